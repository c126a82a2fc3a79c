"""All the words of ``data/``, read once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._data import Knowledge, Record
from ..errors import UnknownTerm
from .models import Answer, Attribute, Category, Claim, Myth, Note, Station, Step

__all__ = ["BIOPSY_ATTRIBUTES", "FINDING_ATTRIBUTES", "Lexicon", "lexicon"]

FINDING_ATTRIBUTES = (
    "stage",
    "morphology",
    "distribution",
    "certainty",
    "extent",
    "change",
    "associated",
    "context",
    "risk",
    "symptoms",
)
BIOPSY_ATTRIBUTES = (
    "category_before",
    "histology",
    "calcifications_in_specimen",
    "calcifications_on_slides",
    "concordance",
    "residual_calcifications",
    "risk",
)
TO_CHOOSE = ("morphology", "distribution", "category_before", "histology")
GROUPED = ("morphology", "histology")


class _Steps(Record):
    station: tuple[Station, ...]
    step: tuple[Step, ...]
    note: tuple[Note, ...] = ()


class _Categories(Record):
    category: tuple[Category, ...]


class _Claims(Record):
    claim: tuple[Claim, ...]
    myth: tuple[Myth, ...]
    answer: tuple[Answer, ...]


class Lexicon(Record):
    """Everything ``data/lexicon``, ``steps.toml``, ``categories.toml`` and ``claims.toml`` say.

    Examples
    --------
    >>> [a.id for a in lexicon().finding_attributes][:3]
    ['stage', 'morphology', 'distribution']
    """

    attributes: Mapping[str, Attribute]
    stations: tuple[Station, ...]
    steps: Mapping[str, Step]
    notes: tuple[Note, ...]
    categories: Mapping[str, Category]
    claims: tuple[Claim, ...]
    myths: tuple[Myth, ...]
    answers: tuple[Answer, ...]

    @property
    def finding_attributes(self) -> tuple[Attribute, ...]:
        """The attributes of a finding, first the most significant in the packed table."""
        return tuple(self.attributes[name] for name in FINDING_ATTRIBUTES)

    @property
    def biopsy_attributes(self) -> tuple[Attribute, ...]:
        """The attributes of a biopsy result, in the same sense."""
        return tuple(self.attributes[name] for name in BIOPSY_ATTRIBUTES)


def _by_id(knowledge: Knowledge, file: str, records: tuple[Any, ...]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for record in records:
        if record.id in table:
            raise knowledge.error(file, record.id, "this id is used twice")
        table[record.id] = record
    return table


def _attribute(knowledge: Knowledge, name: str) -> Attribute:
    file = f"lexicon/{name}.toml"
    attribute = knowledge.read(file, Attribute)
    if attribute.id != name:
        raise knowledge.error(file, "id", f"expected {name!r}, the file's name, got {attribute.id!r}")
    if attribute.default is None and name not in TO_CHOOSE:
        raise knowledge.error(file, "default", "this key is missing")
    for term in attribute.terms:
        if name in GROUPED and term.group is None:
            raise knowledge.error(file, f"{term.id}, group", "this key is missing")
    return attribute


def lexicon(knowledge: Knowledge | None = None) -> Lexicon:
    """Return the words, read and checked once.

    Parameters
    ----------
    knowledge : Knowledge, optional
        Whose words; without it those that ship.

    Returns
    -------
    Lexicon
        Frozen.

    Raises
    ------
    DataError
        If a file is broken; the message names file, entry and what is expected.

    Examples
    --------
    >>> sorted(lexicon().categories)
    ['0', '1', '2', '3', '4A', '4B', '4C', '5', '6']
    """
    return (knowledge or Knowledge.load()).derive(_read)


def _read(knowledge: Knowledge) -> Lexicon:
    names = dict.fromkeys(FINDING_ATTRIBUTES + BIOPSY_ATTRIBUTES)
    steps = knowledge.read("steps.toml", _Steps)
    claims = knowledge.read("claims.toml", _Claims)
    stations = _by_id(knowledge, "steps.toml", steps.station)
    for note in (*steps.step, *steps.note):
        if note.station not in stations:
            raise knowledge.error("steps.toml", note.id, str(UnknownTerm("station", note.station, stations)))
    for kind in (steps.note, claims.claim, claims.myth, claims.answer):
        _by_id(knowledge, "claims.toml" if kind is not steps.note else "steps.toml", kind)
    return Lexicon(
        attributes={name: _attribute(knowledge, name) for name in names},
        stations=steps.station,
        steps=_by_id(knowledge, "steps.toml", steps.step),
        notes=steps.note,
        categories=_by_id(
            knowledge, "categories.toml", knowledge.read("categories.toml", _Categories).category
        ),
        claims=claims.claim,
        myths=claims.myth,
        answers=claims.answer,
    )
