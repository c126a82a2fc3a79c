"""A pooled rate with all that belongs beside it."""

from __future__ import annotations

from dataclasses import dataclass

from .intervals import Interval

__all__ = ["Pooled", "Sample"]


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
        The pooled rate and its 95 % interval.
    i2 : float or None
        Share of the spread between studies that chance does not explain; None with one study or no events.
    prediction : Interval or None
        Where the rate of a new, similar centre would be expected; None with fewer than three studies or no
        events.
    method : str
        ``random effects`` or ``exact``.
    caveats : tuple of str
        What to say with the number.
    left_out : tuple of str
        Rows without counts, with the reason.

    Examples
    --------
    >>> from calcikit.evidence import named_pool
    >>> found = named_pool("amorphous_grouped")
    >>> f"{found.malignant} of {found.n}: {100 * found.rate:.1f} %"
    '60 of 885: 6.8 %'
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

    def __str__(self) -> str:
        studied = "1 study" if self.k == 1 else f"{self.k} studies"
        parts = [
            f"{self.label}: {100 * self.rate:.1f} % malignant, 95 % interval {Interval(self.low, self.high)} "
            f"({self.malignant:,} of {self.n:,} in {studied}; {', '.join(self.populations)}; {self.method})."
        ]
        if self.i2 is not None:
            parts.append(f"I² {100 * self.i2:.0f} %.")
        if self.prediction:
            low, high = (f"{100 * share:.0f}" for share in self.prediction)
            parts.append(f"A new, similar centre would be expected between {low} and {high} %.")
        return " ".join([*parts, *self.caveats])
