"""A table decides by exactly one row, whatever their order, and says where that is not so."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from calcikit import CalcikitError, UnknownTerm
from calcikit.decision_table import DecisionTable, Row

SKY, WIND = ("blue", "grey", "black"), ("calm", "gale")
CASES = [{"sky": sky, "wind": wind} for sky in SKY for wind in WIND]
SUN = Row(id="sun", when={"sky": ("blue",)}, then={"take": "hat"})
RAIN = Row(id="rain", when={"sky": ("grey", "black"), "wind": ("calm",)}, then={"take": "umbrella"})
STORM = Row(id="storm", when={"sky": ("grey", "black"), "wind": ("gale",)}, then={"take": "nothing"})


def coat(*rows):
    """Make a table of what to take along."""
    return DecisionTable(name="coat", inputs={"sky": SKY, "wind": WIND}, rows=rows)


def test_a_complete_table_has_no_fault_and_decides_every_case():
    table = coat(SUN, RAIN, STORM)
    assert (table.gaps(), table.overlaps, table.unreachable()) == ([], [], [])
    assert [table.decide(case).id for case in CASES] == [
        "sun",
        "sun",
        "rain",
        "storm",
        "rain",
        "storm",
    ]


@pytest.mark.parametrize("rows", [*permutations((SUN, RAIN, STORM))])
def test_the_order_of_the_rows_means_nothing(rows):
    assert coat(*rows).decide({"sky": "black", "wind": "gale"}) is STORM


def test_inputs_of_other_tables_are_ignored():
    assert coat(SUN, RAIN, STORM).decide({"sky": "blue", "wind": "gale", "day": "Monday"}) is SUN


def test_a_gap_is_found_and_refused():
    table = coat(SUN, RAIN)
    assert table.gaps() == [{"sky": "grey", "wind": "gale"}, {"sky": "black", "wind": "gale"}]
    with pytest.raises(
        CalcikitError, match="table coat: no row fits sky=grey, wind=gale, where exactly one row"
    ):
        table.decide({"sky": "grey", "wind": "gale"})


def test_an_overlap_is_found_and_refused():
    any_calm = Row(id="calm", when={"wind": ("calm",)}, then={"take": "kite"})
    table = coat(SUN, RAIN, STORM, any_calm)
    assert table.overlaps == [("sun", "calm"), ("rain", "calm")]
    with pytest.raises(CalcikitError, match="table coat: sun, calm fits sky=blue, wind=calm"):
        table.decide({"sky": "blue", "wind": "calm"})


def test_a_row_that_another_always_joins_is_unreachable():
    twin = Row(id="twin", when={"sky": ("blue",), "wind": ("gale",)}, then={"take": "hat"})
    assert coat(SUN, RAIN, STORM, twin).unreachable() == ["twin"]


def test_rows_that_never_fired_in_a_walk_are_unreachable():
    assert coat(SUN, RAIN, STORM).unreachable([0, 2]) == ["rain"]


@pytest.mark.parametrize(
    ("row", "kind", "message"),
    [
        (Row(id="sun", when={}, then={}), CalcikitError, "table coat: row id 'sun' is used twice"),
        (
            Row(id="odd", when={"sky": ("gray",)}, then={}),
            UnknownTerm,
            "'gray' is not a known sky. Did you mean 'grey'?",
        ),
        (
            Row(id="odd", when={"moon": ("full",)}, then={}),
            UnknownTerm,
            "'moon' is not a known input. Allowed: sky",
        ),
    ],
)
def test_a_row_that_does_not_belong_is_refused(row, kind, message):
    with pytest.raises(kind) as caught:
        coat(SUN, row)
    assert str(caught.value).startswith(message)


def test_rows_and_tables_are_frozen():
    table = coat(SUN, RAIN, STORM)
    with pytest.raises(AttributeError):
        table.rows = ()
    with pytest.raises(AttributeError):
        SUN.id = "moon"


def test_gaps_overlaps_and_decisions_agree_on_random_tables(rng: np.random.Generator):
    """A case is decided if and only if it is no gap and no two of its rows overlap."""
    for _ in range(50):
        rows = [
            Row(
                id=str(number),
                when={name: some(rng, domain) for name, domain in (("sky", SKY), ("wind", WIND))},
                then={},
            )
            for number in range(rng.integers(1, 5))
        ]
        table = coat(*rows)
        fitting = {tuple(case.values()): [row.id for row in rows if row.fits(case)] for case in CASES}
        assert [tuple(case.values()) for case in table.gaps()] == [
            case for case, ids in fitting.items() if not ids
        ]
        assert bool(table.overlaps) == any(len(ids) > 1 for ids in fitting.values())
        for case in CASES:
            ids = fitting[tuple(case.values())]
            if len(ids) == 1:
                assert table.decide(case).id == ids[0]
            else:
                with pytest.raises(CalcikitError):
                    table.decide(case)


def some(rng, domain):
    """Draw one or more values."""
    return tuple(rng.choice(domain, size=rng.integers(1, len(domain) + 1), replace=False).tolist())
