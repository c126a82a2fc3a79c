"""Calcified vessels: long winding tubes whose walls hold patches of calcium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .ducts import smooth_noise
from .geometry import BLOCK, Pose
from .linear_particles import from_runs, runs
from .point_particles import Walls
from .projection import ParticleSet

if TYPE_CHECKING:
    from .arrangement import Arrangement
    from .particle_rng import ParticleRng

__all__ = ["vascular"]

_NUMBER = {"grouped": 1, "linear": 1, "segmental": 3, "regional": 3, "diffuse": 4}
_REACH = {"grouped": 0.17, "linear": 0.34, "segmental": 0.42, "regional": 0.24, "diffuse": 0.5}
_APART = {"regional": 7.0, "diffuse": 13.0}
_SAMPLES = 720
_WALL = 0.08
_WAVES = (0.3, 0.6, 0.6, 0.55, 0.5, 0.45, 0.4)
"""How much the cover of the wall varies along the vessel: its mean, then its waves around."""


def vascular(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return plaques in the walls of long winding vessels: two broken parallel tracks."""
    paths, radius, extent = _vessels(rng.generator, spots.where, spots.distribution, spots.centre)
    rows, samples = radius.shape
    burden = smooth_noise(rng.generator, rows, samples, 9.0)
    owner, number = runs(extent & (burden > -1.2))
    sizes = np.repeat(_WAVES, 2)[1:].astype(np.float32)
    waves = smooth_noise(rng.generator, rows * len(sizes), samples, 46.0).astype(np.float32)
    cover = waves.reshape(rows, len(sizes), samples).transpose(0, 2, 1) * sizes
    cover[..., 0] += 0.6 * burden
    walls = Walls(owner, paths, radius, cover, _WALL)
    table = from_runs("vascular", paths, radius, owner, number, walls)
    soft = tuple(np.concatenate([paths, radius[..., None]], axis=2))
    return ParticleSet(table.shape, table.size, 0.12 + 0 * table.size, table.centre, (), (walls,), soft)


def _vessels(
    rng: np.random.Generator, where: Pose, distribution: str, centre: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the vessels of a patch: paths from edge to edge, radius, and where the wall may hold calcium."""
    count, along = _NUMBER[distribution], np.linspace(-0.5, 0.5, _SAMPLES)
    way = where.towards_nipple(centre) + rng.uniform(-0.45, 0.45, 3)
    straight = 1.16 * along[:, None] * BLOCK * (way / np.linalg.norm(way))
    wiggle = np.stack([smooth_noise(rng, count, _SAMPLES, 6.0) * s for s in (0.5, 1.15, 1.0)], axis=2)
    wiggle += np.stack([smooth_noise(rng, count, _SAMPLES, 1.4) * s for s in (0.5, 3.2, 2.4)], axis=2)
    wiggle -= wiggle[:, _SAMPLES // 2, None]
    gap = _APART.get(distribution, 0.0) * (np.arange(count) - (count - 1) / 2)
    paths = centre + straight + wiggle + (gap[:, None] * (0.1, 1.0, 0.8))[:, None]
    radius = rng.uniform(0.7, 1.05, (count, 1)) * np.linspace(1.1, 0.8, _SAMPLES)
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
