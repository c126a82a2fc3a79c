"""The commands: ``calcikit lab, check, export, table, exam, class, case, films, review, local``."""

from __future__ import annotations

import argparse
import os
import re
import sys
import warnings
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from .. import __version__
from ..errors import CalcikitError, CalcikitWarning, nearest_to
from .case import add_case
from .data import TABLES, WIDTH, add_check, add_review, add_table
from .films import add_films
from .lessons import add_export, add_lab
from .local import add_local
from .options import put_in_use
from .questions import add_class, add_exam

__all__ = ["TABLES", "WIDTH", "main", "parser"]


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
    if isinstance(sys.stdout, TextIOWrapper):  # what its encoding has no letter for is said in ASCII
        sys.stdout.reconfigure(errors="backslashreplace")
    words, top = sys.argv[1:] if argv is None else argv, parser()
    for word in words:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            top.error(f"{word!r} is not in UTF-8; rename it")
    options = top.parse_args(words)
    plain = warnings.formatwarning
    warnings.formatwarning = lambda said, kind, *rest: (
        f"calcikit: {said}\n" if issubclass(kind, CalcikitWarning) else plain(said, kind, *rest)
    )
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        put_in_use(options)
        return run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of the output, such as `head`, has closed it: end quietly
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except RuntimeError as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # Python 3.11 wraps it while a class is made
            return 130
        raise
    except (CalcikitError, OSError) as error:
        said = str(error)
        if isinstance(error, OSError) and error.filename is not None:
            said = f"{error.filename}: {error.strerror}."
        print(f"calcikit: {' '.join(said.split())}", file=sys.stderr)
        return 1


class _Parser(argparse.ArgumentParser):
    """Bad usage names the nearest word and where the words are explained; subcommands inherit it."""

    def error(self, message: str) -> NoReturn:
        found = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)", message)
        near = nearest_to(found[1], re.findall(r"[\w-]+", found[2])) if found else None
        hint = f"Did you mean {near!r}? " if near else ""
        super().error(f"{message}. {hint}See '{self.prog} --help'.")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top: argparse.ArgumentParser = _Parser(
        prog="calcikit",
        description="Learn the workup of breast calcifications.",
        epilog="For learning, not for care.",
    )
    top.add_argument("--version", action="version", version=f"calcikit {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (
        add_lab,
        add_check,
        add_export,
        add_table,
        add_exam,
        add_class,
        add_films,
        add_review,
        add_local,
        add_case,
    ):
        add(commands)
    return top
