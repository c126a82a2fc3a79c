"""What several commands take: a local protocol and a language."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def takes_local(command: argparse.ArgumentParser, *, faulty: bool = False) -> None:
    """Let a command take a protocol and a language; `faulty` if it names the faults of an unsound one."""
    command.add_argument(
        "--local", metavar="PROTOCOL", help="folder of a local protocol (see local new), or uk, or europe"
    )
    command.add_argument(
        "--language", metavar="CODE", help="such as de; a local protocol may bring more, see local words"
    )
    command.set_defaults(faulty=faulty)


def put_in_use(options: argparse.Namespace) -> None:
    """Follow the local protocol, and speak the language, that was named."""
    named, language = getattr(options, "local", None), getattr(options, "language", None)
    language = "en" if language is None else language
    if named is not None and options.faulty:
        from .._data import Knowledge

        Knowledge.load(named, "en").put_in_use()
    elif named is not None or language != "en":
        from ..local import use

        use(named, language=language)
