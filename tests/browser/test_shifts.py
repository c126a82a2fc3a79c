"""Nothing jumps below the hand: an answer, a pick or a tab moves what stands around it by at most 0.02."""

from __future__ import annotations

import pytest
from browser.conftest import LESSONS

LIMIT = 0.02
"""Of the window that moves, times how far: what Chromium counts as a layout shift."""
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
DRILL = ("06-practise", "#drill:seed=7&n=20", ".ck-drill")
LAB = ("04-evidence", "", ".ck-evidence-lab")
EXPLORER = ("02-work-up", "", ".ck-explorer")
WIDGETS = {
    "drill": (*DRILL, [".ck-drill__option input", ".ck-drill__sure button"]),
    # Which image is asked for is by chance, and so is whether the first is right.
    "contrast": ("05-see", "", ".ck-contrast", 6 * ['[data-turn="test"]', '[data-answer="0"]']),
    "lab": (*LAB, ['input[value="screening"]', 'input[value="collection"]']),
    "explorer": (*EXPLORER, ['[data-term="vascular"]', '[data-term="round"]', '[data-tab="why"]']),
    "case": ("07-cases", "", ".ck-case-walk", ['[data-ck="next"]', '[data-ck="next"]']),
}
# Presses one thing after the other, each when it is there, and adds up the shifts of each press.
SHIFTS = """async ([widget, presses]) => {
    const frame = () => new Promise(requestAnimationFrame);
    let moved = 0;
    const add = entries => { for (const { value } of entries) moved += value; };
    const watch = new PerformanceObserver(list => add(list.getEntries()));
    watch.observe({ type: "layout-shift" });
    const there = async selector => {
        let found;
        while (!(found = widget.querySelector(selector)) || found.disabled) await frame();
        return found;
    };
    const settled = async () => { for (let n = 0; n < 2; n += 1) await frame(); };
    const shifts = [];
    widget.scrollIntoView();
    await settled();
    for (const selector of presses) {
        const one = await there(selector);
        add(watch.takeRecords());
        moved = 0;
        one.click();
        await settled();
        add(watch.takeRecords());
        shifts.push(moved);
    }
    watch.disconnect();
    return shifts;
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_an_answered_question_moves_nothing(opened, site, lesson, size):
    page = opened(site / f"{lesson}.html", viewport=SIZES[size])
    checks = page.locator(".ck-self-check").element_handles()
    assert len(checks) > 1
    for check in checks:
        answered = page.evaluate(SHIFTS, [check, ["input:not(:checked)", "button", "button:nth-child(2)"]])
        assert max(answered) <= LIMIT, (check.inner_text(), answered)


# How far what is kept for the reasons of a question reaches over what fills it until then: the card of its
# option, which is as wide as the question, or below the options the frame with "Check".
OVERHANG = """check => {
    const box = (one) => check.querySelectorAll(one);
    const beside = getComputedStyle(box(".ck-self-check__reasons")[0]).display === "grid";
    return Math.max(...[...box(".ck-self-check__reason")].map((reason, number) => {
        const kept = reason.getBoundingClientRect();
        const frame = beside ? box(".ck-self-check__option")[number] : box(".ck-self-check__start")[0];
        const filled = frame.getBoundingClientRect();
        const across = beside ? Math.max(filled.left - kept.left, kept.right - filled.right) : 0;
        return Math.max(filled.top - kept.top, kept.bottom - filled.bottom, across);
    }));
}"""


@pytest.mark.parametrize("size", SIZES)
def test_the_room_for_reasons_is_no_hole(opened, site, size):
    page = opened(site / "03-after-the-biopsy.html", viewport=SIZES[size])
    for check in page.locator(".ck-self-check").all():
        assert check.evaluate(OVERHANG) <= 1
        question = check.locator(".ck-self-check__asked strong").inner_text()
        assert question.endswith("?")
        assert "." not in question


def test_a_question_keeps_its_height_on_the_narrowest_screen(opened, site):
    """Also where the verdict hardly finds room beside the button."""
    page = opened(site / "03-after-the-biopsy.html", viewport={"width": 320, "height": 700})
    for check in page.locator(".ck-self-check").all():
        before = check.bounding_box()["height"]
        check.locator("input").last.check()
        check.get_by_role("button", name="Check").click()
        assert check.bounding_box()["height"] == pytest.approx(before, abs=1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("widget", WIDGETS)
def test_a_choice_moves_nothing(opened, site, widget, size):
    name, link, place, presses = WIDGETS[widget]
    page = opened(site / f"{name}.html", link, viewport=SIZES[size])
    root = page.locator(place).first.element_handle()
    shifts = page.evaluate(SHIFTS, [root, presses])
    assert max(shifts) <= LIMIT, [*zip(presses, shifts, strict=True)]


@pytest.mark.parametrize("size", SIZES)
def test_the_drill_is_as_high_after_an_answer_as_before(opened, site, size):
    page = opened(site / "06-practise.html", DRILL[1], viewport=SIZES[size])
    drill = page.locator(".ck-drill")
    before = drill.bounding_box()["height"]
    drill.locator(".ck-drill__option input").nth(1).check()
    drill.locator(".ck-drill__sure button").last.click()
    drill.locator(".ck-drill__feedback").wait_for()
    assert drill.bounding_box()["height"] == pytest.approx(before, abs=1)


TOP = "node => node.getBoundingClientRect().top"


def test_a_pressed_image_stays_where_it_was_pressed(opened, site):
    page = opened(site / "index.html", viewport=SIZES["phone"])
    for image in page.locator(".ck-hero-choices summary").all():
        image.scroll_into_view_if_needed()
        for _ in range(2):  # what another one opened before it is gone then
            before = image.evaluate(TOP)
            image.click()
        assert image.evaluate(TOP) == pytest.approx(before, abs=1)


def test_an_answer_does_not_scroll_away_from_the_image_that_was_tapped(opened, site):
    page = opened(site / "05-see.html", viewport=SIZES["phone"])
    page.locator('[data-turn="test"]').first.click()
    image = page.locator(".ck-contrast").first.locator(".ck-tap").nth(1).element_handle()
    image.scroll_into_view_if_needed()
    before = image.evaluate(TOP)
    image.click()
    assert page.locator(".ck-contrast").first.locator(".ck-tap__pin").count() == 1
    assert image.evaluate(TOP) == pytest.approx(before, abs=60)


def test_checking_near_the_edge_leaves_the_question_in_sight(opened, site):
    page = opened(site / "00-start-here.html", viewport=SIZES["phone"])
    check = page.locator(".ck-self-check").nth(1)
    check.locator("input").first.check()
    button = check.get_by_role("button", name="Check")
    button.evaluate("node => scrollBy(0, node.getBoundingClientRect().bottom - innerHeight + 4)")
    before = page.evaluate("scrollY")
    button.click()
    assert abs(page.evaluate("scrollY") - before) < 150


@pytest.mark.parametrize("term", ["skin", "vascular", "fine_pleomorphic"])
@pytest.mark.parametrize("size", SIZES)
def test_a_pick_at_the_top_of_a_page_does_not_move_the_map(opened, site, size, term):
    page = opened(site / "explorer.html", viewport=SIZES[size])
    cell = page.locator(".ck-picker__cell").first
    before = cell.evaluate("node => node.getBoundingClientRect().top + scrollY")
    page.locator(f'.ck-picker input[data-term="{term}"]').first.check(force=True)
    page.locator(f'.ck-picker__head:has(input[data-term="{term}"]:checked)').first.wait_for()
    assert cell.evaluate("node => node.getBoundingClientRect().top + scrollY") == pytest.approx(before, abs=1)
