"""What changed words of a description lead to, decided for all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .finding import Finding
from .outcome import Outcome
from .recommend import recommend
from .rules import chain
from .states import States
from .workup import Workup


def workups_nearby(
    finding: Finding, changes: Sequence[Mapping[str, str]], answer: Callable[[Outcome], str]
) -> dict[str, Workup]:
    """Return, for each answer, the workup of the first change that leads to it, in their order.

    Parameters
    ----------
    finding : Finding
    changes : sequence of mappings
        Attribute to term. A change that leads to what cannot be is passed over.
    answer : callable
        What is asked of an outcome.

    Examples
    --------
    >>> group = Finding("round", "grouped")
    >>> changes = [{"change": "new"}, {"change": "increasing"}, {"stage": "screening"}]
    >>> [*workups_nearby(group, changes, lambda said: said.category)]
    ['4A', '0']
    """
    import numpy as np

    rules = chain(finding.kind, finding.knowledge)
    states = States(rules)
    states.counts = np.ones(len(changes), dtype=np.int64)
    for name, own in finding.as_dict().items():
        terms = rules.domains[name]
        numbers = [terms.index(change.get(name, own)) for change in changes]
        states.add(name, (np.array(numbers, dtype=np.int16),))
    places = np.arange(len(changes))
    for table in rules.tables:
        states.decide(table)
        if "possible" in table.rows[0].then:
            places = np.flatnonzero(states.columns["possible"][0] == rules.domains["possible"].index("yes"))
            states.take(places)
    said, number = states.distinct_outcomes()
    answers = [answer(each) for each in said]
    found: dict[str, Workup] = {}
    for place, given in zip(places.tolist(), number.tolist(), strict=True):
        if answers[given] not in found:
            found[answers[given]] = recommend(finding.replace(**changes[place]))
    return found
