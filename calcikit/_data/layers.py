"""One folder of data: its files as text, as tables and as rows; and one laid over another."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources.abc import Traversable
from typing import Any

from ..errors import DataError

TOO_DEEP = "not valid: brackets inside brackets without end"
READ = (".toml", ".csv", ".bib", ".svg", ".po")
BESIDE = re.compile(r"\.git.*|.*\.(md|json|pot)|LICENSE.*")
"""Names of files that belong beside the data: what explains them, and what editors and translators read."""


class Layer:
    """A folder of data, with files put in place of its own (None: taken away)."""

    def __init__(self, name: str, folder: Traversable, changed: Mapping[str, bytes | None] | None = None):
        self.name, self.folder, self.changed = name, folder, dict(changed or {})

    def fault(self, file: str, place: str, problem: object) -> DataError:
        """Return the error that names a place in a file of this folder."""
        return DataError(file, place, str(problem), self.name)

    def files(self) -> Iterator[str]:
        yield from filter(self._is_data, self._all())

    def passed_over(self) -> Iterator[str]:
        """Yield the files that are not read and do not belong beside the data either."""
        for file in self._all():
            if not BESIDE.fullmatch(file.rpartition("/")[2]) and not self._is_data(file):
                yield file

    def _all(self) -> set[str]:
        def below(folder: Traversable, path: str) -> Iterator[str]:
            for item in folder.iterdir():
                if not item.is_dir():
                    yield f"{path}{item.name}"
                elif not item.name.startswith("."):
                    yield from below(item, f"{path}{item.name}/")

        gone = {file for file, content in self.changed.items() if content is None}
        return ({*below(self.folder, "")} | self.changed.keys()) - gone

    def _is_data(self, file: str) -> bool:
        """Say whether a file is read; what a Mac or a spreadsheet leaves beside the data is not."""
        name = file.rpartition("/")[2]
        if name.startswith((".", "~")):
            return False
        if not name.endswith(READ) and name.lower().removesuffix(".txt").endswith(READ):
            raise self.fault(file, "", f"its name must end in {', '.join(READ)}, so it is not read")
        return name.endswith(READ)

    def has(self, file: str) -> bool:
        if file in self.changed:
            return self.changed[file] is not None
        place = self.folder.joinpath(file)
        return place.is_file() or place.is_dir()

    def text(self, file: str) -> str:
        fail = partial(self.fault, file)
        try:
            content = self.changed[file] if file in self.changed else self.folder.joinpath(file).read_bytes()
            if content is None:
                raise FileNotFoundError
            text = content.decode("utf-8-sig")
        except FileNotFoundError:
            raise fail("", "the file is missing") from None
        except OSError as error:
            raise fail("", f"the file cannot be read: {error.strerror}") from None
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise fail(f"line {line}, byte {error.start}", "not UTF-8 text; save the file as UTF-8") from None
        if "\0" in text:
            raise fail(f"line {text.count(chr(10), 0, text.index(chr(0))) + 1}", "not text: a NUL byte")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def holder_of(layers: Sequence[Layer], file: str, *entries: str) -> Layer:
    """Return the last layer that has one of some entries of a file; without entries, that has the file."""
    holders = [layer for layer in layers if layer.has(file)] or [*layers[:1]]
    asked = [entry for entry in entries if entry]
    if len(holders) > 1 and asked and not any(entry in holders[-1].text(file) for entry in asked):
        return holders[0]
    return holders[-1]


def parsed(layer: Layer, file: str) -> dict[str, Any]:
    try:
        content = _read_toml(layer.text(file))
    except tomllib.TOMLDecodeError as error:
        raise layer.fault(file, "", f"not valid TOML: {error}") from None
    except RecursionError:
        raise layer.fault(file, "", TOO_DEEP) from None
    for entries in content.values():
        ids = [str(entry["id"]) for entry in entries] if have_ids(entries) else []
        if doubled := [name for name in ids if ids.count(name) > 1]:
            raise layer.fault(file, doubled[0], "this id is used twice")
    return content


@lru_cache(maxsize=512)
def _read_toml(text: str) -> dict[str, Any]:
    """Return what a text says, not to be changed: most copies of the data share most of their texts."""
    return tomllib.loads(text)


def have_ids(entries: Any) -> bool:
    """Say whether a part of a TOML file lists entries that have ids."""
    return isinstance(entries, list) and all(isinstance(each, dict) and "id" in each for each in entries)


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one TOML file over another: lists of entries with an id by id, everything else key by key."""
    found = dict(below)
    for key, value in above.items():
        if have_ids(value) and have_ids(below.get(key)):
            found[key] = [*{entry["id"]: entry for entry in (*below[key], *value)}.values()]
        else:
            found[key] = value
    return found


def table(layer: Layer, file: str) -> tuple[list[str], list[dict[str, str]]]:
    fail = partial(layer.fault, file)
    reader = csv.reader(io.StringIO(layer.text(file), newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        raise fail(f"line {reader.line_num}", f"not valid CSV: {error}") from None
    if not lines:
        raise fail("", "the file is empty")
    header = lines[0][1]
    for mark, name in (";", "semicolons"), ("\t", "tabs"):
        if len(header) == 1 and mark in header[0]:
            raise fail("line 1", f"the cells are parted by {name}; save it as comma-separated UTF-8")
    if doubled := [column for column in header if header.count(column) > 1]:
        raise fail("line 1", f"the column {doubled[0]} is there twice; the first line names the columns")
    rows = [_row(header, number, cells, fail) for number, cells in lines[1:]]
    seen: set[str] = set()
    for row in rows if header[0] == "id" else ():
        if row["id"] in seen:
            raise fail(f"row {row['id']}", "this id is used twice")
        seen.add(row["id"])
    return header, rows


class Cells(dict[str, str]):
    """The cells of a row by column; to ask for a column that is not there is a fault of the file."""

    def __init__(self, cells: Iterable[tuple[str, str]], fail: Callable[[str, str], DataError]) -> None:
        super().__init__(cells)
        self._fail = fail

    def __missing__(self, column: str) -> str:
        raise self._fail("line 1", f"the column {column} is missing; got {', '.join(self)}")


def _row(
    header: Sequence[str], number: int, cells: Sequence[str], fail: Callable[[str, str], DataError]
) -> dict[str, str]:
    place = f"line {number}" + (f", row {cells[0]}" if cells[0] else "")
    if len(cells) != len(header):
        raise fail(place, f"expected {len(header)} cells, got {len(cells)}")
    for column, cell in zip(header, cells, strict=True):
        if not cell.strip():
            raise fail(place, f"column {column} is empty; write '-' for any value or nothing known")
    return Cells(zip(header, cells, strict=True), fail)
