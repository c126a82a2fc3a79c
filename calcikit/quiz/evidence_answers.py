"""Numbers that a question asks for: the evidence gives them, nobody types them in."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import UnknownTerm
from ..evidence import malignancy_rate, outcomes, prevalence_by_setting, term_evidence, wilson_interval

__all__ = ["asked_number"]


def asked_number(name: str) -> str:
    """Return a number as it is printed.

    Raises
    ------
    UnknownTerm
        If no number has that name.

    Examples
    --------
    >>> asked_number("one_of_one")
    '20.7 to 100.0 %'
    """
    if name not in NUMBERS:
        raise UnknownTerm("number", name, NUMBERS)
    return NUMBERS[name]()


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _screened() -> str:
    return _percent(term_evidence("amorphous", "grouped").pools["screening"].rate)


def _described_alone() -> str:
    """The share that is left when lesions without a recorded arrangement are dropped."""
    frame = outcomes()
    recorded = frame[frame["distribution"] != "not recorded"]
    return _percent(malignancy_rate(frame=recorded).iloc[-1]["rate"])


def _line_in_clinic() -> str:
    found = term_evidence("fine_linear_branching").predictive_value(
        prevalence_by_setting().loc["abnormal_screening", "prevalence"]
    )
    return _percent(found.ppv if found else float("nan"))


NUMBERS: dict[str, Callable[[], str]] = {
    "one_of_one": lambda: str(wilson_interval(1, 1)),
    "screened_amorphous_group": _screened,
    "unrecorded_dropped": _described_alone,
    "line_in_clinic": _line_in_clinic,
}
