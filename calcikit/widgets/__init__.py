"""Puts the floors below on screen: marshals, never decides."""

from .case_walk import CaseWalk
from .drill import Drill
from .evidence_lab import EvidenceLab
from .explorer import AfterBiopsy, Explorer
from .patch_viewer import Contrast, PatchViewer
from .self_check import SelfCheck, self_check

__all__ = [
    "AfterBiopsy",
    "CaseWalk",
    "Contrast",
    "Drill",
    "EvidenceLab",
    "Explorer",
    "PatchViewer",
    "SelfCheck",
    "self_check",
]
