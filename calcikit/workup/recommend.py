"""From a described finding or a biopsy result to the recommended workup, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from ..errors import ImpossibleFinding
from ..lexicon import lexicon
from .finding import BiopsyResult, Finding
from .rules import Rule, chain, kinds, plan
from .workup import Outcome, Reason, Step, WhatIf, Workup

__all__ = ["after_biopsy", "every_biopsy_result", "every_finding", "outcome", "recommend", "what_if"]

REPORT = {
    "finding": (
        "{stage}: {morphology}{certainty}, {distribution} distribution{extent}{change}"
        "{associated}{context}{symptoms}{risk}. {closing}"
    ),
    "biopsy": (
        "{category_before}: {histology}{calcifications_in_specimen}{calcifications_on_slides}"
        "{residual_calcifications}{concordance}{risk}. {closing}"
    ),
}


def recommend(finding: Finding) -> Workup:
    """Recommend the workup of a group of calcifications.

    Parameters
    ----------
    finding : Finding

    Returns
    -------
    Workup

    Raises
    ------
    ImpossibleFinding
        If the parts of the description cannot be true together; the message says why.

    Notes
    -----
    For learning, not for care. The rules are the tables in ``data/workup``; each names its sources.

    Examples
    --------
    >>> recommend(Finding(morphology="round", distribution="grouped")).category
    '3'
    >>> recommend(Finding(morphology="amorphous", distribution="grouped", certainty="suspected"))
    Traceback (most recent call last):
    calcikit.errors.ImpossibleFinding: ...
    """
    _expect(finding, Finding)
    values, rules = chain("finding").run(finding.as_dict())
    if values["possible"] == "no":
        raise ImpossibleFinding(repr(finding), rules[-1].because)
    return _explain(finding, outcome("finding", rules))


def after_biopsy(result: BiopsyResult) -> Workup:
    """Recommend what follows a biopsy of calcifications.

    Parameters
    ----------
    result : BiopsyResult

    Returns
    -------
    Workup
        ``category`` is 2 when the result settles the matter, 6 when cancer is proven, else as before.

    Examples
    --------
    >>> w = after_biopsy(BiopsyResult(category_before="4B", histology="fibrocystic"))
    >>> w.category, w.next_step
    ('2', 'surveillance_after_biopsy')
    """
    _expect(result, BiopsyResult)
    return _explain(result, outcome("biopsy", chain("biopsy").run(result.as_dict())[1]))


def _expect(given: object, kind: type) -> None:
    if not isinstance(given, kind):
        raise TypeError(f"expected a {kind.__name__}(...), got {type(given).__name__}: {given!r}")


@cache
def outcome(kind: str, rules: tuple[Rule, ...]) -> Outcome:
    """Return what a set of fired rules says."""
    then = {name: value for rule in rules for name, value in rule.then.items()}
    steps = _steps(then)
    offering = next(rule for rule in rules if "alternatives" in rule.then)
    alternatives = tuple((step, when, offering) for step, when in _planned(then, "alternatives"))
    category, also = then["category"], then.get("alternative_category", "none")
    spoken = steps[:2] if steps[0][0] == "ultrasound" and len(steps) > 1 else steps[:1]
    words = [lexicon().steps[step] for step, _ in spoken]
    grade = lexicon().categories.get(category)
    closing = [
        f"BI-RADS {category}, {grade.label.lower()}." if grade else "",
        *(step.report for step in words),
    ]
    rid_of = grade.rid_of if grade and kind == "finding" else ""
    return Outcome(
        category=category,
        alternative_categories=() if also == "none" else (also,),
        steps=steps,
        alternatives=alternatives,
        follow_up="" if then["follow_up"] == "none" else then["follow_up"],
        rules=rules,
        closing=" ".join(filter(None, closing)),
        patient=" ".join(filter(None, [rid_of, *(step.patient for step in words)])),
    )


def _planned(then: Mapping[str, str], column: str) -> tuple[tuple[str, str], ...]:
    """Read a plan; the word ``confirmation`` stands for the view or check that proves the suspected type."""
    steps = plan(then.get(column, "none"))
    return tuple((then["confirmation"] if step == "confirmation" else step, when) for step, when in steps)


def _steps(then: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    steps: dict[str, str] = {}
    for column in ("first", "steps", "later"):
        for step, when in _planned(then, column):
            steps.setdefault(step, when)
    return tuple(steps.items())


def _explain(asked: Finding | BiopsyResult, said: Outcome) -> Workup:
    words = lexicon()
    picks = asked.as_dict()
    kind = "finding" if isinstance(asked, Finding) else "biopsy"
    category = picks["category_before"] if said.category == "unchanged" else said.category
    named = words.attributes["morphology" if kind == "finding" else "histology"]
    patient = named[picks[named.id]].patient
    phrases = {name: words.attributes[name][value].phrase for name, value in picks.items()}
    ordered = sorted(said.rules, key=lambda rule: not rule.decisive)
    return Workup(
        finding=asked,
        category=category,
        category_label=words.categories[category].label,
        band=words.categories[category].band,
        alternative_categories=said.alternative_categories,
        steps=tuple(_step(step, when) for step, when in said.steps),
        alternatives=tuple(_step(step, when, rule.because) for step, when, rule in said.alternatives),
        follow_up=said.follow_up,
        reasons=tuple(_reason(rule) for rule in ordered),
        certainty=said.certainty,
        report_text=REPORT[kind].format(**phrases, closing=said.closing),
        patient_text=f"{patient} {said.patient}".strip(),
    )


@cache
def _reason(rule: Rule) -> Reason:
    return Reason(
        id=rule.id,
        table=rule.table,
        because=rule.because,
        cite=rule.cite,
        certainty=rule.certainty,
        decisive=rule.decisive,
    )


@cache
def _step(step: str, when: str, why: str = "") -> Step:
    known = lexicon().steps[step]
    return Step(id=step, label=known.label, when=when, why=why or (known.why.text if known.why else ""))


def _every(kind: str) -> Iterator[dict[str, str]]:
    names = chain(kind).attributes
    for values in product(*(lexicon().attributes[name].ids for name in names)):
        yield dict(zip(names, values, strict=True))


def every_finding() -> Iterator[Finding]:
    """Yield every possible finding, in the order of the packed table.

    Examples
    --------
    >>> next(every_finding()).morphology
    'skin'
    """
    possible = chain("finding").tables[0]
    for picks in _every("finding"):
        if possible.decide({**picks, **kinds(picks)}).then["possible"] == "yes":
            yield Finding(**picks)


def every_biopsy_result() -> Iterator[BiopsyResult]:
    """Yield every biopsy result.

    Examples
    --------
    >>> next(every_biopsy_result()).category_before
    '3'
    """
    for picks in _every("biopsy"):
        yield BiopsyResult(**picks)


def what_if(finding: Finding | BiopsyResult) -> tuple[WhatIf, ...]:
    """Return every single-attribute change and what it moves.

    Parameters
    ----------
    finding : Finding or BiopsyResult

    Returns
    -------
    tuple of WhatIf
        ``moves`` is true where category or next step differ; impossible changes carry the reason.

    Examples
    --------
    >>> found = what_if(Finding(morphology="round", distribution="grouped"))
    >>> [w.category for w in found if w.value == "new"]
    ['4A']
    """
    ask = recommend if isinstance(finding, Finding) else after_biopsy
    now = ask(finding)  # type: ignore[arg-type]
    found = []
    for name, value in finding.as_dict().items():
        for other in lexicon().attributes[name].ids:
            if other == value:
                continue
            try:
                then = ask(finding.replace(**{name: other}))
            except ImpossibleFinding as error:
                reason = error.because
                found.append(
                    WhatIf(
                        attribute=name,
                        value=other,
                        category=None,
                        next_step=None,
                        moves=False,
                        impossible=reason,
                    )
                )
                continue
            moves = (then.category, then.next_step) != (now.category, now.next_step)
            found.append(
                WhatIf(
                    attribute=name, value=other, category=then.category, next_step=then.next_step, moves=moves
                )
            )
    return tuple(found)
