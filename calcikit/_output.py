"""Writes files whole or not at all, and never over what somebody else made."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .errors import CalcikitError, path_of

__all__ = [
    "PAGE",
    "PAPER",
    "ZIP",
    "csv_text",
    "named_file",
    "named_folder",
    "spreadsheet",
    "with_checksum",
    "write_all",
    "write_whole",
    "zip_with_checksum",
    "zipped",
]

PAGE = b'<meta name="generator" content="calcikit'
"""What every page holds that calcikit wrote."""
PAPER = b"made by calcikit exam"
"""What every paper holds that calcikit wrote."""
CHECKSUM = re.compile(rb"(%s)(, sha256 [0-9a-f]{16})?" % PAPER)
"""The line of a paper that says what calcikit wrote in it; older papers have none."""
ZIP = b"\x08\x00calcikit"
"""How every zip ends that calcikit wrote: its comment, and before it how long that is."""


def named_file(path: str | os.PathLike[str], *endings: str) -> Path:
    """Return the path of a file to write, once its name ends as it should, in capitals or not.

    Examples
    --------
    >>> named_file("paper.txt", ".md")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: 'paper.txt' must end in .md.
    """
    if not isinstance(path, str | os.PathLike):
        raise CalcikitError(f"expected the name of a file that ends in {' or '.join(endings)}, got {path!r}")
    file = Path(path)
    if file.is_dir():
        raise CalcikitError(f"{file} is a folder; name a file in it that ends in {' or '.join(endings)}.")
    if file.suffix.lower() not in endings:
        raise CalcikitError(f"{file.name!r} must end in {' or '.join(endings)}.")
    return file


def named_folder(path: str | os.PathLike[str]) -> Path:
    """Return the path of a folder to write to, which may not be there yet.

    Raises
    ------
    CalcikitError
        If it, or one above it, is a file; or it is no path.
    """
    folder = path_of("a folder", path)
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            raise CalcikitError(f"{place} is a file; name a folder.")
    return folder


def write_whole(path: Path, content: bytes, *, mark: bytes) -> Path:
    r"""Write a file in one go: a full disk or an interruption leaves the older one as it was.

    What a link leads to is written. A file without the `mark` that all of this kind hold, or one that was
    changed by hand since, is not calcikit's to replace.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = write_whole(Path(mkdtemp()) / "counts.csv", b"id,n\na,1", mark=b"id,n")
    >>> write_whole(path, b"id,n\na,2", mark=b"id,n").read_bytes()
    b'id,n\na,2'
    """
    _refuse_foreign(path, mark)
    place = path.resolve() if path.is_symlink() else path
    named_folder(place.parent).mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, place)
    except OSError as error:  # the file that was asked for is named, not the one beside it
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        _forget(part)
    return path


def _forget(part: Path) -> None:
    """Take away what was left of a file that could not be written; a folder that is shut holds none."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def write_all(files: Mapping[Path, bytes], *, mark: bytes) -> tuple[Path, ...]:
    """Write files that belong together: none of them if one of their names is somebody else's.

    Raises
    ------
    CalcikitError
        As for :func:`write_whole`, before anything is written.
    """
    for path in files:
        _refuse_foreign(path, mark)
    return tuple(write_whole(path, content, mark=mark) for path, content in files.items())


def csv_text(rows: Iterable[Iterable[object]], lineterminator: str = "\n") -> str:
    r"""Return rows as the text of a CSV file.

    Examples
    --------
    >>> csv_text([["id", "hash"], ["one, two", 3]])
    'id,hash\n"one, two",3\n'
    """
    text = StringIO(newline="")
    csv.writer(text, lineterminator=lineterminator).writerows(rows)
    return text.getvalue()


def spreadsheet(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV with a byte order mark, so that spreadsheets read it as UTF-8."""
    return "\ufeff" + csv_text(rows, lineterminator="\r\n")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip of calcikit's: the same files give the same bytes on any day.

    Examples
    --------
    >>> zipped({"a.txt": b"made"}) == zipped({"a.txt": b"made"})
    True
    """
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        package.comment = b"calcikit"
        for name, data in files.items():
            info = ZipInfo(name)  # dated 1980
            info.external_attr = 0o644 << 16
            package.writestr(info, data, ZIP_DEFLATED)
    return content.getvalue()


def _refuse_foreign(path: Path, mark: bytes) -> None:
    if not path.exists():
        return
    content = path.read_bytes() if path.is_file() else None
    if content is None or (content.strip() and mark not in content):
        raise CalcikitError(f"{path} was not written by calcikit and is left as it is; choose another name.")
    if (found := CHECKSUM.search(content)) and found[2] and with_checksum(content) != content:
        raise CalcikitError(
            f"{path} was changed since calcikit wrote it and is left as it is; choose another name."
        )


def with_checksum(content: bytes) -> bytes:
    """Return a text whose line "made by calcikit exam" says what it held: a change by hand is then seen.

    Examples
    --------
    >>> one, other = (with_checksum(b"%s // made by calcikit exam" % word) for word in (b"Why?", b"How?"))
    >>> one[-16:] != other[-16:]
    True
    """
    bare = CHECKSUM.sub(rb"\1", content)
    held = b"\n".join(line.rstrip() for line in bare.splitlines()).strip()
    return CHECKSUM.sub(rb"\1, sha256 " + sha256(held).hexdigest()[:16].encode(), bare)


def zip_with_checksum(content: bytes) -> bytes:
    """Return a zip whose comment says what it held.

    Its end counts the letters of the comment, so a checksum of the same length is there before.
    """
    package = BytesIO(content)
    with ZipFile(package, "a") as opened:
        opened.comment = PAPER + b", sha256 " + 16 * b"0"
    return with_checksum(package.getvalue())
