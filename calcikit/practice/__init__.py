"""Practice whose right answers come from the workup tables, and the learner's record of it."""

from .items import Item, ItemOption, PictureSpec, drill_items, item_of
from .progress import Progress
from .self_checks import SelfCheckItem, self_check_item, self_checks

__all__ = [
    "Item",
    "ItemOption",
    "PictureSpec",
    "Progress",
    "SelfCheckItem",
    "drill_items",
    "item_of",
    "self_check_item",
    "self_checks",
]
