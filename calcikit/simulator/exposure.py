"""From thickness to picture: blur, saturation, quantum noise, display curve, and what can be seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .geometry import View

__all__ = ["blurred", "display", "noise", "noise_level", "saturated", "visible_mask"]

SATURATION = 1.6
_TILE = 1024


def noise_level(view: View, pitch: float) -> float:
    """Return the standard deviation of quantum noise in the log-exposure, for pixels of `pitch` mm."""
    return 0.014 * 0.1 / (pitch * view.magnification)


@lru_cache(maxsize=1)
def _noise_tile() -> np.ndarray:
    """Return a large field of standard normal numbers that all patches crop from.

    It is drawn in double precision on purpose: once a block that large has been freed, the C library keeps
    the arrays of a patch for the next one instead of handing them back: a patch takes about half the time.
    """
    tile = np.random.Generator(np.random.PCG64(20)).standard_normal((_TILE, _TILE)).astype(np.float32)
    tile.setflags(write=False)
    return tile


def noise(rng: np.random.Generator, size: int, level: float) -> np.ndarray:
    """Return the quantum noise of one exposure: a random crop of the tile, or fresh for larger patches."""
    if size > _TILE * 3 // 4:
        return rng.standard_normal((size, size), dtype=np.float32) * np.float32(level)
    top, left = rng.integers(0, _TILE - size, 2)
    crop = _noise_tile()[top : top + size, left : left + size]
    turned = (crop, crop[::-1], crop[:, ::-1], crop[::-1, ::-1])[rng.integers(4)]
    return turned * np.float32(level if rng.random() < 0.5 else -level)


@lru_cache(maxsize=16)
def kernel(blur: float, pitch: float) -> np.ndarray:
    """Return the blur, in one direction, that is left after the pixel's own width."""
    sigma = np.sqrt(max(blur**2 - pitch**2 / 12, (0.2 * pitch) ** 2)) / pitch
    reach = max(1, int(np.ceil(3.2 * sigma)))
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return (bell / bell.sum()).astype(np.float32)


def blurred(layer: np.ndarray, blur: float, pitch: float) -> np.ndarray:
    """Return a layer after a blur with standard deviation `blur` in mm; only its filled part is worked on."""
    weights = kernel(blur, pitch)
    reach, size = len(weights) // 2, len(layer)
    out = np.zeros_like(layer)
    rows, cols = np.flatnonzero(layer.any(1)), np.flatnonzero(layer.any(0))
    if not len(rows):
        return out
    top, stop = max(rows[0] - reach, 0), min(rows[-1] + reach + 1, size)
    left, end = max(cols[0] - reach, 0), min(cols[-1] + reach + 1, size)
    part = np.pad(layer[top:stop, left:end], reach)
    down = _weighted(part, weights, lambda field, k, n: field[k : k + n], stop - top)
    out[top:stop, left:end] = _weighted(down, weights, lambda field, k, n: field[:, k : k + n], end - left)
    return out


def _weighted(
    field: np.ndarray, weights: np.ndarray, cut: Callable[..., np.ndarray], count: int
) -> np.ndarray:
    """Sum shifted cuts of a field; the weights are symmetric."""
    reach = len(weights) // 2
    total = cut(field, reach, count) * weights[reach]
    for k in range(reach):
        total += (cut(field, k, count) + cut(field, 2 * reach - k, count)) * weights[k]
    return total


def saturated(signal: np.ndarray) -> np.ndarray:
    """Return calcium signal with the soft shoulder of thick calcium (scatter and beam hardening)."""
    out = np.exp(signal * np.float32(-1 / SATURATION))
    out -= np.float32(1)
    out *= np.float32(-SATURATION)
    return out


_MIDDLE = {"a": 0.36, "b": 0.21, "c": 0.07, "d": -0.05}


def display(image: np.ndarray, median: float, density: str) -> np.ndarray:
    """Return 8-bit grey levels: a sigmoid, darker for fatty breasts, that keeps structure in calcium."""
    centre = np.float32(median + _MIDDLE[density])
    grey = (image - centre) * np.float32(-4.2)
    np.exp(grey, out=grey)
    grey += np.float32(1)
    np.divide(np.float32(255), grey, out=grey)
    return grey.astype(np.uint8)


def visible_mask(
    signal: np.ndarray, label: np.ndarray, particles: int, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return what can be seen of the particles, and the peak signal of each.

    A pixel counts when it has at least 40% of its particle's peak and twice the noise, so that lucent
    centres stay open.
    """
    mask = np.zeros(label.shape, bool)
    spot = np.flatnonzero(label.ravel() >= 0)
    owner, value = label.ravel()[spot], signal.ravel()[spot]
    peak = np.zeros(particles, np.float32)
    np.maximum.at(peak, owner, value)
    mask.ravel()[spot] = (value >= np.float32(0.4) * peak[owner]) & (value > np.float32(2 * level))
    return mask, peak
