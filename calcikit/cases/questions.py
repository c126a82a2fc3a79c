"""What each kind of stage asks for: the answers it knows, the right one, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ..errors import CalcikitError, UnknownTerm
from ..lexicon import Statement, lexicon
from ..workup import BiopsyResult, Finding, Step, Workup, after_biopsy, recommend

__all__ = ["QUESTION_TYPES", "CaseState", "QuestionType", "statement"]

T = TypeVar("T")

EXPLAINED = {"yes": "concordant", "no": "discordant", "ask": "not_stated"}


@dataclass(frozen=True, kw_only=True)
class CaseState:
    """What is known of her at a stage, and what the stage is about."""

    finding: Finding
    result: BiopsyResult | None = None
    done: tuple[str, ...] = ()
    about: str = ""

    @property
    def workup(self) -> Workup:
        """What the tables say."""
        return recommend(self.finding) if self.result is None else after_biopsy(self.result)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The plan of the tables, without what is done."""
        planned = self.workup.steps
        for step in self.done:
            if step not in (known := [step.id for step in planned]):
                raise UnknownTerm("step of this plan", step, known)
        if not (left := tuple(step for step in planned if step.id not in self.done)):
            raise CalcikitError("every step of the plan is done")
        return left


@dataclass(frozen=True, kw_only=True)
class QuestionType:
    """One kind of question.

    Attributes
    ----------
    question : str
        How it is usually put.
    allowed : callable
        The answers that there are, or None where an author may invent them.
    right : callable
        The right one: from the tables, or from what is described.
    accepted : callable
        Those that a named source accepts instead, each with why.
    label : callable
        The words of an answer.
    """

    question: str
    allowed: Callable[[CaseState], Iterable[str] | None]
    right: Callable[[CaseState], str]
    label: Callable[[str], str]
    accepted: Callable[[CaseState], Mapping[str, str]] = lambda scene: {}


def _alternatives(scene: CaseState) -> Mapping[str, str]:
    """Return the steps that a named source accepts instead of the first one."""
    return {step.id: step.why for step in scene.workup.alternatives if step.id not in scene.done}


def _also(scene: CaseState) -> Mapping[str, str]:
    workup = scene.workup
    why = next((r.because for r in workup.reasons if r.table == "alternative_category"), "")
    return dict.fromkeys(workup.alternative_categories, why)


def _category(answer: str) -> str:
    return f"BI-RADS {answer}, {lexicon().categories[answer].label.lower()}"


def _described(name: str) -> Callable[[CaseState], str]:
    return lambda scene: scene.finding.as_dict()[name]


def _term(name: str) -> Callable[[str], str]:
    return lambda answer: lexicon().attributes[name][answer].label


def _explained(scene: CaseState) -> str:
    """Say whether the tables find that the result explains the picture."""
    if scene.result is None:
        raise CalcikitError("there is no biopsy result yet that could explain the picture")
    said = EXPLAINED.get(scene.workup.decided["concordant"])
    if said is None:
        raise CalcikitError("the tables do not ask here whether the result explains the picture")
    return said


def statement(ask: str, about: str) -> tuple[str, Statement]:
    """Return what a web page or a patient says, and what is true."""
    words = lexicon()
    if ask == "claim":
        claims = {claim.id: claim for claim in words.claims}
        return _known("claim", about, claims).claim, claims[about].teach
    myths = {myth.id: myth for myth in words.myths}
    return _known("myth", about, myths).myth, myths[about].truth


def _known(kind: str, value: str, table: Mapping[str, T]) -> T:
    if value not in table:
        raise UnknownTerm(kind, value, table)
    return table[value]


def _verdict(scene: CaseState) -> str:
    statement("claim", scene.about)
    return next(claim.verdict for claim in lexicon().claims if claim.id == scene.about)


def _truth(scene: CaseState) -> str:
    statement("reply", scene.about)
    return scene.about


QUESTION_TYPES = {
    "next_step": QuestionType(
        question="What do you do next?",
        allowed=lambda scene: lexicon().steps,
        right=lambda scene: scene.steps[0].id,
        accepted=_alternatives,
        label=lambda answer: lexicon().steps[answer].label,
    ),
    "category": QuestionType(
        question="Which category do you give?",
        allowed=lambda scene: lexicon().categories,
        right=lambda scene: scene.workup.category,
        accepted=_also,
        label=_category,
    ),
    "morphology": QuestionType(
        question="What do you call their shape?",
        allowed=lambda scene: lexicon().attributes["morphology"].ids,
        right=_described("morphology"),
        label=_term("morphology"),
    ),
    "distribution": QuestionType(
        question="What do you call their arrangement?",
        allowed=lambda scene: lexicon().attributes["distribution"].ids,
        right=_described("distribution"),
        label=_term("distribution"),
    ),
    "concordance": QuestionType(
        question="Does the result explain the picture?",
        allowed=lambda scene: lexicon().attributes["concordance"].ids,
        right=_explained,
        label=_term("concordance"),
    ),
    "tell_her": QuestionType(
        question="What do you tell her?",
        allowed=lambda scene: [c.id for c in lexicon().categories.values() if c.rid_of],
        right=lambda scene: scene.workup.category,
        label=lambda answer: lexicon().categories[answer].rid_of,
    ),
    "reply": QuestionType(
        question="What do you answer?",
        allowed=lambda scene: None,
        right=_truth,
        label=lambda answer: statement("reply", answer)[1].text,
    ),
    "claim": QuestionType(
        question="What do you say about this sentence?",
        allowed=lambda scene: dict.fromkeys(claim.verdict for claim in lexicon().claims),
        right=_verdict,
        label=lambda answer: answer[:1].upper() + answer[1:],
    ),
}
