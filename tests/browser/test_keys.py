"""Keys alone: what is in focus stays there, in sight, and what changes is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

LOW = {"width": 320, "height": 256}
"""A window of 1280 x 1024 at 400%."""


@pytest.fixture
def explorer(opened, site):
    return opened(site / "explorer.html").locator(".ck-explorer")


def test_another_mode_of_a_case_keeps_the_answers_and_the_focus(opened, site):
    walk = opened(site / "07-cases.html").locator(".ck-case-walk").last
    walk.locator(".ck-option input").first.check()
    kept = walk.locator(".ck-case-walk__stage").inner_text()
    mode = walk.locator(".ck-case-walk__modes input:checked")
    mode.focus()
    for key in ("ArrowLeft", "ArrowRight"):
        walk.page.keyboard.press(key)
        expect(mode).to_be_focused()
    assert walk.locator(".ck-case-walk__stage").inner_text() == kept


def test_a_list_of_cases_is_walked_by_arrows_and_each_is_told(opened, site):
    walk = opened(site / "07-cases.html").locator(".ck-case-walk").last
    cases = walk.locator("select[data-ck=case]")
    cases.select_option(index=0)
    cases.focus()
    for number in (1, 2):
        walk.page.keyboard.press("ArrowDown")
        expect(cases).to_be_focused()
        title = walk.locator("[data-ck=title]").inner_text()
        assert f"{number + 1}. {title}" in cases.locator("option").nth(number).inner_text()
        expect(walk.locator("> [role=status]")).to_have_text(title)


def test_a_link_to_a_case_leads_the_keys_there(opened, site):
    page = opened(site / "index.html")
    link = page.locator(".ck-cases a, a[href*='07-cases.html#']").last
    with page.expect_navigation():
        link.press("Enter")
    expect(page.locator("[data-ck=title]:focus")).to_have_count(1)


def test_arrows_lead_through_what_can_be_added_and_enter_adds_it(explorer):
    more, tags = explorer.locator('select[data-attribute="more"]'), explorer.locator(".ck-choices__tag")
    more.focus()
    for _ in range(3):
        explorer.page.keyboard.press("ArrowDown")
    expect(tags).to_have_count(0)
    words = more.locator("option:checked").inner_text()
    explorer.page.keyboard.press("Enter")
    expect(tags).to_have_count(1)
    assert words in tags.inner_text()


def test_a_chip_and_a_way_to_more_lead_the_keys_on(explorer):
    chips = explorer.locator(".ck-result__moves button")
    chips.first.press("Enter")
    expect(explorer.locator(".ck-result__moves button:focus")).to_have_count(1)
    explorer.locator(".ck-result__moves .ck-result__more").press("Enter")
    expect(explorer.locator('[data-tab="change"]')).to_be_focused()
    explorer.locator(".ck-result__because button").press("Enter")
    expect(explorer.locator('[data-tab="why"]')).to_be_focused()


def test_a_definition_is_told_and_comes_in_sight(opened, site):
    page = opened(site / "explorer.html", viewport=LOW)
    card = page.locator(".ck-explorer__card:visible")
    for told in (
        'input[data-term="amorphous"]',
        'input[value="diagnostic"]',
        'select[data-attribute="change"]',
    ):
        page.locator(told).press("?")
        expect(card).to_have_role("status")
        expect(card).to_be_in_viewport()
        page.locator(told).press("Escape")


def test_what_is_kept_is_told(explorer):
    told = explorer.locator(".ck-choices__acts > .ck-sr")
    expect(told).not_to_contain_text("Kept")
    explorer.locator('.ck-choices [data-ck="pin"]').press("Enter")
    expect(told).to_contain_text("Kept to compare.")
    explorer.locator('input[data-term="round"]').check()
    expect(told).not_to_contain_text("Kept")


@pytest.mark.parametrize("seed", [3, 7])
def test_the_option_in_focus_stays_in_sight(opened, site, seed):
    drill = opened(site / "06-practise.html", f"#drill:seed={seed}&n=10", viewport=LOW).locator(".ck-drill")
    drill.locator(".ck-option input").first.press(" ")
    expect(drill.locator(".ck-option").first).to_be_in_viewport()


def test_the_truth_of_a_pair_is_hidden_while_it_is_asked(opened, site):
    pair = opened(site / "05-see.html").locator(".ck-contrast").first
    marks = pair.get_by_role("button", name="Mark the particles")
    pair.locator('[data-turn="test"]').click()
    expect(marks.first).to_be_disabled()
    pair.locator("[data-answer]").first.click()
    expect(marks.first).to_be_enabled()


def test_where_one_is_in_a_page_is_not_told_at_every_scroll(opened, site):
    page = opened(site / "00-start-here.html")
    assert page.locator(".ck-contents :is(output, [role=status], [aria-live])").count() == 0
    expect(page.locator(".ck-contents summary")).to_contain_text("0 of")


def test_pressed_and_full_are_seen_in_forced_colours(opened, site):
    drill = opened(site / "06-practise.html", forced_colors="active").locator(".ck-drill")
    drill.get_by_role("button", name="My results").click()
    pressed = drill.locator("button[aria-pressed=true]").first
    assert pressed.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


# As in JupyterLab, where bars lie above the box that scrolls.
BARS = """html { overflow: hidden; height: 100vh }
body { position: fixed; inset: 240px 0 0; overflow: auto; scroll-behavior: auto }"""
UNDER_THE_BARS = """([node, place]) => {
    document.body.scrollTop += node.getBoundingClientRect().top - place;
}"""


@pytest.mark.parametrize(
    ("lesson", "seen", "ways"),
    [("07-cases", "[data-ck=text]", ["Continue"]), ("06-practise", ".ck-drill", ["My results", "Go on"])],
)
def test_what_the_keys_are_led_to_does_not_lie_under_the_bars_of_jupyterlab(opened, site, lesson, seen, ways):
    page = opened(site / f"{lesson}.html")
    page.add_style_tag(content=BARS)
    node = page.locator(seen).first
    for name in ways:
        page.evaluate(UNDER_THE_BARS, [node.element_handle(), 60])
        page.get_by_role("button", name=name).first.evaluate("button => button.click()")
        expect(page.locator("main :focus")).to_have_count(1)
        assert 240 <= page.locator("main :focus").bounding_box()["y"] < 900


def test_a_slider_says_what_stands_beside_it_and_once(opened, site):
    page = opened(site / "05-see.html")
    film = page.locator(".ck-contrast").first
    film.get_by_text("Contrast", exact=True).first.click()
    slider = film.get_by_role("slider", name="Contrast", exact=True)
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == slider.locator("+ span").inner_text() != "100%"
    assert film.locator(".ck-slider :is(output, [role=status])").count() == 0
