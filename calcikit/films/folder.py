"""Films of a folder: found by case in whatever layout, read, and told apart from their masks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TypeVar

from ..errors import CalcikitError
from .collection import Case, collection
from .crop import fitted, is_mask
from .descriptions import clear_cases
from .film import Film
from .image_file import ImageFile, read_image
from .inventory import Inventory, existing_folder

T = TypeVar("T")

DESCRIPTIONS = "calc_case_description_train_set*.csv"
WHOLE_FILM = 0.5  # of the area of its mask: a crop is smaller
WHOLE_FILM_PIXELS = 9_000_000  # where there is no mask; the smallest mammogram of the collection has more
SHOWN_PROBLEMS = 12


@dataclass(frozen=True, kw_only=True)
class Films:
    """What a folder holds of the cases with a clear label, and what it does not.

    Attributes
    ----------
    found : tuple of Film
    missing : tuple of str
        Cases of the reviewed list whose films are not in the folder.
    problems : tuple of str
        What is there and was not taken, each with the reason.

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


def real_films(folder: str | PathLike[str] | None = None, *, n: int | None = None) -> Films:
    """Read the films of cases with a clear label.

    Parameters
    ----------
    folder : path, optional
        Holds films in any layout: as `calcikit films get`, the NBIA Data Retriever, Kaggle or a PNG copy
        leave them; by default where `calcikit films get` puts them. The cases of the reviewed list are known;
        with ``calc_case_description_train_set.csv`` in the folder, all clear cases of the training file.
    n : int, optional
        At most so many films.

    Returns
    -------
    Films

    Raises
    ------
    CalcikitError
        If the folder is not there or holds no film of a known case: what it holds instead, and how to get
        some.

    Examples
    --------
    >>> real_films("no-such-folder")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no folder no-such-folder. Get films with: calcikit films get ...
    """
    place = existing_folder(folder)
    problems: list[str] = []
    known = _known_cases(place, problems)
    inventory = Inventory(place, {name: case.id for case in known for name in (case.id, case.series)})
    there = [case for case in known if inventory.files_of(case.id)]
    if not there:
        raise CalcikitError(
            f"no film of a known case is in {place}. {inventory.explanation()} {problems_said(problems)}"
        )
    found: list[Film] = []
    for case in there:
        if n is not None and len(found) >= n:
            break
        if (film := _film(case, inventory.files_of(case.id), problems)) is not None:
            found.append(film)
    listed = {case.id for case in collection().cases} - {case.id for case in there}
    missing = tuple(case.id for case in known if case.id in listed)
    return Films(found=tuple(found), missing=missing, problems=(*problems, *inventory.not_taken()))


def problems_said(problems: Sequence[str]) -> str:
    """Say the first few problems in one line.

    Examples
    --------
    >>> problems_said(["a", "b"])
    'a b'
    """
    more = len(problems) - SHOWN_PROBLEMS
    return " ".join([*problems[:SHOWN_PROBLEMS], *([f"And {more} more."] if more > 0 else [])])


def _known_cases(folder: Path, problems: list[str]) -> list[Case]:
    """Return the reviewed list, then what the folder's own description files add."""
    known = {case.id: case for case in collection().cases}
    for case in from_descriptions(folder, clear_cases, problems):
        known.setdefault(case.id, case)
    return list(known.values())


def from_descriptions(folder: Path, read: Callable[[Path], Iterable[T]], problems: list[str]) -> Iterator[T]:
    """Yield what the description files in a folder hold; of one that cannot be read, why not."""
    for path in sorted(folder.rglob(DESCRIPTIONS)):
        try:
            yield from read(path)
        except CalcikitError as error:
            problems.append(str(error))


def read_all(paths: Sequence[Path], problems: list[str]) -> list[ImageFile]:
    """Read what can be read, and say of the rest why not.

    Examples
    --------
    >>> read_all([], [])
    []
    """
    images = []
    for path in paths:
        try:
            images.append(read_image(path))
        except (CalcikitError, OSError) as error:
            problems.append(str(error))
    return images


def _film(case: Case, paths: Sequence[Path], problems: list[str]) -> Film | None:
    """Read crop and mask of a case."""
    images = read_all(paths, problems)
    masks = [image for image in images if is_mask(image)]
    crops = sorted((image for image in images if not is_mask(image)), key=lambda image: image.pixels.size)
    chosen = next((image for image in crops if not _whole(image, masks)), None)
    if chosen is None:
        held = "the whole mammogram but no crop" if crops else "no crop"
        problems.append(f"{case.id}: {held} among its {len(paths)} files; get the series {case.series}.")
        return None
    parts = (fitted(image.pixels, chosen.pixels.shape) for image in masks)
    mask = next((part for part in parts if part is not None), None)
    return Film(case=case, crop=chosen.pixels, pixel_mm=chosen.pixel_mm, mask=mask)


def _whole(image: ImageFile, masks: Sequence[ImageFile]) -> bool:
    """Say whether this is a whole film: nearly as large as its mask, or too large where there is none."""
    largest = min((WHOLE_FILM * mask.pixels.size for mask in masks), default=WHOLE_FILM_PIXELS)
    return image.pixels.size > largest
