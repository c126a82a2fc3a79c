"""What a sign says follows from counts, and from how common the disease is."""

from __future__ import annotations

import numpy as np
import pytest

import calcikit.evidence as evidence
from calcikit.errors import UnknownTerm
from calcikit.references import references


def test_predictive_values_follow_from_counts():
    found = evidence.predictive_value(sensitivity=0.8, specificity=0.9, prevalence=0.1)
    assert (found.true_positive, found.false_positive) == (80, 90)
    assert (found.false_negative, found.true_negative) == (20, 810)
    assert found.ppv == pytest.approx(80 / 170)
    assert found.npv == pytest.approx(810 / 830)
    assert found.lr_positive == pytest.approx(8)
    assert found.lr_negative == pytest.approx(0.2 / 0.9)


@pytest.mark.parametrize("prevalence", [0, 0.0004, 0.001, 0.127, 0.3333, 1])
def test_a_thousand_women_stay_a_thousand(prevalence):
    found = evidence.predictive_value(sensitivity=0.77, specificity=0.81, prevalence=prevalence)
    groups = (found.true_positive, found.false_positive, found.false_negative, found.true_negative)
    assert sum(groups) == 1000
    assert min(groups) >= 0
    assert str(found).startswith("Of 1,000 women, ")


def test_the_ends_of_the_scale_are_answered():
    perfect = evidence.predictive_value(sensitivity=1, specificity=1, prevalence=0.1)
    assert perfect.lr_positive == float("inf")
    assert perfect.ppv == 1
    silent = evidence.predictive_value(sensitivity=0, specificity=1, prevalence=0.1)
    assert np.isnan(silent.ppv)
    assert "nobody shows it" in str(silent)


def test_ratios_are_counted_in_the_file_and_masked_where_few():
    table = evidence.likelihood_ratios("morphology")
    row = table.loc["amorphous"]
    malignant, others = 304, 596 - 304
    assert row["ratio"] == pytest.approx((row["malignant"] / malignant) / (row["others"] / others))
    shown = table[table["ratio"].notna()]
    assert ((shown["low"] <= shown["ratio"]) & (shown["ratio"] <= shown["high"])).all()
    assert table.loc["suture", "note"] == "no example in this collection"
    assert np.isnan(table.loc["suture", "ratio"])


def test_an_empty_cell_gives_a_ratio_with_an_interval():
    table = evidence.likelihood_ratios(["morphology", "distribution"])
    row = table.loc[("fine_linear_branching", "segmental")]
    assert (row["malignant"], row["others"], row["ratio"]) == (11, 0, np.inf)
    assert 1 < row["low"] < 3


def test_likelihood_ratios_are_of_words():
    with pytest.raises(UnknownTerm):
        evidence.likelihood_ratios("density")


def test_settings_carry_their_women_and_their_source():
    table = evidence.prevalence_by_setting()
    assert table["prevalence"].between(0, 1).all()
    assert set(table["cite"]) <= references().keys()
    assert set(table["population"]) >= {"screening", "biopsied"}
    assert table["caveat"].str.len().min() > 10
