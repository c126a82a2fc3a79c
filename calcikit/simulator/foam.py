"""Fat lobules as the cells of a three-dimensional foam: dark, with walls that are bright seen edge-on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import Voronoi
from scipy.spatial.transform import Rotation

from .curves import Curves
from .geometry import BLOCK, BREAST, View, stream

if TYPE_CHECKING:
    from .fibres import Character

__all__ = ["lobules"]

_CELL = 9.0
_ACROSS = 14
_CORNERS = 40
_KNOTS = 10


@lru_cache(maxsize=1)
def _foam() -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of the cells of a large foam (cells by corners by 3, in mm), and their middles."""
    rng = np.random.Generator(np.random.PCG64(7))
    lattice = np.stack(np.meshgrid(*(np.arange(_ACROSS),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    middle = lattice - (_ACROSS - 1) / 2 + 0.5 * (lattice[:, 2:] % 2) * (1, 1, 0)
    cells = Voronoi(_CELL * (middle + 0.22 * rng.standard_normal(middle.shape)))
    whole = [cells.regions[number] for number in cells.point_region]
    whole = [corners for corners in whole if corners and -1 not in corners]
    padded = np.array([np.resize(corners, _CORNERS) for corners in whole])
    corners = cells.vertices[padded]
    return corners, corners.mean(1)


def lobules(breast: int, mood: Character, view: View, field: float) -> tuple[Curves, np.ndarray, np.ndarray]:
    """Return fat lobules in a field as a view sees them.

    Returns
    -------
    walls : Curves
        Their outlines.
    middle : ndarray
        Their middles in mm.
    half : ndarray
        Their half axes along right, up and beam, in mm.
    """
    rng = stream(breast, "tissue", 10)
    cells, middle = _foam()
    turn, shift = Rotation.random(rng=rng).as_matrix() * mood.cell, rng.uniform(-8, 8, 3)
    middle, count = middle @ turn + shift, len(cells)
    kept = (rng.random(count) < 0.35) & (np.abs(middle[:, 2]) < BREAST / 2)
    shrink, size = rng.uniform(0.6, 1.05, count), rng.standard_normal(count)
    own = rng.standard_normal((count, _KNOTS))
    near = (np.abs(view.project(middle)) < 0.5 * field + 5).all(1) & (np.abs(middle[:, :2]) < BLOCK / 2).all(
        1
    )
    kept = np.flatnonzero(kept & near)
    middle, own, size = middle[kept], np.clip(own[kept] + 0.6, 0, None), size[kept]
    seen = (cells[kept] @ turn + shift - middle[:, None]) @ view.axes.T * shrink[kept, None, None]
    half = 0.9 * np.abs(seen).max(1)
    angle = 2 * np.pi * np.arange(_KNOTS) / _KNOTS
    ways = np.stack([np.cos(angle), np.sin(angle)])
    first = (seen[..., :2] @ ways).argmax(1)
    outline = np.take_along_axis(seen[..., :2], first[..., None], 1)
    outline = 0.6 * outline + 0.2 * (np.roll(outline, 1, 1) + np.roll(outline, -1, 1))
    outline = 0.75 * outline + 0.25 * np.linalg.norm(outline, axis=2).mean(1)[:, None, None] * ways.T
    knots = middle[:, None] + outline @ view.axes[:2]
    slope = (np.roll(knots, -1, 1) - np.roll(knots, 1, 1)) / 6
    stop = np.roll(knots, -1, 1)
    control = np.stack([knots, knots + slope, stop - np.roll(slope, -1, 1), stop], axis=2).reshape(-1, 4, 3)
    peak = 0.05 * (0.5 * own + 0.5 * np.roll(own, 1, 1)).ravel()
    width = np.repeat(np.clip(0.38 * np.exp(0.5 * size), 0.2, 1.1), _KNOTS)
    return Curves(control, peak, width), middle, half
