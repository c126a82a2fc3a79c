"""``calcikit exam`` and ``calcikit films``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CalcikitError
from .options import Commands, takes_local

if TYPE_CHECKING:
    import argparse

__all__ = ["add_exam", "add_films"]

EXAM_FORMATS = {"anki": ".apkg", "qti": ".zip", "gift": ".gift", "markdown": ".md"}


def add_exam(commands: Commands) -> None:
    """Add ``calcikit exam``."""
    command = commands.add_parser("exam", help="write questions for Anki, a learning platform or paper")
    command.add_argument("--n", type=int, default=20, help="how many questions (default: %(default)s)")
    command.add_argument("--seed", type=int, default=0, help="same seed, same paper (default: %(default)s)")
    command.add_argument(
        "--to",
        "--format",
        choices=EXAM_FORMATS,
        required=True,
        help="Anki, QTI (Canvas), GIFT (Moodle), or a paper and its key",
    )
    command.add_argument("--kinds", nargs="+", metavar="KIND", help="kinds of question (default: all)")
    command.add_argument("--out", type=Path, metavar="FILE", help="default: calcikit-exam-SEED.ENDING")
    takes_local(command)
    command.set_defaults(run=_exam)


def _exam(options: argparse.Namespace) -> int:
    """Write the questions."""
    from .. import exams, quiz, workup

    write = getattr(exams, f"to_{options.to}")
    items = quiz.drill_items(options.n, seed=options.seed, kinds=options.kinds)
    target = options.out or Path(f"calcikit-exam-{options.seed}{EXAM_FORMATS[options.to]}")
    if not target.name or target.is_dir():
        raise CalcikitError(f"--out {target} is a folder; name a file.")
    title = f"calcikit exam: {options.n} questions, seed {options.seed}"
    if local := workup.local_protocol():
        title += f". {local.removesuffix('.')}"
    paper, *others = write(items, target, title=title)
    print(f"The questions are in {paper}.")
    if options.to == "markdown":
        pictures = f", the pictures in {others[1].parent}" if len(others) > 1 else ""
        print(f"The key is in {others[0]}{pictures}.")
    return 0


def add_films(commands: Commands) -> None:
    """Add ``calcikit films get``."""
    group = commands.add_parser("films", help="fetch real films of calcifications, freely licensed")
    command = group.add_subparsers(metavar="ACTION", required=True).add_parser(
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
    """Fetch films, once licence, list and size were shown."""
    from ..films import terminal

    return terminal.get_films(
        options.collection,
        options.n,
        options.to,
        service=options.service,
        agreed=options.yes,
        only_list=options.list,
    )
