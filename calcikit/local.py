"""A hospital's own protocol: a folder laid over what ships, proven before it answers anything."""

from __future__ import annotations

import json
from pathlib import Path

from ._data import ENGLISH, OVERLAY, Knowledge, document
from ._output import named_folder
from .cases import all_cases
from .errors import CalcikitError, show_usage
from .quiz import self_checks
from .workup import audit

__all__ = ["new_folder", "use"]

SHOWN = 5
README = "local-protocol.md"


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


def new_folder(folder: Path | str) -> Path:
    """Make the folder of a local protocol that changes nothing yet.

    Parameters
    ----------
    folder : path
        Must not be there, or be empty.

    Raises
    ------
    CalcikitError
        If it holds something, or is a file.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> made = new_folder(Path(mkdtemp()) / "my-hospital")
    >>> Knowledge.load(made).name
    'my-hospital'
    """
    path = named_folder(folder).resolve()
    if path.exists() and any(path.iterdir()):
        raise CalcikitError(f"{path} is there already and is left as it is; choose another name.")
    shipped = Knowledge.shipped()
    files = {
        "README.md": document(README).replace("my-hospital", path.name),
        OVERLAY: f"name = {json.dumps(path.name)}\n\n[off]\n",
        **{file: ",".join(shipped.csv(file)[0]) + "\n" for file in shipped.files_in("workup/", ".csv")},
    }
    for name, text in files.items():
        path.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        path.joinpath(name).write_text(text, encoding="utf-8")
    return path
