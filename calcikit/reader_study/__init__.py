"""Asks readers whether simulated patches look real: pairs, blinded, judged, and scored by AUC."""

from .making import make_study
from .scoring import score_study

__all__ = ["make_study", "score_study"]
