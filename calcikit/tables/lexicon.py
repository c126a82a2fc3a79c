"""Tables of the words: terms, steps, categories, myths, claims, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._data import gettext as _
from ..errors import show_usage
from ..lexicon import beyond, lexicon, unknown_attribute
from ..references import reference
from .cards import SCENES
from .styling import captioned, with_certainty

if TYPE_CHECKING:
    import pandas as pd


@show_usage
def lexicon_table(attribute: str = "morphology") -> pd.DataFrame:
    """Return the terms of an attribute at a glance.

    Parameters
    ----------
    attribute : str
        Such as ``"morphology"``, ``"distribution"`` or ``"histology"``.

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
    if not isinstance(attribute, str) or attribute not in known:
        raise unknown_attribute(attribute, known)
    rows = [
        {
            known[attribute].label: term.label,
            _("Kind"): known[attribute].group_labels.get(term.group or "", ""),
            _("Definition"): with_certainty(term.definition),
            _("Confirm with"): with_certainty(term.confirm) or term.decisive_view,
            _("Take care"): with_certainty(term.mimics),
            _("Size"): with_certainty(term.size),
            _("Density"): term.density,
            _("Margin"): term.margin,
            _("Number and side"): term.number,
            _("In {other}", other="2013"): term.label_2013,
            _("Other names"): ", ".join(term.synonyms),
        }
        for term in known[attribute].terms
    ]
    frame = captioned(
        _("{attribute}: the words at a glance", attribute=known[attribute].label),
        rows,
        known[attribute].label,
    )
    frame.attrs["cards"] = attribute in SCENES
    return frame.loc[:, (frame != "").any()]


@show_usage
def step_table() -> pd.DataFrame:
    """Return every step: what it is, why it is done, what comes next.

    Returns
    -------
    DataFrame
        One row a step, then what to know about more than one of them.

    Notes
    -----
    Sources: the ``cite`` of each text in ``data/steps.toml``.

    Examples
    --------
    >>> "Routine screening" in step_table().index
    True
    """
    rows = (
        {
            _("Step"): step.label,
            _("What"): with_certainty(step.what),
            _("Why"): with_certainty(step.why),
            _("Next"): with_certainty(step.next),
            _("Complications"): with_certainty(step.complications),
            _("Schedule"): with_certainty(getattr(step, "schedule", None)),
        }
        for step in (*lexicon().steps.values(), *lexicon().notes)
    )
    return captioned(_("The steps, and what to know about them"), rows, _("Step"))


@show_usage
def category_table() -> pd.DataFrame:
    """Return the BI-RADS assessment categories.

    Returns
    -------
    DataFrame
        One row a category, by its id; the likelihood of malignancy in per cent and in words.

    Notes
    -----
    In our own words. Sources: the ``cite`` of each text in ``data/categories.toml``.

    Examples
    --------
    >>> category_table().loc["3", "Likelihood"]
    '> 0% to 2%'
    """
    rows = (
        {
            _("Category"): category.id,
            _("Name"): category.label,
            _("Likelihood"): category.band,
            _("What to do"): with_certainty(category.management),
            _("In calcifications"): with_certainty(category.think),
        }
        for category in lexicon().categories.values()
    )
    return captioned(_("BI-RADS assessment categories"), rows, _("Category"))


@show_usage
def myth_table() -> pd.DataFrame:
    """Return myths and truths.

    Returns
    -------
    DataFrame
        One row a myth.

    Notes
    -----
    Sources: the ``cite`` of each truth in ``data/claims.toml``.

    Examples
    --------
    >>> list(myth_table())
    ['Myth', 'Truth']
    """
    rows = ({_("Myth"): myth.myth, _("Truth"): with_certainty(myth.truth)} for myth in lexicon().myths)
    return captioned(_("Myths about breast calcifications"), rows)


@show_usage
def claim_table() -> pd.DataFrame:
    """Return what a popular article claims, whether it holds, and what to teach.

    Returns
    -------
    DataFrame
        One row a claim.

    Notes
    -----
    Sources: the ``cite`` of what to teach in ``data/claims.toml``.

    Examples
    --------
    >>> list(claim_table())
    ['Claim', 'Holds?', 'Teach']
    """
    rows = (
        {_("Claim"): claim.claim, _("Holds?"): claim.said, _("Teach"): with_certainty(claim.teach)}
        for claim in lexicon().claims
    )
    table = captioned(_("A popular answer, claim by claim"), rows)
    table.attrs["ask"] = _("Does it hold? Decide, then look.")
    return table


@show_usage
def answer_table() -> pd.DataFrame:
    """Return what a student should be able to tell a patient.

    Returns
    -------
    DataFrame
        One row an answer.

    Notes
    -----
    Sources: the ``cite`` of each answer in ``data/claims.toml``.

    Examples
    --------
    >>> len(answer_table()) >= 5
    True
    """
    rows = ({_("Say"): with_certainty(answer.text)} for answer in lexicon().answers)
    return captioned(_("How do you get rid of breast calcifications? What to say"), rows)


@show_usage
def beyond_table() -> pd.DataFrame:
    """Return what the tables do not decide: what to know, and the step that usually follows.

    Returns
    -------
    DataFrame
        One row a situation, with its sources.

    Examples
    --------
    >>> beyond_table().index.tolist()[:2]
    ['Men', 'Women under 30']
    """
    rows = (
        {
            _("Situation"): topic.title,
            _("Know"): with_certainty(topic.know),
            _("Usual next step"): with_certainty(topic.step),
            _("Sources"): "; ".join(
                reference(key).short for key in dict.fromkeys(topic.know.cite + topic.step.cite)
            ),
        }
        for topic in beyond().topics
    )
    return captioned(_("Beyond these tables"), rows, _("Situation"))
