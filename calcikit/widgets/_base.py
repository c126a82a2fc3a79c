"""What every widget of calcikit is: an anywidget with words for where no script runs."""

from __future__ import annotations

from typing import Any

import anywidget

from ..errors import UnknownTerm

__all__ = ["CalcikitWidget"]


class CalcikitWidget(anywidget.AnyWidget):
    """An anywidget that reads without scripts: in an untrusted notebook, a stock export, a page on paper."""

    def __init__(self, **traits: Any) -> None:
        for name in traits:
            if not self.has_trait(name):
                raise self._unknown(name)
        super().__init__(**traits)

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse a trait that there is not: Python would keep it and nothing would happen."""
        if not name.startswith("_") and not hasattr(type(self), name):
            raise self._unknown(name)
        super().__setattr__(name, value)

    def _unknown(self, name: str) -> UnknownTerm:
        inherited = set(anywidget.AnyWidget.class_trait_names())
        own = sorted(n for n in self.trait_names(sync=True) if n not in inherited and not n.startswith("_"))
        return UnknownTerm(f"attribute of {type(self).__name__}", name, own)

    def _in_words(self) -> tuple[str, str]:
        """Return what stands in its place: as HTML, and as plain text."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        html, plain = self._in_words()
        return {**data, "text/html": html, "text/plain": plain}, metadata
