"""An arrow in a picture: from the known truth to the calcium that shows best."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw

from .patch import Patch

LENGTH, GAP, HEAD = 0.15, 0.025, 0.035
"""Length of the arrow, its distance from the calcium and its head, as shares of the picture's edge."""

WAYS = 16


def pointed_jpeg(patch: Patch, quality: int = 60) -> bytes:
    r"""Return the picture as JPEG with an arrow at its largest outline; without one, as it is.

    Examples
    --------
    >>> from calcikit.simulator import simulate
    >>> from calcikit.workup import Finding
    >>> pointed_jpeg(simulate(Finding("round", "grouped"), size=96))[:2]
    b'\xff\xd8'
    """
    picture = patch.jpeg(quality)
    if not patch.outlines:
        return picture
    edge = len(patch.visible)
    outline = max(patch.outlines, key=lambda line: float(np.ptp(line, axis=0).max()))
    way, tip = _clearest(patch.visible, outline)
    with Image.open(BytesIO(picture)) as image:
        drawn = image.convert("L")
    pen = ImageDraw.Draw(drawn)
    side = np.array([-way[1], way[0]])
    head = [tip, tip + HEAD * edge * (way + 0.6 * side), tip + HEAD * edge * (way - 0.6 * side)]
    tail = tip + LENGTH * edge * way
    for grey, width in ((0, 5), (255, 3)):
        pen.line([tuple(tip + HEAD * edge * way), tuple(tail)], fill=grey, width=width)
        pen.polygon([tuple(point) for point in head], fill=grey, outline=0)
    kept = BytesIO()
    drawn.save(kept, "JPEG", quality=quality)
    return kept.getvalue()


def _clearest(visible: np.ndarray, outline: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the way from which an arrow covers least calcium and stays in the picture, and its tip."""
    edge, middle = len(visible), outline.mean(axis=0)
    found = []
    for angle in np.linspace(0, 2 * np.pi, WAYS, endpoint=False):
        way = np.array([np.cos(angle), np.sin(angle)])
        tip = middle + (float(((outline - middle) @ way).max()) + GAP * edge) * way
        line = (tip + np.linspace(0, LENGTH * edge, 2 * WAYS)[:, None] * way).round().astype(int)
        inside = ((line >= 0) & (line < edge)).all(axis=1)
        covered = visible[line[inside, 1], line[inside, 0]].sum() + len(line) * (~inside).sum()
        found.append((float(covered), way, tip))
    return min(found, key=lambda one: one[0])[1:]
