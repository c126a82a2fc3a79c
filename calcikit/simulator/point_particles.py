"""Calcium too fine or too winding to be a solid: powder and filled tubes.

Each kind turns into points with mass on the image plane of a view: `points` returns their places (right and
up, in mm), their masses (attenuation times volume, in mm2) and their particle numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from .geometry import View

Points = tuple[np.ndarray, np.ndarray, np.ndarray]


class _ParticleParts:
    """Calcium whose parts carry the number of their particle, -1 where there is nothing."""

    owner: np.ndarray

    def renumbered(self, number: np.ndarray) -> Self:
        """Return it with new numbers for its particles; what gets -1 is gone."""
        owner = np.where(self.owner >= 0, number[self.owner], -1)
        return replace(self, owner=owner)  # type: ignore[type-var]


@dataclass(frozen=True)
class Grains(_ParticleParts):
    """Points with mass.

    Attributes
    ----------
    owner : ndarray of int
        Particle of each grain.
    place : ndarray
        Places in mm of the world.
    mass : ndarray
        Attenuation times volume, in mm2.
    haze : float
        Standard deviation in mm of the cloud of finest powder that each point stands for.
    """

    owner: np.ndarray
    place: np.ndarray
    mass: np.ndarray
    haze: float = 0.0

    def points(self, view: View, reach: float, pitch: float) -> Points:
        """Return the grains as they are."""
        kept = self.owner >= 0
        return view.project(self.place[kept]), self.mass[kept], self.owner[kept]


@dataclass(frozen=True)
class Tubes(_ParticleParts):
    """Round tubes along paths, filled but for a hole along the middle.

    Attributes
    ----------
    owner : ndarray of int
        Tubes by samples: the particle that a stretch belongs to, -1 where the tube is empty.
    paths : ndarray
        Tubes by samples by 3, in mm.
    radius, mu : ndarray
        Tubes by samples: radius in mm, attenuation in 1/mm.
    hole : ndarray
        Radius of the hole as a part of the radius, one number a tube.
    """

    owner: np.ndarray
    paths: np.ndarray
    radius: np.ndarray
    mu: np.ndarray
    hole: np.ndarray
    haze = 0.0

    def points(self, view: View, reach: float, pitch: float) -> Points:
        """Return points over the shadow of the tubes: rows across, heavier where the beam passes more."""
        if not self.owner.size:
            return np.zeros((0, 2)), np.zeros(0), np.zeros(0, int)
        spot, low, part = _between(self.paths, 0.9 * pitch)
        paths, radius, mu = (_mixed(value, low, part) for value in (self.paths, self.radius, self.mu))
        owner = self.owner[:, spot]
        flat, out, length = _shadow(paths, view)
        number = max(3, int(np.ceil(2 * radius.max() / (0.9 * pitch))))
        across = (2 * np.arange(number) + 1) / number - 1
        hole = self.hole[:, None]
        chord = np.sqrt(1 - across**2) - hole * np.sqrt(
            np.clip(1 - (across / np.maximum(hole, 1e-6)) ** 2, 0, 1)
        )
        chord *= np.pi * (1 - hole**2) / chord.sum(1, keepdims=True)
        tube, sample = np.nonzero((owner >= 0) & (np.abs(flat) < reach).all(2))
        flat, out, wide = flat[tube, sample], out[tube, sample], radius[tube, sample]
        mass = (mu[tube, sample] * wide**2 * length[tube, sample])[:, None] * chord[tube]
        place = flat[:, None] + (wide[:, None] * across)[..., None] * out[:, None]
        return place.reshape(-1, 2), mass.ravel(), np.repeat(owner[tube, sample], number)


def _between(paths: np.ndarray, step: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return samples about `step` mm apart on the longest path: the nearest, the one before, and the rest."""
    longest = np.linalg.norm(np.diff(paths, axis=1), axis=2).sum(1).max()
    spot = np.linspace(0, paths.shape[1] - 1, max(8, int(longest / step)))
    low = np.minimum(spot.astype(int), paths.shape[1] - 2)
    return np.rint(spot).astype(int), low, spot - low


def _mixed(value: np.ndarray, low: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Return values between samples."""
    start = value[:, low]
    return start + part.reshape(-1, *(1,) * (value.ndim - 2)) * (value[:, low + 1] - start)


def _shadow(paths: np.ndarray, view: View) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return paths on the image plane, the unit vectors across them, and the length of each sample."""
    step = np.gradient(paths, axis=1)
    along = view.project(step)
    out = np.stack([-along[..., 1], along[..., 0]], axis=2)
    size = np.linalg.norm(out, axis=2, keepdims=True)
    return view.project(paths), out / np.maximum(size, 1e-12), np.linalg.norm(step, axis=2)
