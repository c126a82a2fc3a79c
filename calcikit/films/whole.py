"""Whole mammograms to search: found beside the masks of their lesions, read at a size for a screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..errors import CalcikitError
from ..evidence.term_mapping import NOT_RECORDED
from .collection import Case, collection
from .crop import is_mask
from .descriptions import LesionOnFilm, described_lesions
from .film import grey
from .folder import from_descriptions, read_all
from .image_file import ImageFile
from .inventory import Inventory, existing_folder

SIDE = 1600  # pixels of the square that a film is laid on: fine calcium is seen, and ten films load
MOST = 12


@dataclass(frozen=True, kw_only=True, eq=False)
class WholeFilm:
    """A whole mammogram on a black square, with the outlines of all lesions that were described on it.

    Attributes
    ----------
    name : str
        Patient, side and view, as the collection names the film.
    picture : ndarray of uint8
        `SIDE` by `SIDE` grey levels.
    pitch_mm : float
        Edge of a pixel of the picture, in mm.
    lesions : tuple of (Case, ndarray of bool)
        Each lesion as described, and where it lies in the picture.
    all_known : bool
        Whether a description file said which lesions the film has; else others may lie on it.

    Examples
    --------
    >>> black = np.zeros((SIDE, SIDE), np.uint8)
    >>> WholeFilm(name="x", picture=black, pitch_mm=0.1, lesions=(), all_known=True).size_mm
    160.0
    """

    name: str
    picture: NDArray[np.uint8] = field(repr=False)
    pitch_mm: float
    lesions: tuple[tuple[Case, NDArray[np.bool_]], ...] = field(repr=False)
    all_known: bool

    @property
    def view(self) -> str:
        """``CC`` or ``MLO``."""
        return self.name.rpartition("_")[2]

    @property
    def size_mm(self) -> float:
        """Edge of the picture, in mm."""
        return SIDE * self.pitch_mm


@dataclass(frozen=True, kw_only=True)
class WholeFilms:
    """The whole films of a folder, and why others were not taken."""

    found: tuple[WholeFilm, ...]
    problems: tuple[str, ...]


def whole_films(folder: str | PathLike[str] | None = None) -> WholeFilms:
    """Read whole mammograms whose lesions are all outlined, from the folder of :func:`real_films`.

    Which lesions a film has is known from ``calc_case_description_train_set.csv`` in the folder, else only
    those of the reviewed list are.

    Examples
    --------
    >>> whole_films("no-such-folder")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no folder no-such-folder. Get films with: calcikit films get ...
    """
    place = existing_folder(folder)
    problems: list[str] = []
    described = _described(place, problems)
    lesions: dict[str, list[Case]] = defaultdict(list)
    for one in described:
        lesions[one.film].append(one.case)
    inventory = Inventory(place, _names(described))
    known = {one.film for one in described if one.film_series}
    found: list[WholeFilm] = []
    for name, cases in lesions.items():
        if len(found) < MOST and inventory.files_of(name):
            try:
                found.append(_read(name, cases, inventory, name in known, problems))
            except CalcikitError as error:
                problems.append(str(error))
    return WholeFilms(found=tuple(found), problems=tuple(problems))


def _described(folder: Path, problems: list[str]) -> list[LesionOnFilm]:
    """Return all lesions of the description files in a folder, and those of the reviewed list."""
    found = {one.case.id: one for one in from_descriptions(folder, described_lesions, problems)}
    for case in collection().cases:
        found.setdefault(case.id, LesionOnFilm(case, case.id.rpartition("_")[0], ""))
    return list(found.values())


def _names(described: Sequence[LesionOnFilm]) -> Mapping[str, str]:
    """Return what the files of a film or of a lesion may be called, each with whose they are."""
    names = {name: one.case.id for one in described for name in (one.case.id, one.case.series)}
    return names | {name: one.film for one in described for name in (one.film, one.film_series) if name}


def _read(
    name: str, cases: Sequence[Case], inventory: Inventory, all_known: bool, problems: list[str]
) -> WholeFilm:
    """Read a film and the masks of its lesions, or say what is missing."""
    images = [image for image in read_all(inventory.files_of(name), problems) if not is_mask(image)]
    if not images:
        raise CalcikitError(f"{name}: no mammogram among its files.")
    film = max(images, key=lambda image: image.pixels.size)
    share = SIDE / max(film.pixels.shape)
    laid = _ScaledFilm(film, share)
    for case in cases:
        if case.morphology == NOT_RECORDED or case.density not in collection().said.density:
            raise CalcikitError(f"{case.id}: shape or density was not recorded.")
    lesions = tuple(
        (case, laid.mask(case, read_all(inventory.files_of(case.id), problems))) for case in cases
    )
    pixel = film.pixel_mm or sum(collection().pixel_mm) / 2
    return WholeFilm(
        name=name, picture=laid.picture, pitch_mm=pixel / share, lesions=lesions, all_known=all_known
    )


class _ScaledFilm:
    """A film made smaller and laid on the middle of a square."""

    def __init__(self, film: ImageFile, share: float) -> None:
        self._shape = rows, columns = film.pixels.shape
        self._size = max(1, round(columns * share)), max(1, round(rows * share))
        self._corner = (SIDE - self._size[0]) // 2, (SIDE - self._size[1]) // 2
        self.picture = self._square(grey(film.pixels), Image.Resampling.BOX)

    def _square(self, levels: NDArray[np.uint8], how: Image.Resampling) -> NDArray[np.uint8]:
        square = Image.new("L", (SIDE, SIDE))
        square.paste(Image.fromarray(levels).resize(self._size, how), self._corner)
        return np.asarray(square)

    def mask(self, case: Case, images: Sequence[ImageFile]) -> NDArray[np.bool_]:
        """Return where a lesion lies on the square."""
        masks = [image.pixels for image in images if is_mask(image)]
        fit = next((pixels for pixels in masks if pixels.shape == self._shape), None)
        if fit is None:
            why = "its mask has another size than its film" if masks else "its mask is not there"
            raise CalcikitError(f"{case.id}: {why}; get the series {case.series}.")
        lit = fit > (float(fit.min()) + float(fit.max())) / 2
        if not lit.any() or lit.all():
            raise CalcikitError(f"{case.id}: its mask outlines nothing.")
        return self._square((255 * lit).astype(np.uint8), Image.Resampling.BOX) > 0
