"""The names that a term goes by: what of the spelling counts, and a note of what another name became."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..errors import UnknownTerm

if TYPE_CHECKING:
    from .models import Attribute

__all__ = ["TermNote", "note", "plain", "unknown_attribute", "words"]


class TermNote(UserWarning):
    """Says which term another name was taken for."""


def note(text: str) -> None:
    """Warn in a `TermNote` that points at the reader's own line."""
    frame, level = sys._getframe(1), 2
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(("calcikit.", "traitlets.")):
        frame, level = frame.f_back, level + 1
    warnings.warn(text, TermNote, stacklevel=level)


def plain(name: str) -> str:
    """Return a name without what a reader need not get right: capitals, spaces, hyphens, brackets."""
    return re.sub(r"[^0-9a-z]+", " ", name.casefold()).strip()


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
    meant = [each.id for each in known.values() if plain(name) in map(plain, (each.label, *each.synonyms))]
    hint = f"{name!r} is called {meant[0]!r} here." if meant else ""
    return UnknownTerm(what, name, tuple(allowed) or known, hint)
