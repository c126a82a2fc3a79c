"""Questions and pictures as plain values, for the widget that asks them and for a page that keeps them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from .._data import Knowledge
from .._data import gettext as _
from ..cases.questions import question_texts
from ..lexicon import lexicon, pictogram
from ..progress import confidence_levels
from ..quiz import Form, Item, ItemOption, PictureSpec, SelfCheck, drill_items, drill_rules, kinds
from ..quiz.answer_pairs import GROUPS, pairs_at_stake
from ..quiz.report_questions import report_parts
from ..quiz.search_questions import FIND, SearchItem, search_item, search_texts
from ..workup import Finding
from .patches import drawn_picture
from .search import search_labels, search_question
from .statement import encode, references_payload

__all__ = [
    "Bank",
    "bank",
    "candidate",
    "form_bank",
    "labels",
    "live_question",
    "packed_bank",
    "packed_pictures",
    "question",
    "question_in_words",
    "self_check_payload",
]

SIZE = 320
SHARES = {"shape": 48, "arrangement": 26, "same_or_different": 16, "which_view": 12}
"""How many questions of each kind with pictures a page keeps."""
FIELDS, FIELD_WEIGHT = 12, 3
"""How many fields to search a page keeps, and how often one comes up beside another question."""
WORDS = 16
"""How many of each kind without."""
NAMED = {"shape": "morphology", "arrangement": "distribution"}


def candidate(item: Item | SearchItem) -> dict[str, Any]:
    """Return what a question is chosen by.

    Examples
    --------
    >>> from calcikit.quiz import item_of
    >>> candidate(item_of("arrangement-5-0"))["kind"]
    'arrangement'
    """
    if isinstance(item, SearchItem):
        return {"id": item.id, "kind": item.kind, "pairs": [], "weight": FIELD_WEIGHT}
    return {"id": item.id, "kind": item.kind, "pairs": [*pairs_at_stake(item)]}


def question(item: Item, knowledge: Knowledge | None = None, label: str = "") -> dict[str, Any]:
    """Return a question in words, its pictures left out; with another label than that of its kind.

    Examples
    --------
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
    said = {name: getattr(option, name) for name in ("id", "text", "right", "credit", "reason", "more")}
    return said | {"cite": list(option.cite)}


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
        "shown": _("Simulated pictures."),
    }


def live_question(item: Item, knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return a question with its pictures, and what the wrong answers would look like in the same tissue."""
    asked = question(item, knowledge)
    asked["sources"] = references_payload(asked["cite"], knowledge)
    asked["pictures"] = [drawn_picture(spec, SIZE, knowledge) for spec in item.pictures]
    for told, option in zip(asked["options"], item.options, strict=True):
        if (spec := _example(item, option)) is not None:
            told["example"] = drawn_picture(spec, SIZE, knowledge)
    return asked


def question_in_words(item: Item, knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return a question for a reader without scripts."""
    asked = question(item, knowledge)
    sources = [*references_payload(asked["cite"], knowledge).values()]
    return {"question": asked["stem"], "options": asked["options"], "source": sources}


def _example(item: Item, option: ItemOption) -> PictureSpec | None:
    """Return a picture of what a wrong answer would look like in the same tissue; None for words."""
    if item.kind not in NAMED or option.right or not isinstance(option.finding, Finding):
        return None
    return replace(item.pictures[0], finding=option.finding)


class Bank(NamedTuple):
    """What a page keeps: questions and marks (each deflated JSON), and pictures in a row."""

    questions: bytes
    images: bytes
    marks: bytes


def packed_pictures(drawn: Iterable[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], bytes, bytes]:
    """Return what is said of pictures, each with its place in a row; the row; and their truths, deflated.

    Examples
    --------
    >>> picture = {"src": "UklGRg==", "truth": "PHN2Zz4=", "caption": "CC"}
    >>> packed_pictures([picture, picture])[0]
    [{'caption': 'CC', 'image': [0, 4]}, {'caption': 'CC', 'image': [4, 8]}]
    """
    told, truths, row = list[dict[str, Any]](), list[str](), b""
    for picture in drawn:
        image = b64decode(picture["src"])
        truths.append(b64decode(picture["truth"]).decode())
        said = {name: value for name, value in picture.items() if name not in ("src", "truth")}
        told.append(said | {"image": [len(row), len(row) + len(image)]})
        row += image
    return told, row, encode(truths)


def bank(seed: int = 0, chosen: tuple[str, ...] = (), knowledge: Knowledge | None = None) -> Bank:
    """Make the questions and draw the pictures of a page, once.

    Parameters
    ----------
    seed : int
    chosen : tuple of str
        Which kinds of question, ``find`` among them; none for all.
    knowledge : Knowledge, optional
        Whose rules and words; without it those that ship.
    """
    knowledge = knowledge or Knowledge.load()
    made = knowledge.derive(_banks)
    if (seed, chosen) not in made:
        made[seed, chosen] = _made(seed, chosen or (*kinds(knowledge), FIND), knowledge)
    return made[seed, chosen]


def _banks(_: Knowledge) -> dict[tuple[int, tuple[str, ...]], Bank]:
    """Keep the banks that were made."""
    return {}


def form_bank(form: Form, knowledge: Knowledge | None = None) -> Bank:
    """Return what a page keeps of a form: its questions, without an example of each wrong answer.

    Examples
    --------
    >>> from calcikit.quiz import Form, item_of
    >>> form = Form(id="x", label="X", items=(item_of("category-7-0"),), intro="", done="")
    >>> form_bank(form).images
    b''
    """
    knowledge = knowledge or Knowledge.load()
    specs = [*dict.fromkeys(spec for item in form.items for spec in item.pictures)]
    items = [
        question(item, knowledge) | {"pictures": [specs.index(spec) for spec in item.pictures]}
        for item in form.items
    ]
    return packed_bank(items, (drawn_picture(spec, SIZE, knowledge) for spec in specs), knowledge)


def _made(seed: int, chosen: tuple[str, ...], knowledge: Knowledge) -> Bank:
    items = [*_mixed(seed, chosen, knowledge)]
    specs = [*dict.fromkeys(spec for item in items for spec in item.pictures)]
    asked = [_packed(item, items, specs, knowledge) for item in items]
    drawn = [drawn_picture(spec, SIZE, knowledge) for spec in specs]
    return packed_bank(asked, drawn, knowledge, _fields(seed, knowledge) if FIND in chosen else ())


def packed_bank(
    items: list[dict[str, Any]],
    drawn: Iterable[Mapping[str, Any]],
    knowledge: Knowledge | None = None,
    fields: Iterable[tuple[dict[str, Any], bytes]] = (),
    **more: Any,
) -> Bank:
    """Put questions with the numbers of their pictures, and fields to search, into a bank."""
    pictures, row, marks = packed_pictures(drawn)
    searched = []
    for asked, image in fields:
        searched.append(asked | {"image": [len(row), len(row) + len(image)]})
        row += image
    keys = (key for one in items for key in one["cite"])
    content = {"items": items + searched, "pictures": pictures, **labels(knowledge)}
    sources = {"sources": references_payload(keys, knowledge)}
    return Bank(encode(content | sources | more), row, marks)


def _fields(seed: int, knowledge: Knowledge) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield fields to search, each with its picture."""
    for number in range(FIELDS):
        asked, picture = search_question(search_item(f"{FIND}-{seed}-{number}", knowledge), knowledge)
        yield asked | {"weight": FIELD_WEIGHT}, picture


def _mixed(seed: int, chosen: tuple[str, ...], knowledge: Knowledge) -> Iterator[Item]:
    for kind in (kind for kind in chosen if kind != FIND):
        yield from drill_items(SHARES.get(kind, WORDS), seed=seed, kinds=[kind], knowledge=knowledge)


def _packed(item: Item, items: list[Item], specs: list[PictureSpec], knowledge: Knowledge) -> dict[str, Any]:
    """Return a question with the numbers of its pictures, and of an example for each wrong answer.

    The example is another question's picture; only where there is none it is a new one.
    """
    asked = question(item, knowledge)
    asked["pictures"] = [specs.index(spec) for spec in item.pictures]
    for told, option in zip(asked["options"], item.options, strict=True):
        shown = next((other.pictures[0] for other in items if _shows(other, item, option.id)), None)
        if (spec := shown or _example(item, option)) is not None:
            if spec not in specs:
                specs.append(spec)
            told["example"] = specs.index(spec)
    return asked


def _shows(other: Item, item: Item, answer: str) -> bool:
    """Whether another question's picture shows what a wrong answer of this one looks like."""
    return other.kind == item.kind and item.kind in NAMED and answer != item.truth and other.truth == answer


def self_check_payload(check: SelfCheck, knowledge: Knowledge | None = None) -> dict[str, Any]:
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
                "pictogram": pictogram(option.answer, knowledge),
            }
            for option in options
        ],
        "source": [*references_payload(keys, knowledge).values()],
    }
