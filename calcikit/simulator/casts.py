"""Particles that follow a line (casts, rods, vessel walls, threads), and powder, which has no shape."""

from __future__ import annotations

import numpy as np

from calcikit.simulator.arrangement import Arrangement
from calcikit.simulator.calcium import Calcium, Grains
from calcikit.simulator.dice import Dice
from calcikit.simulator.ducts import frame, small_trees, smooth_noise
from calcikit.simulator.world import BLOCK, Pose

__all__ = ["LINES", "disc", "tube_grains"]


_VARIANTS = 61


def disc(number: int, hole: float = 0.0) -> np.ndarray:
    """Return several sets of points spread evenly over the unit disc, or over a ring when there is a hole."""
    shift = np.random.Generator(np.random.PCG64(7)).random((_VARIANTS, 2, 1))
    part = (np.arange(number) + shift[:, 0]) / number
    radius = np.sqrt(hole**2 + (1 - hole**2) * part)
    turn = 2.399963 * np.arange(number) + 2 * np.pi * shift[:, 1]
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=2)


def tube_grains(
    paths: np.ndarray, radius: np.ndarray, mu: np.ndarray, owner: np.ndarray, section: np.ndarray
) -> Grains:
    """Fill tubes with grains.

    Parameters
    ----------
    paths : ndarray
        Tubes by samples by 3, in mm.
    radius, mu, owner : ndarray
        Radius in mm, attenuation in 1/mm and particle number (negative: empty) of each sample.
    section : ndarray
        Points of cross-sections of radius 1, used in turn: sets by points by 2.
    """
    step = np.gradient(paths, axis=1)
    length = np.linalg.norm(step, axis=2)
    first, second = frame(step / np.maximum(length, 1e-9)[..., None])
    kept = owner >= 0
    r = radius[kept]
    points = section[np.arange(len(r)) % len(section)]
    place = (r[:, None] * first[kept])[:, None] * points[..., :1]
    place += (r[:, None] * second[kept])[:, None] * points[..., 1:]
    place += paths[kept][:, None]
    mass = mu[kept] * np.pi * r**2 * length[kept] / section.shape[1]
    return Grains(
        np.repeat(owner[kept], section.shape[1]), place.reshape(-1, 3), np.repeat(mass, section.shape[1])
    )


def runs(on: np.ndarray) -> tuple[np.ndarray, int]:
    """Number the unbroken runs of each row, -1 where nothing is; return the numbers and how many."""
    start = on.copy()
    start[:, 1:] &= ~on[:, :-1]
    number = np.cumsum(start.ravel()).reshape(on.shape) - 1
    return np.where(on, number, -1), int(start.sum())


def _from_runs(
    shape: str, paths: np.ndarray, radius: np.ndarray, owner: np.ndarray, count: int, grains: Grains
) -> Calcium:
    """Describe each run as one particle."""
    step = np.linalg.norm(np.gradient(paths, axis=1), axis=2)
    kept = owner >= 0
    run = owner[kept]
    samples = np.bincount(run, minlength=count)
    width = 2 * np.bincount(run, radius[kept], count) / samples
    centre = np.stack([np.bincount(run, paths[kept][:, k], count) / samples for k in range(3)], axis=1)
    return Calcium(
        (shape,) * count, np.maximum(np.bincount(run, step[kept], count), width), width, centre, (), (grains,)
    )


def fine_linear_branching(spots: Arrangement, count: int, dice: Dice) -> Calcium:
    """Return broken, beaded casts thinner than 0.5 mm along ducts, some of them forked."""
    forks = max(1, count // 5)
    chosen = spots.anchors(count, 1.5)
    samples = 90
    straight = spots.pieces(dice.rng, chosen[forks:], dice.uniform(1.4, 4.6)[forks:], samples)
    tips = -spots.headings[chosen[:forks]] if spots.ducts is not None else spots.headings[chosen[:forks]]
    trees = small_trees(dice.rng, spots.places[chosen[:forks]], tips, 4.0)
    forked = trees.paths[trees.generation < 2]
    fine = np.linspace(0, forked.shape[1] - 1.001, samples)
    low = fine.astype(int)
    forked = forked[:, low] + (fine - low)[:, None] * (forked[:, low + 1] - forked[:, low])
    paths = np.concatenate([forked, straight])
    rows = len(paths)
    on = smooth_noise(dice.rng, rows, samples, 3.6) > -0.35
    calibre = np.clip(0.205 + 0.06 * smooth_noise(dice.rng, rows, samples, 9.0), 0.10, 0.38)
    calibre *= dice.rng.uniform(0.75, 1.2, (rows, 1))
    owner, number = runs(on)
    mu = 1.7 * np.clip(1 + 0.35 * smooth_noise(dice.rng, rows, samples, 8.0), 0.35, 1.8)
    grains = tube_grains(paths, calibre / 2, mu, owner, disc(9))
    return _from_runs("fine_linear_branching", paths, calibre / 2, owner, number, grains)


def large_rod_like(spots: Arrangement, count: int, dice: Dice) -> Calcium:
    """Return smooth thick rods that point to the nipple, a few with a lucent middle."""
    samples, chosen = 120, spots.anchors(count, 3.0)
    length, thick = dice.sizes(5.5, 0.35, 3.0, 11.0), dice.uniform(0.27, 0.52)
    paths = spots.pieces(dice.rng, chosen, length, samples, bend=0.012)
    along = np.linspace(-1, 1, samples)
    shape = (1 - np.abs(along) ** 5) ** 0.5 * (1 + 0.07 * smooth_noise(dice.rng, count, samples, 2.5))
    radius = np.clip(thick[:, None] * shape, 0.03, 0.75)
    owner = np.repeat(np.arange(count)[:, None], samples, axis=1)
    hollow = dice.uniform(0, 1) < 0.16
    mu = np.repeat(np.where(hollow, 0.6, 0.62)[:, None], samples, axis=1)
    solid = tube_grains(paths, radius, mu, np.where(hollow[:, None], -1, owner), disc(44))
    walled = tube_grains(paths, radius, 0.8 * mu, np.where(hollow[:, None], owner, -1), disc(44, 0.55))
    size = np.linalg.norm(np.diff(paths, axis=1), axis=2).sum(1)
    return Calcium(("large_rod_like",) * count, size, 2 * thick, paths.mean(1), (), (solid, walled))


def _vessel_paths(
    rng: np.random.Generator, where: Pose, distribution: str, centre: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the vessels of a patch: paths from edge to edge, radius, and where the wall may hold calcium."""
    count = {"grouped": 1, "linear": 1, "segmental": 3, "regional": 3, "diffuse": 4}[distribution]
    samples = 900
    way = where.towards_nipple(centre) + rng.uniform(-0.45, 0.45, 3)
    along = np.linspace(-0.58, 0.58, samples)[:, None] * BLOCK * (way / np.linalg.norm(way))
    wiggle = np.stack([smooth_noise(rng, count, samples, 6.0) * s for s in (0.5, 1.15, 1.0)], axis=2)
    wiggle += np.stack([smooth_noise(rng, count, samples, 1.4) * s for s in (0.5, 3.2, 2.4)], axis=2)
    wiggle -= wiggle[:, samples // 2, None]
    gap = {"regional": 7.0, "diffuse": 13.0}.get(distribution, 0.0)
    aside = gap * (np.arange(count) - (count - 1) / 2)[:, None] * np.array([[0.1, 1.0, 0.8]])
    paths = centre + along + wiggle + aside[:, None]
    if distribution == "segmental":
        paths[1:, : samples // 3] = paths[0, : samples // 3]
        joint = paths[0, samples // 3] - paths[1:, samples // 3]
        spread = (
            np.linspace(0, 1, samples - samples // 3)[:, None]
            * (0, 11.0, 8.0)
            * np.array([[[1.0]], [[-1.0]]])
        )
        paths[1:, samples // 3 :] += joint[:, None] + spread
    radius = rng.uniform(0.75, 1.1, (count, 1)) * np.linspace(1.1, 0.8, samples)
    half = {"grouped": 0.17, "linear": 0.34, "segmental": 0.42, "regional": 0.24, "diffuse": 0.5}[
        distribution
    ]
    extent = np.repeat((np.abs(np.linspace(-0.5, 0.5, samples)) < half)[None], count, axis=0)
    if distribution == "segmental":
        extent[1:, : samples // 3] = False
        radius[1:] *= np.where(np.arange(samples) < samples // 3, 0.0, 0.78)
    return paths, radius, extent


def vascular(spots: Arrangement, count: int, dice: Dice) -> Calcium:
    """Return plaques in the walls of long winding vessels: two broken parallel tracks."""
    paths, radius, extent = _vessel_paths(dice.rng, spots.where, spots.distribution, spots.centre)
    rows, samples = radius.shape
    burden = smooth_noise(dice.rng, rows, samples, 9.0)
    owner, number = runs(extent & (burden > -1.2))
    grains = _plaques(dice.rng, paths, radius, burden, owner)
    table = _from_runs("vascular", paths, radius, owner, number, grains)
    vessels = tuple(np.concatenate([paths, radius[..., None]], axis=2))
    return Calcium(table.shape, table.size, 0.12 + 0 * table.size, table.centre, (), (grains,), vessels)


_AROUND = 48
_WALL = 0.085


def _plaques(
    rng: np.random.Generator, paths: np.ndarray, radius: np.ndarray, burden: np.ndarray, owner: np.ndarray
) -> Grains:
    """Return grains in the wall of tubes, in patches of about a millimetre on either side."""
    rows, samples = radius.shape
    turn = 2 * np.pi / _AROUND * np.arange(_AROUND)
    waves = np.stack([np.ones(_AROUND), *(f(k * turn) for k in (1, 2, 3) for f in (np.cos, np.sin))])
    along = np.stack([smooth_noise(rng, rows, samples, 38.0) for _ in range(7)], axis=2)
    patch = (along * (0.5, 0.75, 0.75, 0.6, 0.6, 0.5, 0.5)) @ waves + (0.62 * burden + 0.05)[..., None]
    row, sample, angle = np.nonzero((patch > 0) & (owner >= 0)[..., None])
    jitter = rng.random((3, len(row)), dtype=np.float32)
    theta = (2 * np.pi / _AROUND) * (angle + jitter[0])
    step = np.gradient(paths, axis=1)
    length = np.linalg.norm(step, axis=2)
    first, second = frame(step / length[..., None])
    out = np.cos(theta)[:, None] * first[row, sample] + np.sin(theta)[:, None] * second[row, sample]
    deep = radius[row, sample] * (1.0 - 0.06 * jitter[2])
    place = paths[row, sample] + deep[:, None] * out + (jitter[1] - 0.5)[:, None] * step[row, sample]
    cover = np.minimum(patch[row, sample, angle], 1.1) * (0.55 + 0.9 * jitter[2])
    mass = cover * length[row, sample] * radius[row, sample] * (2 * np.pi / _AROUND * _WALL)
    return Grains(owner[row, sample], place, mass)


def _steps(paths: np.ndarray) -> np.ndarray:
    """Return the length that each sample of a path stands for."""
    return np.linalg.norm(np.gradient(paths, axis=1), axis=2)


def suture(spots: Arrangement, count: int, dice: Dice) -> Calcium:
    """Return threads of even calibre: a drawn-out loop closed by a knot with two cut ends."""
    samples, chosen = 300, spots.anchors(count, 6.0)
    paths = np.stack([_stitch(dice.rng, samples) for _ in range(dice.most)])[:count]
    size = dice.uniform(4.0, 7.5)
    first, second = frame(spots.headings[chosen])
    tilt = np.clip(0.35 * dice.normal(2), -0.6, 0.6)
    right = spots.headings[chosen] + tilt[:, :1] * second
    up = first + 0.7 * second + tilt[:, 1:] * second
    axes = np.stack([_unit(right), _unit(up), _unit(np.cross(right, up))], axis=1)
    paths = spots.places[chosen][:, None] + np.einsum("nsk,nkx->nsx", paths * size[:, None, None], axes)
    knot = np.abs(np.linspace(0, 1, samples) - 0.78) < 0.1
    radius = 0.11 * (1 + 0.06 * smooth_noise(dice.rng, count, samples, 12.0)) + 0.035 * knot
    broken = smooth_noise(dice.rng, count, samples, 7.0) > -1.5
    owner = np.where(broken | knot, np.arange(count)[:, None], -1)
    grains = tube_grains(paths, radius, np.full(radius.shape, 1.55), owner, disc(10))
    return Calcium(("suture",) * count, size, np.full(count, 0.24), paths.mean(1), (), (grains,))


def _unit(way: np.ndarray) -> np.ndarray:
    """Return vectors of length 1."""
    return way / np.linalg.norm(way, axis=-1, keepdims=True)


def _stitch(rng: np.random.Generator, samples: int) -> np.ndarray:
    """Return a stitch about 1 unit long: a loop or a drawn-out thread, a knot of two turns, a cut end."""
    t = np.linspace(0, 1, samples)
    knot = 4 * np.pi * (t - 0.68) / 0.2
    small = np.stack([0.05 * np.sin(knot), 0.05 * (1 - np.cos(knot)) - 0.05, 0.03 * np.cos(knot / 2)], axis=1)
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


def amorphous(spots: Arrangement, count: int, dice: Dice) -> Calcium:
    """Return hazy puffs of powder: grains of 0.04 to 0.1 mm, too small to have a shape."""
    most = 110
    place = spots.places[spots.anchors(count, 0.4)]
    spread = dice.uniform(0.14, 0.26)[:, None, None] * dice.uniform(0.6, 1.4, 1, 3)
    offset = np.clip(dice.normal(most, 3), -2.4, 2.4) * spread
    grains = (34 + 76 * dice.uniform(0, 1)).astype(int)
    kept = np.arange(most) < grains[:, None]
    radius = dice.uniform(0.02, 0.046, most)
    mass = dice.uniform(1.9, 3.0)[:, None] * (4 / 3) * np.pi * radius**3
    owner = np.repeat(np.arange(count)[:, None], most, axis=1)
    powder = Grains(owner[kept], (place[:, None] + offset)[kept], mass[kept])
    size = 4 * spread[:, 0].max(1)
    return Calcium(("amorphous",) * count, size, 2 * radius.mean(1), place, (), (powder,))


LINES = {
    "amorphous": amorphous,
    "fine_linear_branching": fine_linear_branching,
    "large_rod_like": large_rod_like,
    "vascular": vascular,
    "suture": suture,
}
"""Morphologies made of grains."""
