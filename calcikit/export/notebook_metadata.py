"""What a notebook says about itself: its title, its cells' tags, its widgets."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

__all__ = ["VIEW", "first_heading", "tags", "where", "widget_states"]

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


def first_heading(path: Path) -> str:
    """Return the title of a notebook file, or its name."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    found = re.search(r"^# +(.+?)\s*#*$", text, re.MULTILINE)
    return found[1] if found else path.stem


def widget_states(nb: NotebookNode) -> dict[str, Any]:
    """Return the stored state of every widget of the notebook, by model id."""
    found: dict[str, Any] = nb.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    return found


def tags(cell: NotebookNode) -> set[str]:
    """Return the tags of a cell."""
    return set(cell.metadata.get("tags", ()))


def where(number: int, cell: NotebookNode) -> str:
    """Name a cell so that its author finds it: its place from the top and its first line."""
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
    return f"Cell {number} ({first[:57] + '...' if len(first) > 60 else first})"
