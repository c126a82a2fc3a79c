"""What a reviewer sends: read, refused where it cannot be, and kept beside what is there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from .._data import NOTHING, Knowledge
from .._output import csv_text, write_whole
from ..errors import CalcikitError, UnknownTerm, path_of
from .items import ReviewItem, review_items
from .records import COLUMNS, FILE, VERDICTS, Review, kept_reviews
from .translations import translation_items


def read_reviews(path: Path | str) -> tuple[Review, ...]:
    """Read what a reviewer sends: the CSV that the review page saves, or the list filled in.

    Rows without a verdict are left out; columns beside those of a review are not read.

    Parameters
    ----------
    path : path

    Returns
    -------
    tuple of Review

    Raises
    ------
    CalcikitError
        Naming file, row, value and what is allowed; or both rows where one person says two things of a text.
    """
    source = path_of("a review", path)
    if not source.is_file():
        raise CalcikitError(f"there is no file {str(source)!r}.")
    known = {item.id for item in _every_item()}
    found: dict[tuple[str, str], tuple[int, Review]] = {}
    for number, row in _rows(source):
        if row["verdict"].strip() in ("", "-"):
            continue
        if row["id"] not in known:
            raise CalcikitError(f"{source.name}, line {number}: {UnknownTerm('text', row['id'], known)}")
        one = _review(source, number, row)
        line, before = found.setdefault((one.id, one.who), (number, one))
        if before != one:
            place = f"{source.name}, lines {line} and {number} ({one.id})"
            raise CalcikitError(f"{place}: two verdicts of {one.who} on one text; keep the one that holds.")
    return tuple(one for _, one in found.values())


def _every_item() -> list[ReviewItem]:
    """Return every text to review, and every translation of it."""
    knowledge = Knowledge.load()
    spoken = map(knowledge.in_language, knowledge.languages)
    return [*review_items(knowledge), *(item for one in spoken for item in translation_items(one))]


def _rows(source: Path) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CalcikitError(f"{source.name}: byte {error.start} is not UTF-8; save it as UTF-8.") from None
    # Spreadsheets separate cells by a comma or a semicolon, as the region of the machine has it.
    separator = max(",;", key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = reader.fieldnames or ()
        if missing := [column for column in COLUMNS if column not in header]:
            wanted = ", ".join(COLUMNS)
            raise CalcikitError(f"{source.name}, line 1: no column {missing[0]!r}; expected {wanted}.")
        for row in reader:
            if None in row:
                problem = "more cells than columns; a comment with commas stands in quotation marks"
                raise CalcikitError(f"{source.name}, line {reader.line_num}: {problem}.")
            yield reader.line_num, {name: row[name] or "" for name in COLUMNS}
    except csv.Error as error:
        raise CalcikitError(f"{source.name}, line {reader.line_num}: not valid CSV: {error}.") from None


def _review(source: Path, number: int, row: Mapping[str, str]) -> Review:
    from pydantic import ValidationError

    try:
        return Review.model_validate({**row, "comment": row["comment"].strip() or "-"})
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
    rows = (last[key].model_dump(mode="json") for key in sorted(last))
    cells = ([NOTHING if row[column] is None else row[column] for column in COLUMNS] for row in rows)
    return csv_text([COLUMNS, *cells])


def import_reviews(sent: Path, folder: Path) -> tuple[int, int]:
    """Keep what a reviewer sends in ``reviews.csv`` of a folder.

    Parameters
    ----------
    sent, folder : path
        The CSV file of the reviewer, and the folder of data.

    Returns
    -------
    tuple of int
        How many verdicts were taken in, and how many of them are of texts that have changed since.

    Raises
    ------
    CalcikitError
        Naming file, row, value and what is allowed.
    """
    found = read_reviews(sent)
    current = {item.id: item.hash for item in _every_item()}
    file = folder / FILE
    kept = read_reviews(file) if file.is_file() else kept_reviews()
    write_whole(file, merged_reviews(kept, found).encode(), mark=b"who,role,date")
    return len(found), sum(current[one.id] != one.hash for one in found)
