"""Questions that a lesson asks in passing; ``recommend()`` knows the answers, nobody types them in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic import Field

from .._data import Knowledge, Record
from ..errors import CalcikitError, DataError, UnknownTerm
from ..lexicon import Statement, lexicon
from ..references import reference
from ..workup import BiopsyResult, Finding, Workup, after_biopsy, recommend
from .evidence_answers import asked_number

__all__ = ["SelfCheckItem", "self_check_item", "self_checks"]

FILE = "self_checks.toml"


class Option(Record):
    """One answer to choose, with the reason why it is right or wrong."""

    answer: str
    reason: Statement


class SelfCheckItem(Record):
    """A question about a finding or a biopsy result.

    Attributes
    ----------
    id, question : str
    finding, result : mapping, optional
        What is described; exactly one of them, unless `ask` is ``term``.
    ask : {"category", "next_step", "term", "number"}
        What is asked: the category or next step that the tables give, the word for a description, or a
        number that the evidence gives.
    right : str, optional
        For ``term``: ``attribute.term``, such as ``morphology.amorphous``; for ``number``: its name.
    options : tuple of Option
        Ids of categories, steps or terms, or numbers as they are printed; the right one among them.

    Examples
    --------
    >>> all(item.right_answer in [o.answer for o in item.options] for item in self_checks().values())
    True
    """

    id: str
    question: str
    finding: Mapping[str, str] | None = None
    result: Mapping[str, str] | None = None
    ask: Literal["category", "next_step", "term", "number"]
    right: str = ""
    options: tuple[Option, ...] = Field(alias="option", min_length=3)

    @property
    def workup(self) -> Workup | None:
        """The workup of what is described, or None for a question about a word."""
        if self.finding is not None:
            return recommend(Finding.from_dict(self.finding))
        return after_biopsy(BiopsyResult.from_dict(self.result)) if self.result is not None else None

    @property
    def right_answer(self) -> str:
        """The id of the right option."""
        if self.ask == "term":
            return self.right.partition(".")[2]
        return asked_number(self.right) if self.ask == "number" else str(getattr(self.workup, self.ask))

    def label(self, answer: str) -> str:
        """Return an option's words."""
        words = lexicon()
        if self.ask == "category":
            return f"BI-RADS {answer}, {words.categories[answer].label.lower()}"
        if self.ask == "next_step":
            return words.steps[answer].label
        if self.ask == "number":
            return answer
        return words.attributes[self.right.partition(".")[0]][answer].label

    def as_question(self) -> dict[str, Any]:
        """Return what the widget shows.

        Examples
        --------
        >>> item = next(iter(self_checks().values()))
        >>> sum(option["right"] for option in item.as_question()["options"])
        1
        """
        keys = dict.fromkeys(key for option in self.options for key in option.reason.cite)
        return {
            "id": self.id,
            "question": self.question,
            "options": [
                {
                    "text": self.label(option.answer),
                    "reason": option.reason.text,
                    "right": option.answer == self.right_answer,
                }
                for option in self.options
            ],
            "source": [{"text": reference(key).text, "url": reference(key).link} for key in keys],
        }


class _File(Record):
    check: tuple[SelfCheckItem, ...]


@cache
def self_checks() -> dict[str, SelfCheckItem]:
    """Read the questions, by id, and make sure that the tables agree with their options.

    Raises
    ------
    DataError
        Naming the question: an unknown word, a doubled id, or a right answer that is not offered.

    Examples
    --------
    >>> len(self_checks()) >= 6
    True
    """
    items: dict[str, SelfCheckItem] = {}
    for item in Knowledge.load().read(FILE, _File).check:
        if item.id in items:
            raise DataError(FILE, item.id, "this id is used twice")
        try:
            _check(item)
        except CalcikitError as error:
            raise DataError(FILE, item.id, str(error)) from None
        items[item.id] = item
    return items


def _check(item: SelfCheckItem) -> None:
    """Refuse an item whose description, options or answer do not hold together."""
    parts = [item.finding, item.result, item.right or None]
    if sum(part is not None for part in parts) != 1 or (item.ask in ("term", "number")) != bool(item.right):
        raise CalcikitError(
            "describe exactly one of: finding, result, or (to ask for a term or a number) right"
        )
    words = lexicon()
    for described, names in (
        (item.finding, Finding.attribute_names()),
        (item.result, BiopsyResult.attribute_names()),
    ):
        for name in described or ():
            if name not in names:
                raise UnknownTerm("attribute", name, names)
    if item.ask == "term":
        attribute = item.right.partition(".")[0]
        if attribute not in words.attributes:
            raise UnknownTerm("attribute", attribute, words.attributes)
        allowed: Any = words.attributes[attribute].ids
    else:
        allowed = words.categories if item.ask == "category" else words.steps
    answers = [option.answer for option in item.options]
    for answer in () if item.ask == "number" else (*answers, item.right_answer):
        if answer not in allowed:
            raise UnknownTerm(item.ask, answer, allowed)
    for option in item.options:
        for key in option.reason.cite:
            reference(key)
    if answers.count(item.right_answer) != 1 or len(set(answers)) != len(answers):
        raise CalcikitError(f"the tables say {item.right_answer!r}, the options are {', '.join(answers)}")


def self_check_item(item_id: str) -> SelfCheckItem:
    """Return one question.

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
    if item_id not in self_checks():
        raise UnknownTerm("self-check", item_id, self_checks())
    return self_checks()[item_id]
