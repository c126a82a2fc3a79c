"""Shows that nothing more worrying is answered with less, but for the exceptions that the data name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .._data import Knowledge, Row, derived
from ..lexicon import Attribute, Certainty, lexicon
from .enumeration import Walk
from .outcome import Outcome, Step, outcome_key
from .rules import CHAINS, Chain, chain, moved_by

EXCEPTIONS = "workup/monotonicity_exceptions.csv"
# The table in which a fault is most likely to be put right.
BLAMED = {
    "finding": {"category": "suspicion", "next step": "management"},
    "biopsy": {"next step": "post_biopsy_management"},
}
# Of what is on offer, only waiting counts: below this urgency.
WATCHING = 20
NOUN = {"finding": "findings", "biopsy": "biopsy results"}


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


@derived
def exceptions(knowledge: Knowledge) -> tuple[MonotonicityException, ...]:
    """Return the named exceptions to monotonicity.

    Raises
    ------
    DataError
        Naming the row.
    """
    rows = knowledge.rows(EXCEPTIONS, MonotonicityException)
    words = lexicon(knowledge)
    for row in rows:
        for column, allowed in (
            ("attribute", {**words.of("finding"), **words.of("biopsy")}),
            ("step_before", words.steps),
            ("step_after", words.steps),
        ):
            knowledge.require_known(EXCEPTIONS, f"row {row.id}", column, allowed, getattr(row, column))
    return rows


def violations(knowledge: Knowledge | None = None) -> tuple[list[str], list[str]]:
    """Compare all that differ in one attribute, the second being the more worrying: findings, and results.

    Returns
    -------
    faults : list of str
        One for each pair of terms that lowers the category, the urgency of the next step, that of the most
        urgent step of the plan, or that of the least urgent one on offer (next step and alternatives).
    used : list of str
        Ids of the exceptions that excused something.

    Examples
    --------
    >>> violations()
    ([], ['calibre-first', 'bed-follow-up', 'mass-first', 'complaint-first'])
    """
    faults: list[str] = []
    used: dict[str, None] = {}
    for kind in CHAINS:
        rules = chain(kind, knowledge)
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
    excused = {
        (row.step_before, row.step_after): row.id
        for row in exceptions(rules.knowledge)
        if row.attribute == attribute
    }
    key = {*outcome_key(rules)}
    if not any(_lowered(Walk(rules, key, attribute, pairs), excused, used)):
        return
    # Something is lowered: walk again and tell the terms apart, so that each pair is named.
    walk = Walk(rules, {attribute, *key}, attribute, pairs)
    lowered: dict[tuple[str, str, str], list[int]] = {}
    for state, kind in enumerate(_lowered(walk, excused, used)):
        if kind:
            terms = walk.value(attribute, state, 0), walk.value(attribute, state, 1)
            lowered.setdefault((kind, *terms), []).append(state)
    for (kind, low, high), states in lowered.items():
        yield _fault(rules, attribute, (low, high), kind, walk, states)


def _lowered(walk: Walk, excused: Mapping[tuple[str, str], str], used: dict[str, None]) -> list[str]:
    """Return for each state what the more worrying side lowers, or nothing; note the exceptions used."""
    import numpy as np

    (mild, before), (grave, after) = walk.distinct_outcomes(0), walk.distinct_outcomes(1)
    _, first, number = np.unique(before * len(grave) + after, return_index=True, return_inverse=True)
    compared = []
    for state in first.tolist():
        kind, steps = _milder_measure(walk.rules, mild[before[state]], grave[after[state]])
        if name := excused.get(steps):
            used[name] = None
            kind = ""
        compared.append(kind)
    return [compared[pair] for pair in number.ravel().tolist()]


def _milder_measure(rules: Chain, mild: Outcome, grave: Outcome) -> tuple[str, tuple[str, str]]:
    """Return what is less in the graver outcome, and the two steps that show it; or nothing."""
    words = lexicon(rules.knowledge)

    def urgency(step: Step) -> int:
        return words.steps[step.id].urgency

    def measures(said: Outcome) -> dict[str, tuple[int, str]]:
        watching = min((said.steps[0], *said.alternatives), key=urgency)
        most = max(said.steps, key=urgency)
        return {
            "category": (words.categories[said.category].rank, ""),
            "next step": (urgency(said.steps[0]), said.steps[0].id),
            "most urgent step": (urgency(most), most.id),
            "least urgent step on offer": (min(urgency(watching), WATCHING), watching.id),
        }

    less, more = measures(mild), measures(grave)
    for name, (least, step) in less.items():
        if more[name][0] < least:
            return name, (step, more[name][1])
    return "", ("", "")


def _fault(
    rules: Chain, attribute: str, terms: tuple[str, str], kind: str, walk: Walk, states: list[int]
) -> str:
    low, high = terms
    example = walk.example(states[0])
    table = BLAMED[rules.kind].get(kind, BLAMED[rules.kind]["next step"])
    graver = {**example, attribute: high}
    fired = next(rule.id for rule in rules.run(graver)[1] if rule.table == table)
    place = rules.knowledge.place(f"workup/{table}.csv", fired)
    return (
        f"{place}, row {fired}: {attribute} from {low} to {high} lowers the {kind} "
        f"in {int(walk.counts[states].sum()):,} {NOUN[rules.kind]}, such as {format_inputs(example)}"
        f"{moved_by(rules, example, graver)}"
    )
