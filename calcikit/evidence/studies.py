"""What published studies report: one row for each rate, with its counts, its women and its source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd

from ..errors import DataError, UnknownTerm
from ..lexicon import lexicon
from .reading import EMPTY, known, number, read_rows

__all__ = ["FILE", "POPULATIONS", "ranges", "studies"]

FILE = "evidence/studies.csv"
COLUMNS = (
    *(
        "id",
        "study",
        "year",
        "country",
        "edition",
        "population",
        "axis",
        "morphology",
        "distribution",
        "level",
    ),
    *("scale", "slice", "n", "malignant", "counts", "percent", "ci_low", "ci_high", "atypia_counted", "seen"),
    *("flags", "note", "cite"),
)
POPULATIONS = {
    "biopsied": "lesions that somebody chose to sample",
    "screening": "women screened or recalled from screening",
    "diagnostic": "women in a work-up or under follow-up",
    "mixed": "lesions proved by tissue or by follow-up, or a synthesis of studies",
}
AXES = ("morphology", "distribution", "combination", "category", "change", "age", "other")
COUNTS = ("printed", "rebuilt")
SEEN = ("abstract", "full text", "secondary")
FLAGS = (
    *("synthesis", "not_a_rate", "all_findings", "same_lesions", "dcis_only"),
    *("restricted", "chosen_subgroup", "secondary", "unconfirmed"),
)


def studies(
    *,
    morphology: str | Sequence[str] | None = None,
    distribution: str | Sequence[str] | None = None,
    population: str | Sequence[str] | None = None,
    axis: str | Sequence[str] | None = None,
    counts: str | None = None,
    ids: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Return what published studies report, narrowed to what you ask for.

    Parameters
    ----------
    morphology, distribution : str or sequence of str, optional
        Ids of the lexicon.
    population : {"biopsied", "screening", "diagnostic", "mixed"}, optional
        Who was counted: a rate belongs to its women.
    axis : str, optional
        What the row is about: ``morphology``, ``distribution``, ``combination``, ``category``,
        ``change``, ``age`` or ``other``.
    counts : {"printed", "rebuilt"}, optional
        Only rows with counts that the source prints, or that were rebuilt from its percentages.
    ids : sequence of str, optional
        Only these rows.

    Returns
    -------
    DataFrame
        ``rate``, ``low`` and ``high`` run from 0 to 1 and are as published; ``flags`` say what is doubtful.

    Raises
    ------
    UnknownTerm
        If a word is not known.

    Examples
    --------
    >>> found = studies(morphology="amorphous", distribution="grouped", population="screening")
    >>> found[["study", "n", "malignant"]].values.tolist()
    [['Iwase 2017', 216, 6]]
    """
    frame = _all()
    words = lexicon().attributes
    asked: dict[str, tuple[Any, Sequence[str]]] = {
        "morphology": (morphology, words["morphology"].ids),
        "distribution": (distribution, words["distribution"].ids),
        "population": (population, tuple(POPULATIONS)),
        "axis": (axis, AXES),
        "counts": (counts, COUNTS),
        "id": (ids, tuple(frame["id"])),
    }
    for column, (value, allowed) in asked.items():
        if value is not None:
            wanted = [value] if isinstance(value, str) else list(value)
            for word in wanted:
                if word not in allowed:
                    raise UnknownTerm(column, word, allowed)
            frame = frame[frame[column].isin(wanted)]
    frame = frame.reset_index(drop=True)
    frame.attrs["caption"] = "Malignancy rates as studies report them; a rate belongs to its population"
    return frame


@cache
def _all() -> pd.DataFrame:
    frame = pd.DataFrame([_typed(row) for row in read_rows(FILE, COLUMNS)])
    return frame.astype({"year": "Int64", "n": "Int64", "malignant": "Int64"})


def _typed(row: dict[str, str]) -> dict[str, Any]:
    words = lexicon().attributes
    n, malignant = number(FILE, row, "n", int), number(FILE, row, "malignant", int)
    percent, low, high = (number(FILE, row, name, float) for name in ("percent", "ci_low", "ci_high"))
    flags = "" if row["flags"] == EMPTY else row["flags"]
    for flag in flags.split():
        known(FILE, {**row, "flags": flag}, "flags", FLAGS)
    _check(row, n, malignant, percent)
    return {
        "id": row["id"],
        "study": row["study"],
        "year": number(FILE, row, "year", int),
        "country": None if row["country"] == EMPTY else row["country"],
        "edition": row["edition"],
        "population": known(FILE, row, "population", tuple(POPULATIONS)),
        "axis": known(FILE, row, "axis", AXES),
        "morphology": known(FILE, row, "morphology", words["morphology"].ids),
        "distribution": known(FILE, row, "distribution", words["distribution"].ids),
        "level": row["level"],
        "scale": None if row["scale"] == EMPTY else row["scale"],
        "slice": row["slice"],
        "n": n,
        "malignant": malignant,
        "counts": known(FILE, row, "counts", COUNTS),
        "rate": None if percent is None else percent / 100,
        "low": None if low is None else low / 100,
        "high": None if high is None else high / 100,
        "atypia_counted": known(FILE, row, "atypia_counted", ("no", "unclear")),
        "seen": known(FILE, row, "seen", SEEN),
        "flags": flags,
        "note": "" if row["note"] == EMPTY else row["note"],
        "cite": row["cite"],
    }


def _check(row: dict[str, str], n: int | None, malignant: int | None, percent: float | None) -> None:
    def fail(problem: str) -> None:
        raise DataError(FILE, f"row {row['id']}", problem)

    if (row["counts"] != EMPTY) != (n is not None and malignant is not None):
        fail(
            "column counts says where n and malignant come from: 'printed' or 'rebuilt'; '-' when one is "
            "missing"
        )
    if percent is None and "not_a_rate" not in row["flags"]:
        fail("a row without a percentage needs the flag not_a_rate")
    if percent is not None and percent > 100:
        fail(f"a percentage above 100: {percent}")
    if n is None or malignant is None or percent is None:
        return
    if malignant > n:
        fail(f"{malignant} malignant of {n}")
    if abs(100 * malignant / n - percent) > 0.6:
        fail(f"{malignant} of {n} is {100 * malignant / n:.1f} %, but the row says {percent} %")


def ranges(attribute: str = "morphology") -> pd.DataFrame:
    """Return lowest, median and highest rate that studies report for each term, unweighted.

    Parameters
    ----------
    attribute : {"morphology", "distribution"}

    Returns
    -------
    DataFrame
        One row a term, ``studies`` and ``values`` counted; syntheses are left out, terms without a study
        stay, empty.

    Examples
    --------
    >>> ranges().loc["amorphous", ["studies", "values", "median"]].tolist()
    [13.0, 15.0, 0.133]
    """
    if attribute not in ("morphology", "distribution"):
        raise UnknownTerm("axis", attribute, ("morphology", "distribution"))
    frame = studies(axis=attribute)
    frame = frame[~frame["flags"].str.contains("synthesis") & frame[attribute].notna()]
    groups = frame.groupby(attribute)
    table = pd.DataFrame(
        {
            "studies": groups["cite"].nunique(),
            "values": groups["rate"].size(),
            "lowest": groups["rate"].min(),
            "median": groups["rate"].median(),
            "highest": groups["rate"].max(),
        }
    ).reindex(pd.Index(lexicon().attributes[attribute].ids, name=attribute))
    table[["studies", "values"]] = table[["studies", "values"]].fillna(0).astype(int)
    table.attrs["caption"] = "Rates as reported, unweighted; most series hold biopsied lesions only"
    return table
