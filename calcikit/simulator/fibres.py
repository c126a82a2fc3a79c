"""Fibres of tissue as curves in three dimensions: ligaments, ducts, vessels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .curves import Curves
from .ducts import duct_tree
from .foam import foam, placed
from .geometry import BLOCK, BREAST, Pose, stream, unit


@dataclass(frozen=True)
class BreastTraits:
    """What makes one breast differ from another.

    Attributes
    ----------
    ligaments : float
        Ligaments in a square of 51.2 mm.
    order : float
        How much more often ligaments run towards the nipple than across, as a log of odds.
    lines, web, fine, contrast, grain : float
        Factors around 1: of the log-exposure of ligaments, of the web of fibrils, of the fine field, of
        clouds and fat lobules, and of quantum noise (thick breasts let fewer quanta through).
    cell : float
        Size of the fat lobules, 1 for about 9 mm.
    blur : float
        Factor around 1 of the blur of quantum noise: detectors and what vendors make of them differ.
    window : float
        Log-exposure by which the display is centred above the tissue.
    fat_edge : float
        Log-exposure by which fat without gland over it is darker than its surroundings.
    """

    ligaments: float
    order: float
    lines: float
    web: float
    fine: float
    contrast: float
    grain: float
    cell: float
    blur: float
    window: float
    fat_edge: float


def breast_traits(breast: int) -> BreastTraits:
    """Draw the character of a breast.

    Fine structure and noise vary together, as in real patches: the display makes them so.
    """
    rng = stream(breast, "tissue", 8)
    own, shared = np.array([0.3, 0.2, 0.18, 0.3, 0.15]), np.array([0.12, 0.36, 0.34, 0.12, 0.34])
    *each, both = np.clip(rng.standard_normal(6), -2, 1.1)
    lines, web, fine, contrast, grain = np.exp(own * each + shared * both)
    return BreastTraits(
        ligaments=rng.uniform(40, 130),
        order=rng.uniform(2, 14),
        lines=lines,
        web=web,
        fine=fine,
        contrast=contrast,
        grain=grain,
        cell=rng.uniform(0.7, 1.35),
        blur=rng.uniform(0.72, 1.2) * np.exp(-0.1 * both),
        window=rng.uniform(-0.24, 0.22),
        fat_edge=0.27 * rng.random() ** 1.3,
    )


def fibres(breast: int, where: Pose, traits: BreastTraits) -> list[Curves]:
    """Draw the ligaments, ducts and vessels of a breast."""
    share = (BLOCK / 51.2) ** 2
    rng = stream(breast, "tissue", 9)
    place = placed(stream(breast, "tissue", 10), traits)
    return [
        _ligaments(rng, int(share * traits.ligaments), where, traits, place),
        _vessels(rng, int(rng.integers(2, 6) * share), where),
        _ducts(rng, where),
    ]


def _ligaments(
    rng: np.random.Generator,
    count: int,
    where: Pose,
    traits: BreastTraits,
    place: tuple[np.ndarray, np.ndarray],
) -> Curves:
    turn, shift = place
    walk = foam().walk
    middle, way = walk[:, walk.shape[1] // 2] @ turn + shift, (walk[:, -1] - walk[:, 0]) @ turn
    inside = np.flatnonzero((np.abs(middle) < (BLOCK / 2, BLOCK / 2, BREAST / 2)).all(1))
    middle, way = middle[inside], way[inside]
    along = (way * where.towards_nipple(middle)).sum(1) ** 2 / (way**2).sum(1)
    odds = traits.order * along + rng.gumbel(size=len(inside))
    chosen = walk[inside[np.argsort(odds)[-count:]]] @ turn + shift
    strands = np.clip(rng.poisson(1.6, len(chosen)), 1, 4)
    number = np.repeat(np.arange(len(chosen)), strands)
    knots = chosen[number]
    part = np.linspace(-1, 1, knots.shape[1])
    aside = rng.standard_normal((len(number), 1, 3)) * (0.2 + 0.5 * part[:, None] ** 2)
    knots = knots + aside + 0.1 * rng.standard_normal(knots.shape, dtype=np.float32)
    width = np.clip(0.5 * np.exp(0.5 * rng.standard_normal(len(chosen))), 0.25, 1.4)[number]
    width = np.clip(width * rng.uniform(0.6, 1.2, len(number)), 0.2, 1.4)
    peak = 0.2 * np.minimum(width, 1.0) ** 0.9 * np.exp(0.3 * rng.standard_normal(len(number)))
    top, reach = rng.uniform(-0.5, 0.5, (len(number), 1)), rng.uniform(0.5, 1.1, (len(number), 1))
    profile = peak[:, None] * np.clip(1 - ((part - top) / reach) ** 2, 0, None)
    return Curves(knots.astype(np.float32), profile, width)


def _vessels(rng: np.random.Generator, count: int, where: Pose) -> Curves:
    """Draw vessels: winding, of even calibre, 0.8 to 2 mm wide."""
    knots = 8
    middle = rng.uniform(-0.5, 0.5, (count, 3)) * (BLOCK, BLOCK, BREAST)
    way = where.towards_nipple(middle) * (rng.random((count, 1)) > 0.3)
    way = unit(way + 0.9 * rng.standard_normal(way.shape))
    along = np.linspace(-0.5, 0.5, knots)[None, :, None] * rng.uniform(35, 80, (count, 1, 1))
    path = middle[:, None] + along * way[:, None] + rng.standard_normal((count, knots, 3)) * 1.6
    width = rng.uniform(0.8, 1.9, count)
    peak = 0.057 * width * rng.uniform(0.6, 1.2, count)
    return Curves(path, np.repeat(peak[:, None], knots, 1), width, soft=False)


def _ducts(rng: np.random.Generator, where: Pose) -> Curves:
    """Draw a tree of ducts that thins out from the nipple."""
    tree = duct_tree(
        rng,
        where.nipple,
        rng.uniform(-8, 8, 3),
        reach=52,
        width=rng.uniform(30, 46),
        generations=4,
        wander=0.09,
    )
    width = 0.9 * 0.75**tree.generation
    knots = tree.paths[:, ::5]
    return Curves(knots, np.repeat(0.055 * width[:, None], knots.shape[1], 1), width, soft=False)
