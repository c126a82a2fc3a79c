"""The laboratory of numbers looks up what Python counted, and says when nothing was."""

from __future__ import annotations

import json
import zlib

import pytest

import calcikit as ck
from calcikit.evidence import POPULATION_LABELS, term_evidence
from calcikit.evidence.term_evidence import all_term_evidence, nearest_prevalence, prevalence_grid
from calcikit.payload.evidence import term_evidence_payload


@pytest.fixture(scope="module")
def packed():
    """Give what the widget gets."""
    return json.loads(zlib.decompress(term_evidence_payload()))


def test_the_pack_holds_every_look_as_python_says_it(packed):
    for one in all_term_evidence().values():
        held = packed["looks"][f"{one.morphology} {one.distribution}"]
        assert held["said"] == {name: one.summary(name) for name in POPULATION_LABELS}
        assert set(held["pools"]) == set(one.pools)
        assert held["weight"] == one.likelihood_ratio_text
        assert len(held["women"]) == (len(prevalence_grid()) if one.sign else 0)


def test_the_women_add_up_and_are_those_of_predictive_value(packed):
    for one in all_term_evidence().values():
        for step, (tp, fp, fn, tn, ppv) in zip(
            prevalence_grid(), packed["looks"][f"{one.morphology} {one.distribution}"]["women"], strict=False
        ):
            told = one.predictive_value(step)
            assert tp + fp + fn + tn == 1000
            assert (tp, fp, fn, tn) == (
                told.true_positive,
                told.false_positive,
                told.false_negative,
                told.true_negative,
            )
            assert ppv == pytest.approx(100 * told.ppv, abs=0.05)


def test_the_ratio_of_two_words_is_counted_by_hand():
    """Malignant 23 of 304 against 38 of 292 others, among what was worked up."""
    sign = term_evidence("amorphous", "grouped").sign
    assert sign.ratio == pytest.approx((23 / 304) / (38 / 292))
    assert sign.interval.low < sign.ratio < sign.interval.high
    assert term_evidence("amorphous", "diffuse").sign is None, "one lesion has no ratio"


def test_each_population_stands_alone():
    found = term_evidence("amorphous", "grouped").pools
    assert {name: pool.populations for name, pool in found.items()} == {
        "biopsied": ("biopsied",),
        "screening": ("screening",),
    }
    assert term_evidence().pools["biopsied"].k == 17
    assert term_evidence().category is None
    assert term_evidence("amorphous").category == "4B"
    assert term_evidence("", "linear").category is None


def test_no_study_and_no_example_are_said():
    assert term_evidence("suture").summary("biopsied") == "Suture: no study of this population gives counts."
    assert term_evidence("suture").summary("collection") == "Suture: no example in this collection."
    assert (
        term_evidence("milk_of_calcium").summary("collection")
        == "Layering (milk of calcium): 0 of 1 malignant."
    )
    assert term_evidence("milk_of_calcium").caveat("collection") == "fewer than 10: counts only"


@pytest.mark.parametrize("counted_in", POPULATION_LABELS)
def test_the_frame_is_what_was_counted(counted_in):
    lab = ck.EvidenceLab(morphology="amorphous", distribution="grouped", counted_in=counted_in)
    assert set(lab.frame["morphology"]) <= {"amorphous"}
    if counted_in in lab.evidence.counts:
        assert lab.frame["n"].sum() == lab.evidence.counts[counted_in].n
    elif (pooled := lab.evidence.pools.get(counted_in)) is not None:
        assert lab.frame["n"].sum() == pooled.n
        assert set(lab.frame["population"]) == {counted_in}


def test_choices_are_synced_traits_that_can_be_set():
    lab = ck.EvidenceLab()
    assert lab.predictive_value is None
    assert lab.evidence.label == "Any calcifications"
    lab.morphology, lab.prevalence = "fine_linear_branching", 0.13
    assert lab.prevalence == nearest_prevalence(0.13) == 0.127
    odds = lab.evidence.sign.ratio * 0.127 / (1 - 0.127)
    assert lab.predictive_value.ppv == pytest.approx(odds / (1 + odds))
    assert all(
        lab.traits()[name].metadata["sync"]
        for name in ("morphology", "distribution", "counted_in", "prevalence")
    )


def test_without_scripts_every_population_stands_in_words():
    lab = ck.EvidenceLab(morphology="amorphous", distribution="grouped")
    data, _ = lab._repr_mimebundle_()
    for name, title in POPULATION_LABELS.items():
        assert title in data["text/html"]
        assert lab.evidence.summary(name) in data["text/html"]
    assert "Iwase 2017: 6 of 216" not in data["text/html"], "a single study needs no list"
    assert "not for care" in data["text/html"].lower()
    assert "Of 1,000 women, 127 have a cancer" in data["text/html"]
    assert data["text/plain"] == lab.summary
