"""A language for tests: English with accents, 1.4 times as long, each text in brackets."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from calcikit.payload.words import template

ACCENTS = str.maketrans(
    "aceinorsuyzACEINORSUYZ",
    "àçéîñöřšüýžÀÇÉÎÑÖŘŠÜÝŽ",
)
KEPT = re.compile(r"(\{\w+\}|https?://\S+)")
LONGER = 0.4


def pseudo(text: str) -> str:
    """Return a text with accents, longer by two fifths, in brackets; names in braces stay."""
    said = "".join(
        part if place % 2 else part.translate(ACCENTS) for place, part in enumerate(KEPT.split(text))
    )
    words = "".join(f" {'~' * 5}" for _ in range(round(LONGER * len(text) / 6)))
    return f"⟦{said}{words}⟧"


def pseudo_protocol(folder: Path, language: str) -> Path:
    """Make the folder of a local protocol that only speaks the language of tests, under a language's code."""
    catalogue = Catalog(language)
    for message in template():
        if message.id:
            forms = [message.id] if isinstance(message.id, str) else list(message.id)
            plural = not isinstance(message.id, str)
            said = (
                tuple(pseudo(forms[-1]) for _ in range(catalogue.num_plurals)) if plural else pseudo(forms[0])
            )
            catalogue.add(message.id, said, context=message.context)
    path = folder / "locale" / language / "LC_MESSAGES" / "calcikit.po"
    path.parent.mkdir(parents=True)
    text = BytesIO()
    write_po(text, catalogue, width=0)
    path.write_bytes(text.getvalue())
    return folder
