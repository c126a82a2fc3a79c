"""How suspicious a finding is: the workup's category, and inside it the cited rates. Nothing is fitted."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from .._data import Knowledge, Row, Words, derived
from ..errors import instance_of, show_usage
from ..lexicon import lexicon
from ..workup import Finding, recommend
from .studies import study_of
from .term_mapping import NOT_RECORDED
from .vocabulary import AXES

FILE = "evidence/term_rates.csv"
HARMLESS = "typically_benign"


class TermRate(Row):
    """The published rate that stands for a term; the columns of ``data/evidence/term_rates.csv``."""

    id: str
    attribute: str | None
    term: str | None
    source: str
    why: Words


@show_usage
def suspicion(finding: Finding) -> float:
    """Return how suspicious a finding is, from 0 to 1.

    Parameters
    ----------
    finding : Finding
        Its tables and rates are those of its knowledge.

    Returns
    -------
    float
        A position inside the likelihood band of the category that :func:`recommend` gives: the higher, the
        worse by the cited rates of shape and arrangement. It puts findings in order. It is no woman's risk.

    Raises
    ------
    ImpossibleFinding
        If the parts of the description cannot be true together.

    Notes
    -----
    Rates of shape and arrangement are joined as odds, as if the two words brought separate news. A screening
    finding is ordered as it would be after a complete workup. ``data/evidence/term_rates.csv`` names the row
    behind each number.

    Examples
    --------
    >>> grouped = suspicion(Finding(morphology="amorphous", distribution="grouped"))
    >>> grouped < suspicion(Finding(morphology="fine_linear_branching", distribution="grouped"))
    True
    """
    knowledge = instance_of(Finding, finding, "ck.Finding('amorphous', 'grouped')").knowledge
    low, high = _band(recommend(finding.replace(stage="diagnostic")).category, knowledge)
    return low + (high - low) * _strength(finding.morphology, finding.distribution, knowledge)


def suspicion_of(morphology: str, distribution: str, knowledge: Knowledge | None = None) -> float:
    """Return the suspicion of two words, either of which may be ``not recorded``.

    A word that was not recorded adds no suspicion: the arrangement counts as diffuse. A shape without a word
    is not harmless, so it counts as the mildest shape that is not; with no word at all nothing speaks.

    Examples
    --------
    >>> suspicion_of("not recorded", "not recorded")
    0.0
    >>> suspicion_of("not recorded", "linear") == suspicion_of("round", "linear") > 0.1
    True
    """
    if morphology == distribution == NOT_RECORDED:
        return 0.0
    shapes, places = (lexicon(knowledge).attributes[name].terms for name in AXES)
    mildest = min((term for term in shapes if term.group != HARMLESS), key=lambda term: term.concern)
    shape = mildest.id if morphology == NOT_RECORDED else morphology
    place = places[0].id if distribution == NOT_RECORDED else distribution
    return suspicion(Finding(morphology=shape, distribution=place, knowledge=knowledge))


def _band(category: str, knowledge: Knowledge | None = None) -> tuple[float, float]:
    """Return the likelihood band of a category; one without a band sits on top of the band below it."""
    categories = lexicon(knowledge).categories
    asked = categories[category]
    if asked.low is not None and asked.high is not None:
        return asked.low / 100, asked.high / 100
    below = [c.high for c in categories.values() if c.rank < asked.rank and c.high is not None]
    edge = max(below, default=0) / 100
    return edge, edge


def _strength(morphology: str, distribution: str, knowledge: Knowledge | None = None) -> float:
    """Join the rates of shape and arrangement as odds."""
    rates = _rates(knowledge)
    shape = rates["morphology", morphology]
    if shape == 0:
        return 0.0
    joined = _odds(shape) * _odds(rates["distribution", distribution]) / _odds(rates[None, None])
    return joined / (1 + joined)


def _odds(rate: float) -> float:
    return rate / (1 - rate)


@derived
def term_rates(knowledge: Knowledge) -> Mapping[tuple[str | None, str | None], TermRate]:
    """Return the row that stands for each term, by attribute and term.

    Examples
    --------
    >>> term_rates()["morphology", "amorphous"].source
    'rominger2012-amorphous-indistinct'
    """
    return {(row.attribute, row.term): row for row in knowledge.rows(FILE, TermRate)}


@derived
def _rates(knowledge: Knowledge) -> dict[tuple[str | None, str | None], float]:
    """Return the cited rate of each term; harmless shapes have none and count as 0."""
    shapes = lexicon(knowledge).attributes["morphology"].terms
    rates: dict[tuple[str | None, str | None], float] = {
        ("morphology", term.id): 0.0 for term in shapes if term.group == HARMLESS
    }
    for key, row in term_rates(knowledge).items():
        if (rate := study_of(knowledge, FILE, row.id, row.source).rate) is None:
            raise knowledge.error(FILE, f"row {row.id}", f"{row.source!r} has no rate")
        rates[key] = rate
    _check_order(knowledge, rates)
    return rates


def _check_order(knowledge: Knowledge, rates: Mapping[tuple[str | None, str | None], float]) -> None:
    """A term of more concern must not have a lower rate."""
    for name in AXES:
        terms = lexicon(knowledge).attributes[name].terms
        missing = [term.id for term in terms if (name, term.id) not in rates]
        if missing:
            raise knowledge.error(FILE, name, f"no rate for {', '.join(missing)}")
        for mild, grave in product(terms, terms):
            if mild.concern < grave.concern and rates[name, mild.id] > rates[name, grave.id]:
                problem = (
                    f"{grave.id} is of more concern than {mild.id} in the lexicon, but its rate is lower"
                )
                raise knowledge.error(FILE, f"row {grave.id}", problem)
