"""The decision tables of ``data/workup``, read, checked and chained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from .._data import Knowledge, in_use
from ..decision_table import ANY, DecisionTable, Row
from ..errors import CalcikitError, UnknownTerm
from ..lexicon import Attribute, Certainty, lexicon
from ..lexicon.models import CERTAINTIES
from .wording import layout, messages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.int16]

# Each table, in order, with what it decides: the words that the code reads from it.
CHAINS = {
    "finding": {
        "validity": ("possible",),
        "pattern": ("pattern", "confirmation"),
        "interval_change": ("trend",),
        "clinical_context": ("clinical_context",),
        "associated_findings": ("associated_findings",),
        "suspicion": ("suspicion",),
        "category": ("category", "subject", "verdict"),
        "alternative_category": ("alternative_category",),
        "prior_images": ("priors",),
        "routine_mammography": ("routine",),
        "management": ("steps", "follow_up"),
        "adjunct_imaging": ("first", "later"),
        "alternatives": ("alternatives",),
        "patient_message": ("message",),
    },
    "biopsy": {
        "adequacy": ("adequacy",),
        "concordance": ("concordant",),
        "post_biopsy_management": ("category", "steps", "alternatives", "follow_up", "message"),
        "post_biopsy_risk": ("later", "routine"),
        "post_biopsy_lump": ("beside",),
    },
}
KINDS = {"morphology": "shape_kind", "histology": "histology_kind"}
PLANS = ("first", "steps", "later", "beside", "priors", "alternatives")
# Words of a plan that stand for the step that another table names.
STAND_INS = ("confirmation", "routine")
NOTES = ("because", "cite", "certainty", "weight")


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


def rule_texts(rule: Rule) -> tuple[str, ...]:
    """Return what the plans of a rule say of times, and its follow-up: texts that a learner reads."""
    whens = (when for name in PLANS for _, when in plan(rule.then.get(name, "none")))
    follow_up = rule.then.get("follow_up", "none")
    return (*whens, *([] if follow_up == "none" else [follow_up]))


@dataclass(frozen=True, eq=False)
class Chain:
    """Tables in order; what one decides is an input of the next.

    Attributes
    ----------
    kind : str
        ``"finding"`` or ``"biopsy"``.
    attributes : mapping of str to Attribute
        What is described.
    tables : tuple of DecisionTable
        In order.
    domains : mapping of str to tuple of str
        The values of every attribute, of every kind of term, and of all that the tables decide.
    kinds : mapping of str to (str, mapping of str to str)
        For an attribute whose terms are of kinds: the name of that input, and the kind of each term.
    knowledge : Knowledge
        Where all this stands.
    """

    kind: str
    attributes: Mapping[str, Attribute]
    tables: tuple[DecisionTable[Rule], ...]
    domains: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, Mapping[str, str]]]
    knowledge: Knowledge

    @cached_property
    def arrays(self) -> Mapping[str, tuple[Column, Mapping[str, Column]]]:
        """For each table its lookup, and for each output the number of the value that each row gives."""
        import numpy as np

        return {
            table.name: (
                np.array(table.lookup, dtype=np.int16),
                {
                    output: np.array(
                        [self.domains[output].index(row.then[output]) for row in table.rows], dtype=np.int16
                    )
                    for output in table.rows[0].then
                },
            )
            for table in self.tables
        }

    def inputs(self, picks: Mapping[str, str]) -> dict[str, str]:
        """Return the picks with the kinds of their terms."""
        return {**picks, **{name: groups[picks[a]] for a, (name, groups) in self.kinds.items()}}

    def run(self, picks: Mapping[str, str]) -> tuple[dict[str, str], tuple[Rule, ...]]:
        """Return everything decided, and the rule that fired in each table."""
        values = self.inputs(picks)
        fired = []
        for table in self.tables:
            rule = table.decide(values)
            values.update(rule.then)
            fired.append(rule)
            if rule.then.get("possible") == "no":
                break
        return values, tuple(fired)


def moved_by(rules: Chain, *picks: Mapping[str, str]) -> str:
    """Return which rows of an overlay decide some findings, in brackets; nothing for what ships."""
    fired = {(rule.table, rule.id): None for each in picks for rule in rules.run(each)[1]}
    own = [
        f"{rules.knowledge.place(f'workup/{table}.csv', row)}, row {row}"
        for table, row in fired
        if any(row == mine["id"] for mine in rules.knowledge.overlaid_rows(f"workup/{table}.csv"))
    ]
    return f" (decided by {'; '.join(own)})" if own else ""


def chain(kind: str, knowledge: Knowledge | None = None) -> Chain:
    """Return the tables for ``"finding"`` or ``"biopsy"``.

    Examples
    --------
    >>> [table.name for table in chain("biopsy").tables]
    ['adequacy', 'concordance', 'post_biopsy_management', 'post_biopsy_risk', 'post_biopsy_lump']
    """
    return in_use(knowledge).derive(_chain, kind)


def _chain(knowledge: Knowledge, kind: str) -> Chain:
    attributes = lexicon(knowledge).of(kind)
    domains: dict[str, tuple[str, ...]] = {name: attribute.ids for name, attribute in attributes.items()}
    kinds = {}
    for name, derived in KINDS.items():
        if name in attributes:
            groups = {term.id: str(term.group) for term in attributes[name].terms}
            kinds[name] = (derived, groups)
            domains[derived] = tuple(dict.fromkeys(groups.values()))
    tables = []
    for name, outputs in CHAINS[kind].items():
        table = _table(knowledge, name, outputs, domains)
        for output in outputs:
            domains[output] = tuple(dict.fromkeys(row.then[output] for row in table.rows))
        tables.append(table)
    return Chain(kind, attributes, tuple(tables), domains, kinds, knowledge)


def _table(
    knowledge: Knowledge, name: str, outputs: Sequence[str], domains: Mapping[str, Sequence[str]]
) -> DecisionTable[Rule]:
    file = f"workup/{name}.csv"
    records = knowledge.csv(file)
    header = list(records[0]) if records else []
    if not records:
        raise knowledge.error(file, "", "the table has no rows")
    inputs = list(dict.fromkeys(c.removeprefix("if:") for c in header if c.startswith("if:")))
    fixed = [*(f"then:{output}" for output in outputs), *NOTES]
    if header != ["id", *(f"if:{i}" for i in inputs), *fixed] or not inputs:
        problem = f"expected the columns id, if:..., {', '.join(fixed)}; got {', '.join(header)}"
        raise knowledge.error(file, "line 1", problem)
    for column in inputs:
        knowledge.require_known(file, f"column if:{column}", "input", domains, column)
    rows = [_rule(knowledge, file, name, record, inputs, outputs, domains) for record in records]
    return DecisionTable(name=name, inputs={i: tuple(domains[i]) for i in inputs}, rows=rows)


def _rule(
    knowledge: Knowledge,
    file: str,
    table: str,
    record: Mapping[str, str],
    inputs: Sequence[str],
    outputs: Sequence[str],
    domains: Mapping[str, Sequence[str]],
) -> Rule:
    place = f"row {record['id']}"
    cells = {name: tuple(record[f"if:{name}"].split()) for name in inputs}
    when = {name: values for name, values in cells.items() if values != (ANY,)}
    for name, values in when.items():
        if strange := [value for value in values if value not in domains[name]]:
            raise knowledge.error(file, place, UnknownTerm(name, strange[0], [ANY, *domains[name]]))
    then = {name: record[f"then:{name}"] for name in outputs}
    _check_outputs(knowledge, file, place, then, domains)
    knowledge.require_known(file, place, "certainty", CERTAINTIES, record["certainty"])
    knowledge.require_known(file, place, "weight", ("decisive", "neutral"), record["weight"])
    return Rule(
        id=record["id"],
        when=when,
        then=then,
        table=table,
        because=knowledge.catalogue.lookup(record["because"], file),
        cite=tuple(record["cite"].split()),
        certainty=cast("Certainty", record["certainty"]),
        decisive=record["weight"] == "decisive",
    )


def _check_outputs(
    knowledge: Knowledge, file: str, place: str, then: Mapping[str, str], domains: Mapping[str, Sequence[str]]
) -> None:
    """Refuse an output that the code could not read; some words need a chain that has them."""
    words = lexicon(knowledge)
    categories = tuple(words.categories)
    wordings = [f"{key}:{name}" for key, step in words.steps.items() for name in step.wording]
    steps = (*words.steps, *wordings)
    decided = CHAINS["biopsy" if "category_before" in domains else "finding"].values()
    plannable = (*steps, *(name for name in STAND_INS if any(name in outputs for outputs in decided)))
    for name in PLANS:
        try:
            planned = plan(then.get(name, "none"))
        except CalcikitError as error:
            raise knowledge.error(file, place, f"column then:{name}: {error}") from None
        knowledge.require_known(file, place, "step", plannable, *(step for step, _ in planned))
    if then.get("steps") == "none":
        raise knowledge.error(file, place, "column then:steps: a plan needs at least one step")
    allowed: dict[str, tuple[str, ...]] = {
        "category": (*categories, "unchanged") if "category_before" in domains else categories,
        "alternative_category": (*categories, "none"),
        "confirmation": (*steps, "none"),
        "routine": steps,
        "subject": tuple(layout(knowledge).category),
        "message": tuple(messages(knowledge)),
        "possible": ("yes", "no"),
    }
    for name in filter(then.__contains__, allowed):
        said = then[name].split() if name == "alternative_category" else [then[name]]
        knowledge.require_known(file, place, name, allowed[name], *said)
