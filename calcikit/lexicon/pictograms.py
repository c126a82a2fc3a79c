"""The drawing of a term: a morphology's particle or a distribution's breast, in the colour of the text."""

from __future__ import annotations

from .._data import Knowledge
from ..errors import UnknownTerm
from .loader import lexicon

__all__ = ["check_pictograms", "pictogram"]

FOLDER = "pictograms/"
DRAWN = ("morphology", "distribution")


def pictogram(term_id: str, knowledge: Knowledge | None = None) -> str:
    """Return the SVG of a term, or nothing where it has none.

    Examples
    --------
    >>> pictogram("amorphous").startswith("<svg"), pictogram("b")
    (True, '')
    """
    knowledge = knowledge or Knowledge.load()
    file = f"{FOLDER}{term_id}.svg"
    return knowledge.texts(file)[-1].strip() if file in knowledge.files else ""


def check_pictograms(knowledge: Knowledge | None = None) -> None:
    """Refuse a drawing of no term.

    Raises
    ------
    DataError
        Naming the file and the nearest term.
    """
    knowledge = knowledge or Knowledge.load()
    known = [term for name in DRAWN for term in lexicon(knowledge).attributes[name].ids]
    for file in knowledge.files:
        if file.startswith(FOLDER) and (term := file[len(FOLDER) : -len(".svg")]) not in known:
            raise knowledge.error(file, "", UnknownTerm("term", term, known))
