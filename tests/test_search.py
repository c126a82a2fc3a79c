"""Fields to search: what is hidden in them, and what a page and a kernel are given."""

from __future__ import annotations

import numpy as np
import pytest

import calcikit as ck
from calcikit.errors import CalcikitError
from calcikit.payload.search import live_search, search_question
from calcikit.quiz.search_questions import search_item, search_texts
from calcikit.simulator.descriptions import distractors
from calcikit.workup import recommend


def test_two_fields_in_five_are_empty_and_some_hold_two():
    counts = np.bincount([len(search_item(f"find-1-{number}").findings) for number in range(1000)]) / 1000
    assert counts == pytest.approx([0.4, 0.45, 0.15], abs=0.05)


def test_what_is_hidden_needs_more_than_routine_and_what_is_passed_over_does_not():
    routine = "routine_screening"
    for pair in search_texts().hidden:
        assert recommend(*pair).next_step != routine
        assert recommend(*pair, stage="screening").next_step != routine
    assert {recommend(*pair).next_step for pair in distractors()} == {routine}


def test_fields_are_seen_from_above_and_at_a_slant():
    items = [search_item(f"find-1-{number}") for number in range(20)]
    assert {item.view for item in items} == {"CC", "oblique"}
    above, slant = (next(item for item in items if item.view == view) for view in ("CC", "oblique"))
    assert search_question(above)[0]["caption"].startswith("Craniocaudal view, density")
    assert search_question(slant)[0]["caption"].startswith("Oblique view, density")


def test_the_place_of_a_finding_encloses_its_calcium_in_mm():
    item = next(found for n in range(20) if len((found := search_item(f"find-2-{n}")).findings) == 2)
    asked, _ = search_question(item)
    field = item.draw()
    for told, one in zip(asked["located"], field.located, strict=True):
        rows, columns = np.nonzero(one.visible)
        seen = np.stack([columns + 0.5, rows + 0.5], axis=1) * field.pitch_mm
        hull = np.array(told["hull"])
        assert (seen.min(0) >= hull.min(0) - 0.1).all()
        assert (seen.max(0) <= hull.max(0) + 0.1).all()
    assert [one["distractor"] for one in asked["located"]].count(False) == 2
    assert (asked["mm"], asked["density"]) == (64.0, item.density)


def test_a_kernel_draws_the_field_that_the_script_chose(monkeypatch):
    drill, sent = ck.Drill(kinds="find"), []
    monkeypatch.setattr(drill, "send", sent.append)
    drill._handle_custom_msg({"drill": "candidates", "number": 1, "asked": 2, "seed": 5, "pair": ""}, [])
    ids = [item["id"] for item in sent[0]["items"]]
    assert ids == [f"find-5-{number}" for number in range(5)]
    drill._handle_custom_msg({"drill": "item", "number": 2, "id": ids[3]}, [])
    assert sent[1]["item"] == live_search(search_item(ids[3]))


def test_a_page_holds_its_fields_in_a_row():
    drill = ck.Drill(kinds="find", pack=True)
    starts = [n for n in range(len(drill._images)) if drill._images[n : n + 4] == b"RIFF"]
    assert len(starts) == 12


def test_what_is_no_field_is_refused():
    with pytest.raises(CalcikitError, match="'find-x' is no field"):
        search_item("find-x")
