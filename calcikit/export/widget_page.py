"""One widget on a page of its own: the explorer for the ward, a case of an author's own, a form of a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from ipywidgets.embed import dependency_state, embed_data

from .._data import Knowledge, gettext as _
from .._output import PAGE, PAPER, named_file, sealed, write_whole
from ..cases.evaluation import EvaluatedCase, evaluate
from ..cases.models import Case
from ..errors import CalcikitError, DataError
from ..payload.evidence import evidence_payload
from ..quiz import exam_form
from ..widgets import CalcikitWidget, CaseWalk, Drill, Explorer
from .exporter import page_of
from .notebook_metadata import STATE


def explorer_page() -> str:
    """Return the page of the explorer, with the numbers of its evidence."""
    explorer = Explorer("amorphous", "grouped", name="explorer", _evidence=evidence_payload())
    return _page_of_widget(explorer, "explorer", _("Explorer"), beside_index=True, glossary=False)


def form_page(form_id: str) -> str:
    """Return the page of a form: its questions, and no feedback until the end.

    Raises
    ------
    UnknownTerm
        If there is no such form.
    """
    drill = Drill(form=form_id, pack=True)
    name = f"calcikit-{form_id}"
    return _page_of_widget(drill, name, exam_form(form_id).label, glossary=False, scorm=True, read_mark=False)


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
    return write_whole(named_file(out, ".html"), sealed(page.encode()), mark=PAGE)


def case_page(case: EvaluatedCase) -> str:
    """Return the page of a case."""
    walk = CaseWalk(case, mode="solo", name=case.id)
    return _page_of_widget(walk, case.id, case.title, scorm=True, read_mark=False)


def export_case(file: Path | str, out: Path | str) -> Path:
    """Write the page of a case file.

    Raises
    ------
    CalcikitError
        If there is no such file, or the page's name does not end in ``.html``.
    DataError
        If it cannot be read, or tells another story than the tables; the message names the stage.
    """
    path, page = Path(file), named_file(out, ".html")
    if not path.is_file():
        raise CalcikitError(f"there is no case {path}.")
    name = f"cases/{path.name}"
    knowledge = Knowledge.load().with_files({name: path.read_bytes()})
    try:
        case = evaluate(knowledge.read(name, Case), knowledge, name)
    except DataError as error:
        raise DataError(path.name, error.place, error.problem, str(path.parent)) from None
    return write_whole(page, case_page(case).encode(), mark=PAGE)


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
