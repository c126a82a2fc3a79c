"""The words that a page explains: each is one of the lexicon, found by its spellings and by nothing else."""

from __future__ import annotations

import pytest

from calcikit._data import Knowledge
from calcikit.errors import DataError
from calcikit.lexicon import glossary, lexicon, spellings


def found_in(text):
    """List the words found in a text, by id."""
    pattern, ids = spellings()
    return [ids[hit.lastgroup] for hit in pattern.finditer(text)]


def test_every_suspicious_shape_and_every_arrangement_is_explained():
    shapes = lexicon().attributes["morphology"].terms
    suspicious = {term.id for term in shapes if term.group == "suspicious"}
    arrangements = set(lexicon().attributes["distribution"].ids)
    assert suspicious | arrangements <= glossary().keys()


def test_an_explanation_is_the_sentence_of_the_lexicon():
    term = lexicon().attributes["morphology"]["milk_of_calcium"]
    word = glossary()["milk_of_calcium"]
    assert word.text == term.definition
    assert "Milk of calcium" in word.also
    assert word.label not in word.also


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fine pleomorphic, pleomorphic.", ["fine_pleomorphic", "fine_pleomorphic"]),
        ("A fine linear line is linear.", ["fine_linear_branching", "linear"]),
        ("Pleomorphic lobular carcinoma in situ, no calcification", ["lcis_pleomorphic"]),
        ("Radial scars and ADH.", ["radial_scar", "atypical_ductal_hyperplasia"]),
        ("stereotactic vacuum biopsy", ["stereotactic_biopsy"]),
        ("Around the clock, a new round, the skin; nonlinear, dcis, regionally, re-grouped", []),
    ],
)
def test_spellings_find_words_and_no_more(text, words):
    assert found_in(text) == words


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ('of = "lexicon/morphology/amorphus"\nforms = ["x1"]', "Did you mean 'lexicon/morphology/amorphous'"),
        ('of = "steps/mri"\nforms = ["amorphous"]', "'amorphous' already means lexicon/morphology/amorphous"),
        ('of = "lexicon/morphology/amorphous"\nforms = ["x1"]', "this word is there twice"),
        ('of = "steps/mri"\nforms = []', "forms"),
        ('of = "steps/mri"\nforms = ["(a|b)*"]', "forms"),
        ('of = "steps/mri"\nform = ["mri"]', "form"),
        ('of = "steps/mri"', "this key is missing"),
    ],
)
def test_a_broken_glossary_is_refused_with_its_place(new, said):
    (text,) = Knowledge.load().texts("glossary.toml")
    broken = f"{text}\n[[word]]\n{new}\n".encode()
    with pytest.raises(DataError, match=r"^data/glossary\.toml, ") as refused:
        glossary(Knowledge.load().with_files({"glossary.toml": broken}))
    assert said in str(refused.value)
