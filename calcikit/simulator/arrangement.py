"""Where the particles of a lesion lie: the five distributions in three dimensions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ducts import Ducts, duct_tree, frame, smooth_noise
from .geometry import FIELD, Pose, stream, unit

_SUPPLY = 600


@dataclass(frozen=True)
class Arrangement:
    """Places for particles, more than any lesion needs, in the order they are used.

    Attributes
    ----------
    distribution : str
    centre : ndarray
        Middle of the area, in mm.
    places : ndarray
        Places in mm, one row each.
    headings : ndarray
        Unit vectors along the duct, or towards the nipple where there is no duct.
    where : Pose
    ducts : Ducts or None
        The ducts that the places follow (linear and segmental).
    branch, fraction : ndarray or None
        Branch of each place and how far along it the place lies.
    """

    distribution: str
    centre: np.ndarray
    places: np.ndarray
    headings: np.ndarray
    where: Pose
    ducts: Ducts | None = None
    branch: np.ndarray | None = None
    fraction: np.ndarray | None = None

    def anchors(self, count: int, gap: float = 0.0) -> np.ndarray:
        """Return the numbers of `count` places, at least `gap` mm apart where there is room."""
        if gap <= 0:
            return np.arange(count)
        some = self.places[: 2 * count + 20] - self.centre
        square = (some**2).sum(1)
        close = square[:, None] + square - 2 * (some @ some.T) < gap * gap
        free, chosen = np.ones(len(some), bool), []
        for number in range(len(some)):
            if free[number]:
                chosen.append(number)
                np.greater(free, close[number], out=free)
            if len(chosen) == count:
                return np.array(chosen)
        return self._crowded(count, gap)

    def _crowded(self, count: int, gap: float) -> np.ndarray:
        """Return the numbers of places where some may have to lie closer than `gap` to each other."""
        places = (self.places - self.centre).T
        chosen, nearest = [0], np.full(places.shape[1], np.inf)
        while len(chosen) < count:
            right, up, deep = places - places[:, chosen[-1], None]
            np.minimum(nearest, right * right + up * up + deep * deep, out=nearest)
            free = nearest >= gap * gap
            first = int(free.argmax())
            chosen.append(first if free[first] else int(nearest.argmax()))
        return np.array(chosen)

    def pieces(
        self,
        rng: np.random.Generator,
        chosen: np.ndarray,
        length: np.ndarray,
        samples: int,
        bend: float = 0.05,
    ) -> np.ndarray:
        """Return paths of given length (mm) through chosen places, along their ducts."""
        along = np.linspace(-0.5, 0.5, samples)
        if self.ducts is None or self.branch is None or self.fraction is None:
            first, second = frame(self.headings[chosen])
            bends = [
                smooth_noise(rng, len(chosen), samples, 1.2)[:, :, None] * s[:, None] for s in (first, second)
            ]
            straight = (along[None, :] * length[:, None])[:, :, None] * self.headings[chosen][:, None]
            return (
                self.places[chosen][:, None] + straight + bend * length[:, None, None] * (bends[0] + bends[1])
            )
        span = np.minimum(length / self.ducts.lengths[self.branch[chosen]], 1.0)
        middle = np.clip(self.fraction[chosen], span / 2, 1 - span / 2)
        spot = middle[:, None] + along[None, :] * span[:, None]
        number = np.repeat(self.branch[chosen], samples)
        return self.ducts.at(number, spot.ravel())[0].reshape(len(chosen), samples, 3)


def areas(seed: int, where: Pose, distribution: str, extent: str) -> list[np.ndarray]:
    """Return the middles of the areas that hold the lesion; the first is the lesion's own."""
    if extent != "several_areas_one_breast" or distribution == "diffuse":
        return [where.lesion]
    rng = stream(seed, "place", 99)
    count = 3 if distribution in ("grouped", "linear") else 2
    turn = rng.uniform(0, 2 * np.pi) + 2 * np.pi * np.arange(count) / count
    ring = np.stack([np.cos(turn), np.sin(turn), np.sin(turn + rng.uniform(0.5, 1.2))], axis=1)
    return list(where.lesion + ring * (13.5 if count == 3 else 16.0))


def arrange(
    seed: int,
    number: int,
    where: Pose,
    distribution: str,
    centre: np.ndarray,
    spread: float,
    ductal: bool = False,
) -> Arrangement:
    """Lay out area `number` of a lesion around a middle in mm.

    `spread` is a factor of the size of a group, for shapes of which few particles make one; `ductal` fills a
    few small ducts rather than a clump.
    """
    rng = stream(seed, "place", number)
    if distribution in ("linear", "segmental") or (ductal and distribution == "grouped"):
        return _ductal(rng, stream(seed, "tree", number), where, distribution, centre)
    draw = {"grouped": _grouped, "regional": _regional, "diffuse": _diffuse}[distribution]
    places = draw(rng, centre, spread)
    way = where.towards_nipple(places) + 0.28 * rng.standard_normal(places.shape)
    return Arrangement(distribution, centre, places, unit(way), where)


def _grouped(rng: np.random.Generator, centre: np.ndarray, spread: float) -> np.ndarray:
    """Return places in an ellipsoid of 4 to 18 mm: a dense core and stragglers."""
    half = spread * np.clip(6.6 * np.exp(0.4 * rng.standard_normal()), 2.4, 8.6)
    axes = half * np.array([1.0, rng.uniform(0.55, 0.95), rng.uniform(0.55, 0.95)])
    core = np.arange(4 * _SUPPLY)[:, None] % 10 < 6
    ball = np.where(core, 0.36, 0.65) * rng.standard_normal((4 * _SUPPLY, 3))
    ball = ball[(ball**2).sum(1) < 1][:_SUPPLY]
    turn, _ = np.linalg.qr(rng.standard_normal((3, 3)))
    return centre + (ball * axes) @ turn


def _regional(rng: np.random.Generator, centre: np.ndarray, spread: float) -> np.ndarray:
    """Return places spread evenly over four balls: first the ends, over 20 mm apart, then the middle."""
    corners = np.array([(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]) / np.sqrt(3)
    turn, _ = np.linalg.qr(rng.standard_normal((3, 3)))
    middles = corners @ turn * rng.uniform(6.5, 9.0, (4, 1))
    radius = rng.uniform(7.5, 10.0, 4)
    box = rng.uniform(-19, 19, (8 * _SUPPLY, 3))
    square = (box**2).sum(1)[:, None] + (middles**2).sum(1) - 2 * (box @ middles.T)
    inside = (square < radius**2).any(1)
    places = box[inside][:_SUPPLY]
    lean = rng.uniform(-0.6, 0.6, 3)
    along = places @ np.array([(1.0, lean[0], lean[1]), (lean[2], 1.0, -1.0)]).T
    ends = np.stack([along.argmin(0), along.argmax(0)], axis=1).ravel()
    first = np.append(ends, (places**2).sum(1).argmin())
    return centre + np.concatenate([places[first], places])


def _diffuse(rng: np.random.Generator, centre: np.ndarray, spread: float) -> np.ndarray:
    """Return places all over the block, evenly however many are used, the first near the middle."""
    spot = (0.5 + np.arange(_SUPPLY)[:, None] * (0.8191725, 0.6710436, 0.5497005)) % 1.0 - 0.5
    jitter = np.clip(0.05 * rng.standard_normal((_SUPPLY, 3)), -0.12, 0.12)
    turn = rng.permuted(np.tile((-1.0, 1.0), (3, 1)), axis=1)[:, 0]
    return np.clip(turn * spot + jitter, -0.5, 0.5) * FIELD


def _ductal(
    rng: np.random.Generator,
    tree_rng: np.random.Generator,
    where: Pose,
    distribution: str,
    centre: np.ndarray,
) -> Arrangement:
    """Return places along one duct, or along the tree of one lobe."""
    draw = {"linear": _one_duct, "segmental": _one_lobe, "grouped": _few_ducts}[distribution]
    ducts = draw(tree_rng, where, centre)
    weight = (
        np.where(ducts.generation > 0, ducts.lengths, 0) if distribution == "segmental" else ducts.lengths
    )
    edges = np.cumsum(weight) / weight.sum()
    spot = _spaced(rng)
    branch = np.minimum(np.searchsorted(edges, spot, side="right"), len(edges) - 1)
    share = np.where(weight[branch] > 0, weight[branch] / weight.sum(), 1)
    fraction = np.clip((spot - (edges[branch] - share)) / share, 0.02, 0.98)
    places, headings = ducts.at(branch, fraction)
    jitter = 0.16 if distribution == "linear" else 0.28
    places = places + np.clip(jitter * rng.standard_normal(places.shape), -2 * jitter, 2 * jitter)
    return Arrangement(distribution, centre, places, headings, where, ducts, branch, fraction)


def _spaced(rng: np.random.Generator) -> np.ndarray:
    """Return numbers from 0 to 1 that stay evenly spread however many are used."""
    return (0.6180339887 * np.arange(_SUPPLY) + rng.random() + 0.02 * rng.standard_normal(_SUPPLY)) % 1.0


def _one_duct(rng: np.random.Generator, where: Pose, centre: np.ndarray) -> Ducts:
    """Return a single wandering duct of 17 to 26 mm that runs towards the nipple."""
    way = where.towards_nipple(centre)
    sides = np.stack(frame(way))
    length = rng.uniform(17, 26)
    bend = smooth_noise(rng, 2, 16, 1.4).T * 0.8
    path = centre + np.linspace(0.5, -0.5, 16)[:, None] * length * way + bend @ sides
    return Ducts(path[None], np.zeros(1, int))


def _few_ducts(rng: np.random.Generator, where: Pose, centre: np.ndarray) -> Ducts:
    """Return the small tree of ducts that a group of casts fills, 8 to 13 mm long."""
    return duct_tree(
        rng,
        where.nipple,
        centre,
        reach=rng.uniform(8, 13),
        width=rng.uniform(7, 11),
        generations=4,
        wander=0.12,
    )


def _one_lobe(rng: np.random.Generator, where: Pose, centre: np.ndarray) -> Ducts:
    """Return the duct tree of one lobe."""
    return duct_tree(
        rng, where.nipple, centre, reach=rng.uniform(32, 38), width=rng.uniform(23, 30), generations=5
    )
