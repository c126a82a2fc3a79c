"""Calcium too fine or too winding to be a solid: powder, filled tubes and the walls of vessels.

Each kind turns into points with mass on the image plane of a view: `points` returns their places (right and
up, in mm), their masses (attenuation times volume, in mm2) and their particle numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np

from .ducts import frame

if TYPE_CHECKING:
    from .geometry import View

__all__ = ["Grains", "Points", "Tubes", "Walls"]

Points = tuple[np.ndarray, np.ndarray, np.ndarray]


class _Owned:
    """Calcium whose parts carry the number of their particle, -1 where there is nothing."""

    owner: np.ndarray

    def renumbered(self, number: np.ndarray) -> Self:
        """Return it with new numbers for its particles; what gets -1 is gone."""
        owner = np.where(self.owner >= 0, number[self.owner], -1)
        return replace(self, owner=owner)  # type: ignore[type-var]


@dataclass(frozen=True)
class Grains(_Owned):
    """Points with mass.

    Attributes
    ----------
    owner : ndarray of int
        Particle of each grain.
    place : ndarray
        Places in mm of the world.
    mass : ndarray
        Attenuation times volume, in mm2.
    """

    owner: np.ndarray
    place: np.ndarray
    mass: np.ndarray

    def points(self, view: View, reach: float, pitch: float) -> Points:
        """Return the grains as they are."""
        kept = self.owner >= 0
        return view.project(self.place[kept]), self.mass[kept], self.owner[kept]


@dataclass(frozen=True)
class Tubes(_Owned):
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


@dataclass(frozen=True)
class Walls(_Owned):
    """Thin walls of tubes, covered in patches.

    Attributes
    ----------
    owner, paths, radius :
        As of `Tubes`.
    cover : ndarray
        Tubes by samples by 1 + 2 k: the mean cover of the wall, then the cosine and sine parts of its
        waves around; what is negative is bare.
    mass : float
        Attenuation times the thickness of a fully covered wall.
    """

    owner: np.ndarray
    paths: np.ndarray
    radius: np.ndarray
    cover: np.ndarray
    mass: float

    def points(self, view: View, reach: float, pitch: float) -> Points:
        """Return points over the shadow of the walls: the near and the far wall added up."""
        spot, low, part = _between(self.paths, 0.95 * pitch)
        paths = _mixed(self.paths, low, part)
        owner, cover = self.owner[:, spot], self.cover[:, spot].astype(np.float32)
        flat, out, length = _shadow(paths, view)
        tube, sample = np.nonzero((owner >= 0) & (np.abs(flat) < reach).all(2))
        number = max(8, int(np.ceil(2 * self.radius.max() / (0.95 * pitch))))
        edges = np.arccos(np.clip(1 - 2 * np.arange(number + 1) / number, -1, 1))
        turn, arc = (0.5 * (edges[1:] + edges[:-1])).astype(np.float32), np.diff(edges).astype(np.float32)
        first, second = frame(np.gradient(paths, axis=1)[tube, sample])
        out, radius, flat = out[tube, sample], self.radius[:, spot][tube, sample], flat[tube, sample]
        side = out @ view.axes[:2]
        start = np.arctan2((side * second).sum(1), (side * first).sum(1)).astype(np.float32)
        mass = _both_sides(cover[tube, sample], start, turn) * arc
        mass *= (self.mass * radius * length[tube, sample]).astype(np.float32)[:, None]
        row, column = np.nonzero(mass > 0.02 * self.mass * pitch**2)
        place = flat[row] + (radius[row] * np.cos(turn)[column])[:, None] * out[row]
        return place, mass[row, column], owner[tube, sample][row]


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


def _both_sides(cover: np.ndarray, start: np.ndarray, turn: np.ndarray) -> np.ndarray:
    """Return the cover of the near and far wall at angles `turn` from the direction `start`, added up."""
    waves = np.arange(1, (cover.shape[1] + 1) // 2)
    cos, sin = np.cos(start[:, None] * waves), np.sin(start[:, None] * waves)
    even = cover[:, 1::2] * cos + cover[:, 2::2] * sin
    odd = cover[:, 2::2] * cos - cover[:, 1::2] * sin
    mean = cover[:, :1] + even @ np.cos(waves[:, None] * turn)
    tilt = odd @ np.sin(waves[:, None] * turn)
    return np.clip(mean + tilt, 0, 1.1) + np.clip(mean - tilt, 0, 1.1)


def _shadow(paths: np.ndarray, view: View) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return paths on the image plane, the unit vectors across them, and the length of each sample."""
    step = np.gradient(paths, axis=1)
    along = view.project(step)
    out = np.stack([-along[..., 1], along[..., 0]], axis=2)
    size = np.linalg.norm(out, axis=2, keepdims=True)
    return view.project(paths), out / np.maximum(size, 1e-12), np.linalg.norm(step, axis=2)
