"""Names of terms: how spellings are compared, and a note where another name was read."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..errors import UnknownTerm, shown

if TYPE_CHECKING:
    from .models import Attribute


# The modules between a reader's line and a note.
BETWEEN = ("calcikit.", "traitlets.", "ipywidgets.", "anywidget.")


HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Marks that cannot be seen: soft hyphens, joiners and directions, which come along with a copied word."""


class TermNote(UserWarning):
    """Says which term another name was taken for."""


def note(text: str) -> None:
    """Warn in a :class:`TermNote` that points at the reader's own line."""
    frame, level = sys._getframe(1), 2
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(BETWEEN):
        frame, level = frame.f_back, level + 1
    warnings.warn(text, TermNote, stacklevel=level)


def is_given(value: object) -> bool:
    """Say whether anything stands for a term; None and the empty text leave it to the default.

    Examples
    --------
    >>> is_given("round"), is_given(""), is_given(None)
    (True, False, False)
    """
    return value is not None and not (isinstance(value, str) and not value)


def plain(name: str) -> str:
    """Return a name without what a reader need not get right: capitals, spaces, hyphens, wide letters."""
    return re.sub(r"[\W_]+", " ", HIDDEN.sub("", normalize("NFKC", name)).casefold()).strip()


def words(name: str) -> set[str]:
    """Return the words of a name, one or several of each.

    Examples
    --------
    >>> sorted(words("Large rods"))
    ['large', 'rod']
    """
    return {word.removesuffix("s") for word in plain(name).split()}


def unknown_attribute(
    name: str, known: Mapping[str, Attribute], what: str = "attribute", allowed: Iterable[str] = ()
) -> UnknownTerm:
    """Return what to raise for a name that is no attribute, with the one that it is another name of.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> print(str(unknown_attribute("shape", lexicon().attributes))[:37])
    'shape' is called 'morphology' here.
    """
    meant = [
        each.id for each in known.values() if plain(str(name)) in map(plain, (each.label, *each.synonyms))
    ]
    hint = f"{name!r} is called {meant[0]!r} here." if meant else ""
    return UnknownTerm(what, name, tuple(allowed) or known, hint)


def term_id(known: Mapping[str, Attribute], name: str, value: object) -> str:
    """Return the id of a term; where the word is that of another attribute, or two in one, say so.

    Raises
    ------
    UnknownTerm
        If no term of the attribute has that name.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> term_id(lexicon().attributes, "distribution", "Grouped")
    'grouped'
    >>> term_id(lexicon().attributes, "morphology", "grouped")
    Traceback (most recent call last):
    calcikit.errors.UnknownTerm: 'grouped' is a distribution, not a morphology. ...
    """
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise UnknownTerm(name, value, known[name].ids, f"{name} is one word, got {shown(value)}.")
    try:
        return known[name][value].id
    except UnknownTerm:
        if not is_given(value):
            raise
        others = [
            other.id for other in known.values() if other.id != name and plain(str(value)) in other.by_name
        ]
        if others:
            hint = f"{value!r} is a {others[0]}, not a {name}."
            raise UnknownTerm(name, value, known[name].ids, hint) from None
        said = [word for word in str(value).replace(",", " ").split() if word != "and"]
        parts = [(" ".join(said[:n]), " ".join(said[n:])) for n in range(1, len(said))]
        for first, second in parts:
            if plain(first) in known[name].by_name and any(
                plain(second) in a.by_name for a in known.values()
            ):
                hint = f"type them as two words: {first!r}, {second!r}."
                raise UnknownTerm(name, value, known[name].ids, hint) from None
        raise
