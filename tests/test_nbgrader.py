"""Assignments for nbgrader: cleared as nbgrader does, run without a kernel, wrong answers found out."""

from __future__ import annotations

import re

import nbformat
import pytest

from calcikit.exams.nbgrader import to_nbgrader
from calcikit.local import use

LESSONS = ("02-work-up", "03-after-the-biopsy")
SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION\n.*?### END SOLUTION$", re.DOTALL | re.MULTILINE)
HIDDEN = re.compile(r"\n### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS$", re.DOTALL | re.MULTILINE)

# Each has the right form, so that only the hidden tests find it out.
WRONG = {
    "hazy-group": 'finding = ck.Finding("amorphous", "grouped")',
    "two-visits": 'at_screening, at_recall, next_step = "3", "3", "short_interval_follow_up"',
    "may-wait": "def may_wait(finding): return finding.distribution == 'grouped'",
    "what-moves": "def moving(finding, attribute): return set()",
    "stability": 'cleared = {"round", "amorphous"}',
    "all-removed": 'result = ck.BiopsyResult("4B", "atypical_ductal_hyperplasia")',
    "explained": "def explained(result): return result.histology == 'fibrocystic'",
    "where-are-they": 'not_in_specimen = not_on_slides = "repeat_biopsy"',
    "flat-epithelial-atypia": 'next_steps = {"yes": "surgical_excision", "no": "surgical_excision"}',
    "plan": 'def plan(histology): return "2", "routine_screening"',
}


@pytest.fixture(autouse=True)
def what_ships():
    yield
    use()


def notebook(lesson, folder, setup=""):
    nb = nbformat.read(to_nbgrader(lesson, folder, setup=setup), as_version=4)
    nbformat.validate(nb)
    return nb


def code(nb):
    """Return the code of a notebook by grade id, in order."""
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in nb.cells if cell.cell_type == "code"}


def graded(nb):
    return {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in nb.cells
        if cell.metadata.nbgrader.grade
    }


def run(cells):
    """Run cells in one namespace as nbgrader does, on past those that fail; return it, and what failed."""
    names, failed = {}, {}
    for name, source in cells.items():
        try:
            exec(source, names)
        except Exception as error:
            failed[name] = error
    return names, failed


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_solved_assignment_gets_every_point_and_an_untouched_one_none(lesson, tmp_path):
    nb = notebook(lesson, tmp_path)
    marks = [cell.metadata.nbgrader for cell in nb.cells]
    assert len({mark.grade_id for mark in marks}) == len(marks)
    assert {mark.schema_version for mark in marks} == {3}
    assert [mark.locked for mark in marks] == [not mark.solution for mark in marks]
    assert len(graded(nb)) == 5
    assert min(graded(nb).values()) > 0

    assert run(code(nb))[1] == {}

    handed_out = {
        name: HIDDEN.sub("", SOLUTION.sub(r"\1raise NotImplementedError()", source))
        for name, source in code(nb).items()
    }
    assert "###" not in "".join(handed_out.values())
    back = {name: source if name in graded(nb) else handed_out[name] for name, source in code(nb).items()}
    assert graded(nb).keys() <= run(back)[1].keys()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_wrong_answer_of_the_right_form_fails_in_the_hidden_tests_alone(lesson, tmp_path):
    solved = code(notebook(lesson, tmp_path))
    exercises = [name.removesuffix("-test") for name in solved if name.endswith("-test")]
    for name in exercises:
        wrong = {**solved, name: WRONG[name]}
        assert [*run(wrong)[1]] == [f"{name}-test"]
        wrong[f"{name}-test"] = HIDDEN.sub("", solved[f"{name}-test"])
        assert run(wrong)[1] == {}, name


def test_the_tests_follow_the_local_protocol(tmp_path):
    here = code(notebook(LESSONS[1], tmp_path / "here"))
    answers, _ = run(here)
    there = code(notebook(LESSONS[1], tmp_path / "there", setup='ck.use("uk")'))
    names, failed = run(there)
    assert failed == {}
    assert names["next_steps"] != answers["next_steps"]
    by_hand = {**there, "flat-epithelial-atypia": f"next_steps = {answers['next_steps']}"}
    assert [*run(by_hand)[1]] == ["flat-epithelial-atypia-test"]
