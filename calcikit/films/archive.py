"""The zip that TCIA sends for a series: checked, then unpacked, or refused in words."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from ..errors import CalcikitError

MOST_MEMBERS = 20
MOST_UNPACKED = 400_000_000
HASHES = "md5hashes.csv"
CHUNK = 1 << 20


def unpacked(archive: Path, folder: Path) -> list[Path]:
    """Unpack a series, each file checked against its size, its CRC and, where it was sent, its MD5.

    The service puts flat names (``00000001.dcm``), a licence and ``md5hashes.csv`` into the zip. What could
    leave the folder, or grow beyond a series, is refused before a byte is written. The DICOM files are
    returned.
    """
    try:
        with zipfile.ZipFile(archive) as held:
            members = held.infolist()
            _check(members)
            films = [member for member in members if member.filename.lower().endswith(".dcm")]
            if not films:
                held_names = ", ".join(member.filename for member in members) or "nothing"
                raise CalcikitError(f"the zip holds no DICOM file, only {held_names}.")
            sums = _sums(held)
            for member in members:
                _write(held, member, folder / member.filename, sums.get(member.filename, ""))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise CalcikitError(f"the zip is damaged or cut off ({error}).") from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # a full disk is another matter
            raise
        raise CalcikitError("the zip is damaged: it points outside itself.") from None
    return [folder / member.filename for member in films]


def _check(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what the service never sends."""
    if len(members) > MOST_MEMBERS:
        raise CalcikitError(
            f"the zip holds {len(members)} files, more than the {MOST_MEMBERS} of any series."
        )
    names = [member.filename for member in members]
    for name in names:
        if not _plain(name) or names.count(name) > 1:
            raise CalcikitError(f"the zip holds {name!r}, which is no plain file name or comes twice.")
    if (size := sum(member.file_size for member in members)) > MOST_UNPACKED:
        raise CalcikitError(
            f"the zip unpacks to {size:,} bytes, more than the {MOST_UNPACKED:,} of any series."
        )


def _plain(name: str) -> bool:
    """Say whether a name stays in the folder on every system."""
    printable = name.isascii() and name.isprintable()
    return printable and PurePosixPath(name).name == name and not any(mark in name for mark in '\\:*?"<>|')


def _sums(held: zipfile.ZipFile) -> dict[str, str]:
    """Return the MD5 sums that the service sends along, by file."""
    if HASHES not in held.namelist():
        return {}
    with held.open(HASHES) as file:
        text = file.read(CHUNK).decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    found = {str(row.get("Filename")): str(row.get("MD5Hash")).strip().lower() for row in rows}
    return {name: value for name, value in found.items() if len(value) == 32}


def _write(held: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, wanted: str) -> None:
    """Write one file, never more than it announced."""
    digest, left = hashlib.md5(usedforsecurity=False), member.file_size
    with held.open(member) as source, target.open("xb") as file:
        while block := source.read(CHUNK):
            left -= len(block)
            if left < 0:
                raise CalcikitError(f"{member.filename} in the zip is larger than it says.")
            digest.update(block)
            file.write(block)
    if wanted and digest.hexdigest() != wanted:
        raise CalcikitError(f"{member.filename} in the zip has another MD5 than {HASHES} says.")
