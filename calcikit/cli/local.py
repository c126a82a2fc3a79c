"""``calcikit local``: a hospital's own protocol."""

from __future__ import annotations

import argparse
from pathlib import Path

from .options import Commands


def add_local(commands: Commands) -> None:
    """Add ``calcikit local``."""
    group = commands.add_parser("local", help="make a local protocol, or see what it changes")
    actions = group.add_subparsers(required=True)
    new = actions.add_parser("new", help="make the folder of a local protocol that changes nothing yet")
    new.add_argument("folder", type=Path, metavar="FOLDER")
    new.set_defaults(run=_local_new)

    words = actions.add_parser("words", help="write the texts that a translator fills, or add what is new")
    words.add_argument("folder", type=Path, metavar="FOLDER", help="of a local protocol")
    words.add_argument("code", metavar="CODE", help="of the language, such as fr or pt_BR")
    words.set_defaults(run=_local_words)

    diff = actions.add_parser("diff", help="write every answer that a local protocol changes")
    diff.add_argument("protocol", metavar="PROTOCOL", help="its folder, or uk, or europe")
    diff.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a page (.html) or a list (.csv)"
    )
    diff.set_defaults(run=_local_diff)


def _local_diff(options: argparse.Namespace) -> int:
    """Write what differs; faults of the protocol are in it, and end with 1."""
    from .._data import Knowledge
    from ..export import export_difference

    found = export_difference(options.out, Knowledge.load(options.protocol))
    print(f"What the protocol changes is in {options.out}.")
    for fault in found.faults:
        print(f"FAULT {fault}")
    return 1 if found.faults else 0


def _local_words(options: argparse.Namespace) -> int:
    """Write a catalogue to fill."""
    from ..translation import update_catalogue

    path = update_catalogue(options.folder, options.code)
    print(f"Translate what you like in {path}; the rest stays English. Then see it:")
    print(f"calcikit lab --local {options.folder} --language {path.parts[-3]}")
    return 0


def _local_new(options: argparse.Namespace) -> int:
    """Make a folder to fill."""
    from ..local import new_folder

    made = new_folder(options.folder)
    print(f"{made} is made and changes nothing yet: {made / 'README.md'} says how to fill it.")
    return 0
