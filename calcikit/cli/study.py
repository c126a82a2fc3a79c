"""``calcikit reader-study``: do simulated patches look real?"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from textwrap import fill

__all__ = ["add"]

WIDTH = 100


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("reader-study", help="ask readers whether the pictures look real")
    parts = parser.add_subparsers(title="parts", metavar="PART", required=True)
    make = parts.add_parser("make", help="pair real patches with simulated ones, blinded")
    make.add_argument("folder", type=Path, metavar="FOLDER", help="real patches and real.csv")
    make.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the study")
    make.add_argument("--pairs", type=int, default=20, help="how many (default: %(default)s)")
    make.add_argument("--seed", type=int, default=0, help="same seed, same study")
    make.set_defaults(run=_make_study)
    score = parts.add_parser("score", help="score the tables that the readers saved")
    score.add_argument("key", type=Path, metavar="KEY", help="key.csv of the study")
    score.add_argument("ratings", nargs="+", type=Path, metavar="RATINGS", help="one table a reader")
    score.set_defaults(run=_score_study)


def _make_study(options: argparse.Namespace) -> int:
    """Write a reader study."""
    make = import_module("calcikit.reader_study").make_study
    page = make(options.folder, options.out, pairs=options.pairs, seed=options.seed)
    print(f"For the readers: {page}. Keep {options.out / 'key.csv'} from them until they are done.")
    return 0


def _score_study(options: argparse.Namespace) -> int:
    """Print how well the readers told real from simulated."""
    frame = import_module("calcikit.reader_study").score_study(options.key, options.ratings)
    print(frame.round(2).reset_index().to_string(index=False, na_rep=""))
    print(fill(frame.attrs["caption"], WIDTH))
    return 0
