"""What every widget of calcikit is: an anywidget with words for where no script runs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from inspect import Parameter, signature
from typing import Any, ClassVar, Self

import anywidget
import traitlets

from ..errors import CalcikitError, UnknownTerm, one_of
from ..lexicon import lexicon, unknown_attribute
from ..payload import PACK
from ..payload.words import words_payload


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
        one_of(self.what or str(self.name), value, self.values)
        return str(value)


def _plain(error: traitlets.TraitError) -> str:
    """Say what kind of value is expected, without the classes that traitlets names."""
    small = re.match(
        r"The value of the '(\w+)' trait .* less than (\d+), but a value of (.+) was", str(error)
    )
    if small:
        return f"{small[1]} is a whole number of {small[2]} or more, got {small[3]}."
    said = re.match(
        r"The '(\w+)' trait of an? \w+ instance expected an? (.+), not (?:the \w+ )?(.+)\.$", str(error)
    )
    if not said:
        return str(error)
    kind = said[2].replace("unicode string", "text").replace("int", "whole number")
    return f"{said[1]} is a {kind}, got {said[3]}."


class CalcikitWidget(anywidget.AnyWidget):
    """An anywidget that reads without scripts: in an untrusted notebook, a stock export, a page on paper."""

    pack: ClassVar[bool] = PACK in os.environ
    """Whether new widgets carry all that a page needs; the exporter says so to the kernel that it starts."""

    _words = traitlets.Dict().tag(sync=True)

    def __new__(cls, *args: Any, **given: Any) -> Self:
        """Refuse an argument that there is not, before Python or a trait does so in words of its own."""
        known = cls._arguments()
        for name in given:
            if not (name in known or name.startswith("_") or name in anywidget.AnyWidget.class_trait_names()):
                raise cls._unknown("argument", name, known)
        taken = [*signature(cls.__init__).parameters.values()][1:]
        places = [each.name for each in taken if each.kind is Parameter.POSITIONAL_OR_KEYWORD]
        if len(args) > len(places) and Parameter.VAR_POSITIONAL not in {each.kind for each in taken}:
            raise CalcikitError(
                f"{cls.__name__} does not know what {args[len(places)]!r} is for: write the name of the "
                f"argument and an equals sign before it. Arguments: {', '.join(known)}."
            )
        return super().__new__(cls, *args, **given)  # type: ignore[no-any-return]

    def __init__(self, **traits: Any) -> None:
        try:
            super().__init__(_words=words_payload(), **traits)
        except traitlets.TraitError as error:
            raise CalcikitError(_plain(error)) from None

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse a trait that there is not: Python would keep it and nothing would happen."""
        if not name.startswith("_") and not hasattr(type(self), name):
            raise self._unknown("attribute", name, self._own_traits())
        known = getattr(type(self), name, None)
        if isinstance(known, property) and known.fset is None:
            kind, values = type(self).__name__, ", ".join(self._own_traits())
            raise CalcikitError(f"{kind}.{name} can be read, not set. Set: {values}.")
        try:
            super().__setattr__(name, value)
        except traitlets.TraitError as error:
            raise CalcikitError(_plain(error)) from None

    @classmethod
    def _own_traits(cls) -> list[str]:
        """Return the names of what can be observed and set."""
        inherited = anywidget.AnyWidget.class_trait_names()
        return sorted(
            n for n in cls.class_trait_names(sync=True) if n not in inherited and not n.startswith("_")
        )

    @classmethod
    def _arguments(cls) -> list[str]:
        """Return what the constructors take by name, until one passes nothing on; then the traits."""
        names: dict[str, Any] = {}
        for kind in cls.__mro__[: cls.__mro__.index(CalcikitWidget)]:
            given = vars(kind).get("__init__")
            taken = signature(given).parameters.values() if given else ()
            names |= {each.name: each.kind for each in taken if each.name != "self"}
            if taken and Parameter.VAR_KEYWORD not in {each.kind for each in taken}:
                break
        else:
            names |= dict.fromkeys(cls._own_traits(), Parameter.KEYWORD_ONLY)
        by_name = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
        return [name for name, how in names.items() if how in by_name]

    @classmethod
    def _unknown(cls, what: str, name: str, allowed: list[str]) -> UnknownTerm:
        """Return what to raise for another name, with the attribute of the lexicon that is also called so."""
        words = lexicon().attributes
        known = {each: words[each] for each in allowed if each in words}
        return unknown_attribute(name, known, f"{what} of {cls.__name__}", allowed)

    def _fallback(self) -> tuple[str, str]:
        """Return what stands in its place: as HTML, and as plain text."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        html, plain = self._fallback()
        return {**data, "text/html": html, "text/plain": plain}, metadata
