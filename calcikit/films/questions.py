"""Questions on real films: the readers' own words, and what became of the lesion."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from PIL import Image

from .._data import gettext as _
from ..errors import UnknownTerm
from ..evidence.term_mapping import NOT_RECORDED
from ..lexicon import lexicon
from ..payload.question_bank import Bank, packed_bank
from ..payload.questions import labels, question
from ..payload.statement import references_payload
from ..quiz import Item, ItemOption, kinds
from ..quiz.naming_questions import naming_options
from ..simulator.encoding import drawing, encoded
from .collection import collection

if TYPE_CHECKING:
    from ..workup import Finding
    from .film import Film

__all__ = ["FilmQuestions"]

KINDS = {"shape": "morphology", "arrangement": "distribution", "outcome": "pathology"}
SIZE, QUALITY = 320, 80


class FilmQuestions:
    """What can be asked on some films, three questions a film at most.

    Parameters
    ----------
    films : sequence of Film
    chosen : collection of str
        Kinds of question, of ``shape``, ``arrangement`` and ``outcome``; empty for all.

    Attributes
    ----------
    items : tuple of Item

    Raises
    ------
    UnknownTerm
        If there is no such kind.

    Examples
    --------
    >>> FilmQuestions([]).items
    ()
    """

    def __init__(self, films: Sequence[Film], chosen: Collection[str] = ()) -> None:
        for kind in chosen:
            if kind not in KINDS:
                raise UnknownTerm("kind of question on real films", kind, KINDS)
        made = {item: film for film in films for item in _items(film) if not chosen or item.kind in chosen}
        self.items = tuple(made)
        self._films = {item.id: film for item, film in made.items()}

    def in_words(self, n: int) -> list[dict[str, Any]]:
        """Return a few questions for a reader without scripts."""
        asked = [self._question(item) for item in self.items[:n]]
        return [
            {
                "question": one["stem"],
                "options": one["options"],
                "source": [*references_payload(one["cite"]).values()],
            }
            for one in asked
        ]

    def candidates(self, *_: object) -> tuple[Item, ...]:
        """Return all questions: there are no others."""
        return self.items

    def item(self, item_id: str) -> Item:
        """Return the question of an id.

        Raises
        ------
        UnknownTerm
            If these films have no such question.
        """
        known = {item.id: item for item in self.items}
        if item_id not in known:
            raise UnknownTerm("question on real films", item_id, known)
        return known[item_id]

    def live(self, item: Item) -> dict[str, Any]:
        """Return a question as the widget asks it, with its picture."""
        asked = self._question(item)
        asked["sources"] = references_payload(asked["cite"])
        return asked | {"pictures": [_picture(self._films[item.id])]}

    def _question(self, item: Item) -> dict[str, Any]:
        """Return a question without its picture."""
        return question(item, label="" if item.kind in kinds() else collection().said.outcome["label"])

    def labels(self) -> dict[str, Any]:
        """Return the names of kinds and answers."""
        usual, said = labels(), collection().said
        outcome = {name: said.outcome[name] for name in ("malignant", "benign")}
        return usual | {
            "kinds": usual["kinds"] | {"outcome": said.outcome["label"]},
            "names": usual["names"] | {"outcome": outcome},
            "shown": said.asked,
        }

    def bank(self) -> Bank:
        """Return what a page keeps."""
        films = list(dict.fromkeys(self._films.values()))
        items = [
            self._question(item) | {"pictures": [films.index(self._films[item.id])]} for item in self.items
        ]
        return packed_bank(items, map(_picture, films), **self.labels())


def _items(film: Film) -> Iterator[Item]:
    """Yield the questions on one film; what the readers did not record is not asked."""
    for kind, column in KINDS.items():
        if getattr(film.case, column) != NOT_RECORDED:
            yield _item(kind, film)


def _item(kind: str, film: Film) -> Item:
    said = collection().said
    named = KINDS[kind] if kind != "outcome" else ""
    limit = {"distribution": said.only_a_crop, "morphology": ""}.get(named, said.choice)
    axis = named or "morphology"
    term = lexicon().attributes[axis][getattr(film.patch.finding, axis)]
    look = term.look or term.definition
    return Item(
        id=f"{kind}-film-{film.case.id}",
        kind=kind,
        seed=0,
        stem=kinds()[kind].stem if named else said.outcome["stem"],
        pictures=(),
        options=_names(named, film) if named else _outcomes(film),
        explanation=" ".join([film.described, film.reader, film.outcome, said.one_reader, limit]).strip(),
        where=look.text,
        cite=(*collection().cite, *look.cite),
        finding=cast("Finding", film.patch.finding),
    )


def _names(axis: str, film: Film) -> tuple[ItemOption, ...]:
    """Return the reader's word and its neighbours, without words that the reader used too or did not have."""
    used = {term for case in collection().cases for term in getattr(case, axis).split("+")}
    others = set(getattr(film.case, axis).split("+")) - {getattr(film.patch.finding, axis)}
    without = others | (set(lexicon().attributes[axis].ids) - used)
    return naming_options(axis, cast("Finding", film.patch.finding), Random(film.case.id), without)


def _outcomes(film: Film) -> tuple[ItemOption, ...]:
    """Return malignant and benign."""
    said, truth = collection().said, "malignant" if film.case.pathology == "MALIGNANT" else "benign"
    return tuple(
        ItemOption(
            id=name,
            text=said.outcome[name],
            right=name == truth,
            credit=float(name == truth),
            reason=film.outcome,
            cite=tuple(collection().cite[:1]),
            more=name == "malignant",
        )
        for name in ("malignant", "benign")
    )


def _picture(film: Film) -> dict[str, Any]:
    """Return a film on a black square, and its outline to lay over it."""
    square = Image.new("L", (SIZE, SIZE))
    shown = Image.fromarray(film.display)
    shown.thumbnail((SIZE, SIZE), Image.Resampling.LANCZOS)
    left, top = (SIZE - shown.width) // 2, (SIZE - shown.height) // 2
    square.paste(shown, (left, top))
    lines = [line * (shown.width, shown.height) + (left, top) for line in film.outline]
    said, (width, height) = collection().said, film.size_mm
    caption = _(
        "{view}, {width} x {height} mm", view=film.case.view, width=f"{width:.0f}", height=f"{height:.0f}"
    )
    return {
        "src": b64encode(encoded(np.asarray(square), "JPEG", notice=False, quality=QUALITY)).decode(),
        "truth": b64encode(drawing(lines, SIZE)).decode(),
        "alt": f"{said.real}. {caption}.",
        "marks": said.outline,
        "caption": f"{said.real}: {caption}",
        "words": film.alt,
    }
