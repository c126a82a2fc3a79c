"""Data for tests: a copy in which one place reads otherwise, and rows as a CSV file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calcikit._data import Knowledge
from calcikit._output import csv_text


def csv_of(rows: Sequence[Mapping[str, str]]) -> str:
    """Write rows, cell by column, as CSV."""
    return csv_text([[*rows[0]], *([*row.values()] for row in rows)])


def spare(file: str, old: str, new: str) -> Knowledge:
    """Give a knowledge in which a file reads otherwise."""
    text = Knowledge.load().texts(file)[0]
    assert old in text
    return Knowledge.load().with_files({file: text.replace(old, new, 1).encode()})
