"""The words of the outcome file become the words of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..errors import DataError
from ..lexicon import lexicon
from .reading import EMPTY, known, read_rows

__all__ = ["BLANKS", "NOT_RECORDED", "map_terms", "most_suspicious", "notes", "order"]

NOT_RECORDED = "not recorded"
TERMS, ORDER = "outcomes/cbis_term_map.csv", "outcomes/order.csv"
BLANKS = ("", "N/A", "NA", "NAN", "NONE")


@cache
def _terms(attribute: str) -> dict[str, str]:
    """Old word to id; an id of the lexicon is understood as it is."""
    ids = lexicon().attributes[attribute].ids
    found = {term.upper(): term for term in ids}
    for row in read_rows(TERMS, ("id", "attribute", "old", "term", "note", "cite")):
        known(TERMS, row, "attribute", ("morphology", "distribution"))
        if row["attribute"] == attribute:
            known(TERMS, row, "term", ids)
            found[row["old"]] = row["term"]
    return found


@cache
def _order(attribute: str) -> dict[str, str]:
    rows = [r for r in read_rows(ORDER, ("id", "attribute", "term", "note")) if r["attribute"] == attribute]
    listed = {row["term"]: "" if row["note"] == EMPTY else row["note"] for row in rows}
    missing = {*lexicon().attributes[attribute].ids, NOT_RECORDED} ^ set(listed)
    if missing:
        raise DataError(ORDER, attribute, f"every term needs one row; look at {', '.join(sorted(missing))}")
    return listed


def order(attribute: str) -> tuple[str, ...]:
    """Return the terms from the most suspicious to the least, then ``not recorded``.

    Examples
    --------
    >>> order("distribution")
    ('segmental', 'linear', 'grouped', 'regional', 'diffuse', 'not recorded')
    """
    return tuple(_order(attribute))


def notes(attribute: str) -> dict[str, str]:
    """Return what must be said with a term in the outcome file; empty where nothing.

    Examples
    --------
    >>> notes("morphology")["fine_pleomorphic"]
    'Includes what is now called coarse heterogeneous.'
    """
    return dict(_order(attribute))


def map_terms(attribute: str, cell: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Split a cell at ``-`` and map each word; return the ids, and the words that are not known.

    Examples
    --------
    >>> ids, unknown = map_terms("morphology", "ROUND_AND_REGULAR-PUNCTATE-STARRY")
    >>> sorted(ids), unknown
    (['punctate', 'round'], ('STARRY',))
    """
    if cell.strip().upper() in BLANKS:
        return frozenset(), ()
    known_words = _terms(attribute)
    words = [word for part in cell.split("-") if (word := part.strip().upper().replace(" ", "_"))]
    unknown = tuple(word for word in words if word not in known_words and word not in BLANKS)
    return frozenset(known_words[word] for word in words if word in known_words), unknown


def most_suspicious(attribute: str, ids: Iterable[str]) -> str:
    """Return the most suspicious of some terms; ``not recorded`` when there is none.

    Examples
    --------
    >>> most_suspicious("distribution", {"grouped", "linear"})
    'linear'
    """
    ranking = order(attribute)
    return min(ids, key=ranking.index, default=NOT_RECORDED)
