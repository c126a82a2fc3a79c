"""From the rows of a published file to lesions: one row for each abnormality, none dropped in silence."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from ...errors import CalcikitError, path_of, show_usage
from ..suspicion import suspicion_of
from ..term_mapping import BLANKS, NOT_RECORDED, map_terms, most_suspicious
from ..vocabulary import AXES
from .reader import parse_int, read_cbis_ddsm

VIEWS = ("CC", "MLO")
SCALES = {"density": range(1, 5), "assessment": range(0, 7), "subtlety": range(1, 6)}
PUBLISHED_ROWS = {"calc_case_description_train_set.csv": 1546}
CAPTION = "CBIS-DDSM calcifications, one row an abnormality; collected by outcome, so no rate here is a risk"
REPEATED = ("file", "row", "patient_id", "side", "abnormality_id", "view")
COMPARED = (*AXES, "assessment", "subtlety", "pathology")


class UnmappedTerm(UserWarning):
    """Something in the file has no place in the lexicon; ``frame.attrs["unmapped"]`` names each row.

    Examples
    --------
    >>> issubclass(UnmappedTerm, UserWarning)
    True
    """


class IncompleteFile(UserWarning):
    """A file with a published name holds fewer rows than were published: perhaps a cut copy.

    Examples
    --------
    >>> issubclass(IncompleteFile, UserWarning)
    True
    """


class RepeatedView(UserWarning):
    """A view of a lesion comes twice, described differently, or its two views tell different outcomes.

    ``frame.attrs["repeated"]`` names each row that comes twice.

    Examples
    --------
    >>> issubclass(RepeatedView, UserWarning)
    True
    """


@show_usage
def outcomes_from_file(path: str | PathLike[str] | Iterable[str | PathLike[str]]) -> pd.DataFrame:
    """Read your own copy of a CBIS-DDSM calcification file: training, test, or both.

    Parameters
    ----------
    path : path or iterable of paths
        The CSV as published by TCIA.

    Returns
    -------
    DataFrame
        One row for each abnormality (patient, side, abnormality id); of two views the CC row speaks.
        ``morphology`` and ``distribution`` are the most suspicious term; ``morphology_terms`` and
        ``distribution_terms`` are tuples of all of them, empty where none was recorded. ``suspicion`` is that
        of :func:`suspicion`.
        ``attrs`` holds ``rows``, ``unmapped`` (a list of what could not be mapped, by row) and ``repeated``.

    Raises
    ------
    CalcikitError
        If this is another file, or a damaged one: what is wrong, in which row, what to do.

    Warns
    -----
    UnmappedTerm
        If a word or a number has no place in the lexicon. The lesion stays. A number that was not recorded
        (a density of 0, a blank) is listed in ``attrs["unmapped"]`` without a warning.
    IncompleteFile
        If a file with a published name has fewer rows than were published.
    RepeatedView
        If a view of a lesion comes twice and the rows differ: the earlier one is kept; or if one view of a
        lesion is malignant and the other is not.

    Notes
    -----
    The collection was put together by outcome: its rates are not risks. ``N/A`` is kept as ``not recorded``.

    Examples
    --------
    >>> outcomes_from_file("mass_case_description_train_set.csv")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: mass_case_description_train_set.csv: there is no such file. ...
    """
    several = isinstance(path, Iterable) and not isinstance(path, (str, bytes, PathLike))
    given: list[object] = [*path] if several else [path]  # type: ignore[misc]
    paths = [path_of("a CSV file", name) for name in given]
    if not paths:
        raise CalcikitError(f"expected the path of a CSV file, got {path!r}")
    rows = [row for name in paths for row in _rows(name)]
    unmapped: list[dict[str, str]] = []
    typed = [_typed(row, unmapped) for row in rows]
    lesions, repeated = _by_lesion(typed)
    frame = _frame([_primary_view(views) for views in lesions.values()])
    frame.attrs = {
        "caption": CAPTION,
        "rows": len(rows),
        "unmapped": unmapped,
        "repeated": repeated,
    }
    strange = [entry for entry in unmapped if not _only_missing(entry)]
    _warn(strange, [row for row in repeated if row["differs"] == "yes"])
    _warn_of_outcomes(lesions.values())
    return frame


def _rows(path: Path) -> list[dict[str, str]]:
    rows = [{**row, "file": path.name} for row in read_cbis_ddsm(path)]
    if not rows:
        raise CalcikitError(f"{path.name}: there is no row below the header. Fetch the file again.")
    published = PUBLISHED_ROWS.get(path.name, 0)
    if len(rows) < published:
        warnings.warn(
            f"{path.name} ends after row {rows[-1]['row']}: {len(rows):,} rows instead of the "
            f"{published:,} published. "
            "If you did not shorten it yourself, the copy was cut off: fetch it again.",
            IncompleteFile,
            stacklevel=3,
        )
    return rows


def _only_missing(entry: dict[str, str]) -> bool:
    """Tell what was not recorded from what is strange: the collection writes 0 where it has no density."""
    return entry["value"].upper() in BLANKS or (entry["column"], entry["value"]) == ("density", "0")


def _warn(unmapped: list[dict[str, str]], repeated: list[dict[str, str]]) -> None:
    """Say how much could not be mapped, or came twice, and where the first of it stands."""
    if unmapped:
        first = unmapped[0]
        warnings.warn(
            f"{len(unmapped)} entries could not be mapped and are kept as {NOT_RECORDED}; the first is "
            f"{first['column']} {first['value']!r} in row {first['row']} of {first['file']}. "
            "See frame.attrs['unmapped'].",
            UnmappedTerm,
            stacklevel=3,
        )
    if repeated:
        first = repeated[0]
        warnings.warn(
            f"{len(repeated)} row(s) describe a view that came before, and differently; the first is row "
            f"{first['row']} of {first['file']}. The earlier row is kept. See frame.attrs['repeated'].",
            RepeatedView,
            stacklevel=3,
        )


def _warn_of_outcomes(lesions: Iterable[dict[str, dict[str, Any]]]) -> None:
    """Say how many lesions are malignant in one view only."""
    outcomes = [(views, {row["pathology"] == "MALIGNANT" for row in views.values()}) for views in lesions]
    if split := [[*views.values()] for views, malignant in outcomes if len(malignant) > 1]:
        last = split[0][-1]
        warnings.warn(
            f"{len(split)} lesion(s) are malignant in one view and benign in the other; the first ends in "
            f"row {last['row']} of {last['file']}. The outcome of the CC row is kept.",
            RepeatedView,
            stacklevel=3,
        )


def _typed(row: dict[str, str], unmapped: list[dict[str, str]]) -> dict[str, Any]:
    """Map words and numbers; write down what has no place."""

    def report(column: str, value: str) -> None:
        named = {name: row[name] for name in ("file", "row", "patient_id", "side", "abnormality_id")}
        unmapped.append({**named, "column": column, "value": value})

    found: dict[str, Any] = {**row, "abnormality_id": parse_int(row["abnormality_id"])}
    for axis in AXES:
        ids, unknown = map_terms(axis, row[axis])
        for word in unknown:
            report(axis, word)
        found[axis] = most_suspicious(axis, ids)
        found[f"{axis}_terms"] = tuple(sorted(ids))
    for name, scale in SCALES.items():
        value = parse_int(row.get(name, ""))
        if value not in scale and name in row:
            report(name, row[name])
        found[name] = value if value in scale else pd.NA
    return found


def _by_lesion(
    rows: Iterable[dict[str, Any]],
) -> tuple[dict[tuple[Any, ...], dict[str, dict[str, Any]]], list[dict[str, str]]]:
    """Group the rows by lesion and view; a view that comes twice is written down."""
    lesions: dict[tuple[Any, ...], dict[str, dict[str, Any]]] = {}
    repeated = []
    for row in rows:
        views = lesions.setdefault((row["patient_id"], row["side"], row["abnormality_id"]), {})
        if (earlier := views.get(row["view"])) is not None:
            named = {name: str(row[name]) for name in REPEATED}
            differs = any(str(row[name]) != str(earlier[name]) for name in (*COMPARED, "density"))
            repeated.append(named | {"differs": "yes" if differs else "no"})
        views.setdefault(row["view"], row)
    return lesions, repeated


def _primary_view(views: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The CC row speaks for the lesion; without one, the MLO row."""
    return next(views[view] for view in VIEWS if view in views)


def _frame(lesions: list[dict[str, Any]]) -> pd.DataFrame:
    terms = [f"{axis}_terms" for axis in AXES]
    columns = ["patient_id", "side", "abnormality_id", "view", *AXES, *terms, *SCALES, "pathology"]
    frame = pd.DataFrame(lesions, columns=columns)
    frame = frame.astype({name: "Int64" for name in SCALES})
    frame["malignant"] = frame["pathology"] == "MALIGNANT"
    frame["worked_up"] = frame["pathology"] != "BENIGN_WITHOUT_CALLBACK"
    pairs = zip(frame["morphology"], frame["distribution"], strict=True)
    frame["suspicion"] = [suspicion_of(shape, place) for shape, place in pairs]
    return frame
