"""Published numbers come out to the printed digit, and what must not be mixed is refused with a reason."""

from __future__ import annotations

import csv
import itertools
import json
import re
import zlib
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest

import calcikit.evidence as evidence
from calcikit._data import Knowledge
from calcikit.errors import CalcikitError, DataError, ImpossibleFinding, UnknownTerm
from calcikit.figures import StaticFigure, forest_plot, icon_array
from calcikit.lexicon import confusable_terms, lexicon
from calcikit.payload.evidence import evidence_payload
from calcikit.references import citations, references
from calcikit.workup import Finding, recommend

EXPECTED = Path(__file__).parent / "expected"


def text_of(file):
    """Give a data file as it ships."""
    return Knowledge.load().texts(file)[0]


def spare(file, old, new):
    """Give a knowledge in which a file reads otherwise."""
    text = text_of(file)
    assert old in text
    return Knowledge.load().with_files({file: text.replace(old, new, 1).encode()})


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


# ---------------------------------------------------------------- studies


def test_the_table_holds_every_row_once():
    frame = evidence.studies()
    assert len(frame) == 197
    assert frame["id"].is_unique


def test_every_source_cited_has_its_reference():
    cited = {key for file, _, key in citations(Knowledge.load()) if file.startswith("evidence/")}
    assert len(cited) > 60
    assert cited - references().keys() == set()


def test_every_table_and_column_is_explained_beside_it():
    for name in Knowledge.load().files:
        folder, _, file = name.partition("/")
        if folder in ("evidence", "outcomes") and file.endswith(".csv"):
            explained = set(re.findall(r"`([^`\n]+)`", text_of(f"{folder}/README.md")))
            columns = text_of(name).splitlines()[0].split(",")
            assert {file, *columns} - explained == set(), name


def test_filters_narrow_and_combine():
    found = evidence.studies(morphology="amorphous", population=["screening", "mixed"])
    assert set(found["morphology"]) == {"amorphous"}
    assert set(found["population"]) == {"screening", "mixed"}
    assert len(found) < len(evidence.studies(morphology="amorphous"))


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"morphology": "amorphus"}, "Did you mean 'amorphous'?"),
        ({"population": "biopsy"}, "Did you mean 'biopsied'?"),
        ({"axis": "shape"}, "Allowed: morphology, distribution, combination"),
    ],
)
def test_an_unknown_word_is_named_with_the_nearest(asked, sentence):
    with pytest.raises(UnknownTerm, match=re.escape(sentence)):
        evidence.studies(**asked)


def test_a_frame_can_be_changed_without_harm_to_the_next():
    frame = evidence.studies()
    frame.loc[0, "study"] = "changed"
    assert "changed" not in set(evidence.studies()["study"])


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (",468,115,", ",468,1150,", "1150 malignant of 468"),
        (",468,115,", ",468,15,", "15 of 468 is 3.2%, but the row says 24.6%"),
        (",468,115,", ",many,115,", "column n is a number in plain digits, got 'many'"),
        (",468,115,printed,", ",468,115,-,", "column counts says where n and malignant come from"),
        (",biopsied,distribution,-,grouped,", ",biopsy,distribution,-,grouped,", "Did you mean 'biopsied'?"),
        ("id,study,", "id,studie,", "expected the columns id, study"),
        (",USA,pre-BI-RADS,", ",,pre-BI-RADS,", "column country is empty"),
        ("legal1984-excised,", "egan1980-clustered-without-mass,", "this id is used twice"),
        (",1984,France,", ",1984,", "expected 23 cells, got 22"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(old, new, sentence):
    with pytest.raises(DataError, match=re.escape(sentence)) as caught:
        evidence.studies(knowledge=spare("evidence/studies.csv", old, new))
    assert str(caught.value).startswith("data/evidence/studies.csv, ")


# ---------------------------------------------------------------- pooling


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


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            " iwase2017-amorphous-grouped oligane",
            " iwase2018-amorphous-grouped oligane",
            "row amorphous_grouped: 'iwase2018",
        ),
        (
            "Regional,-,regional,",
            "Regional,-,regionel,",
            "row regional: 'regionel' is not a known distribution. Did you mean 'regional'?",
        ),
        (
            ",amorphous,grouped,4B,",
            ",amorphous,grouped,4D,",
            "row amorphous_grouped: '4D' is not a known category",
        ),
        (
            ",26,-,",
            ",high,-,",
            "row regional: column atlas_percent is a number in plain digits, got 'high'",
        ),
        (",one screening series", ",-,one screening series", "cells, got"),
    ],
)
def test_a_broken_pool_is_refused_with_its_place(old, new, sentence):
    with pytest.raises(DataError, match=re.escape(sentence)) as caught:
        evidence.pooled_rates(knowledge=spare("evidence/pools.csv", old, new))
    assert str(caught.value).startswith("data/evidence/pools.csv, ")


def test_parts_of_one_study_are_added_up_to_one_sample():
    (sample,) = evidence.named_pool("amorphous_ductal").samples
    assert (sample.study, sample.malignant, sample.n) == ("Oligane 2018", 14, 53)


def test_pools_can_be_asked_for_by_term():
    found = evidence.pooled_rates(morphology="amorphous", distribution="linear")
    assert "amorphous_ductal" in found.index
    assert "amorphous_grouped" not in found.index
    assert evidence.pooled_rates(morphology="suture").empty
    with pytest.raises(UnknownTerm, match="Did you mean 'suture'"):
        evidence.pooled_rates(morphology="sutur")
    with pytest.raises(UnknownTerm, match="Did you mean 'amorphous'"):
        evidence.named_pool("amorphos")


def test_every_band_behind_a_pool_is_a_category():
    assert set(evidence.pooled_rates()["category"].dropna()) <= set(lexicon().categories)


# ---------------------------------------------------------------- intervals


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


@pytest.mark.parametrize(
    ("k", "n", "sentence"),
    [
        (0, 0, "there is no example"),
        (3, 2, "3 of 2 cannot be"),
        (-1, 2, "cannot be"),
        (0.5, 2, "whole numbers"),
    ],
)
def test_an_impossible_count_is_refused(k, n, sentence):
    with pytest.raises(CalcikitError, match=sentence):
        evidence.wilson_interval(k, n)


# ---------------------------------------------------------------- suspicion


def described(**also):
    """Yield every pair of shape and arrangement, all else at its default."""
    shapes, places = (lexicon().attributes[name].terms for name in ("morphology", "distribution"))
    for shape, place in itertools.product(shapes, places):
        yield shape, place, Finding(morphology=shape.id, distribution=place.id, **also)


def test_suspicion_is_a_share_inside_the_band_of_the_category():
    for _, _, finding in described():
        category = lexicon().categories[recommend(finding).category]
        assert category.low <= 100 * evidence.suspicion(finding) <= category.high


def test_suspicion_never_falls_when_shape_or_arrangement_is_of_more_concern():
    pairs = 0
    for (s1, p1, f1), (s2, p2, f2) in itertools.permutations(list(described()), 2):
        if (s1 == s2 and p1.concern < p2.concern) or (p1 == p2 and s1.concern < s2.concern):
            pairs += 1
            assert evidence.suspicion(f1) <= evidence.suspicion(f2), (f1, f2)
    assert pairs > 400


def test_suspicion_never_contradicts_the_category_of_the_workup(rng):
    scene = [
        {"change": change, "context": context, "risk": risk, "associated": associated, "extent": extent}
        for change, context, risk, associated, extent in itertools.product(
            *(
                lexicon().attributes[name].ids
                for name in ("change", "context", "risk", "associated", "extent")
            )
        )
    ]
    picked = [scene[i] for i in rng.choice(len(scene), 12, replace=False)]
    found = []
    for also in picked:
        for _, _, finding in described(**also):
            try:
                rank = lexicon().categories[recommend(finding).category].rank
            except ImpossibleFinding:
                continue
            found.append((rank, evidence.suspicion(finding)))
    highest = {rank: max(s for r, s in found if r == rank) for rank in {r for r, _ in found}}
    lowest = {rank: min(s for r, s in found if r == rank) for rank in highest}
    ranks = sorted(highest)
    assert len(ranks) >= 4
    assert all(highest[low] <= lowest[high] for low, high in itertools.pairwise(ranks))


def test_bands_follow_each_other_so_no_finding_can_contradict_its_category():
    """Suspicion is a position inside a band; with this it holds for every finding there is."""
    module = import_module("calcikit.evidence.suspicion")
    ranked = sorted(lexicon().categories.values(), key=lambda category: category.rank)
    bands = [module._band(category.id) for category in ranked]
    assert all(low <= high for low, high in bands)
    assert all(below[1] <= above[0] for below, above in itertools.pairwise(bands))
    strengths = [module._strength(shape.id, place.id) for shape, place, _ in described()]
    assert 0 <= min(strengths) <= max(strengths) <= 1


def test_a_screening_finding_is_ordered_as_after_a_workup():
    finding = Finding(morphology="amorphous", distribution="grouped", stage="screening")
    assert recommend(finding).category == "0"
    assert evidence.suspicion(finding) == evidence.suspicion(finding.replace(stage="diagnostic")) > 0.1


def test_an_unproven_harmless_shape_lies_between_3_and_4a():
    unproven = Finding(morphology="skin", distribution="grouped", certainty="suspected")
    assert recommend(unproven).category == "0"
    assert evidence.suspicion(unproven) == 0.02
    assert evidence.suspicion(unproven.replace(certainty="certain")) == 0


def test_an_impossible_finding_has_no_suspicion():
    with pytest.raises(ImpossibleFinding):
        evidence.suspicion(Finding(morphology="amorphous", distribution="grouped", certainty="suspected"))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("rominger2012-pleomorphic", "rominger2012-nothing", "'rominger2012-nothing' is no row"),
        ("rominger2012-linear", "rominger2012-coarse-heterogeneous", "but its rate is lower"),
        ("diffuse,distribution,diffuse", "diffuse,distribution,scattered", "no rate for diffuse"),
    ],
)
def test_the_order_is_checked_against_the_lexicon(old, new, sentence):
    knowledge = spare("evidence/term_rates.csv", old, new)
    with pytest.raises(DataError, match=re.escape(sentence)):
        evidence.suspicion(Finding(morphology="round", distribution="grouped", knowledge=knowledge))


# ---------------------------------------------------------------- prevalence


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


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"sensitivity": 90, "specificity": 0.9, "prevalence": 0.1}, "for 90% write 0.9"),
        (
            {"sensitivity": 0.9, "specificity": -0.1, "prevalence": 0.1},
            "specificity is a share from 0 to 1, got -0.1",
        ),
        ({"sensitivity": 0.9, "specificity": 0.9, "prevalence": float("nan")}, "prevalence is a share"),
    ],
)
def test_a_number_that_is_no_share_is_refused(given, sentence):
    with pytest.raises(CalcikitError, match=re.escape(sentence)):
        evidence.predictive_value(**given)


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
    row = evidence.likelihood_ratios("distribution", worked_up=False).loc["not recorded"]
    assert row["ratio"] == 0 == row["low"]
    assert 0 < row["high"] < 0.2


def test_likelihood_ratios_need_both_outcomes():
    frame = evidence.outcomes()
    with pytest.raises(CalcikitError, match="need malignant lesions and others"):
        evidence.likelihood_ratios(frame=frame[frame["malignant"]])
    with pytest.raises(UnknownTerm):
        evidence.likelihood_ratios("density")


def test_settings_carry_their_women_and_their_source():
    table = evidence.prevalence_by_setting()
    assert table["prevalence"].between(0, 1).all()
    assert set(table["cite"]) <= references().keys()
    assert set(table["population"]) >= {"screening", "biopsied"}
    assert table["caveat"].str.len().min() > 10


def test_a_setting_without_its_study_is_refused():
    knowledge = spare("evidence/prevalence.csv", "luiten2020-recalls", "luiten2020-recall")
    with pytest.raises(DataError, match="row recalled: 'luiten2020-recall-20-years-screening' is no row"):
        evidence.prevalence_by_setting(knowledge)


# ---------------------------------------------------------------- beside a workup


def every_pair():
    """Yield every shape with every arrangement."""
    shapes, places = (lexicon().attributes[name].ids for name in ("morphology", "distribution"))
    return list(itertools.product(shapes, places))


def test_every_pair_has_both_kinds_of_numbers_apart():
    for shape, place in every_pair():
        found = evidence.evidence_for(shape, place)
        for about in ("both", "morphology", "distribution"):
            told = [(fact.source, fact.kind) for fact in found if fact.about == about]
            assert told[-2:] == [("collection", "all lesions"), ("collection", "worked up")]
            assert told[:-2]
            assert all(source == "studies" for source, _ in told[:-2])


def test_every_share_stands_with_its_women_its_count_and_its_source():
    for shape, place in every_pair():
        for fact in evidence.evidence_for(shape, place):
            assert fact.count
            if fact.rate is not None:
                assert fact.women
                assert fact.share
                assert set(fact.cite) <= references().keys()
                assert fact.cite
                assert fact.low is None or 0 <= fact.low <= fact.rate <= fact.high <= 1


def test_a_pooled_share_never_mixes_populations():
    for shape, place in every_pair():
        for fact in evidence.evidence_for(shape, place):
            if fact.kind in ("pooled", "one study"):
                assert fact.women in ("biopsied", "screening", "diagnostic", "mixed")


def test_collected_counts_are_those_of_the_outcome_file():
    frame = evidence.outcomes()
    for shape, place in every_pair():
        here = frame[(frame["morphology"] == shape) & (frame["distribution"] == place)]
        n, malignant = int(here["n"].sum()), int(here.loc[here["malignant"], "n"].sum())
        fact = next(f for f in evidence.evidence_for(shape, place) if f.kind == "all lesions")
        assert fact.count == (f"{malignant} of {n}" if n else "no example in this collection")
        assert (fact.rate is None) == (n < 10)


def test_the_pack_holds_what_python_says():
    packed = json.loads(zlib.decompress(evidence_payload()))
    assert len(packed["both"]) == 70
    assert set(packed["bands"]) <= set(lexicon().categories)
    for shape, place in every_pair():
        held = [
            *packed["both"][f"{shape} {place}"],
            *packed["morphology"][shape],
            *packed["distribution"][place],
        ]
        said = evidence.evidence_for(shape, place)
        assert [(f["count"], f.get("share", "")) for f in held] == [(f.count, f.share) for f in said]
        assert {key for f in held for key in f.get("cite", ())} <= packed["references"].keys()
    assert len(evidence_payload()) < 10_000


def test_a_term_without_a_study_says_so_or_names_the_nearest():
    assert evidence.evidence_for("suture", "grouped")[3].count == "no study with counts"
    nearest = [f for f in evidence.evidence_for("round", "diffuse") if f.kind == "nearest"]
    assert [f.about for f in nearest] == ["morphology", "distribution"]
    assert nearest[1].note.startswith("Amorphous particles only")


# ---------------------------------------------------------------- agreement


def test_published_kappas_are_those_of_the_sources():
    shape = evidence.agreement("morphology").set_index("cite")["kappa"].to_dict()
    place = evidence.agreement("distribution").set_index("cite")["kappa"].to_dict()
    assert shape == {"berg2000": 0.36, "gulsun2003": 0.31, "youk2012": 0.40}
    assert place == {"berg2000": 0.47, "gulsun2003": 0.29, "youk2012": 0.45}
    assert len(evidence.agreement()) == 17
    with pytest.raises(UnknownTerm):
        evidence.agreement("colour")


def kappa(one, two):
    """Work out Cohen's kappa of two columns."""
    seen = (one == two).mean()
    chance = (one.value_counts(normalize=True) * two.value_counts(normalize=True)).sum()
    return (seen - chance) / (1 - chance)


@pytest.mark.parametrize("wanted", [(0.40, 0.45), (0.31, 0.29), (0.8, 0.9)])
def test_two_readers_reach_the_kappa_they_are_given_on_average(wanted):
    found = [
        evidence.simulate_readers(morphology=wanted[0], distribution=wanted[1], rng=seed)
        for seed in range(12)
    ]
    for axis, target in zip(("morphology", "distribution"), wanted, strict=True):
        reached = np.mean([kappa(f[f"reader_1_{axis}"], f[f"reader_2_{axis}"]) for f in found])
        assert reached == pytest.approx(target, abs=0.03)


def test_readers_only_slip_to_a_neighbouring_word():
    allowed = {pair.ids for pair in confusable_terms() if pair.swapped}
    found = evidence.simulate_readers(rng=3)
    for axis in ("morphology", "distribution"):
        pairs = set(zip(found[axis], found[f"reader_1_{axis}"], strict=True))
        slips = {pair for pair in pairs if pair[0] != pair[1]}
        assert slips
        assert slips <= allowed | {(two, one) for one, two in allowed}


def test_the_readers_ask_the_workup():
    found = evidence.simulate_readers(rng=1).iloc[::97]
    for row in found.itertuples():
        answer = recommend(
            Finding(morphology=row.reader_2_morphology, distribution=row.reader_2_distribution)
        )
        assert (row.reader_2_category, row.reader_2_next_step) == (answer.category, answer.next_step)


def test_the_same_seed_gives_the_same_readers():
    assert evidence.simulate_readers(rng=5).equals(evidence.simulate_readers(rng=5))
    assert not evidence.simulate_readers(rng=5).equals(evidence.simulate_readers(rng=6))


def test_most_quarrels_about_words_leave_the_next_step_alone():
    table = evidence.disagreement_impact()
    apart = table.drop("same words")
    assert table.loc["same words", ["other category", "other next step"]].tolist() == [0, 0]
    assert 0 < apart["other next step"].sum() < apart["other category"].sum() < apart["lesions"].sum()


def test_readers_in_full_agreement_never_quarrel():
    table = evidence.disagreement_impact(evidence.simulate_readers(morphology=1, distribution=1))
    assert table["lesions"].tolist() == [592, 0, 0, 0]


def test_a_kappa_out_of_reach_is_refused():
    with pytest.raises(CalcikitError, match="the kappa for morphology must lie between"):
        evidence.simulate_readers(morphology=-0.5)


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize("name", ["amorphous", "milk_of_calcium", "biopsied", "fine_pleomorphic"])
def test_a_forest_plot_says_all_its_numbers(name):
    found, picture = evidence.named_pool(name), forest_plot(name)
    for sample in found.samples:
        assert f"{sample.study}" in picture.alt
        assert f"{sample.malignant:,} of {sample.n:,}, " in picture.alt
    assert f"{found.malignant:,} of {found.n:,}" in picture.alt
    assert ("would be expected between" in picture.alt) == (found.prediction is not None)


def test_a_forest_plot_shows_the_band_of_the_category():
    assert "the band of BI-RADS 4B, 10 to 50%" in forest_plot("amorphous").alt
    assert (
        "the band of BI-RADS 5, 95 to 100%"
        in forest_plot(evidence.named_pool("category_5"), category="5").alt
    )
    assert "band" not in forest_plot("biopsied").alt
    with pytest.raises(CalcikitError, match="category '0' has no likelihood band; those with one: 1, 2"):
        forest_plot("amorphous", category="0")


def test_figures_come_out_the_same_to_the_byte():
    value = evidence.predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.02)
    for draw in (lambda: forest_plot("grouped"), lambda: icon_array(value)):
        one, two = draw(), draw()
        assert one == two
        assert one.svg.startswith(b"<?xml")
        assert one.png.startswith(b"\x89PNG")
        assert not re.search(rb"<dc:date>|\d{4}-\d\d-\d\dT", one.svg)


def test_an_icon_array_draws_one_mark_a_woman():
    value = evidence.predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.02)
    picture = icon_array(value)
    numbers = [int(n) for n in re.findall(r"(\d+) with", picture.alt.partition(":")[2])]
    assert sum(numbers) == 1000
    marks = picture.svg.count(b'<use xlink:href="#m')
    assert 1000 <= marks <= 1000 + 4, "one mark a woman, and one for each line of the legend"


def test_an_icon_array_refuses_what_is_no_share():
    with pytest.raises(CalcikitError, match="a share from 0 to 1, got 12"):
        icon_array(12)


def test_a_picture_in_a_notebook_has_its_alt_text():
    shown = StaticFigure(svg=b"<svg/>", png=b"", alt='5% "or" so')._repr_html_()
    assert 'alt="5% &quot;or&quot; so"' in shown
    assert "data:image/svg+xml;base64,PHN2Zy8+" in shown
