"""What a finding and a workup are in Python: words, frozen values, the path, the report."""

from __future__ import annotations

import pytest
from short_findings import ask

import calcikit as ck
from calcikit.references import reference


def test_the_path_says_where_she_stands():
    """Benign ends at the category; a recall starts the path; a result has the biopsy behind it."""

    def states(workup):
        return {station.id: station.state for station in workup.path}

    benign = states(ask("vascular"))
    assert (benign["recall"], benign["category"], benign["biopsy"]) == ("passed", "exit", "not_reached")
    assert benign["plan"] == "here"
    recalled = states(ask("amorphous", stage="screening"))
    assert recalled.pop("recall") == "here"
    assert set(recalled.values()) == {"not_reached"}
    assert states(ask("amorphous"))["biopsy"] == "here"
    result = states(ck.after_biopsy(ck.BiopsyResult(category_before="4B", histology="dcis")))
    assert result.pop("plan") == "here"
    assert set(result.values()) == {"passed"}
    with_mass = states(ask("amorphous", associated="mass"))
    assert (with_mass["category"], with_mass["biopsy"]) == ("passed", "here")
    no_needle = states(ck.after_biopsy(ck.BiopsyResult(category_before="4B", histology="not_sampled")))
    assert (no_needle["category"], no_needle["biopsy"]) == ("exit", "not_reached")
    assert (no_needle["concordance"], no_needle["plan"]) == ("not_reached", "here")


def test_a_workup_prints_its_reasons_and_sources():
    workup = ask("amorphous")
    text = str(workup)
    assert "https://" in text
    assert "not for care" in text
    told = " ".join(text.split())
    for reason in workup.reasons:
        assert not reason.decisive or reason.because in told
    for key in workup.sources:
        assert reference(key).title.rstrip(".?") in told


def test_a_finding_is_frozen_and_prints_as_python():
    finding = ck.Finding(morphology="round", distribution="grouped", change="new")
    assert eval(repr(finding), {"Finding": ck.Finding}) == finding
    with pytest.raises(AttributeError):
        finding.change = "increasing"
    with pytest.raises(ck.UnknownTerm, match="colour"):
        finding.replace(colour="red")


def test_a_report_has_a_visible_blank_for_what_is_not_said():
    blanks = [
        "[composition, a to d]",
        "[side]",
        "[clock position or quadrant]",
        "[depth]",
        "[distance from nipple]",
        "[size in mm]",
        "[date compared with]",
    ]
    workup = ask("round", change="new")
    assert all(blank in workup.report_text for blank in blanks)
    report = workup.report(
        side="Left", site="2 o'clock", depth="middle third", distance="5 cm from the nipple"
    )
    assert "Left breast, 2 o'clock, middle third, 5 cm from the nipple: round calcifications" in report
    assert "[size in mm]" in report
    assert "[side]" not in report
    assert "[" not in workup.description
    assert "prior mammograms" in workup.description


def test_a_report_of_both_breasts_asks_for_no_one_side_unless_there_is_one_target():
    alike = {"extent": "both_breasts_alike"}
    diffuse = ask("amorphous", "diffuse", **alike).report_text
    assert "Both breasts: amorphous calcifications, diffuse distribution, alike in both breasts." in diffuse
    groups = ask("coarse_heterogeneous", **alike).report(places="upper outer quadrants", largest="8 x 5 mm")
    assert "Both breasts, upper outer quadrants: coarse" in groups
    assert "grouped distribution, 8 x 5 mm, alike" in groups
    assert not any("[side]" in report for report in (diffuse, groups))
    for beside in ({"symptoms": "lump"}, {"associated": "mass"}, {"change": "new"}):  # a target
        assert "[side] breast, [clock" in ask("coarse_heterogeneous", **alike, **beside).report_text
    several = {"extent": "several_areas_one_breast"}
    assert "[place of each area]" in ask("round", **several).report_text
    assert "(target of the biopsy: [side] breast, [clock" in ask("amorphous", **several).report_text
    assert "lump ([side] breast, [clock" in ask("skin", symptoms="lump", **several).report_text


def test_a_report_after_treatment_has_a_blank_for_the_years_since():
    workup = ask("round", context="surgical_bed")
    assert "in the surgical bed, [years] after treatment" in workup.report_text
    assert "in the surgical bed, 2 years after treatment" in workup.report(years="2 years")
    assert "some time after treatment" in workup.description
    assert "[years]" not in ask("round").report_text


def test_what_is_given_to_a_report_is_shown_and_never_executed():
    odd = "{date} <script>alert(1)</script> %s \\1"
    assert f"{odd} breast" in ask("round").report(side=odd)


def test_a_report_refuses_what_is_too_long_and_what_it_does_not_have():
    with pytest.raises(ck.CalcikitError, match="size in two planes: expected at most 80 characters, got 81"):
        ask("round").report(size="x" * 81)
    with pytest.raises(
        ck.UnknownTerm, match=r"'sight' is not a known part of a report\. Did you mean 'site'"
    ):
        ask("round").report(sight="2 o'clock")
