"""The start page: what this is, the lessons as cards with a picture, and the place where one was."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from IPython.display import HTML
from nbformat import NotebookNode

from .._data import gettext as _, ngettext, notebooks
from ..cases import all_cases
from ..payload.questions import labels
from ..progress import Progress
from ..progress.store import default_place
from ..simulator import simulate
from ..widgets.fallback import rendered
from ..workup import Finding

START = "start.ipynb"
CELL = "from calcikit.lab.start import start_page\n\nstart_page()"
SIZE = 320


class Card(NamedTuple):
    """What the start page says of one lesson."""

    file: str
    number: str
    title: str
    minutes: int
    picture: str
    progress: str
    begun: datetime | None


def start_page(folder: Path | str = ".") -> HTML:
    """Return the start page of a folder of working copies, by default the notebook's own folder.

    Examples
    --------
    >>> "Work it up" in start_page().data
    True
    """
    place = Path(folder)
    record = Progress.open(place / default_place().name)
    cards = [_card(lesson, place / lesson.name, record) for lesson in notebooks()]
    begun = [card for card in cards if card.begun]
    last = max(begun, key=lambda card: card.begun or datetime.min, default=None)
    about = {"cards": cards, "last": last, "size": SIZE, "due": _due(record), "practise": _practise()}
    return HTML(rendered("start.html.j2", **about))


def start_notebook(folder: Path) -> NotebookNode:
    """Return the start page as a notebook that shows it before any kernel runs.

    Examples
    --------
    >>> start_notebook(Path()).metadata["calcikit"]
    {'start': True}
    """
    output = nbformat.v4.new_output("display_data", {"text/html": start_page(folder).data})
    hidden = {"jupyter": {"source_hidden": True}}
    cell = nbformat.v4.new_code_cell(CELL, id="start", outputs=[output], metadata=hidden)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook: NotebookNode = nbformat.v4.new_notebook(
        cells=[cell], metadata={"kernelspec": kernel, "calcikit": {"start": True}}
    )
    return notebook


def _about(lesson: Path) -> dict[str, Any]:
    """Return what a lesson says of itself."""
    about: dict[str, Any] = json.loads(lesson.read_text(encoding="utf-8"))["metadata"]["calcikit"]
    return about


def _card(lesson: Path, copy: Path, record: Progress) -> Card:
    about, begun = _about(lesson), _last_run(copy)
    opened = _("Opened on {begun}", begun=f"{begun:%Y-%m-%d}") if begun else ""
    return Card(
        file=lesson.name,
        number=str(int(lesson.name[:2])),
        title=about["title"],
        minutes=about["minutes"],
        picture=_picture(about["picture"]),
        progress=_progress(about, record) or opened,
        begun=begun,
    )


def _due(record: Progress) -> list[str]:
    """Name what should be asked again today: kinds of question, and pairs that were confused."""
    said = labels()
    names, groups = said["names"], said["groups"]
    words = []
    for cue in record.due().itertuples():
        known = names.get(groups.get(cue.kind, cue.kind), {})
        pair = [known.get(term, term) for term in (cue.one, cue.other) if term]
        words.append(_(" or ").join(pair) or said["kinds"].get(cue.kind, cue.kind))
    return words


def _practise() -> str:
    """Return the file of the lesson that holds the drill."""
    return next(lesson.name for lesson in notebooks() if _about(lesson).get("records") == "drill")


def _picture(spec: dict[str, Any]) -> str:
    """Return a simulated patch as base64 text; decoration beside the title, so it needs no alt text."""
    finding = Finding(morphology=spec["morphology"], distribution=spec["distribution"])
    patch = simulate(finding, view=spec["view"], seed=spec["seed"], size=SIZE)
    return b64encode(patch.jpeg(quality=70)).decode()


def _last_run(copy: Path) -> datetime | None:
    """Return when a working copy was last saved with answers in it; None while it was never run."""
    if not copy.is_file():
        return None
    try:
        cells = nbformat.read(copy, as_version=4).cells
    except Exception:  # a copy that cannot be read is not counted
        return None
    ran = any(cell.get("execution_count") or cell.get("outputs") for cell in cells)
    return datetime.fromtimestamp(copy.stat().st_mtime) if ran else None


def _progress(about: dict[str, Any], record: Progress) -> str:
    """Say how far the record got, for the lessons whose answers it keeps."""
    events = record.events
    if about.get("records") == "cases":
        walked = events.loc[events["source"] == "case", "item"].str.split("/").str[0].nunique()
        return _("{k} of {n} cases walked", k=walked, n=len(all_cases())) if walked else ""
    if about.get("records") == "drill":
        answered = int((events["source"] == "drill").sum())
        return ngettext("{n} answer so far", "{n} answers so far", answered) if answered else ""
    return ""
