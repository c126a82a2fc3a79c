"""Named intervals for a count of a count, from scipy."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scipy.stats import binomtest

from ..errors import CalcikitError

__all__ = ["Interval", "clopper_pearson_interval", "wilson_interval"]


class Interval(NamedTuple):
    """A 95 % interval of a share, from 0 to 1.

    Examples
    --------
    >>> print(Interval(0.207, 1.0))
    20.7 to 100.0 %
    """

    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.low:.1f} to {100 * self.high:.1f} %"


def wilson_interval(k: int, n: int) -> Interval:
    """Return the Wilson score interval (95 %, no continuity correction) of k among n.

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
    20.7 to 100.0 %
    """
    return _interval(k, n, "wilson")


def clopper_pearson_interval(k: int, n: int) -> Interval:
    """Return the exact (Clopper-Pearson) 95 % interval of k among n.

    Examples
    --------
    No event in 335 is not no risk:

    >>> print(clopper_pearson_interval(0, 335))
    0.0 to 1.1 %
    """
    return _interval(k, n, "exact")


def _interval(k: int, n: int, method: Literal["wilson", "exact"]) -> Interval:
    if k != int(k) or n != int(n):
        raise CalcikitError(f"an interval needs whole numbers, got {k!r} of {n!r}")
    if n < 1:
        raise CalcikitError(f"an interval needs at least one lesion, got {k} of {n}: there is no example")
    if not 0 <= k <= n:
        raise CalcikitError(f"{k} of {n} cannot be: give the malignant first, then all")
    found = binomtest(int(k), int(n)).proportion_ci(method=method)
    return Interval(float(found.low), float(found.high))
