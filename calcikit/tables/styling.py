"""What every table shares: a caption with the rows, doubt beside the text, scopes on the headers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from .._data import template_file, template_words
from ..errors import CalcikitError
from ..lexicon import certainty_label, lexicon
from .cards import pictured

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from ..lexicon import Statement

__all__ = ["framed", "show", "sure"]

MOST_COLUMNS, SHOWN, SENTENCE = 6, 4, 40
"""From how many columns rows become cards, how many fields of a card stand open, what is a sentence."""


def framed(caption: str, rows: Iterable[dict[str, Any]], index: str | None = None) -> pd.DataFrame:
    """Return rows as a table with its caption, by the column named `index` if one is."""
    frame = pd.DataFrame(list(rows))
    if index is not None:
        frame = frame.set_index(index)
    frame.attrs["caption"] = caption
    return frame


def sure(statement: Statement | None) -> str:
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

    base: Any = Styler.from_custom_template(str(template_file(".")), html_table=template)

    def to_html(table: Any, *options: Any, **more: Any) -> Any:
        given = {
            **template_words(),
            "pictured": pictured,
            "coloured": _coloured,
            "shown": SHOWN,
            "ask": table.data.attrs.get("ask"),
        }
        return base.to_html(table, *options, **given, **more)

    return type("Table", (base,), {"__repr__": lambda table: table.data.to_string(), "to_html": to_html})


def _coloured(cell: object) -> str:
    """Return the style of a cell that begins with a category."""
    category = lexicon().categories.get(str(cell).split(" ", maxsplit=1)[0])
    return f"background: {category.colour}; color: {category.ink}" if category else ""


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
        got = type(table).__name__
        raise CalcikitError(f"show() is for tables, got a {got}; as the last line of a cell it shows itself.")
    ask = table.attrs.get("ask", "")
    made = _styler("cards.html.j2" if ask or len(table.columns) > MOST_COLUMNS else "table.html.j2")
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
