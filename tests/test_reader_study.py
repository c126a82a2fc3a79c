"""A reader study is blinded, scored as worked by hand, and refuses tables that do not fit, row by row."""

from __future__ import annotations

import csv
import re

import numpy as np
import pytest
from PIL import Image

import calcikit as ck
from calcikit.cli import main
from calcikit.errors import CalcikitError
from calcikit.reader_study import make_study, score_study

WORDS = [("amorphous", "grouped"), ("vascular", "linear"), ("round", "regional")]


@pytest.fixture(scope="module")
def patches(tmp_path_factory):
    """Make a folder of patches that stand for real ones."""
    folder, rng = tmp_path_factory.mktemp("real"), np.random.default_rng(1)
    rows = []
    for number, words in enumerate(WORDS):
        pixels = (120 + 40 * rng.standard_normal((150, 170 + number))).clip(0, 255).astype("uint8")
        Image.fromarray(pixels).save(folder / f"p{number}.png")
        rows.append(f"p{number}.png,{','.join(words)},c")
    (folder / "real.csv").write_text("\n".join(["file,morphology,distribution,density", *rows, ""]), "utf-8")
    return folder


@pytest.fixture(scope="module")
def study(patches, tmp_path_factory):
    """Make a study of three pairs, by the command."""
    out = tmp_path_factory.mktemp("study") / "first"
    assert main(["reader-study", "make", str(patches), "--out", str(out), "--pairs", "3", "--seed", "5"]) == 0
    return out


def key(study):
    """Read the key."""
    with (study / "key.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rated(path, rows):
    """Save a reader's table."""
    path.write_text("\n".join(["item,rating,shape", *(",".join(row) for row in rows), ""]), encoding="utf-8")
    return path


def perfect(study):
    """Rate as a reader who always knows."""
    return [(row["item"], "5" if row["real"] == "1" else "1", row["morphology"]) for row in key(study)]


def test_each_real_patch_has_one_simulated_partner_of_its_description(study):
    rows = key(study)
    for pair in {row["pair"] for row in rows}:
        two = [row for row in rows if row["pair"] == pair]
        assert sorted(row["real"] for row in two) == ["0", "1"]
        assert len({(row["morphology"], row["distribution"]) for row in two}) == 1


def test_nothing_that_a_reader_gets_tells_which_is_which(study):
    pictures = sorted((study / "pictures").iterdir())
    assert [path.stem for path in pictures] == [row["item"] for row in key(study)]
    opened = [Image.open(path) for path in pictures]
    assert {(picture.size, picture.mode) for picture in opened} == {((256, 256), "L")}
    assert all(not picture.info for picture in opened)
    page = (study / "study.html").read_text(encoding="utf-8")
    assert not any(row["file"] in page for row in key(study) if row["real"] == "1")
    assert "For learning, not for care" in page
    bottoms = [np.asarray(picture)[-8:, :100] for picture in opened]
    assert all(np.array_equal(bottoms[0], other) for other in bottoms), "the same notice on every picture"


def test_the_same_seed_makes_the_same_study(patches, study, tmp_path):
    make_study(patches, tmp_path / "again", pairs=3, seed=5)
    make_study(patches, tmp_path / "other", pairs=3, seed=6)
    assert key(tmp_path / "again") == key(study) != key(tmp_path / "other")
    for path in (study / "pictures").iterdir():
        assert (tmp_path / "again" / "pictures" / path.name).read_bytes() == path.read_bytes()


def test_a_study_is_never_written_over(patches, study):
    with pytest.raises(CalcikitError, match="already holds a study"):
        make_study(patches, study, pairs=3)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("p9.png,round,grouped", "real.csv, row 2: there is no file 'p9.png'"),
        ("p0.png,rond,grouped", "real.csv, row 2: 'rond' is not a known morphology. Did you mean 'round'?"),
        ("real.csv,round,grouped", "real.csv, row 2: 'real.csv' is no picture"),
        ("small.png,round,grouped", "'small.png' is 20 pixels wide; at least 128 are needed"),
    ],
)
def test_a_bad_patch_is_named_by_row(patches, tmp_path, line, said):
    Image.fromarray(np.zeros((20, 40), "uint8")).save(tmp_path / "small.png")
    (tmp_path / "p0.png").write_bytes((patches / "p0.png").read_bytes())
    (tmp_path / "real.csv").write_text(f"file,morphology,distribution\n{line}\n", encoding="utf-8")
    with pytest.raises(CalcikitError, match=re.escape(said)):
        make_study(tmp_path, tmp_path / "out", pairs=1)


def test_more_pairs_than_patches_are_refused(patches, tmp_path):
    with pytest.raises(CalcikitError, match="lists 3 real patches; 4 pairs cannot be drawn"):
        make_study(patches, tmp_path / "out", pairs=4)


def test_a_reader_who_knows_scores_one_and_one_who_guesses_a_half(study, tmp_path):
    knows = rated(tmp_path / "knows.csv", perfect(study))
    guesses = rated(tmp_path / "guesses.csv", [(item, "3", "") for item, *_ in perfect(study)])
    found = score_study(study / "key.csv", [knows, guesses])
    assert found.loc["knows", "auc"] == 1 and found.loc["guesses", "auc"] == 0.5
    assert found.loc["mean of the readers", "auc"] == 0.75
    assert found.loc["knows", "named_real"] == 1 and found.loc["guesses", "named_simulated"] == 0


def test_the_area_is_that_worked_by_hand(study, tmp_path):
    """Real rated 4, 4, 2 against simulated 3, 1, 2: 9 comparisons, 7 won and 1 tied."""
    real, simulated = iter("442"), iter("312")
    rows = [(r["item"], next(real if r["real"] == "1" else simulated), "round") for r in key(study)]
    found = score_study(study / "key.csv", [rated(tmp_path / "ann.csv", rows)])
    assert found.loc["ann", "auc"] == pytest.approx(7.5 / 9)
    assert found.loc["ann", "low"] <= 7.5 / 9 <= found.loc["ann", "high"]
    assert found.loc["ann", "named_real"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows[1:], "1 of 6 pictures were not rated, the first is item-001"),
        (lambda rows: [*rows, rows[0]], "ann.csv, row 8: item-001 was rated before"),
        (lambda rows: [("item-009", "1", ""), *rows], "row 2: 'item-009' is not a known item"),
        (
            lambda rows: [(rows[0][0], "7", ""), *rows[1:]],
            "row 2: '7' is not a known rating. Allowed: 1, 2, 3, 4, 5",
        ),
        (lambda rows: [(rows[0][0], "1", "dusty"), *rows[1:]], "row 2: 'dusty' is not a known shape"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_by_row(study, tmp_path, change, said):
    path = rated(tmp_path / "ann.csv", change(perfect(study)))
    with pytest.raises(CalcikitError, match=re.escape(said)):
        score_study(study / "key.csv", [path])


def test_the_command_prints_the_score(study, tmp_path, capsys):
    path = rated(tmp_path / "ann.csv", perfect(study))
    assert main(["reader-study", "score", str(study / "key.csv"), str(path)]) == 0
    assert re.search(r"ann +1\.0", capsys.readouterr().out)


def test_a_sheet_gives_its_ratings_as_a_table(study):
    sheet = ck.RatingSheet(study / "pictures")
    sheet.ratings = {"item-002": {"rating": "4", "shape": "rim"}}
    assert sheet.table.values.tolist() == [["item-002", "4", "rim"]]
