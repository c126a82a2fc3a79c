"""Every text of a translation beside its English: what somebody who speaks both reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from .._data import ENGLISH, Knowledge, derived
from .._data.resources import notebooks_in
from .items import ReviewItem

KIND = "translation"
SHORT = 60


@derived
def translation_items(knowledge: Knowledge) -> tuple[ReviewItem, ...]:
    """Return every text of the language in use, of its catalogue and of its lessons; none for English.

    Examples
    --------
    >>> next(iter(translation_items(Knowledge.shipped().in_language("de")))).id.partition("#")[0]
    'locale/de'
    """
    catalogue, language = knowledge.catalogue, knowledge.catalogue.language
    if language == ENGLISH:
        return ()
    place = f"locale/{language}"
    texts = (
        _item(f"{place}#{_hash(context, text)}", language, text, " / ".join(forms))
        for (context, text), forms in catalogue.texts.items()
    )
    lessons = (_item(f"{place}/{name}", language, *pair) for name, *pair in _lessons(language))
    return *texts, *lessons


def _item(name: str, language: str, english: str, said: str) -> ReviewItem:
    first = english.strip().splitlines()[0]
    return ReviewItem(
        id=name,
        kind=KIND,
        title=first if len(first) <= SHORT else f"{first[:SHORT]}…",
        lines=((ENGLISH, english), (language, said)),
        written=f"{english}\n{said}",
    )


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _lessons(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the prose of each translated lesson, cell by cell: lesson and cell, English, translation."""
    for ours, own in zip(notebooks_in(ENGLISH), notebooks_in(language), strict=True):
        if ours != own:
            english, said = (json.loads(path.read_text(encoding="utf-8"))["cells"] for path in (ours, own))
            prose = {cell["id"]: "".join(cell["source"]) for cell in english}
            for cell in said:
                if cell["cell_type"] == "markdown":
                    yield f"{own.stem}#{cell['id']}", prose.get(cell["id"], ""), "".join(cell["source"])
