"""The rules know the right answer to every question, and every option says why."""

from __future__ import annotations

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


def test_right_answers_are_not_always_in_the_same_place():
    asked = [self_check_payload(check) for check in self_checks().values()]
    places = [[option["right"] for option in one["options"]].index(True) for one in asked]
    assert len(asked) >= 8
    assert len(set(places)) >= 3


def test_each_kind_of_question_is_asked():
    assert {check.item.ask for check in self_checks().values()} == {"category", "next_step", "term", "number"}
