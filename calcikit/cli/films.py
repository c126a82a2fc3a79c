"""``calcikit films get``: shows licence, list and size, asks, and fetches."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CalcikitError
from .options import Commands

if TYPE_CHECKING:
    from ..films.download import Order


def add_films(commands: Commands) -> None:
    """Add ``calcikit films get``."""
    group = commands.add_parser("films", help="fetch real films of calcifications, freely licensed")
    command = group.add_subparsers(required=True).add_parser(
        "get", help="download cropped films and their masks from The Cancer Imaging Archive"
    )
    command.add_argument("--collection", default="cbis-ddsm", help="default: %(default)s")
    command.add_argument("--n", type=int, default=40, help="how many films (default: %(default)s)")
    command.add_argument(
        "--to", type=Path, metavar="FOLDER", help="default: calcikit-films in your home folder"
    )
    command.add_argument("--yes", action="store_true", help="fetch without asking first")
    command.add_argument("--list", action="store_true", help="write the list for the Data Retriever and stop")
    command.add_argument("--service", default="", metavar="URL", help="another copy of the NBIA REST service")
    command.set_defaults(run=_films)


def _films(options: argparse.Namespace) -> int:
    """Show what would be fetched and fetch it when told to; where that fails, say how to get it by hand."""
    from ..films import collection, films_folder
    from ..films.download import Order
    from ..films.nbia import Unreachable

    place = options.to or films_folder()
    if place is None:
        raise CalcikitError("there is no folder for films: give one with --to FOLDER.")
    order = Order(collection(options.collection), options.n, place, service=options.service)
    print(order.statement)
    order.write_papers()
    if options.list:
        print(order.estimate, order.manual_download, sep="\n")
        return 0
    if not order.wanted:
        print(f"All {options.n} films are there. See them with ck.RealFilms({str(place)!r}).")
        return 0
    try:
        return _fetch(order, options.yes)
    except Unreachable as error:
        print(error, order.manual_download, sep="\n")
        return 1


def _fetch(order: Order, agreed: bool) -> int:
    """Ask for the sizes and for leave, then fetch with a bar of progress."""
    from ..films.image_file import needed_for

    with needed_for("fetching films"):
        from tqdm import tqdm
    sizes = order.sizes()
    known = len(sizes) == len(order.wanted)
    print(f"{sum(sizes.values()):,} bytes, as the service says." if known else order.estimate)
    if not agreed and not _confirmed("Fetch them? [y/N] "):
        print("Nothing was fetched. Answer y, or give --yes.")
        return 1
    total = sum(sizes.values()) if known else None
    with tqdm(total=total, unit="B", unit_scale=True, desc="films") as bar:
        done = order.fetch(sizes, bar.update)
    print(f"{len(done.new)} fetched, {len(done.there)} were there.")
    print(f"See them with ck.RealFilms({str(order.folder)!r}).")
    for case, why in done.failed.items():
        print(f"{case} was not fetched: {why}")
    if done.failed:
        print("Run the same command again for those that are missing.", order.manual_download, sep="\n")
    return 1 if done.failed else 0


def _confirmed(question: str) -> bool:
    """Ask on the terminal; where nobody can answer, there is no leave."""
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False
