"""Graded exercises on a lesson, as nbgrader's source notebook; ``data/practice/assignments.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from nbformat import NotebookNode, v4, write as write_notebook
from pydantic import Field

from .._data import Key, Knowledge, Record, Words, derived, marked
from ..errors import one_of
from .question import notice

FILE = "practice/assignments.toml"
SCHEMA = 3
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
Id = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]


class _Exercise(Record):
    id: Id
    points: int = Field(ge=1)
    text: Words
    starter: str = ""
    solution: Key
    visible: Key
    hidden: Key

    def cells(self) -> list[NotebookNode]:
        """Return the question, the cell to fill, and the cell that is graded."""
        indent = " " * (4 if self.starter else 0)
        answer = [self.starter, f"{indent}### BEGIN SOLUTION", self.solution, f"{indent}### END SOLUTION"]
        tests = [self.visible, "### BEGIN HIDDEN TESTS", self.hidden, "### END HIDDEN TESTS"]
        return [
            _cell(f"{self.id}-question", v4.new_markdown_cell(marked(self.text))),
            _cell(self.id, v4.new_code_cell(_lines(answer)), solution=True, locked=False),
            _cell(f"{self.id}-test", v4.new_code_cell(_lines(tests)), grade=True, points=self.points),
        ]


class _Assignment(Record):
    id: Id
    title: Words
    exercise: tuple[_Exercise, ...] = Field(min_length=1)


class AssignmentTexts(Record):
    """What is asked, by lesson.

    Examples
    --------
    >>> [assignment.id for assignment in assignment_texts().assignment]
    ['02-work-up', '03-after-the-biopsy']
    """

    intro: Words
    assignment: tuple[_Assignment, ...]


@derived
def assignment_texts(knowledge: Knowledge) -> AssignmentTexts:
    """Return ``data/practice/assignments.toml``."""
    return knowledge.read(FILE, AssignmentTexts)


def to_nbgrader(lesson: str, folder: Path, *, setup: str = "") -> Path:
    """Write the exercises on a lesson as a source notebook of nbgrader.

    Parameters
    ----------
    lesson : str
        A lesson that has exercises, such as ``02-work-up``.
    folder : pathlib.Path
        The folder of the nbgrader course; the notebook is ``source/LESSON/LESSON.ipynb`` in it.
    setup : str, optional
        Code to run after the import of calcikit, such as ``ck.use("uk")``.

    Raises
    ------
    UnknownTerm
        If there are no exercises on this lesson.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> to_nbgrader("02-work-up", Path(mkdtemp())).name
    '02-work-up.ipynb'
    """
    texts = assignment_texts()
    known = {assignment.id: assignment for assignment in texts.assignment}
    asked = known[one_of("assignment", lesson, known)]
    opening = marked(f"# {asked.title}\n\n{texts.intro}\n\n{notice()}")
    cells = [
        _cell("opening", v4.new_markdown_cell(opening)),
        _cell("setup", v4.new_code_cell(_lines(["import calcikit as ck", setup]))),
        *(cell for exercise in asked.exercise for cell in exercise.cells()),
    ]
    path = folder / "source" / lesson / f"{lesson}.ipynb"
    path.parent.mkdir(parents=True)
    write_notebook(v4.new_notebook(cells=cells, metadata=KERNEL), path)
    return path


def _lines(parts: list[str]) -> str:
    return "\n".join(part.strip("\n") for part in parts if part)


def _cell(name: str, cell: NotebookNode, **given: Any) -> NotebookNode:
    """Return a cell under a name of its own; unless said otherwise nbgrader keeps it as it is."""
    kept = {"grade": False, "locked": True, "solution": False, "task": False}
    cell.id, cell.metadata["nbgrader"] = name, kept | {"grade_id": name, "schema_version": SCHEMA} | given
    return cell
