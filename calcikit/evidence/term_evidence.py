"""What the laboratory of numbers holds: one look at a shape, an arrangement, both or neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import pandas as pd

from ..lexicon import lexicon
from ..workup import Finding, recommend
from .diagnostic_accuracy import PredictiveValue, likelihood_ratios, predictive_value, prevalence_by_setting
from .intervals import Interval
from .meta_analysis import pooled_rates
from .outcomes import AXES, FEW, NO_EXAMPLE, collection_counts, outcomes, row_key
from .rate_summaries import pooled_by_population
from .result import Pooled
from .studies import studies

__all__ = [
    "POPULATION_LABELS",
    "TermEvidence",
    "all_term_evidence",
    "nearest_prevalence",
    "prevalence_grid",
    "term_evidence",
]

POPULATION_LABELS = {
    "biopsied": "Studies: lesions that somebody chose to sample",
    "screening": "Studies: women screened or recalled from screening",
    "diagnostic": "Studies: women in a work-up or under follow-up",
    "collection": "CBIS-DDSM: all lesions of the collection",
    "collection_worked_up": "CBIS-DDSM: only what was worked up",
}
ROUND_STEPS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7)


@cache
def prevalence_grid() -> tuple[float, ...]:
    """Return the shares of malignant lesions that a clinic may have: round ones, and the published ones.

    Examples
    --------
    >>> 0.127 in prevalence_grid() and prevalence_grid() == tuple(sorted(prevalence_grid()))
    True
    """
    return tuple(sorted({*ROUND_STEPS, *(float(share) for share in prevalence_by_setting()["prevalence"])}))


def nearest_prevalence(prevalence: float) -> float:
    """Return the step next to a share.

    Examples
    --------
    >>> nearest_prevalence(0.13)
    0.127
    """
    return min(prevalence_grid(), key=lambda step: abs(step - prevalence))


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
    counts : dict of str to dict
        ``collection`` and ``collection_worked_up``: n, malignant, rate, low, high, note.
    ratio : Interval and float, or None
        Likelihood ratio among what was worked up, with its interval; None with fewer than ten lesions.

    Examples
    --------
    >>> found = term_evidence("amorphous", "grouped")
    >>> found.category, sorted(found.pools), found.counts["collection"]["n"]
    ('4B', ['biopsied', 'screening'], 61)
    """

    morphology: str
    distribution: str
    label: str
    category: str | None
    pools: dict[str, Pooled]
    counts: dict[str, dict[str, Any]]
    ratio: tuple[float, float, float] | None
    sensitivity_fpr: tuple[float, float] | None

    def summary(self, counted_in: str) -> str:
        """Return the share in one population, in words.

        Examples
        --------
        >>> print(term_evidence("amorphous", "grouped").summary("screening"))
        Amorphous and grouped: 6 of 216 malignant (Iwase 2017), 2.8 %, exact 95 % interval 1.0 to 5.9 %.
        """
        if counted_in in self.counts:
            return f"{self.label}: {_counted(self.counts[counted_in])}."
        if counted_in not in self.pools:
            return f"{self.label}: no study of this population gives counts."
        found = self.pools[counted_in]
        who = found.samples[0].study if found.k == 1 else f"{found.k} studies"
        name = "exact" if found.method.startswith("exact") else found.method
        return (
            f"{self.label}: {found.malignant:,} of {found.n:,} malignant ({who}), {100 * found.rate:.1f} %, "
            f"{name} 95 % interval {Interval(found.low, found.high)}."
        )

    def caveat(self, counted_in: str) -> str:
        """Return what must be said beside the share; empty where nothing.

        Examples
        --------
        >>> term_evidence("fine_pleomorphic").caveat("collection")
        'Includes what is now called coarse heterogeneous.'
        """
        if counted_in in self.counts:
            return str(self.counts[counted_in]["note"])
        return " ".join(self.pools[counted_in].caveats) if counted_in in self.pools else ""

    @property
    def likelihood_ratio_text(self) -> str:
        """The likelihood ratio in words; empty where the words were hardly ever seen.

        Examples
        --------
        >>> term_evidence("amorphous").likelihood_ratio_text
        'Likelihood ratio 0.57 (95 % interval 0.38 to 0.85)'
        >>> term_evidence("fine_linear_branching", "segmental").likelihood_ratio_text
        'Likelihood ratio without a limit: no other lesion shows it (95 % interval from 1.3)'
        """
        if self.ratio is None:
            return ""
        ratio, low, high = self.ratio
        if ratio == float("inf"):
            return (
                f"Likelihood ratio without a limit: no other lesion shows it (95 % interval from {low:.1f})"
            )
        return f"Likelihood ratio {ratio:.2f} (95 % interval {low:.2f} to {high:.2f})"

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
        return held[1].copy() if held else studies(population=counted_in, **asked)

    def predictive_value(self, prevalence: float) -> PredictiveValue | None:
        """Return what the sign says where this share of lesions is malignant; None where it was not counted.

        Examples
        --------
        >>> term_evidence("fine_linear_branching", "").predictive_value(0.127).true_positive
        22
        """
        if self.sensitivity_fpr is None:
            return None
        sensitivity, alarms = self.sensitivity_fpr
        return predictive_value(sensitivity=sensitivity, specificity=1 - alarms, prevalence=prevalence)


def _counted(row: dict[str, Any]) -> str:
    if not row["n"]:
        return NO_EXAMPLE
    counts = f"{row['malignant']} of {row['n']} malignant"
    if row["rate"] is None:
        return counts
    interval = Interval(row["low"], row["high"])
    return f"{counts}, {100 * row['rate']:.1f} %, Wilson 95 % interval {interval}"


def _category(asked: dict[str, str]) -> str | None:
    """The category of two words is that of the workup; of a shape alone, the one that its pool names."""
    if len(asked) == 2:
        return recommend(Finding(**asked)).category
    table = pooled_rates(**asked) if asked else None
    if table is None or not asked.get("morphology"):
        return None
    alone = table.loc[table["distribution"] == "", "category"].dropna()
    return None if alone.empty else str(alone.iloc[0])


def all_term_evidence() -> list[TermEvidence]:
    """Return every look: shapes and "any" by arrangements and "any".

    Examples
    --------
    >>> len(all_term_evidence()) == 15 * 6
    True
    """
    shapes, places = (("", *lexicon().attributes[axis].ids) for axis in AXES)
    return [term_evidence(shape, place) for shape, place in product(shapes, places)]


@cache
def term_evidence(morphology: str = "", distribution: str = "") -> TermEvidence:
    """Return what was counted about these words; an empty word stands for any.

    Raises
    ------
    UnknownTerm
        If a word is unknown.

    Examples
    --------
    >>> term_evidence("suture").counts["collection"]["n"], term_evidence("suture").ratio
    (0, None)
    """
    words = lexicon().attributes
    names = [
        words[axis][term].label for axis, term in zip(AXES, (morphology, distribution), strict=True) if term
    ]
    asked = {axis: term for axis, term in zip(AXES, (morphology, distribution), strict=True) if term}
    counts = {
        name: collection_counts(asked, worked_up=name == "collection_worked_up")
        for name in ("collection", "collection_worked_up")
    }
    return TermEvidence(
        morphology=morphology,
        distribution=distribution,
        label=" and ".join([names[0], *(name.lower() for name in names[1:])])
        if names
        else "Any calcifications",
        category=_category(asked),
        pools={name: found for name, (found, _) in pooled_by_population(**asked).items()},
        counts=counts,
        ratio=_ratio(asked),
        sensitivity_fpr=_shares(asked),
    )


@cache
def _ratios(names: tuple[str, ...]) -> pd.DataFrame:
    return likelihood_ratios(names if len(names) > 1 else names[0], minimum=FEW)


def _sign(asked: dict[str, str]) -> dict[str, Any] | None:
    """Return the weight of these words among what was worked up; None for none, or with too few lesions."""
    if not asked:
        return None
    table, index = _ratios(tuple(asked)), row_key(asked)
    row: dict[str, Any] = table.loc[index].to_dict() if index in table.index else {"ratio": None}
    return None if pd.isna(row["ratio"]) else row


def _ratio(asked: dict[str, str]) -> tuple[float, float, float] | None:
    row = _sign(asked)
    return None if row is None else (row["ratio"], row["low"], row["high"])


def _shares(asked: dict[str, str]) -> tuple[float, float] | None:
    """How many of the malignant lesions show the words, and how many of the others."""
    row, whole = _sign(asked), collection_counts({}, worked_up=True)
    if row is None:
        return None
    return row["malignant"] / whole["malignant"], row["others"] / (whole["n"] - whole["malignant"])
