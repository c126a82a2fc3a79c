"""Three parallel forms of a test: the same blueprint, filled by other seeds; ``data/practice/forms.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Annotated

from pydantic import Field

from .._data import Knowledge, Record, Words, derived
from ..errors import one_of
from ..lexicon.models import Id
from .generator import item_of
from .models import Item

FILE = "practice/forms.toml"
PATIENCE = 4000


class Slot(Record):
    """What one question of every form is: its kind, its right answer, and what makes it hard.

    Attributes
    ----------
    kind, truth : str
        An empty truth stands for any.
    shapes : tuple of str
        The shapes on its images, in the order of the alphabet; none for any.
    answers : int
        How many there are to choose from.
    density : str
        Of the breast on its first image; empty for any.
    words : int, optional
        How many words of the description leave their default.

    Examples
    --------
    >>> slots()[0].truth
    'amorphous'
    """

    kind: str
    truth: str = ""
    shapes: tuple[str, ...] = ()
    answers: Annotated[int, Field(ge=2, le=5)]
    density: str = ""
    words: int | None = None

    def fits(self, item: Item) -> bool:
        """Say whether a question may stand here."""
        shown = tuple(sorted({spec.finding.morphology for spec in item.pictures}))
        known = item.finding.attributes(item.finding.knowledge)
        words = sum(value != known[name].default for name, value in item.finding.as_dict().items())
        return (
            item.kind == self.kind
            and self.truth in ("", item.truth)
            and self.shapes in ((), shown)
            and self.answers == len(item.options)
            and (not self.density or {spec.density for spec in item.pictures} == {self.density})
            and self.words in (None, words)
        )


class _Named(Record):
    id: Id
    label: Words
    seed: Annotated[int, Field(ge=0)]


class _File(Record):
    intro: Words
    done: Words
    form: tuple[_Named, ...] = Field(min_length=2)
    slot: tuple[Slot, ...] = Field(min_length=1)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form of the test.

    Attributes
    ----------
    id, label : str
    items : tuple of Item
        In the order in which they are asked.
    intro, done : str
        What is said at the start and at the end.

    Examples
    --------
    >>> len(exam_form("before").items)
    24
    """

    id: str
    label: str
    items: tuple[Item, ...]
    intro: str
    done: str


def slots(knowledge: Knowledge | None = None) -> tuple[Slot, ...]:
    """Return the blueprint that all forms share."""
    return _read(knowledge).slot


@derived
def forms(knowledge: Knowledge) -> Mapping[str, Form]:
    """Return the forms by id, in the order in which a class takes them.

    Raises
    ------
    DataError
        If no question fits a slot.

    Examples
    --------
    >>> list(forms())
    ['before', 'after', 'later']
    """
    told, made, asked = _read(knowledge), dict[str, Form](), set[object]()
    for named in told.form:
        items = [*_filled(named, told.slot, asked, knowledge)]
        Random(f"form/{named.seed}").shuffle(items)
        n = len(items)
        made[named.id] = Form(
            id=named.id,
            label=named.label,
            items=tuple(items),
            intro=told.intro.format(n=n),
            done=told.done.format(n=n),
        )
    return made


def exam_form(form_id: str, knowledge: Knowledge | None = None) -> Form:
    """Return one form.

    Raises
    ------
    UnknownTerm
        If there is no such form.

    Examples
    --------
    >>> exam_form("befor")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'befor' is not a known form. Did you mean 'before'? ...
    """
    found = forms(knowledge)
    return found[one_of("form", form_id, found)]


@derived
def _read(knowledge: Knowledge) -> _File:
    return knowledge.read(FILE, _File)


def _filled(
    named: _Named, blueprint: tuple[Slot, ...], asked: set[object], knowledge: Knowledge
) -> Iterator[Item]:
    """Fill every slot with the first question of the form's seed that fits and was in no form before."""
    for slot in blueprint:
        for number in count():
            if number > PATIENCE:
                raise knowledge.error(FILE, named.id, f"no question fits the slot {slot}")
            item = item_of(f"{slot.kind}-{named.seed}-{number}", knowledge)
            said = item.id, (item.stem, item.pictures)
            if slot.fits(item) and not asked & {*said}:
                asked |= {*said}
                yield item
                break
