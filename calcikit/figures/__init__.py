"""Figures with their words: bytes that come out the same every time, and alt text that says it all."""

from .evidence import forest_plot, icon_array
from .map import map_plot
from .progress import change_plot, confusion_plot, item_plot
from .rendering import StaticFigure

__all__ = [
    "StaticFigure",
    "change_plot",
    "confusion_plot",
    "forest_plot",
    "icon_array",
    "item_plot",
    "map_plot",
]
