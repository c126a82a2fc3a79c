"""What the template of a lesson asks for: the HTML of each cell, and what the page then holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from .._data import ENGLISH, Knowledge, gettext as _
from ..errors import CalcikitError
from .bundling import csp_hash, lesson_script, page_style
from .glossary_links import GlossaryLinker, glossary_entries
from .html import PageBody, Section, markdown_html, plain_html
from .images import SVG, image_from_base64, image_from_bytes, image_html
from .notebook_metadata import LABEL, VIEW, model_id, widget_states
from .sanitizing import sanitized
from .widgets import WidgetEmbedder

if TYPE_CHECKING:
    from nbformat import NotebookNode

FEWEST_LISTED = 3
OBJECTIVES = "objectives"
"""The cell whose points are ticked when the self-check that tests them is right."""
IMAGES = (SVG, "image/png", "image/jpeg", "image/webp", "image/gif")
SHOWN_FIRST = [
    VIEW,
    "text/html",
    "text/markdown",
    "application/javascript",
    *IMAGES,
    "text/latex",
    "text/plain",
]
"""Which form of an output is shown when it has several."""

COMPANION = "application/vnd.google.colaboratory"
"""What Colab stores beside the words of an output; it shows nothing more."""


class LessonPage:
    """One page while it is made. The cells are asked for first; they fill what the rest of the page shows.

    Parameters
    ----------
    name, folder : str
        The name of the notebook without its ending, and where it lies.
    nb : nbformat.NotebookNode
        The notebook after it ran.
    scorm : bool
        As those of the exporter.
    lessons : sequence of (str, str)
        Name and title of each lesson of the site.
    beside_index : bool
        Whether the page belongs to a site without being one of its lessons.
    read_mark : bool
        Whether a page that stands alone ends with a box to tick when it was read.
    """

    def __init__(
        self,
        name: str,
        folder: str,
        nb: NotebookNode,
        *,
        scorm: bool,
        lessons: Sequence[tuple[str, str]],
        beside_index: bool = False,
        read_mark: bool = True,
    ) -> None:
        self.name = name
        self._linker = GlossaryLinker()
        self._cells, self._prose = nb.cells, Counter[str]()
        names = [other for other, _ in lessons]
        self.body = PageBody(folder, self._linker, alone=scorm, pages=names)
        self._widgets = WidgetEmbedder(widget_states(nb), self.body)
        self._scorm = scorm
        self.number = names.index(name) + 1 if name in names else 0
        self.tickable = (scorm and read_mark) or self.number > 0
        self.count = len(names)
        self.in_site = beside_index or self.number > 0
        about, language = nb.metadata.get("calcikit", {}), Knowledge.load().catalogue.language
        self.in_english = bool(about) and language not in (ENGLISH, about.get("language", ENGLISH))
        self.before = lessons[self.number - 2] if self.number > 1 else None
        self.after = lessons[self.number] if 0 < self.number < self.count else None

    # ------------------------------------------------------------ cells

    def markdown(self, cell: NotebookNode) -> Markup:
        """Return the HTML of a cell of prose."""
        where = cell.metadata[LABEL]
        html = self.body.prose(markdown_html(cell.source, where, cell.get("attachments")), where)
        self._prose[where] = len(html)
        return Markup(html)

    def folded(self, cell: NotebookNode) -> Markup:
        """Return the HTML of a cell of prose below its own first line, which opens and folds it."""
        soup = BeautifulSoup(self.markdown(cell), "html.parser")
        first = soup.find(["h2", "p"])
        if not isinstance(first, Tag):
            return Markup(str(soup))
        first.extract()
        if cell.id == OBJECTIVES:
            for number, item in enumerate(soup.find_all("li"), 1):
                item["data-ck-objective"] = str(number)
        summary = first.decode_contents() if first.name == "p" else str(first)
        return Markup(f'<details class="ck-fold ck-{cell.id}"><summary>{summary}</summary>{soup}</details>')

    def output(self, output: NotebookNode, cell: NotebookNode, mime: str) -> Markup:
        """Return the HTML of what a cell displays, in one of the forms that it has."""
        where, data = cell.metadata[LABEL], output.data
        if mime == VIEW:
            return Markup(self._widget(output, cell))
        if mime == "text/html":
            html = self.body.output(sanitized(data[mime], where), where)
            return Markup(f'<div class="ck-out">{html}</div>')
        if mime in ("text/markdown", "text/latex"):
            return Markup(self.body.prose(markdown_html(data[mime], where), where))
        if mime in IMAGES:
            return self.image(output, cell)
        if mime == "text/plain":
            return self.text(data[mime])
        kind = "JavaScript" if mime == "application/javascript" else mime
        raise CalcikitError(f"{where}: {kind} has no live form in a page; use a widget of calcikit.")

    def forms(self, output: NotebookNode, cell: NotebookNode) -> Any:
        """Return the forms of what a cell displays, unless its words stand for a form that no page has."""
        rich = [mime for mime in output.data if mime != "text/plain" and not mime.startswith(COMPANION)]
        if rich and not {*rich} & {*SHOWN_FIRST}:
            where = cell.metadata[LABEL]
            raise CalcikitError(
                f"{where}: {rich[0]} has no live form in a page. Show a picture or a table instead."
            )
        return output.data

    def text(self, text: str) -> Markup:
        """Return the HTML of plain text."""
        return Markup(plain_html(text))

    def image(self, output: NotebookNode, cell: NotebookNode) -> Markup:
        """Return the HTML of the picture of an output, or nothing."""
        data = output.get("data", {})
        mime = next((mime for mime in IMAGES if mime in data), None)
        if mime is None:
            return Markup("")
        where = cell.metadata[LABEL]
        about = output.metadata.get(mime, {})
        given = {**output.metadata, **(about if isinstance(about, dict) else {})}
        text = data[mime]
        image = image_from_bytes(text.encode(), where) if mime == SVG else image_from_base64(text, where)
        alt = str(given.get("alt") or cell.metadata.get("alt", ""))
        return Markup(f'<div class="ck-out">{image_html(image, alt, given, where)}</div>')

    def _widget(self, output: NotebookNode, cell: NotebookNode) -> str:
        """Return a widget that lives in the page, or its picture where it cannot."""
        where, shown = cell.metadata[LABEL], model_id(output)
        image = self.image(output, cell)
        if image and not self._widgets.can_hold(shown):
            sentence = _("This part needs Python. Open the notebook in JupyterLab to use it.")
            return f'{image}\n<p class="ck-instead">{escape(sentence)}</p>'
        words = sanitized(output.data.get("text/html", ""), where, replaced=True)
        held = self._widgets.html(
            shown, self.body.output(words, where), str(cell.metadata.get("alt", "")), where
        )
        tested = " ".join(map(str, cell.metadata.get("objectives", ())))
        tests = f' data-ck-tests="{escape(tested)}"' if tested else ""
        return f'<div class="ck-out"{tests}>{held}</div>'

    # ------------------------------------------------------------ the page, once its cells are there

    @property
    def title(self) -> str:
        """The first heading, or the name of the notebook."""
        return self.body.title or self.name

    @property
    def largest(self) -> tuple[str, int]:
        """The cell that puts most into the page, and how many bytes, apart from what widgets hold."""
        shown = {cell.metadata[LABEL]: len(json.dumps(cell.get("outputs", []))) for cell in self._cells}
        return (self._prose + Counter(shown)).most_common(1)[0]

    @property
    def contents(self) -> list[Section]:
        """The parts that a table of contents lists; a short page needs none."""
        parts = [section for section in self.body.sections if section.level == 2]
        return parts if len(parts) >= FEWEST_LISTED else []

    @property
    def words(self) -> list[dict[str, object]]:
        """The words of the glossary that the prose uses."""
        return glossary_entries(self._linker.words())

    def scripts(self) -> dict[str, Any]:
        """Return what the page runs: its data, its script, the source that its policy allows, its style."""
        script = lesson_script(self._widgets.modules)
        return {
            "data": self._widgets.data(lesson=self.name, number=self.number, scorm=self._scorm),
            "deferred": self._widgets.deferred(),
            "script": script,
            "csp_hash": csp_hash(script),
            "style": page_style(*self._widgets.styles),
        }
