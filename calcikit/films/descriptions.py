"""Cases in a description file of CBIS-DDSM: those with a clear label, and all of them with their films."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from ..evidence.cbis_ddsm import read_cbis_ddsm
from ..evidence.term_mapping import NOT_RECORDED, map_terms
from .collection import CASE, Case

AGREED = ("morphology", "distribution", "assessment", "pathology")
EASY = ("4", "5")


class LesionOnFilm(NamedTuple):
    """A lesion, and the film that it lies on.

    Attributes
    ----------
    case : Case
    film, film_series : str
        Name and SeriesInstanceUID of the whole mammogram; no series where no file gives one.
    """

    case: Case
    film: str
    film_series: str


def described_lesions(path: str | PathLike[str]) -> tuple[LesionOnFilm, ...]:
    """List every lesion of a description file that belongs to the training set."""
    return tuple(
        LesionOnFilm(_case(row), row["id"].rpartition("_")[0], row["film_series"])
        for row in _rows(path)
        if CASE.fullmatch(row["id"])
    )


def _rows(path: str | PathLike[str]) -> Iterator[dict[str, str]]:
    """Yield rows with the terms of the lexicon, and with the names and series of their pictures."""
    for row in read_cbis_ddsm(Path(path)):
        for axis in ("morphology", "distribution"):
            row[axis] = "+".join(sorted(map_terms(axis, row[axis])[0])) or NOT_RECORDED
        *_, row["id"], _, row["series"], _ = ["", "", "", *row.get("crop", "").split("/")]
        *_, row["film_series"], _ = ["", *row.get("film", "").split("/")]
        yield row


def _case(row: dict[str, str]) -> Case:
    return Case(**{name: row.get(name, "") for name in Case.model_fields})


def clear_cases(path: str | PathLike[str]) -> tuple[Case, ...]:
    """List the lesions of ``calc_case_description_train_set.csv`` whose label is clear, one for each view.

    Clear means: easy to see (subtlety 4 or 5), seen in CC and MLO, and described alike in both. Those that
    are the only abnormality of their breast come first.

    Examples
    --------
    >>> clear_cases("none.csv")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: none.csv: there is no such file. ...
    """
    breasts: dict[tuple[str, str], dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(path):
        breasts[row["patient_id"], row["side"]][row["abnormality_id"]].append(row)
    by_breast = sorted(breasts.values(), key=lambda lesions: len(lesions) > 1)
    clear = (views for lesions in by_breast for views in lesions.values() if _clear(views))
    return tuple(_case(row) for views in clear for row in views)


def _clear(views: list[dict[str, str]]) -> bool:
    """Say whether two views describe one lesion, easy to see, in the same words."""
    return (
        {row["view"] for row in views} == {"CC", "MLO"}
        and all(row.get("subtlety") in EASY and CASE.fullmatch(row["id"]) for row in views)
        and all(len({row[name] for row in views}) == 1 for name in AGREED)
        and views[0]["morphology"] != NOT_RECORDED
    )
