"""Proves the tables: one workup each, no dead row, and nothing more worrying is answered with less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from ..decision_table import DecisionTable
from ..errors import DataError, UnknownTerm
from ..lexicon import Attribute, lexicon
from ..references import references
from .packing import Space, space
from .rules import CERTAINTIES, Rule, chain, plan, read_csv

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Audit", "audit"]

EXCEPTIONS = "workup/exceptions.csv"
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
    gaps = [_fault(table, f"no row fits {_said(case)}") for table in tables for case in table.gaps()]
    overlaps = [
        _fault(table, f"rows {one} and {two} both fit some case")
        for table in tables
        for one, two in table.overlaps()
    ]
    uncited, unused = _citations(tables)
    figures: dict[str, Any] = {"possible": 0, "impossible": 0, "biopsies": 0, "exceptions": ()}
    unreachable: list[str] = []
    violations: list[str] = []
    if not gaps and not overlaps:
        found, biopsied = space("finding"), space("biopsy")
        unreachable = [*_unreachable(found), *_unreachable(biopsied)]
        violations, used = _monotonicity(found)
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
        monotonicity=tuple(violations),
        uncited=tuple(uncited),
        unused=tuple(unused),
    )


def _fault(table: DecisionTable, problem: str) -> str:
    return f"data/workup/{table.name}.csv: {problem}"


def _said(picks: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in picks.items())


def _unreachable(world: Space) -> Iterator[str]:
    import numpy as np

    possible = world.possible
    for number, table in enumerate(chain(world.kind).tables):
        fired = np.broadcast_to(world.fired[table.name], world.shape)
        reached = np.unique(fired if number == 0 else fired[possible])
        for row_id in table.unreachable({table.rows[row].id for row in reached}):
            yield _fault(table, f"row {row_id} never decides")


def _citations(tables: Iterable[DecisionTable]) -> tuple[list[str], list[str]]:
    cited = list(lexicon().citations())
    for table in tables:
        for rule in table.rows:
            keys = rule.cite if isinstance(rule, Rule) else ()
            cited.extend((f"workup/{table.name}.csv", f"row {rule.id}", key) for key in keys)
    cited.extend((EXCEPTIONS, f"row {row['id']}", key) for row in exceptions() for key in row["cite"].split())
    known = references()
    uncited = [
        str(DataError(file, place, str(UnknownTerm("citation key", key, known)))).partition(" Allowed:")[0]
        for file, place, key in cited
        if key not in known
    ]
    used = {key for _, _, key in cited}
    return uncited, [f"data/references.bib, {key}: never cited" for key in known if key not in used]


@cache
def exceptions() -> tuple[dict[str, str], ...]:
    """Read the named exceptions to monotonicity.

    Raises
    ------
    DataError
        Naming the row.
    """
    header, rows = read_csv(EXCEPTIONS)
    expected = ["id", "attribute", "step_before", "step_after", "because", "cite", "certainty"]
    if header != expected:
        raise DataError(
            EXCEPTIONS, "line 1", f"expected the columns {', '.join(expected)}; got {', '.join(header)}"
        )
    words = lexicon()
    for row in rows:
        for column, allowed in (
            ("attribute", [a.id for a in words.finding_attributes]),
            ("step_before", list(words.steps)),
            ("step_after", list(words.steps)),
            ("certainty", CERTAINTIES),
        ):
            if row[column] not in allowed:
                raise DataError(
                    EXCEPTIONS, f"row {row['id']}", str(UnknownTerm(column, row[column], allowed))
                )
        if not row["cite"].split() or not row["because"].strip():
            raise DataError(EXCEPTIONS, f"row {row['id']}", "an exception needs a reason and a source")
    return tuple(rows)


def _monotonicity(world: Space) -> tuple[list[str], list[str]]:
    """Compare each pair of findings that differ in one attribute, one step up its order of concern."""
    import numpy as np

    words = lexicon()
    steps = list(words.steps)
    category = world.full("category")
    rank = np.array([words.categories[c].rank for c in world.domains["category"]])[category]
    next_step = _next_steps(world, steps)
    urgency = np.array([words.steps[step].urgency for step in steps])[next_step]
    faults: list[str] = []
    used: dict[str, None] = {}
    for axis, attribute in enumerate(words.finding_attributes):
        allowed = {
            (steps.index(row["step_before"]), steps.index(row["step_after"])): row["id"]
            for row in exceptions()
            if row["attribute"] == attribute.id
        }
        for low, high in _pairs(attribute):

            def at(array: NDArray[Any], term: int, axis: int = axis) -> NDArray[Any]:
                return np.asarray(np.take(array, term, axis=axis))

            both = at(world.possible, low) & at(world.possible, high)
            lowered = both & (at(rank, high) < at(rank, low))
            slower = both & (at(urgency, high) < at(urgency, low)) & ~lowered
            for (before, after), name in allowed.items():
                excused = slower & (at(next_step, low) == before) & (at(next_step, high) == after)
                if excused.any():
                    used[name] = None
                slower &= ~excused
            for kind, where in (("category", lowered), ("next step", slower)):
                faults.extend(_violations(world, axis, (low, high), kind, where))
    return faults, list(used)


def _pairs(attribute: Attribute) -> Iterator[tuple[int, int]]:
    for low, mild in enumerate(attribute.terms):
        for high, grave in enumerate(attribute.terms):
            if mild.concern < grave.concern:
                yield low, high


def _violations(
    world: Space, axis: int, terms: tuple[int, int], kind: str, where: NDArray[np.bool_]
) -> Iterator[str]:
    """Yield one fault with an example, however many findings it concerns."""
    import numpy as np

    count = int(where.sum())
    if count:
        attributes = lexicon().finding_attributes
        spot = [int(i) for i in np.argwhere(where)[0]]
        spot.insert(axis, terms[0])
        picks = {a.id: a.ids[i] for a, i in zip(attributes, spot, strict=True)}
        row = "level" if kind == "category" else "plan"
        rule = chain("finding").run({**picks, attributes[axis].id: attributes[axis].ids[terms[1]]})[1]
        fired = next(r.id for r in rule if r.table == row)
        change = (
            f"{attributes[axis].id} from {picks[attributes[axis].id]} to {attributes[axis].ids[terms[1]]}"
        )
        yield (
            f"data/workup/{row}.csv, row {fired}: {change} lowers the {kind} in {count:,} findings, "
            f"such as {_said(picks)}"
        )


def _next_steps(world: Space, steps: list[str]) -> NDArray[np.int64]:
    """Return the number of the first step for every combination."""
    import numpy as np

    def first(name: str) -> NDArray[np.int64]:
        cells = [plan(cell)[:1] for cell in world.domains[name]]
        numbers = [
            -1 if not cell else len(steps) if cell[0][0] == "proof" else steps.index(cell[0][0])
            for cell in cells
        ]
        return np.array(numbers)[world.full(name)]

    proofs = np.array([-1 if p == "none" else steps.index(p) for p in world.domains["proof"]])[
        world.full("proof")
    ]
    main = first("steps")
    main = np.where(main == len(steps), proofs, main)
    ahead = first("first")
    return np.where(ahead >= 0, ahead, main)
