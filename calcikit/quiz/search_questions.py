"""Questions that ask to search a wide field: most hold one finding, some two, and many none."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from .._data import Knowledge, Record, Words, derived
from ..errors import CalcikitError
from ..lexicon import Statement
from ..workup import Finding

if TYPE_CHECKING:
    from ..simulator import SearchField

FIND = "find"
FILE = "practice/find.toml"
EMPTY, ONE = 0.4, 0.45
"""Shares of fields with nothing and with one finding; the rest has two."""


class _Figure(Record):
    id: str
    label: Words
    why: Statement


class SearchTexts(Record):
    """What is said of the search, and what is hidden.

    Examples
    --------
    >>> search_texts().label
    'Find it'
    """

    label: Words
    stem: Words
    caption: Words
    alt: Words
    hard: Words
    hidden: tuple[tuple[str, str], ...]
    figure: tuple[_Figure, ...]


@derived
def search_texts(knowledge: Knowledge) -> SearchTexts:
    """Return ``data/practice/find.toml``."""
    return knowledge.read(FILE, SearchTexts)


@dataclass(frozen=True, kw_only=True)
class SearchItem:
    """A wide field to search.

    Attributes
    ----------
    id, kind : str
        The id holds kind, seed and number, and these determine everything else.
    findings : tuple of Finding
        What is hidden: none, one or two.
    view, density : str
    seed : int
        Number of the field.

    Examples
    --------
    >>> item = search_item("find-3-0")
    >>> len(item.draw().located) >= len(item.findings)
    True
    """

    id: str
    kind: str = FIND
    findings: tuple[Finding, ...]
    view: str
    density: str
    seed: int

    def draw(self) -> SearchField:
        """Draw the field, 64 mm wide with pixels of 0.1 mm."""
        from ..simulator import simulate_field  # drawing is not needed before a field is asked for

        return simulate_field(
            self.findings, view=self.view, density=self.density, seed=self.seed, distractors=2
        )


def search_item(item_id: str, knowledge: Knowledge | None = None) -> SearchItem:
    """Make the field of an id, such as ``find-7-0``.

    Raises
    ------
    CalcikitError
        If no field can have that id.

    Examples
    --------
    >>> search_item("find-7-0") == search_item("find-7-0")
    True
    """
    kind, *numbers = item_id.split("-")
    if kind != FIND or len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        raise CalcikitError(f"{item_id!r} is no field: expected find-seed-number, such as 'find-7-0'.")
    rng, drawn = Random(item_id), search_texts(knowledge).hidden
    chance = rng.random()
    count = 0 if chance < EMPTY else 1 if chance < EMPTY + ONE else 2
    hidden = [Finding(*rng.choice(drawn), knowledge=knowledge) for _ in range(count)]
    return SearchItem(
        id=item_id,
        findings=tuple(hidden),
        view=rng.choice(("CC", "oblique")),
        density=rng.choices("abcd", weights=(1, 4, 4, 1))[0],
        seed=rng.randrange(10**6),
    )
