"""Widgets and tables look alike in JupyterLab, Notebook 7 and a page, and what matters stays in sight."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from browser.jupyter import PLACES
from lesson_maker import lesson, prose, write_page
from playwright.sync_api import expect

from calcikit._data import static_text
from calcikit.payload import scenes

LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
CELLS = (
    "import calcikit as ck",
    'ck.Explorer("amorphous", "grouped")',
    'ck.Contrast("milk-two-views")',
    'ck.Drill(n=10, seed=3, kinds=["category"])',
    'ck.CaseWalk("skin", mode="worked")',
    'ck.EvidenceLab(morphology="amorphous")',
    'ck.self_check("benign-next-step")',
    "ck.show(ck.myth_table())",
)
WIDGETS = (
    "case-walk",
    "contrast",
    "drill",
    "evidence-lab",
    "explorer",
    "patch-viewer",
    "real-films",
    "self-check",
)
SHOWN = {"morphology": ["amorphous"], "distribution": ["grouped"], "seed": [3]}
SIZES = {"wide": (1280, 900), "narrow": (900, 900), "zoomed to 150 %": (853, 600)}
SCHEMES = ("light", "dark")
# What changes in how widgets look when sheets come after those that are there.
CHANGED = """(sheets) => {
  const all = [...document.querySelectorAll('.ck-widget, .ck-widget *')];
  const look = () => all.map((one) => {
    const style = getComputedStyle(one);
    return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
  });
  const before = look();
  const added = document.createElement('style');
  added.textContent = sheets;
  document.head.append(added);
  const after = look();
  added.remove();
  return all.flatMap((one, place) => Object.keys(before[place])
    .filter((name) => before[place][name] !== after[place][name])
    .map((name) => `${one.getAttribute('class') || one.tagName} ${name}: `
      + `${before[place][name]}, then ${after[place][name]}`));
}"""
ALIKE = 0.8  # of the kinds of nodes: one drill was answered rightly, the other not


def answered(page):
    """Answer what can be answered, open what is folded, and wait for the pictures."""
    check = page.locator(".ck-self-check")
    check.locator("input").first.check()
    check.get_by_role("button", name="Check").click()
    drill = page.locator(".ck-drill")
    drill.locator(".ck-drill__option").first.click()
    drill.locator(".ck-drill__sure button").nth(1).click()
    expect(drill.locator(".ck-drill__feedback")).to_be_visible()
    page.locator(".ck-widget details").evaluate_all("all => { for (const one of all) one.open = true; }")
    for film in page.locator(".ck-patch-view__film").all():
        film.scroll_into_view_if_needed()  # a picture is drawn when it comes into sight
        expect(film).to_have_attribute("data-scene", re.compile("."))
    return page


def look(page, expression):
    """Measure something in a page."""
    return page.evaluate(f"() => {{ {LOOKS}; return {expression}; }}")


def styles(page, scheme):
    """Give the computed styles in a scheme, once the host has taken it on."""
    page.emulate_media(color_scheme=scheme)
    paper = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 27, 34)"}[scheme]
    expect(page.locator(".ck-self-check")).to_have_css("background-color", paper)
    return look(page, "styles()")


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    """Open a page of the same widgets, answered; of its pictures it has only those that are looked at."""
    drawn = scenes._page_pictures

    def page_pictures(knowledge, products):
        asked = [{axis: seen(axis, values) for axis, values in axes.items()} for axes in json.loads(products)]
        return drawn(knowledge, json.dumps(asked))

    def seen(axis, values):
        return [value for value in values if value in SHOWN.get(axis, values)] or values

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenes, "_page_pictures", page_pictures)
        file = write_page(tmp_path_factory.mktemp("hosts"), lesson(*CELLS), "hosts")
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    expect(page.locator("[data-ck-model]:not([data-ck-drawn])")).to_have_count(0)
    yield answered(page)
    page.close()


@pytest.fixture(scope="module")
def page_styles(page):
    """Give the styles of the widgets in the page."""
    return {scheme: styles(page, scheme) for scheme in SCHEMES}


@pytest.mark.parametrize("width", [1280, 390])
def test_widgets_look_the_same_in_whatever_order_their_sheets_come(page, page_styles, width):
    """JupyterLab adds a sheet when the first widget of a kind is shown; each brings what they share."""
    sheets = [static_text(f"{name}.css") for name in WIDGETS]
    page.bring_to_front()
    page.set_viewport_size({"width": width, "height": 900})
    for order in (sheets, sheets[::-1]):
        assert page.evaluate(CHANGED, "\n".join(order)) == []


@pytest.mark.parametrize("place", PLACES)
def test_what_is_shown_is_whole_accessible_and_alike_in_every_host(notebook, page_styles, faults, place):
    shown = notebook("hosts", prose("## Widgets"), *CELLS, place=place, height=900)
    for number in range(len(CELLS)):
        shown.run(number)
    expect(shown.page.locator("table.ck-table")).to_be_visible()
    page = answered(shown.page)
    for scheme in SCHEMES:
        here, there = page_styles[scheme], styles(page, scheme)
        both = here.keys() & there.keys()
        assert len(both) > ALIKE * len(here)
        other = {key: there[key].items() ^ here[key].items() for key in both if there[key] != here[key]}
        assert other == {}
        assert faults(page, ".ck-widget") == []
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for measure in ("brokenWords()", "cutTexts()", "notLeft()", "picksOutOfSight()"):
            assert look(page, measure) == [], f"{measure} {name}"
