"""Reads a published CBIS-DDSM calcification file, or says what is wrong with it and what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from ...errors import CalcikitError, UnknownTerm, nearest_to

COLUMNS = {
    "patient id": "patient_id",
    "left or right breast": "side",
    "image view": "view",
    "abnormality id": "abnormality_id",
    "breast density": "density",
    "calc type": "morphology",
    "calc distribution": "distribution",
    "assessment": "assessment",
    "pathology": "pathology",
}
OPTIONAL = {
    "subtlety": "subtlety",
    "abnormality type": "type",
    "image file path": "film",
    "cropped image file path": "crop",
}
ALLOWED = {
    "side": ("LEFT", "RIGHT"),
    "view": ("CC", "MLO"),
    "pathology": ("MALIGNANT", "BENIGN", "BENIGN_WITHOUT_CALLBACK"),
}
WANTED = "calc_case_description_train_set.csv or calc_case_description_test_set.csv, as published by TCIA"
AGAIN = "The copy was cut off there: fetch the file again."


def read_cbis_ddsm(path: Path) -> Iterator[dict[str, str]]:
    """Yield each row as a dictionary with our column names, plus ``row``: its number in a spreadsheet.

    Raises
    ------
    CalcikitError
        If this is not a whole calcification file; the message says which row, and what to do.

    Examples
    --------
    >>> next(read_cbis_ddsm(Path("none.csv")))
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: none.csv: there is no such file. Expected
    calc_case_description_train_set.csv or ...
    """
    rows = _rows(path)
    header = next(rows)
    names = _names(path, header)
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells) or cells == header:  # two files laid end to end
            continue
        if len(cells) != len(header):
            why = AGAIN if len(cells) < len(header) else "A comma or a quotation mark is out of place."
            _fail(path, f"row {number} has {len(cells)} of {len(header)} cells. {why}")
        named = zip(names, cells, strict=True)
        record = {"row": str(number), **{name: cell.strip() for name, cell in named if name}}
        yield _checked(path, record)


def parse_int(cell: str) -> int | None:
    """Return a cell as a whole number, also as a spreadsheet writes it; None if it is none.

    Examples
    --------
    >>> parse_int("3"), parse_int("3.0"), parse_int("3.5"), parse_int("N/A")
    (3, 3, None, None)
    """
    digits, _, rest = cell.partition(".")
    return int(digits) if digits.isdecimal() and not rest.strip("0") else None


def _fail(path: Path, problem: str) -> NoReturn:
    raise CalcikitError(f"{path.name or path}: {problem}")


def _text(path: Path) -> str:
    if not path.exists():
        _fail(path, f"there is no such file. Expected {WANTED}.")
    if path.is_dir():
        _fail(path, f"this is a folder. Give the file in it: {WANTED}.")
    content = path.read_bytes()
    if not content.strip():
        _fail(path, f"the file is empty. Expected {WANTED}.")
    start = content[:60].lstrip().lower()
    if start.startswith(b"version https://git-lfs"):
        _fail(path, "this is a Git LFS pointer and not the file itself. Fetch the file from TCIA.")
    if start.startswith((b"<!doctype", b"<html")):
        _fail(path, "this is a web page and not the file itself. Save the file that the page links to.")
    if b"\0" in content or content.startswith(b"PK"):
        _fail(
            path, "this is not a text file. A spreadsheet program must save it as CSV, with commas, in UTF-8."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _fail(path, f"byte {error.start} is not UTF-8 text. Save the file as CSV in UTF-8.")


def _rows(path: Path) -> Iterator[list[str]]:
    """Parse with line breaks inside quotes; a quote that never closes is a cut copy."""
    number = 1
    try:
        for cells in csv.reader(io.StringIO(_text(path), newline=""), strict=True):
            yield cells
            number += 1
    except csv.Error as error:
        _fail(path, f"row {number} cannot be read ({error}). {AGAIN}")


def _names(path: Path, header: list[str]) -> list[str]:
    plain = [cell.strip().lower().replace("_", " ") for cell in header]
    if any(name.startswith("mass ") for name in plain):
        _fail(path, f"this is the file of the masses. Expected {WANTED}.")
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(header) == 1 and mark in header[0]:
            _fail(path, f"row 1: the cells are separated by {name}. Save the file as CSV with commas.")
    missing = [name for name in COLUMNS if name not in plain]
    if missing:
        found = [
            f"{name!r}" + (f" (is it {near!r}?)" if (near := nearest_to(name, plain)) else "")
            for name in missing
        ]
        _fail(path, f"row 1: missing column {', '.join(found)}. Expected {WANTED}.")
    ours = {**COLUMNS, **OPTIONAL}
    if doubled := [name for name in plain if name in ours and plain.count(name) > 1]:
        places = " and ".join(str(place) for place, name in enumerate(plain, 1) if name == doubled[0])
        _fail(
            path, f"row 1: the column {doubled[0]!r} is there twice, as columns {places}. Remove one of them."
        )
    return [ours.get(name, "") for name in plain]


def _checked(path: Path, record: dict[str, str]) -> dict[str, str]:
    place = f"row {record['row']}"
    if record.get("type", "calcification").lower() != "calcification":
        _fail(
            path,
            f"{place} is a {record['type']} and not a calcification. Remove the rows of the masses: "
            f"{WANTED}.",
        )
    for column, allowed in ALLOWED.items():
        record[column] = record[column].upper().replace(" ", "_")
        if record[column] not in allowed:
            _fail(path, f"{place}: {UnknownTerm(column, record[column], allowed)}")
    if not record["patient_id"]:
        _fail(path, f"{place}: the patient_id is empty, so the lesion cannot be told from others.")
    if parse_int(record["abnormality_id"]) is None:
        _fail(path, f"{place}: abnormality id {record['abnormality_id']!r} is not a whole number.")
    return record
