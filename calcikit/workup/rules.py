"""The decision tables of ``data/workup``, read, checked and chained."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NoReturn, cast

from ..decision_table import ANY, DecisionTable, Row
from ..errors import CalcikitError, DataError, UnknownTerm
from ..lexicon import BIOPSY_ATTRIBUTES, FINDING_ATTRIBUTES, Certainty, lexicon, read_text

__all__ = ["Chain", "Rule", "chain", "plan"]

CHAINS = {
    "finding": (
        "possible",
        "pattern",
        "change",
        "setting",
        "company",
        "level",
        "category",
        "dispute",
        "plan",
        "extra",
        "alternatives",
    ),
    "biopsy": ("sampling", "explains", "after", "risk_after"),
}
KINDS = {"morphology": "shape_kind", "histology": "histology_kind"}
PLANS = ("steps", "first", "later", "alternatives")
NOTES = ("because", "cite", "certainty", "weight")
CERTAINTIES: tuple[Certainty, ...] = ("agreed", "practice-varies", "thin-evidence")


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule(Row):
    """A row with its reason, sources, how sure it is, and whether it moves the answer."""

    table: str
    because: str
    cite: tuple[str, ...]
    certainty: Certainty
    decisive: bool


def plan(cell: str) -> tuple[tuple[str, str], ...]:
    """Read ``"step = when; step = when"``; ``none`` is the empty plan.

    Raises
    ------
    CalcikitError
        If a part has no ``=``.

    Examples
    --------
    >>> plan("ultrasound = first; mri = later")
    (('ultrasound', 'first'), ('mri', 'later'))
    """
    if cell == "none":
        return ()
    steps = []
    for part in cell.split(";"):
        step, equals, when = (text.strip() for text in part.partition("="))
        if not (step and equals and when):
            raise CalcikitError(f"expected 'step = when; step = when', got {part.strip()!r}")
        steps.append((step, when))
    return tuple(steps)


@dataclass(frozen=True)
class Chain:
    """Tables in order; what one decides is an input of the next."""

    attributes: tuple[str, ...]
    tables: tuple[DecisionTable, ...]

    def run(self, picks: Mapping[str, str]) -> tuple[dict[str, str], tuple[Rule, ...]]:
        """Return everything decided, and the rule that fired in each table."""
        values = {**picks, **kinds(picks)}
        fired = []
        for table in self.tables:
            rule = cast(Rule, table.decide(values))
            values.update(rule.then)
            fired.append(rule)
            if rule.then.get("possible") == "no":
                break
        return values, tuple(fired)


def kinds(picks: Mapping[str, str]) -> dict[str, str]:
    """Return the kind of shape or histology that the lexicon gives a picked term."""
    attributes = lexicon().attributes
    return {kind: str(attributes[name][picks[name]].group) for name, kind in KINDS.items() if name in picks}


@cache
def chain(kind: str) -> Chain:
    """Read and check the tables for ``"finding"`` or ``"biopsy"``.

    Raises
    ------
    DataError
        Naming file and row.

    Examples
    --------
    >>> [table.name for table in chain("biopsy").tables]
    ['sampling', 'explains', 'after', 'risk_after']
    """
    names = FINDING_ATTRIBUTES if kind == "finding" else BIOPSY_ATTRIBUTES
    attributes = lexicon().attributes
    domains: dict[str, tuple[str, ...]] = {name: attributes[name].ids for name in names}
    for name, derived in KINDS.items():
        if name in domains:
            domains[derived] = tuple(dict.fromkeys(str(term.group) for term in attributes[name].terms))
    tables = []
    for name in CHAINS[kind]:
        table = _table(name, domains)
        for output in table.rows[0].then:
            domains[output] = tuple(dict.fromkeys(row.then[output] for row in table.rows))
        tables.append(table)
    return Chain(names, tuple(tables))


def _table(name: str, domains: Mapping[str, Sequence[str]]) -> DecisionTable:
    file = f"workup/{name}.csv"
    header, records = read_csv(file)
    inputs = [column.removeprefix("if:") for column in header if column.startswith("if:")]
    outputs = [column.removeprefix("then:") for column in header if column.startswith("then:")]
    expected = ["id", *[f"if:{i}" for i in inputs], *[f"then:{o}" for o in outputs], *NOTES]
    if header != expected or not inputs or not outputs:
        raise DataError(
            file,
            "line 1",
            f"expected the columns id, if:..., then:..., {', '.join(NOTES)}; got {', '.join(header)}",
        )
    for column in inputs:
        if column not in domains:
            raise DataError(file, f"column if:{column}", str(UnknownTerm("input", column, domains)))
    if not records:
        raise DataError(file, "", "the table has no rows")
    rows = [_rule(file, name, record, inputs, outputs, domains) for record in records]
    doubled = [row.id for i, row in enumerate(rows) if row.id in {r.id for r in rows[:i]}]
    if doubled:
        raise DataError(file, f"row {doubled[0]}", "this id is used twice")
    return DecisionTable(name=name, inputs={i: tuple(domains[i]) for i in inputs}, rows=rows)


def read_csv(file: str) -> tuple[list[str], list[dict[str, str]]]:
    """Return header and rows of a data file; every row must fill every column.

    Raises
    ------
    DataError
        If the file is empty, is not UTF-8, or a row has too few or too many cells.
    """
    text = read_text(file)
    if "\0" in text:
        raise DataError(file, "", "not a text file: it holds a NUL byte")
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=False))
    if not lines:
        raise DataError(file, "", "the file is empty")
    header, records = lines[0], []
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            place = f"line {number}" + (f", row {cells[0]}" if cells and cells[0] else "")
            raise DataError(file, place, f"expected {len(header)} cells, got {len(cells)}")
        records.append(dict(zip(header, cells, strict=True)))
    return header, records


def _rule(
    file: str,
    table: str,
    record: Mapping[str, str],
    inputs: Sequence[str],
    outputs: Sequence[str],
    domains: Mapping[str, Sequence[str]],
) -> Rule:
    place = f"row {record['id'] or '(no id)'}"

    def fail(problem: object) -> NoReturn:
        raise DataError(file, place, str(problem)) from None

    for column, cell in record.items():
        if not cell.strip():
            fail(f"column {column} is empty; write '-' for any value, 'none' for no step")
    when = {}
    for name in inputs:
        values = tuple(record[f"if:{name}"].split())
        if values != (ANY,):
            for value in values:
                if value not in domains[name]:
                    fail(UnknownTerm(name, value, [ANY, *domains[name]]))
            when[name] = values
    then = {name: record[f"then:{name}"] for name in outputs}
    _check_outputs(then, fail)
    if record["certainty"] not in CERTAINTIES:
        fail(UnknownTerm("certainty", record["certainty"], CERTAINTIES))
    if record["weight"] not in ("decisive", "neutral"):
        fail(UnknownTerm("weight", record["weight"], ("decisive", "neutral")))
    return Rule(
        id=record["id"],
        when=when,
        then=then,
        table=table,
        because=record["because"],
        cite=tuple(record["cite"].split()),
        certainty=record["certainty"],
        decisive=record["weight"] == "decisive",
    )


def _check_outputs(then: Mapping[str, str], fail: Callable[[object], NoReturn]) -> None:
    steps, categories = lexicon().steps, lexicon().categories
    for name in PLANS:
        try:
            planned = plan(then.get(name, "none"))
        except CalcikitError as error:
            fail(f"column then:{name}: {error}")
        for step, _ in planned:
            if step not in steps and step != "proof":
                fail(UnknownTerm("step", step, steps))
    if "category" in then and then["category"] not in (*categories, "before"):
        fail(UnknownTerm("category", then["category"], [*categories, "before"]))
    if then.get("also", "none") not in (*categories, "none"):
        fail(UnknownTerm("category", then["also"], [*categories, "none"]))
    if then.get("proof", "none") not in (*steps, "none"):
        fail(UnknownTerm("step", then["proof"], [*steps, "none"]))
    if then.get("possible", "yes") not in ("yes", "no"):
        fail(UnknownTerm("answer", then["possible"], ("yes", "no")))
