"""One ES module and one style sheet a widget, laid end to end: in a page nothing can be imported."""

from __future__ import annotations

from .._data import static_file

__all__ = ["script", "style"]


def script(*names: str) -> str:
    """Return a widget's ES module: what all widgets are drawn with, then its own files.

    Parameters
    ----------
    *names : str
        Scripts below ``calcikit/static/``, in order; the last one holds the only ``export default``.

    Examples
    --------
    >>> script("self_check.js").count("export default")
    1
    """
    return _laid("common/dom.js", *names)


def style(*names: str) -> str:
    """Return a widget's style sheet: the look of all widgets, then its own.

    Examples
    --------
    >>> "--cx-ink" in style("self_check.css")
    True
    """
    return _laid("common/theme.css", *names)


def _laid(*names: str) -> str:
    return "\n".join(static_file(name).read_text(encoding="utf-8") for name in names)
