"""What a notebook says about itself: its title, its cells' tags, its widgets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import shorten
from typing import Any

import nbformat
from nbformat import NotebookNode
from pydantic import BaseModel, Field, ValidationError

from ..errors import CalcikitError

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
LABEL = "calcikit_label"
"""Where a cell carries its own name while it is exported, since others before it may be left out."""


MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")


class LessonInfo(BaseModel):
    """The ``calcikit`` metadata of a notebook: what the list of lessons says of it.

    Without objectives it says how the notebook begins.
    """

    title: str = ""
    minutes: int = Field(0, ge=0)
    objectives: tuple[str, ...] = ()
    about: str = ""


class _Buffer(BaseModel):
    """Bytes of a widget, as notebooks store them."""

    path: tuple[str | int, ...]
    data: str


class _State(BaseModel):
    """What a widget says of itself, as far as a page reads it."""

    esm: str = Field("", alias="_esm")
    css: str = Field("", alias="_css")
    children: tuple[str, ...] = ()
    description: str = ""
    titles: tuple[str, ...] = ()
    scenes: tuple[dict[str, tuple[Any, ...]], ...] | None = Field(None, alias="_page_scenes")
    source: tuple[str, str] | None = None
    target: tuple[str, str] | None = None


class _Model(BaseModel):
    """The stored state of a widget."""

    model_name: str
    model_module: str
    state: _State
    buffers: tuple[_Buffer, ...] = ()


def lesson_info(nb: NotebookNode) -> LessonInfo:
    """Return what a notebook says of itself, its title from its first heading where it names none.

    Examples
    --------
    >>> from nbformat.v4 import new_notebook
    >>> lesson_info(new_notebook(metadata={"calcikit": {"minutes": 20}})).minutes
    20
    """
    try:
        info = LessonInfo.model_validate(nb.metadata.get("calcikit", {}))
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, ("calcikit", *fault["loc"])))
        raise CalcikitError(f"its metadata {place!r} is {fault['input']!r}: {fault['msg']}") from error
    about = info.objectives[0] if info.objectives else info.about or _first_paragraph(nb)
    return info.model_copy(update={"title": info.title or first_heading(nb), "about": about})


def first_heading(nb: NotebookNode) -> str:
    """Return the first heading of the first order, or nothing."""
    text = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    found = re.search(r"^# +(.+?)\s*#*$", text, re.MULTILINE)
    return found[1] if found else ""


def _first_paragraph(nb: NotebookNode) -> str:
    r"""Return the first paragraph in plain words, or nothing.

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> text = "# Monday\n\n![a](b.png)\n\nWhat *we* saw in [week 3](week.html)."
    >>> _first_paragraph(new_notebook(cells=[new_markdown_cell(text)]))
    'What we saw in week 3.'
    """
    cells = (cell.source for cell in nb.cells if cell.cell_type == "markdown")
    parts = (part.strip() for source in cells for part in source.split("\n\n"))
    found = next((part for part in parts if part[:1].isalnum() or part[:1] in "*_[\"'"), "")
    return shorten(MARKUP.sub(r"\1", found), 160, placeholder="…")


def checked(nb: NotebookNode) -> NotebookNode:
    """Return a copy of a notebook that keeps to the format, or say what does not.

    Raises
    ------
    CalcikitError
        If it is no notebook of version 4, or its text cannot be written.
    """
    try:
        nbformat.validate(nb)
        copied: NotebookNode = nbformat.from_dict(nb)
        json.dumps(copied, ensure_ascii=False).encode()
    except nbformat.ValidationError as error:
        raise CalcikitError(f"this is no Jupyter notebook: {str(error).splitlines()[0]}") from error
    except UnicodeEncodeError as error:
        raise CalcikitError("it holds half a character, which no page can show.") from error
    return copied


def widget_states(nb: NotebookNode) -> dict[str, Any]:
    """Return the stored state of every widget by model id; those of another shape are left out."""
    found: Any = nb.metadata
    for key in ("widgets", STATE, "state"):
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return {name: model for name, model in dict(found).items() if _is_model(model)}


def _is_model(model: Any) -> bool:
    try:
        _Model.model_validate(model)
    except ValidationError:
        return False
    return True


def model_id(output: NotebookNode) -> str:
    """Return the id of the widget that an output shows, or nothing where it names none."""
    view = output.data[VIEW]
    return str(view.get("model_id", "")) if isinstance(view, dict) else ""


def shown_models(cells: list[NotebookNode]) -> Iterator[str]:
    """Yield the ids of the widgets that cells show."""
    for cell in cells:
        for output in cell.outputs:
            if VIEW in output.get("data", {}):
                yield model_id(output)


def tags(cell: NotebookNode) -> set[str]:
    """Return the tags of a cell."""
    return set(cell.metadata.get("tags", ()))


def cell_label(number: int, cell: NotebookNode) -> str:
    """Name a cell so that its author finds it: its place from the top and its first line."""
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
    return f"Cell {number} ({first[:57] + '...' if len(first) > 60 else first})"


def join_streams(nb: NotebookNode) -> None:
    """Join what a cell printed in pieces; nbconvert's own way takes minutes for a long line of returns."""
    for cell in nb.cells:
        joined: list[NotebookNode] = []
        for output in cell.get("outputs", ()):
            last = joined[-1] if joined else None
            if last and output.output_type == last.output_type == "stream" and output.name == last.name:
                last.text += output.text
            else:
                joined.append(output)
        if joined:
            cell.outputs = joined


def name_cells(nb: NotebookNode) -> NotebookNode:
    """Write the name of each cell into its metadata."""
    for number, cell in enumerate(nb.cells, 1):
        cell.metadata[LABEL] = cell_label(number, cell)
    return nb
