"""Reads the tables of ``data/evidence`` and ``data/outcomes``: typed, cited, checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import TypeVar

from .._data import Knowledge
from ..errors import DataError, UnknownTerm

__all__ = ["known", "number", "read_rows", "read_text"]

EMPTY = "-"
N = TypeVar("N", int, float)


def read_text(file: str) -> str:
    """Return the text of a table."""
    return Knowledge.load().texts(file)[0]


def read_rows(file: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Read a table: the columns named, in that order, and no blank cell.

    Raises
    ------
    DataError
        Naming the file and the row.

    Examples
    --------
    >>> read_rows("evidence/prevalence.csv", ["id", "label", "source", "caveat"])[0]["id"]
    'abnormal_screening'
    """
    lines = list(csv.reader(io.StringIO(read_text(file), newline=""), strict=True))
    if not lines or lines[0] != list(columns):
        got = ", ".join(lines[0]) if lines else "an empty file"
        raise DataError(file, "line 1", f"expected the columns {', '.join(columns)}; got {got}")
    rows = []
    for line, cells in enumerate(lines[1:], start=2):
        place = f"row {cells[0]}" if cells and cells[0] else f"line {line}"
        if len(cells) != len(columns):
            raise DataError(file, place, f"expected {len(columns)} cells, got {len(cells)}")
        row = dict(zip(columns, cells, strict=True))
        blank = [name for name, cell in row.items() if not cell.strip()]
        if blank:
            raise DataError(file, place, f"column {blank[0]} is empty; write '-' where nothing is known")
        rows.append(row)
    doubled = {
        row["id"] for i, row in enumerate(rows) if "id" in row and row["id"] in {r["id"] for r in rows[:i]}
    }
    if doubled:
        raise DataError(file, f"row {min(doubled)}", "this id is used twice")
    return rows


def number(file: str, row: dict[str, str], column: str, kind: Callable[[str], N]) -> N | None:
    """Return a cell as a number at or above 0; None for a dash.

    Raises
    ------
    DataError
        If the cell is neither.

    Examples
    --------
    >>> number("evidence/studies.csv", {"id": "egan1980", "n": "468"}, "n", int)
    468
    """
    cell = row[column]
    if cell == EMPTY:
        return None
    try:
        value = kind(cell)
    except ValueError:
        value = kind("-1")
    if value < 0:
        expected = "a whole number" if kind is int else "a number"
        raise DataError(
            file, f"row {row['id']}", f"column {column}: expected {expected} of 0 or more, got {cell!r}"
        )
    return value


def known(file: str, row: dict[str, str], column: str, allowed: Sequence[str]) -> str | None:
    """Return a cell that must be one of some words; None for a dash that is not among them.

    Raises
    ------
    DataError
        With the nearest word.

    Examples
    --------
    >>> known("evidence/studies.csv", {"id": "x", "axis": "morphology"}, "axis", ["morphology"])
    'morphology'
    """
    cell = row[column]
    if cell == EMPTY and EMPTY not in allowed:
        return None
    if cell not in allowed:
        raise DataError(file, f"row {row['id']}", str(UnknownTerm(column, cell, allowed)))
    return cell
