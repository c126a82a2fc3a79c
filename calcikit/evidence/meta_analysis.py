"""Random-effects pooling of rates by statsmodels, and the refusal to pool what must not be mixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .._data import N_, gettext as _, ngettext, number
from ..errors import CalcikitError, show_usage
from .intervals import Interval, clopper_pearson_interval, format_count
from .studies import POPULATIONS, Study

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

NEVER = {
    "synthesis": "a synthesis already holds other rows of this table",
    "not_a_rate": "it is a share of cancers and not of lesions",
    "all_findings": "it counts masses and other findings with the calcifications",
    "same_lesions": "it is one of several readings of the same lesions",
    "dcis_only": "it leaves out the invasive cancers",
}


@dataclass(frozen=True, kw_only=True)
class Sample:
    """The lesions one study brings to a pool.

    Examples
    --------
    >>> from calcikit.evidence import named_pool
    >>> named_pool("amorphous_grouped").samples[0].study
    'Berg 2001'
    """

    study: str
    cite: str
    population: str
    n: int
    malignant: int
    rebuilt: bool


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """A pooled rate with all that belongs beside it; shares run from 0 to 1.

    Attributes
    ----------
    label : str
        What was pooled.
    samples : tuple of Sample
        One a study.
    rate, low, high : float
        The pooled rate and its 95% interval.
    i2 : float or None
        Share of the spread between studies that chance does not explain; None with one study or no events.
    prediction : Interval or None
        Where a new, similar centre's rate would be expected; None below three studies or with no events.
    method : str
        ``random effects`` or ``exact interval``.
    caveats : tuple of str
        What to say with the number.
    left_out : tuple of str
        Rows without counts, and why.

    Examples
    --------
    >>> from calcikit.evidence import named_pool
    >>> found = named_pool("amorphous_grouped")
    >>> f"{found.malignant} of {found.n}: {100 * found.rate:.1f}%"
    '60 of 885: 6.8%'
    """

    label: str
    samples: tuple[Sample, ...]
    rate: float
    low: float
    high: float
    i2: float | None
    prediction: Interval | None
    method: str
    caveats: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def k(self) -> int:
        """How many studies."""
        return len(self.samples)

    @property
    def n(self) -> int:
        """How many lesions."""
        return sum(sample.n for sample in self.samples)

    @property
    def malignant(self) -> int:
        """How many of them malignant."""
        return sum(sample.malignant for sample in self.samples)

    @property
    def rebuilt(self) -> int:
        """How many studies bring counts rebuilt from percentages."""
        return sum(sample.rebuilt for sample in self.samples)

    @property
    def populations(self) -> tuple[str, ...]:
        """Who was counted."""
        return tuple(dict.fromkeys(sample.population for sample in self.samples))

    @property
    def interval(self) -> Interval:
        """The 95% interval."""
        return Interval(self.low, self.high)

    @property
    def studied(self) -> str:
        """A single study by its name, several by their number."""
        return self.samples[0].study if self.k == 1 else _("{k} studies", k=self.k)

    @property
    def expectation(self) -> str:
        """Where the rate of a new centre would be expected, as a sentence; empty where that is not known."""
        if self.prediction is None:
            return ""
        low, high = (f"{100 * share:.0f}" for share in self.prediction)
        return _("A new, similar centre: {low} to {high}% (95% prediction interval).", low=low, high=high)

    def __str__(self) -> str:
        share = {"label": self.label, "rate": number(100 * self.rate, 1), "interval": self.interval}
        counts = format_count(self.malignant, self.n)
        said = _(
            "{label}: {rate}% malignant, 95% interval {interval} ({counts}; {populations}; {method}).",
            counts=_("{n} in {studied}", n=counts, studied=ngettext("1 study", "{n} studies", self.k)),
            populations=", ".join(map(_, self.populations)),
            method=_(self.method),
            **share,
        )
        i2 = "" if self.i2 is None else f"I² {100 * self.i2:.0f}%."
        return " ".join(filter(None, [said, i2, self.expectation, *self.caveats]))


@show_usage
def pool_rates(frame: pd.DataFrame, *, override_reason: str = "") -> Pooled:
    """Pool the rows of :func:`studies` (random effects on logits, DerSimonian-Laird).

    Parameters
    ----------
    frame : DataFrame
        Rows of :func:`studies`. Those without counts are left out, and named in ``left_out``.
    override_reason : str, optional
        Your reason to mix populations; it is kept in ``caveats``. Without a reason they are not mixed.

    Returns
    -------
    Pooled
        Half a case is added to empty cells. One study, or no events at all: the exact interval.

    Raises
    ------
    CalcikitError
        If the rows must not be mixed; the message says why and what to do.

    Examples
    --------
    >>> from calcikit.evidence import studies
    >>> found = studies(morphology="amorphous", distribution="grouped", axis="combination")
    >>> pool_rates(found[found.population == "biopsied"]).k
    4
    >>> pool_rates(found)
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: these populations must not be mixed: ...
    """
    if "counts" not in getattr(frame, "columns", ()):
        raise CalcikitError("what is pooled are studies; type ck.pool_rates(ck.evidence.studies())")
    rows = [*frame.astype(object).where(frame.notna(), None).itertuples(index=False)]
    return pool_studies(rows, override_reason=override_reason)


def pool_studies(
    rows: Iterable[Study | Any], *, override_reason: str = "", label: str = "", caveat: str = ""
) -> Pooled:
    """Pool rows of the table of studies; as :func:`pool_rates`."""
    given = tuple(rows)
    countable = [row for row in given if row.counts is not None]
    left_out = tuple(
        f"{row.id}: {'a synthesis of studies' if 'synthesis' in row.flags else 'no counts'}"
        for row in given
        if row.counts is None
    )
    if not countable:
        named = "; ".join(left_out) or "the table is empty"
        raise CalcikitError(f"nothing to pool: {named}. Rows with counts: studies(counts='printed').")
    by_source = {row.cite: [other for other in countable if other.cite == row.cite] for row in countable}
    _check_poolable(countable, by_source.values(), override_reason)
    samples = tuple(_sample(part) for part in by_source.values())
    mixed = len({sample.population for sample in samples}) > 1
    reason = _("Populations are mixed here: {reason}.", reason=override_reason) if mixed else ""
    return Pooled(
        label=label or _("Pooled"),
        samples=samples,
        caveats=tuple(filter(None, (reason, caveat))),
        left_out=left_out,
        **_combined(samples),
    )


def _sample(part: Sequence[Study]) -> Sample:
    """Add up the disjoint rows of one study."""
    return Sample(
        study=part[0].study,
        cite=part[0].cite,
        population=part[0].population,
        n=sum(int(row.n or 0) for row in part),
        malignant=sum(int(row.malignant or 0) for row in part),
        rebuilt=any(row.counts == "rebuilt" for row in part),
    )


def _check_poolable(rows: Sequence[Study], by_source: Iterable[Sequence[Study]], reason: str) -> None:
    for row in rows:
        for flag in filter(NEVER.__contains__, row.flags):
            raise CalcikitError(f"{row.id} cannot be pooled: {NEVER[flag]}. Leave it out.")
    for part in by_source:
        _check_counted_once(part)
    scales = [*dict.fromkeys(row.scale for row in rows if row.scale)]
    if len(scales) > 1:
        raise CalcikitError(
            f"categories of different scales must not be mixed: {', '.join(scales)}. "
            "A Japanese or Australian 3 is not a BI-RADS 3."
        )
    if not reason.strip():
        _check_one_population(rows)


def _check_counted_once(part: Sequence[Study]) -> None:
    """One study may bring several rows only if they are parts of one division of its lesions."""
    slices, ids = dict.fromkeys(row.slice for row in part), [row.id for row in part]
    if len(slices) > 1 or len({*ids}) < len(ids):
        raise CalcikitError(
            f"these rows of {part[0].study} count the same lesions more than once: {', '.join(ids)}. "
            f"Keep the rows of one slice ({', '.join(slices)})."
        )


def _check_one_population(rows: Sequence[Study]) -> None:
    populations = dict.fromkeys(row.population for row in rows)
    if len(populations) > 1:
        who = {name: dict.fromkeys(r.study for r in rows if r.population == name) for name in populations}
        listed = "; ".join(f"{name} = {POPULATIONS[name]} ({', '.join(who[name])})" for name in populations)
        raise CalcikitError(
            f"these populations must not be mixed: {listed}. The same calcifications are malignant far more "
            "often among lesions chosen for biopsy, so the mixture describes nobody. Choose one, such as "
            "studies(population='biopsied'), or give your reason in override_reason='...'."
        )


def _combined(samples: Sequence[Sample]) -> dict[str, Any]:
    n = np.array([sample.n for sample in samples], dtype=float)
    malignant = np.array([sample.malignant for sample in samples], dtype=float)
    total, cancers = int(n.sum()), int(malignant.sum())
    if len(samples) == 1 or cancers in (0, total):
        low, high = clopper_pearson_interval(cancers, total)
        shares = {"rate": cancers / total, "low": low, "high": high}
        return {**shares, "i2": None, "prediction": None, "method": N_("exact interval")}
    half = 0.5 * ((malignant == 0) | (malignant == n))
    cases, others = malignant + half, n - malignant + half
    return _random_effects(np.log(cases / others), 1 / cases + 1 / others)


def _random_effects(effect: NDArray[np.float64], variance: NDArray[np.float64]) -> dict[str, Any]:
    from scipy.special import expit
    from scipy.stats import t
    from statsmodels.stats.meta_analysis import combine_effects

    # A negative moment estimate of the variance between studies counts as none.
    with np.errstate(invalid="ignore"):
        found = combine_effects(effect, variance, method_re="chi2")
        within, between = found.conf_int()[:2]
    spread = found.tau2 > 0
    centre = found.mean_effect_re if spread else found.mean_effect_fe
    error = found.sd_eff_w_re if spread else found.sd_eff_w_fe
    low, high = (float(end) for end in expit(between if spread else within))
    prediction = None
    if len(effect) > 2:
        reach = t.isf(0.025, len(effect) - 2) * np.sqrt(max(found.tau2, 0) + error**2)
        prediction = Interval(float(expit(centre - reach)), float(expit(centre + reach)))
    shares = {"rate": float(expit(centre)), "low": low, "high": high, "i2": max(0.0, float(found.i2))}
    return {**shares, "prediction": prediction, "method": N_("random effects")}
