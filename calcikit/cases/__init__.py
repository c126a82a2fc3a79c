"""Staged cases: a story in decisions, whose right answers the workup tables give."""

from .evaluation import Choice, Decision, EvaluatedCase
from .loader import all_cases, case, case_schema
from .models import Case, Option, Picture, Stage

__all__ = [
    "Case",
    "Choice",
    "Decision",
    "EvaluatedCase",
    "Option",
    "Picture",
    "Stage",
    "all_cases",
    "case",
    "case_schema",
]
