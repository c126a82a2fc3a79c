"""``calcikit lab, check, export, table``: what can be done from a command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from . import __version__
from ._resources import notebooks
from .errors import CalcikitError

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["copy_lessons", "main"]

START = "00-start-here.ipynb"
RECORD = ".calcikit-lessons.json"
TABLES = {
    "lexicon": "lexicon_table",
    "grid": "workup_table",
    "steps": "step_table",
    "categories": "category_table",
    "myths": "myth_table",
    "claims": "claim_table",
    "answers": "answer_table",
    "evidence": "evidence_table",
    "outcomes": "outcome_table",
}
WIDTH = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``calcikit``; those of the command line by default.

    Returns
    -------
    int
        0 when all is well, 1 for a fault, which is said in one line. Bad usage ends with 2.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> main(["lab", "--copy-only", mkdtemp()])
    00-start-here.ipynb: copied.
    ...
    0
    """
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    except (CalcikitError, OSError) as error:
        return _fault(error)


def _fault(error: object) -> int:
    """Say what went wrong in one line."""
    print(f"calcikit: {' '.join(str(error).split())}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    parser = argparse.ArgumentParser(
        prog="calcikit",
        description="Learn the workup of breast calcifications.",
        epilog="For learning, not for care.",
    )
    parser.add_argument("--version", action="version", version=f"calcikit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_lab(commands.add_parser("lab", help="open the lessons in JupyterLab"))
    check = commands.add_parser("check", help="check the data and the rules, and print the figures")
    check.set_defaults(run=_check)
    _add_export(commands.add_parser("export", help="write the lessons as offline pages"))
    _add_table(commands.add_parser("table", help="print a table"))
    return parser


def _add_lab(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``calcikit lab``."""
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


def _add_export(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``calcikit export``."""
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="default: every lesson")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the pages")
    parser.set_defaults(run=_export)


def _add_table(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``calcikit table``."""
    parser.add_argument("name", choices=TABLES, metavar="NAME", help=", ".join(TABLES))
    parser.add_argument("--format", choices=("text", "csv", "html"), default="text")
    parser.set_defaults(run=_table)


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


def _check(_: argparse.Namespace) -> int:
    """Print the figures of the audit; a fault in a rule, a word, a self-check or a case is a fault here."""
    report = import_module("calcikit.workup").audit()
    practice = import_module("calcikit.practice")
    agreeing = {
        "words of the glossary": len(import_module("calcikit.lexicon").glossary()),
        "self-checks that agree": len(practice.self_checks()),
        "cases that agree": len(practice.cases()),
    }
    numbers = import_module("calcikit.evidence").inventory()
    print(report)
    for name, count in {**agreeing, **numbers}.items():
        print(f"{name:<30} {count:,}")
    return 1 if report.faults else 0


def _export(options: argparse.Namespace) -> int:
    """Write the pages."""
    for notebook in options.notebooks:
        if not notebook.is_file():
            raise CalcikitError(f"there is no notebook {str(notebook)!r}.")
    export_site = import_module("calcikit.export").export_site
    export_site(paths=options.notebooks or None, out=options.out)
    print(f"The pages are in {options.out}: open {options.out / 'index.html'} in a browser.")
    return 0


def _table(options: argparse.Namespace) -> int:
    """Print one table."""
    tables = import_module("calcikit.tables")
    frame = getattr(tables, TABLES[options.name])()
    if options.format == "html":
        print(tables.show(frame).to_html())
    elif options.format == "csv":
        print(frame.to_csv(index=frame.index.name is not None), end="")
    else:
        print(_words(frame if frame.index.name is None else frame.reset_index()))
    return 0


def _words(frame: DataFrame) -> str:
    """Set a table for a terminal: as a grid where it fits, row by row where it holds sentences."""
    grid: str = frame.to_string(index=False)
    if max(map(len, grid.splitlines())) <= WIDTH:
        return grid
    rows = [
        "\n".join(
            fill(f"{name}: {cell}", WIDTH, subsequent_indent="  ") for name, cell in row.items() if cell
        )
        for row in frame.fillna("").to_dict("records")
    ]
    return "\n\n".join(rows)
