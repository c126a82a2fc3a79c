"""Outcome figures come out to the digit, no lesion is dropped in silence, and a bad file is named."""

from __future__ import annotations

import csv
import hashlib
import re
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import calcikit.evidence as evidence
from calcikit.errors import CalcikitError
from calcikit.evidence.cbis_ddsm import counts_text, main
from calcikit.evidence.term_mapping import map_terms, most_suspicious, order
from calcikit.lexicon import lexicon

ROOT = Path(__file__).resolve().parents[1]
TRAIN = "calc_case_description_train_set.csv"
SHIPPED_SHA256 = "d02be3009d8a66bc0e9140a4350cafc0c0f0b4914c84a20cf1b88534d0408a30"
COUNTS = "outcomes/cbis_ddsm.csv"


def expected_rates():
    """Read the reference figures, one table a group."""
    with (ROOT / "tests" / "expected" / "outcome_rates.csv").open(encoding="utf-8", newline="") as lines:
        rows = pd.DataFrame(csv.DictReader(lines))
    return [(*key, part) for key, part in rows.groupby(["by", "counting", "worked_up"], sort=False)]


@pytest.mark.parametrize(
    ("by", "counting", "worked_up", "rows"),
    expected_rates(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_reference_figure_to_the_digit(by, counting, worked_up, rows):
    table = evidence.malignancy_rate(by, worked_up=worked_up == "yes", counting=counting, minimum=1).rename(
        index=str
    )
    for row in rows.itertuples():
        found = table.loc[row.term]
        assert (str(found["n"]), str(found["malignant"])) == (row.n, row.malignant)
        shown = [f"{100 * found[name]:.1f}" if found["n"] else "-" for name in ("rate", "low", "high")]
        assert shown == [row.percent, row.low, row.high], row.term
    known = set(rows["term"]) | {"suture", "coarse_heterogeneous", "all"}
    assert set(table.index) <= known, "no figure is left unchecked"


def test_outcome_by_assessment():
    table = evidence.outcomes().pivot_table(
        index="assessment", columns="pathology", values="n", aggfunc="sum", fill_value=0
    )
    assert table[["MALIGNANT", "BENIGN", "BENIGN_WITHOUT_CALLBACK"]].astype(int).values.tolist() == [
        [15, 16, 0],
        [1, 6, 256],
        [19, 28, 2],
        [180, 241, 2],
        [89, 1, 0],
    ]


BOTH_WORDS = """
fine_linear_branching 11/11 21/27 16/21 4/4 . 0/3
fine_pleomorphic 42/65 23/27 126/279 14/18 0/2 0/1
amorphous 3/11 2/3 23/61 3/8 1/1 0/2
punctate 2/8 0/2 8/32 1/10 1/15 0/21
round . . 2/6 0/6 0/1 0/50
milk_of_calcium . . 0/1 . . .
rim 0/1 0/1 . . . 0/66
coarse_popcorn . . 0/1 . . 0/21
dystrophic 0/1 . 0/9 . . .
large_rod_like 0/2 . . . . .
vascular . 0/4 . . . 0/43
skin . . . 0/1 . .
none . 0/1 1/1 0/8 . .
"""


def test_shape_by_arrangement():
    table = evidence.malignancy_rate(["morphology", "distribution"])
    found = {
        index: f"{row.malignant}/{row.n}" for index, row in zip(table.index, table.itertuples(), strict=True)
    }
    wanted = {("all", "all"): "304/856"}
    for line in BOTH_WORDS.split("\n")[1:-1]:
        shape, *cells = line.split()
        shape = shape.replace("none", "not recorded")
        wanted |= {
            (shape, place): cell
            for place, cell in zip(order("distribution"), cells, strict=True)
            if cell != "."
        }
    assert found == wanted


def test_dropping_the_unrecorded_turns_35_into_47_percent():
    frame = evidence.outcomes()
    told = frame[(frame["morphology"] != "not recorded") & (frame["distribution"] != "not recorded")]
    dropped = frame[frame["distribution"] != "not recorded"]
    assert int(dropped["n"].sum()) == 649
    assert int(dropped.loc[dropped["malignant"], "n"].sum()) == 304
    assert f"{evidence.malignancy_rate(frame=dropped).iloc[-1]['rate']:.3f}" == "0.468"
    assert int(told["n"].sum()) == 639


# ---------------------------------------------------------------- rates


def test_small_cells_are_masked_and_their_counts_shown():
    row = evidence.malignancy_rate("morphology").loc["milk_of_calcium"]
    assert (row["n"], row["malignant"]) == (1, 0)
    assert np.isnan(row["rate"])
    assert np.isnan(row["low"])
    assert row["note"] == "fewer than 10: counts only"


def test_no_example_is_not_zero_percent():
    table = evidence.malignancy_rate("morphology", minimum=0)
    for term in ("suture", "coarse_heterogeneous"):
        assert table.loc[term, "n"] == 0
        assert np.isnan(table.loc[term, "rate"])
        assert table.loc[term, "note"].startswith("no example in this collection")


def test_pleomorphic_never_stands_without_its_warning():
    for worked_up in (False, True):
        table = evidence.malignancy_rate("morphology", worked_up=worked_up)
        assert table.loc["fine_pleomorphic", "note"] == "Includes what is now called coarse heterogeneous."


def test_every_table_says_what_the_collection_is():
    assert "never a woman's risk" in evidence.malignancy_rate("density").attrs["caption"]
    assert "Only what was worked up." in evidence.malignancy_rate(worked_up=True).attrs["caption"]


def test_a_narrowed_table_can_be_counted():
    frame = evidence.outcomes()
    table = evidence.malignancy_rate("morphology", frame=frame[frame["distribution"] == "linear"])
    assert (table.loc["vascular", "malignant"], table.loc["vascular", "n"]) == (0, 4)
    none_left = evidence.malignancy_rate("morphology", frame=frame[frame["n"] > 1000])
    assert none_left.loc["all", "n"] == 0
    assert none_left.loc["all", "note"] == "no example in this collection"


# ---------------------------------------------------------------- the counts we ship


def test_the_shipped_counts_have_the_checksum_of_their_readme():
    content = (ROOT / "data" / "outcomes" / "cbis_ddsm.csv").read_bytes()
    readme = (ROOT / "data" / "outcomes" / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(content).hexdigest() == SHIPPED_SHA256
    assert SHIPPED_SHA256 in readme
    assert f"{len(content):,} bytes" in readme
    assert "https://creativecommons.org/licenses/by/3.0/" in readme
    assert "10.7937/K9/TCIA.2016.7O02S9CY" in readme


def test_the_shipped_counts_hold_no_ids_and_no_paths():
    text = (ROOT / "data" / "outcomes" / "cbis_ddsm.csv").read_text(encoding="utf-8")
    assert not re.search(r"P_\d|LEFT|RIGHT|dcm|/", text)


def test_the_shipped_counts_are_written_back_to_the_byte():
    counts = evidence.outcomes()
    content = counts_text(counts.loc[counts.index.repeat(counts["n"])]).encode()
    assert hashlib.sha256(content).hexdigest() == SHIPPED_SHA256


def test_a_bad_file_is_not_derived(tmp_path, capsys):
    assert main([str(tmp_path / "none.csv"), str(tmp_path / "counts.csv")]) == 2
    assert "there is no such file" in capsys.readouterr().err
    assert not (tmp_path / "counts.csv").exists()


def test_every_term_of_the_lexicon_has_its_place_in_the_order():
    for axis in ("morphology", "distribution"):
        assert sorted(order(axis)) == sorted([*lexicon().attributes[axis].ids, "not recorded"])
        for term in lexicon().attributes[axis].ids:
            assert map_terms(axis, term.upper()) == (frozenset({term}), ())
    assert most_suspicious("morphology", {"rim", "amorphous", "skin"}) == "amorphous"
    assert most_suspicious("morphology", set()) == "not recorded"


# ---------------------------------------------------------------- files of others

HEADER = (
    "patient_id,breast density,left or right breast,image view,abnormality id,abnormality type,calc type,"
    "calc distribution,assessment,pathology,subtlety,image file path,cropped image file path,ROI mask file "
    "path"
)


def line(**changes):
    """Write a row as the publisher does: the crop ends in a line break inside its quotes."""
    row = {
        "patient_id": "P_00001", "density": "3", "side": "LEFT", "view": "CC", "id": "1", "type":
        "calcification", "shape": "AMORPHOUS", "place": "CLUSTERED", "assessment": "4", "pathology":
        "MALIGNANT", "subtlety": "3", "image": "a/1/000000.dcm", "crop": '"a/2/000000.dcm\n"', "mask":
        "a/2/000001.dcm",
    }  # fmt: skip
    return ",".join((row | changes).values())


@pytest.fixture
def write(tmp_path):
    """Write a file in the publisher's form and give its path."""

    def written(*lines, header=HEADER, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes("\r\n".join([header, *lines, ""]).encode())
        return path

    return written


def test_a_lesion_in_two_views_is_one_row_and_the_cc_view_speaks(write):
    path = write(
        line(view="MLO", shape="PLEOMORPHIC", assessment="5"),
        line(view="CC"),
        line(id="2", view="MLO", pathology="BENIGN"),
        line(side="RIGHT", pathology="BENIGN_WITHOUT_CALLBACK"),
    )
    frame = evidence.outcomes_from_file(path)
    assert frame[["side", "abnormality_id", "view", "morphology"]].values.tolist() == [
        ["LEFT", 1, "CC", "amorphous"],
        ["LEFT", 2, "MLO", "amorphous"],
        ["RIGHT", 1, "CC", "amorphous"],
    ]
    assert frame["malignant"].tolist() == [True, False, False]
    assert frame["worked_up"].tolist() == [True, True, False]
    assert frame.attrs["rows"] == 4
    assert frame["malignant"].dtype == bool
    assert frame["suspicion"].dtype == float


def test_the_order_and_repetition_of_compound_terms_do_not_matter(write):
    frame = evidence.outcomes_from_file(
        write(
            line(shape="PUNCTATE-ROUND_AND_REGULAR"),
            line(id="2", shape="ROUND_AND_REGULAR-PUNCTATE"),
            line(id="3", shape="PLEOMORPHIC-PLEOMORPHIC", place="CLUSTERED-LINEAR"),
        )
    )
    assert frame["morphology_terms"].tolist() == [("punctate", "round")] * 2 + [("fine_pleomorphic",)]
    assert frame["distribution_terms"].tolist() == [("grouped",), ("grouped",), ("grouped", "linear")]
    assert frame["distribution"].tolist() == ["grouped", "grouped", "linear"]


@pytest.mark.parametrize("blank", ["N/A", "NA", "", "nan"])
def test_what_was_not_recorded_is_kept_as_such(write, blank):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = evidence.outcomes_from_file(write(line(shape=blank, place=blank)))
    assert frame.loc[0, ["morphology", "distribution"]].tolist() == ["not recorded", "not recorded"]
    assert frame["suspicion"].tolist() == [0.0]
    assert frame.attrs["unmapped"] == []


def test_a_shape_without_a_word_is_not_taken_for_harmless(write):
    frame = evidence.outcomes_from_file(
        write(line(shape="N/A", place="LINEAR"), line(id="2", shape="VASCULAR", place="LINEAR"),
              line(id="3", shape="AMORPHOUS", place="N/A"), line(id="4", place="DIFFUSELY_SCATTERED"))
    )  # fmt: skip
    unnamed, vessel, unplaced, scattered = frame["suspicion"]
    assert 0 == vessel < unnamed < 1
    assert unplaced == scattered > 0


def test_a_word_that_is_not_known_is_reported_by_row_and_the_lesion_stays(write):
    path = write(line(), line(id="2", shape="STARRY-PUNCTATE", place="SPIRAL"), line(id="3", shape="STARRY"))
    with pytest.warns(evidence.UnmappedTerm, match=r"3 entries .* the first is morphology 'STARRY' in row 3"):
        frame = evidence.outcomes_from_file(path)
    assert frame["morphology"].tolist() == ["amorphous", "punctate", "not recorded"]
    assert [(entry["row"], entry["column"], entry["value"]) for entry in frame.attrs["unmapped"]] == [
        ("3", "morphology", "STARRY"),
        ("3", "distribution", "SPIRAL"),
        ("4", "morphology", "STARRY"),
    ]


def test_a_number_off_its_scale_is_missing_and_reported(write):
    path = write(line(density="7"), line(id="2", assessment="9"), line(id="3", subtlety="high"))
    with pytest.warns(evidence.UnmappedTerm, match="density '7' in row 2"):
        frame = evidence.outcomes_from_file(path)
    assert frame["density"].isna().tolist() == [True, False, False]
    assert frame["assessment"].isna().tolist() == [False, True, False]
    assert frame["subtlety"].isna().tolist() == [False, False, True]
    table = evidence.malignancy_rate("density", frame=frame, minimum=1)
    assert table["n"].tolist() == [2, 1, 3], "a lesion without a density is still counted"


def test_a_number_that_was_not_recorded_is_listed_without_alarm(write):
    path = write(line(density="0"), line(id="2", subtlety=""), line(id="3", assessment="N/A"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = evidence.outcomes_from_file(path)
    missing = frame[["density", "subtlety", "assessment"]].isna()
    assert missing.to_numpy().tolist() == [[True, False, False], [False, True, False], [False, False, True]]
    assert [(entry["row"], entry["column"]) for entry in frame.attrs["unmapped"]] == [
        ("2", "density"),
        ("3", "subtlety"),
        ("4", "assessment"),
    ]


def test_training_and_test_file_can_be_read_together(write):
    one = write(line(), name="one.csv")
    two = write(line(patient_id="P_00002", pathology="BENIGN"), line(), name="two.csv")
    frame = evidence.outcomes_from_file([one, two])
    assert len(frame) == 2
    assert frame.attrs["rows"] == 3
    assert [(entry["file"], entry["row"]) for entry in frame.attrs["repeated"]] == [("two.csv", "3")]


def test_two_files_laid_end_to_end_are_one_table(write):
    path = write(line(), HEADER, line(patient_id="P_00002"), "," * HEADER.count(","))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = evidence.outcomes_from_file(path)
    assert frame["patient_id"].tolist() == ["P_00001", "P_00002"]
    assert frame.attrs["rows"] == 2


def test_a_view_that_comes_twice_and_differs_is_said(write):
    path = write(line(), line(pathology="BENIGN", shape="PUNCTATE"), line())
    with pytest.warns(evidence.RepeatedView, match=r"1 row\(s\) describe .* the first is row 3 of mine\.csv"):
        frame = evidence.outcomes_from_file(path)
    assert frame["pathology"].tolist() == ["MALIGNANT"]
    assert [(entry["row"], entry["differs"]) for entry in frame.attrs["repeated"]] == [
        ("3", "yes"),
        ("4", "no"),
    ]


def test_a_lesion_that_is_malignant_in_one_view_only_is_said(write):
    path = write(line(view="MLO"), line(pathology="BENIGN"))
    with pytest.warns(
        evidence.RepeatedView, match=r"^1 lesion\(s\) are malignant in one .* row 3 of mine\.csv"
    ):
        frame = evidence.outcomes_from_file(path)
    assert frame["pathology"].tolist() == ["BENIGN"]


def test_numbers_as_a_spreadsheet_writes_them_are_read(write):
    frame = evidence.outcomes_from_file(
        write(line(density="3.0", id="1.0", assessment="4.00", subtlety="3."))
    )
    assert frame.loc[0, ["density", "abnormality_id", "assessment", "subtlety"]].tolist() == [3, 1, 4, 3]


def test_other_spellings_of_the_header_and_a_byte_order_mark_are_read(tmp_path):
    path = tmp_path / "copy.csv"
    header = HEADER.replace("breast density", "breast_density").replace("calc type", " Calc Type ")
    path.write_bytes(b"\xef\xbb\xbf" + f"{header}\n{line(side='left', pathology='malignant')}\n\n".encode())
    frame = evidence.outcomes_from_file(str(path))
    assert frame.loc[0, ["side", "pathology"]].tolist() == ["LEFT", "MALIGNANT"]


def test_a_file_without_subtlety_is_read(write):
    frame = evidence.outcomes_from_file(
        write("P_1,3,LEFT,CC,1,AMORPHOUS,LINEAR,4,BENIGN",
              header="patient_id,breast density,left or right breast,image view,abnormality id,calc type,"
              "calc distribution,assessment,pathology")
    )  # fmt: skip
    assert frame["subtlety"].isna().all()
    assert frame.attrs["unmapped"] == []


MASS_HEADER = HEADER.replace("calc type", "mass shape").replace("calc distribution", "mass margins")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty. Expected calc_case_description_train_set.csv"),
        (b" \r\n ", "the file is empty"),
        (HEADER.replace(",", ";").encode(), "the cells are separated by semicolons. Save the file as CSV"),
        (HEADER.replace(",", "\t").encode(), "row 1: the cells are separated by tabs"),
        (MASS_HEADER.encode(), "this is the file of the masses. Expected calc_case"),
        (
            f"{HEADER},pathology".encode(),
            "the column 'pathology' is there twice, as columns",
        ),
        (HEADER.replace("calc type", "calc typ").encode(), "missing column 'calc type' (is it 'calc typ'?)"),
        (b"a,b\r\n1,2\r\n", "row 1: missing column 'patient id', 'left or right breast'"),
        (f"{HEADER}\n".encode(), "there is no row below the header. Fetch the file again."),
        (b"version https://git-lfs.github.com/spec/v1\n", "this is a Git LFS pointer"),
        (b"<!DOCTYPE html><html>", "this is a web page and not the file itself"),
        (b"PK\x03\x04", "this is not a text file"),
        (b"patient_id\xff", "byte 10 is not UTF-8 text"),
        (f"{HEADER}\n{line()}\n{line(id='2')[:60]}".encode(), "row 3 has 10 of 14 cells. The copy was cut"),
        (f"{HEADER}\n{line()}\n{line(id='2')[:-20]}".encode(), "row 3 cannot be read"),
        (f"{HEADER}\n{line()},extra".encode(), "row 2 has 15 of 14 cells. A comma or a quotation mark"),
        (f"{HEADER}\n{line(type='mass')}".encode(), "row 2 is a mass and not a calcification"),
        (f"{HEADER}\n{line(side='LEFTT')}".encode(), "'LEFTT' is not a known side. Did you mean 'LEFT'?"),
        (f"{HEADER}\n{line(view='XCC')}".encode(), "row 2: 'XCC' is not a known view"),
        (f"{HEADER}\n{line(pathology='')}".encode(), "row 2: Which pathology? Allowed: MALIGNANT"),
        (f"{HEADER}\n{line(id='one')}".encode(), "row 2: abnormality id 'one' is not a whole number"),
        (f"{HEADER}\n{line(patient_id='')}".encode(), "row 2: the patient_id is empty"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_the_row_and_what_to_do(tmp_path, content, sentence):
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(CalcikitError, match=re.escape(sentence)) as caught:
        evidence.outcomes_from_file(path)
    assert str(caught.value).startswith("mine.csv: ")


def test_a_copy_cut_between_two_rows_is_noticed(write):
    path = write(line(), line(id="2"), name=TRAIN)
    with pytest.warns(
        evidence.IncompleteFile, match=r"ends after row 3: 2 rows instead of the 1,546 published"
    ):
        frame = evidence.outcomes_from_file(path)
    assert len(frame) == 2


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(CalcikitError, match=re.escape("none.csv: there is no such file. Expected calc_case")):
        evidence.outcomes_from_file(tmp_path / "none.csv")
    with pytest.raises(CalcikitError, match="this is a folder"):
        evidence.outcomes_from_file(tmp_path)


ODDITIES = ROOT / "tests" / "expected" / "cbis_ddsm_oddities.csv"


def test_the_oddities_of_the_published_file_are_read(tmp_path, capsys):
    """Made rows with what the published file has: several lesions a woman, views that differ, blank words,
    numbers that were not recorded, compound words in any order, the MLO row first, crops that end in a break.
    """
    frame = evidence.outcomes_from_file(ODDITIES)
    assert (frame.attrs["rows"], len(frame), int(frame["malignant"].sum())) == (12, 8, 4)
    assert frame["patient_id"].value_counts().to_dict() == {"P_1": 3, "P_3": 2, "P_2": 1, "P_4": 1, "P_5": 1}
    by_lesion = frame.set_index(["patient_id", "side", "abnormality_id"])
    assert by_lesion.loc[("P_2", "RIGHT", 1), "view"] == "CC", "the MLO row stands first in the file"
    assert by_lesion.loc[("P_1", "LEFT", 1), ["morphology", "pathology"]].tolist() == [
        "fine_pleomorphic",
        "MALIGNANT",
    ]
    assert by_lesion.loc[("P_3", "LEFT", 1), "morphology_terms"] == ("punctate", "round")
    assert by_lesion.loc[("P_4", "RIGHT", 1), ["morphology", "distribution"]].tolist() == ["not recorded"] * 2
    assert [(entry["column"], entry["value"]) for entry in frame.attrs["unmapped"]] == [("density", "0")]
    assert frame.attrs["repeated"] == []
    assert main([str(ODDITIES), str(tmp_path / "counts.csv")]) == 0
    assert "12 rows, 8 abnormalities, 4 malignant" in capsys.readouterr().out
    assert (tmp_path / "counts.csv").read_text(encoding="utf-8") == counts_text(frame)
