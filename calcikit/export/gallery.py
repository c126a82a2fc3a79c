"""The gallery: every shape in every arrangement as a simulated picture, beside what its word means."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .._data import Knowledge, gettext as _
from ..films import Films, real_films
from ..films.payload import films_payload, films_words
from ..lexicon import Term, lexicon, pictogram, views
from ..payload.patches import disclaimer
from ..simulator import Patch, simulate
from ..simulator.descriptions import looks_text
from ..simulator.pointing import pointed_jpeg
from ..workup import Finding, recommend
from .glossary_links import statement_context

EXPLORER = "explorer"
"""The page that the pictures lead to, and the name of the explorer in it."""

SIZE, FIELD_MM, CLOSE_UP_MM, QUALITY, SEED = 224, 30, 12, 70, 3
CLOSE_UP_QUALITY = 50
REAL_FILMS, PIXELS_PER_MM = 12, 7
VIEWS = ("CC", "lateral")
BOTH_VIEWS = ("milk_of_calcium",)
"""Shapes whose true lateral stands beside the CC, because it decides."""


def gallery() -> dict[str, Any]:
    """Return what the gallery page shows.

    Examples
    --------
    >>> page = gallery()
    >>> len(page["arrangements"]), [len(shapes) for shapes in page["groups"].values()]
    (5, [8, 2, 4])
    """
    words = lexicon().attributes
    groups: dict[str, list[Any]] = {}
    for term in words["morphology"].terms:
        group = words["morphology"].group_labels[str(term.group)]
        groups.setdefault(group, []).append(
            {**_about(term), "shown": Knowledge.load().derive(_shown, term.id)}
        )
    return {
        "size": SIZE,
        "field": FIELD_MM,
        "close_up": CLOSE_UP_MM,
        "groups": groups,
        "arrangements": [_about(term) for term in words["distribution"].terms],
        **disclaimer(),
    }


def real_gallery(films: Path | str | None) -> dict[str, Any]:
    """Return real films with their simulations, all at one scale; without a folder, how to get some.

    Examples
    --------
    >>> real_gallery(None)["films"]
    []
    """
    found = Films(found=(), missing=(), problems=()) if films is None else real_films(films, n=REAL_FILMS)
    shown, pictures = films_payload(found)
    for picture in (film[kind] for film in shown for kind in ("real", "simulated")):
        picture["data"] = b64encode(pictures[slice(*picture["at"])]).decode()
        picture["size"] = [round(PIXELS_PER_MM * side) for side in picture["mm"]]
    return {"films": shown, "words": films_words(found)}


def _about(term: Term) -> dict[str, Any]:
    """Return a word, its newer name, and what it means."""
    return {
        "id": term.id,
        "label": term.label,
        "short": term.short or term.label,
        "also": [term.label_2013] if term.label_2013 else [],
        "pictogram": pictogram(term.id),
        **statement_context(term.definition),
    }


def _shown(knowledge: Knowledge, shape: str) -> tuple[dict[str, Any], ...]:
    """Draw one shape in every arrangement."""
    return tuple(_combination(shape, place) for place in lexicon(knowledge).attributes["distribution"].terms)


def _combination(shape: str, place: Term) -> dict[str, Any]:
    """Return the pictures of one combination, and what stands below them."""
    finding = Finding(morphology=shape, distribution=place.id)
    patches = list(_patches(finding))
    return {
        "id": place.id,
        "label": place.label,
        "pictogram": pictogram(place.id),
        "category": lexicon().categories[recommend(finding).category],
        "link": f"{EXPLORER}.html#{EXPLORER}:morphology={shape}&distribution={place.id}",
        "note": patches[0].note,
        "pictures": [*map(_picture, patches)],
        "close_up": _close_up(finding),
    }


def _close_up(finding: Finding) -> dict[str, str]:
    """Draw the middle of the lesion magnified, so that single particles can be told apart."""
    patch = simulate(finding, view="magnification", seed=SEED, size=SIZE, pitch=CLOSE_UP_MM / SIZE)
    return {"alt": patch.alt, "data": b64encode(pointed_jpeg(patch, CLOSE_UP_QUALITY)).decode()}


def _patches(finding: Finding) -> Iterator[Patch]:
    """Yield the views of one lesion that are shown."""
    for view in VIEWS if finding.morphology in BOTH_VIEWS else ("CC",):
        yield simulate(finding, view=view, seed=SEED, size=SIZE, pitch=FIELD_MM / SIZE)


def _picture(patch: Patch) -> dict[str, str]:
    """Return a picture as data, with its notice in the pixels, and the words that stand in for it."""
    looks = looks_text(patch.finding, patch.view)
    view = views()[patch.view].short
    return {
        "alt": _("Simulated, {view}: {looks}", view=view, looks=looks),
        "view": view,
        "data": b64encode(patch.jpeg(QUALITY)).decode(),
    }
