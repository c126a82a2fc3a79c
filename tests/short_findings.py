"""Findings and workups in short."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator

import calcikit as ck


def ask(morphology: str, distribution: str = "grouped", **rest: str) -> ck.Workup:
    """Recommend for a finding described in short."""
    return ck.recommend(ck.Finding(morphology=morphology, distribution=distribution, **rest))


def ids(workup: ck.Workup) -> list[str]:
    """Return the step ids of a workup, in order."""
    return [step.id for step in workup.steps]


def some_findings(count: int, seed: int) -> Iterator[ck.Finding]:
    """Yield possible findings, picked at random."""
    choice = random.Random(seed)
    known = ck.Finding.attributes()
    while count:
        finding = ck.Finding(**{name: choice.choice(attribute.ids) for name, attribute in known.items()})
        with contextlib.suppress(ck.ImpossibleFinding):
            ck.recommend(finding)
            count -= 1
            yield finding
