"""The questions that a page keeps, packed: their words, their pictures in a row, and the marks on these."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .._data import Knowledge
from ..quiz import Form, Item, PictureSpec, drill_items, kinds
from ..quiz.search_questions import FIND, search_item
from .patches import drawn_picture
from .questions import FIELD_WEIGHT, NAMED, SIZE, example, labels, question
from .search import search_question
from .statement import encode, references_payload

SHARES = {"shape": 48, "arrangement": 26, "same_or_different": 16, "which_view": 12}
"""How many questions of each kind with pictures a page keeps."""
FIELDS = 12
"""How many fields to search."""
WORDS = 16
"""How many of each kind without pictures."""
FIRST = 2
"""How many questions of each kind with pictures a page can ask before it has come as a whole."""
LEAD = 70_000
"""How many bytes of pictures come first."""


class Bank(NamedTuple):
    """What a page keeps.

    Attributes
    ----------
    questions : bytes
        Deflated JSON: what is asked and said, and what the first pictures show.
    lead, images : bytes
        Pictures in a row: those of the first questions, and the rest.
    later : bytes
        Deflated JSON: the marks on the rest of the pictures, and what lies in fields to search.
    """

    questions: bytes
    lead: bytes
    images: bytes
    later: bytes


def bank(seed: int = 0, chosen: tuple[str, ...] = ()) -> Bank:
    """Make the questions and draw the pictures of a page, once; by default of every kind, ``find`` too."""
    knowledge = Knowledge.load()
    return knowledge.derive(_made, seed, chosen or (*kinds(knowledge), FIND))


def form_bank(form: Form) -> Bank:
    """Return what a page keeps of a form: its questions, without an example of each wrong answer.

    Examples
    --------
    >>> from calcikit.quiz import Form, item_of
    >>> form = Form(id="x", label="X", items=(item_of("category-7-0"),), intro="", done="")
    >>> form_bank(form).images
    b''
    """
    specs = [*dict.fromkeys(spec for item in form.items for spec in item.pictures)]
    items = [
        question(item) | {"pictures": [specs.index(spec) for spec in item.pictures]} for item in form.items
    ]
    return packed_bank(items, (drawn_picture(spec, SIZE) for spec in specs))


def _made(knowledge: Knowledge, seed: int, chosen: tuple[str, ...]) -> Bank:
    items = [*_mixed(seed, chosen, knowledge)]
    first = [item for kind in SHARES for item in [one for one in items if one.kind == kind][:FIRST]]
    specs = [*dict.fromkeys(spec for item in first for spec in item.pictures)]
    asked = [_packed(item, items, specs, knowledge) for item in items]
    drawn = [drawn_picture(spec, SIZE, knowledge) for spec in specs]
    fields = _fields(seed, knowledge) if FIND in chosen else ()
    return packed_bank(asked, drawn, knowledge, fields)


def packed_bank(
    items: list[dict[str, Any]],
    drawn: Iterable[Mapping[str, Any]],
    knowledge: Knowledge | None = None,
    fields: Iterable[tuple[dict[str, Any], bytes]] = (),
    **more: Any,
) -> Bank:
    """Put questions with the numbers of their pictures, and fields to search, into a bank."""
    row, pictures, lead = b"", list[dict[str, Any]](), 0
    for picture in drawn:
        image, truth = b64decode(picture["src"]), b64decode(picture["truth"]).decode()
        place = [len(row), len(row) + len(image)]
        pictures.append({**picture, "image": place, "truth": truth})
        del pictures[-1]["src"]
        row += image
        lead = place[1] if place[1] <= LEAD else lead
    later: dict[str, Any] = {
        "truths": {n: one.pop("truth") for n, one in enumerate(pictures) if one["image"][1] > lead},
        "fields": {},
    }
    searched = []
    for asked, image in fields:
        stub = {name: asked.pop(name) for name in ("id", "kind", "pairs")} | {"weight": FIELD_WEIGHT}
        later["fields"][stub["id"]] = asked | {"image": [len(row), len(row) + len(image)]}
        searched.append(stub)
        row += image
    keys = (key for one in items for key in one["cite"])
    content = {"items": items + searched, "pictures": pictures, **labels(knowledge)}
    sources = {"sources": references_payload(keys, knowledge)}
    return Bank(encode(content | sources | more), row[:lead], row[lead:], encode(later))


def _fields(seed: int, knowledge: Knowledge) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield fields to search, each with its picture."""
    for number in range(FIELDS):
        yield search_question(search_item(f"{FIND}-{seed}-{number}", knowledge), knowledge)


def _mixed(seed: int, chosen: tuple[str, ...], knowledge: Knowledge) -> Iterator[Item]:
    for kind in (kind for kind in chosen if kind != FIND):
        yield from drill_items(SHARES.get(kind, WORDS), seed=seed, kinds=[kind], knowledge=knowledge)


def _packed(item: Item, items: list[Item], specs: list[PictureSpec], knowledge: Knowledge) -> dict[str, Any]:
    """Return a question with the numbers of its pictures, and of an example for each wrong answer.

    The example is another question's picture; only where there is none it is a new one.
    """
    asked = question(item, knowledge)
    asked["pictures"] = [_number(spec, specs) for spec in item.pictures]
    for told, option in zip(asked["options"], item.options, strict=True):
        shown = next((other.pictures[0] for other in items if _shows(other, item, option.id)), None)
        if (spec := shown or example(item, option)) is not None:
            told["example"] = _number(spec, specs)
    return asked


def _number(spec: PictureSpec, specs: list[PictureSpec]) -> int:
    """Return the place of a picture among those that the page keeps; a new one is added."""
    if spec not in specs:
        specs.append(spec)
    return specs.index(spec)


def _shows(other: Item, item: Item, answer: str) -> bool:
    """Whether another question's picture shows what a wrong answer of this one looks like."""
    return other.kind == item.kind and item.kind in NAMED and answer != item.truth and other.truth == answer
