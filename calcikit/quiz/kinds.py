"""The kinds of question, and why the drill asks as it does: ``data/practice/kinds.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, field_validator

from .._data import Knowledge, Record, Words, derived
from ..lexicon import Statement

FILE = "practice/kinds.toml"
Positive = Annotated[float, Field(gt=0)]


class Kind(Record):
    """One kind of question.

    Attributes
    ----------
    id, label, stem : str
    share : float
        How often it comes up, relative to the others.
    shapes : tuple of str
        The shapes that are shown; none for all.
    left_out, lateral : str
        A shape that is not shown; a shape whose true lateral is shown as well.

    Examples
    --------
    >>> kinds()["shape"].label
    'Name the morphology'
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
        "after_biopsy",
        "report",
    ]
    label: Words
    stem: Words
    share: Positive
    shapes: tuple[str, ...] = ()
    left_out: str = ""
    lateral: str = ""

    @field_validator("stem")
    @classmethod
    def _known_blanks(cls, stem: str) -> str:
        try:
            blanks = {name for _, name, _, _ in Formatter().parse(stem) if name is not None}
        except ValueError:
            blanks = {""}
        if not blanks <= {"description", "now", "then"}:
            raise ValueError("known in braces are {description}, {now} and {then}")
        return stem


class DrillRule(Record):
    """Why the drill works as it does.

    Examples
    --------
    >>> [rule.label for rule in drill_rules()][0]
    'Mixed order'
    """

    id: str
    label: Words
    why: Statement


class _File(Record):
    kind: tuple[Kind, ...]
    rule: tuple[DrillRule, ...]


@derived
def kinds(knowledge: Knowledge) -> Mapping[str, Kind]:
    """Return the kinds of question, by id, in their order.

    Raises
    ------
    DataError
        Naming the kind: an unknown or doubled id, or an unknown word in braces.
    """
    return {kind.id: kind for kind in _read(knowledge).kind}


def drill_rules(knowledge: Knowledge | None = None) -> tuple[DrillRule, ...]:
    """Return why the drill works as it does, with the sources."""
    return _read(knowledge).rule


@derived
def _read(knowledge: Knowledge) -> _File:
    return knowledge.read(FILE, _File)
