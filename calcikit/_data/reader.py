"""Folders of data laid over one another, read as texts, tables and models in one language."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..errors import DataError, UnknownTerm
from .catalogue import Catalogue
from .layers import Layer, holder_of, merged, parsed, table
from .overlay import OVERLAY
from .records import entry_of, first_problem

M = TypeVar("M", bound=BaseModel)


class Reader:
    """Folders of data, the last laid over the others.

    Parameters
    ----------
    layers : tuple of Layer
    """

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.catalogue = Catalogue()
        self._layers = layers
        self._off: Mapping[str, tuple[str, ...]] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """Every file, in order."""
        return tuple(sorted({file for layer in self._layers for file in layer.files()}))

    def files_in(self, folder: str, ending: str = "") -> tuple[str, ...]:
        """Return the files of a folder that end so, in order."""
        return tuple(file for file in self.files if file.startswith(folder) and file.endswith(ending))

    def error(self, file: str, place: str, problem: object) -> DataError:
        """Return the error that names a place in a file of the last layer that has it."""
        entry = re.sub(r"^(line \d+, )?row ", "", place).split(",")[0]
        return holder_of(self._layers, file, entry).fault(file, place, problem)

    def require_known(
        self, file: str, place: str, what: str, allowed: Collection[str], *values: str | None
    ) -> None:
        """Refuse a value that is none of the allowed ones; a dash, read as None, is no value.

        Raises
        ------
        DataError
            Naming the place, with the nearest word.
        """
        for value in values:
            if value is not None and value not in allowed:
                raise self.error(file, place, UnknownTerm(what, value, allowed))

    def place(self, file: str, *entries: str) -> str:
        """Return a file below the folder that has one of some entries: that of the overlay before the other.

        Without entries the overlay is named if it says anything of the file.

        Examples
        --------
        >>> from calcikit._data import Knowledge
        >>> Knowledge.load().place("workup/pattern.csv")
        'data/workup/pattern.csv'
        """
        top = self._layers[-1]
        if not entries and self._off.get(file) and not top.has(file):
            return f"{top.name}/{OVERLAY}, off, {file}"
        return f"{holder_of(self._layers, file, *entries).name}/{file}"

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
        """Return a TOML file as `model` describes it; an error names the place in it.

        Examples
        --------
        >>> from calcikit._data import Knowledge
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
        return self._table(file)[1]

    def _table(self, file: str) -> tuple[list[str], tuple[dict[str, str], ...]]:
        first, *rest = (table(layer, file) for layer in self._holders(file))
        header, rows = first
        for layer, (columns, more) in zip(self._holders(file)[1:], rest, strict=True):
            if columns != header:
                problem = f"expected the columns {', '.join(header)}; got {', '.join(columns)}"
                raise layer.fault(file, "line 1", problem)
            if more and "id" not in header:
                raise layer.fault(file, "", "no row has an id, so a local protocol cannot change it")
            rows = rows if not more else [*{row["id"]: row for row in (*rows, *more)}.values()]
        off = self._off.get(file, ())
        return header, tuple(row for row in rows if row.get("id") not in off)

    def rows(self, file: str, model: type[M], *, least: int = 1) -> tuple[M, ...]:
        """Return the rows of a CSV file as `model` describes them; its fields are the columns, in order.

        Raises
        ------
        DataError
            Naming the file, the row and what is expected; also where there are fewer rows than `least`.
        """
        columns = [field.alias or name for name, field in model.model_fields.items()]
        header, rows = self._table(file)
        if header != columns:
            problem = f"expected the columns {', '.join(columns)}; got {', '.join(header)}"
            raise self.error(file, "line 1", problem)
        if len(rows) < least:
            raise self.error(file, "", "the table has no rows")
        return tuple(
            self._check(file, row, model, f"row {row.get('id', n)}") for n, row in enumerate(rows, 2)
        )

    def _check(self, file: str, content: Any, model: type[M], place: str = "") -> M:
        try:
            return model.model_validate(content, context={"translate": self.catalogue.lookup, "file": file})
        except ValidationError as error:
            loc, problem = first_problem(error, model)
            inside = entry_of(content, loc)
            where = f"{place}, column {inside}" if place and inside else place or inside
            raise self.error(file, where, problem) from None
