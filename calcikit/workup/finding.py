"""What is seen, and what the needle found: checked, frozen descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import ClassVar, Self

from .._data import Knowledge
from ..errors import UnknownTerm
from ..lexicon import Attribute, lexicon

__all__ = ["BiopsyResult", "Description", "Finding"]


@dataclass(frozen=True, kw_only=True, repr=False)
class Description:
    """Fields are attributes of the lexicon; a field left out takes the attribute's default."""

    kind: ClassVar[str]
    knowledge: Knowledge | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        known = self.attributes(self.knowledge)
        for name in self.attribute_names():
            value = getattr(self, name) or known[name].default
            object.__setattr__(self, name, known[name][value].id)

    @classmethod
    def attributes(cls, knowledge: Knowledge | None = None) -> Mapping[str, Attribute]:
        """Return the attributes described, by name."""
        return lexicon(knowledge).of(cls.kind)

    @classmethod
    @lru_cache
    def attribute_names(cls) -> tuple[str, ...]:
        """Return the names of the attributes described, in order."""
        return tuple(each.name for each in fields(cls) if each.compare)

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
        for name in terms:
            if name not in known:
                raise UnknownTerm("attribute", name, known)
        found = {
            name: attribute[terms.get(name) or attribute.default].id for name, attribute in known.items()
        }
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
        return {name: getattr(self, name) for name in self.attribute_names()}

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
                raise UnknownTerm("attribute", name, self.attribute_names())
            changes[name] = known[name][value].id
        return self.from_known({**self.as_dict(), **changes}, self.knowledge)

    def __repr__(self) -> str:
        known = self.attributes(self.knowledge)
        said = [f"{n}={v!r}" for n, v in self.as_dict().items() if v != known[n].default]
        return f"{type(self).__name__}({', '.join(said)})"


@dataclass(frozen=True, kw_only=True, repr=False)
class Finding(Description):
    """A group of calcifications as a reader describes it.

    Parameters
    ----------
    morphology, distribution : str
        The two axes; both are needed, neither decides alone.
    stage, certainty, projection, extent, change, associated, context, risk, symptoms : str, optional
        Each has a default, see ``data/lexicon``.
    knowledge : Knowledge, optional
        Whose words and rules apply; without it those that ship.

    Raises
    ------
    UnknownTerm
        If an axis is missing or a word is not in the lexicon.

    Examples
    --------
    >>> Finding(morphology="amorphous", distribution="grouped")
    Finding(morphology='amorphous', distribution='grouped')
    >>> Finding(morphology="amorphus", distribution="grouped")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'amorphus' is not a known morphology. Did you mean 'amorphous'? ...
    """

    kind: ClassVar[str] = "finding"
    stage: str = ""
    morphology: str = ""
    distribution: str = ""
    certainty: str = ""
    projection: str = ""
    extent: str = ""
    change: str = ""
    associated: str = ""
    context: str = ""
    risk: str = ""
    symptoms: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
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
        Whose words and rules apply; without it those that ship.

    Raises
    ------
    UnknownTerm
        If a needed part is missing or a word is not in the lexicon.

    Examples
    --------
    >>> BiopsyResult(category_before="4B", histology="fibrocystic").concordance
    'not_stated'
    """

    kind: ClassVar[str] = "biopsy"
    category_before: str = ""
    histology: str = ""
    calcifications_in_specimen: str = ""
    calcifications_on_slides: str = ""
    concordance: str = ""
    residual_calcifications: str = ""
    associated: str = ""
    risk: str = ""
