"""Numbers that a question asks for: the evidence gives them, nobody types them in."""

from __future__ import annotations

from collections.abc import Callable

from .._data import Knowledge
from ..errors import one_of
from ..evidence import malignancy_rate, outcomes, prevalence_by_setting, term_evidence, wilson_interval


def asked_number(name: str, knowledge: Knowledge | None = None) -> str:
    """Return a number as it is printed.

    Examples
    --------
    >>> asked_number("one_of_one")
    '20.7 to 100.0%'
    """
    return NUMBERS[one_of("number", name, NUMBERS)](knowledge or Knowledge.load())


def _one_of_one(_: Knowledge) -> str:
    """The interval of one among one, as the file writes it in every language."""
    low, high = wilson_interval(1, 1)
    return f"{100 * low:.1f} to {100 * high:.1f}%"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _screened(knowledge: Knowledge) -> str:
    return _percent(term_evidence("amorphous", "grouped", knowledge).pools["screening"].rate)


def _described_alone(knowledge: Knowledge) -> str:
    """The share that is left when lesions without a recorded arrangement are dropped."""
    frame = outcomes(knowledge=knowledge)
    recorded = frame[frame["distribution"] != "not recorded"]
    return _percent(malignancy_rate(frame=recorded, knowledge=knowledge)["rate"].iloc[-1])


def _line_in_clinic(knowledge: Knowledge) -> str:
    prevalence = prevalence_by_setting(knowledge)["prevalence"]["abnormal_screening"]
    found = term_evidence("fine_linear_branching", "", knowledge).predictive_value(float(prevalence))
    return _percent(found.ppv if found else float("nan"))


NUMBERS: dict[str, Callable[[Knowledge], str]] = {
    "one_of_one": _one_of_one,
    "screened_amorphous_group": _screened,
    "unrecorded_dropped": _described_alone,
    "line_in_clinic": _line_in_clinic,
}
