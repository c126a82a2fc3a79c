"""The bundled ES module and style sheet of each widget; ``make js`` makes them from ``js/``."""

from __future__ import annotations

from .._data import static_file

__all__ = ["css", "esm"]


def esm(widget: str) -> str:
    """Return the ES module of a widget; it imports nothing.

    Examples
    --------
    >>> "as default" in esm("self-check")
    True
    """
    return static_file(f"{widget}.js").read_text(encoding="utf-8")


def css(widget: str) -> str:
    """Return the style sheet of a widget.

    Examples
    --------
    >>> "--ck-ink" in css("self-check")
    True
    """
    return static_file(f"{widget}.css").read_text(encoding="utf-8")
