"""What stands beside a workup: for a shape, an arrangement and both, what studies and real outcomes say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from .._data import N_, Knowledge, derived, gettext as _, number, percent
from ..errors import UnknownTerm, show_usage
from ..lexicon import lexicon
from .intervals import Interval, format_count, format_percent
from .meta_analysis import Pooled
from .named_pools import pooled_by_population
from .outcomes import CAVEAT, NO_EXAMPLE, collection_counts
from .studies import Study, population_name, published_rates
from .suspicion import term_rates
from .vocabulary import given_terms, term_pairs

About = Literal["both", "morphology", "distribution"]
STUDIES_CAVEAT = N_(
    "Published series. Nearly all hold only lesions that somebody chose to sample, so these shares "
    "are too high for all lesions of that look."
)
KINDS = (
    N_("pooled"),
    N_("one study"),
    N_("reported"),
    N_("synthesis"),
    N_("nearest"),
    N_("all lesions"),
    N_("worked up"),
)
SOURCES = {"studies": STUDIES_CAVEAT, "collection": CAVEAT}
NO_STUDY = N_("no study with counts")


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
        What was done, who was counted, how many of how many, and the share with its 95% interval.
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
    ('biopsied', '54 of 669 in 4 studies', '8.3% (4.6 to 14.5%)')
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


@show_usage
def evidence_for(
    morphology: str, distribution: str, knowledge: Knowledge | None = None
) -> tuple[RateSummary, ...]:
    """Return what is known about a shape in an arrangement, and about each alone; an empty one is any.

    Raises
    ------
    UnknownTerm
        If a term is unknown.

    Examples
    --------
    >>> [fact.count for fact in evidence_for("suture", "diffuse") if fact.about == "both"]
    ['no study with counts', 'no example in this collection', 'no example in this collection']
    """
    asked = dict.fromkeys(((morphology, distribution), (morphology, ""), ("", distribution)))
    if len(asked) == 1:
        raise UnknownTerm("morphology", "", lexicon(knowledge).attributes["morphology"].ids)
    return tuple(fact for pair in asked if any(pair) for fact in rate_summaries(*pair, knowledge))


def rate_summaries(
    morphology: str, distribution: str, knowledge: Knowledge | None = None
) -> tuple[RateSummary, ...]:
    """Return what is known about one or two terms, one population at a time; an empty one stands for any.

    Examples
    --------
    >>> rate_summaries("suture", "")[-1].count
    'no example in this collection'
    """
    knowledge = knowledge or Knowledge.load()
    given_terms(morphology, distribution, knowledge)
    return _all(knowledge)[morphology, distribution]


@derived
def _all(knowledge: Knowledge) -> dict[tuple[str, str], tuple[RateSummary, ...]]:
    return {pair: _summaries(knowledge, *pair) for pair in term_pairs(knowledge) if any(pair)}


def _summaries(knowledge: Knowledge, morphology: str, distribution: str) -> tuple[RateSummary, ...]:
    terms = given_terms(morphology, distribution, knowledge)
    about: About = "both" if len(terms) == 2 else "morphology" if morphology else "distribution"
    found = [*_pooled(knowledge, about, terms), *_reported(knowledge, about, terms)]
    found = found or [*_nearest(knowledge, about, terms)]
    found = found or [RateSummary(source="studies", about=about, kind="none", women="", count=_(NO_STUDY))]
    return (*found, *_counted(knowledge, about, terms))


def _pooled(knowledge: Knowledge, about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    for population, (found, rows) in pooled_by_population(**terms, knowledge=knowledge).items():
        together = any(len({getattr(row, axis) for row in rows if getattr(row, axis)}) > 1 for axis in terms)
        yield RateSummary(
            source="studies",
            about=about,
            kind="pooled" if found.k > 1 else "one study",
            women=population_name(population),
            count=_("{n} in {studied}", n=format_count(found.malignant, found.n), studied=found.studied),
            share=format_percent(found.rate, found.interval),
            rate=found.rate,
            low=found.low,
            high=found.high,
            note=" ".join(_caveats(found, rows, together)),
            cite=tuple(sample.cite for sample in found.samples),
        )


def _caveats(found: Pooled, rows: Sequence[Study], together: bool) -> Iterator[str]:
    if together:
        yield f"{found.label}."
    yield from found.caveats
    if found.rebuilt:
        whose = (
            _("Counts of {rebuilt} of {k} studies", rebuilt=found.rebuilt, k=found.k)
            if found.k > 1
            else _("Its counts")
        )
        yield _("{whose} are rebuilt from percentages.", whose=whose)
    if secondary := sum(row.seen == "secondary" for row in rows):
        yield _(
            "{secondary} of {rows} rates were read through another paper.",
            secondary=secondary,
            rows=len(rows),
        )
    if found.expectation:
        yield found.expectation


def _reported(knowledge: Knowledge, about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    """Give what studies report, unweighted, one population at a time, and what a synthesis found."""
    axis = "combination" if about == "both" else about
    rows = [
        row
        for row in published_rates(knowledge).values()
        if row.axis == axis and row.rate is not None and all(getattr(row, a) == t for a, t in terms.items())
    ]
    pooled = pooled_by_population(**terms, knowledge=knowledge)
    for population in dict.fromkeys(row.population for row in rows):
        values = [row for row in rows if row.population == population and "synthesis" not in row.flags]
        if len(values) > (population in pooled):
            yield _spread_of(about, population, values)
    yield from (_row(about, row, "synthesis") for row in rows if "synthesis" in row.flags)


def _spread_of(about: About, population: str, values: Sequence[Study]) -> RateSummary:
    rates = [row.rate for row in values if row.rate is not None]
    low, middle, high = min(rates), median(rates), max(rates)
    sources = dict.fromkeys(row.cite for row in values)
    return RateSummary(
        source="studies",
        about=about,
        kind="reported",
        women=population_name(population),
        count=_("{values} values in {sources} studies", values=len(values), sources=len(sources))
        if len(sources) > 1
        else values[0].study,
        share=_spread(low, middle, high),
        rate=middle,
        low=low,
        high=high,
        cite=tuple(sources),
    )


def _row(about: About, row: Study, kind: str, note: str = "") -> RateSummary:
    """One published rate as it stands."""
    rate, low, high = (
        None if percent is None else percent / 100 for percent in (row.percent, row.ci_low, row.ci_high)
    )
    told = _percent(rate or 0)
    return RateSummary(
        source="studies",
        about=about,
        kind=kind,
        women=population_name(row.population),
        count=f"{row.study}: {row.level}",
        share=told
        if low is None or high is None
        else _("{told} ({low} to {high})", told=told, low=_points(low), high=_percent(high)),
        rate=rate,
        low=low,
        high=high,
        note=note,
        cite=(row.cite,),
    )


def _nearest(knowledge: Knowledge, about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    """Where no study counted a term, the rate that the order of suspicion uses for it."""
    row = term_rates(knowledge).get((about, terms.get(about)))
    if row is not None:
        yield _row(about, published_rates(knowledge)[row.source], "nearest", row.why)


def _counted(knowledge: Knowledge, about: About, terms: dict[str, str]) -> Iterator[RateSummary]:
    for worked_up in (False, True):
        found = collection_counts(terms, worked_up=worked_up, knowledge=knowledge)
        interval = found.interval or Interval(0, 0)
        yield RateSummary(
            source="collection",
            about=about,
            kind="worked up" if worked_up else "all lesions",
            women=_("collected by outcome"),
            count=format_count(found.malignant, found.n) if found.n else _(NO_EXAMPLE),
            share="" if found.rate is None else format_percent(found.rate, interval),
            rate=found.rate,
            low=found.interval and found.interval.low,
            high=found.interval and found.interval.high,
            note=found.note,
            cite=("cbisddsm2016",),
        )


def _spread(low: float, middle: float, high: float) -> str:
    if low == high:
        return _percent(low)
    return _(
        "{low} to {high}, middle value {middle}",
        low=_points(low),
        high=_percent(high),
        middle=_percent(middle),
    )


def _percent(share: float) -> str:
    return percent(share, _digits(share))


def _points(share: float) -> str:
    return number(100 * share, _digits(share))


def _digits(share: float) -> int:
    """Return how many digits a share that a study reports is given with."""
    return int(not f"{100 * share:.1f}".endswith(".0"))
