"""Which of a case's images is the crop and which its mask, and where the outline runs in the crop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray

from .image_file import ImageFile

USUAL_MARGIN = 20  # pixels round the box of the mask, in every real crop that was measured
WIDEST_MARGIN = 64
OUTLINE_POINTS = 256  # cells along the longer side: finer is not seen


def is_mask(image: ImageFile) -> bool:
    """Say whether an image has two levels only, as JPEG blurs them; which file is which shows nowhere else.

    Examples
    --------
    >>> is_mask(ImageFile(np.eye(64) * 255)), is_mask(ImageFile(np.arange(4096.0).reshape(64, 64)))
    (True, False)
    """
    few = image.pixels[:: max(1, len(image.pixels) // 700), :: max(1, image.pixels.shape[1] // 700)]
    low, high = float(few.min()), float(few.max())
    between = (few > low + 0.2 * (high - low)) & (few < high - 0.2 * (high - low))
    return bool(between.mean() < 0.02)


def fitted(mask: NDArray[Any], shape: tuple[int, ...]) -> NDArray[np.bool_] | None:
    """Return the part of a whole film's mask that a crop of this shape shows; None where none fits.

    A crop is the box of the mask with a margin all round, cut off at the border of the film. The margin of 20
    pixels is tried first, then every other up to 64.

    Examples
    --------
    >>> mask = np.zeros((200, 100))
    >>> mask[50:80, 5:45] = 255
    >>> fitted(mask, (70, 65)).shape, fitted(mask, (70, 300))
    ((70, 65), None)
    """
    lit = mask > (float(mask.min()) + float(mask.max())) / 2
    if not lit.any() or lit.all():
        return None
    spans = []
    for axis in (0, 1):
        marked = np.flatnonzero(lit.any(1 - axis))
        span = _span(int(marked[0]), int(marked[-1]) + 1, lit.shape[axis], shape[axis])
        if span is None:
            return None
        spans.append(span)
    part: NDArray[np.bool_] = lit[spans[0], spans[1]]
    return part


def _span(start: int, stop: int, most: int, wanted: int) -> slice | None:
    """Return the stretch of one axis that is as long as wanted."""
    for margin in sorted(range(WIDEST_MARGIN + 1), key=lambda width: abs(width - USUAL_MARGIN)):
        low, high = max(0, start - margin), min(most, stop + margin)
        if high - low == wanted:
            return slice(low, high)
    return None


def outline(part: NDArray[np.bool_]) -> Sequence[NDArray[np.float64]]:
    """Return the border of a mask as closed lines of x and y, in shares of its width and height.

    Examples
    --------
    >>> part = np.zeros((40, 40), bool)
    >>> part[10:30, 10:30] = True
    >>> [line.round(1).min() for line in outline(part)]
    [np.float64(0.2)]
    """
    step = max(1, max(part.shape) // OUTLINE_POINTS)
    coarse = np.pad(part[::step, ::step].astype(float), 1)
    rows, columns = part.shape
    scale = np.array([step / columns, step / rows])
    lines: Any = contour_generator(z=coarse).lines(0.5)
    return [((line - 0.5) * scale).clip(0, 1) for line in lines]
