"""Practice whose right answers come from the workup tables, and the learner's record of it."""

from .cases import Case, Walk, case, case_schema, cases, told
from .items import Item, ItemOption, PictureSpec, drill_items, item_of
from .judging import judging
from .pictures import ContrastPair, contrast_pair, contrast_pairs, honesty
from .progress import Progress
from .self_checks import SelfCheckItem, self_check_item, self_checks
from .teaching import ItemAnalysis, item_analysis

__all__ = [
    "Case",
    "ContrastPair",
    "Item",
    "ItemAnalysis",
    "ItemOption",
    "PictureSpec",
    "Progress",
    "SelfCheckItem",
    "Walk",
    "case",
    "case_schema",
    "cases",
    "contrast_pair",
    "contrast_pairs",
    "drill_items",
    "honesty",
    "item_analysis",
    "item_of",
    "judging",
    "self_check_item",
    "self_checks",
    "told",
]
