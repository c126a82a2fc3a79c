"""The audit proves the data sound, and names file and row when a fault is put in."""

from __future__ import annotations

import pytest
from spare_data import csv_of

from calcikit._data import Knowledge
from calcikit.references import references
from calcikit.workup import audit
from calcikit.workup.monotonicity import violations

SHIPPED = Knowledge.load()


# One safety rule in place of all: proving them takes most of the time.
LEAN = SHIPPED.with_files({"workup/safety.csv": csv_of(SHIPPED.csv("workup/safety.csv")[:1]).encode()})


def edited(*edits):
    """Return a knowledge with rows of tables changed or added, or (cells None) dropped."""
    files = {}
    for table, row_id, cells in edits:
        file = f"workup/{table}.csv"
        rows = files.setdefault(file, {row["id"]: row for row in SHIPPED.csv(file)})
        if cells is None:
            del rows[row_id]
        else:
            rows[row_id] = {**rows.get(row_id, {}), **cells}
    return LEAN.with_files({file: csv_of([*rows.values()]).encode() for file, rows in files.items()})


def test_the_data_are_sound():
    """No gap, no overlap, no dead row, nothing lowered, nothing uncited, no idle source."""
    figures = audit()
    assert figures.faults == ()
    assert "FAULT" not in str(figures)
    assert f"{figures.possible:,}" in str(figures)
    assert figures.sources == len(references())


def test_a_gap_is_named_with_an_example():
    spare = edited(("validity", "validity-round-suspected", None))
    assert audit(spare).by_kind["gaps"] == (
        "data/workup/validity.csv: no row fits morphology=round, certainty=suspected, projection=both_views, "
        "nor 3 other cases",
    )


def test_many_gaps_of_a_table_are_one_fault():
    (fault,) = audit(edited(("alternative_category", "alternative-high-other", None))).by_kind["gaps"]
    assert fault.startswith("data/workup/alternative_category.csv: no row fits ")
    assert fault.endswith(" other cases")


def test_an_overlap_names_both_rows():
    found = audit(edited(("clinical_context", "context-unproven", {"if:context": "-"}))).by_kind["overlaps"]
    place = "data/workup/clinical_context.csv: rows context-unproven and context-unproven-"
    assert found
    assert all(fault.startswith(place) and fault.endswith(" both fit some case") for fault in found)


def test_a_dead_row_is_named():
    """A row that fits no chain of earlier decisions is dead, although its own table has room for it."""
    found = audit(
        edited(
            ("interval_change", "change-round-settled", {"then:trend": "stable"}),
            ("interval_change", "change-benign", {"then:trend": "benign_by_stability"}),
        )
    ).by_kind["unreachable rows"]
    assert "data/workup/suspicion.csv: row suspicion-round-settled never decides" in found


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (
            ("clinical_context", "context-round-beside-cancer", {"then:clinical_context": "standard"}),
            ("data/workup/suspicion.csv, row suspicion-round-", "context from ", "lowers the category"),
        ),
        (
            ("suspicion", "suspicion-casting-ductal", {"then:suspicion": "benign"}),
            ("data/workup/suspicion.csv, row suspicion-casting-ductal", "lowers the category"),
        ),
        (
            ("management", "management-sample", {"then:steps": "routine_screening = in two years"}),
            ("data/workup/management.csv, row management-sample", "lowers the next step"),
        ),
    ],
    ids=["context", "suspicion", "management"],
)
def test_a_graver_picture_that_is_answered_with_less_is_named(edit, wanted):
    found, _ = violations(edited(edit))
    assert any(all(word in fault for word in wanted) for fault in found)
    assert all("findings, such as " in fault for fault in found)


def test_an_order_of_concern_upside_down_is_named():
    (text,) = SHIPPED.texts("lexicon/change.toml")
    head, new, tail = text.partition('id = "new"\n')
    upside = head + new + tail.replace("concern = 3", "concern = 0", 1)
    found, _ = violations(LEAN.with_files({"lexicon/change.toml": upside.encode()}))
    assert any("change from new to" in fault for fault in found)


def test_what_is_unknown_or_idle_among_sources_and_exceptions_is_named():
    idle = {
        "id": "idle",
        "attribute": "risk",
        "step_before": "mri",
        "step_after": "ultrasound",
        "because": "No need.",
        "cite": "soo2003",
        "certainty": "agreed",
    }
    spare = edited(
        ("suspicion", "suspicion-benign", {"cite": "acr201"}), ("monotonicity_exceptions", "idle", idle)
    )
    (text,) = SHIPPED.texts("references.bib")
    text += "\n@misc{idle, title = {Idle}, kind = {page}}\n"
    found = audit(spare.with_files({"references.bib": text.encode()}))
    assert found.by_kind["citations without a reference"] == (
        "data/workup/suspicion.csv, row suspicion-benign: 'acr201' is not a known citation key. "
        "Did you mean 'acr2013'?",
    )
    assert "data/references.bib, idle: never cited" in found.by_kind["references never cited"]
    assert found.by_kind["unreachable rows"] == (
        "data/workup/monotonicity_exceptions.csv: row idle excuses nothing",
    )


def test_a_delay_that_is_not_excused_is_named():
    found = audit(edited(("monotonicity_exceptions", "mass-first", None))).by_kind["monotonicity violations"]
    assert found
    assert all("associated from " in fault and "lowers the next step" in fault for fault in found)


def test_a_plan_that_asks_for_a_confirmation_where_there_is_none_is_named():
    spare = edited(("management", "management-probably-benign", {"then:steps": "confirmation = now"}))
    assert audit(spare).by_kind["gaps"] == (
        "data/workup/management.csv: row management-probably-benign plans the confirmation of a type "
        "where none is named",
    )
