"""The gallery: every shape in every arrangement, each picture with its words, its category and its notice."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from itertools import product
from urllib.parse import parse_qs

import nbformat
import numpy as np
import pytest
from bs4 import BeautifulSoup
from lesson_maker import lesson, prose
from PIL import Image

import calcikit as ck
from calcikit._data import notebooks
from calcikit.export.gallery import EXPLORER, FIELD_MM, SEED, SIZE
from calcikit.lexicon import lexicon
from calcikit.payload.patches import disclaimer

WORDS = lexicon().attributes
PAIRS = list(product(WORDS["morphology"].ids, WORDS["distribution"].ids))
MOST_BYTES = 900_000


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Read the gallery of a site that has the explorer it leads to."""
    folder = tmp_path_factory.mktemp("gallery")
    nbformat.write(lesson(prose("Text.")), folder / f"{EXPLORER[0]}.ipynb")
    ck.export_site([folder / f"{EXPLORER[0]}.ipynb"], out=folder / "site")
    return read(folder / "site")


def read(site):
    """Read the gallery of a site."""
    return BeautifulSoup((site / "gallery.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def shown(page):
    """Find what stands under each shape and arrangement, by their ids."""
    places = {term.label: term.id for term in WORDS["distribution"].terms}
    found = {}
    for section in page.select("section.ck-shape"):
        shape = section.h2["id"].removeprefix("shape-")
        for item in section.select(".ck-gallery > li"):
            found[shape, places[item.b.get_text()]] = item
    return found


def patch(shape, place, view="CC"):
    """Draw what a picture of the gallery was made from."""
    finding = ck.Finding(morphology=shape, distribution=place)
    return ck.simulate(finding, view=view, seed=SEED, size=SIZE, pitch=FIELD_MM / SIZE)


def grey(image):
    """Decode a picture of the page."""
    kind, _, data = image["src"].partition(",")
    assert kind == "data:image/jpeg;base64"
    return np.asarray(Image.open(BytesIO(b64decode(data))).convert("L"), dtype=float)


def test_every_shape_stands_in_every_arrangement_once(page, shown):
    assert sorted(shown) == sorted(PAIRS)
    assert len(page.select(".ck-gallery > li")) == len(PAIRS)
    sources = [image["src"] for image in page.find_all("img")]
    assert len(set(sources)) == len(sources) == len(PAIRS) + len(WORDS["distribution"].ids)


def test_pictures_are_lazy_sized_and_described_each_in_words_of_its_own(page):
    images = page.find_all("img")
    for image in images:
        assert (image["loading"], image["decoding"]) == ("lazy", "async")
        assert (image["width"], image["height"]) == (str(SIZE), str(SIZE))
        assert grey(image).shape == (SIZE, SIZE)
    alts = [image["alt"] for image in images]
    assert len(set(alts)) == len(alts)
    assert max(map(len, alts)) < 160


def test_the_words_below_a_picture_are_those_of_the_finding(shown):
    for shape, place in PAIRS:
        item, made = shown[shape, place], patch(shape, place)
        said = item.get_text(" ", strip=True)
        looks = item.img["alt"].removeprefix("Simulated, from above (CC): ")
        assert f": {looks}. " in made.alt
        assert made.visible.any()
        assert (made.note in said) if made.note else ("Atypical" not in said)
        workup = ck.recommend(ck.Finding(morphology=shape, distribution=place))
        assert item.a.get_text() == f"category {workup.category}"
        target, _, picks = item.a["href"].partition(":")
        assert target == f"{EXPLORER[0]}.html#{EXPLORER[1]}"
        assert parse_qs(picks) == {"morphology": [shape], "distribution": [place]}


def test_some_combinations_are_atypical_and_most_are_not(shown):
    marked = {pair for pair, item in shown.items() if item.select_one(".ck-atypical")}
    assert ("vascular", "segmental") in marked
    assert ("amorphous", "grouped") not in marked
    assert 0 < len(marked) < len(PAIRS) / 2


def test_milk_of_calcium_is_shown_from_above_and_from_the_side(shown):
    for (shape, place), item in shown.items():
        images = item.find_all("img")
        if shape != "milk_of_calcium":
            assert len(images) == 1
            continue
        above, side = images
        assert "smudges" in above["alt"]
        assert "crescents" in side["alt"]
        assert "true lateral" in side["alt"]
        drawn = patch(shape, place, "lateral").display
        assert np.abs(grey(side) - drawn)[:-20].mean() < 4
        assert [note.get_text() for note in item.select(".ck-view")] == ["from above (CC)", "true lateral"]


def test_faint_calcium_outlives_the_compression_and_the_notice_is_in_the_pixels(shown):
    for place in WORDS["distribution"].ids:
        made = patch("amorphous", place)
        picture, bare = grey(shown["amorphous", place].img), made.bare.astype(float)
        faint = made.visible.copy()
        faint[-20:] = False
        kept = (picture - bare)[faint].mean() / (made.display - bare)[faint].mean()
        assert 0.85 < kept < 1.15
        changed = np.abs(picture - made.display)
        assert changed[-14:, SIZE // 2 :].mean() > 5 * changed[:-20].mean()


def test_what_pictures_are_is_said_once_with_what_was_tested(page):
    said = page.main.get_text(" ", strip=True)
    honest = disclaimer()
    assert said.count(honest["schematic"]) == 1
    assert all(said.count(line) == 1 for line in (*honest["tested"], *honest["untested"]))


def test_each_word_is_explained_once_with_its_sources(page):
    said = page.main.get_text(" ", strip=True)
    for axis in ("morphology", "distribution"):
        for term in WORDS[axis].terms:
            assert said.count(term.definition.text) == 1
    assert all(section.select_one(".ck-source") for section in page.select(".ck-shape"))


def test_the_page_is_light_and_needs_no_script(page, tmp_path):
    ck.export_site([], out=tmp_path)
    file = tmp_path / "gallery.html"
    assert file.stat().st_size < MOST_BYTES
    assert not page.find_all("script")
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert "script-src 'none'" in policy


def test_other_pages_lead_to_the_gallery_and_it_leads_only_to_pages_that_are_there(tmp_path):
    for path in ck.export_site([], out=tmp_path):
        links = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select("footer a")
        assert "gallery.html" in [link["href"] for link in links]
    inside = [link["href"] for link in read(tmp_path).find_all("a") if not link["href"].startswith("http")]
    assert {href for href in inside if not href.startswith("#")} == {
        "index.html",
        "gallery.html",
        "accessibility.html",
    }


def test_the_explorer_that_pictures_lead_to_is_in_its_lesson():
    (path,) = [path for path in notebooks() if path.stem == EXPLORER[0]]
    cells = nbformat.read(path, as_version=4).cells
    (cell,) = [cell for cell in cells if f'name="{EXPLORER[1]}"' in cell.source]
    assert "ck.Explorer(" in cell.source
    assert "live-only" not in cell.metadata.tags


def test_a_notebook_cannot_take_the_name_of_the_gallery(tmp_path):
    nbformat.write(lesson(prose("Text.")), tmp_path / "gallery.ipynb")
    with pytest.raises(ck.CalcikitError, match=r"two pages would be gallery\.html"):
        ck.export_site([tmp_path / "gallery.ipynb"], out=tmp_path / "site")
