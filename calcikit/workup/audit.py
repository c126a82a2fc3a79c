"""Proves the tables: one workup each, no dead row, and nothing more worrying is answered with less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from .._data import Knowledge, derived
from ..decision_table import DecisionTable
from ..errors import UnknownTerm
from ..references import references, supports
from .confirmed import unconfirmed
from .enumeration import Walk
from .monotonicity import EXCEPTIONS, exceptions, format_inputs, violations
from .quotations import misquotations
from .rules import CHAINS, PLANS, Rule, chain, plan
from .safety import breaches
from .safety_rules import safety_rules
from .states import RULE
from .teaching import contradictions, lost_points

BIBLIOGRAPHY = "references.bib"


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The figures of the knowledge, and every fault with its file and row.

    Attributes
    ----------
    possible, impossible, biopsies, rows, tables, sources : int
        Findings that can and cannot be; biopsy results; rows; tables; references.
    safety_rules : int
        Rows of what must never happen, each proven over all findings or all biopsy results.
    exceptions : tuple of str
        Ids of the named exceptions to monotonicity that are really needed.
    seconds : float
        Time taken.
    by_kind : mapping of str to tuple of str
        Faults by kind; all empty when the data are sound.

    Examples
    --------
    >>> audit().faults
    ()
    """

    possible: int
    impossible: int
    biopsies: int
    tables: int
    rows: int
    sources: int
    safety_rules: int
    exceptions: tuple[str, ...]
    seconds: float
    by_kind: Mapping[str, tuple[str, ...]]

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault, each naming file and row."""
        return tuple(fault for faults in self.by_kind.values() for fault in faults)

    def __str__(self) -> str:
        figures = {
            "findings possible": f"{self.possible:,}",
            "findings impossible": f"{self.impossible:,}",
            "biopsy results": f"{self.biopsies:,}",
            "tables": self.tables,
            "rows": self.rows,
            "safety rows proven over all": self.safety_rules,
            "named exceptions in use": f"{len(self.exceptions)} ({', '.join(self.exceptions)})",
            **{kind: len(faults) for kind, faults in self.by_kind.items()},
            "references": self.sources,
            "seconds": f"{self.seconds:.2f}",
        }
        lines = [f"{label:<30} {value}" for label, value in figures.items()]
        return "\n".join([*lines, *(f"FAULT {fault}" for fault in self.faults)])


@derived
def audit(knowledge: Knowledge) -> Audit:
    """Prove the tables and the words over all findings and results, once for a knowledge.

    Parameters
    ----------
    knowledge : Knowledge, optional
        What to check; without it what ships.

    Returns
    -------
    Audit

    Raises
    ------
    DataError
        If a file cannot be read at all.

    Examples
    --------
    >>> print(audit())
    findings possible              ...
    """
    start = perf_counter()
    chains = {kind: chain(kind, knowledge) for kind in CHAINS}
    tables = [table for rules in chains.values() for table in rules.tables]
    gaps, overlaps = [*_gaps(knowledge, tables)], [*_overlaps(knowledge, tables)]
    uncited, unused = _citations(knowledge)
    figures: dict[str, Any] = {"possible": 0, "impossible": 0, "biopsies": 0, "exceptions": ()}
    unreachable: list[str] = []
    lowered: list[str] = []
    unsafe: list[str] = []
    if not gaps and not overlaps:
        plans = {f"{RULE}{table.name}" for table in tables if table.rows[0].then.keys() & {*PLANS}}
        walks = {kind: Walk(rules, {*plans, "confirmation"}) for kind, rules in chains.items()}
        gaps = [fault for walk in walks.values() for fault in _unproven(walk)]
        lowered, used = ([], ()) if gaps else violations(knowledge)
        unsafe = [] if gaps else breaches(knowledge)
        needless = () if gaps else _unused_exceptions(knowledge, used)
        unreachable = [*(fault for walk in walks.values() for fault in _unreachable(walk)), *needless]
        figures = {
            "possible": int(walks["finding"].counts.sum()),
            "impossible": walks["finding"].impossible,
            "biopsies": int(walks["biopsy"].counts.sum()),
            "exceptions": tuple(used),
        }
    found: dict[str, Iterable[str]] = {
        "gaps": gaps,
        "overlaps": overlaps,
        "unreachable rows": unreachable,
        "monotonicity violations": lowered,
        "safety rows broken": unsafe,
        "figures that no source has": misquotations(knowledge),
        "reasons against their own row": contradictions(knowledge),
        "sentences that lost a point": lost_points(knowledge),
        "texts on web pages alone": _pages_only(knowledge),
        "texts not confirmed": unconfirmed(knowledge),
        "citations without a reference": uncited,
        "references never cited": unused,
    }
    return Audit(
        **figures,
        tables=len(tables),
        rows=sum(len(table.rows) for table in tables),
        safety_rules=len(safety_rules(knowledge)),
        sources=len(references(knowledge)),
        seconds=perf_counter() - start,
        by_kind={kind: tuple(faults) for kind, faults in found.items()},
    )


def _fault(knowledge: Knowledge, table: str, problem: str, *rows: str) -> str:
    return f"{knowledge.place(f'workup/{table}.csv', *rows)}: {problem}"


def _gaps(knowledge: Knowledge, tables: Iterable[DecisionTable[Rule]]) -> Iterator[str]:
    """Yield one fault a table, with an example, however many cases it concerns."""
    for table in tables:
        if cases := table.gaps():
            more = f", nor {len(cases) - 1:,} other cases" if len(cases) > 1 else ""
            yield _fault(knowledge, table.name, f"no row fits {format_inputs(cases[0])}{more}")


def _overlaps(knowledge: Knowledge, tables: Iterable[DecisionTable[Rule]]) -> Iterator[str]:
    for table in tables:
        for one, two in table.overlaps:
            yield _fault(knowledge, table.name, f"rows {one} and {two} both fit some case", one, two)


def _unused_exceptions(knowledge: Knowledge, used: Iterable[str]) -> Iterator[str]:
    for row in exceptions(knowledge):
        if row.id not in used:
            yield f"{knowledge.place(EXCEPTIONS, row.id)}: row {row.id} excuses nothing"


def _unreachable(walk: Walk) -> Iterator[str]:
    for table in walk.rules.tables:
        for row_id in table.unreachable(walk.reached[table.name]):
            yield _fault(walk.rules.knowledge, table.name, f"row {row_id} never decides", row_id)


def _unproven(walk: Walk) -> Iterator[str]:
    """Yield the rows whose plan asks for the confirmation of a type where none is named."""
    if "confirmation" not in walk.columns:
        return
    found: dict[tuple[str, str], None] = {}
    for state in range(len(walk.counts)):
        if walk.value("confirmation", state) == "none":
            for name in walk.columns.keys() - {"confirmation"}:
                rule = walk.rule(name, state)
                plans = [plan(rule.then.get(column, "none")) for column in PLANS]
                if any(step == "confirmation" for steps in plans for step, _ in steps):
                    found[rule.table, rule.id] = None
    for table, row in sorted(found):
        problem = f"row {row} plans the confirmation of a type where none is named"
        yield _fault(walk.rules.knowledge, table, problem, row)


def _citations(knowledge: Knowledge) -> tuple[list[str], list[str]]:
    cited = [(file, place, key) for file, place, keys in supports(knowledge) for key in keys]
    known = references(knowledge)
    uncited = [
        str(knowledge.error(file, place, UnknownTerm("citation key", key, known)))
        for file, place, key in cited
        if key not in known
    ]
    used = {key for _, _, key in cited}
    own = {key: knowledge.place(BIBLIOGRAPHY, f"{{{key},") for key in known if key not in used}
    ships = f"data/{BIBLIOGRAPHY}"
    idle = [
        f"{place}, {key}: never cited" for key, place in own.items() if not knowledge.name or place != ships
    ]
    return uncited, idle


def _pages_only(knowledge: Knowledge) -> Iterator[str]:
    known = references(knowledge)
    for file, place, keys in supports(knowledge):
        if {known[key].kind for key in keys if key in known} == {"page"}:
            where = knowledge.place(file, place.removeprefix("row "))
            yield f"{where}: {place} rests on web pages alone"
