"""How suspicious a finding is: the workup's category, and inside it the cited rates. Nothing is fitted."""

from __future__ import annotations

from functools import cache
from itertools import product

from ..errors import DataError
from ..lexicon import lexicon
from ..workup import Finding, recommend
from .reading import read_rows
from .studies import studies
from .term_mapping import NOT_RECORDED

__all__ = ["suspicion", "suspicion_of"]

FILE = "evidence/term_rates.csv"
HARMLESS = "typically_benign"


def suspicion(finding: Finding) -> float:
    """Return how suspicious a finding is, from 0 to 1.

    Parameters
    ----------
    finding : Finding

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
    low, high = _band(recommend(finding.replace(stage="diagnostic")).category)
    return low + (high - low) * _strength(finding.morphology, finding.distribution)


@cache
def suspicion_of(morphology: str, distribution: str) -> float:
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
    shapes, places = (lexicon().attributes[name].terms for name in ("morphology", "distribution"))
    mildest = min((term for term in shapes if term.group != HARMLESS), key=lambda term: term.concern)
    shape = mildest.id if morphology == NOT_RECORDED else morphology
    place = places[0].id if distribution == NOT_RECORDED else distribution
    return suspicion(Finding(morphology=shape, distribution=place))


@cache
def _band(category: str) -> tuple[float, float]:
    """Return the likelihood band of a category; one without a band sits on top of the band below it."""
    categories = lexicon().categories
    asked = categories[category]
    if asked.low is not None and asked.high is not None:
        return asked.low / 100, asked.high / 100
    below = [c.high for c in categories.values() if c.rank < asked.rank and c.high is not None]
    edge = max(below, default=0) / 100
    return edge, edge


def _strength(morphology: str, distribution: str) -> float:
    """Join the rates of shape and arrangement as odds."""
    rates = _rates()
    shape = rates["morphology", morphology]
    if shape == 0:
        return 0.0
    joined = _odds(shape) * _odds(rates["distribution", distribution]) / _odds(rates["-", "-"])
    return joined / (1 + joined)


def _odds(rate: float) -> float:
    return rate / (1 - rate)


@cache
def _rates() -> dict[tuple[str, str], float]:
    """Read the cited rate of each term; harmless shapes have none and count as 0."""
    published = studies().set_index("id")["rate"]
    shapes = lexicon().attributes["morphology"].terms
    rates = {("morphology", term.id): 0.0 for term in shapes if term.group == HARMLESS}
    for row in read_rows(FILE, ("id", "attribute", "term", "source", "why")):
        if row["source"] not in published:
            raise DataError(
                FILE, f"row {row['id']}", f"{row['source']!r} is no row of data/evidence/studies.csv"
            )
        rates[row["attribute"], row["term"]] = float(published[row["source"]])
    _check_order(rates)
    return rates


def _check_order(rates: dict[tuple[str, str], float]) -> None:
    """A term of more concern must not have a lower rate."""
    for name in ("morphology", "distribution"):
        terms = lexicon().attributes[name].terms
        missing = [term.id for term in terms if (name, term.id) not in rates]
        if missing:
            raise DataError(FILE, name, f"no rate for {', '.join(missing)}")
        for mild, grave in product(terms, terms):
            if mild.concern < grave.concern and rates[name, mild.id] > rates[name, grave.id]:
                raise DataError(
                    FILE,
                    f"row {grave.id}",
                    f"{grave.id} is of more concern than {mild.id} in the lexicon, but its rate is lower",
                )
