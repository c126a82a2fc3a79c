"""The only place that knows where files are: in a wheel, and in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
TEMPLATES = PACKAGE / "templates"
"""The templates of pages and tables."""


def shipped_folder(name: str) -> Traversable:
    """Give ``data``, ``docs`` or ``notebooks``: inside the package in a wheel, beside it in a checkout."""
    shipped = files(__package__.partition(".")[0]) / name
    return shipped if shipped.is_dir() else PACKAGE.parent / name


def static_text(name: str) -> str:
    """Return a bundled script or style sheet of a widget or a page; ``make js`` makes them from ``js/``.

    Examples
    --------
    >>> "as default" in static_text("self-check.js")
    True
    """
    return (PACKAGE / "static" / name).read_text(encoding="utf-8")


def document(name: str, language: str = "") -> str:
    """Return the text of a document of ``docs/`` that ships: its translated copy where there is one.

    Examples
    --------
    >>> document("accessibility.md", "de").splitlines()[0]
    '# Barrierefreiheit'
    """
    folder = shipped_folder("docs")
    own = folder.joinpath(language, name)
    return (own if own.is_file() else folder.joinpath(name)).read_text(encoding="utf-8")


def notebooks_in(language: str) -> tuple[Path, ...]:
    """Give the lessons that ship with calcikit, in teaching order: translated copies where there are some.

    Examples
    --------
    >>> notebooks_in("de")[3].parent.name, notebooks_in("fr")[3].parent.name
    ('de', 'notebooks')
    """
    folder = shipped_folder("notebooks")
    found = (Path(str(item)) for item in folder.iterdir()) if folder.is_dir() else ()
    lessons = sorted(path for path in found if path.suffix == ".ipynb")
    return tuple(translated_copy(path, language) for path in lessons)


def translated_copy(path: Path, language: str) -> Path:
    """Return the copy of a lesson in the folder of a language beside it, or the lesson where there is none.

    Examples
    --------
    >>> translated_copy(Path("own.ipynb"), "de").name
    'own.ipynb'
    """
    own = path.parent / language / path.name
    return own if own.is_file() else path
