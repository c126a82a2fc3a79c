"""Widgets that show patches: drawn by Python when asked, or from the pack of a page."""

from __future__ import annotations

from typing import Any

import traitlets

from ..errors import UnknownTerm
from ..payload.patches import disclaimer
from ..payload.scenes import LIVE_QUALITY, SCENE, picture_pack
from ..simulator.geometry import DENSITIES, VIEWS

__all__ = ["LOOKS", "ShowsPatches"]

LOOKS = ("view", "density", "seed")


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
            self._drawn = picture_pack([scene], LIVE_QUALITY, ask=change.new.get("ask"))
