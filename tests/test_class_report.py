"""Three parallel forms and the report of a class: the forms are equally hard, and a gain put in comes out."""

from __future__ import annotations

import errno
import json
import os
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup
from record_maker import answer

import calcikit as ck
from calcikit import Progress, cli
from calcikit.errors import CalcikitError, UnknownTerm
from calcikit.export import export_class
from calcikit.lexicon import confusable_pair, lexicon
from calcikit.payload.patches import drawn_picture
from calcikit.quiz import exam_form, forms
from calcikit.quiz.exam_forms import slots

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
NAMING = {"shape": "morphology", "arrangement": "distribution"}
GAINS = {"before": 0.0, "after": 0.7, "later": 0.5}
"""What teaching adds to every learner's ability, in logits."""


@cache
def difficulty(item):
    """Say how hard an item is under the stated model, from the item itself, in logits.

    A wrong answer that is taken for the right one adds 0.35, a denser breast 0.3 a step, a word of the
    description that leaves its default 0.15; on top comes a share of its own, normal with a deviation of 0.3.
    """
    attribute = NAMING.get(item.kind)
    alike = [
        option
        for option in item.options
        if attribute and not option.right and confusable_pair(attribute, item.truth, option.id)
    ]
    dense = np.mean(["abcd".index(spec.density) for spec in item.pictures]) if item.pictures else 0
    known = item.finding.attributes(item.finding.knowledge)
    words = sum(value != known[name].default for name, value in item.finding.as_dict().items())
    own = np.random.default_rng([*item.id.encode()]).normal(0, 0.3)
    return -1.2 + 0.35 * len(alike) + 0.3 * dense + 0.15 * words + own


def chance(ability, item):
    """Rasch's model with a guess among the answers."""
    guess = 1 / len(item.options)
    return guess + (1 - guess) / (1 + np.exp(difficulty(item) - ability))


@pytest.fixture(scope="module")
def abilities():
    """Make 200 learners, standard normal."""
    return np.random.default_rng(14).normal(0, 1, 200)


def lines_of(name, form, ability, rng, only=24):
    """Answer the first questions of a form as a learner of some ability does, too sure by one level."""
    told = []
    for number, item in enumerate(form.items[:only]):
        share = chance(ability, item)
        right = bool(rng.random() < share)
        wrong = [option.id for option in item.options if not option.right]
        at = START + timedelta(days=7 * [*GAINS].index(form.id), seconds=number)
        said = item.truth if right else str(rng.choice(wrong))
        about = {"v": 1, "at": at.isoformat().replace("+00:00", "Z"), "learner": name}
        about |= {"sitting": f"s-{form.id}", "source": "form", "form": form.id, "kind": item.kind}
        sure = min(4, 2 + int(share > 0.5) + int(share > 0.75))
        told.append(answer(item.id, item.truth, said, confidence=sure, **about))
    return "".join(json.dumps(each) + "\n" for each in told)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, abilities):
    """Hand in 200 records, each in a folder with a name, as a platform does."""
    place, rng = tmp_path_factory.mktemp("class"), np.random.default_rng(7)
    for number, ability in enumerate(abilities):
        text = "".join(
            lines_of(f"{number:012x}", form, ability + GAINS[form.id], rng) for form in forms().values()
        )
        mine = place / f"Anna-{number}_assignsubmission_file" / "calcikit-progress.jsonl"
        mine.parent.mkdir()
        mine.write_text(text, "utf-8")
    return place


@pytest.fixture(scope="module")
def report(folder, tmp_path_factory):
    """Write the report of the class; give what is found, and the page."""
    page = tmp_path_factory.mktemp("report") / "report.html"
    return export_class(folder, page), page.read_text("utf-8")


def test_each_form_fills_the_blueprint_with_questions_of_its_own():
    asked = [item for form in forms().values() for item in form.items]
    assert len({item.id for item in asked}) == len({(item.stem, item.pictures) for item in asked}) == 72
    for form in forms().values():
        left = [*form.items]
        for slot in slots():
            left.remove(next(item for item in left if slot.fits(item)))
        assert left == []
    orders = [[item.kind for item in form.items] for form in forms().values()]
    assert len({*map(tuple, orders)}) == 3
    with pytest.raises(UnknownTerm, match="'late' is not a known form"):
        exam_form("late")


def test_the_forms_are_equally_hard_within_three_points(abilities):
    means = [
        100 * np.mean([chance(abilities, item).mean() for item in form.items]) for form in forms().values()
    ]
    assert max(means) - min(means) < 3


def test_the_report_recovers_the_gain_that_was_put_in(report, abilities):
    found = report[0]
    assert len(found.taken) == found.files == 200
    assert found.missing.empty
    assert found.problems == ()
    base = np.mean([chance(abilities, item).mean() for item in exam_form("before").items])
    for form in ("after", "later"):
        items = exam_form(form).items
        put_in = 100 * (np.mean([chance(abilities + GAINS[form], item).mean() for item in items]) - base)
        (change,) = [each for each in found.changes if (each.form, each.kind) == (form, "all")]
        assert change.low < put_in < change.high
        assert abs(change.change - put_in) < 2
        kinds = {each.kind for each in found.changes if each.form == form} - {"all"}
        assert kinds == {item.kind for item in items}
    assert all(told.excess > 0.05 for told in found.calibration.values())
    wanted = np.array([chance(abilities, item).mean() for item in exam_form("before").items])
    table = found.items[found.items["form"] == "before"].set_index("item")
    got = table.loc[[item.id for item in exam_form("before").items], "difficulty"].to_numpy(float)
    assert np.corrcoef(wanted, got)[0, 1] > 0.9
    assert (found.items["discrimination"] > 0.05).mean() > 0.9


def test_equal_changes_have_no_interval_and_others_stay_within_100_points(tmp_path):
    for learner, said in (("one", "rim"), ("two", "skin")):
        record = Progress.open(tmp_path / f"{learner}.jsonl")
        for form, given in {"before": "skin", "after": "rim", "later": said}.items():
            record.add(answer(f"a-{form}", "rim", given, source="form", form=form))
    changes = ck.progress.class_results(tmp_path, dict.fromkeys(forms(), 1)).changes
    alike, apart = (next(one for one in changes if one.form == form) for form in ("after", "later"))
    assert (alike.change, alike.low, alike.high) == (100, None, None)
    assert (apart.change, apart.low, apart.high) == (50, -100, 100)


def test_the_page_says_in_words_how_the_class_changed(report):
    found, text = report
    moved = 100 * (found.scores["after"] - found.scores["before"])
    (one,) = [each for each in found.changes if (each.form, each.kind) == ("after", "all")]
    said = BeautifulSoup(text, "html.parser").find("h2").find_next("p").get_text()
    rose, fell = (moved > 0).sum(), (moved < 0).sum()
    assert said == (
        f"After the course: {one.first:.0f}% right before, {one.then:.0f}% now, a change of "
        f"{moved.mean():+.1f} points. Of 200 learners {rose} had more right than before, {fell} fewer. The "
        f"95% interval, {one.low:+.1f} to {one.high:+.1f}, leaves out 0: chance alone would rarely do this."
    )


def test_a_question_names_its_place_on_paper_and_the_wrong_answer_that_most_chose(report, folder):
    lines = [line for file in folder.rglob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    answers = [each for each in map(json.loads, lines) if each["form"] == "before"]
    tables = BeautifulSoup(report[1], "html.parser").find_all("table")
    rows = [[cell.get_text() for cell in row(["th", "td"])] for row in tables[-3].tbody("tr")]
    shown = {int(row[0].partition(".")[0]): row[3].replace("\u00a0", " ") for row in rows}
    for place, item in enumerate(exam_form("before").items, 1):
        wrong = Counter(each["said"] for each in answers if each["item"] == item.id and not each["right"])
        letters = {option.id: letter for option, letter in zip(item.options, "ABCDE", strict=False)}
        most = max(wrong.values())
        assert shown[place].endswith(f" ({most})")
        assert shown[place][0] in {letters[said] for said, n in wrong.items() if n == most}


def test_the_page_names_nobody_and_loads_nothing(report):
    text = report[1]
    assert "Anna" not in text
    soup = BeautifulSoup(text, "html.parser")
    assert soup.find("script") is None
    assert all(image["src"].startswith("data:") for image in soup.find_all("img"))
    headings = [heading.text for heading in soup.find_all("h2")]
    assert headings == ["Change", "How sure, and how right", "Questions", "Who is missing"]
    assert [len(table.find_all("tr")) for table in soup.find_all("table")[-3:]] == [25, 25, 25]


def test_the_numbers_of_the_page_are_in_its_language(folder, tmp_path):
    ck.use(language="de")
    try:
        export_class(folder, tmp_path / "bericht.html")
    finally:
        ck.use()
    cells = BeautifulSoup((tmp_path / "bericht.html").read_text("utf-8"), "html.parser").select("td")
    said = [cell.get_text(" ", strip=True) for cell in cells]
    assert any(re.fullmatch(r"\+\d+,\d \(\+\d+,\d bis \+\d+,\d\)", text) for text in said)
    assert any(re.fullmatch(r"\d+\xa0% \(\d+\xa0% bis \d+\xa0%\)", text) for text in said)
    assert [text for text in said if re.search(r"\d\.\d|\d%| of | to ", text)] == []


def test_what_is_damaged_or_missing_is_said_and_the_rest_counts(tmp_path, capsys):
    rng, place = np.random.default_rng(1), tmp_path / "in"
    place.mkdir()
    before, after = exam_form("before"), exam_form("after")
    whole = lines_of("whole", before, 0, rng) + lines_of("whole", after, 1, rng)
    (place / "one.jsonl").write_text(whole + '{"v": 1, torn\n', "utf-8")
    (place / "copy.jsonl").write_text(whole, "utf-8")
    (place / "two.jsonl").write_text(lines_of("half", before, 0, rng, only=11), "utf-8")
    (place / "old.jsonl").write_text(
        lines_of("old", before, 0, rng)
        .replace('"v": 1', '"v": 9', 1)
        .replace('"form": "before"', '"form": "first"', 3),
        "utf-8",
    )
    (place / "empty.jsonl").write_text("", "utf-8")
    (place / "twin.jsonl").write_text(
        lines_of("old", before, 1, np.random.default_rng(2)).replace("2026", "2027"), "utf-8"
    )
    (place / "nameless.jsonl").write_text(
        lines_of("nameless", before, 0, rng).replace('"form": "before"', '"form": ["before"]', 2), "utf-8"
    )
    (place / "Eve_7").mkdir()
    (place / "Eve_7" / "record.docx").write_bytes(b"PK")
    (place / "Fay_8").mkdir()
    (place / "Fay_8" / "again.jsonl").write_text(whole, "utf-8")
    page = tmp_path / "report.html"
    assert cli.main(["class", str(place), "--out", str(page)]) == 0
    said = capsys.readouterr()
    assert "4 learners, 4 without every form" in said.out
    assert "one.jsonl, line 49: not valid JSON." in said.err
    assert "old.jsonl, line 1: written in version 9" in said.err
    assert "old.jsonl: 2 answers are left out, as there is no form 'first'." in said.err
    assert "empty.jsonl: there is no answer in it." in said.err
    assert "old.jsonl and twin.jsonl: one random name, different answers" in said.err
    assert "Eve_7: there is no record (*.jsonl) in this folder." in said.err
    assert "Fay_8/again.jsonl and copy.jsonl: the same record, which counts once." in said.err
    assert "nameless.jsonl, lines 1 to 2: form is the id of a form of a test, got ['before']" in said.err
    found = ck.progress.class_results(place, dict.fromkeys(forms(), 24))
    assert found.taken.loc["whole"].tolist() == [24, 24, 0]
    assert found.taken.loc["half"].tolist() == [11, 0, 0]
    assert found.taken.loc["old"].tolist() == [22, 0, 0]  # one of them from its twin
    (change,) = [each for each in found.changes if each.kind == "all"]
    assert (change.learners, change.low) == (1, None)
    missing = BeautifulSoup(page.read_text("utf-8"), "html.parser").find_all("table")[-1]
    assert "11\u00a0of\u00a024" in missing.text


def test_what_is_shut_is_named_and_the_rest_counts(tmp_path, capsys, monkeypatch):
    place, rng = tmp_path / "in", np.random.default_rng(1)
    for name in ("a", "b", "shut/c"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.jsonl").write_text(lines_of(name[-1], exam_form("before"), 0, rng), "utf-8")
    scandir, read_bytes = os.scandir, Path.read_bytes

    def denied(found, name, place):
        if Path(place).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return found(place)

    monkeypatch.setattr(os, "scandir", lambda place: denied(scandir, "shut", place))
    monkeypatch.setattr(Path, "read_bytes", lambda place: denied(read_bytes, "b.jsonl", place))
    assert cli.main(["class", str(place), "--out", str(tmp_path / "report.html")]) == 0
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "b.jsonl: it cannot be read (Permission denied); the rest counts.",
        "shut: the folder cannot be read (Permission denied); the rest counts.",
    ]
    assert said.out.startswith("1 learner, 1 without every form.")


@pytest.mark.parametrize(
    ("name", "said"), [("none", "there is no folder"), ("file.jsonl", "is a file; name the folder")]
)
def test_a_folder_that_is_none_is_said(tmp_path, capsys, name, said):
    (tmp_path / "file.jsonl").write_text("", encoding="utf-8")
    assert cli.main(["class", str(tmp_path / name), "--out", str(tmp_path / "report.html")]) == 1
    assert said in capsys.readouterr().err


def test_a_folder_without_a_form_is_said(tmp_path):
    Progress.open(tmp_path / "a.jsonl").add(answer("shape-1-0", "rim", "rim"))
    with pytest.raises(CalcikitError, match=r"a form \(before, after, later\)\. .*item_analysis"):
        export_class(tmp_path, tmp_path / "report.html")


def test_a_form_is_handed_out_on_paper_and_as_a_page(tmp_path, capsys):
    paper = tmp_path / "before.md"
    assert cli.main(["exam", "--form", "before", "--to", "markdown", "--out", str(paper)]) == 0
    assert paper.read_text("utf-8").count("## Question ") == 24
    assert (
        cli.main(["exam", "--form", "before", "--n", "3", "--to", "anki", "--out", str(tmp_path / "x")]) == 1
    )
    assert "has its own questions" in capsys.readouterr().err
    assert cli.main(["exam", "--to", "page", "--out", str(tmp_path / "x.html")]) == 1
    assert "--to page needs --form" in capsys.readouterr().err
    drill = ck.Drill(form="before")
    assert drill.n == 24
    assert "answer" not in drill._fallback()[0]
    with pytest.raises(CalcikitError, match="form 'before' has its own questions"):
        ck.Drill(form="before", n=5)


def test_the_words_in_place_of_a_forms_images_do_not_name_the_answer():
    asked = [item for form in forms().values() for item in form.items if item.kind in NAMING]
    assert len(asked) > 20
    for item in asked:
        label = lexicon().attributes[NAMING[item.kind]][item.truth].label.lower()
        for spec in item.pictures:
            assert label not in drawn_picture(spec, 320)["words"].lower(), item.id
