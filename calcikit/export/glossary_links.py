"""Words that a page explains where they stand: linked in its prose, explained at its end."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ..lexicon import Statement, Word, glossary, pictogram, spellings
from ..references import reference

UNMARKED = ("a", "code", "math", "pre", "summary", "svg", "th", "h1", "h2", "h3", "h4", "h5", "h6")


class GlossaryLinker:
    """Marks each known word the first time that a section uses it, and remembers which words it met."""

    def __init__(self) -> None:
        self._section: set[str] = set()
        self._met: set[str] = set()

    def begin_section(self) -> None:
        """Let the words that were marked be marked once more."""
        self._section.clear()

    def link(self, node: Tag) -> None:
        """Mark the words in an element, and begin a section at each heading of the second order."""
        for part in list(node.descendants):
            if isinstance(part, Tag) and part.name in ("h1", "h2"):
                self.begin_section()
            elif isinstance(part, NavigableString) and _is_prose(part):
                self._mark_text(part)

    def words(self) -> list[Word]:
        """Return the words that were marked, in the order of the alphabet."""
        return _sorted(word for name, word in glossary().items() if name in self._met)

    def _mark_text(self, text: NavigableString) -> None:
        pattern, ids = spellings()
        parts: list[str | Tag] = []
        done = 0
        for found in pattern.finditer(text):
            name = ids[found.lastgroup or ""]
            if name in self._section:
                continue
            self._section.add(name)
            parts += [text[done : found.start()], _link(found[0], name)]
            done = found.end()
        if parts:
            self._met |= self._section
            text.replace_with(*(part for part in (*parts, text[done:]) if part))


def _is_prose(part: NavigableString) -> bool:
    """Say whether something is text that a reader reads as such."""
    return not isinstance(part, PreformattedString) and not part.find_parent(UNMARKED)


def _link(text: str, name: str) -> Tag:
    """Return a word as a link to its explanation."""
    link = BeautifulSoup("", "html.parser").new_tag("a", href=f"#word-{name}", attrs={"class": "ck-term"})
    link.string = text
    return link


def _sorted(words: Iterable[Word]) -> list[Word]:
    return sorted(words, key=lambda word: word.label.lower())


def statement_context(statement: Statement) -> dict[str, object]:
    """Return what a page says in a statement: its text, how sure it is, and its sources.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> statement_context(lexicon().attributes["morphology"]["round"].definition)["certainty"]
    'agreed'
    """
    sources = [reference(key) for key in statement.cite]
    return {"text": statement.text, "certainty": statement.certainty, "sources": sources}


def glossary_entries(words: Iterable[Word] | None = None) -> list[dict[str, object]]:
    """Return what a page says of words, all of them by default.

    Examples
    --------
    >>> glossary_entries()[0]["label"]
    'Amorphous'
    """
    return [
        {
            "id": word.id,
            "label": word.label,
            "also": word.also,
            "pictogram": pictogram(word.id.replace("-", "_")),
            **statement_context(word.text),
        }
        for word in _sorted(glossary().values() if words is None else words)
    ]
