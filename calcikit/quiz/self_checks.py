"""Questions that a lesson asks in passing; ``recommend()`` knows the answers, nobody types them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from .._data import Knowledge, Record, Words, derived, gettext as _, inside, number, percent
from ..errors import CalcikitError, DataError, one_of
from ..lexicon import Statement, lexicon
from ..references import reference
from ..workup import BiopsyResult, Finding
from ..workup.recommend import workup_of
from .evidence_answers import asked_number

FILE = "self_checks.toml"


class Option(Record):
    """One answer to choose, with the reason why it is right or wrong."""

    answer: str
    reason: Statement


class SelfCheckItem(Record):
    """A question about a finding or a biopsy result, as the file has it.

    Attributes
    ----------
    id, question : str
    finding, result : mapping, optional
        What is described; exactly one of them, unless `ask` is ``term`` or ``number``.
    ask : {"category", "next_step", "term", "number"}
        What is asked: the category or next step that the tables give, the word for a description, or a
        number that the evidence gives.
    right : str, optional
        For ``term``: ``attribute.term``, such as ``morphology.amorphous``; for ``number``: its name.
    options : tuple of Option
        Ids of categories, steps or terms, or numbers as they are printed; the right one among them.
    """

    id: str
    question: Words
    finding: Mapping[str, str] | None = None
    result: Mapping[str, str] | None = None
    ask: Literal["category", "next_step", "term", "number"]
    right: str = ""
    options: tuple[Option, ...] = Field(alias="option", min_length=3)


@dataclass(frozen=True, kw_only=True)
class SelfCheck:
    """A question with its right answer, and every answer in words.

    Attributes
    ----------
    item : SelfCheckItem
    right_answer : str
        The answer that the tables, the lexicon or the evidence give.
    texts : mapping of str to str
        The words of each answer.

    Examples
    --------
    >>> all(check.right_answer in check.texts for check in self_checks().values())
    True
    """

    item: SelfCheckItem
    right_answer: str
    texts: Mapping[str, str]

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.item.id


class _File(Record):
    check: tuple[SelfCheckItem, ...]


@derived
def self_checks(knowledge: Knowledge) -> Mapping[str, SelfCheck]:
    """Return the questions, by id; the tables agree with their options.

    Raises
    ------
    DataError
        Naming the question: an unknown word, a doubled id, or a right answer that is not offered.

    Examples
    --------
    >>> len(self_checks()) >= 6
    True
    """
    return {name: _checked(item, knowledge) for name, item in _items(knowledge).items()}


@derived
def _items(knowledge: Knowledge) -> dict[str, SelfCheckItem]:
    return {item.id: item for item in knowledge.read(FILE, _File).check}


def _checked(item: SelfCheckItem, knowledge: Knowledge) -> SelfCheck:
    """Work out the right answer, and refuse an item that does not hold together."""
    try:
        return _answered(item, knowledge)
    except DataError:
        raise
    except CalcikitError as error:
        raise knowledge.error(FILE, item.id, error) from None


def _answered(item: SelfCheckItem, knowledge: Knowledge) -> SelfCheck:
    parts = [item.finding, item.result, item.right or None]
    if sum(part is not None for part in parts) != 1 or (item.ask in ("term", "number")) != bool(item.right):
        raise CalcikitError(
            "describe exactly one of: finding, result, or (to ask for a term or a number) right"
        )
    right, answers = _right_answer(item, knowledge), [option.answer for option in item.options]
    texts = {answer: _text(item, answer, knowledge) for answer in answers}
    for key in (key for option in item.options for key in option.reason.cite):
        reference(key, knowledge)
    if answers.count(right) != 1 or len(texts) != len(answers):
        raise CalcikitError(f"the tables say {right!r}, the options are {', '.join(answers)}")
    return SelfCheck(item=item, right_answer=right, texts=texts)


def _right_answer(item: SelfCheckItem, knowledge: Knowledge) -> str:
    words = lexicon(knowledge).attributes
    if item.ask == "number":
        return asked_number(item.right, knowledge)
    if item.ask == "term":
        attribute, _, term = item.right.partition(".")
        return words[one_of("attribute", attribute, words)][term].id
    described = BiopsyResult if item.finding is None else Finding
    workup = workup_of(described.from_dict(item.finding or item.result or {}, knowledge))
    return workup.category if item.ask == "category" else workup.next_step


def _text(item: SelfCheckItem, answer: str, knowledge: Knowledge) -> str:
    """Return an answer in words."""
    words = lexicon(knowledge)
    if item.ask == "category":
        label = words.categories[one_of("category", answer, words.categories)].label
        return f"BI-RADS {answer}, {inside(label)}"
    if item.ask == "next_step":
        return words.steps[one_of("next_step", answer, words.steps)].label
    if item.ask == "number":
        low, to, high = answer.partition(" to ")
        return _("{low} to {high}", low=_figure(low), high=_figure(high)) if to else _figure(answer)
    return words.attributes[item.right.partition(".")[0]][answer].label


def _figure(text: str) -> str:
    """Return a number of the file as the language in use writes it."""
    value = float(text.rstrip("%"))
    return percent(value / 100, 1) if text.endswith("%") else number(value, 1)


def self_check_item(item_id: str, knowledge: Knowledge | None = None) -> SelfCheck:
    """Return one question; the others are not worked out for it.

    Raises
    ------
    UnknownTerm
        If no question has that id.

    Examples
    --------
    >>> self_check_item("benign-certian")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'benign-certian' is not a known self-check...
    """
    knowledge = knowledge or Knowledge.load()
    found = _items(knowledge)
    return _checked(found[one_of("self-check", item_id, found)], knowledge)
