"""All the words of ``data/``, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..errors import DataError, UnknownTerm
from .models import Answer, Attribute, Category, Claim, Myth, Note, Record, Station, Step
from .reading import read_toml

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

    def citations(self) -> Iterator[tuple[str, str, str]]:
        """Yield (file, place, citation key) for every citation in the words."""
        for attribute in self.attributes.values():
            yield from _citations(f"lexicon/{attribute.id}.toml", attribute.model_dump(), "")
        records: dict[str, tuple[BaseModel, ...]] = {
            "steps.toml": (*self.steps.values(), *self.notes),
            "categories.toml": tuple(self.categories.values()),
            "claims.toml": (*self.claims, *self.myths, *self.answers),
        }
        for file, part in records.items():
            for record in part:
                yield from _citations(file, record.model_dump(), "")


def _citations(file: str, data: Any, place: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(data, Mapping):
        place = data.get("id", place)
        for key in data.get("cite", ()):
            yield file, place, key
        data = list(data.values())
    if isinstance(data, list | tuple):
        for value in data:
            yield from _citations(file, value, place)


def _by_id(file: str, records: tuple[Any, ...]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for record in records:
        if record.id in table:
            raise DataError(file, record.id, "this id is used twice")
        table[record.id] = record
    return table


def _attribute(name: str) -> Attribute:
    file = f"lexicon/{name}.toml"
    attribute = read_toml(file, Attribute)
    if attribute.id != name:
        raise DataError(file, "id", f"expected {name!r}, the file's name, got {attribute.id!r}")
    if attribute.default is None and name not in TO_CHOOSE:
        raise DataError(file, "default", "this key is missing")
    for term in attribute.terms:
        if name in GROUPED and term.group is None:
            raise DataError(file, f"{term.id}, group", "this key is missing")
    return attribute


@cache
def lexicon() -> Lexicon:
    """Read, check and keep the words.

    Returns
    -------
    Lexicon
        Frozen and cached: the files are read once.

    Raises
    ------
    DataError
        If a file is broken; the message names file, entry and what is expected.

    Examples
    --------
    >>> sorted(lexicon().categories)
    ['0', '1', '2', '3', '4A', '4B', '4C', '5', '6']
    """
    names = dict.fromkeys(FINDING_ATTRIBUTES + BIOPSY_ATTRIBUTES)
    steps = read_toml("steps.toml", _Steps)
    claims = read_toml("claims.toml", _Claims)
    stations = _by_id("steps.toml", steps.station)
    for note in (*steps.step, *steps.note):
        if note.station not in stations:
            raise DataError("steps.toml", note.id, str(UnknownTerm("station", note.station, stations)))
    for kind in (steps.note, claims.claim, claims.myth, claims.answer):
        _by_id("claims.toml" if kind is not steps.note else "steps.toml", kind)
    return Lexicon(
        attributes={name: _attribute(name) for name in names},
        stations=steps.station,
        steps=_by_id("steps.toml", steps.step),
        notes=steps.note,
        categories=_by_id("categories.toml", read_toml("categories.toml", _Categories).category),
        claims=claims.claim,
        myths=claims.myth,
        answers=claims.answer,
    )
