"""What is known of the patient at a stage: everything that was described so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .._data import Knowledge
from ..errors import CalcikitError, one_of
from ..lexicon import lexicon
from ..workup import BiopsyResult, Finding, recommend
from .models import Stage
from .questions import CaseState


def state_at(stages: Sequence[Stage], knowledge: Knowledge) -> CaseState:
    """Describe her at the last of some stages; the category before a biopsy is the one that the tables gave.

    Raises
    ------
    CalcikitError
        If what is described cannot be.
    """
    words, stage = lexicon(knowledge), stages[-1]
    one_of("station", stage.station, [station.id for station in words.stations])
    found: dict[str, str] = {}
    result: dict[str, str] | None = None
    for each in stages:
        if each.finding is not None:
            found, result = {**found, **each.finding}, None
        if each.result is not None:
            result = {**(result or {}), **each.result}
    finding = Finding.from_dict(found, knowledge)
    state = CaseState(finding=finding, knowledge=knowledge, done=stage.done, about=stage.about)
    if result is None:
        return state
    workup = recommend(finding)
    if workup.category not in words.attributes["category_before"].ids:
        said = f"give BI-RADS {workup.category} and {workup.next_step!r}"
        raise CalcikitError(f"there is a biopsy result, but for the finding before it the tables {said}")
    known = {"category_before": workup.category, "risk": finding.risk, **result}
    return replace(state, result=BiopsyResult.from_dict(known, knowledge))
