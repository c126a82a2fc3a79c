"""``calcikit case``: write a case in the terminal, and see it as students will."""

from __future__ import annotations

import argparse
import webbrowser
from itertools import chain, count
from pathlib import Path

from ..errors import CalcikitError
from .options import Commands, takes_local

DRAFT = "# what was typed into calcikit case new, one answer a line"


def add_case(commands: Commands) -> None:
    """Add ``calcikit case``."""
    group = commands.add_parser("case", help="write a case, or see one as students will")
    actions = group.add_subparsers(required=True)
    new = actions.add_parser("new", help="write a case, asked stage by stage; the tables' answer is shown")
    new.add_argument("--out", type=Path, metavar="FOLDER", default=Path(), help="default: this folder")
    new.add_argument("--resume", type=Path, metavar="DRAFT", help="go on with a case that was broken off")
    takes_local(new)
    new.set_defaults(run=_new)
    show = actions.add_parser("show", help="open a case in a browser")
    show.add_argument("case", metavar="CASE", help="a case file, or the id of one that ships: tracks")
    show.add_argument("--out", type=Path, metavar="PAGE", help="default: beside the file, or in this folder")
    show.add_argument("--no-browser", action="store_true", help="write the page only")
    takes_local(show)
    show.set_defaults(run=_show)


def _new(options: argparse.Namespace) -> int:
    """Ask for a case, and write it once the tables agree; what was typed before is typed again."""
    from .._output import write_whole
    from ..cases.writing import CaseWriter

    if options.out.exists() and not options.out.is_dir():
        raise CalcikitError(f"{options.out} is no folder to write a case in.")
    known = _typed(options.resume) if options.resume else []
    typed: list[str] = []

    def ask(prompt: str) -> str:
        if len(typed) < len(known):
            print(prompt + known[len(typed)])
            typed.append(known[len(typed)])
        else:
            typed.append(input(prompt))
        return typed[-1]

    writer = CaseWriter(ask, print)
    try:
        name, text = writer.write()
    except (EOFError, KeyboardInterrupt):
        if "id" not in writer.head:
            raise CalcikitError("the case was not finished; nothing is written.") from None
        file = options.resume or _free(options.out, writer.head["id"], ".draft")
        write_whole(file, "\n".join([DRAFT, *typed, ""]).encode(), mark=DRAFT.encode())
        raise CalcikitError(
            f"the case was not finished; go on where you were with 'calcikit case new --resume {file}'."
        ) from None
    file = _free(options.out, name, ".toml")
    write_whole(file, text.encode(), mark=b"#:schema")
    if options.resume:
        options.resume.unlink()
    print(f"The case is in {file}: see it with 'calcikit case show {file}'.")
    return 0


def _typed(draft: Path) -> list[str]:
    """Return what was typed into a case that was broken off."""
    if not draft.is_file():
        raise CalcikitError(f"there is no draft {draft}.")
    first, *lines = draft.read_bytes().decode("utf-8", "replace").splitlines() or [""]
    if first != DRAFT:
        raise CalcikitError(
            f"{draft} is no draft of a case; 'calcikit case new' keeps one when it is broken off."
        )
    return lines


def _free(folder: Path, name: str, ending: str) -> Path:
    """Return a file in a folder that is not there yet, numbered where its name is taken."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(file for file in (folder / f"{each}{ending}" for each in names) if not file.exists())


def _show(options: argparse.Namespace) -> int:
    """Write the page of a case, and open it."""
    from ..export import export_case

    page = export_case(options.case, options.out or Path(options.case).with_suffix(".html"))
    print(f"The case is on the page {page}.")
    if not options.no_browser:
        webbrowser.open(page.resolve().as_uri())
    return 0
