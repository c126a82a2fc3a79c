"""calcikit: describe breast calcifications, see the workup, and why. For learning, not for care."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "errors": ("CalcikitError", "DataError", "ImpossibleFinding", "UnknownTerm"),
    "decision_table": ("DecisionTable",),
    "references": ("Reference", "cite", "reference"),
    "lexicon": ("Attribute", "Lexicon", "Term"),
    "workup": (
        "BiopsyResult",
        "Finding",
        "Workup",
        "after_biopsy",
        "audit",
        "every_biopsy_result",
        "every_finding",
        "recommend",
        "what_if",
    ),
    "evidence": (
        "agreement",
        "evidence_for",
        "auc_comparison",
        "clopper_pearson_interval",
        "likelihood_ratios",
        "malignancy_rate",
        "outcomes",
        "outcomes_from_file",
        "cluster_bootstrap_rates",
        "pool_rates",
        "named_pool",
        "pooled_rates",
        "post_test",
        "predictive_value",
        "prevalence_by_setting",
        "disagreement_impact",
        "ranges",
        "studies",
        "suspicion",
        "simulate_readers",
        "wilson_interval",
    ),
    "simulator": ("Patch", "simulate"),
    "quiz": ("Item", "drill_items"),
    "cases": ("Case", "all_cases"),
    "progress": ("Progress", "item_analysis"),
    "tables": (
        "agreement_table",
        "answer_table",
        "beyond_table",
        "category_table",
        "claim_table",
        "evidence_table",
        "lexicon_table",
        "counting_pitfalls_table",
        "myth_table",
        "outcome_table",
        "finding_evidence_table",
        "reason_table",
        "show",
        "step_table",
        "what_if_table",
        "workup_table",
    ),
    "figures": (
        "StaticFigure",
        "confusion_plot",
        "forest_plot",
        "icon_array",
        "item_plot",
        "learning_curve_plot",
        "reliability_plot",
    ),
    "widgets": (
        "AfterBiopsy",
        "CaseWalk",
        "Contrast",
        "Drill",
        "EvidenceLab",
        "Explorer",
        "PatchViewer",
        "SelfCheck",
        "self_check",
    ),
    "films": ("real_films",),
    "export": ("LessonExporter", "export_scorm", "export_site"),
    "exams": ("to_anki", "to_gift", "to_markdown", "to_qti"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'calcikit' has no attribute {name!r}")
    value = getattr(import_module(f"calcikit.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
