"""Writes a case with an author, stage by stage: the tables answer at once, a wrong story is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from .._data import Knowledge
from .._data.records import NEEDS_WORDS, SAYS_SOMETHING, entry_of, first_problem
from ..errors import CalcikitError, UnknownTerm
from ..lexicon import lexicon
from ..references import reference
from ..workup import BiopsyResult, Finding
from .description import state_at
from .evaluation import decide, evaluate
from .models import Case, Stage
from .questions import QUESTION_TYPES, CaseState

ASKED = ("next_step", "category", "morphology", "distribution", "concordance", "tell_her")
LONGEST_NAME = 60
FEWEST, MOST = 3, 5


@dataclass
class CaseWriter:
    """Asks an author for a case.

    Parameters
    ----------
    ask : callable
        Shows a prompt and returns what was typed.
    say : callable
        Shows a line.
    knowledge : Knowledge, optional

    Attributes
    ----------
    head : dict
        What was said of the whole case so far.
    """

    ask: Callable[[str], str]
    say: Callable[[str], None]
    knowledge: Knowledge = field(default_factory=Knowledge.load)
    head: dict[str, Any] = field(default_factory=dict, init=False)

    def write(self) -> tuple[str, str]:
        """Return the id of the case and its TOML, once the tables agree with it."""
        head = self.head
        stages: list[dict[str, Any]] = []
        head["title"] = self._text("Title")
        head["id"] = re.sub(r"[^a-z0-9]+", "-", head["title"].lower())[:LONGEST_NAME].strip("-") or "case"
        head["who"] = self._text("Who is she? Invented, in a sentence")
        head["teaches"] = self._text("What does the case teach? Shown at the end")
        head["seed"] = 1
        while True:
            stages.append(self._stage(len(stages) + 1, stages))
            if len(stages) < 2 or self._yes("Another stage"):
                continue
            try:
                evaluate(Case.model_validate({**head, "stage": stages}), self.knowledge)
            except (CalcikitError, ValidationError) as error:
                self.say(f"Not finished: {_problem(error)}")
                continue
            return head["id"], as_toml(head, stages)

    def _text(self, question: str) -> str:
        while not re.search(SAYS_SOMETHING, said := self.ask(f"{question}: ").strip()):
            self.say(f"{said!r} says nothing: {NEEDS_WORDS}." if said else "Something has to stand here.")
        return said

    def _choice(self, question: str, options: Mapping[str, str]) -> str:
        """Ask for one of some ids, by number or by name."""
        ids = list(options)
        self.say("\n".join(f"  {n}. {options[each]} ({each})" for n, each in enumerate(ids, 1)))
        while True:
            said = self._text(question)
            if said.isdecimal() and 0 < int(said) <= len(ids):
                return ids[int(said) - 1]
            if said in ids:
                return said
            self.say(str(UnknownTerm("choice", said, ids)))

    def _stage(self, number: int, before: list[dict[str, Any]]) -> dict[str, Any]:
        """Ask for a stage until the tables tell the same story."""
        while True:
            self.say(f"\nStage {number}")
            stage: dict[str, Any] = {"id": f"stage-{number}"}
            try:
                stage |= self._situation()
                state = state_at([Stage.model_construct(**each) for each in (*before, stage)], self.knowledge)
                self._show(stage, state)
                stage["option"] = self._options(stage, state)
                decide(Stage.model_validate(stage), state)
            except (CalcikitError, ValidationError) as error:
                self.say(f"Stage {number} is refused: {_problem(error)}\nAgain, from its beginning.")
            else:
                return stage

    def _situation(self) -> dict[str, Any]:
        words = lexicon(self.knowledge)
        stage: dict[str, Any] = {"text": self._text("What happened, and what is known now?")}
        stage["station"] = self._choice("Where is she?", {each.id: each.label for each in words.stations})
        kinds = {"finding": "what is seen", "result": "what the biopsy gave", "nothing": "nothing"}
        kind = self._choice("What is new?", kinds)
        if kind != "nothing":
            described = Finding if kind == "finding" else BiopsyResult
            stage[kind] = self._picks(described)
        stage["ask"] = self._choice("What does the learner decide?", {each: each for each in ASKED})
        return stage

    def _picks(self, described: type[Finding] | type[BiopsyResult]) -> dict[str, str]:
        """Ask for what is new, one attribute after the other."""
        known = described.attributes(self.knowledge)
        picks: dict[str, str] = {}
        while True:
            options = {"done": "nothing more", **{name: known[name].label for name in known}}
            name = self._choice("Which attribute?", options)
            if name == "done":
                return picks
            picks[name] = self._choice(known[name].question, {t.id: t.label for t in known[name].terms})

    def _show(self, stage: Mapping[str, Any], state: CaseState) -> None:
        asking = QUESTION_TYPES[stage["ask"]]
        right = asking.right(state)
        self.say(f"The tables say: {asking.label(state, right)} ({right}).")
        for answer in asking.accepted(state):
            self.say(f"Also accepted: {asking.label(state, answer)} ({answer}).")

    def _options(self, stage: Mapping[str, Any], state: CaseState) -> list[dict[str, Any]]:
        asking = QUESTION_TYPES[stage["ask"]]
        right, accepted = asking.right(state), asking.accepted(state)
        options = [{"answer": right, "story": self._text(f"What happens after {right}?")}]
        left = {each: asking.label(state, each) for each in asking.allowed(state) or () if each != right}
        while left and (len(options) < FEWEST or (len(options) < MOST and self._yes("One more answer"))):
            answer = self._choice("Another answer", left)
            del left[answer]
            option: dict[str, Any] = {"answer": answer, "story": self._text("What happens then?")}
            if answer not in accepted:
                option["back"] = self._text("How does the story find its way back?")
                option["why_not"] = {"text": self._text("Why is it wrong?"), "cite": self._sources()}
            options.append(option)
        return options

    def _yes(self, question: str) -> bool:
        return self._text(f"{question}? y or n").lower().startswith("y")

    def _sources(self) -> list[str]:
        while True:
            keys = self._text("Sources, keys of references.bib, apart by spaces").split()
            try:
                for key in keys:
                    reference(key, self.knowledge)
            except UnknownTerm as error:
                self.say(str(error))
            else:
                return keys


def _problem(error: CalcikitError | ValidationError) -> str:
    """Say in words why the tables, or the form of a case, refuse what was typed."""
    if isinstance(error, CalcikitError):
        return str(error)
    place, problem = first_problem(error)
    return f"{entry_of({}, place)}: {problem}" if place else problem


def as_toml(head: Mapping[str, Any], stages: Iterable[Mapping[str, Any]]) -> str:
    """Return a case as the text of its file."""
    lines = ["#:schema ../schema/case.json", *(f"{key} = {_value(value)}" for key, value in head.items())]
    for stage in stages:
        lines += ["", "[[stage]]"]
        lines += [f"{key} = {_value(value)}" for key, value in stage.items() if key != "option"]
        for option in stage["option"]:
            lines += ["[[stage.option]]", *(f"{key} = {_value(value)}" for key, value in option.items())]
    return "\n".join([*lines, ""])


def _value(value: Any) -> str:
    """Return a value as TOML; a string of JSON is one of TOML as well."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
