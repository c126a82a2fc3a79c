"""The drawing of a term: a morphology's particle or a distribution's breast, in the colour of the text."""

from __future__ import annotations

from .._data import Knowledge, derived
from .loader import lexicon

FOLDER = "pictograms/"
DRAWN = ("morphology", "distribution")


def pictogram(term_id: str, knowledge: Knowledge | None = None) -> str:
    """Return the SVG of a term, or nothing where it has none.

    Examples
    --------
    >>> pictogram("amorphous").startswith("<svg"), pictogram("b")
    (True, '')
    """
    return _drawings(knowledge).get(term_id, "")


@derived
def _drawings(knowledge: Knowledge) -> dict[str, str]:
    return {
        file[len(FOLDER) : -len(".svg")]: knowledge.texts(file)[-1].strip()
        for file in knowledge.files_in(FOLDER)
    }


def check_pictograms(knowledge: Knowledge | None = None) -> None:
    """Refuse a drawing of no term.

    Raises
    ------
    DataError
        Naming the file and the nearest term.
    """
    knowledge = knowledge or Knowledge.load()
    known = [term for name in DRAWN for term in lexicon(knowledge).attributes[name].ids]
    for term in _drawings(knowledge):
        knowledge.require_known(f"{FOLDER}{term}.svg", "", "term", known, term)
