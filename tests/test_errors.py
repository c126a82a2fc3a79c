"""Errors name the value, the place and what is allowed, in words for the person who reads them."""

from __future__ import annotations

import copy
import pickle

import pytest

from calcikit import CalcikitError, ImpossibleFinding, UnknownTerm
from calcikit.errors import DataError, nearest_to


@pytest.mark.parametrize("kind", [DataError, ImpossibleFinding, UnknownTerm])
def test_everything_refused_is_a_value_error(kind):
    assert issubclass(kind, CalcikitError)
    assert issubclass(kind, ValueError)


def test_a_data_error_names_file_and_place():
    error = DataError("steps.toml", "mri, what", "this key is missing")
    assert str(error) == "data/steps.toml, mri, what: this key is missing"
    assert (error.file, error.place, error.problem) == ("steps.toml", "mri, what", "this key is missing")


def test_a_data_error_may_mean_the_whole_file():
    assert str(DataError("steps.toml", "", "the file is missing")) == "data/steps.toml: the file is missing"


def test_an_unknown_term_names_the_nearest_and_the_allowed():
    error = UnknownTerm("shape", "rond", ["round", "rim"])
    assert str(error) == "'rond' is not a known shape. Did you mean 'round'? Allowed: round, rim."
    assert (error.attribute, error.value, error.allowed) == ("shape", "rond", ("round", "rim"))


def test_nothing_near_is_not_guessed():
    assert str(UnknownTerm("shape", "xyz", ["round"])) == "'xyz' is not a known shape. Allowed: round."


def test_a_hint_takes_the_place_of_the_first_sentence():
    assert str(UnknownTerm("shape", None, ["round"], "Say the shape.")) == "Say the shape. Allowed: round."


def test_a_long_list_is_not_spelled_out():
    keys = [f"key{number}" for number in range(100)]
    assert str(UnknownTerm("key", "kye7", keys)).startswith("'kye7' is not a known key. Did you mean 'key")
    assert "Allowed" not in str(UnknownTerm("key", "kye7", keys))
    assert "Allowed" not in str(UnknownTerm("key", "kye7", []))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Fine Pleomorphic", "fine_pleomorphic"),
        ("amorphus", "amorphous"),
        (7, None),
        ("", None),
        (None, None),
    ],
)
def test_spelling_case_and_blanks_are_forgiven(said, meant):
    assert nearest_to(said, ["amorphous", "fine_pleomorphic"]) == meant


@pytest.mark.parametrize(
    "error",
    [
        UnknownTerm("distribution", "grupped", ["diffuse", "grouped"]),
        ImpossibleFinding("Finding(...)", "A round shape has no benign type to prove."),
        DataError("workup/pattern.csv", "row P-3", "'grupped' is not a distribution"),
    ],
)
def test_an_error_comes_whole_out_of_another_process(error):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert (str(again), vars(again)) == (str(error), vars(error))
