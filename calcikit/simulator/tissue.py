"""Breast tissue without calcium: fat, gland, septa, ducts and vessels, as log-exposure on a 0.2 mm grid.

The field of each view is the projection of one block. For the random part this is exact by the central-slice
theorem: two views that share the x axis share the Fourier coefficients on that axis. Strands and ducts are
curves in three dimensions, projected into each view.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from calcikit.simulator.ducts import duct_tree, smooth_noise
from calcikit.simulator.world import BLOCK, VIEWS, Pose, View, pose, stream

__all__ = ["GRID", "STEP", "gland", "resample", "tissue"]

STEP = 0.2
GRID = round(BLOCK / STEP)
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


def _turned(right: np.ndarray, up: np.ndarray, angle: float, stretch: float) -> np.ndarray:
    """Return the frequency seen by structures stretched along the direction `angle`."""
    along = np.float32(np.cos(angle)) * right + np.float32(np.sin(angle)) * up
    across = np.float32(np.cos(angle)) * up - np.float32(np.sin(angle)) * right
    return np.sqrt(along * along * np.float32(stretch) + across * across * np.float32(1 / stretch))


@lru_cache(maxsize=128)
def _cloud_filters(degrees: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the filters of the low and the fine field (1/f^3 power) for a direction of the nipple."""
    right, up = _frequencies(128)
    f = _turned(right, up, np.radians(degrees), 1.45)
    slope = (f * f + np.float32(0.0009)) ** np.float32(-0.75)
    low = slope / (1 + (f * np.float32(2.6)) ** 2)
    fine = slope * np.sqrt(f + np.float32(0.05)) * np.exp(-((f * np.float32(0.37)) ** 2)) * (f > 0.1)
    return low.astype(np.float32), fine.astype(np.float32)


def _clouds(seed: int, plane: int, degrees: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the low field and the fine field, from one set of coefficients."""
    white = _coefficients(seed, 0, 128, plane)
    low, fine = _cloud_filters(degrees)
    return _unit(_field(white * low)), _unit(_field(white * fine))


@lru_cache(maxsize=128)
def _ridge_filter(degrees: int, wavelength: float) -> np.ndarray:
    """Return the Fourier filter of a band around a wavelength in mm."""
    band = min(128, int(2.6 * BLOCK / wavelength))
    f = _turned(*_frequencies(band), np.radians(degrees), 2.1) + np.float32(1e-4)
    return np.exp(-((np.log(f * np.float32(wavelength)) / np.float32(0.6)) ** 2)) / f


def _ridges(seed: int, number: int, plane: int, degrees: int, wavelength: float) -> np.ndarray:
    """Return a band-passed field whose zero lines run like septa."""
    shape = _ridge_filter(degrees, wavelength)
    return _unit(_field(_coefficients(seed, number, shape.shape[1], plane) * shape))


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
    """Blur a field with weights 1, 2, 1 along both axes, twice: a bell as wide as one step."""
    for _ in range(2):
        field[1:-1] = 0.5 * field[1:-1] + 0.25 * (field[:-2] + field[2:])
        field[:, 1:-1] = 0.5 * field[:, 1:-1] + 0.25 * (field[:, :-2] + field[:, 2:])
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
    return middle[:, None] + along * way[:, None] + wiggle * 0.035 * length


def _taper(rng: np.random.Generator, count: int, samples: int, size: float) -> np.ndarray:
    """Return weights along lines that fade at both ends and vary on the way."""
    along = np.linspace(0, np.pi, samples)
    patchy = np.clip(0.75 + 0.45 * smooth_noise(rng, count, samples, 4.0), 0.05, 1.6)
    return size * rng.uniform(0.4, 1.0, (count, 1)) * np.sin(along) ** 0.7 * patchy


def _strand_layer(seed: int, where: Pose, view: View) -> np.ndarray:
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


@lru_cache(maxsize=12)
def _layers(seed: int, view_name: str, other_breast: bool) -> tuple[np.ndarray, ...]:
    """Return what does not depend on density: low field, fine field, septa and strands."""
    view, where = VIEWS[view_name], pose(seed, other_breast)
    salt = 2 * seed + other_breast
    angle = 5 * round(np.degrees(where.angle(view)) / 5) % 180
    low, fine = _clouds(salt, view.plane, angle)
    wide = _ridges(salt, 1, view.plane, angle, 11.0) + np.float32(0.16) * fine
    close = _ridges(salt, 2, view.plane, angle, 4.6) + np.float32(0.20) * fine
    septa = np.exp(-((wide / np.float32(0.16)) ** 2)) * np.clip(0.55 + 0.55 * close, 0, 1.4)
    septa += np.float32(0.75) * np.exp(-((close / np.float32(0.20)) ** 2)) * np.clip(0.5 + 0.5 * wide, 0, 1.2)
    return low, fine, septa, _strand_layer(salt, where, view)


def gland(seed: int, view: View, density: str, other_breast: bool = False) -> np.ndarray:
    """Return the glandular fraction of the block, 0 to 1, on the tissue grid."""
    low, fine, _, _ = _layers(seed, _plane_view(view), other_breast)
    return 1 / (1 + np.exp(np.float32(-1.5) * (low + np.float32(0.28) * fine + np.float32(_OFFSET[density]))))


def _plane_view(view: View) -> str:
    """Return the first view of the same plane: CC and magnification share their tissue."""
    return next(name for name, other in VIEWS.items() if other.plane == view.plane)


def tissue(seed: int, view: View, density: str, other_breast: bool = False) -> np.ndarray:
    """Return the log-exposure of the block without calcium or companions, on the tissue grid."""
    low, fine, septa, strand = _layers(seed, _plane_view(view), other_breast)
    part = gland(seed, view, density, other_breast)
    field = np.float32(0.30) * part + np.float32(0.06) * low
    field += np.float32(0.044) * fine * (np.float32(0.22) + np.float32(0.78) * part)
    field += np.float32(0.060) * septa * (np.float32(1.0) - np.float32(0.7) * part)
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
