"""The pages on phones: a finger, a narrow screen, and the browser's own idea of how wide a page is."""

from __future__ import annotations

import pytest
from browser.conftest import LESSONS
from browser.test_explorer import answer_of
from playwright.sync_api import expect
from record_maker import answer

from calcikit import Progress

PHONES = ["iPhone SE", "iPhone 15", "Pixel 7"]
NARROWEST, *WIDER = PHONES
LEAST = 24
# What a finger has to hit: the control, or the words beside it that do the same. Links within a sentence are
# exempt in WCAG 2.2 (2.5.8), and a link's own words say where it leads.
TARGETS = """(least) => [...document.querySelectorAll('button, select, summary, input, [role=tab]')]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.type !== 'hidden')
  .map((node) => [node, ...(node.labels ?? [])].map((one) => one.getBoundingClientRect()))
  .map((boxes, place, all) => boxes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0])
  .filter((box) => Math.min(box.width, box.height) < least)
  .map((box) => `${Math.round(box.width)} by ${Math.round(box.height)} at ${Math.round(box.top)}`)"""

# The names of stations, single words, that stand on more than one line.
BROKEN = """() => [...document.querySelectorAll('.ck-path__label')].filter((label) => {
  const words = document.createRange();
  words.selectNodeContents(label);
  return new Set([...words.getClientRects()].map((box) => Math.round(box.top))).size > 1;
}).map((label) => label.textContent)"""

# The choices of lists that show less than four fifths of their words; the arrow takes 22 px.
CUT = """() => {
  const pen = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('select')].filter((one) => one.checkVisibility()).filter((one) => {
    const style = getComputedStyle(one);
    pen.font = style.font;
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 22;
    return room < 0.8 * pen.measureText(one.selectedOptions[0].textContent.trim()).width;
  }).map((one) => one.selectedOptions[0].textContent);
}"""


@pytest.fixture(params=PHONES)
def phone(request, playwright):
    """Describe a phone: screen, pixels, finger and what it calls itself."""
    device = dict(playwright.devices[request.param])
    device.pop("default_browser_type")
    return device


@pytest.mark.parametrize(
    ("phone", "name"),
    [*((NARROWEST, name) for name in ["index", *LESSONS]), *((phone, "02-work-up") for phone in WIDER)],
    indirect=["phone"],
)
def test_a_page_fits_a_phone(opened, site, phone, name):
    """Nothing to push sideways, no zooming out to see it all, and every target wide enough for a finger."""
    page = opened(site / f"{name}.html", **phone)
    width = page.evaluate("visualViewport.width")
    assert width == page.evaluate("innerWidth") == phone["viewport"]["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("details").evaluate_all("all => all.forEach((node) => { node.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TARGETS, LEAST) == []
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(CUT) == []


def test_a_finger_does_every_task(opened, site, phone):
    """Pick, turn to another tab, take a change, answer a question: taps alone."""
    page = opened(site / "00-start-here.html", **phone)
    explorer = page.locator(".ck-explorer")
    explorer.locator('input[data-term="vascular"]').tap()
    assert answer_of(explorer) == ("2", "routine_screening")
    explorer.locator('input[data-term="coarse_heterogeneous"]').tap()
    assert answer_of(explorer) == ("4B", "stereotactic_biopsy")
    explorer.locator('[data-tab="change"]').tap()
    explorer.locator('.ck-explorer__changes .ck-explorer__jump[data-value="both_breasts_alike"]').tap()
    assert answer_of(explorer) == ("2", "routine_screening")
    check = page.locator(".ck-self-check").first
    check.get_by_label("Routine screening").tap()
    check.get_by_role("button", name="Check").tap()
    assert check.get_by_role("status").inner_text().startswith("Right")


def test_the_answer_stays_in_sight_while_picking(opened, site, phone):
    """At the control that the finger touches, the bar with category and next step is still on the screen."""
    page = opened(site / "00-start-here.html", **phone)
    explorer = page.locator(".ck-explorer")
    explorer.locator('input[data-term="vascular"]').tap()
    bar = explorer.locator(".ck-explorer__bar")
    assert "Routine screening" in bar.inner_text()
    expect(bar).to_be_in_viewport(ratio=1)
    expect(explorer.locator('input[data-term="vascular"]')).to_be_in_viewport(ratio=1)
    explorer.locator('select[data-attribute="change"]').tap()
    expect(bar).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("phone", [NARROWEST], indirect=True)
def test_the_results_of_a_drill_fit_a_phone(opened, site, phone):
    """Counts are whole beside their bars, a finger can load a record, and no key is told."""
    page = opened(site / "06-practise.html", **phone)
    drill = page.locator(".ck-drill")
    expect(drill.locator(".ck-key").first).to_be_hidden()
    expect(drill.locator(".ck-drill__foot")).not_to_contain_text("Keys:", use_inner_text=True)
    drill.get_by_role("button", name="My results").tap()
    drill.locator(".ck-drill__record summary").tap()
    file = drill.locator("input[type=file]")
    assert file.bounding_box()["height"] >= LEAST
    record = Progress()
    for place in range(40):
        record.add(answer(f"shape-{place}-0", "rim", "rim", confidence=1 + place % 4))
    lines = record.text().encode()
    file.set_input_files({"name": "mine.jsonl", "mimeType": "text/plain", "buffer": lines})
    drill.get_by_role("button", name="All my answers").tap()
    tables = drill.locator(".ck-widget-table:has(.ck-drill__cell)")
    expect(tables).to_have_count(2)
    assert tables.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0


@pytest.mark.parametrize("phone", [NARROWEST], indirect=True)
def test_the_heads_of_the_map_stay_apart_with_text_twice_as_large(opened, site, phone):
    page = opened(site / "explorer.html", **phone)
    page.add_style_tag(content="html { font-size: 200% }")
    names = page.locator(".ck-picker__corner > span")
    assert names.count() == 2
    assert names.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0


@pytest.mark.parametrize("phone", [NARROWEST], indirect=True)
def test_a_wrong_answer_leads_to_the_reason_of_the_right_one(opened, site, phone):
    page = opened(site / "02-work-up.html", **phone)
    check = page.locator(".ck-self-check").first
    wrong = check.locator(".ck-self-check__reason.ck-wrong")
    for place in range(check.locator("input").count()):
        check.locator("input").nth(place).check()
        check.get_by_role("button", name="Check").click()
        if wrong.count():
            wrong.get_by_role("button", name="To the right answer").click()
        expect(check.locator(".ck-self-check__reason.ck-right")).to_be_in_viewport(ratio=0.9)
        check.get_by_role("button", name="Try again").click()
