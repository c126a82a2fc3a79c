"""Which two answers a question can tell apart; ``js/drill/selection.js`` chooses by them.

The rule of choosing is JavaScript's alone: the same script runs in JupyterLab and in a page, which has no
Python. Python makes the questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Item

GROUPS = {"shape": "morphology", "same_or_different": "morphology", "arrangement": "distribution"}
"""Kinds of question that are about one list of words; every other kind is about its own answers."""


def _pair(group: str, one: str, two: str) -> str:
    return f"{group}:{'|'.join(sorted((one, two)))}"


def pairs_at_stake(item: Item) -> tuple[str, ...]:
    """Return which pairs of answers a question can tell apart.

    Examples
    --------
    >>> from calcikit.quiz import item_of
    >>> len(pairs_at_stake(item_of("arrangement-5-0")))
    3
    """
    group = GROUPS.get(item.kind, item.kind)
    if item.kind == "same_or_different":
        shapes = sorted({spec.finding.morphology for spec in item.pictures})
        return tuple(_pair(group, *shapes) for _ in range(len(shapes) - 1))
    return tuple(_pair(group, item.truth, option.id) for option in item.options if not option.right)
