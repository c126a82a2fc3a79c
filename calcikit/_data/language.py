"""Texts of the code in the language in use: import ``gettext`` as ``_``, so that Babel finds the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from .catalogue import ENGLISH, interpolate
from .knowledge import Knowledge
from .resources import notebooks_in


def gettext(text: str, **values: object) -> str:
    """Return a text in the language in use, with values where it names them.

    Examples
    --------
    >>> gettext("{k} of {n}", k=3, n=4)
    '3 of 4'
    """
    return interpolate(Knowledge.load().catalogue.lookup(text), values)


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Return the form of a text that goes with a number, which it may name as ``{n}``.

    Examples
    --------
    >>> ngettext("1 study", "{n} studies", 3)
    '3 studies'
    """
    return interpolate(Knowledge.load().catalogue.lookup_plural(one, many, n), {"n": n, **values})


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text that is translated where it is shown."""
    return text


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: begun small, but for abbreviations and nouns.

    Examples
    --------
    >>> inside("Grouped"), inside("MRI")
    ('grouped', 'MRI')
    """
    return Knowledge.load().catalogue.inside(label)


def number(value: float, digits: int = 0) -> str:
    """Return a number as the language in use writes it, with a fixed count of digits after the point.

    Examples
    --------
    >>> number(1234.56, 1)
    '1,234.6'
    """
    return _written(value, "decimal", digits) or f"{value:,.{digits}f}"


def percent(share: float, digits: int = 0) -> str:
    """Return a share from 0 to 1 as a percentage, as the language in use writes it.

    Examples
    --------
    >>> percent(0.0832, 1)
    '8.3%'
    """
    return _written(share, "percent", digits) or f"{100 * share:.{digits}f}%"


def _written(value: float, kind: str, digits: int) -> str:
    """Return a number in a language other than English, by its pattern in Babel."""
    catalogue = Knowledge.load().catalogue
    if catalogue.language == ENGLISH:
        return ""
    from babel.numbers import parse_pattern

    pattern = parse_pattern(getattr(catalogue.locale, f"{kind}_formats")[None].pattern)
    pattern.frac_prec = (digits, digits)
    return str(pattern.apply(value, catalogue.locale))


def in_html(text: str, **values: object) -> Markup:
    """Return a text for a page; values that are no markup are escaped.

    Examples
    --------
    >>> str(in_html("{k} < {n}", k=Markup("<b>1</b>"), n=2))
    '<b>1</b> &lt; 2'
    """
    said = escape(Knowledge.load().catalogue.lookup(text))
    return Markup(interpolate(said, {name: escape(value) for name, value in values.items()}))


def template_words() -> dict[str, Any]:
    """Return what every template may call: texts and labels in the language in use, its code, its side."""
    return {
        "_": in_html,
        "inside": inside,
        "language": lambda: Knowledge.load().catalogue.tag,
        "direction": lambda: Knowledge.load().catalogue.direction,
    }


def notebooks() -> tuple[Path, ...]:
    """Give the lessons that ship, in teaching order and, where translated, in the language in use.

    Examples
    --------
    >>> notebooks()[0].name
    '00-start-here.ipynb'
    """
    return notebooks_in(Knowledge.load().catalogue.language)
