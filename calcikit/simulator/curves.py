"""Cubic curves in three dimensions, and their shadow on the tissue grid.

A curve is four control points, so its shadow in any view is the curve of the projected points. Curves become
points that share their mass between the four nearest nodes of a grid; a soft line is one row of points in the
layer of its width, which is blurred as a whole, and a vessel is a band of parallel strands. (`np.bincount` is
three to five times as fast here as a sparse matrix or `np.add.at`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from scipy import ndimage

if TYPE_CHECKING:
    from .geometry import View

__all__ = ["HALF", "STEP", "Curves", "chained", "drawn", "resample"]

STEP = 0.1
"""Step of the tissue grid in mm: the pixel of a common detector."""
HALF = 0.2
"""Step of the grid for all that is smooth over 0.2 mm."""

_LAYERS = ((0.10, 1), (0.17, 1), (0.29, 2), (0.45, 2))
"""Standard deviations of the profiles of soft lines in mm, and the step of their grid in halves."""
_END_ON = np.float32(0.2)
"""Log-exposure that bands are cut off at, where they turn into the beam."""
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
        Log-exposure in the middle of each curve.
    width : ndarray
        Full width at half height of a soft line, or the calibre of a band, in mm.
    soft : bool
        Whether the curves are soft lines that fade at both ends, or bands of even calibre.
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
    total: np.ndarray = np.minimum(_splat([_sampled(*band, 0.0, size, 1) for band in bands], size), _END_ON)
    lines = [found for part, found in zip(parts, flat, strict=True) if part.soft]
    if lines:
        control, mass, width = (np.concatenate(values) for values in zip(*lines, strict=True))
        total += _soft_lines(control, mass, width, size)
    return total


def _soft_lines(control: np.ndarray, mass: np.ndarray, width: np.ndarray, size: int) -> np.ndarray:
    """Draw soft lines, each in the layer of its width."""
    total = np.zeros((size, size), np.float32)
    layer = np.digitize(width / 2.355, [0.5 * (a + b) for (a, _), (b, _) in pairwise(_LAYERS)])
    for number, (sigma, step) in enumerate(_LAYERS):
        chosen = layer == number
        grid = size if step == 1 else size // step + 2
        own = mass[chosen] * np.float32(sigma * np.sqrt(2 * np.pi) / (step * HALF))
        sheet = _splat([_sampled(control[chosen], own, 1.0, grid, step)], grid)
        blur = np.sqrt(max((sigma / HALF / step) ** 2 - _SPLAT**2, 0))
        sheet = ndimage.gaussian_filter(sheet, blur, mode="constant", truncate=3) if blur > 0.3 else sheet
        total += sheet if step == 1 else resample(sheet, size, HALF, step * HALF)
    return total


def _projected(part: Curves, view: View, field: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the control points on the image plane, the log-exposure and the width of curves in a field."""
    flat = view.project(part.control)
    seen = ((flat.max(1) > -0.5 * field) & (flat.min(1) < 0.5 * field)).all(1)
    steps, flat = np.diff(part.control[seen], axis=1), flat[seen]
    level = ((np.diff(flat, axis=1) ** 2).sum(2) / (steps**2).sum(2)).min(1)
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
    mass = (peak * width / number / HALF)[curve] * 1.27 * np.sqrt(1 - across**2)
    return flat[curve] + shift * out[curve], mass


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


def _sampled(
    control: np.ndarray, mass: np.ndarray, taper: float, size: int, step: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return places (right, down, in nodes) about one node apart along plane curves, and their masses."""
    control = control * np.float32(1 / (step * HALF))
    a, b, c, d = control.transpose(1, 0, 2)
    length = np.sqrt(((control[:, 1:] - control[:, :-1]) ** 2).sum(2)).sum(1)
    count = np.maximum(2, length).astype(np.int32)
    cubic = np.concatenate([d - a + 3 * (b - c), 3 * (a - 2 * b + c), 3 * (b - a), a], axis=1)
    cubic[:, 7] *= -1
    cubic[:, 1:7:2] *= -1
    cubic[:, 6:] += np.float32(0.5 * (size - 1))
    number = np.repeat(np.arange(len(count), dtype=np.int32), count)
    t = np.arange(len(number), dtype=np.float32) - np.repeat(
        (np.cumsum(count) - count - 0.5).astype(np.float32), count
    )
    t /= count.astype(np.float32)[number]
    spot = np.empty((2, len(t)), np.float32)
    for axis in (0, 1):
        k3, k2, k1, k0 = (cubic[:, k].take(number) for k in range(axis, 8, 2))
        k3 *= t
        k3 += k2
        k3 *= t
        k3 += k1
        k3 *= t
        k3 += k0
        spot[axis] = k3
    share = (mass * length / count).astype(np.float32)[number]
    return spot, share * (1 - np.float32(taper) * (2 * t - 1) ** 2) if taper else share


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
    return pieces.reshape(-1, 4, 3)
