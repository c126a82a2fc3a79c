"""Writes files whole or not at all, and never over what somebody else made."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import CalcikitError

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes, *, mark: bytes = b"calcikit") -> Path:
    """Write a file in one go: a full disk or an interruption leaves the older one as it was.

    Parameters
    ----------
    path : pathlib.Path
        The file; its folder is made when it is missing.
    content : bytes
        What it is to hold.
    mark : bytes, optional
        What every file of this kind holds that calcikit wrote, and others do not.

    Raises
    ------
    CalcikitError
        If a file of this name is there that calcikit did not write.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = write_whole(Path(mkdtemp()) / "exam.md", b"made with calcikit")
    >>> write_whole(path, b"made with calcikit again").read_bytes()
    b'made with calcikit again'
    """
    if path.exists() and (not path.is_file() or not _is_ours(path.read_bytes(), mark)):
        raise CalcikitError(f"{path} was not written by calcikit and is left as it is; choose another name.")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _is_ours(content: bytes, mark: bytes) -> bool:
    return not content.strip() or mark in content
