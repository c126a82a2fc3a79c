"""Puts a protocol and a language in use, once all that depends on the tables has been proven with it."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from .._data import ENGLISH, Knowledge
from ..cases import all_cases
from ..errors import CalcikitError, show_usage
from ..quiz import self_checks
from ..workup import audit

__all__ = ["use"]

SHOWN = 5


@show_usage
def use(protocol: str | Path | None = None, *, language: str = ENGLISH) -> None:
    """Let every answer from here on follow a local protocol and be in a language, in this Python.

    Parameters
    ----------
    protocol : path or None
        The folder of a protocol (see ``calcikit local new``), or the name of one that ships: ``"uk"``,
        ``"europe"``. None goes back to what ships.
    language : str, optional
        Its code, such as ``"de"``. A text that it lacks stays English and is marked so.

    Raises
    ------
    DataError
        If a file of it cannot be read, or a case or a self-check tells another story than its tables.
    UnknownTerm
        If there is no such language.
    CalcikitError
        If its tables are not sound; the message names files and rows.

    Examples
    --------
    >>> use("uk")
    >>> from calcikit.workup import recommend
    >>> recommend("round", "grouped").local_protocol
    'Local protocol: United Kingdom (UK).'
    >>> use(None)
    """
    if protocol is None:
        Knowledge.shipped().in_language(language).put_in_use()
        return
    if not isinstance(protocol, str | PathLike):
        raise CalcikitError(f"a protocol is a name or a folder, got {protocol!r}; type ck.use('uk')")
    local = Knowledge.load(protocol, ENGLISH)
    spoken = local.in_language(language)
    if faults := audit(local).faults:
        more = (
            f" And {len(faults) - SHOWN} more: see 'calcikit check --local'." if len(faults) > SHOWN else ""
        )
        raise CalcikitError(f"{'. '.join(faults[:SHOWN])}.{more}")
    all_cases(knowledge=local)
    self_checks(local)
    spoken.put_in_use()
