"""What is seen, and what the needle found: checked, frozen descriptions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ..errors import UnknownTerm
from ..lexicon import lexicon

__all__ = ["BiopsyResult", "Finding"]


class _Description:
    """Fields are attributes of the lexicon; a field left out takes the attribute's default."""

    def __post_init__(self) -> None:
        for name in self.attribute_names():
            attribute = lexicon().attributes[name]
            value = getattr(self, name)
            value = attribute.default if value is None else value
            object.__setattr__(self, name, attribute[value].id)

    @classmethod
    @cache
    def attribute_names(cls) -> tuple[str, ...]:
        """Return the attributes described, in order."""
        return tuple(field.name for field in fields(cls))  # type: ignore[arg-type]

    def as_dict(self) -> dict[str, str]:
        """Return attribute id to term id, for every attribute.

        Examples
        --------
        >>> Finding(morphology="round", distribution="grouped").as_dict()["change"]
        'no_priors'
        """
        return {name: getattr(self, name) for name in self.attribute_names()}

    def replace(self, **changes: Any) -> Any:
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
        for name in changes:
            if name not in self.attribute_names():
                raise UnknownTerm("attribute", name, self.attribute_names())
        return type(self)(**{**self.as_dict(), **changes})

    def __repr__(self) -> str:
        picks = self.as_dict().items()
        said = [f"{n}={v!r}" for n, v in picks if v != lexicon().attributes[n].default]
        return f"{type(self).__name__}({', '.join(said)})"


@dataclass(frozen=True, kw_only=True, repr=False)
class Finding(_Description):
    """A group of calcifications as a reader describes it.

    Parameters
    ----------
    morphology, distribution : str
        The two axes; both are needed, neither decides alone.
    stage, certainty, extent, change, associated, context, risk, symptoms : str, optional
        Each has a default, see ``data/lexicon``.

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

    stage: str = None  # type: ignore[assignment]
    morphology: str = None  # type: ignore[assignment]
    distribution: str = None  # type: ignore[assignment]
    certainty: str = None  # type: ignore[assignment]
    extent: str = None  # type: ignore[assignment]
    change: str = None  # type: ignore[assignment]
    associated: str = None  # type: ignore[assignment]
    context: str = None  # type: ignore[assignment]
    risk: str = None  # type: ignore[assignment]
    symptoms: str = None  # type: ignore[assignment]


@dataclass(frozen=True, kw_only=True, repr=False)
class BiopsyResult(_Description):
    """What came back after a biopsy of calcifications.

    Parameters
    ----------
    category_before, histology : str
        The category that led to the biopsy, and the diagnosis; both are needed.
    calcifications_in_specimen, calcifications_on_slides : str, optional
    concordance, residual_calcifications, risk : str, optional
        Each has a default, see ``data/lexicon``.

    Raises
    ------
    UnknownTerm
        If a needed part is missing or a word is not in the lexicon.

    Examples
    --------
    >>> BiopsyResult(category_before="4B", histology="fibrocystic").concordance
    'not_stated'
    """

    category_before: str = None  # type: ignore[assignment]
    histology: str = None  # type: ignore[assignment]
    calcifications_in_specimen: str = None  # type: ignore[assignment]
    calcifications_on_slides: str = None  # type: ignore[assignment]
    concordance: str = None  # type: ignore[assignment]
    residual_calcifications: str = None  # type: ignore[assignment]
    risk: str = None  # type: ignore[assignment]
