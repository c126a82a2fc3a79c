"""Which lesions of a description file have a clear label."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from pandas import DataFrame

from ..evidence.raw import read_cbis_ddsm
from ..evidence.term_mapping import NOT_RECORDED, map_terms

__all__ = ["clear_cases"]

AGREED = ("morphology", "distribution", "assessment", "pathology")
COLUMNS = ("case", "series", "patient_id", "side", "view", "abnormality_id", *AGREED, "subtlety", "alone")
EASY = ("4", "5")


def clear_cases(path: str | PathLike[str]) -> DataFrame:
    """List the lesions of a CBIS-DDSM description file whose label is clear, one row a view.

    Clear means: easy to see (subtlety 4 or 5), seen in CC and MLO, and described alike in both.

    Parameters
    ----------
    path : path
        Your copy of ``calc_case_description_train_set.csv``, as published by TCIA.

    Returns
    -------
    DataFrame
        ``case`` (folder name at TCIA), ``series`` (SeriesInstanceUID of the crop), ``patient_id``, ``side``,
        ``view``, ``abnormality_id``, ``morphology`` and ``distribution`` (terms joined by ``+``),
        ``assessment``, ``pathology``, ``subtlety``, and ``alone`` (the only abnormality of its breast).

    Raises
    ------
    CalcikitError
        If this is another file, or a damaged one: what is wrong, in which row, what to do.

    Examples
    --------
    >>> clear_cases("none.csv")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: none.csv: there is no such file. ...
    """
    breasts: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in read_cbis_ddsm(Path(path)):
        for axis in ("morphology", "distribution"):
            row[axis] = "+".join(sorted(map_terms(axis, row[axis])[0])) or NOT_RECORDED
        *_, case, _, series, _ = ["", "", "", *row.get("crop", "").split("/")]
        views = breasts.setdefault((row["patient_id"], row["side"]), {})
        views.setdefault(row["abnormality_id"], []).append({**row, "case": case, "series": series})
    found = [
        {**row, "alone": len(lesions) == 1}
        for lesions in breasts.values()
        for views in lesions.values()
        if _clear(views)
        for row in views
    ]
    return DataFrame(found, columns=list(COLUMNS))


def _clear(views: list[dict[str, Any]]) -> bool:
    """Say whether two views describe one lesion, easy to see, in the same words."""
    return (
        {row["view"] for row in views} == {"CC", "MLO"}
        and all(row.get("subtlety") in EASY and row["case"] for row in views)
        and all(len({row[name] for row in views}) == 1 for name in AGREED)
        and views[0]["morphology"] != NOT_RECORDED
    )
