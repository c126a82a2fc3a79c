"""The terms that a question asks about."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from .._data import Knowledge
from ..errors import one_of
from ..lexicon import lexicon

AXES = ("morphology", "distribution")


def given_terms(morphology: str, distribution: str, knowledge: Knowledge | None = None) -> dict[str, str]:
    """Return the terms that are given, by axis; an empty one stands for any.

    Examples
    --------
    >>> given_terms("amorphous", "")
    {'morphology': 'amorphous'}
    """
    given = {
        axis: term
        for axis, term in zip(AXES, (morphology, distribution), strict=True)
        if not isinstance(term, str) or term
    }
    for axis, term in given.items():
        one_of(axis, term, lexicon(knowledge).attributes[axis].ids)
    return given


def term_pairs(knowledge: Knowledge | None = None) -> Iterable[tuple[str, str]]:
    """Return every morphology and "any" in every distribution and "any", by their ids; "any" is empty.

    Examples
    --------
    >>> len({*term_pairs()}) == 15 * 6
    True
    """
    shapes, places = (("", *lexicon(knowledge).attributes[axis].ids) for axis in AXES)
    return product(shapes, places)
