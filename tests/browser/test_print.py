"""A lesson on paper, printed once from a fresh page: its end is there, and every picture, whole."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter

import pytest
from browser.conftest import LESSONS
from playwright.sync_api import expect
from pypdf import PdfReader

UNDRAWN = '.ck-patch-view__film:is(:not([data-scene]), [data-scene=""])'
SIZES = """all => all
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .filter(one => /^data:image.(jpeg|png|webp)/.test(one.src))
    .map(one => [one.naturalWidth, one.naturalHeight])"""
RESTLESS = """
    let pending = 0;
    const count = (more) => {
        pending += more;
        document.documentElement?.setAttribute("data-pending", pending);
    };
    const whole = Response.prototype.arrayBuffer;
    Response.prototype.arrayBuffer = function () {
        count(1);
        return whole.call(this).finally(() => count(-1));
    };
    const idle = window.requestIdleCallback.bind(window);
    window.requestIdleCallback = (run, options) => {
        count(1);
        return idle((left) => { count(-1); run(left); }, options);
    };
    const soon = window.setTimeout.bind(window);
    window.setTimeout = (run, wait = 0) => wait < 1000 && soon(run, wait);
    window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };
"""
"""A reader who scrolls nowhere, and never waits a second."""

READY = "html[data-ck-settled][data-pending='0']"


def drawn(holder, content):
    """Yield the size of each picture that a page of a PDF draws; one that is cut is drawn on two pages."""
    pictures = (holder.get("/Resources") or {}).get("/XObject", {})
    for name in re.findall(rb"(/\w+) Do\b", content.get_data()):
        found = pictures[name.decode()].get_object()
        if found["/Subtype"] == "/Image":
            yield found["/Width"], found["/Height"]
        else:
            yield from drawn(found, found)


def joined(text):
    """Give the letters of a text: a PDF has its own idea of spaces and ligatures."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text)).lower()


def assert_each_picture_is_printed_whole(page, reader):
    """What the screen shows as an image the sheets draw, and what print shows they draw once each."""
    page.locator("details:not(.ck-widget *)").evaluate_all(
        "all => { for (const one of all) one.open = true; }"
    )
    on_screen = Counter(map(tuple, page.locator("img").evaluate_all(SIZES)))
    page.emulate_media(media="print")
    shown = Counter(map(tuple, page.locator("img").evaluate_all(SIZES)))
    assert not on_screen - shown
    printed = Counter(size for sheet in reader.pages for size in drawn(sheet, sheet.get_contents()))
    assert {size: printed[size] for size in shown} == shown


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_prints_whole_the_first_time(opened, site, name):
    page = opened(site / f"{name}.html")
    expect(page.locator(UNDRAWN)).to_have_count(0)
    reader = PdfReader(io.BytesIO(page.pdf(print_background=True)))
    ends = page.locator("main :is(p, li):not(.ck-widget *, .ck-done)").all_inner_texts()
    last = next(end for end in reversed(ends) if end.strip())
    words = joined(last.split("http")[0])
    assert any(words in joined(sheet.extract_text()) for sheet in reversed(reader.pages))
    assert_each_picture_is_printed_whole(page, reader)


@pytest.mark.parametrize("name", ["01-describe", "05-see"])
def test_what_nobody_looked_at_is_drawn_for_paper(window, site, name):
    page = window().new_page()
    page.add_init_script(RESTLESS)
    page.goto((site / f"{name}.html").as_uri())
    expect(page.locator(READY)).to_be_attached()
    assert page.locator(UNDRAWN).count() > 2
    reader = PdfReader(io.BytesIO(page.pdf(print_background=True)))
    assert page.locator(UNDRAWN).count() == 0
    assert_each_picture_is_printed_whole(page, reader)
    page.close()
