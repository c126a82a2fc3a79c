"""The lesson that is measured, as it is and as stock tools would have it."""

from __future__ import annotations

import re

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from calcikit._data import notebooks

__all__ = ["NAME", "executed", "ours", "parts", "with_stock_widgets"]

NAME = "02-work-up"


def ours() -> NotebookNode:
    """Return the lesson as it stands in the repository, without the cells that only a kernel can answer."""
    path = next(path for path in notebooks() if path.stem == NAME)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "live-only" not in cell.metadata.get("tags", [])]
    return notebook


def executed(notebook: NotebookNode) -> NotebookNode:
    """Run a notebook, with the state of its widgets kept in it."""
    quiet = ["--IPKernelApp.log_level=ERROR"]
    return NotebookClient(notebook, timeout=300, kernel_name="python3", extra_arguments=quiet).execute()


def parts() -> list[tuple[str, str]]:
    """Take the lesson apart: ("text", Markdown), ("table", an expression) and ("form", its start)."""
    forms, found = iter(("FIRST", "SECOND")), []
    for cell in ours().cells:
        if cell.cell_type == "markdown":
            found.append(("text", cell.source))
        elif cell.source.startswith("ck.Explorer("):
            found.append(("form", next(forms)))
        elif table := re.fullmatch(r"ck\.show\((.*)\)", cell.source, re.DOTALL):
            found.append(("table", table[1]))
    return found


def with_stock_widgets(figure: bool = False) -> NotebookNode:
    """Write the lesson with `interact` in the place of its explorers; no stock widget can be a self-check."""
    notebook = ours()
    first = new_code_cell("import calcikit as ck\nfrom peers.stock import FIRST, SECOND, form")
    notebook.cells = [first]
    for kind, content in parts():
        if kind == "text":
            notebook.cells.append(nbformat.v4.new_markdown_cell(content))
        else:
            source = f"form({content}, figure={figure});" if kind == "form" else content
            notebook.cells.append(new_code_cell(source))
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return notebook
