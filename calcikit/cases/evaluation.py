"""A case laid beside the tables: every decision with its right answer, its reasons, and its wrong turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..errors import CalcikitError, DataError, ImpossibleFinding, UnknownTerm
from ..lexicon import Certainty, Statement, lexicon
from ..references import reference
from ..workup import BiopsyResult, Finding, Workup, recommend
from .models import Case, Option, Picture, Stage
from .questions import QUESTION_TYPES, CaseState, statement

__all__ = ["Choice", "Decision", "EvaluatedCase", "evaluate"]

Verdict = Literal["right", "accepted", "later", "wrong"]
CREDIT: Mapping[str, float] = {"right": 1, "accepted": 1, "later": 0.5, "wrong": 0}
ROUTINE = ("routine_screening", "1", "2")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer, judged by the tables.

    Attributes
    ----------
    answer, label : str
    verdict : {"right", "accepted", "later", "wrong"}
        ``accepted`` is what a named source accepts instead, ``later`` a later step of the same plan.
    told : str
        What the tables add: why it is accepted, when it comes, or where it would have led.
    more : bool or None
        Whether it means more than routine screening; None where that is not the question.
    option : Option
        The story, the way back, and why not.
    """

    answer: str
    label: str
    verdict: Verdict
    told: str
    more: bool | None
    option: Option

    @property
    def credit(self) -> float:
        """1 for what is right or accepted, a half for a later step, else 0."""
        return CREDIT[self.verdict]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A stage with its answers, and with the reasons for the right one.

    Attributes
    ----------
    stage : Stage
    question : str
    choices : tuple of Choice
    workup : Workup
        What the tables say at this stage.
    reasons : tuple of Statement
        Why the right answer is right, each with its sources.
    """

    stage: Stage
    question: str
    choices: tuple[Choice, ...]
    finding: Finding
    workup: Workup
    reasons: tuple[Statement, ...]

    @property
    def right(self) -> Choice:
        """The right answer."""
        return next(choice for choice in self.choices if choice.verdict == "right")

    @property
    def quote(self) -> str:
        """The sentence that a reply or a claim is about; empty elsewhere."""
        return statement(self.stage.ask, self.stage.about)[0] if self.stage.about else ""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures to look at."""
        return self.stage.pictures


@dataclass(frozen=True, kw_only=True)
class EvaluatedCase:
    """A case laid beside the tables.

    Examples
    --------
    >>> from calcikit.cases import case
    >>> [decision.right.answer for decision in case("skin").walk.decisions][-1]
    'routine_screening'
    """

    case: Case
    decisions: tuple[Decision, ...]

    @property
    def plan(self) -> Workup:
        """What the tables say at the end."""
        return [d for d in self.decisions if d.stage.ask in ("next_step", "category")][-1].workup

    @property
    def sources(self) -> tuple[str, ...]:
        """The citation keys of everything said on the way, without doubles."""
        said = (s for d in self.decisions for s in (*d.reasons, *(c.option.why_not for c in d.choices)))
        return tuple(dict.fromkeys(key for item in said if item for key in item.cite))


def evaluate(case: Case, file: str = "") -> EvaluatedCase:
    """Lay a case beside the tables.

    Parameters
    ----------
    case : Case
    file : str, optional
        Where it stands below ``data/``, to be named in a complaint.

    Raises
    ------
    DataError
        Naming file and stage, if case and tables disagree.
    """
    file = file or f"cases/{case.id}.toml"
    decisions = tuple(_decisions(case, file))
    last = decisions[-1]
    plans = [d for d in decisions if d.stage.ask == "next_step"]
    if not plans or lexicon().steps[plans[-1].right.answer].station != "plan":
        raise _fault(file, last.stage, "a case ends in a plan, and the last next step here is none")
    return EvaluatedCase(case=case, decisions=decisions)


def _fault(file: str, stage: Stage, problem: object) -> DataError:
    return DataError(file, f"stage {stage.id}", str(problem))


def _decisions(case: Case, file: str) -> Iterator[Decision]:
    """Yield the decisions in order; each stage says only what is new."""
    found: dict[str, str] = {}
    result: dict[str, str] | None = None
    seen: set[str] = set()
    for stage in case.stages:
        if stage.id in seen:
            raise _fault(file, stage, "this id is used twice")
        seen.add(stage.id)
        if stage.finding is not None:
            found, result = {**found, **stage.finding}, None
        if stage.result is not None:
            result = {**(result or {}), **stage.result}
        try:
            yield _decision(stage, _scene(stage, found, result))
        except CalcikitError as error:
            raise _fault(file, stage, error) from None


def _scene(stage: Stage, found: Mapping[str, str], result: Mapping[str, str] | None) -> CaseState:
    """Describe her; the category before a biopsy is the one that the tables gave."""
    if stage.station not in {station.id for station in lexicon().stations}:
        raise UnknownTerm("station", stage.station, [station.id for station in lexicon().stations])
    finding = _described(Finding, found)
    if result is None:
        return CaseState(finding=finding, done=stage.done, about=stage.about)
    workup = recommend(finding)
    if workup.category not in lexicon().attributes["category_before"].ids:
        said = f"give BI-RADS {workup.category} and {workup.next_step!r}"
        raise CalcikitError(f"there is a biopsy result, but for the finding before it the tables {said}")
    known = {"category_before": workup.category, "risk": finding.risk, **result}
    return CaseState(
        finding=finding, result=_described(BiopsyResult, known), done=stage.done, about=stage.about
    )


def _described(kind: Any, picks: Mapping[str, str]) -> Any:
    for name in picks:
        if name not in kind.attribute_names():
            raise UnknownTerm("attribute", name, kind.attribute_names())
    return kind(**picks)


def _decision(stage: Stage, scene: CaseState) -> Decision:
    asking = QUESTION_TYPES[stage.ask]
    right, accepted = asking.right(scene), asking.accepted(scene)
    known = asking.allowed(scene)
    for option in stage.options:
        if known is not None and option.answer not in known:
            raise UnknownTerm(stage.ask, option.answer, known)
        for key in option.why_not.cite if option.why_not else ():
            reference(key)
    choices = tuple(_choice(stage, scene, option, right, accepted) for option in stage.options)
    _agree(stage, choices, right)
    return Decision(
        stage=stage,
        question=stage.question or asking.question,
        choices=choices,
        finding=scene.finding,
        workup=scene.workup,
        reasons=_reasons(stage, scene, right),
    )


def _choice(
    stage: Stage, scene: CaseState, option: Option, right: str, accepted: Mapping[str, str]
) -> Choice:
    """Let the tables judge one answer."""
    answer, verdict, told = option.answer, "wrong", ""
    when = {step.id: step.when for step in scene.steps[1:]} if stage.ask == "next_step" else {}
    if answer == right:
        verdict = "right"
    elif answer in accepted:
        verdict, told = "accepted", accepted[answer]
    elif answer in when:
        verdict, told = "later", f"It is on the plan, but not yet: {when[answer]}."
    elif stage.ask in ("morphology", "distribution"):
        told = _would_be(scene.finding, stage.ask, answer)
    counted = stage.ask in ("next_step", "category") and scene.result is None
    return Choice(
        answer=answer,
        label=option.words or QUESTION_TYPES[stage.ask].label(answer),
        verdict=verdict,  # type: ignore[arg-type]
        told=told,
        more=answer not in ROUTINE if counted else None,
        option=option,
    )


def _would_be(finding: Finding, name: str, answer: str) -> str:
    """Say where another word would have led."""
    try:
        workup = recommend(finding.replace(**{name: answer}))
    except ImpossibleFinding:
        return ""
    said = f"BI-RADS {workup.category}, {workup.steps[0].label.lower()}"
    return f"With that word the tables would have said: {said}."


def _agree(stage: Stage, choices: tuple[Choice, ...], right: str) -> None:
    """Refuse a stage that tells another story than the tables."""
    answers = [choice.answer for choice in choices]
    if right not in answers:
        raise CalcikitError(f"the tables say {right!r} here, the case offers {', '.join(answers)}")
    if len({choice.label for choice in choices}) < len(choices):
        raise CalcikitError("two answers read the same")
    for choice in choices:
        fits = choice.verdict in ("right", "accepted")
        if fits and choice.option.why_not:
            said = "say" if choice.verdict == "right" else "accept"
            raise CalcikitError(
                f"the tables {said} {choice.answer!r} here, the case tells it as a wrong turn"
            )
        if not fits and not choice.option.why_not:
            raise CalcikitError(
                f"the tables say {right!r} here, the case tells {choice.answer!r} as right (no 'why_not')"
            )


def _reasons(stage: Stage, scene: CaseState, right: str) -> tuple[Statement, ...]:
    """Return why the right answer is right."""
    if stage.ask in ("morphology", "distribution"):
        term = lexicon().attributes[stage.ask][right]
        return tuple(said for _, said in term.statements() if said in (term.definition, term.look))
    if stage.ask in ("reply", "claim"):
        return (statement(stage.ask, stage.about)[1],)
    rules = [rule for rule in scene.workup.reasons if rule.decisive]
    if stage.ask == "concordance":
        rules = [r for name in ("concordance", "adequacy") for r in scene.workup.reasons if r.table == name]
    said = [_said(rule.because, rule.cite, rule.certainty) for rule in rules]
    step = lexicon().steps[right].why if stage.ask == "next_step" else None
    return tuple([step, *said] if step else said)


def _said(text: str, cite: tuple[str, ...], certainty: Certainty) -> Statement:
    return Statement(text=text, cite=cite, certainty=certainty)
