"""Shows that what ``data/workup/safety.csv`` forbids never happens, over all findings and biopsy results."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from .._data import SAFETY, Knowledge
from ..decision_table import conditions
from .enumeration import Walk
from .monotonicity import format_inputs
from .outcome import Outcome, outcome_key
from .rules import Chain, chain, moved_by
from .safety_rules import SafetyRule, safety_rules
from .wording import fill_template, layout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What an answer to the patient is made of, besides the outcome.
TOLD = {
    "finding": ("morphology", "certainty", "associated", "symptoms"),
    "biopsy": ("histology", "associated"),
}
WAY_OUT = " A local protocol may switch this row off: see 'What must never happen' in its README.md."
TOGETHER = 10_000  # combinations that rules which share a walk may make

Alike = dict[str, tuple[int, ...]]
"""What is told apart: for each name, the number of the first value that is like each of its values."""


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
        for alike, rules in _grouped(tables, about):
            checker = SafetyChecker(tables, alike)
            found.update({rule.id: fault for rule in rules if (fault := checker.fault(rule))})
    return [found[rule.id] for rule in safety_rules(knowledge) if rule.id in found]


def _alike(labels: Iterable[Hashable]) -> tuple[int, ...]:
    """Return for each value the number of the first that has the same label."""
    first: dict[Hashable, int] = {}
    return tuple(first.setdefault(label, number) for number, label in enumerate(labels))


def _told_apart(tables: Chain, rule: SafetyRule) -> Alike:
    """Return what has to be told apart to judge a rule: names, and which of their values are alike to it."""
    found: Alike = {}
    for part in conditions(rule.when):
        if part.name != "category":
            own = _alike(value in part.values for value in tables.domains[part.name])
            found = _finer(found, {part.name: own})
    if rule.never.startswith("patient"):
        for name in TOLD[tables.kind]:
            found = _finer(found, {name: _alike(term.patient for term in tables.attributes[name].terms)})
    return found


def _finer(one: Alike, two: Alike) -> Alike:
    """Tell apart what one of both does."""
    return one | {
        name: _alike(zip(one[name], own, strict=True)) if name in one else own for name, own in two.items()
    }


def _grouped(tables: Chain, rules: Sequence[SafetyRule]) -> list[tuple[Alike, list[SafetyRule]]]:
    """Put rules that tell nearly the same apart together, so that they share a walk."""

    def size(alike: Alike) -> int:
        return prod(len(set(numbers)) for numbers in alike.values())

    groups: list[tuple[Alike, list[SafetyRule]]] = []
    needs = [(_told_apart(tables, rule), rule) for rule in rules]
    for alike, rule in sorted(needs, key=lambda need: -size(need[0])):
        for place, (known, members) in enumerate(groups):
            both = _finer(known, alike)
            if size(both) <= max(size(known), TOGETHER):
                groups[place] = (both, [*members, rule])
                break
        else:
            groups.append((alike, [rule]))
    return groups


class SafetyChecker:
    """Every state of a chain, with the outcomes and the words that rules are judged by.

    Parameters
    ----------
    tables : Chain
    alike : mapping of str to tuple of int
        What is told apart, and which values are not.
    """

    def __init__(self, tables: Chain, alike: Alike) -> None:
        self.tables = tables
        key = outcome_key(tables)
        self.walk = Walk(tables, {*alike, *key}, alike={name: alike[name] for name in alike.keys() - {*key}})
        self.outcomes, self.number = self.walk.distinct_outcomes()
        self.told = [name for name in TOLD[tables.kind] if name in alike]

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
        for part in conditions(rule.when):
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

        number = self._answers[1] if rule.never.startswith("patient") else self.number
        broken = np.zeros(number.max() + 1, dtype=bool)
        for row in np.unique(number[where]).tolist():
            broken[row] = self._breaks(rule, row)
        return broken[number]

    def _breaks(self, rule: SafetyRule, row: int) -> bool:
        if rule.never.startswith("patient"):
            return _phrases(rule, self._answers[0][row])
        said = self.outcomes[row]
        if rule.never.endswith(("says", "omits")):
            return _phrases(rule, _read_out(rule, said))
        values, given = set(rule.what.split()), self._given[row][rule.never.removeprefix("missing_")]
        return not values <= given if rule.never.startswith("missing") else bool(values & given)

    @cached_property
    def _given(self) -> list[Mapping[str, set[str]]]:
        return [_given(said) for said in self.outcomes]

    @cached_property
    def _answers(self) -> tuple[list[str], NDArray[np.int64]]:
        """The distinct answers to the patient, and which one each state has."""
        import numpy as np

        spoken = [(said.message, said.next) for said in self.outcomes]
        key = np.array(_alike(spoken), dtype=np.int64)[self.number]
        for name in self.told:
            key = key * len(self.tables.domains[name]) + self.walk.columns[name][0]
        _, first, number = np.unique(key, return_index=True, return_inverse=True)
        return [self._answer(state, *spoken[self.number[state]]) for state in first.tolist()], number

    def _answer(self, state: int, message: str, next_: str) -> str:
        words = {"message": message, "next": next_}
        for name in self.told:
            term = int(self.walk.columns[name][0][state])
            words[name] = self.tables.attributes[name].terms[term].patient
        return fill_template(layout(self.tables.knowledge).of(self.tables.kind).patient, words)


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
