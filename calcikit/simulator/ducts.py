"""Duct trees in three dimensions: one lobe is one tree, a wedge with its tip at the nipple."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .geometry import unit

PRUNED = 0.12
"""Chance that a branch after the second generation is missing, with all beyond it."""

_SAMPLES = 16


@dataclass(frozen=True)
class Ducts:
    """Branches of one or more duct trees.

    Attributes
    ----------
    paths : ndarray
        Branches by samples by 3, in mm, each from the nipple side outwards.
    generation : ndarray
        How many forks lie before each branch.
    """

    paths: np.ndarray
    generation: np.ndarray

    @property
    def lengths(self) -> np.ndarray:
        """Length of each branch, in mm."""
        return np.linalg.norm(np.diff(self.paths, axis=1), axis=2).sum(1)

    def at(self, branch: np.ndarray, fraction: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return points and unit headings at a fraction of the way along branches."""
        last = self.paths.shape[1] - 1
        spot = np.clip(fraction, 0, 0.9999) * last
        low = spot.astype(int)
        t = (spot - low)[:, None]
        before, start, stop, after = (self.paths[branch, np.clip(low + k, 0, last)] for k in (-1, 0, 1, 2))
        bend = (2 * before - 5 * start + 4 * stop - after) + t * (3 * (start - stop) + after - before)
        place = start + 0.5 * t * (stop - before + t * bend)
        heading = 0.5 * (stop - before) + t * (bend + 0.5 * t * (3 * (start - stop) + after - before))
        return place, unit(heading)


def frame(axis: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return two unit vectors at right angles to `axis` (any leading shape) and to each other."""
    helper = np.where(np.abs(axis[..., 2:3]) < 0.9, (0.0, 0.0, 1.0), (0.0, 1.0, 0.0))
    first = np.cross(axis, helper)
    first = unit(first)
    return first, np.cross(axis, first)


@lru_cache(maxsize=64)
def _knot_weights(knots: int, samples: int) -> np.ndarray:
    """Return the cubic weights that run a smooth curve near `knots` random values."""
    gap = np.abs(np.linspace(1, knots - 2, samples)[None, :] - np.arange(knots)[:, None])
    near = (4 - 6 * gap**2 + 3 * gap**3) / 6
    far = np.clip(2 - gap, 0, None) ** 3 / 6
    weights = np.where(gap < 1, near, far)
    return weights / np.sqrt((weights**2).sum(0))


def smooth_noise(rng: np.random.Generator, rows: int, samples: int, waves: float) -> np.ndarray:
    """Return rows of smooth noise of unit variance that wiggles about `waves` times along the row."""
    knots = max(5, round(2.5 * waves) + 3)
    return rng.standard_normal((rows, knots)) @ _knot_weights(knots, samples)


def duct_tree(
    rng: np.random.Generator,
    tip: np.ndarray,
    middle: np.ndarray,
    *,
    reach: float,
    width: float,
    generations: int = 6,
    wander: float = 0.05,
) -> Ducts:
    """Grow a binary tree from near `tip` through `middle`.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    tip, middle : ndarray
        Tip of the wedge (the nipple) and the middle of the tree, in mm.
    reach : float
        Length of the tree along its axis, in mm.
    width : float
        Full width of the far end, in mm.
    generations : int
        Number of generations of branches.
    wander : float
        Sideways wander as a part of the branch length.
    """
    axis = middle - tip
    distance = np.linalg.norm(axis)
    axis /= distance
    sides = np.stack(frame(axis))
    share = 0.80 ** np.arange(generations)
    steps = reach * share / share.sum()
    start = np.array([[distance - 0.55 * reach, 0.0, 0.0]])
    half = 0.5 * width / (distance + 0.45 * reach)
    sector = np.array([[-half, half, -half, half]])
    paths, generation = [], []
    for number in range(generations):
        stop = np.concatenate(
            [
                start[:, :1] + steps[number] * rng.uniform(0.8, 1.2, (len(start), 1)),
                sector.reshape(-1, 2, 2).mean(2)
                + 0.25 * half / 2 ** (number / 2) * rng.uniform(-1, 1, (len(start), 2)),
            ],
            axis=1,
        )
        paths.append(_branches(rng, start, stop, tip, axis, sides, wander * steps[number]))
        generation.append(np.full(len(start), number))
        keep = np.repeat(rng.random(len(start)) > (PRUNED if number > 1 else 0), 2)
        start, sector = np.repeat(stop, 2, 0)[keep], _split(sector, number % 2)[keep]
        if not len(start):
            break
    return Ducts(np.concatenate(paths), np.concatenate(generation))


def _split(sector: np.ndarray, across: int) -> np.ndarray:
    """Cut each angular sector in two, across one of its two directions."""
    halves = np.repeat(sector, 2, 0)
    middle = 0.5 * (sector[:, 2 * across] + sector[:, 2 * across + 1])
    halves[0::2, 2 * across + 1] = middle
    halves[1::2, 2 * across] = middle
    return halves


def _branches(
    rng: np.random.Generator,
    start: np.ndarray,
    stop: np.ndarray,
    tip: np.ndarray,
    axis: np.ndarray,
    sides: np.ndarray,
    wander: float,
) -> np.ndarray:
    """Turn polar ends of branches into wandering paths."""
    along = np.linspace(0, 1, _SAMPLES)[None, :, None]
    ease = 0.35 * along + 0.65 * along * along * (3 - 2 * along)
    polar = start[:, None] + (stop - start)[:, None] * np.concatenate([along, ease, ease], axis=2)
    way = axis + polar[..., 1:] @ sides
    way = unit(way)
    size = wander * rng.standard_normal((len(start), 2, 2))
    waves = np.stack([np.sin(np.pi * along[0, :, 0]), np.sin(2 * np.pi * along[0, :, 0])])
    return tip + polar[..., :1] * way + np.einsum("bws,wt->bts", size, waves) @ sides


def forks(rng: np.random.Generator, joint: np.ndarray, back: np.ndarray, samples: int) -> np.ndarray:
    """Grow a fork at each joint: a stem that comes from `back` and two daughters of different lengths.

    Returns paths, first all stems, then all first and all second daughters.
    """
    count = len(joint)
    first, second = frame(back)
    turn = rng.uniform(0, 2 * np.pi, (count, 1))
    aside, across = np.cos(turn) * first + np.sin(turn) * second, np.cos(turn) * second - np.sin(turn) * first
    angle = np.radians(np.stack([np.zeros(count), *rng.uniform(14, 42, (2, count)) * ((1,), (-1,))]))
    length = rng.uniform(1.0, 2.6, (3, count))
    way = np.sin(angle)[..., None] * aside - np.cos(angle)[..., None] * back
    way[0] = back
    along = np.linspace(0, 1, samples)[None, :, None]
    bend = [rng.normal(0, 0.09, (3 * count, 1)) * np.sin(np.pi * k * along[..., 0]) for k in (1, 2)]
    straight = along * (way * length[..., None]).reshape(-1, 1, 3)
    sideways = bend[0][..., None] * np.tile(aside, (3, 1))[:, None]
    sideways += bend[1][..., None] * np.tile(across, (3, 1))[:, None]
    return np.tile(joint, (3, 1))[:, None] + straight + sideways
