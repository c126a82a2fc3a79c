"""Findings and results to which a rule applies, with what is answered: what a reviewer of the rule reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from .._data import Knowledge, derived
from ..errors import ImpossibleFinding
from ..lexicon import lexicon
from .enumeration import Walk
from .finding import BiopsyResult, Finding
from .outcome import outcome_key
from .recommend import workup_of
from .rules import Rule, chain
from .states import RULE

VARIED = {"finding": ("morphology", "distribution"), "biopsy": ("histology", "category_before", "risk")}


@derived
def rule_examples(knowledge: Knowledge) -> Mapping[str, tuple[str, str]]:
    """Return two reports of findings or results for every rule that applies to them, by table and row.

    Examples
    --------
    >>> rule_examples()["workup/pattern#pattern-rods"][0][:42]
    'Diagnostic mammogram with magnification vi'
    """
    found = {}
    for kind, varied in VARIED.items():
        rules = chain(kind, knowledge)
        for table in rules.tables:
            key = f"{RULE}{table.name}"
            walk = Walk(rules, {key, *varied, *outcome_key(rules)})
            fired = walk.columns[key][0].tolist()
            last = {number: state for state, number in enumerate(fired)}
            for number, rule in enumerate(table.rows):
                if number in last:
                    chosen: Sequence[Mapping[str, str]] = [
                        walk.example(fired.index(number)),
                        walk.example(last[number]),
                    ]
                else:
                    chosen = _made(knowledge, kind, rule)
                first, second = (_answered(knowledge, kind, one) for one in (chosen[0], chosen[-1]))
                found[f"workup/{table.name}#{rule.id}"] = (first, second)
    return found


def _made(knowledge: Knowledge, kind: str, rule: Rule) -> list[Mapping[str, str]]:
    """Make combinations that a rule refuses: no finding can be so."""
    attributes = lexicon(knowledge).of(kind)
    wanted = {name: rule.when[name] for name in attributes if name in rule.when}
    for name, (group, of) in chain(kind, knowledge).kinds.items():
        if group in rule.when:
            wanted[name] = tuple(term for term in attributes[name].ids if of[term] in rule.when[group])
    for name in VARIED[kind]:
        wanted.setdefault(name, attributes[name].ids)
    usual = {name: attribute.default or attribute.ids[0] for name, attribute in attributes.items()}
    return [{**usual, **dict(zip(wanted, terms, strict=True))} for terms in product(*wanted.values())]


def _answered(knowledge: Knowledge, kind: str, picks: Mapping[str, str]) -> str:
    """Say a finding or a result, and what is answered; an impossible one says why."""
    try:
        described = BiopsyResult if kind == "biopsy" else Finding
        return workup_of(described.from_known(picks, knowledge)).report_text
    except ImpossibleFinding as error:
        return str(error)
