"""Data for tests: a copy in which one place reads otherwise, and rows as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from calcikit._data import Knowledge


def csv_of(rows: Sequence[Mapping[str, str]]) -> str:
    """Write rows, cell by column, as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*rows[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def spare(file: str, old: str, new: str) -> Knowledge:
    """Give a knowledge in which a file reads otherwise."""
    text = Knowledge.load().texts(file)[0]
    assert old in text
    return Knowledge.load().with_files({file: text.replace(old, new, 1).encode()})
