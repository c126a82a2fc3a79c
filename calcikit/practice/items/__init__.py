"""Questions made from the workup tables, the lexicon and the simulator by seed, never typed in."""

from .making import drill_items, item_of
from .records import Item, ItemOption, PictureSpec
from .words import DrillRule, Kind, drill_rules, kinds

__all__ = [
    "DrillRule",
    "Item",
    "ItemOption",
    "Kind",
    "PictureSpec",
    "drill_items",
    "drill_rules",
    "item_of",
    "kinds",
]
