"""What to look at: a DataFrame behind every table, with caption and scopes in front of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from ._resources import template_file
from .errors import ImpossibleFinding, UnknownTerm
from .lexicon import Statement, lexicon
from .workup import BiopsyResult, Finding, Workup, recommend, what_if

__all__ = [
    "answer_table",
    "category_table",
    "claim_table",
    "lexicon_table",
    "myth_table",
    "reason_table",
    "show",
    "step_table",
    "what_if_table",
    "workup_table",
]

CERTAINTY = {"agreed": "agreed", "practice-varies": "practice varies", "thin-evidence": "thin evidence"}


def _frame(caption: str, rows: Iterable[dict[str, Any]], index: str | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows))
    if index is not None:
        frame = frame.set_index(index)
    frame.attrs["caption"] = caption
    return frame


def _sure(statement: Statement | None) -> str:
    """Return a statement's text, saying so where the evidence is not solid."""
    if statement is None:
        return ""
    doubt = "" if statement.certainty == "agreed" else f" ({CERTAINTY[str(statement.certainty)]})"
    return f"{statement.text}{doubt}"


@cache
def _styler() -> type[Styler]:
    folder = str(template_file("."))
    return Styler.from_custom_template(folder, html_table="table.html.j2")  # type: ignore[no-any-return]


def show(table: pd.DataFrame) -> Styler:
    """Dress a table for reading: caption, header scopes, no clutter.

    Parameters
    ----------
    table : DataFrame
        Any table of this module; its caption is in ``attrs["caption"]``.

    Returns
    -------
    Styler

    Examples
    --------
    >>> 'scope="row"' in show(category_table()).to_html()
    True
    """
    if table.index.name is None:
        styler = _styler()(table, cell_ids=False).hide(axis="index")
    else:
        styler = _styler()(table.rename_axis(columns=table.index.name, index=None), cell_ids=False)
    return styler.format(escape="html", na_rep="").set_caption(table.attrs.get("caption", ""))


def lexicon_table(attribute: str = "morphology", edition: str = "2013") -> pd.DataFrame:
    """Return the terms of an attribute at a glance.

    Parameters
    ----------
    attribute : str
        Such as ``"morphology"``, ``"distribution"`` or ``"histology"``.
    edition : {"2013", "v2025"}
        Which edition's words stand first.

    Returns
    -------
    DataFrame
        One row a term; columns that no term fills are left out.

    Raises
    ------
    UnknownTerm
        If the attribute is unknown.

    Examples
    --------
    >>> lexicon_table("distribution").index.tolist()
    ['Diffuse', 'Regional', 'Grouped', 'Linear', 'Segmental']
    """
    known = lexicon().attributes
    if attribute not in known:
        raise UnknownTerm("attribute", attribute, known)
    other = "2013" if edition == "v2025" else "v2025"
    rows = [
        {
            known[attribute].label: term.name(edition),
            "Kind": (term.group or "").replace("_", " "),
            f"In {other}": term.name(other) if term.name(other) != term.name(edition) else "",
            "Other names": ", ".join(term.synonyms),
            "Definition": _sure(term.definition),
            "Size": _sure(term.size),
            "Density": term.density,
            "Margin": term.margin,
            "Number and side": term.number,
            "Confirm with": _sure(term.confirm) or term.decisive_view,
            "Take care": _sure(term.mimics),
        }
        for term in known[attribute].terms
    ]
    frame = _frame(f"{known[attribute].label}: the words at a glance", rows, known[attribute].label)
    return frame.loc[:, (frame != "").any()]


def workup_table(finding: Finding | None = None, edition: str = "2013", **attributes: str) -> pd.DataFrame:
    """Return the category of every shape in every arrangement, all else as given.

    Parameters
    ----------
    finding : Finding, optional
        Its other attributes set the scene, and its own cell is marked.
    edition : {"2013", "v2025"}
        Which edition's words to use.
    **attributes : str
        Set the scene without a finding, such as ``stage="screening"``.

    Returns
    -------
    DataFrame
        Shapes by arrangements; cells hold a category, or "not possible".

    Examples
    --------
    >>> workup_table().loc["Amorphous", "Grouped"]
    '4B'
    >>> workup_table(stage="screening").loc["Amorphous", "Grouped"]
    '0'
    """
    shapes, places = lexicon().attributes["morphology"], lexicon().attributes["distribution"]
    scene = {**(finding.picks() if finding else {}), **attributes}
    rows = []
    for shape in shapes.terms:
        row = {shapes.label: shape.name(edition)}
        for place in places.terms:
            asked = Finding(**{**scene, "morphology": shape.id, "distribution": place.id})
            row[place.name(edition)] = _cell(asked) + (" (chosen)" if asked == finding else "")
        rows.append(row)
    return _frame("BI-RADS category by shape and arrangement, all else as chosen", rows, shapes.label)


def _cell(finding: Finding) -> str:
    try:
        return recommend(finding).category
    except ImpossibleFinding:
        return "not possible"


def step_table() -> pd.DataFrame:
    """Return every step: what it is, why it is done, what comes next.

    Examples
    --------
    >>> "Routine screening" in step_table().index
    True
    """
    rows = (
        {
            "Step": step.label,
            "What": _sure(step.what),
            "Why": _sure(step.why),
            "Next": _sure(step.next),
            "Complications": _sure(step.complications),
            "Schedule": _sure(getattr(step, "schedule", None)),
        }
        for step in (*lexicon().steps.values(), *lexicon().notes)
    )
    return _frame("The steps, and what to know about them", rows, "Step")


def category_table() -> pd.DataFrame:
    """Return the BI-RADS assessment categories.

    Examples
    --------
    >>> category_table().loc["3", "Likelihood"]
    '> 0 % to 2 %'
    """
    rows = (
        {
            "Category": category.id,
            "Name": category.label,
            "Likelihood": category.band,
            "In words": category.natural,
            "What to do": _sure(category.management),
            "In calcifications": _sure(category.think),
        }
        for category in lexicon().categories.values()
    )
    return _frame("BI-RADS assessment categories", rows, "Category")


def myth_table() -> pd.DataFrame:
    """Return myths and truths.

    Examples
    --------
    >>> list(myth_table())
    ['Myth', 'Truth']
    """
    rows = ({"Myth": myth.myth, "Truth": _sure(myth.truth)} for myth in lexicon().myths)
    return _frame("Myths about breast calcifications", rows)


def claim_table() -> pd.DataFrame:
    """Return what a popular article claims, whether it holds, and what to teach.

    Examples
    --------
    >>> list(claim_table())
    ['Claim', 'Holds?', 'Teach']
    """
    rows = (
        {"Claim": claim.claim, "Holds?": claim.verdict, "Teach": _sure(claim.teach)}
        for claim in lexicon().claims
    )
    return _frame("A popular answer, claim by claim", rows)


def answer_table() -> pd.DataFrame:
    """Return what a student should be able to tell a patient.

    Examples
    --------
    >>> len(answer_table()) >= 5
    True
    """
    rows = ({"Say": _sure(answer.text)} for answer in lexicon().answers)
    return _frame("How do you get rid of breast calcifications? What to say", rows)


def reason_table(workup: Workup) -> pd.DataFrame:
    """Return the rules behind a workup.

    Examples
    --------
    >>> list(reason_table(recommend(Finding(morphology="round", distribution="diffuse"))))
    ['Rule', 'Because', 'How sure', 'Sources', 'Moved the answer']
    """
    rows = (
        {
            "Rule": reason.id,
            "Because": reason.because,
            "How sure": CERTAINTY[reason.certainty],
            "Sources": ", ".join(reason.cite),
            "Moved the answer": "yes" if reason.decisive else "no",
        }
        for reason in workup.reasons
    )
    return _frame("Why: the rules that fired", rows)


def what_if_table(finding: Finding | BiopsyResult, edition: str = "2013") -> pd.DataFrame:
    """Return every single change that would move the category or the next step.

    Examples
    --------
    >>> "Category" in what_if_table(Finding(morphology="round", distribution="grouped"))
    True
    """
    words = lexicon()
    rows = (
        {
            "Change": words.attributes[change.attribute].label,
            "To": words.attributes[change.attribute][change.value].name(edition),
            "Category": change.category,
            "Next step": words.steps[change.next_step].label if change.next_step else "",
        }
        for change in what_if(finding)
        if change.moves
    )
    return _frame("What would change the answer", rows)
