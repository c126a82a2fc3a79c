"""``calcikit films get``: shows licence, list and size on a terminal, asks, and fetches."""

from __future__ import annotations

from pathlib import Path

from ..errors import CalcikitError
from .collection import collection
from .download import Order
from .inventory import films_folder
from .nbia import Unreachable

__all__ = ["get_films"]


def get_films(
    name: str,
    n: int,
    folder: Path | None,
    *,
    service: str = "",
    agreed: bool = False,
    only_list: bool = False,
) -> int:
    """Show what would be fetched and fetch it when told to; where that fails, say how to get it by hand.

    Parameters
    ----------
    name : str
        Of the collection.
    n : int
        How many films.
    folder : path or None
        None for where `real_films` looks.
    service : str
        Address of another copy of the service.
    agreed : bool
        Fetch without asking.
    only_list : bool
        Write the list for the Data Retriever and stop.

    Returns
    -------
    int
        0 when every film is there.
    """
    place = folder or films_folder()
    if place is None:
        raise CalcikitError("there is no folder for films: give one with --to FOLDER.")
    order = Order(collection(name), n, place, service=service)
    print(order.statement)
    order.write_papers()
    if only_list:
        print(order.estimate, order.manual_download, sep="\n")
        return 0
    if not order.wanted:
        print(f"All {n} films are there. See them with ck.RealFilms({str(place)!r}).")
        return 0
    try:
        return _fetch(order, agreed)
    except Unreachable as error:
        print(error, order.manual_download, sep="\n")
        return 1


def _fetch(order: Order, agreed: bool) -> int:
    """Ask for the sizes and for leave, then fetch with a bar of progress."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        raise CalcikitError(
            "fetching films needs tqdm, which is not installed: pip install 'calcikit[films]'"
        ) from None
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
