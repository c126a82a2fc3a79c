"""The notebooks that are to become pages: read, refused when they are none, and run side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .._data import Knowledge, notebooks
from .._data.resources import translated_copy
from ..errors import CalcikitError, path_of
from ..films import real_films
from .execution import ensure_all_executed
from .notebook_metadata import LessonInfo, checked, lesson_info

OWN = ("index", "explorer", "glossary", "gallery", "beyond", "accessibility")


@dataclass(frozen=True)
class Lesson:
    """A notebook, and what the list of lessons says of it."""

    path: Path
    notebook: NotebookNode
    info: LessonInfo

    @property
    def name(self) -> str:
        """The file's name without its ending; the page has the same."""
        return self.path.stem

    @property
    def title(self) -> str:
        """What it is called."""
        return self.info.title or self.name


def open_lessons(paths: Iterable[Path | str] | None = None, films: Path | str | None = None) -> list[Lesson]:
    """Read notebooks, by default those that ship with calcikit, and run those that were not run.

    A lesson is read from its translated copy, where one lies beside it in the folder of the language in use.
    They show the real films of a folder where one is given.
    """
    language = Knowledge.load().catalogue.language
    asked = paths if isinstance(paths, Iterable) and not isinstance(paths, str | bytes) else [paths]
    given = notebooks() if paths is None else [path_of("a notebook", path) for path in asked]
    files = [translated_copy(path, language) for path in given]
    _refuse_clashes(files)
    lessons = [_read(path) for path in files]
    if films is not None:
        real_films(films, n=1)
    place = None if films is None else Path(films)
    ensure_all_executed({lesson.path: lesson.notebook for lesson in lessons}, place)
    return lessons


def _refuse_clashes(files: list[Path]) -> None:
    """Refuse notebooks that are not there, or whose pages some file system would take for one file."""
    if missing := next((path for path in files if not path.is_file()), None):
        raise CalcikitError(f"there is no notebook {str(missing)!r}.")
    seen = dict.fromkeys(OWN)
    for path in files:
        name = unicodedata.normalize("NFC", path.stem).casefold()
        if name in seen:
            raise CalcikitError(f"two pages would be {path.stem}.html; give each notebook a name of its own.")
        seen[name] = None


def _read(path: Path) -> Lesson:
    """Read a notebook, or say why it cannot become a page."""
    try:
        found = nbformat.read(path, as_version=4)
    except OSError:
        raise
    except Exception as error:  # nbformat trips over what is no notebook in many ways
        raise CalcikitError(f"{path.name}: this is no Jupyter notebook ({type(error).__name__}).") from error
    try:
        notebook = checked(found)
        return Lesson(path, notebook, lesson_info(notebook))
    except CalcikitError as error:
        raise CalcikitError(f"{path.name}: {error}") from error
