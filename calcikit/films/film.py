"""A real film, how it was described, and a simulated patch of the same description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .._data import N_, gettext as _, inside
from ..evidence.term_mapping import NOT_RECORDED, most_suspicious, order
from ..lexicon import lexicon
from ..simulator import Patch, simulate
from ..simulator.geometry import BLOCK
from ..workup import Finding
from .collection import Case, collection
from .crop import outline

MOST_SHOWN = 640  # pixels along the longer side of a shown picture
SMALLEST_FIELD_MM = 12.0
SIDES = {"LEFT": N_("Left breast"), "RIGHT": N_("Right breast")}
EXTREMES = (0.5, 99.5)  # per cent of the pixels that may be black or white


@dataclass(frozen=True, kw_only=True, eq=False)
class Film:
    """A crop of a real film, how it was described, and what became of it.

    Attributes
    ----------
    case : Case
        Which lesion of the collection, and its description.
    crop : ndarray
        Grey levels of the digitised film around the lesion.
    pixel_mm : float or None
        Edge of a pixel in mm, where the file gives it.
    mask : ndarray of bool or None
        The lesion as it was outlined, of the crop's shape, where a mask fits.

    Examples
    --------
    >>> film = Film(case=collection().cases[0], crop=np.zeros((80, 100)))
    >>> film.described, film.outcome
    ('Fine pleomorphic, grouped.', 'Recalled and found benign.')
    >>> [round(side, 2) for side in film.size_mm]
    [4.67, 3.74]
    """

    case: Case
    crop: NDArray[Any] = field(repr=False)
    pixel_mm: float | None = None
    mask: NDArray[np.bool_] | None = field(default=None, repr=False)

    @property
    def pitch_mm(self) -> float:
        """Edge of a pixel in mm; the middle of what the scanners had where the file gives none."""
        return self.pixel_mm or sum(collection().pixel_mm) / 2

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in mm."""
        rows, columns = self.crop.shape
        return columns * self.pitch_mm, rows * self.pitch_mm

    @property
    def side(self) -> str:
        """Which breast."""
        return _(SIDES[self.case.side])

    @property
    def described(self) -> str:
        """The readers' own words, in the terms of today."""
        place = inside(names_of("distribution", self.case.distribution)) or collection().said.no_distribution
        return f"{names_of('morphology', self.case.morphology)}, {place}."

    @property
    def outcome(self) -> str:
        """What became of the lesion."""
        return collection().said.pathology[self.case.pathology]

    @property
    def reader(self) -> str:
        """The category that the reader gave."""
        return collection().said.reader.format(assessment=self.case.assessment)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said with this film beside its simulation."""
        said, where = collection().said, lexicon().attributes["distribution"]
        drawn = inside(where[self.patch.finding.distribution].label)
        told = {
            said.drawn_as.format(distribution=drawn): self.case.distribution == NOT_RECORDED,
            said.no_mlo: self.case.view == "MLO",
            said.no_pixel_size: self.pixel_mm is None,
            said.no_outline: self.mask is None,
            said.grey: True,
        }
        return tuple(sentence for sentence, holds in told.items() if holds)

    @cached_property
    def display(self) -> NDArray[np.uint8]:
        """The crop as it is shown: at most 640 pixels along a side, in 256 levels."""
        rows, columns = self.crop.shape
        share = min(1.0, MOST_SHOWN / max(rows, columns))
        stretched = Image.fromarray(grey(self.crop))
        if share < 1:
            size = (max(1, round(columns * share)), max(1, round(rows * share)))
            stretched = stretched.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        return np.asarray(stretched)

    @cached_property
    def patch(self) -> Patch:
        """A simulated patch of the same description, density, view and scale.

        Where no arrangement is recorded it is the first usual one. It is as wide as the longer side of the
        crop, but at least 12 mm and at most what the simulator draws.
        """
        said = collection().said
        field_mm = min(max(*self.size_mm, SMALLEST_FIELD_MM), BLOCK)
        pitch = max(self.pitch_mm, field_mm / MOST_SHOWN)
        look: dict[str, Any] = {
            "view": said.view[self.case.view],
            "density": said.density[self.case.density],
            "size": int(field_mm / pitch),
            "pitch": pitch,
            "seed": int(self.case.patient_id.removeprefix("P_") or 0),
        }
        shape = most_suspicious("morphology", self.case.morphology.split("+"))
        place = most_suspicious("distribution", self.case.distribution.split("+"))
        places = [place] if place != NOT_RECORDED else list(lexicon().attributes["distribution"].ids)
        drawn = (simulate(Finding(morphology=shape, distribution=place), **look) for place in places)
        first = next(drawn)
        return first if first.plausible else next((patch for patch in drawn if patch.plausible), first)

    @cached_property
    def simulated(self) -> NDArray[np.uint8]:
        """The patch as it is shown beside the crop: spread over the grey levels in the same way."""
        return grey(self.patch.display)

    @property
    def outline(self) -> Sequence[NDArray[np.float64]]:
        """The border of the lesion as closed lines, in shares of width and height; empty without a mask."""
        return [] if self.mask is None else outline(self.mask)

    @property
    def alt(self) -> str:
        """The pair of pictures in words."""
        width, height = self.size_mm
        return _(
            "{side}, {view}: a real film of {width} x {height} mm. {described}",
            side=self.side,
            view=self.case.view,
            width=f"{width:.0f}",
            height=f"{height:.0f}",
            described=self.described,
        )


def names_of(axis: str, terms: str) -> str:
    """Name terms joined by ``+``, the most suspicious first.

    Examples
    --------
    >>> names_of("morphology", "punctate+amorphous")
    'Amorphous and punctate'
    """
    known = lexicon().attributes[axis]
    ids = [] if terms == NOT_RECORDED else sorted(terms.split("+"), key=order(axis).index)
    said = _(" and ").join(inside(known[term].label) for term in ids)
    return said[:1].upper() + said[1:]


def grey(crop: NDArray[Any]) -> NDArray[np.uint8]:
    """Spread the grey levels between the darkest and the brightest half per cent.

    Examples
    --------
    >>> grey(np.arange(4.0).reshape(2, 2) * 1000).tolist()
    [[0, 84], [170, 255]]
    """
    step = max(1, max(crop.shape) // 1000)
    low, high = np.percentile(crop[::step, ::step], EXTREMES)
    scale = np.float32(255 / max(float(high - low), 1.0))
    return np.asarray(((crop.astype(np.float32) - np.float32(low)) * scale).clip(0, 255), np.uint8)
