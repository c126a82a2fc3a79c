"""What every format of an exam shows of an item: words, drawn pictures, reasons and sources in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from string import ascii_uppercase
from typing import TYPE_CHECKING

from .._data import gettext as _, ngettext, percent
from ..errors import CalcikitError
from ..references import cite
from ..reviews import review_summary
from ..workup import local_protocol

if TYPE_CHECKING:
    from ..quiz import Item, PictureSpec


SIZE, QUALITY = 480, 70


@dataclass(frozen=True, kw_only=True)
class Image:
    """A drawn picture: its file, words that give nothing away, and words that do."""

    name: str
    data: bytes = field(repr=False)
    alt: str
    shows: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer to choose."""

    letter: str
    text: str
    right: bool
    credit: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """An item with everything that a paper needs, as plain lines without control characters.

    Examples
    --------
    >>> from calcikit.quiz import drill_items
    >>> question = questions(drill_items(1, seed=7, kinds=["category"]))[0]
    >>> question.number, question.id, question.right.letter in "ABCDE", len(question.sources) > 0
    (1, 'category-7-0', True, True)
    """

    number: int
    id: str
    kind: str
    stem: str
    images: tuple[Image, ...]
    answers: tuple[Answer, ...]
    explanation: str
    where: str
    sources: tuple[str, ...]

    @property
    def right(self) -> Answer:
        """The right answer."""
        return next(answer for answer in self.answers if answer.right)

    @property
    def closing(self) -> list[str]:
        """What is said after the answer and not with it: explanation, where to look, what the images show."""
        shows = [
            _("Image {n}: {words}", n=place, words=image.shows) for place, image in enumerate(self.images, 1)
        ]
        return [line for line in (self.explanation, self.where, *shows) if line not in self.right.reason]


def questions(items: Iterable[Item]) -> tuple[Question, ...]:
    """Draw the pictures and spell out the sources of items, numbered from 1.

    Raises
    ------
    CalcikitError
        If there is no item, or one comes twice, by its id or in its words.
    """
    from ..quiz import Item

    found, asked = (items,) if isinstance(items, Item) else tuple(items), dict[object, str]()
    if not found:
        raise CalcikitError("an exam needs at least one item: try drill_items(20)")
    for item in found:
        for said in (item.id, (item.stem, item.pictures)):
            if said in asked:
                same = "" if asked[said] == item.id else f": {asked[said]!r} asks the same"
                raise CalcikitError(f"the item {item.id!r} is in the exam twice{same}")
            asked[said] = item.id
    return tuple(_question(number, item) for number, item in enumerate(found, 1))


def _question(number: int, item: Item) -> Question:
    keys = [*item.cite, *(key for option in item.options for key in option.cite)]
    return Question(
        number=number,
        id=item.id,
        kind=item.kind,
        stem=_single_line(item.stem),
        images=_images(item),
        answers=tuple(
            Answer(
                letter=letter,
                text=_single_line(option.text),
                right=option.right,
                credit=option.credit,
                reason=_single_line(f"{option.reason} {option.background}"),
            )
            for letter, option in zip(ascii_uppercase, item.options, strict=False)
        ),
        explanation=_single_line(item.explanation),
        where=_single_line(item.where),
        sources=tuple(cite(keys)),
    )


def _images(item: Item) -> tuple[Image, ...]:
    """Draw the pictures of an item; of two, the words speak of the left and the right one."""
    drawn = tuple(_image(item.id, place, spec) for place, spec in enumerate(item.pictures, 1))
    if len(drawn) != 2:
        return drawn
    left, right = drawn
    return (
        replace(left, alt=_("Left: {words}", words=left.alt)),
        replace(right, alt=_("Right: {words}", words=right.alt)),
    )


def _image(item_id: str, place: int, spec: PictureSpec) -> Image:
    """Draw a picture; its name changes with its content, so that no reader mixes up two versions."""
    patch = spec.draw(SIZE)
    data = patch.jpeg(QUALITY)
    name = f"calcikit-{item_id}-{place}-{sha256(data).hexdigest()[:8]}.jpg"
    alt = _single_line(_("Simulated mammogram. {caption}", caption=spec.caption))
    return Image(name=name, data=data, alt=alt, shows=_single_line(patch.alt))


def _single_line(text: str) -> str:
    """Set words on one line, without characters that no format can hold."""
    return " ".join("".join(letter for letter in text if letter.isspace() or _is_xml_char(letter)).split())


def _is_xml_char(letter: str) -> bool:
    """Say whether XML may hold a character."""
    code = ord(letter)
    return code >= 0x20 and code not in (0x7F, 0xFFFE, 0xFFFF) and not 0xD800 <= code <= 0xDFFF


def notice() -> str:
    """Return what stands on every paper: what it is for, and who has reviewed the content."""
    return " ".join([_("For learning, not for care."), _("Simulated images, no patients."), review_summary()])


def question_title(question: Question) -> str:
    """Return what a question is called on a paper."""
    return _("Question {n}", n=question.number)


def credit_text(answer: Answer) -> str:
    """Return what an answer is worth, in words."""
    if answer.right:
        return _("right")
    return _("nearly, {share} of a point", share=percent(answer.credit)) if answer.credit else _("wrong")


def exam_title(title: str | None, asked: tuple[Question, ...]) -> str:
    """Return the title of an exam, made of what the items say without one, and the local protocol."""
    seeds = {question.id.split("-")[1] for question in asked if question.id.count("-") == 2}
    told = ngettext("calcikit: 1 question", "calcikit: {n} questions", len(asked))
    if len(seeds) == 1:
        told = _("{questions}, seed {seed}", questions=told, seed=seeds.pop())
    local = local_protocol().removesuffix(".")
    return ". ".join(filter(None, [_single_line(title or "") or told, local]))
