"""Shows that the sentences on which most hangs still say what they are there for."""

from __future__ import annotations

import re

from .._data import Knowledge, Row
from .quotations import sentences

__all__ = ["lost_points"]

TEACHING = "teaching.csv"


class Kept(Row):
    """What a sentence must keep saying: its place, the phrases, and why."""

    id: str
    keeps: str
    because: str


def lost_points(knowledge: Knowledge | None = None) -> list[str]:
    """Return one fault for each sentence that no longer says what it must keep, or is not there.

    What an overlay says otherwise is its owner's to answer for, and is not judged here.

    Examples
    --------
    >>> lost_points()
    []
    """
    knowledge = knowledge or Knowledge.load()
    if knowledge.name:
        return []
    said = {place: text for place, text, _ in sentences(knowledge)}
    return [
        f"data/{kept.id}: no longer says {phrase.strip()!r}. {kept.because}"
        for kept in knowledge.rows(TEACHING, Kept)
        for phrase in kept.keeps.split(";")
        if not re.search(rf"(?<!\w){re.escape(phrase.strip())}", said.get(kept.id, ""))
    ]
