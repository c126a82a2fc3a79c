"""What is said about simulated pictures wherever they are shown."""

from __future__ import annotations

from functools import cache
from typing import Any

from .._data import Knowledge, Record

__all__ = ["disclaimer"]


class _Disclaimer(Record):
    schematic: str
    tested: tuple[str, ...]
    untested: tuple[str, ...]


@cache
def _disclaimer() -> _Disclaimer:
    return Knowledge.load().read("disclaimer.toml", _Disclaimer)


def disclaimer() -> dict[str, Any]:
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
    said = _disclaimer()
    return {"schematic": said.schematic, "tested": [*said.tested], "untested": [*said.untested]}
