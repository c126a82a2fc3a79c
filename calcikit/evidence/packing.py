"""All facts, packed once for the widgets: they look up, they never count."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from itertools import product
from typing import Any

from ..lexicon import lexicon
from ..references import reference
from .beside import SOURCES, Fact, facts
from .outcomes import AXES

__all__ = ["packed_facts"]


@cache
def packed_facts() -> bytes:
    """Return what stands beside every shape, every arrangement and both: deflated JSON.

    Examples
    --------
    >>> sorted(json.loads(zlib.decompress(packed_facts())))
    ['bands', 'both', 'distribution', 'morphology', 'references', 'sources']
    """
    words = lexicon()
    shapes, places = (words.attributes[axis].ids for axis in AXES)
    looked_up = {
        "morphology": {shape: facts("morphology", morphology=shape) for shape in shapes},
        "distribution": {place: facts("distribution", distribution=place) for place in places},
        "both": {
            f"{shape} {place}": facts("both", morphology=shape, distribution=place)
            for shape, place in product(shapes, places)
        },
    }
    data: dict[str, Any] = {
        about: {term: [_plain(fact) for fact in found] for term, found in held.items()}
        for about, held in looked_up.items()
    }
    data["sources"] = SOURCES
    data["bands"] = {
        c.id: [c.low, c.high] for c in words.categories.values() if c.low is not None and c.high is not None
    }
    cited = {key for held in looked_up.values() for found in held.values() for key in _cited(found)}
    data["references"] = {
        key: {"text": reference(key).text, "url": reference(key).link} for key in sorted(cited)
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _cited(found: tuple[Fact, ...]) -> Iterator[str]:
    for fact in found:
        yield from fact.cite


def _plain(fact: Fact) -> dict[str, Any]:
    """Leave out what is empty, and give shares as percentages that a screen can show."""
    kept = {
        name: value for name, value in asdict(fact).items() if value not in ("", None, ()) and name != "about"
    }
    return {
        name: round(100 * value, 1) if isinstance(value, float) else value for name, value in kept.items()
    }
