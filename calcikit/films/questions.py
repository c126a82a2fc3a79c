"""Questions on real films: the readers' own words, what became of the lesion, and where it is."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from PIL import Image

from .._data import gettext as _, inside
from ..errors import CalcikitError, one_of
from ..evidence.term_mapping import NOT_RECORDED, most_suspicious
from ..lexicon import lexicon
from ..payload.patches import corners_mm, hull
from ..payload.question_bank import Bank, packed_bank
from ..payload.questions import labels, plain_question, question
from ..payload.statement import references_payload
from ..quiz import Item, ItemOption, kinds
from ..quiz.naming_questions import naming_options
from ..quiz.search_questions import FIND, search_texts
from ..simulator.encoding import drawing, encoded
from .collection import Case, collection
from .crop import outline
from .film import Film, names_of
from .folder import problems_said, real_films
from .whole import WholeFilm, whole_films

KINDS = {"shape": "morphology", "arrangement": "distribution", "outcome": "pathology"}
SIZE, QUALITY, WHOLE_QUALITY = 320, 80, 60
RATED = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class FilmSearch:
    """A whole film to search.

    Attributes
    ----------
    film : WholeFilm
    """

    film: WholeFilm
    kind = FIND

    @property
    def id(self) -> str:
        """Kind and film."""
        return f"{FIND}-film-{self.film.name}"


class FilmQuestions:
    """What can be asked on some films: three questions a crop at most, and whole films to search.

    Parameters
    ----------
    films : sequence of Film
    chosen : collection of str
        Kinds of question, of ``shape``, ``arrangement``, ``outcome`` and ``find``; empty for all.
    whole : sequence of WholeFilm

    Attributes
    ----------
    items : tuple of Item
    searches : tuple of FilmSearch

    Raises
    ------
    UnknownTerm
        If there is no such kind.

    Examples
    --------
    >>> FilmQuestions([]).items
    ()
    """

    def __init__(
        self, films: Sequence[Film], chosen: Collection[str] = (), whole: Sequence[WholeFilm] = ()
    ) -> None:
        for kind in chosen:
            one_of("kind of question on real films", kind, (*KINDS, FIND))
        self.searches = tuple(map(FilmSearch, whole))
        made = {item: film for film in films for item in _items(film) if not chosen or item.kind in chosen}
        self.items = tuple(made)
        self._films = {item.id: film for item, film in made.items()}

    @classmethod
    def of_folder(cls, folder: str | Path | None, chosen: Collection[str] = ()) -> FilmQuestions:
        """Return what can be asked on the films of a folder.

        Raises
        ------
        CalcikitError
            If it holds nothing of what is asked for: what it holds instead.
        """
        cls((), chosen)
        whole = whole_films(folder) if not chosen or FIND in chosen else None
        found = () if {*chosen} == {FIND} else real_films(folder).found
        if FIND in chosen and whole is not None and not whole.found:
            said = collection().said.only_crops
            raise CalcikitError(f"{said} {problems_said(whole.problems)}".strip())
        return cls(found, chosen, whole.found if whole else ())

    def plain_questions(self, n: int) -> list[dict[str, Any]]:
        """Return a few questions for a reader without scripts."""
        return [plain_question(self._question(item)) for item in self.items[:n]]

    def candidates(self, *_: object) -> tuple[Item | FilmSearch, ...]:
        """Return all questions: there are no others."""
        return (*self.items, *self.searches)

    def item(self, item_id: str) -> Item | FilmSearch:
        """Return the question of an id.

        Raises
        ------
        UnknownTerm
            If these films have no such question.
        """
        known = {item.id: item for item in self.candidates()}
        return known[one_of("question on real films", item_id, known)]

    def live(self, item: Item | FilmSearch) -> dict[str, Any]:
        """Return a question as the widget asks it, with its picture."""
        if isinstance(item, FilmSearch):
            asked, picture = _search(item)
            return asked | {"src": b64encode(picture).decode()}
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
        return packed_bank(items, map(_picture, films), fields=map(_search, self.searches), **self.labels())


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
        finding=film.patch.finding,
    )


def _names(axis: str, film: Film) -> tuple[ItemOption, ...]:
    """Return the reader's word and its neighbours, without words that the reader used too or did not have."""
    used = {term for case in collection().cases for term in getattr(case, axis).split("+")}
    others = set(getattr(film.case, axis).split("+")) - {getattr(film.patch.finding, axis)}
    without = others | (set(lexicon().attributes[axis].ids) - used)
    return naming_options(axis, film.patch.finding, Random(film.case.id), without)


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


def _search(item: FilmSearch) -> tuple[dict[str, Any], bytes]:
    """Return a film to search, with the place of its lesions in mm, and its picture."""
    film, said = item.film, collection().said
    density = said.density[film.lesions[0][0].density]
    told = {"view": film.view, "density": density, "mm": f"{film.size_mm:.0f}"}
    lines = [line for _, mask in film.lesions for line in _outline(mask)]
    caption = f"{said.real}: {search_texts().caption.format(**told)}"
    return {
        "id": item.id,
        "kind": FIND,
        "label": search_texts().label,
        "stem": said.search,
        "caption": caption if film.all_known else f"{caption}. {said.not_all_known}",
        "alt": said.search_alt,
        "mm": film.size_mm,
        "density": density,
        "located": [_lesion(case, mask, film, density) for case, mask in film.lesions],
        "truth": b64encode(drawing(lines, len(film.picture))).decode(),
        "passed": "",
        "nothing": said.nothing_outlined,
        "pairs": [],
    }, encoded(film.picture, "WEBP", notice=False, quality=WHOLE_QUALITY, method=4)


def _outline(mask: np.ndarray) -> list[np.ndarray]:
    """Return the border of a lesion in pixels of its picture."""
    return [line * len(mask) - 0.5 for line in outline(mask)]


def _lesion(case: Case, mask: np.ndarray, film: WholeFilm, density: str) -> dict[str, Any]:
    """Return what the readers described, where it lies, and how hard it is to see."""
    said, corners = collection().said, hull(np.concatenate(_outline(mask)))
    place = inside(names_of("distribution", case.distribution)) or said.no_distribution
    extent = np.ptp(corners, axis=0).max() * film.pitch_mm
    return {
        "morphology": most_suspicious("morphology", case.morphology.split("+")),
        "name": f"{names_of('morphology', case.morphology)}, {place}",
        "distractor": False,
        "hull": corners_mm(corners, film.pitch_mm),
        "look": f"{said.reader.format(assessment=case.assessment)} {said.pathology[case.pathology]}",
        "why": said.how_hard.format(subtlety=case.subtlety, mm=f"{extent:.0f}", density=density)
        if case.subtlety in RATED
        else "",
    }
