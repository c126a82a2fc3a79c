"""The audit proves the data sound, and names file and row when a fault is put in."""

from __future__ import annotations

import csv

import pytest
from spare_data import forget, spare_data

from calcikit.lexicon import lexicon
from calcikit.references import references
from calcikit.workup import audit


def test_the_data_are_sound():
    """No gap, no overlap, no dead row, nothing lowered, nothing uncited, no idle source."""
    figures = audit()
    assert figures.faults == ()
    assert "FAULT" not in str(figures) and f"{figures.possible:,}" in str(figures)


def test_the_figures_count_what_is_there():
    figures = audit()
    assert figures.tables == 15 and figures.rows > 150
    assert figures.sources == len(references())
    assert set(figures.exceptions) == {"mass-first", "complaint-first"}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    with spare_data(tmp_path_factory.mktemp("data")) as folder:
        yield folder


@pytest.fixture
def edit(data):
    """Change the cells of one row, drop it, or add rows to a table; the sound file comes back afterwards."""
    sound = {}

    def change(name, row="", cells=None, drop=False, add=()):
        path = data / "workup" / f"{name}.csv"
        sound.setdefault(path, path.read_bytes())
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        table = [dict(zip(header, cells_of, strict=True)) for cells_of in rows]
        for record in table:
            if record["id"] == row:
                record.update(cells or {})
        kept = [list(record.values()) for record in table if not (drop and record["id"] == row)]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *kept, *add])
        forget(lexicon, references)

    yield change
    for path, content in sound.items():
        path.write_bytes(content)
    forget(lexicon, references)


def test_a_gap_is_named_with_an_example(edit):
    edit("validity", "validity-round-suspected", drop=True)
    assert audit().gaps == ("data/workup/validity.csv: no row fits shape_kind=round, certainty=suspected",)


def test_many_gaps_of_a_table_are_one_fault(edit):
    edit("alternative_category", "alternative-high-other", drop=True)
    (fault,) = audit().gaps
    assert fault.startswith("data/workup/alternative_category.csv: no row fits ") and fault.endswith(
        " other cases"
    )


def test_an_overlap_names_both_rows(edit):
    edit("clinical_context", "context-unproven", {"if:context": "-"})
    assert set(audit().overlaps) == {
        f"data/workup/clinical_context.csv: rows context-unproven and {other} both fit some case"
        for other in (
            "context-unproven-scar",
            "context-unproven-scar-rising",
            "context-unproven-beside-cancer",
        )
    }


def test_a_dead_row_is_named(edit):
    """A row that fits no chain of earlier decisions is dead, although its own table has room for it."""
    edit("interval_change", "change-round-settled", {"then:trend": "stable"})
    edit("interval_change", "change-benign", {"then:trend": "benign_by_stability"})
    found = audit().unreachable
    assert "data/workup/suspicion.csv: row suspicion-round-settled never decides" in found
    assert "data/workup/clinical_context.csv: row context-round-settled never decides" in found


@pytest.mark.parametrize(
    ("table", "row", "cells", "wanted"),
    [
        (
            "pattern",
            "pattern-amorphous-ductal",
            {"then:pattern": "focal_round"},
            ("distribution from grouped to linear", "lowers the category"),
        ),
        (
            "clinical_context",
            "context-round-high-risk",
            {"then:clinical_context": "standard"},
            (
                "data/workup/suspicion.csv, row suspicion-round-group",
                "risk from average to high lowers the category",
            ),
        ),
        (
            "suspicion",
            "suspicion-casting-ductal",
            {"then:suspicion": "benign"},
            ("data/workup/suspicion.csv, row suspicion-casting-ductal", "lowers the category"),
        ),
        (
            "management",
            "management-sample",
            {"then:steps": "short_interval_follow_up = at 6 months"},
            ("data/workup/management.csv, row management-sample", "lowers the next step"),
        ),
    ],
)
def test_a_graver_picture_that_is_answered_with_less_is_named(edit, table, row, cells, wanted):
    edit(table, row, cells)
    found = audit().monotonicity
    assert any(all(word in fault for word in wanted) for fault in found)
    assert all("findings, such as " in fault for fault in found)


def test_an_unknown_source_is_named_with_the_nearest(edit):
    edit("suspicion", "suspicion-benign", {"cite": "muttarak200"})
    assert audit().uncited == (
        "data/workup/suspicion.csv, row suspicion-benign: 'muttarak200' is not a known citation key. "
        "Did you mean 'muttarak2009'?",
    )


def test_a_source_that_nothing_cites_is_named(data):
    path = data / "references.bib"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound + "\n@misc{idle, title = {Idle}, kind = {study}}\n", encoding="utf-8")
    forget(lexicon)
    assert audit().unused == ("data/references.bib, idle: never cited",)
    path.write_text(sound, encoding="utf-8")
    forget(lexicon)


def test_an_exception_that_excuses_nothing_is_named(edit):
    edit(
        "monotonicity_exceptions",
        add=[["idle", "risk", "mri", "ultrasound", "No need.", "soo2003", "agreed"]],
    )
    assert audit().unreachable == ("data/workup/monotonicity_exceptions.csv: row idle excuses nothing",)


def test_a_delay_that_is_not_excused_is_named(edit):
    edit("monotonicity_exceptions", "mass-first", drop=True)
    found = audit().monotonicity
    assert found and all(
        "associated from none to" in fault and "lowers the next step" in fault for fault in found
    )


def test_a_plan_that_asks_for_a_proof_where_there_is_none_is_named(edit):
    edit("management", "management-probably-benign", {"then:steps": "confirmation = now"})
    assert audit().gaps == (
        "data/workup/management.csv: row management-probably-benign plans the confirmation of a type "
        "where none is named",
    )
