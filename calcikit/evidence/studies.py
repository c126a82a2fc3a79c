"""What published studies report: one row for each rate, with its counts, its women and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import pandas as pd
from pydantic import Field, model_validator

from .._data import N_, Knowledge, Row, Words, derived, gettext as _
from ..errors import one_of, show_usage
from ..lexicon import lexicon

FILE = "evidence/studies.csv"
POPULATION_NAMES = {
    "biopsied": N_("biopsied"),
    "screening": N_("screening"),
    "diagnostic": N_("diagnostic"),
    "mixed": N_("mixed"),
}
POPULATION_LABELS = {
    "biopsied": N_("Studies: lesions that somebody chose to sample"),
    "screening": N_("Studies: women screened or recalled from screening"),
    "diagnostic": N_("Studies: women in a work-up or under follow-up"),
    "collection": N_("CBIS-DDSM: all lesions of the collection"),
    "collection_worked_up": N_("CBIS-DDSM: only what was worked up"),
}
POPULATIONS = {
    "biopsied": "lesions that somebody chose to sample",
    "screening": "women screened or recalled from screening",
    "diagnostic": "women in a work-up or under follow-up",
    "mixed": "lesions proved by tissue or by follow-up, or a synthesis of studies",
}
AXES = ("morphology", "distribution", "combination", "category", "change", "age", "other")
COUNTS = ("printed", "rebuilt")
SEEN = ("abstract", "full text", "secondary")
FLAGS = (
    *("synthesis", "not_a_rate", "all_findings", "same_lesions", "dcis_only"),
    *("restricted", "chosen_subgroup", "secondary", "unconfirmed"),
)
Count = Annotated[int, Field(ge=0)]
Percent = Annotated[float, Field(ge=0, le=100)]


def population_name(population: str) -> str:
    """Return who was counted, in a word of the language in use.

    Examples
    --------
    >>> population_name("biopsied")
    'biopsied'
    """
    return _(POPULATION_NAMES[population])


class Study(Row):
    """One rate as a study reports it; the columns of ``data/evidence/studies.csv``.

    Examples
    --------
    >>> published_rates()["egan1980-clustered-without-mass"].n
    468
    """

    id: str
    study: str
    year: Annotated[int, Field(ge=1900, le=2100)] | None
    country: str | None
    edition: str
    population: str
    axis: str
    morphology: str | None
    distribution: str | None
    level: Words
    scale: str | None
    slice: str
    n: Count | None
    malignant: Count | None
    counts: str | None
    percent: Percent | None
    ci_low: Percent | None
    ci_high: Percent | None
    atypia_counted: str | None
    seen: str
    flags: tuple[str, ...]
    note: Words | None
    cite: str

    @property
    def rate(self) -> float | None:
        """The rate as published, from 0 to 1."""
        return None if self.percent is None else self.percent / 100

    @model_validator(mode="after")
    def _counts_and_rate_agree(self) -> Study:
        if (self.counts is not None) != (self.n is not None and self.malignant is not None):
            raise ValueError(
                "column counts says where n and malignant come from: 'printed' or 'rebuilt'; '-' when one is "
                "missing"
            )
        if self.percent is None and "not_a_rate" not in self.flags:
            raise ValueError("a row without a percentage needs the flag not_a_rate")
        limits = [each for each in (self.ci_low, self.percent, self.ci_high) if each is not None]
        if limits != sorted(limits):
            raise ValueError("ci_low, percent and ci_high must follow one another from low to high")
        if self.n is None or self.malignant is None or self.percent is None:
            return self
        if self.malignant > self.n:
            raise ValueError(f"{self.malignant} malignant of {self.n}")
        share = 100 * self.malignant / self.n
        if abs(share - self.percent) > 0.6:
            raise ValueError(
                f"{self.malignant} of {self.n} is {share:.1f}%, but the row says {self.percent}%"
            )
        return self


@derived
def published_rates(knowledge: Knowledge) -> Mapping[str, Study]:
    """Return every row of the table, by id.

    Raises
    ------
    DataError
        Naming the row that does not hold together.
    """
    words = lexicon(knowledge).attributes
    rows = knowledge.rows(FILE, Study)
    allowed: dict[str, Sequence[str]] = {
        "population": tuple(POPULATIONS),
        "axis": AXES,
        "morphology": words["morphology"].ids,
        "distribution": words["distribution"].ids,
        "counts": COUNTS,
        "atypia_counted": ("no", "unclear"),
        "seen": SEEN,
        "flags": FLAGS,
    }
    for row in rows:
        for column, known in allowed.items():
            cell = getattr(row, column)
            cells = cell if isinstance(cell, tuple) else (cell,)
            knowledge.require_known(FILE, f"row {row.id}", column, known, *cells)
    return {row.id: row for row in rows}


def study_of(knowledge: Knowledge, file: str, row_id: str, source: str) -> Study:
    """Return the published rate that a row of another table names.

    Raises
    ------
    DataError
        If there is none, naming the row.
    """
    published = published_rates(knowledge)
    if source not in published:
        raise knowledge.error(file, f"row {row_id}", f"{source!r} is no row of data/{FILE}")
    return published[source]


@show_usage
def studies(
    *,
    morphology: str | Sequence[str] | None = None,
    distribution: str | Sequence[str] | None = None,
    population: str | Sequence[str] | None = None,
    axis: str | Sequence[str] | None = None,
    counts: str | None = None,
    ids: Sequence[str] | None = None,
    knowledge: Knowledge | None = None,
) -> pd.DataFrame:
    """Return what published studies report, narrowed to what you ask for.

    Parameters
    ----------
    morphology, distribution : str or sequence of str, optional
        Ids of the lexicon.
    population : {"biopsied", "screening", "diagnostic", "mixed"}, optional
        Who was counted: a rate belongs to its women.
    axis : str, optional
        What the row is about: ``morphology``, ``distribution``, ``combination``, ``category``,
        ``change``, ``age`` or ``other``.
    counts : {"printed", "rebuilt"}, optional
        Only rows with counts that the source prints, or that were rebuilt from its percentages.
    ids : sequence of str, optional
        Only these rows.
    knowledge : Knowledge, optional
        Whose studies; without it those in use.

    Returns
    -------
    DataFrame
        ``rate``, ``low`` and ``high`` run from 0 to 1 and are as published; ``flags`` is a tuple of what is
        doubtful.

    Raises
    ------
    UnknownTerm
        If a word is not known.

    Examples
    --------
    >>> found = studies(morphology="amorphous", distribution="grouped", population="screening")
    >>> found[["study", "n", "malignant"]].values.tolist()
    [['Iwase 2017', 216, 6]]
    """
    knowledge = Knowledge.load() if knowledge is None else knowledge
    frame = _frame(knowledge)
    words = lexicon(knowledge).attributes
    asked: dict[str, tuple[Any, Sequence[str]]] = {
        "morphology": (morphology, words["morphology"].ids),
        "distribution": (distribution, words["distribution"].ids),
        "population": (population, tuple(POPULATIONS)),
        "axis": (axis, AXES),
        "counts": (counts, COUNTS),
        "id": (ids, tuple(frame["id"])),
    }
    for column, (value, allowed) in asked.items():
        if value is not None:
            wanted = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]
            for word in wanted:
                one_of(column, word, allowed)
            frame = frame[frame[column].isin(wanted)]
    frame = frame.reset_index(drop=True)
    frame.attrs["caption"] = _("Malignancy rates as studies report them; a rate belongs to its population")
    return frame


@derived
def _frame(knowledge: Knowledge) -> pd.DataFrame:
    frame = pd.DataFrame([row.model_dump() for row in published_rates(knowledge).values()])
    for share, percent in (("rate", "percent"), ("low", "ci_low"), ("high", "ci_high")):
        frame[percent] = frame[percent].astype(float) / 100
        frame = frame.rename(columns={percent: share})
    frame["note"] = frame["note"].fillna("")
    return frame.astype({"year": "Int64", "n": "Int64", "malignant": "Int64"})
