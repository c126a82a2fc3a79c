"""``calcikit lab``: the lessons in JupyterLab, from a copy that stays the reader's own."""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from .._data import notebooks
from ..errors import CalcikitError

__all__ = ["add", "copy_lessons"]

START = "00-start-here.ipynb"
RECORD = ".calcikit-lessons.json"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("lab", help="open the lessons in JupyterLab")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("calcikit-lessons"),
        metavar="FOLDER",
        help="where the lessons are copied to (default: %(default)s); what you changed there stays",
    )
    where.add_argument("--here", action="store_true", help="in a checkout: open notebooks/ itself")
    parser.add_argument("--port", type=int, default=8888, help="port on 127.0.0.1 (default: %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="start the server only")
    parser.add_argument("--copy-only", action="store_true", help="copy the lessons and stop")
    parser.set_defaults(run=_lab)


def _lab(options: argparse.Namespace) -> int:
    """Copy the lessons unless they are used in place, then open JupyterLab."""
    folder = _checkout() if options.here else options.folder
    if not options.here:
        print("\n".join(copy_lessons(folder)))
    if options.copy_only:
        return 0
    return _open_lab(folder.resolve(), options.port, options.no_browser)


def _checkout() -> Path:
    """Give ``notebooks/`` of the checkout that runs."""
    folder = notebooks()[0].parent
    if not (folder.parent / "pyproject.toml").is_file():
        raise CalcikitError(
            "--here is for a checkout of calcikit; leave it out to get a copy of the lessons."
        )
    return folder


def _open_lab(folder: Path, port: int, no_browser: bool) -> int:
    """Run JupyterLab until it is stopped: this machine only, no news prompt, the first lesson open."""
    lab = import_module("jupyterlab.labapp")
    lab.main(
        [
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={port}",
            f"--ServerApp.root_dir={folder}",
            f"--ServerApp.open_browser={not no_browser}",
            "--ServerApp.allow_root=True",
            f"--LabApp.default_url=/lab/tree/{START}",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
    )
    return 0


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
