"""What WCAG 2.2 AA asks for beyond axe-core: names, states, focus in sight, spacing, motion, colours."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from browser.conftest import LESSONS, LISTEN, SETTLED
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}

SPACING = """* { line-height: 1.5 !important }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""


def test_a_page_is_sound(each_page, faults):
    """One heading of the first order, a language, and nothing that axe-core objects to."""
    assert each_page.locator("h1").count() == 1
    assert each_page.evaluate("document.documentElement.lang") == "en"
    assert faults(each_page) == []


# What of the focused control can be hit by a finger or seen by an eye: at least one of nine points of it.
# Resolves to the control once that is so; to the control and false where it still is not after ten seconds.
FOCUSED = """() => new Promise(told => {
    const node = document.activeElement, since = performance.now(), shares = [0.1, 0.5, 0.9];
    if (node === document.body) return told(["", true]);
    const look = () => {
        const box = node.getBoundingClientRect(), label = node.labels?.[0];
        const seen = shares.some(x => shares.some(y => {
            const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
            if (!hit || hit === document.body) return false;
            return node.contains(hit) || hit.contains(node) || label?.contains(hit) || false;
        }));
        if (seen || performance.now() - since > 10_000) told([node.outerHTML.slice(0, 160), seen]);
        else requestAnimationFrame(look);
    };
    look();
})"""
EVERY_FOCUS = f"""async () => {{
    const found = [], all = "a[href], button, input, select, summary, [tabindex='0']";
    for (const node of document.querySelectorAll(all)) {{
        node.focus();
        if (document.activeElement === node) found.push(await ({FOCUSED})());
    }}
    return found;
}}"""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_keys_lead_through_a_page_in_sight(opened, site, key):
    page = opened(site / f"{LESSONS[0]}.html", viewport=PHONE)
    page.evaluate(SETTLED)
    if key == "Shift+Tab":
        page.evaluate("() => { scrollTo(0, 1e6); [...document.querySelectorAll('a')].at(-1).focus(); }")
    seen = set()
    for _ in range(400):
        page.keyboard.press(key)
        here, in_sight = page.evaluate(FOCUSED)
        if not here:
            break
        assert in_sight, here
        seen.add(here)
    assert len(seen) > 20


CUT = """all => all.filter(node => node.offsetParent && getComputedStyle(node).overflow !== 'visible'
    && node.scrollHeight > node.clientHeight + 2).map(node => node.outerHTML.slice(0, 120))"""
MEASURE = (
    "all => Math.max(...all.map(node => node.clientWidth / parseFloat(getComputedStyle(node).fontSize)))"
)


def test_a_page_holds_at_every_size_and_spacing(each_page):
    """640 is twice the text size on 1280; on 4K lines do not grow; spacing as in WCAG 1.4.12."""
    for width in (3840, 1280, 768, 640, 320):
        each_page.set_viewport_size({"width": width, "height": 900})
        assert each_page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
        assert each_page.locator("main > p").evaluate_all(MEASURE) <= 45
    spacing = each_page.add_style_tag(content=SPACING)
    assert each_page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    texts = each_page.locator("main :is(p, li, label, legend, button, summary, td, th, dd):not(.ck-sr)")
    assert texts.evaluate_all(CUT) == []
    spacing.evaluate("node => node.remove()")


def test_the_focus_is_never_hidden(each_page):
    """WCAG 2.4.11, on a phone, where a bar stays at the top of the explorer."""
    each_page.set_viewport_size(PHONE)
    each_page.evaluate(SETTLED)
    found = each_page.evaluate(EVERY_FOCUS)
    assert len(found) > (20 if Path(each_page.url).stem in LESSONS else 2)
    assert [here for here, in_sight in found if not in_sight] == []


def test_nothing_moves_for_those_who_ask_for_it(opened, site):
    page = opened(site / "02-work-up.html", reduced_motion="reduce")
    page.locator(".ck-term").first.click()
    page.locator('.ck-explorer input[data-term="vascular"]').first.check()
    running = (
        "() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 0).length"
    )
    assert page.evaluate(running) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_keep_focus_choice_and_category(opened, site):
    page = opened(site / "00-start-here.html", forced_colors="active")
    explorer = page.locator(".ck-explorer")
    radio = explorer.locator('input[data-term="amorphous"]')
    radio.focus()
    page.keyboard.press("ArrowDown")
    style = (
        "node => { const s = getComputedStyle(node); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
    )
    kind, width = explorer.locator(":focus-visible").evaluate(style)
    assert kind != "none"
    assert width >= 2
    badge = explorer.locator('[data-ck="category"] .ck-badge').first
    assert badge.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
    tabs = explorer.get_by_role("tab")
    underlined = "all => all.map(tab => parseFloat(getComputedStyle(tab).borderBottomWidth) > 0)"
    assert tabs.evaluate_all(underlined) == [True] + [False] * (tabs.count() - 1)
    word = page.locator(".ck-term").first
    assert "underline" in word.evaluate("node => getComputedStyle(node).textDecorationLine")


NAMELESS = """all => all.filter(node => node.checkVisibility({visibilityProperty: true}))
    .filter(node => !(node.labels?.[0]?.innerText || node.ariaLabel || node.innerText)?.trim())
    .map(node => node.outerHTML)"""


def test_the_explorer_says_what_it_is(opened, site):
    """Roles, names and states, as a screen reader gets them."""
    page = opened(site / "00-start-here.html")
    expect(page.locator(".ck-explorer")).to_match_aria_snapshot("""
        - status
        - radiogroup "Morphology (shape)":
          - radio "Amorphous" [checked]
        - radiogroup "Distribution (arrangement)":
          - radio "Grouped" [checked]
        - group "Category of each pair, all else as picked"
        - group "More about this finding"
        - group "Image of what you see"
        - group "What to do":
          - list "The path, and where she stands"
        - tablist "About this answer":
          - tab "Plan" [selected]
          - tab /change/
          - tab "Report"
          - tab "Patient"
        - tabpanel "Plan"
        """)
    controls = page.locator(".ck-explorer :is(input, select, button, summary)")
    assert controls.evaluate_all(NAMELESS) == []


def test_a_question_says_what_it_is_and_what_came_of_it(opened, site):
    page = opened(site / "00-start-here.html")
    check = page.locator(".ck-self-check").first
    expect(check).to_match_aria_snapshot("""
        - radiogroup /Answer before you read/:
          - radio [checked=false]
          - radio [checked=false]
        - button "Check" [disabled]
        """)
    check.locator("[role=status]").evaluate(LISTEN)
    check.locator("input").first.check()
    check.get_by_role("button", name="Check").click()
    said = page.evaluate("told")
    assert len(said) == 1
    assert said[0].strip()
    expect(check).to_match_aria_snapshot("""
        - radiogroup /Answer before you read/:
          - radio [checked]
          - radio [disabled]
        - list
        - status: /Right|Not quite/
        - button "Try again"
        """)


def test_the_page_says_where_one_is(opened, site):
    page = opened(site / "01-describe.html")
    expect(page.locator("body")).to_match_aria_snapshot("""
        - link "Skip to the text"
        - banner:
          - paragraph:
            - 'link "calcikit: all lessons"'
        - navigation "On this page"
        - main:
          - heading [level=1]
          - group: /Terms of this page/
          - paragraph:
            - checkbox "I have read this lesson" [checked=false]
        - navigation "Lessons":
          - paragraph:
            - link
          - paragraph:
            - link
        - contentinfo
        """)
    headings = page.locator("main :is(h1, h2, h3, h4)")
    levels = headings.evaluate_all("all => all.map(node => Number(node.tagName[1]))")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_count_of_a_search_is_told_once(opened, site):
    page = opened(site / "index.html")
    page.locator(".ck-search output").evaluate(LISTEN)
    page.get_by_role("searchbox").press_sequentially("biopsy", delay=20)
    page.get_by_text("places in").wait_for()
    assert len(page.evaluate("told")) == 1


# A picture is described, hidden from screen readers, a layer upon a described one, or an ornament in the
# list of lessons, whose words say where it leads.
UNNAMED = """all => {
    const described = 'img[alt]:not([alt=""])';
    const named = node => node.alt || node.ariaLabel || node.closest('[aria-hidden=true], .ck-lessons > li')
        || node.parentElement.parentElement.querySelector(described);
    const bare = all.filter(node => node.checkVisibility() && !named(node));
    return bare.map(node => node.outerHTML.slice(0, 160));
}"""


def test_tables_have_headers_and_pictures_words(each_page):
    assert each_page.locator("main th:not([scope])").count() == 0
    assert each_page.locator("main table:not(:has(th[scope=col]))").count() == 0
    assert each_page.locator("img, canvas, svg[role=img]").evaluate_all(UNNAMED) == []


def test_a_table_is_not_cut_in_print(each_page):
    """On the width between the margins of A4, each table fits, and no row breaks."""
    each_page.set_viewport_size({"width": 672, "height": 900})
    each_page.emulate_media(media="print")
    each_page.locator("details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    wide = each_page.locator("main table").evaluate_all(
        """all => all.filter(table => table.scrollWidth > document.documentElement.clientWidth)
            .map(table => [table.scrollWidth, table.outerHTML.slice(0, 200)])"""
    )
    assert wide == []
    breaks = each_page.locator("tr").evaluate_all("all => all.map(row => getComputedStyle(row).breakInside)")
    assert set(breaks) <= {"avoid"}


@pytest.fixture(scope="module")
def places(site):
    """List the places that the search leads to, by their page."""
    text = (site / "index.html").read_text(encoding="utf-8")
    data = re.search(r'<script[^>]*id="ck-data"[^>]*>(.*?)</script>', text, re.DOTALL)[1]
    found = {}
    for place in json.loads(data)["search"]:
        found.setdefault(place["page"], []).append(place["id"])
    assert found.keys() == {*LESSONS, "glossary", "beyond", "gallery"}
    return found


def test_every_place_that_a_search_leads_to_is_there(each_page, places):
    ids = [place for place in places.get(Path(each_page.url).stem, ()) if ":" not in place]
    missing = "ids => ids.filter(id => !document.getElementById(decodeURIComponent(id)))"
    assert each_page.evaluate(missing, ids) == []


def test_an_opened_page_is_sound_in_the_dark_on_a_narrow_screen(each_page, faults):
    """Everything that folds is open: the state with the most to fail."""
    each_page.emulate_media(media="screen", color_scheme="dark")
    each_page.set_viewport_size({"width": 320, "height": 700})
    each_page.locator("main details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    assert faults(each_page) == []
    assert each_page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
