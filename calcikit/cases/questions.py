"""What each kind of stage asks for: the answers it knows, the right one, and their words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from .._data import Knowledge, Record, Words, derived, inside
from ..errors import CalcikitError, one_of
from ..lexicon import Lexicon, Statement, lexicon
from ..workup import BiopsyResult, Finding, Step, Workup
from ..workup.recommend import workup_of

T = TypeVar("T")

FILE = "practice/case_questions.toml"
EXPLAINED = {"yes": "concordant", "likely": "concordant", "no": "discordant", "ask": "not_stated"}


class _Question(Record):
    id: str
    text: Words


class _File(Record):
    question: tuple[_Question, ...]


@derived
def question_texts(knowledge: Knowledge) -> Mapping[str, str]:
    """Return how each kind of stage usually asks.

    Raises
    ------
    DataError
        If a kind has no text, or is unknown.
    """
    found = {question.id: question.text for question in knowledge.read(FILE, _File).question}
    for kind in found:
        knowledge.require_known(FILE, kind, "kind of stage", QUESTION_TYPES, kind)
    if missing := [kind for kind in QUESTION_TYPES if kind not in found]:
        raise knowledge.error(FILE, "question", f"no text for {', '.join(missing)}")
    return found


@dataclass(frozen=True, kw_only=True)
class CaseState:
    """What is known of her at a stage, and what the stage is about."""

    finding: Finding
    knowledge: Knowledge = field(repr=False)
    result: BiopsyResult | None = None
    done: tuple[str, ...] = ()
    about: str = ""

    @property
    def words(self) -> Lexicon:
        """The lexicon."""
        return lexicon(self.knowledge)

    @property
    def workup(self) -> Workup:
        """What the tables say."""
        return workup_of(self.finding if self.result is None else self.result)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The plan of the tables, without what is done."""
        planned = self.workup.steps
        for step in self.done:
            one_of("step of this plan", step, [step.id for step in planned])
        if not (left := tuple(step for step in planned if step.id not in self.done)):
            raise CalcikitError("every step of the plan is done")
        return left


@dataclass(frozen=True, kw_only=True)
class QuestionType:
    """One kind of question.

    Attributes
    ----------
    allowed : callable
        The answers that there are, or None where an author may invent them.
    right : callable
        The right one: from the tables, or from what is described.
    accepted : callable
        Those that a named source accepts instead, each with why.
    label : callable
        The words of an answer.
    """

    allowed: Callable[[CaseState], Collection[str] | None]
    right: Callable[[CaseState], str]
    label: Callable[[CaseState, str], str]
    accepted: Callable[[CaseState], Mapping[str, str]] = lambda state: {}


def _alternatives(state: CaseState) -> Mapping[str, str]:
    """Return the steps that a named source accepts instead of the first one."""
    steps = [step for step in state.workup.alternatives if step.id not in state.done]
    return {step.id: f"{step.label}: {step.when}. {step.why}" for step in steps}


def _alternative_categories(state: CaseState) -> Mapping[str, str]:
    workup = state.workup
    why = next((r.because for r in workup.reasons if r.table == "alternative_category"), "")
    return dict.fromkeys(workup.alternative_categories, why)


def _described(name: str) -> Callable[[CaseState], str]:
    return lambda state: state.finding.as_dict()[name]


def _terms(name: str) -> Callable[[CaseState], Collection[str]]:
    return lambda state: state.words.attributes[name].ids


def _term(name: str) -> Callable[[CaseState, str], str]:
    return lambda state, answer: state.words.attributes[name][answer].label


def _explained(state: CaseState) -> str:
    """Say whether the tables find that the result explains the imaging findings."""
    if state.result is None:
        raise CalcikitError("there is no biopsy result yet that could explain the findings")
    said = EXPLAINED.get(state.workup.decided["concordant"])
    if said is None:
        raise CalcikitError("the tables do not ask here whether the result explains the imaging findings")
    return said


def statement(ask: str, about: str, words: Lexicon) -> tuple[str, Statement]:
    """Return what a web page or a patient says, and what is true."""
    if ask == "claim":
        claims = {claim.id: claim for claim in words.claims}
        return claims[one_of("claim", about, claims)].claim, claims[about].teach
    myths = {myth.id: myth for myth in words.myths}
    return myths[one_of("myth", about, myths)].myth, myths[about].truth


def _verdict(state: CaseState) -> str:
    statement("claim", state.about, state.words)
    return next(claim.verdict for claim in state.words.claims if claim.id == state.about)


def _truth(state: CaseState) -> str:
    statement("reply", state.about, state.words)
    return state.about


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


QUESTION_TYPES = {
    "next_step": QuestionType(
        allowed=lambda state: state.words.steps,
        right=lambda state: state.steps[0].id,
        accepted=_alternatives,
        label=lambda state, answer: state.words.steps[answer].label,
    ),
    "category": QuestionType(
        allowed=lambda state: state.words.categories,
        right=lambda state: state.workup.category,
        accepted=_alternative_categories,
        label=lambda state, answer: f"BI-RADS {answer}, {inside(state.words.categories[answer].label)}",
    ),
    "morphology": QuestionType(
        allowed=_terms("morphology"), right=_described("morphology"), label=_term("morphology")
    ),
    "distribution": QuestionType(
        allowed=_terms("distribution"), right=_described("distribution"), label=_term("distribution")
    ),
    "concordance": QuestionType(allowed=_terms("concordance"), right=_explained, label=_term("concordance")),
    "tell_her": QuestionType(
        allowed=lambda state: [c.id for c in state.words.categories.values() if c.rid_of],
        right=lambda state: state.workup.category,
        label=lambda state, answer: state.words.categories[answer].rid_of,
    ),
    "reply": QuestionType(
        allowed=lambda state: None,
        right=_truth,
        label=lambda state, answer: statement("reply", answer, state.words)[1].text,
    ),
    "claim": QuestionType(
        allowed=lambda state: dict.fromkeys(claim.verdict for claim in state.words.claims),
        right=_verdict,
        label=lambda state, answer: _capital(next(c.said for c in state.words.claims if c.verdict == answer)),
    ),
}
