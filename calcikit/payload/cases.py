"""A case as plain values, pictures drawn: what a widget and a page need, and nothing to decide."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..cases import Case, Choice, Decision, Picture
from ..lexicon import Statement, lexicon
from ..references import reference
from ..simulator import simulate
from ..simulator.encoding import layers
from ..workup import Finding

__all__ = ["cases_payload"]

SIZE = 400
QUALITY = 60
KINDS = {"morphology": "shape", "distribution": "arrangement"}


def cases_payload(cases: Iterable[Case]) -> dict[str, Any]:
    """Return cases as plain values, with the stations, the categories' sources, and the pictures as data.

    Examples
    --------
    >>> from calcikit.cases import case
    >>> content = cases_payload([case("skin")])
    >>> [stage["right"] for stage in content["cases"][0]["stages"]][:2]
    ['recall_for_magnification', 'tangential_view']
    """
    chosen = list(cases)
    keys = dict.fromkeys(key for case in chosen for key in case.walk.sources)
    return {
        "cases": [_case(case) for case in chosen],
        "stations": [{"id": station.id, "label": station.label} for station in lexicon().stations],
        "path_states": {key: state.label for key, state in lexicon().path_states.items()},
        "references": {key: {"text": reference(key).text, "url": reference(key).link} for key in keys},
    }


def _case(case: Case) -> dict[str, Any]:
    plan = case.walk.plan
    return {
        "id": case.id,
        "title": case.title,
        "who": case.who,
        "teaches": case.teaches,
        "stages": [_stage(case, decision) for decision in case.walk.decisions],
        "paths": _paths(case),
        "plan": {
            "category": plan.category,
            "label": plan.category_label,
            "steps": [[step.label, step.when] for step in plan.steps],
            "follow_up": plan.follow_up,
            "report": plan.report_text,
            "patient": plan.patient_text,
        },
    }


def _paths(case: Case) -> list[list[str]]:
    """Return what each station is to her at each stage of the story, and at its end.

    What came before her story counts as passed; at its end the path of the plan says what was left out.
    """
    order = [station.id for station in lexicon().stations]
    told = [stage.station for stage in case.stages]
    planned = {station.id: station.state for station in case.walk.plan.path}

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
        "reasons": [_said(reason) for reason in decision.reasons],
        "choices": [_choice(choice) for choice in decision.choices],
        "pictures": [_picture(case, decision.finding, picture) for picture in decision.pictures],
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
        "told": choice.told,
        "why": _said(why) if why else None,
    }


def _said(statement: Statement) -> dict[str, Any]:
    return {"text": statement.text, "cite": list(statement.cite), "certainty": statement.certainty}


def _picture(case: Case, finding: Finding, picture: Picture) -> dict[str, Any]:
    shown = _drawn(
        finding, picture.view, case.density, case.seed, prior=picture.prior, other_breast=picture.other_breast
    )
    return {**shown, "caption": picture.caption}


@cache
def _drawn(
    finding: Finding, view: str, density: str, seed: int, *, prior: bool, other_breast: bool
) -> dict[str, str]:
    """Draw a picture and the line around what calcium can be seen on it."""
    patch = simulate(
        finding, view=view, density=density, seed=seed, size=SIZE, prior=prior, other_breast=other_breast
    )
    truth = layers(patch, quality=QUALITY, coarse=2).truth
    return {
        "src": f"data:image/jpeg;base64,{b64encode(patch.jpeg(QUALITY)).decode()}",
        "truth": f"data:image/png;base64,{b64encode(truth).decode()}",
        "alt": patch.alt,
    }
