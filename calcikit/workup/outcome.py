"""What the decided values say: category, steps, sentences and path, the same for all who share them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .._data import N_, Knowledge, derived
from ..lexicon import lexicon
from .rules import PLANS, STAND_INS, Chain, Rule, plan
from .wording import fill_template, layout, messages

# Of all that is decided, what an outcome is made of.
SAID = (
    "category",
    "subject",
    "alternative_category",
    "confirmation",
    "routine",
    *PLANS,
    "follow_up",
    "message",
)
# A step whose "when" begins so is said in the report and to the patient, as is the first one.
NOW = ("now", "at the same time")
# What is done beside the first step or before it; what depends on a result comes after it.
SAME_VISIT = (*NOW, "at the same visit", "at the time of", "before the")
RECALL, VIEWS = "recall", "views"
SUBJECTS = (
    N_("calcifications"),
    N_("examination"),
    N_("calcifications before the biopsy"),
    N_("cancer that was found"),
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


@dataclass(frozen=True, kw_only=True, repr=False)
class Step:
    """One step of a plan: what, how it is named here, when, why, and the sources of that.

    Examples
    --------
    >>> from calcikit.workup import Finding, recommend
    >>> recommend(Finding(morphology="amorphous", distribution="grouped")).steps[0].when
    'now'
    """

    id: str
    label: str
    when: str
    why: str
    cite: tuple[str, ...] = ()
    now: bool = False
    same_visit: bool = False

    def __repr__(self) -> str:
        return f"Step({self.id}: {self.label}, {self.when})"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one set of decided values says, apart from the words of the description.

    Attributes
    ----------
    category, category_label, band, subject : str
        The category, its name and likelihood, and what it is the category of: ``calcifications``,
        ``examination``, ``cancer that was found`` where the calcifications themselves were not sampled, or
        ``calcifications before the biopsy`` where a result leaves it as it was; its
        likelihood, which held before the result, is then left out.
    alternative_categories : tuple of str
    steps, alternatives : tuple of Step
    follow_up : str
    assessment : str
        What follows the description in the report: category and what is recommended.
    message, next : str
        What the patient is told about the finding or the result, and about what comes next.
    path : tuple of Station
    """

    category: str
    category_label: str
    band: str
    subject: str
    alternative_categories: tuple[str, ...]
    steps: tuple[Step, ...]
    alternatives: tuple[Step, ...]
    follow_up: str
    assessment: str
    message: str
    next: str
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
    made = _made(rules.knowledge)
    if rules.kind not in made:
        made[rules.kind] = (outcome_key(rules)[:-1], {})
    names, outcomes = made[rules.kind]
    key = (offering.id, *[values[name] for name in names])
    if key not in outcomes:
        outcomes[key] = _outcome(rules, values, offering)
    return outcomes[key]


@derived
def _made(knowledge: Knowledge) -> dict[str, tuple[tuple[str, ...], dict[tuple[str, ...], Outcome]]]:
    return {}


def _outcome(rules: Chain, values: Mapping[str, str], offering: Rule) -> Outcome:
    words, catalogue = lexicon(rules.knowledge), rules.knowledge.catalogue
    steps = _steps(rules, values)
    given = values["category"]
    unchanged = given == "unchanged"
    category = values["category_before"] if unchanged else given
    also = values.get("alternative_category", "none")
    message = messages(rules.knowledge)[values["message"]]
    subject = message.subject or values.get("subject", SUBJECTS[2] if unchanged else SUBJECTS[0])
    spoken = [
        words.steps[step.id].worded(wording)
        for number, (step, wording) in enumerate(steps)
        if number == 0 or step.now
    ]
    grade = words.categories[category]
    said = {"category": category, "label": catalogue.inside(grade.label)}
    graded = "" if unchanged else fill_template(layout(rules.knowledge).category[subject], said)
    planned = tuple(step for step, _ in steps)
    return Outcome(
        category=category,
        category_label=grade.label,
        band="" if unchanged else grade.band,
        subject=subject,
        alternative_categories=() if also == "none" else tuple(also.split()),
        steps=planned,
        alternatives=tuple(
            replace(step, why=offering.because, cite=offering.cite)
            for step, _ in _planned(rules, {**values, **offering.then}, "alternatives")
        ),
        follow_up="" if values["follow_up"] == "none" else catalogue.lookup(values["follow_up"]),
        assessment=" ".join(filter(None, [message.report, graded, *(each.report for each in spoken)])),
        message=message.patient,
        next=" ".join(dict.fromkeys(each.patient for each in spoken)),
        path=_path(rules, values, _here(rules, category, planned)),
    )


def _planned(rules: Chain, values: Mapping[str, str], column: str) -> Iterator[tuple[Step, str]]:
    """Yield the steps of a plan, each with its wording; a stand-in is the step that another table names."""
    for named, when in plan(values.get(column, "none")):
        step, _, wording = (values[named] if named in STAND_INS else named).partition(":")
        known = lexicon(rules.knowledge).steps[step]
        told = known.worded(wording)
        made = Step(
            id=step,
            label=told.label,
            when=rules.knowledge.catalogue.lookup(when),
            why=told.why.text if told.why else "",
            cite=told.why.cite if told.why else (),
            now=when.startswith(NOW),
            same_visit=when.startswith(SAME_VISIT),
        )
        yield made, wording


def _steps(rules: Chain, values: Mapping[str, str]) -> list[tuple[Step, str]]:
    steps: dict[str, tuple[Step, str]] = {}
    for column in PLANS:
        if column != "alternatives":
            for step, wording in _planned(rules, values, column):
                steps.setdefault(f"{step.id}:{wording}", (step, wording))
    first, *others = steps.values()
    return [first, *sorted(others, key=lambda planned: not planned[0].same_visit)]


def _here(rules: Chain, category: str, planned: tuple[Step, ...]) -> str:
    """Return the station where she stands: past the views once a final category is given."""
    words = lexicon(rules.knowledge)
    stations = [words.steps[step.id].station for step in planned]
    behind = () if category == "0" else (RECALL, VIEWS)
    return next((station for station in stations if station not in behind), stations[0])


def _path(rules: Chain, values: Mapping[str, str], here: str) -> tuple[Station, ...]:
    words = lexicon(rules.knowledge)
    passed = {
        station
        for name, attribute in rules.attributes.items()
        for station in (*attribute.passed, *(attribute[values[name]].passed if name in values else ()))
    }
    passed -= {*messages(rules.knowledge)[values["message"]].not_reached}
    ids = [station.id for station in words.stations]
    states = ["not_reached"] * len(ids)
    for number, name in enumerate(ids[: ids.index(here)]):
        states[number] = "passed" if name in passed else "not_reached"
    states[ids.index(here)] = "here"
    before = states[: ids.index(here)]
    if before[-1:] == ["not_reached"] and "passed" in before:
        states[max(n for n, state in enumerate(before) if state == "passed")] = "exit"
    drawn = _stations(rules.knowledge)
    return tuple(drawn[one] for one in zip(ids, states, strict=True))


@derived
def _stations(knowledge: Knowledge) -> dict[tuple[str, str], Station]:
    """Return each station in each state, made once for all paths."""
    words = lexicon(knowledge)
    return {
        (station.id, state): Station(id=station.id, label=station.label, state=state, state_label=named.label)
        for station in words.stations
        for state, named in words.path_states.items()
    }
