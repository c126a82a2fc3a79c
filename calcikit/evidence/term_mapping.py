"""The words of the outcome file become the words of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .._data import Knowledge, Row, Words, derived
from ..lexicon import lexicon
from .vocabulary import AXES

NOT_RECORDED = "not recorded"
MAP, NOTES = "outcomes/cbis_term_map.csv", "outcomes/cbis_term_notes.csv"
BLANKS = ("", "N/A", "NA", "NAN", "NONE")


class _MappedTerm(Row):
    id: str
    attribute: str
    old: str
    term: str
    note: str
    cite: tuple[str, ...]


class _TermNote(Row):
    id: str
    attribute: str
    term: str
    note: Words


@derived
def _term_map(knowledge: Knowledge) -> dict[str, dict[str, str]]:
    """Old word to id, by attribute; an id of the lexicon is understood as it is."""
    words = lexicon(knowledge).attributes
    found = {axis: {term.upper(): term for term in words[axis].ids} for axis in AXES}
    for row in knowledge.rows(MAP, _MappedTerm):
        knowledge.require_known(MAP, f"row {row.id}", "attribute", AXES, row.attribute)
        knowledge.require_known(MAP, f"row {row.id}", "term", words[row.attribute].ids, row.term)
        found[row.attribute][row.old] = row.term
    return found


@derived
def _term_notes(knowledge: Knowledge) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {axis: {} for axis in AXES}
    for row in knowledge.rows(NOTES, _TermNote):
        knowledge.require_known(NOTES, f"row {row.id}", "attribute", AXES, row.attribute)
        knowledge.require_known(NOTES, f"row {row.id}", "term", order(row.attribute, knowledge), row.term)
        found[row.attribute][row.term] = row.note
    return found


def order(attribute: str, knowledge: Knowledge | None = None) -> tuple[str, ...]:
    """Return the terms from the most suspicious to the least, then ``not recorded``.

    It is the order of concern of the lexicon; of two terms of one rank the later one comes first.

    Examples
    --------
    >>> order("distribution")
    ('segmental', 'linear', 'grouped', 'regional', 'diffuse', 'not recorded')
    """
    terms = reversed(lexicon(knowledge).attributes[attribute].terms)
    ranked = sorted(terms, key=lambda term: term.concern, reverse=True)
    return (*(term.id for term in ranked), NOT_RECORDED)


def notes(attribute: str, knowledge: Knowledge | None = None) -> Mapping[str, str]:
    """Return what must be said with a term in the outcome file, for the terms that need it.

    Examples
    --------
    >>> notes("morphology")["fine_pleomorphic"]
    'Includes what is now called coarse heterogeneous.'
    """
    return _term_notes(knowledge)[attribute]


def map_terms(
    attribute: str, cell: str, knowledge: Knowledge | None = None
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Split a cell at ``-`` and map each word; return the ids, and the words that are not known.

    Examples
    --------
    >>> ids, unknown = map_terms("morphology", "ROUND_AND_REGULAR-PUNCTATE-STARRY")
    >>> sorted(ids), unknown
    (['punctate', 'round'], ('STARRY',))
    """
    if cell.strip().upper() in BLANKS:
        return frozenset(), ()
    known = _term_map(knowledge)[attribute]
    words = [word for part in cell.split("-") if (word := part.strip().upper().replace(" ", "_"))]
    unknown = tuple(word for word in words if word not in known and word not in BLANKS)
    return frozenset(known[word] for word in words if word in known), unknown


def most_suspicious(attribute: str, ids: Iterable[str], knowledge: Knowledge | None = None) -> str:
    """Return the most suspicious of some terms; ``not recorded`` when there is none.

    Examples
    --------
    >>> most_suspicious("distribution", {"grouped", "linear"})
    'linear'
    """
    return min(ids, key=order(attribute, knowledge).index, default=NOT_RECORDED)
