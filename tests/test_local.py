"""A local protocol: made empty, proven before use, named in every answer, and compared with what ships."""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
import zlib

import pytest

import calcikit as ck
from calcikit import cli
from calcikit._data import LOCAL, Knowledge
from calcikit.errors import CalcikitError
from calcikit.export import export_difference
from calcikit.local import new_folder
from calcikit.payload.cases import cases_payload
from calcikit.payload.questions import labels
from calcikit.payload.workup import workup_payload
from calcikit.quiz import self_check_item
from calcikit.references import references
from calcikit.widgets import SelfCheck
from calcikit.workup import every_biopsy_result
from calcikit.workup.comparison import compare
from calcikit.workup.rules import chain

SHIPPED = Knowledge.shipped()
ROW = "management-probably-benign"
SAFETY = '[safety.follow-up-schedule]\nname = "A. Example"\nreason = "Our women come once a year."\n'


def my_hospital(home):
    """Make the folder of a protocol in which category 3 is first seen after 12 months."""
    made = new_folder(home / "my-hospital")
    (row,) = [row for row in SHIPPED.csv("workup/management.csv") if row["id"] == ROW]
    steps = row["then:steps"].replace("at 6, 12 and 24 months", "at 12 and 24 months")
    add(made, "workup/management.csv", row | {"then:steps": steps, "then:follow_up": "12 and 24 months."})
    (made / "overlay.toml").write_text(
        f'name = "My Hospital"\n\n[off]\n"workup/safety.csv" = ["follow-up-schedule"]\n\n{SAFETY}',
        encoding="utf-8",
    )
    return made


@pytest.fixture
def folder(tmp_path):
    """Give such a folder, to be changed."""
    return my_hospital(tmp_path)


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """Read such a folder once: to prove it and to compare it takes a second each."""
    return Knowledge.load(my_hospital(tmp_path_factory.mktemp("local")))


@pytest.fixture(autouse=True)
def back_to_what_ships():
    yield
    ck.use(None)


def add(folder, file, row):
    """Write a row below the columns of a table."""
    out = io.StringIO()
    csv.DictWriter(out, [*row], lineterminator="\n").writerow(row)
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(out.getvalue())


def test_a_new_folder_changes_nothing_and_is_not_made_twice(tmp_path):
    made = new_folder(tmp_path / "mine")
    local = Knowledge.load(made)
    assert local.name == "mine"
    assert compare(local) == ()
    assert "calcikit local diff mine --out diff.html" in (made / "README.md").read_text(encoding="utf-8")
    with pytest.raises(CalcikitError, match="is there already and is left as it is"):
        new_folder(made)


def test_a_protocol_is_made_and_named_where_one_stands(tmp_path, monkeypatch):
    (tmp_path / "st-mary").mkdir()
    monkeypatch.chdir(tmp_path / "st-mary")
    new_folder(".")
    (tmp_path / "st-mary" / "overlay.toml").unlink()
    ck.use(".")
    assert ck.recommend("round", "grouped").local_protocol == "Local protocol: st-mary."


def test_a_folder_without_data_is_no_protocol(tmp_path, monkeypatch, capsys):
    (tmp_path / "uk").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CalcikitError, match=r"uk holds nothing that calcikit reads, such as overlay\.toml"):
        ck.use("uk")
    assert cli.main(["check", "--local", ""]) == 1
    assert "'' is not a folder laid out like data/" in capsys.readouterr().err


def test_every_answer_names_the_protocol(folder):
    said = "Local protocol: My Hospital."
    ck.use(folder)
    workup = ck.recommend("round", "grouped")
    assert workup.steps[0].when == "at 12 and 24 months"
    assert workup.report_text.endswith(said)
    assert said in str(workup)
    assert said in workup._repr_html_()
    explorer = ck.Explorer("round", "grouped")
    assert said in explorer._fallback()[0]
    assert explorer.workup.steps == workup.steps
    assert said in ck.self_check("round-new")._fallback()[0]
    assert labels()["local"] == cases_payload([])["local"] == said
    assert os.environ[LOCAL] == str(folder)
    ck.use(None)
    assert said not in str(ck.recommend("round", "grouped"))
    assert LOCAL not in os.environ


def test_a_protocol_with_a_fault_is_not_used_and_check_names_its_file(folder, capsys):
    row = SHIPPED.csv("workup/prior_images.csv")[0] | {"cite": "nowhere"}
    add(folder, "workup/prior_images.csv", row)
    fault = f"my-hospital/workup/prior_images.csv, row {row['id']}: 'nowhere' is not a known citation key"
    with pytest.raises(CalcikitError) as refused:
        ck.use(folder)
    assert fault in str(refused.value)
    assert Knowledge.load() is SHIPPED
    assert cli.main(["check", "--local", str(folder)]) == 1
    said = capsys.readouterr().out
    assert fault in said
    assert "Safety row follow-up-schedule changed by A. Example: Our women come once a year." in said


def test_the_differences_are_those_of_the_answers_one_by_one(local):
    """Against every answer of what category 3 rests on, without the walk."""
    (found,) = {(each.moved_by, each.parts) for each in compare(local)}
    assert found == ((f"workup/management.csv, row {ROW}",), ("interval",))
    kept = {"stage": "diagnostic", "projection": "both_views", "certainty": "certain"}
    terms = {name: attribute.ids for name, attribute in ck.Finding.attributes().items()}
    terms |= {"morphology": ("round", "punctate"), **{name: (term,) for name, term in kept.items()}}
    counted = 0
    for values in itertools.product(*terms.values()):
        picks = dict(zip(terms, values, strict=True))
        ours = ck.recommend(ck.Finding.from_known(picks, local))
        counted += ours.steps != ck.recommend(ck.Finding.from_known(picks)).steps
    assert sum(each.findings for each in compare(local)) == counted == 32
    assert all("later (at 12 and 24 months)" in each.less for each in compare(local))


def test_a_report_that_no_longer_says_what_the_plan_says_is_shown(tmp_path):
    """Whoever switches the four safety rows off sees it nowhere else."""
    made, steps = new_folder(tmp_path / "mine"), SHIPPED.texts("steps.toml")[0]
    entry = next(e for e in steps.split("[[step]]") if 'id = "short_interval_follow_up"' in e)
    changed = entry.replace("mammography at 6, 12 and 24 months", "mammography in a year")
    (made / "steps.toml").write_text(f"[[step]]{changed}", encoding="utf-8")
    found = compare(Knowledge.load(made))
    moved = "steps.toml, short_interval_follow_up"
    assert {(each.moved_by, each.parts) for each in found} == {((moved,), ("report",))}
    for name in ("diff.html", "diff.csv"):
        export_difference(tmp_path / name, Knowledge.load(made))
        said = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert "mammography at 6, 12 and 24 months" in said
        assert "mammography in a year" in said


def test_the_question_of_the_guide_is_asked(tmp_path):
    made = new_folder(tmp_path / "mine")
    guide = (made / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(\[\[check\]\].*?)```", guide, re.DOTALL)
    assert block
    (made / "self_checks.toml").write_text(block[1], encoding="utf-8")
    ck.use(made)
    assert isinstance(ck.self_check("our-first-visit"), SelfCheck)
    assert self_check_item("our-first-visit").right_answer == "short_interval_follow_up"


def test_a_question_with_too_few_answers_says_how_many_it_needs(folder):
    (folder / "self_checks.toml").write_text(
        '[[check]]\nid = "ours"\nquestion = "When?"\nask = "next_step"\n'
        'finding = { morphology = "round", distribution = "grouped" }\n'
        '[[check.option]]\nanswer = "mri"\nreason = { text = "No." }\n',
        encoding="utf-8",
    )
    with pytest.raises(CalcikitError, match=r"self_checks.toml, ours, option: it takes at least 3$"):
        ck.use(folder)


def test_what_became_less_cautious_comes_first(folder):
    row = next(r for r in SHIPPED.csv("workup/routine_mammography.csv") if r["id"] == "routine-usual")
    add(folder, "workup/routine_mammography.csv", row | {"then:routine": "routine_screening:high_risk"})
    found = compare(Knowledge.load(folder))
    assert found[0].less
    assert not found[-1].less
    assert found[-1].moved_by == ("workup/routine_mammography.csv, row routine-usual",)


def test_the_page_and_the_list_show_both_answers(local, tmp_path):
    for name in ("diff.html", "diff.csv"):
        assert export_difference(tmp_path / name, local).faults == ()
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert page.index("Less cautious") < page.index("Short-interval follow-up: at 6, 12 and 24 months")
    assert "Short-interval follow-up: at 12 and 24 months" in page
    assert "Our women come once a year." in page
    rows = [*csv.DictReader(io.StringIO((tmp_path / "diff.csv").read_text(encoding="utf-8-sig")))]
    assert {row["moved by"] for row in rows} == {f"workup/management.csv, row {ROW}"}
    assert sum(int(row["how many"]) for row in rows) == 32


def test_results_differ_too_and_are_compared_one_by_one(tmp_path):
    made = new_folder(tmp_path / "mine")
    row = next(r for r in SHIPPED.csv("workup/post_biopsy_management.csv") if r["id"] == "post-biopsy-alh")
    add(made, "workup/post_biopsy_management.csv", row | {"then:follow_up": "Imaging every year."})
    local = Knowledge.load(made)
    counted = sum(
        ck.after_biopsy(type(result).from_known(result.as_dict(), local)).follow_up
        != ck.after_biopsy(result).follow_up
        for result in every_biopsy_result()
        if result.histology == "atypical_lobular_hyperplasia"
    )
    assert sum(each.findings for each in compare(local)) == counted > 0


@pytest.mark.parametrize("name", ["uk", "europe"])
def test_a_protocol_that_ships_is_proven_and_agrees_with_its_cases(name, tmp_path, capsys):
    ck.use(name)
    assert ck.recommend("skin", "grouped").steps[0].label.startswith("Routine screening, every ")
    ck.use(None)
    assert cli.main(["local", "diff", name, "--out", str(tmp_path / "diff.csv")]) == 0
    assert capsys.readouterr().out == f"What the protocol changes is in {tmp_path / 'diff.csv'}.\n"
    local = Knowledge.load(name)
    assert not any(each.less for each in compare(local))
    known = {term["id"]: term for term in SHIPPED.toml("lexicon/histology.toml")["term"]}
    for term in local.toml("lexicon/histology.toml")["term"]:
        same = {"definition", "group", "concern", "patient"}
        if term["id"] not in ("papilloma", "radial_scar"):  # what they say of practice is that of the place
            same |= {"pearl"}
        assert {key: term.get(key) for key in same} == {key: known[term["id"]].get(key) for key in same}
        assert not re.search(r"\bUSA?\b", term.get("pearl", {}).get("text", ""))


def test_vacuum_excision_comes_first_in_the_united_kingdom():
    result = {"category_before": "4B", "histology": "radial_scar", "residual_calcifications": "no"}
    result |= {"concordance": "concordant"}
    said = ck.after_biopsy(ck.BiopsyResult(**result, knowledge=Knowledge.load("uk")))
    assert said.next_step == "vacuum_assisted_excision"
    assert " (B3)" in said.report_text
    assert ck.after_biopsy(ck.BiopsyResult(**result)).next_step == "surveillance_after_biopsy"


def test_the_uk_removes_adh_by_vacuum_and_says_that_three_is_not_m3():
    uk = Knowledge.load("uk")
    said = ck.BiopsyResult("4B", "atypical_ductal_hyperplasia", concordance="concordant", knowledge=uk)
    assert [step.id for step in ck.after_biopsy(said).steps][:2] == [
        "vacuum_assisted_excision",
        "multidisciplinary_review",
    ]
    assert ck.after_biopsy(said.replace(category_before="4C")).next_step == "surgical_excision"
    lump = ck.after_biopsy(said.replace(associated="lump"))
    assert {"ultrasound", "ultrasound_guided_biopsy", "surgical_excision"} <= {step.id for step in lump.steps}
    asked = ck.after_biopsy(said.replace(concordance="not_stated"))
    assert asked.next_step == "multidisciplinary_review"
    assert {"vacuum_assisted_excision", "surgical_excision"} <= {step.id for step in asked.steps}
    three = ck.recommend(ck.Finding("round", "grouped", knowledge=uk))
    assert "not the M3 of the UK scale" in " ".join(str(three).split())
    assert "schedule of BI-RADS, not of the NHS" in " ".join(str(three).split())
    (table,) = [table for table in chain("finding", uk).tables if table.name == "category"]
    told = {row.then["category"]: "UK scale" in row.because for row in table.rows}
    assert [category for category in ("3", "4A", "4B", "4C", "5") if not told[category]] == []
    terms = uk.toml("lexicon/histology.toml")["term"]
    coded = [term["id"] for term in terms if re.search(r" \(B[1-5][ab]?\)$", term["phrase"])]
    assert {term["id"] for term in terms} - {*coded} == {"not_sampled"}


@pytest.mark.parametrize(("name", "elsewhere"), [("europe", r"\bUS\b|England"), ("uk", r"\bUS\b|continent")])
def test_a_protocol_cites_no_practice_of_elsewhere(name, elsewhere):
    chains = [chain(kind, Knowledge.load(name)) for kind in ("finding", "biopsy")]
    rules = [rule for each in chains for table in each.tables for rule in table.rows]
    assert not [rule.id for rule in rules if re.search(elsewhere, f"{rule.because} {rule.then}")]


@pytest.mark.parametrize("name", ["", "uk", "europe"])
def test_a_meeting_stands_before_the_excision_that_it_agrees_on(name):
    knowledge = Knowledge.load(name) if name else SHIPPED
    plans = [rule.then.get("steps", "") for table in chain("biopsy", knowledge).tables for rule in table.rows]
    assert not [plan for plan in plans if "excision = now" in plan and "to agree on it" in plan]


def test_the_uk_says_where_it_has_no_rule_for_what_follows():
    uk = Knowledge.load("uk")
    for lesion in ("papilloma", "radial_scar", "mucocele_like_lesion"):
        said = ck.after_biopsy(ck.BiopsyResult("4B", lesion, concordance="concordant", knowledge=uk))
        assert said.certainty == "thin-evidence"
        assert "for a lesion without atypia we found no UK rule" in said.follow_up


def test_imaging_follows_a_benign_result_after_six_months_in_europe():
    europe = Knowledge.load("europe")
    said = [
        ck.after_biopsy(
            ck.BiopsyResult(before, "fibrocystic", concordance="concordant", knowledge=europe)
        ).steps[0]
        for before in ("3", "4A", "4B")
    ]
    assert [(step.id, step.when) for step in said[1:]] == [("surveillance_after_biopsy", "at 6 months")] * 2
    assert said[0].id == "routine_screening"
    no = dict.fromkeys(
        ("calcifications_in_specimen", "calcifications_on_slides", "residual_calcifications"), "no"
    )
    lost = ck.BiopsyResult("4B", "fibrocystic", **no, knowledge=europe)
    assert "Imaging of the site at six months" in [step.label for step in ck.after_biopsy(lost).steps]
    told = " ".join(each.case.model_dump_json() for each in ck.all_cases(knowledge=europe).values())
    assert "6 to 12 months" not in told
    shown = [zlib.decompress(workup_payload(kind, europe)).decode() for kind in ("finding", "biopsy")]
    assert not [text for text in shown if "6 to 12 months" in text]
    planned = ck.recommend(ck.Finding("amorphous", "grouped", knowledge=europe)).steps[-1]
    assert (planned.label, planned.when[-11:]) == ("Imaging of the site at six months", "at 6 months")


def test_an_explorer_follows_the_region_that_is_picked():
    result = ck.BiopsyResult("4B", "radial_scar", concordance="concordant", residual_calcifications="no")
    after = ck.AfterBiopsy(result, regions=True)
    assert after.workup.next_step == "surveillance_after_biopsy"
    after.region = "uk"
    assert after.workup.next_step == "vacuum_assisted_excision"
    assert "Local protocol: United Kingdom (UK)." in after._fallback()[0]
    plain = ck.AfterBiopsy(result)
    assert plain._regions == b""
    plain.region = "uk"
    assert plain._regions == after._regions


def test_a_table_without_ids_is_refused_in_words(tmp_path):
    made = new_folder(tmp_path / "mine")
    (made / "outcomes").mkdir()
    (made / "outcomes" / "cbis_ddsm.csv").write_text(
        SHIPPED.texts("outcomes/cbis_ddsm.csv")[0], encoding="utf-8"
    )
    with pytest.raises(CalcikitError, match=r"cbis_ddsm\.csv: no row has an id, so a local protocol cannot"):
        Knowledge.load(made)


@pytest.mark.parametrize("blank", ["", " ", "-"])
@pytest.mark.parametrize("key", ["name", "reason"])
def test_a_safety_row_is_switched_off_only_with_words(folder, key, blank):
    head = folder / "overlay.toml"
    said = {"name": "A. Example", "reason": "Our women come once a year."}[key]
    head.write_text(head.read_text(encoding="utf-8").replace(said, blank), encoding="utf-8")
    with pytest.raises(CalcikitError) as refused:
        Knowledge.load(folder)
    place = f"my-hospital/overlay.toml, safety, follow-up-schedule, {key}"
    assert str(refused.value) == f"{place}: a text needs at least 1 letter or digit, got {blank!r}"


@pytest.mark.parametrize("name", ["", "  ", "a\\nb", "<b>", "a" * 61])
def test_a_name_that_cannot_be_read_is_refused_in_words(tmp_path, name):
    made = new_folder(tmp_path / "mine")
    (made / "overlay.toml").write_text(f'name = "{name}"\n', encoding="utf-8")
    with pytest.raises(
        CalcikitError, match=r"mine/overlay\.toml, name: a name has at least 1 letter or digit"
    ):
        Knowledge.load(made)


def test_a_source_that_a_protocol_replaces_is_named(tmp_path, capsys):
    made = new_folder(tmp_path / "mine")
    bib = "@misc{acr2013,\n title = {Our leaflet},\n year = {2026},\n kind = {guideline},\n}\n"
    (made / "references.bib").write_text(bib, encoding="utf-8")
    cli.main(["check", "--local", str(made)])
    said = "mine/references.bib, acr2013: replaces a source that ships. "
    assert said in capsys.readouterr().out
    for name in ("diff.html", "diff.csv"):
        export_difference(tmp_path / name, Knowledge.load(made))
        told = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert said in told
        assert "becomes Our leaflet. 2026." in told
    (made / "references.bib").write_text(bib.replace("2026", "soon"), encoding="utf-8")
    with pytest.raises(CalcikitError, match=r"mine/references\.bib, acr2013: year 'soon' must be a number"):
        references(Knowledge.load(made))
