"""The calcium of a finding: how many particles, of which shapes, where, now and at the earlier exam."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .arrangement import Arrangement, areas, arrange
from .geometry import stream
from .linear_particles import LINEAR
from .particle_rng import ParticleRng
from .projection import ParticleSet, Solids, merged
from .scene import DISTRIBUTIONS, MORPHOLOGIES, Scene
from .solid_particles import SOLID
from .vessels import vascular

COUNTS = {
    "skin": ((36, 45), (27, 36), (5, 9), (19, 27), (27, 36)),
    "vascular": ((1, 1),) * 5,
    "coarse_popcorn": ((4, 6), (5, 6), (1, 1), (3, 4), (4, 5)),
    "large_rod_like": ((16, 26), (9, 16), (5, 8), (5, 7), (10, 16)),
    "round": ((34, 50), (20, 32), (7, 14), (7, 13), (24, 36)),
    "punctate": ((50, 80), (32, 50), (10, 20), (10, 18), (40, 64)),
    "rim": ((8, 12), (6, 9), (5, 8), (5, 7), (6, 9)),
    "dystrophic": ((6, 9), (5, 8), (5, 7), (4, 6), (5, 8)),
    "milk_of_calcium": ((26, 44), (16, 26), (8, 14), (6, 10), (16, 26)),
    "suture": ((5, 7), (5, 6), (1, 2), (3, 4), (4, 5)),
    "amorphous": ((100, 150), (65, 95), (24, 40), (18, 28), (70, 110)),
    "coarse_heterogeneous": ((20, 32), (14, 22), (7, 14), (7, 11), (16, 26)),
    "fine_pleomorphic": ((60, 95), (40, 60), (10, 30), (14, 24), (50, 80)),
    "fine_linear_branching": ((26, 40), (18, 28), (7, 12), (6, 9), (26, 38)),
}
"""Fewest and most particles of one area, in the order of `DISTRIBUTIONS`."""

_FIRST = 5
_DRAW = SOLID | LINEAR | {"vascular": vascular}
_SPREAD = {"milk_of_calcium": 1.15, "dystrophic": 0.65, "large_rod_like": 0.75, "rim": 0.6}
_ALONG = {
    "round": ("punctate", 0.3),
    "punctate": ("round", 0.15),
    "coarse_heterogeneous": ("fine_pleomorphic", 0.4),
    "fine_pleomorphic": ("punctate", 0.25),
    "fine_linear_branching": ("fine_pleomorphic", 0.6),
}
"""The shape that is mixed in, and its number as a part of the main one's: real groups hold several."""


def lesion(scene: Scene) -> ParticleSet:
    """Return the particles of a finding: its shape, arrangement, extent and change are read."""
    if scene.empty:
        return ParticleSet()
    finding, seed = scene.finding, scene.breast_seed
    parts = [
        part
        for number, centre in enumerate(areas(seed, scene.pose, finding.distribution, finding.extent))
        for part in _area(seed, number, scene, centre)
    ]
    if scene.prior and finding.change == "new":
        return _part(merged(parts), 0.0, 1.0, stream(seed, "change"))
    if finding.change == ("increasing" if scene.prior else "decreasing"):
        rng = stream(seed, "change")
        parts = [_part(part, 0.55, 0.85, rng) for part in parts]
    return merged(parts)


def _area(seed: int, number: int, scene: Scene, centre: np.ndarray) -> list[ParticleSet]:
    """Return the particles of one area: the main shape and, where there is one, its companion."""
    shape, distribution = scene.finding.morphology, scene.finding.distribution
    spots = arrange(
        seed,
        number,
        scene.pose,
        distribution,
        centre,
        _SPREAD.get(shape, 1.0),
        ductal=shape == "fine_linear_branching",
    )
    share = 0.62 if number else 1.0
    count = _count(seed, number, shape, distribution, share)
    parts = [_draw_particles(seed, number, shape, spots, count)]
    companion, part = _ALONG.get(shape, (None, 0.0))
    if companion:
        own = _count(seed, number, companion, distribution, share)
        parts.append(
            _draw_particles(seed, number, companion, _later(spots), max(1, round(part * min(own, count))))
        )
    return parts


def _count(seed: int, number: int, shape: str, distribution: str, share: float) -> int:
    """Return how many particles of a shape an area holds."""
    low, high = COUNTS[shape][DISTRIBUTIONS.index(distribution)]
    return max(1, round(share * (low + stream(seed, "extra", number).random() * (high - low))))


def _draw_particles(seed: int, number: int, shape: str, spots: Arrangement, count: int) -> ParticleSet:
    """Draw particles of one shape."""
    most = max(high for _, high in COUNTS[shape])
    rng = stream(seed, "shape", number, MORPHOLOGIES.index(shape))
    return _DRAW[shape](spots, count, ParticleRng(rng, count, most))


def _later(spots: Arrangement) -> Arrangement:
    """Return the arrangement with its places in another order, so that companions lie elsewhere."""
    order = np.roll(np.arange(len(spots.places)), len(spots.places) // 2)
    moved = {name: getattr(spots, name)[order] for name in ("places", "headings")}
    if spots.ducts is not None:
        moved |= {name: getattr(spots, name)[order] for name in ("branch", "fraction")}
    return replace(spots, **moved)


def _part(whole: ParticleSet, share: float, scale: float, rng: np.random.Generator) -> ParticleSet:
    """Return a share of the particles, solid ones scaled down: the exam with less calcium.

    The first ones stay: they span a region, and five make a group.
    """
    count = len(whole)
    most = min(max(_FIRST, int(np.ceil(share * count))), max(count - 1, 1)) if share else 0
    order = np.concatenate([np.arange(count)[:_FIRST], _FIRST + rng.permutation(max(count - _FIRST, 0))])
    kept = np.sort(order[:most])
    number = np.full(count, -1)
    number[kept] = np.arange(len(kept))
    factor = np.array([scale if whole.shape[k] in SOLID else 1.0 for k in kept])
    return ParticleSet(
        tuple(whole.shape[k] for k in kept),
        whole.size[kept] * factor,
        whole.width[kept] * factor,
        whole.centre[kept],
        tuple(_shrunk(piece, number, whole.centre, scale) for piece in whole.solids),
        tuple(powder.renumbered(number) for powder in whole.grains),
        whole.vessels,
    )


def _shrunk(piece: Solids, number: np.ndarray, centre: np.ndarray, scale: float) -> Solids:
    """Return the solids of the particles that stay, scaled about the middle of their particle."""
    keep = number[piece.owner] >= 0
    kept = {name: value[keep] for name, value in vars(piece).items() if name != "hollow"}
    middle = centre[kept["owner"]]
    kept["centre"] = middle + scale * (kept["centre"] - middle)
    kept["axes"] = scale * kept["axes"]
    kept["owner"] = number[kept["owner"]]
    hollow = None if piece.hollow is None else _shrunk(piece.hollow, number, centre, scale)
    return Solids(**kept, hollow=hollow)
