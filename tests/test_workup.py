"""Every finding has one workup, and the rules say what the sources say."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter, defaultdict
from difflib import unified_diff
from hashlib import sha256
from itertools import islice, product
from math import prod
from pathlib import Path

import pytest
import textstat

import calcikit as ck
from calcikit.lexicon import lexicon
from calcikit.references import reference
from calcikit.workup import audit, every_biopsy_result, merged_states
from calcikit.workup.rules import CERTAINTIES, chain
from calcikit.workup.wording import fill, layout

EXPECTED = Path(__file__).parent / "expected"
DATA = Path(__file__).resolve().parents[1] / "data" / "workup"
BENIGN = [t.id for t in lexicon().attributes["morphology"].terms if t.group == "typically_benign"]
ROUND = ["round", "punctate"]
SUSPICIOUS = ["amorphous", "coarse_heterogeneous", "fine_pleomorphic", "fine_linear_branching"]
PLACES = list(lexicon().attributes["distribution"].ids)
CHANGES = list(lexicon().attributes["change"].ids)
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


OPEN = [
    {"associated": "asymmetry"},
    {"associated": "distortion"},
    {"associated": "mass"},
    {"symptoms": "lump"},
    {"symptoms": "discharge"},
]


def ask(morphology, distribution="grouped", **rest):
    """Recommend for a finding described in short."""
    return ck.recommend(ck.Finding(morphology=morphology, distribution=distribution, **rest))


def ids(workup):
    """Return the step ids of a workup, in order."""
    return [step.id for step in workup.steps]


def test_every_outcome_is_complete():
    """Category, steps and words are there for all, and come from the data."""
    words = lexicon()
    for kind in ("finding", "biopsy"):
        for state in merged_states(kind):
            said = state.outcome
            assert said.category in words.categories
            ids_said = [step.id for step in said.steps]
            assert ids_said
            assert len(set(ids_said)) == len(ids_said)
            assert all(step.id in words.steps and step.when and step.label for step in said.steps)
            assert ids_said[0] not in {step.id for step in said.alternatives}
            assert said.assessment.endswith(".")
            assert said.message
            assert said.next
            assert [station.state for station in said.path].count("here") == 1


def test_every_finding_of_a_large_sample_has_the_outcome_that_was_enumerated(rng):
    """Merged states stand for all findings: each state's example, and 20,000 at random, taken literally."""
    keep = ("stage", "morphology", "distribution", "change")
    known = {}
    for state in merged_states("finding", keep):
        known.setdefault(tuple(state.values.values()), []).append(state.outcome)
        workup = ck.recommend(ck.Finding(**state.example))
        assert said_by(workup) == said_by(state.outcome)
    terms = {name: attribute.ids for name, attribute in ck.Finding.attributes().items()}
    refused = 0
    for _ in range(20_000):
        finding = ck.Finding.from_known({name: str(rng.choice(ids)) for name, ids in terms.items()})
        try:
            workup = ck.recommend(finding)
        except ck.ImpossibleFinding:
            refused += 1
            continue
        outcomes = known[tuple(getattr(finding, name) for name in keep)]
        assert said_by(workup) in [said_by(each) for each in outcomes]
        assert all(reason.cite for reason in workup.reasons)
        assert "{" not in workup.report_text
        decisive = [reason.certainty for reason in workup.reasons if reason.decisive]
        assert workup.certainty == max(decisive, key=CERTAINTIES.index)
    figures = audit()
    share = figures.impossible / (figures.possible + figures.impossible)
    assert refused == pytest.approx(20_000 * share, rel=0.1)


def said_by(workup):
    """Return category and steps of a workup or an outcome."""
    return workup.category, [(step.id, step.when) for step in workup.steps], workup.follow_up


def test_the_states_count_every_finding_and_every_result():
    """Taken literally: all biopsy results one by one, and as many findings as the attributes allow."""
    figures = audit()
    assert figures.possible + figures.impossible == prod(
        len(attribute.terms) for attribute in lexicon().finding_attributes
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


def test_what_cannot_be_is_refused_with_the_reason():
    reasons = {row["because"] for row in table("validity") if row["then:possible"] == "no"}
    for shape in (*ROUND, *SUSPICIOUS):
        with pytest.raises(ck.ImpossibleFinding) as refused:
            ask(shape, certainty="suspected")
        assert refused.value.because in reasons


def table(name):
    """Read a file of rules plainly, past the code that is tested."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_more_worrying_is_never_answered_with_less(rng):
    """A large sample, taken literally; the audit proves it for all."""
    words, known = lexicon(), ck.Finding.attributes()
    excused = {
        (row["attribute"], row["step_before"], row["step_after"]) for row in table("monotonicity_exceptions")
    }
    for _ in range(5_000):
        name = str(rng.choice([*known]))
        mild, grave = sorted(rng.choice(known[name].terms, 2), key=lambda term: term.concern)
        finding = ck.Finding.from_known({n: str(rng.choice(a.ids)) for n, a in known.items()})
        try:
            one, two = (ck.recommend(finding.replace(**{name: term.id})) for term in (mild, grave))
        except ck.ImpossibleFinding:
            continue
        if mild.concern == grave.concern:
            continue
        assert words.categories[two.category].rank >= words.categories[one.category].rank, (one, two)
        slower = words.steps[two.next_step].urgency < words.steps[one.next_step].urgency
        assert not slower or (name, one.next_step, two.next_step) in excused


@pytest.mark.parametrize("stage", ["diagnostic", "screening"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("shape", BENIGN)
def test_a_certain_benign_shape_ends_the_analysis(shape, place, stage):
    """2, routine, no extra views: at either stage, in any distribution."""
    workup = ask(shape, place, stage=stage)
    assert (workup.category, ids(workup)) == ("2", ["routine_screening"])


def test_a_certain_benign_shape_is_two_unless_something_else_is_open():
    for state in merged_states("finding", ["shape_kind", "certainty", "associated_findings"]):
        if (state.values["shape_kind"], state.values["certainty"]) == ("typically_benign", "certain"):
            closed = state.values["associated_findings"] in ("isolated", "explained_by_mass")
            assert state.outcome.category == ("2" if closed else "0")


@pytest.mark.parametrize("shape", BENIGN)
def test_a_suspected_benign_shape_gets_the_one_check_that_proves_it(shape):
    workup = ask(shape, certainty="suspected")
    assert (workup.category, workup.next_step) == ("0", PROOF[shape])
    screened = ask(shape, certainty="suspected", stage="screening")
    assert screened.category == "0"
    assert ids(screened)[0] == "recall_for_magnification"
    assert PROOF[shape] in ids(screened)


@pytest.mark.parametrize("shape", [*ROUND, *SUSPICIOUS])
def test_only_a_benign_type_can_be_suspected(shape):
    with pytest.raises(ck.ImpossibleFinding, match=r"cannot be: .*benign type"):
        ask(shape, certainty="suspected")


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
@pytest.mark.parametrize("place", PLACES)
def test_no_change_over_time_clears_a_suspicious_shape(shape, place):
    """Neither peace nor disappearance."""
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
    assert ask("round", context="treated_breast").category == "4A"
    new = ask("round", context="surgical_bed", change="new")
    assert (new.category, [step.id for step in new.alternatives]) == ("4A", ["short_interval_follow_up"])
    for shape in (*ROUND, *SUSPICIOUS):
        assert "stereotactic_biopsy" in ids(ask(shape, context="treated_breast", change="new"))
    assert "yearly mammogram" in ask("rim", context="treated_breast").patient_text


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


@pytest.mark.parametrize("shape", ["round", "amorphous", "fine_linear_branching"])
@pytest.mark.parametrize("company", OPEN)
def test_what_lies_beside_the_calcium_gets_ultrasound_first_and_the_needle_still_follows(shape, company):
    workup = ask(shape, **company)
    assert ids(workup)[:2] == ["ultrasound", "stereotactic_biopsy"]
    assert any(reason.table == "associated_findings" for reason in workup.reasons if reason.decisive)


@pytest.mark.parametrize("finding", ["round", "amorphous"])
def test_what_if_says_what_recommend_says(finding):
    asked = ck.Finding(morphology=finding, distribution="grouped")
    now = ck.recommend(asked)
    changes = ck.what_if(asked)
    assert len(changes) == sum(len(a.terms) - 1 for a in lexicon().finding_attributes)
    for change in changes:
        other = asked.replace(**{change.attribute: change.value})
        if change.impossible:
            with pytest.raises(ck.ImpossibleFinding):
                ck.recommend(other)
            continue
        then = ck.recommend(other)
        assert (change.category, change.next_step) == (then.category, then.next_step)
        assert change.moves == ((then.category, then.next_step) != (now.category, now.next_step))


def test_the_path_says_where_she_stands():
    """Benign ends at the category; a recall starts the path; a result has the biopsy behind it."""

    def states(workup):
        return {station.id: station.state for station in workup.path}

    benign = states(ask("vascular"))
    assert (benign["recall"], benign["category"], benign["biopsy"]) == ("passed", "exit", "not_reached")
    assert benign["plan"] == "here"
    recalled = states(ask("amorphous", stage="screening"))
    assert recalled.pop("recall") == "here"
    assert set(recalled.values()) == {"not_reached"}
    assert states(ask("amorphous"))["biopsy"] == "here"
    result = states(ck.after_biopsy(ck.BiopsyResult(category_before="4B", histology="dcis")))
    assert result.pop("plan") == "here"
    assert set(result.values()) == {"passed"}


def test_a_workup_prints_its_reasons_and_sources():
    workup = ask("amorphous")
    text = str(workup)
    assert "https://" in text
    assert "not for care" in text
    told = " ".join(text.split())
    for reason in workup.reasons:
        assert not reason.decisive or reason.because in told
    for key in workup.sources:
        assert reference(key).title.rstrip(".?") in told


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {"morphology": "amorphus", "distribution": "grouped"},
            "'amorphus' is not a known morphology. Did you mean 'amorphous'?",
        ),
        ({"morphology": "round", "distribution": "clusterd"}, "'clusterd' is not a known distribution."),
        ({"morphology": "round"}, "distribution is missing."),
        ({"distribution": "grouped"}, "morphology is missing."),
        ({"morphology": "round", "distribution": "grouped", "risk": "hihg"}, "Did you mean 'high'?"),
        (
            {"morphology": "round", "distribution": "grouped", "associated": "asymmetry_or_distortion"},
            "say 'asymmetry'",
        ),
        ({"morphology": "round", "distribution": "grouped", "symptoms": "lump_or_discharge"}, "say 'lump'"),
    ],
)
def test_a_wrong_word_is_named_with_the_nearest(said, message):
    with pytest.raises(ck.UnknownTerm) as caught:
        ck.Finding(**said)
    assert message in str(caught.value)
    assert "Allowed: " in str(caught.value)


def test_a_missing_axis_says_why_both_are_needed():
    with pytest.raises(ck.UnknownTerm, match="Neither axis decides alone"):
        ck.Finding(morphology="round")


def test_recommend_wants_a_finding():
    with pytest.raises(ck.CalcikitError, match="expected Finding"):
        ck.recommend({"morphology": "round"})
    with pytest.raises(ck.CalcikitError, match="expected BiopsyResult"):
        ck.after_biopsy(ck.Finding(morphology="round", distribution="grouped"))


def test_a_finding_is_frozen_and_prints_as_python():
    finding = ck.Finding(morphology="round", distribution="grouped", change="new")
    assert eval(repr(finding), {"Finding": ck.Finding}) == finding
    with pytest.raises(AttributeError):
        finding.change = "increasing"
    with pytest.raises(ck.UnknownTerm, match="colour"):
        finding.replace(colour="red")


# ------------------------------------------------------------------ after the biopsy

MISSED = {"calcifications_in_specimen": "no", "calcifications_on_slides": "no"}
RESULTS = [
    ({"histology": "fibrocystic", **MISSED}, "4B", "repeat_biopsy"),
    ({"histology": "fibrocystic", "calcifications_in_specimen": "no"}, "4B", "repeat_biopsy"),
    (
        {"histology": "fibrocystic", "calcifications_in_specimen": "no", "residual_calcifications": "no"},
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
    ({"histology": "fibrocystic"}, "2", "routine_screening"),
    ({"histology": "fibrocystic", "associated": "mass_or_distortion"}, "4B", "multidisciplinary_review"),
    ({"histology": "normal_or_nonspecific"}, "4B", "multidisciplinary_review"),
    ({"histology": "fibrocystic", "concordance": "discordant"}, "4B", "repeat_biopsy"),
    ({"histology": "fibrocystic", "category_before": "5"}, "5", "repeat_biopsy"),
    ({"histology": "fibrocystic", "category_before": "5", "concordance": "concordant"}, "5", "repeat_biopsy"),
    ({"histology": "fat_necrosis", "category_before": "4C"}, "4C", "repeat_biopsy"),
    (
        {"histology": "fat_necrosis", "category_before": "4C", "concordance": "concordant"},
        "2",
        "surveillance_after_biopsy",
    ),
    ({"histology": "flat_epithelial_atypia", "category_before": "4C"}, "4C", "surgical_excision"),
    ({"histology": "atypical_ductal_hyperplasia"}, "4B", "surgical_excision"),
    ({"histology": "papilloma_with_atypia"}, "4B", "surgical_excision"),
    ({"histology": "lcis_pleomorphic"}, "4B", "surgical_excision"),
    ({"histology": "papilloma"}, "4B", "vacuum_assisted_excision"),
    ({"histology": "radial_scar"}, "4B", "vacuum_assisted_excision"),
    ({"histology": "mucocele_like_lesion"}, "4B", "vacuum_assisted_excision"),
    ({"histology": "flat_epithelial_atypia"}, "4B", "vacuum_assisted_excision"),
    (
        {"histology": "flat_epithelial_atypia", "residual_calcifications": "no"},
        "4B",
        "surveillance_after_biopsy",
    ),
    ({"histology": "atypical_lobular_hyperplasia"}, "4B", "multidisciplinary_review"),
    (
        {"histology": "atypical_lobular_hyperplasia", "concordance": "concordant"},
        "4B",
        "surveillance_after_biopsy",
    ),
    ({"histology": "lcis_classic", "concordance": "discordant"}, "4B", "surgical_excision"),
    ({"histology": "not_sampled"}, "4B", "surgical_excision"),
    ({"histology": "dcis"}, "6", "treatment_referral"),
    ({"histology": "dcis", **MISSED}, "6", "treatment_referral"),
    ({"histology": "invasive_carcinoma"}, "6", "treatment_referral"),
]


@pytest.mark.parametrize(("said", "category", "step"), RESULTS)
def test_after_the_biopsy(said, category, step):
    workup = ck.after_biopsy(ck.BiopsyResult(**{"category_before": "4B", **said}))
    assert (workup.category, workup.next_step) == (category, step)
    assert any(reason.decisive and reason.cite for reason in workup.reasons)


def test_a_result_keeps_the_category_settles_it_or_proves_cancer():
    for state in merged_states("biopsy", ["category_before"]):
        assert state.outcome.category in ("2", "6", state.values["category_before"])


def test_a_missed_target_keeps_what_was_found():
    """The second sample does not cancel the first result: atypia is excised, cancer is referred."""
    atypia = ck.after_biopsy(
        ck.BiopsyResult(category_before="4B", histology="atypical_ductal_hyperplasia", **MISSED)
    )
    assert {"repeat_biopsy", "multidisciplinary_review", "surgical_excision"} <= set(ids(atypia))
    cancer = ck.after_biopsy(ck.BiopsyResult(category_before="4B", histology="dcis", **MISSED))
    assert {"treatment_referral", "repeat_biopsy"} <= set(ids(cancer))
    assert "have not been sampled" in cancer.report_text


def test_high_risk_lesions_name_what_others_accept():
    for lesion in ("papilloma", "radial_scar", "flat_epithelial_atypia", "atypical_lobular_hyperplasia"):
        result = ck.BiopsyResult(category_before="4B", histology=lesion, concordance="concordant")
        workup = ck.after_biopsy(result)
        assert workup.certainty == "practice-varies"
        assert workup.alternatives
        assert "elfgen2023" in workup.sources
        assert "England" in str(workup)


# ------------------------------------------------------------------ reports


def test_a_report_has_a_visible_blank_for_what_is_not_said():
    blanks = [
        "[side]",
        "[clock position or quadrant]",
        "[depth]",
        "[distance from nipple]",
        "[size in mm]",
        "[date compared with]",
    ]
    workup = ask("round", change="new")
    assert all(blank in workup.report_text for blank in blanks)
    report = workup.report(
        side="Left", site="2 o'clock", depth="middle third", distance="5 cm from the nipple"
    )
    assert "Left breast, 2 o'clock, middle third, 5 cm from the nipple: round calcifications" in report
    assert "[size in mm]" in report
    assert "[side]" not in report
    assert "[" not in workup.description
    assert "prior mammograms" in workup.description


def test_what_is_given_to_a_report_is_shown_and_never_executed():
    odd = "{date} <script>alert(1)</script> %s \\1"
    assert f"{odd} breast" in ask("round").report(side=odd)


def test_a_report_refuses_what_is_too_long_and_what_it_does_not_have():
    with pytest.raises(ck.CalcikitError, match="size in two planes: expected at most 80 characters, got 81"):
        ask("round").report(size="x" * 81)
    with pytest.raises(
        ck.UnknownTerm, match=r"'sight' is not a known part of a report\. Did you mean 'site'"
    ):
        ask("round").report(sight="2 o'clock")


def test_every_answer_to_the_patient_is_plain():
    """Grade 8 or lower by Flesch and Kincaid, over every outcome with every first sentence."""
    words = lexicon()
    for kind, named in (("finding", "morphology"), ("biopsy", "histology")):
        texts = {
            fill(
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


# ------------------------------------------------------------------ what a reviewer reads


def core_slice():
    """Yield the core of the space; what is not named here is at its default."""
    words = lexicon().attributes
    names = ("stage", "morphology", "distribution", "change", "extent")
    yield [*names, "category", "next_step", "certainty"]
    for values in product(*(words[name].ids for name in names)):
        workup = ck.recommend(ck.Finding(**dict(zip(names, values, strict=True))))
        yield [*values, workup.category, workup.next_step, workup.certainty]


RESULT_NAMES = (
    "category_before",
    "histology",
    "calcifications_in_specimen",
    "calcifications_on_slides",
    "concordance",
    "residual_calcifications",
)


def results():
    """Yield every biopsy result at average risk and without a mass."""
    yield [*RESULT_NAMES, "category", "next_step", "certainty"]
    known = ck.BiopsyResult.attributes()
    for values in product(*(known[name].ids for name in RESULT_NAMES)):
        workup = ck.after_biopsy(ck.BiopsyResult(**dict(zip(RESULT_NAMES, values, strict=True))))
        yield [*values, workup.category, workup.next_step, workup.certainty]


def decided(said):
    """Return all of an outcome but its sentences, which `data/confirmed.csv` watches."""
    plan = [[(step.id, step.when) for step in steps] for steps in (said.steps, said.alternatives)]
    return repr((said.category, said.subject, said.alternative_categories, plan, said.follow_up))


def row_hashes():
    """Yield for each row of a table how many it decides, and a hash of all that is then said."""
    yield ["table", "row", "cases", "hash"]
    for kind in ("finding", "biopsy"):
        for table in chain(kind).tables:
            said = defaultdict(Counter)
            for state in merged_states(kind, [f"rule:{table.name}"]):
                said[state.values[f"rule:{table.name}"]][decided(state.outcome)] += state.findings
            for row in table.rows:
                text = "\n".join(f"{count} {what}" for what, count in sorted(said[row.id].items()))
                digest = sha256(text.encode()).hexdigest()[:12]
                yield [table.name, row.id, str(said[row.id].total()), digest]


@pytest.mark.parametrize(
    ("file", "found"), [("decisions.csv", core_slice), ("results.csv", results), ("rows.csv", row_hashes)]
)
def test_the_answers_are_as_reviewed(file, found, request):
    """A changed rule shows as a changed line; `pytest --rewrite-expected` writes the file anew for review."""
    path = EXPECTED / file
    lines = [",".join(row) for row in found()]
    if request.config.getoption("--rewrite-expected"):
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    reviewed = path.read_text(encoding="utf-8").splitlines()
    changed = [*unified_diff(reviewed, lines, "reviewed", "found", n=0, lineterm="")]
    assert not changed, "\n".join(["", *changed[:60], f"{len(changed)} lines; see --rewrite-expected"])


CITED = tomllib.loads((EXPECTED / "cited.toml").read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", CITED, ids=[example["name"] for example in CITED])
def test_an_example_that_a_radiologist_can_sign(example):
    if "finding" in example:
        workup = ck.recommend(ck.Finding(**example["finding"]))
    else:
        workup = ck.after_biopsy(ck.BiopsyResult(**example["result"]))
    assert (workup.category, workup.next_step) == (example["category"], example["next_step"])
    assert set(example["cite"]) <= set(workup.sources)
