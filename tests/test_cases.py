"""Cases agree with the tables, stage by stage; one that does not is refused by file and stage."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from merged_states import merged_states

import calcikit as ck
from calcikit import cli
from calcikit._data import Knowledge
from calcikit.cases import Case, all_cases, case, case_schema
from calcikit.cases.evaluation import evaluate
from calcikit.cases.questions import QUESTION_TYPES
from calcikit.errors import DataError
from calcikit.lexicon import lexicon
from calcikit.references import references
from calcikit.simulator.geometry import pose

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture(scope="module")
def cases():
    """Give every case."""
    return [*all_cases().values()]


@pytest.fixture(scope="module")
def decisions(cases):
    """Give every decision of every case."""
    return [decision for one in cases for decision in one.decisions]


SCHEMA = DATA / "schema" / "case.json"


def described(one, stage_id):
    """Add up what the stages of a case say, as a reader would: the finding, the result, and what is done."""
    found, result = {}, None
    for stage in one.case.stages:
        if stage.finding is not None:
            found, result = {**found, **stage.finding}, None
        if stage.result is not None:
            result = {**(result or {}), **stage.result}
        if stage.id == stage_id:
            break
    finding = ck.Finding(**found)
    if result is None:
        return ck.recommend(finding)
    before = {"category_before": ck.recommend(finding).category, "risk": finding.risk}
    return ck.after_biopsy(ck.BiopsyResult(**{**before, **result}))


def right_answer(stage, workup):
    """Say what the tables, the description or the data say here."""
    expected = {
        "next_step": lambda: next(step.id for step in workup.steps if step.id not in stage.done),
        "category": lambda: workup.category,
        "tell_her": lambda: workup.category,
        "morphology": lambda: workup.finding.morphology,
        "distribution": lambda: workup.finding.distribution,
        "concordance": lambda: concordance(workup),
        "reply": lambda: stage.about,
        "claim": lambda: next(c.verdict for c in lexicon().claims if c.id == stage.about),
    }
    return expected[stage.ask]()


def test_every_stage_agrees_with_the_tables(cases):
    """The right answer is worked out here anew, from the file and the tables alone."""
    for one in cases:
        for decision in one.decisions:
            workup = described(one, decision.stage.id)
            assert decision.workup == workup
            assert decision.right.answer == right_answer(decision.stage, workup)


def concordance(workup):
    """Say how the tables judge by themselves: as stated discordant, likely to explain it, or not at all."""
    discordant = ck.after_biopsy(workup.finding.replace(concordance="discordant"))
    if discordant.steps == workup.steps:
        return "discordant"
    return "concordant" if "can explain" in str(workup) else "not_stated"


def test_no_file_says_which_answer_is_right():
    for path in (DATA / "cases").glob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        keys = {
            key for stage in content["stage"] for key in (*stage, *(k for o in stage["option"] for k in o))
        }
        assert not keys & {"right", "correct", "truth", "solution", "credit"}


def test_a_wrong_turn_has_a_consequence_a_reason_and_a_way_back(decisions):
    for decision in decisions:
        verdicts = [choice.verdict for choice in decision.choices]
        assert verdicts.count("right") == 1
        assert len(verdicts) >= 3
        for choice in decision.choices:
            assert len(choice.option.story.split()) >= 3
            wrong = choice.verdict in ("later", "wrong")
            assert bool(choice.option.back) == bool(choice.option.why_not) == wrong
            assert choice.credit == {"right": 1, "accepted": 1, "later": 0.5, "wrong": 0}[choice.verdict]
            if choice.verdict in ("later", "accepted"):
                assert choice.explanation


def test_an_accepted_step_says_when_it_is_accepted():
    [mri] = [choice for choice in all_cases()["missed"].decisions[2].choices if choice.answer == "mri"]
    assert mri.verdict == "accepted"
    assert mri.explanation.startswith("MRI: in some centres, by shared decision, never as a routine")


def test_every_decision_gives_reasons_with_sources(cases):
    for one in cases:
        for decision in one.decisions:
            assert decision.reasons
            assert all(reason.text for reason in decision.reasons)
            thin = decision.stage.ask == "reply" and decision.reasons[0].certainty == "thin-evidence"
            assert any(reason.cite for reason in decision.reasons) or thin
            said = [*decision.reasons, *(c.option.why_not for c in decision.choices if c.option.why_not)]
            assert {key for statement in said for key in statement.cite} <= set(references())
            assert all(statement.cite or statement.certainty == "thin-evidence" for statement in said)
            assert set(key for statement in said for key in statement.cite) <= set(one.sources)


def test_more_than_routine_is_counted_where_it_is_the_question(decisions):
    for decision in decisions:
        asked = decision.stage.ask in ("next_step", "category")
        counted = asked and isinstance(decision.workup.finding, ck.Finding)
        for choice in decision.choices:
            assert choice.more == (choice.answer not in ("routine_screening", "1", "2") if counted else None)


def test_neither_place_nor_length_gives_a_decision_away(decisions):
    """Categories stand in their order; the other decisions make up for it."""
    three = [decision for decision in decisions if len(decision.choices) == 3]
    places = [[choice.verdict for choice in decision.choices].index("right") for decision in three]
    assert all(places.count(place) >= 0.28 * len(places) for place in (0, 1, 2))
    for decision in decisions:
        answers = [choice.answer for choice in decision.choices]
        assert decision.stage.ask not in ("category", "tell_her") or answers == sorted(answers)
    replies = [decision.choices for decision in decisions if decision.stage.ask == "reply"]
    longest = [max(choices, key=lambda choice: len(choice.label)).verdict for choices in replies]
    assert longest.count("right") <= len(replies) / 3


def test_a_case_can_be_looked_at(cases):
    for one in cases:
        assert any(decision.stage.pictures for decision in one.decisions)
        for decision in one.decisions:
            for picture in decision.stage.pictures:
                assert not picture.prior or decision.finding.change != "no_priors"


def test_a_caption_says_when_the_lateral_beside_a_magnified_view_is_not_magnified(cases):
    for one in cases:
        for decision in one.decisions:
            shown = {picture.view: picture.caption for picture in decision.stage.pictures}
            if {"magnification", "lateral"} <= shown.keys():
                assert "shown smaller" in shown["lateral"]


def test_the_nipple_is_where_the_text_says(cases):
    for one in cases:
        for decision in one.decisions:
            if side := re.search(r"nipple (?:is )?to the (right|left)", decision.stage.text):
                assert (pose(one.case.seed).nipple[0] > 0) == (side.group(1) == "right")


@pytest.mark.parametrize(
    ("case_id", "told", "millimetres"),
    [
        ("waiting", "six millimetres", 6),
        ("step-before", "ten millimetres", 10),
        ("one-lobe", "two and a half centimetres", 25),
        ("too-good", "two and a half centimetres", 25),
    ],
)
def test_a_length_that_a_case_tells_is_that_of_its_image(case_id, told, millimetres):
    one = case(case_id)
    shown = next(decision for decision in one.decisions if decision.stage.pictures)
    patch = ck.simulate(
        shown.finding,
        view=shown.stage.pictures[0].view,
        density=one.case.density,
        seed=one.case.seed,
    )
    spread = patch.particles[["column", "row"]].agg(lambda place: place.max() - place.min()).max()
    assert spread * patch.pitch_mm == pytest.approx(millimetres, abs=2)
    assert told in one.case.model_dump_json()


def test_a_result_keeps_what_else_was_known_of_her(cases):
    """A mass or a distortion, and a cancer that was treated, belong to the result of the biopsy as well."""
    for one in cases:
        for decision in one.decisions:
            found, result = decision.finding, decision.workup.finding
            if isinstance(result, ck.BiopsyResult):
                assert (result.associated == "none") == (found.associated in ("none", "benign_mass"))
                assert result.risk == "high" or found.context not in ("surgical_bed", "treated_breast")


def test_a_case_ends_in_a_plan(cases):
    for one in cases:
        last = [d for d in one.decisions if d.stage.ask == "next_step"][-1]
        assert lexicon().steps[last.right.answer].station == "plan"
        assert one.plan.steps


def test_patients_are_not_told_jargon_or_promises(cases):
    """What the story says to her: no category numbers, no codes, no promise."""
    for one in cases:
        spoken = [
            one.case.who,
            *(o.words for stage in one.case.stages for o in stage.options if stage.ask == "reply"),
        ]
        for text in spoken:
            assert not re.search(r"BI-RADS|\b4[ABC]\b|\bDCIS\b|guarantee|promise you", text)


def test_the_schema_for_editors_is_that_of_the_model(request):
    text = json.dumps(case_schema(), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--rewrite-expected"):
        SCHEMA.write_text(text, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == text, "run pytest --rewrite-expected on this test"


def test_the_guide_names_every_key():
    guide = (DATA / "cases" / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`(\w+)(?: = true)?`", guide)) | set(
        re.findall(r"^(\w+) = ", guide, re.MULTILINE)
    )
    explained |= set(re.findall(r"^\[\[(?:\w+\.)?(\w+)\]\]", guide, re.MULTILINE))
    for record in (case_schema(), *case_schema()["$defs"].values()):
        assert set(record["properties"]) - {"certainty", "text", "cite"} <= explained
    asks = case_schema()["$defs"]["Stage"]["properties"]["ask"]["enum"]
    assert set(asks) <= explained


def test_the_example_of_the_guide_is_a_case(tmp_path):
    guide = (DATA / "cases" / "README.md").read_text(encoding="utf-8")
    head, stage = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    read = tomllib.loads(head + stage)
    assert read["stage"][0]["option"][0]["answer"] == "recall_for_magnification"
    assert Case.model_validate({**read, "stage": [*read["stage"], *read["stage"]]}).title == read["title"]


# ------------------------------------------------------------------ what the cases reach


def first_steps():
    """Walk every finding and every biopsy result; return each step that comes first for some of them."""
    return {state.outcome.steps[0].id for kind in ("finding", "biopsy") for state in merged_states(kind)}


@pytest.fixture(scope="module")
def asked_next(decisions):
    """Give the decisions about a next step."""
    return [decision for decision in decisions if decision.stage.ask == "next_step"]


def test_between_them_the_cases_reach_every_step_that_can_come_first(asked_next):
    first = first_steps()
    assert len(first) >= 14
    assert {"routine_screening", "treatment_referral", "lateral_view"} <= first
    assert first <= {decision.right.answer for decision in asked_next}


def test_between_them_the_cases_reach_every_terminal_step(cases, asked_next):
    """A terminal step is one at the last station of the path; each is the right answer of some decision."""
    terminal = {step.id for step in lexicon().steps.values() if step.station == "plan"}
    assert terminal <= {decision.right.answer for decision in asked_next}
    last = {[d for d in one.decisions if d.stage.ask == "next_step"][-1].right.answer for one in cases}
    assert last <= terminal
    assert len(last) >= 5


def test_what_a_named_source_accepts_is_offered_somewhere(decisions):
    accepted = {c.answer for d in decisions for c in d.choices if c.verdict == "accepted"}
    assert accepted >= {"mri", "ultrasound_guided_biopsy", "surgical_excision", "vacuum_assisted_excision"}
    assert accepted >= {"4A", "5"}


def test_the_situations_of_a_curriculum_are_told(cases, decisions):
    """At least fourteen cases: the benign ones, the needle's errors, each high-risk family, and cancer."""
    assert len(cases) >= 14
    findings = [decision.finding for decision in decisions]
    results = [d.workup.finding for d in decisions if isinstance(d.workup.finding, ck.BiopsyResult)]
    histologies = {result.histology for result in results}
    families = {"atypical_ductal_hyperplasia", "flat_epithelial_atypia", "papilloma", "radial_scar"}
    assert histologies >= {*families, "dcis", "invasive_carcinoma"}
    assert histologies & {"lcis_classic", "atypical_lobular_hyperplasia"}
    assert {f.morphology for f in findings if f.certainty == "suspected"} >= {"skin", "milk_of_calcium"}
    assert any(result.calcifications_in_specimen == "no" for result in results)
    assert any(result.calcifications_on_slides == "no" for result in results)
    assert any(d.right.answer == "discordant" for d in decisions)
    assert any(finding.context == "surgical_bed" for finding in findings)
    assert {d.stage.ask for d in decisions} == set(QUESTION_TYPES)
    assert {d.stage.about for d in decisions if d.stage.about} >= {"calcium_tablets", "food_and_diet"}


def test_the_schedule_of_category_3_is_followed_to_its_end():
    changes = [decision.finding.change for decision in case("waiting").decisions]
    assert changes[1] == "no_priors"
    assert "stable_under_2_years" in changes
    assert changes[-1] == "stable_2_years_or_more"


def test_benign_ends_are_in_the_mix(cases):
    """Without them a learner would send everybody to the needle."""
    ends = [one.plan.category for one in cases]
    assert ends.count("2") >= len(cases) / 3
    assert ends.count("6") >= 3


def test_the_women_are_of_all_ages(cases):
    ages = [int(re.search(r", (\d\d), ", one.case.who).group(1)) for one in cases]
    assert min(ages) < 40
    assert max(ages) > 70
    assert len(set(ages)) > 10


def test_the_teachers_list_holds_every_case_under_the_end_it_has(cases):
    text = (DATA.parent / "docs" / "teaching.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (Screening|Biopsy|Treatment) \| ([^|]+) \|", text, re.MULTILINE)
    ends = {"treatment_referral": "Treatment"}
    told = {
        (
            ends.get(plan.next_step, "Screening" if isinstance(plan.finding, ck.Finding) else "Biopsy"),
            f"{one.title} (`{one.id}`)",
        )
        for one in cases
        for plan in [one.plan]
    }
    assert sorted(rows) == sorted(told)


# ------------------------------------------------------------------ broken cases

FIRST = sorted((DATA / "cases").glob("*.toml"))[0].name
STAGES = {
    "the tables say something else": (
        'certainty = "suspected" }',
        'certainty = "certain" }',
        "stage film",
        "the tables say 'routine_screening' here, the case tells it as a wrong turn",
    ),
    "a right answer with a reason why not": (
        'answer = "recall_for_magnification"\n',
        'answer = "recall_for_magnification"\nback = "B."\nwhy_not = { text = "N." }\n',
        "stage film",
        "the tables say 'recall_for_magnification' here, the case tells it as a wrong turn",
    ),
    "a wrong turn told as right": (
        'answer = "stereotactic_biopsy"',
        'answer = "mri"\nstory = "S."\n[[stage.option]]\nanswer = "ultrasound"',
        "stage film",
        "the tables say 'recall_for_magnification' here, the case tells 'mri' as right",
    ),
    "the right answer is missing": (
        'answer = "recall_for_magnification"\nstory',
        'answer = "mri"\nback = "B."\nwhy_not = { text = "N." }\nstory',
        "stage film",
        "the tables say 'recall_for_magnification' here, the case offers routine_screening, mri",
    ),
    "a misspelt term": (
        'morphology = "vascular"',
        'morphology = "vasculr"',
        "stage film",
        "Did you mean 'vascular'?",
    ),
    "a misspelt attribute": (
        "morphology = ",
        "shape = ",
        "stage film",
        "'shape' is called 'morphology' here",
    ),
    "a misspelt step": (
        '"recall_for_magnification"',
        '"recal"',
        "stage film",
        "'recal' is not a known next_step",
    ),
    "a misspelt station": ('station = "recall"', 'station = "recal"', "stage film", "Did you mean 'recall'?"),
    "an unknown source": (
        'cite = ["muttarak2009"',
        'cite = ["nobody"',
        "stage film",
        "'nobody' is not a known",
    ),
    "a wrong turn without a way back": (
        r'back = "The letter',
        'words = "The letter',
        "film, option number 1",
        "needs both",
    ),
    "an unknown kind of question": ('ask = "next_step"', 'ask = "next"', "film, ask", "'next'"),
    "an unknown key": ('text = "On', 'txt = "On', "film", "this key is"),
    "a stage told twice": ('id = "visit"', 'id = "film"', "film", "this id is used twice"),
    "an unknown myth": (
        'about = "vascular_is_breast"',
        'about = "vascular"',
        "stage question",
        "'vascular' is not a known myth",
    ),
    "a biopsy result that nobody needed": (
        'finding = { certainty = "certain" }',
        'result = { histology = "dcis" }',
        "stage verdict",
        "there is a biopsy result, but for the finding before it the tables give BI-RADS 0 and 'repeat_view'",
    ),
    "a step done that nobody planned": (
        'id = "visit"',
        'id = "visit"\ndone = ["mri"]',
        "stage visit",
        "'mri' is not a known step of this plan. Allowed: repeat_view",
    ),
    "an impossible finding": (
        'morphology = "vascular"',
        'morphology = "round"',
        "stage film",
        "cannot be",
    ),
    "another id than the file's name": (r'^id = "tracks"', 'id = "track"', "id", "expected 'tracks'"),
    "broken TOML": ('title = "', "title = ", "", "not valid TOML"),
}


def mutated(pattern, new):
    """Give a knowledge with one mutated case."""
    text = (DATA / "cases" / FIRST).read_text(encoding="utf-8")
    plain = pattern in text
    wrong = text.replace(pattern, new, 1) if plain else re.sub(pattern, new, text, count=1, flags=re.M)
    assert wrong != text
    return Knowledge.load().with_files({f"cases/{FIRST}": wrong.encode()})


@pytest.mark.parametrize("name", STAGES)
def test_a_broken_case_is_refused_by_file_and_stage(name):
    pattern, new, place, words = STAGES[name]
    with pytest.raises(DataError) as caught:
        all_cases(knowledge=mutated(pattern, new))
    said = str(caught.value)
    assert said.startswith(f"data/cases/{FIRST}"), said
    assert place in said, said
    assert words in said, said
    assert len(said) < 900
    assert "\n" not in said


@pytest.mark.slow
def test_check_names_the_case_that_disagrees(monkeypatch, capsys):
    spare = mutated('certainty = "suspected" }', 'certainty = "certain" }')
    monkeypatch.setattr(Knowledge, "load", lambda: spare)
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"calcikit: data/cases/{FIRST}, stage film: the tables say 'routine_screening'")


def test_a_changed_rule_is_found_by_the_cases(cases):
    """A table that changes its mind makes the cases that it contradicts fail, not pass."""
    table = "workup/pattern.csv"
    (text,) = Knowledge.load().texts(table)
    changed = text.replace("unproven,lateral_view", "unproven,repeat_view")
    assert changed != text
    with pytest.raises(DataError, match="stage visit: the tables say 'repeat_view' here"):
        all_cases(knowledge=Knowledge.load().with_files({table: changed.encode()}))


def test_a_case_that_stops_before_a_plan_is_refused():
    read = tomllib.loads((DATA / "cases" / FIRST).read_text(encoding="utf-8"))
    short = Case.model_validate({**read, "stage": read["stage"][:2]})
    with pytest.raises(DataError, match=r"tracks\.toml, stage visit: a case ends in a plan"):
        evaluate(short)


def test_a_case_is_frozen(cases):
    with pytest.raises(ValueError, match="frozen"):
        cases[0].case.title = "Another"


def test_cases_are_numbered_and_named_apart(cases):
    names = [path.name for path in sorted((DATA / "cases").glob("*.toml"))]
    assert all(re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*\.toml", name) for name in names)
    assert len({Path(name).stem.split("-", 1)[1] for name in names}) == len(names) == len(cases)
