"""Predictive values, likelihood ratios, and the prevalence of published settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

import pandas as pd

from .._data import Knowledge, Row, Words, derived, gettext as _, ngettext, number, percent
from ..errors import CalcikitError, one_of, show_usage
from .outcomes import CAVEAT, FEW, NO_EXAMPLE, malignancy_rate
from .studies import study_of
from .vocabulary import AXES

FILE = "evidence/prevalence.csv"
WOMEN = 1000


@dataclass(frozen=True, kw_only=True)
class PredictiveValue:
    """What a positive and a negative sign say at one prevalence.

    Attributes
    ----------
    sensitivity, specificity, prevalence : float
        As given.
    ppv, npv : float
        Malignant among those with the sign; not malignant among those without. NaN where nobody is.
    lr_positive, lr_negative : float
        By how much the odds change with the sign, and without it; they do not depend on the prevalence.
    true_positive, false_positive, false_negative, true_negative : int
        The same as women among 1,000; they add up to 1,000.

    Examples
    --------
    >>> print(predictive_value(sensitivity=0.9, specificity=0.9, prevalence=0.01))
    Of 1,000 women, 10 have a cancer. 9 of them show the sign, and so do 99 of the 990 others: 9 of 108 with
    the sign (8.3%) have a cancer. Of the 892 without it, 1 has.
    """

    sensitivity: float
    specificity: float
    prevalence: float
    ppv: float
    npv: float
    lr_positive: float
    lr_negative: float
    true_positive: int
    false_positive: int
    false_negative: int
    true_negative: int

    def __str__(self) -> str:
        diseased, healthy = self.true_positive + self.false_negative, self.false_positive + self.true_negative
        shown, missed = self.true_positive + self.false_positive, self.false_negative
        share = _("nobody shows it") if self.ppv != self.ppv else percent(self.ppv, 1)
        if shown and abs(self.true_positive / shown - self.ppv) >= 0.005:
            share = _("{share} before rounding to whole women", share=share)
        return _(
            "Of {women} women, {diseased} have a cancer. {true_positive} of them show the sign, and so do "
            "{false_positive} of the {healthy} others: {true_positive} of {shown} with the sign "
            "({share}) have a cancer. Of the {without} without it, {missed}.",
            women=number(WOMEN),
            diseased=diseased,
            true_positive=self.true_positive,
            false_positive=self.false_positive,
            healthy=healthy,
            shown=shown,
            share=share,
            without=missed + self.true_negative,
            missed=ngettext("1 has", "{n} have", missed),
        )


@show_usage
def predictive_value(*, sensitivity: float, specificity: float, prevalence: float) -> PredictiveValue:
    """Return predictive values, likelihood ratios and natural frequencies among 1,000 women.

    Parameters
    ----------
    sensitivity, specificity, prevalence : float
        Shares from 0 to 1.

    Returns
    -------
    PredictiveValue
        Shares from 0 to 1, ratios, and whole women among 1,000.

    Raises
    ------
    CalcikitError
        If one of them is not a share.

    Examples
    --------
    The same sign in a clinic where half have a cancer, and at screening:

    >>> round(predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.5).ppv, 2)
    0.78
    >>> round(predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.01).ppv, 2)
    0.03
    """
    for name, share in (
        ("sensitivity", sensitivity),
        ("specificity", specificity),
        ("prevalence", prevalence),
    ):
        check_share(name, share)
    diseased = round(WOMEN * prevalence)
    shown, spared = round(diseased * sensitivity), round((WOMEN - diseased) * specificity)
    hit, false_alarm = prevalence * sensitivity, (1 - prevalence) * (1 - specificity)
    missed, cleared = prevalence * (1 - sensitivity), (1 - prevalence) * specificity
    return PredictiveValue(
        sensitivity=sensitivity,
        specificity=specificity,
        prevalence=prevalence,
        ppv=_part(hit, hit + false_alarm),
        npv=_part(cleared, missed + cleared),
        lr_positive=_part(sensitivity, 1 - specificity),
        lr_negative=_part(1 - sensitivity, specificity),
        true_positive=shown,
        false_positive=WOMEN - diseased - spared,
        false_negative=diseased - shown,
        true_negative=spared,
    )


def check_share(name: str, value: float) -> None:
    """Refuse what is no share from 0 to 1, such as a number of per cent."""
    if not isinstance(value, Real) or isinstance(value, bool):
        raise CalcikitError(f"{name} is a share from 0 to 1, got {value!r}")
    if not 0 <= value <= 1:
        hint = (
            _("; for {value}% write {value2}", value=f"{value:g}", value2=f"{value / 100:g}")
            if 1 < value <= 100
            else ""
        )
        raise CalcikitError(f"{name} is a share from 0 to 1, got {value!r}{hint}")


def _part(part: float, whole: float) -> float:
    if whole:
        return part / whole
    return float("inf") if part else float("nan")


@show_usage
def likelihood_ratios(
    by: str | Sequence[str] = "morphology", *, knowledge: Knowledge | None = None
) -> pd.DataFrame:
    """Return for each term how much it moves the odds among what was worked up in the outcome file.

    With what was never recalled the harmless shapes would look clearer than anybody proved.

    Parameters
    ----------
    by : str or sequence of str
        ``morphology``, ``distribution``, or both.

    Returns
    -------
    DataFrame
        ``malignant`` and ``others`` with the term, ``ratio`` with its 95% interval, masked below ten lesions,
        and ``rate``, the share of malignant lesions in the file. A ratio survives a change of prevalence; it
        does not survive a change of patients or of the reader's habits.

    Examples
    --------
    >>> float(likelihood_ratios("morphology").loc["fine_linear_branching", "ratio"].round(1))
    4.5
    """
    several: Sequence[Any] = by if isinstance(by, Sequence) and not isinstance(by, str) else [by]
    for name in several:
        one_of("column to split by", name, AXES)
    counts = malignancy_rate(by, worked_up=True, knowledge=knowledge)
    total, counts = counts.iloc[-1], counts.iloc[:-1]
    diseased, healthy = int(total["malignant"]), int(total["n"] - total["malignant"])
    table = counts[["malignant"]].assign(others=counts["n"] - counts["malignant"], rate=counts["rate"])
    found = [
        _ratio(malignant, diseased, others, healthy) if malignant + others >= FEW else (None,) * 3
        for malignant, others in zip(table["malignant"], table["others"], strict=True)
    ]
    table[["ratio", "low", "high"]] = pd.DataFrame(found, index=table.index, dtype=float)
    table["note"] = counts["note"].where(counts["n"] > 0, _(NO_EXAMPLE))
    table.attrs["caption"] = _(CAVEAT)
    return table


def _ratio(malignant: int, diseased: int, others: int, healthy: int) -> tuple[float, float, float]:
    """Ratio of two shares with the log interval; half a case is added where a cell is empty."""
    from statsmodels.stats.proportion import confint_proportions_2indep

    method = "log-adjusted" if 0 in (malignant, others) else "log"
    low, high = confint_proportions_2indep(
        malignant, diseased, others, healthy, compare="ratio", method=method
    )
    ratio = _part(malignant / diseased, others / healthy)
    return ratio, min(ratio, float(low)), max(ratio, float(high))


class _Setting(Row):
    id: str
    label: Words
    source: str
    caveat: Words


@show_usage
def prevalence_by_setting(knowledge: Knowledge | None = None) -> pd.DataFrame:
    """Return how common cancer was among calcifications in published settings.

    Examples
    --------
    >>> float(prevalence_by_setting().loc["abnormal_screening", "prevalence"])
    0.127
    """
    table = _settings(knowledge).copy()
    table.attrs["caption"] = _("How common cancer was among calcifications: it depends on who was counted")
    return table


@derived
def _settings(knowledge: Knowledge) -> pd.DataFrame:
    rows = []
    for row in knowledge.rows(FILE, _Setting):
        study = study_of(knowledge, FILE, row.id, row.source)
        rows.append(
            {
                "setting": row.id,
                "label": row.label,
                "prevalence": study.rate,
                "malignant": study.malignant,
                "n": study.n,
                "population": study.population,
                "caveat": row.caveat,
                "cite": study.cite,
            }
        )
    return pd.DataFrame(rows).set_index("setting")
