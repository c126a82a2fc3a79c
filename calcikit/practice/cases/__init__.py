"""Staged cases: a story in decisions, whose right answers the workup tables give."""

from .loading import case, case_schema, cases
from .records import Case, Option, Picture, Stage
from .telling import told
from .walk import Choice, Decision, Walk

__all__ = [
    "Case",
    "Choice",
    "Decision",
    "Option",
    "Picture",
    "Stage",
    "Walk",
    "case",
    "case_schema",
    "cases",
    "told",
]
