"""The gallery, opened from a file: without scripts, narrow, on paper, and as a way into the explorer."""

from __future__ import annotations

import re

import pytest

NARROW = {"width": 320, "height": 700}
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize(("scheme", "rules"), [("light", "all"), ("dark", "colours")])
def test_the_gallery_is_sound_with_all_that_folds_open(opened, site, faults, scheme, rules):
    page = opened(site / "gallery.html", color_scheme=scheme, viewport=NARROW)
    page.locator("main > details, .ck-real details").evaluate_all(
        "all => all.forEach(node => { node.open = true; })"
    )
    page.locator(".ck-gallery summary").first.click()
    assert faults(page, rules=rules) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_heads_stay_and_an_image_enlarges_without_scripts(opened, site):
    page = opened(site / "gallery.html", java_script_enabled=False)
    cell = page.locator("td:has(details)").nth(60)
    cell.scroll_into_view_if_needed()
    head = page.get_by_role("columnheader", name="Segmental").bounding_box()
    assert 0 <= head["y"] < 10
    image = cell.locator("summary img")
    small = image.bounding_box()["width"]
    cell.locator("summary").click()
    assert image.bounding_box()["width"] > 2 * small
    assert cell.get_by_text("In the breast").is_visible()
    cell.locator("summary").click()
    assert not cell.get_by_text("In the breast").is_visible()


def test_on_a_phone_an_image_is_large_enough_to_see_and_says_its_distribution(opened, site):
    page = opened(site / "gallery.html", viewport=PHONE)
    cells = page.locator(".ck-gallery td:has(details)")
    assert min(cells.evaluate_all("all => all.map(cell => cell.offsetWidth)")) >= 100
    shown = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell, '::after').content)")
    read = [re.sub(r"[\u00ad\u2060]", "", text) for text in shown[:5]]  # where it may break, and may not
    assert read == ['"Diffuse"', '"Regional"', '"Grouped"', '"Linear"', '"Segmental"']


def test_an_image_that_is_not_usual_is_dimmed_and_says_why(opened, site):
    page = opened(site / "gallery.html")
    cell = page.locator("td.ck-atypical").first
    image = cell.locator("summary img")
    assert image.evaluate("node => getComputedStyle(node).filter") == "brightness(0.55)"
    cell.locator("summary").click()
    assert cell.get_by_text("Atypical").is_visible()


def test_an_image_leads_to_its_explorer(opened, site):
    page = opened(site / "gallery.html")
    page.get_by_label("Fine pleomorphic, linear: category 4C").click()
    page.get_by_role("link", name="Category 4C: Fine pleomorphic, Linear, in the explorer").click()
    explorer = page.locator(".ck-explorer").first
    explorer.wait_for()
    assert explorer.locator('input[data-term="fine_pleomorphic"]').is_checked()
    assert explorer.locator('[data-ck="category"] .ck-badge').first.text_content() == "4C"
