"""The words that a cell may hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from ..errors import UnknownTerm

if TYPE_CHECKING:
    from .._data import Knowledge

__all__ = ["AXES", "require_known"]

AXES = ("morphology", "distribution")


def require_known(
    knowledge: Knowledge,
    file: str,
    row_id: str,
    column: str,
    cells: Iterable[str | None],
    allowed: Collection[str],
) -> None:
    """Refuse a cell that holds none of the allowed words; a dash, read as None, is no word.

    Raises
    ------
    DataError
        Naming the row, with the nearest word.
    """
    for cell in cells:
        if cell is not None and cell not in allowed:
            raise knowledge.error(file, f"row {row_id}", UnknownTerm(column, cell, allowed))
