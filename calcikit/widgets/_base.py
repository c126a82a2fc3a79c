"""What every widget of calcikit is: an anywidget with words for where no script runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import anywidget
import traitlets

from ..errors import UnknownTerm
from ..payload.words import words_payload

__all__ = ["CalcikitWidget", "Choice"]


class Choice(traitlets.Unicode[str, str | bytes]):
    """A synced trait that is one of some words.

    Parameters
    ----------
    values : iterable of str
    default : str, optional
        By default the first.
    what : str, optional
        What the words are called when another is refused; by default the name of the trait.
    """

    def __init__(self, values: Iterable[str], default: str = "", what: str = "") -> None:
        self.values = tuple(values)
        self.what = what
        super().__init__(default or self.values[0])
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> str:
        """Refuse other words, with the nearest that there is."""
        if value not in self.values:
            raise UnknownTerm(self.what or str(self.name), value, self.values)
        return str(value)


class CalcikitWidget(anywidget.AnyWidget):
    """An anywidget that reads without scripts: in an untrusted notebook, a stock export, a page on paper."""

    pack: ClassVar[bool] = False
    """Whether new widgets carry all that a page needs; the exporter says so in the kernel that it starts."""

    _words = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        for name in traits:
            if not self.has_trait(name):
                raise self._unknown(name)
        super().__init__(_words=words_payload(), **traits)

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
