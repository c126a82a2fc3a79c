"""``calcikit table``: a table in the terminal, as CSV or as HTML."""

from __future__ import annotations

import argparse
from importlib import import_module
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["add"]

TABLES = {
    "lexicon": "lexicon_table",
    "grid": "workup_table",
    "steps": "step_table",
    "categories": "category_table",
    "myths": "myth_table",
    "claims": "claim_table",
    "answers": "answer_table",
    "evidence": "evidence_table",
    "outcomes": "outcome_table",
}
WIDTH = 100


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("table", help="print a table")
    parser.add_argument("name", choices=TABLES, metavar="NAME", help=", ".join(TABLES))
    parser.add_argument("--format", choices=("text", "csv", "html"), default="text")
    parser.set_defaults(run=_table)


def _table(options: argparse.Namespace) -> int:
    """Print one table."""
    tables = import_module("calcikit.tables")
    frame = getattr(tables, TABLES[options.name])()
    if options.format == "html":
        print(tables.show(frame).to_html())
    elif options.format == "csv":
        print(frame.to_csv(index=frame.index.name is not None), end="")
    else:
        print(_words(frame if frame.index.name is None else frame.reset_index()))
    return 0


def _words(frame: DataFrame) -> str:
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
