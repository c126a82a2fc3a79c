"""What must never happen is proven, and a clinical slip in the data does not pass the check."""

from __future__ import annotations

import pytest
from clinical_faults import FAULTS, Fault
from merged_states import merged_states

from calcikit._data import SAFETY, Knowledge
from calcikit.errors import DataError
from calcikit.workup import audit
from calcikit.workup.confirmed import unconfirmed
from calcikit.workup.quotations import misquotations
from calcikit.workup.safety import breaches
from calcikit.workup.teaching import REASONS, contradictions

SAMPLE = {fault.file: fault for fault in FAULTS[::61]}
# What proves each of them wrong, whatever the others do.
PROOFS = {
    "workup/category.csv": "data/workup/safety.csv, row screening-suspicious-recalled: category '2' in ",
    "workup/clinical_context.csv": "data/workup/safety.csv, row follow-up-not-high-risk: category '3' in ",
    "steps.toml": "data/steps.toml, ultrasound, next: no longer says 'excludes nothing'. A normal ",
    "workup/concordance.csv": "data/workup/safety.csv, row not-stated-not-followed: first step ",
    "workup/associated_findings.csv": "data/workup/associated_findings.csv, row associated-distortion: its "
    "reason says 'is harmless'",
}
# Where web pages alone come to support a text.
PAGES = {
    ("beyond.toml", "skin_products"): 'cite = ["andersen2006"]',
    ("cases/15-web-page.toml", "green"): 'cite = ["wilkinson2017", "medlineplus"]',
    ("claims.toml", "food_and_diet"): 'cite = ["chlebowski2008", "cauley2013"]',
    ("steps.toml", "contrast_mammography"): 'cite = ["cheung2016"]',
}


def slip(row, column, new, file="workup/category.csv", rule="open-finding-not-benign"):
    """Return a copy of the data in which a cell says something else, with one safety rule in place of all."""
    return alone(rule, Fault(True, file, row, column, "", new).spare())


def alone(rule, spare):
    """Return a copy with one safety rule in place of all."""
    header, *rows = spare.texts(SAFETY)[0].splitlines(keepends=True)
    (kept,) = (line for line in rows if line.startswith(f"{rule},"))
    return spare.with_files({SAFETY: (header + kept).encode()})


def test_a_broken_row_names_what_how_often_and_an_example():
    (named,) = breaches(slip("category-benign-recall", "then:category", "2"))
    assert named.startswith("data/workup/safety.csv, row open-finding-not-benign: category '2' in ")
    assert " cases, such as stage=screening, " in named
    assert "associated=" in named


def test_a_promise_to_the_patient_is_counted_over_all_who_would_hear_it():
    promise = Fault(
        True, "lexicon/morphology.toml", "", "", "These specks are so small", "most likely harmless"
    )
    heard = sum(
        state.findings
        for state in merged_states("finding", ["morphology"])
        if state.values["morphology"] == "amorphous" and state.outcome.category[0] in "45"
    )
    (named,) = breaches(alone("four-not-reassured", promise.spare()))
    assert ", row four-not-reassured: patient says 'which means they are not cancer;" in named
    assert f" in {heard:,} cases, " in named
    assert "morphology=amorphous" in named


def test_a_row_that_holds_nowhere_is_named():
    rule = "five-discordant"
    spare = slip(rule, "when", "category_before is 5; histology is dcis; category is 2", SAFETY, rule)
    assert breaches(spare) == ["data/workup/safety.csv, row five-discordant: holds for no biopsy"]


def test_a_figure_that_no_source_has_is_named():
    spare = slip("pattern-casting-ductal", "because", "Pooled, 7.8% were malignant.", "workup/pattern.csv")
    (fault,) = misquotations(spare)
    assert fault.startswith(
        "data/workup/pattern.csv, row pattern-casting-ductal: 7.8% is no figure of acr2013"
    )


@pytest.mark.parametrize(
    ("table", "row", "old", "new", "problem"),
    [
        (
            "post_biopsy_management",
            "post-biopsy-adh-removed-4c",
            "is not an option",
            "is an option",
            "says none of",
        ),
        (
            "post_biopsy_management",
            "post-biopsy-papilloma-atypia",
            "it is excised",
            "it is followed",
            "'is followed'",
        ),
        ("concordance", "concordance-high-risk-4c", "does not explain", "can explain", "'can explain'"),
        ("interval_change", "change-suspicious-stable", "does not clear", "clears", "says none of"),
        ("pattern", "pattern-casting-ductal", "4C by the atlas", "4A by the atlas", "'4A'"),
        ("patient_message", "message-high", "More likely", "Less likely", "'less likely'"),
    ],
)
def test_a_reason_that_argues_against_its_own_row_is_named(table, row, old, new, problem):
    found = contradictions(Fault(True, f"workup/{table}.csv", row, "because", old, new).spare())
    assert found
    assert all(fault.startswith(f"data/workup/{table}.csv, row {row}: its reason says ") for fault in found)
    assert any(problem in fault for fault in found)


def test_every_row_is_told_what_its_reason_has_to_say():
    spare = Fault(True, REASONS, "category-5", "table", "", "suspicion").spare()
    (row, line) = contradictions(spare)
    assert row == (
        "data/workup/category.csv, row category-highly-suggestive: "
        "reasons.csv does not say what its reason has to say"
    )
    assert line == "data/reasons.csv, row category-5: holds nowhere"
    with pytest.raises(DataError, match=r"'categry' is not a known table. Did you mean 'category'"):
        contradictions(Fault(True, REASONS, "category-5", "table", "", "categry").spare())


def test_a_text_that_changed_has_to_be_confirmed():
    slipped = Fault(True, "workup/prior_images.csv", "priors-wanted", "because", "", "Ask for them.")
    (fault,) = unconfirmed(slipped.spare())
    assert fault.startswith("data/workup/prior_images.csv, row priors-wanted: changed; read it, then run ")


def test_one_audit_names_every_clinical_slip():
    """A sample, put in together; ``python tests/clinical_faults.py`` takes them all, one by one."""
    refused, together = SAMPLE["workup/adequacy.csv"], [SAMPLE[file] for file in PROOFS]
    assert refused.caught() == "refused"
    spare = Knowledge.load()
    for slip in (
        *together,
        Fault(True, "categories.toml", "", "", "about 50 to 95 in every", "about 5 to 95 in every"),
        Fault(True, "workup/prior_images.csv", "priors-wanted", "cite", "", "medlineplus"),
        *(Fault(True, file, "", "", old, 'cite = ["medlineplus"]') for (file, _), old in PAGES.items()),
    ):
        spare = slip.spare(spare)
    found = audit(spare)
    changed = found.by_kind["texts not confirmed"]
    proven = set(found.faults) - set(changed)
    for slip in together:
        assert any(fault.startswith(PROOFS[slip.file]) for fault in proven), slip
        assert any(fault.startswith(f"data/{slip.file}, row ") for fault in changed), slip
    limit = "data/categories.toml, 4C: 5 is no limit of the category"
    assert limit in found.by_kind["figures that no source has"]
    assert sorted(found.by_kind["texts on web pages alone"]) == [
        *(f"data/{file}: {place} rests on web pages alone" for file, place in PAGES),
        "data/workup/prior_images.csv: row priors-wanted rests on web pages alone",
    ]
