"""What is said about simulated pictures wherever they are shown."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..lexicon import Record, read_toml

__all__ = ["honesty"]


class _Honesty(Record):
    schematic: str
    tested: tuple[str, ...]
    untested: tuple[str, ...]


@cache
def _honesty() -> _Honesty:
    return read_toml("pictures.toml", _Honesty)


def honesty() -> dict[str, Any]:
    """Return that pictures are schematic, what was tested, and what was not.

    Raises
    ------
    DataError
        If ``data/pictures.toml`` cannot be read.

    Examples
    --------
    >>> sorted(honesty())
    ['schematic', 'tested', 'untested']
    """
    said = _honesty()
    return {"schematic": said.schematic, "tested": [*said.tested], "untested": [*said.untested]}
