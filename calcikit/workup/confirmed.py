"""Shows which rows and texts have changed since somebody read and confirmed them.

No proof can tell that a sentence lost its "not", or that a label moved. So every row of ``data/workup``
and every term, step, message, category and template is kept with a hash of its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from .._data import Knowledge, Row
from .._data.layers import have_ids
from .._output import csv_text, write_whole

CONFIRMED = "confirmed.csv"
TEXTS = ("steps.toml", "messages.toml", "categories.toml", "report.toml", "claims.toml", "beyond.toml")


class Confirmed(Row):
    """A row or an entry, and what its words were when it was confirmed."""

    id: str
    hash: str


def unconfirmed(knowledge: Knowledge | None = None) -> list[str]:
    """Return one fault for each row or text that is not as it was when it was confirmed.

    What an overlay says is its owner's to confirm, and is not judged here.

    Examples
    --------
    >>> unconfirmed()
    []
    """
    knowledge = knowledge or Knowledge.load()
    if knowledge.name:
        return []
    known = {row.id: row.hash for row in knowledge.rows(CONFIRMED, Confirmed)}
    found = dict(_hashes(knowledge))
    ask = "read it, then run 'calcikit check --confirm data/confirmed.csv'"
    changed = [
        f"data/{place.replace('#', ', row ')}: {'changed' if place in known else 'new'}; {ask}"
        for place, digest in found.items()
        if known.get(place) != digest
    ]
    gone = [f"data/{place.replace('#', ', row ')}: gone; {ask}" for place in known if place not in found]
    return [*changed, *gone]


def confirm(path: Path, knowledge: Knowledge | None = None) -> int:
    """Write that all rows and texts are confirmed as they stand.

    Returns
    -------
    int
        How many.
    """
    rows = [*_hashes(knowledge or Knowledge.load())]
    write_whole(path, csv_text([("id", "hash"), *rows]).encode(), mark=b"id,hash")
    return len(rows)


def _hashes(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for file in knowledge.files_in("workup/", ".csv"):
        for row in knowledge.csv(file):
            yield f"{file}#{row['id']}", _hash(row)
    for file in (*TEXTS, *knowledge.files_in("lexicon/")):
        yield from _entries(file, knowledge.toml(file))


def _entries(file: str, content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the entries of a TOML file, and its head, as one."""
    listed = {name: part for name, part in content.items() if have_ids(part)}
    yield f"{file}#head", _hash({name: part for name, part in content.items() if name not in listed})
    for name, part in listed.items():
        for entry in part:
            yield f"{file}#{name}/{entry['id']}", _hash(entry)


def _hash(content: Mapping[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
