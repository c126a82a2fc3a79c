"""The command line does what its help says, and says faults in one line."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import calcikit
from calcikit import cli
from calcikit._data import Knowledge, notebooks
from calcikit.cases import all_cases
from calcikit.errors import DataError
from calcikit.workup import audit


def test_version_is_the_package_version(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"calcikit {calcikit.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nothing"],
        ["table"],
        ["table", "nothing"],
        ["export"],
        ["lab", "--port", "x"],
    ],
)
def test_bad_usage_ends_with_2_and_names_the_command(words, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(words)
    assert end.value.code == 2
    assert "usage: calcikit" in capsys.readouterr().err


def test_bad_usage_names_the_nearest_word_and_where_to_look(capsys):
    for words, said in (
        (["lbb"], "Did you mean 'lab'? See 'calcikit --help'."),
        (["table", "lexicn"], "Did you mean 'lexicon'? See 'calcikit table --help'."),
        (["local"], "required: {new,words,diff}. See 'calcikit local --help'."),
        (["export", "\udcdcbung.ipynb", "--out", "x"], r"'\udcdcbung.ipynb' is not in UTF-8; rename it"),
    ):
        with pytest.raises(SystemExit):
            cli.main(words)
        assert said in capsys.readouterr().err


def test_python_dash_m_is_the_same_command():
    done = subprocess.run(
        [sys.executable, "-m", "calcikit", "--help"], capture_output=True, text=True, check=True
    )
    for command in ("lab", "check", "export", "table", "exam"):
        assert f"\n    {command} " in done.stdout
    assert "not for care" in done.stdout


def test_check_prints_the_figures_of_sound_data(capsys):
    assert cli.main(["check"]) == 0
    said = capsys.readouterr().out
    assert str(audit()).splitlines()[0].split()[:1] == said.split()[:1]
    assert re.search(rf"^cases that agree +{len(all_cases())}$", said, re.MULTILINE)
    assert re.search(r"^published rates +197$", said, re.MULTILINE)
    assert re.search(r"^real lesions with outcome +856$", said, re.MULTILINE)


@pytest.mark.slow
def test_check_reads_the_numbers_too(monkeypatch, capsys):
    knowledge = Knowledge.load()
    (text,) = knowledge.texts("evidence/agreement.csv")
    broken = text.replace(",berg2000\n", ",berg1900\n", 1)
    spare = knowledge.with_files({"evidence/agreement.csv": broken.encode()})
    monkeypatch.setattr("calcikit._data.knowledge._shipped", lambda: spare)
    assert cli.main(["check"]) == 1
    assert "'berg1900' is not a known citation key" in capsys.readouterr().out


def test_check_ends_with_1_on_a_fault(monkeypatch, capsys):
    class Report:
        def __init__(self, knowledge):
            pass

        faults = ("data/workup/pattern.csv, row 3: never fires",)

        def __str__(self):
            return "FAULT " + self.faults[0]

    monkeypatch.setattr("calcikit.workup.audit", Report)
    assert cli.main(["check"]) == 1
    assert "row 3: never fires" in capsys.readouterr().out


def test_ctrl_c_ends_quietly_even_while_a_class_is_made(monkeypatch, capsys):
    class Interrupting:
        def __set_name__(self, owner, name):
            raise KeyboardInterrupt

    monkeypatch.setattr(
        "calcikit.workup.audit", lambda knowledge: type("Made", (), {"field": Interrupting()})
    )
    assert cli.main(["check"]) == 130
    assert capsys.readouterr().err == ""


def test_a_broken_data_file_is_one_line_with_file_and_place(monkeypatch, capsys):
    def broken(knowledge):
        raise DataError("workup/pattern.csv", "row 3", "'grupped' is not\na distribution")

    monkeypatch.setattr("calcikit.workup.audit", broken)
    assert cli.main(["check"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "calcikit: data/workup/pattern.csv, row 3: 'grupped' is not a distribution\n"
    assert shown.out == ""


@pytest.fixture
def exported(monkeypatch, tmp_path):
    """Catch what the exporter is asked for."""
    caught = []
    monkeypatch.setattr("calcikit.export.export_site", lambda **asked: caught.append(asked))
    return caught


def test_export_takes_every_lesson_or_the_named_ones(tmp_path, exported):
    assert cli.main(["export", "--out", str(tmp_path)]) == 0
    assert cli.main(["export", str(notebooks()[0]), "--out", str(tmp_path), "--films", "films"]) == 0
    assert exported == [
        {"paths": None, "out": tmp_path, "films": None},
        {"paths": [notebooks()[0]], "out": tmp_path, "films": Path("films")},
    ]


def test_export_packs_lessons_for_a_platform(tmp_path, monkeypatch, capsys):
    made = tmp_path / "02-work-up.zip"
    monkeypatch.setattr(
        "calcikit.export.export_scorm", lambda **asked: [made] if asked["out"] == tmp_path else []
    )
    assert cli.main(["export", "--scorm", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{made}: upload it to your learning platform.\n"


@pytest.mark.parametrize("name", cli.TABLES)
def test_every_table_is_the_same_in_every_format(name, capsys):
    frame = getattr(calcikit, cli.TABLES[name])()
    first = str(frame.reset_index().iloc[0, -1])

    assert cli.main(["table", name]) == 0
    text = capsys.readouterr().out
    assert " ".join(first.split()) in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= cli.WIDTH

    assert cli.main(["table", name, "--format", "csv"]) == 0
    head, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert head[-len(frame.columns) :] == list(frame.columns)
    assert len(rows) == len(frame)

    assert cli.main(["table", name, "--format", "html"]) == 0
    page = BeautifulSoup(capsys.readouterr().out, "html.parser")
    if cards := page("article"):
        assert len(cards) == len(frame)
        return
    assert len(page("table")) == len(page("caption")) == 1
    assert len(page("tr")) >= len(frame)


FOREIGN = b"mine, made with calcikit: For learning, not for care\n"
WRITERS = {
    "page of reviews": ["review", "--out", "own.html"],
    "list of reviews": ["review", "--out", "own.csv"],
    "confirmed": ["check", "--confirm", "own.csv"],
    "form": ["exam", "--form", "before", "--to", "page", "--out", "own.html"],
    "paper": ["exam", "--n", "1", "--to", "markdown", "--out", "own.md"],
    "gift": ["exam", "--n", "1", "--to", "gift", "--out", "own.gift"],
    "start page": ["lab", "--copy-only", "."],
    "reviews": ["review", "--in", "sent.csv", "--data", "."],
}


@pytest.mark.parametrize("command", WRITERS.values(), ids=[*WRITERS])
def test_no_command_replaces_what_calcikit_did_not_write(tmp_path, monkeypatch, capsys, command):
    """Even a text that speaks of calcikit is somebody's own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sent.csv").write_text("who,role,date,id,hash,verdict,comment\n", encoding="utf-8")
    mine = tmp_path / {"lab": "start.ipynb", "--in": "reviews.csv"}.get(
        next((word for word in command if word in ("lab", "--in")), ""), command[-1]
    )
    mine.write_bytes(FOREIGN)
    assert cli.main(command) == 1
    assert mine.name in capsys.readouterr().err
    assert mine.read_bytes() == FOREIGN


@pytest.mark.parametrize(
    "command",
    [
        ["review", "--out", "a.txt"],
        ["class", ".", "--out", "a.pdf"],
        ["case", "show", "case.toml", "--out", "a.png"],
        ["local", "diff", "uk", "--out", "a.json"],
        ["exam", "--form", "before", "--to", "page", "--out", "a.zip"],
        ["exam", "--to", "anki", "--out", "a.html"],
        ["exam", "--to", "qti", "--out", "a.xml"],
        ["exam", "--to", "gift", "--out", "a.md"],
        ["exam", "--to", "markdown", "--out", "a"],
    ],
    ids=lambda words: " ".join(words[:-1]),
)
def test_no_command_writes_a_file_whose_name_says_something_else(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.toml").write_text("", encoding="utf-8")
    assert cli.main(command) == 1
    assert f"'{command[-1]}' must end in ." in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["case.toml"]


@pytest.mark.parametrize(
    "command",
    [
        ["lab", "--copy-only", "mine.txt"],
        ["export", "--out", "mine.txt"],
        ["export", "--scorm", "--out", "mine.txt/scorm"],
        ["films", "get", "--list", "--to", "mine.txt"],
        ["local", "new", "mine.txt"],
        ["exam", "--n", "1", "--to", "gift", "--out", "mine.txt/a.gift"],
    ],
    ids=lambda words: " ".join(words[:-1]),
)
def test_a_file_is_not_taken_for_a_folder(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert cli.main(command) == 1
    assert "mine.txt is a file; name a folder." in capsys.readouterr().err


def test_capitals_in_an_ending_do_no_harm(tmp_path):
    assert cli.main(["review", "--out", str(tmp_path / "REVIEW.CSV")]) == 0


def test_what_the_system_refuses_is_said_with_the_name_of_the_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("calcikit.export.export_site", lambda **asked: (tmp_path / "none").read_bytes())
    assert cli.main(["export", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"calcikit: {tmp_path / 'none'}: No such file or directory.\n"


def test_a_list_of_reviews_that_may_be_filled_in_is_not_written_again(tmp_path, capsys):
    command = ["review", "--out", str(tmp_path / "review.csv")]
    assert [cli.main(command), cli.main(command)] == [0, 1]
    assert "may be filled in" in capsys.readouterr().err


def test_a_course_says_itself_what_other_options_say(tmp_path, capsys):
    command = ["export", "a.ipynb", "--course", "c.toml", "--scorm", "--local", "uk", "--out", "c.zip"]
    assert cli.main(command) == 1
    assert "NOTEBOOK, --scorm, --local: not with --course" in capsys.readouterr().err


def test_a_protocol_is_proven_in_english_whatever_is_spoken(capsys):
    try:
        assert cli.main(["check", "--local", "uk", "--language", "de"]) == 0
    finally:
        Knowledge.shipped().put_in_use()
    assert "FAULT" not in capsys.readouterr().out


def test_what_the_terminal_has_no_letter_for_is_said_in_ascii(tmp_path, monkeypatch):
    said = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(said, encoding="cp1252", write_through=True))
    assert cli.main(["exam", "--n", "1", "--to", "gift", "--out", str(tmp_path / "試験.gift")]) == 0
    assert b"\\u8a66\\u9a13.gift" in said.getvalue()
