"""The explorer on a page of its own: what a student opens on the ward."""

from __future__ import annotations

from pathlib import Path

import nbformat
from ipywidgets.embed import dependency_state, embed_data

from ..payload.evidence import evidence_payload
from ..widgets import Explorer
from .exporter import page_of
from .notebook_metadata import STATE

__all__ = ["explorer_page"]

NAME, TITLE = "explorer", "Explorer"


def explorer_page() -> str:
    """Return the page."""
    explorer = Explorer("amorphous", "grouped", name=NAME, _numbers=evidence_payload())
    data, metadata = explorer._repr_mimebundle_()
    output = nbformat.v4.new_output("display_data", data, metadata=metadata)
    cells = [
        nbformat.v4.new_markdown_cell(f"# {TITLE}"),
        nbformat.v4.new_code_cell(
            NAME, outputs=[output], execution_count=1, metadata={"tags": ["remove-input"]}
        ),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    # Of this widget alone: by default the state of every widget of the process goes along.
    state = dependency_state([explorer], drop_defaults=False)
    notebook.metadata["widgets"] = {STATE: embed_data(views=[explorer], state=state)["manager_state"]}
    explorer.close()
    return page_of(Path(f"{NAME}.ipynb"), notebook, beside_index=True, glossary=False)[0]
