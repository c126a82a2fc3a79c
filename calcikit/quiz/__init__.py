"""Questions whose right answers come from the workup tables, the lexicon and the evidence, never typed in."""

from .contrast_pairs import ContrastPair, contrast_pair, contrast_pairs
from .exam_forms import Form, exam_form, forms
from .generator import drill_items, item_of
from .kinds import DrillRule, Kind, drill_rules, kinds
from .models import Item, ItemOption, PictureSpec
from .self_checks import SelfCheck, self_check_item, self_checks

__all__ = [
    "ContrastPair",
    "DrillRule",
    "Form",
    "Item",
    "ItemOption",
    "Kind",
    "PictureSpec",
    "SelfCheck",
    "contrast_pair",
    "contrast_pairs",
    "drill_items",
    "drill_rules",
    "exam_form",
    "forms",
    "item_of",
    "kinds",
    "self_check_item",
    "self_checks",
]
