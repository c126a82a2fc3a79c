"""The next question is fresh, mixed, and more often one that this learner confuses; page and Python agree."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

import calcikit as ck
from calcikit.payload.questions import SHARES, WORDS, labels
from calcikit.quiz import drill_items
from calcikit.quiz.selection import PULL, choose, fraction, pair_of, pairs_at_stake

SHAPES = ["shape", "same_or_different"]
SELECTION = (Path(__file__).resolve().parents[1] / "js" / "drill" / "selection.js").as_uri()
PAIR = "morphology:amorphous|punctate"


@pytest.fixture(scope="module")
def items():
    """Make many questions of all kinds."""
    return [item for kind in labels()["kinds"] for item in drill_items(30, seed=2, kinds=[kind])]


@pytest.fixture(scope="module")
def shapes():
    """Make many questions about shapes."""
    return drill_items(400, seed=4, kinds=["shape"])


def never_wrong(item):
    """Answer as one who knows."""
    return item.truth


def confuses_two(item):
    """Answer as one who takes every amorphous particle for a punctate one, where that is offered."""
    offered = {option.id for option in item.options}
    return "punctate" if item.truth == "amorphous" and "punctate" in offered else item.truth


def answered(item, said, number=0):
    """Record an answer as the widget does."""
    option = item.option(said)
    told = {"source": "drill", "item": item.id, "kind": item.kind, "truth": item.truth, "said": said}
    return {
        **told,
        "credit": option.credit,
        "right": option.right,
        "at": f"2026-11-24T20:{number:02}:00.000Z",
    }


def sit(candidates, learner, length, seed=1):
    """Let a learner answer a sitting; return the questions and the answers."""
    asked, answers = [], []
    for number in range(length):
        item = choose(candidates, answers, asked=[item.id for item in asked], seed=seed)
        asked.append(item)
        answers.append(answered(item, learner(item), number % 60))
    return asked, answers


def about(items):
    """Count questions that ask to tell the planted pair apart."""
    return sum(PAIR in pairs_at_stake(item) for item in items)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_planted_confusion_is_asked_more_often_and_found(shapes, seed):
    plain, _ = sit(shapes, never_wrong, 50, seed)
    drawn, answers = sit(shapes, confuses_two, 50, seed)
    assert about(drawn) >= 1.5 * about(plain) + 3
    progress = ck.Progress()
    for answer in answers:
        progress.add(answer)
    worst = progress.most_confused().iloc[0]
    assert (worst["one"], worst["other"]) == ("amorphous", "punctate")
    table = progress.confusion("shape")
    wrong = table.copy()
    for name in table.index:
        wrong.loc[name, name] = 0
    assert wrong.stack().idxmax() == ("amorphous", "punctate") and wrong.to_numpy().sum() == worst["confused"]


def test_a_slip_pulls_by_the_weight_that_the_rule_says(shapes):
    """Two questions are left, one about the pair: with three slips it is drawn 1 + 3 * 3 times in 11."""
    one = next(item for item in shapes if PAIR in pairs_at_stake(item))
    other = next(item for item in shapes if PAIR not in pairs_at_stake(item))
    slip = {"item": "elsewhere", "kind": "shape", "truth": "amorphous", "said": "punctate"}
    drawn = [choose([other, one], [slip] * 3, seed=seed) is one for seed in range(3000)]
    assert sum(drawn) / 3000 == pytest.approx((1 + 3 * PULL) / (2 + 3 * PULL), abs=0.03)


def test_a_long_sitting_is_fresh_and_mixed(items):
    asked, _ = sit(items, never_wrong, 100)
    assert len({item.id for item in asked}) == 100
    kinds = [item.kind for item in asked]
    assert not any(a == b == c for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False))
    assert len(set(kinds)) == 8


def test_what_was_asked_before_comes_last(items):
    """Questions of earlier sittings are kept for when nothing else is left."""
    _, answers = sit(items, never_wrong, 60)
    second = choose(items, answers, seed=9)
    assert second.id not in {answer["item"] for answer in answers}
    some = [item for item in items if item.id in {answer["item"] for answer in answers}]
    assert choose(some, answers, seed=9) in some


def test_drilling_two_asks_only_what_tells_them_apart(items):
    asked = []
    while (item := choose(items, (), asked=[i.id for i in asked], seed=3, pair=PAIR)) is not None:
        asked.append(item)
    assert len(asked) >= 2 and all(PAIR in pairs_at_stake(item) for item in asked)
    assert {item.truth for item in asked} & {"amorphous", "punctate"}


def test_a_page_holds_questions_enough_for_the_longest_sitting():
    assert sum(SHARES.values()) + WORDS * (len(labels()["kinds"]) - len(SHARES)) >= 150


@pytest.mark.parametrize(
    ("kind", "truth", "said", "pair"),
    [
        ("shape", "amorphous", "punctate", PAIR),
        ("shape", "punctate", "amorphous", PAIR),
        ("shape", "punctate", "punctate", ""),
        ("arrangement", "segmental", "regional", "distribution:regional|segmental"),
        ("category", "4B", "2", "category:2|4B"),
        ("same_or_different", "same", "different", ""),
    ],
)
def test_which_pair_was_confused(kind, truth, said, pair):
    assert pair_of(kind, truth, said) == pair


def test_comparing_two_shapes_is_about_their_pair():
    for item in drill_items(30, seed=2, kinds=["same_or_different"]):
        shapes = sorted({spec.finding.morphology for spec in item.pictures})
        assert pairs_at_stake(item) == ((f"morphology:{'|'.join(shapes)}",) if len(shapes) == 2 else ())


def test_draws_are_even():
    numbers = [fraction(5, place) for place in range(4000)]
    assert 0 <= min(numbers) < 0.01 and 0.99 < max(numbers) < 1
    assert sum(numbers) / 4000 == pytest.approx(0.5, abs=0.02)


def test_the_page_chooses_as_python_does(node, items):
    """Three hundred logs, seeds and pairs at random, asked of both."""
    rng = random.Random(8)
    asks = []
    for _ in range(300):
        told = [answered(item, rng.choice(item.options).id) for item in rng.sample(items, rng.randrange(130))]
        asked = [item.id for item in rng.sample(items, rng.randrange(90))]
        pair = rng.choice(["", "", PAIR, "category:2|4B", "distribution:regional|segmental"])
        asks.append({"answers": told, "asked": asked, "seed": rng.randrange(10**9), "pair": pair})
    packed = [{"id": i.id, "kind": i.kind, "pairs": pairs_at_stake(i)} for i in items]
    script = f"""
import {{ readFileSync }} from "node:fs";
import {{ choose }} from "{SELECTION}";
const {{ items, asks, labels }} = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asks.map((ask) => choose(items, ask.answers, ask, labels)?.id ?? null)));"""
    given = json.dumps({"items": packed, "asks": asks, "labels": labels()})
    done = subprocess.run(
        [node, "--input-type=module", "-e", script], input=given, capture_output=True, text=True, check=True
    )
    found = [
        choose(items, ask["answers"], asked=ask["asked"], seed=ask["seed"], pair=ask["pair"]) for ask in asks
    ]
    assert json.loads(done.stdout) == [item and item.id for item in found]
    assert len({item and item.id for item in found}) > 100
