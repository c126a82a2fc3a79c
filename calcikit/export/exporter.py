"""The exporter: a notebook in, one page out, on nbconvert's own machinery."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import warn

from jinja2 import BytecodeCache, Environment
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import Bool, List, Tuple, Unicode, default
from traitlets.config import Config

from .._data import ENGLISH, TEMPLATES, Knowledge, marked
from ..errors import CalcikitError, CalcikitWarning
from ..widgets.fallback import prepared
from .execution import ensure_executed
from .notebook_metadata import checked, join_streams, name_cells
from .page import SHOWN_FIRST, LessonPage

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket
    from nbformat import NotebookNode

    from .html import Section

LARGE = 10_000_000
"""Characters from which on a page is slow to mail and to open."""

WIDE = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>)|([^\0-\x7f]+)", re.DOTALL)
"""What is not in ASCII, beside scripts and sheets, where a reference stands for itself."""


class _Compiled(BytecodeCache):
    """Keeps compiled templates, since each page of nbconvert's has an environment of its own."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()


class LessonExporter(TemplateExporter):
    """Turns a notebook into one self-contained, offline, living HTML page.

    A notebook that was not run, or whose widgets left no state, is run first, in the folder it lies in.
    Cells tagged ``live-only`` are left out; their metadata may hold an ``instead`` sentence that stands in
    their place. Cells tagged ``remove-input`` show their output only, those tagged ``remove-cell`` nothing.

    Parameters
    ----------
    lessons : list of (str, str), optional
        Name and title of each lesson of a site: the page then leads to the index, the previous and the next.
    scorm : bool, optional
        Whether the page stands alone in a SCORM package, and reports to the platform that shows it.
    beside_index : bool, optional
        Whether the page belongs to a site without being one of its lessons.
    read_mark : bool, optional
        Whether a page that stands alone ends with a box to tick when it was read.

    Raises
    ------
    CalcikitError
        If a cell stops with an error, a widget cannot live in a page, or a picture has no description.
        The message names the cell.

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> lesson = new_notebook(cells=[new_markdown_cell("# Round is not always benign")])
    >>> page, _ = LessonExporter().from_notebook_node(lesson)
    >>> "<title>Round is not always benign" in page
    True
    """

    output_mimetype = "text/html"
    export_from_notebook = "Lesson page (calcikit)"
    file_extension = Unicode(".html").tag(config=True)
    lessons = List(Tuple(Unicode(), Unicode()))
    scorm = Bool(False)
    beside_index = Bool(False)
    read_mark = Bool(True)

    @default("template_name")
    def _template_folder(self) -> str:
        return TEMPLATES.name

    @default("extra_template_basedirs")
    def _template_folders(self) -> list[str]:
        return [str(TEMPLATES.parent)]

    @default("template_file")
    def _lesson_template(self) -> str:
        return "lesson.html.j2"

    @property
    def default_config(self) -> Config:
        """Which form of an output is shown when it has several."""
        config: Config = super().default_config.copy()
        config.merge(Config({"NbConvertBase": {"display_data_priority": SHOWN_FIRST}}))
        return config

    def _create_environment(self) -> Environment:
        environment = prepared(super()._create_environment())  # type: ignore[no-untyped-call]
        environment.bytecode_cache = COMPILED
        return environment

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of a notebook, and nbconvert's resources, where ``page`` knows its parts."""
        page, resources = super().from_notebook_node(nb, resources, **kw)
        return _quick(marked(page)), resources

    def _preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook after nbconvert's preprocessors, one of which may be asked to do so."""
        nb, resources = super()._preprocess(nb, resources)  # type: ignore[no-untyped-call]
        about = resources.get("metadata") or {}
        folder, name = str(about.get("path") or ""), str(about.get("name") or "lesson")
        nb = checked(nb)
        ensure_executed(nb, folder)
        join_streams(nb)
        resources["page"] = LessonPage(
            name,
            folder,
            nb,
            scorm=self.scorm,
            lessons=self.lessons,
            beside_index=self.beside_index,
            read_mark=self.read_mark,
        )
        return name_cells(nb), resources


def page_of(path: Path, notebook: NotebookNode, **options: Any) -> tuple[str, list[Section]]:
    """Return the page of a notebook file, and its parts; `options` are those of the exporter.

    Warns
    -----
    CalcikitWarning
        If the page is large, naming the cell that makes most of it so.
    """
    about = {"metadata": {"path": str(path.parent), "name": path.stem}}
    try:
        exporter = LessonExporter(**options)  # type: ignore[no-untyped-call]
        page, resources = exporter.from_notebook_node(notebook, about)
    except CalcikitError as error:
        raise CalcikitError(f"{path.name}: {error}") from error
    if (size := len(page)) > LARGE:
        label, most = resources["page"].largest
        said = f"{path.name}: the page has {size / 1e6:.0f} MB and is slow to open"
        warn(f"{said}; {most / 1e6:.0f} MB are what {label} shows.", CalcikitWarning, stacklevel=2)
    return page, resources["page"].body.sections


def _quick(page: str) -> str:
    """Return an English page in ASCII: with any other letter Chromium decodes it three times as long."""
    if Knowledge.load().catalogue.language != ENGLISH:
        return page
    return WIDE.sub(lambda found: found[1] or found[2].encode("ascii", "xmlcharrefreplace").decode(), page)
