"""``calcikit lab, check, export, table, exam, films, review``: what can be done from a command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from . import __version__
from .errors import CalcikitError

if TYPE_CHECKING:
    from pandas import DataFrame

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

__all__ = ["main"]

EXAM_FORMATS = {"anki": ".apkg", "qti": ".zip", "gift": ".gift", "markdown": ".md"}
TABLES = {
    "lexicon": "lexicon_table",
    "workup": "workup_table",
    "steps": "step_table",
    "categories": "category_table",
    "myths": "myth_table",
    "claims": "claim_table",
    "answers": "answer_table",
    "beyond": "beyond_table",
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
    options = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    except (CalcikitError, OSError) as error:
        print(f"calcikit: {' '.join(str(error).split())}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="calcikit",
        description="Learn the workup of breast calcifications.",
        epilog="For learning, not for care.",
    )
    top.add_argument("--version", action="version", version=f"calcikit {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_lab, _add_check, _add_export, _add_table, _add_exam, _add_films, _add_review):
        add(commands)
    return top


def _add_lab(commands: Commands) -> None:
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
    command.set_defaults(run=_lab)


def _lab(options: argparse.Namespace) -> int:
    """Copy the lessons, then open JupyterLab on the start page."""
    from .lab.copies import copy_lessons
    from .lab.server import open_lab

    print("\n".join(copy_lessons(options.folder)), flush=True)
    if not options.copy_only:
        open_lab(options.folder.resolve(), options.port, browser=not options.no_browser)
    return 0


def _add_check(commands: Commands) -> None:
    command = commands.add_parser("check", help="check the data and the rules, and print the figures")
    command.add_argument(
        "--confirm",
        type=Path,
        metavar="FILE",
        help="write FILE, data/confirmed.csv: every row and text is confirmed as it stands, after reading",
    )
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    """Print the figures of the audit; a fault in a rule, a word, a self-check or a case is a fault here."""
    from . import cases, evidence, films, lexicon, quiz, workup
    from .payload.patches import disclaimer
    from .progress.settings import confidence_levels

    if options.confirm is not None:
        print(f"{workup.confirm(options.confirm):,} rows and texts confirmed")
        return 0
    disclaimer(), confidence_levels()  # read before what rests on the tables
    report = workup.audit()
    print(report)
    if report.faults:
        return 1
    counts = {
        **evidence.inventory(),
        "words of the glossary": len(lexicon.glossary()),
        "topics beyond the tables": len(lexicon.beyond().topics),
        "self-checks that agree": len(quiz.self_checks()),
        "cases that agree": len(cases.all_cases()),
        "kinds of drill question": len(quiz.kinds()),
        "look-alikes told apart": len(lexicon.confusable_terms()),
        "pairs of pictures": len(quiz.contrast_pairs()),
        "real films listed": len(films.collection().cases),
    }
    for name, count in counts.items():
        print(f"{name:<30} {count:,}")
    return 0


def _add_export(commands: Commands) -> None:
    command = commands.add_parser("export", help="write the lessons as offline pages")
    command.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="default: every lesson")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the pages")
    command.add_argument("--scorm", action="store_true", help="one SCORM 1.2 package a lesson, no index")
    command.add_argument("--films", type=Path, metavar="FOLDER", help="real films to show: see films get")
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    """Write the pages, or the packages."""
    from . import export

    asked = {"paths": options.notebooks or None, "out": options.out, "films": options.films}
    if options.scorm:
        packages = export.export_scorm(**asked)
        print("\n".join(f"{package}: upload it to your learning platform." for package in packages))
        return 0
    export.export_site(**asked)
    print(f"The pages are in {options.out}: open {options.out / 'index.html'} in a browser.")
    return 0


def _add_table(commands: Commands) -> None:
    command = commands.add_parser("table", help="print a table")
    command.add_argument("name", choices=TABLES, metavar="NAME", help=", ".join(TABLES))
    command.add_argument("--format", choices=("text", "csv", "html"), default="text")
    command.set_defaults(run=_table)


def _table(options: argparse.Namespace) -> int:
    """Print one table."""
    from . import tables

    frame = getattr(tables, TABLES[options.name])()
    if options.format == "html":
        print(tables.show(frame).to_html())
    elif options.format == "csv":
        print(frame.to_csv(index=frame.index.name is not None), end="")
    else:
        print(_as_text(frame if frame.index.name is None else frame.reset_index()))
    return 0


def _as_text(frame: DataFrame) -> str:
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


def _add_exam(commands: Commands) -> None:
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
    command.set_defaults(run=_exam)


def _exam(options: argparse.Namespace) -> int:
    """Write the questions."""
    from . import exams, quiz

    write = getattr(exams, f"to_{options.to}")
    items = quiz.drill_items(options.n, seed=options.seed, kinds=options.kinds)
    target = options.out or Path(f"calcikit-exam-{options.seed}{EXAM_FORMATS[options.to]}")
    if not target.name or target.is_dir():
        raise CalcikitError(f"--out {target} is a folder; name a file.")
    title = f"calcikit exam: {options.n} questions, seed {options.seed}"
    paper, *others = write(items, target, title=title)
    print(f"The questions are in {paper}.")
    if options.to == "markdown":
        pictures = f", the pictures in {others[1].parent}" if len(others) > 1 else ""
        print(f"The key is in {others[0]}{pictures}.")
    return 0


def _add_films(commands: Commands) -> None:
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
    from .films import terminal

    return terminal.get_films(
        options.collection,
        options.n,
        options.to,
        service=options.service,
        agreed=options.yes,
        only_list=options.list,
    )


def _add_review(commands: Commands) -> None:
    command = commands.add_parser(
        "review", help="write every text for a clinician to review, or take the review in"
    )
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE", help="write a page (.html) to mark or a list (.csv)")
    way.add_argument("--in", type=Path, dest="sent", metavar="CSV", help="take in what a reviewer sends")
    command.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="the folder that keeps reviews.csv (default: that of calcikit)",
    )
    command.set_defaults(run=_review)


def _review(options: argparse.Namespace) -> int:
    """Write what is to be reviewed, or keep what was."""
    from . import export, reviews
    from ._data.resources import shipped_folder

    if options.out:
        print(f"{export.export_review(options.out)}: {len(reviews.review_items())} texts.")
    else:
        taken, old = reviews.take_in(options.sent, options.data or Path(str(shipped_folder("data"))))
        print(f"{taken} verdicts taken in, {old} of them on texts that have changed since.")
    return 0
