"""What is known of her at a stage: everything that was described so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._data import Knowledge
from ..errors import CalcikitError, one_of
from ..lexicon import lexicon
from ..workup import BiopsyResult, Finding, recommend
from .models import Stage
from .questions import CaseState


def state_at(
    stage: Stage, found: Mapping[str, str], result: Mapping[str, str] | None, knowledge: Knowledge
) -> CaseState:
    """Describe her; the category before a biopsy is the one that the tables gave."""
    words = lexicon(knowledge)
    one_of("station", stage.station, [station.id for station in words.stations])
    finding = _described(Finding, found, knowledge)
    about = {"finding": finding, "knowledge": knowledge, "done": stage.done, "about": stage.about}
    if result is None:
        return CaseState(**about)
    workup = recommend(finding)
    if workup.category not in words.attributes["category_before"].ids:
        said = f"give BI-RADS {workup.category} and {workup.next_step!r}"
        raise CalcikitError(f"there is a biopsy result, but for the finding before it the tables {said}")
    known = {"category_before": workup.category, "risk": finding.risk, **result}
    return CaseState(**about, result=_described(BiopsyResult, known, knowledge))


def state_of(stages: Sequence[Mapping[str, Any]], knowledge: Knowledge) -> CaseState:
    """Return what is known of her at the last of some stages, as a case file has them, without its options.

    Raises
    ------
    CalcikitError
        If what is described cannot be.
    """
    found: dict[str, str] = {}
    result: dict[str, str] | None = None
    for stage in stages:
        if "finding" in stage:
            found, result = {**found, **stage["finding"]}, None
        if "result" in stage:
            result = {**(result or {}), **stage["result"]}
    fields = {**stages[-1], "done": stages[-1].get("done", ()), "about": stages[-1].get("about", "")}
    return state_at(Stage.model_construct(**fields), found, result, knowledge)


def _described(kind: Any, picks: Mapping[str, str], knowledge: Knowledge) -> Any:
    for name in picks:
        one_of("attribute", name, kind.attribute_names)
    return kind(**picks, knowledge=knowledge)
