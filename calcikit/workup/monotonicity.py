"""Shows that nothing more worrying is answered with less, but for the exceptions that the data name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .._data import Knowledge, Row
from ..errors import UnknownTerm
from ..lexicon import Attribute, Certainty, lexicon
from .enumeration import Walk
from .outcome import Outcome, outcome_key
from .rules import Chain, chain

__all__ = ["EXCEPTIONS", "exceptions", "format_inputs", "violations"]

EXCEPTIONS = "workup/monotonicity_exceptions.csv"


class MonotonicityException(Row):
    """A step that may give way to a less urgent one when an attribute becomes more worrying."""

    id: str
    attribute: str
    step_before: str
    step_after: str
    because: str
    cite: tuple[str, ...]
    certainty: Certainty


def format_inputs(picks: Mapping[str, str]) -> str:
    """Return picks as one line.

    Examples
    --------
    >>> format_inputs({"morphology": "round", "change": "new"})
    'morphology=round, change=new'
    """
    return ", ".join(f"{name}={value}" for name, value in picks.items())


def exceptions(knowledge: Knowledge | None = None) -> tuple[MonotonicityException, ...]:
    """Return the named exceptions to monotonicity.

    Raises
    ------
    DataError
        Naming the row.
    """
    return (knowledge or Knowledge.load()).derive(_read)


def _read(knowledge: Knowledge) -> tuple[MonotonicityException, ...]:
    rows = knowledge.rows(EXCEPTIONS, MonotonicityException)
    words = lexicon(knowledge)
    for row in rows:
        for column, allowed in (
            ("attribute", words.of("finding")),
            ("step_before", words.steps),
            ("step_after", words.steps),
        ):
            if (value := getattr(row, column)) not in allowed:
                raise knowledge.error(EXCEPTIONS, f"row {row.id}", UnknownTerm(column, value, allowed))
    return rows


def violations(knowledge: Knowledge | None = None) -> tuple[list[str], list[str]]:
    """Compare all pairs of findings that differ in one attribute, the second being the more worrying.

    Returns
    -------
    faults : list of str
        One for each pair of terms that lowers the category or the urgency of the next step.
    used : list of str
        Ids of the exceptions that excused something.

    Examples
    --------
    >>> violations()
    ([], ['mass-first', 'complaint-first'])
    """
    rules = chain("finding", knowledge)
    faults: list[str] = []
    used: dict[str, None] = {}
    for name, attribute in rules.attributes.items():
        if pairs := [*_pairs(attribute)]:
            faults.extend(_compare(rules, name, pairs, used))
    return faults, list(used)


def _pairs(attribute: Attribute) -> Iterator[tuple[int, int]]:
    for low, mild in enumerate(attribute.terms):
        for high, grave in enumerate(attribute.terms):
            if mild.concern < grave.concern:
                yield low, high


def _compare(
    rules: Chain, attribute: str, pairs: list[tuple[int, int]], used: dict[str, None]
) -> Iterator[str]:
    """Yield one fault for each pair of terms and what it lowers, with an example and a count."""
    words = lexicon(rules.knowledge)
    walk = Walk(rules, {attribute, *outcome_key(rules)}, attribute, pairs)
    excused = {
        (row.step_before, row.step_after): row.id
        for row in exceptions(rules.knowledge)
        if row.attribute == attribute
    }

    def rank(said: Outcome) -> int:
        return words.categories[said.category].rank

    def urgency(said: Outcome) -> int:
        return words.steps[said.steps[0].id].urgency

    lowered: dict[tuple[str, str, str], list[int]] = {}
    for state, (mild, grave) in enumerate(zip(walk.outcomes(0), walk.outcomes(1), strict=True)):
        if rank(grave) < rank(mild):
            kind = "category"
        elif urgency(grave) < urgency(mild):
            kind = "next step"
            if name := excused.get((mild.steps[0].id, grave.steps[0].id)):
                used[name] = None
                continue
        else:
            continue
        terms = walk.value(attribute, state, 0), walk.value(attribute, state, 1)
        lowered.setdefault((kind, *terms), []).append(state)
    for (kind, low, high), states in lowered.items():
        yield _fault(rules, attribute, (low, high), kind, walk, states)


def _fault(
    rules: Chain, attribute: str, terms: tuple[str, str], kind: str, walk: Walk, states: list[int]
) -> str:
    low, high = terms
    example = walk.example(states[0])
    table = "suspicion" if kind == "category" else "management"
    fired = next(rule.id for rule in rules.run({**example, attribute: high})[1] if rule.table == table)
    return (
        f"data/workup/{table}.csv, row {fired}: {attribute} from {low} to {high} lowers the {kind} "
        f"in {int(walk.counts[states].sum()):,} findings, such as {format_inputs(example)}"
    )
