"""What several commands take: a local protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import argparse

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

__all__ = ["Commands", "put_in_use", "takes_local"]


def takes_local(command: argparse.ArgumentParser, *, faulty: bool = False) -> None:
    """Let a command take a local protocol; `faulty` if it wants one that is not sound, to name its faults."""
    command.add_argument(
        "--local", metavar="PROTOCOL", help="folder of a local protocol (see local new), or uk, or europe"
    )
    command.set_defaults(faulty=faulty)


def put_in_use(options: argparse.Namespace) -> None:
    """Follow the local protocol that was named."""
    named = getattr(options, "local", None)
    if named and options.faulty:
        from .._data import Knowledge

        Knowledge.load(named).put_in_use()
    elif named:
        from ..local import use

        use(named)
