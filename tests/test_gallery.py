"""The gallery: every shape in every arrangement, each picture with its words, its category and its notice."""

from __future__ import annotations

import json
from base64 import b64decode
from io import BytesIO
from itertools import product
from urllib.parse import parse_qs

import numpy as np
import pytest
from bs4 import BeautifulSoup
from PIL import Image

import calcikit as ck
from calcikit.export.gallery import CLOSE_UP_MM, EXPLORER, FIELD_MM, SEED, SIZE
from calcikit.lexicon import lexicon
from calcikit.payload.patches import disclaimer

WORDS = lexicon().attributes
PAIRS = list(product(WORDS["morphology"].ids, WORDS["distribution"].ids))
MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def page(bare_site):
    """Read the gallery of a site."""
    return BeautifulSoup((bare_site / "gallery.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def shown(page):
    """Find what stands under each shape and arrangement, by their ids."""
    places = WORDS["distribution"].ids
    return {
        (row.th["id"].removeprefix("shape-"), place): cell
        for row in page.select(".ck-gallery tbody tr:has(td)")
        for place, cell in zip(places, row.find_all("td"), strict=True)
    }


def patch(shape, place, view="CC", field=FIELD_MM):
    """Draw what a picture of the gallery was made from."""
    finding = ck.Finding(morphology=shape, distribution=place)
    return ck.simulate(finding, view=view, seed=SEED, size=SIZE, pitch=field / SIZE)


def grey(image):
    """Decode a picture of the page."""
    kind, _, data = image["src"].partition(",")
    assert kind == "data:image/jpeg;base64"
    return np.asarray(Image.open(BytesIO(b64decode(data))).convert("L"), dtype=float)


def test_every_shape_stands_in_every_arrangement_once(page, shown):
    assert sorted(shown) == sorted(PAIRS)
    sources = [image["src"] for image in page.find_all("img")]
    assert len(set(sources)) == len(sources) == 2 * len(PAIRS) + len(WORDS["distribution"].ids)


def test_pictures_are_there_sized_and_described_each_in_words_of_its_own(page):
    images = page.find_all("img")
    for image in images:
        assert ("loading" in image.attrs, image["decoding"]) == (False, "async")
        assert (image["width"], image["height"]) == (str(SIZE), str(SIZE))
        assert grey(image).shape == (SIZE, SIZE)
    alts = [image["alt"] for image in page.select("summary img")]
    assert len(set(alts)) == len(alts)
    assert max(map(len, alts)) < 160


def test_the_words_below_a_picture_are_those_of_the_finding(shown):
    for shape, place in PAIRS:
        item, made = shown[shape, place], patch(shape, place)
        said = item.get_text(" ", strip=True)
        looks = item.img["alt"].removeprefix("Simulated, CC: ")
        few = ", though fewer than five" if place == "grouped" and len(made.particles) < 5 else ""
        assert f": {looks}{few}. " in made.alt
        assert made.visible.any()
        assert (made.note in said) if made.note else ("Atypical" not in said)
        workup = ck.recommend(ck.Finding(morphology=shape, distribution=place))
        assert item.a.get_text() == f"category {workup.category}"
        target, _, picks = item.a["href"].partition(":")
        assert target == f"{EXPLORER}.html#{EXPLORER}"
        assert parse_qs(picks) == {"morphology": [shape], "distribution": [place]}


def test_some_combinations_are_atypical_and_most_are_not(shown):
    marked = {pair for pair, item in shown.items() if "ck-atypical" in item.get("class", ())}
    assert ("vascular", "segmental") in marked
    assert ("amorphous", "grouped") not in marked
    assert 0 < len(marked) < len(PAIRS) / 2


def test_each_image_has_a_close_up_and_milk_of_calcium_its_lateral(shown):
    for (shape, place), item in shown.items():
        above, close_up, *side = item.find_all("img")
        magnified = patch(shape, place, "magnification", CLOSE_UP_MM).display
        assert np.abs(grey(close_up) - magnified)[:-20].mean() < 8
        if shape != "milk_of_calcium":
            assert side == []
            continue
        assert "smudges" in above["alt"]
        assert "crescents" in side[0]["alt"]
        assert "true lateral" in side[0]["alt"]
        drawn = patch(shape, place, "lateral").display
        assert np.abs(grey(side[0]) - drawn)[:-20].mean() < 4


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
    assert all(word.select_one(".ck-source") for word in page.select(".ck-word-list dd"))
    assert all(word.svg for word in page.select(".ck-word-list dt"))


def test_the_page_is_light_and_needs_no_script(page, bare_site):
    assert (bare_site / "gallery.html").stat().st_size < MOST_BYTES
    assert not page.find_all("script")
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert "script-src 'none'" in policy


def test_other_pages_lead_to_the_gallery_and_it_leads_only_to_pages_that_are_there(page, bare_site):
    for path in bare_site.glob("*.html"):
        links = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select("footer a")
        assert "gallery.html" in [link["href"] for link in links]
    inside = [link["href"] for link in page.find_all("a") if not link["href"].startswith("http")]
    assert {href for href in inside if not href.startswith("#")} == {
        "index.html",
        "gallery.html",
        "glossary.html",
        "explorer.html",
        "accessibility.html",
        *(f"explorer.html#explorer:morphology={shape}&distribution={place}" for shape, place in PAIRS),
    }


def test_the_explorer_stands_alone_where_the_images_lead(bare_site):
    soup = BeautifulSoup((bare_site / f"{EXPLORER}.html").read_text(encoding="utf-8"), "html.parser")
    models = json.loads(soup.find(id="ck-data").string)["models"]
    assert [model["state"]["name"] for model in models.values()] == [EXPLORER]
