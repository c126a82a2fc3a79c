"""Lines of tissue in three dimensions: ligaments, ducts with their sleeves, vessels."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from .ducts import duct_tree, smooth_noise
from .geometry import BLOCK, Pose, View, stream

__all__ = ["GRID", "STEP", "lines", "strand_layer"]

STEP = 0.2
"""Step of the tissue grid in mm."""
GRID = round(BLOCK / STEP)
"""Nodes along each edge of the tissue grid."""


def splat(image_mm: np.ndarray, weight: np.ndarray, step: float = STEP) -> np.ndarray:
    """Add weights at image points (mm) to a grid of the block, shared between the four nearest nodes."""
    grid = round(BLOCK / step)
    spot = image_mm / step + (grid - 1) / 2
    spot[:, 1] = grid - 1 - spot[:, 1]
    inside = ((spot > 1) & (spot < grid - 2)).all(1)
    spot, weight = spot[inside], weight[inside]
    low = spot.astype(np.intp)
    right, down = (spot - low).T
    index = low[:, 1] * grid + low[:, 0]
    index = np.concatenate([index, index + 1, index + grid, index + grid + 1])
    left, over = 1 - right, 1 - down
    shares = np.concatenate([left * over, right * over, left * down, right * down]) * np.tile(weight, 4)
    return np.bincount(index, shares, grid * grid).reshape(grid, grid).astype(np.float32)


@lru_cache(maxsize=4)
def _blur_weights(width: float, step: float) -> np.ndarray:
    """Return the matrix that spreads a coarse grid over the tissue grid with a Gaussian of `width` mm."""
    fine = (np.arange(GRID) - (GRID - 1) / 2) * STEP
    grid = round(BLOCK / step)
    coarse = (np.arange(grid) - (grid - 1) / 2) * step
    bell = np.exp(-0.5 * ((fine[:, None] - coarse[None, :]) / width) ** 2)
    bell[bell < 1e-5] = 0.0
    return (bell / (np.sqrt(2 * np.pi) * width)).astype(np.float32)


def lines(view: View, width: float, curves: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Draw soft lines of one width: paths, and the log-exposure at the middle of a line.

    A line seen end-on is not made brighter: a bright dot would pass for calcium.
    """
    grid_step = STEP * max(1, int(width / STEP / 0.95))
    places, masses = [], []
    for paths, weight in curves:
        flat = view.project(paths)
        step = np.sqrt(((flat[:, 1:] - flat[:, :-1]) ** 2).sum(2))
        masses.append((0.5 * (weight[:, 1:] + weight[:, :-1]) * step).ravel())
        places.append((0.5 * (flat[:, 1:] + flat[:, :-1])).reshape(-1, 2))
    mass = np.concatenate(masses) * (width * np.sqrt(2 * np.pi))
    drawn = splat(np.concatenate(places), mass, grid_step)
    if grid_step == STEP:
        return _softened(drawn / np.float32(STEP**2))
    spread = _blur_weights(width, grid_step)
    return spread @ drawn @ spread.T


def _softened(field: np.ndarray) -> np.ndarray:
    """Blur a field with weights 1, 4, 6, 4, 1 along both axes: a bell as wide as one step."""
    for _ in range(2):
        inner = field[1:-3] + field[3:-1]
        inner *= np.float32(4)
        inner += field[:-4]
        inner += field[4:]
        inner += np.float32(6) * field[2:-2]
        field[2:-2] = inner
        field = field.T
    field *= np.float32(1 / 256)
    return field


def strands(
    rng: np.random.Generator,
    count: int,
    towards: Callable[[np.ndarray], np.ndarray],
    spread: float,
    samples: int,
) -> np.ndarray:
    """Draw wandering curves through the block, roughly along the way to the nipple."""
    middle = rng.uniform(-0.5, 0.5, (count, 3)) * BLOCK * (1.0, 1.0, 0.8)
    way = towards(middle) + spread * rng.standard_normal((count, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    length = rng.uniform(14, 55, (count, 1, 1))
    along = np.linspace(-0.5, 0.5, samples)[None, :, None] * length
    wiggle = np.stack([smooth_noise(rng, count, samples, 1.6) for _ in range(3)], axis=2)
    return middle[:, None] + along * way[:, None] + wiggle * 0.05 * length


def _taper(rng: np.random.Generator, count: int, samples: int, size: float) -> np.ndarray:
    """Return weights along lines that fade at both ends and vary on the way."""
    along = np.linspace(0, np.pi, samples)
    patchy = np.clip(0.75 + 0.45 * smooth_noise(rng, count, samples, 4.0), 0.05, 1.6)
    return size * rng.uniform(0.4, 1.0, (count, 1)) * np.sin(along) ** 0.7 * patchy


def strand_layer(seed: int, where: Pose, view: View) -> np.ndarray:
    """Draw ligaments, ducts with their sleeves, and vessels of the block."""
    rng = stream(seed, "tissue", 9)
    ligaments = strands(rng, 34, where.towards_nipple, 0.55, 150)
    sleeves = strands(rng, 14, where.towards_nipple, 0.22, 45)
    vessels = strands(rng, 3, where.towards_nipple, 0.8, 120)
    middle, width = rng.uniform(-8, 8, 3), rng.uniform(30, 46)
    tree = duct_tree(rng, where.nipple, middle, reach=46, width=width, generations=4, wander=0.09)
    twigs = _refined(tree.paths)
    calibre = np.repeat(0.10 * 0.78 ** tree.generation[:, None], twigs.shape[1], axis=1)
    layer = lines(view, STEP, [(ligaments, _taper(rng, 34, 150, 0.15))])
    layer += lines(view, 0.40, [(twigs, calibre), (vessels, _taper(rng, 3, 120, 0.16))])
    layer += lines(view, 0.95, [(sleeves, _taper(rng, 14, 45, 0.13))])
    return layer


def _refined(paths: np.ndarray) -> np.ndarray:
    """Return paths with a sample put midway between every two."""
    fine = np.repeat(paths, 2, axis=1)[:, :-1]
    fine[:, 1::2] = 0.5 * (paths[:, 1:] + paths[:, :-1])
    return fine
