"""What studies and real outcomes say: rates with counts, named intervals and the women they come from.

A rate from a biopsy series, a screening rate and a rate from a collected data set are never mixed.
"""

from .agreement import agreement, quarrels, two_readers
from .beside import Fact, beside
from .cases import IncompleteFile, RepeatedView, UnmappedTerm, outcomes_from_file
from .discrimination import area_under_curve, discrimination, patient_intervals
from .intervals import Interval, exact, wilson
from .inventory import inventory
from .laboratory import COUNTED_IN, Look, look, nearest_step
from .outcomes import malignancy_rate, outcomes
from .packing import packed_facts, packed_looks
from .pooling import pool, pooled, pools
from .prevalence import PredictiveValue, likelihood_ratios, post_test, predictive_value, prevalences
from .result import Pooled, Sample
from .studies import ranges, studies
from .suspicion import suspicion

__all__ = [
    "COUNTED_IN",
    "Fact",
    "IncompleteFile",
    "Interval",
    "Look",
    "Pooled",
    "PredictiveValue",
    "RepeatedView",
    "Sample",
    "UnmappedTerm",
    "agreement",
    "area_under_curve",
    "beside",
    "discrimination",
    "exact",
    "inventory",
    "likelihood_ratios",
    "look",
    "malignancy_rate",
    "nearest_step",
    "outcomes",
    "outcomes_from_file",
    "packed_facts",
    "packed_looks",
    "patient_intervals",
    "pool",
    "pooled",
    "pools",
    "post_test",
    "predictive_value",
    "prevalences",
    "quarrels",
    "ranges",
    "studies",
    "suspicion",
    "two_readers",
    "wilson",
]
