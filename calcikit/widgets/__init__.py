"""Puts the floors below on screen: marshals, never decides."""

from .case_walk import CaseWalk
from .drill import Drill
from .evidence_lab import EvidenceLab
from .explorer import AfterBiopsy, Explorer
from .rating import RatingSheet
from .self_check import SelfCheck, self_check

__all__ = [
    "AfterBiopsy",
    "CaseWalk",
    "Drill",
    "EvidenceLab",
    "Explorer",
    "RatingSheet",
    "SelfCheck",
    "self_check",
]
