"""Checks that the sentences that matter most keep their required phrases, and contradict no rule.

``teaching.csv`` names single sentences. ``reasons.csv`` speaks of kinds of rows: what the reason of each row
that decides so must say, and what it must never say, so that no reason argues against its own row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .._data import NOTHING, Knowledge, Row
from ..decision_table import conditions
from .quotations import sentences
from .rules import CHAINS, PLANS, Rule, chain, plan

TEACHING = "teaching.csv"
REASONS = "reasons.csv"
NONE = "none"


class RequiredPhrase(Row):
    """What a sentence must keep saying: its place, the phrases, and why."""

    id: str
    keeps: str
    because: str


class Reason(Row):
    """What the reason of every row of a kind must say, and what none may say.

    Attributes
    ----------
    table : str
        The table whose rows are meant, or a dash for all.
    where : str
        Which rows: ``name is a b; name is not c``. A name is an input or output of the table, ``plan`` for
        every step that the row plans or offers, or ``first_step``.
    says, never : str
        Phrases apart by semicolons, or a dash: one of the first, none of the second.
    """

    id: str
    table: str
    where: str
    says: str
    never: str
    because: str


def lost_points(knowledge: Knowledge | None = None) -> list[str]:
    """Return one fault for each sentence that no longer says what it must keep, or is not there.

    What an overlay says otherwise is its owner's to answer for, and is not judged here.

    Examples
    --------
    >>> lost_points()
    []
    """
    knowledge = knowledge or Knowledge.load()
    if knowledge.name:
        return []
    said = {place: text for place, text, _ in sentences(knowledge)}
    return [
        f"data/{kept.id}: no longer says {phrase.strip()!r}. {kept.because}"
        for kept in knowledge.rows(TEACHING, RequiredPhrase)
        for phrase in kept.keeps.split(";")
        if not _says(said.get(kept.id, ""), phrase)
    ]


def contradictions(knowledge: Knowledge | None = None) -> list[str]:
    """Return one fault for each reason that does not say what its row decides, or argues against it.

    Examples
    --------
    >>> contradictions()
    []
    """
    knowledge = knowledge or Knowledge.load()
    return [] if knowledge.name else [*_contradictions(knowledge)]


def _contradictions(knowledge: Knowledge) -> Iterator[str]:
    reasons = knowledge.rows(REASONS, Reason)
    tables = {table.name: table for kind in CHAINS for table in chain(kind, knowledge).tables}
    for reason in reasons:
        if reason.table != NOTHING:
            knowledge.require_known(REASONS, f"row {reason.id}", "table", tables, reason.table)
    used = set()
    for name, table in tables.items():
        for row in table.rows:
            place = f"{knowledge.place(f'workup/{name}.csv', row.id)}, row {row.id}"
            facts = _facts(row)
            meant = [each for each in reasons if each.table in (NOTHING, name) and _holds(each.where, facts)]
            used |= {each.id for each in meant}
            if all(each.says == NOTHING for each in meant):
                yield f"{place}: {REASONS} does not say what its reason has to say"
            for each in meant:
                if each.says != NOTHING and not any(
                    _says(row.because, part) for part in each.says.split(";")
                ):
                    yield f"{place}: its reason says none of {each.says!r}. {each.because}"
                for part in each.never.split(";") if each.never != NOTHING else ():
                    if _says(row.because, part):
                        yield f"{place}: its reason says {part.strip()!r}. {each.because}"
    yield from (f"data/{REASONS}, row {each.id}: holds nowhere" for each in reasons if each.id not in used)


def _facts(row: Rule) -> dict[str, set[str]]:
    """Return what a row decides and for what, by name."""
    plans = {
        name: [step.partition(":")[0] for step, _ in plan(row.then[name])]
        for name in PLANS
        if name in row.then
    }
    facts = {name: {*values} for name, values in row.when.items()}
    facts |= {name: {*value.split()} for name, value in row.then.items()}
    facts |= {name: {*steps} or {NONE} for name, steps in plans.items()}
    facts["plan"] = {step for steps in plans.values() for step in steps}
    first = plans.get("first") or plans.get("steps") or []
    facts["first_step"] = {*first[:1]}
    return facts


def _holds(where: str, facts: dict[str, set[str]]) -> bool:
    return all(facts.get(c.name, set()).isdisjoint(c.values) != c.holds for c in conditions(where))


def _says(text: str, phrase: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(phrase.strip())}", text, re.IGNORECASE))
