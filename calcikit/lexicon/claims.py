"""Claims, myths and answers to a patient: frozen records, checked by pydantic."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from .._data import Key, Record, Words
from .models import Id, Statement


class Claim(Record):
    """A popular claim, whether it holds, and what to teach instead."""

    id: Id
    claim: Words
    verdict: Key
    said: Words
    teach: Statement

    @model_validator(mode="before")
    @classmethod
    def _said(cls, data: Any) -> Any:
        """Keep the verdict twice: as the answer that a case names, and in the language that it is read in."""
        return {**data, "said": data["verdict"]} if isinstance(data, dict) and "verdict" in data else data


class Myth(Record):
    """A myth and the truth."""

    id: Id
    myth: Words
    truth: Statement


class Answer(Record):
    """Something a student should be able to say to a patient."""

    id: Id
    text: Statement
