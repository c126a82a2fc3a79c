"""Findings for questions: plausible ones, and the nearest one for which another answer is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from .._data import Knowledge, Row, derived, inside
from ..lexicon import lexicon
from ..simulator.descriptions import atypical_note
from ..workup import Finding, Outcome, Workup, recommend
from ..workup.nearby import workups_nearby
from ..workup.recommend import workup_if_possible

if TYPE_CHECKING:
    from random import Random

    from ..workup import Reason

IMPLAUSIBLE = "practice/implausible.csv"
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
TELLING = {"pattern", "trend", "clinical_context", "associated_findings"}
"""What tables decide of a description: their reasons tell more than those of what follows from it."""
RARE = 0.5
"""The share of a next step that has none of its own."""
_PATIENCE = 3000


class _Implausible(Row):
    id: str
    group: tuple[str, ...]
    distribution: tuple[str, ...]
    extent: tuple[str, ...]
    why: str


@derived
def _implausible(knowledge: Knowledge) -> tuple[_Implausible, ...]:
    return knowledge.rows(IMPLAUSIBLE, _Implausible)


def plausible_workup(finding: Finding) -> Workup | None:
    """Return the workup of a finding that is met in practice; None for any other.

    Examples
    --------
    >>> plausible_workup(Finding(morphology="vascular", distribution="segmental")) is None
    True
    """
    if not _is_met(finding.knowledge or Knowledge.load(), finding.as_dict()):
        return None
    return workup_if_possible(finding)


def _is_met(knowledge: Knowledge, picks: Mapping[str, str]) -> bool:
    """Say whether a shape occurs in this distribution and extent in practice."""
    axes = tuple(picks[name] for name in ("morphology", "distribution", "extent"))
    return knowledge.derive(_occurs, *axes)


def _occurs(knowledge: Knowledge, morphology: str, distribution: str, extent: str) -> bool:
    if atypical_note(morphology, distribution):
        return False
    group = lexicon(knowledge).attributes["morphology"][morphology].group
    rows = (
        ((row.group, group), (row.distribution, distribution), (row.extent, extent))
        for row in _implausible(knowledge)
    )
    return not any(all(value in cell or not cell for cell, value in cells) for cells in rows)


def sample_finding(
    rng: Random,
    wanted: Callable[[Finding, Workup], bool] = lambda finding, workup: True,
    fixed: Mapping[str, str] | None = None,
    knowledge: Knowledge | None = None,
) -> tuple[Finding, Workup]:
    """Draw a plausible finding that is as wanted, with some attributes fixed.

    Examples
    --------
    >>> from random import Random
    >>> finding, workup = sample_finding(Random(1), lambda finding, workup: workup.category == "3")
    >>> workup.next_step
    'short_interval_follow_up'
    """
    attributes = lexicon(knowledge).attributes
    for _ in range(_PATIENCE):
        picks = dict(fixed or {})
        for name in ("morphology", "distribution"):
            picks.setdefault(name, rng.choice(attributes[name].ids))
        for name, chance in STRAY.items():
            if name not in picks and rng.random() < chance:
                picks[name] = rng.choice(attributes[name].ids)
        finding = Finding.from_dict(picks, knowledge)
        workup = plausible_workup(finding)
        if workup is not None and wanted(finding, workup):
            return finding, workup
    raise LookupError(f"no plausible finding with {fixed} is as wanted")


def first_step(said: Outcome) -> str:
    """Return the id of what comes next."""
    return said.steps[0].id


def needs_action(workup: Workup) -> bool:
    """Whether the workup asks for more than routine screening."""
    return workup.next_step != ROUTINE


def answers_nearby(
    finding: Finding, answer: Callable[[Outcome], str], rng: Random, enough: int
) -> dict[str, Workup]:
    """Return, for each other answer, the workup of a nearest plausible finding that has it.

    Parameters
    ----------
    finding : Finding
    answer : callable
        What is asked of an outcome, its next step for example.
    rng : random.Random
        Breaks ties.
    enough : int
        Findings two words apart are looked at only while fewer answers were found.
    """
    own, own_words = answer(recommend(finding).outcome), finding.as_dict()
    knowledge = finding.knowledge or Knowledge.load()
    found: dict[str, Workup] = {}
    for words in (1, 2):
        if len(found) >= enough:
            break
        changes = list(_changes(finding, words))
        rng.shuffle(changes)
        met = [change for change in changes if _is_met(knowledge, own_words | change)]
        for said, workup in workups_nearby(finding, met, answer).items():
            found.setdefault(said, workup)
        found.pop(own, None)
    return found


def _changes(finding: Finding, words: int) -> Iterator[dict[str, str]]:
    """Yield every change of that many words."""
    single = [
        (name, other)
        for name, value in finding.as_dict().items()
        for other in lexicon(finding.knowledge).attributes[name].ids
        if other != value
    ]
    for change in combinations(single, words):
        if len({name for name, _ in change}) == words:
            yield dict(change)


def by_share(workups: Iterable[Workup], shares: Mapping[str, float], rng: Random) -> list[Workup]:
    """Return workups in random order, those whose next step has a larger share rather first.

    A wrong answer is then offered about as often as it is right elsewhere, and is not known by being rare.

    Examples
    --------
    >>> from random import Random
    >>> two = [recommend(Finding("round", "grouped")), recommend(Finding("rim", "grouped"))]
    >>> by_share(two, {ROUTINE: 1e9}, Random(1))[0].next_step
    'routine_screening'
    """
    return sorted(workups, key=lambda w: rng.expovariate(shares.get(w.next_step, RARE)))


def word(attribute: str, value: str, knowledge: Knowledge | None = None) -> str:
    """Return an attribute, without what its label adds in brackets, and its value.

    Examples
    --------
    >>> word("distribution", "grouped")
    'Distribution: grouped'
    """
    known = lexicon(knowledge).attributes[attribute]
    return f"{known.label.partition(' (')[0]}: {inside(known[value].label)}"


def deciding_reason(workup: Workup, base: Workup | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the reason that decided last, one that `base` does not have when there is one.

    What is new or lies beside goes before what the particles are alone, as in ``js/explorer/answer.js``. Of
    what is incomplete it is the reason of the category, of a result that of the plan.
    """
    known = {reason.id for reason in base.reasons} if base else set()
    decisive = [reason for reason in workup.reasons if reason.decisive]
    new = [reason for reason in decisive if reason.id not in known]
    reason = next(
        (reason for reason in reversed(new or decisive) if _tells(reason, workup)), (new or decisive)[0]
    )
    return reason.because, reason.cite


def _tells(reason: Reason, workup: Workup) -> bool:
    if workup.category == "0":
        return "category" in reason.then
    return not TELLING.isdisjoint(reason.then) or {"steps", "message"} <= reason.then.keys()
