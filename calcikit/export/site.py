"""All lessons as pages, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.reader import NotJSONError

from .._resources import notebooks
from ..errors import CalcikitError
from .lesson import LessonExporter, page_template
from .modules import page_style
from .reading import first_heading

__all__ = ["Card", "export_site"]


@dataclass(frozen=True, kw_only=True)
class Card:
    """What the index says of a lesson, as its notebook's ``calcikit`` metadata has it."""

    name: str
    title: str
    minutes: int
    objectives: tuple[str, ...]


def export_site(
    paths: Iterable[Path | str] | None = None, out: Path | str = Path("site")
) -> tuple[Path, ...]:
    """Write notebooks as offline pages, with an index that leads to them.

    Parameters
    ----------
    paths : iterable of path, optional
        Notebooks in teaching order; the lessons that ship with calcikit by default.
    out : path, optional
        The folder of the pages, made when it is missing.

    Returns
    -------
    tuple of pathlib.Path
        The pages, the index first.

    Raises
    ------
    CalcikitError
        If a file is no notebook, two have one name, or one cannot become a page. The message names
        file and cell.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> [page.name for page in export_site([], out=mkdtemp())]
    ['index.html']
    """
    lessons = [Path(path) for path in (notebooks() if paths is None else paths)]
    _check(lessons)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    cards = [_card(path) for path in lessons]
    pages = [(folder / f"{path.stem}.html", _page(path, lessons)) for path in lessons]
    index = page_template("index.html.j2").render(lessons=cards, style=page_style([]), fingerprint="'none'")
    pages.insert(0, (folder / "index.html", index + "\n"))
    for path, text in pages:
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(path for path, _ in pages)


def _check(lessons: list[Path]) -> None:
    """Refuse notebooks that are not there, or whose pages would be one file."""
    if missing := next((path for path in lessons if not path.is_file()), None):
        raise CalcikitError(f"there is no notebook {missing}.")
    names = [path.stem for path in lessons]
    twice = next((name for name in names if name == "index" or names.count(name) > 1), None)
    if twice:
        raise CalcikitError(f"two pages would be {twice}.html; give each notebook a name of its own.")


def _page(path: Path, lessons: list[Path]) -> str:
    """Return the page of one lesson."""
    try:
        page, _ = LessonExporter(lessons=lessons).from_filename(str(path))
    except CalcikitError as error:
        raise CalcikitError(f"{path.name}: {error}") from error
    return page


def _card(path: Path) -> Card:
    """Return what the index says of a lesson."""
    try:
        about = nbformat.read(path, as_version=4).metadata.get("calcikit", {})
    except (NotJSONError, nbformat.ValidationError, UnicodeDecodeError, AttributeError, KeyError) as error:
        raise CalcikitError(f"{path.name}: this is no Jupyter notebook ({type(error).__name__}).") from error
    return Card(
        name=path.stem,
        title=str(about.get("title") or first_heading(path)),
        minutes=int(about.get("minutes", 0)),
        objectives=tuple(map(str, about.get("objectives", ()))),
    )
