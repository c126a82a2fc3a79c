"""The learner's record: every answer, what can be read from it, and what a class answered."""

from .item_statistics import ItemAnalysis, item_analysis
from .record import Progress
from .settings import progress_settings

__all__ = ["ItemAnalysis", "Progress", "item_analysis", "progress_settings"]
