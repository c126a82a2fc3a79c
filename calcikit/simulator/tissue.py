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
from scipy import fft, ndimage
from scipy.special import expit

from .curves import HALF, STEP, drawn, resample
from .fibres import breast_traits, fibres
from .foam import FOLD, Lobules, lobules
from .geometry import BLOCK, VIEWS, Pose, View, stream
from .web import fine_field, web

_COARSE = 0.4
"""Step of the grid of clouds, in mm."""
_GRID = round(BLOCK / _COARSE)
_OFFSET = {"a": -1.9, "b": -0.7, "c": 0.6, "d": 1.8}
"""How far the balance of gland and fat is shifted in each density."""
_STRETCH = 1.3
"""How much longer clouds are along the way to the nipple than across it."""

_GLAND = 0.2
"""Log-exposure of gland over fat through the whole breast."""
_CLOUD = 0.048
_FINE = {"a": 0.026, "b": 0.029, "c": 0.033, "d": 0.036}
_WEB = 0.064
_FAT = {"a": 0.03, "b": 0.06, "c": 0.075, "d": 0.075}
"""Log-exposure that a fat lobule lacks, per cm, in gland up to 0.3 (20 keV); in fat it lacks little."""
_THICK = {"a": 0.3, "b": 0.7, "c": 1.1, "d": 1.6}
"""Fat along the beam, in cm, over which no gland is left: it is black, quiet and has a clear edge."""
_EDGE = 0.12
"""How much more or less fat, in cm, that edge spans (by eye on real patches: under 1 mm in the picture)."""
_FRAYED = np.float32(1.0)
"""Centimetres of fat by which strands of unit log-exposure shift that edge: it frays along them."""
_QUIET = 0.4
"""Part of the strands that is missing in such fat."""


def nodes(size: int, pitch: float) -> int:
    """Return how many nodes of the tissue grid cover a field, an even number."""
    return 2 * int(np.ceil(size * pitch / HALF - 1e-6))


def tissue(breast: int, where: Pose, view: View, density: str, size: int) -> np.ndarray:
    """Return the log-exposure of a breast without calcium, on a grid of so many nodes along each edge.

    Gland holds strands of its own, and lines of the same attenuation are lost in it: in fat little but lines
    is seen, in dense tissue many layers of fine structure lie over each other.
    """
    place, soft, fat, lines, strands, fine = _layers(breast, where, _plane_view(view), size)
    gland = expit(np.float32(1.25) * (place + np.float32(_OFFSET[density])))
    black = expit((fat - np.float32(_THICK[density]) - _FRAYED * strands) * np.float32(1 / _EDGE))
    part = soft - np.float32(_FAT[density]) * fat
    part += lines * (1 - np.float32(0.2) * gland)
    part += (np.float32(_GLAND) + strands * np.float32(0.8)) * gland
    part += strands * (np.float32(0.5) - np.float32(0.5 * _QUIET) * black)
    part -= np.float32(breast_traits(breast).fat_edge) * black
    return resample(part, size, STEP, HALF) + np.float32(_FINE[density]) * fine


@lru_cache(maxsize=12)
def _layers(breast: int, where: Pose, view_name: str, size: int) -> tuple[np.ndarray, ...]:
    """Return what density weighs: place of gland, clouds, fat, lines, strands (0.2 mm grid), fine field."""
    view, traits = VIEWS[view_name], breast_traits(breast)
    half = size // 2 + 2
    fat_lobules = lobules(breast, traits, view, half * HALF)
    cloud = resample(_clouds(breast, view, where), half, HALF, _COARSE)
    fat = resample(_thickness(fat_lobules, view), half, HALF, FOLD)
    place = np.float32(1.1) * (cloud - fat)
    place += np.float32(0.8) * _cone(breast, view, half)
    soft = np.float32(0.2) * cloud * cloud
    soft += 1
    soft *= cloud * np.float32(traits.contrast * _CLOUD)
    lines = drawn([*fibres(breast, where, traits), fat_lobules.walls], view, half)
    lines *= np.clip(np.float32(0.7) + np.float32(0.2) * cloud[::-1, ::-1], np.float32(0.15), np.float32(2))
    lines *= np.float32(traits.lines)
    strands = np.float32(_WEB * traits.web) * web(breast, view.plane, half)
    fine = np.float32(traits.fine) * fine_field(breast, view.plane, size)
    return place, soft, np.float32(traits.contrast) * fat, lines, strands, fine


def _plane_view(view: View) -> str:
    """Return the first view of the same plane: CC and magnification share their tissue."""
    return next(name for name, other in VIEWS.items() if other.plane == view.plane)


@lru_cache(maxsize=32)
def _amplitude(direction: int) -> np.ndarray:
    """Return the amplitudes of clouds (power 1/f^3); `direction`: of the nipple, in 32nds of a turn."""
    right, up = np.fft.rfftfreq(_GRID, _COARSE)[None, :], np.fft.fftfreq(_GRID, _COARSE)[:, None]
    turn = 2 * np.pi * direction / 32
    along, across = right * np.cos(turn) + up * np.sin(turn), up * np.cos(turn) - right * np.sin(turn)
    square = _STRETCH * along**2 + across**2 / _STRETCH
    shape = (square + 0.03**2) ** -0.75 * np.exp(-square / 0.9**2)
    shape[0, 0] = 0
    return shape.astype(np.float32)


def _clouds(breast: int, view: View, where: Pose) -> np.ndarray:
    """Return the clouds of a breast on the coarse grid, a field of unit variance."""
    own, shared = stream(breast, "tissue", 0, view.plane + 1), stream(breast, "tissue", 0, 0)
    both = own.standard_normal((_GRID, _GRID // 2 + 1, 2), dtype=np.float32)
    both[0] = shared.standard_normal((_GRID // 2 + 1, 2), dtype=np.float32)
    shape = _amplitude(round(16 * where.angle(view) / np.pi) % 32)
    field = fft.irfft2(both.view(np.complex64)[..., 0] * shape, (_GRID, _GRID))
    return field * np.float32(1 / field[::2, ::2].std())


def _cone(breast: int, view: View, size: int) -> np.ndarray:
    """Return how the gland thins out towards the fat around it: highest inside, falling off to the sides."""
    rng = stream(breast, "tissue", 11)
    middle = view.project(rng.uniform(-9, 9, 3))
    reach = np.sqrt(view.axes[:2] ** 2 @ np.array([36.0, *rng.uniform(22, 36, 2)]) ** 2)
    place = (np.arange(size) - (size - 1) / 2) * HALF
    right = 0.75 - ((place - middle[0]) / reach[0]) ** 2
    up = ((place + middle[1]) / reach[1]) ** 2
    return np.maximum(right.astype(np.float32) - up.astype(np.float32)[:, None], np.float32(-2.2))


def _thickness(fat: Lobules, view: View) -> np.ndarray:
    """Return the thickness of fat lobules along the beam, in cm, on the grid of lobules."""
    grid = int(np.ceil(BLOCK / FOLD))
    wide = int(2 * fat.radius.max(initial=0) / FOLD) + 1
    spot = view.project(fat.middle) * (1, -1) / FOLD + (grid - 1) / 2
    corner = np.floor(spot - wide / 2).astype(int) + 1
    offset = ((np.arange(wide) + (corner - spot)[..., None]) * FOLD).astype(np.float32)
    right, up = offset[:, 0, None, :], -offset[:, 1, :, None]
    near = np.full((len(spot), wide, wide), -99, np.float32)
    far = -near
    for way, height in zip(fat.normal.transpose(1, 2, 0), fat.height.T, strict=True):
        beam = np.where(np.abs(way[2]) < 1e-4, 1e-4, way[2])
        leaves, enters = height / beam + 999 * (beam < 0), height / beam - 999 * (beam > 0)
        a, b, leaves, enters = (
            value.astype(np.float32)[:, None, None]
            for value in (way[0] / beam, way[1] / beam, leaves, enters)
        )
        tilt = a * right + b * up
        np.minimum(far, leaves - tilt, out=far)
        np.maximum(near, enters - tilt, out=near)
    far -= near
    out = np.zeros((grid + 2 * wide, grid + 2 * wide), np.float32)
    for part, (left, top) in zip(np.maximum(far, 0, out=far), corner + wide, strict=True):
        out[top : top + wide, left : left + wide] += part
    out *= np.float32(0.1)
    return ndimage.gaussian_filter(out[wide:-wide, wide:-wide], 0.6)
