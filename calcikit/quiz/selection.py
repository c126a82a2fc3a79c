"""Which question comes next: fresh, mixed, and more often what this learner confuses.

``js/drill/selection.js`` follows the same rule for a page, which has no Python to make fresh items; here the
items of an endless sitting are made as they are chosen. A test gives both the same answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .models import Item

__all__ = ["MEMORY", "PULL", "choose", "fraction", "pair_of", "pairs_at_stake"]

PULL = 3
"""How much one slip adds to the weight of a question about the same pair; without slips it is 1."""
MEMORY = 100
"""How many of the last answers count."""
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


def pair_of(kind: str, truth: str, said: str) -> str:
    """Return the pair that an answer confused; empty when it was right or when the words do not say.

    Examples
    --------
    >>> pair_of("shape", "punctate", "amorphous")
    'morphology:amorphous|punctate'
    """
    if truth == said or kind == "same_or_different":
        return ""
    return _pair(GROUPS.get(kind, kind), truth, said)


def fraction(seed: int, place: int) -> float:
    """Return a number from 0 to under 1 that seed and place determine (mulberry32).

    Examples
    --------
    >>> fraction(7, 1) == fraction(7, 1) != fraction(7, 2)
    True
    """
    mixed = (seed + (place + 1) * 0x6D2B79F5) & 0xFFFFFFFF
    mixed = ((mixed ^ mixed >> 15) * (mixed | 1)) & 0xFFFFFFFF
    mixed ^= (mixed + ((mixed ^ mixed >> 7) * (mixed | 61))) & 0xFFFFFFFF
    return (mixed ^ mixed >> 14) / 2**32


def choose(
    candidates: Sequence[Item],
    answers: Iterable[Mapping[str, str]],
    *,
    asked: Sequence[str] = (),
    seed: int = 0,
    pair: str = "",
) -> Item | None:
    """Choose the next question.

    Parameters
    ----------
    candidates : sequence of Item
    answers : iterable of mapping
        The learner's answers so far, with ``item``, ``kind``, ``truth`` and ``said``.
    asked : sequence of str
        Ids of the questions of this sitting, in order.
    seed : int
        Number of the sitting.
    pair : str
        A pair of answers to drill; then only questions that tell these two apart are asked.

    Returns
    -------
    Item or None
        None when no question is left.

    Examples
    --------
    >>> from calcikit.quiz import drill_items
    >>> items = drill_items(10, seed=1)
    >>> choose(items, (), asked=[item.id for item in items]) is None
    True
    """
    recent = list(answers)[-MEMORY:]
    stakes = {item.id: pairs_at_stake(item) for item in candidates}
    left = [item for item in candidates if item.id not in asked and (not pair or pair in stakes[item.id])]
    known = {answer["item"] for answer in recent}
    left = [item for item in left if item.id not in known] or left
    if not pair and len(asked) > 1 and (last := asked[-1].split("-")[0]) == asked[-2].split("-")[0]:
        left = [item for item in left if item.kind != last] or left
    if not left:
        return None
    slips = Counter(pair_of(answer["kind"], answer["truth"], answer["said"]) for answer in recent)
    weights = [1 + PULL * sum(slips[stake] for stake in stakes[item.id]) for item in left]
    mark = fraction(seed, len(asked)) * sum(weights)
    for item, weight in zip(left, weights, strict=True):
        mark -= weight
        if mark < 0:
            return item
    return left[-1]
