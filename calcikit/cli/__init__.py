"""``calcikit lab, check, export, table, exam``: what can be done from a command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from .. import __version__
from ..errors import CalcikitError
from . import checks, exam, lab, pages, tables
from .lab import copy_lessons

__all__ = ["copy_lessons", "main"]

COMMANDS = (lab, checks, pages, tables, exam)


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
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    except (CalcikitError, OSError) as error:
        return _fault(error)


def _fault(error: object) -> int:
    """Say what went wrong in one line."""
    print(f"calcikit: {' '.join(str(error).split())}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    """Describe the commands; each module of this room adds its own."""
    parser = argparse.ArgumentParser(
        prog="calcikit",
        description="Learn the workup of breast calcifications.",
        epilog="For learning, not for care.",
    )
    parser.add_argument("--version", action="version", version=f"calcikit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser
