"""From a described finding or a biopsy result to the recommended workup, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from ..errors import ImpossibleFinding
from ..lexicon import Certainty, lexicon
from ..references import cite
from .description import BiopsyResult, Finding
from .rules import CERTAINTIES, Rule, chain, plan

__all__ = ["Reason", "Step", "WhatIf", "Workup", "after_biopsy", "every_biopsy_result", "every_finding"]
__all__ += ["recommend", "what_if"]

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


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a plan: what, when, and why.

    Examples
    --------
    >>> recommend(Finding(morphology="amorphous", distribution="grouped")).steps[0].when
    'now'
    """

    id: str
    label: str
    when: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A rule that fired: its table, its reason, its sources, and how sure it is.

    Examples
    --------
    >>> recommend(Finding(morphology="amorphous", distribution="grouped")).reasons[0].cite
    ('park2019', 'hl7brr')
    """

    id: str
    table: str
    because: str
    cite: tuple[str, ...]
    certainty: Certainty
    decisive: bool


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one set of fired rules says, apart from the words of the description."""

    category: str
    also: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    alternatives: tuple[tuple[str, str, Rule], ...]
    follow_up: str
    rules: tuple[Rule, ...]
    closing: str
    patient: str

    @property
    def certainty(self) -> Certainty:
        """How sure the least sure decisive rule is."""
        return max((rule.certainty for rule in self.rules if rule.decisive), key=CERTAINTIES.index)


@dataclass(frozen=True, kw_only=True)
class Workup:
    """The recommended workup, explained.

    Attributes
    ----------
    finding : Finding or BiopsyResult
        What was asked.
    category, category_label, band : str
        BI-RADS category, its name and its likelihood band.
    also : tuple of str
        Other categories that sources give this picture.
    steps, alternatives : tuple of Step
        In order; steps that a named source accepts instead.
    follow_up : str
        The follow-up schedule; empty where there is none.
    reasons : tuple of Reason
        Every rule that fired, the decisive ones first.
    certainty : str
        ``agreed``, ``practice-varies`` or ``thin-evidence``: that of the least sure decisive reason.
    report_text, patient_text : str
        A report sentence; a plain answer to the patient.

    Examples
    --------
    >>> w = recommend(Finding(morphology="amorphous", distribution="grouped"))
    >>> w.category, w.next_step
    ('4B', 'stereotactic_biopsy')
    """

    finding: Finding | BiopsyResult
    category: str
    category_label: str
    band: str
    also: tuple[str, ...]
    steps: tuple[Step, ...]
    alternatives: tuple[Step, ...]
    follow_up: str
    reasons: tuple[Reason, ...]
    certainty: Certainty
    report_text: str
    patient_text: str
    _rules: tuple[Rule, ...] = field(repr=False, compare=False, default=())

    @property
    def next_step(self) -> str:
        """The id of the first step."""
        return self.steps[0].id

    @property
    def sources(self) -> tuple[str, ...]:
        """The citation keys behind the decisive reasons, without doubles."""
        return tuple(dict.fromkeys(key for reason in self.reasons if reason.decisive for key in reason.cite))

    def __str__(self) -> str:
        also = f" (some sources: {', '.join(self.also)})" if self.also else ""
        lines = [
            f"{self.finding!r}",
            f"BI-RADS {self.category}, {self.category_label.lower()}: {self.band}{also}",
            *(f"{n}. {step.label}: {step.when}" for n, step in enumerate(self.steps, start=1)),
            *(f"or {step.label}: {step.when}" for step in self.alternatives),
            *([f"Follow-up: {self.follow_up}"] if self.follow_up else []),
            "Why:",
            *(
                f"- {r.because} [{r.id}; {r.certainty}; {', '.join(r.cite)}]"
                for r in self.reasons
                if r.decisive
            ),
            f"Report: {self.report_text}",
            f"To the patient: {self.patient_text}",
            "Sources:",
            *(f"- {source}" for source in cite(self.sources)),
            "For learning, not for care. Not reviewed by a radiologist.",
        ]
        return "\n".join(lines)


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """What one changed attribute would do.

    Examples
    --------
    >>> what_if(Finding(morphology="round", distribution="grouped"))[0].attribute
    'stage'
    """

    attribute: str
    value: str
    category: str | None
    next_step: str | None
    moves: bool
    impossible: str = ""


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
    values, rules = chain("finding").run(finding.picks())
    if values["possible"] == "no":
        raise ImpossibleFinding(f"{finding!r} cannot be: {rules[-1].because}")
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
    return _explain(result, outcome("biopsy", chain("biopsy").run(result.picks())[1]))


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
    category, also = then["category"], then.get("also", "none")
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
        also=() if also == "none" else (also,),
        steps=steps,
        alternatives=alternatives,
        follow_up="" if then["follow_up"] == "none" else then["follow_up"],
        rules=rules,
        closing=" ".join(filter(None, closing)),
        patient=" ".join(filter(None, [rid_of, *(step.patient for step in words)])),
    )


def _planned(then: Mapping[str, str], column: str) -> tuple[tuple[str, str], ...]:
    """Read a plan; the word ``proof`` stands for the view or check that proves the suspected type."""
    steps = plan(then.get(column, "none"))
    return tuple((then["proof"] if step == "proof" else step, when) for step, when in steps)


def _steps(then: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    steps: dict[str, str] = {}
    for column in ("first", "steps", "later"):
        for step, when in _planned(then, column):
            steps.setdefault(step, when)
    return tuple(steps.items())


def _explain(asked: Finding | BiopsyResult, said: Outcome) -> Workup:
    words = lexicon()
    picks = asked.picks()
    kind = "finding" if isinstance(asked, Finding) else "biopsy"
    category = picks["category_before"] if said.category == "before" else said.category
    named = words.attributes["morphology" if kind == "finding" else "histology"]
    patient = named[picks[named.id]].patient
    phrases = {name: words.attributes[name][value].phrase for name, value in picks.items()}
    ordered = sorted(said.rules, key=lambda rule: not rule.decisive)
    return Workup(
        finding=asked,
        category=category,
        category_label=words.categories[category].label,
        band=words.categories[category].band,
        also=said.also,
        steps=tuple(_step(step, when) for step, when in said.steps),
        alternatives=tuple(_step(step, when, rule.because) for step, when, rule in said.alternatives),
        follow_up=said.follow_up,
        reasons=tuple(_reason(rule) for rule in ordered),
        certainty=said.certainty,
        report_text=REPORT[kind].format(**phrases, closing=said.closing),
        patient_text=f"{patient} {said.patient}".strip(),
        _rules=said.rules,
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
    tables = chain("finding").tables[0]
    kinds = {term.id: str(term.group) for term in lexicon().attributes["morphology"].terms}
    for picks in _every("finding"):
        if tables.decide({**picks, "shape_kind": kinds[picks["morphology"]]}).then["possible"] == "yes":
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
    for name, value in finding.picks().items():
        for other in lexicon().attributes[name].ids:
            if other == value:
                continue
            try:
                then = ask(finding.but(**{name: other}))
            except ImpossibleFinding as error:
                reason = str(error).partition(" cannot be: ")[2]
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
