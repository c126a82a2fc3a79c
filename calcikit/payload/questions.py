"""Questions and pictures as plain values, for the widget that asks them and for a page that keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .._data import Knowledge, gettext as _
from ..cases.questions import question_texts
from ..lexicon import lexicon, pictogram
from ..progress import confidence_levels
from ..quiz import Item, ItemOption, PictureSpec, SelfCheck, drill_rules, kinds
from ..quiz.answer_pairs import GROUPS, pairs_at_stake
from ..quiz.naming_questions import SAMENESS
from ..quiz.report_questions import report_parts
from ..quiz.search_questions import FIND, search_texts
from ..workup import Finding, local_protocol
from .patches import drawn_picture
from .search import search_labels
from .statement import references_payload

SIZE = 320
FIELD_WEIGHT = 3
"""How often a field to search comes up beside another question."""
NAMED = {"shape": "morphology", "arrangement": "distribution"}


def candidate(item: Any) -> dict[str, Any]:
    """Return what a question is chosen by.

    Examples
    --------
    >>> from calcikit.quiz import item_of
    >>> candidate(item_of("arrangement-5-0"))["kind"]
    'arrangement'
    """
    if item.kind == FIND:
        return {"id": item.id, "kind": item.kind, "pairs": [], "weight": FIELD_WEIGHT}
    return {"id": item.id, "kind": item.kind, "pairs": [*pairs_at_stake(item)]}


def question(item: Item, knowledge: Knowledge | None = None, label: str = "") -> dict[str, Any]:
    """Return a question in words, its pictures left out; with another label than that of its kind.

    Examples
    --------
    >>> from calcikit.quiz import drill_items
    >>> question(drill_items(1, kinds=["category"])[0])["label"]
    'Category'
    """
    return {
        "id": item.id,
        "kind": item.kind,
        "label": label or kinds(knowledge)[item.kind].label,
        "stem": item.stem,
        "options": [_option(option) for option in item.options],
        "explanation": item.explanation,
        "where": item.where,
        "cite": [*dict.fromkeys([*item.cite, *(key for option in item.options for key in option.cite)])],
        "pairs": list(pairs_at_stake(item)),
    }


def _option(option: ItemOption) -> dict[str, Any]:
    names = ("id", "text", "right", "credit", "reason", "background", "more")
    return {name: getattr(option, name) for name in names} | {"cite": list(option.cite)}


def labels(knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return the names of answers, and why the drill works as it does.

    Examples
    --------
    >>> labels()["names"]["morphology"]["amorphous"]
    'Amorphous'
    """
    words = lexicon(knowledge)
    steps = {step.id: step.label for step in words.steps.values()}
    names = {name: {t.id: t.label for t in words.attributes[name].terms} for name in NAMED.values()}
    names |= dict.fromkeys(("next_step", "which_view", "tell_her", "after_biopsy"), steps)
    names["report"] = {part.id: part.label for part in report_parts(knowledge)}
    names["same_or_different"] = {name: _(text) for name, text in SAMENESS.items()}
    names["category"] = {c.id: f"BI-RADS {c.id}" for c in words.categories.values()}
    return {
        "kinds": {
            **{kind.id: kind.label for kind in kinds(knowledge).values()},
            FIND: search_texts(knowledge).label,
        },
        "search": search_labels(knowledge),
        "decisions": {
            kind: _("Cases: {question}", question=text) for kind, text in question_texts(knowledge).items()
        },
        "groups": GROUPS,
        "names": names,
        "pictograms": {term: pictogram(term, knowledge) for name in NAMED.values() for term in names[name]},
        "confidence": [
            {"label": level.label, "promises": level.promises}
            for level in confidence_levels(knowledge).values()
        ],
        "rules": [
            {
                "label": rule.label,
                "text": rule.why.text,
                "sources": [*references_payload(rule.why.cite, knowledge).values()],
            }
            for rule in drill_rules(knowledge)
        ],
        "shown": _("Simulated images."),
        "local": local_protocol(knowledge),
    }


def live_question(item: Item) -> dict[str, Any]:
    """Return a question with its pictures, and what the wrong answers would look like in the same tissue."""
    asked = question(item)
    asked["sources"] = references_payload(asked["cite"])
    asked["pictures"] = [drawn_picture(spec, SIZE) for spec in item.pictures]
    for told, option in zip(asked["options"], item.options, strict=True):
        if (spec := example(item, option)) is not None:
            told["example"] = drawn_picture(spec, SIZE)
    return asked


def plain_question(asked: dict[str, Any], pictures: Iterable[PictureSpec] = ()) -> dict[str, Any]:
    """Return what a reader without scripts needs of a packed question."""
    sources = [*references_payload(asked["cite"]).values()]
    drawn = [drawn_picture(spec, SIZE) for spec in pictures]
    return {"question": asked["stem"], "pictures": drawn, "options": asked["options"], "source": sources}


def example(item: Item, option: ItemOption) -> PictureSpec | None:
    """Return a picture of what a wrong answer would look like in the same tissue; None for words."""
    if item.kind not in NAMED or option.right or not isinstance(option.finding, Finding):
        return None
    return replace(item.pictures[0], finding=option.finding)


def self_check_payload(check: SelfCheck) -> dict[str, Any]:
    """Return what the widget shows of a question that a lesson asks in passing.

    Examples
    --------
    >>> from calcikit.quiz import self_checks
    >>> payload = self_check_payload(next(iter(self_checks().values())))
    >>> sum(option["right"] for option in payload["options"])
    1
    """
    options = check.item.options
    keys = (key for option in options for key in option.reason.cite)
    return {
        "id": check.id,
        "question": check.item.question,
        "options": [
            {
                "text": check.texts[option.answer],
                "reason": option.reason.text,
                "right": option.answer == check.right_answer,
                "pictogram": pictogram(option.answer),
            }
            for option in options
        ],
        "source": [*references_payload(keys).values()],
    }
