"""The table of studies is read whole, narrowed by words, and refused with the place of a fault."""

from __future__ import annotations

import re

import pytest
from spare_data import spare

import calcikit.evidence as evidence
from calcikit._data import Knowledge
from calcikit.errors import DataError
from calcikit.references import citations, references


def text_of(file):
    """Give a data file as it ships."""
    return Knowledge.load().texts(file)[0]


def test_the_table_holds_every_row_once():
    frame = evidence.studies()
    assert len(frame) == 197
    assert frame["id"].is_unique


def test_every_source_cited_has_its_reference():
    cited = {key for file, _, key in citations(Knowledge.load()) if file.startswith("evidence/")}
    assert len(cited) > 60
    assert cited - references().keys() == set()


def test_every_table_and_column_is_explained_beside_it():
    for name in Knowledge.load().files:
        folder, _, file = name.partition("/")
        if folder in ("evidence", "outcomes") and file.endswith(".csv"):
            explained = set(re.findall(r"`([^`\n]+)`", text_of(f"{folder}/README.md")))
            columns = text_of(name).splitlines()[0].split(",")
            assert {file, *columns} - explained == set(), name


def test_filters_narrow_and_combine():
    found = evidence.studies(morphology="amorphous", population=["screening", "mixed"])
    assert set(found["morphology"]) == {"amorphous"}
    assert set(found["population"]) == {"screening", "mixed"}
    assert len(found) < len(evidence.studies(morphology="amorphous"))


def test_a_frame_can_be_changed_without_harm_to_the_next():
    frame = evidence.studies()
    frame.loc[0, "study"] = "changed"
    assert "changed" not in set(evidence.studies()["study"])


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (",468,115,", ",468,1150,", "1150 malignant of 468"),
        (",468,115,", ",468,15,", "15 of 468 is 3.2%, but the row says 24.6%"),
        (",468,115,", ",many,115,", "column n is a number in plain digits, got 'many'"),
        (",468,115,printed,", ",468,115,-,", "column counts says where n and malignant come from"),
        (",biopsied,distribution,-,grouped,", ",biopsy,distribution,-,grouped,", "Did you mean 'biopsied'?"),
        ("id,study,", "id,studie,", "expected the columns id, study"),
        (",USA,pre-BI-RADS,", ",,pre-BI-RADS,", "column country is empty"),
        ("legal1984-excised,", "egan1980-clustered-without-mass,", "this id is used twice"),
        (",1984,France,", ",1984,", "expected 23 cells, got 22"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(old, new, sentence):
    with pytest.raises(DataError, match=re.escape(sentence)) as caught:
        evidence.studies(knowledge=spare("evidence/studies.csv", old, new))
    assert str(caught.value).startswith("data/evidence/studies.csv, ")
