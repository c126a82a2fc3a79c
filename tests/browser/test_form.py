"""A form in a page: fixed questions, no word about right or wrong until the end, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from browser.conftest import reload
from browser.jupyter import wait_until
from playwright.sync_api import expect
from record_maker import record_of

import calcikit as ck
from calcikit.export import export_form
from calcikit.quiz import exam_form

KEY = "calcikit.progress.v1"
# Lets the first answer of a record be one that its question does not offer.
ANOTHER = """key => {
    const kept = localStorage.getItem(key);
    localStorage.setItem(key, kept.replace(/"said": ?"[^"]+"/, '"said":"gone"'));
}"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """Write the page of the first form."""
    return export_form("before", tmp_path_factory.mktemp("form") / "before.html")


def answers(page):
    """Return the record as the browser keeps it."""
    return record_of(page.evaluate(f"localStorage.getItem({KEY!r}) ?? ''")).events


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_a_form_asks_all_says_nothing_and_then_tells(opened, page_file, faults, scheme, width):
    page = opened(page_file, color_scheme=scheme, viewport={"width": width, "height": 780})
    form, items = page.locator(".ck-drill"), exam_form("before").items
    form.get_by_role("button", name="Begin").press("Enter")
    for number, item in enumerate(items, 1):
        expect(form.locator(".ck-drill__where")).to_contain_text(f"question {number} of 24")
        expect(form.locator(f'[data-item="{item.id}"]')).to_be_visible()
        assert form.locator(".ck-drill__words, .ck-tap").count() == 0
        if number == 2:
            assert faults(page, ".ck-drill") == []
        if number == 5:
            reload(page)
            expect(form.locator(f'[data-item="{item.id}"]')).to_be_visible()
            form.locator(".ck-drill__stem").focus()
        right = [option.right for option in item.options].index(True)
        page.keyboard.press(str(right + 1 if number % 2 else 1))
        page.keyboard.press("3")
        assert form.locator(".ck-right, .ck-wrong, .ck-drill__feedback").count() == 0
    expect(form.locator("h2")).to_be_focused()
    given = answers(page)
    assert given["item"].tolist() == [item.id for item in items]
    assert set(given["source"] + given["form"]) == {"formbefore"}
    assert given["right"].tolist()[::2] == [True] * 12
    assert f"{given['right'].sum()} of 24 right" in form.inner_text()
    form.locator(".ck-drill__review summary").first.click()
    expect(form.locator(".ck-drill__review .ck-right")).to_have_count(1)
    assert faults(page, ".ck-drill") == []
    reload(page)
    expect(form.locator("h2")).to_be_visible()
    assert len(answers(page)) == 24
    page.evaluate(ANOTHER, KEY)
    reload(page)
    form.locator(".ck-drill__review summary").first.click()
    expect(form.locator(".ck-drill__review").first).to_contain_text("has changed since")


def test_who_cannot_see_images_takes_a_form_in_words_and_the_record_says_so(opened, page_file):
    page = opened(page_file)
    form = page.locator(".ck-drill")
    form.get_by_role("button", name="images in words").press("Enter")
    items = exam_form("before").items
    pictured = next(number for number, item in enumerate(items) if item.pictures)
    for item in items[:pictured]:
        expect(form.locator(f'[data-item="{item.id}"]')).to_be_visible()
        page.keyboard.press("1")
        page.keyboard.press("1")
    words = form.locator(".ck-drill__words")
    words.locator("summary").click()
    expect(words).to_contain_text("Simulated")
    form.locator(".ck-drill__stem").focus()
    page.keyboard.press("1")
    page.keyboard.press("1")
    expect(form.locator(f'[data-item="{items[pictured].id}"]')).to_have_count(0)
    assert answers(page)["described"].all()
    reload(page)
    expect(form.locator(".ck-drill__stem")).to_be_visible()
    page.keyboard.press("Tab")
    form.locator(".ck-drill__stem").focus()
    page.keyboard.press("1")
    page.keyboard.press("1")
    expect(form.locator(".ck-drill__where")).to_contain_text(f"question {pictured + 3} of 24")
    assert answers(page)["described"].all()


def test_a_form_and_a_tap_work_in_jupyterlab(notebook, server):
    """Python makes each question of the form, the file has each answer; the arrow keys stay in the image."""
    cells = (
        'import calcikit as ck\nck.Drill(form="before", record="form.jsonl")',
        'ck.Contrast("punctate-amorphous")',
    )
    taken = notebook("form", *cells)
    page, file = taken.page, server.folder / "form.jsonl"
    taken.run(0)
    form = page.locator(".ck-drill")
    form.get_by_role("button", name="Begin").click()
    first, following = exam_form("before").items[:3], exam_form("before").items[3]
    for number, item in enumerate(first, 1):
        expect(form.locator(f'[data-item="{item.id}"]')).to_be_visible()
        expect(form.locator(".ck-drill__where")).to_have_text(f"Before the course: question {number} of 24")
        page.keyboard.press("1")
        page.keyboard.press("4")
        wait_until(lambda number=number: len(ck.Progress.open(file).events) == number)
        assert form.locator(".ck-right, .ck-wrong").count() == 0
    assert set(ck.Progress.open(file).events["form"]) == {"before"}
    expect(form.locator(f'[data-item="{following.id}"]')).to_be_visible()  # it takes the keys
    taken.run(1)
    pair = page.locator(".ck-contrast")
    pair.get_by_role("button", name="Hide the names and test me").click()
    image = pair.get_by_role("application").first
    image.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(pair.locator(".ck-contrast__verdict")).to_contain_text(
        re.compile("Right.*Your tap is|You were asked for")
    )
