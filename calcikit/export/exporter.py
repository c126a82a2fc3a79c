"""The exporter: cells in, one page out."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from traitlets import Bool, Instance, List, Unicode

from .. import __version__
from .._data import template_file
from ..errors import CalcikitError
from .bundling import csp_hash, lesson_script, page_style
from .execution import answered
from .glossary_links import Marker, explained
from .html import Markup, Section, picture
from .notebook_metadata import VIEW, first_heading, tags, where, widget_states
from .widgets import Living

__all__ = ["LessonExporter", "page_of", "page_template"]

FEW = 3
PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/webp")
ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")
NEEDS_PYTHON = "This part needs Python. Open the notebook in JupyterLab to use it."


@cache
def page_template(name: str) -> Template:
    """Return a page template."""
    environment = Environment(
        loader=FileSystemLoader(template_file(".")),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["version"] = __version__
    return environment.get_template(name)


class LessonExporter(Exporter):  # type: ignore[misc]
    """Turns a notebook into one self-contained, offline, living HTML page.

    A notebook that was not run, or whose widgets left no state, is run first, in the folder it lies in.
    Cells tagged ``live-only`` are left out; their metadata may hold an ``instead`` sentence that stands in
    their place. Cells tagged ``remove-input`` show their output only, those tagged ``remove-cell`` nothing.

    Parameters
    ----------
    lessons : list of pathlib.Path, optional
        The notebooks of a site in their order: the page then leads to the index, the previous and the next.
    glossary : bool, optional
        Whether the page explains the words of calcikit's glossary where they stand.
    scorm : bool, optional
        Whether the page stands alone in a SCORM package, and reports to the platform that shows it.

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
    lessons = List(Instance(Path))
    glossary = Bool(True, help="Whether the page explains the words of calcikit's glossary.").tag(config=True)
    scorm = Bool(False)

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of a notebook, and the resources that nbconvert asks for."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        about = resources.get("metadata") or {}
        folder, name = str(about.get("path") or ""), str(about.get("name") or "lesson")
        nb = answered(nb, folder)
        marker = Marker() if self.glossary else None
        markup = Markup(folder, marker, alone=self.scorm)
        living = Living(widget_states(nb), markup)
        cells = [_cell(cell, where(number, cell), living, markup) for number, cell in enumerate(nb.cells, 1)]
        script = lesson_script(living.modules)
        page = page_template("lesson.html.j2").render(
            title=markup.title or name,
            headed=bool(markup.title),
            cells=[cell for cell in cells if cell],
            tickable=self.scorm or bool(self.lessons),
            contents=_contents(markup.sections),
            words=explained(marker.words()) if marker else [],
            data=living.data(lesson=name, scorm=self.scorm),
            late=living.late(),
            script=script,
            csp_hash=csp_hash(script),
            style=page_style(living.styles),
            **self._neighbours(name),
        )
        resources["sections"] = markup.sections
        return page + "\n", resources

    def _neighbours(self, name: str) -> dict[str, Any]:
        """Return the lessons before and after the one of this name, where there are any."""
        names = [path.stem for path in self.lessons]
        place = names.index(name) if name in names else -1
        before = self.lessons[place - 1] if place > 0 else None
        after = self.lessons[place + 1] if 0 <= place < len(names) - 1 else None
        return {
            "in_site": place >= 0,
            "number": place + 1,
            "count": len(names),
            "before": before and (before.stem, first_heading(before)),
            "after": after and (after.stem, first_heading(after)),
        }


def page_of(path: Path, notebook: NotebookNode, **options: Any) -> tuple[str, list[Section]]:
    """Return the page of a notebook file, and its parts; `options` are those of the exporter."""
    about = {"metadata": {"path": str(path.parent), "name": path.stem}}
    try:
        page, resources = LessonExporter(**options).from_notebook_node(notebook, about)
    except CalcikitError as error:
        raise CalcikitError(f"{path.name}: {error}") from error
    return page, resources["sections"]


def _contents(sections: list[Section]) -> list[Section]:
    """Return the parts that a table of contents lists; a short page needs none."""
    parts = [section for section in sections if section.level == 2]
    return parts if len(parts) >= FEW else []


def _cell(cell: NotebookNode, place: str, living: Living, markup: Markup) -> str:
    """Return the HTML of one cell."""
    marks = tags(cell)
    if "remove-cell" in marks or cell.cell_type not in ("markdown", "code"):
        return ""
    if cell.cell_type == "markdown":
        return "" if "live-only" in marks else markup.prose(cell.source, cell.get("attachments"), place)
    if "live-only" in marks:
        return _instead(cell, place)
    hidden = marks & {"remove-input", "hide-input"}
    code = "" if hidden or not cell.source.strip() else _code(cell.source)
    shown = (
        []
        if "remove-output" in marks
        else [_output(item, cell, place, living, markup) for item in cell.outputs]
    )
    return "\n".join(part for part in (code, *shown) if part)


def _instead(cell: NotebookNode, place: str) -> str:
    """Return what stands in the place of a cell that needs a kernel."""
    sentence = str(cell.metadata.get("instead", ""))
    if not sentence:
        return ""
    pictures = [_picture(output, cell, place) for output in cell.outputs]
    return "\n".join([f'<p class="ck-instead">{escape(sentence)}</p>', *(item for item in pictures if item)])


def _code(source: str) -> str:
    """Return Python code with its words marked."""
    return str(highlight(source, PythonLexer(), HtmlFormatter()))


def _output(output: NotebookNode, cell: NotebookNode, place: str, living: Living, markup: Markup) -> str:
    """Return the HTML of one output."""
    if output.output_type == "stream":
        return _plain(output.text) if output.name == "stdout" else ""
    if output.output_type == "error":
        return _plain(f"{output.ename}: {output.evalue}")
    data = output.data
    if VIEW in data:
        return _widget(output, cell, place, living, markup)
    if "text/html" in data:
        return f'<div class="ck-out">{markup.output(data["text/html"], place)}</div>'
    if "text/markdown" in data:
        return markup.prose(data["text/markdown"], None, place)
    if "application/javascript" in data:
        raise CalcikitError(f"{place}: JavaScript has no live form in a page; use a widget of calcikit.")
    return _picture(output, cell, place) or _plain(data.get("text/plain", ""))


def _widget(output: NotebookNode, cell: NotebookNode, place: str, living: Living, markup: Markup) -> str:
    """Return a widget that lives in the page, or its picture where it cannot."""
    model_id = output.data[VIEW]["model_id"]
    image = _picture(output, cell, place)
    if image and not living.can_hold(model_id):
        return f'{image}\n<p class="ck-instead">{NEEDS_PYTHON}</p>'
    fallback = markup.output(output.data.get("text/html", ""), place, replaced=True)
    held = living.html(model_id, fallback, str(cell.metadata.get("alt", "")), place)
    return f'<div class="ck-out">{held}</div>'


def _picture(output: NotebookNode, cell: NotebookNode, place: str) -> str:
    """Return the picture of an output, or nothing."""
    data = output.get("data", {})
    mime = next((mime for mime in PICTURES if mime in data), None)
    if mime is None:
        return ""
    about = {**output.metadata, **output.metadata.get(mime, {})}
    alt = str(about.get("alt") or cell.metadata.get("alt", ""))
    encoded = b64encode(data[mime].encode()).decode() if mime == "image/svg+xml" else data[mime]
    return f'<div class="ck-out">{picture(mime, encoded, alt, about, place)}</div>'


def _plain(text: str) -> str:
    """Return plain text, without the memory addresses that differ from run to run."""
    clean = ADDRESS.sub("", text).strip("\n")
    return f'<pre class="ck-text">{escape(clean)}</pre>' if clean else ""
