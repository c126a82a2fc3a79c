"""The table of studies is read whole, narrowed by words, and refused with the place of a fault."""

from __future__ import annotations

import re

import calcikit.evidence as evidence
from calcikit._data import Knowledge
from calcikit.references import references, supports


def text_of(file):
    """Give a data file as it ships."""
    return Knowledge.load().texts(file)[0]


def test_the_table_holds_every_row_once():
    frame = evidence.studies()
    assert len(frame) == 197
    assert frame["id"].is_unique


def test_every_source_cited_has_its_reference():
    cited = {
        key for file, _, keys in supports(Knowledge.load()) if file.startswith("evidence/") for key in keys
    }
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
