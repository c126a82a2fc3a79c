"""How sure a learner may say to be, as ``data/practice/confidence.toml`` says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, model_validator

from .._data import Knowledge, Record, Words, derived

FILE = "practice/confidence.toml"


class Confidence(Record):
    """How sure a learner says to be, and the share of right answers that this promises."""

    level: int
    label: Words
    promises: Annotated[float, Field(gt=0, lt=1)]


class _File(Record):
    confidence: tuple[Confidence, ...]

    @model_validator(mode="after")
    def _ordered(self) -> _File:
        if [each.level for each in self.confidence] != [1, 2, 3, 4]:
            raise ValueError("the levels of confidence are 1, 2, 3 and 4, in this order")
        promises = [each.promises for each in self.confidence]
        if promises != sorted(set(promises)):
            raise ValueError("a higher confidence promises more")
        return self


@derived
def confidence_levels(knowledge: Knowledge) -> Mapping[int, Confidence]:
    """Return the levels of confidence, lowest first.

    Raises
    ------
    DataError
        Naming the place and what is expected.

    Examples
    --------
    >>> [each.label for each in confidence_levels().values()]
    ['guessing', 'unsure', 'fairly sure', 'sure']
    """
    return {each.level: each for each in knowledge.read(FILE, _File).confidence}
