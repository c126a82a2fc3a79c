"""Real films in a page: the same scale on every screen, outline and outcome when asked, all by keyboard."""

from __future__ import annotations

import nbformat
import pytest
from film_maker import crop_and_mask, dicom, listed
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from calcikit.export import export_site

SCALES = """frames => frames.map(frame => {
  const side = getComputedStyle(frame.parentElement).getPropertyValue("--mm");
  return frame.querySelector("img").naturalWidth && frame.clientWidth / side;
})"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return a folder of pages with two films."""
    folder = tmp_path_factory.mktemp("films")
    boxes = ((100, 340, 60, 310), (100, 200, 60, 110))
    for number, box in enumerate(boxes):
        for name, pixels in zip("ab", crop_and_mask(box, (1200, 900), seed=number), strict=True):
            dicom(folder / listed(number).id / f"{name}.dcm", pixels)
    written = {"films": "ck.RealFilms()", "drill": 'ck.Drill(pictures="real", n=10)'}
    for name, cell in written.items():
        cells = [new_markdown_cell("# Films"), new_code_cell("import calcikit as ck"), new_code_cell(cell)]
        nbformat.write(new_notebook(cells=cells), folder / f"{name}.ipynb")
    export_site(sorted(folder.glob("*.ipynb")), folder / "site", folder)
    return folder / "site"


@pytest.fixture
def films(opened, pages):
    def go(**options):
        page = opened(pages / "films.html", **options)
        found = page.locator(".ck-real-films")
        expect(found.locator("img")).to_have_count(2)
        return found

    return go


@pytest.mark.parametrize("width", [1280, 360])
def test_film_and_simulation_have_one_scale(films, width):
    shown = films(viewport={"width": width, "height": 900})
    for _ in range(2):
        one, other = shown.locator(".ck-real-films__frame").evaluate_all(SCALES)
        assert one == pytest.approx(other, rel=0.01)
        shown.get_by_role("button", name="Next").click()


def test_outline_and_outcome_come_when_asked_and_stay_from_film_to_film(films):
    shown = films()
    outline = shown.locator("polygon")
    expect(outline).to_be_hidden()
    expect(shown).not_to_contain_text("Recalled and found benign")
    shown.get_by_role("button", name="Outline").press("Enter")
    expect(outline).to_be_visible()
    shown.get_by_role("button", name="What became of it").press("Space")
    expect(shown.locator(".ck-real-films__outcome")).to_contain_text("Recalled and found benign")
    shown.get_by_label("Film").select_option(listed(1).id)
    expect(shown.locator(".ck-real-films__outcome")).to_contain_text("Malignant")
    expect(shown.locator("polygon")).to_be_visible()


def test_contrast_changes_both_pictures_alike(films):
    shown = films()
    shown.get_by_label("Contrast").press("End")
    looks = shown.locator("img").evaluate_all("images => images.map(one => getComputedStyle(one).filter)")
    assert looks == ["contrast(3) brightness(1)"] * 2


@pytest.mark.parametrize(("scheme", "rules"), [("light", "all"), ("dark", "colours")])
def test_nothing_is_wrong_with_films_and_gallery_for_axe(films, opened, pages, faults, scheme, rules):
    shown = films(color_scheme=scheme)
    shown.get_by_role("button", name="What became of it").click()
    assert faults(shown.page, rules=rules) == []
    assert faults(opened(pages / "gallery.html", color_scheme=scheme), rules=rules) == []


def test_the_drill_shows_the_outline_after_the_answer(opened, pages):
    drill = opened(pages / "drill.html").locator(".ck-drill")
    film = drill.get_by_alt_text("Real film").first
    expect(film).to_be_visible()
    outline = drill.get_by_alt_text("Outline of the lesion.")
    expect(outline).to_be_hidden()
    drill.locator("input[type=radio]").first.check()
    drill.locator(".ck-drill__sure button").first.click()
    expect(drill).to_contain_text("one reader's words")
    expect(drill.locator(".ck-drill__foot")).to_contain_text("CC BY 3.0")
