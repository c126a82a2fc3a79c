"""Practice whose right answers come from the workup tables."""

from .self_checks import SelfCheckItem, self_check_item, self_checks

__all__ = ["SelfCheckItem", "self_check_item", "self_checks"]
