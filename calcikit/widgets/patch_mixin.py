"""Widgets that show patches: drawn by Python when asked, or from the pack of a page."""

from __future__ import annotations

from typing import Any

import traitlets

from ..payload.patches import disclaimer
from ..payload.scenes import LIVE_QUALITY, SCENE, picture_pack
from ..simulator.geometry import DENSITIES, VIEWS
from ._base import Choice

VIEW_TRAITS = ("view", "density", "seed")


class PatchMixin(traitlets.HasTraits):
    """A widget that shows patches: in JupyterLab drawn by Python when asked, in a page from a pack.

    ``_page_scenes`` says what the pack of a page holds, as products of values.
    """

    view = Choice(VIEWS, "CC")
    density = Choice(DENSITIES, "b")
    seed = traitlets.Int(3, min=0).tag(sync=True)
    _picture_request = traitlets.Dict().tag(sync=True)
    _picture_pack = traitlets.Bytes().tag(sync=True)
    _page_scenes: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    _disclaimer = traitlets.Dict().tag(sync=True)

    @traitlets.default("_disclaimer")
    def _default_disclaimer(self) -> dict[str, Any]:
        return disclaimer()

    @traitlets.observe("_picture_request")
    def _draw(self, change: Any) -> None:
        if scene := {name: value for name, value in change.new.items() if name in SCENE}:
            self._picture_pack = picture_pack([scene], LIVE_QUALITY, ask=change.new.get("ask"))
