"""Particles that are solid bodies: spheres, shells, crushed stone, lumps, sediment in cysts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .ducts import frame
from .geometry import SKIN_CURVE, SKIN_NORMAL, unit
from .projection import ParticleSet, Solids, solids

if TYPE_CHECKING:
    from .arrangement import Arrangement
    from .particle_rng import ParticleRng


def _calcium(
    shape: str, size: np.ndarray, width: np.ndarray, centre: np.ndarray, *bodies: Solids
) -> ParticleSet:
    """Collect bodies into particles of one shape."""
    return ParticleSet((shape,) * len(centre), np.asarray(size), np.asarray(width), centre, tuple(bodies))


def _spheres(
    shape: str, place: np.ndarray, rng: ParticleRng, diameter: np.ndarray, mu: np.ndarray
) -> ParticleSet:
    """Return nearly round solid particles."""
    axes = 0.5 * diameter[:, None] * (1 + 0.03 * np.clip(rng.normal(3), -1.5, 1.5))
    axes *= np.minimum(1, 0.5 * diameter / axes.max(1))[:, None]
    body = solids(np.arange(len(place)), place, axes, mu, turn=rng.turns())
    return _calcium(shape, 2 * axes.max(1), 2 * axes.min(1), place, body)


def round_particles(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return smooth spheres of 0.5 to 1 mm."""
    place = spots.places[spots.anchors(count, 1.1)]
    return _spheres("round", place, rng, rng.sizes(0.64, 0.22, 0.53, 1.0), rng.sizes(1.05, 0.3, 0.55, 1.8))


def punctate(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return smooth spheres under 0.5 mm."""
    place = spots.places[spots.anchors(count, 0.7)]
    return _spheres("punctate", place, rng, rng.sizes(0.32, 0.2, 0.2, 0.47), rng.sizes(2.0, 0.35, 1.0, 3.4))


def fine_pleomorphic(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return angular shards under 0.5 mm, unequal in size, shape and density, every second with a spur.

    Most cuts run along a shard: they leave its length, and a point at either end.
    """
    place = spots.places[spots.anchors(count, 0.45)]
    half = rng.sizes(0.21, 0.4, 0.09, 0.247)
    axes = np.maximum(half[:, None] / rng.uniform(1.0, 2.8, 3), 0.055)
    axes[:, 0] = half
    normal, height = rng.planes(8, 0.25, 0.75)
    normal = unit(normal * (0.35, 1, 1))
    owner = np.concatenate([np.arange(count), np.arange(0, count, 2)])
    spur = np.arange(len(owner)) >= count
    aside = 0.4 * half[:, None] * unit(rng.normal(3))
    first, second = rng.turns(), rng.turns()
    body = solids(
        owner,
        place[owner] + spur[:, None] * aside[owner],
        np.where(spur, 0.6, 1.0)[:, None] * axes[owner],
        rng.sizes(3.4, 0.5, 1.1, 6.6)[owner],
        turn=np.where(spur[:, None, None], second[owner], first[owner]),
        normal=np.where(spur[:, None, None], normal[owner, 4:], normal[owner, :4]),
        height=np.where(spur[:, None], height[owner, 4:], height[owner, :4]),
    )
    return _calcium("fine_pleomorphic", 2 * half, 2 * axes.min(1), place, body)


def _lumps(
    shape: str,
    place: np.ndarray,
    rng: ParticleRng,
    size: np.ndarray,
    *,
    lumps: int,
    flat: float,
    hollow: np.ndarray,
    lump: tuple[float, float],
    mu: np.ndarray,
    cut: tuple[float, float],
    thin: float,
    mottle: float = 0.0,
) -> ParticleSet:
    """Return irregular particles, each of several cut ellipsoids kept within its size."""
    count = len(place)
    way = rng.normal(lumps, 3)
    way = unit(way)
    part = rng.uniform(*lump, lumps)
    room = 0.5 * (1 - part) * (hollow[:, None] + (1 - hollow[:, None]) * rng.uniform(0, 1, lumps))
    squash = np.stack([np.ones(count), rng.uniform(0.65, 1.0), flat * np.ones(count)], axis=1)
    turn = rng.turns()
    offset = np.einsum("nlk,nkw->nlw", way * room[..., None] * squash[:, None], turn) * size[:, None, None]
    axes = (
        0.5
        * size[:, None, None]
        * part[..., None]
        * rng.uniform(thin, 1.0, lumps, 3)
        * squash[:, None] ** 0.5
    )
    turn = np.repeat(turn, lumps, axis=0).reshape(count, lumps, 3, 3)
    fit = _fit(offset, axes, turn, size)
    normal, height = rng.planes(lumps * 3, *cut)
    body = solids(
        np.repeat(np.arange(count), lumps),
        (place[:, None] + fit * offset).reshape(-1, 3),
        (fit * axes).reshape(-1, 3),
        np.repeat(mu, lumps) * rng.uniform(0.6, 1.3, lumps).ravel(),
        turn=turn.reshape(-1, 3, 3),
        normal=normal.reshape(-1, 3, 3),
        height=height.reshape(-1, 3),
        mottle=mottle,
    )
    return _calcium(shape, size, size * squash.min(1), place, body)


_WAYS = unit(np.array([way for way in np.ndindex(3, 3, 3) if way > (1, 1, 1)]) - 1.0)


def _fit(offset: np.ndarray, axes: np.ndarray, turn: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return the factors that make particles of several ellipsoids as large as wanted, before cuts."""
    middle = offset @ _WAYS.T
    reach = np.sqrt((((turn @ _WAYS.T) * axes[..., None]) ** 2).sum(2))
    extent = ((middle + reach).max(1) - (middle - reach).min(1)).max(1)
    return (size / extent)[:, None, None]


def coarse_heterogeneous(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return chunks of 0.5 to 1 mm, some of them touching."""
    size = rng.sizes(0.86, 0.18, 0.62, 1.0)
    place = _paired(spots.places[spots.anchors(count, 1.0)], size, rng, 0.5, 0.44)
    return _lumps(
        "coarse_heterogeneous", place, rng, size,
        lumps=5, flat=0.8, hollow=np.full(count, 0.75), lump=(0.3, 0.8), cut=(0.15, 0.75), thin=0.4,
        mu=rng.sizes(1.5, 0.45, 0.6, 3.2),
    )  # fmt: skip


def dystrophic(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return irregular plates of 1 to 5 mm: broken, bent sheets around a lucent middle."""
    sheets = 8
    place = spots.places[spots.anchors(count, 2.4)]
    size = rng.sizes(2.3, 0.45, 1.2, 4.8)
    way = rng.normal(sheets, 3) + 0.8 * rng.normal(1, 3)
    way = unit(way)
    aside, ahead = frame(way)
    turn = np.stack([aside, ahead, way], axis=2)
    squash = np.stack([np.ones(count), rng.uniform(0.4, 0.9), rng.uniform(0.35, 0.8)], axis=1)
    offset = way * squash[:, None] * (0.34 * size[:, None] * rng.uniform(0.55, 1.0, sheets))[..., None]
    wide, thin = rng.uniform(0.14, 0.36, sheets, 2), rng.uniform(0.05, 0.12, sheets, 1)
    axes = np.concatenate([wide, thin], axis=2) * size[:, None, None]
    fit = _fit(offset, axes, turn, size)
    normal, height = rng.planes(sheets * 4, 0.6, 1.0)
    body = solids(
        np.repeat(np.arange(count), sheets),
        (place[:, None] + fit * offset).reshape(-1, 3),
        (fit * axes).reshape(-1, 3),
        ((rng.uniform(0.34, 0.54) / np.sqrt(size))[:, None] * rng.uniform(0.4, 1.6, sheets)).ravel(),
        turn=turn.reshape(-1, 3, 3),
        normal=normal.reshape(-1, 4, 3),
        height=height.reshape(-1, 4),
        mottle=0.5,
    )
    return _calcium("dystrophic", size, size * squash.min(1), place, body)


def coarse_popcorn(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return lobulated dense lumps of 2.5 to 9 mm."""
    place, size = spots.places[spots.anchors(count, 8.0)], rng.sizes(5.6, 0.27, 3.2, 9.0)
    return _lumps(
        "coarse_popcorn", place, rng, size,
        lumps=16, flat=0.75, hollow=np.full(count, 0.78), lump=(0.22, 0.42), cut=(0.75, 1.1), thin=0.8,
        mottle=0.3, mu=rng.uniform(0.38, 0.55) / size**0.65,
    )  # fmt: skip


def rim(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return ragged shells with a lucent middle: mostly 0.6 to 1.6 mm, a few up to 8 mm, often in pairs."""
    size = rng.sizes(1.15, 0.5, 0.6, 8.0)
    place = _paired(spots.places[spots.anchors(count, 1.8)], size, rng, 0.35, 0.6)
    radius = 0.5 * size
    wall = np.minimum(rng.uniform(0.16, 0.3) * radius, 0.4)
    axes = radius[:, None] * (1 - rng.uniform(0, 0.3, 3))
    turn, number, mu = rng.turns(), np.arange(count), rng.sizes(1.3, 0.35, 0.7, 2.2) / size.clip(1) ** 0.8
    aside = 0.4 * wall[:, None] * np.clip(rng.normal(3), -1, 1)
    normal, height = rng.planes(5, 0.85, 1.08)
    middle = solids(number, place + aside, axes - wall[:, None], mu, turn=turn)
    shell = solids(
        number, place, axes, mu, turn=turn, normal=normal, height=height, mottle=0.35, hollow=middle
    )
    return _calcium("rim", 2 * axes.max(1), wall, place, shell, _lumps_on(place, axes, wall, turn, mu, rng))


def _paired(place: np.ndarray, size: np.ndarray, rng: ParticleRng, share: float, apart: float) -> np.ndarray:
    """Return places where some of the particles lie beside the one before, `apart` of both sizes away."""
    near = np.flatnonzero(rng.uniform(0, 1) < share)
    near = near[near > 3][::2]
    way = rng.normal(3)
    gap = apart * (size[near] + size[near - 1])
    place = place.copy()
    place[near] = place[near - 1] + gap[:, None] * unit(way)[near]
    return place


def _lumps_on(
    place: np.ndarray, axes: np.ndarray, wall: np.ndarray, turn: np.ndarray, mu: np.ndarray, rng: ParticleRng
) -> Solids:
    """Return lumps in the walls of shells, which make them uneven."""
    lumps, count = 7, len(place)
    way = rng.normal(lumps, 3)
    way = unit(way)
    middle = np.einsum("nlk,nkw->nlw", way * (axes - 0.55 * wall[:, None])[:, None], turn)
    size = wall[:, None, None] * rng.uniform(0.4, 1.1, lumps, 1) * rng.uniform(0.7, 1.2, lumps, 3)
    opacity = (mu[:, None] * rng.uniform(0.2, 1.9, lumps)).ravel()
    owner = np.repeat(np.arange(count), lumps)
    return solids(owner, (place[:, None] + middle).reshape(-1, 3), size.reshape(-1, 3), opacity)


def skin(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return small rings in the skin, each group within 5 mm."""
    groups = -(-count // 9)
    middle = spots.places[spots.anchors(groups, 9.0)]
    above = (middle - spots.centre) @ SKIN_NORMAL + middle[:, 0] ** 2 / SKIN_CURVE
    middle = middle - above[:, None] * SKIN_NORMAL
    along = np.array([(1.0, 0.0, 0.0), np.cross(SKIN_NORMAL, (1.0, 0.0, 0.0))])
    number = np.arange(count) // -(-count // groups)
    turn = 2.39996 * np.arange(count) + 0.8 * rng.normal()
    within = np.arange(count) % -(-count // groups)
    reach = 1.75 * np.sqrt((within + 0.5) / 9) * rng.uniform(0.6, 1.1)
    flat = np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach[:, None] * (1.0, 1.1)
    place = middle[number] + flat @ along + np.clip(0.12 * rng.normal(), -0.3, 0.3)[:, None] * SKIN_NORMAL
    radius, number = 0.5 * rng.sizes(0.78, 0.2, 0.5, 0.98), np.arange(count)
    axes = radius[:, None] * (1 - rng.uniform(0, 0.24, 3))
    wall, mu = radius * rng.uniform(0.15, 0.28), rng.sizes(1.3, 0.35, 0.7, 2.4)
    aside = 0.35 * wall[:, None] * np.clip(rng.normal(3), -1.4, 1.4)
    middle = solids(number, place + aside, axes - wall[:, None], mu)
    normal, height = rng.planes(5, 0.85, 1.05)
    ring = solids(number, place, axes, mu, normal=normal, height=height, mottle=0.35, hollow=middle)
    lumps = _lumps_on(place, axes, 0.8 * wall, np.broadcast_to(np.eye(3), (count, 3, 3)), mu, rng)
    return _calcium("skin", 2 * axes.max(1), wall, place, ring, lumps)


def milk_of_calcium(spots: Arrangement, count: int, rng: ParticleRng) -> ParticleSet:
    """Return sediment in small cysts: a lens at the bottom, its flat or hollow top upwards, denser below.

    The sediment is a ball minus a larger ball lifted above its bottom, twice: the second one is half as deep.
    Gravity points down the z axis. From above it is a faint disc that fades towards its edge, from the side a
    bright crescent.
    """
    place = spots.places[spots.anchors(count, 2.4)]
    radius = 0.5 * rng.sizes(1.5, 0.35, 0.8, 2.9)
    deepest, upper = radius * rng.uniform(0.22, 0.42), radius * rng.uniform(1.4, 2.4)
    mu, number = 0.7 * rng.sizes(1.05, 0.3, 0.7, 1.6), np.arange(count)
    up, layers, brims = np.tile((0.0, 0.0, 1.0), (count, 1, 1)), [], []
    for depth in (deepest, 0.45 * deepest):
        lift = upper - radius + depth
        brims.append((radius**2 - upper**2 + lift**2) / (2 * lift))
        clear = solids(number, place + lift[:, None] * up[:, 0], upper, mu)
        brim = (brims[-1] / radius)[:, None]
        layers.append(solids(number, place, radius, mu, normal=up, height=brim, hollow=clear))
    size = 2 * np.sqrt(radius**2 - brims[0] ** 2)
    return _calcium("milk_of_calcium", size, deepest, place, *layers)


SOLID = {
    "skin": skin,
    "coarse_popcorn": coarse_popcorn,
    "round": round_particles,
    "punctate": punctate,
    "rim": rim,
    "dystrophic": dystrophic,
    "milk_of_calcium": milk_of_calcium,
    "coarse_heterogeneous": coarse_heterogeneous,
    "fine_pleomorphic": fine_pleomorphic,
}
"""Morphologies made of solids."""
