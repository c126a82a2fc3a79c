"""Proves the tables: one workup each, no dead row, and nothing more worrying is answered with less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from .._data import Knowledge
from ..decision_table import DecisionTable
from ..errors import UnknownTerm
from ..references import citations, references
from .enumeration import Space, space
from .monotonicity import EXCEPTIONS, exceptions, said, violations
from .rules import PLANS, chain, plan

__all__ = ["Audit", "audit"]

KINDS = ("finding", "biopsy")


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The figures of the knowledge, and every fault with its file and row.

    Attributes
    ----------
    possible, impossible, biopsies, rows, tables, sources : int
        Findings that can and cannot be; biopsy results; rows; tables; references.
    gaps, overlaps, unreachable, monotonicity, uncited, unused : tuple of str
        Faults by kind; all empty when the data are sound.
    exceptions : tuple of str
        Ids of the named exceptions to monotonicity that are really needed.
    seconds : float
        Time taken.

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
    exceptions: tuple[str, ...]
    seconds: float
    gaps: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()
    monotonicity: tuple[str, ...] = ()
    uncited: tuple[str, ...] = ()
    unused: tuple[str, ...] = field(default=())

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault, each naming file and row."""
        kinds = (self.gaps, self.overlaps, self.unreachable, self.monotonicity, self.uncited, self.unused)
        return tuple(fault for kind in kinds for fault in kind)

    def __str__(self) -> str:
        figures = [
            ("findings possible", f"{self.possible:,}"),
            ("findings impossible", f"{self.impossible:,}"),
            ("biopsy results", f"{self.biopsies:,}"),
            ("tables", self.tables),
            ("rows", self.rows),
            ("gaps", len(self.gaps)),
            ("overlaps", len(self.overlaps)),
            ("unreachable rows", len(self.unreachable)),
            ("monotonicity violations", len(self.monotonicity)),
            ("named exceptions in use", f"{len(self.exceptions)} ({', '.join(self.exceptions)})"),
            ("citations without a reference", len(self.uncited)),
            ("references never cited", len(self.unused)),
            ("references", self.sources),
            ("seconds", f"{self.seconds:.2f}"),
        ]
        lines = [f"{label:<30} {value}" for label, value in figures]
        return "\n".join([*lines, *(f"FAULT {fault}" for fault in self.faults)])


def audit() -> Audit:
    """Check the tables and the words exhaustively.

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
    tables = [table for kind in KINDS for table in chain(kind).tables]
    gaps, overlaps = [*_gaps(tables)], [*_overlaps(tables)]
    uncited, unused = _citations()
    figures: dict[str, Any] = {"possible": 0, "impossible": 0, "biopsies": 0, "exceptions": ()}
    unreachable: list[str] = []
    lowered: list[str] = []
    if not gaps and not overlaps:
        found, biopsied = space("finding"), space("biopsy")
        gaps = [*_unproven(found)]
        lowered, used = violations(found)
        unreachable = [*_unreachable(found), *_unreachable(biopsied), *_needless(used)]
        possible = int(found.possible.sum())
        figures = {
            "possible": possible,
            "impossible": found.possible.size - possible,
            "biopsies": biopsied.possible.size,
            "exceptions": tuple(used),
        }
    return Audit(
        **figures,
        tables=len(tables),
        rows=sum(len(table.rows) for table in tables),
        sources=len(references()),
        seconds=perf_counter() - start,
        gaps=tuple(gaps),
        overlaps=tuple(overlaps),
        unreachable=tuple(unreachable),
        monotonicity=tuple(lowered),
        uncited=tuple(uncited),
        unused=tuple(unused),
    )


def _fault(table: DecisionTable, problem: str) -> str:
    return f"data/workup/{table.name}.csv: {problem}"


def _gaps(tables: Iterable[DecisionTable]) -> Iterator[str]:
    """Yield one fault a table, with an example, however many cases it concerns."""
    for table in tables:
        if cases := table.gaps():
            more = f", nor {len(cases) - 1:,} other cases" if len(cases) > 1 else ""
            yield _fault(table, f"no row fits {said(cases[0])}{more}")


def _overlaps(tables: Iterable[DecisionTable]) -> Iterator[str]:
    for table in tables:
        for one, two in table.overlaps():
            yield _fault(table, f"rows {one} and {two} both fit some case")


def _needless(used: Iterable[str]) -> Iterator[str]:
    for row in exceptions():
        if row["id"] not in used:
            yield f"data/{EXCEPTIONS}: row {row['id']} excuses nothing"


def _unreachable(world: Space) -> Iterator[str]:
    import numpy as np

    possible = world.possible
    for number, table in enumerate(chain(world.kind).tables):
        fired = np.broadcast_to(world.fired[table.name], world.shape)
        reached = np.unique(fired if number == 0 else fired[possible])
        for row_id in table.unreachable({table.rows[row].id for row in reached}):
            yield _fault(table, f"row {row_id} never decides")


def _unproven(world: Space) -> Iterator[str]:
    """Yield the rows whose plan asks for the confirmation of a type where none is named."""
    import numpy as np

    nothing = (
        world.possible & np.isin(np.array(world.domains["confirmation"]), "none")[world.full("confirmation")]
    )
    for table in chain(world.kind).tables:
        fired = world.fired[table.name]
        for number, row in enumerate(table.rows):
            asked = any(
                step == "confirmation" for name in PLANS for step, _ in plan(row.then.get(name, "none"))
            )
            if asked and bool((nothing & (fired == number)).any()):
                yield _fault(table, f"row {row.id} plans the confirmation of a type where none is named")


def _citations() -> tuple[list[str], list[str]]:
    knowledge = Knowledge.load()
    cited = list(citations(knowledge))
    known = references(knowledge)
    uncited = [
        str(knowledge.error(file, place, str(UnknownTerm("citation key", key, known))))
        for file, place, key in cited
        if key not in known
    ]
    used = {key for _, _, key in cited}
    return uncited, [f"data/references.bib, {key}: never cited" for key in known if key not in used]
