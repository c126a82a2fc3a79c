"""Shows that what ``data/workup/safety.csv`` forbids never happens, over all findings and biopsy results."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Literal

from .._data import Knowledge, Row, derived
from ..errors import UnknownTerm
from ..lexicon import lexicon
from .enumeration import Walk
from .monotonicity import format_inputs
from .outcome import Outcome, outcome_key
from .rules import Chain, chain, moved_by
from .wording import fill, layout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SAFETY", "SafetyRule", "breaches", "safety_rules"]

SAFETY = "workup/safety.csv"
# What an answer to the patient is made of, besides the outcome.
TOLD = {
    "finding": ("morphology", "certainty", "associated", "symptoms"),
    "biopsy": ("histology",),
}
WAY_OUT = " A local protocol may switch this row off: see 'What must never happen' in its README.md."
TOGETHER = 1_000  # combinations that rules which share a walk may make

Never = Literal[
    "category",
    "subject",
    "first_step",
    "step",
    "alternative",
    "offer",
    "alternative_category",
    "missing_step",
    "missing_alternative",
    "missing_alternative_category",
    "plan_says",
    "plan_omits",
    "alternative_omits",
    "report_says",
    "report_omits",
    "patient_says",
    "patient_omits",
]


class SafetyRule(Row):
    """Something that must never happen, as a radiologist reads it.

    Attributes
    ----------
    about : str
        ``finding`` or ``biopsy``.
    when : str
        Where it holds: ``attribute is a b; attribute is not c``, or a dash for everywhere. Besides attributes
        it may name ``shape_kind``, ``histology_kind`` and ``category``, the one that is given.
    never, what : str
        What is forbidden: a kind of thing, and the things, apart by spaces; phrases apart by semicolons.
    """

    id: str
    about: Literal["finding", "biopsy"]
    when: str
    never: Never
    what: str
    because: str
    cite: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """One part of a `when`: a name that has, or does not have, one of some values."""

    name: str
    values: tuple[str, ...]
    holds: bool


@derived
def safety_rules(knowledge: Knowledge) -> tuple[SafetyRule, ...]:
    """Return what must never happen.

    Examples
    --------
    >>> safety_rules()[0].never
    'category'
    """
    rules = knowledge.rows(SAFETY, SafetyRule)
    words = lexicon(knowledge)
    for rule in rules:
        known = {
            "category": words.categories,
            "alternative_category": words.categories,
            "missing_alternative_category": words.categories,
            "subject": layout(knowledge).category,
        }.get(rule.never, words.steps)
        if not rule.never.endswith(("says", "omits")):
            for value in rule.what.split():
                if value not in known:
                    raise knowledge.error(SAFETY, f"row {rule.id}", UnknownTerm(rule.never, value, known))
        tables = chain(rule.about, knowledge)
        for part in _conditions(rule):
            allowed = {**tables.domains, "category": tuple(words.categories)}
            if part.name not in allowed:
                raise knowledge.error(SAFETY, f"row {rule.id}", UnknownTerm("name", part.name, allowed))
            for value in part.values:
                if value not in allowed[part.name]:
                    problem = UnknownTerm(part.name, value, allowed[part.name])
                    raise knowledge.error(SAFETY, f"row {rule.id}", problem)
    return rules


def _conditions(rule: SafetyRule) -> Iterator[Condition]:
    for part in rule.when.split(";"):
        name, is_, rest = part.strip().partition(" is ")
        if is_:
            holds = not rest.startswith("not ")
            yield Condition(name, tuple(rest.removeprefix("not ").split()), holds)


def breaches(knowledge: Knowledge | None = None) -> list[str]:
    """Return one fault for each row that is broken, with an example, and for each that holds nowhere.

    Examples
    --------
    >>> breaches()
    []
    """
    knowledge = knowledge or Knowledge.load()
    found = {}
    for kind in TOLD:
        tables = chain(kind, knowledge)
        about = [rule for rule in safety_rules(knowledge) if rule.about == kind]
        for names, rules in _grouped(tables, about):
            ground = Ground(tables, names)
            found.update({rule.id: fault for rule in rules if (fault := ground.fault(rule))})
    return [found[rule.id] for rule in safety_rules(knowledge) if rule.id in found]


def _names(tables: Chain, rule: SafetyRule) -> set[str]:
    """Return what has to be told apart to judge a rule."""
    names = {part.name for part in _conditions(rule)} - {"category"}
    return names | (set(TOLD[tables.kind]) if rule.never.startswith("patient") else set())


def _grouped(tables: Chain, rules: Sequence[SafetyRule]) -> list[tuple[set[str], list[SafetyRule]]]:
    """Put rules that tell nearly the same apart together, so that they share a walk."""

    def size(names: Collection[str]) -> int:
        return prod(len(tables.domains[name]) for name in names)

    groups: list[tuple[set[str], list[SafetyRule]]] = []
    for rule in sorted(rules, key=lambda each: -size(_names(tables, each))):
        names = _names(tables, rule)
        for known, members in groups:
            if size(known | names) <= max(size(known), TOGETHER):
                known |= names
                members.append(rule)
                break
        else:
            groups.append((names, [rule]))
    return groups


class Ground:
    """Every state of a chain, with the outcomes and the words that rules are judged by.

    Parameters
    ----------
    tables : Chain
    names : collection of str
        What is told apart.
    """

    def __init__(self, tables: Chain, names: Collection[str]) -> None:
        self.tables = tables
        self.walk = Walk(tables, {*names, *outcome_key(tables)})
        self.outcomes, self.number = self.walk.distinct_outcomes()
        self.told = [name for name in TOLD[tables.kind] if name in names]
        self._texts: dict[int, str] = {}

    def fault(self, rule: SafetyRule) -> str:
        """Return what is wrong with a rule, or nothing."""
        where = self._where(rule)
        place = f"data/{SAFETY}, row {rule.id}"
        if not where.any():
            return f"{place}: holds for no {self.tables.kind}"
        broken = where & self._broken(rule, where)
        if not broken.any():
            return ""
        count = int(self.walk.counts[broken].sum())
        example = self.walk.example(int(broken.argmax()))
        return (
            f"{place}: {rule.never.replace('_', ' ')} {rule.what!r} in {count:,} cases, "
            f"such as {format_inputs(example)}. {rule.because}{moved_by(self.tables, example)}"
            f"{WAY_OUT if self.tables.knowledge.name else ''}"
        )

    def _where(self, rule: SafetyRule) -> NDArray[np.bool_]:
        import numpy as np

        where = np.ones(len(self.walk.counts), dtype=bool)
        for part in _conditions(rule):
            if part.name == "category":
                fits = np.array([said.category in part.values for said in self.outcomes])[self.number]
            else:
                domain = self.tables.domains[part.name]
                numbers = [domain.index(value) for value in part.values]
                fits = np.isin(self.walk.columns[part.name][0], numbers)
            where &= fits if part.holds else ~fits
        return where

    def _broken(self, rule: SafetyRule, where: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Judge what is said where a rule holds; what is said elsewhere alone is not looked at."""
        import numpy as np

        number = self._patient_rows[1] if rule.never.startswith("patient") else self.number
        broken = np.zeros(number.max() + 1, dtype=bool)
        for row in np.unique(number[where]).tolist():
            broken[row] = self._breaks(rule, row)
        return broken[number]

    def _breaks(self, rule: SafetyRule, row: int) -> bool:
        if rule.never.startswith("patient"):
            return _phrases(rule, self._text(row))
        said = self.outcomes[row]
        if rule.never.endswith(("says", "omits")):
            return _phrases(rule, _read_out(rule, said))
        values, given = set(rule.what.split()), self._given[row][rule.never.removeprefix("missing_")]
        return not values <= given if rule.never.startswith("missing") else bool(values & given)

    @cached_property
    def _given(self) -> list[Mapping[str, set[str]]]:
        return [_given(said) for said in self.outcomes]

    @cached_property
    def _patient_rows(self) -> tuple[list[list[int]], NDArray[np.int64]]:
        """What the distinct answers to the patient are made of, and which one each state has."""
        import numpy as np

        told = (self.walk.columns[name][0].astype(np.int64) for name in self.told)
        rows, number = np.unique(np.stack([self.number, *told], axis=1), axis=0, return_inverse=True)
        return rows.tolist(), number.ravel()

    def _text(self, number: int) -> str:
        if number not in self._texts:
            row = self._patient_rows[0][number]
            said = self.outcomes[row[0]]
            words = {"message": said.message, "next": said.next}
            for name, term in zip(self.told, row[1:], strict=True):
                words[name] = self.tables.attributes[name].terms[term].patient
            self._texts[number] = fill(layout(self.tables.knowledge).of(self.tables.kind).patient, words)
        return self._texts[number]


def _phrases(rule: SafetyRule, text: str) -> bool:
    """Return whether a text says one of the phrases of a rule, or omits one."""
    found = [_said(phrase.strip(), text) for phrase in rule.what.split(";")]
    return any(found) if rule.never.endswith("says") else not all(found)


def _said(phrase: str, text: str) -> bool:
    """Return whether a text has a phrase that does not begin inside a word or a number."""
    place = text.find(phrase)
    while place > 0 and text[place - 1].isalnum() and phrase[0].isalnum():
        place = text.find(phrase, place + 1)
    return place >= 0


def _given(said: Outcome) -> Mapping[str, set[str]]:
    steps, alternatives = ({step.id for step in some} for some in (said.steps, said.alternatives))
    return {
        "category": {said.category},
        "subject": {said.subject},
        "first_step": {said.steps[0].id},
        "step": steps,
        "alternative": alternatives,
        "offer": steps | alternatives,
        "alternative_category": set(said.alternative_categories),
    }


def _read_out(rule: SafetyRule, said: Outcome) -> str:
    if rule.never.startswith("report"):
        return said.assessment
    offered = rule.never.startswith("alternative")
    steps = [f"{step.id} = {step.when}" for step in (said.alternatives if offered else said.steps)]
    return "; ".join(steps if offered else [*steps, said.follow_up])
