"""``calcikit export``: the lessons as offline pages, or as packages for a learning platform."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from ..errors import CalcikitError

__all__ = ["add"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("export", help="write the lessons as offline pages")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="default: every lesson")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the pages")
    parser.add_argument("--scorm", action="store_true", help="one SCORM 1.2 package a lesson, no index")
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    """Write the pages."""
    for notebook in options.notebooks:
        if not notebook.is_file():
            raise CalcikitError(f"there is no notebook {str(notebook)!r}.")
    export = import_module("calcikit.export")
    if options.scorm:
        packages = export.export_scorm(paths=options.notebooks or None, out=options.out)
        print("\n".join(f"{package}: upload it to your learning platform." for package in packages))
        return 0
    export.export_site(paths=options.notebooks or None, out=options.out)
    print(f"The pages are in {options.out}: open {options.out / 'index.html'} in a browser.")
    return 0
