"""Figures with their words: bytes that come out the same every time, and alt text that says it all."""

from .answers import confusion_plot, item_plot, learning_curve_plot, reliability_plot
from .films import beside
from .picture import Picture
from .studies import forest_plot, icon_array

__all__ = [
    "Picture",
    "beside",
    "confusion_plot",
    "forest_plot",
    "icon_array",
    "item_plot",
    "learning_curve_plot",
    "reliability_plot",
]
