"""The reviewed list of films, and the collection it comes from."""

from __future__ import annotations

import re

from pydantic import Field

from .._data import Knowledge, Record, Row, Words
from ..errors import UnknownTerm, one_of
from ..evidence.term_mapping import NOT_RECORDED
from ..lexicon import lexicon
from ..references import reference

CASE = re.compile(r"Calc-Training_(P_\d{5})_(LEFT|RIGHT)_(CC|MLO)_(\d+)")
UID = re.compile(r"[0-9]+(\.[0-9]+)+")


class Case(Row):
    """A lesion in one view: which it is, how it was described, and what became of it.

    Attributes
    ----------
    id, series : str
        Name of the case at TCIA, and the SeriesInstanceUID of its crop and mask.
    density, assessment, subtlety : str
        As published.
    morphology, distribution : str
        Terms of the lexicon joined by ``+``; ``not recorded`` where the collection has none.
    pathology : str

    Examples
    --------
    >>> case = collection("cbis-ddsm").cases[0]
    >>> case.view, case.morphology, case.pathology
    ('CC', 'fine_pleomorphic', 'BENIGN')
    """

    id: str
    series: str
    density: str
    morphology: str
    distribution: str
    assessment: str
    pathology: str
    subtlety: str

    @property
    def view(self) -> str:
        """``CC`` or ``MLO``."""
        return self._part(3)

    @property
    def side(self) -> str:
        """``LEFT`` or ``RIGHT``."""
        return self._part(2)

    @property
    def patient_id(self) -> str:
        """The patient's number in the collection."""
        return self._part(1)

    def _part(self, place: int) -> str:
        found = CASE.fullmatch(self.id)
        return found[place] if found else ""


class CollectionTexts(Record):
    """What is said with the films of a collection."""

    heading: Words
    how: Words
    ask: Words
    real: Words
    simulated: Words
    not_taken: Words
    changed: Words
    grey: Words
    choice: Words
    no_pixel_size: Words
    no_mlo: Words
    no_distribution: Words
    drawn_as: Words
    no_outline: Words
    reader: Words
    asked: Words
    outline: Words
    one_reader: Words
    only_a_crop: Words
    search: Words
    search_alt: Words
    nothing_outlined: Words
    not_all_known: Words
    how_hard: Words
    only_crops: Words
    outcome: dict[str, Words]
    pathology: dict[str, Words]
    density: dict[str, Words]
    view: dict[str, Words]


class Collection(Record):
    """A public collection of films: where it is, under which licence, and which of its cases are fetched.

    Attributes
    ----------
    page, service, retriever, licence_page : str
        Addresses: the collection, its REST service, the program that takes a manifest, the licence.
    cite : list of str
        Keys of the works to cite.
    pixel_mm : tuple of float
        Smallest and largest edge of a pixel, for files that give none.
    series_megabytes : tuple of int
        Estimated size of a series.
    pause_seconds : float
        Between two requests.
    cases : tuple of Case
        In the order in which they are fetched.
    """

    id: str
    title: str
    page: str
    service: str
    retriever: str
    licence: str
    licence_page: str
    cite: list[str]
    pixel_mm: list[float] = Field(min_length=2, max_length=2)
    series_megabytes: list[int] = Field(min_length=2, max_length=2)
    pause_seconds: float = Field(ge=0)
    said: CollectionTexts
    cases: tuple[Case, ...] = ()

    @property
    def credit(self) -> str:
        """Title, licence and the works to cite, one a line."""
        works = [str(reference(key)) for key in self.cite]
        return "\n".join([f"{self.title}. {self.licence}, {self.licence_page}", *works, self.said.changed])


def collection(name: str = "cbis-ddsm", knowledge: Knowledge | None = None) -> Collection:
    """Return a collection with its reviewed list.

    Parameters
    ----------
    name : {"cbis-ddsm"}
    knowledge : Knowledge, optional
        What ships, by default.

    Raises
    ------
    UnknownTerm
        If there is no such collection.
    DataError
        If its files are not as they should be.

    Examples
    --------
    >>> len(collection("cbis-ddsm").cases)
    60
    """
    return (knowledge or Knowledge.load()).derive(_read, COLLECTIONS[one_of("collection", name, COLLECTIONS)])


def _read(knowledge: Knowledge, file: str) -> Collection:
    read = knowledge.read(f"{file}.toml", Collection)
    cases = knowledge.rows(f"{file}.csv", Case)
    for case in cases:
        if fault := _fault(case, read.said, knowledge):
            raise knowledge.error(f"{file}.csv", f"row {case.id}", fault)
    series = [case.series for case in cases]
    if doubled := sorted({uid for uid in series if series.count(uid) > 1}):
        raise knowledge.error(f"{file}.csv", "", f"series {doubled[0]} is listed twice")
    return read.model_copy(update={"cases": cases})


def _fault(case: Case, said: CollectionTexts, knowledge: Knowledge) -> str:
    """Say what is wrong with a row; nothing when all is well."""
    for column, form in (("id", CASE), ("series", UID)):
        if not form.fullmatch(getattr(case, column)):
            return f"column {column}: {getattr(case, column)!r} has not the form of one of the training file"
    for column in ("density", "pathology", "view"):
        if (value := getattr(case, column)) not in (words := getattr(said, column)):
            return str(UnknownTerm(column, value, words))
    for axis in ("morphology", "distribution"):
        allowed = (*lexicon(knowledge).attributes[axis].ids, NOT_RECORDED)
        for term in getattr(case, axis).split("+"):
            if term not in allowed:
                return str(UnknownTerm(axis, term, allowed))
    return ""


COLLECTIONS = {"cbis-ddsm": "films/cbis_ddsm"}
