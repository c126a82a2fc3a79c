"""Puts the floors below on screen: marshals, never decides."""

from .case_walk import CaseWalk
from .drill import Drill
from .evidence_lab import EvidenceLab
from .explorer import AfterBiopsy, Explorer
from .patch_viewer import Contrast, PatchViewer
from .real_films import RealFilms
from .self_check import SelfCheck, self_check

__all__ = [
    "AfterBiopsy",
    "CaseWalk",
    "Contrast",
    "Drill",
    "EvidenceLab",
    "Explorer",
    "PatchViewer",
    "RealFilms",
    "SelfCheck",
    "self_check",
]
