"""A case is written by answering questions; the tables answer at once, and a wrong story is refused."""

from __future__ import annotations

import pytest

from calcikit import cli
from calcikit._data import Knowledge
from calcikit.cases.evaluation import evaluate
from calcikit.cases.models import Case
from calcikit.cases.writing import CaseWriter
from calcikit.widgets import Drill
from calcikit.workup import recommend

HEAD = ["Rings near the fold", "Ada, 52, a baker.", "One tangential view spares a biopsy."]
RECALL = [
    "A tight group of rings.",
    "recall",
    *("finding", "stage", "screening", "morphology", "skin", "distribution", "grouped"),
    *("certainty", "suspected", "done", "next_step"),
    "She comes at noon.",
    *("routine_screening", "Another reader starts again.", "Back to the first mammogram."),
    *("The type is only suspected.", "acr2013"),
    *(
        "stereotactic_biopsy",
        "The unit asks for a category.",
        "The request returns.",
        "Recall first.",
        "acr2014",
        "acr2013",
    ),
    "n",
]
PLAN = [
    "The tangential view shows them in the skin.",
    "plan",
    *("finding", "stage", "diagnostic", "certainty", "certain", "done", "next_step"),
    "The usual screening, when its turn comes.",
    *("surgical_excision", "The surgeon sends her back.", "You keep the note.", "Benign.", "acr2013"),
    *("short_interval_follow_up", "They look as today.", "What was there to wait for?", "Benign.", "acr2013"),
    "n",
]
IMPOSSIBLE = ["Round ones.", "recall", "finding", "morphology", "round", "distribution", "grouped"]
IMPOSSIBLE += ["certainty", "suspected", "done", "next_step"]


def written(*answers):
    """Answer the questions in order; return the case, and what was said on the way."""
    left, said = iter([*answers]), []
    name, text = CaseWriter(lambda prompt: next(left), said.append).write()
    assert list(left) == []
    return name, text, "\n".join(said)


def test_a_case_is_written_and_agrees_with_the_tables():
    name, text, said = written(*HEAD, *RECALL, *PLAN, "n")
    assert name == "rings-near-the-fold"
    assert "The tables say: Recall for magnification views (recall_for_magnification)." in said
    assert "'acr2014' is not a known citation key" in said
    file = f"cases/{name}.toml"
    knowledge = Knowledge.shipped().with_files({file: text.encode()})
    case = evaluate(knowledge.read(file, Case), knowledge, file)
    assert [decision.right.answer for decision in case.decisions] == [
        "recall_for_magnification",
        "routine_screening",
    ]


def test_a_stage_that_cannot_be_is_refused_with_its_reason_and_asked_again():
    _, _, said = written(*HEAD, *IMPOSSIBLE, *RECALL, *PLAN, "n")
    assert "Stage 1 is refused: " in said
    assert "plain descriptions, not a benign type" in said


def test_a_case_without_a_plan_goes_on():
    _, text, said = written(*HEAD, *RECALL, *[a if a != "plan" else "views" for a in RECALL], "n", *PLAN, "n")
    assert "Not finished: " in said
    assert text.count("[[stage]]") == 3


def test_a_case_that_is_broken_off_writes_nothing(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("builtins.input", lambda prompt: (_ for _ in ()).throw(EOFError))
    assert cli.main(["case", "new", "--out", str(tmp_path)]) == 1
    assert "the case was not finished; nothing is written." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_text_without_a_word_is_asked_for_again_with_the_reason():
    story = RECALL.index("She comes at noon.")
    _, text, said = written("???", *HEAD, *RECALL[:story], "...", *RECALL[story:], *PLAN, "n")
    assert "'???' says nothing: a text needs at least 1 letter or digit." in said
    assert "'...' says nothing" in said
    assert 'story = "She comes at noon."' in text


def test_a_long_title_gives_a_name_that_a_case_may_have():
    name, _, _ = written("a" * 59 + " b", *HEAD[1:], *RECALL, *PLAN, "n")
    assert name == "a" * 59


@pytest.mark.parametrize("broken_off", [EOFError, KeyboardInterrupt])
def test_a_case_that_is_broken_off_goes_on_where_it_was(monkeypatch, tmp_path, capsys, broken_off):
    def typing(*answers):
        left = iter(answers)

        def typed(prompt):
            for said in left:
                return said
            raise broken_off

        monkeypatch.setattr("builtins.input", typed)

    draft = tmp_path / "rings-near-the-fold.draft"
    resume = ["case", "new", "--out", str(tmp_path), "--resume", str(draft)]
    typing(*HEAD, *RECALL, *PLAN[:5])
    assert cli.main(resume[:-2]) == 1
    assert f"go on where you were with 'calcikit case new --resume {draft}'" in capsys.readouterr().err
    typing(*PLAN[5:9])
    assert cli.main(resume) == 1
    typing(*PLAN[9:], "n")
    assert cli.main(resume) == 0
    (case,) = tmp_path.iterdir()
    assert case.read_text(encoding="utf-8") == written(*HEAD, *RECALL, *PLAN, "n")[1]
    capsys.readouterr()
    for file, said in ((draft, "there is no draft"), (case, "is no draft of a case")):
        assert cli.main([*resume[:-1], str(file)]) == 1
        assert said in capsys.readouterr().err


def test_a_case_takes_a_name_that_is_free_and_a_folder_is_one_before_it_asks(monkeypatch, tmp_path, capsys):
    for _ in range(2):
        left = iter((*HEAD, *RECALL, *PLAN, "n"))
        monkeypatch.setattr("builtins.input", lambda prompt, left=left: next(left))
        assert cli.main(["case", "new", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "rings-near-the-fold.toml",
        "rings-near-the-fold-2.toml",
    }
    monkeypatch.setattr("builtins.input", lambda prompt: pytest.fail("it asked"))
    assert cli.main(["case", "new", "--out", str(tmp_path / "rings-near-the-fold.toml")]) == 1
    assert "is no folder" in capsys.readouterr().err


def test_a_misspelt_key_is_named_in_the_file_that_has_it(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    _, text, _ = written(*HEAD, *RECALL, *PLAN, "n")
    (tmp_path / "typo.toml").write_text(text.replace("teaches", "teeches"), encoding="utf-8")
    assert cli.main(["case", "show", "typo.toml", "--no-browser"]) == 1
    said = capsys.readouterr().err
    assert "data/" not in said
    assert "typo.toml, teeches: this key is not known here. Did you mean 'teaches'?" in said


def test_a_case_is_shown_as_students_see_it_whatever_else_is_open(tmp_path):
    Drill(n=1)
    name, text, _ = written(*HEAD, *RECALL, *PLAN, "n")
    file = tmp_path / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    assert cli.main(["case", "show", str(file), "--no-browser"]) == 0
    assert "Rings near the fold" in file.with_suffix(".html").read_text(encoding="utf-8")


def test_a_case_that_ships_is_shown_by_its_id_and_the_nearest_is_named(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["case", "show", "tracks", "--no-browser"]) == 0
    assert "Tracks on both sides" in (tmp_path / "tracks.html").read_text(encoding="utf-8")
    for asked, said in {"trcks": "Did you mean 'tracks'?", "mine.toml": "no case file mine.toml"}.items():
        assert cli.main(["case", "show", asked, "--no-browser"]) == 1
        assert said in capsys.readouterr().err


def test_a_wrong_story_is_refused_with_the_stage(tmp_path, capsys):
    name, text, _ = written(*HEAD, *RECALL, *PLAN, "n")
    file = tmp_path / f"{name}.toml"
    file.write_text(text.replace('certainty = "suspected"', 'certainty = "certain"'), encoding="utf-8")
    assert cli.main(["case", "show", str(file), "--no-browser"]) == 1
    said = capsys.readouterr().err
    assert f"{name}.toml, stage stage-1: the tables say 'routine_screening' here" in said
    because = [
        reason.because
        for reason in recommend("skin", "grouped", stage="screening").reasons
        if reason.decisive
    ]
    assert " ".join(because) in said
    assert not file.with_suffix(".html").exists()
