"""What is finer than a ligament: the web of fibrils and the field below it, cropped from two large tiles."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import fft, ndimage

from .curves import HALF, STEP, points
from .geometry import stream

_TILE = 1024
_STRANDS = 6000
_PIECES = 4


@lru_cache(maxsize=1)
def _fine_tile() -> np.ndarray:
    """Return a periodic field of unit variance with power 1/f^2.7 above 0.18 per mm, to crop from."""
    rng = np.random.Generator(np.random.PCG64(21))
    right, up = np.fft.rfftfreq(_TILE, STEP)[None, :], np.fft.fftfreq(_TILE, STEP)[:, None]
    shape = (right**2 + up**2 + 0.18**2) ** (-2.7 / 4)
    field = fft.irfft2(fft.rfft2(rng.standard_normal((_TILE, _TILE))) * shape, (_TILE, _TILE))
    return np.tile((field / field.std()).astype(np.float32), (2, 2))


@lru_cache(maxsize=1)
def _web_tile() -> np.ndarray:
    """Return a periodic web of wavy strands on the 0.2 mm grid, mean 0 and unit variance, to crop from."""
    rng, size = np.random.Generator(np.random.PCG64(22)), _TILE // 2
    turn, burden = (_swell(rng, size, waves) for waves in (9.0, 14.0))
    place = rng.uniform(0, size, (_STRANDS, 2))
    length = np.clip(9 * np.exp(0.5 * rng.standard_normal(_STRANDS)), 3, 30) / HALF / _PIECES
    own, path = 0.4 * rng.standard_normal(_STRANDS), [place]
    for _ in range(_PIECES):
        row, column = place.astype(int).T % size
        angle = own + 0.36 * turn[row, column]
        own = own + 0.12 * rng.standard_normal(_STRANDS)
        place = place + length[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
        path.append(place)
    row, column = path[_PIECES // 2].astype(int).T % size
    peak = np.exp(0.4 * rng.standard_normal(_STRANDS) + 0.35 * burden[row, column])
    profile = peak[:, None] * np.array([0, 0.75, 1, 0.75, 0])
    knots, layer = np.stack(path, axis=1).astype(np.float32), rng.choice(3, _STRANDS, p=[0.2, 0.4, 0.4])
    total = np.zeros((size, size), np.float32)
    for number, sigma in enumerate((0.0, 0.7, 1.5)):
        chosen = layer == number
        sheet = _wrapped(*points(knots[chosen], profile[chosen].astype(np.float32)), size)
        total += ndimage.gaussian_filter(sheet, sigma, mode="wrap") * (1 + sigma) if sigma else sheet
    total = (total - total.mean()) / total.std()
    return np.tile(total, (2, 2))


def _swell(rng: np.random.Generator, size: int, waves: float) -> np.ndarray:
    """Return a smooth periodic field of unit variance with about so many waves along an edge."""
    field = ndimage.gaussian_filter(rng.standard_normal((size, size)), size / waves / 4, mode="wrap")
    return field / field.std()


def _wrapped(spot: np.ndarray, mass: np.ndarray, size: int) -> np.ndarray:
    """Share the mass of points between their four nearest nodes on a periodic grid."""
    low = np.floor(spot).astype(int)
    (down, right), total = spot - low, np.zeros(size * size)
    for row, upper in ((0, 1 - down), (1, down)):
        for column, left in ((0, 1 - right), (1, right)):
            index = (low[0] + row) % size * size + (low[1] + column) % size
            total += np.bincount(index, mass * upper * left, size * size)
    return total.reshape(size, size).astype(np.float32)


def fine_field(breast: int, plane: int, size: int) -> np.ndarray:
    """Return the fine field of a breast around the middle of the block, of unit variance."""
    return _crossed(_fine_tile(), stream(breast, "tissue", 7, plane), size, np.pi / 4)


def web(breast: int, plane: int, size: int) -> np.ndarray:
    """Return the web of fibrils around the middle of the block on the 0.2 mm grid, of unit variance."""
    rng = stream(breast, "tissue", 12, plane)
    return _crossed(_web_tile(), rng, size, rng.uniform(0, np.pi / 5))


def _crossed(tile: np.ndarray, rng: np.random.Generator, size: int, angle: float) -> np.ndarray:
    """Return the sum of two crops of a periodic tile, one upside down: no other breast has the same two.

    Where both are alike in strength (an angle of a quarter of pi) strands cross.
    """
    period = len(tile) // 2
    first, second = (
        tile[top : top + size, left : left + size]
        for top, left in (rng.integers(0, period, (2, 2)) - size // 2) % period
    )
    return np.float32(np.cos(angle)) * first + np.float32(np.sin(angle)) * second[::-1]
