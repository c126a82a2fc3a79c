"""The page that leads to all others: the task itself, the lessons, the tools, the cases, and the search."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from .._data import N_, Knowledge, derived, gettext as _, static_text
from ..cases import all_cases
from ..evidence.vocabulary import AXES
from ..lexicon import beyond, lexicon, pictogram
from ..payload.questions import labels
from ..simulator import simulate
from ..widgets.fallback import rendered
from ..workup import Finding, recommend
from .bundling import csp_hash, page_style, site_script
from .glossary_links import glossary_entries
from .html import Section
from .lessons import Lesson
from .notebook_metadata import widget_states
from .widgets import as_data, script_texts

SOURCES = N_("Sources")
HERO = (
    ("vascular", "linear"),
    ("coarse_popcorn", "grouped"),
    ("fine_pleomorphic", "grouped"),
    ("rim", "grouped"),
)
"""Of these, the tables send one to biopsy."""

SIZE, FIELD_MM, SEED, QUALITY = 320, 26, 3, 60
THUMBNAIL, THUMBNAIL_QUALITY = 256, 50


def index_page(lessons: list[Lesson], sections: list[list[Section]]) -> str:
    """Return the page that leads to the lessons, with all that its search looks through."""
    script = site_script()
    order = list(all_cases())
    listed = sorted(_cases(lessons), key=lambda case: order.index(case["id"]))
    said = labels()
    due = {name: said[name] for name in ("kinds", "groups", "names")}
    data = as_data({"search": list(_searchable(lessons, sections, listed)), "due": due, **script_texts()})
    return rendered(
        "index.html.j2",
        style=page_style(static_text("index.css")),
        lessons=lessons,
        pictures={lesson.name: _thumbnail(lesson) for lesson in lessons},
        hero=_hero(),
        size=SIZE,
        thumbnail=THUMBNAIL,
        cases=listed,
        drill=next((lesson.name for lesson in lessons if _about(lesson).get("records") == "drill"), ""),
        script=script,
        data=data,
        csp_hash=csp_hash(script),
    )


def _about(lesson: Lesson) -> Any:
    """Return what a lesson says of itself."""
    return lesson.notebook.metadata.get("calcikit", {})


@derived
def _hero(_: Knowledge) -> tuple[dict[str, Any], ...]:
    """Draw the pictures to choose from, each with what the tables say of it."""
    return tuple(_choice(Finding(*described)) for described in HERO)


def _choice(finding: Finding) -> dict[str, Any]:
    workup = recommend(finding)
    term = lexicon().attributes["morphology"][finding.morphology]
    patch = simulate(finding, view="magnification", seed=SEED, size=SIZE, pitch=FIELD_MM / SIZE)
    return {
        "alt": patch.alt,
        "data": b64encode(patch.jpeg(QUALITY)).decode(),
        "label": term.label,
        "pictogram": pictogram(finding.morphology),
        "category": lexicon().categories[workup.category],
        "biopsy": workup.category[0] in "45",
        "step": workup.steps[0],
        "look": (term.look or term.definition).text,
        "link": f"explorer.html#explorer:{urlencode({name: getattr(finding, name) for name in AXES})}",
    }


def _thumbnail(lesson: Lesson) -> str:
    """Draw the picture that a lesson names, in base64; nothing where it names none."""
    picture = _about(lesson).get("picture")
    if not picture:
        return ""
    patch = simulate(
        Finding(picture["morphology"], picture["distribution"]),
        view=picture["view"],
        seed=picture["seed"],
        size=THUMBNAIL,
        pitch=FIELD_MM / THUMBNAIL,
    )
    return b64encode(patch.jpeg(THUMBNAIL_QUALITY)).decode()


def _cases(lessons: list[Lesson]) -> Iterator[dict[str, str]]:
    """Yield the cases that the lessons walk through, each with the link that opens it."""
    for lesson in lessons:
        for model in widget_states(lesson.notebook).values():
            state = model["state"]
            told = state.get("_content")
            for case in told.get("cases", ()) if isinstance(told, dict) else ():
                place = urlencode({"case": case["id"], "mode": state["mode"], "at": 0})
                yield {
                    "id": case["id"],
                    "title": case["title"],
                    "who": case["who"],
                    "woman": ", ".join(case["who"].split(", ")[:2]),
                    "last": case["stages"][-1]["id"],
                    "mode": state["mode"],
                    "page": quote(lesson.name),
                    "anchor": f"{state['name']}:{place}",
                }


def _searchable(
    lessons: list[Lesson], sections: list[list[Section]], cases: list[dict[str, str]]
) -> Iterator[dict[str, str]]:
    """Yield the places of a site that a search can lead to."""
    for word in glossary_entries():
        text = f"{word['text']} {', '.join(word['also'])}".strip()  # type: ignore[arg-type]
        at = {"page": "glossary", "id": f"word-{word['id']}", "lesson": _("Glossary")}
        yield {**at, "title": str(word["label"]), "text": text}
    for term in lexicon().attributes["morphology"].terms:
        at = {"page": "gallery", "id": f"shape-{term.id}", "lesson": _("Gallery")}
        yield {**at, "title": term.label, "text": ", ".join((term.label, *term.synonyms))}
    for case in cases:
        at = {"page": case["page"], "id": case["anchor"], "lesson": _("Cases")}
        yield {**at, "title": case["title"], "text": case["who"]}
    for lesson, parts in zip(lessons, sections, strict=True):
        for part in parts:
            text = part.text.strip()
            if part.title != _(SOURCES) and text:
                at = {"page": quote(lesson.name), "id": quote(part.id), "lesson": lesson.title}
                yield {**at, "title": part.title, "text": text}
    for topic in beyond().topics:
        text = f"{topic.know.text} {topic.step.text} {', '.join(topic.search)}".strip()
        at = {"page": "beyond", "id": f"topic-{topic.id}", "lesson": _("Beyond these tables")}
        yield {**at, "title": topic.title, "text": text}
