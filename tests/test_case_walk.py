"""The walk offers cases, keeps where the learner stands, and reads as worked examples without scripts."""

from __future__ import annotations

import base64
import json
import re
from io import BytesIO

from PIL import Image

import calcikit as ck
from calcikit.cases import all_cases, case
from calcikit.payload.cases import SIZE, cases_payload
from calcikit.widgets.fallback import rendered


def test_a_walk_offers_the_cases_it_is_given():
    walk = ck.CaseWalk("smudges", "skin", mode="solo")
    assert (walk.case, walk.mode, walk.at, walk.said) == ("smudges", "solo", 0, {})
    assert [one["id"] for one in walk.get_state()["_content"]["cases"]] == ["smudges", "skin"]
    walk.case = "skin"
    assert [one["id"] for one in ck.CaseWalk().get_state()["_content"]["cases"]] == list(all_cases())


def test_what_travels_is_what_the_tables_judged():
    content = cases_payload(all_cases().values())
    assert json.loads(json.dumps(content)) == content
    shown = [stage for one in content["cases"] for stage in one["stages"]]
    decisions = [decision for one in all_cases().values() for decision in one.decisions]
    for stage, decision in zip(shown, decisions, strict=True):
        assert stage["right"] == decision.right.answer
        assert {c["answer"]: c["verdict"] for c in stage["choices"]} == {
            c.answer: c.verdict for c in decision.choices
        }
        cited = [said for said in (*stage["reasons"], *(c["why"] for c in stage["choices"])) if said]
        assert {key for said in cited for key in said["cite"]} <= set(content["references"])
    assert {stage["station"] for stage in shown} <= {station["id"] for station in content["stations"]}


def test_pictures_are_drawn_with_the_line_around_what_can_be_seen():
    pictures = [p for s in cases_payload([case("smudges")])["cases"][0]["stages"] for p in s["pictures"]]
    assert len(pictures) >= 4
    for picture in pictures:
        assert Image.open(BytesIO(base64.b64decode(picture["src"]))).size == (SIZE, SIZE)
        assert base64.b64decode(picture["truth"]).startswith(b"<svg ")
        assert picture["words"].startswith("Simulated")
        assert picture["caption"]


def test_without_scripts_the_cases_read_as_worked_examples():
    data, _ = ck.CaseWalk("tracks", "skin")._repr_mimebundle_()
    html = data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data
    assert html.count("<details>") == 3
    assert "not for care" in html.lower()
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for one in (case("tracks"), case("skin")):
        for decision in one.decisions:
            assert decision.right.label in words
            assert "https://" in html
    assert case("tracks").title in data["text/plain"]


def test_hostile_words_stay_words():
    content = cases_payload([case("skin")])
    content["cases"][0]["title"] = content["cases"][0]["stages"][0]["text"] = "<script>x</script>"
    html = rendered("cases.html.j2", t=content)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_an_answer_goes_into_the_learners_file(tmp_path):
    """What the script sends is what the record keeps; a walk holds no answers of anybody."""
    walk = ck.CaseWalk("skin", mode="solo", record=tmp_path / "mine.jsonl")
    event = {"source": "case", "item": "skin/film", "kind": "next_step", "truth": "recall_for_magnification",
             "said": "routine_screening", "credit": 0, "right": False, "mode": "solo"}  # fmt: skip
    walk._on_record(walk, {"record": "add", "event": event}, [])
    kept = ck.Progress.open(tmp_path / "mine.jsonl")
    assert kept.events["item"].tolist() == ["skin/film"]
    assert kept.problems == ()
    assert "skin/film" not in json.dumps(walk.get_state()["said"])


def test_two_walks_do_not_share_where_they_are():
    one, other = ck.CaseWalk("skin"), ck.CaseWalk("skin")
    one.said, one.at = {"film": ["recall_for_magnification"]}, 1
    assert (other.said, other.at) == ({}, 0)
