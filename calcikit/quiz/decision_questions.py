"""Questions about words: which view, category, next step, the word that turns it, and what to tell her."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any

from .._data import gettext as _, inside
from ..lexicon import lexicon
from ..workup import Finding, Workup, what_if
from .models import ItemOption
from .naming_questions import picture
from .sampling import (
    ROUTINE,
    answers_nearby,
    by_share,
    deciding_reason,
    first_step,
    needs_action,
    sample_finding,
    word,
)

if TYPE_CHECKING:
    from random import Random

    from .._data import Knowledge

MIX = {
    ROUTINE: 7,
    "short_interval_follow_up": 5,
    "recall_for_magnification": 4,
    "stereotactic_biopsy": 6,
    "": 2,
}
"""How often a next step is the right one; the empty name stands for all others."""
VIEWS = {"recall_for_magnification": 0.2, "ultrasound": 0.2, "repeat_view": 0.3}
"""Which share of the findings is asked about whose next view is a frequent one."""
PATIENCE = 25
"""How many findings are tried for one right answer until another one is drawn."""
FEWEST, MOST = 3, 4
SAID = ("stage", "morphology", "distribution", "change")
"""Attributes that a description always names."""
FIELD = 25.6


def _family(category_id: str) -> str:
    """Return what a category asks for: those that ask for tissue are one family."""
    return "tissue" if category_id[0] in "45" else category_id


def _sample(rng: Random, knowledge: Knowledge, step: str) -> tuple[Finding, Workup]:
    def wanted(_: Finding, workup: Workup) -> bool:
        return workup.next_step == step if step else workup.next_step not in MIX

    return sample_finding(rng, wanted, knowledge=knowledge)


def _described(workup: Workup) -> Finding:
    """Return what a workup is of; every question here is about a finding."""
    if not isinstance(workup.finding, Finding):
        raise TypeError(f"expected the workup of a finding, got that of {workup.finding!r}")
    return workup.finding


def _until_enough(
    make: Callable[[Random, Knowledge, str], dict[str, Any] | None],
) -> Callable[[Random, Knowledge], dict[str, Any]]:
    """Decorate a maker that may give None: it is called again until a question has answers enough.

    The right next step is drawn before, so that none is right more often because it has more neighbours.
    """

    @wraps(make)
    def maker(rng: Random, knowledge: Knowledge) -> dict[str, Any]:
        while True:
            step = rng.choices(list(MIX), weights=list(MIX.values()))[0]
            for _turn in range(PATIENCE):
                if made := make(rng, knowledge, step):
                    return made

    return maker


def _deciding(finding: Finding) -> list[str]:
    """Return the words of the description that move the answer when they change."""
    moving = {change.attribute for change in what_if(finding) if change.moves}
    attributes = finding.attributes(finding.knowledge)
    return [
        word(name, value, finding.knowledge)
        for name, value in finding.as_dict().items()
        if name in moving and (name in SAID or value != attributes[name].default)
    ]


def _explanation(workup: Workup) -> dict[str, Any]:
    """Return what it is, what follows, and which words decide."""
    step = workup.steps[0]
    finding = _described(workup)
    return {
        "explanation": _(
            "BI-RADS {category}, {label}. Next: {step}, {when}. {why}",
            category=workup.category,
            label=inside(workup.category_label),
            step=inside(step.label),
            when=step.when,
            why=step.why,
        ),
        "where": _("Decisive: {finding}.", finding="; ".join(map(inside, _deciding(finding)))),
        "cite": tuple(dict.fromkeys([*workup.sources, *step.cite])),
        "finding": finding,
    }


def _differs(workup: Workup, base: Workup) -> str:
    """Say what would have to be different for another workup."""
    finding = _described(workup)
    changed = _changed(finding, _described(base))
    words = [
        _('"{words}"', words=inside(word(name, value, finding.knowledge)))
        for name, value in finding.as_dict().items()
        if changed[name]
    ]
    return _("Would be right for {changed}.", changed=_(" and ").join(words))


def _option(option_id: str, text: str, workup: Workup, base: Workup) -> ItemOption:
    right = _described(workup) == _described(base)
    reason, cite = deciding_reason(workup, None if right else base)
    return ItemOption(
        id=option_id,
        text=text,
        right=right,
        credit=float(right),
        reason=reason if right else _differs(workup, base),
        background="" if right else reason,
        cite=cite,
        more=needs_action(workup),
        finding=_described(workup),
    )


def _chosen(
    base: Workup, others: Iterable[Workup], accepts: Callable[[Workup, list[Workup]], bool]
) -> list[Workup]:
    """Return the right workup and others, each accepted beside those before."""
    chosen = [base]
    for other in others:
        if len(chosen) < MOST and accepts(other, chosen):
            chosen.append(other)
    return chosen


def _apart(other: Workup, chosen: list[Workup]) -> bool:
    """Whether a workup differs in next step and family of category from all, and no source accepts it."""
    return other.category not in chosen[0].alternative_categories and all(
        other.next_step != known.next_step and _family(other.category) != _family(known.category)
        for known in chosen
    )


def _question(
    rng: Random, base: Workup, chosen: list[Workup], text: Callable[[Workup], str]
) -> dict[str, Any] | None:
    """Return a question whose answers stand for next steps, in random order; None where there are too few."""
    if len(chosen) < FEWEST:
        return None
    rng.shuffle(chosen)
    options = tuple(_option(w.next_step, text(w), w, base) for w in chosen)
    return {"description": base.description, "options": options, **_explanation(base)}


@_until_enough
def category(rng: Random, knowledge: Knowledge, step: str) -> dict[str, Any] | None:
    """Make a question about the category."""
    finding, base = _sample(rng, knowledge, step)
    near = answers_nearby(finding, lambda said: f"{said.category} {first_step(said)}", rng, 8)
    chosen = _chosen(base, by_share(near.values(), MIX, rng), _apart)
    if len(chosen) < MOST:  # three answers would tell that it is not the fourth
        return None
    chosen.sort(key=lambda w: w.category)
    options = (
        _option(w.category, f"BI-RADS {w.category}, {inside(w.category_label)}", w, base) for w in chosen
    )
    return {"description": base.description, "options": tuple(options), **_explanation(base)}


def _accepted(base: Workup) -> set[str]:
    """Return the steps that a source accepts instead, or that happen at the same time."""
    together = {step.id for step in base.steps[1:] if step.same_visit}
    return together | {step.id for step in base.alternatives}


def _steps(base: Workup, near: Iterable[Workup]) -> list[Workup]:
    closed = _accepted(base)
    return _chosen(
        base,
        near,
        lambda other, chosen: other.next_step not in closed | {known.next_step for known in chosen},
    )


@_until_enough
def next_step(rng: Random, knowledge: Knowledge, step: str) -> dict[str, Any] | None:
    """Make a question about the next step."""
    finding, base = _sample(rng, knowledge, step)
    near = answers_nearby(finding, first_step, rng, 99)
    chosen = _steps(base, by_share(near.values(), MIX, rng))
    return _question(rng, base, chosen, lambda w: w.steps[0].label)


@_until_enough
def which_view(rng: Random, knowledge: Knowledge, step: str) -> dict[str, Any] | None:
    """Make a question about the view or check that comes first; sometimes none is needed."""
    views = {step.id for step in lexicon(knowledge).steps.values() if step.station in ("recall", "views")}
    allowed = {ROUTINE} if step == ROUTINE else views

    def wanted(_: Finding, workup: Workup) -> bool:
        return workup.next_step in allowed and rng.random() < VIEWS.get(workup.next_step, 1)

    finding, base = sample_finding(rng, wanted, knowledge=knowledge)
    near = answers_nearby(finding, first_step, rng, 99)
    chosen = _steps(base, [w for step, w in near.items() if step in views | {ROUTINE}])
    none = _("None: routine screening")
    made = _question(rng, base, chosen, lambda w: none if w.next_step == ROUTINE else w.steps[0].label)
    view = "CC" if finding.stage == "screening" else "magnification"
    return made and {**made, "pictures": (picture(finding, rng, view=view, field=FIELD),)}


@_until_enough
def turning_word(rng: Random, knowledge: Knowledge, step: str) -> dict[str, Any] | None:
    """Make a question about one changed word that leads across an edge of the tables."""
    finding, base = _sample(rng, knowledge, step)
    near = answers_nearby(finding, first_step, rng, 1)
    single = [w for w in near.values() if sum(_changed(_described(w), finding).values()) == 1]
    chosen = [w for w in _chosen(base, single, _apart) if w is not base]
    if len(chosen) < FEWEST:
        return None
    goal = rng.choice(chosen)
    rng.shuffle(chosen)
    return {
        "description": base.description,
        "now": base.steps[0].label,
        "then": goal.steps[0].label,
        "options": tuple(_turning_option(w, base, goal) for w in chosen),
        **_explanation(goal),
        "finding": finding,
    }


def _changed(one: Finding, two: Finding) -> dict[str, bool]:
    other = two.as_dict()
    return {name: value != other[name] for name, value in one.as_dict().items()}


def _turning_option(workup: Workup, base: Workup, goal: Workup) -> ItemOption:
    """Return a changed word as an answer, with what it leads to."""
    finding = _described(workup)
    name = next(name for name, changed in _changed(finding, _described(base)).items() if changed)
    value = finding.as_dict()[name]
    why, cite = deciding_reason(workup, base)
    then = _(
        "BI-RADS {category}, next: {step}.",
        category=workup.category,
        step=inside(workup.steps[0].label),
    )
    right = workup is goal
    return ItemOption(
        id=f"{name}.{value}",
        text=word(name, value, finding.knowledge),
        right=right,
        credit=float(right),
        reason=f"{then} {why}" if right else then,
        background="" if right else why,
        cite=cite,
        more=None,
        finding=_described(workup),
    )


@_until_enough
def tell_her(rng: Random, knowledge: Knowledge, step: str) -> dict[str, Any] | None:
    """Make a question about the answer to the patient."""
    finding, base = _sample(rng, knowledge, step)
    near = by_share(answers_nearby(finding, first_step, rng, 99).values(), MIX, rng)
    closed = _accepted(base)
    chosen = _chosen(base, near, lambda w, known: _apart(w, known) and w.next_step not in closed)
    if len({w.patient_answer for w in chosen}) < len(chosen):
        return None
    return _question(rng, base, chosen, lambda w: w.patient_answer)
