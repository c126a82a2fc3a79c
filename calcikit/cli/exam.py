"""``calcikit exam``: questions to take along."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

__all__ = ["add"]

FORMATS = {"anki": ".apkg", "qti": ".zip", "gift": ".gift", "markdown": ".md"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("exam", help="write questions for Anki, a learning platform or paper")
    parser.add_argument("--n", type=int, default=20, help="how many questions (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="same seed, same paper (default: %(default)s)")
    parser.add_argument(
        "--to",
        choices=FORMATS,
        required=True,
        help="Anki, QTI (Canvas), GIFT (Moodle), or a paper and its key",
    )
    parser.add_argument("--kinds", nargs="+", metavar="KIND", help="kinds of question (default: all)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: calcikit-exam-SEED.ENDING")
    parser.set_defaults(run=_exam)


def _exam(options: argparse.Namespace) -> int:
    """Write the questions."""
    write = getattr(import_module("calcikit.exams"), f"to_{options.to}")
    items = import_module("calcikit.practice").drill_items(options.n, seed=options.seed, kinds=options.kinds)
    target = options.out or Path(f"calcikit-exam-{options.seed}{FORMATS[options.to]}")
    title = f"calcikit exam: {options.n} questions, seed {options.seed}"
    paper, *others = write(items, target, title=title)
    print(f"The questions are in {paper}.")
    if options.to == "markdown":
        pictures = f", the pictures in {others[1].parent}" if len(others) > 1 else ""
        print(f"The key is in {others[0]}{pictures}.")
    return 0
