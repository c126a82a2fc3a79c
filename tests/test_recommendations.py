"""The rules of a finding say what the sources say."""

from __future__ import annotations

import csv
import pickle
from itertools import combinations, product
from pathlib import Path

import pytest
from short_findings import ask, ids

import calcikit as ck
from calcikit.lexicon import lexicon
from calcikit.workup.nearby import workups_nearby

RULES = Path(__file__).resolve().parents[1] / "data" / "workup"
PROOF = {
    "skin": "tangential_view",
    "milk_of_calcium": "lateral_view",
    "vascular": "repeat_view",
    "large_rod_like": "repeat_view",
    "rim": "repeat_view",
    "coarse_popcorn": "repeat_view",
    "dystrophic": "repeat_view",
    "suture": "repeat_view",
}
BENIGN = [*PROOF]
ROUND = ["round", "punctate"]
SUSPICIOUS = ["amorphous", "coarse_heterogeneous", "fine_pleomorphic", "fine_linear_branching"]
PLACES = ["diffuse", "regional", "grouped", "linear", "segmental"]
CHANGES = ["no_priors", "new", "increasing", "stable_under_2_years", "stable_2_years_or_more", "decreasing"]
OPEN = [
    {"associated": "asymmetry"},
    {"associated": "distortion"},
    {"associated": "mass"},
    {"symptoms": "lump"},
    {"symptoms": "discharge"},
]


def test_what_cannot_be_is_refused_with_the_reason():
    """Only a benign type can be suspected; the sentence is that of the rule, read past the tested code."""
    with (RULES / "validity.csv").open(encoding="utf-8", newline="") as file:
        reasons = {row["because"] for row in csv.DictReader(file) if row["then:possible"] == "no"}
    for shape in (*ROUND, *SUSPICIOUS):
        with pytest.raises(ck.ImpossibleFinding, match=r"cannot be: .*benign type") as refused:
            ask(shape, certainty="suspected")
        assert refused.value.because in reasons


def test_a_certain_benign_shape_ends_the_analysis():
    """2, routine, no extra views: at either stage, in any distribution."""
    for shape, place, stage in product(BENIGN, PLACES, ("diagnostic", "screening")):
        workup = ask(shape, place, stage=stage)
        assert (workup.category, ids(workup)) == ("2", ["routine_screening"]), workup.finding


@pytest.mark.parametrize("shape", BENIGN)
def test_a_suspected_benign_shape_gets_the_one_check_that_proves_it(shape):
    workup = ask(shape, certainty="suspected")
    assert (workup.category, workup.next_step) == ("0", PROOF[shape])
    screened = ask(shape, certainty="suspected", stage="screening")
    assert screened.category == "0"
    assert ids(screened)[0] == "recall_for_magnification"
    assert PROOF[shape] in ids(screened)


@pytest.mark.parametrize("shape", ROUND)
def test_round_particles(shape):
    """Diffuse 2; a first group 3 and watched; stable 2; new, growing, ductal, beside a cancer: sampled."""
    assert ask(shape, "diffuse").category == "2"
    first = ask(shape)
    assert (first.category, first.next_step) == ("3", "short_interval_follow_up")
    assert all(month in first.follow_up for month in ("6", "12", "24", "36"))
    assert ask(shape, change="stable_2_years_or_more").category == "2"
    for workup in (
        ask(shape, change="new"),
        ask(shape, change="increasing"),
        ask(shape, "linear"),
        ask(shape, "segmental"),
        ask(shape, context="beside_known_cancer"),
        ask(shape, context="beside_known_cancer", change="stable_2_years_or_more"),
    ):
        assert workup.category.startswith("4")
        assert workup.next_step == "stereotactic_biopsy"


def test_amorphous():
    """Diffuse in both breasts 2; otherwise suspicious, with the quarrel between 4A and 4B shown."""
    assert ask("amorphous", "diffuse", extent="both_breasts_alike").category == "2"
    group = ask("amorphous")
    assert (group.category, group.alternative_categories, group.certainty) == (
        "4B",
        ("4A",),
        "practice-varies",
    )
    for place in PLACES:
        assert ask("amorphous", place).category == "4B"


def test_coarse_heterogeneous():
    """Several alike in both breasts 2; one group suspicious."""
    assert ask("coarse_heterogeneous", extent="both_breasts_alike").category == "2"
    assert ask("coarse_heterogeneous").category == "4B"


def test_fine_pleomorphic_and_fine_linear():
    """4B, 4C in a duct; 4C, and 5 when the picture is unequivocal."""
    assert [ask("fine_pleomorphic", place).category for place in PLACES] == ["4B", "4B", "4B", "4C", "4C"]
    assert {ask("fine_linear_branching", place).category for place in PLACES} == {"4C"}
    assert ask("fine_linear_branching", "segmental", associated="mass").category == "5"


@pytest.mark.parametrize("shape", SUSPICIOUS)
def test_no_change_over_time_clears_a_suspicious_shape(shape):
    """Neither stability nor disappearance."""
    for place in PLACES:
        assert len({ask(shape, place, change=change).category for change in CHANGES}) == 1
        assert ask(shape, place, change="stable_2_years_or_more").next_step == "stereotactic_biopsy"


def test_a_treated_breast():
    """A suspected type has its own view first; a round group may be followed in the bed, not outside it."""
    for shape in ("dystrophic", "rim"):
        assert ask(shape, context="surgical_bed", change="new").category == "2"
    for shape in BENIGN:
        for context in ("surgical_bed", "treated_breast"):
            workup = ask(shape, context=context, change="new", certainty="suspected")
            assert (workup.category, workup.next_step) == ("0", PROOF[shape])
    assert ask("round", context="surgical_bed").category == "3"
    for outside in ({}, {"change": "new"}, {"risk": "high"}):  # 6 of 16 were malignant
        assert ask("round", context="treated_breast", **outside).category == "4B"
    new = ask("round", context="surgical_bed", change="new")
    assert (new.category, [step.id for step in new.alternatives]) == ("4A", ["short_interval_follow_up"])
    for shape in (*ROUND, *SUSPICIOUS):
        assert "stereotactic_biopsy" in ids(ask(shape, context="treated_breast", change="new"))
    assert "yearly mammogram" in ask("rim", context="treated_breast").patient_text


@pytest.mark.parametrize("shape", ["round", "amorphous", "coarse_heterogeneous"])
def test_a_woman_at_high_risk_is_not_told_what_most_women_have(shape):
    assert "ost women" in ask(shape, change="new").patient_text
    assert "ost women" not in ask(shape, risk="high", change="new").patient_text


@pytest.mark.parametrize(("beside", "category"), [("mass", "4A"), ("distortion", "4B")])
def test_nobody_is_told_what_most_women_have_beside_a_mass_or_a_distortion(beside, category):
    workup = ask("round", associated=beside)
    assert workup.category == category
    assert "most women" not in workup.patient_text


@pytest.mark.parametrize("change", ["new", "stable_under_2_years", "decreasing"])
@pytest.mark.parametrize("context", ["none", "surgical_bed", "treated_breast", "beside_known_cancer"])
def test_a_distortion_that_no_scar_explains_is_4b_at_least(change, context):
    """A third of those sampled were malignant, whatever lies beside them."""
    workup = ask("round", associated="distortion", change=change, context=context)
    assert (workup.category, "stereotactic_biopsy" in ids(workup)) == ("4B", True)


def test_a_distortion_that_ultrasound_does_not_show_is_reached_with_tomosynthesis():
    for settled in ({"shape": "vascular"}, {"shape": "round", "change": "stable_2_years_or_more"}):
        shape = settled.pop("shape")
        workup = ask(shape, associated="distortion", **settled)
        assert workup.category == "0"
        assert next(s.when for s in workup.steps if s.id == "stereotactic_biopsy").startswith(
            "of the distortion"
        )
        assert "stereotactic_biopsy" not in ids(ask(shape, associated="asymmetry", **settled))


@pytest.mark.parametrize(
    "beside", [{"symptoms": "lump"}, {"associated": "mass"}, {"associated": "distortion"}]
)
def test_a_sample_of_the_calcifications_is_not_that_of_what_lies_beside_them(beside):
    """What she is told of it stands in the plan, whether these are sampled, unproven or benign."""
    for shape, said in (("amorphous", {}), ("skin", {"certainty": "suspected"}), ("vascular", {})):
        named = [s.when for s in ask(shape, **said, **beside).steps if s.id == "ultrasound_guided_biopsy"]
        assert [when for when in named if "if it is suspicious or has no clear benign cause" in when]


def test_what_depends_on_a_result_comes_after_what_is_done_now():
    workup = ask("skin", certainty="suspected", symptoms="lump")
    assert ids(workup)[:3] == ["tangential_view", "ultrasound", "compare_with_priors"]
    assert ids(ask("amorphous"))[:2] == ["stereotactic_biopsy", "compare_with_priors"]
    assert ids(ask("round"))[0] == "short_interval_follow_up"
    cast = ids(ask("fine_linear_branching", projection="one_view_only", change="new"))
    assert cast == ["repeat_view", "lateral_view", "stereotactic_biopsy", "ultrasound"]
    beside = ids(ask("amorphous", associated="mass"))
    assert beside.index("ultrasound_guided_biopsy") < beside.index("surveillance_after_biopsy")


def test_whether_particles_lie_in_the_breast_is_asked_before_anything_else():
    workup = ask("amorphous", projection="one_view_only", symptoms="lump")
    assert workup.next_step == "repeat_view"
    assert "ultrasound" in ids(workup)


def test_nobody_says_that_nothing_may_have_to_be_done_before_a_high_suspicion_is_seen():
    recalled = {"stage": "screening"}
    assert "anything has to be done" in ask("amorphous", **recalled).patient_text
    for feared in (("fine_linear_branching", "grouped"), ("amorphous", "segmental")):
        assert "anything has to be done" not in ask(*feared, **recalled).patient_text
    for beside in ({"associated": "mass"}, {"symptoms": "lump"}, {"context": "beside_known_cancer"}):
        assert "anything has to be done" not in ask("amorphous", **recalled, **beside).patient_text


def test_a_treated_breast_has_no_lower_category_and_no_mri():
    for context in ("surgical_bed", "treated_breast"):
        workup = ask("amorphous", context=context)
        assert (workup.category, workup.alternative_categories, workup.alternatives) == ("4B", (), ())


def test_a_resolving_round_group_is_benign_only_where_nothing_else_is_seen_or_felt():
    assert ask("round", change="decreasing").category == "2"
    for beside in ({"associated": "mass"}, {"symptoms": "lump"}):
        workup = ask("round", change="decreasing", **beside)
        assert (workup.category, workup.next_step) == ("4A", "ultrasound")


def test_a_screening_mammogram_names_no_other_final_category():
    seen = ask("round", change="decreasing", stage="screening")
    assert (seen.category, seen.alternative_categories) == ("2", ())
    assert [step.id for step in seen.alternatives] == ["recall_for_magnification"]


@pytest.mark.parametrize("beside", [{}, {"associated": "mass"}, {"context": "beside_known_cancer"}])
def test_lines_throughout_both_breasts_are_measured_before_they_are_sampled(beside):
    """Large rods need no biopsy; of a line or a group in one breast nobody says so."""
    both = ask("fine_linear_branching", "diffuse", extent="both_breasts_alike", **beside)
    assert (both.category, both.next_step) == ("4C", "repeat_view")
    assert "stereotactic_biopsy" in ids(both)
    assert "repeat_view" not in [step.id for step in both.alternatives]
    one = ask("fine_linear_branching", "diffuse", **beside)
    assert "repeat_view" not in ids(one)


@pytest.mark.parametrize("shape", ["round", "coarse_heterogeneous"])
def test_a_line_or_segment_is_not_played_down(shape):
    """She hears that the distribution counts, and no rate: that of all morphologies is not that of one."""
    told = ask(shape, "segmental").patient_text
    assert "counts for more than the shape" in told
    assert "half of the women" not in told
    assert ask("coarse_heterogeneous", "segmental", associated="mass").alternative_categories == ("4C",)


def test_what_is_beside_the_calcifications_changes_the_steps_and_says_so():
    beside = ask("amorphous", context="beside_known_cancer")
    assert "before the operation" in beside.steps[0].when
    assert any("beside-cancer" in reason.id for reason in beside.reasons if reason.decisive)
    assert ask("round", risk="high").category == "4A"
    assert ask("rim", associated="benign_mass").category == "2"
    assert ask("round", associated="benign_mass").category == "3"


@pytest.mark.parametrize("open_question", OPEN)
def test_benign_calcifications_do_not_close_what_is_open(open_question):
    """Recall from screening, ultrasound at a full workup; the category is that of the examination."""
    screened = ask("vascular", "linear", stage="screening", **open_question)
    assert (screened.category, screened.subject) == ("0", "examination")
    assert ids(screened)[:2] == ["recall_for_magnification", "ultrasound"]
    full = ask("vascular", "linear", **open_question)
    assert (full.category, full.subject, full.next_step) == ("0", "examination", "ultrasound")
    assert "The calcifications are benign." in full.report_text
    assert "routine" not in full.report_text.lower()
    assert "usual screening" not in full.patient_text


def test_a_finding_in_one_view_only_is_proved_in_a_second_one():
    workup = ask("fine_pleomorphic", projection="one_view_only")
    assert (workup.category, ids(workup)[:2]) == ("0", ["repeat_view", "lateral_view"])
    assert ask("rim", projection="one_view_only").category == "2"


@pytest.mark.parametrize("associated", OPEN)
def test_what_lies_beside_the_calcium_gets_ultrasound_first_and_the_needle_still_follows(associated):
    for shape in ("round", "amorphous", "fine_linear_branching"):
        workup = ask(shape, **associated)
        assert ids(workup)[:2] == ["ultrasound", "stereotactic_biopsy"]
        assert any(reason.table == "associated_findings" for reason in workup.reasons if reason.decisive)


@pytest.mark.parametrize("finding", ["round", "amorphous"])
def test_what_if_says_what_recommend_says(finding):
    asked = ck.Finding(morphology=finding, distribution="grouped")
    now = ck.recommend(asked)
    changes = ck.what_if(asked)
    assert len(changes) == sum(len(a.terms) - 1 for a in lexicon().of("finding").values())
    for change in changes:
        other = asked.replace(**{change.attribute: change.value})
        if change.impossible:
            with pytest.raises(ck.ImpossibleFinding):
                ck.recommend(other)
            continue
        then = ck.recommend(other)
        assert (change.category, change.next_step) == (then.category, then.next_step)
        assert change.moves == ((then.category, then.next_step) != (now.category, now.next_step))


@pytest.mark.parametrize("finding", [ck.Finding("round", "grouped"), ck.Finding("skin", "linear")], ids=repr)
def test_neighbours_that_are_decided_at_once_are_those_one_by_one(finding):
    changes = [
        {one.attribute: one.value, two.attribute: two.value}
        for one, two in combinations(ck.what_if(finding), 2)
    ]
    alone = {}
    for change in changes:
        try:
            workup = ck.recommend(finding.replace(**change))
        except ck.ImpossibleFinding:
            continue
        alone.setdefault((workup.category, workup.next_step), workup)
    found = workups_nearby(finding, changes, lambda said: (said.category, said.steps[0].id))
    assert [*found.items()] == [*alone.items()]
    assert len(found) > 5


def test_what_was_answered_cannot_change_the_next_answer():
    workup = ck.recommend("amorphous", "grouped")
    for reason in workup.reasons:
        with pytest.raises(TypeError):
            reason.then["category"] = "2"
    with pytest.raises(TypeError):
        del ck.all_cases()["tracks"]


def test_answers_and_questions_are_pickled_with_the_protocol_they_follow():
    german = ck.Knowledge.load("uk", "de")
    described = ck.Finding("amorphous", "grouped", knowledge=german)
    for each in (ck.recommend(described), ck.recommend("round", "grouped"), ck.drill_items(1)[0]):
        assert pickle.loads(pickle.dumps(each)) == each
    again = pickle.loads(pickle.dumps(described)).knowledge
    assert (again.name, again.catalogue.language) == (german.name, "de")
