"""A clinician can read every text, mark it, and find the verdict beside it until the text changes."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calcikit._data import Knowledge
from calcikit.cli import main
from calcikit.errors import CalcikitError
from calcikit.export import export_review
from calcikit.lexicon import lexicon
from calcikit.reviews import (
    COLUMNS,
    NOT_YET,
    read_reviews,
    review_items,
    review_status,
    review_summary,
    translation_items,
    translation_status,
)
from calcikit.workup import Finding, recommend
from calcikit.workup.examples import rule_examples
from calcikit.workup.rules import chain

ROOT = Path(__file__).parent.parent
SKIN = "lexicon/morphology#skin"


@pytest.fixture(scope="module")
def items():
    return {item.id: item for item in review_items()}


def row(items, **changed):
    cells = {"who": "A. Reader", "role": "breast radiologist", "date": "2026-11-28", "id": SKIN}
    return {**cells, "hash": items[SKIN].hash, "verdict": "agree", "comment": "", **changed}


def sent(tmp_path, *rows, columns=COLUMNS):
    path = tmp_path / "sent.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_every_rule_stands_with_two_examples_and_every_term_step_and_patient_text_is_there(items):
    rules = [(t.name, r.id) for kind in ("finding", "biopsy") for t in chain(kind).tables for r in t.rows]
    assert [rule for rule in rules if len(set(rule_examples()["workup/{}#{}".format(*rule)])) < 2] == []
    assert {"workup/{}#{}".format(*rule) for rule in rules} <= items.keys()
    assert "lexicon/biopsy_associated#mass_or_distortion" in items
    assert {
        f"lexicon/histology#{term.id}" for term in lexicon().of("biopsy")["histology"].terms
    } <= items.keys()
    assert {f"steps#{step}" for step in lexicon().steps} <= items.keys()
    assert {item.kind for item in items.values()} == {
        "rule",
        "safety",
        "definition",
        "step",
        "patient",
        "report",
        "topic",
        "claim",
    }


def test_a_safety_rule_is_read_in_words(items):
    """No id, no underscore: attributes, terms and steps by their labels."""
    five = items["workup/safety#missed-at-once"]
    assert five.title == "Safety: missed at once"
    assert five.lines[0] == ("If Calcifications on the specimen radiograph", "No")
    assert five.lines[-2] == ("Never", 'the plan leaves out "Repeat biopsy: now"')
    read = [line for item in items.values() if item.kind == "safety" for pair in item.lines for line in pair]
    assert not [line for line in read if "_" in line]


def test_the_page_holds_every_text_and_loads_nothing(tmp_path, items):
    page = BeautifulSoup(export_review(tmp_path / "review.html").read_text(encoding="utf-8"), "html.parser")
    assert [tag["data-review"] for tag in page.select("[data-review]")] == list(items)
    assert not page.select("script[src], link, img")
    policy = page.select_one("meta[http-equiv]")["content"]
    assert "default-src 'none'" in policy
    assert "'sha256-" in policy


def test_a_list_that_is_filled_in_is_taken_in_and_shown_until_the_text_changes(tmp_path, items):
    path = export_review(tmp_path / "review.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for one in rows:
        if one["id"] == SKIN:
            one.update(row(items), comment='Good, "clear".')
    assert (
        main(["review", "--in", str(sent(tmp_path, *rows, columns=list(rows[0]))), "--data", str(tmp_path)])
        == 0
    )
    kept = (tmp_path / "reviews.csv").read_bytes()
    knowledge = Knowledge.load().with_files({"reviews.csv": kept})
    said = "reviewed: A. Reader (breast radiologist, 2026-11-28) agrees"
    assert review_status(knowledge) == {SKIN: said}
    assert review_summary(knowledge) == (
        f"Clinical content: 1 of {len(items)} texts reviewed by A. Reader (breast radiologist)."
    )
    text = knowledge.texts("lexicon/morphology.toml")[0].replace("blocked glands", "plugged glands")
    changed = knowledge.with_files({"reviews.csv": kept, "lexicon/morphology.toml": text.encode()})
    assert review_status(changed) == {}
    assert review_summary(changed) == "Clinical content: not yet reviewed by a radiologist."


@pytest.mark.parametrize("role", ["surgeon", "radiology nurse", "not a radiologist"])
def test_what_others_reviewed_is_still_open_for_a_radiologist(tmp_path, items, role):
    main(["review", "--in", str(sent(tmp_path, row(items, role=role))), "--data", str(tmp_path)])
    knowledge = Knowledge.load().with_files({"reviews.csv": (tmp_path / "reviews.csv").read_bytes()})
    assert review_summary(knowledge).endswith(f"A. Reader ({role}); not yet reviewed by a radiologist.")


def test_two_verdicts_of_one_person_on_one_text_are_refused_with_both_lines(tmp_path, items, capsys):
    both = row(items), row(items, verdict="disagree")
    assert main(["review", "--in", str(sent(tmp_path, *both)), "--data", str(tmp_path)]) == 1
    said = (
        f"sent.csv, lines 2 and 3 ({SKIN}): two verdicts of A. Reader on one text; keep the one that holds."
    )
    assert said in capsys.readouterr().err
    assert not (tmp_path / "reviews.csv").exists()
    assert main(["review", "--in", str(sent(tmp_path, both[0], both[0])), "--data", str(tmp_path)]) == 0
    assert "1 verdict taken in" in capsys.readouterr().out


def test_a_second_reviewer_is_kept_beside_the_first(tmp_path, items):
    for who in ("Anna", "Bert"):
        assert (
            main(["review", "--in", str(sent(tmp_path, row(items, who=who))), "--data", str(tmp_path)]) == 0
        )
    with (tmp_path / "reviews.csv").open(encoding="utf-8", newline="") as file:
        assert [one["who"] for one in csv.DictReader(file)] == ["Anna", "Bert"]


def test_what_is_written_out_says_the_same_as_the_kept_reviews():
    """README, licence, guides and lessons hold the sentence as long as no radiologist has reviewed a text."""
    files = [ROOT / name for name in ("README.md", "LICENSE-CONTENT", "docs/index.md", "data/README.md")]
    for file in (*files, *sorted((ROOT / "notebooks").glob("*.ipynb"))):
        text = re.sub(r"[\s>*]+", " ", file.read_text(encoding="utf-8"))
        said = re.search(r"not (been|yet) reviewed by a radiologist", text) is not None
        assert said == (NOT_YET in review_summary()), file.name


def test_an_answer_says_who_has_reviewed_the_content(tmp_path, items):
    main(["review", "--in", str(sent(tmp_path, row(items))), "--data", str(tmp_path)])
    knowledge = Knowledge.load().with_files({"reviews.csv": (tmp_path / "reviews.csv").read_bytes()})
    workup = recommend(Finding("round", "grouped", knowledge=knowledge))
    assert "reviewed by A. Reader (breast radiologist)" in str(workup)
    assert "reviewed by A. Reader (breast radiologist)" in workup._repr_html_()


def test_each_text_of_a_translation_has_a_verdict_of_its_own(tmp_path):
    german = Knowledge.shipped().in_language("de")
    workup = recommend(Finding("round", "grouped", knowledge=german))
    because = workup.reasons[0].because
    one = next(item for item in translation_items(german) if item.lines[-1][1] == because)
    path = sent(tmp_path, {**row({SKIN: one}), "id": one.id})
    assert main(["review", "--in", str(path), "--data", str(tmp_path)]) == 0
    kept = {"reviews.csv": (tmp_path / "reviews.csv").read_bytes()}
    Knowledge.shipped().with_files(kept).in_language("de").put_in_use()
    try:
        said = "geprüft: A. Reader (breast radiologist, 2026-11-28) stimmt zu"
        assert translation_status(because) == said
        assert translation_status(workup.steps[0].label) == "Übersetzung nicht geprüft"
        assert "noch nicht radiologisch geprüft. Übersetzung: 1 von" in review_summary()
    finally:
        Knowledge.shipped().put_in_use()
    assert review_status(Knowledge.shipped().with_files(kept)) == {}


def test_nothing_is_reviewed_yet_and_pages_say_so(bare_site):
    assert review_status() == {}
    index = (bare_site / "index.html").read_text(encoding="utf-8")
    assert "Clinical content: not yet reviewed by a radiologist." in index


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"verdict": "agreed"},
            "line 2 (lexicon/morphology#skin), column verdict: 'agreed' is not allowed; one of agree",
        ),
        ({"id": "lexicon/morphology#skinn"}, "Did you mean 'lexicon/morphology#skin'?"),
        ({"date": "28.11.26"}, "column date: '28.11.26' is not allowed; a date such as 2026-11-28"),
        ({"who": " "}, "column who: ' ' is not allowed; a name of 2 to 80 letters"),
        ({"hash": "x"}, "column hash: 'x' is not allowed"),
    ],
)
def test_a_bad_row_is_named_with_what_is_allowed(tmp_path, items, changed, said):
    with pytest.raises(CalcikitError) as error:
        read_reviews(sent(tmp_path, row(items, **changed)))
    assert str(error.value).startswith("sent.csv, line 2")
    assert said in str(error.value)


def test_a_row_without_a_verdict_is_left_out_and_a_missing_column_is_named(tmp_path, items):
    assert read_reviews(sent(tmp_path, row(items, verdict=""))) == ()
    short = {name: cell for name, cell in row(items).items() if name != "hash"}
    with pytest.raises(CalcikitError, match="line 1: no column 'hash'"):
        read_reviews(sent(tmp_path, short, columns=list(short)))


def test_a_comment_that_lost_its_quotation_marks_is_refused_not_cut(tmp_path, items):
    file = sent(tmp_path, row(items, comment="one, two"))
    file.write_text(file.read_text(encoding="utf-8").replace('"', ""), encoding="utf-8")
    with pytest.raises(CalcikitError, match="line 2: more cells than columns"):
        read_reviews(file)


def test_a_list_that_a_spreadsheet_saved_with_semicolons_is_read(tmp_path, items):
    file = sent(tmp_path, row(items, comment="one, two"))
    rows = [*csv.reader(file.read_text(encoding="utf-8").splitlines())]
    with file.open("w", encoding="utf-8", newline="") as saved:
        csv.writer(saved, delimiter=";").writerows(rows)
    assert read_reviews(file)[0].comment == "one, two"
