"""Breast tissue without calcium: fat, gland, septa, ducts and vessels, as log-exposure on a 0.2 mm grid.

The field of each view is the projection of one block. By the central-slice theorem two views that share the
x axis share the Fourier coefficients on that axis; the fields are then bent in each view so that fibres run
to the nipple. Strands, ducts and the cone of gland are shapes in three dimensions, seen in each view.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .fibres import GRID, STEP, strand_layer
from .geometry import BLOCK, VIEWS, Pose, View, pose, stream

__all__ = ["GRID", "STEP", "gland", "resample", "tissue"]

_PLACE = ((np.arange(GRID) - (GRID - 1) / 2) * STEP).astype(np.float32)
_OFFSET = {"a": -1.9, "b": -0.7, "c": 0.6, "d": 1.8}


@lru_cache(maxsize=8)
def _frequencies(band: int) -> tuple[np.ndarray, np.ndarray]:
    """Return frequencies (right, up) in 1/mm of the block's lowest coefficients."""
    up = np.concatenate([np.arange(band), np.arange(-band, 0)])[:, None] / BLOCK
    return (np.arange(band)[None, :] / BLOCK).astype(np.float32), up.astype(np.float32)


def _coefficients(seed: int, number: int, band: int, plane: int) -> np.ndarray:
    """Draw white coefficients; those on the x axis are the same in every plane."""
    own, shared = stream(seed, "tissue", number, plane + 1), stream(seed, "tissue", number, 0)
    both = own.standard_normal((2 * band, band, 2), dtype=np.float32)
    both[0] = shared.standard_normal((band, 2), dtype=np.float32)
    both[0, 0] = 0.0
    return both.view(np.complex64)[..., 0]


def _field(coefficients: np.ndarray) -> np.ndarray:
    """Turn low coefficients into a field on the whole grid (float32, unit variance for unit power)."""
    band = coefficients.shape[1]
    full = np.zeros((GRID, GRID // 2 + 1), np.complex64)
    full[:band, :band] = coefficients[:band]
    full[-band:, :band] = coefficients[band:]
    return np.fft.irfft2(full, (GRID, GRID)).astype(np.float32)


def _unit(field: np.ndarray) -> np.ndarray:
    """Scale a field to unit variance, from a coarse sample of it."""
    return field * np.float32(1.0 / field[::3, ::3].std())


@lru_cache(maxsize=8)
def _stretched(band: int, stretch: float) -> np.ndarray:
    """Return the frequency in 1/mm seen by structures stretched along x."""
    right, up = _frequencies(band)
    return np.sqrt(right * right * np.float32(stretch) + up * up * np.float32(1 / stretch))


@lru_cache(maxsize=1)
def _cloud_filters() -> tuple[np.ndarray, np.ndarray]:
    """Return the filters of the low and the fine field (1/f^3 power)."""
    f, g = _stretched(128, 1.6), _stretched(128, 2.0)
    low = (f * f + np.float32(0.0009)) ** np.float32(-0.75) / (1 + (f * np.float32(2.6)) ** 2)
    fine = (g * g + np.float32(0.0009)) ** np.float32(-0.75) * np.sqrt(g + np.float32(0.05))
    fine *= np.exp(-((g * np.float32(0.37)) ** 2)) * (g > 0.1)
    return low.astype(np.float32), fine.astype(np.float32)


def _clouds(seed: int, plane: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the low field and the fine field, from one set of coefficients."""
    white = _coefficients(seed, 0, 128, plane)
    low, fine = _cloud_filters()
    return _unit(_field(white * low)), _unit(_field(white * fine))


@lru_cache(maxsize=4)
def _ridge_filter(wavelength: float) -> np.ndarray:
    """Return the Fourier filter of a band around a wavelength in mm."""
    f = _stretched(min(128, int(3.0 * BLOCK / wavelength)), 2.8) + np.float32(1e-4)
    return np.exp(-((np.log(f * np.float32(wavelength)) / np.float32(0.6)) ** 2)) / f


def _ridges(seed: int, number: int, plane: int, wavelength: float) -> np.ndarray:
    """Return a band-passed field whose zero lines run like septa."""
    shape = _ridge_filter(wavelength)
    return _unit(_field(_coefficients(seed, number, shape.shape[1], plane) * shape))


def _bent(fields: np.ndarray, where: Pose, view: View, sway: np.ndarray) -> np.ndarray:
    """Bend fields so that what ran along x runs to the nipple, swaying on the way.

    Parameters
    ----------
    fields : ndarray
        Rows by columns by fields, periodic.
    where : Pose
    view : View
    sway : ndarray
        How far to look aside, in mm.
    """
    x, y = view.project(where.nipple).tolist()
    near = (np.clip((x - _PLACE) / x, 0.3, 1.7) ** np.float32(0.7))[None, :]
    spot = ((_PLACE[:, None] + np.float32(y)) / near - sway) * np.float32(1 / STEP)
    spot += np.float32((GRID - 1) / 2 - y / STEP)
    spot -= GRID * np.floor(spot / np.float32(GRID))
    low = np.minimum(spot.astype(np.intp), GRID - 1)
    spot -= low
    low *= GRID
    low += np.arange(GRID)
    flat = np.concatenate([fields, fields[:1]]).reshape((GRID + 1) * GRID, -1)
    first = flat.take(low, axis=0)
    second = flat.take(low + GRID, axis=0)
    second -= first
    second *= spot[..., None]
    first += second
    return first


def _sway(seed: int, plane: int) -> np.ndarray:
    """Return how far fibres sway aside, in mm: long waves along x that change slowly across."""
    rng = stream(seed, "tissue", 7, plane)
    place = (np.arange(GRID) - (GRID - 1) / 2) * STEP
    length = np.array([12.0, 18.0, 26.0, 40.0]) * rng.uniform(0.85, 1.2, 4)
    along = 2 * np.pi * (place / length[:, None] + rng.random((4, 1)))
    across = 2 * np.pi * place[::-1, None] / (length * rng.uniform(1.6, 3.0, 4) * rng.choice([-1, 1], 4))
    size = 0.02 * length[:, None] * rng.uniform(0.7, 1.3, (4, 1))
    waves = np.cos(across) @ (size * np.sin(along)) + np.sin(across) @ (size * np.cos(along))
    return waves.astype(np.float32)


def _cone(seed: int, view: View) -> np.ndarray:
    """Return how the gland thins out towards the fat around it: highest inside, falling off to the sides."""
    rng = stream(seed, "tissue", 8)
    middle = view.project(rng.uniform(-9, 9, 3))
    reach = np.sqrt(view.axes[:2] ** 2 @ np.array([34.0, *rng.uniform(17, 30, 2)]) ** 2)
    right = np.float32(0.75) - ((_PLACE - np.float32(middle[0])) / np.float32(reach[0])) ** 2
    up = ((_PLACE + np.float32(middle[1])) / np.float32(reach[1])) ** 2
    return np.maximum(right[None, :] - up[:, None], np.float32(-2.2))


@lru_cache(maxsize=12)
def _layers(seed: int, view_name: str, other_breast: bool) -> tuple[np.ndarray, ...]:
    """Return what does not depend on density: where gland is, fine field, septa and strands."""
    view, where = VIEWS[view_name], pose(seed, other_breast)
    salt = 2 * seed + other_breast
    low, fine = _clouds(salt, view.plane)
    wide, close = (_ridges(salt, n, view.plane, length) for n, length in ((1, 12.0), (2, 4.6)))
    one, lobes, notches = np.float32(1), np.abs(wide), np.abs(close)
    place = np.float32(0.85) * low + np.float32(0.28) * fine + np.float32(0.35)
    place -= np.float32(0.45) * np.minimum(lobes, 1.6) + np.float32(0.2) * np.minimum(notches, 1.6)
    thin, short = wide + np.float32(0.12) * fine, close + np.float32(0.16) * fine
    septa = np.exp(np.float32(-59) * thin * thin) * np.clip(np.float32(0.55) * (one + short), 0, 1.4)
    septa += np.exp(np.float32(-35) * short * short) * np.clip(np.float32(0.38) * (one + thin), 0, 0.9)
    sway = _sway(salt, view.plane) + np.float32(0.25) * wide
    bent = _bent(np.stack([place, fine, septa, low], axis=2), where, view, sway)
    place, fine, septa, low = (np.ascontiguousarray(bent[..., k]) for k in range(4))
    place += np.float32(0.8) * _cone(salt, view)
    return place, low, fine, septa, strand_layer(salt, where, view)


def gland(seed: int, view: View, density: str, other_breast: bool = False) -> np.ndarray:
    """Return the glandular fraction of the block, 0 to 1, on the tissue grid."""
    place = _layers(seed, _plane_view(view), other_breast)[0]
    part = np.exp(np.float32(-1.5) * (place + np.float32(_OFFSET[density])))
    part += np.float32(1)
    return np.reciprocal(part, out=part)


def _plane_view(view: View) -> str:
    """Return the first view of the same plane: CC and magnification share their tissue."""
    return next(name for name, other in VIEWS.items() if other.plane == view.plane)


def tissue(seed: int, view: View, density: str, other_breast: bool = False) -> np.ndarray:
    """Return the log-exposure of the block without calcium or associated tissue, on the tissue grid."""
    _, low, fine, septa, strand = _layers(seed, _plane_view(view), other_breast)
    part = gland(seed, view, density, other_breast)
    field = np.float32(0.30) * part + np.float32(0.05) * low
    field += np.float32(0.036) * fine * (np.float32(0.22) + np.float32(0.78) * part)
    field += np.float32(0.070) * septa * (np.float32(1.0) - np.float32(0.7) * part)
    field += strand * (np.float32(1.0) - np.float32(0.35) * part)
    return field


@lru_cache(maxsize=16)
def _taps(size: int, pitch: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the first of four neighbours on the tissue grid, and their cubic weights, for pixels."""
    spot = (np.arange(size) - (size - 1) / 2) * pitch / STEP + (GRID - 1) / 2
    first = np.clip(np.floor(spot).astype(np.intp) - 1, 0, GRID - 4)
    t = np.clip(spot - first - 1, 0, 1)
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3)
    return first, (0.5 * np.array(weights)).astype(np.float32)[:, :, None]


def resample(field: np.ndarray, size: int, pitch: float) -> np.ndarray:
    """Return the middle of a field of the tissue grid on `size` by `size` pixels."""
    first, weights = _taps(size, pitch)
    for _ in range(2):
        across = np.ascontiguousarray(field.T)
        field = across[first]
        field *= weights[0]
        for k in (1, 2, 3):
            part = across[first + k]
            part *= weights[k]
            field += part
    return field
