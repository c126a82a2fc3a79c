"""What a case file holds: frozen records, checked by pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .._data import Key, Record, Text, Words
from ..lexicon import Statement

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Ask = Literal[
    "next_step", "category", "morphology", "distribution", "concordance", "tell_her", "reply", "claim"
]


class Picture(Record):
    """A simulated picture of the stage's finding.

    Attributes
    ----------
    view : str
        As for :func:`calcikit.simulate`.
    caption : str
        What the learner is told that this is.
    prior, other_breast : bool
        The earlier film; the other breast.
    """

    view: Literal["CC", "lateral", "magnification", "tangential"] = "CC"
    caption: Words
    prior: bool = False
    other_breast: bool = False


class Option(Record):
    """One answer to choose. The file never says which one is right: the tables do.

    Attributes
    ----------
    answer : str
        Id of a step, category or term; whatever the stage asks for.
    story : str
        What happens then.
    back, why_not : str, Statement
        Only for a wrong turn, where both are needed: how the story finds its way back, and why it is wrong.
    words : str
        Only where the stage asks for a reply: what is said to her, in kind words.
    """

    answer: Key
    story: Words
    back: Text = ""
    why_not: Statement | None = None
    words: Text = ""

    @model_validator(mode="after")
    def _way_back(self) -> Self:
        if bool(self.back) != (self.why_not is not None):
            raise ValueError("a wrong turn needs both 'why_not' and 'back'; a right answer has neither")
        return self


class Stage(Record):
    """One decision.

    Attributes
    ----------
    id : str
        Unique in its case.
    station : str
        A station of ``data/steps.toml``, where she stands on the path.
    text : str
        What happened, and what is known now.
    ask : str
        What is decided.
    question : str
        Only where the usual question of `ask` does not do.
    finding, result : mapping
        What is new about the described finding, or the biopsy result; what earlier stages said stays.
    done : tuple of str
        Steps of the tables' plan that the story has behind it; the next one is then asked for.
    about : str
        For a reply or a claim: id of the myth or claim in ``data/claims.toml``.
    pictures : tuple of Picture
    options : tuple of Option
    """

    id: Id
    station: Key
    text: Words
    ask: Ask
    question: Text = ""
    finding: Mapping[str, str] | None = None
    result: Mapping[str, str] | None = None
    done: tuple[str, ...] = ()
    about: str = ""
    pictures: tuple[Picture, ...] = Field((), alias="picture")
    options: tuple[Option, ...] = Field(alias="option", min_length=3, max_length=5)

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if self.finding is not None and self.result is not None:
            raise ValueError("a stage is about a finding or about a biopsy result, not about both")
        if bool(self.about) != (self.ask in ("reply", "claim")):
            raise ValueError(
                "'about' names the myth or claim that a reply or a claim is about, and nothing else"
            )
        return self


class Case(Record):
    """A staged case.

    Attributes
    ----------
    id, title : str
    who : str
        The woman, in a sentence.
    teaches : str
        What to take home; shown at the end.
    seed, density
        Of its pictures.
    stages : tuple of Stage
    """

    id: Id
    title: Words
    who: Words
    teaches: Words
    seed: int = Field(ge=0)
    density: Literal["a", "b", "c", "d"] = "b"
    stages: tuple[Stage, ...] = Field(alias="stage", min_length=2)

    def __repr__(self) -> str:
        return f"Case({self.id!r}: {self.title}, {len(self.stages)} stages)"
