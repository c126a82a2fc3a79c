"""Items by kind, seed and number, in mixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from random import Random
from typing import Any

from .._data import Knowledge
from ..errors import CalcikitError, one_of, show_usage, shown
from . import biopsy_questions, decision_questions, naming_questions, report_questions
from .kinds import kinds as known_kinds
from .models import Item

MAKERS: dict[str, Callable[[Random, Knowledge], dict[str, Any]]] = {
    "shape": naming_questions.shape,
    "arrangement": naming_questions.arrangement,
    "same_or_different": naming_questions.same_or_different,
    "which_view": decision_questions.which_view,
    "category": decision_questions.category,
    "next_step": decision_questions.next_step,
    "turning_word": decision_questions.turning_word,
    "tell_her": decision_questions.tell_her,
    "after_biopsy": biopsy_questions.after_result,
    "report": report_questions.missing_part,
}
MOST, PATIENCE = 1000, 500


@show_usage
def drill_items(
    n: int,
    *,
    seed: int = 0,
    kinds: Iterable[str] | None = None,
    knowledge: Knowledge | None = None,
) -> tuple[Item, ...]:
    """Make questions in mixed order; the same seed gives the same questions.

    Parameters
    ----------
    n : int
        How many, 1 to 1000.
    seed : int
        Number of the sitting, 0 or more.
    kinds : iterable of str, optional
        Which kinds of question; all of ``data/practice/kinds.toml`` by default.
    knowledge : Knowledge, optional
        Whose rules and words; without it those in use.

    Returns
    -------
    tuple of Item
        Right answers come from :func:`calcikit.recommend`. No question comes twice.

    Raises
    ------
    UnknownTerm
        If there is no such kind.
    CalcikitError
        If `n` or `seed` is out of range, or there are not so many different questions.

    Examples
    --------
    >>> [item.kind for item in drill_items(3, seed=1, kinds=["category", "next_step"])]
    ['next_step', 'category', 'category']
    """
    knowledge = knowledge or Knowledge.load()
    shares = _shares(kinds, knowledge)
    _check(n, seed)
    rng = Random(f"order/{seed}")
    order: list[str] = []
    for _ in range(n):
        again = order[-1] if len(order) > 1 and order[-1] == order[-2] and len(shares) > 1 else None
        fresh = {kind: share for kind, share in shares.items() if kind != again}
        order.append(rng.choices(list(fresh), weights=list(fresh.values()))[0])
    return tuple(_fresh(order, seed, knowledge))


def _fresh(order: Sequence[str], seed: int, knowledge: Knowledge) -> Iterator[Item]:
    """Make items of these kinds; what was asked before is asked no second time."""
    asked: set[object] = set()
    further = count(MOST)
    for number, kind in enumerate(order):
        item, tries = knowledge.derive(_item, kind, seed, number), 0
        while (said := (item.stem, item.pictures)) in asked:
            if (tries := tries + 1) > PATIENCE:
                raise CalcikitError(f"there are not {len(order)} different questions of the kind {kind!r}")
            item = knowledge.derive(_item, kind, seed, next(further))
        asked.add(said)
        yield item


def _shares(kinds: Iterable[str] | None, knowledge: Knowledge) -> dict[str, float]:
    """Return how often each kind comes up."""
    known = known_kinds(knowledge)
    given = (kinds,) if isinstance(kinds, str) else kinds
    if not isinstance(given, Iterable | None):
        raise CalcikitError(f"kinds are names of kinds of question, such as ['shape'], got {shown(kinds)}.")
    wanted = list(known) if given is None else list(given)
    if not wanted:
        raise CalcikitError(f"which kinds of question? Allowed: {', '.join(known)}.")
    return {kind: known[one_of("kind of question", kind, known)].share for kind in wanted}


def _check(n: int, seed: int) -> None:
    if not isinstance(n, int) or not 1 <= n <= MOST:
        raise CalcikitError(f"n must be a whole number from 1 to {MOST}, got {shown(n)}.")
    if not isinstance(seed, int) or seed < 0:
        raise CalcikitError(f"seed must be a whole number of 0 or more, got {shown(seed)}.")


def _item(knowledge: Knowledge, kind: str, seed: int, number: int) -> Item:
    """Make one item; kind, seed and number determine it."""
    name = f"{kind}-{seed}-{number}"
    told = MAKERS[kind](Random(name), knowledge)
    blanks = {blank: told.pop(blank, "") for blank in ("description", "now", "then")}
    stem = known_kinds(knowledge)[kind].stem.format(**blanks)
    return Item(id=name, kind=kind, seed=seed, stem=stem, **{"pictures": (), **told})


@show_usage
def item_of(item_id: str, knowledge: Knowledge | None = None) -> Item:
    """Make the item of an id again.

    Raises
    ------
    CalcikitError
        If no item can have that id.

    Examples
    --------
    >>> item_of("category-7-0") == drill_items(1, seed=7, kinds=["category"])[0]
    True
    """
    kind, *numbers = item_id.split("-")
    if kind not in MAKERS or len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        raise CalcikitError(f"{item_id!r} is no item: expected kind-seed-number, such as 'shape-7-0'.")
    seed, number = map(int, numbers)
    return (knowledge or Knowledge.load()).derive(_item, kind, seed, number)
