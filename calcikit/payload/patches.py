"""Pictures side by side, and what is said about simulated pictures wherever they are shown."""

from __future__ import annotations

from typing import Any

from .._data import Knowledge, Record
from ..lexicon import why_pairs
from ..quiz import ContrastPair
from .statement import references_payload, statement_payload

__all__ = ["contrast_payload", "disclaimer"]


class _Disclaimer(Record):
    schematic: str
    tested: tuple[str, ...]
    untested: tuple[str, ...]


def disclaimer(knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return that pictures are schematic, what was tested, and what was not.

    Raises
    ------
    DataError
        If ``data/disclaimer.toml`` cannot be read.

    Examples
    --------
    >>> sorted(disclaimer())
    ['schematic', 'tested', 'untested']
    """
    said = (knowledge or Knowledge.load()).derive(_disclaimer)
    return {"schematic": said.schematic, "tested": [*said.tested], "untested": [*said.untested]}


def _disclaimer(knowledge: Knowledge) -> _Disclaimer:
    return knowledge.read("disclaimer.toml", _Disclaimer)


def contrast_payload(pair: ContrastPair, seed: int, knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return what a widget needs of two pictures side by side.

    Examples
    --------
    >>> from calcikit.quiz import contrast_pair
    >>> contrast_payload(contrast_pair("grouped-regional"), 3)["sides"][0]["name"]
    'Grouped'
    """
    why = why_pairs(knowledge)
    said = (pair.tell, *why, *(look for side in pair.sides for look in side.looks))
    return {
        "id": pair.id,
        "question": pair.question,
        "tell": statement_payload(pair.tell),
        "why": [statement_payload(statement) for statement in why],
        "sides": [
            {
                "name": side.name,
                "scene": side.scene(seed),
                "looks": [statement_payload(look) for look in side.looks],
            }
            for side in pair.sides
        ],
        "references": references_payload((key for one in said for key in one.cite), knowledge),
    }
