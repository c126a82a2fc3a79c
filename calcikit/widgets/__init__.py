"""Puts the floors below on screen: marshals, never decides."""

from .explorer import AfterBiopsy, Explorer
from .self_check import SelfCheck, self_check

__all__ = ["AfterBiopsy", "Explorer", "SelfCheck", "self_check"]
