"""What the decided values say: category, steps, sentences and path, the same for all who share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .._data import Knowledge
from ..lexicon import lexicon
from .rules import CHAINS, Chain, Rule, chain, plan

__all__ = ["Outcome", "Station", "outcome", "outcome_key"]

# Of all that is decided, what an outcome is made of.
SAID = (
    "category",
    "alternative_category",
    "confirmation",
    "steps",
    "first",
    "later",
    "alternatives",
    "follow_up",
)


@dataclass(frozen=True, kw_only=True)
class Station:
    """A station of the path: where she has been, where she stands, and what she will not reach.

    Attributes
    ----------
    id, label : str
        As in ``data/steps.toml``.
    state, state_label : str
        ``passed``, ``here``, ``exit`` (the last one passed, where others up to here are left out) or
        ``not_reached``; and how that is said.
    """

    id: str
    label: str
    state: str
    state_label: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one set of decided values says, apart from the words of the description.

    Attributes
    ----------
    category : str
    alternative_categories : tuple of str
    steps : tuple of (step, when)
    alternatives : tuple of (step, when, why)
    follow_up : str
    recommendation_text, patient_text : str
        What follows the description in the report, and the patient's sentence on the shape or the diagnosis.
    path : tuple of Station
    """

    category: str
    alternative_categories: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    alternatives: tuple[tuple[str, str, str], ...]
    follow_up: str
    recommendation_text: str
    patient_text: str
    path: tuple[Station, ...]


def outcome_key(rules: Chain) -> tuple[str, ...]:
    """Return the names of the values that make an outcome; the last is the rule that gives alternatives."""
    passing = [
        name for name, attribute in rules.attributes.items() if any(term.passed for term in attribute.terms)
    ]
    before = [name for name in ("category_before",) if name in rules.attributes]
    (offering,) = [f"rule:{table.name}" for table in rules.tables if "alternatives" in table.rows[0].then]
    said = [name for name in SAID if name in rules.domains and name != "alternatives"]
    return (*dict.fromkeys((*before, *passing)), *said, offering)


def outcome(rules: Chain, values: Mapping[str, str], offering: Rule) -> Outcome:
    """Return what decided values say; `offering` is the rule that gives the alternatives."""
    names, made = rules.knowledge.derive(_made)[rules.kind]
    key = (offering.id, *(values[name] for name in names))
    if key not in made:
        made[key] = _outcome(rules, values, offering)
    return made[key]


def _made(knowledge: Knowledge) -> dict[str, tuple[list[str], dict[tuple[str, ...], Outcome]]]:
    return {kind: (list(outcome_key(chain(kind, knowledge))[:-1]), {}) for kind in CHAINS}


def _outcome(rules: Chain, values: Mapping[str, str], offering: Rule) -> Outcome:
    words = lexicon(rules.knowledge)
    steps = _steps(values)
    given = values["category"]
    category = values["category_before"] if given == "unchanged" else given
    also = values.get("alternative_category", "none")
    spoken = steps[:2] if words.steps[steps[0][0]].leads_to_next else steps[:1]
    said = [words.steps[step] for step, _ in spoken]
    grade = None if given == "unchanged" else words.categories[given]
    assessment = f"BI-RADS {category}, {grade.label.lower()}." if grade else ""
    rid_of = grade.rid_of if grade and rules.kind == "finding" else ""
    return Outcome(
        category=category,
        alternative_categories=() if also == "none" else (also,),
        steps=steps,
        alternatives=tuple(
            (step, when, offering.because)
            for step, when in _planned({**values, **offering.then}, "alternatives")
        ),
        follow_up="" if values["follow_up"] == "none" else values["follow_up"],
        recommendation_text=" ".join(filter(None, [assessment, *(step.report for step in said)])),
        patient_text=" ".join(filter(None, [rid_of, *(step.patient for step in said)])),
        path=_path(rules, values, words.steps[steps[0][0]].station),
    )


def _planned(values: Mapping[str, str], column: str) -> tuple[tuple[str, str], ...]:
    """Read a plan; the word ``confirmation`` stands for the view or check that proves the suspected type."""
    steps = plan(values.get(column, "none"))
    return tuple((values["confirmation"] if step == "confirmation" else step, when) for step, when in steps)


def _steps(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    steps: dict[str, str] = {}
    for column in ("first", "steps", "later"):
        for step, when in _planned(values, column):
            steps.setdefault(step, when)
    return tuple(steps.items())


def _path(rules: Chain, values: Mapping[str, str], here: str) -> tuple[Station, ...]:
    words = lexicon(rules.knowledge)
    passed = {
        station
        for name, attribute in rules.attributes.items()
        for station in (*attribute.passed, *(attribute[values[name]].passed if name in values else ()))
    }
    ids = [station.id for station in words.stations]
    states = ["not_reached"] * len(ids)
    for number, name in enumerate(ids[: ids.index(here)]):
        states[number] = "passed" if name in passed else "not_reached"
    states[ids.index(here)] = "here"
    before = states[: ids.index(here)]
    if before[-1:] == ["not_reached"] and "passed" in before:
        states[max(n for n, state in enumerate(before) if state == "passed")] = "exit"
    return tuple(
        Station(id=station.id, label=station.label, state=state, state_label=words.path_states[state].label)
        for station, state in zip(words.stations, states, strict=True)
    )
