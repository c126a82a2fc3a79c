"""Real outcomes: the counts of CBIS-DDSM, and rates from them with their interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pandas as pd

from ..errors import CalcikitError, DataError, UnknownTerm
from .intervals import wilson_interval
from .reading import number, read_rows
from .term_mapping import NOT_RECORDED, most_suspicious, notes, order

__all__ = [
    "CAVEAT",
    "FEW",
    "NO_EXAMPLE",
    "collection_counts",
    "count_note",
    "malignancy_rate",
    "outcomes",
    "row_key",
]

FILE = "outcomes/cbis_ddsm.csv"
COLUMNS = ("morphology", "distribution", "density", "assessment", "subtlety", "pathology", "n")
AXES = ("morphology", "distribution")
BY = (*AXES, "density", "assessment", "subtlety", "pathology")
COUNTING = ("most_suspicious", "contains", "exact")
ALL = "all"
FEW = 10
NO_EXAMPLE = "no example in this collection"
CAVEAT = (
    "CBIS-DDSM: digitised films of the 1990s, collected by outcome, so the share of cancers is the "
    "collectors' choice. "
    "Not a screening population; never a woman's risk."
)


def outcomes() -> pd.DataFrame:
    """Return the counts of the CBIS-DDSM training file: 856 abnormalities, 304 malignant.

    Returns
    -------
    DataFrame
        ``n`` abnormalities for each description and outcome. ``morphology`` and ``distribution`` are the most
        suspicious term; ``morphology_terms`` and ``distribution_terms`` all of them. ``worked_up`` leaves out
        the lesions that were never recalled. Licence and citation: ``data/outcomes/README.md``.

    Examples
    --------
    >>> found = outcomes()
    >>> int(found["n"].sum()), int(found.loc[found["malignant"], "n"].sum())
    (856, 304)
    """
    frame = _counts().copy()
    frame.attrs["caption"] = CAVEAT
    return frame


@cache
def _counts() -> pd.DataFrame:
    rows = []
    for line, row in enumerate(read_rows(FILE, COLUMNS), start=2):
        named = {**row, "id": f"at line {line}"}
        numbers = {c: number(FILE, named, c, int) if row[c] != "none" else None for c in COLUMNS[2:5]}
        if row["pathology"] not in ("MALIGNANT", "BENIGN", "BENIGN_WITHOUT_CALLBACK"):
            raise DataError(FILE, f"line {line}", f"{row['pathology']!r} is not a known pathology")
        sets = {axis: [] if row[axis] == "none" else row[axis].split("+") for axis in AXES}
        rows.append(
            {
                **{axis: most_suspicious(axis, terms) for axis, terms in sets.items()},
                **{f"{axis}_terms": "+".join(terms) or NOT_RECORDED for axis, terms in sets.items()},
                **numbers,
                "pathology": row["pathology"],
                "malignant": row["pathology"] == "MALIGNANT",
                "worked_up": row["pathology"] != "BENIGN_WITHOUT_CALLBACK",
                "n": number(FILE, named, "n", int),
            }
        )
    return pd.DataFrame(rows).astype({name: "Int64" for name in COLUMNS[2:5]})


def malignancy_rate(
    by: str | Sequence[str] = "morphology",
    *,
    worked_up: bool = False,
    counting: str = "most_suspicious",
    minimum: int = FEW,
    frame: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return n, malignant, rate and Wilson interval, with a last row for all.

    Parameters
    ----------
    by : str or sequence of str
        ``morphology``, ``distribution``, ``density``, ``assessment``, ``subtlety``, or several of them.
    worked_up : bool
        Leave out what was never recalled, and so never proved.
    counting : {"most_suspicious", "contains", "exact"}
        A lesion with several terms counts under its most suspicious one, under each of them, or under the
        whole set.
    minimum : int
        Rates of fewer lesions are masked: only their counts are shown.
    frame : DataFrame, optional
        Of :func:`outcomes` or :func:`outcomes_from_file`; narrowed as you like. Default: the shipped counts.

    Returns
    -------
    DataFrame
        Columns ``n``, ``malignant``, ``rate``, ``low``, ``high`` (0 to 1) and ``note``. Every term of the
        lexicon has its row; ``no example in this collection`` is not 0 %.

    Raises
    ------
    UnknownTerm
        If ``by`` or ``counting`` is unknown.
    CalcikitError
        If ``frame`` is another table.

    Examples
    --------
    >>> row = malignancy_rate("assessment").loc[3]
    >>> int(row["malignant"]), int(row["n"]), f"{100 * row['rate']:.1f} %"
    (19, 49, '38.8 %')
    """
    names = [by] if isinstance(by, str) else list(by)
    for name in names:
        if name not in BY:
            raise UnknownTerm("column to split by", name, BY)
    if counting not in COUNTING:
        raise UnknownTerm("way of counting", counting, COUNTING)
    cases = _cases(outcomes() if frame is None else frame)
    cases = cases[cases["worked_up"]] if worked_up else cases
    counted = _explode(cases, names, counting)
    sums = counted.groupby(names, dropna=False)[["n", "malignant"]].sum()
    if len(names) == 1 and names[0] in AXES and counting != "exact":
        sums = sums.reindex(pd.Index(_terms_of(names[0], counting), name=names[0]), fill_value=0)
    total = cases[["n", "malignant"]].sum().to_frame().T
    total.index = pd.Index([ALL]) if len(names) == 1 else pd.MultiIndex.from_tuples([(ALL,) * len(names)])
    table = pd.concat([sums, total]).astype(int).rename_axis(index=names)
    rates = [_rate(*pair, minimum) for pair in zip(table["malignant"], table["n"], strict=True)]
    shares = pd.DataFrame(rates, index=table.index, columns=["rate", "low", "high"], dtype=float)
    table = pd.concat([table, shares], axis="columns")
    table["note"] = [
        count_note(index, n, minimum, names) for index, n in zip(table.index, table["n"], strict=True)
    ]
    table.attrs["caption"] = CAVEAT + (" Only what was worked up." if worked_up else "")
    return table


def _cases(frame: pd.DataFrame) -> pd.DataFrame:
    needed = [*AXES, "malignant", "worked_up"]
    missing = [name for name in needed if name not in frame]
    if missing:
        raise CalcikitError(
            f"this table has no {', '.join(missing)}; give one of outcomes() or outcomes_from_file()"
        )
    n = frame.get("n", 1)
    return frame.assign(n=n, malignant=frame["malignant"].astype(int) * n)


def _explode(cases: pd.DataFrame, names: list[str], counting: str) -> pd.DataFrame:
    if counting == "most_suspicious":
        return cases
    for axis in set(names) & set(AXES):
        sets = cases[f"{axis}_terms"]
        cases = cases.assign(**{axis: sets.str.split("+") if counting == "contains" else sets})
        cases = cases.explode(axis) if counting == "contains" else cases
    return cases


def _terms_of(axis: str, counting: str) -> Iterator[str]:
    return (term for term in order(axis) if counting != "contains" or term != NOT_RECORDED)


def _rate(malignant: int, n: int, minimum: int) -> tuple[Any, Any, Any]:
    if n < max(minimum, 1):
        return None, None, None
    return malignant / n, *wilson_interval(malignant, n)


def count_note(index: Any, n: int, minimum: int, names: Sequence[str]) -> str:
    """Return what must be said beside a count of the terms in `index`, one for each of `names`.

    Examples
    --------
    >>> count_note("suture", 0, 10, ["morphology"])
    'no example in this collection'
    """
    picks = dict(zip(names, index if isinstance(index, tuple) else (index,), strict=True))
    said = [NO_EXAMPLE if n == 0 else f"fewer than {minimum}: counts only" if n < minimum else ""]
    said += [notes(name).get(str(value), "") for name, value in picks.items() if name in AXES]
    return "; ".join(filter(None, said))


@cache
def _rates(names: tuple[str, ...], worked_up: bool) -> pd.DataFrame:
    return malignancy_rate(names or "morphology", worked_up=worked_up, minimum=FEW)


def row_key(terms: dict[str, str]) -> Any:
    """Return where a table split by these attributes holds these terms.

    Examples
    --------
    >>> row_key({"morphology": "rim"}), row_key({"morphology": "rim", "distribution": "diffuse"}), row_key({})
    ('rim', ('rim', 'diffuse'), 'all')
    """
    return tuple(terms.values()) if len(terms) > 1 else next(iter(terms.values()), ALL)


def collection_counts(terms: dict[str, str], *, worked_up: bool) -> dict[str, Any]:
    """Return what the collection holds of these terms: n, malignant, rate, low, high, note.

    Examples
    --------
    >>> collection_counts({"morphology": "suture"}, worked_up=False)["n"]
    0
    """
    table, index = _rates(tuple(terms), worked_up), row_key(terms)
    nothing: dict[str, Any] = {"n": 0, "malignant": 0, "rate": None, "low": None, "high": None}
    row = {**nothing, **(table.loc[index].to_dict() if index in table.index else {})}
    note = count_note(index, row["n"], FEW, tuple(terms)) if terms else ""
    shares = {name: None if pd.isna(row[name]) else float(row[name]) for name in ("rate", "low", "high")}
    return {
        "n": int(row["n"]),
        "malignant": int(row["malignant"]),
        **shares,
        "note": note.removeprefix(NO_EXAMPLE).lstrip("; "),
    }
