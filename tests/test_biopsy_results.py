"""The rules of a biopsy result say what the sources say."""

from __future__ import annotations

import pytest
from short_findings import ids

import calcikit as ck

STATED = {"concordance": "concordant"}
MISSED = {"calcifications_in_specimen": "no", "calcifications_on_slides": "no"}

RESULTS = [
    ({"histology": "fibrocystic", **MISSED}, "4B", "repeat_biopsy"),
    ({"histology": "fibrocystic", "calcifications_in_specimen": "no"}, "4B", "repeat_biopsy"),
    (
        {
            "histology": "fibrocystic",
            "calcifications_in_specimen": "no",
            "residual_calcifications": "no",
            **STATED,
        },
        "2",
        "routine_screening",
    ),
    (
        {"histology": "fibrocystic", **MISSED, "residual_calcifications": "no"},
        "4B",
        "additional_pathology_levels",
    ),
    ({"histology": "flat_epithelial_atypia", **MISSED}, "4B", "repeat_biopsy"),
    ({"histology": "fibrocystic", "calcifications_on_slides": "no"}, "4B", "additional_pathology_levels"),
    ({"histology": "fibrocystic", **STATED}, "2", "routine_screening"),
    ({"histology": "fibrocystic", "concordance": "discordant"}, "4B", "repeat_biopsy"),
    ({"histology": "fibrocystic", "category_before": "5"}, "5", "repeat_biopsy"),
    ({"histology": "fibrocystic", "category_before": "5", "concordance": "concordant"}, "5", "repeat_biopsy"),
    ({"histology": "fat_necrosis", "category_before": "4C"}, "4C", "repeat_biopsy"),
    (
        {"histology": "fat_necrosis", "category_before": "4C", "concordance": "concordant"},
        "2",
        "surveillance_after_biopsy",
    ),
    (
        {"histology": "normal_or_nonspecific", "category_before": "4C", "concordance": "concordant"},
        "4C",
        "repeat_biopsy",
    ),
    ({"histology": "flat_epithelial_atypia", "category_before": "4C"}, "4C", "surgical_excision"),
    ({"histology": "atypical_ductal_hyperplasia"}, "4B", "surgical_excision"),
    ({"histology": "papilloma_with_atypia"}, "4B", "surgical_excision"),
    ({"histology": "lcis_pleomorphic"}, "4B", "surgical_excision"),
    ({"histology": "papilloma", **STATED}, "4B", "vacuum_assisted_excision"),
    ({"histology": "radial_scar", **STATED}, "4B", "vacuum_assisted_excision"),
    ({"histology": "mucocele_like_lesion", **STATED}, "4B", "vacuum_assisted_excision"),
    ({"histology": "flat_epithelial_atypia", **STATED}, "4B", "vacuum_assisted_excision"),
    (
        {"histology": "flat_epithelial_atypia", "residual_calcifications": "no", **STATED},
        "4B",
        "surveillance_after_biopsy",
    ),
    ({"histology": "atypical_lobular_hyperplasia", **STATED}, "4B", "surveillance_after_biopsy"),
    ({"histology": "lcis_classic", "concordance": "discordant"}, "4B", "surgical_excision"),
    ({"histology": "not_sampled"}, "4B", "surgical_excision"),
    ({"histology": "not_sampled", "category_before": "4A"}, "4A", "surgical_excision"),
    ({"histology": "not_sampled", "category_before": "3"}, "3", "multidisciplinary_review"),
    ({"histology": "dcis"}, "6", "treatment_referral"),
    ({"histology": "dcis", **MISSED}, "6", "treatment_referral"),
    ({"histology": "invasive_carcinoma"}, "6", "treatment_referral"),
]


@pytest.mark.parametrize(("said", "category", "step"), RESULTS)
def test_after_the_biopsy(said, category, step):
    workup = ck.after_biopsy(ck.BiopsyResult(**{"category_before": "4B", **said}))
    assert (workup.category, workup.next_step) == (category, step)
    assert any(reason.decisive and reason.cite for reason in workup.reasons)


@pytest.mark.parametrize("before", ["3", "4A", "4B"])
@pytest.mark.parametrize("found", ["fibrocystic", "normal_or_nonspecific", "papilloma", "lcis_classic"])
def test_nothing_is_closed_or_followed_before_it_is_stated_to_fit(before, found):
    workup = ck.after_biopsy(before, found)
    assert (workup.category, workup.steps[0].label) == (before, "Radiology-pathology correlation")
    assert "routine_screening" not in ids(workup)


@pytest.mark.parametrize("found", ["fibrocystic", "normal_or_nonspecific", "papilloma", "lcis_classic"])
def test_a_sample_of_the_calcifications_does_not_answer_for_a_lump(found):
    workup = ck.after_biopsy("4B", found, associated="lump", **STATED)
    assert (workup.category, workup.next_step) == ("4B", "multidisciplinary_review")
    assert "sample of the lump itself" in workup.report_text
    assert [step.id for step in workup.steps].count("ultrasound") == 1
    assert "of the lump itself, unless its cause is clear" in [step.when for step in workup.steps]
    assert "sample of the lump itself" in workup.patient_text


def test_what_was_not_sampled_is_asked_nothing_and_keeps_what_was_said():
    said = ck.BiopsyResult("4B", "not_sampled", concordance="discordant", calcifications_on_slides="no")
    offered = {change.attribute for change in ck.what_if(said)}
    assert offered == {"category_before", "histology", "associated", "risk"}
    assert "discordant" not in ck.after_biopsy(said).report_text
    assert said.replace(histology="fibrocystic").concordance == "discordant"


def test_a_missed_target_keeps_what_was_found():
    """The second sample does not cancel the first result: atypia is excised, cancer is referred."""
    atypia = ck.after_biopsy(
        ck.BiopsyResult(category_before="4B", histology="atypical_ductal_hyperplasia", **MISSED)
    )
    assert {"repeat_biopsy", "multidisciplinary_review", "surgical_excision"} <= set(ids(atypia))
    cancer = ck.after_biopsy(ck.BiopsyResult(category_before="4B", histology="dcis", **MISSED))
    assert {"treatment_referral", "repeat_biopsy"} <= set(ids(cancer))
    assert "have not been sampled" in cancer.report_text


@pytest.mark.parametrize("lesion", ["flat_epithelial_atypia", "papilloma", "lcis_classic"])
@pytest.mark.parametrize(
    ("before", "stated"), [("4C", "not_stated"), ("5", "concordant"), ("4A", "discordant")]
)
def test_what_no_slide_shows_and_the_lesion_does_not_explain_is_sampled_again(lesion, before, stated):
    for in_specimen in ("yes", "no"):
        result = ck.BiopsyResult(
            before,
            lesion,
            concordance=stated,
            calcifications_in_specimen=in_specimen,
            calcifications_on_slides="no",
            residual_calcifications="no",
        )
        again = [step.when for step in ck.after_biopsy(result).steps if step.id == "repeat_biopsy"]
        assert [when.startswith("of the biopsy site, unless cancer is found") for when in again] == [True]


def test_the_category_before_the_biopsy_is_named_as_such_without_its_likelihood():
    left = ck.after_biopsy(ck.BiopsyResult("3", "atypical_ductal_hyperplasia"))
    assert "(the category of the calcifications before the biopsy)" in " ".join(str(left).split())
    closed = ck.after_biopsy(ck.BiopsyResult("4B", "fibrocystic", **STATED))
    assert (closed.subject, bool(closed.band), left.band) == ("calcifications", True, "")


def test_own_risk_is_no_average_risk_after_atypia_and_no_question_after_cancer():
    for lesion, row in (
        ("lcis_pleomorphic", "post-biopsy-risk-atypia"),
        ("dcis", "post-biopsy-risk-malignant"),
    ):
        reasons = ck.after_biopsy(ck.BiopsyResult("4B", lesion)).reasons
        assert row in [reason.id for reason in reasons]


def test_her_own_risk_is_assessed_after_every_atypia():
    """Beside whatever review the plan has already; said in the report and to her."""
    for lesion in ("atypical_ductal_hyperplasia", "atypical_lobular_hyperplasia", "lcis_pleomorphic"):
        workup = ck.after_biopsy(ck.BiopsyResult("4B", lesion, concordance="concordant"))
        step = next(step for step in workup.steps if step.label == "Assessment of her own risk")
        assert "13% at 10" in step.why
        assert "Assessment of her own risk of breast cancer is recommended." in workup.report_text
        assert "talk with you about your own risk" in workup.patient_text


@pytest.mark.parametrize("before", ["4C", "5"])
def test_calcifications_in_the_block_do_not_explain_a_high_suspicion(before):
    unseen = ck.after_biopsy(ck.BiopsyResult(before, "fibrocystic", calcifications_on_slides="no"))
    again = next(step for step in unseen.steps if step.id == "repeat_biopsy")
    assert "unless" in again.when
    assert "cancer" in again.when
    assert "multidisciplinary_review" in ids(unseen)


@pytest.mark.parametrize("lesion", ["fibrocystic", "radial_scar", "lcis_classic"])
@pytest.mark.parametrize(("before", "concordance"), [("4B", "discordant"), ("5", "not_stated")])
def test_calcifications_on_the_slides_do_not_make_a_discordant_result_enough(before, concordance, lesion):
    doubtful = {"calcifications_in_specimen": "no", "residual_calcifications": "yes"}
    workup = ck.after_biopsy(ck.BiopsyResult(before, lesion, concordance=concordance, **doubtful))
    assert workup.next_step == "repeat_biopsy"
    assert "unless the slides" not in workup.report_text


def test_what_is_not_stated_yet_does_not_skip_the_excision_of_what_is_left():
    """As for the concordant result."""
    for lesion in ("lcis_classic", "radial_scar"):
        beside = {"associated": "mass_or_distortion"} if lesion == "radial_scar" else {}
        workup = ck.after_biopsy(ck.BiopsyResult("4B", lesion, residual_calcifications="yes", **beside))
        assert "vacuum_assisted_excision" in ids(workup)


def test_high_risk_lesions_name_what_others_accept():
    for lesion in ("papilloma", "radial_scar", "flat_epithelial_atypia", "atypical_lobular_hyperplasia"):
        result = ck.BiopsyResult(category_before="4B", histology=lesion, concordance="concordant")
        workup = ck.after_biopsy(result)
        assert workup.certainty == "practice-varies"
        assert workup.alternatives
        assert "elfgen2023" in workup.sources
        assert "England" in str(workup)


def test_adh_after_4c_is_not_watched():
    """Selected women are watched after less suspicious findings."""
    said = {"histology": "atypical_ductal_hyperplasia", "concordance": "concordant"}
    for before, offered in (("4B", True), ("4C", False)):
        result = ck.BiopsyResult(category_before=before, residual_calcifications="no", **said)
        steps = {step.id for step in ck.after_biopsy(result).alternatives}
        assert ("surveillance_after_biopsy" in steps) == offered


def test_category_6_is_not_that_of_calcifications_that_were_missed():
    missed = {"calcifications_in_specimen": "no", "calcifications_on_slides": "no"}
    workup = ck.after_biopsy("4B", "dcis", **missed)
    assert "Assessment of the cancer that was found: BI-RADS 6" in workup.report_text
    assert (workup.category, workup.subject) == ("6", "cancer that was found")
    assert ck.after_biopsy("4B", "dcis").subject == "calcifications"


def test_a_cancer_with_a_doubtful_target_says_what_is_open_and_no_more():
    result = ck.BiopsyResult(category_before="4B", histology="dcis", calcifications_in_specimen="no")
    assert "It is not certain that the calcifications" in ck.after_biopsy(result).report_text
