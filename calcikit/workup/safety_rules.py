"""Reads ``data/workup/safety.csv``: what must never happen, row by row."""

from __future__ import annotations

from typing import Literal

from .._data import SAFETY, Knowledge, Row, derived
from ..decision_table import conditions
from ..lexicon import lexicon
from ..reviews.items import FORBIDDEN
from .rules import chain
from .wording import layout


class SafetyRule(Row):
    """Something that must never happen, as a radiologist reads it.

    Attributes
    ----------
    about : str
        ``finding`` or ``biopsy``.
    when : str
        Where it holds: ``attribute is a b; attribute is not c``, or a dash for everywhere. Besides attributes
        it may name ``shape_kind``, ``histology_kind`` and ``category``, the one that is given.
    never, what : str
        What is forbidden: a kind of thing, and the things, apart by spaces; phrases apart by semicolons.
    """

    id: str
    about: Literal["finding", "biopsy"]
    when: str
    never: str
    what: str
    because: str
    cite: tuple[str, ...]


@derived
def safety_rules(knowledge: Knowledge) -> tuple[SafetyRule, ...]:
    """Return what must never happen.

    Examples
    --------
    >>> safety_rules()[0].never
    'category'
    """
    rules = knowledge.rows(SAFETY, SafetyRule)
    words = lexicon(knowledge)
    for rule in rules:
        knowledge.require_known(SAFETY, f"row {rule.id}, column never", "prohibition", FORBIDDEN, rule.never)
        known = {
            "category": words.categories,
            "alternative_category": words.categories,
            "missing_alternative_category": words.categories,
            "subject": layout(knowledge).category,
        }.get(rule.never, words.steps)
        if not rule.never.endswith(("says", "omits")):
            knowledge.require_known(SAFETY, f"row {rule.id}", rule.never, known, *rule.what.split())
        tables = chain(rule.about, knowledge)
        for part in conditions(rule.when):
            allowed = {**tables.domains, "category": tuple(words.categories)}
            knowledge.require_known(SAFETY, f"row {rule.id}", "name", allowed, part.name)
            knowledge.require_known(SAFETY, f"row {rule.id}", part.name, allowed[part.name], *part.values)
    return rules
