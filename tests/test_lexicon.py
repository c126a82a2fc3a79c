"""The words are complete, sourced, frozen, and under the fixed ids."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from pydantic import ValidationError

from calcikit import UnknownTerm
from calcikit.lexicon import lexicon
from calcikit.lexicon.models import statements
from calcikit.workup.wording import layout

FINDING = {
    "stage": "diagnostic screening",
    "morphology": "skin vascular coarse_popcorn large_rod_like round punctate rim dystrophic milk_of_calcium "
    "suture amorphous coarse_heterogeneous fine_pleomorphic fine_linear_branching",
    "distribution": "diffuse regional grouped linear segmental",
    "certainty": "certain suspected",
    "projection": "both_views one_view_only",
    "extent": "single_area several_areas_one_breast both_breasts_alike",
    "change": "no_priors new increasing stable_under_2_years stable_2_years_or_more decreasing",
    "associated": "none asymmetry distortion benign_mass mass",
    "context": "none surgical_bed treated_breast beside_known_cancer",
    "risk": "average high",
    "symptoms": "none lump discharge",
}
BIOPSY = {
    "category_before": "3 4A 4B 4C 5",
    "histology": "normal_or_nonspecific fibrocystic fibroadenoma sclerosing_adenosis fat_necrosis papilloma "
    "papilloma_with_atypia radial_scar flat_epithelial_atypia atypical_ductal_hyperplasia "
    "atypical_lobular_hyperplasia lcis_classic lcis_pleomorphic mucocele_like_lesion other_benign "
    "dcis invasive_carcinoma not_sampled",
    "calcifications_in_specimen": "yes no",
    "calcifications_on_slides": "yes no",
    "concordance": "not_stated concordant discordant",
    "residual_calcifications": "yes no",
    "associated": "none mass_or_distortion lump",
    "risk": "average high",
}
STEPS = (
    "routine_screening short_interval_follow_up recall_for_magnification tangential_view lateral_view "
    "repeat_view compare_with_priors ultrasound mri stereotactic_biopsy ultrasound_guided_biopsy "
    "repeat_biopsy additional_pathology_levels vacuum_assisted_excision surgical_excision "
    "surveillance_after_biopsy multidisciplinary_review treatment_referral"
)
NO_DEFAULT = {"morphology", "distribution", "category_before", "histology"}
ATTRIBUTES = list(lexicon().attributes.values())
TERMS = [(attribute.id, term) for attribute in ATTRIBUTES for term in attribute.terms]


def test_ids_are_the_fixed_ones():
    """Tools and pages outside the project use them."""
    for kind, fixed in (("finding", FINDING), ("biopsy", BIOPSY)):
        found = {name: attribute.ids for name, attribute in lexicon().of(kind).items()}
        assert found == {name: tuple(ids.split()) for name, ids in fixed.items()}
        assert [*found] == [*fixed]


def test_steps_and_categories_are_the_fixed_ones():
    assert set(lexicon().steps) == set(STEPS.split())
    assert list(lexicon().categories) == ["0", "1", "2", "3", "4A", "4B", "4C", "5", "6"]


def test_an_attribute_starts_at_its_first_term_unless_the_learner_must_choose():
    for attribute in ATTRIBUTES:
        assert attribute.default == (None if attribute.id in NO_DEFAULT else attribute.ids[0])
        assert attribute.question.endswith("?")
        assert attribute.why.endswith(".")


def test_few_controls_are_in_view():
    """The two axes, the stage and the change come first; at most seven."""
    for attributes in (lexicon().of("finding").values(), lexicon().of("biopsy").values()):
        main = {attribute.id for attribute in attributes if attribute.panel == "main"}
        assert 2 <= len(main) <= 7
    assert {"morphology", "distribution", "stage", "change"} <= {
        a.id for a in ATTRIBUTES if a.panel == "main"
    }


def test_a_shape_can_be_recognised():
    """Size, look, how to confirm it, cause, mimics, a pearl, and a sentence to the patient."""
    for term in [t for name, t in TERMS if name == "morphology"]:
        there = {name for name, _ in statements(term)}
        assert there == {"definition", "size", "look", "confirm", "cause", "mimics", "pearl"}
        assert term.group
        assert term.patient.endswith(".")
        assert term.phrase
        assert term.cite
        assert term.density
        assert term.margin
        assert term.number
        assert term.decisive_view


def test_order_of_concern():
    """Benign before round before hazy before pleomorphic before branching; new and growing before stable."""
    shape, change = lexicon().attributes["morphology"], lexicon().attributes["change"]
    ranks = [
        shape[t].concern for t in ("skin", "round", "amorphous", "fine_pleomorphic", "fine_linear_branching")
    ]
    assert ranks == sorted(set(ranks))
    assert change["stable_2_years_or_more"].concern < change["no_priors"].concern < change["new"].concern
    assert change["new"].concern == change["increasing"].concern


def test_phrases_fit_the_report_sentence():
    """Head words and the comparison stand alone; every other phrase is empty or goes on after a comma."""
    blanks = {blank.id for blank in layout().blank}
    for attribute, term in TERMS:
        assert {*re.findall(r"{(.*?)}", term.phrase)} <= blanks
        assert not term.phrase.endswith((".", " ", ","))
        if attribute in (*NO_DEFAULT, "stage", "change"):
            assert term.phrase
            assert not term.phrase.startswith(",")
        else:
            assert not term.phrase or term.phrase.startswith(", ")


def test_editions_change_the_label_only_where_it_is_known():
    shape = lexicon().attributes["morphology"]
    names = [shape["milk_of_calcium"].name(edition) for edition in ("v2025", "2013")]
    assert names == ["Layering (milk of calcium)", "Milk of calcium"]
    assert {shape[name].name().split()[0] for name in ("coarse_popcorn", "dystrophic")} == {"Coarse"}
    assert all(term.name("2013") for _, term in TERMS)
    with pytest.raises(UnknownTerm, match=r"'2025' is not a known edition. Did you mean 'v2025'"):
        shape["skin"].name("2025")


def test_old_names_are_kept_as_synonyms():
    shape = lexicon().attributes["morphology"]
    for term, old in (("rim", "eggshell"), ("milk_of_calcium", "teacup"), ("large_rod_like", "secretory")):
        assert any(old in synonym.lower() for synonym in shape[term].synonyms)
    assert "clustered" in lexicon().attributes["distribution"]["grouped"].synonyms


def every_statement():
    """Yield every statement of the words."""
    words = lexicon()
    records = [term for _, term in TERMS]
    records += [*words.steps.values(), *words.notes, *words.categories.values()]
    records += [*words.claims, *words.myths, *words.answers]
    for record in records:
        yield from ((record.id, name, value) for name, value in statements(record))


def test_what_is_agreed_has_a_source():
    found = list(every_statement())
    assert len(found) > 200
    for record, name, statement in found:
        assert statement.text.strip() == statement.text, (record, name)
        assert len(statement.text) < 420, (record, name)
        assert statement.cite or statement.certainty == "thin-evidence", (record, name)


def test_a_step_can_be_explained():
    """What it is, why, what comes next, what to report, what to tell the patient; and where it stands."""
    for step in lexicon().steps.values():
        assert step.what.text
        assert step.why.text
        assert step.next.text
        assert step.report.endswith(".")
        assert step.patient.endswith(".")
        assert step.station in {station.id for station in lexicon().stations}


def test_urgency_orders_the_steps():
    """Waiting before looking, looking before sampling, sampling before treating."""
    urgency = [
        lexicon().steps[name].urgency
        for name in (
            "routine_screening",
            "short_interval_follow_up",
            "ultrasound",
            "stereotactic_biopsy",
            "treatment_referral",
        )
    ]
    assert urgency == sorted(set(urgency))


def test_categories_have_bands_that_join_without_gap():
    grades = lexicon().categories
    bands = [(grades[name].low, grades[name].high) for name in ("3", "4A", "4B", "4C", "5")]
    assert bands[0][0] == 0
    assert bands[-1][1] == 100
    assert all(one[1] == two[0] for one, two in pairwise(bands))
    assert [grades[name].rank for name in ("1", "2", "3", "0", "4A", "4B", "4C", "5", "6")] == list(range(9))


def test_only_category_three_is_watched_at_short_intervals():
    """The popular claim that benign ones are followed every 6 to 12 months is called misleading."""
    assert "six months" in lexicon().categories["3"].rid_of
    assert "nothing needs to be done" in lexicon().categories["2"].rid_of
    assert any("6 to 12 months" in c.claim and "misleading" in c.verdict for c in lexicon().claims)


def test_claims_myths_and_answers_are_there():
    words = lexicon()
    assert len(words.claims) >= 18
    assert len(words.myths) >= 8
    assert len(words.answers) >= 5


def test_the_words_are_frozen():
    with pytest.raises(ValidationError):
        lexicon().attributes["morphology"]["skin"].label = "Dermal"
    assert lexicon() is lexicon()
