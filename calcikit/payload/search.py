"""A field to search as plain values: its picture, and the place and the difficulty of all that lies in it."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import numpy as np

from .._data import Knowledge, inside
from ..lexicon import lexicon, views
from ..quiz.search_questions import SearchItem, search_texts
from .patches import corners_mm, hull
from .statement import references_payload, statement_payload

if TYPE_CHECKING:
    from ..simulator import Located, SearchField

QUALITY = 60
AROUND = 40
"""How far the tissue around a finding reaches, in pixels."""


def search_labels(knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return how the figures of the search are called and defined.

    Examples
    --------
    >>> [figure["label"] for figure in search_labels()["figures"]][0]
    'Findings marked'
    """
    figures = search_texts(knowledge).figure
    keys = (key for figure in figures for key in figure.why.cite)
    return {
        "figures": [
            {"id": figure.id, "label": figure.label, "why": statement_payload(figure.why)}
            for figure in figures
        ],
        "references": references_payload(keys, knowledge),
    }


def search_question(item: SearchItem, knowledge: Knowledge | None = None) -> tuple[dict[str, Any], bytes]:
    r"""Return a field in words with the place of all that lies in it, and its picture as WebP.

    Places are in mm from the upper left corner.

    Examples
    --------
    >>> from calcikit.quiz.search_questions import search_item
    >>> asked, picture = search_question(search_item("find-3-0"))
    >>> asked["mm"], picture[:4]
    (64.0, b'RIFF')
    """
    from ..simulator.encoding import drawing, encoded

    texts, field = search_texts(knowledge), item.draw()
    mm, view = len(field.image) * field.pitch_mm, views(knowledge)[item.view].label
    lines = {
        side: [line for one in field.located if one.distractor == side for line in one.outlines]
        for side in (False, True)
    }
    return {
        "id": item.id,
        "kind": item.kind,
        "label": texts.label,
        "stem": texts.stem,
        "caption": texts.caption.format(view=view, density=item.density, mm=f"{mm:.0f}"),
        "alt": texts.alt,
        "mm": mm,
        "density": item.density,
        "located": [_located(one, field, knowledge) for one in field.located],
        "truth": b64encode(drawing(lines[False], len(field.image))).decode(),
        "passed": b64encode(drawing(lines[True], len(field.image))).decode(),
        "pairs": [],
    }, encoded(field.display, "WEBP", quality=QUALITY, method=5)


def live_search(item: SearchItem) -> dict[str, Any]:
    """Return a field with its picture in base64."""
    asked, picture = search_question(item)
    return asked | {"src": b64encode(picture).decode()}


def _located(one: Located, field: SearchField, knowledge: Knowledge | None) -> dict[str, Any]:
    """Return what lies somewhere, and how hard it is to see."""
    words = lexicon(knowledge).attributes
    term = words["morphology"][one.finding.morphology]
    shape = np.concatenate(one.outlines)
    extent = float(np.ptp(shape, axis=0).max()) * field.pitch_mm
    look = term.look or term.definition
    return {
        "morphology": term.id,
        "name": f"{term.label}, {inside(words['distribution'][one.finding.distribution].label)}",
        "distractor": one.distractor,
        "hull": corners_mm(hull(shape), field.pitch_mm),
        "look": look.text,
        "why": search_texts(knowledge).hard.format(
            contrast=f"{_contrast(one, field):.1f}", mm=f"{extent:.0f}", density=field.density
        ),
    }


def _contrast(one: Located, field: SearchField) -> float:
    """Return how far the calcium stands out, in standard deviations of the tissue around it."""
    column, row = round(one.column), round(one.row)
    window = np.s_[max(0, row - AROUND) : row + AROUND, max(0, column - AROUND) : column + AROUND]
    image, seen = field.image[window], one.visible[window]
    if not seen.any():
        return 0.0
    around = image[~seen]
    return abs(float(image[seen].mean() - around.mean())) / float(around.std())
