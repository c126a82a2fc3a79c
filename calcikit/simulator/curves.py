"""Cubic curves in three dimensions, and their shadow on the tissue grid.

A curve is four control points, so its shadow in any view is the curve of the projected points. Curves become
points that share their mass between the four nearest nodes of a grid; a soft line is one row of points in the
layer of its width, which is blurred as a whole, and a vessel is a band of parallel strands. (`np.bincount` is
three to five times as fast here as a sparse matrix or `np.add.at`.)
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

__all__ = ["HALF", "STEP", "Curves", "chained", "drawn", "points", "resample"]

STEP = 0.1
"""Step of the tissue grid in mm: the pixel of a common detector."""
HALF = 0.2
"""Step of the grid for all that is smooth over 0.2 mm."""

_LAYERS = ((0.10, 1), (0.17, 1), (0.29, 2), (0.45, 2), (0.85, 4))
"""Standard deviations of the profiles of soft lines in mm, and the step of their grid in halves."""
_END_ON = np.float32(0.2)
"""Log-exposure that bands are cut off at, where they turn into the beam."""
_COUNTS = np.array([2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512])
"""Points that a curve is sampled at: curves of like length are sampled together."""
_SPLAT = 0.41
"""Standard deviation of the blur by sharing mass between nodes, in nodes."""


@dataclass(frozen=True)
class Curves:
    """Cubic curves.

    Attributes
    ----------
    control : ndarray
        Curves by 4 by 3: Bezier control points in mm.
    peak : ndarray
        Log-exposure at the start and at the end of each curve, two columns.
    width : ndarray
        Full width at half height of a soft line, or the calibre of a band, in mm.
    soft : bool
        Whether the curves are soft lines, or bands with an edge.
    """

    control: np.ndarray
    peak: np.ndarray
    width: np.ndarray
    soft: bool = True


def drawn(parts: list[Curves], view: View, size: int) -> np.ndarray:
    """Return the log-exposure of curves on `size` by `size` nodes of the 0.2 mm grid.

    A curve seen end-on is made fainter, not brighter: a bright dot would pass for calcium.
    """
    flat = [_projected(part, view, size * HALF) for part in parts]
    bands = [_strands(*found) for part, found in zip(parts, flat, strict=True) if not part.soft]
    total: np.ndarray = np.minimum(_splat([_sampled(*band, size, 1) for band in bands], size), _END_ON)
    lines = [found for part, found in zip(parts, flat, strict=True) if part.soft]
    if lines:
        control, mass, width = (np.concatenate(values) for values in zip(*lines, strict=True))
        total += _soft_lines(control, mass, width, size)
    return total


def _soft_lines(control: np.ndarray, mass: np.ndarray, width: np.ndarray, size: int) -> np.ndarray:
    """Draw soft lines, each in the layer of its width."""
    layer = np.digitize(width / 2.355, [0.5 * (a + b) for (a, _), (b, _) in pairwise(_LAYERS)])
    total, last = np.zeros((0, 0), np.float32), 0
    for number, (sigma, step) in reversed(list(enumerate(_LAYERS))):
        chosen = np.flatnonzero(layer == number)
        grid = size if step == 1 else size // step + 4 // step + 1
        own = mass[chosen] * np.float32(sigma * np.sqrt(2 * np.pi) / (step * HALF))
        sheet = _splat([_sampled(control[chosen], own, grid, step)], grid)
        blur = np.sqrt(max((sigma / HALF / step) ** 2 - _SPLAT**2, 0))
        sheet = ndimage.gaussian_filter(sheet, blur, mode="constant", truncate=3) if blur > 0.3 else sheet
        total = sheet + resample(total, grid, step, last) if last else sheet
        last = step
    return total


def _projected(part: Curves, view: View, field: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the control points on the image plane, the log-exposure and the width of curves in a field."""
    flat = view.project(part.control)
    start, second, third, stop = flat.transpose(1, 2, 0)
    low = np.minimum(np.minimum(start, second), np.minimum(third, stop))
    high = np.maximum(np.maximum(start, second), np.maximum(third, stop))
    right, up = (high > -0.5 * field) & (low < 0.5 * field)
    seen = np.flatnonzero(right & up)
    ends, flat = part.control[seen], flat[seen]
    steps, shadow = (value[:, (1, 3)] - value[:, (0, 2)] for value in (ends, flat))
    level = (shadow**2).sum(2) / np.maximum((steps**2).sum(2), 1e-9)
    return flat.astype(np.float32), (part.peak[seen] * level).astype(np.float32), part.width[seen]


def _strands(flat: np.ndarray, peak: np.ndarray, width: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the strands that fill bands from edge to edge, thicker in the middle, and their masses."""
    number = np.maximum(1, np.ceil(width / HALF)).astype(int)
    curve = np.repeat(np.arange(len(flat)), number)
    across = np.arange(len(curve)) - np.repeat(np.cumsum(number) - number, number) + 0.5
    across = (2 * across / number[curve] - 1).astype(np.float32)
    along = flat[:, (1, 2, 3, 3)] - flat[:, (0, 0, 1, 2)]
    out = np.stack([-along[..., 1], along[..., 0]], axis=2)
    out /= np.maximum(np.sqrt((out * out).sum(2, keepdims=True)), np.float32(1e-6))
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


@lru_cache(maxsize=16)
def _basis(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of control points, and of both ends, at `count` points along a curve."""
    t = (np.arange(count, dtype=np.float32) + np.float32(0.5)) / np.float32(count)
    return np.stack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3]), np.stack([1 - t, t])


def points(control: np.ndarray, mass: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points about one node apart along plane curves, and their masses.

    Parameters
    ----------
    control : ndarray of float32
        Curves by 4 by 2: control points in nodes.
    mass : ndarray of float32
        Mass per node at the start and at the end of each curve.

    Returns
    -------
    place : ndarray of float32
        2 by points.
    mass : ndarray of float32
    """
    steps = control[:, 1:] - control[:, :-1]
    steps *= steps
    length = np.sqrt(steps[..., 0] + steps[..., 1]) @ np.ones(3, np.float32)
    counts = np.searchsorted(_COUNTS[:-1], length)
    places, masses = [np.zeros((2, 0), np.float32)], [np.zeros(0, np.float32)]
    for number in np.flatnonzero(np.bincount(counts, minlength=1)):
        count, chosen = _COUNTS[number], np.flatnonzero(counts == number)
        cubic, linear = _basis(count)
        places.append((control[chosen].transpose(2, 0, 1) @ cubic).reshape(2, -1))
        own = mass[chosen] * (length[chosen] / np.float32(count))[:, None]
        masses.append((own @ linear).ravel())
    return np.concatenate(places, axis=1), np.concatenate(masses)


def _sampled(control: np.ndarray, mass: np.ndarray, size: int, step: int) -> tuple[np.ndarray, np.ndarray]:
    """Return places (right, down, in nodes of a grid) along curves on the image plane, and their masses."""
    scale = np.array([1, -1], np.float32) / np.float32(step * HALF)
    return points(control * scale + np.float32(0.5 * (size - 1)), mass)


def resample(field: np.ndarray, size: int, pitch: float, step: float = STEP) -> np.ndarray:
    """Return the middle of a field on `size` by `size` pixels, each the mean of what it covers."""
    if pitch == step and len(field) == size:
        return field
    edge = max(0.0, 0.5 * (len(field) - size * pitch / step))
    box = (edge, edge, len(field) - edge, len(field) - edge)
    return np.array(Image.fromarray(field).resize((size, size), Image.Resampling.BICUBIC, box=box))


def chained(knots: np.ndarray) -> np.ndarray:
    """Return the control points of smooth curves through knots (rows by knots by 3), piece after piece."""
    slope = np.gradient(knots, axis=1) / 3
    start, stop = knots[:, :-1], knots[:, 1:]
    pieces = np.stack([start, start + slope[:, :-1], stop - slope[:, 1:], stop], axis=2)
    return pieces.reshape(-1, 4, knots.shape[2])
