"""Drawn pictures, pictures side by side, and what is said wherever simulated pictures are shown."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import numpy as np

from .._data import Knowledge, Record, Words, derived
from ..lexicon import why_pairs
from ..workup import local_protocol
from .statement import references_payload, statement_payload

if TYPE_CHECKING:
    from ..quiz import ContrastPair, PictureSpec
    from ..simulator import Patch

QUALITY = 60
"""Of a WebP: visible calcium is off by as much as in a JPEG of 60, which is half as large again."""


def drawn_picture(spec: PictureSpec, size: int, knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Draw a picture, once: ``src``, a WebP, and ``truth``, an SVG to lay over it, both in base64.

    Its ``caption`` gives nothing away, ``words`` is the picture in words; ``mm`` is its edge, and ``hull``
    are the corners around all its calcium in shares of the edge.

    Examples
    --------
    >>> from calcikit.workup import Finding
    >>> finding = Finding(morphology="round", distribution="grouped")
    >>> from calcikit.quiz import PictureSpec
    >>> spec = PictureSpec(finding=finding, view="CC", density="b", seed=3, caption="CC")
    >>> sorted(drawn_picture(spec, 64))
    ['caption', 'hull', 'mm', 'src', 'truth', 'words']
    """
    return (knowledge or Knowledge.load()).derive(_drawn, spec, size)


def _drawn(_: Knowledge, spec: PictureSpec, size: int) -> dict[str, Any]:
    from ..simulator.encoding import drawing, encoded  # drawing is not needed before a picture is asked for

    patch = spec.draw(size)
    return {
        "src": b64encode(encoded(patch.display, "WEBP", quality=QUALITY, method=5)).decode(),
        "truth": b64encode(drawing(patch.outlines, size)).decode(),
        "caption": spec.caption,
        "words": patch.alt,
        "mm": round(patch.pitch_mm * size, 1),
        "hull": hull_shares(patch),
    }


def hull_shares(patch: Patch) -> list[list[float]]:
    """Return the corners around all calcium that can be seen, in shares of the edge.

    Examples
    --------
    >>> from calcikit.simulator import simulate
    >>> from calcikit.workup import Finding
    >>> len(hull_shares(simulate(Finding("round", "grouped"), size=96))) > 2
    True
    """
    if not patch.outlines:
        return []
    corners = hull(np.concatenate(patch.outlines)) / len(patch.image)
    return [[round(float(share), 3) for share in point] for point in corners]


def corners_mm(corners: np.ndarray, pitch_mm: float) -> list[list[float]]:
    """Return corners in pixels as they are written in mm."""
    return [[round(float(value + 0.5) * pitch_mm, 1) for value in corner] for corner in corners]


def hull(points: np.ndarray) -> np.ndarray:
    """Return the corners of the convex hull of some points.

    Examples
    --------
    >>> len(hull(np.array([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2]])))
    4
    """
    from scipy.spatial import ConvexHull

    corners: np.ndarray = points[ConvexHull(points).vertices]
    return corners


class _Disclaimer(Record):
    schematic: Words
    tested: tuple[Words, ...]
    untested: tuple[Words, ...]


def disclaimer() -> dict[str, Any]:
    """Return that pictures are schematic, what was tested, and what was not.

    Examples
    --------
    >>> sorted(disclaimer())
    ['schematic', 'tested', 'untested']
    """
    said = _disclaimer()
    schematic = f"{said.schematic} {local_protocol()}".strip()
    return {"schematic": schematic, "tested": [*said.tested], "untested": [*said.untested]}


@derived
def _disclaimer(knowledge: Knowledge) -> _Disclaimer:
    return knowledge.read("disclaimer.toml", _Disclaimer)


def contrast_payload(pair: ContrastPair, seed: int) -> dict[str, Any]:
    """Return what a widget needs of two pictures side by side.

    Examples
    --------
    >>> from calcikit.quiz import contrast_pair
    >>> contrast_payload(contrast_pair("grouped-regional"), 3)["sides"][0]["name"]
    'Grouped'
    """
    why = why_pairs()
    said = (pair.tell, *why, *(look for side in pair.sides for look in side.looks))
    return {
        "id": pair.id,
        "question": pair.question,
        "tell": statement_payload(pair.tell),
        "why": [statement_payload(statement) for statement in why],
        "sides": [
            {
                "name": side.name,
                "scene": side.scene(seed),
                "looks": [statement_payload(look) for look in side.looks],
            }
            for side in pair.sides
        ],
        "references": references_payload(key for one in said for key in one.cite),
    }
