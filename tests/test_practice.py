"""The rules know the right answer to every question, and every option says why."""

from __future__ import annotations

import re

import calcikit as ck
from calcikit.lexicon import lexicon
from calcikit.payload.questions import self_check_payload
from calcikit.quiz import self_checks

# Worked out by hand from counts that the sources give: 6 of 216; 304 of 649; the formula; odds times ratio.
Z = 1.959963984540054
ODDS = 0.127 / 0.873 * (52 / 304) / (11 / 292)
BY_HAND = {
    "number-screened": f"{100 * 6 / 216:.1f}%",
    "number-dropped": f"{100 * 304 / 649:.1f}%",
    "number-one-of-one": f"{100 / (1 + Z * Z):.1f} to 100.0%",
    "number-clinic": f"{100 * ODDS / (1 + ODDS):.1f}%",
}


def test_the_right_answer_is_what_the_rules_say():
    """For a finding or a result it is never written in the file."""
    for check in self_checks().values():
        answer_of(check)


def answer_of(check):
    """Work out the right answer anew, from the file and the tables alone."""
    item = check.item
    if item.ask == "term":
        attribute, _, term = item.right.partition(".")
        assert check.right_answer == lexicon().attributes[attribute][term].id
    elif item.ask == "number":
        assert check.right_answer == BY_HAND[item.id]
    else:
        asked = ck.Finding(**item.finding) if item.finding else ck.BiopsyResult(**item.result)
        workup = ck.recommend(asked) if item.finding else ck.after_biopsy(asked)
        assert item.right == ""
        assert check.right_answer == getattr(workup, item.ask)


def test_what_a_question_says_of_change_is_in_its_finding():
    told = {"new": r"\bnew\b|not there", "no_priors": r"first (?:examination|mammogram)|(?:no|without) prior"}
    for check in self_checks().values():
        for change, words in told.items():
            if check.item.finding and re.search(words, check.item.question):
                assert ck.Finding(**check.item.finding).change == change


def test_a_question_shows_one_right_option_and_a_reason_for_each():
    for check in self_checks().values():
        question = self_check_payload(check)
        assert question["question"].endswith("?")
        assert question["id"] == check.id
        assert [option["right"] for option in question["options"]].count(True) == 1
        texts = [option["text"] for option in question["options"]]
        assert len(set(texts)) == len(texts) >= 3
        assert all(texts)
        assert all(option["reason"] for option in question["options"])
        assert question["source"]
        assert all(source["text"] for source in question["source"])


def test_right_answers_stand_in_every_place_alike():
    """Categories and numbers stand in their order; the others make up for it."""
    asked = [self_check_payload(check)["options"] for check in self_checks().values()]
    places = [[option["right"] for option in options].index(True) for options in asked]
    assert all(places.count(place) >= len(places) / 3 - 2 for place in (0, 1, 2))
    for check in self_checks().values():
        answers = [option.answer for option in check.item.options]
        if check.item.ask == "category":
            assert answers == sorted(answers), check.id
        elif check.item.ask == "number":
            assert answers == sorted(answers, key=lambda said: float(re.match(r"[\d.]+", said)[0])), check.id


def test_a_right_answer_is_not_known_by_its_length():
    texts = [(check.texts, check.texts[check.right_answer]) for check in self_checks().values()]
    for extreme in (max, min):
        taken = [extreme(said.values(), key=len) == right for said, right in texts]
        assert sum(taken) < 0.4 * len(taken), extreme


def test_no_source_accepts_a_wrong_answer():
    for check in self_checks().values():
        item = check.item
        if item.ask in ("category", "next_step"):
            asked = ck.Finding(**item.finding) if item.finding else ck.BiopsyResult(**item.result)
            workup = ck.recommend(asked) if item.finding else ck.after_biopsy(asked)
            accepted = {*workup.alternative_categories, *(step.id for step in workup.alternatives)}
            assert not accepted & {option.answer for option in item.options} - {check.right_answer}, check.id


def test_each_kind_of_question_is_asked():
    assert {check.item.ask for check in self_checks().values()} == {"category", "next_step", "term", "number"}
