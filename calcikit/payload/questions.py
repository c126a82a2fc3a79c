"""Questions and pictures as plain values, for the widget that asks them and for a page that keeps them."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..lexicon import lexicon
from ..progress import confidence_levels
from ..quiz import DrillRule, Item, ItemOption, PictureSpec, drill_items, drill_rules, kinds
from ..quiz.selection import GROUPS, MEMORY, PULL, pairs_at_stake
from ..references import reference
from ..simulator.encoding import layers

__all__ = ["Bank", "bank", "example", "labels", "picture", "question"]

SIZE, QUALITY, COARSE = 320, 60, 2
SHARES = {"shape": 48, "arrangement": 26, "same_or_different": 16, "which_view": 12}
"""How many questions of each kind with pictures a page keeps."""
WORDS = 16
"""How many of each kind without."""
NAMED = {"shape": "morphology", "arrangement": "distribution"}


@lru_cache(maxsize=1024)
def picture(spec: PictureSpec) -> dict[str, str]:
    """Draw a picture: a JPEG, its truth as a PNG to lay over it, a caption, and the picture in words."""
    patch = spec.draw(SIZE)
    return {
        "src": b64encode(patch.jpeg(QUALITY)).decode(),
        "truth": b64encode(layers(patch, coarse=COARSE).truth).decode(),
        "caption": spec.caption,
        "words": patch.alt,
    }


def question(item: Item) -> dict[str, Any]:
    """Return a question in words, its pictures left out.

    Examples
    --------
    >>> question(drill_items(1, kinds=["category"])[0])["label"]
    'Category'
    """
    return {
        "id": item.id,
        "kind": item.kind,
        "label": kinds()[item.kind].label,
        "stem": item.stem,
        "options": [_option(option) for option in item.options],
        "explanation": item.explanation,
        "where": item.where,
        "cite": [*dict.fromkeys([*item.cite, *(key for option in item.options for key in option.cite)])],
        "pairs": list(pairs_at_stake(item)),
    }


def _option(option: ItemOption) -> dict[str, Any]:
    said = {name: getattr(option, name) for name in ("id", "text", "right", "credit", "reason", "more")}
    return said | {"cite": list(option.cite)}


def sources(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return references as a page shows them, by key."""
    return {key: {"text": reference(key).text, "url": reference(key).link} for key in keys}


def labels() -> dict[str, Any]:
    """Return the rule of choosing and the names of answers, for tables of confusions.

    Examples
    --------
    >>> labels()["names"]["morphology"]["amorphous"]
    'Amorphous'
    """
    words = lexicon()
    steps = {step.id: step.label for step in words.steps.values()}
    names = {name: {t.id: t.label for t in words.attributes[name].terms} for name in NAMED.values()}
    names |= dict.fromkeys(("next_step", "which_view", "tell_her"), steps)
    names["category"] = {c.id: f"BI-RADS {c.id}" for c in words.categories.values()}
    return {
        "kinds": {kind.id: kind.label for kind in kinds().values()},
        "groups": GROUPS,
        "names": names,
        "confidence": [
            {"label": level.label, "promises": level.promises} for level in confidence_levels().values()
        ],
        "rules": [_rule(rule) for rule in drill_rules()],
        "pull": PULL,
        "memory": MEMORY,
    }


def _rule(rule: DrillRule) -> dict[str, Any]:
    told = [*sources(rule.why.cite).values()]
    return {"label": rule.label, "text": rule.why.text, "sources": told}


def example(item: Item, option: ItemOption) -> PictureSpec | None:
    """Return a picture of what a wrong answer would look like in the same tissue; None for words."""
    if item.kind not in NAMED or option.right or option.finding is None:
        return None
    first = item.pictures[0]
    return PictureSpec(**{**vars(first), "finding": option.finding})


class Bank(NamedTuple):
    """What a page keeps: questions (deflated JSON) and pictures, which the questions name by number."""

    questions: bytes
    pictures: list[dict[str, str]]


@lru_cache(maxsize=2)
def bank(seed: int = 0, chosen: tuple[str, ...] = ()) -> Bank:
    """Make the questions and draw the pictures of a page.

    Parameters
    ----------
    seed : int
    chosen : tuple of str
        Which kinds of question; none for all.
    """
    items = list(_mixed(seed, chosen or tuple(kinds())))
    specs = list(dict.fromkeys(spec for item in items for spec in item.pictures))
    asked = [_packed(item, items, specs) for item in items]
    keys = dict.fromkeys(key for one in asked for key in one["cite"])
    content = {"items": asked, "sources": sources(keys), **labels()}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Bank(zlib.compress(text.encode(), 9), [picture(spec) for spec in specs])


def _mixed(seed: int, chosen: tuple[str, ...]) -> Iterator[Item]:
    for kind in chosen:
        yield from drill_items(SHARES.get(kind, WORDS), seed=seed, kinds=[kind])


def _packed(item: Item, items: list[Item], specs: list[PictureSpec]) -> dict[str, Any]:
    """Return a question with the numbers of its pictures, and of an example for each wrong answer.

    The example is another question's picture; only where there is none it is a new one.
    """
    asked = question(item)
    asked["pictures"] = [specs.index(spec) for spec in item.pictures]
    for told, option in zip(asked["options"], item.options, strict=True):
        shown = next((other.pictures[0] for other in items if _shows(other, item, option.id)), None)
        if (spec := shown or example(item, option)) is not None:
            if spec not in specs:
                specs.append(spec)
            told["example"] = specs.index(spec)
    return asked


def _shows(other: Item, item: Item, answer: str) -> bool:
    """Whether another question's picture shows what a wrong answer of this one looks like."""
    return other.kind == item.kind and item.kind in NAMED and answer != item.truth and other.truth == answer
