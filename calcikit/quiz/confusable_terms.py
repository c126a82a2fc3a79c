"""The kinds of question, and which words are taken for one another: ``data/practice``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, field_validator

from .._data import Knowledge, Record
from ..errors import CalcikitError, DataError
from ..lexicon import Statement, lexicon
from ..references import reference

__all__ = [
    "DrillRule",
    "Kind",
    "Lookalike",
    "drill_rules",
    "kinds",
    "lookalike",
    "lookalikes",
    "nearest_terms",
]

KINDS, PAIRS = "practice/kinds.toml", "practice/lookalikes.toml"
Positive = Annotated[float, Field(gt=0)]
Words = Annotated[str, Field(min_length=1)]


class Kind(Record):
    """One kind of question.

    Examples
    --------
    >>> kinds()["shape"].label
    'Name the shape'
    """

    id: Literal[
        "shape",
        "arrangement",
        "same_or_different",
        "which_view",
        "category",
        "next_step",
        "turning_word",
        "tell_her",
    ]
    label: Words
    stem: Words
    share: Positive

    @field_validator("stem")
    @classmethod
    def _known_blanks(cls, stem: str) -> str:
        try:
            stem.format(description="", now="", then="")
        except (KeyError, IndexError, ValueError):
            raise ValueError("known in braces are {description}, {now} and {then}") from None
        return stem


class DrillRule(Record):
    """Why the drill works as it does.

    Examples
    --------
    >>> [rule.label for rule in drill_rules()][0]
    'Mixed order'
    """

    id: str
    label: str
    why: Statement


class Lookalike(Record):
    """Two words that are taken for one another, and how to tell them apart.

    Examples
    --------
    >>> lookalike("morphology", "amorphous", "punctate").credit
    0.5
    """

    id: str
    terms: tuple[str, str]
    tell: Statement
    near: Statement | None = None
    credit: Annotated[float, Field(ge=0, lt=1)] = 0.0
    apart: bool = True

    @property
    def attribute(self) -> str:
        """The attribute that both words belong to."""
        return self.terms[0].partition(".")[0]

    @property
    def ids(self) -> tuple[str, str]:
        """The two words."""
        one, two = (term.partition(".")[2] for term in self.terms)
        return one, two


class _Kinds(Record):
    kind: tuple[Kind, ...]
    rule: tuple[DrillRule, ...]


class _Pairs(Record):
    pair: tuple[Lookalike, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """Read the kinds of question, by id, in their order.

    Raises
    ------
    DataError
        Naming the kind: an unknown or doubled id, or an unknown word in braces.
    """
    given = Knowledge.load().read(KINDS, _Kinds).kind
    found = {kind.id: kind for kind in given}
    if len(found) < len(given):
        raise DataError(KINDS, "id", "one of them is used twice")
    return found


@cache
def drill_rules() -> tuple[DrillRule, ...]:
    """Read why the drill works as it does, with the sources."""
    return Knowledge.load().read(KINDS, _Kinds).rule


@cache
def lookalikes() -> tuple[Lookalike, ...]:
    """Read and check the pairs.

    Raises
    ------
    DataError
        Naming the pair: an unknown word or source, or a part of a point without a reason.
    """
    pairs = Knowledge.load().read(PAIRS, _Pairs).pair
    for pair in pairs:
        try:
            _check(pair)
        except CalcikitError as error:
            raise DataError(PAIRS, pair.id, str(error)) from None
    return pairs


def _check(pair: Lookalike) -> None:
    if len({term.partition(".")[0] for term in pair.terms}) != 1 or pair.ids[0] == pair.ids[1]:
        raise CalcikitError("a pair is two different words of one attribute")
    for term in pair.ids:
        lexicon().attributes[pair.attribute][term]
    if bool(pair.credit) != (pair.near is not None):
        raise CalcikitError("part of a point needs `near`, and `near` part of a point")
    for statement in filter(None, (pair.tell, pair.near)):
        for key in statement.cite:
            reference(key)


def lookalike(attribute: str, one: str, two: str) -> Lookalike | None:
    """Return the pair of two words, or None when they are no neighbours."""
    return next((p for p in lookalikes() if p.attribute == attribute and set(p.ids) == {one, two}), None)


def nearest_terms(attribute: str, term: str) -> tuple[tuple[str, ...], ...]:
    """Return the other words of an attribute in rings: the neighbours, their neighbours, and so on.

    Words that differ by nothing the workup asks about are left out.

    Examples
    --------
    >>> nearest_terms("distribution", "linear")
    (('grouped', 'segmental'), ('regional',), ('diffuse',))
    """
    pairs = [pair for pair in lookalikes() if pair.attribute == attribute]
    alike = {other for p in pairs if not p.apart and term in p.ids for other in p.ids}
    rings, seen, edge = [], {term} | alike, {term}
    while edge:
        found = {other for p in pairs if p.apart and edge & set(p.ids) for other in p.ids} - seen
        seen |= found
        edge = found
        rings.append(tuple(known for known in lexicon().attributes[attribute].ids if known in found))
    return tuple(filter(None, rings))
