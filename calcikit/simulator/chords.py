"""Chords of rays through solids: ellipsoids cut by planes, less hollows, uneven inside; in closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .geometry import View
    from .projection import Solids


def chords(
    piece: Solids, some: np.ndarray, view: View, middle: np.ndarray, window: int, lattice: int, pitch: float
) -> np.ndarray:
    """Return mean chord times attenuation in windows of 2 window + 1 pixels around solids.

    Rays stand in one row a solid: a loop over a row of thousands costs a fraction of many short ones.
    """
    count, fine = len(some), (2 * window + 1) * lattice
    spot = ((np.arange(fine) + 0.5) / lattice - 0.5).astype(np.float32)
    a = np.repeat(((spot - middle[:, :1]) * pitch).astype(np.float32)[:, None], fine, 1).reshape(count, -1)
    b = np.repeat(((middle[:, 1:] - spot) * pitch).astype(np.float32), fine, 1)
    near, far = _span(piece, some, view, a, b)
    chord = np.maximum(far - near, 0)
    if piece.hollow is not None:
        aside = piece.hollow.centre[some] - piece.centre[some]
        chord -= _overlap(near, far, *_hollow_span(piece.hollow, some, aside, view, a, b))
    chord *= piece.mu[some].astype(np.float32)[:, None]
    if piece.mottle[some].any():
        chord *= _mottle(piece, some, view, a, b, 0.5 * (near + far))
    chord = chord.reshape(count, fine, fine)
    total = sum(chord[:, i::lattice, j::lattice] for i in range(lattice) for j in range(lattice))
    return total / np.float32(lattice**2)


def _span(
    piece: Solids, some: np.ndarray, view: View, a: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return where rays enter and leave solids, in mm along the beam from their centres.

    The rays pass `a` to the right of the centres and `b` above; a ray that misses leaves before it enters.
    """
    basis = np.einsum("nij,vj->nvi", piece.turn[some], view.axes) / piece.axes[some][:, None, :]
    gram = (basis @ basis.transpose(0, 2, 1)).astype(np.float32).transpose(1, 2, 0)[..., None]
    (rr, ru, rb), (_, uu, ub), (_, _, bb) = gram
    qe = a * rb + b * ub
    root = a * (2 * ru) * b
    root += (a * a * rr - 1) + b * b * uu
    root *= -bb
    root += qe * qe
    np.sqrt(np.maximum(root, 0, out=root), out=root)
    near, far = (-qe - root) / bb, (root - qe) / bb
    slope = piece.normal[some] @ basis.transpose(0, 2, 1)
    steep = slope[..., 2]
    steep[np.abs(steep) < 1e-5] = 1e-5
    cuts = np.stack([piece.height[some], slope[..., 0], slope[..., 1]]) / steep
    for upper, (level, right, up) in zip(
        steep.T > 0, cuts.astype(np.float32).transpose(2, 0, 1)[..., None], strict=True
    ):
        level = (level - a * right) - b * up
        above, below = np.flatnonzero(upper), np.flatnonzero(~upper)
        far[above] = np.minimum(far[above], level[above])
        near[below] = np.maximum(near[below], level[below])
    return near, far


def _hollow_span(
    hollow: Solids, some: np.ndarray, aside: np.ndarray, view: View, a: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return where the same rays enter and leave hollows that lie `aside` of the centres of their solids."""
    right, up, beam = (aside @ view.axes.T).astype(np.float32).T[..., None]
    near, far = _span(hollow, some, view, a - right, b - up)
    return near + beam, far + beam


def _overlap(near: np.ndarray, far: np.ndarray, enter: np.ndarray, leave: np.ndarray) -> np.ndarray:
    """Return the length that two stretches of each ray share."""
    return np.maximum(np.minimum(far, leave) - np.maximum(near, enter), 0)


_WAVES = np.array([
    (-1.4, -0.8, 0.6), (-0.1, -0.5, -1.9), (0.8, 0.4, -2.2),
    (2.5, -0.1, 1.2), (2.2, -1.7, 1.7), (1.3, 1.5, 3.2),
])  # fmt: skip
"""Of unlike lengths and directions, so that they do not make a lattice."""


def _mottle(
    piece: Solids, some: np.ndarray, view: View, a: np.ndarray, b: np.ndarray, depth: np.ndarray
) -> np.ndarray:
    """Return a factor around 1 that varies inside solids with wavelengths of 0.6 to 1.4 mm."""
    total, part = np.zeros_like(depth), np.empty_like(depth)
    corner = np.stack([a[:, 0], b[:, 0], np.zeros(len(a))], axis=1) @ view.axes
    for wave in 2.6 * _WAVES:
        right, up, beam = (view.axes @ wave).astype(np.float32)
        np.multiply(depth, beam, out=part)
        part += (a[0] - a[0, 0]) * right + (b[0] - b[0, 0]) * up
        part += ((piece.centre[some] + corner) @ wave).astype(np.float32)[:, None]
        total += np.sin(part, out=part)
    total *= (0.5 * piece.mottle[some]).astype(np.float32)[:, None]
    total += np.float32(1)
    return np.clip(total, np.float32(0.08), np.float32(2.2), out=total)
