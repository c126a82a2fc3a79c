"""Tables of the numbers: what studies report, and what became of real lesions. The two are never mixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from .._data import N_, gettext as _, inside, number, percent
from ..errors import instance_of, one_of, show_usage
from ..evidence import (
    agreement,
    evidence_for,
    format_rate,
    malignancy_rate,
    outcomes,
    pooled_rates,
)
from ..evidence.intervals import Interval, format_count, format_percent
from ..evidence.outcomes import ALL, FEW
from ..evidence.rate_summaries import KINDS
from ..evidence.studies import population_name
from ..evidence.term_mapping import NOT_RECORDED
from ..lexicon import lexicon
from ..workup import Finding
from .styling import captioned

BY = {
    "morphology": N_("Morphology"),
    "distribution": N_("Distribution"),
    "density": N_("Density"),
    "assessment": N_("Assessment"),
    "subtlety": N_("Subtlety"),
    "pathology": N_("Pathology"),
}


@show_usage
def evidence_table() -> pd.DataFrame:
    """Return the pooled rates of published studies, each with its women and what to take care of.

    Returns
    -------
    DataFrame
        One row a group; :func:`calcikit.evidence.studies` holds the rates behind it.

    Examples
    --------
    >>> evidence_table().loc["Amorphous and grouped", ["Malignant", "Rate"]].tolist()
    ['60 of 885', '6.8% (3.7 to 12.2%)']
    """
    found = pooled_rates()
    rows = (_pool(row) for row in found.to_dict("records"))
    return captioned(found.attrs["caption"], rows, _("Group"))


def _pool(row: Mapping[Any, Any]) -> dict[str, str]:
    new = Interval(row["prediction_low"], row["prediction_high"])
    return {
        _("Group"): row["label"],
        _("Studies"): str(row["studies"]),
        _("Malignant"): format_count(row["malignant"], row["n"]),
        _("Rate"): format_percent(row["rate"], Interval(row["low"], row["high"])),
        _("A new, similar centre"): ""
        if pd.isna(new.low)
        else _("{low} to {high}", low=number(100 * new.low), high=percent(new.high)),
        _("Women"): ", ".join(map(population_name, row["population"])),
        _("Take care"): row["caveat"],
    }


def _sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:].rstrip('.')}."


@show_usage
def outcome_table(by: str = "morphology") -> pd.DataFrame:
    """Return what became of the lesions of CBIS-DDSM, all of them beside those that were worked up.

    Parameters
    ----------
    by : str
        ``morphology``, ``distribution``, ``density``, ``assessment`` or ``subtlety``.

    Returns
    -------
    DataFrame
        Counts, and the share with its Wilson interval where there are ten lesions or more. The difference
        between the two halves is the lesson: who was never recalled was never proved.

    Raises
    ------
    UnknownTerm
        If the column is unknown.

    Examples
    --------
    >>> outcome_table("assessment").loc["3"].tolist()[:2]
    ['19 of 49', '38.8% (26.4 to 52.8%)']
    >>> outcome_table().loc["Suture", "All lesions"]
    'no example'
    """
    one_of("column to split by", by, BY)
    whole, proved = (malignancy_rate(by, worked_up=worked_up, minimum=FEW) for worked_up in (False, True))
    words = lexicon().attributes[by].terms if by in lexicon().attributes else ()
    labels = {term.id: term.label for term in words} | {ALL: _("all"), NOT_RECORDED: _("not recorded")}
    rows = [
        {
            _(BY[by]): labels.get(term, str(term)),
            _("All lesions"): _count(whole.loc[term]),
            _("Malignant"): _share(whole.loc[term]),
            _("Worked up"): _count(proved.loc[term]) if term in proved.index else _("none"),
            _("Malignant if worked up"): _share(proved.loc[term]) if term in proved.index else "",
            _("Take care"): " ".join(map(_sentence, filter(None, whole.loc[term, "note"].split("; ")))),
        }
        for term in whole.index
    ]
    table = captioned(whole.attrs["caption"], rows, _(BY[by]))
    return table.loc[:, (table != "").any()]


def _count(row: pd.Series) -> str:
    return format_count(row["malignant"], row["n"]) if row["n"] else _("no example")


def _share(row: pd.Series) -> str:
    if pd.isna(row["rate"]):
        return ""
    return format_percent(row["rate"], Interval(row["low"], row["high"]))


@show_usage
def finding_evidence_table(finding: Finding) -> pd.DataFrame:
    """Return what studies and collected films say about the shape and the arrangement of a finding.

    Parameters
    ----------
    finding : Finding

    Returns
    -------
    DataFrame
        One row a number, each with who was counted; the two sources are never added up.

    Examples
    --------
    >>> table = finding_evidence_table(Finding(morphology="amorphous", distribution="grouped"))
    >>> table.loc[0, ["Who was counted", "Malignant", "Share"]].tolist()
    ['biopsied', '54 of 669 in 4 studies', '8.3% (4.6 to 14.5%)']
    """
    words = lexicon().attributes
    finding = instance_of(Finding, finding, "ck.Finding('amorphous', 'grouped')")
    shape = words["morphology"][finding.morphology].label
    place = words["distribution"][finding.distribution].label
    about = {
        "both": _("{shape} and {place}", shape=shape, place=inside(place)),
        "morphology": shape,
        "distribution": place,
    }
    rows = (
        {
            _("Source"): {"studies": _("studies"), "collection": "CBIS-DDSM"}[fact.source],
            _("About"): about[fact.about],
            _("What"): _(fact.kind) if fact.kind in KINDS else "",
            _("Who was counted"): fact.women,
            _("Malignant"): fact.count,
            _("Share"): fact.share,
            _("Take care"): fact.note,
        }
        for fact in evidence_for(finding.morphology, finding.distribution)
    )
    return captioned(
        _("What real data say: two kinds of numbers, never to be mixed; neither is a woman's risk"), rows
    )


@show_usage
def counting_pitfalls_table() -> pd.DataFrame:
    """Return one collection counted in four ways, of which one is right for "how many were malignant".

    Examples
    --------
    >>> [share.partition(" (")[0] for share in counting_pitfalls_table()["Share"]]
    ['35.5%', '46.8%', '51.0%', '32.5%']
    """
    frame = outcomes()
    told = frame[frame["distribution"] != NOT_RECORDED]
    words = malignancy_rate("morphology", counting="contains", minimum=1).iloc[:-1][["malignant", "n"]].sum()
    ways: dict[str, tuple[Any, str]] = {
        _("Every lesion once"): (
            malignancy_rate().iloc[-1],
            _("As it should be: what was not recorded is kept."),
        ),
        _("Without those whose distribution was not recorded"): (
            malignancy_rate(frame=told).iloc[-1],
            _("None of the lesions left out was malignant: nobody describes what worries nobody."),
        ),
        _("Only what was worked up"): (
            malignancy_rate(worked_up=True).iloc[-1],
            _("A fair count, of another question. Say which one you asked."),
        ),
        _("Every word for a shape as a lesion of its own"): (
            {"n": words["n"], "malignant": words["malignant"]},
            _("A lesion with two words is counted twice."),
        ),
    }
    rows = (
        {
            _("Counted"): name,
            _("Malignant"): format_count(int(row["malignant"]), int(row["n"])),
            _("Share"): format_rate(int(row["malignant"]), int(row["n"])),
            _("What happened"): why,
        }
        for name, (row, why) in ways.items()
    )
    return captioned(_("One collection (CBIS-DDSM), four ways of counting"), rows, _("Counted"))


@show_usage
def agreement_table() -> pd.DataFrame:
    """Return published kappas on the words and on the category.

    Returns
    -------
    DataFrame
        One row a study, with its readers and lesions; kappa has two digits.

    Notes
    -----
    Sources: the ``cite`` of each row in ``data/evidence/agreement.csv``.

    Examples
    --------
    >>> agreement_table().loc["Berg 2000"].tolist()
    ['5', '86', '0.36', '0.47', '0.37']
    """
    asked = {_("Morphology"): "morphology", _("Distribution"): "distribution", _("Category"): "category"}
    table = agreement()
    table = table[table["what"].isin(asked.values()) & table["readers"].notna()]
    rows: dict[str, dict[str, str]] = {}
    for row in table.to_dict("records"):
        study = {
            _("Study"): row["study"],
            _("Readers"): str(row["readers"]),
            _("Lesions"): str(row["lesions"]),
        }
        study |= dict.fromkeys(asked, _("not reported"))
        for title, what in asked.items():
            if row["what"] == what:
                rows.setdefault(row["study"], study)[title] = number(row["kappa"], 2)
    caption = _("How far readers agree (kappa: 1 is full agreement, 0 is what chance gives)")
    return captioned(caption, rows.values(), _("Study"))
