"""All lessons as pages with the pages that lead to them, or as SCORM 1.2 packages for a learning platform."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .._data import ENGLISH, Knowledge, document, static_text
from .._output import PAGE, ZIP, named_folder, write_all, write_whole, zipped
from ..errors import show_usage
from ..lexicon import beyond, glossary
from ..references import Reference, reference
from ..widgets.fallback import rendered
from .bundling import page_style
from .exporter import page_of
from .gallery import gallery, real_gallery
from .glossary_links import glossary_entries, statement_context
from .html import PageBody, markdown_html
from .index import index_page
from .lessons import Lesson, open_lessons
from .widget_page import explorer_page


@show_usage
def export_site(
    paths: Iterable[Path | str] | None = None,
    out: Path | str = Path("site"),
    films: Path | str | None = None,
) -> tuple[Path, ...]:
    """Write notebooks as offline pages, with an index that leads to them.

    Parameters
    ----------
    paths : iterable of path, optional
        Notebooks in teaching order; the lessons that ship with calcikit by default.
    out : path, optional
        The folder of the pages, made when it is missing.
    films : path, optional
        A folder of real films to show, with licence and citation; none without it.

    Returns
    -------
    tuple of pathlib.Path
        The pages: the index, the lessons, then what stands beside them.

    Raises
    ------
    CalcikitError
        If a file is no notebook, two have one name, or one cannot become a page. The message names
        file and cell. The same if the folder of films holds none, or that of the pages is
        a file.

    Examples
    --------
    >>> export_site(["my-lesson.ipynb"])
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no notebook 'my-lesson.ipynb'.
    """
    folder = named_folder(out)
    lessons = open_lessons(paths, films)
    order = [(lesson.name, lesson.title) for lesson in lessons]
    made = [page_of(lesson.path, lesson.notebook, lessons=order) for lesson in lessons]
    pages = {
        "index": index_page(lessons, [sections for _, sections in made]),
        **{lesson.name: page for lesson, (page, _) in zip(lessons, made, strict=True)},
        "explorer": explorer_page(),
        "glossary": _bare(
            "glossary.html.j2",
            words=glossary_entries(),
            sources=_sources(*(word.text.cite for word in glossary().values())),
        ),
        "beyond": _beyond(),
        "gallery": _gallery(films),
        "accessibility": _document("accessibility"),
    }
    files = {folder / f"{name}.html": f"{page.strip()}\n".encode() for name, page in pages.items()}
    return write_all(files, mark=PAGE)


def _bare(template: str, **values: object) -> str:
    """Return a page without widgets."""
    return rendered(template, **{"style": page_style(), "csp_hash": "'none'", **values})


def _gallery(films: Path | str | None) -> str:
    """Return the page of pictures; they lead to the explorer."""
    style = page_style(static_text("index.css"), static_text("gallery.css"))
    return _bare("gallery.html.j2", style=style, real=real_gallery(films), **gallery())


def _beyond() -> str:
    """Return the page of what the tables do not decide."""
    found = beyond()
    groups = [
        {
            "id": group.id,
            "title": group.title,
            "topics": [
                {
                    "id": topic.id,
                    "title": topic.title,
                    "know": statement_context(topic.know),
                    "step": statement_context(topic.step),
                }
                for topic in found.of(group.id)
            ],
        }
        for group in found.groups
    ]
    sources = _sources(*(part.cite for topic in found.topics for part in (topic.know, topic.step)))
    return _bare("beyond.html.j2", intro=found.intro, groups=groups, sources=sources)


def _sources(*cited: Iterable[str]) -> list[Reference]:
    """Return every source once, in the order of their names."""
    keys = {key for keys in cited for key in keys}
    return sorted(map(reference, keys), key=lambda source: source.short.lower())


def _document(name: str) -> str:
    """Return a document of calcikit as a page."""
    body, where = PageBody(""), f"docs/{name}.md"
    language = Knowledge.load().catalogue.language
    said = document(f"{name}.md", language)
    in_english = language != ENGLISH and said == document(f"{name}.md")
    text = body.prose(markdown_html(said, where), where)
    return _bare("document.html.j2", title=body.title, text=text, in_english=in_english)


def export_scorm(
    paths: Iterable[Path | str] | None = None,
    out: Path | str = Path("scorm"),
    films: Path | str | None = None,
) -> tuple[Path, ...]:
    """Write one SCORM 1.2 package a lesson: the page and its manifest.

    On a platform the page reports a score (the share of its questions answered rightly) and, when the
    learner ticks that it was read, that it is complete. Opened anywhere else it reports nothing. The schemas
    of SCORM 1.2, which platforms hold themselves, are left out: they are not ours to hand on.

    Parameters
    ----------
    paths : iterable of path, optional
        Notebooks; the lessons that ship with calcikit by default.
    out : path, optional
        The folder of the packages, made when it is missing.
    films : path, optional
        A folder of real films to show; none without it.

    Returns
    -------
    tuple of pathlib.Path
        The packages, one zip file a notebook.

    Raises
    ------
    CalcikitError
        As :func:`export_site` does.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> export_scorm([], out=mkdtemp())
    ()
    """
    folder = named_folder(out)
    return tuple(_pack(folder / f"{lesson.name}.zip", lesson) for lesson in open_lessons(paths, films))


def _pack(path: Path, lesson: Lesson) -> Path:
    """Write one package."""
    page, _ = page_of(lesson.path, lesson.notebook, scorm=True)
    identifier = f"calcikit-{re.sub(r'[^A-Za-z0-9_.-]', '-', lesson.name)}"
    manifest = rendered("imsmanifest.xml.j2", identifier=identifier, title=lesson.title[:200])
    held = {"imsmanifest.xml": f"{manifest}\n".encode(), "index.html": page.encode()}
    return write_whole(path, zipped(held), mark=ZIP)
