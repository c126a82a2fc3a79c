"""The drawing of a term: a morphology's particle or a distribution's breast, in the colour of the text."""

from __future__ import annotations

from .._data import Knowledge

__all__ = ["pictogram"]


def pictogram(term_id: str, knowledge: Knowledge | None = None) -> str:
    """Return the SVG of a term, or nothing where it has none.

    Examples
    --------
    >>> pictogram("amorphous").startswith("<svg"), pictogram("b")
    (True, '')
    """
    knowledge = knowledge or Knowledge.load()
    file = f"pictograms/{term_id}.svg"
    return knowledge.texts(file)[-1].strip() if file in knowledge.files else ""
