"""A case of an author's own as students will see it, on a page of its own."""

from __future__ import annotations

from pathlib import Path

import nbformat
from ipywidgets.embed import embed_data

from .._data import Knowledge
from .._output import write_whole
from ..cases.evaluation import EvaluatedCase, evaluate
from ..cases.models import Case
from ..errors import CalcikitError
from ..widgets import CaseWalk
from .exporter import page_of
from .notebook_metadata import STATE

__all__ = ["case_page", "export_case"]


def export_case(file: Path | str, out: Path | str) -> Path:
    """Write the page of a case file.

    Raises
    ------
    CalcikitError
        If there is no such file.
    DataError
        If it cannot be read, or tells another story than the tables; the message names the stage.
    """
    path = Path(file)
    if not path.is_file():
        raise CalcikitError(f"there is no case {path}.")
    name = f"cases/{path.name}"
    knowledge = Knowledge.load().with_files({name: path.read_bytes()})
    case = evaluate(knowledge.read(name, Case), knowledge, name)
    return write_whole(Path(out), case_page(case).encode())


def case_page(case: EvaluatedCase) -> str:
    """Return the page of a case."""
    walk = CaseWalk(case, mode="solo", name=case.id)
    data, metadata = walk._repr_mimebundle_()
    output = nbformat.v4.new_output("display_data", data, metadata=metadata)
    cells = [
        nbformat.v4.new_markdown_cell(f"# {case.title}"),
        nbformat.v4.new_code_cell(
            "case", outputs=[output], execution_count=1, metadata={"tags": ["remove-input"]}
        ),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["widgets"] = {STATE: embed_data(views=[walk], drop_defaults=False)["manager_state"]}
    walk.close()
    return page_of(Path(f"{case.id}.ipynb"), notebook, scorm=True)[0]
