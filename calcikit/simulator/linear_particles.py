"""Particles that follow a line (casts, rods, threads), and powder, which has no shape."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .ducts import forks, frame, smooth_noise
from .geometry import unit
from .point_particles import Grains, Tubes
from .projection import ParticleSet

if TYPE_CHECKING:
    from .arrangement import Arrangement
    from .particle_rng import ParticleRng


def runs(on: np.ndarray) -> tuple[np.ndarray, int]:
    """Number the unbroken runs of each row, -1 where nothing is; return the numbers and how many."""
    start = on.copy()
    start[:, 1:] &= ~on[:, :-1]
    number = np.cumsum(start.ravel()).reshape(on.shape) - 1
    return np.where(on, number, -1), int(start.sum())


def from_runs(
    shape: str, paths: np.ndarray, radius: np.ndarray, owner: np.ndarray, count: int, grains: Tubes
) -> ParticleSet:
    """Describe each run as one particle."""
    step = np.linalg.norm(np.gradient(paths, axis=1), axis=2)
    kept = owner >= 0
    run = owner[kept]
    samples = np.bincount(run, minlength=count)
    width = 2 * np.bincount(run, radius[kept], count) / samples
    centre = np.stack([np.bincount(run, paths[kept][:, k], count) / samples for k in range(3)], axis=1)
    return ParticleSet(
        (shape,) * count, np.maximum(np.bincount(run, step[kept], count), width), width, centre, (), (grains,)
    )


def fine_linear_branching(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return broken, beaded casts thinner than 0.5 mm along ducts, some of them forked."""
    forked = max(1, count // 5)
    chosen = spots.anchors(count, 1.5)
    samples = 90
    straight = spots.pieces(
        rng.generator, chosen[forked:], rng.uniform(1.4, 4.6)[forked:], samples, bend=0.12
    )
    back = -spots.headings[chosen[:forked]] if spots.ducts is not None else spots.headings[chosen[:forked]]
    branched = forks(rng.generator, spots.places[chosen[:forked]], back, samples)
    paths = np.concatenate([branched, straight])
    rows = len(paths)
    filling = smooth_noise(rng.generator, rows, samples, 4.0) + 0.55
    calibre = np.clip(0.23 + 0.06 * smooth_noise(rng.generator, rows, samples, 8.0), 0.10, 0.40)
    calibre *= rng.generator.uniform(0.75, 1.2, (rows, 1)) * _rounded(filling)
    owner, number = runs(filling > 0)
    own = np.exp(0.35 * rng.generator.standard_normal((rows, 1)))
    mu = 2.5 * own * np.clip(1 + 0.3 * smooth_noise(rng.generator, rows, samples, 7.0), 0.35, 1.8)
    tubes = Tubes(owner, paths, calibre / 2, mu, np.zeros(rows))
    return from_runs("fine_linear_branching", paths, calibre / 2, owner, number, tubes)


def large_rod_like(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return thick rods that point to the nipple, blunt and of uneven calibre, some broken, some lucent."""
    ways = unit(spots.headings + spots.where.towards_nipple(spots.places))
    if spots.distribution == "grouped":
        along = ((spots.places - spots.centre) * ways).sum(1, keepdims=True)
        spots = replace(spots, headings=ways, places=spots.places - 0.6 * along * ways)
    samples, chosen = 120, spots.anchors(count, 3.2)
    length, thick = rng.sizes(5.0, 0.45, 2.4, 10.0), 0.5 * rng.sizes(0.62, 0.22, 0.5, 1.0)
    paths = spots.pieces(rng.generator, chosen, length, samples, bend=0.05)
    bulge, gap, burden = (smooth_noise(rng.generator, count, samples, waves) for waves in (2.5, 2.0, 4.0))
    tip = 0.5 * length[:, None] * (1 - np.abs(np.linspace(-1, 1, samples)))
    filling = np.minimum(gap + 1.5, tip)
    radius = thick[:, None] * np.clip(1 + 0.13 * bulge, 0.75, 1.25) * _rounded(filling)
    owner = np.where(filling > 0, np.arange(count)[:, None], -1)
    mu = rng.sizes(0.8, 0.3, 0.4, 1.2)[:, None] * np.clip(1 + 0.3 * burden, 0.4, 1.6)
    hole = np.where(rng.uniform(0, 1) < 0.25, rng.uniform(0.35, 0.65), 0.0)
    tubes = Tubes(owner, paths, radius, mu, hole)
    size = np.linalg.norm(np.diff(paths, axis=1), axis=2).sum(1)
    return ParticleSet(("large_rod_like",) * count, size, 2 * thick, paths.mean(1), (), (tubes,))


def _rounded(filling: np.ndarray) -> np.ndarray:
    """Return the part of its full calibre that a tube has: it closes where its filling ends."""
    return np.sqrt(np.clip(2 * filling, 0.05, 1))


def suture(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return threads of even calibre: a drawn-out loop closed by a knot with two cut ends."""
    samples, chosen = 300, spots.anchors(count, 6.0)
    paths = np.stack([_stitch(rng.generator, samples) for _ in range(rng.most)])[:count]
    size = rng.uniform(4.0, 7.5)
    first, second = frame(spots.headings[chosen])
    tilt = np.clip(0.35 * rng.normal(2), -0.6, 0.6)
    right = spots.headings[chosen] + tilt[:, :1] * second
    up = first + 0.7 * second + tilt[:, 1:] * second
    axes = np.stack([unit(right), unit(up), unit(np.cross(right, up))], axis=1)
    paths = spots.places[chosen][:, None] + np.einsum("nsk,nkx->nsx", paths * size[:, None, None], axes)
    knot = np.abs(np.linspace(0, 1, samples) - 0.78) < 0.1
    swell, gap, burden = (smooth_noise(rng.generator, count, samples, waves) for waves in (9.0, 6.0, 14.0))
    filling = np.where(knot, 1.0, 1.4 + gap)
    radius = np.clip(0.16 * (1 + 0.14 * swell), 0.1, 0.24) * _rounded(filling)
    owner = np.where(filling > 0, np.arange(count)[:, None], -1)
    tubes = Tubes(owner, paths, radius, np.clip(1 + 0.35 * burden, 0.4, 1.8), np.zeros(count))
    return ParticleSet(("suture",) * count, size, np.full(count, 0.32), paths.mean(1), (), (tubes,))


def _stitch(rng: np.random.Generator, samples: int) -> np.ndarray:
    """Return a stitch about 1 unit long: a loop or a drawn-out thread, a knot of two turns, a cut end."""
    t = np.linspace(0, 1, samples)
    knot = 4 * np.pi * (t - 0.68) / 0.2
    wide, tall = rng.uniform(0.04, 0.09, 2)
    small = np.stack(
        [wide * np.sin(knot), tall * np.sin(knot / 2 + rng.uniform(0, np.pi)), 0.03 * np.cos(knot / 2)],
        axis=1,
    )
    if rng.random() < 0.5:
        turn = 2 * np.pi * (t - 0.16) / 0.52
        wide, lean = rng.uniform(0.16, 0.34), rng.uniform(-0.25, 0.25)
        long = -0.33 * (1 - np.cos(turn)) * rng.uniform(0.7, 1.1)
        large = np.stack(
            [long, wide * np.sin(turn) * (1 - 0.45 * np.cos(turn)) + lean * long, 0.2 * long**2], axis=1
        )
        first = _end(
            0.28 * rng.uniform(0.5, 1.2), 0.15 * rng.uniform(0.5, 1.5), np.clip((0.16 - t) / 0.16, 0, 1)
        )
        large = np.where((t < 0.16)[:, None], first, large)
    else:
        bend = smooth_noise(rng, 2, samples, 2.2) * np.clip((0.68 - t) / 0.3, 0, 1)
        large = np.stack([-1.1 * (0.68 - t) / 0.68, 0.10 * bend[0], 0.08 * bend[1]], axis=1)
    last = _end(0.28 * rng.uniform(0.5, 1.2), -0.18 * rng.uniform(0.3, 1.4), np.clip((t - 0.88) / 0.12, 0, 1))
    return np.where((t < 0.68)[:, None], large, np.where((t < 0.88)[:, None], small, last))


def _end(x: float, y: float, part: np.ndarray) -> np.ndarray:
    """Return a bent cut end of a thread that leaves the knot."""
    return np.stack([x * part, y * part + 0.06 * np.sin(3 * part), 0.1 * part], axis=1)


def amorphous(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return haze: puffs of powder too fine for a shape or a grain, of uneven density, that merge."""
    most, haze = 60, 0.09  # points a puff; mm
    place = spots.places[spots.anchors(count, 0.4)]
    spread = rng.uniform(0.14, 0.33)[:, None, None] * rng.uniform(0.5, 1.5, 1, 3)
    offset = np.clip(rng.normal(most, 3), -2.2, 2.2) * spread
    kept = np.arange(most) < (20 + 40 * rng.uniform(0, 1)).astype(int)[:, None]
    dense = rng.sizes(0.0016, 0.3, 0.001, 0.0025) * spread.max((1, 2)) / 0.26
    mass = dense[:, None] * rng.uniform(0.4, 1.6, most)
    owner = np.repeat(np.arange(count)[:, None], most, axis=1)
    powder = Grains(owner[kept], (place[:, None] + offset)[kept], mass[kept], haze)
    size = 4 * spread[:, 0].max(1)
    return ParticleSet(("amorphous",) * count, size, 2 * spread[:, 0].min(1), place, (), (powder,))


LINEAR = {
    "amorphous": amorphous,
    "fine_linear_branching": fine_linear_branching,
    "large_rod_like": large_rod_like,
    "suture": suture,
}
"""Morphologies made of tubes or powder."""
