"""A course is one zip with a start page that leads to all its parts."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import nbformat
import pytest

from calcikit import cli
from calcikit._data import Knowledge
from calcikit.course import read_course

UK = Path(__file__).parents[1] / "data" / "protocols" / "uk"
COURSE = """title = "Week 3"
lessons = ["own.ipynb"]
local = "ours"
cases = ["star"]
scorm = true
assignments = ["03-after-the-biopsy"]
exam = { n = 3, seed = 7, kinds = ["next_step"] }
"""
STRAYS = (".git/config", "marks.xlsx", "notes/students.json", "protocols/old/marks.csv", "README.md")


@pytest.fixture
def course(tmp_path):
    """Write a course with one small lesson of the teacher's own, and a protocol beside it."""
    copytree(UK, tmp_path / "ours")
    lesson = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Our own lesson")])
    nbformat.write(lesson, tmp_path / "own.ipynb")
    file = tmp_path / "course.toml"
    file.write_text(COURSE, encoding="utf-8")
    return file


@pytest.mark.usefixtures("few_pictures")
def test_a_course_is_one_zip_with_a_page_for_students_and_one_for_their_teacher(course, tmp_path):
    out = tmp_path / "course.zip"
    assert cli.main(["export", "--course", str(course), "--out", str(out)]) == 0
    assert Knowledge.load() is Knowledge.shipped()
    with ZipFile(out) as packed:
        names = set(packed.namelist())
        start, teachers = (packed.read(f"{at}start.html").decode() for at in ("", "teacher/"))
        exam = packed.read("teacher/exam/exam.html").decode()
        exercises = packed.read(
            "teacher/assignment/source/03-after-the-biopsy/03-after-the-biopsy.ipynb"
        ).decode()
    link = re.compile(r'href="((?!#)[^"]+)"')
    led_to = set(link.findall(start))
    assert led_to == {"lessons/own.html", "lessons/index.html", "cases/star.html"}
    for_teachers = {f"teacher/{name}" for name in link.findall(teachers)}
    assert for_teachers == {
        "teacher/exam/exam.html",
        "teacher/exam/exam-key.html",
        "teacher/scorm/own.zip",
        "teacher/assignment/source/03-after-the-biopsy/03-after-the-biopsy.ipynb",
    }
    assert led_to | for_teachers <= names
    assert "teacher/assignment/source/03-after-the-biopsy/ours/overlay.toml" in names
    assert "Local protocol: United Kingdom (UK)." in start
    assert "Local protocol: United Kingdom" in exam
    assert "ck.use('ours', language='en')" in exercises


@pytest.mark.usefixtures("few_pictures")
def test_only_what_is_read_of_a_protocol_goes_to_the_students(course, tmp_path):
    for name in STRAYS:
        file = tmp_path / "ours" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"private")
    out = tmp_path / "course.zip"
    assert cli.main(["export", "--course", str(course), "--out", str(out)]) == 0
    with ZipFile(out) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert [name for name, content in held.items() if content == b"private"] == []
    ours = "teacher/assignment/source/03-after-the-biopsy/ours/"
    read = {path.relative_to(UK).as_posix() for path in UK.rglob("*") if path.is_file()} - {"README.md"}
    assert {name.removeprefix(ours) for name in held if name.startswith(ours)} == read


def test_a_course_file_of_a_windows_editor_is_read(course):
    plain = read_course(course)
    course.write_text(COURSE.replace("\n", "\r\n"), encoding="utf-8-sig")
    assert read_course(course) == plain


def test_the_language_of_a_course_is_understood_in_capitals(course):
    course.write_text(f'language = "DE"\n{COURSE}', encoding="utf-8")
    assert read_course(course).language == "de"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"own.ipynb"',
            '"02-workup"',
            "course.toml, lessons: '02-workup' is not a known lesson. Did you mean '02-work-up'?",
        ),
        ("n = 3", "n = 0", "course.toml, exam, n:"),
        ("n = 3", "n = " + "[" * 6000, "course.toml: not valid: brackets inside brackets"),
        ('"star"', '"starr"', "course.toml, cases: 'starr' is not a known case. Did you mean 'star'?"),
        (
            '"03-after-the-biopsy"',
            '"03-after"',
            "course.toml, assignments: '03-after' is not a known assignment.",
        ),
        ('"ours"', '"our"', "course.toml, local: 'our' is not a folder"),
        ('["star"]', '["star", "star"]', "course.toml, cases: 'star': two cases would be star.html"),
        ('"next_step"', '"next_stop"', "course.toml, exam: 'next_stop' is not a known kind of question. Did"),
        ("n = 3", "m = 3", "course.toml, exam, m: this key is not known here. Allowed: n, seed, kinds"),
        ('"star"', '"mine.toml"', "course.toml, cases: there is no file {folder}/mine.toml."),
        ('"own.ipynb"', '"my.ipynb"', "course.toml, lessons: there is no file {folder}/my.ipynb."),
        ("scorm", "scrom", "course.toml, scrom: this key is not known here. Did you mean 'scorm'?"),
        (
            "scorm = true",
            'lesson = "a"',
            "course.toml, lesson: this key is not known here. Did you mean 'lessons'",
        ),
        ("scorm = true", 'language = "dee"', "course.toml, language: 'dee' is not a known language."),
        ('"own.ipynb"', '"own.ipynb", "own.ipynb"', "course.toml, lessons: two pages would be own.html"),
        ("Week 3", " ", "course.toml, title: a text needs at least 1 letter or digit, got ' '"),
        ('["star"]', '["own.ipynb"]', "own.ipynb: not valid TOML"),
    ],
)
def test_a_course_that_asks_for_what_there_is_not_is_refused(course, tmp_path, capsys, old, new, said):
    asked = COURSE if old in COURSE.splitlines()[2] else COURSE.replace('local = "ours"\n', "")
    course.write_text(asked.replace(old, new), encoding="utf-8")
    assert cli.main(["export", "--course", str(course), "--out", str(tmp_path / "course.zip")]) == 1
    assert said.format(folder=tmp_path) in capsys.readouterr().err
    assert not (tmp_path / "course.zip").exists()


def test_a_case_file_that_is_damaged_is_named(course, tmp_path, capsys):
    (tmp_path / "mine.toml").write_text("title = ", encoding="utf-8")
    course.write_text(COURSE.replace('"star"', '"mine.toml"'), encoding="utf-8")
    assert cli.main(["export", "--course", str(course), "--out", str(tmp_path / "course.zip")]) == 1
    assert "course.toml, cases: mine.toml" in capsys.readouterr().err.replace(f"{tmp_path}/", "")
