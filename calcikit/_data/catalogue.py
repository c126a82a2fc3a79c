"""The words of a language: gettext catalogues, looked up by the English text.

A text that a language lacks stays English between two marks that nobody sees (Unicode's isolates, which also
keep the order of letters in a page that runs from right to left); what shows it takes the marks for
``lang="en"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from gettext import c2py
from typing import TYPE_CHECKING

from ..errors import DataError
from .records import SAYS_SOMETHING

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog

ENGLISH = "en"
LOCALE = re.compile(r"locale/([A-Za-z]{2,3}(?:_[A-Za-z0-9]+)*)/LC_MESSAGES/calcikit\.po")
FROM, TO = "\u2068", "\u2069"
NAME = re.compile(r"\{(\w+)\}")
SMALL = "small inside a sentence"
"""Stands in a catalogue for the first words of labels that have no capital inside a sentence."""
TAG = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>)", re.DOTALL | re.IGNORECASE)


class Catalogue:
    """The texts of one language.

    Parameters
    ----------
    language : str
        Its code, such as ``de`` or ``pt_BR``.
    files : iterable of (str, str, str)
        Folder, file and text of each catalogue; what a later one says stands.

    Examples
    --------
    >>> unmarked(Catalogue("de").lookup("Round"))
    'Round'
    """

    def __init__(self, language: str = ENGLISH, files: Iterable[tuple[str, str, str]] = ()) -> None:
        self.language = language
        self.texts: dict[tuple[str, str], tuple[str, ...]] = {}
        self._plural: Callable[[int], int] = int
        for folder, file, text in files:
            found, self._plural = _read(folder, file, text)
            for message in found:
                own, forms = forms_of(message.id)[0], forms_of(message.string)
                if own and not message.fuzzy and all(_says(form, own) for form in forms):
                    self.texts[message.context or "", own] = forms

    @cached_property
    def locale(self) -> Locale:
        """What Babel knows of the language: how it writes numbers and dates."""
        from babel import Locale

        return Locale.parse(self.language)

    @property
    def tag(self) -> str:
        """The language as a page says it, such as ``pt-BR``."""
        return self.language.replace("_", "-")

    @property
    def direction(self) -> str:
        """Where lines begin: ``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def lookup(self, text: str, context: str = "") -> str:
        """Return a text in this language; marked where it stays English."""
        found = self.texts.get((context, text)) or self.texts.get(("", text))
        return found[0] if found else self.kept(text)

    @cached_property
    def small(self) -> list[str]:
        """The words that have no capital inside a sentence, as nouns have in German."""
        return self.texts.get(("", SMALL), ("",))[0].split()

    def inside(self, label: str) -> str:
        """Return a label as it stands inside a sentence: begun small, but for abbreviations and nouns."""
        small = self.language == ENGLISH or re.split("[ ,]", label)[0].lower() in self.small
        return label[:1].lower() + label[1:] if small and not label[:2].isupper() else label

    def kept(self, text: str) -> str:
        """Return a text that is English in every language, marked so."""
        return text if self.language == ENGLISH or not text else f"{FROM}{text}{TO}"

    def lookup_plural(self, one: str, many: str, n: int) -> str:
        """Return the form of a text that goes with a number."""
        found = self.texts.get(("", one))
        if not found:
            return self.lookup(one if n == 1 else many)
        return found[min(self._plural(n), len(found) - 1)]


def code_of(language: str) -> str:
    """Return the code of a language as its folder is called.

    Examples
    --------
    >>> code_of("FR"), code_of("pt-br"), code_of("zh_hans")
    ('fr', 'pt_BR', 'zh_Hans')
    """
    first, *rest = language.replace("-", "_").split("_")
    return "_".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def forms_of(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the forms of a text, of which most have one.

    Examples
    --------
    >>> forms_of("Round"), forms_of(("1 study", "{n} studies"))
    (('Round',), ('1 study', '{n} studies'))
    """
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _says(form: str, text: str) -> bool:
    """Say whether a translation says anything, for a text that does: a blank or a dash is none."""
    return bool(form and (re.search(SAYS_SOMETHING, form) or not re.search(SAYS_SOMETHING, text)))


@lru_cache(maxsize=8)
def _read(folder: str, file: str, text: str) -> tuple[Catalog, Callable[[int], int]]:
    """Return a catalogue, and which form of a text goes with a number."""
    from .po_file import misfits, read_catalogue

    found = read_catalogue(folder, file, text)
    for line, problem in misfits(found):
        raise DataError(file, f"line {line}", problem, folder)
    try:
        plural = c2py(found.plural_expr)
        if min(map(plural, range(200))) < 0:
            raise ValueError("a plural form below 0")
    except (ValueError, LookupError, ArithmeticError, RecursionError) as error:
        raise DataError(file, "", f"not a valid catalogue: {error}", folder) from None
    return found, plural


def interpolate(text: str, values: Mapping[str, object]) -> str:
    """Put values where a text names them, once, and leave other names alone."""
    return NAME.sub(lambda name: str(values.get(name[1], name[0])), text)


def marked(html: str) -> str:
    """Return a page in which what stayed English says so; attributes and scripts keep no marks.

    Examples
    --------
    >>> marked(f'<p title="{FROM}a{TO}">{FROM}Round{TO} ist rund')
    '<p title="a"><span lang="en" dir="ltr">Round</span> ist rund'
    """
    if FROM not in html:
        return html
    parts = TAG.split(html)
    for place in range(0, len(parts), 2):
        parts[place] = _spans(parts[place])
        if place + 1 < len(parts) and not parts[place + 1].lower().startswith("<script"):
            parts[place + 1] = unmarked(parts[place + 1])
    return "".join(parts)


def _spans(text: str) -> str:
    """Mark the outermost English parts of a text."""
    depth, made = 0, []
    for part in re.split(f"([{FROM}{TO}])", text):
        if part == FROM:
            made.append('<span lang="en" dir="ltr">' if not depth else "")
            depth += 1
        elif part == TO:
            made.append("</span>" if depth == 1 else "")
            depth = max(0, depth - 1)
        else:
            made.append(part)
    return "".join(made) + ("</span>" if depth else "")


def unmarked(text: str) -> str:
    """Return a text without marks, for what cannot show them."""
    return text.replace(FROM, "").replace(TO, "")
