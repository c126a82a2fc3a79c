"""Rows as cards: what has too many columns for a table, with the drawing and an image of its term."""

from __future__ import annotations

from functools import cache
from html import escape

from ..lexicon import Term, lexicon, pictogram
from ..workup import Finding

SIZE, QUALITY = 224, 50
SCENES = {
    "morphology": ("distribution", "grouped", "magnification", 14),
    "distribution": ("morphology", "round", "CC", 50),
}
"""With which other word a term is drawn, in which view, and how many millimetres are shown."""

SEED = 3


@cache
def pictured(label: str) -> dict[str, str]:
    """Return the pictogram and an image of the term that has this label; both empty for any other text.

    Examples
    --------
    >>> sorted(pictured("Amorphous")), pictured("Tuesday")["image"]
    (['image', 'pictogram'], '')
    """
    axis, term = _term(label)
    return {"pictogram": drawn(label), "image": _image(axis, term) if term else ""}


def drawn(label: str) -> str:
    """Return the drawing of the term that has this label, hidden from screen readers; empty for any other.

    Examples
    --------
    >>> drawn("Amorphous")[:23], drawn("Tuesday")
    ('<svg aria-hidden="true"', '')
    """
    _, term = _term(label)
    svg = pictogram(term.id) if term else ""
    return svg.replace("<svg ", '<svg aria-hidden="true" width="32" height="32" ', 1)


def _term(label: str) -> tuple[str, Term | None]:
    """Return the term of this label, and its axis."""
    words = lexicon().attributes
    named = [(axis, term) for axis in SCENES for term in words[axis].terms]
    return next(
        ((axis, term) for axis, term in named if label in (term.name("v2025"), term.name("2013"))),
        ("", None),
    )


def _image(axis: str, term: Term) -> str:
    from ..simulator import simulate  # few tables have images
    from ..simulator.descriptions import looks_text
    from ..simulator.encoding import picture_html
    from ..simulator.pointing import pointed_jpeg

    other, word, view, field = SCENES[axis]
    patch = simulate(
        Finding.from_dict({axis: term.id, other: word}), view=view, seed=SEED, size=SIZE, pitch=field / SIZE
    )
    shape, _, place = looks_text(patch.finding, view).rpartition(", ")
    arrow = axis == "morphology"
    picture = pointed_jpeg(patch, QUALITY) if arrow else patch.jpeg(QUALITY)
    image = picture_html(picture, patch.alt, SIZE)
    return f"<figure>{image}<figcaption>{escape(shape if arrow else place)}</figcaption></figure>"
