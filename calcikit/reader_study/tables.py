"""Reads the tables of a study: each cell checked, each fault named with file, row and what is allowed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from ..errors import CalcikitError, UnknownTerm

__all__ = ["fault", "read_table", "word"]


def fault(path: Path, row: int, problem: str) -> CalcikitError:
    """Say what is wrong, and in which row of which file."""
    return CalcikitError(f"{path.name}, row {row}: {problem}")


def read_table(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Return each row with its number in a spreadsheet; more columns than asked for are ignored.

    Raises
    ------
    CalcikitError
        If the file is missing, no text, empty, or lacks a column.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CalcikitError(f"{path}: the table cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise CalcikitError(f"{path.name}: this is no text. Save it as CSV with commas, in UTF-8.") from None
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise CalcikitError(
            f"{path.name}, row 1: column {', '.join(missing)} is missing. Wanted, with commas between them: "
            f"{', '.join(columns)}."
        )
    rows = [
        (number, {k: (v or "").strip() for k, v in row.items() if k}) for number, row in enumerate(reader, 2)
    ]
    if not rows:
        raise CalcikitError(f"{path.name}: there is no row below the header.")
    return rows


def word(path: Path, row: int, attribute: str, value: str, allowed: Sequence[str]) -> str:
    """Return a word that must be one of a few."""
    if value not in allowed:
        raise fault(path, row, str(UnknownTerm(attribute, value, allowed)))
    return value
