"""How answers are judged and when they are asked again, as ``data/practice/confidence.toml`` says."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field, model_validator

from .._data import Knowledge, Record
from ..errors import DataError
from ..lexicon import Statement
from ..references import references

__all__ = ["ProgressSettings", "progress_settings"]

FILE = "practice/confidence.toml"


class Confidence(Record):
    """How sure a learner says to be, and the share of right answers that this promises."""

    level: int
    label: str
    promises: Annotated[float, Field(gt=0, lt=1)]


class Spacing(Record):
    """Days until the next retest, by days known in a row."""

    days: tuple[Annotated[int, Field(gt=0)], ...] = Field(min_length=2)
    why: Statement


class ProgressSettings(Record):
    """The levels of confidence, and the gaps between retests."""

    confidence: tuple[Confidence, ...]
    spacing: Spacing

    @model_validator(mode="after")
    def _ordered(self) -> ProgressSettings:
        if [each.level for each in self.confidence] != [1, 2, 3, 4]:
            raise ValueError("the levels of confidence are 1, 2, 3 and 4, in this order")
        promises = [each.promises for each in self.confidence]
        if promises != sorted(set(promises)):
            raise ValueError("a higher confidence promises more")
        if list(self.spacing.days) != sorted(set(self.spacing.days)):
            raise ValueError("the gaps of spacing.days grow")
        return self


@cache
def progress_settings() -> ProgressSettings:
    """Read the levels and the gaps.

    Raises
    ------
    DataError
        Naming the place and what is expected.

    Examples
    --------
    >>> [each.label for each in progress_settings().confidence]
    ['guessing', 'unsure', 'fairly sure', 'sure']
    """
    found = Knowledge.load().read(FILE, ProgressSettings)
    for key in found.spacing.why.cite:
        if key not in references():
            raise DataError(FILE, "spacing.why", f"{key!r} is not in references.bib")
    return found
