"""A figure with its words: bytes that come out the same every time, and alt text that says it all."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, BLUE, ORANGE, PALE, GREY = "#222222", "#0072b2", "#d55e00", "#e6e6e6", "#8a8a8a"
PAPER = "#fdfcfa"
DARK = {INK: "#e6ebf0", PAPER: "#10151a", PALE: "#2f3b47", BLUE: "#56b4e9", ORANGE: "#f0a050"}
"""What each colour becomes where the reader's screen is dark."""
THEMES = "".join(
    f'body[data-jp-theme-light="{is_light}"] .ck-figure {{ color-scheme: {scheme}; }}'
    for is_light, scheme in (("true", "light"), ("false", "dark"))
)
"""JupyterLab has its own theme, whatever the system prefers: a picture follows the scheme of its place."""

RC_PARAMS: Any = {
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.facecolor": PAPER,
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.hashsalt": "calcikit",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.parse_math": False,
}


@contextmanager
def drawing(width: float, height: float) -> Iterator[tuple[Figure, Axes]]:
    """Draw, in inches, with matplotlib's settings as they ship and our few; the reader's come back after."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(RC_PARAMS)
        figure = Figure(figsize=(width, height), layout="constrained", facecolor=PAPER)
        yield figure, figure.add_subplot()


@dataclass(frozen=True, kw_only=True)
class StaticFigure:
    """A figure: its bytes, and what a reader who cannot see it is told.

    Attributes
    ----------
    svg : bytes
        The figure.
    alt : str
        Every number of the figure in words.

    Examples
    --------
    >>> from calcikit.figures import icon_array
    >>> icon_array(0.028).alt
    '1,000 women: 28 with a cancer, 972 without.'
    """

    svg: bytes = field(repr=False)
    alt: str

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.svg).decode()
        look = 'class="ck-figure" style="max-width:100%;height:auto"'
        picture = f'<img {look} alt="{html.escape(self.alt)}" src="data:image/svg+xml;base64,{data}">'
        return f'<style data-host="jupyter">{THEMES}</style>{picture}'


def render(figure: Figure, alt: str) -> StaticFigure:
    """Save a figure, without the day it was made."""
    svg = io.BytesIO()
    figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return StaticFigure(svg=_themed(svg.getvalue()), alt=alt)


def _themed(svg: bytes) -> bytes:
    """Let a figure follow the reader's theme: each colour of the palette has its counterpart in the dark."""
    rules = "".join(
        f'[style*="{name}: {light}"]{{{name}:{dark}!important}}'
        for light, dark in DARK.items()
        for name in ("fill", "stroke")
    )
    style = f"<style>@media (prefers-color-scheme: dark){{{rules}}}</style>"
    return svg.replace(b"<defs>", f"{style}\n <defs>".encode(), 1)
