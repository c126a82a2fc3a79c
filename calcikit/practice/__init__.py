"""Practice whose right answers come from the workup tables, and the learner's record of it."""

from .progress import Progress
from .self_checks import SelfCheckItem, self_check_item, self_checks

__all__ = ["Progress", "SelfCheckItem", "self_check_item", "self_checks"]
