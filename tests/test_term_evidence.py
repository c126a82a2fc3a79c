"""Each pair of words has its numbers, with their women, their count and their source."""

from __future__ import annotations

import itertools
import json
import zlib

import calcikit.evidence as evidence
from calcikit.lexicon import lexicon
from calcikit.payload.evidence import evidence_payload
from calcikit.references import references


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


def test_evidence_for_one_word_is_that_of_the_word_alone():
    assert {fact.about for fact in evidence.evidence_for("", "grouped")} == {"distribution"}
