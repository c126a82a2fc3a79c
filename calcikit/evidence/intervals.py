"""Named intervals for a count of a count, and the one way in which a share is put into words."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd

from .._data import gettext as _, number, percent
from ..errors import CalcikitError, show_usage

Method = Literal["wilson", "beta"]


class Interval(NamedTuple):
    """A 95% interval of a share, from 0 to 1.

    Examples
    --------
    >>> print(Interval(0.207, 1.0))
    20.7 to 100.0%
    """

    low: float
    high: float

    def __str__(self) -> str:
        return _("{low} to {high}", low=number(100 * self.low, 1), high=percent(self.high, 1))


@show_usage
def wilson_interval(k: int, n: int) -> Interval:
    """Return the Wilson score interval (95%, no continuity correction) of k among n.

    Parameters
    ----------
    k, n : int
        Malignant, and all.

    Raises
    ------
    CalcikitError
        If there is nothing to count or k does not fit into n.

    Notes
    -----
    It treats the n as independent. Several lesions of one woman are not, so it is then a little narrow.

    Examples
    --------
    One malignant of one says little:

    >>> print(wilson_interval(1, 1))
    20.7 to 100.0%
    """
    return _interval(k, n, "wilson")


@show_usage
def clopper_pearson_interval(k: int, n: int) -> Interval:
    """Return the exact (Clopper-Pearson) 95% interval of k among n.

    Examples
    --------
    No event in 335 is not no risk:

    >>> print(clopper_pearson_interval(0, 335))
    0.0 to 1.1%
    """
    return _interval(k, n, "beta")


def _interval(k: int, n: int, method: Method) -> Interval:
    if k != int(k) or n != int(n):
        raise CalcikitError(f"an interval needs whole numbers, got {k!r} of {n!r}")
    if n < 1:
        raise CalcikitError(f"an interval needs at least one lesion, got {k} of {n}: there is no example")
    if not 0 <= k <= n:
        raise CalcikitError(f"{k} of {n} cannot be: give the malignant first, then all")
    row = proportion_intervals(pd.Series([int(k)]), pd.Series([int(n)]), method).iloc[0]
    return Interval(float(row["low"]), float(row["high"]))


def proportion_intervals(k: pd.Series[int], n: pd.Series[int], method: Method = "wilson") -> pd.DataFrame:
    """Return the 95% intervals of two columns of counts.

    Parameters
    ----------
    k, n : Series of int
        Malignant, and all.
    method : {"wilson", "beta"}
        As :func:`statsmodels.stats.proportion.proportion_confint` calls them; ``beta`` is Clopper-Pearson.

    Returns
    -------
    DataFrame
        Columns ``low`` and ``high``, from 0 to 1, NaN where there is nothing to count; the index of `k`.

    Examples
    --------
    >>> proportion_intervals(pd.Series([19]), pd.Series([49])).round(3).values.tolist()
    [[0.264, 0.528]]
    """
    from statsmodels.stats.proportion import proportion_confint

    counted = n > 0
    ends = pd.DataFrame(float("nan"), index=k.index, columns=["low", "high"])
    low, high = proportion_confint(
        k[counted].to_numpy(dtype=float), n[counted].to_numpy(dtype=float), method=method
    )
    ends.loc[counted, "low"], ends.loc[counted, "high"] = low.clip(0, 1), high.clip(0, 1)
    return ends


@show_usage
def format_rate(k: int, n: int, interval: Interval | None = None) -> str:
    """Return a share in words: per cent to one place, its interval in brackets.

    Examples
    --------
    >>> format_rate(19, 49)
    '38.8% (26.4 to 52.8%)'
    >>> format_rate(0, 335, clopper_pearson_interval(0, 335))
    '0.0% (0.0 to 1.1%)'
    """
    return format_percent(k / n, interval or wilson_interval(k, n))


def format_percent(rate: float, interval: Interval) -> str:
    """Return a rate that is no plain count of a count, such as a pooled one, in the same words.

    Examples
    --------
    >>> format_percent(0.083, Interval(0.046, 0.145))
    '8.3% (4.6 to 14.5%)'
    """
    return f"{percent(rate, 1)} ({interval})"


def format_count(k: int, n: int) -> str:
    """Return a count of a count in words.

    Examples
    --------
    >>> format_count(1234, 5678)
    '1,234 of 5,678'
    """
    return _("{k} of {n}", k=number(k), n=number(n))
