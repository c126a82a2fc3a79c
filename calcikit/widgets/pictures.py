"""Simulated patches for widgets: drawn when asked for, or packed for a page."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

import traitlets

from ..errors import CalcikitError, UnknownTerm
from ..payload.patches import disclaimer
from ..simulator.geometry import DENSITIES, VIEWS
from ..workup import Finding

if TYPE_CHECKING:
    from ..simulator import Patch
    from ..simulator.encoding import Layers

__all__ = ["LOOKS", "SCENE", "ShowsPatches", "every_scene", "page_pictures", "patch_of"]

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
"""What tells one picture from another, in the order of the key; ``picture/pack.js`` says the same."""

LOOKS = ("view", "density", "seed")
SIZE = 384
PAGE_QUALITY, LIVE_QUALITY = 70, 90
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
    """Draw the patch of a scene.

    Examples
    --------
    >>> patch_of({"morphology": "round", "distribution": "grouped", "view": "lateral"}).view
    'lateral'
    """
    from ..simulator import simulate  # drawing is not needed before a picture is asked for

    whole = {**SCENE, **{name: value for name, value in scene.items() if name in SCENE}}
    look = {name: whole.pop(name) for name in ("view", "density", "seed", "exam")}
    prior = look.pop("exam") == "earlier"
    return simulate(Finding.from_dict(whole), size=SIZE, prior=prior, **look)


@lru_cache(maxsize=8)
def page_pictures(products: str) -> str:
    """Return the pack of a page, in base64, for products of values written as JSON."""
    return b64encode(_pack(every_scene(json.loads(products)), PAGE_QUALITY)).decode()


def _key(scene: Scene) -> str:
    """Return the name of a scene within a pack."""
    whole = (scene.get(name, usual) for name, usual in SCENE.items())
    return "|".join("" if value is None else str(value) for value in whole)


def _pack(scenes: Iterable[Scene], quality: int, **head: Any) -> bytes:
    """Return pictures in one run of bytes: length of the head, the head as deflated JSON, the pictures."""
    pool: dict[bytes, int] = {}
    held = {_key(scene): _entry(scene, quality, pool) for scene in scenes}
    ends = [sum(map(len, list(pool)[: place + 1])) for place in range(len(pool))]
    words = json.dumps({"scenes": held, "ends": ends, **head}, separators=(",", ":"), ensure_ascii=False)
    packed = zlib.compress(words.encode(), 9)
    return len(packed).to_bytes(4, "little") + packed + b"".join(pool)


def _entry(scene: Scene, quality: int, pool: dict[bytes, int]) -> dict[str, Any]:
    """Return the words of one picture, and put its layers into the pool."""
    try:
        patch, made = _drawn(json.dumps(dict(scene), sort_keys=True), quality)
    except CalcikitError as error:
        return {"error": str(error)}
    places = {name: pool.setdefault(data, len(pool)) for name, data in vars(made).items()}
    return {**patch, **places}


@lru_cache(maxsize=256)
def _drawn(scene: str, quality: int) -> tuple[dict[str, Any], Layers]:
    """Draw one scene: what is said about it, and its layers."""
    from ..simulator.descriptions import truth_text
    from ..simulator.encoding import layers

    patch = patch_of(json.loads(scene))
    said = {
        "alt": patch.alt,
        "note": patch.note,
        "facts": truth_text(patch),
        "field": round(len(patch.image) * patch.pitch_mm, 1),
    }
    return said, layers(patch, quality=quality, coarse=2)


class ShowsPatches(traitlets.HasTraits):
    """A widget that shows patches: in JupyterLab drawn by Python when asked, in a page from a pack.

    ``_page_scenes`` says what the pack of a page holds, as products of values.
    """

    view = traitlets.Unicode("CC").tag(sync=True)
    density = traitlets.Unicode("b").tag(sync=True)
    seed = traitlets.Int(3, min=0).tag(sync=True)
    _asked = traitlets.Dict().tag(sync=True)
    _drawn = traitlets.Bytes().tag(sync=True)
    _page_scenes: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    _honest = traitlets.Dict().tag(sync=True)

    @traitlets.validate("view", "density")
    def _known_look(self, proposal: Any) -> str:
        allowed = VIEWS if proposal.trait.name == "view" else DENSITIES
        if proposal.value not in allowed:
            raise UnknownTerm(proposal.trait.name, proposal.value, allowed)
        return str(proposal.value)

    @traitlets.default("_honest")
    def _say_what_was_tested(self) -> dict[str, Any]:
        return disclaimer()

    @traitlets.observe("_asked")
    def _draw(self, change: Any) -> None:
        if scene := {name: value for name, value in change.new.items() if name in SCENE}:
            self._drawn = _pack([scene], LIVE_QUALITY, ask=change.new.get("ask"))
