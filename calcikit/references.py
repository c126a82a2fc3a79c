"""The bibliography: from citation keys to references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ._data import NOTHING, Knowledge, derived
from ._data.layers import TOO_DEEP
from .errors import DataError, one_of, show_usage

__all__ = ["Reference", "cite", "reference", "references", "replaced_sources", "supports"]

FILE = "references.bib"
KINDS = ("guideline", "atlas", "review", "study", "trial", "page")
FIELDS = ("authors", "title", "journal", "year", "volume", "number", "pages", "edition", "doi", "url")


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
    unchecked : tuple of str
        The fields that were not seen in any copy, or are not known.

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
    unchecked: tuple[str, ...]

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


@derived
def references(knowledge: Knowledge) -> dict[str, Reference]:
    """Return every reference, by key.

    Raises
    ------
    DataError
        If ``data/references.bib`` cannot be read.

    Examples
    --------
    >>> "acr2013" in references()
    True
    """
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    found: dict[str, Reference] = {}
    for number, text in enumerate(knowledge.texts(FILE)):
        folder = knowledge.place(FILE).partition("/")[0] if number else "data"
        try:
            entries = _entries(text)
        except PybtexSyntaxError as error:
            problem = f"not valid BibTeX, {error.error_type}: {error.args[0]}"
            raise DataError(FILE, f"line {error.lineno}", problem, folder) from None
        except PybtexError as error:
            raise DataError(FILE, "", f"not valid BibTeX: {error}", folder) from None
        found |= {key: _reference(knowledge, key, entry) for key, entry in entries.items()}
    return found


@lru_cache(maxsize=8)
def _entries(text: str) -> Mapping[str, Any]:
    from pybtex.database import parse_string

    entries: Mapping[str, Any] = parse_string(text, "bibtex").entries
    return entries


def _reference(knowledge: Knowledge, key: str, entry: Any) -> Reference:
    def field(*names: str) -> str:
        found = next((str(entry.fields[name]) for name in names if name in entry.fields), "")
        return found.replace("{", "").replace("}", "").replace("\\&", "&").replace("--", "-").strip()

    if not field("title"):
        raise knowledge.error(FILE, key, "a reference needs a title")
    link = field("url")
    if link and not link.startswith(("https://", "http://")):
        raise knowledge.error(FILE, key, f"url {link!r} must start with https:// or http://")
    if (year := field("year")) and not re.fullmatch("[0-9]{4}", year):
        raise knowledge.error(FILE, key, f"year {year!r} must be a number of four digits, such as 2026")
    kind = field("kind")
    if kind not in KINDS:
        raise knowledge.error(FILE, key, f"kind {kind!r} must be one of {', '.join(KINDS)}")
    unchecked = tuple(name.strip() for name in field("unchecked").split(",") if name.strip())
    knowledge.require_known(FILE, key, "field to be unchecked", FIELDS, *unchecked)
    people = entry.persons.get("author", [])
    return Reference(
        key=key,
        authors=_authors(people),
        title=field("title"),
        container=field("journal", "booktitle", "publisher", "howpublished"),
        year=year,
        issue=_issue(field("volume"), field("number"), field("pages")),
        doi=field("doi"),
        url=link,
        kind=kind,
        note=field("note"),
        unchecked=unchecked,
    )


def _issue(volume: str, number: str, pages: str) -> str:
    number = f"({number})" if number else ""
    return ":".join(part for part in (volume + number, pages) if part)


def _authors(people: list[Any]) -> str:
    names = [" ".join([*p.prelast_names, *p.last_names]).strip("{}") or str(p) for p in people]
    if len(names) > 3 or names[-1:] == ["others"]:
        return f"{names[0]} et al."
    return ", ".join(names)


def replaced_sources(knowledge: Knowledge) -> dict[str, str]:
    """Return, by key, each source that ships and that a local protocol replaces: where, and by what.

    Examples
    --------
    >>> replaced_sources(Knowledge.load())
    {}
    """
    ships, ours = references(Knowledge.shipped()), references(knowledge)
    place = knowledge.place(FILE)
    return {
        key: f"{place}, {key}: replaces a source that ships. {ships[key]} becomes {ours[key]}"
        for key in ships
        if key in ours and ours[key] != ships[key]
    }


def reference(key: str, knowledge: Knowledge | None = None) -> Reference:
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
    known = references(knowledge)
    return known[one_of("citation key", key, known)]


@show_usage
def cite(keys: str | Iterable[str], knowledge: Knowledge | None = None) -> list[str]:
    """Return the plain-text references for some keys, in order and without doubles.

    Examples
    --------
    >>> len(cite(["acr2013", "acr2013"]))
    1
    """
    asked = [keys] if isinstance(keys, str) else keys
    return [str(reference(key, knowledge)) for key in dict.fromkeys(asked)]


def supports(knowledge: Knowledge) -> Iterator[tuple[str, str, list[str]]]:
    """Yield file, place and keys for each ``cite``: all that one rule, statement or reply stands on.

    Examples
    --------
    >>> ("workup/suspicion.csv", "row suspicion-benign", ["acr2013"]) in supports(Knowledge.load())
    True
    """
    for file in knowledge.files:
        if file.endswith(".csv"):
            for row in knowledge.csv(file):
                keys = [key for key in row.get("cite", NOTHING).split() if key != NOTHING]
                yield file, f"row {row.get('id', '')}", keys
        elif file.endswith(".toml"):
            try:
                found = [*_cited(knowledge.toml(file), "")]
            except RecursionError:
                raise knowledge.error(file, "", TOO_DEEP) from None
            for place, keys in found:
                if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
                    raise knowledge.error(file, place, f"'cite' is a list of citation keys, got {keys!r}")
                yield file, place, keys


def _cited(held: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Yield the nearest id and what stands under ``cite`` in nested tables."""
    if isinstance(held, dict):
        place = str(held.get("id", place))
        if "cite" in held:
            yield place, held["cite"]
        held = list(held.values())
    if isinstance(held, list):
        for part in held:
            yield from _cited(part, place)
