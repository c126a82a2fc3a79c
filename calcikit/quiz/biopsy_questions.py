"""Questions about what came back from a biopsy: was the target sampled, is it explained, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._data import gettext as _, inside
from ..lexicon import lexicon
from ..workup import BiopsyResult, Workup
from ..workup.recommend import workup_if_possible
from .models import ItemOption
from .sampling import ROUTINE, by_share, needs_action

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from .._data import Knowledge

FEWEST, MOST = 3, 4
MIX = {
    ROUTINE: 4,
    "surgical_excision": 3,
    "repeat_biopsy": 3,
    "multidisciplinary_review": 1.5,
    "treatment_referral": 2.5,
    "additional_pathology_levels": 2,
    "": 1,
}
"""How often a next step is the right one; the empty name stands for all others."""
STRAY = {
    "calcifications_in_specimen": 0.2,
    "calcifications_on_slides": 0.2,
    "concordance": 0.8,
    "residual_calcifications": 0.3,
    "associated": 0.1,
    "risk": 0.15,
}
"""How often a part of the result leaves its default."""


def after_result(rng: Random, knowledge: Knowledge) -> dict[str, Any]:
    """Make a question about the next step after a biopsy."""
    wanted = rng.choices(list(MIX), weights=list(MIX.values()))[0]
    while True:
        base = workup_if_possible(_sample_result(rng, knowledge))
        if base is None or (base.next_step if base.next_step in MIX else "") != wanted:
            continue
        others = [*_nearby(base)]
        agreed = workup_if_possible(base.finding.replace(concordance="concordant"))
        near = [workup for _, workup in (*others, *(_nearby(agreed) if agreed else ()))]
        options = _apart(base, by_share(near, MIX, rng))
        if len(options) >= FEWEST:
            break
    rng.shuffle(options)
    deciding = dict.fromkeys(name for name, workup in others if workup.next_step != base.next_step)
    step = base.steps[0]
    why = step if needs_action(base) else None
    return {
        "description": base.description,
        "options": tuple(_option(workup, base, knowledge) for workup in options),
        "explanation": _(
            "Next: {step}, {when}. {why}",
            step=inside(step.label),
            when=step.when,
            why=why.why if why else "",
        ).strip(),
        "where": _(
            "Decisive: {deciding}.",
            deciding="; ".join(_said(base, name, knowledge) for name in deciding),
        ),
        "cite": tuple(dict.fromkeys([*base.sources, *(why.cite if why else ())])),
        "finding": base.finding,
    }


def _sample_result(rng: Random, knowledge: Knowledge) -> BiopsyResult:
    """Draw a result; not every one can be."""
    parts = lexicon(knowledge).of("biopsy")
    picks = {name: rng.choice(parts[name].ids) for name in ("category_before", "histology")}
    for name, chance in STRAY.items():
        if rng.random() < chance:
            picks[name] = rng.choice(parts[name].ids)
    return BiopsyResult.from_dict(picks, knowledge)


def _nearby(base: Workup) -> Iterator[tuple[str, Workup]]:
    """Yield what would follow if one part of the result were another, and which."""
    result = base.finding
    known = result.attributes(result.knowledge)
    for name, value in result.as_dict().items():
        for other in known[name].ids:
            changed = workup_if_possible(result.replace(**{name: other})) if other != value else None
            if changed is not None:
                yield name, changed


def _apart(base: Workup, others: list[Workup]) -> list[Workup]:
    """Return the right workup and others whose next step is neither in its plan nor accepted instead."""
    closed = {step.id for step in (*base.steps, *base.alternatives)}
    chosen = [base]
    for other in others:
        if len(chosen) < MOST and other.next_step not in closed:
            closed.add(other.next_step)
            chosen.append(other)
    return chosen


def _said(workup: Workup, name: str, knowledge: Knowledge) -> str:
    """Return a part of the result as a learner reads it."""
    part = lexicon(knowledge).of("biopsy")[name]
    return f"{inside(part.label)}: {inside(part[workup.finding.as_dict()[name]].label)}"


def _because(workup: Workup) -> tuple[str, tuple[str, ...]]:
    """Return the reason for the plan, and its sources."""
    reason = next(reason for reason in workup.reasons if "steps" in reason.then)
    return reason.because, reason.cite


def _general(workup: Workup, knowledge: Knowledge) -> str:
    """Return the name of the next step, without what a result adds to it: that would give it away."""
    own, general = workup.steps[0].label, lexicon(knowledge).steps[workup.next_step].label
    return general if own.startswith(general) else own


def _option(workup: Workup, base: Workup, knowledge: Knowledge) -> ItemOption:
    right = workup is base
    own = base.finding.as_dict()
    changed = [name for name, value in workup.finding.as_dict().items() if value != own[name]]
    other = _(" and ").join(_('"{words}"', words=_said(workup, name, knowledge)) for name in changed)
    reason, cite = _because(workup)
    return ItemOption(
        id=workup.next_step,
        text=_general(workup, knowledge),
        right=right,
        credit=float(right),
        reason=reason if right else _("Would be right for {changed}.", changed=other),
        background="" if right else reason,
        cite=cite,
        more=needs_action(workup),
        finding=workup.finding,
    )
