"""All lessons as pages, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import nbformat
from nbformat import NotebookNode
from nbformat.reader import NotJSONError

from .._resources import notebooks as shipped
from ..errors import CalcikitError
from .lesson import LessonExporter, page_template
from .living import as_data
from .markup import Section
from .modules import fingerprint, page_script, page_style
from .reading import first_heading
from .running import all_answered
from .words import explained

__all__ = ["Card", "export_site"]

OWN = ("index", "glossary")
UNSEARCHED = ("Sources",)


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
        The pages: the index, the lessons, then what stands beside them.

    Raises
    ------
    CalcikitError
        If a file is no notebook, two have one name, or one cannot become a page. The message names
        file and cell.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> [page.name for page in export_site([], out=mkdtemp())]
    ['index.html', 'glossary.html']
    """
    lessons = [Path(path) for path in (shipped() if paths is None else paths)]
    _check(lessons)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    notebooks = {path: _read(path) for path in lessons}
    all_answered(notebooks)
    cards = [_card(path, nb) for path, nb in notebooks.items()]
    made = [_page(path, nb, lessons) for path, nb in notebooks.items()]
    pages = {
        "index": _index(cards, [sections for _, sections in made]),
        **{path.stem: page for path, (page, _) in zip(lessons, made, strict=True)},
        "glossary": _bare("glossary.html.j2", words=explained()),
    }
    return tuple(_written(folder / f"{name}.html", page) for name, page in pages.items())


def _written(path: Path, text: str) -> Path:
    """Write one page."""
    path.write_text(f"{text.strip()}\n", encoding="utf-8", newline="\n")
    return path


def _index(cards: list[Card], sections: list[list[Section]]) -> str:
    """Return the page that leads to the lessons, with all that its search looks through."""
    script = page_script([], ("reading", "search"), widgets=False)
    data = as_data({"search": list(searchable(cards, sections))})
    return _bare("index.html.j2", lessons=cards, script=script, data=data, fingerprint=fingerprint(script))


def _bare(template: str, **values: object) -> str:
    """Return a page without widgets."""
    return page_template(template).render(**{"style": page_style([]), "fingerprint": "'none'", **values})


def searchable(cards: Iterable[Card], sections: Iterable[list[Section]]) -> Iterator[dict[str, str]]:
    """Yield the places of a site that a search can lead to: the parts of the lessons, then the words.

    Examples
    --------
    >>> next(searchable([], []))["page"]
    'glossary'
    """
    for card, parts in zip(cards, sections, strict=True):
        for part in parts:
            text = part.text.strip()
            if part.title not in UNSEARCHED and text:
                at = {"page": card.name, "id": quote(part.id), "lesson": card.title}
                yield {**at, "title": part.title, "text": text}
    for word in explained():
        text = f"{word['text']} {', '.join(word['also'])}"  # type: ignore[arg-type]
        at = {"page": "glossary", "id": f"word-{word['id']}", "lesson": "Glossary"}
        yield {**at, "title": str(word["label"]), "text": text.strip()}


def _check(lessons: list[Path]) -> None:
    """Refuse notebooks that are not there, or whose pages would be one file."""
    if missing := next((path for path in lessons if not path.is_file()), None):
        raise CalcikitError(f"there is no notebook {missing}.")
    names = [path.stem for path in lessons]
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


def _page(path: Path, notebook: NotebookNode, lessons: list[Path]) -> tuple[str, list[Section]]:
    """Return the page of one lesson, and its parts."""
    about = {"metadata": {"path": str(path.parent), "name": path.stem}}
    try:
        page, resources = LessonExporter(lessons=lessons).from_notebook_node(notebook, about)
    except CalcikitError as error:
        raise CalcikitError(f"{path.name}: {error}") from error
    return page, resources["sections"]


def _card(path: Path, notebook: NotebookNode) -> Card:
    """Return what the index says of a lesson."""
    about = notebook.metadata.get("calcikit", {})
    return Card(
        name=path.stem,
        title=str(about.get("title") or first_heading(path)),
        minutes=int(about.get("minutes", 0)),
        objectives=tuple(map(str, about.get("objectives", ()))),
    )
