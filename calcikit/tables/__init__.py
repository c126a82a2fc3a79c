"""Tables as DataFrames, shown with a caption and header scopes."""

from .evidence import (
    agreement_table,
    counting_pitfalls_table,
    evidence_table,
    finding_evidence_table,
    outcome_table,
)
from .lexicon import (
    answer_table,
    beyond_table,
    category_table,
    claim_table,
    lexicon_table,
    myth_table,
    step_table,
)
from .progress import score_table
from .styling import show
from .workup import reason_table, what_if_table, workup_table

__all__ = [
    "agreement_table",
    "answer_table",
    "beyond_table",
    "category_table",
    "claim_table",
    "counting_pitfalls_table",
    "evidence_table",
    "finding_evidence_table",
    "lexicon_table",
    "myth_table",
    "outcome_table",
    "reason_table",
    "score_table",
    "show",
    "step_table",
    "what_if_table",
    "workup_table",
]
