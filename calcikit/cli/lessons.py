"""``calcikit lab`` and ``calcikit export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import CalcikitError
from .options import Commands, takes_local


def add_lab(commands: Commands) -> None:
    """Add ``calcikit lab``."""
    command = commands.add_parser("lab", help="open the start page and the lessons in JupyterLab")
    command.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("calcikit-lessons"),
        metavar="FOLDER",
        help="where the lessons are copied to (default: %(default)s); what you changed there stays",
    )
    command.add_argument("--port", type=int, default=8888, help="first port to try (default: %(default)s)")
    command.add_argument("--no-browser", action="store_true", help="start the server only")
    command.add_argument("--copy-only", action="store_true", help="copy the lessons and stop")
    takes_local(command)
    command.set_defaults(run=_lab)


def _lab(options: argparse.Namespace) -> int:
    """Copy the lessons, then open JupyterLab on the start page."""
    from ..lab.copies import copy_lessons
    from ..lab.server import open_lab

    print("\n".join(copy_lessons(options.folder)), flush=True)
    if not options.copy_only:
        open_lab(options.folder.resolve(), options.port, browser=not options.no_browser)
    return 0


def add_export(commands: Commands) -> None:
    """Add ``calcikit export``."""
    command = commands.add_parser("export", help="write the lessons as offline pages")
    command.add_argument(
        "notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="default: all; what was not run is run"
    )
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the pages")
    command.add_argument("--course", type=Path, metavar="TOML", help="pack a course; --out is then a zip")
    command.add_argument("--scorm", action="store_true", help="one SCORM 1.2 package a lesson, no index")
    command.add_argument("--films", type=Path, metavar="FOLDER", help="real films to show: see films get")
    takes_local(command)
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    """Write the pages, the packages, or a course."""
    if options.course:
        _refuse_beside_course(options)
        from ..course import pack_course

        print(f"The course is in {pack_course(options.course, options.out)}: unpack it and open start.html.")
        print("Exam, packages and assignments are in its folder teacher: students get the rest.")
        return 0
    from .. import export

    asked = {"paths": options.notebooks or None, "out": options.out, "films": options.films}
    if options.scorm:
        packages = export.export_scorm(**asked)
        print("\n".join(f"{package}: upload it to your learning platform." for package in packages))
        return 0
    export.export_site(**asked)
    print(f"The pages are in {options.out}: open {options.out / 'index.html'} in a browser.")
    return 0


def _refuse_beside_course(options: argparse.Namespace) -> None:
    """Refuse what the file of a course says itself."""
    given = {
        "NOTEBOOK": options.notebooks,
        "--scorm": options.scorm,
        "--films": options.films,
        "--local": options.local,
        "--language": options.language,
    }
    if odd := [name for name, value in given.items() if value]:
        raise CalcikitError(f"{', '.join(odd)}: not with --course, whose file says what it holds.")
