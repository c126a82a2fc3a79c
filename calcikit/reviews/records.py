"""The verdicts: read from what a reviewer sends, kept in ``data/reviews.csv``, shown beside a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .._data import ENGLISH, N_, NOTHING, Knowledge, Row, derived
from .._data import gettext as _
from .._output import write_whole
from ..errors import CalcikitError, UnknownTerm
from .items import ReviewItem, review_items
from .translations import translation_items

__all__ = [
    "COLUMNS",
    "NOT_YET",
    "VERDICTS",
    "Review",
    "merged_reviews",
    "read_reviews",
    "review_status",
    "review_summary",
    "take_in",
    "translation_status",
    "translation_summary",
]

FILE = "reviews.csv"
TRANSLATED = "locale/"
NOT_REVIEWED = N_("Translation not reviewed.")
NOT_YET = N_("not yet reviewed by a radiologist")
VERDICTS = ("agree", "disagree", "comment")
RADIOLOGISTS = frozenset({"radiologist", "breast radiologist", "radiologe", "radiologin"})
"""The roles that end `NOT_YET`; any other is named beside it."""
SAID = {"agree": N_("agrees"), "disagree": N_("disagrees"), "comment": N_("comments")}
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class Review(Row):
    """What one person said of one text, as it then stood.

    Attributes
    ----------
    who, role : str
        The reviewer, and what she is: breast radiologist, pathologist, surgeon, nurse.
    date : datetime.date
    id, hash : str
        Which text, and what it was known by.
    verdict : {"agree", "disagree", "comment"}
    comment : str or None
    """

    who: Name
    role: Name
    date: date
    id: Annotated[str, Field(min_length=1)]
    hash: Hash
    verdict: Literal["agree", "disagree", "comment"]
    comment: Annotated[str, StringConstraints(max_length=2000)] | None


COLUMNS = tuple(Review.model_fields)


@derived
def kept_reviews(knowledge: Knowledge) -> tuple[Review, ...]:
    """Return every verdict that is kept, also those of texts that have changed since.

    Raises
    ------
    DataError
        Naming the row and what is expected.
    """
    return knowledge.rows(FILE, Review)


@derived
def review_status(knowledge: Knowledge) -> Mapping[str, str]:
    """Return, by id, who reviewed a text as it stands now, or its translation; others are left out.

    Examples
    --------
    >>> review_status().get("lexicon/morphology#skin", NOT_YET)
    'not yet reviewed by a radiologist'
    """
    said: dict[str, list[str]] = {}
    for one in _current(knowledge):
        words = f"{one.who} ({one.role}, {one.date.isoformat()}) {_(SAID[one.verdict])}"
        said.setdefault(one.id, []).append(words)
    return {name: _("reviewed: {words}", words="; ".join(words)) for name, words in said.items()}


def _current(knowledge: Knowledge) -> list[Review]:
    """Return the verdicts on texts, and on translations into the language in use, as they stand."""
    kept = kept_reviews(knowledge)
    items = (*review_items(knowledge), *translation_items(knowledge)) if kept else ()
    hashes = {item.id: item.hash for item in items}
    return [one for one in kept if hashes.get(one.id) == one.hash]


def review_summary(knowledge: Knowledge | None = None) -> str:
    """Return how many texts were reviewed, and by whom; in another language who reviewed its translation.

    Examples
    --------
    >>> review_summary()
    'Clinical content: not yet reviewed by a radiologist.'
    """
    read = knowledge or Knowledge.load()
    valid = [one for one in _current(read) if not one.id.startswith(TRANSLATED)]
    translated = translation_summary(read)
    if not valid:
        return " ".join(filter(None, [_("Clinical content: {state}.", state=_(NOT_YET)), translated]))
    people = ", ".join(dict.fromkeys(f"{one.who} ({one.role})" for one in valid))
    still = "" if any(one.role.strip().lower() in RADIOLOGISTS for one in valid) else f"; {_(NOT_YET)}"
    said = _(
        "Clinical content: {k} of {n} texts reviewed by {people}{still}.",
        k=len({one.id for one in valid}),
        n=len(review_items(read)),
        people=people,
        still=still,
    )
    return " ".join(filter(None, [said, translated]))


def translation_summary(knowledge: Knowledge | None = None) -> str:
    """Return how many texts of the translation were reviewed as they stand, and by whom; nothing for English.

    Examples
    --------
    >>> translation_summary(Knowledge.shipped())
    ''
    """
    read = knowledge or Knowledge.load()
    if read.catalogue.language == ENGLISH:
        return ""
    valid = [one for one in _current(read) if one.id.startswith(TRANSLATED)]
    if not valid:
        return _(NOT_REVIEWED)
    return _(
        "Translation: {k} of {n} texts reviewed by {people}.",
        k=len({one.id for one in valid}),
        n=len(translation_items(read)),
        people=", ".join(dict.fromkeys(f"{one.who} ({one.role})" for one in valid)),
    )


def translation_status(text: str, knowledge: Knowledge | None = None) -> str:
    """Return who reviewed the translation of a text, given as it is shown; nothing for English.

    Examples
    --------
    >>> translation_status("Rund", Knowledge.shipped())
    ''
    """
    read = knowledge or Knowledge.load()
    if read.catalogue.language == ENGLISH:
        return ""
    return review_status(read).get(_by_text(read).get(text, ""), _(NOT_REVIEWED).rstrip("."))


@derived
def _by_text(knowledge: Knowledge) -> dict[str, str]:
    return {item.lines[-1][1]: item.id for item in translation_items(knowledge)}


def read_reviews(path: Path | str, knowledge: Knowledge | None = None) -> tuple[Review, ...]:
    """Read what a reviewer sends: the CSV that the review page saves, or the list filled in.

    Rows without a verdict are left out; columns beside those of a review are not read.

    Parameters
    ----------
    path : path
    knowledge : Knowledge, optional

    Returns
    -------
    tuple of Review

    Raises
    ------
    CalcikitError
        Naming file, row, value and what is allowed.
    """
    source = Path(path)
    known = {item.id for item in _every_item(knowledge)}
    found = []
    for number, row in _rows(source):
        if row["verdict"].strip() in ("", NOTHING):
            continue
        if row["id"] not in known:
            raise CalcikitError(f"{source.name}, line {number}: {UnknownTerm('text', row['id'], known)}")
        found.append(_review(source, number, row))
    return tuple(found)


def _every_item(knowledge: Knowledge | None = None) -> list[ReviewItem]:
    """Return every text to review, and every translation of it."""
    read = knowledge or Knowledge.load()
    spoken = (read.in_language(language) for language in read.languages)
    return [*review_items(read), *(item for one in spoken for item in translation_items(one))]


def _rows(source: Path) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CalcikitError(f"{source.name}: byte {error.start} is not UTF-8; save it as UTF-8.") from None
    # A spreadsheet separates cells by what the machine's region puts between numbers.
    separator = max(",;", key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = reader.fieldnames or ()
        if missing := [column for column in COLUMNS if column not in header]:
            wanted = ", ".join(COLUMNS)
            raise CalcikitError(f"{source.name}, line 1: no column {missing[0]!r}; expected {wanted}.")
        for row in reader:
            yield reader.line_num, {name: row[name] or "" for name in COLUMNS}
    except csv.Error as error:
        raise CalcikitError(f"{source.name}, line {reader.line_num}: not valid CSV: {error}.") from None


def _review(source: Path, number: int, row: Mapping[str, str]) -> Review:
    from pydantic import ValidationError

    try:
        return Review.model_validate({**row, "comment": row["comment"].strip() or NOTHING})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        column = str(first["loc"][0])
        place = f"{source.name}, line {number} ({row['id']}), column {column}"
        raise CalcikitError(f"{place}: {row[column]!r} is not allowed; {_allowed(column)}.") from None


def _allowed(column: str) -> str:
    return {
        "who": "a name of 2 to 80 letters",
        "role": "a role of 2 to 80 letters, such as breast radiologist",
        "date": "a date such as 2026-11-28",
        "hash": "16 hexadecimal digits; leave them as they are",
        "verdict": f"one of {', '.join(VERDICTS)}, or nothing",
        "comment": "at most 2000 letters",
    }[column]


def merged_reviews(kept: Iterable[Review], sent: Iterable[Review]) -> str:
    r"""Return the text of ``data/reviews.csv``: what one person last said of each text.

    Examples
    --------
    >>> merged_reviews((), ())
    'who,role,date,id,hash,verdict,comment\n'
    """
    last = {(one.id, one.who): one for one in (*kept, *sent)}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in (last[key] for key in sorted(last)):
        cells = one.model_dump(mode="json")
        writer.writerow([cells[column] if cells[column] is not None else NOTHING for column in COLUMNS])
    return out.getvalue()


def take_in(sent: Path, folder: Path, knowledge: Knowledge | None = None) -> tuple[int, int]:
    """Keep what a reviewer sends in ``reviews.csv`` of a folder.

    Parameters
    ----------
    sent, folder : path
        The CSV file of the reviewer, and the folder of data.
    knowledge : Knowledge, optional

    Returns
    -------
    tuple of int
        How many verdicts were taken in, and how many of them are of texts that have changed since.

    Raises
    ------
    CalcikitError
        Naming file, row, value and what is allowed.
    """
    if not sent.is_file():
        raise CalcikitError(f"there is no file {str(sent)!r}.")
    found = read_reviews(sent, knowledge)
    current = {item.id: item.hash for item in _every_item(knowledge)}
    file = folder / FILE
    kept = read_reviews(file, knowledge) if file.is_file() else kept_reviews(knowledge)
    write_whole(file, merged_reviews(kept, found).encode(), mark=b"who,role,date")
    return len(found), sum(current[one.id] != one.hash for one in found)
