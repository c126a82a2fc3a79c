"""What the folder of a download holds: films found by case, read, and told apart from their masks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import CalcikitError
from ..lexicon import lexicon
from .clear import clear_cases
from .film import Film

__all__ = ["Films", "real_films"]

DESCRIPTIONS = ("calc_case_description_train_set.csv", "calc_case_description_test_set.csv")
INSTALL = "pip install 'calcikit[films]'"
HOW = """No film of a clear case is in {folder}. To get some:
1. Open https://doi.org/10.7937/K9/TCIA.2016.7O02S9CY and save calc_case_description_train_set.csv
   in {folder}.
2. On the same page search the images. Tick the series called "cropped images" and "ROI mask images" of
   these cases, or ask for them by SeriesInstanceUID:
{wanted}
3. Download them with the NBIA Data Retriever into {folder}. A crop with its mask is about 10 to 25 MB
   (estimated, not measured).
4. Call this again. Nothing is sent anywhere: the films are read on this machine."""


@dataclass(frozen=True, kw_only=True)
class Films:
    """What a folder holds of the clear cases, and what it does not.

    Attributes
    ----------
    found : tuple of Film
    missing : tuple of str
        Cases whose films are not in the folder.
    problems : tuple of str
        Films that are there and could not be used, each with its file and the reason.

    Examples
    --------
    >>> len(Films(found=(), missing=("Calc-Training_P_00001_LEFT_CC_1",), problems=()))
    0
    """

    found: tuple[Film, ...]
    missing: tuple[str, ...]
    problems: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Film]:
        return iter(self.found)


def real_films(
    folder: str | PathLike[str], *, morphology: str | None = None, distribution: str | None = None
) -> Films:
    """Read the films of clear cases from the folder of your own CBIS-DDSM download.

    Parameters
    ----------
    folder : path
        Holds the description file as published and the films, in any layout that TCIA's tools write.
    morphology, distribution : str, optional
        Only cases described so (among other terms).

    Returns
    -------
    Films

    Raises
    ------
    CalcikitError
        If pydicom is not installed, the description file is not there, or no film is: then with exact
        instructions how to get them.
    UnknownTerm
        If a term is unknown.

    Examples
    --------
    >>> real_films("no-such-folder")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no folder no-such-folder. ...
    """
    place = Path(folder)
    if not place.is_dir():
        raise CalcikitError(
            f"there is no folder {place}. Make it and save {DESCRIPTIONS[0]} in it; then call this again."
        )
    asked = {"morphology": morphology, "distribution": distribution}
    for axis, term in asked.items():
        if term is not None:
            lexicon().attributes[axis][term]
    cases = _wanted(_descriptions(place), asked)
    there = _files(place)
    by_case = {row["case"]: found for row in cases if (found := _of_case(there, row))}
    if not by_case:
        raise CalcikitError(HOW.format(folder=place, wanted=_shopping_list(cases)))
    problems: list[str] = []
    read = [_film(row, by_case[row["case"]], problems) for row in cases if row["case"] in by_case]
    return Films(
        found=tuple(film for film in read if film is not None),
        missing=tuple(row["case"] for row in cases if row["case"] not in by_case),
        problems=tuple(problems),
    )


def _descriptions(folder: Path) -> Path:
    found = next((path for name in DESCRIPTIONS for path in sorted(folder.rglob(name))), None)
    if found is None:
        raise CalcikitError(
            f"{folder} holds no {DESCRIPTIONS[0]}. Save it there, as TCIA publishes it at "
            "https://doi.org/10.7937/K9/TCIA.2016.7O02S9CY, under that name."
        )
    return found


def _wanted(path: Path, asked: dict[str, str | None]) -> list[dict[str, Any]]:
    """List the clear cases described as asked, those that stand alone first."""
    cases = clear_cases(path).sort_values("alone", ascending=False, kind="stable")
    rows: list[dict[str, Any]] = cases.to_dict("records")
    return [row for row in rows if all(term in (None, *row[axis].split("+")) for axis, term in asked.items())]


def _shopping_list(cases: list[dict[str, Any]], most: int = 6) -> str:
    """Name a few cases of different shapes: crop folder and series."""
    first = {row["morphology"]: row for row in reversed(cases)}
    return "\n".join(f"   {row['case']}  {row['series']}" for row in list(first.values())[::-1][:most])


def _files(folder: Path) -> dict[str, list[Path]]:
    """Return the DICOM files below a folder by the name of each folder above them."""
    found: dict[str, list[Path]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".dcm" and p.is_file()):
        for part in path.relative_to(folder).parts[:-1]:
            found.setdefault(part.casefold(), []).append(path)
    return found


def _of_case(there: dict[str, list[Path]], row: dict[str, Any]) -> list[Path]:
    """Find a case by its folder, which every layout keeps, or by its series alone."""
    return there.get(row["case"].casefold()) or there.get(row["series"].casefold(), [])


def _film(row: dict[str, Any], paths: Iterable[Path], problems: list[str]) -> Film | None:
    """Read crop and mask; which is which shows in the pixels, for the order of the files differs."""
    images = []
    for path in paths:
        try:
            images.append(_pixels(path))
        except CalcikitError as error:
            problems.append(str(error))
    masks = [image for image in images if len(np.unique(image)) <= 2]
    crops = sorted((image for image in images if len(np.unique(image)) > 2), key=np.size)
    if not crops:
        problems.append(f"{row['case']}: there is no crop among its films; download the series again.")
        return None
    inside = (_box(mask) for mask in masks)
    mask = next((box for box in inside if box is not None and box.shape == crops[0].shape), None)
    named = {name: cell for name, cell in row.items() if name not in ("series", "subtlety", "alone")}
    return Film(**named, crop=crops[0], mask=mask)


def _pixels(path: Path) -> NDArray[Any]:
    """Return the pixels of a DICOM file."""
    try:
        pydicom = import_module("pydicom")
    except ModuleNotFoundError:
        raise CalcikitError(f"reading films needs pydicom, which is not installed: {INSTALL}") from None
    try:
        pixels: NDArray[Any] = pydicom.dcmread(path).pixel_array
    except Exception as error:  # pydicom raises many kinds for one fact: these bytes are no picture
        raise CalcikitError(
            f"{path}: this is no readable film ({type(error).__name__}: {error}). Download it again."
        ) from None
    if pixels.ndim != 2:
        raise CalcikitError(f"{path}: expected one grey picture, got an array of shape {pixels.shape}.")
    return pixels


def _box(mask: NDArray[Any]) -> NDArray[np.bool_] | None:
    """Return the part of a mask that holds the lesion; None for an empty mask."""
    lit = mask > mask.min()
    rows, columns = np.flatnonzero(lit.any(1)), np.flatnonzero(lit.any(0))
    return lit[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] if len(rows) else None
