"""The file that a learner's answers are kept in: appended to, never rewritten."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import sleep

from .._output import named_folder
from ..errors import CalcikitError
from .events import Event, Reading, read_lines, to_json_line

NAME = "calcikit-progress.jsonl"
VARIABLE = "CALCIKIT_PROGRESS"
TRIES, WAIT = 200, 0.01
"""How often, and how many seconds apart, a kernel asks whether another one is done beginning a record."""


def default_place() -> Path:
    """Return where answers are kept: ``CALCIKIT_PROGRESS``, else a file in the folder the notebook runs in.

    Examples
    --------
    >>> default_place().suffix
    '.jsonl'
    """
    return Path(os.environ.get(VARIABLE) or NAME).expanduser().absolute()


@cache
def new_name(_: Path) -> str:
    """Make up a learner's name; all that open one empty record before the first answer use the same."""
    return secrets.token_hex(6)


def read(path: Path) -> tuple[Reading, bool]:
    """Read a record; lines that are no answers are copied to ``NAME.set-aside`` beside it, each once.

    The record itself is not touched: what this version cannot read, another may.
    A record that does not exist yet is empty. The second value says whether the copy could be written.
    """
    if path.is_dir():
        raise CalcikitError(f"{path} is a folder; give the file of the record in it.")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Reading([], []), True
    found = read_lines(content)
    return found, not found.set_aside or _copy_aside(path, [line for _, line, _ in found.set_aside])


def side_file(path: Path) -> Path:
    """Name the file that damaged lines are copied to."""
    return path.with_name(path.name + ".set-aside")


def _copy_aside(path: Path, lines: list[bytes]) -> bool:
    side = side_file(path)
    try:
        known = set(side.read_bytes().split(b"\n")) if side.exists() else set()
        fresh = [line + b"\n" for line in dict.fromkeys(lines) if line not in known]
        if fresh:
            _write(side, b"".join(fresh))
    except OSError:  # A folder that may only be read: the lines are still in the record, and still reported.
        return False
    return True


@contextmanager
def beginning(path: Path | None) -> Iterator[None]:
    """Let one kernel at a time begin a record, so that all of its answers have one learner's name.

    A lock that a killed kernel left is waited for, then passed over; where none can be made, none is held.
    """
    lock = path.with_name(f".{path.name}.lock") if path is not None else None
    for _ in range(TRIES if lock is not None and lock.parent.is_dir() else 0):
        try:
            os.close(os.open(str(lock), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            break
        except FileExistsError:
            sleep(WAIT)
        except OSError:  # the answer itself will say why
            lock = None
            break
    try:
        yield
    finally:
        if lock is not None:
            lock.unlink(missing_ok=True)


def append(path: Path, event: Event) -> None:
    """Put one answer at the end, in one write, and wait until the disk has it.

    A process killed in the middle can leave a torn last line, and loses no other: the next answer starts on a
    line of its own.
    """
    named_folder(path.parent).mkdir(parents=True, exist_ok=True)
    _write(path, to_json_line(event))


def _write(path: Path, text: bytes) -> None:
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    place = os.open(path, flags, 0o600)
    try:
        if _torn(place):
            text = b"\n" + text
        while text:
            text = text[os.write(place, text) :]
        os.fsync(place)
    finally:
        os.close(place)


def _torn(place: int) -> bool:
    """Say whether the last line was left without its end."""
    size = os.fstat(place).st_size
    if not size:
        return False
    os.lseek(place, size - 1, os.SEEK_SET)
    return os.read(place, 1) != b"\n"
