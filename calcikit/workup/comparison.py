"""Every answer that a local protocol changes, worked out by walking both chains of tables side by side.

One walk takes all findings through the tables that ship and those of the protocol, equal states merged
(see :mod:`calcikit.workup.enumeration`); no finding is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from .._data import Knowledge
from ..decision_table import DecisionTable, Row
from ..lexicon import lexicon
from .enumeration import Walk
from .outcome import Outcome, outcome, outcome_key
from .rules import CHAINS, Chain, Rule, chain
from .states import RULE
from .wording import layout

SIDES = ("ships:", "local:")
# How long until the first visit, as a plan says it.
SPAN = re.compile(r"(\d+)[\d, ]*(?:(?:and|to|or) \d+ )?\s*(week|month|year)")
WEEKS = {"week": 1, "month": 52 / 12, "year": 52}


PARTS: Mapping[str, Callable[[Outcome], object]] = {
    "category": lambda said: (said.category, said.subject),
    "steps": lambda said: [(step.id, step.label) for step in said.steps],
    "interval": lambda said: ({step.id: step.when for step in said.steps}, said.follow_up),
    "alternatives": lambda said: (
        [(step.label, step.when) for step in said.alternatives],
        said.alternative_categories,
    ),
    "report": lambda said: said.assessment,
    "patient": lambda said: (said.message, said.next),
}
"""What of two answers is compared."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Two answers to the same findings, or to the same biopsy results.

    Attributes
    ----------
    kind : str
        ``finding`` or ``biopsy``.
    moved_by : tuple of str
        File and row of the protocol that make the difference.
    parts : tuple of str
        What differs: ``category``, ``steps``, ``interval``, ``alternatives``, ``report``, ``patient``, or
        ``possible``.
    less : str
        What is less cautious in the protocol; empty where nothing is.
    findings : int
        How many findings or results get these two answers.
    example : mapping of str to str
        One of them: attribute to term.
    ships, local : Outcome or None
        Both answers; None where it cannot be.
    """

    kind: str
    moved_by: tuple[str, ...]
    parts: tuple[str, ...]
    less: str
    findings: int
    example: Mapping[str, str]
    ships: Outcome | None
    local: Outcome | None


def compare(local: Knowledge) -> tuple[Difference, ...]:
    """Return every pair of differing answers, the less cautious ones first, then by the row that moved them.

    The tables must have neither gaps nor overlaps; what ships is what they are compared with. Terms that only
    the protocol has are not: there is no answer to compare them with.

    Examples
    --------
    >>> compare(Knowledge.shipped())
    ()
    >>> {part for found in compare(Knowledge.load("uk")) for part in found.parts} >= {"steps"}
    True
    """
    ships = Knowledge.shipped()
    found = [difference for kind in CHAINS for difference in _compare(kind, ships, local)]
    return tuple(sorted(found, key=lambda each: (not each.less, each.kind != "finding", each.moved_by)))


def _compare(kind: str, ships: Knowledge, local: Knowledge) -> Iterator[Difference]:
    both = (chain(kind, ships), chain(kind, local))
    changed = {
        file: _changed_rows(file, ships, local) for table in CHAINS[kind] for file in [f"workup/{table}.csv"]
    }
    told = _reworded_terms(kind, *both)
    keep = {*told, *(f"{side}possible" for side in SIDES if kind == "finding")}
    for side, rules in zip(SIDES, both, strict=True):
        keep |= {_named(side, name, rules) for name in outcome_key(rules)}
        keep |= {f"{RULE}{side}{file[7:-4]}" for file, rows in changed.items() if rows}
    walk = Walk(_side_by_side(*both), keep)
    merged: dict[Any, Difference] = {}
    for state in range(len(walk.counts)):
        if (difference := _difference(walk, state, both, changed, told)) is None:
            continue
        key = (difference.moved_by, difference.parts, difference.ships, difference.local)
        known = merged.get(key)
        merged[key] = replace(known, findings=known.findings + difference.findings) if known else difference
    yield from merged.values()


def _changed_rows(file: str, ships: Knowledge, local: Knowledge) -> set[str]:
    """Return the ids of the rows that one of both has otherwise or not at all; reasons change no answer."""

    def decisions(knowledge: Knowledge) -> dict[str, dict[str, str]]:
        return {
            row["id"]: {column: cell for column, cell in row.items() if column.startswith(("if:", "then:"))}
            for row in knowledge.csv(file)
        }

    before, after = decisions(ships), decisions(local)
    return {row for row in before.keys() | after.keys() if before.get(row) != after.get(row)}


def _reworded_terms(kind: str, before: Chain, after: Chain) -> dict[str, set[str]]:
    """Return the terms of each attribute that the patient hears of in other words."""
    old, new = layout(before.knowledge).of(kind).patient, layout(after.knowledge).of(kind).patient
    return {
        name: terms
        for name, attribute in before.attributes.items()
        if f"{{{name}}}" in new
        and (
            terms := {
                term.id
                for term in attribute.terms
                if term.patient != after.attributes[name][term.id].patient or old != new
            }
        )
    }


def _named(side: str, name: str, rules: Chain) -> str:
    """Return what a name of one chain is called where both stand side by side."""
    if name.startswith(RULE):
        return f"{RULE}{side}{name.removeprefix(RULE)}"
    return name if name in rules.attributes else f"{side}{name}"


@dataclass(frozen=True)
class _Table:
    """A table under other names: all that a walk asks of one."""

    name: str
    inputs: Mapping[str, Sequence[str]]
    rows: Sequence[Row]
    lookup: Sequence[int]


def _side_by_side(before: Chain, after: Chain) -> Chain:
    """Return one chain that decides by both: table beside table, so that equal states stay merged."""
    sides = [[*_tables(side, rules)] for side, rules in zip(SIDES, (before, after), strict=True)]
    domains = {name: attribute.ids for name, attribute in before.attributes.items()}
    for side, rules in zip(SIDES, (before, after), strict=True):
        domains |= {
            f"{side}{name}": values for name, values in rules.domains.items() if name not in before.attributes
        }
    tables = cast(
        "tuple[DecisionTable[Rule], ...]", tuple(t for pair in zip(*sides, strict=True) for t in pair)
    )
    return replace(before, tables=tables, domains=domains, kinds={})


def _tables(side: str, rules: Chain) -> Iterator[_Table]:
    """Yield the kinds of terms as tables of their own, then the tables."""
    for attribute, (name, groups) in rules.kinds.items():
        kinds = [Row(id=kind, when={}, then={f"{side}{name}": kind}) for kind in rules.domains[name]]
        lookup = [rules.domains[name].index(groups[term]) for term in rules.domains[attribute]]
        yield _Table(f"{side}{name}", {attribute: rules.domains[attribute]}, kinds, lookup)
    for table in rules.tables:
        yield _Table(
            f"{side}{table.name}",
            {_named(side, name, rules): domain for name, domain in table.inputs.items()},
            [
                replace(row, then={f"{side}{name}": value for name, value in row.then.items()})
                for row in table.rows
            ],
            table.lookup,
        )


def _said(walk: Walk, state: int, side: str, rules: Chain) -> Outcome | None:
    if f"{side}possible" in walk.columns and walk.value(f"{side}possible", state) == "no":
        return None
    key = outcome_key(rules)
    values = {name: walk.value(_named(side, name, rules), state) for name in key}
    offering = next(table for table in rules.tables if f"{RULE}{table.name}" == key[-1])
    return outcome(rules, values, next(row for row in offering.rows if row.id == values[key[-1]]))


def _difference(
    walk: Walk,
    state: int,
    both: tuple[Chain, Chain],
    changed: Mapping[str, set[str]],
    told: Mapping[str, set[str]],
) -> Difference | None:
    ships, local = (_said(walk, state, side, rules) for side, rules in zip(SIDES, both, strict=True))
    retold = [f"lexicon/{name}.toml, {walk.value(name, state)}" for name in told]
    retold = [place for place in retold if place.rpartition(", ")[2] in told[place[8:].partition(".")[0]]]
    parts = [*_parts(ships, local)]
    if retold and local is not None and "patient" not in parts:
        parts.append("patient")
    if not parts:
        return None
    fired = dict.fromkeys(
        f"{file}, row {row}"
        for file, rows in changed.items()
        for side in reversed(SIDES)
        if rows and (row := walk.value(f"{RULE}{side}{file[7:-4]}", state)) in rows
    )
    moved = [*fired] or [*_texts_that_moved(ships, local, both)]
    return Difference(
        kind=both[0].kind,
        moved_by=tuple(dict.fromkeys([*moved, *(retold if "patient" in parts else ())])),
        parts=tuple(parts),
        less=_less_cautious(ships, local, both[0]),
        findings=int(walk.counts[state]),
        example=walk.example(state),
        ships=ships,
        local=local,
    )


def _parts(ships: Outcome | None, local: Outcome | None) -> Iterator[str]:
    """Yield what differs in two answers."""
    if ships is None or local is None:
        yield from ["possible"] if ships is not local else []
        return
    yield from (part for part, of in PARTS.items() if of(ships) != of(local))


def _texts_that_moved(
    ships: Outcome | None, local: Outcome | None, both: tuple[Chain, Chain]
) -> Iterator[str]:
    """Yield the entries whose words differ, where no row does."""
    if ships is None or local is None:
        return
    old, new = (lexicon(rules.knowledge).steps for rules in both)
    for step in (*local.steps, *local.alternatives):
        if old.get(step.id) != new[step.id]:
            yield f"steps.toml, {step.id}"
    if ships.message != local.message:
        yield "messages.toml"


def _less_cautious(ships: Outcome | None, local: Outcome | None, rules: Chain) -> str:
    """Return what is less cautious in the second answer: a lower category, a milder step, a longer wait."""
    if ships is None or local is None:
        return ""
    words = lexicon(rules.knowledge)
    found = []
    if words.categories[local.category].rank < words.categories[ships.category].rank:
        found.append(f"category {ships.category} becomes {local.category}")
    urgencies = [
        [words.steps[s.id].urgency for s in said.steps if s.id in words.steps] for said in (ships, local)
    ]
    if local.steps[0].id in words.steps and urgencies[1][0] < urgencies[0][0]:
        found.append(f"{ships.steps[0].label} gives way to {local.steps[0].label}")
    elif max(urgencies[1], default=0) < max(urgencies[0]):
        found.append("the most urgent step of the plan is gone")
    for step in local.steps:
        before = next((_weeks(f"{one.when} {one.label}") for one in ships.steps if one.id == step.id), None)
        after = _weeks(f"{step.when} {step.label}")
        if before is not None and after is not None and after > before:
            found.append(f"{step.label}: later ({step.when})")
    return "; ".join(found)


def _weeks(text: str) -> float | None:
    """Return how long until the first visit that a text names, in weeks."""
    span = SPAN.search(text)
    return int(span[1]) * WEEKS[span[2]] if span else None
