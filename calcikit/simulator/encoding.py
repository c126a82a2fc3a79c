"""From grey levels to files: one picture with the notice in its pixels, or the layers that add up to it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from io import BytesIO
from typing import Any

import numpy as np
from contourpy import LineType, contour_generator
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from .._data import unmarked

NOTICE = "Simulated, for teaching, not a patient"
"""Burnt into the pixels of every exported picture."""

QUALITY = 60
"""The JPEG quality that keeps faint calcium."""
_FINE = 0.04
"""Pixels below this, in mm at the object, are finer than those of a detector."""
_TRUTH_COLOUR = (255, 176, 0)


@dataclass(frozen=True, kw_only=True)
class Layers:
    """A patch in layers, so that many findings in the same tissue share the tissue.

    Laid over `tissue` with the blend mode "screen", `finding` gives the patch; `truth` goes on top.

    Attributes
    ----------
    tissue : bytes
        WebP of the tissue alone, with the notice in its pixels.
    finding : bytes
        WebP of what the finding adds: black where it adds nothing.
    truth : bytes
        SVG: a thin line around all calcium that can be seen.
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


def picture_html(jpeg: bytes, alt: str, side: int) -> str:
    """Return a square picture with its words, for a notebook and for a page.

    Examples
    --------
    >>> picture_html(b"", "Four dots.", 64)
    '<img alt="Four dots." width="64" height="64" src="data:image/jpeg;base64,">'
    """
    source = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
    return f'<img alt="{escape(unmarked(alt))}" width="{side}" height="{side}" src="{source}">'


def layers(patch: Any, *, quality: int = 80) -> Layers:
    """Return a patch in layers.

    `quality` is of the WebP of the finding: at 80 visible calcium is off by 8% of its brightness, as in a
    JPEG of 70 that is half as large again. Tissue, half of it noise, gets half of that. Pixels finer than
    those of a detector need less: three quarters, and a quarter.

    Examples
    --------
    >>> import calcikit as ck
    >>> group = ck.Finding(morphology="round", distribution="grouped")
    >>> layers(ck.simulate(group, size=64)).truth[:4]
    b'<svg'
    """
    bare = patch.bare
    room = np.maximum(255 - bare.astype(np.float32), 1)
    share = 1 - (255 - patch.display.astype(np.float32)) / room
    added = np.rint(255 * np.clip(share, 0, 1)).astype(np.uint8)
    own, ground = (quality, quality // 2) if patch.pitch_mm > _FINE else (quality * 3 // 4, quality // 4)
    return Layers(
        tissue=_tissue(bare.tobytes(), bare.shape, ground),
        finding=encoded(added, "WEBP", notice=False, quality=own, method=6),
        truth=drawing(patch.outlines, len(patch.image)),
    )


@lru_cache(maxsize=64)
def _tissue(levels: bytes, shape: tuple[int, int], quality: int) -> bytes:
    """Encode tissue once for all findings that lie in it."""
    return encoded(np.frombuffer(levels, np.uint8).reshape(shape), "WEBP", quality=quality, method=6)


def _stamp(picture: Image.Image) -> None:
    """Write the notice into the pixels: light letters with a dark edge."""
    for level, mask in zip((20, 225), _notice(picture.size), strict=True):
        picture.paste(level, mask=mask)


@lru_cache(maxsize=8)
def _notice(size: tuple[int, int]) -> tuple[Image.Image, ...]:
    """Return where a picture of some size shows the edge of the notice, and where its letters."""
    finer = 4  # letters keep whole pixels apart: drawn finer and reduced, they are evenly spaced
    width, height = (finer * side for side in size)
    font = ImageFont.load_default(size=max(7 * finer, width // 28))
    masks = []
    for stroke in (finer, 0):
        draw = ImageDraw.Draw(mask := Image.new("L", (width, height)))
        box = draw.textbbox((0, 0), NOTICE, font=font)
        corner = (max(finer, width - box[2] - 4 * finer), height - box[3] - 3 * finer)
        draw.text(corner, NOTICE, fill=255, font=font, stroke_width=stroke)
        masks.append(mask.reduce(finer))
    return tuple(masks)


def drawing(lines: Iterable[np.ndarray], size: int) -> bytes:
    """Return closed lines (points by column and row, in pixels) as an SVG to lay over a picture."""
    paths = "".join(map(_smooth, lines))
    colour = "#{:02x}{:02x}{:02x}".format(*_TRUTH_COLOUR)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="0 0 {4 * size} {4 * size}">'
        f'<path d="{paths}" fill="none" stroke="{colour}" stroke-width="{max(4.0, size / 100):.3g}"/></svg>'
    ).encode()


def _smooth(line: np.ndarray) -> str:
    """Return a closed line as a path of quadratic curves, in quarters of a pixel from point to point."""
    corner = 2 * np.rint(2 * (line + 0.5)).astype(int)
    middle = (corner + np.roll(corner, -1, axis=0)) // 2
    turned = np.concatenate(
        [np.roll(corner, -1, axis=0) - middle, np.roll(middle, -1, axis=0) - middle], axis=1
    )
    curves = "".join("q{} {} {} {}".format(*values) for values in turned)
    return "M{} {}".format(*middle[0]) + curves.replace(" -", "-") + "Z"


def outlines(mask: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return smooth closed lines (points by column and row, in pixels) two pixels outside of a mask."""
    size = len(mask)
    coarse = max(1, size // 192)
    padded = np.pad(mask, 8 * coarse)
    whole = len(padded) // coarse * coarse
    cells = padded[:whole, :whole].reshape(whole // coarse, coarse, -1, coarse).any((1, 3))
    near = ndimage.gaussian_filter(ndimage.binary_dilation(cells, iterations=2).astype(np.float32), 1.0)
    lines = contour_generator(z=near, line_type=LineType.Separate).lines(0.5)
    return tuple(
        _sparse((np.asarray(line) + 0.5) * coarse - 8 * coarse - 0.5, 3.6 * coarse) for line in lines
    )


def _sparse(line: np.ndarray, step: float) -> np.ndarray:
    """Return a closed line with points about `step` apart."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    spot = np.linspace(0, length[-1], max(6, int(length[-1] / step)), endpoint=False)
    return np.stack([np.interp(spot, length, values) for values in line.T], axis=1)
