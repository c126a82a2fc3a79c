"""All numbers, packed once for the widgets: they look up, they never count."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from itertools import product
from typing import Any

from ..evidence.diagnostic_accuracy import prevalence_by_setting
from ..evidence.intervals import clopper_pearson_interval
from ..evidence.outcomes import AXES
from ..evidence.rate_summaries import SOURCES, RateSummary, rate_summaries
from ..evidence.result import Pooled
from ..evidence.term_evidence import POPULATION_LABELS, TermEvidence, all_term_evidence, prevalence_grid
from ..lexicon import lexicon
from ..references import reference

__all__ = ["evidence_payload", "term_evidence_payload"]


@cache
def evidence_payload() -> bytes:
    """Return what stands beside every shape, every arrangement and both: deflated JSON.

    Examples
    --------
    >>> sorted(json.loads(zlib.decompress(evidence_payload())))
    ['bands', 'both', 'distribution', 'morphology', 'references', 'sources']
    """
    words = lexicon()
    shapes, places = (words.attributes[axis].ids for axis in AXES)
    looked_up = {
        "morphology": {shape: rate_summaries("morphology", morphology=shape) for shape in shapes},
        "distribution": {place: rate_summaries("distribution", distribution=place) for place in places},
        "both": {
            f"{shape} {place}": rate_summaries("both", morphology=shape, distribution=place)
            for shape, place in product(shapes, places)
        },
    }
    data: dict[str, Any] = {
        about: {term: [_plain(fact) for fact in found] for term, found in held.items()}
        for about, held in looked_up.items()
    }
    data["sources"] = SOURCES
    data["bands"] = _bands()
    cited = {
        key for held in looked_up.values() for found in held.values() for fact in found for key in fact.cite
    }
    data["references"] = _references(cited)
    return _deflated(data)


def _bands() -> dict[str, list[float]]:
    """Return the likelihood band of each category that has one, in per cent."""
    categories = lexicon().categories.values()
    return {c.id: [c.low, c.high] for c in categories if c.low is not None and c.high is not None}


def _references(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    found = (reference(key) for key in sorted(keys))
    return {source.key: {"text": source.text, "url": source.link} for source in found}


def _deflated(data: dict[str, Any]) -> bytes:
    return zlib.compress(
        json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(), 9
    )


def _plain(fact: RateSummary) -> dict[str, Any]:
    """Leave out what is empty, and give shares as percentages that a screen can show."""
    kept = {
        name: value for name, value in asdict(fact).items() if value not in ("", None, ()) and name != "about"
    }
    return {
        name: round(100 * value, 1) if isinstance(value, float) else value for name, value in kept.items()
    }


@cache
def term_evidence_payload() -> bytes:
    """Return the laboratory of numbers: every look, at every step of prevalence; deflated JSON.

    Examples
    --------
    >>> len(json.loads(zlib.decompress(term_evidence_payload()))["looks"])
    90
    """
    words = lexicon().attributes
    looks = all_term_evidence()
    data = {
        "axes": [
            {
                "id": axis,
                "label": words[axis].label,
                "terms": [[term.id, term.label] for term in words[axis].terms],
            }
            for axis in AXES
        ],
        "counted_in": list(POPULATION_LABELS.items()),
        "steps": [_percent(step) for step in prevalence_grid()],
        "settings": [
            {
                "label": row["label"],
                "step": prevalence_grid().index(row["prevalence"]),
                "caveat": row["caveat"],
            }
            for row in prevalence_by_setting().to_dict("records")
        ],
        "bands": _bands(),
        "looks": {f"{look.morphology} {look.distribution}": _look(look) for look in looks},
    }
    cited = {sample.cite for look in looks for found in look.pools.values() for sample in found.samples}
    data["references"] = _references({*cited, *prevalence_by_setting()["cite"], "cbisddsm2016"})
    return _deflated(data)


def _look(look: TermEvidence) -> dict[str, Any]:
    """Pack one look: sentences, the studies of each pool, the sign's weight and its 1,000 women."""
    women = [look.predictive_value(step) for step in prevalence_grid()] if look.sensitivity_fpr else []
    return {
        "label": look.label,
        "category": look.category,
        "said": {name: look.summary(name) for name in POPULATION_LABELS},
        "caveat": {name: look.caveat(name) for name in POPULATION_LABELS},
        "pools": {name: _pool(found) for name, found in look.pools.items()},
        "counts": {
            name: [_percent(row[share]) for share in ("rate", "low", "high")]
            for name, row in look.counts.items()
            if row["rate"] is not None
        },
        "weight": look.likelihood_ratio_text,
        "women": [
            [w.true_positive, w.false_positive, w.false_negative, w.true_negative, _percent(w.ppv)]
            for w in women
            if w is not None
        ],
    }


def _pool(found: Pooled) -> dict[str, Any]:
    rows = (
        (s.study, s.malignant, s.n, clopper_pearson_interval(s.malignant, s.n), s.rebuilt, s.cite)
        for s in found.samples
    )
    return {
        "rows": [
            [study, malignant, n, _percent(malignant / n), *map(_percent, interval), int(rebuilt), cite]
            for study, malignant, n, interval, rebuilt, cite in rows
        ],
        "pooled": [found.malignant, found.n, *map(_percent, (found.rate, found.low, found.high))],
        "new": [_percent(share) for share in found.prediction] if found.prediction else None,
    }


def _percent(share: float) -> float:
    return round(100 * share, 1)
