"""Calcified vessels: long winding tubes with granular plaques in both walls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .ducts import frame, smooth_noise
from .geometry import FIELD, Pose
from .point_particles import Grains
from .projection import ParticleSet

if TYPE_CHECKING:
    from .arrangement import Arrangement
    from .particle_rng import ParticleRng

_NUMBER = {"grouped": 1, "linear": 1, "segmental": 3, "regional": 3, "diffuse": 4}
_REACH = {"grouped": 0.11, "linear": 0.3, "segmental": 0.3, "regional": 0.2, "diffuse": 0.5}
_APART = {"regional": 7.0, "diffuse": 13.0}
_SAMPLES = 720
_PLAQUES = 170
"""Plaques along a vessel that is calcified from edge to edge."""
_GRANULES = 80
_HAZE = 0.05
"""Standard deviation of a granule, in mm."""


def vascular(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return plaques in the walls of winding vessels: granules of 0.2 to 0.6 mm on two broken tracks."""
    paths, radius, extent = _vessels(rng.generator, spots.where, spots.distribution, spots.centre)
    draw = rng.generator
    rows, samples = radius.shape
    burden = smooth_noise(draw, rows, samples, 9.0)
    burden += np.maximum(0.7 - burden[:, samples // 2, None], 0)
    row, spot = draw.integers(0, rows, _PLAQUES * rows), draw.integers(0, samples, _PLAQUES * rows)
    kept = extent[row, spot] & (burden[row, spot] > draw.uniform(-1.2, 0.8, len(row)))
    row, spot = row[kept], spot[kept]
    plaques = len(row)
    step = np.linalg.norm(np.gradient(paths, axis=1), axis=2)[row, spot]
    length = np.clip(0.55 * np.exp(0.55 * draw.standard_normal(plaques)), 0.15, 1.7)
    along = length[:, None] * draw.uniform(-0.5, 0.5, (plaques, _GRANULES)) / step[:, None]
    sample = np.clip(np.rint(spot[:, None] + along), 0, samples - 1).astype(int)
    first, second = (axis[row[:, None], sample] for axis in frame(np.gradient(paths, axis=1)))
    turn = draw.uniform(0, 2 * np.pi, (plaques, 1)) + 0.2 * draw.standard_normal((plaques, _GRANULES))
    wall = np.cos(turn)[..., None] * first + np.sin(turn)[..., None] * second
    middle = paths[row[:, None], sample] + 0.94 * radius[row[:, None], sample][..., None] * wall
    here = np.arange(_GRANULES) < np.ceil(_GRANULES * length / 1.7).clip(2)[:, None]
    owner = np.repeat(np.arange(plaques), here.sum(1))
    mass = np.exp(0.5 * draw.standard_normal(plaques))[owner] * draw.uniform(0.0005, 0.0035, len(owner))
    grains = Grains(owner, middle[here], mass, _HAZE)
    soft = tuple(np.concatenate([paths, radius[..., None]], axis=2))
    size, centre = np.maximum(length, 0.2), middle[:, 0]
    return ParticleSet(("vascular",) * plaques, size, np.full(plaques, 0.2), centre, (), (grains,), soft)


def _vessels(
    rng: np.random.Generator, where: Pose, distribution: str, centre: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the vessels of a patch: paths from edge to edge, radius, and where the wall may hold calcium."""
    count, along = _NUMBER[distribution], np.linspace(-0.5, 0.5, _SAMPLES)
    way = where.towards_nipple(centre) + rng.uniform(-0.45, 0.45, 3)
    straight = 1.16 * along[:, None] * FIELD * (way / np.linalg.norm(way))
    wiggle = np.stack([smooth_noise(rng, count, _SAMPLES, 6.0) * s for s in (0.5, 1.15, 1.0)], axis=2)
    wiggle += np.stack([smooth_noise(rng, count, _SAMPLES, 1.4) * s for s in (0.5, 3.2, 2.4)], axis=2)
    wiggle -= wiggle[:, _SAMPLES // 2, None]
    gap = _APART.get(distribution, 0.0) * (np.arange(count) - (count - 1) / 2)
    paths = centre + straight + wiggle + (gap[:, None] * (0.1, 1.0, 0.8))[:, None]
    radius = rng.uniform(0.62, 1.0, (count, 1)) * np.linspace(1.1, 0.85, _SAMPLES)
    extent = np.repeat((np.abs(along) < _REACH[distribution])[None], count, axis=0)
    if distribution == "segmental":
        _fork(paths, radius, extent)
    return paths, radius, extent


def _fork(paths: np.ndarray, radius: np.ndarray, extent: np.ndarray) -> None:
    """Let the second and third vessel leave the first at a third of its length, and drift apart."""
    joint = _SAMPLES // 3
    aside = np.linspace(0, 1, _SAMPLES - joint)[:, None] * (0, 11.0, 8.0) * np.array([[[1.0]], [[-1.0]]])
    paths[1:, joint:] += paths[0, joint] - paths[1:, joint, None] + aside
    paths[1:, :joint] = paths[0, :joint]
    extent[1:, :joint] = False
    radius[1:] *= np.where(np.arange(_SAMPLES) < joint, 0.0, 0.78)
