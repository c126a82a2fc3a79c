"""The learner's record: every answer, what can be read from it, and what a class answered."""

from .class_statistics import Change, ClassResults, class_results
from .item_statistics import ItemAnalysis, item_analysis
from .record import Progress
from .settings import confidence_levels

__all__ = [
    "Change",
    "ClassResults",
    "ItemAnalysis",
    "Progress",
    "class_results",
    "confidence_levels",
    "item_analysis",
]
