"""Real films stand beside their simulations; where there are none, it is said how to get some."""

from __future__ import annotations

import io
import json
import re
import zlib
from base64 import b64decode

import nbformat
import numpy as np
import pytest
from film_maker import crop_and_mask, described, dicom, listed, whole_film
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image

import calcikit as ck
from calcikit.cli import main
from calcikit.errors import CalcikitError, UnknownTerm
from calcikit.films import VARIABLE, Film, collection, real_films
from calcikit.films.questions import FilmQuestions


@pytest.fixture
def folder(tmp_path):
    """Return a folder of two films, one with an outline."""
    crop, mask = crop_and_mask()
    dicom(tmp_path / "films" / listed(0).id / "1.dcm", crop, PixelSpacing=[0.05, 0.05])
    dicom(tmp_path / "films" / listed(0).id / "2.dcm", mask)
    dicom(tmp_path / "films" / listed(1).id / "1.dcm", crop_and_mask(seed=1)[0])
    return tmp_path / "films"


def test_the_widget_holds_pictures_scale_words_and_outline(folder):
    widget = ck.RealFilms(folder)
    state = widget.get_state()
    first, second = state["_films"]
    pictures = [film[kind]["at"] for film in (first, second) for kind in ("real", "simulated")]
    opened = [Image.open(io.BytesIO(state["_pictures"][slice(*at)])) for at in pictures]
    assert opened[0].size == (90, 80)
    assert first["real"]["mm"] == [4.5, 4.0]
    assert first["simulated"]["mm"] == [12.0, 12.0]  # a lesion this small stands in a field that shows tissue
    assert first["outline"]
    assert not second["outline"]
    assert (first["described"], first["outcome"]) == (
        "Fine pleomorphic, grouped.",
        "Recalled and found benign.",
    )
    assert any("CC BY 3.0" in line for line in state["_texts"]["credit"])


def test_what_is_picked_is_at_hand_in_python(folder):
    widget = ck.RealFilms(folder)
    widget.case = listed(1).id
    assert widget.film.case == listed(1)
    assert widget.film.patch.view == "oblique"
    with pytest.raises(UnknownTerm, match=listed(1).id):
        widget.case = "Calc-Training_P_99999_LEFT_CC_1"


def test_words_stand_where_no_script_runs(folder):
    bundle = ck.RealFilms(folder)._repr_mimebundle_()[0]
    assert "Fine pleomorphic, grouped." in bundle["text/html"]
    assert "CC BY 3.0" in bundle["text/html"]


def test_without_films_one_line_says_how_to_get_them(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    bundle = ck.RealFilms()._repr_mimebundle_()[0]
    assert "calcikit films get" in bundle["text/html"]
    assert bundle["text/plain"] in bundle["text/html"]
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "note.bmp").write_bytes(b"x")
    assert "1 file not taken" in ck.RealFilms().get_state()["_texts"]["problems"][0]
    with pytest.raises(CalcikitError, match="no film of a known case"):
        ck.RealFilms(tmp_path)


@pytest.mark.usefixtures("few_pictures")
def test_a_page_shows_films_only_when_it_is_told_to(folder, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(folder))
    notebook = tmp_path / "lesson.ipynb"
    cells = [new_code_cell("import calcikit as ck"), new_code_cell("ck.RealFilms()")]
    nbformat.write(new_notebook(cells=cells), notebook)
    assert main(["export", str(notebook), "--out", str(tmp_path / "with"), "--films", str(folder)]) == 0
    assert main(["export", str(notebook), "--out", str(tmp_path / "without")]) == 0
    for page in ("lesson", "gallery"):
        shown = (tmp_path / "with" / f"{page}.html").read_text(encoding="utf-8")
        assert "CC BY 3.0" in shown
        assert "Sawyer-Lee" in shown
        assert "Fine pleomorphic, grouped." in shown
        bare = (tmp_path / "without" / f"{page}.html").read_text(encoding="utf-8")
        assert "calcikit films get" in bare
        assert "a real film of" not in bare
    sizes = re.findall(r'width="(\d+)" height="(\d+)" alt="(?:Left|Right) breast', shown)
    assert sizes[0] == ("32", "28")  # 4.5 x 4 mm at 7 pixels a mm, as the simulation beside it


def test_a_folder_without_films_is_refused_before_anything_is_run(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["export", "--out", str(tmp_path / "site"), "--films", str(tmp_path / "empty")]) == 1
    assert "no film of a known case" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_large_crop_is_shown_small_and_at_the_scale_of_its_field(folder):
    large = np.random.default_rng(0).integers(0, 60000, (2400, 1200)).astype("uint16")
    dicom(folder / listed(2).id / "1.dcm", large)
    film = ck.RealFilms(folder).films.found[2]
    assert film.display.shape == (640, 320)
    assert film.size_mm[1] == pytest.approx(112.2)
    assert len(film.patch.image) * film.patch.pitch_mm <= 112.2


def test_the_drill_asks_for_the_readers_words_and_for_the_outcome(folder):
    drill, sent = ck.Drill(pictures="real", films=folder, n=10), []
    drill.send = sent.append
    drill._on_drill(drill, {"drill": "candidates", "number": 1, "asked": 0, "seed": 1}, [])
    offered = [item["id"] for item in sent[0]["items"]]
    assert len(offered) == 6
    assert {name.split("-")[0] for name in offered} == {
        "shape",
        "arrangement",
        "outcome",
    }
    for name in offered:
        drill._on_drill(drill, {"drill": "item", "number": 2, "id": name}, [])
        item = sent[-1]["item"]
        (picture,) = item["pictures"]
        assert Image.open(io.BytesIO(b64decode(picture["src"]))).size == (320, 320)
        assert picture["alt"].startswith("Real film")
        assert item["sources"]["cbisddsm2016"]


def test_the_readers_word_and_the_outcome_are_the_truth(folder):
    films = real_films(folder).found
    by_id = {item.id: item for item in FilmQuestions(films).items}
    for film in films:
        assert by_id[f"shape-film-{film.case.id}"].truth == film.case.morphology
        assert by_id[f"arrangement-film-{film.case.id}"].truth == film.case.distribution
        outcome = by_id[f"outcome-film-{film.case.id}"]
        assert (outcome.truth == "malignant") == (film.case.pathology == "MALIGNANT")
        assert film.outcome in outcome.explanation


def test_no_word_is_offered_that_the_readers_did_not_have(folder):
    """Pleomorphic of 1993 includes what is coarse heterogeneous today, so that cannot be a wrong answer."""
    crop = np.zeros((90, 90))
    items = FilmQuestions([Film(case=case, crop=crop) for case in collection().cases], ["shape"]).items
    offered = {option.id for item in items for option in item.options}
    assert len(items) == 60
    assert not offered & {"coarse_heterogeneous", "suture"}


def test_a_drill_on_real_films_is_refused_in_words(folder, tmp_path):
    with pytest.raises(UnknownTerm, match="Did you mean 'real'"):
        ck.Drill(pictures="rael")
    with pytest.raises(UnknownTerm, match="kind of question on real films"):
        ck.Drill(pictures="real", films=folder, kinds=["category"])
    with pytest.raises(CalcikitError, match="calcikit films get"):
        ck.Drill(pictures="real", films=tmp_path / "none")


CAST = {"shape": "FINE_LINEAR_BRANCHING", "place": "LINEAR", "assessment": "5", "pathology": "MALIGNANT"}
FILM = "Calc-Training_P_09001_LEFT_CC"


def searched(folder):
    """Return what a drill asks to search in a folder, as the script gets it."""
    drill, sent = ck.Drill(pictures="real", films=folder, kinds="find"), []
    drill.send = sent.append
    drill._on_drill(drill, {"drill": "candidates", "number": 1, "asked": 0, "seed": 1}, [])
    for item in sent[0]["items"]:
        drill._on_drill(drill, {"drill": "item", "number": 2, "id": item["id"]}, [])
    return [message["item"] for message in sent[1:]]


def test_a_whole_film_is_searched_and_the_readers_outlines_are_the_truth(tmp_path):
    described(tmp_path, ("P_09001", "CC", CAST), ("P_09001", "CC", CAST | {"number": 2}))
    whole_film(tmp_path, FILM, (600, 800, 300, 500), (1800, 1900, 900, 1000))
    (asked,) = searched(tmp_path)
    assert asked["id"] == f"find-film-{FILM}"
    assert asked["mm"] == pytest.approx(2400 * 0.05)
    assert Image.open(io.BytesIO(b64decode(asked["src"]))).size == (1600, 1600)
    first, second = asked["located"]
    middle = np.mean(first["hull"], axis=0)
    assert middle == pytest.approx((0.05 * (400 + 400), 0.05 * 700), abs=0.5)  # a film stands in mid-square
    assert np.ptp(second["hull"], axis=0) == pytest.approx((5.0, 5.0), abs=0.6)
    assert (first["morphology"], first["distractor"]) == ("fine_linear_branching", False)
    assert "Malignant" in first["look"]
    assert "outlined nothing" in asked["nothing"]
    assert "Other lesions" not in asked["caption"]


def test_a_film_is_not_searched_while_a_lesion_on_it_has_no_outline(tmp_path):
    described(tmp_path, ("P_09001", "CC", CAST), ("P_09001", "CC", CAST | {"number": 2}))
    whole_film(tmp_path, FILM, (600, 800, 300, 500))
    with pytest.raises(CalcikitError, match=f"{FILM}_2: its mask is not there"):
        searched(tmp_path)
    whole_film(tmp_path, FILM, *[(600, 800, 300, 500)] * 2, masked=(2400, 1500))
    with pytest.raises(CalcikitError, match=f"{FILM}_1: its mask has another size"):
        searched(tmp_path)


def test_without_a_description_file_it_is_said_that_other_lesions_may_lie_on_a_film(tmp_path):
    case = listed()
    whole_film(tmp_path, case.id.rpartition("_")[0], (600, 800, 300, 500))
    (asked,) = searched(tmp_path)
    assert "Other lesions may lie on it" in asked["caption"]


def test_crops_alone_hold_nothing_to_search(folder):
    with pytest.raises(CalcikitError, match="a crop holds nothing to search"):
        ck.Drill(pictures="real", films=folder, kinds="find")


def test_a_page_keeps_whole_films_beside_the_crops(folder):
    whole_film(folder, listed().id.rpartition("_")[0], (600, 800, 300, 500))
    drill = ck.Drill(pictures="real", films=folder, pack=True)
    later = json.loads(zlib.decompress(drill._later))
    (field,) = later["fields"].values()
    start, stop = (place - len(drill._lead) for place in field["image"])
    assert Image.open(io.BytesIO(drill._images[start:stop])).size == (1600, 1600)
    kinds = {item["kind"] for item in json.loads(zlib.decompress(drill._questions))["items"]}
    assert kinds == {"shape", "arrangement", "outcome", "find"}
