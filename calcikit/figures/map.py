"""The map of the workup: every morphology in every distribution, in the colours of the categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._data import gettext as _
from ..errors import show_usage
from ..lexicon import lexicon
from ..workup import Finding
from ..workup.recommend import category_or_impossible
from .rendering import INK, PALE, StaticFigure, drawing, render

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@show_usage
def map_plot(**attributes: str) -> StaticFigure:
    """Draw the category of every morphology in every distribution, all else as given.

    Parameters
    ----------
    **attributes : str
        Such as ``stage="screening"``.

    Returns
    -------
    StaticFigure
        The same map as in the explorer; :func:`calcikit.workup_table` holds its cells.

    Raises
    ------
    UnknownTerm
        If an attribute or a term is unknown.

    Examples
    --------
    >>> print(map_plot().alt)
    BI-RADS category by morphology (across) and distribution (down). Diffuse: Skin 2, Vascular 2, ...
    """
    words = lexicon().attributes
    places = words["distribution"].terms
    groups = list(dict.fromkeys(shape.group for shape in words["morphology"].terms))
    shapes = sorted(words["morphology"].terms, key=lambda shape: groups.index(shape.group))
    cells = {
        (shape.id, place.id): category_or_impossible(
            Finding.from_dict({**attributes, "morphology": shape.id, "distribution": place.id})
        )
        for place in places
        for shape in shapes
    }
    with drawing(9.2, 3.8) as (figure, axes):
        for row, place in enumerate(places):
            for column, shape in enumerate(shapes):
                _draw(axes, column, row, cells[shape.id, place.id])
        axes.set(xlim=(-0.5, len(shapes) - 0.5), ylim=(len(places) - 0.5, -0.5))
        names = [shape.short or shape.label for shape in shapes]
        axes.set_xticks(range(len(shapes)), names, rotation=40, ha="left", rotation_mode="anchor")
        axes.set_yticks(range(len(places)), [place.label for place in places])
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        for column in range(1, len(shapes)):
            if shapes[column].group != shapes[column - 1].group:
                axes.axvline(column - 0.5, color=INK, lw=1.2)
        rows = [
            f"{place.label}: "
            + ", ".join(f"{shape.label} {cells[shape.id, place.id]}" for shape in shapes)
            + "."
            for place in places
        ]
        return render(
            figure, " ".join([_("BI-RADS category by morphology (across) and distribution (down)."), *rows])
        )


def _draw(axes: Axes, column: int, row: int, category: str) -> None:
    """Fill a cell in the colour of its category, and write the category into it."""
    known = lexicon().categories
    colour, ink = (known[category].colour, known[category].ink) if category in known else (PALE, INK)
    axes.fill_between([column - 0.47, column + 0.47], row - 0.46, row + 0.46, color=colour, lw=0)
    axes.text(
        column, row, category if category in known else "", ha="center", va="center", color=ink, weight="bold"
    )
