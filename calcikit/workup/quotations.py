"""Checks that a percentage in a sentence is a figure of a source it cites, or a limit of its category."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .._data import NOTHING, Knowledge, Row
from ..lexicon import lexicon
from ..lexicon.models import statements
from .rules import CHAINS, chain

FIGURES = "evidence/figures.csv"
STUDIES = "evidence/studies.csv"
NUMBER = r"\d+(?:\.\d+)?"
PERCENTAGE = re.compile(rf"({NUMBER})(?: (?:to|against) ({NUMBER}))?%(?: \(({NUMBER}) to ({NUMBER})\))?")
INTERVAL = re.compile(rf"({NUMBER}) \(({NUMBER}) to ({NUMBER})\)")


class QuotedFigures(Row):
    """The percentages that are quoted from a source, besides the rates of ``studies.csv``."""

    id: str
    figures: tuple[str, ...]
    what: str


def misquotations(knowledge: Knowledge | None = None) -> list[str]:
    """Return one fault for each percentage that no cited source has, or that is no limit of its category.

    Examples
    --------
    >>> misquotations()
    []
    """
    knowledge = knowledge or Knowledge.load()
    known = _known(knowledge)
    faults = list(_wrong_limits(knowledge))
    for place, text, cited in sentences(knowledge):
        figures = set().union(*(known.get(key, set()) for key in cited))
        strange = [number for number in _percentages(text) if number not in figures]
        if strange and cited:
            said = ", ".join(f"{number:g}%" for number in strange)
            file, _, entry = place.partition(", ")
            where = knowledge.place(file, entry.removeprefix("row ").partition(",")[0])
            faults.append(f"{where}, {entry}: {said} is no figure of {', '.join(cited)}")
    return faults


def _wrong_limits(knowledge: Knowledge) -> Iterator[str]:
    """Yield one fault for each category whose words name other limits than its numbers."""
    for category in lexicon(knowledge).categories.values():
        limits = {category.low, category.high}
        for words in (category.band, category.natural.replace("every 100", "")):
            strange = [number for number in re.findall(NUMBER, words) if float(number) not in limits]
            if strange and category.low is not None:
                place = f"{knowledge.place('categories.toml', category.id)}, {category.id}"
                yield f"{place}: {strange[0]} is no limit of the category"


def _percentages(text: str) -> list[float]:
    found = [*PERCENTAGE.findall(text), *INTERVAL.findall(text)]
    return list(dict.fromkeys(float(number) for match in found for number in match if number))


def _known(knowledge: Knowledge) -> dict[str, set[float]]:
    known: dict[str, set[float]] = {}
    for row in knowledge.csv(STUDIES):
        rates = {float(row[name]) for name in ("percent", "ci_low", "ci_high") if row[name] != NOTHING}
        if row["n"] != NOTHING and row["malignant"] != NOTHING:
            percent = 100 * int(row["malignant"]) / int(row["n"])
            rates |= {round(percent, digits) for digits in (0, 1)}
        for key in row["cite"].split():
            known.setdefault(key, set()).update(rates)
    for quoted in knowledge.rows(FIGURES, QuotedFigures):
        known.setdefault(quoted.id, set()).update(float(figure) for figure in quoted.figures)
    return known


def sentences(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield file and row, words and sources of every reason, statement and note.

    Examples
    --------
    >>> next(sentences(Knowledge.load()))[0]
    'workup/validity.csv, row validity-benign-type'
    """
    for kind in CHAINS:
        for table in chain(kind, knowledge).tables:
            for row in table.rows:
                yield f"workup/{table.name}.csv, row {row.id}", row.because, row.cite
    words = lexicon(knowledge)
    for name, attribute in words.attributes.items():
        for term in attribute.terms:
            for part, statement in statements(term):
                yield f"lexicon/{name}.toml, {term.id}, {part}", statement.text, statement.cite
    for note in (*words.steps.values(), *words.notes):
        for part, statement in statements(note):
            yield f"steps.toml, {note.id}, {part}", statement.text, statement.cite
