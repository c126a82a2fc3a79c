"""Which words are taken for one another, and how to tell them apart: ``data/confusable_terms.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .._data import Knowledge, Record, Words, derived
from ..errors import CalcikitError, one_of
from .loader import Lexicon, lexicon
from .models import Statement

FILE = "confusable_terms.toml"


class Side(Record):
    """One of two pictures side by side.

    Attributes
    ----------
    finding : mapping
        What is drawn.
    view : {"CC", "lateral", "magnification"}
    look : Statement, optional
        What to look for, where the term does not say it.
    """

    finding: Mapping[str, str]
    view: Literal["CC", "lateral", "magnification"] = "CC"
    look: Statement | None = None


class Contrast(Record):
    """Two pictures to look at side by side.

    Attributes
    ----------
    question : str
    words : tuple of str
        Which statements of a term stand beside its picture.
    sides : tuple of Side
    """

    question: Words
    words: tuple[Literal["definition", "size", "look", "confirm", "mimics"], ...] = Field(min_length=1)
    sides: tuple[Side, Side] = Field(alias="side")

    @model_validator(mode="after")
    def _two_pictures(self) -> Self:
        one, two = self.sides
        if (one.finding, one.view) == (two.finding, two.view):
            raise ValueError("both sides are the same picture")
        return self


class ConfusablePair(Record):
    """Two words that are taken for one another, and how to tell them apart.

    Attributes
    ----------
    id : str
    terms : tuple of str
        Attribute and term of each; one term twice where a contrast shows it in two views.
    tell : Statement, optional
        What separates the two, in a sentence; a pair without it is not asked about.
    credit, near : float, Statement
        The part of a point for a slip that experts make too, and why.
    apart : bool
        Whether anything hangs on the difference; if not, the two are never offered side by side.
    swapped : Statement, optional
        Why two simulated readers may say one for the other.
    contrast : Contrast, optional

    Examples
    --------
    >>> confusable_pair("morphology", "amorphous", "punctate").credit
    0.5
    """

    id: str
    terms: tuple[str, str]
    tell: Statement | None = None
    near: Statement | None = None
    credit: Annotated[float, Field(ge=0, lt=1)] = 0.0
    apart: bool = True
    swapped: Statement | None = None
    contrast: Contrast | None = None

    @property
    def attribute(self) -> str:
        """The attribute that both words belong to."""
        return self.terms[0].partition(".")[0]

    @property
    def ids(self) -> tuple[str, str]:
        """The two words."""
        one, two = (term.partition(".")[2] for term in self.terms)
        return one, two

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        one_attribute = len({term.partition(".")[0] for term in self.terms}) == 1
        if not one_attribute or (self.ids[0] == self.ids[1] and self.contrast is None):
            raise ValueError("a pair is two different words of one attribute")
        if bool(self.credit) != (self.near is not None):
            raise ValueError("part of a point needs `near`, and `near` part of a point")
        if self.tell is None and (self.near or self.contrast):
            raise ValueError("what is asked about or shown needs `tell`")
        return self


class _File(Record):
    why: tuple[Statement, ...] = ()
    pair: tuple[ConfusablePair, ...]


def confusable_terms(knowledge: Knowledge | None = None) -> tuple[ConfusablePair, ...]:
    """Return the pairs, checked.

    Raises
    ------
    DataError
        Naming the pair: an unknown word, a doubled id, or a part of a point without a reason.
    """
    return _read(knowledge).pair


def why_pairs(knowledge: Knowledge | None = None) -> tuple[Statement, ...]:
    """Return why pictures are shown in pairs, and their truth on request."""
    return _read(knowledge).why


@derived
def _read(knowledge: Knowledge) -> _File:
    found = knowledge.read(FILE, _File)
    for pair in found.pair:
        try:
            _check_words(pair, lexicon(knowledge))
        except CalcikitError as error:
            raise knowledge.error(FILE, pair.id, error) from None
    return found


def _check_words(pair: ConfusablePair, words: Lexicon) -> None:
    one_of("attribute", pair.attribute, words.attributes)
    for term in pair.ids:
        words.attributes[pair.attribute][term]


def confusable_pair(
    attribute: str, one: str, two: str, knowledge: Knowledge | None = None
) -> ConfusablePair | None:
    """Return what tells two words apart, or None when nobody takes one for the other."""
    pairs = (pair for pair in confusable_terms(knowledge) if pair.tell and pair.attribute == attribute)
    return next((pair for pair in pairs if {*pair.ids} == {one, two}), None)


def nearest_terms(
    attribute: str, term: str, knowledge: Knowledge | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the other words of an attribute in rings: the neighbours, their neighbours, and so on.

    Words that differ by nothing the workup asks about are left out.

    Examples
    --------
    >>> nearest_terms("distribution", "linear")
    (('grouped', 'segmental'), ('regional',), ('diffuse',))
    """
    pairs = [pair for pair in confusable_terms(knowledge) if pair.tell and pair.attribute == attribute]
    alike = {other for p in pairs if not p.apart and term in p.ids for other in p.ids}
    rings, seen, edge = [], {term} | alike, {term}
    while edge:
        found = {other for p in pairs if p.apart and edge & {*p.ids} for other in p.ids} - seen
        seen |= found
        edge = found
        rings.append(tuple(known for known in lexicon(knowledge).attributes[attribute].ids if known in found))
    return tuple(filter(None, rings))
