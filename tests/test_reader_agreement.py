"""Two readers agree as often as published readers do."""

from __future__ import annotations

import numpy as np
import pytest

import calcikit.evidence as evidence
from calcikit.lexicon import confusable_terms
from calcikit.workup import Finding, recommend


def test_published_kappas_are_those_of_the_sources():
    by_axis = evidence.agreement().set_index(["what", "cite"])["kappa"]
    shape, place = (by_axis[axis].to_dict() for axis in ("morphology", "distribution"))
    assert shape == {"berg2000": 0.36, "gulsun2003": 0.31, "youk2012": 0.40}
    assert place == {"berg2000": 0.47, "gulsun2003": 0.29, "youk2012": 0.45}
    assert len(evidence.agreement()) == 17


def kappa(one, two):
    """Work out Cohen's kappa of two columns."""
    seen = (one == two).mean()
    chance = (one.value_counts(normalize=True) * two.value_counts(normalize=True)).sum()
    return (seen - chance) / (1 - chance)


def test_two_readers_reach_the_published_kappa_on_average():
    found = [evidence.simulate_readers(rng=seed) for seed in range(12)]
    for axis, target in (("morphology", 0.40), ("distribution", 0.45)):
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
