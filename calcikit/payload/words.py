"""The texts of the scripts in the language in use, as a page and a widget carry them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from .._data import ENGLISH, Knowledge, derived
from ..reviews import translation_summary

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

TEMPLATE = "locale/calcikit.pot"
SCRIPTS = "js/"
CONTEXT = "\u0004"
"""Between a text's context and the text, as in gettext's own files."""


@derived
def words_payload(knowledge: Knowledge) -> dict[str, Any]:
    """Return language, direction, who reviewed it, and the texts of the scripts; nothing for English.

    Examples
    --------
    >>> words_payload(Knowledge.shipped())
    {}
    """
    catalogue = knowledge.catalogue
    if catalogue.language == ENGLISH:
        return {}
    texts = {}
    for context, text in _of_scripts():
        if forms := catalogue.texts.get((context, text)):
            texts[f"{context}{CONTEXT}{text}" if context else text] = forms[0] if len(forms) == 1 else forms
    about = {"language": catalogue.tag, "direction": catalogue.direction}
    return {**about, "notice": translation_summary(knowledge), "texts": texts}


@cache
def _of_scripts() -> tuple[tuple[str, str], ...]:
    return tuple(
        (message.context or "", message.id if isinstance(message.id, str) else message.id[0])
        for message in template()
        if any(file.startswith(SCRIPTS) for file, _ in message.locations)
    )


@cache
def template() -> Catalog:
    """Return every text that there is to translate, as Babel reads it."""
    from babel.messages.pofile import read_po

    return read_po(BytesIO(Knowledge.shipped().texts(TEMPLATE)[0].encode()))
