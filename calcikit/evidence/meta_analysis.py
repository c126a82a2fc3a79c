"""Random-effects pooling of rates, and the refusal to pool what must not be mixed.

The pooling is `statsmodels.stats.meta_analysis.combine_effects`: statsmodels is the long-kept home of such
methods in Python, tested against R; scipy has none, and PythonMeta is hardly kept up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from ..errors import CalcikitError, DataError, UnknownTerm
from ..lexicon import lexicon
from .intervals import Interval, clopper_pearson_interval
from .mixing import check_poolable
from .reading import EMPTY, known, number, read_rows
from .result import Pooled, Sample
from .studies import studies

__all__ = ["named_pool", "pool_rates", "pooled_rates"]

POOLS = "evidence/pools.csv"
COLUMNS = (
    "id",
    "label",
    "morphology",
    "distribution",
    "category",
    "atlas_percent",
    "despite",
    "caveat",
    "rows",
)


def pool_rates(
    frame: pd.DataFrame, *, override_reason: str = "", label: str = "Pooled", caveat: str = ""
) -> Pooled:
    """Pool the rows of :func:`studies` (random effects on logits, DerSimonian-Laird).

    Parameters
    ----------
    frame : DataFrame
        Rows of :func:`studies`. Those without counts are left out, and named in ``left_out``.
    override_reason : str, optional
        Your reason to mix populations; it is kept in ``caveats``. Without a reason they are not mixed.
    label, caveat : str, optional
        What to call the result, and what to say with it.

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
    >>> found = studies(morphology="amorphous", distribution="grouped", axis="combination")
    >>> pool_rates(found[found.population == "biopsied"]).k
    4
    >>> pool_rates(found)
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: these populations must not be mixed: ...
    """
    countable = frame[frame["counts"].notna()]
    without = frame[frame["counts"].isna()]
    left_out = tuple(
        f"{name}: {'a synthesis of studies' if 'synthesis' in flags else 'no counts'}"
        for name, flags in zip(without["id"], without["flags"], strict=True)
    )
    if countable.empty:
        named = "; ".join(left_out) or "the table is empty"
        raise CalcikitError(f"nothing to pool: {named}. Rows with counts: studies(counts='printed').")
    check_poolable(countable, override_reason)
    samples = _samples(countable)
    mixed = len({sample.population for sample in samples}) > 1
    caveats = (f"Populations are mixed here: {override_reason}." if mixed else "", caveat)
    rate, interval, i2, prediction, method = _combine(samples)
    return Pooled(
        label=label,
        samples=samples,
        rate=rate,
        low=interval.low,
        high=interval.high,
        i2=i2,
        prediction=prediction,
        method=method,
        caveats=tuple(filter(None, caveats)),
        left_out=left_out,
    )


def _samples(rows: pd.DataFrame) -> tuple[Sample, ...]:
    """Add up the disjoint rows of each study."""
    return tuple(
        Sample(
            study=part["study"].iloc[0],
            cite=str(cite),
            population=part["population"].iloc[0],
            n=int(part["n"].sum()),
            malignant=int(part["malignant"].sum()),
            rebuilt=bool((part["counts"] == "rebuilt").any()),
        )
        for cite, part in rows.groupby("cite", sort=False)
    )


def _combine(samples: Sequence[Sample]) -> tuple[float, Interval, float | None, Interval | None, str]:
    n = np.array([sample.n for sample in samples], dtype=float)
    malignant = np.array([sample.malignant for sample in samples], dtype=float)
    total, cancers = int(n.sum()), int(malignant.sum())
    if len(samples) == 1 or cancers in (0, total):
        return cancers / total, clopper_pearson_interval(cancers, total), None, None, "exact interval"
    empty = (malignant == 0) | (malignant == n)
    cases, others = malignant + 0.5 * empty, n - malignant + 0.5 * empty
    return _random_effects(np.log(cases / others), 1 / cases + 1 / others)


def _random_effects(
    effect: np.ndarray, variance: np.ndarray
) -> tuple[float, Interval, float | None, Interval | None, str]:
    from scipy.special import expit
    from scipy.stats import t
    from statsmodels.stats.meta_analysis import combine_effects

    with np.errstate(
        invalid="ignore"
    ):  # a negative moment estimate of the variance between studies counts as none
        found = combine_effects(effect, variance, method_re="chi2")
        within, between = found.conf_int()[:2]
    spread = found.tau2 > 0
    centre = found.mean_effect_re if spread else found.mean_effect_fe
    error = found.sd_eff_w_re if spread else found.sd_eff_w_fe
    interval = Interval(*(float(end) for end in expit(between if spread else within)))
    prediction = None
    if len(effect) > 2:
        reach = t.isf(0.025, len(effect) - 2) * np.sqrt(max(found.tau2, 0) + error**2)
        prediction = Interval(float(expit(centre - reach)), float(expit(centre + reach)))
    return float(expit(centre)), interval, max(0.0, float(found.i2)), prediction, "random effects"


@cache
def _pools() -> dict[str, dict[str, str]]:
    rows = {row["id"]: row for row in read_rows(POOLS, COLUMNS)}
    words = lexicon()
    for row in rows.values():
        number(POOLS, row, "atlas_percent", float)
        known(POOLS, row, "category", tuple(words.categories))
        for axis in ("morphology", "distribution"):
            for term in row[axis].split():
                known(POOLS, {**row, axis: term}, axis, words.attributes[axis].ids)
    return rows


@cache
def named_pool(name: str) -> Pooled:
    """Return a named pool of ``data/evidence/pools.csv``.

    Raises
    ------
    UnknownTerm
        If no pool has that name.

    Examples
    --------
    >>> print(named_pool("milk_of_calcium").low, round(named_pool("milk_of_calcium").high, 3))
    0.0 0.011
    """
    if name not in _pools():
        raise UnknownTerm("pool", name, _pools())
    row = _pools()[name]
    try:
        return pool_rates(
            studies(ids=row["rows"].split()),
            override_reason="" if row["despite"] == EMPTY else row["despite"],
            label=row["label"],
            caveat=row["caveat"],
        )
    except CalcikitError as error:
        raise DataError(POOLS, f"row {name}", str(error)) from None


def pooled_rates(*, morphology: str | None = None, distribution: str | None = None) -> pd.DataFrame:
    """Return the named pools as a table: shape, arrangement, both together, category.

    Parameters
    ----------
    morphology, distribution : str, optional
        Only the pools about this term; a pool about shape alone has no arrangement.

    Returns
    -------
    DataFrame
        One row a pool, none where nothing was pooled; shares run from 0 to 1. ``atlas`` is the figure quoted
        for the BI-RADS atlas, not checked by us.

    Examples
    --------
    >>> found = pooled_rates(morphology="amorphous", distribution="grouped")
    >>> int(found.loc["amorphous_grouped", "malignant"])
    60
    """
    words = lexicon().attributes
    for axis, term in (("morphology", morphology), ("distribution", distribution)):
        if term is not None and term not in words[axis].ids:
            raise UnknownTerm(axis, term, words[axis].ids)
    table = pd.DataFrame([_summary(name, row) for name, row in _pools().items()]).set_index("pool")
    about = [
        (morphology is None or morphology in row["morphology"].split())
        and (distribution is None or distribution in [*row["distribution"].split(), EMPTY])
        for row in _pools().values()
    ]
    table = table[about]
    table.attrs["caption"] = (
        "Pooled malignancy rates (random effects on logits); nearly all lesions were biopsied"
    )
    return table


def _summary(name: str, row: dict[str, str]) -> dict[str, Any]:
    found = named_pool(name)
    prediction = found.prediction or (None, None)
    atlas = number(POOLS, row, "atlas_percent", float)
    return {
        "pool": name,
        "label": found.label,
        "morphology": "" if row["morphology"] == EMPTY else row["morphology"],
        "distribution": "" if row["distribution"] == EMPTY else row["distribution"],
        "studies": found.k,
        "malignant": found.malignant,
        "n": found.n,
        "rate": found.rate,
        "low": found.low,
        "high": found.high,
        "i2": found.i2,
        "prediction_low": prediction[0],
        "prediction_high": prediction[1],
        "rebuilt": found.rebuilt,
        "population": ", ".join(found.populations),
        "category": None if row["category"] == EMPTY else row["category"],
        "atlas": None if atlas is None else atlas / 100,
        "caveat": " ".join(found.caveats),
        "about": row["caveat"],
        "rows": row["rows"],
    }
