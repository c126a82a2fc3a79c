"""Random numbers for particles, drawn so that a particle does not change when others come or go."""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from .geometry import unit


class ParticleRng:
    """Random numbers for `count` of at most `most` particles.

    Numbers are always drawn for `most` particles: the first ones stay the same when the count changes.
    """

    def __init__(self, generator: np.random.Generator, count: int, most: int) -> None:
        self.generator, self.count, self.most = generator, count, most

    def uniform(self, low: float, high: float, *more: int) -> np.ndarray:
        """Return numbers between `low` and `high`, one row a particle."""
        return low + (high - low) * self.generator.random((self.most, *more), dtype=np.float32)[: self.count]

    def normal(self, *more: int) -> np.ndarray:
        """Return standard normal numbers, one row a particle."""
        return self.generator.standard_normal((self.most, *more), dtype=np.float32)[: self.count]

    def sizes(self, median: float, spread: float, low: float, high: float) -> np.ndarray:
        """Return log-normal sizes kept between `low` and `high`."""
        return np.clip(median * np.exp(spread * self.normal()), low, high)

    def planes(self, number: int, low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
        """Return random cutting planes: normals and heights."""
        normal = self.normal(number, 3)
        return unit(normal), self.uniform(low, high, number)

    def turns(self) -> np.ndarray:
        """Return random rotation matrices."""
        quaternions = self.generator.standard_normal((self.most, 4))
        return Rotation.from_quat(quaternions, scalar_first=True).as_matrix()[: self.count]
