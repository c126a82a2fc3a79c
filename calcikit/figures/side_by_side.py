"""Grey pictures side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from .rendering import ORANGE, RC_PARAMS, StaticFigure, render

__all__ = ["side_by_side"]


def side_by_side(
    pictures: Sequence[NDArray[Any]],
    titles: Sequence[str],
    *,
    alt: str,
    outline: NDArray[np.bool_] | None = None,
) -> StaticFigure:
    """Show grey pictures side by side.

    Parameters
    ----------
    pictures : sequence of ndarray
        Two-dimensional, 0 to 255.
    titles : sequence of str
        One for each picture.
    alt : str
        What both show, in words.
    outline : ndarray of bool, optional
        Outlined on the first picture; of its shape.

    Returns
    -------
    StaticFigure

    Examples
    --------
    >>> side_by_side([np.zeros((8, 8))], ["Nothing"], alt="A black square.").alt
    'A black square.'
    """
    with mpl.rc_context(RC_PARAMS):
        figure = Figure(figsize=(3.6 * len(pictures), 3.9), layout="constrained", facecolor="white")
        for number, (grey, title) in enumerate(zip(pictures, titles, strict=True)):
            axes = figure.add_subplot(1, len(pictures), number + 1)
            axes.imshow(grey, cmap="gray", vmin=0, vmax=255, interpolation="nearest")
            if number == 0 and outline is not None and outline.any():
                axes.contour(outline, levels=[0.5], colors=[ORANGE], linewidths=1.2)
            axes.set_title(textwrap.fill(title, 46), fontsize=8)
            axes.set_axis_off()
        return render(figure, alt)
