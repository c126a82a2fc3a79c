"""What every widget of calcikit is: an anywidget with words for where no script runs."""

from __future__ import annotations

from typing import Any

import anywidget

__all__ = ["CalcikitWidget"]


class CalcikitWidget(anywidget.AnyWidget):
    """An anywidget that reads without scripts: in an untrusted notebook, a stock export, a page on paper."""

    def _in_words(self) -> tuple[str, str]:
        """Return what stands in its place: as HTML, and as plain text."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        html, plain = self._in_words()
        return {**data, "text/html": html, "text/plain": plain}, metadata
