"""Fibres of tissue as curves in three dimensions: ligaments, fine fibrils, ducts, vessels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .curves import Curves, chained
from .ducts import duct_tree, frame
from .geometry import BLOCK, BREAST, Pose, stream

__all__ = ["Character", "character", "fibres"]


@dataclass(frozen=True)
class Character:
    """What makes one breast differ from another.

    Attributes
    ----------
    ligaments, fibrils : float
        Curves in a square of 51.2 mm.
    spread : float
        How far fibres turn from the way to the nipple, as the standard deviation of a unit vector's parts.
    lines, fine, contrast : float
        Factors around 1: of the log-exposure of lines, of the fine field, and of clouds and fat lobules.
    cell : float
        Size of the fat lobules, 1 for about 9 mm.
    """

    ligaments: float
    fibrils: float
    spread: float
    lines: float
    fine: float
    contrast: float
    cell: float


def character(breast: int) -> Character:
    """Draw the character of a breast."""
    rng = stream(breast, "tissue", 8)
    return Character(
        ligaments=rng.uniform(40, 110),
        fibrils=rng.uniform(70, 210),
        spread=rng.uniform(0.08, 0.4),
        lines=np.exp(0.38 * np.clip(rng.standard_normal(), -2, 2)),
        fine=np.exp(0.35 * np.clip(rng.standard_normal(), -2, 2)),
        contrast=np.exp(0.25 * np.clip(rng.standard_normal(), -2, 2)),
        cell=rng.uniform(0.75, 1.35),
    )


def fibres(breast: int, where: Pose, mood: Character) -> list[Curves]:
    """Draw the ligaments, fibrils, ducts and vessels of a breast."""
    share = (BLOCK / 51.2) ** 2
    rng = stream(breast, "tissue", 9)
    return [
        _ligaments(rng, int(share * mood.ligaments), where, mood),
        _fibrils(rng, int(share * mood.fibrils), where, mood),
        _vessels(rng, int(rng.integers(2, 6) * share), where),
        _ducts(rng, where),
    ]


def _middles(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return random places in the breast."""
    return rng.uniform(-0.5, 0.5, (count, 3)) * (BLOCK, BLOCK, BREAST)


def _ways(
    rng: np.random.Generator, middle: np.ndarray, where: Pose, spread: float, lost: float
) -> np.ndarray:
    """Return unit vectors around the way to the nipple; a part of them, `lost`, go anywhere."""
    way = where.towards_nipple(middle) * (rng.random((len(middle), 1)) > lost)
    way = way + spread * rng.standard_normal(way.shape)
    return way / np.linalg.norm(way, axis=1, keepdims=True)


def _arcs(
    rng: np.random.Generator, middle: np.ndarray, way: np.ndarray, length: np.ndarray, bend: float
) -> np.ndarray:
    """Return bent curves of given length through places."""
    first, second = frame(way)
    size = bend * length[:, None] * rng.standard_normal((len(length), 4))
    control = (
        middle[:, None] + length[:, None, None] * np.array([-0.5, -0.17, 0.17, 0.5])[:, None] * way[:, None]
    )
    return control + size[..., None] * first[:, None] + size[:, ::-1, None] * second[:, None]


def _ligaments(rng: np.random.Generator, count: int, where: Pose, mood: Character) -> Curves:
    """Draw ligaments: frayed bundles that taper, 8 to 45 mm long and 0.15 to 1.2 mm wide, in families."""
    middle, way = _families(rng, count, 8, where, mood.spread, 0.15, 6.0, 0.16)
    length = np.clip(26 * np.exp(0.45 * rng.standard_normal(count)), 8, 60)
    width = np.clip(0.5 * np.exp(0.5 * rng.standard_normal(count)), 0.15, 1.2)
    peak = 0.28 * width**0.7 * np.exp(0.45 * rng.standard_normal(count))
    return Curves(_arcs(rng, middle, way, length, 0.09), peak, width)


def _fibrils(rng: np.random.Generator, count: int, where: Pose, mood: Character) -> Curves:
    """Draw the fine web between the ligaments: thin strands of a few mm, in families."""
    middle, way = _families(rng, count, 20, where, mood.spread, 0.25, 7.0, 0.16)
    length = np.clip(14 * np.exp(0.45 * rng.standard_normal(count)), 4, 40)
    width = np.clip(0.25 * np.exp(0.4 * rng.standard_normal(count)), 0.15, 0.7)
    peak = 0.08 * np.exp(0.4 * rng.standard_normal(count))
    return Curves(_arcs(rng, middle, way, length, 0.075), peak, width)


def _families(
    rng: np.random.Generator,
    count: int,
    each: int,
    where: Pose,
    spread: float,
    lost: float,
    room: float,
    turn: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Return places and directions of curves that lie side by side in families of about `each`."""
    heads = _middles(rng, -(-count // each))
    ways = _ways(rng, heads, where, spread, lost)
    family = rng.integers(0, len(heads), count)
    middle = heads[family] + room * rng.standard_normal((count, 3))
    way = ways[family] + turn * rng.standard_normal((count, 3))
    return middle, way / np.linalg.norm(way, axis=1, keepdims=True)


def _vessels(rng: np.random.Generator, count: int, where: Pose) -> Curves:
    """Draw vessels: winding, of even calibre, 0.8 to 2 mm wide."""
    knots = 8
    middle = _middles(rng, count)
    way = _ways(rng, middle, where, 0.9, 0.3)
    along = np.linspace(-0.5, 0.5, knots)[None, :, None] * rng.uniform(35, 80, (count, 1, 1))
    path = middle[:, None] + along * way[:, None] + rng.standard_normal((count, knots, 3)) * 1.6
    width = rng.uniform(0.8, 1.9, count)
    peak = 0.057 * width * rng.uniform(0.6, 1.2, count)
    pieces = knots - 1
    return Curves(chained(path), np.repeat(peak, pieces), np.repeat(width, pieces), soft=False)


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
    knots = tree.paths[:, ::5]
    pieces = knots.shape[1] - 1
    width = np.repeat(0.9 * 0.75**tree.generation, pieces)
    return Curves(chained(knots), 0.055 * width, width, soft=False)
