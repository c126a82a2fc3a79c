"""The words that a text explains where they stand, and the spellings by which it finds them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from .._data import Key, Knowledge, Record, Text, Words, derived
from .loader import lexicon
from .models import Statement, Term
from .steps import Note

FILE = "glossary.toml"
Spelling = Annotated[str, Field(min_length=2, pattern=r"^([a-z0-9]+([ -][a-z0-9]+)*|[A-Z]{2,5})$")]


class _Entry(Record):
    of: Key
    label: Text = ""
    forms: tuple[Spelling, ...] = Field(min_length=1)


class _Glossary(Record):
    word: tuple[_Entry, ...]


class Word(Record):
    """A word with its explanation.

    Attributes
    ----------
    id, label : str
        Its place in a page, and how it is written at the head of its explanation.
    also : tuple of str
        Other names of the same thing.
    text : Statement
        What it means.
    forms : tuple of str
        The spellings that a text is searched for.

    Examples
    --------
    >>> glossary()["amorphous"].label
    'Amorphous'
    """

    id: Key
    label: Words
    also: tuple[str, ...] = ()
    text: Statement
    forms: tuple[str, ...]


@derived
def glossary(knowledge: Knowledge) -> dict[str, Word]:
    """Return the words of ``data/glossary.toml``, by id.

    Raises
    ------
    DataError
        If a word is none of the lexicon, or one spelling stands for two words.

    Examples
    --------
    >>> glossary()["concordance_note"].forms
    ('concordance', 'concordant', 'discordant')
    """
    words: dict[str, Word] = {}
    taken: dict[str, str] = {}
    for entry in knowledge.read(FILE, _Glossary).word:
        word = _word(knowledge, entry)
        if word.id in words:
            raise knowledge.error(FILE, entry.of, "this word is there twice")
        for form in word.forms:
            if form in taken:
                raise knowledge.error(FILE, entry.of, f"the spelling {form!r} already means {taken[form]}")
            taken[form] = entry.of
        words[word.id] = word
    return words


def _word(knowledge: Knowledge, entry: _Entry) -> Word:
    """Return one word with what the lexicon says of it."""
    words = lexicon(knowledge)
    found: dict[str, Note] = {f"steps/{step.id}": step for step in words.steps.values()}
    found |= {f"notes/{note.id}": note for note in words.notes}
    terms = {
        f"lexicon/{attribute.id}/{term.id}": term
        for attribute in words.attributes.values()
        for term in attribute.terms
    }
    if entry.of in terms:
        return _of_term(entry, terms[entry.of])
    knowledge.require_known(FILE, entry.of, "word", [*terms, *found], entry.of)
    note = found[entry.of]
    return Word(id=note.id, label=entry.label or note.label, text=note.what, forms=entry.forms)


def _of_term(entry: _Entry, term: Term) -> Word:
    names = (term.label, term.label_2013, *term.synonyms)
    label = entry.label or term.label
    also = tuple(dict.fromkeys(name for name in names if name and name.lower() != label.lower()))
    return Word(id=term.id, label=label, also=also, text=term.definition, forms=entry.forms)


@derived
def spellings(knowledge: Knowledge) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern that finds every word in a text, and the id that each spelling stands for.

    Examples
    --------
    >>> pattern, ids = spellings()
    >>> [found["form"] for found in pattern.finditer("Fine linear casts, or DCIS; no dcis, no linearity.")]
    ['Fine linear', 'DCIS']
    >>> ids["fine linear"]
    'fine_linear_branching'
    """
    ids = {form: word.id for word in glossary(knowledge).values() for form in word.forms}
    longest_first = sorted(ids, key=lambda form: (-len(form), form))
    exact = "|".join(form for form in longest_first if form.isupper())
    loose = "|".join(re.escape(form) for form in longest_first if not form.isupper())
    return re.compile(rf"(?<![\w-])(?P<form>(?i:{loose})|{exact or '(?!)'})s?(?![\w-])"), ids
