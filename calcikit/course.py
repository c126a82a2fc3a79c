"""A pack for a course: lessons and cases for students, exam and packages for their teacher, as one zip."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from os.path import isfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import nbformat
from pydantic import AfterValidator, ConfigDict, Field, ValidationError

from ._data import ENGLISH, Key, Knowledge, Record, code_of, notebooks
from ._data.layers import TOO_DEEP, Layer
from ._data.overlay import PROTOCOLS
from ._data.records import entry_of, first_problem
from ._data.resources import translated_copy
from ._output import ZIP, named_file, write_whole, zipped
from .cases import case
from .cases.loader import case_file
from .errors import CalcikitError, UnknownTerm, path_of
from .exams import to_paper
from .exams.nbgrader import to_nbgrader
from .export import export_scorm, export_site
from .export.bundling import page_style
from .export.notebook_metadata import lesson_info
from .export.widget_page import case_page
from .local import use
from .quiz import drill_items
from .widgets.fallback import rendered

__all__ = ["Course", "pack_course", "read_course"]

TEACHER = "teacher"
"""The folder of what is not for students: it is taken out before a course is handed out."""


class Exam(Record):
    """The questions of an exam: how many, from which seed, of which kinds."""

    n: int = Field(20, ge=1, le=200)
    seed: int = Field(0, ge=0)
    kinds: tuple[str, ...] | None = None


class Course(Record):
    """What a course file asks for; paths in it start where the file lies.

    Attributes
    ----------
    title : str
    lessons : tuple of str
        Names of lessons that ship, such as ``02-work-up``, or paths of notebooks.
    language : str
        Its code, such as ``de``; English by default.
    local : str
        Folder of a local protocol, or the name of one that ships; empty for none.
    cases : tuple of str
        Ids of cases that ship, or paths of case files.
    assignments : tuple of str
        Lessons whose exercises come as an assignment for nbgrader.
    exam : Exam or None
    scorm : bool
        Whether each lesson comes as a SCORM 1.2 package as well.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[Key, Field(max_length=120)]
    lessons: tuple[str, ...] = Field(min_length=1)
    language: Annotated[str, AfterValidator(code_of)] = ENGLISH
    local: str = ""
    cases: tuple[str, ...] = ()
    assignments: tuple[str, ...] = ()
    exam: Exam | None = None
    scorm: bool = False


def read_course(file: str | PathLike[str]) -> Course:
    """Return what a course file asks for.

    Raises
    ------
    CalcikitError
        Naming file and key.
    """
    try:
        content = tomllib.loads(path_of("a course", file).read_text(encoding="utf-8-sig"))
        return Course.model_validate(content)
    except FileNotFoundError:
        raise CalcikitError(f"there is no course file {file}.") from None
    except UnicodeDecodeError:
        raise CalcikitError(f"{file}: not UTF-8 text; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CalcikitError(f"{file}: not valid TOML: {error}") from None
    except RecursionError:
        raise CalcikitError(f"{file}: {TOO_DEEP}") from None
    except ValidationError as error:
        loc, problem = first_problem(error, Course)
        raise CalcikitError(f"{file}, {entry_of(content, loc)}: {problem}") from None


def pack_course(file: str | PathLike[str], out: str | PathLike[str]) -> Path:
    """Write the zip of a course.

    Parameters
    ----------
    file, out : path
        The course file, and the zip.

    Raises
    ------
    CalcikitError
        If the file asks for something that there is not; nothing is then written.
    """
    file = path_of("a course", file)
    course, beside = read_course(file), file.parent
    target = named_file(out, ".zip")
    own = beside / course.local
    try:
        with _naming(file, "lessons"):
            lessons = [_lesson(name, beside) for name in course.lessons]
        with _naming(file, "local"):
            use((own if own.is_dir() else course.local) if course.local else None)
        with _naming(file, "language"):
            Knowledge.load(language=course.language).put_in_use()
        with TemporaryDirectory(prefix="calcikit-") as folder:
            _fill(Path(folder), course, lessons, file)
            return write_whole(target, _zipped(Path(folder)), mark=ZIP)
    finally:
        use()


@contextmanager
def _naming(file: Path, key: str) -> Iterator[None]:
    """Name the course file and the key that asked for what there is not."""
    try:
        yield
    except CalcikitError as error:
        raise CalcikitError(f"{file}, {key}: {error}") from None


def _lesson(name: str, beside: Path) -> Path:
    """Return the notebook of a lesson that ships, or one of the teacher's own."""
    shipped = {path.stem: path for path in notebooks()}
    if name in shipped:
        return shipped[name]
    if _is_file(beside / name, ".ipynb"):
        return beside / name
    raise UnknownTerm("lesson", name, shipped)


def _is_file(path: Path, ending: str) -> bool:
    """Say whether a teacher's own file is there; one that is only named is a slip.

    Raises
    ------
    CalcikitError
        If the name ends as that of a file, and there is none.
    """
    if path.suffix == ending and not isfile(path):
        raise CalcikitError(f"there is no file {path}.")
    return isfile(path)


def _fill(folder: Path, course: Course, lessons: list[Path], file: Path) -> None:
    """Write all parts, and the pages that lead to them: one for students, one for their teacher."""
    with _naming(file, "assignments"):
        for name in dict.fromkeys(course.assignments):
            _assignment(name, course, file.parent, folder / TEACHER / "assignment")
    with _naming(file, "cases"):
        cases = [_case(name, file.parent, folder / "cases") for name in course.cases]
    with _naming(file, "lessons"):
        export_site(lessons, folder / "lessons")
    packages = export_scorm(lessons, folder / TEACHER / "scorm") if course.scorm else ()
    exam: tuple[Path, ...] = ()
    if course.exam:
        with _naming(file, "exam"):
            items = drill_items(course.exam.n, seed=course.exam.seed, kinds=course.exam.kinds)
        exam = to_paper(items, folder / TEACHER / "exam" / "exam.html", title=course.title)
    _page(
        folder,
        "course.html.j2",
        title=course.title,
        lessons=[(path.stem, _title(path)) for path in lessons],
        cases=[(page.name, title) for page, title in cases],
    )
    if exam or packages or course.assignments:
        _page(
            folder / TEACHER,
            "teacher.html.j2",
            title=course.title,
            assignments=course.assignments,
            packages=[path.name for path in packages],
            exam=[path.name for path in exam],
        )


def _page(folder: Path, template: str, **values: object) -> None:
    """Write the page that leads to what lies in a folder."""
    page = rendered(template, style=page_style(), csp_hash="'none'", **values)
    (folder / "start.html").write_text(f"{page.strip()}\n", encoding="utf-8")


def _title(lesson: Path) -> str:
    """Return what a lesson is called, in the language of the course."""
    path = translated_copy(lesson, Knowledge.load().catalogue.language)
    return lesson_info(nbformat.read(path, as_version=4)).title or lesson.stem


def _case(name: str, beside: Path, folder: Path) -> tuple[Path, str]:
    """Write the page of a case that ships, or of one of the teacher's own."""
    folder.mkdir(exist_ok=True)
    own = _is_file(beside / name, ".toml")
    page = folder / f"{Path(name).stem if own else name}.html"
    if page.exists():
        raise CalcikitError(f"{name!r}: two cases would be {page.name}; give each a name of its own.")
    found = case_file(beside / name) if own else case(name)
    page.write_text(case_page(found), encoding="utf-8")
    return page, found.title


def _assignment(name: str, course: Course, beside: Path, folder: Path) -> None:
    """Write the exercises on a lesson; a protocol of the teacher's own lies beside them."""
    own = beside / course.local if course.local else None
    ours = own.resolve() if own and own.is_dir() else None
    local = ours.name if ours else course.local or None
    setup = f"ck.use({local!r}, language={course.language!r})"
    path = to_nbgrader(name, folder, setup=setup if local or course.language != ENGLISH else "")
    if ours:
        _copy_read(ours, path.parent / ours.name)


def _copy_read(protocol: Path, target: Path) -> None:
    """Copy what is read of a protocol; what else lies in its folder, such as students' marks, stays."""
    for file in Layer(protocol.name, protocol).files():
        if not file.startswith(f"{PROTOCOLS}/"):
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            (target / file).write_bytes((protocol / file).read_bytes())


def _zipped(folder: Path) -> bytes:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return zipped({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
