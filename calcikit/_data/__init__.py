"""Reads the knowledge, a folder of data, once; the only reader of files that ship."""

from .catalogue import ENGLISH, LOCALE, Catalogue, code_of, interpolate, marked, unmarked
from .knowledge import LANGUAGE, LOCAL, Knowledge, derived, in_use
from .language import N_, gettext, in_html, inside, ngettext, notebooks, number, percent, template_words
from .overlay import OVERLAY, SAFETY, protocols
from .records import NOTHING, Key, Record, Row, Text, Words, expected
from .resources import TEMPLATES, document, static_text

__all__ = [
    "ENGLISH",
    "LANGUAGE",
    "LOCAL",
    "LOCALE",
    "NOTHING",
    "N_",
    "OVERLAY",
    "SAFETY",
    "TEMPLATES",
    "Catalogue",
    "Key",
    "Knowledge",
    "Record",
    "Row",
    "Text",
    "Words",
    "code_of",
    "derived",
    "document",
    "expected",
    "gettext",
    "in_html",
    "in_use",
    "inside",
    "interpolate",
    "marked",
    "ngettext",
    "notebooks",
    "number",
    "percent",
    "protocols",
    "static_text",
    "template_words",
    "unmarked",
]
