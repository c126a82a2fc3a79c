"""Tables of the words: terms, steps, categories, myths, claims, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UnknownTerm
from ..lexicon import beyond, lexicon, unknown_attribute
from ..references import reference
from .styling import framed, sure

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "answer_table",
    "beyond_table",
    "category_table",
    "claim_table",
    "lexicon_table",
    "myth_table",
    "step_table",
]


def lexicon_table(attribute: str = "morphology", edition: str = "v2025") -> pd.DataFrame:
    """Return the terms of an attribute at a glance.

    Parameters
    ----------
    attribute : str
        Such as ``"morphology"``, ``"distribution"`` or ``"histology"``.
    edition : {"v2025", "2013"}
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
        raise unknown_attribute(attribute, known)
    other = "2013" if edition == "v2025" else "v2025"
    rows = [
        {
            known[attribute].label: term.name(edition),
            "Kind": (term.group or "").replace("_", " "),
            "Definition": sure(term.definition),
            "Confirm with": sure(term.confirm) or term.decisive_view,
            "Take care": sure(term.mimics),
            "Size": sure(term.size),
            "Density": term.density,
            "Margin": term.margin,
            "Number and side": term.number,
            f"In {other}": term.name(other) if term.name(other) != term.name(edition) else "",
            "Other names": ", ".join(term.synonyms),
        }
        for term in known[attribute].terms
    ]
    frame = framed(f"{known[attribute].label}: the words at a glance", rows, known[attribute].label)
    return frame.loc[:, (frame != "").any()]


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
            "What": sure(step.what),
            "Why": sure(step.why),
            "Next": sure(step.next),
            "Complications": sure(step.complications),
            "Schedule": sure(getattr(step, "schedule", None)),
        }
        for step in (*lexicon().steps.values(), *lexicon().notes)
    )
    return framed("The steps, and what to know about them", rows, "Step")


def category_table() -> pd.DataFrame:
    """Return the BI-RADS assessment categories.

    Examples
    --------
    >>> category_table().loc["3", "Likelihood"]
    '> 0% to 2%'
    """
    rows = (
        {
            "Category": category.id,
            "Name": category.label,
            "Likelihood": category.band,
            "In words": category.natural,
            "What to do": sure(category.management),
            "In calcifications": sure(category.think),
        }
        for category in lexicon().categories.values()
    )
    return framed("BI-RADS assessment categories", rows, "Category")


def myth_table() -> pd.DataFrame:
    """Return myths and truths.

    Examples
    --------
    >>> list(myth_table())
    ['Myth', 'Truth']
    """
    rows = ({"Myth": myth.myth, "Truth": sure(myth.truth)} for myth in lexicon().myths)
    return framed("Myths about breast calcifications", rows)


def claim_table() -> pd.DataFrame:
    """Return what a popular article claims, whether it holds, and what to teach.

    Examples
    --------
    >>> list(claim_table())
    ['Claim', 'Holds?', 'Teach']
    """
    rows = (
        {"Claim": claim.claim, "Holds?": claim.verdict, "Teach": sure(claim.teach)}
        for claim in lexicon().claims
    )
    table = framed("A popular answer, claim by claim", rows)
    table.attrs["ask"] = "Does it hold? Decide, then look."
    return table


def answer_table() -> pd.DataFrame:
    """Return what a student should be able to tell a patient.

    Examples
    --------
    >>> len(answer_table()) >= 5
    True
    """
    rows = ({"Say": sure(answer.text)} for answer in lexicon().answers)
    return framed("How do you get rid of breast calcifications? What to say", rows)


def beyond_table(group: str | None = None) -> pd.DataFrame:
    """Return what the tables do not decide: what to know, and the step that usually follows.

    Parameters
    ----------
    group : str, optional
        ``"person"``, ``"material"``, ``"biopsy"`` or ``"practice"``; every group by default.

    Raises
    ------
    UnknownTerm
        If there is no such group.

    Examples
    --------
    >>> beyond_table("material").index.tolist()
    ['Calcified axillary nodes', 'Skin products and tattoos', 'Parasites']
    """
    known = {one.id: one.title for one in beyond().groups}
    if group is not None and group not in known:
        raise UnknownTerm("group", group, known)
    rows = (
        {
            "Situation": topic.title,
            "Know": sure(topic.know),
            "Usual next step": sure(topic.step),
            "Sources": "; ".join(
                reference(key).short for key in dict.fromkeys(topic.know.cite + topic.step.cite)
            ),
        }
        for topic in beyond().topics
        if group in (None, topic.group)
    )
    return framed("Beyond these tables" if group is None else known[group], rows, "Situation")
