"""Each lesson runs, keeps to the rules of a cell, and has all that a lesson needs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

import calcikit as ck
from calcikit.quiz import self_checks
from calcikit.references import references
from calcikit.reviews import NOT_YET

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
NOTICE = (
    f"**For learning, not for care.** The content comes from published sources and is {NOT_YET}. "
    "BI-RADS is a registered mark of the American College of Radiology, which does not endorse this."
)
LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
    ast.IfExp,
    ast.Try,
    ast.With,
    ast.comprehension,
)


def read(name):
    """Read a lesson as it is stored."""
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def code_cells(lesson):
    """List the cells that hold code."""
    return [cell for cell in lesson.cells if cell.cell_type == "code"]


def prose(lesson):
    """Return all prose of a lesson."""
    return "\n\n".join(cell.source for cell in lesson.cells if cell.cell_type == "markdown")


def tags(cell):
    """Return the tags of a cell."""
    return set(cell.metadata.get("tags", ()))


def checks(lesson):
    """List the self-checks of a lesson, each with the objectives that it tests."""
    found = []
    for cell in code_cells(lesson):
        asked = re.fullmatch(r'ck\.self_check\("([\w-]+)"(?:, opening=True)?\)', cell.source)
        if asked:
            found.append((asked[1], cell.metadata["objectives"]))
    return found


def bullets(text, heading):
    """List the bullets below a bold word or a heading, up to the next paragraph."""
    block = text.split(heading, 1)[1].split("\n\n", 2)[1]
    return [line.removeprefix("- ") for line in block.splitlines() if line.startswith("- ")]


def source_line(reference):
    """Write a reference as the lessons do: its title leads to where it can be read."""
    title = f"[{reference.title}]({reference.link})" if reference.link else reference.title
    return reference.text.replace(reference.title.rstrip("."), title.rstrip("."), 1)


@pytest.fixture(params=NAMES)
def lesson(request):
    """Give one lesson as it is stored."""
    return read(request.param)


@pytest.fixture(params=NAMES)
def run(request, executed_lessons):
    """Give one lesson after it ran from top to bottom."""
    return nbformat.read(executed_lessons / f"{request.param}.ipynb", as_version=4)


def test_the_first_lessons_are_there():
    assert {"00-start-here", "01-describe", "02-work-up", "03-after-the-biopsy"} <= set(NAMES)


def test_a_lesson_runs_and_every_cell_shows_something(run):
    silent = [cell.id for cell in code_cells(run)[1:] if not cell.outputs]
    wrong = [
        item for cell in code_cells(run) for item in cell.outputs if item.output_type in ("error", "stream")
    ]
    assert silent == []
    assert [item for item in wrong if item.get("name") != "stdout"] == []


def test_a_widget_of_a_lesson_reads_without_scripts(run):
    """Each widget carries its answer or its question in words."""
    shown = [item.data for cell in code_cells(run) for item in cell.outputs if "data" in item]
    widgets = [data for data in shown if any("widget-view" in mime for mime in data)]
    assert len(widgets) >= 3
    assert all(len(re.sub(r"<[^>]+>", " ", data["text/html"]).split()) > 20 for data in widgets)


def test_a_lesson_is_stored_clean(lesson):
    assert {"calcikit", "kernelspec", "language_info"} == set(lesson.metadata)
    assert lesson.metadata.kernelspec.name == "python3"
    assert lesson.metadata.language_info == {"name": "python"}
    assert [cell.id for cell in code_cells(lesson) if cell.outputs or cell.execution_count is not None] == []


def test_cells_have_names_that_stay(lesson):
    ids = [cell.id for cell in lesson.cells]
    assert len(set(ids)) == len(ids)
    assert [cell_id for cell_id in ids if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", cell_id)] == []


def test_the_only_import_comes_first(lesson):
    first, *rest = [ast.parse(cell.source) for cell in code_cells(lesson)]
    assert all(isinstance(line, ast.Import | ast.ImportFrom) for line in first.body)
    assert [
        node for tree in rest for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)
    ] == []


def test_cells_are_short_and_hold_no_logic(lesson):
    cells = code_cells(lesson)
    lengths = [len(cell.source.splitlines()) for cell in cells]
    assert max(lengths) <= 8
    assert sorted(lengths)[len(lengths) // 2] <= 3
    assert [
        c.id for c in cells if any(isinstance(node, LOGIC) for node in ast.walk(ast.parse(c.source)))
    ] == []


def test_a_lesson_opens_with_minutes_questions_and_objectives(lesson):
    about = lesson.metadata.calcikit
    cells = {cell.id: cell for cell in lesson.cells}
    assert lesson.cells[0].source == f"# {about.title}\n\n*About {about.minutes} minutes.*"
    assert 10 <= about.minutes <= 30
    assert all(asked.endswith("?") for asked in bullets(cells["questions"].source, "**Questions**"))
    assert bullets(cells["objectives"].source, "**Objectives.**") == about.objectives
    assert 2 <= len(about.objectives) <= 5
    assert cells["care"].source == NOTICE
    assert tags(cells["care"]) == {"live-only"}


def test_a_lesson_opens_with_a_picture_and_a_question_about_it(lesson):
    """The picture is the one that the list of lessons shows; lesson 06 opens on the drill itself.

    Nothing but the title stands before them: what is asked and taught is read after one has answered.
    """
    if lesson.metadata.calcikit.get("records") == "drill":
        assert lesson.cells[3].id == "drill"
        return
    picture, question = [cell for cell in lesson.cells if "opening" in tags(cell)]
    shown = lesson.metadata.calcikit.picture
    described = f'ck.Finding("{shown.morphology}", "{shown.distribution}")'
    assert picture.source == f'ck.simulate({described}, view="{shown.view}", seed={shown.seed})'
    asked = [cell for cell in code_cells(lesson) if "opening=True" in cell.source]
    assert asked == [question]
    assert lesson.cells[2:4] == [picture, question]


def test_no_sentence_of_a_lesson_has_more_than_30_words(lesson):
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", prose(lesson).partition("\n## Sources")[0])
    spoken = [line for line in text.splitlines() if not line.startswith(("|", ">"))]
    said = [one for line in spoken for one in re.split(r"(?<=[.?!])[\"*]*\s+(?=[A-Z*0-9\"`])", line)]
    assert [one for one in said if len(one.split()) > 30] == []


def test_a_lesson_has_one_title_and_all_its_parts(lesson):
    text = prose(lesson)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    for part in ("Try it", "What to notice", "Key points", "Sources"):
        assert re.search(rf"^##+ {part}", text, re.MULTILINE), part
    assert 3 <= len(bullets(text, "## Key points")) <= 6


def test_every_objective_is_tested_on_the_spot(lesson):
    asked = checks(lesson)
    assert len(asked) >= 2
    assert [item for item, _ in asked if item not in self_checks()] == []
    tested = {number for _, numbers in asked for number in numbers}
    assert tested == set(range(1, len(lesson.metadata.calcikit.objectives) + 1))


def test_every_self_check_is_asked_once():
    asked = [item for name in NAMES for item, _ in checks(read(name))]
    assert sorted(asked) == sorted(self_checks())


def test_sources_are_those_of_the_bibliography(lesson):
    known = {source_line(reference) for reference in references().values()}
    given = bullets(prose(lesson), "## Sources")
    assert len(given) >= 3
    assert [line for line in given if line not in known] == []


def test_links_lead_somewhere(lesson):
    """Links go to a lesson beside this one, or to the web."""
    text = prose(lesson)
    targets = re.findall(r"\]\(((?:[^()]|\([^()]*\))+)\)", text)
    inside = [target for target in targets if not target.startswith(("https://", "http://"))]
    assert [target for target in inside if not (FOLDER / target).is_file()] == []


def test_what_needs_a_kernel_is_left_out_of_pages_and_says_so(lesson):
    """A cell that a page cannot show follows a sentence that a page does not show either."""
    cells = lesson.cells
    for number, cell in enumerate(cells):
        if cell.cell_type == "code" and "live-only" in tags(cell):
            words = next(before for before in reversed(cells[:number]) if before.cell_type == "markdown")
            assert "live-only" in tags(words)
            assert "In JupyterLab" in words.source
        elif cell.cell_type == "code":
            assert "remove-input" in tags(cell), cell.id


def test_the_first_lesson_lists_the_others_with_their_minutes():
    rows = re.findall(r"^\| \[[^]]+\]\((\S+)\.ipynb\) \| (\d+) \|", prose(read(NAMES[0])), re.MULTILINE)
    assert rows == [(name, str(read(name).metadata.calcikit.minutes)) for name in NAMES[1:]]


def test_in_jupyterlab_each_lesson_leads_to_its_neighbours():
    """The last cell: the lesson before, the lesson after, and from the last one back to the first."""
    for place, name in enumerate(NAMES):
        last = read(name).cells[-1]
        assert tags(last) == {"live-only"}
        around = [*NAMES[max(place - 1, 0) : place], *(NAMES[place + 1 : place + 2] or NAMES[:1])]
        assert re.findall(r"\]\((\S+)\.ipynb\)", last.source) == around


def test_the_report_sentence_in_the_prose_is_the_one_that_the_tables_give():
    quoted = re.findall(r"^> (Diagnostic mammogram .+)$", prose(read("02-work-up")), re.MULTILINE)
    assert quoted == [ck.recommend(ck.Finding(morphology="amorphous", distribution="grouped")).report_text]
