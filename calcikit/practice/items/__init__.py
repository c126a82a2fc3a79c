"""Questions made from the workup tables, the lexicon and the simulator by seed, never typed in."""

from .making import drill_items, item_of
from .records import Item, ItemOption, PictureSpec
from .words import DrillRule, Kind, Lookalike, drill_rules, kinds, lookalikes

__all__ = [
    "DrillRule",
    "Item",
    "ItemOption",
    "Kind",
    "Lookalike",
    "PictureSpec",
    "drill_items",
    "drill_rules",
    "item_of",
    "kinds",
    "lookalikes",
]
