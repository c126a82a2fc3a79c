"""Pairs of pictures that are mixed up, and what separates them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .._data import Knowledge, derived
from ..errors import CalcikitError, one_of
from ..lexicon import ConfusablePair, Contrast, Statement, confusable_terms, lexicon, views
from ..lexicon.confusable_terms import FILE
from ..workup import Finding


@dataclass(frozen=True, kw_only=True)
class ContrastSide:
    """One picture of a pair.

    Attributes
    ----------
    name : str
        Its term, or its view where the terms are the same.
    finding : mapping
        What is drawn, by attribute.
    view : str
    looks : tuple of Statement
        What to look for.
    """

    name: str
    finding: Mapping[str, str]
    view: str
    looks: tuple[Statement, ...]

    def scene(self, seed: int) -> dict[str, Any]:
        """Return what the picture shows; with one seed both pictures lie in the same breast."""
        return {**self.finding, "view": self.view, "seed": seed}


@dataclass(frozen=True, kw_only=True)
class ContrastPair:
    """Two pictures that are mixed up, and what separates them.

    Attributes
    ----------
    id, question : str
    tell : Statement
        What separates the two, in a sentence.
    sides : tuple of ContrastSide

    Examples
    --------
    >>> [side.name for side in contrast_pairs()["grouped-regional"].sides]
    ['Grouped', 'Regional']
    """

    id: str
    question: str
    tell: Statement
    sides: tuple[ContrastSide, ContrastSide]


@derived
def contrast_pairs(knowledge: Knowledge) -> Mapping[str, ContrastPair]:
    """Return the pairs, by id.

    Raises
    ------
    DataError
        Naming the pair: a picture of something that cannot be.

    Examples
    --------
    >>> "punctate-amorphous" in contrast_pairs()
    True
    """
    found: dict[str, ContrastPair] = {}
    for pair in confusable_terms(knowledge):
        if pair.contrast is not None and pair.tell is not None:
            try:
                one, two = _sides(pair, pair.contrast, knowledge)
            except CalcikitError as error:
                raise knowledge.error(FILE, pair.id, error) from None
            question = pair.contrast.question
            found[pair.id] = ContrastPair(id=pair.id, question=question, tell=pair.tell, sides=(one, two))
    return found


def _sides(pair: ConfusablePair, contrast: Contrast, knowledge: Knowledge) -> Iterator[ContrastSide]:
    attribute = lexicon(knowledge).attributes[pair.attribute]
    for side, term in zip(contrast.sides, pair.ids, strict=True):
        shown = Finding.from_dict(side.finding, knowledge).as_dict()[pair.attribute]
        if shown != term:
            raise CalcikitError(f"the picture of {term!r} shows {shown!r}")
        said = [getattr(attribute[term], name) for name in contrast.words]
        name = views(knowledge)[side.view].short if pair.ids[0] == pair.ids[1] else attribute[term].label
        looks = (side.look,) if side.look else tuple(filter(None, said))
        yield ContrastSide(name=name, finding=side.finding, view=side.view, looks=looks)


def contrast_pair(pair_id: str, knowledge: Knowledge | None = None) -> ContrastPair:
    """Return one pair.

    Raises
    ------
    UnknownTerm
        If no pair has that id.

    Examples
    --------
    >>> contrast_pair("punctate-amorphos")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'punctate-amorphos' is not a known contrast pair. Did you mean ...
    """
    found = contrast_pairs(knowledge)
    return found[one_of("contrast pair", pair_id, found)]
