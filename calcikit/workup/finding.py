"""What is seen, and what the needle found: checked, frozen descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, ClassVar, Self

from .._data import Knowledge
from ..errors import CalcikitError, made_by
from ..lexicon import (
    BIOPSY_ATTRIBUTES,
    FINDING_ATTRIBUTES,
    Attribute,
    is_given,
    lexicon,
    term_id,
    unknown_attribute,
)


@dataclass(frozen=True, repr=False)
class Description:
    """Fields are attributes of the lexicon; a field left out takes the attribute's default."""

    kind: ClassVar[str]
    attribute_names: ClassVar[tuple[str, ...]]
    """The names of the attributes described, in order."""
    _: KW_ONLY
    knowledge: Knowledge | None = field(default=None, compare=False)

    def __new__(cls, *args: Any, **given: Any) -> Self:
        """Refuse an attribute that there is not, before Python does so in words of its own."""
        for name in given:
            if name not in cls.attribute_names and name != "knowledge":
                raise unknown_attribute(name, cls.attributes(given.get("knowledge")))
        return object.__new__(cls)

    def __post_init__(self) -> None:
        known = self.attributes(self.knowledge)
        for name in self.attribute_names:
            object.__setattr__(self, name, _term(known, name, getattr(self, name)))

    @classmethod
    def attributes(cls, knowledge: Knowledge | None = None) -> Mapping[str, Attribute]:
        """Return the attributes described, by name."""
        return lexicon(knowledge).of(cls.kind)

    @classmethod
    def from_dict(cls, terms: Mapping[str, str], knowledge: Knowledge | None = None) -> Self:
        """Return the description with these terms; what is left out takes its default.

        Raises
        ------
        UnknownTerm
            If an attribute or a term is unknown.

        Examples
        --------
        >>> Finding.from_dict({"morphology": "round", "distribution": "grouped"})
        Finding(morphology='round', distribution='grouped')
        """
        known = cls.attributes(knowledge)
        if not isinstance(terms, Mapping):
            raise CalcikitError(f"expected attributes and their terms, {{'risk': 'high'}}, got {terms!r}")
        for name in terms:
            if name not in known:
                raise unknown_attribute(name, known)
        found = {name: _term(known, name, terms.get(name)) for name in known}
        return cls.from_known(found, knowledge)

    @classmethod
    def from_known(cls, terms: Mapping[str, str], knowledge: Knowledge | None = None) -> Self:
        """Return the description with these terms, one for each attribute, which are known to be right."""
        described = object.__new__(cls)
        described.__dict__.update(terms, knowledge=knowledge)
        return described

    def as_dict(self) -> dict[str, str]:
        """Return attribute id to term id, for every attribute.

        Examples
        --------
        >>> Finding(morphology="round", distribution="grouped").as_dict()["change"]
        'no_priors'
        """
        return {name: getattr(self, name) for name in self.attribute_names}

    @property
    def silent(self) -> frozenset[str]:
        """The attributes that do not apply, whatever was said of them: a term that is picked silences them.

        Examples
        --------
        >>> "concordance" in BiopsyResult("4B", "not_sampled", concordance="concordant").silent
        True
        """
        known = self.attributes(self.knowledge)
        return frozenset(
            silenced for name, value in self.as_dict().items() for silenced in known[name][value].silences
        )

    def replace(self, **changes: str) -> Self:
        """Return a copy with some attributes changed.

        Raises
        ------
        UnknownTerm
            If an attribute or a term is unknown.

        Examples
        --------
        >>> Finding(morphology="round", distribution="grouped").replace(change="new").change
        'new'
        """
        known = self.attributes(self.knowledge)
        for name, value in changes.items():
            if name not in known:
                raise unknown_attribute(name, known)
            changes[name] = _term(known, name, value)
        return self.from_known({**self.as_dict(), **changes}, self.knowledge)

    def __repr__(self) -> str:
        known = self.attributes(self.knowledge)
        said = [f"{n}={v!r}" for n, v in self.as_dict().items() if v != known[n].default]
        return f"{type(self).__name__}({', '.join(said)})"


def _term(known: Mapping[str, Attribute], name: str, value: object) -> str:
    """Return the id of a term; the default where none is given."""
    return term_id(known, name, value if is_given(value) else known[name].default)


@made_by("ck.Finding('amorphous', 'grouped')")
@dataclass(frozen=True, repr=False)
class Finding(Description):
    """A group of calcifications as a reader describes it.

    Parameters
    ----------
    morphology, distribution : str
        The two axes; both are needed, neither decides alone. Here as in every attribute an id, a label or
        another name of the term will do.
    stage, certainty, projection, extent, change, associated, context, risk, symptoms : str, optional
        Each has a default, see ``data/lexicon``.
    knowledge : Knowledge, optional
        Whose words and rules apply; without it those in use.

    Raises
    ------
    UnknownTerm
        If an axis is missing or a word is not in the lexicon.

    Examples
    --------
    >>> Finding("amorphous", "grouped")
    Finding(morphology='amorphous', distribution='grouped')
    >>> Finding("amorphus", "grouped")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'amorphus' is not a known morphology. Did you mean 'amorphous'? ...
    """

    kind: ClassVar[str] = "finding"
    attribute_names: ClassVar[tuple[str, ...]] = FINDING_ATTRIBUTES
    morphology: str = ""
    distribution: str = ""
    _: KW_ONLY
    stage: str = ""
    certainty: str = ""
    projection: str = ""
    extent: str = ""
    change: str = ""
    associated: str = ""
    context: str = ""
    risk: str = ""
    symptoms: str = ""


@made_by("ck.BiopsyResult('4B', 'dcis')")
@dataclass(frozen=True, repr=False)
class BiopsyResult(Description):
    """What came back after a biopsy of calcifications.

    Parameters
    ----------
    category_before, histology : str
        The category that led to the biopsy, and the diagnosis; both are needed.
    calcifications_in_specimen, calcifications_on_slides : str, optional
    concordance, residual_calcifications, associated, risk : str, optional
        Each has a default, see ``data/lexicon``.
    knowledge : Knowledge, optional
        Whose words and rules apply; without it those in use.

    Raises
    ------
    UnknownTerm
        If a needed part is missing or a word is not in the lexicon.

    Examples
    --------
    >>> BiopsyResult("4B", "fibrocystic").concordance
    'not_stated'
    """

    kind: ClassVar[str] = "biopsy"
    attribute_names: ClassVar[tuple[str, ...]] = BIOPSY_ATTRIBUTES
    category_before: str = ""
    histology: str = ""
    _: KW_ONLY
    calcifications_in_specimen: str = ""
    calcifications_on_slides: str = ""
    concordance: str = ""
    residual_calcifications: str = ""
    associated: str = ""
    risk: str = ""
