"""What the drill's script is given to choose from, and what comes of its choice."""

from __future__ import annotations

import calcikit as ck
from calcikit.payload.question_bank import SHARES, WORDS
from calcikit.payload.questions import labels, live_question
from calcikit.quiz import drill_items, item_of
from calcikit.quiz.answer_pairs import pairs_at_stake


def said_by(drill, monkeypatch):
    """Let a drill answer messages into a list."""
    sent = []
    monkeypatch.setattr(drill, "send", sent.append)
    return sent


def test_python_offers_and_makes_what_the_script_chose(monkeypatch):
    drill = ck.Drill(kinds=["shape"])
    sent = said_by(drill, monkeypatch)
    drill._handle_custom_msg({"drill": "candidates", "number": 1, "asked": 2, "seed": 5, "pair": ""}, [])
    (offer,) = sent
    assert offer["number"] == 1
    assert len(offer["items"]) >= 20
    chosen = offer["items"][3]
    item = item_of(chosen["id"])
    assert (chosen["kind"], chosen["pairs"]) == (item.kind, [*pairs_at_stake(item)])
    drill._handle_custom_msg({"drill": "item", "number": 2, "id": chosen["id"]}, [])
    assert sent[1] == {"drill": "item", "number": 2, "item": live_question(item)}


def test_a_drilled_pair_gets_questions_of_its_kinds(monkeypatch):
    drill = ck.Drill()
    sent = said_by(drill, monkeypatch)
    pair = "morphology:amorphous|punctate"
    drill._handle_custom_msg({"drill": "candidates", "number": 1, "asked": 0, "seed": 5, "pair": pair}, [])
    items = sent[0]["items"]
    assert {item["kind"] for item in items} == {"shape", "same_or_different"}
    assert sum(pair in item["pairs"] for item in items) >= 2


def test_what_cannot_be_is_not_made(monkeypatch):
    drill = ck.Drill()
    sent = said_by(drill, monkeypatch)
    for message in ({"drill": "item", "number": 1, "id": "shape-x"}, {"drill": "next"}, "text", None):
        drill._handle_custom_msg(message, [])
    assert sent == []


def test_a_new_kernel_makes_the_question_that_an_old_one_offered(monkeypatch):
    drill = ck.Drill()
    sent = said_by(drill, monkeypatch)
    drill._handle_custom_msg({"drill": "item", "number": 1, "id": "category-7-3"}, [])
    assert sent == [{"drill": "item", "number": 1, "item": live_question(item_of("category-7-3"))}]


def test_a_drill_takes_few_questions_of_one_kind():
    assert ck.Drill(n=5, kinds="shape").n == 5
    assert ck.Drill().n == 10


def test_comparing_two_shapes_is_about_their_pair():
    for item in drill_items(30, seed=2, kinds=["same_or_different"]):
        shapes = sorted({spec.finding.morphology for spec in item.pictures})
        assert pairs_at_stake(item) == ((f"morphology:{'|'.join(shapes)}",) if len(shapes) == 2 else ())


def test_a_page_holds_questions_enough_for_the_longest_sitting():
    assert sum(SHARES.values()) + WORDS * (len(labels()["kinds"]) - len(SHARES)) >= 150


def test_every_answer_to_a_kind_with_a_list_has_its_name_there():
    """The results name truth and answer by it, in the language of the page."""
    told = labels()
    named = told["names"].keys()
    items = [item for item in drill_items(60, seed=4) if item.kind in named | told["groups"].keys()]
    assert {item.kind for item in items} >= {"same_or_different", "shape", "report"}
    for item in items:
        names = told["names"][item.kind if item.kind in named else told["groups"][item.kind]]
        assert {option.id for option in item.options} <= names.keys(), item.id
