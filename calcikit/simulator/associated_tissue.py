"""Tissue that belongs to a finding but is not calcium: masses, scars, clips, vessels and skin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

from .curves import HALF, STEP, Curves, drawn, resample
from .geometry import SKIN_CURVE, Pose, View, stream, unit
from .point_particles import Tubes
from .projection import ParticleSet, Solids, solids, thickness
from .tissue import nodes

if TYPE_CHECKING:
    from .scene import Scene

_PULL, _PULLED = 15.0, 1.1
"""How far around architectural distortion tissue is drawn in, in mm, and how much closer to its middle."""
_SCAR = np.array([3.0, 2.0, -2.0])


def associated_tissue(scene: Scene, calcium: ParticleSet) -> np.ndarray | None:
    """Return the log-exposure of accompanying soft tissue on the tissue grid, or None without any."""
    rng, where, finding = stream(scene.seed, "companions"), scene.pose, scene.finding
    whole = nodes(scene.size, scene.pitch)
    view, size = scene.view, whole // 2 + 2
    layers = []
    popcorn = [k for k, shape in enumerate(calcium.shape) if shape == "coarse_popcorn"]
    if popcorn:
        layers.append(_oval_masses(calcium.centre[popcorn], calcium.size[popcorn], view, size))
    shells = [k for k, shape in enumerate(calcium.shape) if shape == "rim" and calcium.size[k] > 1.5]
    if shells:
        layers.append(_oil(calcium.centre[shells], calcium.size[shells], view, size))
    if calcium.vessels:
        layers.append(_vessels(calcium.vessels, view, size))
    if finding.associated == "mass":
        layers.append(_mass(rng, where.lesion, 6.0, 0.030, view, size))
    if finding.associated == "asymmetry":
        layers.append(_mass(rng, where.lesion, 7.0, 0.012, view, size, spicules=0))
    if finding.associated == "benign_mass" and not (popcorn or shells):
        layers.append(_oval_masses(where.lesion[None], np.array([9.0]), view, size))
    if finding.associated == "distortion":
        layers.append(_mass(rng, where.lesion, 3.2, 0.010, view, size, spicules=26, reach=5.5))
    if finding.context == "surgical_bed":
        layers.append(_mass(rng, where.lesion + _SCAR, 4.5, 0.012, view, size, spicules=30, reach=2.8))
    if finding.context == "beside_known_cancer":
        layers.append(_mass(rng, _known_cancer_centre(where), 6.5, 0.032, view, size))
    return resample(np.asarray(sum(layers), np.float32), whole, STEP, HALF) if layers else None


def pulled(ground: np.ndarray, seed: int, middle: np.ndarray, pitch: float) -> np.ndarray:
    """Return tissue drawn in towards a pixel (column, row): architectural distortion.

    Lines within `_PULL` mm bend and run to the middle, from some directions more than from others.
    """
    size, reach, turn = len(ground), 1.4 * _PULL / pitch, stream(seed, "companions", 2).uniform(0, 6.3, 3)
    low = np.clip(np.floor(middle - reach).astype(int), 0, size)
    high = np.clip(np.ceil(middle + reach).astype(int) + 1, 0, size)
    right, down = (np.arange(low[k], high[k], dtype=np.float32) - np.float32(middle[k]) for k in (0, 1))
    angle, far = np.arctan2(down[:, None], right), np.hypot(down[:, None], right) * np.float32(pitch / _PULL)
    uneven = 1 + sum(np.float32(0.13) * np.sin(n * angle + np.float32(turn[n - 1])) for n in (1, 2, 3))
    stretch = 1 + np.float32(_PULLED) * uneven * np.clip(1 - far / uneven, 0, None) ** 2
    spot = np.stack([down[:, None] * stretch + middle[1], right * stretch + middle[0]])
    out = ground.copy()
    out[low[1] : high[1], low[0] : high[0]] = ndimage.map_coordinates(ground, spot, order=1, mode="nearest")
    return out


def _known_cancer_centre(where: Pose) -> np.ndarray:
    """Return the middle of the known cancer near a lesion."""
    return where.lesion + np.array([-11.0 if where.nipple[0] > 0 else 11.0, 10.0, -9.0])


def _soft_thickness(bodies: Solids, view: View, size: int) -> np.ndarray:
    """Return the thickness of soft solids on the tissue grid."""
    calcium = ParticleSet(("soft",), np.zeros(1), np.zeros(1), np.zeros((1, 3)), (bodies,))
    return thickness(calcium, view, size, HALF)[0]


def _oval_masses(centre: np.ndarray, size: np.ndarray, view: View, grid: int) -> np.ndarray:
    """Draw the smooth oval mass (a fibroadenoma) that popcorn calcium lies in."""
    axes = size[:, None] * (0.80, 0.62, 0.66) + (1.2, 0.8, 0.9)
    return _soft_thickness(solids(np.zeros(len(centre), int), centre, axes, 0.027), view, grid)


def _oil(centre: np.ndarray, size: np.ndarray, view: View, grid: int) -> np.ndarray:
    """Draw the lucent filling of rim calcifications, darker than the tissue around."""
    number = np.zeros(len(centre), int)
    return _soft_thickness(solids(number, centre, 0.47 * size, -0.13 / size), view, grid)


def _mass(
    rng: np.random.Generator,
    centre: np.ndarray,
    radius: float,
    mu: float,
    view: View,
    size: int,
    *,
    spicules: int = 22,
    reach: float = 2.2,
) -> np.ndarray:
    """Draw an irregular mass or scar with lines that radiate from it."""
    way = rng.standard_normal((9, 3))
    offset = 0.55 * radius * way / np.linalg.norm(way, axis=1, keepdims=True) * rng.uniform(0.3, 1, (9, 1))
    axes = radius * rng.uniform(0.35, 0.7, (9, 3))
    core = _soft_thickness(solids(np.zeros(9, int), centre + offset, axes, mu / 1.6), view, size)
    way = _unit_vectors(rng, spicules)
    start, stop = (part * radius * way for part in (0.45, reach * rng.uniform(0.6, 1.1, (spicules, 1))))
    bend = 0.04 * radius * reach * rng.standard_normal((spicules, 2, 3))
    knots = centre + np.stack(
        [start, (2 * start + stop) / 3 + bend[:, 0], (start + 2 * stop) / 3 + bend[:, 1], stop], axis=1
    )
    width = rng.uniform(0.25, 0.7, spicules)
    peak = 0.2 * rng.uniform(0.4, 1.0, (spicules, 1)) * (1.0, 0.9, 0.5, 0.0)
    lines = Curves(knots, peak, width)
    return core + drawn([lines], view, size)


def _vessels(vessels: tuple[np.ndarray, ...], view: View, size: int) -> np.ndarray:
    """Draw the soft shadow of calcified vessels, from edge to edge."""
    knots = np.stack(vessels)[:, ::24]
    radius = knots[..., 3]
    tube = Curves(knots[..., :3], 0.19 * radius / 0.8, 2.1 * radius.mean(1), soft=False)
    return drawn([tube], view, size)


def clips(scene: Scene) -> ParticleSet:
    """Return metal clips: four around a lumpectomy bed, one marker in a known cancer."""
    if scene.finding.context not in ("surgical_bed", "beside_known_cancer"):
        return ParticleSet()
    where, rng = scene.pose, stream(scene.seed, "companions", 1)
    if scene.finding.context == "surgical_bed":
        middles = where.lesion + _SCAR + rng.uniform(4, 8, (4, 1)) * _unit_vectors(rng, 4)
    else:
        middles = _known_cancer_centre(where) + rng.uniform(-1, 1, (1, 3))
    way = _unit_vectors(rng, len(middles)) * rng.uniform(0.9, 1.2, (len(middles), 1))
    bend = 0.45 * _unit_vectors(rng, len(middles))
    along = np.linspace(-1, 1, 60)
    paths = middles[:, None] + along[:, None] * way[:, None] + (np.abs(along) ** 1.2)[:, None] * bend[:, None]
    number = np.repeat(np.arange(len(middles))[:, None], 60, axis=1)
    count = len(middles)
    wire = Tubes(number, paths, np.full(number.shape, 0.14), np.full(number.shape, 9.0), np.zeros(count))
    return ParticleSet(("clip",) * count, np.full(count, 2.2), np.full(count, 0.28), middles, (), (wire,))


def _unit_vectors(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return random unit vectors."""
    return unit(rng.standard_normal((count, 3)))


def skin_edge(ground: np.ndarray, pitch: float, height: float) -> tuple[np.ndarray, np.ndarray]:
    """Turn tissue into a tangential view: it thins out under the skin, then comes the skin, then air.

    `height` is where the surface of the skin lies above the middle of the image, in mm. Returns the tissue
    and how much of each pixel lies in the breast (1) or in air (0).
    """
    spot = (np.arange(len(ground), dtype=np.float32) - (len(ground) - 1) / 2) * np.float32(pitch)
    depth = np.float32(height) - spot[None, :] ** 2 / np.float32(SKIN_CURVE) + spot[:, None]
    under = 0.30 * (1 - np.sqrt(np.clip(depth / 14, 0, 1)))
    dermis = 0.22 * np.exp(-(((depth - 0.8) / 0.7) ** 4))
    breast = 1 / (1 + np.exp(np.clip(depth / -0.08, -30, 30))).astype(np.float32)
    return ((ground - under + dermis) * breast - 1.8 * (1 - breast)).astype(np.float32), breast


def skin_height(scene: Scene, calcium: ParticleSet) -> float:
    """Return how far the skin lies above the middle of a tangential view, in mm: above the finding."""
    view, skin = scene.view, scene.finding.morphology == "skin"
    up = float(view.project(scene.pose.lesion)[1])
    if skin or not len(calcium):
        return up + (0.8 if skin else 13.0)
    return float(np.clip(view.project(calcium.centre)[:, 1].max() + 4.0, up + 13.0, 23.0))
