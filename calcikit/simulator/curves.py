"""Smooth curves in three dimensions, and their shadow on the tissue grid.

A curve runs through a row of knots: its shadow in any view is the curve through the projected knots. Curves
become points that share their mass between the four nearest nodes of a grid; a soft line is one row of points
in the layer of its width, which is blurred as a whole, and a vessel is a band of parallel strands.
(`np.bincount` is three to five times as fast here as a sparse matrix or `np.add.at`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from scipy import ndimage

if TYPE_CHECKING:
    from .geometry import View

STEP = 0.1
"""Step of the tissue grid in mm: the pixel of a common detector."""
HALF = 0.2
"""Step of the grid for all that is smooth over 0.2 mm."""

_LAYERS = ((0.10, 1), (0.17, 1), (0.29, 2), (0.45, 2), (0.85, 4))
"""Standard deviations of the profiles of soft lines in mm, and the step of their grid in halves."""
_END_ON = np.float32(0.2)
"""Log-exposure that bands are cut off at, where they turn into the beam."""
_COUNTS = np.array([8, 16, 32, 48, 64, 96, 128, 160, 192, 256, 512])
"""Points that a curve is sampled at: curves of like length are sampled together."""
_SPAN = 3.0
"""How far outside of a field a knot may lie so that the curve is looked at, in mm."""
_SPLAT = 0.41
"""Standard deviation of the blur by sharing mass between nodes, in nodes."""


@dataclass(frozen=True)
class Curves:
    """Smooth curves through knots.

    Attributes
    ----------
    knots : ndarray
        Curves by knots by 3, in mm.
    peak : ndarray
        Log-exposure at each knot.
    width : ndarray
        Full width at half height of a soft line, or the calibre of a band, in mm.
    soft : bool
        Whether the curves are soft lines, or bands with an edge.
    """

    knots: np.ndarray
    peak: np.ndarray
    width: np.ndarray
    soft: bool = True


def drawn(parts: list[Curves], view: View, size: int) -> np.ndarray:
    """Return the log-exposure of curves on `size` by `size` nodes of the 0.2 mm grid.

    A curve seen end-on is made fainter, not brighter: a bright dot would pass for calcium.
    """
    seen = [_projected(part, view, size * HALF) for part in parts]
    bands = [_strands(*found) for part, found in zip(parts, seen, strict=True) if not part.soft]
    total: np.ndarray = np.minimum(_splat([_sampled(*band, size, 1, 1.0) for band in bands], size), _END_ON)
    lines: dict[int, list[tuple[np.ndarray, ...]]] = {}
    for part, found in zip(parts, seen, strict=True):
        if part.soft:
            lines.setdefault(part.knots.shape[1], []).append(found)
    alike = [tuple(np.concatenate(values) for values in zip(*some, strict=True)) for some in lines.values()]
    return total + _soft_lines(alike, size) if alike else total


def _soft_lines(parts: list[tuple[np.ndarray, ...]], size: int) -> np.ndarray:
    """Draw soft lines, each in the layer of its width, from the widest layer to the finest."""
    edges = [0.5 * (a + b) * 2.355 for (a, _), (b, _) in pairwise(_LAYERS)]
    layers = [np.digitize(width, edges) for _, _, width in parts]
    total, last = np.zeros((0, 0), np.float32), 0.0
    for number, (sigma, step) in reversed(list(enumerate(_LAYERS))):
        grid = size if step == 1 else size // step + 4 // step + 1
        scale, found = np.float32(sigma * np.sqrt(2 * np.pi) / (step * HALF)), []
        for (flat, peak, _), layer in zip(parts, layers, strict=True):
            chosen = np.flatnonzero(layer == number)
            found.append(_sampled(flat[chosen], peak[chosen] * scale, grid, step, 2 * sigma / HALF / step))
        sheet = _splat(found, grid)
        blur = np.sqrt(max((sigma / HALF / step) ** 2 - _SPLAT**2, 0))
        sheet = ndimage.gaussian_filter(sheet, blur, mode="constant", truncate=3) if blur > 0.3 else sheet
        total = sheet + resample(total, grid, step, last) if last else sheet
        last = step
    return total


def _projected(part: Curves, view: View, field: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the knots on the image plane, the log-exposure and the width of curves in a field."""
    flat = view.project(part.knots).astype(np.float32)
    inside: np.ndarray = np.abs(flat).max(2) < np.float32(0.5 * field + _SPAN)
    seen = np.flatnonzero(inside.any(1))
    flat = flat[seen]
    level = _square(_slopes(flat)) / np.maximum(_square(_slopes(part.knots[seen])), 1e-9)
    return flat, (part.peak[seen] * level).astype(np.float32), part.width[seen]


def _slopes(knots: np.ndarray) -> np.ndarray:
    """Return the way along curves at their knots."""
    slope = np.empty_like(knots)
    slope[:, 0], slope[:, -1] = knots[:, 1] - knots[:, 0], knots[:, -1] - knots[:, -2]
    slope[:, 1:-1] = (knots[:, 2:] - knots[:, :-2]) * np.float32(0.5)
    return slope


def _square(way: np.ndarray) -> np.ndarray:
    """Return squared lengths of vectors."""
    return np.einsum("nkx,nkx->nk", way, way)


def _strands(flat: np.ndarray, peak: np.ndarray, width: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the strands that fill bands from edge to edge, thicker in the middle, and their masses."""
    number = np.maximum(1, np.ceil(width / HALF)).astype(int)
    curve = np.repeat(np.arange(len(flat)), number)
    across = np.arange(len(curve)) - np.repeat(np.cumsum(number) - number, number) + 0.5
    across = (2 * across / number[curve] - 1).astype(np.float32)
    along = _slopes(flat)
    out = np.stack([-along[..., 1], along[..., 0]], axis=2)
    out /= np.maximum(np.sqrt(_square(out)), np.float32(1e-6))[..., None]
    shift = (0.5 * width[curve] * across).astype(np.float32)[:, None, None]
    share = (1.27 / HALF * width / number)[curve] * np.sqrt(1 - across**2)
    return flat[curve] + shift * out[curve], peak[curve] * share[:, None].astype(np.float32)


def _splat(points: list[tuple[np.ndarray, np.ndarray]], size: int) -> np.ndarray:
    """Share the mass of points between their four nearest nodes."""
    if not points:
        return np.zeros((size, size), np.float32)
    spot = np.concatenate([place for place, _ in points], axis=1)
    mass = np.concatenate([weight for _, weight in points])
    inside = np.flatnonzero(((spot > 0) & (spot < size - 1)).all(0))
    (right, down), mass = spot.take(inside, axis=1), mass.take(inside)
    left, top = right.astype(np.int32), down.astype(np.int32)
    right -= left
    down -= top
    lower = mass * down
    upper = mass - lower
    first, second = upper * right, lower * right
    shares = np.concatenate([upper - first, first, lower - second, second])
    index = top * np.int32(size) + left
    index = np.concatenate([index, index + 1, index + size, index + (size + 1)])
    return np.bincount(index, shares, size * size).reshape(size, size).astype(np.float32)


@lru_cache(maxsize=64)
def _basis(knots: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of knots at `count` points along a curve: for a smooth curve, and straight ones."""
    spot = (np.arange(count) + 0.5) / count * (knots - 1)
    low = np.minimum(spot.astype(int), knots - 2)
    t, one = spot - low, np.eye(knots)
    slope = np.gradient(one, axis=0)
    start, stop = (2 * t**3 - 3 * t**2 + 1)[:, None], (3 * t**2 - 2 * t**3)[:, None]
    leave, reach = (t**3 - 2 * t**2 + t)[:, None], (t**3 - t**2)[:, None]
    smooth = start * one[low] + stop * one[low + 1] + leave * slope[low] + reach * slope[low + 1]
    straight = (1 - t)[:, None] * one[low] + t[:, None] * one[low + 1]
    return smooth.T.astype(np.float32), straight.T.astype(np.float32)


def points(knots: np.ndarray, mass: np.ndarray, apart: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return points along plane curves, and their masses.

    Curves are curves by knots by 2, in nodes, and their mass is per node. Points lie so many nodes `apart`:
    twice the standard deviation of a line leaves no ripple.
    """
    pace = np.sqrt(_square(_slopes(knots)))
    counts = np.searchsorted(_COUNTS[:-1], pace[:, 1:].sum(1) * np.float32(1 / apart))
    places, masses = [np.zeros((2, 0), np.float32)], [np.zeros(0, np.float32)]
    for number in np.flatnonzero(np.bincount(counts, minlength=1)):
        count, chosen = int(_COUNTS[number]), np.flatnonzero(counts == number)
        smooth, straight = _basis(knots.shape[1], count)
        rows = np.ascontiguousarray(knots[chosen].transpose(2, 0, 1)).reshape(-1, knots.shape[1])
        places.append((rows @ smooth).reshape(2, -1))
        own = mass[chosen] * pace[chosen] * np.float32((knots.shape[1] - 1) / count)
        masses.append((own @ straight).ravel())
    return np.concatenate(places, axis=1), np.concatenate(masses)


def _sampled(
    knots: np.ndarray, mass: np.ndarray, size: int, step: int, apart: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return places (right, down, in nodes of a grid) along curves on the image plane, and their masses."""
    scale = np.array([1, -1], np.float32) / np.float32(step * HALF)
    return points(knots * scale + np.float32(0.5 * (size - 1)), mass, apart)


def resample(field: np.ndarray, size: int, pitch: float, step: float = STEP) -> np.ndarray:
    """Return the middle of a field on `size` by `size` pixels, each the mean of what it covers."""
    if pitch == step and len(field) == size:
        return field
    edge = max(0.0, 0.5 * (len(field) - size * pitch / step))
    if step == 2 * pitch and size % 2 == 0 and edge >= 1 and edge == int(edge):
        return _doubled(field, size, int(edge))
    box = (edge, edge, len(field) - edge, len(field) - edge)
    return np.array(Image.fromarray(field).resize((size, size), Image.Resampling.BICUBIC, box=box))


def _doubled(field: np.ndarray, size: int, edge: int) -> np.ndarray:
    """Return `size` by `size` pixels from half as many, `edge` nodes in: a third of the time of Pillow."""
    half, down = size // 2, np.empty((size, len(field)), np.float32)
    out, quarter = np.empty((size, size), np.float32), np.float32(0.25)
    near = field[edge : edge + half] * np.float32(0.75)
    for phase in (0, 1):
        start = edge - 1 + 2 * phase
        np.add(near, field[start : start + half] * quarter, out=down[phase::2])
    near = down[:, edge : edge + half] * np.float32(0.75)
    for phase in (0, 1):
        start = edge - 1 + 2 * phase
        np.add(near, down[:, start : start + half] * quarter, out=out[:, phase::2])
    return out
