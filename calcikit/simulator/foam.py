"""Fat lobules as cells of a three-dimensional foam, and the ligaments that run between them.

Cooper's ligaments are the sheets between fat lobules: where sheets meet they are thick enough to be seen. So
lobules are polyhedra of one foam, and ligaments are walks along the edges of the same foam: they wind around
lobules, meet in stars and part again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import Voronoi
from scipy.spatial.transform import Rotation

from .curves import Curves
from .geometry import BLOCK, BREAST, View, stream

if TYPE_CHECKING:
    from .fibres import BreastTraits

FOLD = 1.0
"""Step of the grid of fat lobules, in mm."""
_CELL = 9.0
_ACROSS = 14
_CORNERS = 40
_FACES = 14
_KNOTS = 11
_WALK = 12
"""Corners of the foam that a ligament passes."""
_WALKS = 4000
_STRAIGHTENED = 12
"""Rounds of smoothing of a walk: ligaments are taut, fewer rounds leave them curled."""


@dataclass(frozen=True)
class Foam:
    """Cells of a large foam, in mm, and walks along their edges.

    Attributes
    ----------
    middle : ndarray
        Middles of the cells.
    corner : ndarray
        Cells by corners by 3, from the middle.
    normal, height : ndarray
        Cells by faces: outward unit vectors, and how far from the middle.
    walk : ndarray
        Walks by knots by 3.
    """

    middle: np.ndarray
    corner: np.ndarray
    normal: np.ndarray
    height: np.ndarray
    walk: np.ndarray


@dataclass(frozen=True)
class Lobules:
    """Fat lobules that a view sees.

    Attributes
    ----------
    walls : Curves
        Their outlines.
    middle : ndarray
        Their middles in mm.
    radius : ndarray
        Their largest radii in mm.
    normal, height : ndarray
        Their faces: normals along right, up and beam, distances in mm.
    """

    walls: Curves
    middle: np.ndarray
    radius: np.ndarray
    normal: np.ndarray
    height: np.ndarray


@lru_cache(maxsize=1)
def foam() -> Foam:
    """Return the foam that all breasts take their own part of."""
    rng = np.random.Generator(np.random.PCG64(7))
    lattice = np.stack(np.meshgrid(*(np.arange(_ACROSS),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    middle = lattice - (_ACROSS - 1) / 2 + 0.5 * (lattice[:, 2:] % 2) * (1, 1, 0)
    cells = Voronoi(_CELL * (middle + 0.24 * rng.standard_normal(middle.shape)))
    whole = np.array([k for k, number in enumerate(cells.point_region) if _whole(cells.regions[number])])
    padded = np.array([np.resize(cells.regions[cells.point_region[k]], _CORNERS) for k in whole])
    corner = cells.vertices[padded]
    middle = corner.mean(1)
    inner = np.linalg.norm(corner - middle[:, None], axis=2).max(1) < 1.15 * _CELL
    whole, corner, middle = whole[inner], corner[inner], middle[inner]
    normal, height = _faces(cells, whole, middle)
    return Foam(middle, corner - middle[:, None], normal, height, _edge_paths(cells, rng))


def _whole(corners: list[int]) -> bool:
    """Return whether a cell is closed."""
    return bool(corners) and -1 not in corners


def _faces(cells: Voronoi, whole: np.ndarray, middle: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest faces of each cell, as seen from its middle."""
    first, second = np.concatenate([cells.ridge_points, cells.ridge_points[:, ::-1]]).T
    order = np.argsort(first, kind="stable")
    first, second = first[order], second[order]
    way = cells.points[second] - cells.points[first]
    size = np.linalg.norm(way, axis=1, keepdims=True)
    way, between = way / size, 0.5 * (cells.points[second] + cells.points[first])
    start, stop = np.searchsorted(first, whole), np.searchsorted(first, whole, side="right")
    rows = np.minimum(start[:, None] + np.arange(32), len(way) - 1)
    height = ((between[rows] - middle[:, None]) * way[rows]).sum(2)
    height[rows >= stop[:, None]] = np.inf
    near = np.argsort(height, axis=1)[:, :_FACES]
    return np.take_along_axis(way[rows], near[..., None], 1), np.take_along_axis(height, near, 1)


def _edge_paths(cells: Voronoi, rng: np.random.Generator) -> np.ndarray:
    """Walk along the edges of the foam, at each corner where it bends least."""
    rings = [ring for ring in cells.ridge_vertices if -1 not in ring]
    pairs = np.array([pair for ring in rings for pair in zip(ring, [*ring[1:], ring[0]], strict=True)])
    corners = np.arange(len(cells.vertices))
    key = np.unique(np.concatenate([pairs, pairs[:, ::-1]]) @ (len(corners), 1))
    both = np.stack([key // len(corners), key % len(corners)], axis=1)
    start, stop = np.searchsorted(both[:, 0], corners), np.searchsorted(both[:, 0], corners, side="right")
    next_to = np.stack(
        [
            np.where(start + k < stop, both[np.minimum(start + k, len(both) - 1), 1], corners)
            for k in range(4)
        ],
        axis=1,
    )
    inner = np.flatnonzero(np.abs(cells.vertices).max(1) < 0.5 * _CELL * _ACROSS)
    here = rng.choice(inner, _WALKS)
    heading = rng.standard_normal((_WALKS, 3))
    passed = [here]
    for _ in range(_WALK - 1):
        ways = cells.vertices[next_to[here]] - cells.vertices[here][:, None]
        along = np.einsum("nkx,nx->nk", ways, heading) / (np.linalg.norm(ways, axis=2) + 1.0)
        best = along.argmax(1)
        heading = 0.6 * heading / np.linalg.norm(heading, axis=1, keepdims=True)
        step = ways[np.arange(_WALKS), best]
        heading = heading + 0.4 * step / (np.linalg.norm(step, axis=1, keepdims=True) + 1e-9)
        here = next_to[here, best]
        passed.append(here)
    walk = cells.vertices[np.stack(passed, axis=1)]
    kept = (np.abs(walk).max((1, 2)) < 0.5 * _CELL * _ACROSS) & (
        np.linalg.norm(walk[:, -1] - walk[:, 0], axis=1) > 12
    )
    walk = walk[kept]
    for _ in range(_STRAIGHTENED):
        walk[:, 1:-1] = 0.5 * walk[:, 1:-1] + 0.25 * (walk[:, 2:] + walk[:, :-2])
    return walk


def lobules(breast: int, traits: BreastTraits, view: View, field: float) -> Lobules:
    """Return the fat lobules of a breast in a field as a view sees them."""
    rng, cells = stream(breast, "tissue", 10), foam()
    turn, shift = placed(rng, traits)
    middle = cells.middle @ turn + shift
    inside = np.flatnonzero((np.abs(middle) < (BLOCK / 2, BLOCK / 2, BREAST / 2)).all(1))
    inside = inside[rng.random(len(inside)) < 0.35]
    shrink, size = rng.uniform(0.6, 1.05, len(inside)), rng.standard_normal(len(inside))
    own = rng.standard_normal((len(inside), _KNOTS))
    near = np.flatnonzero((np.abs(view.project(middle[inside])) < 0.5 * field + 5).all(1))
    kept, shrink = inside[near], shrink[near]
    middle = middle[kept]
    seen = (cells.corner[kept] @ (turn @ view.axes.T)) * shrink[:, None, None]
    normal = cells.normal[kept] @ (turn @ view.axes.T / traits.cell)
    height = cells.height[kept] * (traits.cell * shrink[:, None])
    walls = _outlines(middle, seen[..., :2], view, own[near], size[near])
    return Lobules(walls, middle, np.abs(seen).max((1, 2)), normal, height)


def placed(rng: np.random.Generator, traits: BreastTraits) -> tuple[np.ndarray, np.ndarray]:
    """Return how a breast turns, scales and shifts the foam."""
    return Rotation.random(rng=rng).as_matrix() * traits.cell, rng.uniform(-8, 8, 3)


def _outlines(middle: np.ndarray, seen: np.ndarray, view: View, own: np.ndarray, size: np.ndarray) -> Curves:
    """Return the outlines of lobules: where their walls are seen edge-on, brighter in parts."""
    angle = 2 * np.pi * np.arange(_KNOTS) / _KNOTS
    first = (seen @ np.stack([np.cos(angle), np.sin(angle)])).argmax(1)
    outline = np.take_along_axis(seen, first[..., None], 1)
    outline = 0.7 * outline + 0.15 * (np.roll(outline, 1, 1) + np.roll(outline, -1, 1))
    knots = middle[:, None] + outline @ view.axes[:2]
    peak = 0.05 * np.clip(own + 0.6, 0, None)
    knots, peak = (np.concatenate([value, value[:, :1]], axis=1) for value in (knots, peak))
    return Curves(knots.astype(np.float32), peak, np.clip(0.38 * np.exp(0.5 * size), 0.2, 1.1))
