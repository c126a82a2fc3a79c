"""``calcikit check, table, review``: what the data hold, and what is said about them."""

from __future__ import annotations

import argparse
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from .options import Commands, takes_local

if TYPE_CHECKING:
    from pandas import DataFrame

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


def add_check(commands: Commands) -> None:
    """Add ``calcikit check``."""
    command = commands.add_parser("check", help="check the data and the rules, and print the figures")
    command.add_argument(
        "--confirm",
        type=Path,
        metavar="FILE",
        help="write FILE, data/confirmed.csv: every row and text is confirmed as it stands, after reading",
    )
    takes_local(command, faulty=True)
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    """Print the figures of the audit; a fault in a rule, a word, a self-check or a case is a fault here."""
    from .. import cases, evidence, films, lexicon, quiz, workup
    from .._data import ENGLISH, Knowledge, protocols
    from .._output import named_file
    from ..references import replaced_sources
    from ..translation import catalogue_faults, read_all

    if options.confirm is not None:
        confirmed = workup.confirm(named_file(options.confirm, ".csv"))
        print(f"{confirmed:,} rows and texts confirmed")
        return 0
    strays = Knowledge.load().passed_over()
    lexicon.check_pictograms()
    # Safety rules hold English phrases.
    report = workup.audit(Knowledge.load().in_language(ENGLISH))
    replaced = replaced_sources(Knowledge.load()).values()
    print("\n".join(filter(None, [workup.local_protocol(), *_safety_changes(), *replaced, str(report)])))
    if strays:
        print(f"passed over, for calcikit reads no such files: {', '.join(strays)}")
    wrong, unsaid = ((), ()) if report.faults else catalogue_faults(Knowledge.load())
    for line in (*(f"FAULT {each}" for each in wrong), *(f"passed over: {each}" for each in unsaid)):
        print(line)
    if report.faults or wrong:
        return 1
    if options.language:
        Knowledge.load().in_language(options.language).put_in_use()
    read_all()
    for knowledge in (Knowledge.load(), *map(Knowledge.load, protocols())):
        for language in knowledge.languages:
            knowledge.in_language(language)
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


def _safety_changes() -> list[str]:
    """Return who changed what must never happen under the local protocol, and why."""
    from .._data import Knowledge

    changed = Knowledge.load().safety_changes
    return [f"Safety row {row} changed by {who.name}: {who.reason}" for row, who in changed.items()]


def add_table(commands: Commands) -> None:
    """Add ``calcikit table``."""
    command = commands.add_parser("table", help="print a table")
    command.add_argument("name", choices=TABLES, metavar="NAME", help=", ".join(TABLES))
    command.add_argument("--format", choices=("text", "csv", "html"), default="text")
    command.set_defaults(run=_table)


def _table(options: argparse.Namespace) -> int:
    """Print one table."""
    from .. import tables

    frame = getattr(tables, TABLES[options.name])()
    if options.format == "html":
        print(tables.show(frame).to_html().encode("ascii", "xmlcharrefreplace").decode())
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


def add_review(commands: Commands) -> None:
    """Add ``calcikit review``."""
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
    takes_local(command)
    command.set_defaults(run=_review)


def _review(options: argparse.Namespace) -> int:
    """Write what is to be reviewed, or keep what was."""
    from .. import export, reviews
    from .._data.resources import shipped_folder

    if options.out:
        items = reviews.translation_items() or reviews.review_items()
        print(f"{export.export_review(options.out)}: {len(items)} texts.")
    else:
        taken, old = reviews.import_reviews(options.sent, options.data or Path(str(shipped_folder("data"))))
        verdicts = "1 verdict" if taken == 1 else f"{taken} verdicts"
        print(f"{verdicts} taken in, {old} of them on texts that have changed since.")
    return 0
