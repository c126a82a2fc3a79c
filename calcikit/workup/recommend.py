"""From a described finding or a biopsy result to the recommended workup, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TypeVar

from .._data import Knowledge, derived, gettext as _
from ..decision_table import read_only
from ..errors import CalcikitError, ImpossibleFinding, show_usage, shown
from ..lexicon import Certainty, is_given
from ..lexicon.models import CERTAINTIES
from .finding import BiopsyResult, Finding
from .outcome import Outcome, outcome
from .rules import Rule, chain
from .workup import Reason, WhatIf, Workup

D = TypeVar("D", Finding, BiopsyResult)
FIRST = {Finding: "morphology", BiopsyResult: "category_before"}
EXAMPLES = {Finding: ("amorphous", "grouped"), BiopsyResult: ("4B", "fibrocystic")}


@show_usage
def recommend(finding: Finding | str = "", distribution: str = "", **attributes: str) -> Workup:
    """Recommend the workup of a group of calcifications.

    Parameters
    ----------
    finding : Finding or str
        The finding; or its morphology, with the distribution and any other attributes beside it.
    distribution, **attributes : str, optional
        As in :class:`Finding`, where no Finding is given.

    Returns
    -------
    Workup

    Raises
    ------
    UnknownTerm
        If a word is not in the lexicon.
    ImpossibleFinding
        If the parts of the description cannot be true together; the message says why.

    Notes
    -----
    For learning, not for care. The rules are the tables in ``data/workup``; each names its sources.

    Examples
    --------
    >>> recommend("round", "grouped").category
    '3'
    >>> recommend(Finding("round", "grouped", change="new")).category
    '4A'
    >>> recommend(Finding(morphology="amorphous", distribution="grouped", certainty="suspected"))
    Traceback (most recent call last):
    calcikit.errors.ImpossibleFinding: ...
    """
    return workup_of(whole_description(Finding, finding, distribution=distribution, **attributes))


@show_usage
def after_biopsy(result: BiopsyResult | str = "", histology: str = "", **attributes: str) -> Workup:
    """Recommend what follows a biopsy of calcifications.

    Parameters
    ----------
    result : BiopsyResult or str
        The result; or the category before the biopsy, with the histology and any other attributes beside it.
    histology, **attributes : str, optional
        As in :class:`BiopsyResult`, where none is given.

    Returns
    -------
    Workup
        ``category`` is 2 when the result settles the matter, 6 when cancer is proven, else as before.

    Raises
    ------
    UnknownTerm
        If a word is not in the lexicon.
    ImpossibleFinding
        If the parts of the result cannot be true together; the message says why.

    Notes
    -----
    For learning, not for care. The rules are the tables in ``data/workup``; each names its sources.

    Examples
    --------
    >>> after_biopsy("4B", "fibrocystic").next_step
    'multidisciplinary_review'
    >>> w = after_biopsy("4B", "fibrocystic", concordance="concordant")
    >>> w.category, w.next_step
    ('2', 'routine_screening')
    """
    return workup_of(whole_description(BiopsyResult, result, histology=histology, **attributes))


def workup_if_possible(described: Finding | BiopsyResult) -> Workup | None:
    """Return what follows from a finding or a result; None where it cannot be.

    Examples
    --------
    >>> workup_if_possible(Finding("round", "grouped", certainty="suspected")) is None
    True
    """
    try:
        return workup_of(described)
    except ImpossibleFinding:
        return None


def category_or_impossible(finding: Finding) -> str:
    """Return the category of a finding as a cell of a map says it; that it cannot be, where it cannot.

    Examples
    --------
    >>> category_or_impossible(Finding("round", "grouped", certainty="suspected"))
    'not possible'
    """
    workup = workup_if_possible(finding)
    return workup.category if workup else _("not possible")


def whole_description(kind: type[D], given: object, **attributes: str) -> D:
    """Return the description that was given whole, or make it of its words."""
    beside = {name: value for name, value in attributes.items() if is_given(value)}
    if isinstance(given, str):
        return kind.from_dict({FIRST[kind]: given, **beside} if given else beside)
    if not isinstance(given, kind):
        first, second = EXAMPLES[kind]
        got = f"got {type(given).__name__}: {shown(given)}"
        raise CalcikitError(f"expected {kind.__name__}({first!r}, {second!r}) or the two words, {got}")
    if beside:
        more = ", ".join(f"{name}={value!r}" for name, value in beside.items())
        raise CalcikitError(f"a {kind.__name__} is whole; change it with .replace({more})")
    return given


def _decide(described: Finding | BiopsyResult) -> tuple[tuple[Rule, ...], Outcome]:
    tables = chain(described.kind, described.knowledge)
    values, rules = tables.run(described.as_dict())
    if values.get("possible") == "no":
        raise ImpossibleFinding(repr(described), rules[-1].because)
    offering = next(rule for rule in rules if "alternatives" in rule.then)
    return rules, outcome(tables, values, offering)


def workup_of(described: Finding | BiopsyResult) -> Workup:
    """Return what follows from a finding or from a result, whichever it is."""
    rules, said = _decide(described)
    reasons, certainty, decided = _explain(rules, described.knowledge)
    return Workup(finding=described, outcome=said, reasons=reasons, certainty=certainty, decided=decided)


def _explain(
    rules: tuple[Rule, ...], knowledge: Knowledge | None
) -> tuple[tuple[Reason, ...], Certainty, Mapping[str, str]]:
    """Return what is the same whenever the same rules fire: reasons, certainty, and all that was decided."""
    known = _explained(knowledge)
    if rules not in known:
        reasons = tuple(_reason(rule) for rule in sorted(rules, key=lambda rule: not rule.decisive))
        certainty = max((rule.certainty for rule in rules if rule.decisive), key=[*CERTAINTIES].index)
        decided = {name: value for rule in rules for name, value in rule.then.items()}
        known[rules] = reasons, certainty, read_only(decided)
    return known[rules]


@derived
def _explained(
    knowledge: Knowledge,
) -> dict[tuple[Rule, ...], tuple[tuple[Reason, ...], Certainty, Mapping[str, str]]]:
    return {}


def _reason(rule: Rule) -> Reason:
    return Reason(
        id=rule.id,
        table=rule.table,
        because=rule.because,
        cite=rule.cite,
        certainty=rule.certainty,
        decisive=rule.decisive,
        then=rule.then,
    )


def _every(kind: type[D], knowledge: Knowledge | None) -> Iterator[tuple[dict[str, str], D]]:
    known = kind.attributes(knowledge)
    for values in product(*(attribute.ids for attribute in known.values())):
        picks = dict(zip(known, values, strict=True))
        yield picks, kind.from_known(picks, knowledge)


@show_usage
def every_finding(*, knowledge: Knowledge | None = None) -> Iterator[Finding]:
    """Yield every possible finding, the last attribute changing fastest.

    Parameters
    ----------
    knowledge : Knowledge, optional
        Whose words and rules; without it those in use.

    Yields
    ------
    Finding
        What the tables call possible; the others are refused by :func:`recommend`.

    Examples
    --------
    >>> next(every_finding()).morphology
    'skin'
    """
    rules = chain("finding", knowledge)
    validity = rules.tables[0]
    for picks, finding in _every(Finding, knowledge):
        if validity.decide(rules.inputs(picks)).then["possible"] == "yes":
            yield finding


def every_biopsy_result(*, knowledge: Knowledge | None = None) -> Iterator[BiopsyResult]:
    """Yield every biopsy result.

    Examples
    --------
    >>> next(every_biopsy_result()).category_before
    '3'
    """
    yield from (result for _, result in _every(BiopsyResult, knowledge))


@show_usage
def what_if(
    finding: Finding | BiopsyResult | str, distribution: str = "", **attributes: str
) -> tuple[WhatIf, ...]:
    """Return every single-attribute change and what it moves.

    Parameters
    ----------
    finding : Finding, BiopsyResult or str
        The description; or the words of a finding, as in :func:`recommend`.
    distribution, **attributes : str, optional
        As in :class:`Finding`, where no description is given.

    Returns
    -------
    tuple of WhatIf
        ``moves`` is true where category or next step differ; impossible changes carry the reason. What does
        not apply, such as concordance where nothing was sampled, is left out.

    Raises
    ------
    ImpossibleFinding
        If the parts of the description itself cannot be true together.

    Examples
    --------
    >>> found = what_if(Finding(morphology="round", distribution="grouped"))
    >>> [w.category for w in found if w.value == "new"]
    ['4A']
    """
    if not isinstance(finding, BiopsyResult):
        finding = whole_description(Finding, finding, distribution=distribution, **attributes)
    now = _decide(finding)[1]
    known = finding.attributes(finding.knowledge)
    return tuple(
        _what_if(finding, now, name, other)
        for name, value in finding.as_dict().items()
        if name not in finding.silent
        for other in known[name].ids
        if other != value
    )


def _what_if(finding: Finding | BiopsyResult, now: Outcome, name: str, value: str) -> WhatIf:
    try:
        then = _decide(finding.replace(**{name: value}))[1]
    except ImpossibleFinding as error:
        return WhatIf(
            attribute=name, value=value, category=None, next_step=None, moves=False, impossible=error.because
        )
    moves = (then.category, then.steps[0].id) != (now.category, now.steps[0].id)
    return WhatIf(
        attribute=name, value=value, category=then.category, next_step=then.steps[0].id, moves=moves
    )
