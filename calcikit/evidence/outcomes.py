"""Real outcomes: the counts of CBIS-DDSM, and rates from them with their interval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Any

import pandas as pd
from pydantic import Field

from .._data import N_, Knowledge, Row, derived, gettext as _
from ..errors import CalcikitError, instance_of, one_of, show_usage
from .intervals import Interval, proportion_intervals
from .term_mapping import NOT_RECORDED, most_suspicious, notes, order
from .vocabulary import AXES

FILE = "outcomes/cbis_ddsm.csv"
PATHOLOGIES = ("MALIGNANT", "BENIGN", "BENIGN_WITHOUT_CALLBACK")
SCALES = ("density", "assessment", "subtlety")
BY = (*AXES, *SCALES, "pathology")
COUNTING = ("most_suspicious", "contains", "exact")
ALL = "all"
FEW = 10
"""Rates of fewer lesions are masked."""
NO_EXAMPLE = N_("no example in this collection")
CAVEAT = N_(
    "CBIS-DDSM: digitised films of the 1990s, collected by outcome, so the share of cancers is the "
    "collectors' choice. Not a screening population; never a woman's risk."
)
Rank = Annotated[str, Field(pattern=r"^(none|\d+)$")]


class _Counted(Row):
    morphology: str
    distribution: str
    density: Rank
    assessment: Rank
    subtlety: Rank
    pathology: str
    n: Annotated[int, Field(gt=0, le=1_000_000)]

    def terms(self, axis: str) -> tuple[str, ...]:
        """Return the words of an axis; none where none was recorded."""
        cell: str = getattr(self, axis)
        return () if cell == "none" else tuple(cell.split("+"))


@show_usage
def outcomes(*, knowledge: Knowledge | None = None) -> pd.DataFrame:
    """Return the counts of the CBIS-DDSM training file: 856 abnormalities, 304 malignant.

    Parameters
    ----------
    knowledge : Knowledge, optional
        Whose data; without it those in use.

    Returns
    -------
    DataFrame
        ``n`` abnormalities for each description and outcome. ``morphology`` and ``distribution`` are the most
        suspicious term; ``morphology_terms`` and ``distribution_terms`` tuples of all of them. ``worked_up``
        leaves out the lesions that were never recalled. Licence and citation: ``data/outcomes/README.md``.

    Raises
    ------
    DataError
        If a row of the counts cannot be read.

    Examples
    --------
    >>> int(outcomes()["n"].sum())
    856
    """
    frame = _counts(knowledge).copy()
    frame.attrs["caption"] = _(CAVEAT)
    return frame


@derived
def _counts(knowledge: Knowledge) -> pd.DataFrame:
    rows = []
    for line, row in enumerate(knowledge.rows(FILE, _Counted), start=2):
        knowledge.require_known(FILE, f"row {line}", "pathology", PATHOLOGIES, row.pathology)
        words = {axis: row.terms(axis) for axis in AXES}
        for axis, terms in words.items():
            knowledge.require_known(FILE, f"row {line}", axis, order(axis, knowledge), *terms)
        ranks: dict[str, str] = {name: getattr(row, name) for name in SCALES}
        rows.append(
            {
                **{axis: most_suspicious(axis, terms, knowledge) for axis, terms in words.items()},
                **{f"{axis}_terms": terms for axis, terms in words.items()},
                **{name: None if rank == "none" else int(rank) for name, rank in ranks.items()},
                "pathology": row.pathology,
                "malignant": row.pathology == "MALIGNANT",
                "worked_up": row.pathology != "BENIGN_WITHOUT_CALLBACK",
                "n": row.n,
            }
        )
    return pd.DataFrame(rows).astype({name: "Int64" for name in SCALES})


@show_usage
def malignancy_rate(
    by: str | Sequence[str] = "morphology",
    *,
    worked_up: bool = False,
    counting: str = "most_suspicious",
    minimum: int = FEW,
    frame: pd.DataFrame | None = None,
    knowledge: Knowledge | None = None,
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
    knowledge : Knowledge, optional
        Whose counts and order of terms; without it those in use.

    Returns
    -------
    DataFrame
        Columns ``n``, ``malignant``, ``rate``, ``low``, ``high`` (0 to 1) and ``note``. Every term of the
        lexicon has its row; ``no example in this collection`` is not 0%.

    Raises
    ------
    UnknownTerm
        If ``by`` or ``counting`` is unknown.
    CalcikitError
        If ``frame`` is another table.

    Examples
    --------
    >>> row = malignancy_rate("assessment").loc[3]
    >>> int(row["malignant"]), int(row["n"]), f"{100 * row['rate']:.1f}%"
    (19, 49, '38.8%')
    """
    names = [by] if isinstance(by, str) or not isinstance(by, Iterable) else list(by)
    for name in names or [""]:
        one_of("column to split by", name, BY)
    one_of("way of counting", counting, COUNTING)
    cases = _cases(outcomes(knowledge=knowledge) if frame is None else frame)
    cases = cases[cases["worked_up"]] if worked_up else cases
    counted = _explode(cases, names, counting)
    sums = counted.groupby(names, dropna=False)[["n", "malignant"]].sum()
    if len(names) == 1 and names[0] in AXES and counting != "exact":
        dropped = NOT_RECORDED if counting == "contains" else None
        terms = [term for term in order(names[0], knowledge) if term != dropped]
        sums = sums.reindex(pd.Index(terms, name=names[0]), fill_value=0)
    total = cases[["n", "malignant"]].sum().to_frame().T
    total.index = pd.Index([ALL]) if len(names) == 1 else pd.MultiIndex.from_tuples([(ALL,) * len(names)])
    table = pd.concat([sums, total]).astype(int).rename_axis(index=names)
    table = table.join(_rates(table, max(instance_of(int, minimum, "10"), 1)))
    none = _(NO_EXAMPLE)
    table["note"] = [
        "; ".join([*(() if n else [none]), *_notes(index, n, minimum, names, knowledge)])
        for index, n in zip(table.index, table["n"], strict=True)
    ]
    table.attrs["caption"] = _(CAVEAT) + (_(" Only what was worked up.") if worked_up else "")
    return table


def _rates(table: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Return rate and interval of each row, masked where there are too few lesions."""
    enough = table["n"] >= minimum
    ends = proportion_intervals(table["malignant"], table["n"])
    rates = pd.concat([(table["malignant"] / table["n"].where(enough)).rename("rate"), ends], axis="columns")
    return rates.where(enough).astype(float)


def _cases(frame: pd.DataFrame) -> pd.DataFrame:
    held = instance_of(pd.DataFrame, frame, "ck.outcomes()").columns
    if missing := [name for name in (*AXES, "malignant", "worked_up") if name not in held]:
        said = f"this table has no {', '.join(missing)}"
        raise CalcikitError(f"{said}; give one of outcomes() or outcomes_from_file()")
    n = frame.get("n", 1)
    return frame.assign(n=n, malignant=frame["malignant"].astype(int) * n)


def _explode(cases: pd.DataFrame, names: list[str], counting: str) -> pd.DataFrame:
    """Let a lesion count under each of its terms, or under the whole set, joined by ``+``."""
    for axis in set(names) & set(AXES) if counting != "most_suspicious" else ():
        sets = cases[f"{axis}_terms"].map(lambda terms: terms or (NOT_RECORDED,))
        cases = cases.assign(**{axis: sets if counting == "contains" else sets.map("+".join)})
        cases = cases.explode(axis) if counting == "contains" else cases
    return cases


def _notes(
    index: Any, n: int, minimum: int, names: Sequence[str], knowledge: Knowledge | None
) -> Iterator[str]:
    """Yield what must be said beside a count of the terms in `index`, one for each of `names`."""
    if 0 < n < minimum:
        yield _("fewer than {minimum}: counts only", minimum=minimum)
    for name, value in zip(names, index if isinstance(index, tuple) else (index,), strict=True):
        if name in AXES and (note := notes(name, knowledge).get(str(value))):
            yield note


def row_key(terms: dict[str, str]) -> Any:
    """Return where a table split by these attributes holds these terms.

    Examples
    --------
    >>> row_key({"morphology": "rim"}), row_key({"morphology": "rim", "distribution": "diffuse"}), row_key({})
    ('rim', ('rim', 'diffuse'), 'all')
    """
    return tuple(terms.values()) if len(terms) > 1 else next(iter(terms.values()), ALL)


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the collection holds of one or two words.

    Attributes
    ----------
    n, malignant : int
    rate : float or None
        From 0 to 1; None with too few lesions.
    interval : Interval or None
        Wilson, 95%.
    note : str
        What to say with it.
    """

    n: int
    malignant: int
    rate: float | None = None
    interval: Interval | None = None
    note: str = ""


def collection_counts(terms: dict[str, str], *, worked_up: bool, knowledge: Knowledge | None = None) -> Count:
    """Return what the collection holds of these terms.

    Examples
    --------
    >>> collection_counts({"morphology": "suture"}, worked_up=False).n
    0
    """
    knowledge = knowledge or Knowledge.load()
    names, index = tuple(terms), row_key(terms)
    table = _split(knowledge)[names, worked_up]
    n = int(table["n"].get(index, 0))
    note = "; ".join(_notes(index, n, FEW, names, knowledge)) if names else ""
    if not n:
        return Count(n=0, malignant=0, note=note)
    row = table.loc[index]
    known = pd.notna(row["rate"])
    return Count(
        n=n,
        malignant=int(row["malignant"]),
        rate=float(row["rate"]) if known else None,
        interval=Interval(float(row["low"]), float(row["high"])) if known else None,
        note=note,
    )


@derived
def _split(knowledge: Knowledge) -> dict[tuple[tuple[str, ...], bool], pd.DataFrame]:
    """Split the collection by each attribute, by both and by none, all of it and what was worked up."""
    return {
        (names, worked_up): malignancy_rate(names or "morphology", worked_up=worked_up, knowledge=knowledge)
        for names, worked_up in product(((), *((axis,) for axis in AXES), AXES), (False, True))
    }
