"""Breast tissue without calcium: gland, fat lobules, fibres and vessels, as log-exposure on a 0.1 mm grid.

Clouds of gland and fat are random fields with power 1/f^3; a fine field goes on with 1/f^2.7 to the pixel.
What is thin (ligaments, fibrils, walls of fat lobules, vessels, ducts) is drawn as curves in three dimensions
and only adds brightness. Views that share the x axis share the coefficients of the clouds on that axis (the
central-slice theorem), and all of them see the same curves. `docs/simulator.md` says which measurement set
each number.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import fft

from .curves import HALF, STEP, drawn, resample
from .fibres import character, fibres
from .foam import lobules
from .geometry import BLOCK, VIEWS, Pose, View, stream

__all__ = ["nodes", "tissue"]

_COARSE = 0.4
"""Step of the grid of clouds, in mm."""
_GRID = round(BLOCK / _COARSE)
_PLACE = ((np.arange(_GRID) - (_GRID - 1) / 2) * _COARSE).astype(np.float32)
_OFFSET = {"a": -1.9, "b": -0.7, "c": 0.6, "d": 1.8}
"""How far the balance of gland and fat is shifted in each density."""
_STRETCH = 1.3
"""How much longer clouds are along the way to the nipple than across it."""
_LOBE = 14.0
"""Wavelength of lobes, in mm."""
_TILE = 1024

_GLAND = 0.22
"""Log-exposure of gland over fat through the whole breast."""
_CLOUD = 0.06
_FINE = 0.036
_FAT = 0.115
"""Log-exposure that a fat lobule lacks, per cm; the attenuation of fat is 0.3 per cm less (20 keV)."""
_SEPTA = 0.07
"""Log-exposure of the ridges along the borders of lobes."""


def nodes(size: int, pitch: float) -> int:
    """Return how many nodes of the tissue grid cover a field."""
    return int(np.ceil(size * pitch / STEP - 1e-6))


def tissue(breast: int, where: Pose, view: View, density: str, size: int) -> np.ndarray:
    """Return the log-exposure of a breast without calcium.

    Parameters
    ----------
    breast : int
        Number of the breast: every number is another one.
    where : Pose
    view : View
    density : str
    size : int
        Nodes of the tissue grid along each edge.
    """
    place, rest, fine = _layers(breast, where, _plane_view(view), size)
    part = np.exp(np.float32(-1.25) * (place + np.float32(_OFFSET[density])))
    part += np.float32(1)
    np.divide(np.float32(_GLAND), part, out=part)
    part += rest
    return resample(part, size, STEP, HALF) + fine


@lru_cache(maxsize=12)
def _layers(breast: int, where: Pose, view_name: str, size: int) -> tuple[np.ndarray, ...]:
    """Return what does not depend on density: place of gland, clouds with lines (0.2 mm grid), fine field."""
    view, mood = VIEWS[view_name], character(breast)
    half = size // 2 + 2
    walls, middle, axes = lobules(breast, mood, view, half * HALF)
    cloud, lobes = (_clouds(breast, view, where, number) for number in (0, 1))
    fat = _thickness(middle, axes, view)
    place = np.float32(1.1) * (cloud - fat) + np.float32(0.8) * _cone(breast, view)
    tails = cloud * (1 + np.float32(0.2) * cloud * cloud)
    soft = np.float32(mood.contrast * _CLOUD) * tails - np.float32(mood.contrast * _FAT) * fat
    patchy = np.float32(0.7 * mood.lines) + np.float32(0.4 * mood.lines) * np.roll(cloud, 37, (0, 1))
    np.clip(patchy, np.float32(0.15), np.float32(2), out=patchy)
    place, soft, patchy, lobes = (_up(field, half) for field in (place, soft, patchy, lobes))
    fine = _fine(breast, view.plane, size)
    lines = np.float32(_SEPTA) * np.exp(np.abs(lobes) * np.float32(-1 / 0.15))
    lines += drawn([*fibres(breast, where, mood), walls], view, half)
    return place, lines * patchy + soft, fine * np.float32(_FINE * mood.fine)


def _plane_view(view: View) -> str:
    """Return the first view of the same plane: CC and magnification share their tissue."""
    return next(name for name, other in VIEWS.items() if other.plane == view.plane)


def _up(field: np.ndarray, size: int) -> np.ndarray:
    """Return a field of the coarse grid on `size` by `size` nodes of the 0.2 mm grid."""
    return resample(field.astype(np.float32), size, HALF, _COARSE)


@lru_cache(maxsize=64)
def _amplitude(direction: int, number: int) -> np.ndarray:
    """Return the amplitudes of clouds (0: power 1/f^3) or lobes (1: about 14 mm wide) on the coarse grid.

    `direction` is that of the nipple, in 32nds of a turn.
    """
    right, up = np.fft.rfftfreq(_GRID, _COARSE)[None, :], np.fft.fftfreq(_GRID, _COARSE)[:, None]
    turn = 2 * np.pi * direction / 32
    along, across = right * np.cos(turn) + up * np.sin(turn), up * np.cos(turn) - right * np.sin(turn)
    square = _STRETCH * along**2 + across**2 / _STRETCH
    square[0, 0] = np.inf
    if number:
        shape = np.exp(-((np.log(square * _LOBE**2) / 1.2) ** 2)) / np.sqrt(square)
    else:
        shape = (square + 0.03**2) ** -0.75 * np.exp(-square / 0.9**2)
    return np.nan_to_num(shape).astype(np.float32)


def _clouds(breast: int, view: View, where: Pose, number: int) -> np.ndarray:
    """Return a field of unit variance on the coarse grid: clouds (0) or lobes (1)."""
    own, shared = stream(breast, "tissue", number, view.plane + 1), stream(breast, "tissue", number, 0)
    both = own.standard_normal((_GRID, _GRID // 2 + 1, 2), dtype=np.float32)
    both[0] = shared.standard_normal((_GRID // 2 + 1, 2), dtype=np.float32)
    shape = _amplitude(round(16 * where.angle(view) / np.pi), number)
    field = fft.irfft2(both.view(np.complex64)[..., 0] * shape, (_GRID, _GRID))
    return field * np.float32(1 / field[::2, ::2].std())


@lru_cache(maxsize=1)
def _fine_tile() -> np.ndarray:
    """Return a periodic field of unit variance with power 1/f^2.7 above 0.18 per mm, to crop from."""
    rng = np.random.Generator(np.random.PCG64(21))
    right, up = np.fft.rfftfreq(_TILE, STEP)[None, :], np.fft.fftfreq(_TILE, STEP)[:, None]
    shape = (right**2 + up**2 + 0.18**2) ** (-2.7 / 4)
    field = fft.irfft2(fft.rfft2(rng.standard_normal((_TILE, _TILE))) * shape, (_TILE, _TILE))
    return np.tile((field / field.std()).astype(np.float32), (2, 2))


def _fine(breast: int, plane: int, size: int) -> np.ndarray:
    """Return the fine field of a breast around the middle of the block: two crops of the tile, added up."""
    rng = stream(breast, "tissue", 7, plane)
    total = np.zeros((size, size), np.float32)
    for turned in (slice(None), slice(None, None, -1)):
        top, left = (rng.integers(0, _TILE, 2) - size // 2) % _TILE
        total += _fine_tile()[top : top + size, left : left + size][turned]
    return total * np.float32(np.sqrt(0.5))


def _cone(breast: int, view: View) -> np.ndarray:
    """Return how the gland thins out towards the fat around it: highest inside, falling off to the sides."""
    rng = stream(breast, "tissue", 11)
    middle = view.project(rng.uniform(-9, 9, 3))
    reach = np.sqrt(view.axes[:2] ** 2 @ np.array([36.0, *rng.uniform(22, 36, 2)]) ** 2)
    right = 0.75 - ((_PLACE - middle[0]) / reach[0]) ** 2
    up = ((_PLACE + middle[1]) / reach[1]) ** 2
    return np.maximum(right[None, :] - up[:, None], -2.2).astype(np.float32)


def _thickness(middle: np.ndarray, half: np.ndarray, view: View) -> np.ndarray:
    """Return the thickness of fat lobules along the beam, in cm, on the coarse grid."""
    out = np.zeros((_GRID, _GRID), np.float32)
    spot = view.project(middle) / _COARSE * (1, -1) + (_GRID - 1) / 2
    start = np.maximum(spot - half[:, :2] / _COARSE, 0).astype(int)
    stop = (spot + half[:, :2] / _COARSE).astype(int) + 2
    inverse = _COARSE / half[:, :2]
    for (x, y), (left, top), (right, low), (a, b), deep in zip(
        spot, start, stop, inverse, 0.2 * half[:, 2], strict=True
    ):
        part = out[top:low, left:right]
        across = ((np.arange(left, left + part.shape[1]) - x) * a) ** 2
        down = ((np.arange(top, top + part.shape[0]) - y) * b) ** 2
        part += deep * np.sqrt(np.maximum(1 - across - down[:, None], 0))
    return out
