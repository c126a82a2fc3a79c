"""A lesson on a learning platform: it reports score and completion; elsewhere it is silent."""

from __future__ import annotations

from zipfile import ZipFile

import pytest

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


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """Pack a lesson that asks questions."""
    return export_scorm([notebooks()[0]], out=tmp_path_factory.mktemp("scorm"))[0]


@pytest.fixture
def platform(chromium, package):
    """Put the package on a platform."""
    context = chromium.new_context()
    files = ZipFile(package)

    def serve(route):
        name = route.request.url.rsplit("/", 1)[1]
        route.fulfill(body=LMS if name == "lms.html" else files.read(name), content_type="text/html")

    context.route("https://lms.example/**", serve)
    page = context.new_page()
    page.goto("https://lms.example/lms.html")
    yield page
    context.close()


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


def test_without_a_platform_the_page_is_silent(opened, package, tmp_path):
    with ZipFile(package) as files:
        files.extract("index.html", tmp_path)
    page = opened(tmp_path / "index.html")
    answer(page, 0, right=True)
    page.get_by_label("I have read this lesson").check()
    assert "platform" not in page.locator(".ck-done output").text_content()
