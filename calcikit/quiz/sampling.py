"""Findings for questions: plausible ones, and the nearest one for which another answer is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from random import Random

from ..errors import ImpossibleFinding
from ..lexicon import lexicon
from ..simulator.descriptions import atypical_note
from ..workup import Finding, Workup, recommend

__all__ = ["answers_nearby", "because", "description", "lower", "needs_action", "plausible", "scene", "word"]

ROUTINE = "routine_screening"
STRAY = {
    "stage": 0.3,
    "certainty": 0.35,
    "extent": 0.3,
    "change": 0.5,
    "associated": 0.1,
    "context": 0.15,
    "risk": 0.1,
    "symptoms": 0.05,
}
"""How often an attribute leaves its default."""
_PATIENCE = 3000


def plausible(finding: Finding) -> bool:
    """Whether the description is one that is met in practice, and possible.

    Examples
    --------
    >>> plausible(Finding(morphology="vascular", distribution="segmental"))
    False
    """
    if atypical_note(finding.morphology, finding.distribution):
        return False
    single, alike = (finding.extent == extent for extent in ("single_area", "both_breasts_alike"))
    group = lexicon().attributes["morphology"][finding.morphology].group
    along = finding.distribution in ("linear", "segmental")
    if (finding.distribution == "diffuse" and single) or (along and alike and group != "typically_benign"):
        return False
    try:
        recommend(finding)
    except ImpossibleFinding:
        return False
    return True


def scene(
    rng: Random, wanted: Callable[[Workup], bool] = lambda workup: True, **fixed: str
) -> tuple[Finding, Workup]:
    """Draw a plausible finding whose workup is as wanted.

    Examples
    --------
    >>> finding, workup = scene(Random(1), lambda workup: workup.category == "3")
    >>> workup.next_step
    'short_interval_follow_up'
    """
    attributes = lexicon().attributes
    for _ in range(_PATIENCE):
        picks = dict(fixed)
        for name in ("morphology", "distribution"):
            picks.setdefault(name, rng.choice(attributes[name].ids))
        for name, chance in STRAY.items():
            if name not in picks and rng.random() < chance:
                picks[name] = rng.choice(attributes[name].ids)
        finding = Finding.from_dict(picks)
        if plausible(finding) and wanted(workup := recommend(finding)):
            return finding, workup
    raise LookupError(f"no plausible finding with {fixed} is as wanted")


def needs_action(workup: Workup) -> bool:
    """Whether the workup asks for more than routine screening."""
    return workup.next_step != ROUTINE


def answers_nearby(
    finding: Finding, answer: Callable[[Workup], str], rng: Random, enough: int
) -> dict[str, Workup]:
    """Return, for each other answer, the workup of a nearest plausible finding that has it.

    Parameters
    ----------
    finding : Finding
    answer : callable
        What is asked of a workup, its next step for example.
    rng : random.Random
        Breaks ties.
    enough : int
        Findings two words apart are looked at only while fewer answers were found.
    """
    own = answer(recommend(finding))
    found: dict[str, Workup] = {}
    for words in (1, 2):
        if len(found) >= enough:
            break
        for changes in _shuffled(_changes(finding, words), rng):
            other = finding.replace(**changes)
            if plausible(other):
                workup = recommend(other)
                found.setdefault(answer(workup), workup)
        found.pop(own, None)
    return found


def _changes(finding: Finding, words: int) -> Iterator[dict[str, str]]:
    """Yield every change of that many words."""
    single = [
        (name, other)
        for name, value in finding.as_dict().items()
        for other in lexicon().attributes[name].ids
        if other != value
    ]
    for change in combinations(single, words):
        if len({name for name, _ in change}) == words:
            yield dict(change)


def _shuffled(changes: Iterator[dict[str, str]], rng: Random) -> list[dict[str, str]]:
    given = list(changes)
    rng.shuffle(given)
    return given


def word(attribute: str, value: str) -> str:
    """Return an attribute and its value as a learner reads them.

    Examples
    --------
    >>> word("distribution", "grouped")
    'Distribution (arrangement): grouped'
    """
    known = lexicon().attributes[attribute]
    return f"{known.label}: {lower(known[value].label)}"


def lower(label: str) -> str:
    """Return a label for the middle of a sentence; abbreviations stay.

    Examples
    --------
    >>> lower("Tangential view"), lower("MRI")
    ('tangential view', 'MRI')
    """
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def description(workup: Workup) -> str:
    """Return the finding as a report describes it, without the verdict.

    Examples
    --------
    >>> description(recommend(Finding(morphology="round", distribution="grouped", stage="screening")))
    'Screening mammogram: round calcifications, grouped distribution, no prior mammograms for comparison.'
    """
    return workup.description


def because(workup: Workup, base: Workup | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the deciding reason of a workup, one that `base` does not have when there is one."""
    known = {reason.id for reason in base.reasons} if base else set()
    decisive = [reason for reason in workup.reasons if reason.decisive]
    reason = next((reason for reason in decisive if reason.id not in known), decisive[0])
    return reason.because, reason.cite
