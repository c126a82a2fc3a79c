"""The drill: one question after the other, with feedback, and honest figures of oneself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import traitlets

from .._data import gettext as _, static_text
from ..errors import CalcikitError, one_of, path_of
from ..films.questions import FilmQuestions
from ..lexicon import is_given
from ..payload.question_bank import Bank, bank, form_bank
from ..payload.questions import candidate, labels, live_question, plain_question, question
from ..payload.search import live_search
from ..quiz import Item, drill_items, exam_form, forms, item_of, kinds
from ..quiz.search_questions import FIND, SearchItem, search_item
from ._base import CalcikitWidget
from .fallback import rendered
from .progress_mixin import ProgressMixin

MOST = 100
PICTURES = ("simulated", "real")
AHEAD, SEARCHED = 24, 3
PLAIN_QUESTIONS = 4


class Drill(ProgressMixin, CalcikitWidget):
    """Practise on pictures and descriptions: one question after the other, reasons after every answer.

    In JupyterLab the questions are made on demand, and there is no end of them. A page keeps a bank of them.

    Parameters
    ----------
    n : int, optional
        How many questions, 1 to 100; ten by default.
    seed : int, optional
        Number of the sitting; a new one each time by default.
    kinds : str or iterable of str, optional
        Which kind of question, or which kinds; all by default. See
        ``data/practice/kinds.toml``; ``find`` searches wide fields.
    pictures : {"simulated", "real"}
        Whether to ask on real films: the readers' own words, what became of the lesion, and, where the
        folder holds whole mammograms with the masks of their lesions, where it is.
    films : path, optional
        Folder of the real films; by default where `calcikit films get` puts them.
    record : path, optional
        The learner's file, see :class:`~calcikit.progress.Progress`.
    form : {"before", "after", "later"}, optional
        One of three parallel forms that measure a class: fixed questions, no feedback until the end; see
        ``data/practice/forms.toml``.
    pack : bool, optional
        Whether to carry a bank of questions, as a page must; by default only while a page is made.

    Raises
    ------
    UnknownTerm
        If there is no such kind, no such pictures or no such form.
    CalcikitError
        If `n` is out of range, real films are asked for and there are none, or a form is to have other
        questions than its own.

    Examples
    --------
    >>> Drill(n=5, kinds="shape").n
    5
    """

    _esm = static_text("drill.js")
    _css = static_text("drill.css")
    _questions = traitlets.Bytes().tag(sync=True)
    _lead = traitlets.Bytes().tag(sync=True)
    _images = traitlets.Bytes().tag(sync=True)
    _later = traitlets.Bytes().tag(sync=True)
    _packed = traitlets.Bool(False).tag(sync=True)
    _labels = traitlets.Dict().tag(sync=True)
    _about = traitlets.Unicode("").tag(sync=True)
    n = traitlets.Int(10).tag(sync=True)
    seed = traitlets.Int(None, allow_none=True, min=0).tag(sync=True)

    def __init__(
        self,
        *,
        n: int | None = None,
        seed: int | None = None,
        kinds: str | Iterable[str] | None = None,
        pictures: str = "simulated",
        films: str | Path | None = None,
        form: str = "",
        record: str | Path | None = None,
        pack: bool | None = None,
        **traits: Any,
    ) -> None:
        if films is not None:
            path_of("a folder of films", films)
        one_of("kind of pictures", pictures, PICTURES)
        if is_given(form):
            one_of("form", form, forms())
        several = kinds if isinstance(kinds, Iterable) and not isinstance(kinds, str) else (kinds,)
        chosen = tuple(kind for kind in several if kind is not None)
        if pack is not None and not isinstance(pack, bool):
            raise CalcikitError(f"pack is True or False, got {pack!r}.")
        if form and (n is not None or seed is not None or chosen or pictures != PICTURES[0]):
            raise CalcikitError(
                f"form {form!r} has its own questions: leave out n, seed, kinds and pictures."
            )
        self._source = _FormQuestions(form) if form else _source(pictures, films, chosen)
        n = self._source.n if isinstance(self._source, _FormQuestions) else 10 if n is None else n
        if self.pack if pack is None else pack:
            held = self._source.bank()
            traits |= {f"_{name}": value for name, value in held._asdict().items()} | {"_packed": True}
        about = " ".join((pictures, *chosen, *filter(None, [form])))
        super().__init__(record=record, n=n, seed=seed, _about=about, _labels=self._source.labels(), **traits)
        self._offered: dict[str, Any] = {}
        self.on_msg(self._on_drill)

    @traitlets.validate("n")
    def _in_range(self, proposal: Any) -> int:
        if not 1 <= proposal.value <= MOST:
            raise CalcikitError(f"n must be from 1 to {MOST}, got {proposal.value}.")
        return int(proposal.value)

    def _on_drill(self, _: Any, message: Any, __: Any) -> None:
        """Answer the script, which chooses: what there is to ask, and the question that it chose."""
        if not isinstance(message, Mapping):
            return
        number = message.get("number")
        if message.get("drill") == "candidates":
            pair, seed = message.get("pair") or "", int(message["seed"])
            found = self._source.candidates(int(message["asked"]), seed, pair)
            self._offered |= {item.id: item for item in found}
            self.send({"drill": "candidates", "number": number, "items": [*map(candidate, found)]})
        elif message.get("drill") == "item" and (item := self._known(str(message.get("id")))):
            self.send({"drill": "item", "number": number, "item": self._source.live(item)})

    def _known(self, item_id: str) -> Any:
        """Return a question that was offered, or one that an earlier kernel offered; else None."""
        try:
            return self._offered.get(item_id) or self._source.item(item_id)
        except CalcikitError:
            return None

    def _fallback(self) -> tuple[str, str]:
        if isinstance(self._source, _FormQuestions):
            return self._source.unscripted()
        asked = self._source.plain_questions(PLAIN_QUESTIONS)
        words = "".join(rendered("question.html.j2", q=question) for question in asked)
        return words, _("Drill of {n} questions", n=self.n)


WITHOUT_PICTURES = ("category", "next_step", "turning_word", "tell_her", "after_biopsy", "report")
PICTURED = {"morphology": ("shape", "same_or_different"), "distribution": ("arrangement",)}
PICTURED |= {kind: (kind,) for kind in ("which_view", *WITHOUT_PICTURES)}


class _Simulated:
    """Questions on simulated pictures and descriptions, made on demand."""

    def __init__(self, chosen: tuple[str, ...]) -> None:
        for kind in chosen:
            one_of("kind of question", kind, (*kinds(), FIND))
        self._kinds = tuple(kind for kind in chosen if kind != FIND)
        self._chooses = not chosen or bool(self._kinds)
        self._searches = not chosen or FIND in chosen
        self._first = drill_items(PLAIN_QUESTIONS, kinds=self._kinds or ("shape", *WITHOUT_PICTURES))

    def plain_questions(self, n: int) -> list[dict[str, Any]]:
        """Return a few questions for a reader without scripts."""
        return [plain_question(question(item), item.pictures) for item in self._first[:n]]

    def labels(self) -> dict[str, Any]:
        """Return the names of kinds and answers."""
        return labels()

    def bank(self) -> Bank:
        """Return what a page keeps."""
        chosen = self._kinds or (tuple(kinds()) if self._chooses else ())
        return bank(0, (*chosen, FIND) if self._searches else chosen)

    def candidates(self, asked: int, seed: int, pair: str) -> tuple[Item | SearchItem, ...]:
        """Make questions to choose from: a stretch of the sitting's own, longer where a pair is drilled."""
        chosen = self._kinds or None
        if pair.partition(":")[0] in PICTURED:
            chosen = PICTURED[pair.partition(":")[0]]
        made: tuple[Item | SearchItem, ...] = ()
        if self._chooses or pair:
            made += drill_items(asked + (5 * AHEAD if pair else AHEAD), seed=seed, kinds=chosen)
        if self._searches and not pair:
            made += tuple(search_item(f"{FIND}-{seed}-{number}") for number in range(asked + SEARCHED))
        return made

    def item(self, item_id: str) -> Item | SearchItem:
        """Make the question of an id again."""
        return search_item(item_id) if item_id.startswith(FIND) else item_of(item_id)

    def live(self, item: Item | SearchItem) -> dict[str, Any]:
        """Return a question with its pictures."""
        return live_search(item) if isinstance(item, SearchItem) else live_question(item)


class _FormQuestions:
    """The questions of a form, in its order; nothing is chosen."""

    def __init__(self, form: str) -> None:
        self._form = exam_form(form)
        self._items = {item.id: item for item in self._form.items}
        self.n = len(self._items)

    def unscripted(self) -> tuple[str, str]:
        """Return what stands in its place where no script runs: how to get it on paper."""
        name = self._form.id
        said = f"Form {name}: {self.n} questions. On paper: calcikit exam --form {name} --to paper."
        return f"<p>{escape(said)}</p>", said

    def labels(self) -> dict[str, Any]:
        """Return the names of kinds and answers, and what the form is."""
        form = self._form
        told = {"id": form.id, "label": form.label, "intro": form.intro, "done": form.done}
        return labels() | {"form": told | {"items": [*self._items]}}

    def bank(self) -> Bank:
        """Return what a page keeps."""
        return form_bank(self._form)

    def candidates(self, asked: int, seed: int, pair: str) -> tuple[Item, ...]:
        """Return nothing to choose from."""
        return ()

    def item(self, item_id: str) -> Item:
        """Return a question of the form."""
        return self._items[one_of("question of the form", item_id, self._items)]

    def live(self, item: Item) -> dict[str, Any]:
        """Return a question with its pictures."""
        return live_question(item)


def _source(pictures: str, films: str | Path | None, chosen: tuple[str, ...]) -> _Simulated | FilmQuestions:
    """Return where the questions come from."""
    return _Simulated(chosen) if pictures == PICTURES[0] else FilmQuestions.of_folder(films, chosen)
