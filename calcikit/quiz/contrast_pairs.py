"""Pairs of pictures that are mixed up, and what separates them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic import Field

from .._data import Knowledge, Record
from ..errors import CalcikitError, DataError, UnknownTerm
from ..lexicon import Statement, Term, lexicon
from ..references import reference
from ..workup import Finding

__all__ = ["ContrastPair", "contrast_pair", "contrast_pairs"]

PAIRS = "contrast_pairs.toml"
VIEWS = {"CC": "CC", "lateral": "true lateral", "magnification": "magnified CC"}


class PairSide(Record):
    """One picture of a pair."""

    finding: Mapping[str, str]
    view: Literal["CC", "lateral", "magnification"] = "CC"
    look: Statement | None = None


class ContrastPair(Record):
    """Two pictures that are mixed up, and what separates them.

    Attributes
    ----------
    id, question : str
    axis : {"morphology", "distribution"}
        Which word of the finding is the point.
    words : tuple of str
        Which statements of the term stand beside its picture.
    tell : Statement
        What separates the two, in a sentence.
    sides : tuple of PairSide

    Examples
    --------
    >>> contrast_pairs()["grouped-regional"].names
    ('Grouped', 'Regional')
    """

    id: str
    question: str
    axis: Literal["morphology", "distribution"]
    words: tuple[Literal["definition", "size", "look", "confirm", "mimics"], ...] = Field(min_length=1)
    tell: Statement
    sides: tuple[PairSide, PairSide] = Field(alias="side")

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called: their terms, or their views where the terms are the same."""
        first, second = self.sides
        if first.finding == second.finding:
            return VIEWS[first.view], VIEWS[second.view]
        return self._term(first).label, self._term(second).label

    def scenes(self, seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what each picture shows; with one seed both lie in the same breast."""
        first, second = ({**dict(side.finding), "view": side.view, "seed": seed} for side in self.sides)
        return first, second

    def looks(self, side: PairSide) -> list[Statement]:
        """Return what to look for in one picture."""
        if side.look:
            return [side.look]
        term = self._term(side)
        return [said for name in self.words if (said := getattr(term, name)) is not None]

    def as_shown(self, seed: int) -> dict[str, Any]:
        """Return what a widget needs of the pair."""
        return {
            "id": self.id,
            "question": self.question,
            "tell": _said(self.tell),
            "why": [_said(said) for said in _file().why],
            "sides": [
                {"name": name, "scene": scene, "looks": [_said(said) for said in self.looks(side)]}
                for name, scene, side in zip(self.names, self.scenes(seed), self.sides, strict=True)
            ],
        }

    def _term(self, side: PairSide) -> Term:
        return lexicon().attributes[self.axis][side.finding[self.axis]]


def _said(statement: Statement) -> dict[str, Any]:
    """Return a statement with its sources in full."""
    sources = [{"text": reference(key).text, "url": reference(key).link} for key in statement.cite]
    return {"text": statement.text, "certainty": statement.certainty, "sources": sources}


class _Pairs(Record):
    why: tuple[Statement, ...] = ()
    pair: tuple[ContrastPair, ...]


@cache
def _file() -> _Pairs:
    return Knowledge.load().read(PAIRS, _Pairs)


@cache
def contrast_pairs() -> dict[str, ContrastPair]:
    """Read the pairs, by id.

    Raises
    ------
    DataError
        Naming the pair: an unknown word or source, a doubled id, or twice the same picture.

    Examples
    --------
    >>> "punctate-amorphous" in contrast_pairs()
    True
    """
    pairs: dict[str, ContrastPair] = {}
    for pair in _file().pair:
        if pair.id in pairs:
            raise DataError(PAIRS, pair.id, "this id is used twice")
        try:
            _check(pair)
        except CalcikitError as error:
            raise DataError(PAIRS, pair.id, str(error)) from None
        pairs[pair.id] = pair
    return pairs


def _check(pair: ContrastPair) -> None:
    """Refuse a pair whose words, sources or pictures do not hold together."""
    for side in pair.sides:
        for name in side.finding:
            if name not in Finding.attribute_names():
                raise UnknownTerm("attribute", name, Finding.attribute_names())
        Finding(**side.finding)
    first, second = pair.scenes(0)
    if first == second:
        raise CalcikitError("both sides are the same picture")
    pair.as_shown(0)


def contrast_pair(pair_id: str) -> ContrastPair:
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
    if pair_id not in contrast_pairs():
        raise UnknownTerm("contrast pair", pair_id, contrast_pairs())
    return contrast_pairs()[pair_id]
