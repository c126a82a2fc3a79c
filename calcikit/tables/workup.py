"""Tables of the workup: the grid, the reasons, what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._data import gettext as _
from ..errors import CalcikitError, instance_of, show_usage, shown
from ..lexicon import certainty_label, lexicon
from ..workup import BiopsyResult, Finding, Workup, what_if
from ..workup.recommend import category_or_impossible, whole_description
from .styling import captioned

if TYPE_CHECKING:
    import pandas as pd


@show_usage
def workup_table(
    finding: Finding | None = None, *, edition: str = "v2025", **attributes: str
) -> pd.DataFrame:
    """Return the category of every shape in every arrangement, all else as given.

    Parameters
    ----------
    finding : Finding, optional
        Its other attributes set the scene, and its own cell is marked.
    edition : {"v2025", "2013"}
        Which edition's words to use.
    **attributes : str
        Set the scene without a finding, such as ``stage="screening"``.

    Returns
    -------
    DataFrame
        Shapes by arrangements; cells hold a category, or "not possible".

    Raises
    ------
    UnknownTerm
        If an attribute, a term or the edition is unknown.

    Examples
    --------
    >>> workup_table().loc["Amorphous", "Grouped"]
    '4B'
    >>> workup_table(stage="screening").loc["Amorphous", "Grouped"]
    '0'
    """
    if finding is not None and not isinstance(finding, Finding):
        typed = "ck.workup_table(ck.Finding('amorphous', 'grouped'))"
        raise CalcikitError(f"workup_table() marks a Finding, got {shown(finding)}; type {typed}")
    if axes := [name for name in ("morphology", "distribution") if name in attributes]:
        raise CalcikitError(f"{axes[0]}: the table has them all; to mark one, give a Finding")
    shapes, places = lexicon().attributes["morphology"], lexicon().attributes["distribution"]
    scene = {**(finding.as_dict() if finding else {}), **attributes}
    rows = []
    for shape in shapes.terms:
        row = {shapes.label: shape.name(edition)}
        for place in places.terms:
            asked = Finding.from_dict({**scene, "morphology": shape.id, "distribution": place.id})
            chosen = _(" (chosen)") if asked == finding else ""
            row[place.name(edition)] = category_or_impossible(asked) + chosen
        rows.append(row)
    table = captioned(
        _("BI-RADS category by morphology and distribution, all else as chosen"), rows, shapes.label
    )
    table.attrs["map"] = True
    return table


@show_usage
def reason_table(workup: Workup) -> pd.DataFrame:
    """Return the rules behind a workup.

    Examples
    --------
    >>> from calcikit.workup import recommend
    >>> list(reason_table(recommend(Finding(morphology="round", distribution="diffuse"))))
    ['Rule', 'Because', 'How sure', 'Sources', 'Moved the answer']
    """
    rows = (
        {
            _("Rule"): reason.id,
            _("Because"): reason.because,
            _("How sure"): certainty_label(reason.certainty),
            _("Sources"): ", ".join(reason.cite),
            _("Moved the answer"): _("yes") if reason.decisive else _("no"),
        }
        for reason in instance_of(Workup, workup, "ck.recommend('amorphous', 'grouped')").reasons
    )
    return captioned(_("Why: the rules that fired"), rows)


@show_usage
def what_if_table(
    finding: Finding | BiopsyResult | str = "",
    distribution: str = "",
    *,
    edition: str = "v2025",
    **attributes: str,
) -> pd.DataFrame:
    """Return every single change that would move the category or the next step.

    Parameters
    ----------
    finding : Finding, BiopsyResult, or str
        The description, or the morphology alone.
    distribution : str, optional
        With the morphology.
    edition : {"v2025", "2013"}
        Which edition's words to use.
    **attributes : str
        Further attributes, with the morphology.

    Returns
    -------
    DataFrame
        One row a change: what changes, to what, and the category and next step that follow; of
        :func:`what_if`.

    Raises
    ------
    ImpossibleFinding
        If the parts of the description cannot be true together.
    UnknownTerm
        If the edition is unknown.

    Examples
    --------
    >>> "Category" in what_if_table(Finding(morphology="round", distribution="grouped"))
    True
    """
    if not isinstance(finding, BiopsyResult):
        finding = whole_description(Finding, finding, distribution=distribution, **attributes)
    known, steps = finding.attributes(finding.knowledge), lexicon(finding.knowledge).steps
    rows = (
        {
            _("Change"): known[change.attribute].label,
            _("To"): known[change.attribute][change.value].name(edition),
            _("Category"): change.category,
            _("Next step"): steps[change.next_step].label if change.next_step else "",
        }
        for change in what_if(finding)
        if change.moves
    )
    return captioned(_("What would change the answer"), rows)
