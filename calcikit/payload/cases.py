"""A case as plain values, pictures drawn: what a widget and a page need, and nothing to decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..lexicon import lexicon
from ..quiz import PictureSpec
from ..workup import local_protocol
from .patches import drawn_picture
from .statement import references_payload, statement_payload

if TYPE_CHECKING:
    from ..cases import Case, Choice, Decision, EvaluatedCase

SIZE = 400
KINDS = {"morphology": "shape", "distribution": "arrangement"}


def cases_payload(cases: Iterable[EvaluatedCase]) -> dict[str, Any]:
    """Return cases as plain values, with the stations, the categories' sources, and the pictures as data.

    Examples
    --------
    >>> from calcikit.cases import case
    >>> content = cases_payload([case("skin")])
    >>> [stage["right"] for stage in content["cases"][0]["stages"]][:2]
    ['recall_for_magnification', 'tangential_view']
    """
    chosen, words = [*cases], lexicon()
    return {
        "local": local_protocol(),
        "cases": [_case(case) for case in chosen],
        "stations": [{"id": station.id, "label": station.label} for station in words.stations],
        "path_states": {key: state.label for key, state in words.path_states.items()},
        "references": references_payload(key for case in chosen for key in case.sources),
    }


def _case(evaluated: EvaluatedCase) -> dict[str, Any]:
    case, plan = evaluated.case, evaluated.plan
    return {
        "id": case.id,
        "title": case.title,
        "who": case.who,
        "teaches": case.teaches,
        "stages": [_stage(case, decision) for decision in evaluated.decisions],
        "paths": _paths(evaluated),
        "plan": {
            "category": plan.category,
            "label": plan.category_label,
            "steps": [[step.label, step.when] for step in plan.steps],
            "follow_up": plan.follow_up,
            "report": plan.report_text,
            "patient": plan.patient_text,
        },
    }


def _paths(evaluated: EvaluatedCase) -> list[list[str]]:
    """Return what each station is to her at each stage of the story, and at its end.

    What came before her story counts as passed; at its end the path of the plan says what was left out.
    """
    order = [station.id for station in lexicon().stations]
    told = [stage.station for stage in evaluated.case.stages]
    planned = {station.id: station.state for station in evaluated.plan.path}

    def state(station: str, at: int) -> str:
        if at < len(told) and told[at] == station:
            return "here"
        if station in told[:at] or order.index(station) < order.index(told[0]):
            return "passed"
        left_out = at < len(told) or planned[station] == "not_reached"
        return "not_reached" if left_out else "passed"

    return [[state(station, at) for station in order] for at in range(len(told) + 1)]


def _stage(case: Case, decision: Decision) -> dict[str, Any]:
    stage = decision.stage
    return {
        "id": stage.id,
        "station": stage.station,
        "text": stage.text,
        "kind": KINDS.get(stage.ask, stage.ask),
        "question": decision.question,
        "quote": decision.quote,
        "right": decision.right.answer,
        "reasons": [statement_payload(reason) for reason in decision.reasons],
        "choices": [_choice(choice) for choice in decision.choices],
        "pictures": _pictures(case, decision),
    }


def _choice(choice: Choice) -> dict[str, Any]:
    why = choice.option.why_not
    return {
        "answer": choice.answer,
        "label": choice.label,
        "verdict": choice.verdict,
        "credit": choice.credit,
        "more": choice.more,
        "story": choice.option.story,
        "back": choice.option.back,
        "explanation": choice.explanation,
        "why": statement_payload(why) if why else None,
    }


def _pictures(case: Case, decision: Decision) -> list[dict[str, str]]:
    specs = (
        PictureSpec(
            finding=decision.finding,
            view=picture.view,
            density=case.density,
            seed=case.seed,
            caption=picture.caption,
            prior=picture.prior,
            other_breast=picture.other_breast,
        )
        for picture in decision.stage.pictures
    )
    return [drawn_picture(spec, SIZE) for spec in specs]
