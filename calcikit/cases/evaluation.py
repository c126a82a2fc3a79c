"""A case checked against the tables: every decision with its right answer, reasons and wrong turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .._data import Knowledge, gettext as _, inside
from ..errors import CalcikitError, DataError, one_of
from ..lexicon import Statement, lexicon
from ..lexicon.models import statements
from ..references import reference
from ..workup import Finding, Workup
from ..workup.recommend import workup_if_possible
from .description import state_at
from .models import Case, Option, Stage
from .questions import QUESTION_TYPES, CaseState, question_texts, statement

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
    explanation : str
        What the tables add: why it is accepted, when it comes, or where it would have led.
    more : bool or None
        Whether it means more than routine screening; None where that is not the question.
    option : Option
        The story, the way back, and why not.
    """

    answer: str
    label: str
    verdict: Verdict
    explanation: str
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
    quote : str
        The sentence that a reply or a claim is about; empty elsewhere.
    choices : tuple of Choice
    workup : Workup
        What the tables say at this stage.
    reasons : tuple of Statement
        Why the right answer is right, each with its sources.
    """

    stage: Stage
    question: str
    quote: str
    choices: tuple[Choice, ...]
    finding: Finding
    workup: Workup
    reasons: tuple[Statement, ...]

    @property
    def right(self) -> Choice:
        """The right answer."""
        return next(choice for choice in self.choices if choice.verdict == "right")


@dataclass(frozen=True, kw_only=True, repr=False)
class EvaluatedCase:
    """A case checked against the tables.

    Examples
    --------
    >>> from calcikit.cases import case
    >>> [decision.right.answer for decision in case("skin").decisions][-1]
    'routine_screening'
    """

    case: Case
    decisions: tuple[Decision, ...]

    def __repr__(self) -> str:
        return repr(self.case)

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.case.id

    @property
    def title(self) -> str:
        """The title of the case."""
        return self.case.title

    @property
    def plan(self) -> Workup:
        """What the tables say at the end."""
        return [d for d in self.decisions if d.stage.ask in ("next_step", "category")][-1].workup

    @property
    def sources(self) -> tuple[str, ...]:
        """The citation keys of everything said on the way, without doubles."""
        said = (s for d in self.decisions for s in (*d.reasons, *(c.option.why_not for c in d.choices)))
        return tuple(dict.fromkeys(key for item in said if item for key in item.cite))


def evaluate(case: Case, knowledge: Knowledge | None = None, file: str = "") -> EvaluatedCase:
    """Check a case against the tables.

    Parameters
    ----------
    case : Case
    knowledge : Knowledge, optional
        Whose tables; without it those in use.
    file : str, optional
        Where it stands below ``data/``, to be named in a complaint.

    Raises
    ------
    DataError
        Naming file and stage, if case and tables disagree.
    """
    knowledge, file = knowledge or Knowledge.load(), file or f"cases/{case.id}.toml"
    decisions = tuple(_decisions(case, knowledge, file))
    plans = [decision for decision in decisions if decision.stage.ask == "next_step"]
    if not plans or lexicon(knowledge).steps[plans[-1].right.answer].station != "plan":
        problem = "a case ends in a plan, and the last next step here is none"
        raise _fault(knowledge, file, decisions[-1].stage, problem)
    return EvaluatedCase(case=case, decisions=decisions)


def _fault(knowledge: Knowledge, file: str, stage: Stage, problem: object) -> DataError:
    return knowledge.error(file, f"stage {stage.id}", problem)


def _decisions(case: Case, knowledge: Knowledge, file: str) -> Iterator[Decision]:
    """Yield the decisions in order; each stage says only what is new."""
    for number, stage in enumerate(case.stages, 1):
        try:
            yield decide(stage, state_at(case.stages[:number], knowledge))
        except CalcikitError as error:
            raise _fault(knowledge, file, stage, error) from None


def decide(stage: Stage, state: CaseState) -> Decision:
    """Return the decision of a stage, judged by the tables.

    Raises
    ------
    CalcikitError
        If stage and tables tell different stories, saying how they differ.
    """
    asking = QUESTION_TYPES[stage.ask]
    right, accepted = asking.right(state), asking.accepted(state)
    known = asking.allowed(state)
    for option in stage.options:
        if known is not None:
            one_of(stage.ask, option.answer, known)
        for key in option.why_not.cite if option.why_not else ():
            reference(key, state.knowledge)
    choices = tuple(_choice(stage, state, option, right, accepted) for option in stage.options)
    reasons = _reasons(stage, state, right)
    _agree(choices, right, reasons)
    return Decision(
        stage=stage,
        question=stage.question or question_texts(state.knowledge)[stage.ask],
        quote=statement(stage.ask, stage.about, state.words)[0] if stage.about else "",
        choices=choices,
        finding=state.finding,
        workup=state.workup,
        reasons=reasons,
    )


def _choice(
    stage: Stage, state: CaseState, option: Option, right: str, accepted: Mapping[str, str]
) -> Choice:
    """Let the tables judge one answer."""
    answer, verdict, explanation = option.answer, "wrong", ""
    when = {step.id: step.when for step in state.steps[1:]} if stage.ask == "next_step" else {}
    if answer == right:
        verdict = "right"
    elif answer in accepted:
        verdict, explanation = "accepted", accepted[answer]
    elif answer in when:
        verdict, explanation = "later", _("It is on the plan, but not yet: {answer}.", answer=when[answer])
    elif stage.ask in ("morphology", "distribution"):
        explanation = _would_be(state.finding, stage.ask, answer)
    counted = stage.ask in ("next_step", "category") and state.result is None
    return Choice(
        answer=answer,
        label=option.words or QUESTION_TYPES[stage.ask].label(state, answer),
        verdict=verdict,  # type: ignore[arg-type]
        explanation=explanation,
        more=answer not in ROUTINE if counted else None,
        option=option,
    )


def _would_be(finding: Finding, name: str, answer: str) -> str:
    """Say where another word would have led."""
    workup = workup_if_possible(finding.replace(**{name: answer}))
    if workup is None:
        return ""
    said = _("BI-RADS {category}, {step}", category=workup.category, step=inside(workup.steps[0].label))
    return _("With that word the tables would have said: {said}.", said=said)


def _agree(choices: tuple[Choice, ...], right: str, reasons: tuple[Statement, ...]) -> None:
    """Refuse a stage that tells another story than the tables, with their reasons."""
    if len({choice.label for choice in choices}) < len(choices):
        raise CalcikitError("two answers read the same")
    if wrong := next(_contradictions(choices, right), ""):
        raise CalcikitError(
            ". ".join([wrong, " ".join(reason.text for reason in reasons)]).removesuffix(". ")
        )


def _contradictions(choices: tuple[Choice, ...], right: str) -> Iterator[str]:
    """Say where a stage tells another story than the tables."""
    answers = [choice.answer for choice in choices]
    if right not in answers:
        yield f"the tables say {right!r} here, the case offers {', '.join(answers)}"
    for choice in choices:
        fits = choice.verdict in ("right", "accepted")
        if fits and choice.option.why_not:
            said = "say" if choice.verdict == "right" else "accept"
            yield f"the tables {said} {choice.answer!r} here, the case tells it as a wrong turn"
        if not fits and not choice.option.why_not:
            yield f"the tables say {right!r} here, the case tells {choice.answer!r} as right (no 'why_not')"


def _reasons(stage: Stage, state: CaseState, right: str) -> tuple[Statement, ...]:
    """Return why the right answer is right."""
    if stage.ask in ("morphology", "distribution"):
        term = state.words.attributes[stage.ask][right]
        return tuple(said for _, said in statements(term) if said in (term.definition, term.look))
    if stage.ask in ("reply", "claim"):
        return (statement(stage.ask, stage.about, state.words)[1],)
    rules = [rule for rule in state.workup.reasons if rule.decisive]
    if stage.ask == "concordance":
        rules = [r for name in ("concordance", "adequacy") for r in state.workup.reasons if r.table == name]
    said = [Statement(text=r.because, cite=r.cite, certainty=r.certainty) for r in rules]
    step = state.words.steps[right].why if stage.ask == "next_step" else None
    return tuple([step, *said] if step else said)
