"""The learner's record in a real browser: two tabs, no storage, a full storage, and files to and fro."""

from __future__ import annotations

import json

import pytest
from browser.conftest import reload
from lesson_maker import lesson, write_page
from playwright.sync_api import expect
from record_maker import RECORDER, record_of

from calcikit import Progress
from calcikit.quiz import item_of

KEY = "calcikit.progress.v1"
FILL = """
for (let size = 1 << 22; size; ) {
  try { localStorage.setItem(`fill${size}${Math.random()}`, "x".repeat(size)); } catch { size >>= 1; }
}"""
EMPTY = (
    "Object.keys(localStorage).filter((key) => key.startsWith('fill')).map((key) => delete localStorage[key])"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write a page whose buttons record answers."""
    return write_page(tmp_path_factory.mktemp("record"), lesson(f"{RECORDER}\nRecorder()"))


@pytest.fixture
def tabs(chromium, written):
    """Open tabs of one browser, its storage empty."""
    context = chromium.new_context()

    def tab():
        page = context.new_page()
        page.goto(written.as_uri())
        return page

    yield tab
    context.close()


def answer(page, word="answer"):
    """Press the button and wait until the answer is stored."""
    before = int(page.locator(".stored").inner_text())
    page.get_by_role("button", name=word).click()
    expect(page.locator(".stored")).to_have_text(str(before + 1))


def held(page):
    """Read what the browser keeps."""
    return page.evaluate(
        f"(localStorage.getItem({KEY!r}) ?? '').trim().split('\\n').filter(Boolean).map(JSON.parse)"
    )


def test_two_tabs_at_once_lose_nothing(tabs):
    one, two = tabs(), tabs()
    for page in (one, two, one, two):
        answer(page)
    for page in (one, two):
        expect(page.locator(".count")).to_have_text("4")
    assert len({json.dumps(event) for event in held(one)}) == 4
    assert len({event["learner"] for event in held(one)}) == 1
    assert len({event["sitting"] for event in held(one)}) == 2
    assert one.locator(".problems").inner_text() == ""


def test_answers_are_there_on_another_day(tabs):
    page = tabs()
    answer(page)
    page.goto("about:blank")  # left as a reader leaves it: a tab ended at once may lose what it just kept
    page.close()
    later = tabs()
    if later.locator(".count").inner_text() == "0":  # what was kept may have come after the page had asked
        reload(later)
    expect(later.locator(".count")).to_have_text("1")


def test_answers_given_in_one_moment_are_all_kept(tabs):
    pages = [tabs(), tabs()]
    for page in pages:
        page.evaluate("[...Array(20)].forEach(() => document.querySelector('.answer').click())")
    for page in pages:
        expect(page.locator(".count")).to_have_text("40")
    assert len(held(pages[0])) == 40


def test_where_nothing_may_be_kept_the_page_works_and_says_so(chromium, written, tmp_path):
    """A learning platform may show a page in a sandbox: reading its storage is an error then."""
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<iframe sandbox="allow-scripts" title="page" width="900" src="{written.as_uri()}"></iframe>',
        encoding="utf-8",
    )
    page = chromium.new_page()
    page.goto(frame.as_uri())
    inside = page.frame_locator("iframe")
    inside.get_by_role("button", name="answer").click()
    expect(inside.locator(".stored")).to_have_text("1")
    expect(inside.locator(".count")).to_have_text("1")
    expect(inside.locator(".problems")).to_contain_text("lets the page keep nothing")
    expect(inside.locator(".problems")).to_contain_text("Download your record")
    page.close()


def test_a_full_storage_is_said_and_costs_no_answer(tabs):
    page = tabs()
    answer(page)
    page.evaluate(FILL)
    answer(page)
    expect(page.locator(".problems")).to_contain_text("storage is full")
    assert len(held(page)) == 1
    assert len(record_of(page.locator(".text").input_value()).events) == 2
    page.evaluate(EMPTY)
    answer(page)
    assert page.locator(".problems").inner_text() == ""
    assert len(held(page)) == 3


def test_python_reads_what_the_page_wrote_and_the_page_what_python_wrote(tabs, tmp_path):
    page = tabs()
    answer(page)
    download = tmp_path / "from-the-page.jsonl"
    download.write_text(page.locator(".text").input_value(), encoding="utf-8")
    record = Progress.open(tmp_path / "mine.jsonl")
    assert record.load(download) == 1
    assert record.learner == held(page)[0]["learner"]
    record.add(source="case", item="case-1", kind="recall", truth="yes", said="no", credit=0, right=False)
    page.locator(".text").fill((tmp_path / "mine.jsonl").read_text(encoding="utf-8") + "torn {\n")
    page.get_by_role("button", name="load").click()
    expect(page.locator(".loaded")).to_have_text("1 new; line 3: not valid JSON.")
    expect(page.locator(".count")).to_have_text("2")
    assert [event["source"] for event in held(page)] == ["drill", "case"]


def test_python_counts_what_the_drill_page_counts(chromium, tmp_path):
    path = write_page(tmp_path, lesson('import calcikit as ck\nck.Drill(kinds="category", n=10)'))
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    for turn in range(8):
        page.locator(".ck-drill__option input").nth(turn % 2).check()
        page.locator(".ck-drill__sure button:visible").nth(turn % 4).click()
        page.get_by_role("button", name="Next question").click()
    page.get_by_role("button", name="My results").click()
    page.locator(".ck-drill__record summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download it").click()
    download.value.save_as(tmp_path / "drill.jsonl")
    record = Progress.open(tmp_path / "drill.jsonl")
    right = record.score().loc["all", "right"]
    expect(page.locator(".ck-drill__score strong")).to_have_text(f"{right} of 8 right")
    assert record.problems == ()
    assert record.calibration().table["answers"].tolist() == [2, 2, 2, 2]
    for event in record.events.itertuples():
        item = item_of(event.item)
        credits = {option.id: option.credit for option in item.options}
        assert (event.truth, event.credit) == (item.truth, credits[event.said])
    context.close()
