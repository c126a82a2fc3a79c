"""All numbers, packed once for the widgets: they look up, they never count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from .._data import Knowledge, derived, gettext as _
from ..evidence import (
    POPULATION_LABELS,
    Interval,
    Pooled,
    RateSummary,
    TermEvidence,
    clopper_pearson_interval,
    prevalence_by_setting,
)
from ..evidence.rate_summaries import SOURCES, rate_summaries
from ..evidence.term_evidence import all_term_evidence, prevalence_grid
from ..evidence.vocabulary import AXES
from ..lexicon import lexicon
from .statement import encode, references_payload


@derived
def evidence_payload(knowledge: Knowledge) -> bytes:
    """Return what stands beside every shape, every arrangement and both: deflated JSON.

    Examples
    --------
    >>> import json, zlib
    >>> sorted(json.loads(zlib.decompress(evidence_payload())))
    ['bands', 'both', 'distribution', 'morphology', 'references', 'sources']
    """
    shapes, places = (lexicon(knowledge).attributes[axis].ids for axis in AXES)
    summaries = {
        "morphology": {shape: rate_summaries(shape, "", knowledge) for shape in shapes},
        "distribution": {place: rate_summaries("", place, knowledge) for place in places},
        "both": {
            f"{shape} {place}": rate_summaries(shape, place, knowledge)
            for shape in shapes
            for place in places
        },
    }
    cited = {
        key
        for by_term in summaries.values()
        for found in by_term.values()
        for one in found
        for key in one.cite
    }
    data: dict[str, Any] = {
        about: {term: [_summary(one) for one in found] for term, found in by_term.items()}
        for about, by_term in summaries.items()
    }
    data["sources"] = {name: _(caveat) for name, caveat in SOURCES.items()}
    data["bands"] = _bands(knowledge)
    data["references"] = references_payload(sorted(cited), knowledge)
    return encode(data)


def _bands(knowledge: Knowledge) -> dict[str, list[float]]:
    """Return the likelihood band of each category that has one, in per cent."""
    categories = lexicon(knowledge).categories.values()
    return {c.id: [c.low, c.high] for c in categories if c.low is not None and c.high is not None}


def _summary(summary: RateSummary) -> dict[str, Any]:
    """Leave out what is empty, and give shares as percentages that a screen can show."""
    kept = {name: value for name, value in asdict(summary).items() if value not in ("", None, ())}
    del kept["about"]
    return {name: _percent(value) if isinstance(value, float) else value for name, value in kept.items()}


@derived
def term_evidence_payload(knowledge: Knowledge) -> bytes:
    """Return the evidence about all words, at every step of prevalence; deflated JSON.

    Examples
    --------
    >>> import json, zlib
    >>> len(json.loads(zlib.decompress(term_evidence_payload()))["looks"])
    90
    """
    words, steps = lexicon(knowledge).attributes, prevalence_grid(knowledge)
    settings = prevalence_by_setting(knowledge)
    found = all_term_evidence(knowledge).values()
    data = {
        "axes": [
            {
                "id": axis,
                "label": words[axis].label,
                "terms": [[term.id, term.label] for term in words[axis].terms],
            }
            for axis in AXES
        ],
        "counted_in": [[name, _(label)] for name, label in POPULATION_LABELS.items()],
        "steps": [_percent(step) for step in steps],
        "settings": [
            {"label": row["label"], "step": steps.index(row["prevalence"]), "caveat": row["caveat"]}
            for row in settings.to_dict("records")
        ],
        "bands": _bands(knowledge),
        "looks": {f"{one.morphology} {one.distribution}": _evidence(one, steps) for one in found},
    }
    cited = {sample.cite for one in found for pooled in one.pools.values() for sample in pooled.samples}
    data["references"] = references_payload(sorted({*cited, *settings["cite"], "cbisddsm2016"}), knowledge)
    return encode(data)


def _evidence(found: TermEvidence, steps: Iterable[float]) -> dict[str, Any]:
    """Pack sentences, the studies of each pool, the sign's weight and its 1,000 women."""
    women = (found.predictive_value(step) for step in steps)
    return {
        "label": found.label,
        "category": found.category,
        "said": {name: found.summary(name) for name in POPULATION_LABELS},
        "caveat": {name: found.caveat(name) for name in POPULATION_LABELS},
        "pools": {name: _pool(pooled) for name, pooled in found.pools.items()},
        "counts": {
            name: _share(count.rate, count.interval)
            for name, count in found.counts.items()
            if count.rate is not None and count.interval is not None
        },
        "weight": found.likelihood_ratio_text,
        "women": [
            [w.true_positive, w.false_positive, w.false_negative, w.true_negative, _percent(w.ppv)]
            for w in women
            if w is not None
        ],
    }


def _pool(found: Pooled) -> dict[str, Any]:
    return {
        "rows": [
            [
                *(s.study, s.malignant, s.n),
                *_share(s.malignant / s.n, clopper_pearson_interval(s.malignant, s.n)),
                *(int(s.rebuilt), s.cite),
            ]
            for s in found.samples
        ],
        "pooled": [found.malignant, found.n, *_share(found.rate, found.interval)],
        "new": [_percent(share) for share in found.prediction] if found.prediction else None,
    }


def _share(rate: float, interval: Interval) -> list[float]:
    return [_percent(share) for share in (rate, *interval)]


def _percent(share: float) -> float:
    return round(100 * share, 1)
