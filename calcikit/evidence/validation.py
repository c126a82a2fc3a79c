"""Reads and checks every table of numbers, and says how much is there."""

from __future__ import annotations

from .._data import Knowledge
from ..errors import show_usage
from .diagnostic_accuracy import prevalence_by_setting
from .named_pools import pooled_rates
from .outcomes import outcomes
from .reader_agreement import agreement, simulate_readers
from .studies import published_rates
from .suspicion import suspicion_of


@show_usage
def inventory(knowledge: Knowledge | None = None) -> dict[str, int]:
    """Read every table below ``data/evidence`` and ``data/outcomes``; return how much each holds.

    Raises
    ------
    DataError
        If a table does not hold together.

    Examples
    --------
    >>> inventory()["published rates"]
    197
    """
    suspicion_of("amorphous", "grouped", knowledge)
    simulate_readers(knowledge=knowledge)
    return {
        "published rates": len(published_rates(knowledge)),
        "pooled rates": len(pooled_rates(knowledge)),
        "published kappas": len(agreement(knowledge)),
        "published settings": len(prevalence_by_setting(knowledge)),
        "real lesions with outcome": int(outcomes(knowledge=knowledge)["n"].sum()),
    }
