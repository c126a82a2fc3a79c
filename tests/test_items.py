"""Questions are made, never typed in: their keys are those of the tables, and they are fair."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import combinations

import pytest
from merged_states import merged_states

import calcikit as ck
from calcikit.errors import CalcikitError
from calcikit.lexicon import confusable_pair, confusable_terms, lexicon, nearest_terms
from calcikit.quiz import drill_items, item_of, kinds
from calcikit.quiz.generator import MAKERS
from calcikit.quiz.report_questions import report_parts
from calcikit.references import references
from calcikit.workup import after_biopsy

SEEDS = range(4)
DECIDING = ("which_view", "category", "next_step", "tell_her")
NAMING = {"shape": "morphology", "arrangement": "distribution"}


@pytest.fixture(scope="module", params=list(MAKERS))
def items(request):
    """Make 48 questions of one kind, from several seeds."""
    return [item for seed in SEEDS for item in drill_items(12, seed=seed, kinds=[request.param])]


@pytest.fixture(scope="module")
def sitting():
    """Make one long sitting of all kinds."""
    return drill_items(250, seed=3)


@pytest.fixture(scope="module", params=[kind for kind in MAKERS if kind != "turning_word"])
def many(request):
    """Make 320 questions of one kind, in sittings of 40; turning words take long, and differ each time."""
    return [item for seed in range(8) for item in drill_items(40, seed=seed, kinds=[request.param])]


def asked_of(kind, finding):
    """Answer a question of a kind from the tables alone."""
    workup = ck.recommend(finding)
    return workup.category if kind == "category" else workup.next_step


def test_the_kinds_are_those_of_the_data():
    assert list(kinds()) == list(MAKERS)


def test_exactly_one_answer_is_right_and_worth_all(items):
    for item in items:
        assert [option.credit for option in item.options if option.right] == [1.0], item.id
        assert all(option.credit < 1 for option in item.options if not option.right), item.id
        fewest = 2 if item.kind == "same_or_different" else 3
        assert fewest <= len(item.options) <= 5
        assert len({option.id for option in item.options}) == len(item.options)
        assert len({option.text for option in item.options}) == len(item.options)


def test_the_key_is_what_the_tables_say(items):
    """Each answer is right for the finding it stands for; the true one for the item's own."""
    for item in items:
        if item.kind in DECIDING:
            assert item.truth == asked_of(item.kind, item.finding)
            assert all(option.id == asked_of(item.kind, option.finding) for option in item.options)
        elif item.kind in NAMING:
            attribute = NAMING[item.kind]
            assert item.truth == getattr(item.finding, attribute)
            assert all(option.id == getattr(option.finding, attribute) for option in item.options)
        elif item.kind == "same_or_different":
            one, two = (spec.finding.morphology for spec in item.pictures)
            assert item.truth == ("same" if one == two else "different")


def test_the_turning_word_turns_and_is_the_only_one():
    for seed in SEEDS:
        for item in drill_items(12, seed=seed, kinds=["turning_word"]):
            goal = ck.recommend(item.right_option.finding)
            assert f"the next step becomes: {goal.steps[0].label}." in item.stem
            base = ck.recommend(item.finding)
            assert f"the next step is: {base.steps[0].label}." in item.stem
            for option in item.options:
                attribute, _, value = option.id.partition(".")
                assert option.finding == item.finding.replace(**{attribute: value})
                there = ck.recommend(option.finding)
                assert there.next_step != base.next_step
                assert (there.next_step == goal.next_step) == option.right


def test_after_a_biopsy_each_answer_is_right_for_its_own_result_alone():
    """The tables are asked for every option; none is in the plan of the question, or accepted instead."""
    for seed in SEEDS:
        for item in drill_items(12, seed=seed, kinds=["after_biopsy"]):
            base = after_biopsy(item.finding)
            assert item.truth == base.next_step
            defensible = {step.id for step in (*base.steps, *base.alternatives)}
            for option in item.options:
                assert option.id == after_biopsy(option.finding).next_step
                assert option.right == (option.id in defensible)


def test_neither_place_nor_length_gives_an_answer_away(many):
    """Who takes one place, or the longest or shortest answer, is right hardly more often than by guessing.

    Categories stand in the order of their numbers, so there the mix shows a little more.
    """
    four = [item for item in many if len(item.options) == 4] or many
    guess = 1 / len(four[0].options)
    places = Counter(item.options.index(item.right_option) for item in four)
    most = 1.45 if four[0].kind == "category" else 1.3
    assert max(places.values()) < most * guess * len(four), places
    for extreme in (max, min):
        taken = [extreme(item.options, key=lambda option: len(option.text)).right for item in four]
        assert sum(taken) < 1.6 * guess * len(four), extreme


def test_no_answer_is_known_by_how_seldom_it_is_right(many):
    """What is offered often is sometimes right, and never nearly always."""
    offered = Counter(option.id for item in many for option in item.options)
    right = Counter(item.truth for item in many)
    for answer in (answer for answer, times in offered.items() if times >= len(many) / 3):
        assert 0.12 < right[answer] / offered[answer] < 0.6, (answer, right[answer], offered[answer])


def test_an_answer_to_the_patient_stands_on_its_own():
    """In the explorer a sentence about the shape comes before it; in a question nothing does."""
    answers = {o.text for item in drill_items(60, seed=1, kinds=["tell_her"]) for o in item.options}
    assert [answer for answer in answers if re.match(r"(But|And|So|Then)\b|[^.]*, though\b", answer)] == []


def test_a_report_lacks_the_right_answer_and_has_every_other():
    """The whole report is that of the tables; of the parts offered only one is not in the shortened one."""
    missing = Counter()
    for item in drill_items(90, seed=2, kinds=["report"]):
        whole = re.search(r'"(.*)"', item.explanation)[1]
        shown = re.search(r'"(.*)" What', item.stem)[1]
        workup = ck.recommend(item.finding)
        assert whole.endswith(workup.outcome.assessment)
        assert "[" not in whole
        missing[item.truth] += 1
        for option in item.options:
            if option.right:
                assert len(shown) < len(whole)
            else:
                quoted = re.search(r'It is there: "(.*)"', option.reason)[1]
                assert quoted in shown
                assert quoted in whole
        assert ("BI-RADS" in shown) == (item.truth != "category")
        assert (" breast, " in shown) == (item.truth != "side")
        assert (" mm" in shown) == (item.truth != "size")
        assert (" distribution" in shown) == (item.truth != "distribution")
        assert any(step in shown for step in ("recommended", "continue")) == (item.truth != "plan")
    assert len(missing) == len(report_parts())


def test_no_two_answers_lead_to_the_same_workup(items):
    """Asked for a decision, every two answers stand for findings that are worked up differently."""
    for item in items:
        if item.kind not in (*DECIDING, "turning_word"):
            continue
        workups = [ck.recommend(option.finding) for option in item.options]
        for one, two in combinations(workups, 2):
            assert one.next_step != two.next_step, item.id
            if item.kind in ("category", "tell_her"):
                assert one.category != two.category
                assert not (one.category[0] in "45" and two.category[0] in "45"), item.id


def test_a_wrong_next_step_is_one_that_no_source_accepts():
    for seed in SEEDS:
        for item in drill_items(12, seed=seed, kinds=["next_step", "which_view", "tell_her"]):
            workup = ck.recommend(item.finding)
            accepted = {step.id for step in workup.alternatives}
            together = {step.id for step in workup.steps[1:] if step.when.startswith("at the same visit")}
            wrong = {option.id for option in item.options if not option.right}
            assert not wrong & (accepted | together), item.id


def test_a_wrong_category_is_one_that_no_source_gives():
    for seed in SEEDS:
        for item in drill_items(40, seed=seed, kinds=["category"]):
            given = ck.recommend(item.finding).alternative_categories
            assert not {option.id for option in item.options if not option.right} & {*given}, item.id


def test_the_reason_of_the_right_answer_is_the_one_that_decided():
    """Of an incomplete examination not what the particles would be after a full workup."""
    decided = {}
    for item in drill_items(60, seed=2, kinds=["category", "next_step"]):
        workup = ck.recommend(item.finding)
        (right,) = [option for option in item.options if option.right]
        decided[workup.category == "0"] = True
        telling = [r.because for r in workup.reasons if r.decisive and "category" in r.then]
        assert (right.reason in telling) == (workup.category == "0" and bool(telling)), item.id
    assert decided == {True: True, False: True}


def test_every_answer_has_a_reason_of_its_own_and_a_source(items):
    known = references()
    for item in items:
        reasons = [option.reason for option in item.options]
        assert all(len(reason.split()) >= 5 for reason in reasons)
        if item.kind != "same_or_different":
            assert len(set(reasons)) == len(reasons), item.id
        assert item.explanation
        assert item.where
        assert item.cite
        for key in (*item.cite, *(key for option in item.options for key in option.cite)):
            assert key in known
        assert all(option.cite for option in item.options)


def test_more_than_routine_agrees_with_the_workup(items):
    for item in items:
        for option in item.options:
            if option.more is not None:
                follows = after_biopsy if item.kind == "after_biopsy" else ck.recommend
                routine = follows(option.finding).next_step == "routine_screening"
                assert option.more is not routine


def test_near_misses_of_experts_are_worth_a_part_and_say_so():
    shapes = drill_items(300, seed=1, kinds=["shape", "arrangement"])
    found = Counter()
    for item in shapes:
        for option in item.options:
            pair = confusable_pair(NAMING[item.kind], item.truth, option.id)
            if 0 < option.credit < 1:
                found[frozenset((item.truth, option.id))] += 1
                assert pair.credit == option.credit
                assert pair.near.text in option.reason
                assert pair.near.cite
    assert set(found) == {
        frozenset(("punctate", "amorphous")),
        frozenset(("regional", "segmental")),
        frozenset(("fine_pleomorphic", "fine_linear_branching")),
    }


def test_wrong_words_are_the_nearest_neighbours():
    """No word from a farther ring is offered while a nearer one is left out."""
    alike = [set(pair.ids) for pair in confusable_terms() if not pair.apart]
    for item in drill_items(200, seed=5, kinds=["shape", "arrangement"]):
        rings = nearest_terms(NAMING[item.kind], item.truth)
        offered = {option.id for option in item.options} - {item.truth}
        depth = [number for number, ring in enumerate(rings) for term in ring if term in offered]
        for number in range(max(depth)):
            left = set(rings[number]) - offered
            assert all(any({term} < pair <= offered | {term} for pair in alike) for term in left), item.id


def test_words_that_nothing_separates_are_never_side_by_side():
    for item in drill_items(200, seed=6, kinds=["shape"]):
        assert not {"round", "punctate"} <= {option.id for option in item.options}


def test_words_that_are_not_apart_never_lead_to_different_workups():
    """The tables themselves say that nothing hangs on the pair."""
    for pair in confusable_terms():
        if not pair.apart:
            states = merged_states("finding", [pair.attribute, "certainty"])
            certain = [state for state in states if state.values["certainty"] == "certain"]
            found = {term: Counter() for term in pair.ids}
            for state in certain:
                if (term := state.values[pair.attribute]) in found:
                    found[term][state.outcome.category, state.outcome.steps] += state.findings
            one, two = found.values()
            assert one == two
            assert one


def test_the_same_seed_gives_the_same_questions_in_another_python():
    code = "from calcikit.quiz import drill_items; print(repr(drill_items(12, seed=11)))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=world
        ).stdout
        for world in ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    ]
    assert runs[0] == runs[1] == repr(drill_items(12, seed=11)) + "\n"


def test_an_id_is_enough_to_make_an_item_again(sitting):
    for item in sitting[:40]:
        assert item_of(item.id) == item


def test_a_sitting_is_mixed_fresh_and_holds_benign_cases(sitting):
    """Eight kinds, never three of one in a row, no question twice, a third or more of them routine."""
    names = [item.kind for item in sitting]
    assert set(names) == set(MAKERS)
    assert not any(a == b == c for a, b, c in zip(names, names[1:], names[2:], strict=False))
    asked = {(item.stem, item.pictures, item.truth) for item in sitting[:100]}
    assert len(asked) >= 95
    routine = [not item.right_option.more for item in sitting if item.right_option.more is not None]
    assert 0.3 < sum(routine) / len(routine) < 0.6


def test_two_sittings_differ():
    assert not {item.pictures for item in drill_items(50, seed=1, kinds=["shape"])} & {
        item.pictures for item in drill_items(50, seed=2, kinds=["shape"])
    }


def test_two_sittings_show_every_shape_and_arrangement():
    items = [item for seed in (1, 2) for item in drill_items(60, seed=seed, kinds=["shape", "arrangement"])]
    named = {item.truth for item in items}
    assert (
        set(lexicon().attributes["morphology"].ids) | set(lexicon().attributes["distribution"].ids) == named
    )


def test_pictures_show_what_is_asked():
    """Some calcium lies in the field of every picture, and the picture is of the question's own finding."""
    for item in drill_items(40, seed=9, kinds=["shape", "arrangement", "which_view"]):
        for spec in item.pictures:
            patch = spec.draw(size=256)
            assert patch.visible.sum() >= 8, spec
            assert spec.finding == item.finding
        if any(option.id == "milk_of_calcium" for option in item.options):
            assert [spec.view for spec in item.pictures] == ["magnification", "lateral"]
            assert len({spec.seed for spec in item.pictures}) == 1


def test_a_caption_gives_nothing_away():
    words = {term.id.split("_")[0] for term in lexicon().attributes["morphology"].terms}
    for item in drill_items(60, seed=4, kinds=["shape", "arrangement", "same_or_different"]):
        for spec in item.pictures:
            assert not words & set(spec.caption.lower().replace(",", "").split())


@pytest.mark.parametrize("name", ["shape", "shape-1", "form-1-2", "shape-1-x", ""])
def test_an_id_of_no_item_is_refused(name):
    with pytest.raises(CalcikitError, match="is no item"):
        item_of(name)
