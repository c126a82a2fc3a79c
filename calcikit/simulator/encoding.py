"""From grey levels to files: one picture with the notice in its pixels, or the layers that add up to it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

__all__ = ["NOTICE", "Layers", "encoded", "layers"]

NOTICE = "Simulated, for teaching, not a patient"
"""Burnt into the pixels of every exported picture."""

_TRUTH_COLOUR = (255, 176, 0)


@dataclass(frozen=True, kw_only=True)
class Layers:
    """A patch in layers, so that many findings in the same tissue share the tissue.

    Laid over `tissue` with the blend mode "screen", `finding` gives the patch; `truth` goes on top.

    Attributes
    ----------
    tissue : bytes
        JPEG of the tissue alone, with the notice in its pixels.
    finding : bytes
        JPEG of what the finding adds: black where it adds nothing.
    truth : bytes
        PNG, transparent but for a line around all calcium that can be seen.
    """

    tissue: bytes
    finding: bytes
    truth: bytes


def encoded(grey: np.ndarray, kind: str, *, notice: bool = True, **options: Any) -> bytes:
    """Return grey levels as a file of that kind, with the notice along the lower edge."""
    picture = Image.fromarray(grey)
    if notice:
        _stamp(picture)
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def layers(patch: Any, *, quality: int = 60, coarse: int = 1) -> Layers:
    """Return a patch in layers.

    Parameters
    ----------
    patch : Patch
    quality : int
        Of the JPEGs; 60 keeps faint calcium.
    coarse : int
        The truth is drawn in pixels this many times larger.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from . import simulate
    >>> finding = SimpleNamespace(morphology="round", distribution="grouped", extent="single_area",
    ...     change="no_priors", associated="none", context="none")
    >>> layers(simulate(finding, size=64)).truth[1:4]
    b'PNG'
    """
    bare = patch.bare
    room = np.maximum(255 - bare.astype(np.float32), 1)
    share = 1 - (255 - patch.display.astype(np.float32)) / room
    added = np.rint(255 * np.clip(share, 0, 1)).astype(np.uint8)
    return Layers(
        tissue=encoded(bare, "JPEG", quality=quality),
        finding=encoded(added, "JPEG", notice=False, quality=quality, optimize=True),
        truth=_outline(patch.visible, coarse),
    )


def _stamp(picture: Image.Image) -> None:
    """Write the notice into the pixels."""
    size = picture.width
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=max(7, min(16, size // 28)))
    box = draw.textbbox((0, 0), NOTICE, font=font)
    corner = (max(1, size - box[2] - 4), size - box[3] - 3)
    draw.text(corner, NOTICE, fill=225, font=font, stroke_width=1, stroke_fill=20)


def _outline(mask: np.ndarray, coarse: int) -> bytes:
    """Return a line around the parts of a mask, two pixels away from them, as a transparent PNG."""
    size = len(mask) // coarse
    inner = mask[: size * coarse, : size * coarse].reshape(size, coarse, size, coarse).any((1, 3))
    for _ in range(max(1, 2 // coarse)):
        inner = _grown(inner)
    line = Image.fromarray((_grown(inner) & ~inner).astype(np.uint8), "P")
    line.putpalette([0, 0, 0, *_TRUTH_COLOUR])
    out = BytesIO()
    line.save(out, "PNG", bits=1, transparency=0, optimize=True)
    return out.getvalue()


def _grown(mask: np.ndarray) -> np.ndarray:
    """Return a mask grown by one pixel in the four directions."""
    grown = mask.copy()
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    grown[:, 1:] |= mask[:, :-1]
    grown[:, :-1] |= mask[:, 1:]
    return grown
