"""Where films are kept, and what a folder holds: its files by case, and what is left over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path

from ..errors import CalcikitError, path_of
from .image_file import kind_of, names_in_header

VARIABLE = "CALCIKIT_FILMS"
NO_PICTURES = {".csv", ".html", ".ipynb", ".json", ".md", ".pdf", ".py", ".tcia", ".txt", ".xlsx", ".zip"}
MOST_HEADERS = 5000


def films_folder() -> Path | None:
    """Return where films are kept: ``CALCIKIT_FILMS``, else ``calcikit-films`` in the home folder.

    None when the variable is empty or there is no home folder.

    Examples
    --------
    >>> folder = films_folder()
    """
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named).expanduser() if named else None
    try:
        return Path.home() / "calcikit-films"
    except RuntimeError:
        return None


def existing_folder(folder: str | PathLike[str] | None) -> Path:
    """Return a folder of films, by default the one where they are kept.

    Raises
    ------
    CalcikitError
        If it is not there.
    """
    place = films_folder() if folder is None else path_of("a folder of films", folder)
    if place is None or not place.is_dir():
        raise CalcikitError(f"there is no folder {place}. Get films with: calcikit films get --to FOLDER")
    return place


class Inventory:
    """The files of a folder by case, and what is left over.

    Parameters
    ----------
    folder : Path
    names : mapping of str to str
        What folders, files and headers may be called, each with the case that it stands for.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> Inventory(Path(mkdtemp()), {"2.25.1": "one"}).files_of("one")
    []
    """

    def __init__(self, folder: Path, names: Mapping[str, str]) -> None:
        self.folder = folder
        self._names = {name.casefold(): case for name, case in names.items()}
        self._of: dict[str, list[Path]] = {}
        self._rest: list[Path] = []
        nameless = [path for path in _files(folder) if not self._by_path(path)]
        for path in nameless[:MOST_HEADERS]:
            if not self._by_header(path):
                self._rest.append(path)
        self._rest += nameless[MOST_HEADERS:]

    def files_of(self, case: str) -> list[Path]:
        """Return the files of a case."""
        return self._of.get(case, [])

    def _by_path(self, path: Path) -> bool:
        """Take a file that a folder above it, or its own name, gives to a case."""
        *folders, name = path.relative_to(self.folder).parts
        for part in (*reversed(folders), name, Path(name).stem):
            if (case := self._names.get(part.casefold())) is not None:
                self._of.setdefault(case, []).append(path)
                return True
        return False

    def _by_header(self, path: Path) -> bool:
        """Take a DICOM file whose header names a case."""
        if kind_of(path) != "DICOM":
            return False
        for name in names_in_header(path):
            if (case := self._names.get(name.casefold())) is not None:
                self._of.setdefault(case, []).append(path)
                return True
        return False

    def not_taken(self) -> tuple[str, ...]:
        """Say what is there and belongs to no known case, one line a kind."""
        kinds = Counter(_why_not(path.relative_to(self.folder)) for path in self._rest)
        return tuple(
            f"{count} {'file' if count == 1 else 'files'} not taken: {why}" for why, count in kinds.items()
        )

    def explanation(self) -> str:
        """Say what the folder holds instead of films, and how to get some."""
        held = " ".join(self.not_taken()) or "It holds no image file."
        return f"{held} Get films with: calcikit films get --to {self.folder}"


def _files(folder: Path) -> Iterator[Path]:
    """Yield what may be an image, in order: hidden files and texts are passed over."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        texts = path.suffix.lower() in NO_PICTURES or path.name.upper().startswith("LICEN")
        if not texts and not any(part.startswith(".") for part in parts) and path.is_file():
            yield path


def _why_not(path: Path) -> str:
    """Say why a file that belongs to no known case was left."""
    name = " ".join(path.parts).casefold()
    if "calc-test" in name or "mass-test" in name:
        return "of the collection's test set, which is held out."
    if "mass-training" in name:
        return "masses, and these lessons are about calcifications."
    if "calc-training" in name:
        return "whole mammograms, or cases without a clear label."
    return "no folder, file name or DICOM header names a known case."
