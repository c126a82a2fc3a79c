"""Working copies of the lessons: trusted, with folded code, and never written over what a reader changed."""

from __future__ import annotations

import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.sign import NotebookNotary

from .._data import notebooks
from .._output import named_folder, write_whole
from .start import START, start_notebook

RECORD = ".calcikit-lessons.json"
FOLDED = "remove-input"


def copy_lessons(folder: Path) -> list[str]:
    """Copy the lessons and a start page into a folder; return what was done, one sentence a lesson.

    Never over a text that was changed there. Running a lesson changes its outputs only: such a copy is
    brought up to date when a later version of calcikit has a new text. A lesson whose text or code the reader
    changed stays as it is, and the new text is put beside it, with ``.new`` in its name.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> copy_lessons(Path(mkdtemp()))[0]
    '00-start-here.ipynb: copied.'
    """
    named_folder(folder).mkdir(parents=True, exist_ok=True)
    record = folder / RECORD
    copied = _read_record(record)
    done = [_copy(lesson, folder / lesson.name, copied) for lesson in notebooks()]
    write_whole(record, (json.dumps(copied, indent=1) + "\n").encode(), mark=b"")
    _write_notebook(folder / START, start_notebook(folder), mark=b'"calcikit"')
    return done


def _read_record(record: Path) -> dict[str, str]:
    """Read which text of each lesson was copied last; an unreadable record counts as none."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _copy(lesson: Path, target: Path, copied: dict[str, str]) -> str:
    """Copy one lesson, note its fingerprint in `copied`, and say what was done."""
    shipped = nbformat.read(lesson, as_version=4)
    before, now = copied.get(lesson.name), _fingerprint(shipped)
    found = _found(target)
    beside = target.with_suffix(".new.ipynb")
    if found not in (None, now, before):
        if before == now:
            return f"{lesson.name}: kept as you changed it."
        if beside.exists():
            return f"{lesson.name}: kept as you changed it; so is {beside.name}."
        target = beside
    copied[lesson.name] = now
    if found == now:
        return f"{lesson.name}: already there."
    _write_notebook(target, _folded(shipped))
    if found is None:
        return f"{lesson.name}: copied."
    if found == before:
        return f"{lesson.name}: brought up to date."
    return f"{lesson.name}: kept as you changed it; the new text is in {beside.name}."


def _folded(notebook: NotebookNode) -> NotebookNode:
    """Fold the code of every cell whose output is the point."""
    for cell in notebook.cells:
        if FOLDED in cell.metadata.get("tags", ()):
            cell.metadata["jupyter"] = {**cell.metadata.get("jupyter", {}), "source_hidden": True}
    return notebook


def _found(target: Path) -> str | None:
    """Return the fingerprint of a copy; None where there is none, "" where it is no notebook any more."""
    if not target.exists():
        return None
    try:
        return _fingerprint(nbformat.read(target, as_version=4))
    except Exception:  # whatever is wrong with it, it is the reader's file and stays
        return ""


def _fingerprint(notebook: NotebookNode) -> str:
    """Name a notebook by its texts and its code; what running it adds does not count."""
    text = json.dumps([[cell.cell_type, cell.source] for cell in notebook.cells])
    return sha256(text.encode()).hexdigest()


def _write_notebook(target: Path, notebook: NotebookNode, mark: bytes = b"") -> None:
    """Write a notebook and sign it, so that JupyterLab trusts it and it may run when it is opened."""
    write_whole(target, (nbformat.writes(notebook) + "\n").encode(), mark=mark)
    notary = NotebookNotary()
    with closing(notary.store):
        notary.sign(notebook)
