"""All lessons as pages, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from .._data import document
from .._output import write_whole
from ..lexicon import beyond, glossary
from ..references import Reference, reference
from .bundling import csp_hash, page_style, site_script
from .exporter import page_of, page_template
from .gallery import EXPLORER, gallery, real_gallery
from .glossary_links import glossary_entries, said
from .html import PageBody, Section, markdown_html
from .lessons import Lesson, open_lessons
from .widgets import as_data

__all__ = ["export_site"]

UNSEARCHED = ("Sources",)
MARK = b'<meta name="generator" content="calcikit'


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
        file and cell. The same if the folder of films holds none.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> [page.name for page in export_site([], out=mkdtemp())]
    ['index.html', 'glossary.html', 'beyond.html', 'gallery.html', 'accessibility.html']
    """
    lessons = open_lessons(paths, films)
    order = [(lesson.name, lesson.title) for lesson in lessons]
    made = [page_of(lesson.path, lesson.notebook, lessons=order) for lesson in lessons]
    pages = {
        "index": _index(lessons, [sections for _, sections in made]),
        **{lesson.name: page for lesson, (page, _) in zip(lessons, made, strict=True)},
        "glossary": _bare(
            "glossary.html.j2",
            words=glossary_entries(),
            sources=_sources(*(word.text.cite for word in glossary().values())),
        ),
        "beyond": _beyond(),
        "gallery": _gallery(lessons, films),
        "accessibility": _document("accessibility"),
    }
    return tuple(
        write_whole(Path(out) / f"{name}.html", f"{page.strip()}\n".encode(), mark=MARK)
        for name, page in pages.items()
    )


def _index(lessons: list[Lesson], sections: list[list[Section]]) -> str:
    """Return the page that leads to the lessons, with all that its search looks through."""
    script = site_script()
    data = as_data({"search": list(_searchable(lessons, sections))})
    return _bare("index.html.j2", lessons=lessons, script=script, data=data, csp_hash=csp_hash(script))


def _bare(template: str, **values: object) -> str:
    """Return a page without widgets."""
    return page_template(template).render(**{"style": page_style(), "csp_hash": "'none'", **values})


def _gallery(lessons: list[Lesson], films: Path | str | None) -> str:
    """Return the page of pictures; they lead to the explorer where its lesson is among the pages."""
    style = page_style(name="gallery")
    linked = EXPLORER[0] in [lesson.name for lesson in lessons]
    return _bare("gallery.html.j2", style=style, linked=linked, real=real_gallery(films), **gallery())


def _beyond() -> str:
    """Return the page of what the tables do not decide."""
    found = beyond()
    groups = [
        {
            "id": group.id,
            "title": group.title,
            "topics": [
                {"id": topic.id, "title": topic.title, "know": said(topic.know), "step": said(topic.step)}
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
    text = body.prose(markdown_html(document(f"{name}.md"), where), where)
    return _bare("document.html.j2", title=body.title, text=text)


def _searchable(lessons: list[Lesson], sections: list[list[Section]]) -> Iterator[dict[str, str]]:
    """Yield the places of a site that a search can lead to: the parts of the lessons, then the words."""
    for lesson, parts in zip(lessons, sections, strict=True):
        for part in parts:
            text = part.text.strip()
            if part.title not in UNSEARCHED and text:
                at = {"page": quote(lesson.name), "id": quote(part.id), "lesson": lesson.title}
                yield {**at, "title": part.title, "text": text}
    for word in glossary_entries():
        text = f"{word['text']} {', '.join(word['also'])}".strip()  # type: ignore[arg-type]
        at = {"page": "glossary", "id": f"word-{word['id']}", "lesson": "Glossary"}
        yield {**at, "title": str(word["label"]), "text": text}
    for topic in beyond().topics:
        text = f"{topic.know.text} {topic.step.text} {', '.join(topic.search)}".strip()
        at = {"page": "beyond", "id": f"topic-{topic.id}", "lesson": "Beyond these tables"}
        yield {**at, "title": topic.title, "text": text}
