"""The names of the views that a picture can show: ``data/views.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from .._data import Knowledge, Record, Words

__all__ = ["View", "views"]

FILE = "views.toml"


class View(Record):
    """A view by name.

    Attributes
    ----------
    id : str
        As for :func:`calcikit.simulate`.
    label, short : str
        How a caption begins, and the name inside a sentence.
    """

    id: str
    label: Words
    short: Words


class _File(Record):
    view: tuple[View, ...]


def views(knowledge: Knowledge | None = None) -> Mapping[str, View]:
    """Return the views, by id.

    Examples
    --------
    >>> views()["lateral"].label
    'True lateral'
    """
    return (knowledge or Knowledge.load()).derive(_read)


def _read(knowledge: Knowledge) -> dict[str, View]:
    return {view.id: view for view in knowledge.read(FILE, _File).view}
