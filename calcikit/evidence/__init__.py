"""What studies and real outcomes say: rates with counts, named intervals and the women they come from.

A rate from a biopsy series, a screening rate and a rate from a collected data set are never mixed.
"""

from .cbis_ddsm import IncompleteFile, RepeatedView, UnmappedTerm, outcomes_from_file
from .diagnostic_accuracy import PredictiveValue, likelihood_ratios, predictive_value, prevalence_by_setting
from .intervals import Interval, clopper_pearson_interval, format_rate, wilson_interval
from .meta_analysis import Pooled, Sample, pool_rates
from .named_pools import named_pool, pooled_rates
from .outcomes import malignancy_rate, outcomes
from .rate_summaries import RateSummary, evidence_for
from .reader_agreement import agreement, disagreement_impact, simulate_readers
from .studies import POPULATION_LABELS, studies
from .suspicion import suspicion
from .term_evidence import TermEvidence, nearest_prevalence, term_evidence
from .validation import inventory

__all__ = [
    "POPULATION_LABELS",
    "IncompleteFile",
    "Interval",
    "Pooled",
    "PredictiveValue",
    "RateSummary",
    "RepeatedView",
    "Sample",
    "TermEvidence",
    "UnmappedTerm",
    "agreement",
    "clopper_pearson_interval",
    "disagreement_impact",
    "evidence_for",
    "format_rate",
    "inventory",
    "likelihood_ratios",
    "malignancy_rate",
    "named_pool",
    "nearest_prevalence",
    "outcomes",
    "outcomes_from_file",
    "pool_rates",
    "pooled_rates",
    "predictive_value",
    "prevalence_by_setting",
    "simulate_readers",
    "studies",
    "suspicion",
    "term_evidence",
    "wilson_interval",
]
