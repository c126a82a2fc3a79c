"""Findings and workups in short."""

from __future__ import annotations

import calcikit as ck


def ask(morphology: str, distribution: str = "grouped", **rest: str) -> ck.Workup:
    """Recommend for a finding described in short."""
    return ck.recommend(ck.Finding(morphology=morphology, distribution=distribution, **rest))


def ids(workup: ck.Workup) -> list[str]:
    """Return the step ids of a workup, in order."""
    return [step.id for step in workup.steps]
