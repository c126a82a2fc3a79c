"""One widget on a page of its own: the explorer for the ward, a case of an author's own, a form of a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from ipywidgets.embed import dependency_state, embed_data

from .._data import gettext as _
from .._output import PAGE, PAPER, named_file, with_checksum, write_whole
from ..cases import EvaluatedCase, case
from ..cases.loader import case_file
from ..payload.evidence import evidence_payload
from ..quiz import exam_form
from ..widgets import CalcikitWidget, CaseWalk, Drill, Explorer
from .exporter import page_of
from .notebook_metadata import STATE


def explorer_page() -> str:
    """Return the page of the explorer, with the numbers of its evidence."""
    explorer = Explorer("amorphous", "grouped", name="explorer", _evidence=evidence_payload())
    return _page_of_widget(explorer, "explorer", _("Explorer"), beside_index=True)


def form_page(form_id: str) -> str:
    """Return the page of a form: its questions, and no feedback until the end.

    Raises
    ------
    UnknownTerm
        If there is no such form.
    """
    drill = Drill(form=form_id, pack=True)
    name = f"calcikit-{form_id}"
    return _page_of_widget(drill, name, exam_form(form_id).label, scorm=True, read_mark=False)


def export_form(form_id: str, out: Path | str) -> Path:
    """Write the page of a form.

    Raises
    ------
    UnknownTerm
        If there is no such form.
    CalcikitError
        If the page's name does not end in ``.html``.
    """
    page = f"{form_page(form_id).rstrip()}\n<!-- {PAPER.decode()} -->\n"
    return write_whole(named_file(out, ".html"), with_checksum(page.encode()), mark=PAGE)


def case_page(found: EvaluatedCase) -> str:
    """Return the page of a case."""
    walk = CaseWalk(found, mode="solo", name=found.id)
    return _page_of_widget(walk, found.id, found.title, scorm=True, read_mark=False)


def export_case(given: Path | str, out: Path | str) -> Path:
    """Write the page of a case: of a file, or of one that ships, by its id.

    Raises
    ------
    CalcikitError
        If there is no such file, or the page's name does not end in ``.html``.
    UnknownTerm
        If no case that ships has that id.
    DataError
        If a file cannot be read, or tells another story than the tables; the message names the stage.
    """
    path, page = Path(given), named_file(out, ".html")
    found = case_file(path) if path.suffix or path.is_file() else case(str(given))
    return write_whole(page, case_page(found).encode(), mark=PAGE)


def _page_of_widget(widget: CalcikitWidget, name: str, title: str, **options: Any) -> str:
    data, metadata = widget._repr_mimebundle_()
    output = nbformat.v4.new_output("display_data", data, metadata=metadata)
    shown = {"tags": ["remove-input"]}
    cells = [
        nbformat.v4.new_markdown_cell(f"# {title}"),
        nbformat.v4.new_code_cell(name, outputs=[output], execution_count=1, metadata=shown),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    # Of this widget alone: by default the state of every open widget of the process goes along.
    state = dependency_state([widget], drop_defaults=False)
    notebook.metadata["widgets"] = {STATE: embed_data(views=[widget], state=state)["manager_state"]}
    widget.close()
    return page_of(Path(f"{name}.ipynb"), notebook, **options)[0]
