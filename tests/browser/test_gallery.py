"""The gallery, opened from a file: without scripts, narrow, on paper, and as a way into the explorer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

NARROW = {"width": 320, "height": 700}
AT_THE_TOP = "document.querySelector('.ck-explorer').getBoundingClientRect().top < 40"
COLUMNS = "node => getComputedStyle(node).gridTemplateColumns.split(' ').length"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery_is_sound_with_all_that_folds_open(opened, site, faults, scheme):
    page = opened(site / "gallery.html", color_scheme=scheme, viewport=NARROW)
    page.locator("main details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("width", "columns"), [(1280, 5), (640, 3), (390, 2), (320, 1)])
def test_a_row_has_as_many_pictures_as_there_is_room(opened, site, width, columns):
    page = opened(site / "gallery.html")
    page.set_viewport_size({"width": width, "height": 900})
    assert page.locator(".ck-gallery").first.evaluate(COLUMNS) == columns


def test_without_scripts_every_picture_comes_when_it_is_near(opened, site):
    page = opened(site / "gallery.html", java_script_enabled=False)
    for row in page.locator(".ck-gallery").all():
        row.scroll_into_view_if_needed()
        images = row.locator("img")
        for image in images.all():
            expect(image).to_have_js_property("naturalWidth", 224)


def test_on_paper_a_row_is_five_wide(opened, site):
    page = opened(site / "gallery.html")
    page.emulate_media(media="print")
    assert page.locator(".ck-gallery").first.evaluate(COLUMNS) == 5
    assert page.locator(".ck-atypical").first.is_visible()


def test_a_picture_leads_to_its_explorer(opened, site):
    page = opened(site / "gallery.html")
    link = page.get_by_role("link", name="Category 4C: Fine pleomorphic, Linear, in the explorer")
    link.click()
    explorer = page.locator(".ck-explorer").first
    explorer.wait_for()
    assert explorer.locator('input[data-term="fine_pleomorphic"]').is_checked()
    assert explorer.locator('[data-ck="category"] .ck-badge').first.text_content() == "4C"
    page.wait_for_function(AT_THE_TOP)
