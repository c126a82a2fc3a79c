"""Suspicion orders findings as their categories do."""

from __future__ import annotations

import itertools
from importlib import import_module

import calcikit.evidence as evidence
from calcikit.errors import ImpossibleFinding
from calcikit.lexicon import lexicon
from calcikit.workup import Finding, recommend


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
