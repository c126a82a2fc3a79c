"""What a word, a category and a claim are: frozen records, checked by pydantic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from .._data import N_, Key, Record, Text, Words, gettext, unmarked
from ..errors import UnknownTerm, nearest_to, one_of
from .names import is_given, note, plain, words

EDITIONS = ("v2025", "2013")
LIGHT = 0.2  # relative luminance from which a colour takes dark letters
Certainty = Literal["agreed", "practice-varies", "thin-evidence"]
CERTAINTIES = {
    "agreed": N_("agreed"),
    "practice-varies": N_("practice varies"),
    "thin-evidence": N_("thin evidence"),
}

Percent = Annotated[float, Field(ge=0, le=100)]
Rank = Annotated[int, Field(ge=0, le=100)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$|^[0-6][ABC]?$")]


def certainty_label(certainty: str) -> str:
    """Return how sure the sources are, in words.

    Examples
    --------
    >>> certainty_label("practice-varies")
    'practice varies'
    """
    return gettext(CERTAINTIES[one_of("certainty", certainty, CERTAINTIES)])


class Statement(Record):
    """A sentence with its sources and how sure it is.

    Without sources it can only be ``thin-evidence``.

    Examples
    --------
    >>> Statement(text="Most of these are benign.").certainty
    'thin-evidence'
    """

    text: Words
    cite: tuple[Key, ...] = ()
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


def statements(record: Record) -> Iterator[tuple[str, Statement]]:
    """Yield the statements of a term, a step or a note, by name."""
    for name in type(record).model_fields:
        if isinstance(said := getattr(record, name), Statement):
            yield name, said


class Term(Record):
    """One word of an attribute, such as ``amorphous``.

    Attributes
    ----------
    id, label, label_2013 : str
        Fixed id; the name in v2025 where that is settled, and in the 5th edition (2013) where it differs.
    short : str
        A name for a narrow place, where the label is long.
    fine : bool
        Whether the particles are smaller than about 1 mm, so that magnification shows them best.
    concern : int
        Rank in the attribute's order of concern. Equal ranks are not ordered against each other.
    group : str or None
        One of the attribute's groups, by id.
    phrase, patient : str
        Words for the report sentence; a sentence to the patient.
    passed : tuple of str
        Stations of the path that lie behind her where this term holds.
    silences : tuple of str
        Attributes that say nothing in a report where this term holds.
    definition, size, look, confirm, cause, mimics, pearl : Statement
        What a learner needs to recognise it; all but the definition may be missing.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> lexicon().attributes["distribution"]["grouped"].label
    'Grouped'
    """

    id: Id
    label: Words
    label_2013: Text = ""
    short: Text = ""
    fine: bool = False
    synonyms: tuple[Words, ...] = ()
    group: Id | None = None
    concern: Rank = 0
    phrase: Text = ""
    patient: Text = ""
    cite: tuple[Key, ...] = ()
    definition: Statement
    size: Statement | None = None
    look: Statement | None = None
    confirm: Statement | None = None
    cause: Statement | None = None
    mimics: Statement | None = None
    pearl: Statement | None = None
    density: Text = ""
    margin: Text = ""
    number: Text = ""
    decisive_view: Text = ""
    passed: tuple[Id, ...] = ()
    silences: tuple[Id, ...] = ()

    @field_validator("short")
    @classmethod
    def _short_follows_label(cls, short: str, info: ValidationInfo) -> str:
        """Leave out a short name that stays English where the label is translated."""
        label = info.data.get("label", "")
        return "" if short != unmarked(short) and label == unmarked(label) else short

    def name(self, edition: str = "v2025") -> str:
        """Return the label in an edition, ``"v2025"`` or ``"2013"``.

        Raises
        ------
        UnknownTerm
            If there is no such edition.

        Examples
        --------
        >>> from calcikit.lexicon import lexicon
        >>> lexicon().attributes["morphology"]["milk_of_calcium"].name("2013")
        'Milk of calcium'
        """
        one_of("edition", edition, EDITIONS)
        return (edition == "2013" and self.label_2013) or self.label

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the term, its labels first."""
        return tuple(name for name in (self.label, self.label_2013, *self.synonyms) if name)


class Group(Record):
    """Terms that belong together, such as the typically benign shapes."""

    id: Id
    label: Words


class Attribute(Record):
    """One thing to describe, with the words for it in display order.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> shape = lexicon().attributes["morphology"]
    >>> shape["amorphus"]
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'amorphus' is not a known morphology. Did you mean 'amorphous'? ...

    Capitals, spaces and hyphens do not matter, labels are known, and so are other names, which are noted:

    >>> shape["Fine linear or fine-linear branching"].id, shape["Milk of calcium"].id
    ('fine_linear_branching', 'milk_of_calcium')
    >>> import warnings
    >>> with warnings.catch_warnings(record=True, action="always") as notes:
    ...     shape["eggshell"].id
    'rim'
    >>> str(notes[0].message)
    "'eggshell' is read as 'rim' (Rim)."
    """

    id: Id
    label: Words
    question: Words
    panel: Literal["main", "more"]
    default: str | None = None
    why: Words
    cite: tuple[Key, ...] = ()
    passed: tuple[Id, ...] = ()
    former: Mapping[str, Words] = {}
    synonyms: tuple[Words, ...] = ()
    groups: tuple[Group, ...] = Field((), alias="group")
    terms: tuple[Term, ...] = Field(alias="term", min_length=2)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [term.id for term in self.terms]
        if self.default is not None and self.default not in ids:
            near = nearest_to(self.default, ids)
            raise ValueError(
                f"default {self.default!r} is none of its terms{f'; did you mean {near!r}?' if near else ''}"
            )
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """The terms by id, in order."""
        return {term.id: term for term in self.terms}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the terms, in order."""
        return tuple(term.id for term in self.terms)

    @cached_property
    def group_labels(self) -> Mapping[str, str]:
        """The names of the groups by id, in order."""
        return {group.id: group.label for group in self.groups}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms by every name they go by."""
        pairs = [(name, term) for term in self.terms for name in {*map(plain, (term.id, *term.names))}]
        return {name: tuple(term for other, term in pairs if other == name) for name, _ in pairs}

    def __getitem__(self, name: object) -> Term:
        if str(name) in self.by_id:
            return self.by_id[str(name)]
        if not is_given(name):
            raise UnknownTerm(self.id, name, self.ids, f"{self.id} is missing. {self.why}")
        named = self.by_name.get(plain(str(name)), ())
        possible = named or [t for t in self.terms if words(str(name)) <= words(f"{t.id} {t.label}")]
        if len(named) != 1:
            meant = " or ".join(repr(term.id) for term in possible)
            one = f"{name!r} is not a known {self.id}. Did you mean {meant}?" if meant else ""
            hint = f"{name!r} can be {meant}: say which." if len(possible) > 1 else one
            raise UnknownTerm(self.id, name, self.ids, self.former.get(str(name), hint))
        if plain(str(name)) in map(plain, named[0].synonyms):
            note(f"{name!r} is read as {named[0].id!r} ({named[0].label}).")
        return named[0]


class Category(Record):
    """A BI-RADS assessment category.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> lexicon().categories["4B"].label
    'Moderate suspicion'
    """

    id: Id
    label: Words
    band: Words
    low: Percent | None = None
    high: Percent | None = None
    natural: Text = ""
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    rank: Rank
    management: Statement
    think: Statement
    rid_of: Text = ""
    cite: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the band from {self.low} to {self.high} is upside down")
        return self

    @property
    def ink(self) -> str:
        """The colour of letters on its colour: dark on light, light on dark."""
        red, green, blue = ((part / 255) ** 2.2 for part in bytes.fromhex(self.colour[1:]))
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        return "#111111" if luminance > LIGHT else "#fefefe"
