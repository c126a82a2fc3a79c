"""A citation key becomes a reference."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ._data import read_text
from .errors import DataError, UnknownTerm

__all__ = ["Reference", "citations", "cite", "reference", "references"]

FILE = "references.bib"
KINDS = ("guideline", "atlas", "review", "study", "trial", "page")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One source.

    Attributes
    ----------
    key, authors, title, container, year, issue, doi, url : str
        As in ``data/references.bib``; empty where not known. ``issue`` is the volume, number and pages.
    kind : {"guideline", "atlas", "review", "study", "trial", "page"}
        What it is. A page (for patients, or of a news site) never carries a rule alone.
    note : str
        How the source was seen when the content was written: abstract, excerpt, page, secondary.

    Examples
    --------
    >>> reference("rominger2012").year
    '2012'
    """

    key: str
    authors: str
    title: str
    container: str
    year: str
    issue: str
    doi: str
    url: str
    kind: str
    note: str

    @property
    def text(self) -> str:
        """The reference as one line of plain text."""
        printed = ";".join(part for part in (self.year, self.issue) if part)
        where = " ".join(part for part in (self.container, printed) if part)
        parts = (self.authors, self.title, where)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    @property
    def short(self) -> str:
        """First author, or the title where none is known, and year: how a text cites it."""
        who = self.authors.split(",")[0].removesuffix(" et al.") or self.title.split(":")[0]
        return " ".join(part for part in (who, self.year) if part)

    @property
    def link(self) -> str:
        """Where to read it: the DOI, else the address, else empty."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    def __str__(self) -> str:
        return " ".join(part for part in (self.text, self.link) if part)


@cache
def references() -> dict[str, Reference]:
    """Read every reference, by key.

    Raises
    ------
    DataError
        If ``data/references.bib`` cannot be read.

    Examples
    --------
    >>> "acr2013" in references()
    True
    """
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = parse_string(read_text(FILE), "bibtex").entries
    except PybtexSyntaxError as error:
        problem = f"not valid BibTeX, {error.error_type}: {error.args[0]}"
        raise DataError(FILE, f"line {error.lineno}", problem) from None
    except PybtexError as error:
        raise DataError(FILE, "", f"not valid BibTeX: {error}") from None
    return {key: _reference(key, entry) for key, entry in entries.items()}


def _reference(key: str, entry: Any) -> Reference:
    def field(*names: str) -> str:
        found = next((str(entry.fields[name]) for name in names if name in entry.fields), "")
        return found.replace("{", "").replace("}", "").replace("\\&", "&").replace("--", "-").strip()

    if not field("title"):
        raise DataError(FILE, key, "a reference needs a title")
    link = field("url")
    if link and not link.startswith(("https://", "http://")):
        raise DataError(FILE, key, f"url {link!r} must start with https:// or http://")
    kind = field("kind")
    if kind not in KINDS:
        raise DataError(FILE, key, f"kind {kind!r} must be one of {', '.join(KINDS)}")
    people = entry.persons.get("author", [])
    return Reference(
        key=key,
        authors=_authors(people),
        title=field("title"),
        container=field("journal", "booktitle", "publisher", "howpublished"),
        year=field("year"),
        issue=_issue(field("volume"), field("number"), field("pages")),
        doi=field("doi"),
        url=link,
        kind=kind,
        note=field("note"),
    )


def _issue(volume: str, number: str, pages: str) -> str:
    number = f"({number})" if number else ""
    return ":".join(part for part in (volume + number, pages) if part)


def _authors(people: list[Any]) -> str:
    names = [" ".join([*p.prelast_names, *p.last_names]).strip("{}") or str(p) for p in people]
    if len(names) > 3 or names[-1:] == ["others"]:
        return f"{names[0]} et al."
    return ", ".join(names)


def reference(key: str) -> Reference:
    """Return the reference for a citation key.

    Raises
    ------
    UnknownTerm
        If no reference has that key.

    Examples
    --------
    >>> reference("rominger2012").link
    'https://doi.org/...'
    """
    try:
        return references()[key]
    except KeyError:
        raise UnknownTerm("citation key", key, references()) from None


def cite(keys: Iterable[str]) -> list[str]:
    """Return the plain-text references for some keys, in order and without doubles.

    Examples
    --------
    >>> len(cite(["acr2013", "acr2013"]))
    1
    """
    return [str(reference(key)) for key in dict.fromkeys(keys)]


def citations(file: str) -> Iterator[tuple[str, str, str]]:
    """Yield file, place and key for everything under the name ``cite`` in a TOML or CSV file of ``data/``.

    Examples
    --------
    >>> ("workup/suspicion.csv", "row suspicion-benign", "acr2013") in set(citations("workup/level.csv"))
    True
    """
    text = read_text(file)
    if file.endswith(".csv"):
        for row in csv.DictReader(io.StringIO(text, newline="")):
            for key in (row.get("cite") or "").split():
                if key != "-":
                    yield file, f"row {row.get('id', '')}", key
    elif file.endswith(".toml"):
        yield from ((file, place, key) for place, key in _cited(tomllib.loads(text), ""))


def _cited(held: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield the nearest id and the key for every citation in nested tables."""
    if isinstance(held, dict):
        place = str(held.get("id", place))
        yield from ((place, key) for key in held.get("cite", ()))
        held = list(held.values())
    if isinstance(held, list):
        for part in held:
            yield from _cited(part, place)
