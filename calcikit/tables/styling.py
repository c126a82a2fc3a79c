"""What every table shares: a caption with the rows, doubt beside the text, scopes on the headers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from .._data import TEMPLATES, template_words
from ..errors import CalcikitError, show_usage
from ..lexicon import certainty_label, lexicon
from .cards import drawn, pictured

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from ..lexicon import Statement

MOST_COLUMNS, SHOWN, SENTENCE = 6, 4, 40
"""From how many columns rows become cards, how many fields of a card stand open, what is a sentence."""

FIGURE = 24
"""How long a cell may be that keeps in one line."""

MARKS = {"practice-varies": "‡", "thin-evidence": "†"}
"""How doubt is marked in a table that is shown; its caption says what a mark means."""


def captioned(caption: str, rows: Iterable[dict[str, Any]], index: str | None = None) -> pd.DataFrame:
    """Return rows as a table with its caption, by the column named `index` if one is."""
    frame = pd.DataFrame(list(rows))
    if index is not None:
        frame = frame.set_index(index)
    frame.attrs["caption"] = caption
    return frame


def with_certainty(statement: Statement | None) -> str:
    """Return a statement's text, saying so where the evidence is not solid."""
    if statement is None:
        return ""
    doubt = "" if statement.certainty == "agreed" else f" ({certainty_label(str(statement.certainty))})"
    return f"{statement.text}{doubt}"


def _has_prose(table: pd.DataFrame) -> bool:
    """Say whether a cell holds a sentence."""
    return any(len(str(cell)) > SENTENCE for cell in table.to_numpy().ravel())


@cache
def _styler(template: str) -> type[Styler]:
    from pandas.io.formats.style import Styler

    base: Any = Styler.from_custom_template(str(TEMPLATES), html_table=template)

    def to_html(table: Any, *options: Any, **more: Any) -> Any:
        given = {
            **template_words(),
            "pictured": pictured,
            "drawn": drawn,
            "coloured": _coloured,
            "marked": _marked,
            "legend": _legend(table.data),
            "shown": SHOWN,
            "ask": table.data.attrs.get("ask"),
        }
        return base.to_html(table, *options, **given, **more)

    return type("Table", (base,), {"__repr__": lambda table: table.data.to_string(), "to_html": to_html})


def _marked(cell: object) -> str:
    """Return the HTML of a cell with a small mark in place of each word of doubt; figures do not break."""
    text = escape(str(cell))
    for certainty, mark in MARKS.items():
        words = escape(certainty_label(certainty))
        text = text.replace(f" ({words})", f'&nbsp;<small title="{words}">{mark}</small>')
    return text if len(text) > FIGURE else re.sub(r"(?<=\d) (\w+) (?=\d)", "\u00a0\\1\u00a0", text)


def _legend(table: pd.DataFrame) -> str:
    """Return what the marks mean that a table needs."""
    text = table.to_string(max_colwidth=None)
    words = {mark: certainty_label(certainty) for certainty, mark in MARKS.items()}
    found = [f"{mark} {word}" for mark, word in words.items() if f" ({word})" in text]
    return f"({', '.join(found)})" if found else ""


def _coloured(cell: object) -> str:
    """Return the style of a cell that begins with a category."""
    category = lexicon().categories.get(str(cell).split(" ", maxsplit=1)[0])
    return f"background: {category.colour}; color: {category.ink}" if category else ""


@show_usage
def show(table: pd.DataFrame) -> Styler:
    """Dress a table for reading: caption, header scopes, no clutter; as cards when it has many columns.

    Parameters
    ----------
    table : DataFrame
        Any table of this room; its caption is in ``attrs["caption"]``.

    Returns
    -------
    Styler

    Raises
    ------
    CalcikitError
        If it is no table.

    Examples
    --------
    >>> from calcikit.tables import category_table
    >>> 'scope="row"' in show(category_table()).to_html()
    True
    """
    if not isinstance(table, pd.DataFrame):
        itself = "; as the last line of a cell it shows itself" if hasattr(table, "_repr_html_") else ""
        raise CalcikitError(f"show() is for tables, got a {type(table).__name__}{itself}.")
    ask = table.attrs.get("ask", "")
    as_cards = ask or table.attrs.get("cards") or len(table.columns) > MOST_COLUMNS
    made = _styler("cards.html.j2" if as_cards else "table.html.j2")
    if table.index.nlevels > 1:
        table = table.reset_index(allow_duplicates=True)
    if table.columns.nlevels > 1:
        table = table.set_axis([", ".join(map(str, names)) for names in table.columns], axis="columns")
    if table.index.name is None:
        styler = made(table, cell_ids=False).hide(axis="index")
    else:
        corner = table.rename_axis(columns=str(table.index.name)).rename_axis(index=None)
        styler = made(corner, cell_ids=False)
    kind = "map" if table.attrs.get("map") else "prose" if _has_prose(table) else "figures"
    styler = styler.set_table_attributes(f'data-kind="{kind}"').format(na_rep="", precision=2)
    return styler.set_caption(str(table.attrs.get("caption", "")))  # the templates escape every text
