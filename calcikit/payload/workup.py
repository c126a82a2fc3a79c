"""Every workup, packed for JavaScript: the tables as lookups, and the outcomes that Python assembled.

JavaScript walks the tables as :class:`calcikit.workup.rules.Chain` does, and looks up the outcome under the
values that make it. It holds no rule and no clinical word.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .._data import Knowledge, gettext as _, protocols
from ..lexicon import Attribute, Term, beyond, lexicon, pictogram, views
from ..lexicon.models import CERTAINTIES, statements
from ..lexicon.steps import Wording
from ..reviews import NOT_YET, review_status, translation_status
from ..workup.enumeration import Walk
from ..workup.outcome import Outcome, outcome_key
from ..workup.rules import Chain, Rule, chain
from ..workup.states import RULE
from ..workup.wording import layout, local_protocol
from .statement import encode, references_payload, statement_payload

FIRST_LETTER = 40
"""The letter of a table's first row in its lookup, here and in ``js/explorer/lookup.js``; 39 is none."""


def workup_payload(kind: str, knowledge: Knowledge | None = None) -> bytes:
    """Return all that is needed to answer any ``"finding"`` or ``"biopsy"``: deflated JSON.

    Examples
    --------
    >>> import zlib
    >>> content = json.loads(zlib.decompress(workup_payload("finding")))
    >>> [table["name"] for table in content["tables"]][:2]
    ['validity', 'pattern']
    """
    return (knowledge or Knowledge.load()).derive(_packed, kind)


def regions_payload(kind: str) -> bytes:
    """Return what is said otherwise under each protocol that ships, by its name.

    Examples
    --------
    >>> import zlib
    >>> sorted(json.loads(zlib.decompress(regions_payload("biopsy"))))
    ['europe', 'uk']
    """
    return Knowledge.load().derive(_regions, kind)


def _packed(knowledge: Knowledge, kind: str) -> bytes:
    return encode(_content(chain(kind, knowledge)))


def _regions(knowledge: Knowledge, kind: str) -> bytes:
    here = _content(chain(kind, knowledge))
    there = {name: _content(chain(kind, Knowledge.load(name))) for name in protocols()}
    return encode(
        {name: {"protocol": said["protocol"], **_difference(here, said)} for name, said in there.items()}
    )


def _difference(here: Any, there: Any) -> Any:
    """Return what `there` says otherwise, key by key and, in lists of entries, place by place.

    A key that it lacks is None. ``laid`` in ``js/explorer/lookup.js`` puts the two together again.
    """
    if isinstance(here, list) and isinstance(there, list) and len(here) <= len(there):
        if all(isinstance(each, dict) for each in (*here, *there)):
            return _difference(dict(enumerate(here)), dict(enumerate(there)))
    elif isinstance(here, dict) and isinstance(there, dict):
        keys = [key for key in {**here, **there} if here.get(key) != there.get(key)]
        return {key: _difference(here.get(key), there.get(key)) for key in keys}
    return there


def _content(rules: Chain) -> dict[str, Any]:
    words = lexicon(rules.knowledge)
    planned, outcomes = _outcomes(rules)
    decided = {name for table in rules.tables for name in table.inputs} - rules.attributes.keys()
    content: dict[str, Any] = {
        "kind": rules.kind,
        "local": local_protocol(rules.knowledge),
        "scope": beyond(rules.knowledge).scope,
        "protocol": rules.knowledge.name,
        "templates": layout(rules.knowledge).of(rules.kind).model_dump(),
        "blanks": [blank.model_dump() for blank in layout(rules.knowledge).blank],
        "views": {view.id: view.choice for view in views(rules.knowledge).values()},
        "kinds": {name: {"of": of, "terms": groups} for of, (name, groups) in rules.kinds.items()},
        "domains": {name: rules.domains[name] for name in rules.domains if name in decided},
        "certainties": tuple(CERTAINTIES),
        "stations": [station.model_dump() for station in words.stations],
        "path_states": {key: state.label for key, state in words.path_states.items()},
        "attributes": [
            _attribute(name, attribute, rules.knowledge) for name, attribute in rules.attributes.items()
        ],
        "categories": {
            key: category.model_dump(include={"label", "band", "natural", "low", "high", "rank", "rid_of"})
            | {"management": statement_payload(category.management)}
            for key, category in words.categories.items()
        },
        "steps": {
            key: _statements(step, ("label",))
            for key, step in {**words.steps, **_explained(rules)}.items()
            if key in planned
        },
    }
    reviewed = review_status(rules.knowledge)
    rows = [_row(rule, reviewed, rules.knowledge) for table in rules.tables for rule in table.rows]
    content["review"] = usual = Counter(row["review"] for row in rows).most_common(1)[0][0]
    content["rows"] = [
        {name: said for name, said in row.items() if (name, said) != ("review", usual)} for row in rows
    ]
    sources = references_payload(sorted({*_cited(content)}), rules.knowledge)
    # Sources, then prose, numbers last: deflate finds what is alike only nearby.
    return {"references": sources} | content | outcomes | {"tables": [*_tables(rules)]}


def _tables(rules: Chain) -> Iterator[dict[str, Any]]:
    """Yield the lookups, a letter for each row: a page reads a text sooner than a list of 40,000 numbers.

    ``first`` is the number of a table's first row among all.
    """
    first = 0
    for table in rules.tables:
        letters = "".join(chr(FIRST_LETTER + number) for number in table.lookup)
        yield {"name": table.name, "inputs": [*table.inputs], "first": first, "lookup": letters}
        first += len(table.rows)


def _row(rule: Rule, reviewed: Mapping[str, str], knowledge: Knowledge) -> dict[str, Any]:
    said = reviewed.get(f"workup/{rule.table}#{rule.id}", _(NOT_YET))
    return {
        "id": rule.id,
        "because": rule.because,
        "cite": list(rule.cite),
        "certainty": rule.certainty,
        "decisive": rule.decisive,
        "review": "; ".join(filter(None, [said, translation_status(rule.because, knowledge)])),
        "then": dict(rule.then),
    }


def _outcomes(rules: Chain) -> tuple[set[str], dict[str, Any]]:
    """Return the steps that some plan has, the distinct outcomes, and under which values each stands.

    A key is the numbers of the values in their domains, and of the row of the table that gives the
    alternatives; the index has a column for each and one for the outcome, as deflate finds more alike in
    columns. What outcomes have in common is in the pool once: an outcome is the numbers of its parts.
    """
    *names, offering = outcome_key(rules)
    table = [table.name for table in rules.tables].index(offering.removeprefix(RULE))
    first = sum(len(before.rows) for before in rules.tables[:table])
    walk = Walk(rules, {*names, offering})
    numbers: dict[Outcome, int] = {}
    index = []
    for state, said in enumerate(walk.outcomes()):
        key = [int(walk.columns[name][0][state]) for name in names]
        row = first + int(walk.columns[offering][0][state])
        index.append((*key, row, numbers.setdefault(said, len(numbers))))
    explained = {wording.label: key for key, wording in _explained(rules).items()}
    parts = [_outcome(said, explained) for said in numbers]
    pool: dict[str, int] = {}
    packed = [[pool.setdefault(json.dumps(part), len(pool)) for part in one.values()] for one in parts]
    return {key for part in parts for key, _, _ in part["steps"]}, {
        "pool": [json.loads(part) for part in pool],
        "outcome_parts": [*parts[0]],
        "outcomes": packed,
        "outcome_key": names,
        "offering": table,
        "outcome_index": [*zip(*index, strict=True)],
    }


def _explained(rules: Chain) -> dict[str, Wording]:
    """Return the wordings of steps that have a reason of their own, each by a key of its own."""
    steps = lexicon(rules.knowledge).steps.values()
    named = ((step, name) for step in steps for name, wording in step.wording.items() if wording.why)
    return {f"{step.id}:{name}": step.worded(name) for step, name in named}


def _outcome(said: Outcome, explained: Mapping[str, str]) -> dict[str, Any]:
    return {
        "category": said.category,
        "subject": _(said.subject),
        "band": said.band,
        "alternative_categories": list(said.alternative_categories),
        "steps": [[explained.get(step.label, step.id), step.when, step.label] for step in said.steps],
        "alternatives": [[step.id, step.when, step.why, step.label] for step in said.alternatives],
        "follow_up": said.follow_up,
        "assessment": said.assessment,
        "message": said.message,
        "next": said.next,
        "path": [station.state for station in said.path],
    }


def _attribute(name: str, attribute: Attribute, knowledge: Knowledge) -> dict[str, Any]:
    head = attribute.model_dump(include={"label", "question", "panel", "default", "why"})
    terms = [_term(term, knowledge) for term in attribute.terms]
    return {"id": name, **head, "groups": attribute.group_labels, "values": terms}


def _term(term: Term, knowledge: Knowledge) -> dict[str, Any]:
    looks = ("id", "label", "label_2013", "short", "fine", "synonyms", "group", "concern")
    plain = (*looks, "phrase", "patient", "silences")
    drawing = pictogram(term.id, knowledge)
    return _statements(term, plain) | ({"pictogram": drawing} if drawing else {})


def _statements(record: Any, plain: Iterable[str]) -> dict[str, Any]:
    data = {name: value for name in plain if (value := getattr(record, name)) not in ("", None, (), False)}
    return data | {name: statement_payload(said) for name, said in statements(record)}


def _cited(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        yield from content.get("cite", ())
        content = content.values()
    for value in content:
        if isinstance(value, dict | list):
            yield from _cited(value)
