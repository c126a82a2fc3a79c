"""Every outcome of the decision tables, with one finding that comes to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from calcikit.workup.enumeration import Walk
from calcikit.workup.outcome import Outcome, outcome_key
from calcikit.workup.rules import chain


@dataclass(frozen=True, kw_only=True)
class MergedState:
    """So many findings (or biopsy results) that have the kept values and the outcome in common."""

    values: Mapping[str, str]
    findings: int
    example: Mapping[str, str]
    outcome: Outcome


def merged_states(kind: str, keep: Collection[str] = ()) -> tuple[MergedState, ...]:
    """Return every outcome of ``"finding"`` or ``"biopsy"``, apart by the values of some names.

    A name is an attribute, a kind of terms (``shape_kind``), a decided value, or ``rule:TABLE``.
    """
    rules = chain(kind)
    walk = Walk(rules, {*keep, *outcome_key(rules)})
    return tuple(
        MergedState(
            values={name: walk.value(name, state) for name in keep},
            findings=int(walk.counts[state]),
            example=walk.example(state),
            outcome=said,
        )
        for state, said in enumerate(walk.outcomes())
    )
