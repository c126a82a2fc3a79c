"""One file says which words are confused: the drill, the pictures side by side and the readers follow it."""

from __future__ import annotations

import re

import pytest

from calcikit._data import Knowledge
from calcikit.errors import DataError
from calcikit.lexicon import confusable_pair, confusable_terms, nearest_terms, why_pairs
from calcikit.quiz import contrast_pairs

PAIR = """
[[pair]]
id = "a"
terms = ["morphology.round", "morphology.rim"]
credit = 0.5
near = { text = "A slip." }
tell = { text = "Look." }
[pair.contrast]
question = "Which?"
words = ["look"]
[[pair.contrast.side]]
finding = { morphology = "round", distribution = "grouped" }
[[pair.contrast.side]]
finding = { morphology = "rim", distribution = "grouped" }
"""


def spare(text):
    """Give a knowledge with these pairs alone."""
    return Knowledge.load().with_files({"confusable_terms.toml": text.encode()})


def test_a_pair_is_read_for_the_drill_and_for_the_pictures():
    knowledge = spare(PAIR)
    assert confusable_pair("morphology", "rim", "round", knowledge).credit == 0.5
    assert nearest_terms("morphology", "rim", knowledge) == (("round",),)
    assert [side.name for side in contrast_pairs(knowledge)["a"].sides] == ["Round", "Rim"]


def test_what_is_only_swapped_is_not_asked_about():
    pair = '[[pair]]\nid = "a"\nterms = ["morphology.round", "morphology.rim"]\nswapped = { text = "Why." }'
    knowledge = spare(pair)
    assert len(confusable_terms(knowledge)) == 1
    assert confusable_pair("morphology", "rim", "round", knowledge) is None
    assert nearest_terms("morphology", "rim", knowledge) == ()


def test_pairs_say_why_and_what_separates_them():
    assert all(statement.cite for statement in why_pairs())
    assert all(pair.tell.cite for pair in confusable_terms() if pair.tell)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"morphology.rim"', '"morphology.rimm"', "'rimm' is not a known morphology. Did you mean 'rim'?"),
        ('"morphology.rim"', '"distribution.linear"', "two different words of one attribute"),
        ('finding = { morphology = "rim"', 'finding = { morphology = "round"', "both sides are the same"),
        ('finding = { morphology = "rim"', 'finding = { morphology = "skin"', "'rim' shows 'skin'"),
        ('{ morphology = "rim"', '{ shape = "rim"', "'shape' is called 'morphology' here"),
        ('near = { text = "A slip." }', "", "part of a point needs `near`"),
        ("credit = 0.5", "credit = 1.0", "less than 1"),
        ('["look"]', "[]", "at least 1 item"),
        ("", PAIR, "this id is used twice"),
    ],
)
def test_a_broken_pair_is_refused_by_its_id(old, new, words):
    knowledge = spare(PAIR.replace(old, new, 1) if old else PAIR + new)
    with pytest.raises(DataError, match=re.escape(words)) as caught:
        contrast_pairs(knowledge)
    assert str(caught.value).startswith("data/confusable_terms.toml, a")
