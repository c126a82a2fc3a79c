"""The words that a text explains where they stand, and the spellings by which it finds them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from .._data import Key, Knowledge, Record, Text, Words, derived
from .._data.catalogue import unmarked
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
        The spellings that a text is searched for, ``*`` for an ending of any letters.

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
        for form in entry.forms:
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
    said = unmarked(knowledge.catalogue.lookup(f"/{'/'.join(entry.forms)}/", FILE))
    forms = tuple(filter(None, said.split("/")[1:-1]))
    if entry.of in terms:
        return _of_term(entry, terms[entry.of], forms)
    knowledge.require_known(FILE, entry.of, "word", [*terms, *found], entry.of)
    note = found[entry.of]
    return Word(id=note.id, label=entry.label or note.label, text=note.what, forms=forms)


def _of_term(entry: _Entry, term: Term, forms: tuple[str, ...]) -> Word:
    names = (term.label, term.label_2013, *term.synonyms)
    label = entry.label or term.label
    also = tuple(dict.fromkeys(name for name in names if name and name.lower() != label.lower()))
    return Word(id=term.id, label=label, also=also, text=term.definition, forms=forms)


@derived
def spellings(knowledge: Knowledge) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern that finds every word in a text, and the id that each of its groups stands for.

    Examples
    --------
    >>> pattern, ids = spellings()
    >>> hits = [*pattern.finditer("Fine linear casts, or DCIS; no dcis, no linearity.")]
    >>> [(hit[0], ids[hit.lastgroup]) for hit in hits]
    [('Fine linear', 'fine_linear_branching'), ('DCIS', 'dcis')]
    """
    forms = [(form, word.id) for word in glossary(knowledge).values() for form in word.forms]
    forms.sort(key=lambda each: (-len(each[0]), each[0]))
    ids = {f"_{number}": name for number, (_, name) in enumerate(forms)}
    groups = "|".join(f"(?P<{group}>{_pattern(form)})" for group, (form, _) in zip(ids, forms, strict=True))
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])"), ids


def _pattern(form: str) -> str:
    """Return what finds a spelling: an abbreviation as it is, a word with a capital too; both with an s."""
    escaped = re.escape(form).replace(r"\*", r"\w*")
    return f"{escaped}s?" if form.isupper() else f"(?i:{escaped}s?)"
