"""What every table shares: a caption with the rows, doubt beside the text, scopes on the headers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from .._data import template_file
from ..errors import CalcikitError

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from ..lexicon import Statement

__all__ = ["CERTAINTY", "framed", "show", "sure"]

CERTAINTY = {"agreed": "agreed", "practice-varies": "practice varies", "thin-evidence": "thin evidence"}


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
    doubt = "" if statement.certainty == "agreed" else f" ({CERTAINTY[str(statement.certainty)]})"
    return f"{statement.text}{doubt}"


@cache
def _styler() -> type[Styler]:
    from pandas.io.formats.style import Styler

    base = Styler.from_custom_template(str(template_file(".")), html_table="table.html.j2")
    return type("Table", (base,), {"__repr__": lambda table: table.data.to_string()})


def show(table: pd.DataFrame) -> Styler:
    """Dress a table for reading: caption, header scopes, no clutter.

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
    if table.index.name is None:
        styler = _styler()(table, cell_ids=False).hide(axis="index")
    else:
        corner = table.rename_axis(columns=escape(str(table.index.name))).rename_axis(index=None)
        styler = _styler()(corner, cell_ids=False)
    styler = styler.format(escape="html", na_rep="").format_index(escape="html", axis=0)
    caption = escape(table.attrs.get("caption", ""), quote=False)
    return styler.format_index(escape="html", axis=1).set_caption(caption)
