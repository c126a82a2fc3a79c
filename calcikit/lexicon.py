"""The words: attributes, terms, definitions, synonyms, editions, steps and categories, as ``data/`` says.

Every statement carries its sources and how sure it is. What cannot be read raises
:class:`~calcikit.errors.DataError` with the file and the key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ._resources import data_file
from .errors import DataError, UnknownTerm, nearest_to

__all__ = [
    "Attribute",
    "Category",
    "Certainty",
    "Claim",
    "Lexicon",
    "Statement",
    "Step",
    "Term",
    "lexicon",
    "read_text",
]

Certainty = Literal["agreed", "practice-varies", "thin-evidence"]
Words = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$|^[0-6][ABC]?$")]

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


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(_Record):
    """A sentence with its sources and how sure it is.

    Without sources it can only be ``thin-evidence``.

    Examples
    --------
    >>> Statement(text="Most of these are benign.").certainty
    'thin-evidence'
    """

    text: Words
    cite: tuple[Words, ...] = ()
    certainty: Certainty | None = None

    @model_validator(mode="before")
    @classmethod
    def _default_certainty(cls, data: Any) -> Any:
        if isinstance(data, dict) and "certainty" not in data:
            return {**data, "certainty": "agreed" if data.get("cite") else "thin-evidence"}
        return data

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if not self.cite and self.certainty != "thin-evidence":
            raise ValueError(f"certainty {self.certainty!r} needs a source in 'cite'")
        return self


class Term(_Record):
    """One word of an attribute, such as ``amorphous``.

    Attributes
    ----------
    id, label, label_v2025 : str
        Fixed id; the words of the 5th edition (2013) and of v2025.
    concern : int
        Rank in the attribute's order of concern. Equal ranks are not ordered against each other.
    group : str or None
        For shapes: ``typically_benign``, ``round`` or ``suspicious``; for histology: ``benign``,
        ``high_risk`` or ``malignant``.
    phrase, patient : str
        Words for the report sentence; a sentence to the patient.
    definition, size, look, confirm, cause, mimics, pearl : Statement
        What a learner needs to recognise it; all but the definition may be missing.

    Examples
    --------
    >>> lexicon().attributes["distribution"]["grouped"].label
    'Grouped'
    """

    id: Id
    label: Words
    label_v2025: str = ""
    synonyms: tuple[Words, ...] = ()
    group: Literal["typically_benign", "round", "suspicious", "benign", "high_risk", "malignant"] | None = (
        None
    )
    concern: int = 0
    phrase: str = ""
    patient: str = ""
    cite: tuple[Words, ...] = ()
    definition: Statement
    size: Statement | None = None
    look: Statement | None = None
    confirm: Statement | None = None
    cause: Statement | None = None
    mimics: Statement | None = None
    pearl: Statement | None = None
    density: str = ""
    margin: str = ""
    number: str = ""
    decisive_view: str = ""

    def name(self, edition: str = "2013") -> str:
        """Return the label in an edition, ``"2013"`` or ``"v2025"``.

        Examples
        --------
        >>> lexicon().attributes["morphology"]["milk_of_calcium"].name("v2025")
        'Layering'
        """
        return (edition == "v2025" and self.label_v2025) or self.label

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """Yield the statements that are there, by name."""
        for name in ("definition", "size", "look", "confirm", "cause", "mimics", "pearl"):
            if (statement := getattr(self, name)) is not None:
                yield name, statement


class Attribute(_Record):
    """One thing to describe, with the words for it in display order.

    Examples
    --------
    >>> shape = lexicon().attributes["morphology"]
    >>> shape.default is None, len(shape.terms)
    (True, 14)
    >>> shape["amorphus"]
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'amorphus' is not a known morphology. Did you mean 'amorphous'? ...
    """

    id: Id
    label: Words
    question: Words
    panel: Literal["main", "more"]
    default: str | None = None
    why: Words
    cite: tuple[Words, ...] = ()
    terms: tuple[Term, ...] = Field(alias="term", min_length=2)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [term.id for term in self.terms]
        doubled = {i for i in ids if ids.count(i) > 1}
        if doubled:
            raise ValueError(f"term id used twice: {', '.join(sorted(doubled))}")
        if self.default is not None and self.default not in ids:
            near = nearest_to(self.default, ids)
            raise ValueError(
                f"default {self.default!r} is none of its terms{f'; did you mean {near!r}?' if near else ''}"
            )
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the terms, in order."""
        return tuple(term.id for term in self.terms)

    def __getitem__(self, term_id: object) -> Term:
        for term in self.terms:
            if term.id == term_id:
                return term
        if term_id is None:
            hint = f"{self.id} is missing. {self.why}"
            raise UnknownTerm(self.id, term_id, self.ids, hint)
        raise UnknownTerm(self.id, term_id, self.ids)


class Station(_Record):
    """A place on the path from the screening film to the plan."""

    id: Id
    label: Words


class Note(_Record):
    """Something to know at a station that is not a step of its own."""

    id: Id
    label: Words
    station: Id
    what: Statement
    why: Statement | None = None
    next: Statement | None = None
    complications: Statement | None = None


class Step(Note):
    """Something done for the patient.

    Examples
    --------
    >>> lexicon().steps["routine_screening"].urgency
    0
    """

    urgency: int
    schedule: Statement | None = None
    report: Words
    patient: Words


class Category(_Record):
    """A BI-RADS assessment category.

    Examples
    --------
    >>> lexicon().categories["4B"].label
    'Moderate suspicion'
    """

    id: Id
    label: Words
    band: Words
    low: float | None = None
    high: float | None = None
    natural: str = ""
    rank: int
    management: Statement
    think: Statement
    rid_of: str = ""
    cite: tuple[Words, ...] = ()


class Claim(_Record):
    """A popular claim, whether it holds, and what to teach instead."""

    id: Id
    claim: Words
    verdict: Words
    teach: Statement


class Myth(_Record):
    """A myth and the truth."""

    id: Id
    myth: Words
    truth: Statement


class Answer(_Record):
    """Something a student should be able to say to a patient."""

    id: Id
    text: Statement


class _Steps(_Record):
    station: tuple[Station, ...]
    step: tuple[Step, ...]
    note: tuple[Note, ...] = ()


class _Categories(_Record):
    category: tuple[Category, ...]


class _Claims(_Record):
    claim: tuple[Claim, ...]
    myth: tuple[Myth, ...]
    answer: tuple[Answer, ...]


class Lexicon(_Record):
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


R = TypeVar("R", bound=BaseModel)


def read_text(file: str) -> str:
    """Return a data file's text.

    Raises
    ------
    DataError
        If the file is missing or is not UTF-8.

    Examples
    --------
    >>> 'id = "stage"' in read_text("lexicon/stage.toml")
    True
    """
    try:
        return data_file(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(file, "", "the file is missing") from None
    except UnicodeDecodeError as error:
        raise DataError(file, f"byte {error.start}", "not UTF-8 text; save the file as UTF-8") from None


def read_toml(file: str, model: type[R]) -> R:
    """Read and check one TOML file.

    Raises
    ------
    DataError
        Naming the file, the entry and what is expected.
    """
    try:
        content = tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, "", f"not valid TOML: {error}") from None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise DataError(file, _place(content, first["loc"]), _problem(first)) from None


def _place(content: Any, loc: tuple[int | str, ...]) -> str:
    """Turn ('term', 3, 'definition', 'text') into "amorphous, definition.text"."""
    names: list[str] = []
    for key in loc:
        content = content[key] if _has(content, key) else None
        if isinstance(key, int):
            label = content.get("id") if isinstance(content, dict) else None
            names[-1:] = [str(label) if label else f"{names[-1]} number {key + 1}"]
        else:
            names.append(key)
    return ", ".join(names)


def _has(content: Any, key: int | str) -> bool:
    if isinstance(key, int):
        return isinstance(content, list) and key < len(content)
    return isinstance(content, dict) and key in content


def _problem(error: Any) -> str:
    given = f", got {error['input']!r}" if error["type"] not in ("missing", "extra_forbidden") else ""
    message = str(error["msg"]).removeprefix("Value error, ")
    return {"missing": "this key is missing", "extra_forbidden": "this key is not known here"}.get(
        error["type"], message + (given if len(given) < 120 else "")
    )


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
