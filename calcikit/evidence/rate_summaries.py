"""What stands beside a workup: for a shape, an arrangement and both, what studies and real outcomes say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pandas as pd

from .intervals import Interval
from .meta_analysis import pool_rates, pooled_rates
from .outcomes import AXES, CAVEAT, NO_EXAMPLE, collection_counts
from .reading import read_rows
from .result import Pooled
from .studies import studies

__all__ = ["SOURCES", "RateSummary", "evidence_for", "pooled_by_population", "rate_summaries"]

About = Literal["both", "morphology", "distribution"]
STUDIES_CAVEAT = (
    "Published series. Nearly all hold only lesions that somebody chose to sample, so these shares are too "
    "high for all lesions of that look."
)
SOURCES = {"studies": STUDIES_CAVEAT, "collection": CAVEAT}
NO_STUDY = "no study with counts"
EVERYTHING = "biopsied"


@dataclass(frozen=True, kw_only=True)
class RateSummary:
    """One number with all that belongs beside it.

    Attributes
    ----------
    source : {"studies", "collection"}
        Published series, or the collected films. The two are never mixed.
    about : {"both", "morphology", "distribution"}
        What it is a share of: lesions of this shape, in this arrangement, or both.
    kind, women, count, share : str
        What was done, who was counted, how many of how many, and the share with its 95 % interval.
    rate, low, high : float or None
        The share and its interval from 0 to 1; for reported values the median, lowest and highest.
    note : str
        What to take care of.
    cite : tuple of str
        Keys of the bibliography.

    Examples
    --------
    >>> fact = evidence_for("amorphous", "grouped")[0]
    >>> fact.women, fact.count, fact.share
    ('biopsied', '54 of 669 in 4 studies', '8.3 % (4.6 to 14.5 %)')
    """

    source: str
    about: About
    kind: str
    women: str
    count: str
    share: str = ""
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""
    cite: tuple[str, ...] = ()


@cache
def evidence_for(morphology: str, distribution: str) -> tuple[RateSummary, ...]:
    """Return what is known about a shape in an arrangement, and about each alone.

    Raises
    ------
    UnknownTerm
        If a term is unknown.

    Examples
    --------
    >>> [fact.count for fact in evidence_for("suture", "diffuse") if fact.about == "both"]
    ['no study with counts', 'no example in this collection', 'no example in this collection']
    """
    asked: dict[About, dict[str, str]] = {
        "both": {"morphology": morphology, "distribution": distribution},
        "morphology": {"morphology": morphology},
        "distribution": {"distribution": distribution},
    }
    return tuple(fact for about, terms in asked.items() for fact in rate_summaries(about, **terms))


@cache
def rate_summaries(about: About, **terms: str) -> tuple[RateSummary, ...]:
    """Return what is known about one or two terms; one population at a time.

    Examples
    --------
    >>> rate_summaries("morphology", morphology="suture")[-1].count
    'no example in this collection'
    """
    found = [*_pooled(about, terms), *_reported(about, terms)]
    found = found or list(_nearest(about, terms))
    found = found or [RateSummary(source="studies", about=about, kind="none", women="", count=NO_STUDY)]
    return (*found, *_counted(about, terms))


def _pooled(about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    for population, (found, rows) in pooled_by_population(**terms).items():
        yield RateSummary(
            source="studies",
            about=about,
            kind="pooled" if found.k > 1 else "one study",
            women=population,
            count=f"{_of(found.malignant, found.n)} in {_studied(found)}",
            share=_share(found.rate, found.low, found.high),
            rate=found.rate,
            low=found.low,
            high=found.high,
            note=" ".join(_caveats(found, rows, together=any(rows[axis].nunique() > 1 for axis in terms))),
            cite=tuple(sample.cite for sample in found.samples),
        )


@cache
def pooled_by_population(
    morphology: str = "", distribution: str = ""
) -> dict[str, tuple[Pooled, pd.DataFrame]]:
    """Pool what may be pooled about one or two words, or about none: each population apart from the others.

    Returns
    -------
    dict
        Population to the pooled rate and the rows of :func:`studies` behind it; empty where nothing was
        pooled. Without a word: everything that was biopsied.

    Examples
    --------
    >>> {name: found.k for name, (found, _) in pooled_by_population("amorphous", "grouped").items()}
    {'biopsied': 4, 'screening': 1}
    """
    table = pooled_rates()
    for axis, wanted in zip(AXES, (morphology, distribution), strict=True):
        table = table[[wanted in cell.split() if wanted else not cell for cell in table[axis]]]
    if not (morphology or distribution):
        table = table.loc[[EVERYTHING]]
    if table.empty:
        return {}
    one = table[~table["population"].str.contains(",")]
    row = (table if one.empty else one).iloc[0]
    parts = [
        (str(name), part) for name, part in studies(ids=row["rows"].split()).groupby("population", sort=False)
    ]
    caveat = str(row["about"]) if len(parts) == 1 else ""
    return {name: (pool_rates(part, label=str(row["label"]), caveat=caveat), part) for name, part in parts}


def _studied(found: Pooled) -> str:
    return found.samples[0].study if found.k == 1 else f"{found.k} studies"


def _caveats(found: Pooled, rows: pd.DataFrame, together: bool) -> Iterator[str]:
    if together:
        yield f"{found.label}."
    yield from found.caveats
    if found.rebuilt:
        whose = f"Counts of {found.rebuilt} of {found.k} studies" if found.k > 1 else "Its counts"
        yield f"{whose} are rebuilt from percentages."
    if secondary := int((rows["seen"] == "secondary").sum()):
        yield f"{secondary} of {len(rows)} rates were read through another paper."
    if found.prediction:
        low, high = (f"{100 * share:.0f}" for share in found.prediction)
        yield f"A new, similar centre would be expected between {low} and {high} %."


def _reported(about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    """Give the values that studies report, unweighted, and beside them what a synthesis of studies found."""
    frame = studies(axis="combination" if about == "both" else about, **terms)
    frame = frame[frame["rate"].notna()]
    whole = frame["flags"].str.contains("synthesis")
    values = frame[~whole]
    if len(values):
        low, middle, high = (float(values["rate"].quantile(q)) for q in (0, 0.5, 1))
        several = values["cite"].nunique()
        yield RateSummary(
            source="studies",
            about=about,
            kind="reported",
            women=", ".join(values["population"].unique()),
            count=f"{len(values)} values in {several} studies" if several > 1 else values["study"].iloc[0],
            share=_spread(low, middle, high),
            rate=middle,
            low=low,
            high=high,
            cite=tuple(values["cite"].unique()),
        )
    yield from (_row(about, row, "synthesis") for row in frame[whole].to_dict("records"))


def _row(about: About, row: dict[Any, Any], kind: str, note: str = "") -> RateSummary:
    """One published rate as it stands."""
    known = [None if pd.isna(row[name]) else float(row[name]) for name in ("rate", "low", "high")]
    rate, low, high = known
    told = f"{_percent(float(row['rate']))} %"
    return RateSummary(
        source="studies",
        about=about,
        kind=kind,
        women=row["population"],
        count=f"{row['study']}: {row['level']}",
        share=told if low is None or high is None else f"{told} ({_percent(low)} to {_percent(high)} %)",
        rate=rate,
        low=low,
        high=high,
        note=note,
        cite=(row["cite"],),
    )


def _nearest(about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    """Where no study counted a term, the rate that the order of suspicion uses for it."""
    published = studies().set_index("id")
    for row in read_rows("evidence/term_rates.csv", ("id", "attribute", "term", "source", "why")):
        if row["attribute"] == about and row["term"] == terms.get(about):
            yield _row(about, published.loc[row["source"]].to_dict(), "nearest", row["why"])


def _counted(about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    for worked_up in (False, True):
        row = collection_counts(terms, worked_up=worked_up)
        yield RateSummary(
            source="collection",
            about=about,
            kind="worked up" if worked_up else "all lesions",
            women="collected by outcome",
            count=_of(row["malignant"], row["n"]) if row["n"] else NO_EXAMPLE,
            share="" if row["rate"] is None else _share(row["rate"], row["low"], row["high"]),
            rate=row["rate"],
            low=row["low"],
            high=row["high"],
            note=row["note"],
            cite=("cbisddsm2016",),
        )


def _of(malignant: int, n: int) -> str:
    return f"{malignant:,} of {n:,}"


def _share(rate: float, low: float, high: float) -> str:
    return f"{100 * rate:.1f} % ({Interval(low, high)})"


def _spread(low: float, middle: float, high: float) -> str:
    if low == high:
        return f"{_percent(low)} %"
    return f"{_percent(low)} to {_percent(high)} %, middle value {_percent(middle)} %"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0")
