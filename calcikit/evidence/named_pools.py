"""The pools that have a name: which rows of which studies, about which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import pandas as pd
from pydantic import Field

from .._data import Knowledge, Row, Words, derived, gettext as _
from ..errors import CalcikitError, one_of, show_usage
from ..lexicon import lexicon
from .meta_analysis import Pooled, pool_studies
from .studies import Study, published_rates
from .vocabulary import AXES, term_pairs

FILE = "evidence/pools.csv"
EVERYTHING = "biopsied"
"""The pool of everything that was biopsied."""


class NamedPool(Row):
    """A pool of ``data/evidence/pools.csv``.

    Examples
    --------
    >>> pools()["amorphous_grouped"].distribution
    ('grouped',)
    """

    id: str
    label: Words
    morphology: tuple[str, ...]
    distribution: tuple[str, ...]
    category: str | None
    atlas_percent: Annotated[float, Field(ge=0, le=100)] | None
    despite: Words | None
    caveat: Words
    rows: tuple[str, ...]


@derived
def pools(knowledge: Knowledge) -> Mapping[str, NamedPool]:
    """Return the pools by name, not pooled yet.

    Raises
    ------
    DataError
        Naming the row: a word, a category or a study that does not exist.
    """
    words, published = lexicon(knowledge), published_rates(knowledge)
    found = {row.id: row for row in knowledge.rows(FILE, NamedPool)}
    for row in found.values():
        place = f"row {row.id}"
        knowledge.require_known(FILE, place, "category", words.categories, row.category)
        knowledge.require_known(FILE, place, "id", published, *row.rows)
        for axis in AXES:
            knowledge.require_known(FILE, place, axis, words.attributes[axis].ids, *getattr(row, axis))
    return found


@show_usage
def named_pool(name: str, knowledge: Knowledge | None = None) -> Pooled:
    """Return a named pool of ``data/evidence/pools.csv``.

    Raises
    ------
    UnknownTerm
        If no pool has that name.

    Examples
    --------
    >>> print(named_pool("milk_of_calcium").low, round(named_pool("milk_of_calcium").high, 3))
    0.0 0.011
    """
    found = _pooled(knowledge)
    return found[one_of("pool", name, found)]


@derived
def _pooled(knowledge: Knowledge) -> dict[str, Pooled]:
    return {name: _pool(knowledge, row) for name, row in pools(knowledge).items()}


def _pool(knowledge: Knowledge, row: NamedPool) -> Pooled:
    try:
        return pool_studies(
            _rows(knowledge, row.rows),
            override_reason=row.despite or "",
            label=row.label,
            caveat=row.caveat,
        )
    except CalcikitError as error:
        raise knowledge.error(FILE, f"row {row.id}", error) from None


def _rows(knowledge: Knowledge, ids: Iterable[str]) -> tuple[Study, ...]:
    """Return some rows in the order of the table."""
    wanted = {*ids}
    return tuple(row for row in published_rates(knowledge).values() if row.id in wanted)


@show_usage
def pooled_rates(knowledge: Knowledge | None = None) -> pd.DataFrame:
    """Return the named pools as a table: shape, arrangement, both together, category.

    Returns
    -------
    DataFrame
        One row a pool; shares run from 0 to 1. ``morphology``,
        ``distribution``, ``population`` and ``rows`` hold tuples. ``atlas`` is the figure quoted for the
        BI-RADS atlas, not checked by us.

    Examples
    --------
    >>> int(pooled_rates().loc["amorphous_grouped", "malignant"])
    60
    """
    table = _table(knowledge).copy()
    table.attrs["caption"] = _(
        "Pooled malignancy rates (random effects on logits); nearly all lesions were biopsied"
    )
    return table


@derived
def _table(knowledge: Knowledge) -> pd.DataFrame:
    rows = (_summary(row, named_pool(name, knowledge)) for name, row in pools(knowledge).items())
    return pd.DataFrame(rows).set_index("pool")


def _summary(row: NamedPool, found: Pooled) -> dict[str, Any]:
    prediction = found.prediction or (None, None)
    return {
        "pool": row.id,
        "label": found.label,
        "morphology": row.morphology,
        "distribution": row.distribution,
        "studies": found.k,
        "malignant": found.malignant,
        "n": found.n,
        "rate": found.rate,
        "low": found.low,
        "high": found.high,
        "i2": found.i2,
        "prediction_low": prediction[0],
        "prediction_high": prediction[1],
        "rebuilt": found.rebuilt,
        "population": found.populations,
        "category": row.category,
        "atlas": None if row.atlas_percent is None else row.atlas_percent / 100,
        "caveat": " ".join(found.caveats),
        "about": row.caveat,
        "rows": row.rows,
    }


def pooled_by_population(
    morphology: str = "", distribution: str = "", knowledge: Knowledge | None = None
) -> Mapping[str, tuple[Pooled, tuple[Study, ...]]]:
    """Pool what may be pooled about one or two words, or about none: each population apart from the others.

    Returns
    -------
    dict
        Population to the pooled rate and the rows of :func:`studies` behind it; empty where nothing was
        pooled. Without a word: everything that was biopsied.

    Examples
    --------
    >>> {name: found.k for name, (found, _) in pooled_by_population("amorphous", "grouped").items()}
    {'biopsied': 4, 'screening': 1}
    """
    return _by_terms(knowledge)[morphology, distribution]


@derived
def _by_terms(
    knowledge: Knowledge,
) -> dict[tuple[str, str], dict[str, tuple[Pooled, tuple[Study, ...]]]]:
    return {pair: _of_terms(knowledge, *pair) for pair in term_pairs(knowledge)}


def _of_terms(
    knowledge: Knowledge, morphology: str, distribution: str
) -> dict[str, tuple[Pooled, tuple[Study, ...]]]:
    def is_about(wanted: str, terms: tuple[str, ...]) -> bool:
        return wanted in terms if wanted else not terms

    table = [
        row
        for row in pools(knowledge).values()
        if is_about(morphology, row.morphology) and is_about(distribution, row.distribution)
    ]
    if not (morphology or distribution):
        table = [pools(knowledge)[EVERYTHING]]
    if not table:
        return {}
    alone = [row for row in table if len(named_pool(row.id, knowledge).populations) == 1]
    chosen = [*alone, *table][0]
    rows = _rows(knowledge, chosen.rows)
    populations = dict.fromkeys(row.population for row in rows)
    parts = {name: tuple(row for row in rows if row.population == name) for name in populations}
    caveat = chosen.caveat if len(parts) == 1 else ""
    return {
        name: (pool_studies(part, label=chosen.label, caveat=caveat), part) for name, part in parts.items()
    }
