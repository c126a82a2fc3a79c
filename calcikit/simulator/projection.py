"""Calcium as solids and grains in millimetres, and its thickness along the beam of any view.

A solid is an ellipsoid cut by planes, less a hollow: its chord along a ray is known in closed form, in any
direction. Powder, casts and plaques of vessels are points with mass (see `point_particles`). Thickness is
already multiplied by the effective attenuation (1/mm), so all add up to log-exposure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from .chords import chords
from .exposure import blurred

if TYPE_CHECKING:
    from .geometry import View
    from .point_particles import Grains, Tubes


@dataclass(frozen=True)
class Solids:
    """Ellipsoids cut by planes.

    Attributes
    ----------
    owner : ndarray of int
        Particle that each solid belongs to.
    centre : ndarray
        Centres in mm, one row each.
    axes : ndarray
        Semi-axes in mm.
    turn : ndarray
        Rotations; rows are the directions of the semi-axes.
    mu : ndarray
        Effective attenuation in 1/mm; negative for what lets more through than the tissue (oil).
    normal, height : ndarray
        Planes, in units of the semi-axes; what lies above the height is cut off.
    mottle : ndarray
        Unevenness inside, 0 for none to 1.
    hollow : Solids, optional
        One to each solid: what of a solid lies inside its hollow is empty.
    """

    owner: np.ndarray
    centre: np.ndarray
    axes: np.ndarray
    turn: np.ndarray
    mu: np.ndarray
    normal: np.ndarray
    height: np.ndarray
    mottle: np.ndarray
    hollow: Solids | None = None


@dataclass(frozen=True)
class ParticleSet:
    """All particles of a lesion.

    Attributes
    ----------
    shape : tuple of str
        Morphology of each particle.
    size, width : ndarray
        Largest and smallest extent of each particle, in mm.
    centre : ndarray
        Centres in mm of the world.
    solids : tuple of Solids
    grains : tuple of Grains or Tubes
    vessels : tuple of ndarray
        Soft vessels that carry wall calcium: samples by 4 (place and radius in mm).
    """

    shape: tuple[str, ...] = ()
    size: np.ndarray = field(default_factory=lambda: np.zeros(0))
    width: np.ndarray = field(default_factory=lambda: np.zeros(0))
    centre: np.ndarray = field(default_factory=lambda: np.zeros((0, 3)))
    solids: tuple[Solids, ...] = ()
    grains: tuple[Grains | Tubes, ...] = ()
    vessels: tuple[np.ndarray, ...] = ()

    def __len__(self) -> int:
        return len(self.shape)


def merged(parts: Iterable[ParticleSet]) -> ParticleSet:
    """Put several lesions together; particles are numbered in the order given."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return ParticleSet()
    stops = np.cumsum([len(part) for part in parts])
    numbers = [np.arange(stop - len(part), stop) for part, stop in zip(parts, stops, strict=True)]
    pairs = list(zip(parts, numbers, strict=True))
    return ParticleSet(
        shape=tuple(shape for part in parts for shape in part.shape),
        size=np.concatenate([part.size for part in parts]),
        width=np.concatenate([part.width for part in parts]),
        centre=np.concatenate([part.centre for part in parts]),
        solids=tuple(replace(s, owner=n[s.owner]) for part, n in pairs for s in part.solids),
        grains=tuple(g.renumbered(n) for part, n in pairs for g in part.grains),
        vessels=tuple(vessel for part in parts for vessel in part.vessels),
    )


def solids(
    owner: Any,
    centre: Any,
    axes: Any,
    mu: Any,
    *,
    turn: Any = None,
    normal: Any = None,
    height: Any = None,
    mottle: Any = 0.0,
    hollow: Solids | None = None,
) -> Solids:
    """Build solids; what is left out is upright, uncut, even inside and full."""
    count = len(centre)
    return Solids(
        np.asarray(owner),
        centre,
        np.broadcast_to(np.asarray(axes, float).reshape(count, -1), (count, 3)),
        np.broadcast_to(np.eye(3), (count, 3, 3)) if turn is None else turn,
        np.broadcast_to(np.asarray(mu, float), count),
        np.zeros((count, 0, 3)) if normal is None else normal,
        np.zeros((count, 0)) if height is None else height,
        np.broadcast_to(np.asarray(mottle, float), count),
        hollow,
    )


def thickness(calcium: ParticleSet, view: View, size: int, pitch: float) -> tuple[np.ndarray, np.ndarray]:
    """Return thickness times attenuation of each pixel before blur, and its particle number (-1: none)."""
    layer = np.zeros((size, size), np.float32)
    label = np.full((size, size), -1, np.int32)
    for piece in calcium.solids:
        _add_solids(layer, label, piece, view, pitch)
    for powder in calcium.grains:
        sheet = np.zeros_like(layer) if powder.haze else layer
        _add_grains(sheet, label, powder, view, pitch)
        if powder.haze:
            layer += blurred(sheet, powder.haze, pitch)
    return layer, label


def pixels(view: View, place: np.ndarray, size: int, pitch: float) -> np.ndarray:
    """Return (column, row) of world points; whole numbers are the middles of pixels."""
    spot = view.project(place) / pitch
    return np.stack([spot[:, 0], -spot[:, 1]], axis=1) + (size - 1) / 2


def _add_grains(
    layer: np.ndarray, label: np.ndarray, powder: Grains | Tubes, view: View, pitch: float
) -> None:
    """Share the mass of points between the four nearest pixels, and mark what their clouds cover."""
    size = len(layer)
    place, mass, owner = powder.points(view, 0.5 * size * pitch + 1.0, pitch)
    right, down = (place[:, 0] / pitch + (size - 1) / 2, (size - 1) / 2 - place[:, 1] / pitch)
    seen = (right > 0) & (down > 0) & (right < size - 1.001) & (down < size - 1.001)
    right, down, mass, owner = right[seen], down[seen], mass[seen] / pitch**2, owner[seen]
    left, top = right.astype(np.intp), down.astype(np.intp)
    right, down, index = right - left, down - top, top * size + left
    column, row = left + (right > 0.5), top + (down > 0.5)
    reach = np.unique(np.rint(powder.haze / pitch * np.linspace(-1, 1, 5)).astype(np.intp))
    for aside, below in product(reach, reach):
        label[(row + below).clip(0, size - 1), (column + aside).clip(0, size - 1)] = owner
    lower = mass * down
    upper = mass - lower
    shares = np.concatenate([upper * (1 - right), upper * right, lower * (1 - right), lower * right])
    index = np.concatenate([index, index + 1, index + size, index + size + 1])
    if len(index):
        first = index.min()
        drawn = np.bincount(index - first, shares)
        layer.ravel()[first : first + len(drawn)] += drawn.astype(np.float32)


_WINDOWS = (3, 5, 8, 14, 26)
"""Pixels around the middle of a solid: solids that fit are worked on together."""


def _add_solids(layer: np.ndarray, label: np.ndarray, piece: Solids, view: View, pitch: float) -> None:
    """Add the chords of solids, in batches of like size."""
    size = len(layer)
    spot = pixels(view, piece.centre, size, pitch)
    reach = np.sqrt((((piece.turn @ view.axes[:2].T) * piece.axes[..., None]) ** 2).sum(1)).max(1)
    half = np.ceil(reach / pitch + 0.5).astype(int)
    seen = ((spot > -half[:, None]) & (spot < size + half[:, None])).all(1)
    batch = np.select([half <= n for n in _WINDOWS], _WINDOWS, half)
    for window in np.unique(batch[seen]):
        chosen = np.flatnonzero(seen & (batch == window))
        lattice = 3 if window <= 3 else 2 if window <= 8 else 1
        for some in np.array_split(chosen, max(1, len(chosen) * (window * lattice) ** 2 // 24000)):
            corner = np.floor(spot[some] + 0.5).astype(int) - window
            stamps = chords(piece, some, view, spot[some] - corner, int(window), lattice, pitch)
            _stamp(layer, label, stamps, corner, piece.owner[some])


def _stamp(
    layer: np.ndarray, label: np.ndarray, stamps: np.ndarray, corner: np.ndarray, owner: np.ndarray
) -> None:
    """Add windows to the layer and mark their pixels, clipped at the edges."""
    size, wide = len(layer), stamps.shape[1]
    left, top = corner.T[..., None] + np.arange(wide)
    filled = stamps != 0
    if corner.min() < 0 or corner.max() + wide > size:
        filled &= ((left >= 0) & (left < size))[:, None, :] & ((top >= 0) & (top < size))[:, :, None]
    spot = np.flatnonzero(filled)
    index, part = (size * top[:, :, None] + left[:, None, :]).take(spot), stamps.take(spot)
    np.add.at(layer.ravel(), index, part)
    solid = part > 0
    label.ravel()[index[solid]] = owner[spot[solid] // wide**2]
