"""The lessons in JupyterLab, from a copy that stays the reader's own."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from ._data import notebooks
from .errors import CalcikitError

__all__ = ["checkout", "copy_lessons", "open_lab"]

START = "00-start-here.ipynb"
RECORD = ".calcikit-lessons.json"


def checkout() -> Path:
    """Return ``notebooks/`` of the checkout that runs.

    Raises
    ------
    CalcikitError
        If calcikit was installed from a wheel.

    Examples
    --------
    >>> checkout().name
    'notebooks'
    """
    folder = notebooks()[0].parent
    if not (folder.parent / "pyproject.toml").is_file():
        raise CalcikitError(
            "--here is for a checkout of calcikit; leave it out to get a copy of the lessons."
        )
    return folder


def open_lab(folder: Path, port: int, *, browser: bool) -> None:
    """Run JupyterLab until it is stopped: this machine only, no news prompt, the first lesson open.

    Parameters
    ----------
    folder : pathlib.Path
        The folder that JupyterLab shows.
    port : int
        The port on 127.0.0.1.
    browser : bool
        Whether a browser is opened.
    """
    from jupyterlab import labapp

    labapp.main(
        [
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={port}",
            f"--ServerApp.root_dir={folder}",
            f"--ServerApp.open_browser={browser}",
            "--ServerApp.allow_root=True",
            f"--LabApp.default_url=/lab/tree/{START}",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
    )


def copy_lessons(folder: Path) -> list[str]:
    """Copy the lessons into a folder, never over a file that was changed there.

    A lesson that the reader changed stays as it is. When a later version of calcikit brings a new text of it,
    the new text is put beside it, with ``.new`` in its name.

    Parameters
    ----------
    folder : pathlib.Path
        Where to; made when it is missing.

    Returns
    -------
    list of str
        What was done, one sentence a lesson.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> copy_lessons(Path(mkdtemp()))[0]
    '00-start-here.ipynb: copied.'
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / RECORD
    copied = _read_record(record)
    said = [_copy(lesson, folder / lesson.name, copied) for lesson in notebooks()]
    record.write_text(json.dumps(copied, indent=1) + "\n", encoding="utf-8")
    return said


def _read_record(record: Path) -> dict[str, str]:
    """Read which text of each lesson was copied last; an unreadable record counts as none."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _copy(lesson: Path, target: Path, copied: dict[str, str]) -> str:
    """Copy one lesson, note its fingerprint in `copied`, and say what was done."""
    shipped = lesson.read_bytes()
    before, now = copied.get(lesson.name), _fingerprint(shipped)
    found = _fingerprint(target.read_bytes()) if target.exists() else None
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
    target.write_bytes(shipped)
    if found is None:
        return f"{lesson.name}: copied."
    if found == before:
        return f"{lesson.name}: brought up to date."
    return f"{lesson.name}: kept as you changed it; the new text is in {beside.name}."


def _fingerprint(text: bytes) -> str:
    """Name a text by what it says."""
    return sha256(text).hexdigest()
