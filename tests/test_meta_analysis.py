"""Pooled numbers come out to the printed digit, and what must not be mixed is refused with a reason."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest

import calcikit.evidence as evidence
from calcikit.errors import CalcikitError, UnknownTerm
from calcikit.lexicon import lexicon

EXPECTED = Path(__file__).parent / "expected"


def expected(name):
    """Read a table of figures that were worked out elsewhere."""
    with (EXPECTED / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def printed(share, digits=1):
    """Print a share as a percentage, the way a table does."""
    return f"{round(100 * share + 1e-9, digits):.{digits}f}"


def same_figure(share, text):
    """Say whether a share is printed as `text`, with as many digits as `text` has."""
    return printed(share, len(text.partition(".")[2])) == text


@pytest.mark.parametrize("row", expected("pooled_rates.csv"), ids=lambda row: row["pool"])
def test_pooled_figures_are_those_of_the_review(row):
    found = evidence.named_pool(row["pool"])
    assert [found.k, found.malignant, found.n] == [int(row[name]) for name in ("studies", "malignant", "n")]
    for name in ("rate", "low", "high"):
        assert same_figure(getattr(found, name), row["percent" if name == "rate" else name])
    assert found.i2 is None if row["i2"] == "-" else same_figure(found.i2, row["i2"])
    if row["prediction_low"] == "-":
        assert found.prediction is None
    elif row["prediction_low"] != "?":
        assert same_figure(found.prediction.low, row["prediction_low"])
        assert same_figure(found.prediction.high, row["prediction_high"])
    assert row["rebuilt"] == "?" or found.rebuilt == int(row["rebuilt"])


def test_every_named_pool_is_checked_against_the_review():
    assert {row["pool"] for row in expected("pooled_rates.csv")} == set(evidence.pooled_rates().index)


def test_populations_are_not_mixed_without_a_reason():
    rows = evidence.studies(morphology="amorphous", distribution="grouped", axis="combination")
    with pytest.raises(CalcikitError) as caught:
        evidence.pool_rates(rows)
    said = str(caught.value)
    assert "these populations must not be mixed" in said
    assert "biopsied = lesions that somebody chose to sample" in said
    assert "(Iwase 2017)" in said
    assert "studies(population='biopsied')" in said
    with pytest.raises(CalcikitError, match="must not be mixed"):
        evidence.pool_rates(rows, override_reason="  ")


def test_a_reason_to_mix_is_kept_with_the_result():
    rows = evidence.studies(morphology="amorphous", distribution="grouped", axis="combination")
    found = evidence.pool_rates(rows, override_reason="to compare")
    assert found.caveats == ("Populations are mixed here: to compare.",)
    assert found.populations == ("biopsied", "screening")
    assert "Populations are mixed here" in str(found)


def test_one_population_needs_no_reason():
    rows = evidence.studies(morphology="amorphous", distribution="grouped", axis="combination")
    found = evidence.pool_rates(rows[rows["population"] == "biopsied"])
    assert found.caveats == ()
    assert found.populations == ("biopsied",)
    assert any(left.startswith("kimj2018-amorphous-grouped: no counts") for left in found.left_out)


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        (("oligane2018-amorphous", "oligane2018-amorphous-linear"), "count the same lesions more than once"),
        (("elezaby2018-bi-rads-4a-finding",), "it counts masses and other findings"),
        (("grimm2019-dcis-among-stereotactically-biopsied",), "it leaves out the invasive cancers"),
        (
            ("kikuchi2007-category-3-japanese-system", "linda2014-bi-rads-3-vacuum"),
            "categories of different scales",
        ),
        (("rominger2012-pleomorphic",), "nothing to pool: rominger2012-pleomorphic: a synthesis of studies"),
        (("levtoaff1994-stable",), "nothing to pool: levtoaff1994-stable: no counts"),
    ],
)
def test_what_cannot_be_pooled_is_refused_with_the_reason(ids, sentence):
    with pytest.raises(CalcikitError, match=re.escape(sentence)):
        evidence.pool_rates(evidence.studies(ids=ids), override_reason="whatever the reason")


def test_the_same_row_twice_is_refused():
    row = evidence.studies(ids=["berg2001-amorphous"])
    with pytest.raises(CalcikitError, match="more than once"):
        evidence.pool_rates(row.loc[[0, 0]])


def test_parts_of_one_study_are_added_up_to_one_sample():
    (sample,) = evidence.named_pool("amorphous_ductal").samples
    assert (sample.study, sample.malignant, sample.n) == ("Oligane 2018", 14, 53)


def test_an_unknown_pool_is_refused():
    with pytest.raises(UnknownTerm, match="Did you mean 'amorphous'"):
        evidence.named_pool("amorphos")


def test_every_band_behind_a_pool_is_a_category():
    assert set(evidence.pooled_rates()["category"].dropna()) <= set(lexicon().categories)


@pytest.mark.parametrize(("k", "n"), [(0, 1), (1, 1), (19, 49), (304, 856)])
def test_the_wilson_interval_is_that_of_its_formula(k, n):
    z, share = 1.959963984540054, k / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    assert evidence.wilson_interval(k, n) == pytest.approx((middle - reach, middle + reach), abs=1e-12)


def test_the_exact_interval_holds_the_share_and_no_less():
    low, high = evidence.clopper_pearson_interval(2, 409)
    assert binomtest(2, 409, low, alternative="greater").pvalue == pytest.approx(0.025)
    assert binomtest(2, 409, high, alternative="less").pvalue == pytest.approx(0.025)
