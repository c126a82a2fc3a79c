"""Widgets that stay alive in a page: which ones can, and what the page keeps of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from .._data import gettext as _
from ..errors import CalcikitError
from ..payload.scenes import page_pictures
from ..payload.words import words_payload
from .html import PageBody
from .images import image_from_base64, image_html
from .sanitizing import sanitized

BOXES = {"HBoxModel": "row", "BoxModel": "row", "VBoxModel": "column", "GridBoxModel": "grid"}
FOLDS = ("AccordionModel", "TabModel")
TEXTS = {"LabelModel": "text", "HTMLModel": "html"}
LINKS = {"LinkModel": True, "DirectionalLinkModel": False}
REFERENCE = "IPY_MODEL_"
LONG = 100_000
UNSHOWN = (
    *("_anywidget_id", "_css", "_dom_classes", "_esm", "_page_scenes", "_words"),
    *("layout", "tabbable", "tooltip"),
)
SHARED = {"_disclaimer"}  # long, and the same in every widget that shows images
NEEDS_SCRIPTS = "<p>This part works where scripts are on.</p>"


class WidgetEmbedder:
    """The widgets of one page; texts and bytes that several of them share are kept once."""

    def __init__(self, stored: Mapping[str, Any], body: PageBody) -> None:
        self.modules: list[str] = []
        self.styles: list[str] = []
        self._bytes: list[str] = []
        self._shared: list[object] = []
        self._stored, self._body = stored, body
        self._models: dict[str, dict[str, Any]] = {}

    def html(self, model_id: str, fallback: str, alt: str, where: str, inside: tuple[str, ...] = ()) -> str:
        """Return what stands in the page for a widget; `fallback` is read where no script runs."""
        if model_id in inside:
            raise CalcikitError(f"{where}: a container holds itself, which has no form in a page.")
        if model_id not in self._stored:
            raise CalcikitError(f"{where}: its widget left no state; run the notebook and export it again.")
        model = self._stored[model_id]
        name, state = model["model_name"], model["state"]
        if model["model_module"] == "anywidget" and "_esm" in state:
            return self._place(model_id, self._widget_data(model, where), fallback or NEEDS_SCRIPTS)
        if name in BOXES or name in FOLDS:
            held = [self.html(child, "", alt, where, (*inside, model_id)) for child in _children(state)]
            if name in FOLDS:
                return _folds(held, state)
            return f'<div class="ck-{BOXES[name]}">{"".join(held)}</div>'
        if name in TEXTS:
            return self._text(model_id, TEXTS[name], state, where)
        if name == "ImageModel":
            data = next((item["data"] for item in model["buffers"] if item["path"] == ["value"]), "")
            return image_html(image_from_base64(data, where), alt, {}, where)
        raise CalcikitError(
            f"{where}: {name} has no live form in a page. Tag the cell 'live-only' and give its metadata "
            "an 'instead' sentence, or show a picture beside it."
        )

    def can_hold(self, model_id: str, inside: tuple[str, ...] = ()) -> bool:
        """Say whether this widget and all that it holds can live in a page."""
        if model_id in inside:
            return False
        model = self._stored.get(model_id, {"model_name": "", "model_module": "", "state": {}})
        name, state = model["model_name"], model["state"]
        if name in BOXES or name in FOLDS:
            return all(self.can_hold(child, (*inside, model_id)) for child in _children(state))
        return (
            name in TEXTS
            or name == "ImageModel"
            or (model["model_module"] == "anywidget" and "_esm" in state)
        )

    def data(self, **more: object) -> str:
        """Return the data of the page's script, as JSON that cannot end a script element."""
        number = {model_id: f"m{place}" for place, model_id in enumerate(self._models, 1)}
        page = {
            "models": {number[model_id]: kept for model_id, kept in self._models.items()},
            "links": [
                [both, [number[source], of], [number[target], to]]
                for both, (source, of), (target, to) in self._links()
            ],
            "shared": self._shared,
            "bytes": [place if len(text) > LONG else text for place, text in enumerate(self._bytes)],
            **script_texts(),
            **more,
        }
        return as_data(page)

    def deferred(self) -> list[tuple[int, str]]:
        """Return the bytes that lie at the end of the page, with their numbers: they are read when shown."""
        return [(place, text) for place, text in enumerate(self._bytes) if len(text) > LONG]

    def _links(self) -> list[tuple[Any, ...]]:
        """Return the links between widgets of the page, those with an end elsewhere left out."""
        found = []
        for model in self._stored.values():
            if model["model_name"] in LINKS and model["state"].get("source") and model["state"].get("target"):
                ends = [
                    [end[0].removeprefix(REFERENCE), end[1]]
                    for end in (model["state"]["source"], model["state"]["target"])
                ]
                if all(end[0] in self._models for end in ends):
                    if self._models[ends[1][0]].get("text") == "html":
                        raise CalcikitError("a link writes into an HTML widget; link a Label instead.")
                    found.append((LINKS[model["model_name"]], *ends))
        return found

    def _place(self, model_id: str, kept: dict[str, Any], inside: str, tag: str = "div") -> str:
        """Return the element that a model lives in."""
        self._models.setdefault(model_id, kept)
        place = list(self._models).index(model_id) + 1
        return f'<{tag} class="ck-live" data-ck-model="m{place}">{inside}</{tag}>'

    def _widget_data(self, model: Mapping[str, Any], where: str) -> dict[str, Any]:
        """Return what the page's script needs of an anywidget."""
        state = model["state"]
        if state.get("_css"):
            _pooled(self.styles, state["_css"])
        kept = {
            key: value
            for key, value in state.items()
            if key not in UNSHOWN and not key.startswith(("_model_", "_view_"))
        }
        if any(mark in json.dumps(kept) for mark in (f'"{REFERENCE}', '"anywidget:')):
            raise CalcikitError(
                f"{where}: its widget holds another widget, which has no live form in a page."
            )
        buffers = model.get("buffers", ())
        if any(len(item["path"]) != 1 for item in buffers):
            raise CalcikitError(
                f"{where}: its widget has bytes inside a list or dict, where a page has none."
            )
        data = {item["path"][0]: _pooled(self._bytes, item["data"].strip()) for item in buffers}
        if scenes := state.get("_page_scenes"):
            data["_pictures"] = _pooled(self._bytes, page_pictures(json.dumps(scenes)))
        shared = {key: _pooled(self._shared, kept.pop(key)) for key in SHARED & kept.keys()}
        kept = {key: kept[key] for key in sorted(kept) if key not in data}
        return {
            "module": _pooled(self.modules, state["_esm"]),
            "state": kept,
            "shared": shared,
            "bytes": data,
        }

    def _text(self, model_id: str, kind: str, state: Mapping[str, Any], where: str) -> str:
        """Return a label or a piece of HTML, which follows what is linked to it."""
        value = str(state.get("value", ""))
        shown = escape(value) if kind == "text" else self._body.output(sanitized(value, where), where)
        lead = f"{escape(state['description'])} " if state.get("description") else ""
        tag = "span" if kind == "text" else "div"
        kept = {"text": kind, "state": {"value": value}, "shared": {}, "bytes": {}}
        return f"<div>{lead}{self._place(model_id, kept, shown, tag)}</div>"


def script_texts() -> dict[str, Any]:
    """Return the texts of the scripts where they are not English; the page says itself who reviewed them."""
    words = {name: said for name, said in words_payload().items() if name != "notice"}
    return {"words": words} if words else {}


def as_data(content: object) -> str:
    r"""Return JSON, in ASCII, that can stand in a script element and never ends it.

    Examples
    --------
    >>> as_data(["</script>"])
    '["\\u003c/script>"]'
    """
    return json.dumps(content, separators=(",", ":")).replace("<", "\\u003c")


def _children(state: Mapping[str, Any]) -> list[str]:
    """Return the ids of the widgets in a container."""
    return [child.removeprefix(REFERENCE) for child in state.get("children", ())]


def _pooled(pool: list[Any], item: object) -> int:
    """Return the place of an item in a pool, which it enters once."""
    if item not in pool:
        pool.append(item)
    return pool.index(item)


def _folds(held: list[str], state: Mapping[str, Any]) -> str:
    """Return an accordion or tabs as disclosures, which need no script."""
    given = [*state.get("titles", ()), *[""] * len(held)]
    titles = [title or _("Part {number}", number=place) for place, title in enumerate(given, start=1)]
    parts = [
        f"<details{' open' if place == state.get('selected_index') else ''}>"
        f"<summary>{escape(title)}</summary>{inside}</details>"
        for place, (title, inside) in enumerate(zip(titles, held, strict=False))
    ]
    return f'<div class="ck-column">{"".join(parts)}</div>'
