"""How the pages look: a few pictures to review, and a comparison that only a gross change fails.

Fonts differ between machines, so pictures are compared as a coarse mosaic of grey: what is where, and how
dark. After a wanted change `pytest tests/browser/test_screens.py --rewrite-expected` draws them anew: look
before you commit.
"""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from browser.jupyter import wait_until
from PIL import Image
from playwright.sync_api import expect

EXPECTED = Path(__file__).resolve().parents[1] / "expected" / "screens"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 780}
TILES = (32, 24)
MOST = 0.17  # of the tiles may differ
APART = 20  # levels of grey, of 255

SCREENS = {
    "index": ("index", WIDE, "light", "h1"),
    "lesson": ("01-describe", WIDE, "light", "h1"),
    "explorer": ("00-start-here", WIDE, "light", ".ck-explorer"),
    "explorer-phone-dark": ("00-start-here", PHONE, "dark", ".ck-explorer"),
    "question-dark": ("00-start-here", WIDE, "dark", ".ck-self-check"),
    "words-phone": ("01-describe", PHONE, "light", ".ck-words"),
}

CELLS = (
    "import calcikit as ck",
    'ck.Explorer("amorphous", "grouped")',
    'ck.Drill(n=10, seed=3, kinds=["category"])',
    'ck.CaseWalk("skin", mode="worked")',
    "ck.show(ck.myth_table())",
    'ck.forest_plot("amorphous_ductal")',
)
LAB_SCREENS = {
    "jupyterlab-explorer": (".ck-explorer", "light"),
    "jupyterlab-explorer-dark": (".ck-explorer", "dark"),
    "jupyterlab-drill": (".ck-drill", "light"),
    "jupyterlab-case": (".ck-case-walk", "light"),
    "jupyterlab-table-dark": ("table.ck-table", "dark"),
    "jupyterlab-figure-dark": (".ck-figure", "dark"),
}


def mosaic(image):
    """Return the grey of each tile of a picture."""
    return np.asarray(image.convert("L").resize(TILES, Image.Resampling.BOX), dtype=float)


def changed(one, other):
    """Return the share of tiles that differ."""
    return float(np.mean(np.abs(mosaic(one) - mosaic(other)) > APART))


def taken(page, place):
    """Take a picture of the window with a place at its top, once two in a row are the same."""
    page.locator(place).first.evaluate("node => node.scrollIntoView({block: 'start'})")
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    before, now = b"", page.screenshot()
    while now != before:
        page.wait_for_timeout(400)
        before, now = now, page.screenshot()
    return Image.open(io.BytesIO(now))


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_looks_as_it_did(opened, site, name, tmp_path, request):
    page_name, viewport, scheme, place = SCREENS[name]
    now = taken(opened(site / f"{page_name}.html", viewport=viewport, color_scheme=scheme), place)
    compare(now, name, tmp_path, request.config.getoption("rewrite_expected"))


def menu_bar(page):
    """Return how light the menu bar is."""
    clip = {"x": 600, "y": 4, "width": 2, "height": 2}
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L").getpixel((0, 0))


def turn_to(page, scheme):
    """Prefer a scheme, and wait until JupyterLab has taken it on: its screen fades while it does."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", str(scheme == "light").lower())
    wait_until(lambda: (menu_bar(page) > 127) == (scheme == "light"))  # the sheet of the theme has come
    expect(page.locator("#jupyterlab-splash")).to_have_count(0)


@pytest.fixture(scope="module")
def lab_page(shared_jupyter):
    """Open a notebook in JupyterLab and run all its cells, once."""
    shared_jupyter.server.write("screens", *CELLS)
    with shared_jupyter.opened("screens") as lab:
        page = lab.page
        for number in range(len(CELLS)):
            lab.run(number)
        for place, _ in LAB_SCREENS.values():
            expect(page.locator(place)).to_be_visible()
        page.locator(".ck-explorer__picture").scroll_into_view_if_needed()
        expect(page.locator(".ck-drill__question, .ck-explorer__picture [data-scene]")).to_have_count(2)
        yield page


@pytest.mark.parametrize("name", LAB_SCREENS)
def test_jupyterlab_looks_as_it_did(lab_page, name, tmp_path, request):
    place, scheme = LAB_SCREENS[name]
    turn_to(lab_page, scheme)
    compare(taken(lab_page, place), name, tmp_path, request.config.getoption("rewrite_expected"))


def test_a_figure_follows_the_theme_of_jupyterlab_whatever_the_system_prefers(lab_page):
    turn_to(lab_page, "light")
    greys = {}
    for is_light in ("false", "true"):  # at the end as the theme is
        lab_page.locator("body").evaluate("(node, value) => { node.dataset.jpThemeLight = value; }", is_light)
        shown = Image.open(io.BytesIO(lab_page.locator(".ck-figure").screenshot())).convert("L")
        greys[is_light] = shown.getpixel((4, 4))
    assert greys["true"] > 240
    assert greys["false"] < 40


def compare(now, name, tmp_path, rewrite):
    """Fail where a picture is not as the reviewed one; or keep it as that."""
    file = EXPECTED / f"{name}.webp"
    if rewrite:
        small = now.convert("RGB").resize((now.width * 3 // 4, now.height * 3 // 4), Image.Resampling.LANCZOS)
        small.save(file, quality=55, method=6)
    now.save(tmp_path / "now.png")
    share = changed(now, Image.open(file))
    assert share <= MOST, f"{share:.0%} of the picture changed: compare {tmp_path / 'now.png'} with {file}"


def test_a_gross_change_would_be_seen(opened, site):
    """Another page, another scheme, a page that lost its style: none passes for the one expected."""
    names = SCREENS.keys() - {"index"}  # to this coarse eye two columns of text are alike
    pictures = [Image.open(EXPECTED / f"{name}.webp") for name in names]
    assert min(changed(one, other) for one, other in combinations(pictures, 2)) > MOST
    page = opened(site / "00-start-here.html", viewport=WIDE, color_scheme="light")
    page.locator("style").evaluate_all("all => all.forEach(node => node.remove())")
    assert changed(taken(page, ".ck-explorer"), Image.open(EXPECTED / "explorer.webp")) > MOST


@pytest.mark.parametrize("name", [*SCREENS, *LAB_SCREENS])
def test_the_pictures_to_review_are_few_and_small(name):
    assert (EXPECTED / f"{name}.webp").stat().st_size < 60_000
    assert {path.stem for path in EXPECTED.iterdir()} == {*SCREENS, *LAB_SCREENS}
