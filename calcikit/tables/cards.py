"""Rows as cards: what has too many columns for a table, with the drawing and an image of its term."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from html import escape

from ..lexicon import Term, lexicon, pictogram
from ..simulator import simulate
from ..simulator.descriptions import looks_text
from ..simulator.pointing import pointed_jpeg
from ..workup import Finding

__all__ = ["pictured"]

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
    words = lexicon().attributes
    for axis in SCENES:
        for term in words[axis].terms:
            if label in (term.name("v2025"), term.name("2013")):
                return {"pictogram": _hidden(pictogram(term.id)), "image": _image(axis, term)}
    return {"pictogram": "", "image": ""}


def _hidden(svg: str) -> str:
    """Hide a drawing from screen readers: the label stands beside it."""
    return svg.replace("<svg ", '<svg aria-hidden="true" width="32" height="32" ', 1)


def _image(axis: str, term: Term) -> str:
    other, word, view, field = SCENES[axis]
    patch = simulate(
        Finding.from_dict({axis: term.id, other: word}), view=view, seed=SEED, size=SIZE, pitch=field / SIZE
    )
    shape, _, place = looks_text(patch.finding, view).rpartition(", ")
    arrow = axis == "morphology"
    data = b64encode(pointed_jpeg(patch, QUALITY) if arrow else patch.jpeg(QUALITY)).decode()
    sized = f'width="{SIZE}" height="{SIZE}"'
    image = f'<img alt="{escape(patch.alt)}" {sized} src="data:image/jpeg;base64,{data}">'
    return f"<figure>{image}<figcaption>{escape(shape if arrow else place)}</figcaption></figure>"
