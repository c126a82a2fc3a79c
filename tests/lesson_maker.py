"""Small notebooks for tests, with a toy widget: a number that grows when its button is pressed."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

import nbformat
from bs4 import BeautifulSoup
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.util import run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from calcikit.export import LessonExporter
from calcikit.films import VARIABLE as FILMS
from calcikit.payload import PACK

TOY = '''
import anywidget, ipywidgets, traitlets
class Toy(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button");
      const say = (name) => model.get(name);
      const show = () => { button.textContent = `${say("word")} ${say("n")} ${say("raw").byteLength}`; };
      button.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
      model.on("change:n change:word", show);
      el.append(button);
      show();
    }
export default { render };
    """
    _css = "button { min-height: 24px }"
    n = traitlets.Int(0).tag(sync=True)
    word = traitlets.Unicode("n").tag(sync=True)
    raw = traitlets.Bytes(b"four").tag(sync=True)
    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": f"<p>Without scripts: {self.n}</p>", "text/plain": "toy"}, metadata
'''


def lesson(*cells: str | NotebookNode, title: str = "A lesson", toy: bool = False) -> NotebookNode:
    """Make a notebook that was never run; a text is the code of a cell."""
    first = [new_markdown_cell(f"# {title}")]
    if toy:
        first.append(new_code_cell(TOY, metadata={"tags": ["remove-input"]}))
    made = [code(cell) if isinstance(cell, str) else cell for cell in cells]
    notebook = new_notebook(cells=[*first, *made])
    for place, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{place}"
    return notebook


def code(source: str, *tags: str, **metadata: str) -> NotebookNode:
    """Make a code cell."""
    return new_code_cell(source, metadata={"tags": list(tags), **metadata})


def prose(source: str, *tags: str) -> NotebookNode:
    """Make a text cell."""
    return new_markdown_cell(source, metadata={"tags": list(tags)})


def shown(data: dict, metadata: dict | None = None, **about: str) -> NotebookNode:
    """Make a code cell that was run and displays something."""
    return _ran(code("show()", **about), new_output("display_data", data, metadata=metadata or {}))


def printed(source: str, *texts: str) -> NotebookNode:
    """Make a code cell that was run and printed some texts."""
    return _ran(code(source), *(new_output("stream", name="stdout", text=text) for text in texts))


def _ran(cell: NotebookNode, *outputs: NotebookNode) -> NotebookNode:
    cell.execution_count, cell.outputs = 1, list(outputs)
    return cell


def exported(notebook: NotebookNode, *resources: dict, **options: object) -> tuple[str, BeautifulSoup]:
    """Export a notebook and read the page."""
    text, _ = LessonExporter(**options).from_notebook_node(notebook, *resources)
    return text, BeautifulSoup(text, "html.parser")


@cache
def _kernel() -> AsyncKernelManager:
    """Start one Python for all notebooks of a test process: to start one takes longer than to run one."""
    kernel = AsyncKernelManager(kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    # As for an export: no film and no record of whoever runs the tests is part of a page.
    nowhere = TemporaryDirectory()
    alone = {PACK: "1", FILMS: "", "CALCIKIT_PROGRESS": str(Path(nowhere.name) / "none.jsonl")}
    run_sync(kernel.start_kernel)(env={**os.environ, **alone}, stderr=DEVNULL)
    atexit.register(nowhere.cleanup)
    atexit.register(run_sync(kernel.shutdown_kernel), now=True)
    return kernel


def run(notebook: NotebookNode) -> None:
    """Run a notebook as if in a Python of its own, and stop where a cell stops."""
    anew = new_notebook(cells=[new_code_cell("get_ipython().reset()")])
    for one in (anew, notebook):
        client = NotebookClient(one, km=_kernel())
        client.execute()
        client.kc.stop_channels()


def write_page(folder: Path, notebook: NotebookNode, name: str = "small") -> Path:
    """Run a notebook, and write it and its page, which no site surrounds."""
    run(notebook)
    nbformat.write(notebook, folder / f"{name}.ipynb")
    text, _ = LessonExporter().from_filename(str(folder / f"{name}.ipynb"))
    (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder / f"{name}.html"
