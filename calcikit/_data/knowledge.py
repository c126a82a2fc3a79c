"""The knowledge: a folder of data, read once and handed down, and what is made from it."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Mapping
from functools import cache, wraps
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, cast

from ..errors import instance_of, made_by, one_of, path_of
from .catalogue import ENGLISH, LOCALE, Catalogue, code_of, unmarked
from .layers import Layer, parsed
from .layout import FILES
from .overlay import OVERLAY, PROTOCOL, Overlay, SafetyChange, check_files, check_rows, folder_of
from .reader import Reader
from .resources import shipped_folder

LOCAL, LANGUAGE = "CALCIKIT_LOCAL", "CALCIKIT_LANGUAGE"
"""The variables that name the local protocol and the language for a Python that another one starts."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@made_by("ck.Knowledge.load()")
class Knowledge(Reader):
    """A folder of data, read once and handed down; what is made from it is made once.

    What ships is ``Knowledge.load()``, unless an overlay was put in use. An overlay is a folder of the
    same layout: its rows and entries replace those of the same id and add new ones; its ``overlay.toml``
    gives a ``name`` and switches rows ``off``; its ``locale/`` adds words of other languages. Nothing that
    ships changes, and a broken overlay is refused as a whole.

    Parameters
    ----------
    folder : path or Traversable
        A whole folder of data.
    name : str
        What it is called in an answer; empty for what ships.

    Attributes
    ----------
    name : str
        The name of the overlay; empty for what ships.
    catalogue : Catalogue
        The language that its texts are read in.
    safety_changes : mapping of str to SafetyChange
        Who changed a row of what must never happen, and why.

    Examples
    --------
    >>> Knowledge.load() is Knowledge.load()
    True
    >>> "workup/suspicion.csv" in Knowledge.load().files
    True
    """

    _in_use: ClassVar[Knowledge | None] = None
    _asked: ClassVar[bool] = False  # what the variables name is looked up once

    def __init__(self, folder: Traversable, *, name: str = "") -> None:
        super().__init__((Layer("data", folder),))
        self.name = name
        self.safety_changes: Mapping[str, SafetyChange] = {}
        self._derived: dict[tuple[Callable[..., Any], tuple[Hashable, ...]], Any] = {}
        self._spoken: dict[str, Knowledge] = {ENGLISH: self}

    def __repr__(self) -> str:
        return f"Knowledge({self.name or 'what ships'})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle where it is read from: a pool of processes reads it once more, not each answer's copy."""
        if any(layer.changed for layer in self._layers):
            raise TypeError("a Knowledge with changed files cannot be pickled")
        return _read_again, (self._overlay_folder(), self.catalogue.language)

    @classmethod
    def load(cls, overlay: str | PathLike[str] | None = None, language: str = "") -> Knowledge:
        """Return what is in use, or what ships with a folder laid over it.

        Parameters
        ----------
        overlay : path, optional
            A folder, or the name of a protocol that ships; without it what was put in use: what ships,
            unless a local protocol was named.
        language : str, optional
            The code of a language that has a catalogue; without it the language in use.

        Raises
        ------
        CalcikitError
            If there is no such folder, or no such language.
        DataError
            If a file of the overlay cannot be read; the message names it.
        """
        if not cls._asked:
            cls._asked, local = True, os.environ.get(LOCAL) or None
            if local or os.environ.get(LANGUAGE):
                cls._in_use = cls.load(local, os.environ.get(LANGUAGE, ENGLISH))
        current = cls._in_use or _shipped()
        if overlay is None:
            return current.in_language(language) if language else current
        own = path_of(PROTOCOL, overlay).is_dir()
        found = _shipped()._overlaid(folder_of(overlay)) if own else _protocol(str(overlay))
        return found.in_language(language) if language else found.speaking_as(current)

    @staticmethod
    def shipped() -> Knowledge:
        """Return what ships in English, whatever is in use."""
        return _shipped()

    def passed_over(self) -> tuple[str, ...]:
        """Return what lies among the data and is not read, such as a spreadsheet.

        Raises
        ------
        DataError
            If a file has a name that data have, and nothing reads it.

        Examples
        --------
        >>> Knowledge.load().with_files({"workup/plan.xlsx": b""}).passed_over()
        ('data/workup/plan.xlsx',)
        """
        check_files(self._layers[0], FILES)
        return tuple(f"{layer.name}/{file}" for layer in self._layers for file in sorted(layer.passed_over()))

    def put_in_use(self) -> None:
        """Let ``Knowledge.load()`` return this one from now on, here and in the Pythons started here."""
        Knowledge._in_use, Knowledge._asked = None if self is _shipped() else self, True
        local = self._overlay_folder()
        language = self.catalogue.language if self.catalogue.language != ENGLISH else ""
        for name, value in ((LOCAL, local), (LANGUAGE, language)):
            os.environ.pop(name, None)
            os.environ.update({name: value} if value else {})

    def _overlay_folder(self) -> str:
        return str(Path(str(self._layers[-1].folder)).resolve()) if len(self._layers) > 1 else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a catalogue; English needs none."""
        found = (LOCALE.fullmatch(file) for file in self.files)
        return (ENGLISH, *sorted(match[1] for match in found if match))

    def in_language(self, language: str) -> Knowledge:
        """Return the same in another language: its texts are translated as they are read.

        Raises
        ------
        UnknownTerm
            If there is no such catalogue.

        Examples
        --------
        >>> Knowledge.load().in_language("en") is Knowledge.load()
        True
        """
        language = code_of(language) if isinstance(language, str) else language
        one_of("language", language, self.languages)
        if language not in self._spoken:
            file = f"locale/{language}/LC_MESSAGES/calcikit.po"
            texts = [(layer.name, file, layer.text(file)) for layer in self._layers if layer.has(file)]
            self._spoken[language] = self.spoken(Catalogue(language, texts))
        return self._spoken[language]

    def own_catalogues(self) -> tuple[tuple[str, str, str], ...]:
        """Return folder, file and text of each catalogue of the overlay."""
        layers = self._layers[1:]
        files = [
            (layer, file) for layer in layers for file in sorted(layer.files()) if LOCALE.fullmatch(file)
        ]
        return tuple((layer.name, file, layer.text(file)) for layer, file in files)

    def speaking_as(self, other: Knowledge) -> Knowledge:
        """Return the same in the language of another, which may be the only one that has it."""
        language = other.catalogue.language
        if language not in self._spoken and language not in self.languages:
            self._spoken[language] = self.spoken(other.catalogue)
        return self._spoken.get(language) or self.in_language(language)

    def spoken(self, catalogue: Catalogue) -> Knowledge:
        """Return the same with the texts that a catalogue gives."""
        name = self.name and unmarked(catalogue.lookup(self.name, OVERLAY))
        found = self._with(self._layers, name)
        found.catalogue, found.safety_changes, found._spoken = catalogue, self.safety_changes, self._spoken
        return found

    def _overlaid(self, folder: Traversable) -> Knowledge:
        layer = Layer(folder.name, folder)
        check_files(layer, (*FILES, OVERLAY))
        found = self._with((*self._layers, layer), folder.name)
        about = found._check(OVERLAY, parsed(layer, OVERLAY), Overlay) if layer.has(OVERLAY) else None
        if about is not None:
            found.name, found._off, found.safety_changes = about.name, about.off, about.safety
        for file in sorted(layer.files()):
            if file.endswith(".csv"):
                found.csv(file)
            elif file.endswith(".toml"):
                found.toml(file)
            elif file.endswith(".bib"):
                layer.text(file)
        tables = [file for file in self.files if file.endswith(".csv")]
        check_rows(layer, tables, self.csv, about)
        return found

    def _with(self, layers: tuple[Layer, ...], name: str) -> Knowledge:
        found = Knowledge(layers[0].folder, name=name)
        found._layers, found._off, found.catalogue = layers, self._off, self.catalogue
        return found

    def with_files(self, changed: Mapping[str, bytes | None]) -> Knowledge:
        """Return another knowledge in which some files read otherwise; None takes a file away.

        Examples
        --------
        >>> spare = Knowledge.load().with_files({"pictures.toml": b"a = 1"})
        >>> spare.toml("pictures.toml")
        {'a': 1}
        """
        first, *rest = self._layers
        spare = Layer(first.name, first.folder, {**first.changed, **changed})
        return self._with((spare, *rest), self.name)

    def derive(self, build: Callable[..., T], *about: Hashable) -> T:
        """Return ``build(self, *about)``, made the first time and kept.

        Parameters
        ----------
        build : function of a Knowledge
            A function of a module; it stands, with what it is given, for what it makes.
        *about
            What else it is given.

        Examples
        --------
        >>> Knowledge.load().derive(lambda knowledge: len(knowledge.files)) > 50
        True
        """
        if (build, about) not in self._derived:
            self._derived[build, about] = build(self, *about)
        return cast("T", self._derived[build, about])


class Derived(Protocol[T_co]):
    """A function of a Knowledge, by default of the one in use."""

    def __call__(self, knowledge: Knowledge | None = None) -> T_co:
        """Return what was made of it, once."""
        ...


def derived(build: Callable[[Knowledge], T]) -> Derived[T]:
    """Let a function of a Knowledge make its result once; without one it is given the Knowledge in use.

    Examples
    --------
    >>> @derived
    ... def file_count(knowledge):
    ...     return len(knowledge.files)
    >>> file_count() == file_count(Knowledge.load())
    True
    """

    @wraps(build)
    def made(knowledge: Knowledge | None = None) -> T:
        return in_use(knowledge).derive(build)

    return made


def in_use(knowledge: Knowledge | None) -> Knowledge:
    """Return the Knowledge that was given, or without one that in use."""
    given = Knowledge.load() if knowledge is None else knowledge
    return instance_of(Knowledge, given, "Knowledge.load('uk')")


@cache
def _read_again(overlay: str, language: str) -> Knowledge:
    return (_shipped()._overlaid(folder_of(overlay)) if overlay else _shipped()).in_language(language)


@cache
def _protocol(name: str) -> Knowledge:
    return _shipped()._overlaid(folder_of(name))


@cache
def _shipped() -> Knowledge:
    return Knowledge(shipped_folder("data"))
