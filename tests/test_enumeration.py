"""Every finding has one workup: merged states stand for all, and a large sample is taken literally."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice
from math import prod
from pathlib import Path

import pytest
import textstat
from merged_states import merged_states

import calcikit as ck
from calcikit.lexicon import lexicon
from calcikit.lexicon.models import CERTAINTIES
from calcikit.workup import audit, every_biopsy_result
from calcikit.workup.wording import fill_template, layout

EXCEPTIONS = Path(__file__).resolve().parents[1] / "data" / "workup" / "monotonicity_exceptions.csv"


def test_every_outcome_is_complete():
    """Category, steps and words are there for all, and come from the data."""
    words = lexicon()
    for kind in ("finding", "biopsy"):
        for state in merged_states(kind):
            said = state.outcome
            assert said.category in words.categories
            ids_said = [step.id for step in said.steps]
            assert ids_said
            assert len({step.label for step in said.steps}) == len(ids_said)
            assert all(step.id in words.steps and step.when and step.label for step in said.steps)
            assert ids_said[0] not in {step.id for step in said.alternatives}
            assert said.assessment.endswith(".")
            assert said.message
            assert said.next
            assert [station.state for station in said.path].count("here") == 1


def test_every_finding_of_a_large_sample_has_the_outcome_that_was_enumerated(rng):
    """Merged states stand for all findings: each state's example, and 8,000 at random, taken literally."""
    keep = ("stage", "morphology", "distribution", "change")
    known = {}
    for state in merged_states("finding", keep):
        known.setdefault(tuple(state.values.values()), set()).add(said_by(state.outcome))
        workup = ck.recommend(ck.Finding(**state.example))
        assert said_by(workup) == said_by(state.outcome)
    refused = 0
    for finding in at_random(rng, 8_000):
        try:
            workup = ck.recommend(finding)
        except ck.ImpossibleFinding:
            refused += 1
            continue
        assert said_by(workup) in known[tuple(getattr(finding, name) for name in keep)]
        assert all(reason.cite for reason in workup.reasons)
        assert "{" not in workup.report_text
        decisive = [reason.certainty for reason in workup.reasons if reason.decisive]
        assert workup.certainty == max(decisive, key=[*CERTAINTIES].index)
    figures = audit()
    share = figures.impossible / (figures.possible + figures.impossible)
    assert refused == pytest.approx(8_000 * share, rel=0.1)


def at_random(rng, n):
    """Draw findings, possible or not."""
    known = ck.Finding.attributes()
    drawn = [[a.ids[place] for place in rng.integers(len(a.ids), size=n)] for a in known.values()]
    for terms in zip(*drawn, strict=True):
        yield ck.Finding.from_known(dict(zip(known, terms, strict=True)))


def said_by(workup):
    """Return category and steps of a workup or an outcome."""
    return workup.category, tuple((step.id, step.when) for step in workup.steps), workup.follow_up


def test_the_states_count_every_finding_and_every_result():
    """Taken literally: all biopsy results one by one, and as many findings as the attributes allow."""
    figures = audit()
    assert figures.possible + figures.impossible == prod(
        len(attribute.terms) for attribute in lexicon().of("finding").values()
    )
    assert sum(state.findings for state in merged_states("finding")) == figures.possible
    literal = Counter(ck.after_biopsy(result).category for result in every_biopsy_result())
    counted = Counter()
    for state in merged_states("biopsy"):
        counted[state.outcome.category] += state.findings
    assert counted == literal
    assert counted.total() == figures.biopsies


def test_every_finding_is_possible_and_comes_once():
    found = list(islice(ck.every_finding(), 5_000))
    assert len(set(found)) == len(found)
    assert all(ck.recommend(finding).finding is finding for finding in found[::50])


def test_more_worrying_is_never_answered_with_less(rng):
    """A large sample, taken literally; the audit proves it for all."""
    words, known = lexicon(), ck.Finding.attributes()
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        excused = {(r["attribute"], r["step_before"], r["step_after"]) for r in csv.DictReader(file)}
    names = [*known]
    for finding, place, one, two in zip(at_random(rng, 5_000), *rng.random((3, 5_000)), strict=True):
        name = names[int(place * len(names))]
        terms = known[name].terms
        mild, grave = sorted(
            (terms[int(share * len(terms))] for share in (one, two)), key=lambda term: term.concern
        )
        try:
            one, two = (ck.recommend(finding.replace(**{name: term.id})) for term in (mild, grave))
        except ck.ImpossibleFinding:
            continue
        if mild.concern == grave.concern:
            continue
        assert words.categories[two.category].rank >= words.categories[one.category].rank, (one, two)
        slower = words.steps[two.next_step].urgency < words.steps[one.next_step].urgency
        assert not slower or (name, one.next_step, two.next_step) in excused


def test_screening_gives_zero_or_two():
    """What is not clearly benign is recalled; prior images are asked for where none have been compared."""
    states = merged_states("finding", ["stage", "change", "verdict"])
    screened = [state for state in states if state.values["stage"] == "screening"]
    assert {state.outcome.category for state in screened} == {"0", "2"}
    for state in screened:
        steps = {step.id for step in state.outcome.steps}
        assert ("recall_for_magnification" in steps) == (state.outcome.category == "0")
        if state.values["verdict"] == "recall":
            assert ("compare_with_priors" in steps) == (state.values["change"] == "no_priors")


def test_a_certain_benign_shape_is_two_unless_something_else_is_open():
    for state in merged_states("finding", ["shape_kind", "certainty", "associated_findings"]):
        if (state.values["shape_kind"], state.values["certainty"]) == ("typically_benign", "certain"):
            closed = state.values["associated_findings"] in ("isolated", "explained_by_mass")
            assert state.outcome.category == ("2" if closed else "0")


def test_a_result_keeps_the_category_settles_it_or_proves_cancer():
    for state in merged_states("biopsy", ["category_before"]):
        assert state.outcome.category in ("2", "6", state.values["category_before"])


def test_every_answer_to_the_patient_is_plain():
    """Grade 8 or lower by Flesch and Kincaid, over every outcome with every first sentence."""
    words = lexicon()
    for kind, named in (("finding", "morphology"), ("biopsy", "histology")):
        texts = {
            fill_template(
                layout().of(kind).patient,
                {name: "" for name in words.of(kind)}
                | {named: words.of(kind)[named][state.values[named]].patient}
                | {"message": state.outcome.message, "next": state.outcome.next},
            )
            for state in merged_states(kind, [named])
        }
        hard = {text: grade for text in texts if (grade := textstat.flesch_kincaid_grade(text)) > 8}
        assert len(texts) > 50
        assert not hard
