"""Reads and checks every table of numbers once, and says how much is there."""

from __future__ import annotations

from .diagnostic_accuracy import prevalence_by_setting
from .meta_analysis import pooled_rates
from .outcomes import outcomes
from .reader_agreement import agreement, simulate_readers
from .studies import studies
from .suspicion import suspicion_of

__all__ = ["inventory"]

FOLDERS = ("evidence/", "outcomes/")


def inventory() -> dict[str, int]:
    """Read every table below ``data/evidence`` and ``data/outcomes``; return how much each holds.

    Raises
    ------
    DataError
        If a table does not hold together, or names a source that is not in the bibliography.

    Examples
    --------
    >>> inventory()["published rates"]
    197
    """
    suspicion_of("amorphous", "grouped")
    simulate_readers()
    return {
        "published rates": len(studies()),
        "pooled rates": len(pooled_rates()),
        "published kappas": len(agreement()),
        "published settings": len(prevalence_by_setting()),
        "real lesions with outcome": int(outcomes()["n"].sum()),
    }
