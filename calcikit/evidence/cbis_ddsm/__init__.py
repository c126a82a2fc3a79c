"""Lesions from your own copy of a published CBIS-DDSM file, and the counts that calcikit derives from it."""

from .counts import counts_text, main
from .lesions import IncompleteFile, RepeatedView, UnmappedTerm, outcomes_from_file
from .reader import read_cbis_ddsm

__all__ = [
    "IncompleteFile",
    "RepeatedView",
    "UnmappedTerm",
    "counts_text",
    "main",
    "outcomes_from_file",
    "read_cbis_ddsm",
]
