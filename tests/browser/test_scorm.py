"""A lesson on a learning platform: it reports score and completion; elsewhere it is silent."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from browser.conftest import UNMOUNTED
from playwright.sync_api import expect

from calcikit._data import notebooks
from calcikit.export import export_scorm

LMS = """<!doctype html><title>platform</title><script>
const kept = JSON.parse(sessionStorage.getItem("kept") ?? "{}"), called = [];
window.API = {
  LMSInitialize: () => { called.push("begin"); return "true"; },
  LMSFinish: () => {
    sessionStorage.setItem("kept", JSON.stringify(kept));
    called.push("end");
    return "true";
  },
  LMSGetValue: (name) => kept[name] ?? "",
  LMSSetValue: (name, value) => { kept[name] = value; return "true"; },
  LMSCommit: () => "true",
};</script><iframe src="index.html" width="1000" height="800"></iframe>"""


OPENER = LMS.partition("<iframe")[0] + "<script>addEventListener('click', () => open('player.html'))</script>"
PLAYER = '<!doctype html><title>player</title><iframe src="index.html" width="1000" height="800"></iframe>'
CLOSED = LMS.replace('return "true"; },\n  LMSFinish', 'return "false"; },\n  LMSFinish')
REAL = """<!doctype html><title>platform</title><script src="scorm-again.js"></script><script>
window.API = new Scorm12API({ autocommit: false, logLevel: 4 });
</script><iframe src="index.html" width="1000" height="800"></iframe>"""


@pytest.fixture(scope="session")
def scorm_again(npm_package):
    """Read scorm-again, a platform's side of SCORM."""
    return (npm_package("scorm-again@3.4.3") / "dist" / "scorm12.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def package(executed_lessons, bare_site, tmp_path_factory):
    """Pack a lesson that asks questions; its pictures are those that were drawn for `bare_site`."""
    first = executed_lessons / notebooks()[0].name
    return export_scorm([first], out=tmp_path_factory.mktemp("scorm"))[0]


@pytest.fixture
def on_platform(chromium, package):
    """Put the package on a platform, whose pages are named."""
    context = chromium.new_context()
    held = ZipFile(package)

    def show(first, **files):
        def serve(route):
            name = route.request.url.rsplit("/", 1)[1]
            content = files.get(name.partition(".")[0]) or held.read(name)
            kind = "text/javascript" if name.endswith(".js") else "text/html"
            route.fulfill(body=content, content_type=kind)

        context.route("https://lms.example/**", serve)
        page = context.new_page()
        page.goto(f"https://lms.example/{first}")
        return page

    yield show
    context.close()


@pytest.fixture
def platform(on_platform):
    """Put the package into a frame of a platform."""
    return on_platform("lms.html", lms=LMS)


def kept(page):
    """Read what the platform holds."""
    return page.evaluate("() => kept")


def answer(frame, number, *, right):
    """Answer a question as its own data says."""
    check = frame.locator(".ck-self-check").nth(number)
    for option in check.locator(".ck-self-check__option").all():
        option.locator("input").check()
        check.get_by_role("button", name="Check").click()
        if check.get_by_role("status").inner_text().startswith("Right") == right:
            return
        check.get_by_role("button", name="Try again").click()


def test_score_and_completion_reach_the_platform_and_are_kept(platform):
    frame = platform.frame_locator("iframe")
    frame.locator(".ck-self-check").first.wait_for()
    platform.wait_for_function("() => kept['cmi.core.lesson_status'] === 'incomplete'")
    expect(frame.locator(UNMOUNTED)).to_have_count(0)
    count = frame.locator(".ck-self-check").count()
    answer(frame, 0, right=True)
    assert kept(platform)["cmi.core.score.raw"] == str(round(100 / count))
    assert (kept(platform)["cmi.core.score.min"], kept(platform)["cmi.core.score.max"]) == ("0", "100")
    frame.get_by_label("I have read this lesson").check()
    assert kept(platform)["cmi.core.lesson_status"] == "completed"
    assert "Reported to your learning platform" in frame.locator(".ck-done output").text_content()

    platform.evaluate("document.querySelector('iframe').src = 'about:blank'")
    platform.wait_for_function("() => called.at(-1) === 'end'")
    assert platform.evaluate("() => called") == ["begin", "end"]
    assert kept(platform)["cmi.core.session_time"].count(":") == 2

    platform.reload()
    frame.locator(".ck-self-check").nth(1).wait_for()
    assert frame.get_by_label("I have read this lesson").is_checked()
    answer(frame, 1, right=True)
    assert kept(platform)["cmi.core.score.raw"] == str(round(200 / count))
    answer_again = frame.locator(".ck-self-check").nth(1)
    answer_again.get_by_role("button", name="Try again").click()
    answer(frame, 1, right=False)
    assert kept(platform)["cmi.core.score.raw"] == str(round(100 / count))


def test_a_frame_in_a_popup_reports_to_the_window_that_opened_the_popup(on_platform):
    page = on_platform("opener.html", opener=OPENER, player=PLAYER)
    with page.expect_popup() as popup:
        page.locator("html").click()
    frame = popup.value.frame_locator("iframe")
    frame.locator(".ck-self-check").first.wait_for()
    frame.get_by_label("I have read this lesson").check()
    assert kept(page)["cmi.core.lesson_status"] == "completed"
    assert "Reported to your learning platform" in frame.locator(".ck-done output").text_content()


def test_a_platform_that_lets_nobody_in_is_named_and_no_tick_pretended(on_platform):
    page = on_platform("lms.html", lms=CLOSED)
    frame = page.frame_locator("iframe")
    frame.locator(".ck-self-check").first.wait_for()
    said = frame.locator(".ck-done output")
    assert "takes no report from this page now" in said.text_content()
    frame.get_by_label("I have read this lesson").check()
    assert "takes no report from this page now" in said.text_content()
    assert kept(page) == {}


def test_scorm_again_takes_what_the_page_reports_and_links_leave_the_frame_alone(on_platform, scorm_again):
    page = on_platform("lms.html", lms=REAL, **{"scorm-again": scorm_again})
    frame = page.frame_locator("iframe")
    frame.locator(".ck-self-check").first.wait_for()
    expect(frame.locator(UNMOUNTED)).to_have_count(0)
    count = frame.locator(".ck-self-check").count()
    answer(frame, 0, right=True)
    frame.get_by_label("I have read this lesson").check()
    told = page.evaluate(
        "() => ['lesson_status', 'score.raw'].map(key => API.lmsGetValue(`cmi.core.${key}`))"
    )
    assert told == ["completed", str(round(100 / count))]
    outward = frame.locator("a[href^='http']")
    assert outward.count() > 3
    assert set(outward.evaluate_all("links => links.map(link => link.target)")) == {"_blank"}


def test_without_a_platform_the_page_is_silent(opened, package, tmp_path):
    with ZipFile(package) as files:
        files.extract("index.html", tmp_path)
    page = opened(tmp_path / "index.html")
    answer(page, 0, right=True)
    page.get_by_label("I have read this lesson").check()
    said = page.locator(".ck-done output").text_content()
    assert said == "Kept in this browser alone; nothing is reported."
