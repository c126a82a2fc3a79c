"""All that was counted about a shape, an arrangement, both or neither, one population at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from .._data import N_, Knowledge, derived, gettext as _, inside, number
from ..errors import show_usage
from ..lexicon import lexicon
from ..workup import Finding, recommend
from .diagnostic_accuracy import (
    PredictiveValue,
    check_share,
    likelihood_ratios,
    predictive_value,
    prevalence_by_setting,
)
from .intervals import Interval, format_count
from .meta_analysis import Pooled
from .named_pools import pooled_by_population, pools
from .outcomes import NO_EXAMPLE, Count, collection_counts, outcomes, row_key
from .studies import studies
from .vocabulary import AXES, given_terms, term_pairs

LIMITLESS = N_("Likelihood ratio without a limit: no other lesion shows it (95% interval from {low})")
COLLECTIONS = ("collection", "collection_worked_up")
ROUND_STEPS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, kw_only=True)
class Sign:
    """How much a description weighs among what was worked up.

    Its likelihood ratio (infinite where no other lesion shows it) with the 95% interval, and how many of the
    malignant lesions and of the others show it.
    """

    ratio: float
    interval: Interval
    sensitivity: float
    false_positive_rate: float


def prevalence_grid(knowledge: Knowledge | None = None) -> tuple[float, ...]:
    """Return the shares of malignant lesions that a clinic may have: round ones, and the published ones.

    Examples
    --------
    >>> 0.127 in prevalence_grid() and prevalence_grid() == tuple(sorted(prevalence_grid()))
    True
    """
    published = prevalence_by_setting(knowledge)["prevalence"]
    return tuple(sorted({*ROUND_STEPS, *(float(share) for share in published)}))


@show_usage
def nearest_prevalence(prevalence: float, knowledge: Knowledge | None = None) -> float:
    """Return the step of :func:`prevalence_grid` next to a share.

    Examples
    --------
    >>> nearest_prevalence(0.13)
    0.127
    """
    check_share("prevalence", prevalence)
    return min(prevalence_grid(knowledge), key=lambda step: abs(step - prevalence))


@dataclass(frozen=True, kw_only=True)
class TermEvidence:
    """All that was counted about a shape, an arrangement, both or neither.

    Attributes
    ----------
    morphology, distribution : str
        Ids of the lexicon; empty where any will do.
    label : str
        The same in words.
    category : str or None
        The BI-RADS category whose band belongs behind the studies; None where none does.
    pools : dict of str to Pooled
        By population; only those with counts.
    counts : dict of str to Count
        ``collection`` and ``collection_worked_up``.
    sign : Sign or None
        How much it weighs; None with fewer than ten lesions.

    Examples
    --------
    >>> found = term_evidence("amorphous", "grouped")
    >>> found.category, sorted(found.pools), found.counts["collection"].n
    ('4B', ['biopsied', 'screening'], 61)
    """

    morphology: str
    distribution: str
    label: str
    category: str | None
    pools: Mapping[str, Pooled]
    counts: Mapping[str, Count]
    sign: Sign | None

    def summary(self, counted_in: str) -> str:
        """Return the share in one population, in words.

        Examples
        --------
        >>> print(term_evidence("amorphous", "grouped").summary("screening"))
        Amorphous and grouped: 6 of 216 malignant (Iwase 2017), 2.8%, exact 95% interval 1.0 to 5.9%.
        """
        if counted_in in self.counts:
            return f"{self.label}: {_counted(self.counts[counted_in])}."
        if counted_in not in self.pools:
            return _("{label}: no study of this population gives counts.", label=self.label)
        found = self.pools[counted_in]
        name = N_("exact") if found.method.startswith("exact") else found.method
        said = {"n": format_count(found.malignant, found.n), "rate": number(100 * found.rate, 1)}
        more = {"label": self.label, "studied": found.studied, "interval": found.interval, "name": _(name)}
        return _(
            "{label}: {n} malignant ({studied}), {rate}%, {name} 95% interval {interval}.", **said, **more
        )

    def caveat(self, counted_in: str) -> str:
        """Return what must be said beside the share; empty where nothing.

        Examples
        --------
        >>> term_evidence("fine_pleomorphic").caveat("collection")
        'Includes what is now called coarse heterogeneous.'
        """
        if counted_in in self.counts:
            return self.counts[counted_in].note
        return " ".join(self.pools[counted_in].caveats) if counted_in in self.pools else ""

    @property
    def likelihood_ratio_text(self) -> str:
        """The likelihood ratio in words; empty where the words were hardly ever seen.

        Examples
        --------
        >>> term_evidence("amorphous").likelihood_ratio_text
        'Likelihood ratio 0.57 (95% interval 0.38 to 0.85)'
        >>> term_evidence("fine_linear_branching", "segmental").likelihood_ratio_text
        'Likelihood ratio without a limit: no other lesion shows it (95% interval from 1.3)'
        """
        if self.sign is None:
            return ""
        ratio, (low, high) = self.sign.ratio, self.sign.interval
        if ratio == float("inf"):
            return _(LIMITLESS, low=number(low, 1))
        said = {name: number(x, 2) for name, x in (("ratio", ratio), ("low", low), ("high", high))}
        return _("Likelihood ratio {ratio} (95% interval {low} to {high})", **said)

    def frame(self, counted_in: str) -> pd.DataFrame:
        """Return the rows behind the share: of :func:`studies`, or of :func:`outcomes`.

        Examples
        --------
        >>> int(term_evidence("amorphous", "grouped").frame("collection")["n"].sum())
        61
        """
        asked = {axis: getattr(self, axis) for axis in AXES if getattr(self, axis)}
        if counted_in in self.counts:
            rows = outcomes()
            for axis, term in asked.items():
                rows = rows[rows[axis] == term]
            return rows[rows["worked_up"]] if counted_in == "collection_worked_up" else rows
        held = pooled_by_population(**asked).get(counted_in)
        return studies(ids=[row.id for row in held[1]]) if held else studies(population=counted_in, **asked)

    def predictive_value(self, prevalence: float) -> PredictiveValue | None:
        """Return what the sign says where this share of lesions is malignant; None where it was not counted.

        Examples
        --------
        >>> term_evidence("fine_linear_branching", "").predictive_value(0.127).true_positive
        22
        """
        if self.sign is None:
            return None
        return predictive_value(
            sensitivity=self.sign.sensitivity,
            specificity=1 - self.sign.false_positive_rate,
            prevalence=prevalence,
        )


def _counted(found: Count) -> str:
    if not found.n:
        return _(NO_EXAMPLE)
    counts = _("{malignant} of {n} malignant", malignant=found.malignant, n=found.n)
    if found.rate is None:
        return counts
    return _(
        "{counts}, {rate}%, Wilson 95% interval {interval}",
        counts=counts,
        rate=number(100 * found.rate, 1),
        interval=found.interval,
    )


@derived
def all_term_evidence(knowledge: Knowledge) -> Mapping[tuple[str, str], TermEvidence]:
    """Return the evidence about every shape and "any" in every arrangement and "any", by their ids.

    Examples
    --------
    >>> len(all_term_evidence()) == 15 * 6
    True
    """
    return {pair: _evidence(knowledge, *pair) for pair in term_pairs(knowledge)}


@show_usage
def term_evidence(
    morphology: str = "", distribution: str = "", knowledge: Knowledge | None = None
) -> TermEvidence:
    """Return what was counted about these words; an empty word stands for any.

    Raises
    ------
    UnknownTerm
        If a word is unknown.

    Examples
    --------
    >>> term_evidence("suture").counts["collection"].n, term_evidence("suture").sign
    (0, None)
    """
    given_terms(morphology, distribution, knowledge)
    return all_term_evidence(knowledge)[morphology, distribution]


def _evidence(knowledge: Knowledge, morphology: str, distribution: str) -> TermEvidence:
    words = lexicon(knowledge).attributes
    asked = given_terms(morphology, distribution, knowledge)
    shape, *place = [words[axis][term].label for axis, term in asked.items()] or [""]
    label = _("{shape} and {place}", shape=shape, place=inside(place[0])) if place else shape
    return TermEvidence(
        morphology=morphology,
        distribution=distribution,
        label=label or _("Any calcifications"),
        category=_category(knowledge, asked),
        pools={
            name: found for name, (found, _) in pooled_by_population(**asked, knowledge=knowledge).items()
        },
        counts={
            name: collection_counts(asked, worked_up=name == "collection_worked_up", knowledge=knowledge)
            for name in COLLECTIONS
        },
        sign=_sign(knowledge, asked),
    )


def _category(knowledge: Knowledge, asked: dict[str, str]) -> str | None:
    """The category of two words is that of the workup; of a morphology alone, the one that its pool names."""
    if len(asked) == 2:
        return recommend(Finding.from_dict(asked, knowledge)).category
    shape = asked.get("morphology")
    alone = (row for row in pools(knowledge).values() if shape in row.morphology and not row.distribution)
    return next((row.category for row in alone if row.category), None)


@derived
def _ratios(knowledge: Knowledge) -> dict[tuple[str, ...], pd.DataFrame]:
    """Likelihood ratios of each axis, and of both together."""
    return {
        names: likelihood_ratios(names if len(names) > 1 else names[0], knowledge=knowledge)
        for names in (*((axis,) for axis in AXES), AXES)
    }


def _sign(knowledge: Knowledge, asked: dict[str, str]) -> Sign | None:
    """Return the weight of these words among what was worked up; None for none, or with too few lesions."""
    if not asked:
        return None
    table, index = _ratios(knowledge)[tuple(asked)], row_key(asked)
    if index not in table.index or pd.isna(table.loc[index, "ratio"]):
        return None
    row, whole = table.loc[index], collection_counts({}, worked_up=True, knowledge=knowledge)
    return Sign(
        ratio=float(row["ratio"]),
        interval=Interval(float(row["low"]), float(row["high"])),
        sensitivity=float(row["malignant"] / whole.malignant),
        false_positive_rate=float(row["others"] / (whole.n - whole.malignant)),
    )
