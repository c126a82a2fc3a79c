"""The command line does what its help says, and says faults in one line."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

import calcikit
from calcikit import cli, lab
from calcikit._data import Knowledge, notebooks
from calcikit.errors import DataError
from calcikit.workup import audit

START = "00-start-here.ipynb"


def bytes_in(folder):
    """Read every lesson of a folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.ipynb")}


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
        ["lab", "--here", "folder"],
        ["lab", "--port", "x"],
    ],
)
def test_bad_usage_ends_with_2_and_names_the_command(words, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(words)
    assert end.value.code == 2
    assert "usage: calcikit" in capsys.readouterr().err


def test_python_dash_m_is_the_same_command():
    done = subprocess.run(
        [sys.executable, "-m", "calcikit", "--help"], capture_output=True, text=True, check=True
    )
    for command in ("lab", "check", "export", "table", "exam"):
        assert f"\n    {command} " in done.stdout
    assert "not for care" in done.stdout


def test_lessons_are_copied_whole(tmp_path, capsys):
    folder = tmp_path / "a new" / "folder"
    assert cli.main(["lab", str(folder), "--copy-only"]) == 0
    assert bytes_in(folder) == {path.name: path.read_bytes() for path in notebooks()}
    assert f"{START}: copied." in capsys.readouterr().out


def test_a_changed_lesson_is_kept(tmp_path):
    lab.copy_lessons(tmp_path)
    (tmp_path / START).write_text("mine", encoding="utf-8")
    said = lab.copy_lessons(tmp_path)
    assert f"{START}: kept as you changed it." in said
    assert (tmp_path / START).read_text(encoding="utf-8") == "mine"
    assert not list(tmp_path.glob("*.new.ipynb"))


def test_a_file_calcikit_never_wrote_is_kept(tmp_path):
    (tmp_path / START).write_text("mine", encoding="utf-8")
    lab.copy_lessons(tmp_path)
    assert (tmp_path / START).read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "00-start-here.new.ipynb").read_bytes() == notebooks()[0].read_bytes()


@pytest.fixture
def next_release(tmp_path, monkeypatch):
    """Give a folder of lessons from one release, and a way to bring out the next."""
    shipped, folder = tmp_path / "shipped", tmp_path / "mine"
    shipped.mkdir()
    (shipped / START).write_text("first text", encoding="utf-8")
    monkeypatch.setattr(lab, "notebooks", lambda: (shipped / START,))
    lab.copy_lessons(folder)
    return SimpleNamespace(
        lesson=folder / START,
        beside=folder / "00-start-here.new.ipynb",
        publish=lambda text: (shipped / START).write_text(text, encoding="utf-8"),
        copy=lambda: lab.copy_lessons(folder),
    )


def test_an_untouched_lesson_follows_the_release(next_release):
    next_release.publish("second text")
    assert next_release.copy() == [f"{START}: brought up to date."]
    assert next_release.lesson.read_text(encoding="utf-8") == "second text"
    assert next_release.copy() == [f"{START}: already there."]


def test_a_changed_lesson_gets_the_new_text_beside_it_once(next_release):
    next_release.lesson.write_text("mine", encoding="utf-8")
    next_release.publish("second text")
    assert next_release.copy() == [
        f"{START}: kept as you changed it; the new text is in 00-start-here.new.ipynb."
    ]
    assert next_release.lesson.read_text(encoding="utf-8") == "mine"
    assert next_release.beside.read_text(encoding="utf-8") == "second text"
    next_release.beside.unlink()
    assert next_release.copy() == [f"{START}: kept as you changed it."]
    assert not next_release.beside.exists()


def test_even_the_file_beside_is_never_overwritten(next_release):
    next_release.lesson.write_text("mine", encoding="utf-8")
    next_release.beside.write_text("also mine", encoding="utf-8")
    next_release.publish("second text")
    assert next_release.copy() == [f"{START}: kept as you changed it; so is 00-start-here.new.ipynb."]
    assert next_release.beside.read_text(encoding="utf-8") == "also mine"


@pytest.mark.parametrize("record", ["", "{", "[1]", '{"00-start-here.ipynb": 5}', "\x00"])
def test_a_broken_record_never_costs_a_file(record, next_release):
    (next_release.lesson.parent / lab.RECORD).write_text(record, encoding="utf-8")
    next_release.lesson.write_text("mine", encoding="utf-8")
    next_release.copy()
    assert next_release.lesson.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_a_file_is_said_in_one_line(tmp_path, capsys):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert cli.main(["lab", str(tmp_path / "taken"), "--copy-only"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("calcikit: ") and said.count("\n") == 1 and "taken" in said


def test_here_needs_a_checkout(tmp_path, monkeypatch, capsys):
    (tmp_path / START).write_text("", encoding="utf-8")
    monkeypatch.setattr(lab, "notebooks", lambda: (tmp_path / START,))
    assert cli.main(["lab", "--here"]) == 1
    assert "--here is for a checkout" in capsys.readouterr().err


@pytest.fixture
def lab_words(monkeypatch):
    """Catch the words that JupyterLab would be started with."""
    caught = []
    monkeypatch.setattr("jupyterlab.labapp.main", caught.extend)
    return caught


def test_lab_stays_on_this_machine_and_opens_the_first_lesson(tmp_path, lab_words):
    assert cli.main(["lab", str(tmp_path), "--port", "8899", "--no-browser"]) == 0
    assert {
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=8899",
        "--ServerApp.open_browser=False",
        f"--ServerApp.root_dir={tmp_path}",
        f"--LabApp.default_url=/lab/tree/{START}",
        "--LabApp.news_url=None",
    } <= set(lab_words)


def test_lab_here_opens_the_notebooks_of_the_checkout(lab_words):
    assert cli.main(["lab", "--here"]) == 0
    assert f"--ServerApp.root_dir={notebooks()[0].parent}" in lab_words
    assert "--ServerApp.open_browser=True" in lab_words


def test_check_prints_the_figures_of_sound_data(capsys):
    assert cli.main(["check"]) == 0
    said = capsys.readouterr().out
    assert str(audit()).splitlines()[0].split()[:1] == said.split()[:1]
    assert re.search(r"^published rates +197$", said, re.MULTILINE)
    assert re.search(r"^real lesions with outcome +856$", said, re.MULTILINE)


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
        faults = ("data/workup/pattern.csv, row 3: never fires",)

        def __str__(self):
            return "FAULT " + self.faults[0]

    monkeypatch.setattr("calcikit.workup.audit", Report)
    assert cli.main(["check"]) == 1
    assert "row 3: never fires" in capsys.readouterr().out


def test_a_broken_data_file_is_one_line_with_file_and_place(monkeypatch, capsys):
    def broken():
        raise DataError("workup/pattern.csv", "row 3", "'grupped' is not\na distribution")

    monkeypatch.setattr("calcikit.workup.audit", broken)
    assert cli.main(["check"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "calcikit: data/workup/pattern.csv, row 3: 'grupped' is not a distribution\n"
    assert shown.out == ""


@pytest.fixture
def exported(monkeypatch):
    """Catch what the exporter is asked for."""
    caught = []
    monkeypatch.setattr("calcikit.export.export_site", lambda **asked: caught.append(asked))
    return caught


def test_export_takes_every_lesson_or_the_named_ones(tmp_path, exported):
    assert cli.main(["export", "--out", str(tmp_path)]) == 0
    assert cli.main(["export", str(notebooks()[0]), "--out", str(tmp_path)]) == 0
    assert exported == [{"paths": None, "out": tmp_path}, {"paths": [notebooks()[0]], "out": tmp_path}]


def test_export_packs_lessons_for_a_platform(tmp_path, monkeypatch, capsys):
    made = tmp_path / "02-work-up.zip"
    monkeypatch.setattr(
        "calcikit.export.export_scorm", lambda **asked: [made] if asked["out"] == tmp_path else []
    )
    assert cli.main(["export", "--scorm", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{made}: upload it to your learning platform.\n"


def test_export_of_a_missing_notebook_names_it(tmp_path, exported, capsys):
    assert cli.main(["export", "missing.ipynb", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "calcikit: there is no notebook 'missing.ipynb'.\n"
    assert exported == []


class Counter(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self):
        super().__init__()
        self.seen = {}

    def handle_starttag(self, tag, attrs):
        self.seen[tag] = self.seen.get(tag, 0) + 1


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
    page = Counter()
    page.feed(capsys.readouterr().out)
    assert page.seen["table"] == 1 and page.seen["caption"] == 1 and page.seen["tr"] >= len(frame)
