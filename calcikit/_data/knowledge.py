"""The knowledge: a folder of data, read once and handed down, and what is made from it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from pydantic import BaseModel, ValidationError

from ..errors import DataError
from .layers import Layer, merged, parsed, table
from .overlay import OVERLAY, Overlay, SafetyChange, check_files, check_rows, folder_of
from .records import entry_of, problem_of
from .resources import shipped_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LOCAL", "Knowledge"]

LOCAL = "CALCIKIT_LOCAL"
"""The variable that names the local protocol for a Python that another one starts."""

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class Knowledge:
    """A folder of data, read once and handed down; what is made from it is made once.

    What ships is ``Knowledge.load()``, unless an overlay was put in use. An overlay is a folder of the
    same layout: its rows and entries replace those of the same id and add new ones; its ``overlay.toml``
    gives a ``name`` and switches rows ``off``. Nothing that ships changes, and a broken overlay is refused
    as a whole.

    Parameters
    ----------
    folder : path or Traversable
        A whole folder of data.

    Attributes
    ----------
    name : str
        The name of the overlay; empty for what ships.
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

    def __init__(self, folder: Traversable, *, name: str = "") -> None:
        self.name = name
        self.safety_changes: Mapping[str, SafetyChange] = {}
        self._layers: tuple[Layer, ...] = (Layer("data", folder),)
        self._off: Mapping[str, tuple[str, ...]] = {}
        self._derived: dict[Callable[[Knowledge], Any], Any] = {}

    @classmethod
    def load(cls, overlay: str | Path | None = None) -> Knowledge:
        """Return what is in use, or what ships with a folder laid over it.

        Parameters
        ----------
        overlay : path, optional
            A folder, or the name of a protocol that ships; without it what was put in use: what ships,
            unless a local protocol was named.

        Raises
        ------
        CalcikitError
            If there is no such folder.
        DataError
            If a file of the overlay cannot be read; the message names it.
        """
        if overlay is not None:
            return (
                _shipped()._overlaid(folder_of(overlay))
                if Path(overlay).is_dir()
                else _protocol(str(overlay))
            )
        if cls._in_use is None and os.environ.get(LOCAL):
            cls._in_use = cls.load(os.environ[LOCAL])
        return cls._in_use or _shipped()

    @staticmethod
    def shipped() -> Knowledge:
        """Return what ships, whatever is in use."""
        return _shipped()

    def put_in_use(self) -> None:
        """Let ``Knowledge.load()`` return this one from now on, here and in the Pythons started here."""
        Knowledge._in_use = None if self is _shipped() else self
        os.environ.pop(LOCAL, None)
        if len(self._layers) > 1:
            os.environ[LOCAL] = str(Path(str(self._layers[-1].folder)).resolve())

    def _overlaid(self, folder: Traversable) -> Knowledge:
        layer = Layer(folder.name, folder)
        check_files(layer, self.files)
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
        check_rows(layer, self.csv, about)
        return found

    def _with(self, layers: tuple[Layer, ...], name: str) -> Knowledge:
        found = Knowledge(layers[0].folder, name=name)
        found._layers, found._off = layers, self._off
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

    def derive(self, build: Callable[[Knowledge], T]) -> T:
        """Return ``build(self)``, made the first time and kept.

        Parameters
        ----------
        build : function of a Knowledge
            A function of a module; it stands for what it makes.

        Examples
        --------
        >>> Knowledge.load().derive(lambda knowledge: len(knowledge.files)) > 50
        True
        """
        if build not in self._derived:
            self._derived[build] = build(self)
        return cast("T", self._derived[build])

    @property
    def files(self) -> tuple[str, ...]:
        """Every file, in order."""
        return tuple(sorted({file for layer in self._layers for file in layer.files()}))

    def error(self, file: str, place: str, problem: object) -> DataError:
        """Return the error that names a place in a file of the last layer that has it."""
        entry = re.sub(r"^(line \d+, )?row ", "", place).split(",")[0]
        return DataError(file, place, str(problem), self._holder(file, entry).name)

    def place(self, file: str, *entries: str) -> str:
        """Return a file below the folder that has one of some entries: that of the overlay before the other.

        Without entries the overlay is named if it says anything of the file.

        Examples
        --------
        >>> Knowledge.load().place("workup/pattern.csv")
        'data/workup/pattern.csv'
        """
        top = self._layers[-1]
        if not entries and self._off.get(file) and not top.has(file):
            return f"{top.name}/{OVERLAY}, off, {file}"
        return f"{self._holder(file, *entries).name}/{file}"

    def _holder(self, file: str, *entries: str) -> Layer:
        holders = [layer for layer in self._layers if layer.has(file)] or [*self._layers[:1]]
        asked = [entry for entry in entries if entry]
        if len(holders) > 1 and asked and not any(entry in holders[-1].text(file) for entry in asked):
            return holders[0]
        return holders[-1]

    def overlaid_rows(self, file: str) -> tuple[dict[str, str], ...]:
        """Return the rows of a CSV file that the overlay replaces or adds; none for what ships."""
        top = self._layers[-1]
        return tuple(table(top, file)[1]) if len(self._layers) > 1 and top.has(file) else ()

    @property
    def off(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the rows that the overlay switches off, by file."""
        return self._off

    def texts(self, file: str) -> tuple[str, ...]:
        """Return the text of a file in every layer that has it, whatever its line ends.

        Raises
        ------
        DataError
            If the file is missing, cannot be read, is not UTF-8, or holds a NUL byte.
        """
        return tuple(layer.text(file) for layer in self._holders(file))

    def _holders(self, file: str) -> list[Layer]:
        return [layer for layer in self._layers if layer.has(file)] or [self._layers[0]]

    def toml(self, file: str) -> dict[str, Any]:
        """Return what a TOML file says; entries with an ``id`` replace those of the layer below.

        Raises
        ------
        DataError
            If it is not valid TOML.
        """
        first, *rest = (parsed(layer, file) for layer in self._holders(file))
        for content in rest:
            first = merged(first, content)
        return first

    def read(self, file: str, model: type[M]) -> M:
        """Return a TOML file as `model` describes it.

        Raises
        ------
        DataError
            Naming the file, the entry and what is expected.

        Examples
        --------
        >>> class Attribute(BaseModel):
        ...     default: str
        >>> Knowledge.load().read("lexicon/stage.toml", Attribute).default
        'diagnostic'
        """
        return self._check(file, self.toml(file), model)

    def csv(self, file: str) -> tuple[dict[str, str], ...]:
        """Return the rows of a CSV file, cell by column; no cell is empty, an id stands for one row.

        Raises
        ------
        DataError
            Naming the line and the row.
        """
        first, *rest = (table(layer, file) for layer in self._holders(file))
        header, rows = first
        for layer, (columns, more) in zip(self._holders(file)[1:], rest, strict=True):
            if columns != header:
                problem = f"expected the columns {', '.join(header)}; got {', '.join(columns)}"
                raise DataError(file, "line 1", problem, layer.name)
            rows = [*{row["id"]: row for row in (*rows, *more)}.values()]
        off = self._off.get(file, ())
        return tuple(row for row in rows if row.get("id") not in off)

    def rows(self, file: str, model: type[M]) -> tuple[M, ...]:
        """Return the rows of a CSV file as `model` describes them; its fields are the columns, in order.

        Raises
        ------
        DataError
            Naming the file, the row and what is expected.
        """
        columns = [field.alias or name for name, field in model.model_fields.items()]
        rows = self.csv(file)
        if rows and list(rows[0]) != columns:
            problem = f"expected the columns {', '.join(columns)}; got {', '.join(rows[0])}"
            raise self.error(file, "line 1", problem)
        return tuple(
            self._check(file, row, model, f"row {row.get('id', n)}") for n, row in enumerate(rows, 2)
        )

    def _check(self, file: str, content: Any, model: type[M], place: str = "") -> M:
        try:
            return model.model_validate(content)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            inside = entry_of(content, first["loc"])
            where = f"{place}, column {inside}" if place and inside else place or inside
            raise self.error(file, where, problem_of(first)) from None


@cache
def _protocol(name: str) -> Knowledge:
    return _shipped()._overlaid(folder_of(name))


@cache
def _shipped() -> Knowledge:
    return Knowledge(shipped_folder("data"))
