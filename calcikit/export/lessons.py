"""The notebooks that are to become pages: read, refused when they are none, and run side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.reader import NotJSONError

from .._data import notebooks
from ..errors import CalcikitError
from ..films import real_films
from .execution import all_answered
from .notebook_metadata import first_heading

__all__ = ["Lesson", "open_lessons"]

OWN = ("index", "glossary", "beyond", "gallery", "accessibility")


@dataclass(frozen=True)
class Lesson:
    """A notebook, and what the list of lessons says of it by its ``calcikit`` metadata."""

    path: Path
    notebook: NotebookNode

    @property
    def name(self) -> str:
        """The file's name without its ending; the page has the same."""
        return self.path.stem

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self._about.get("title") or first_heading(self.path))

    @property
    def minutes(self) -> int:
        """How long it takes to read; 0 where the notebook does not say."""
        return int(self._about.get("minutes", 0))

    @property
    def objectives(self) -> tuple[str, ...]:
        """What the reader can do afterwards."""
        return tuple(map(str, self._about.get("objectives", ())))

    @property
    def _about(self) -> dict[str, Any]:
        about: dict[str, Any] = self.notebook.metadata.get("calcikit", {})
        return about


def open_lessons(paths: Iterable[Path | str] | None = None, films: Path | str | None = None) -> list[Lesson]:
    """Read notebooks, by default those that ship with calcikit, and run those that were not run.

    They show the real films of a folder where one is given.

    Raises
    ------
    CalcikitError
        If a file is no notebook, two would become one page, or a cell stops with an error; or the folder
        holds no real film.

    Examples
    --------
    >>> open_lessons([])
    []
    """
    files = [Path(path) for path in (notebooks() if paths is None else paths)]
    _check(files)
    lessons = [Lesson(path, _read(path)) for path in files]
    if films is not None:
        real_films(films, n=1)
    place = None if films is None else Path(films)
    all_answered({lesson.path: lesson.notebook for lesson in lessons}, place)
    return lessons


def _check(files: list[Path]) -> None:
    """Refuse notebooks that are not there, or whose pages would be one file."""
    if missing := next((path for path in files if not path.is_file()), None):
        raise CalcikitError(f"there is no notebook {missing}.")
    names = [path.stem for path in files]
    twice = next((name for name in names if name in OWN or names.count(name) > 1), None)
    if twice:
        raise CalcikitError(f"two pages would be {twice}.html; give each notebook a name of its own.")


def _read(path: Path) -> NotebookNode:
    """Read a notebook, or say that it is none."""
    try:
        notebook = nbformat.read(path, as_version=4)
        notebook.metadata.get("calcikit", {})
    except (NotJSONError, nbformat.ValidationError, UnicodeDecodeError, AttributeError, KeyError) as error:
        raise CalcikitError(f"{path.name}: this is no Jupyter notebook ({type(error).__name__}).") from error
    return notebook
