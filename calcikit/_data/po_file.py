"""Reads a gettext catalogue strictly: no invalid line, no duplicate text, no unknown placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from ..errors import DataError, nearest_to
from .catalogue import NAME, forms_of

SHORT = 60
LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^\\]|\\.)*"')
"""A line of a catalogue: a comment, or a keyword, or none, and a text in quotes."""


class _DuplicateCatalog(Catalog):
    """A catalogue that notes a text that is there twice, of which Babel keeps the first."""

    def __init__(self, language: str | None) -> None:
        super().__init__(language)
        self.first: dict[tuple[str, str], int] = {}
        self.twice: list[tuple[int, int]] = []

    def __setitem__(self, id: Any, message: Any) -> None:
        own = (message.context or "", forms_of(id)[0])
        if id and message.lineno:
            if own in self.first:
                self.twice.append((self.first[own], message.lineno))
            self.first.setdefault(own, message.lineno)
        super().__setitem__(id, message)


def read_catalogue(folder: str, file: str, text: str, language: str | None = None) -> Catalog:
    """Return a catalogue as Babel reads it.

    Raises
    ------
    DataError
        Naming the line that is none, or the two that translate one text.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip() and not LINE.fullmatch(line.strip()):
            problem = f"expected msgid or msgstr and a text in quotes, got {line!r}"
            raise DataError(file, f"line {number}", problem, folder)
    found = _DuplicateCatalog(language)
    try:
        PoFileParser(found, abort_invalid=True).parse(lines)
    except PoFileError as error:
        raise DataError(file, f"line {error.lineno + 1}", f"not a valid catalogue: {error}", folder) from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(file, "", f"not a valid catalogue: {error}", folder) from None
    for first, second in found.twice:
        raise DataError(file, f"line {second}", f"line {first} translates the same text; keep one", folder)
    return found


def misfits(found: Catalog) -> Iterator[tuple[int, str]]:
    """Yield the line of each translation whose words in braces are not those of its text, and why."""
    for message in found:
        texts = forms_of(message.id) if message.id and not message.fuzzy else ()
        known = {name: None for text in texts for name in NAME.findall(text)}
        for said in filter(str.strip, forms_of(message.string) if texts else ()):
            used = NAME.findall(said)
            strange = [name for name in used if name not in known]
            missing = [name for name in known if name not in used] if len(texts) == 1 else []
            if strange:
                yield message.lineno or 0, _strange(strange[0], said, known)
            elif missing:
                problem = f"{{{missing[0]}}} is missing in {_short(said)}; words in braces stay as they are"
                yield message.lineno or 0, problem


def _strange(name: str, said: str, known: dict[str, None]) -> str:
    near = nearest_to(name, known)
    hint = f"Did you mean {{{near}}}? " if near else ""
    allowed = ", ".join(f"{{{each}}}" for each in known) or "none"
    return f"{{{name}}} in {_short(said)} is no word of its msgid. {hint}Allowed: {allowed}."


def _short(text: str) -> str:
    return repr(text if len(text) <= SHORT else f"{text[:SHORT]}…")
