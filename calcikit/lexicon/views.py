"""The names of the views that a picture can show, and of the densities of a breast: ``data/views.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from .._data import Knowledge, Record, Words, derived

FILE = "views.toml"


class View(Record):
    """A view by name.

    Attributes
    ----------
    id : str
        As for :func:`calcikit.simulate`.
    label, short, choice : str
        How a caption begins, the name inside a sentence, and that on a button.
    """

    id: str
    label: Words
    short: Words
    choice: Words


class _Density(Record):
    id: str
    choice: Words


class _File(Record):
    view: tuple[View, ...]
    density: tuple[_Density, ...]


def views(knowledge: Knowledge | None = None) -> Mapping[str, View]:
    """Return the views, by id.

    Examples
    --------
    >>> views()["lateral"].label
    'True lateral'
    """
    return {view.id: view for view in _read(knowledge).view}


def densities(knowledge: Knowledge | None = None) -> Mapping[str, str]:
    """Return the names of the densities a to d of a breast, by id.

    Examples
    --------
    >>> densities()["a"]
    'a, fatty'
    """
    return {density.id: density.choice for density in _read(knowledge).density}


@derived
def _read(knowledge: Knowledge) -> _File:
    return knowledge.read(FILE, _File)
