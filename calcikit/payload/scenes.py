"""Scenes: the pictures that a learner moves about in, drawn when asked for, or packed for a page."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from .._data import Knowledge
from ..errors import CalcikitError
from ..workup import Finding
from .patches import hull_shares
from .statement import encode

if TYPE_CHECKING:
    from ..simulator import Patch
    from ..simulator.encoding import Layers

SCENE: dict[str, Any] = {
    "morphology": None,
    "distribution": None,
    "extent": "single_area",
    "change": "no_priors",
    "associated": "none",
    "context": "none",
    "view": "CC",
    "density": "b",
    "seed": 0,
    "exam": "now",
}
"""What tells one picture from another, in the order of the key, as in ``js/shared/patch-source.js``."""

SIZE, DETAIL = 384, 2
"""Pixels along each edge, and how many times as many a magnified view has."""
PAGE_QUALITY, LIVE_QUALITY = 77, 92
Scene = Mapping[str, Any]


def every_scene(products: Iterable[Mapping[str, Sequence[Any]]]) -> list[dict[str, Any]]:
    """Return every scene of some products of values, each once.

    Examples
    --------
    >>> [scene["view"] for scene in every_scene([{"morphology": ["round"], "view": ["CC", "lateral"]}])]
    ['CC', 'lateral']
    """
    found: dict[str, dict[str, Any]] = {}
    for axes in products:
        for values in product(*axes.values()):
            scene = dict(zip(axes, values, strict=True))
            found.setdefault(_key(scene), scene)
    return list(found.values())


def patch_of(scene: Scene) -> Patch:
    """Draw the patch of a scene, magnified views at twice the detail.

    Examples
    --------
    >>> patch_of({"morphology": "round", "distribution": "grouped", "view": "lateral"}).view
    'lateral'
    """
    from ..simulator import simulate  # drawing is not needed before a picture is asked for
    from ..simulator.geometry import VIEWS

    whole = {**SCENE, **{name: value for name, value in scene.items() if name in SCENE}}
    look = {name: whole.pop(name) for name in ("view", "density", "seed", "exam")}
    prior = look.pop("exam") == "earlier"
    view = VIEWS.get(look["view"])
    if view and view.magnification > 1:
        look |= {"size": SIZE * DETAIL, "pitch": view.pitch / DETAIL}
    return simulate(Finding.from_dict(whole), **{"size": SIZE, "prior": prior, **look})


def page_pictures(products: str) -> str:
    """Return the pack of a page, in base64, for products of values written as JSON; made once."""
    return Knowledge.load().derive(_page_pictures, products)


def _page_pictures(_: Knowledge, products: str) -> str:
    return b64encode(picture_pack(every_scene(json.loads(products)), PAGE_QUALITY)).decode()


def _key(scene: Scene) -> str:
    """Return the name of a scene within a pack."""
    return "|".join("" if value is None else str(value) for value in _values(scene))


def _values(scene: Scene) -> tuple[Any, ...]:
    return tuple(scene.get(name, usual) for name, usual in SCENE.items())


def picture_pack(scenes: Iterable[Scene], quality: int, **head: Any) -> bytes:
    """Return pictures in one run of bytes: length of the head, the head as deflated JSON, the pictures."""
    pool: dict[bytes, int] = {}
    held = {_key(scene): _entry(scene, quality, pool) for scene in scenes}
    ends = [sum(map(len, list(pool)[: place + 1])) for place in range(len(pool))]
    packed = encode({"scenes": held, "ends": ends, **head})
    return len(packed).to_bytes(4, "little") + packed + b"".join(pool)


def _entry(scene: Scene, quality: int, pool: dict[bytes, int]) -> dict[str, Any]:
    """Return the words of one picture, and put its layers into the pool."""
    try:
        patch, made = Knowledge.load().derive(_draw_layers, _values(scene), quality)
    except CalcikitError as error:
        return {"error": str(error)}
    places = {name: pool.setdefault(getattr(made, name), len(pool)) for name in ("tissue", "finding")}
    return {**patch, **places, "truth": made.truth.decode()}


def _draw_layers(_: Knowledge, values: tuple[Any, ...], quality: int) -> tuple[dict[str, Any], Layers]:
    """Draw one scene: what is said about it, and its layers."""
    from ..simulator.descriptions import truth_text
    from ..simulator.encoding import layers

    patch = patch_of(dict(zip(SCENE, values, strict=True)))
    said = {
        "alt": patch.alt,
        "note": patch.note,
        "facts": truth_text(patch),
        "field": round(len(patch.image) * patch.pitch_mm, 1),
        "hull": hull_shares(patch),
    }
    return said, layers(patch, quality=quality)
