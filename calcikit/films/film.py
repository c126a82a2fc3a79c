"""A real film, how it was described, and a simulated patch of the same description."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..evidence.term_mapping import NOT_RECORDED, most_suspicious, order
from ..figures import StaticFigure, side_by_side
from ..lexicon import lexicon
from ..simulator import Patch, simulate
from ..workup import Finding

__all__ = ["Film"]

CREDIT = "CBIS-DDSM, Sawyer-Lee et al. 2016, doi 10.7937/K9/TCIA.2016.7O02S9CY, CC BY 3.0"


@dataclass(frozen=True, kw_only=True, eq=False)
class Film:
    """A crop of a real film, how it was described, and what became of it.

    Attributes
    ----------
    case, patient_id, side, view, abnormality_id : str
        Which lesion of the collection.
    morphology, distribution : str
        Terms of the lexicon joined by ``+``; ``not recorded`` where the collection has none.
    assessment, pathology : str
        The radiologist's category (1993 edition) and the outcome.
    crop : ndarray
        Grey levels of the digitised film around the lesion.
    mask : ndarray of bool or None
        The lesion as it was outlined, where a mask of the crop's size is there.

    Examples
    --------
    >>> film = Film(case="c", patient_id="P_1", side="LEFT", view="CC", abnormality_id="1",
    ...     morphology="round", distribution="not recorded", assessment="2",
    ...     pathology="BENIGN_WITHOUT_CALLBACK", crop=np.zeros((8, 8)))
    >>> film.words
    'Round, arrangement not recorded. The reader said category 2. Never recalled, no tissue.'
    """

    case: str
    patient_id: str
    side: str
    view: str
    abnormality_id: str
    morphology: str
    distribution: str
    assessment: str
    pathology: str
    crop: NDArray[Any] = field(repr=False)
    mask: NDArray[np.bool_] | None = field(default=None, repr=False)

    @property
    def words(self) -> str:
        """The description and the outcome in words."""
        outcome = {
            "MALIGNANT": "Malignant, proved by tissue.",
            "BENIGN": "Recalled and found benign.",
            "BENIGN_WITHOUT_CALLBACK": "Never recalled, no tissue.",
        }[self.pathology]
        shape = _labels("morphology", self.morphology)
        place = _labels("distribution", self.distribution).lower() or "arrangement not recorded"
        return f"{shape}, {place}. The reader said category {self.assessment}. {outcome}"

    @cached_property
    def patch(self) -> Patch:
        """A simulated patch of the same description; the first usual arrangement where none is recorded."""
        shape = most_suspicious("morphology", self.morphology.split("+"))
        place = most_suspicious("distribution", self.distribution.split("+"))
        places = [place] if place != NOT_RECORDED else list(lexicon().attributes["distribution"].ids)
        drawn = (simulate(Finding(morphology=shape, distribution=p), seed=1) for p in places)
        first = next(drawn)
        return first if first.plausible else next((p for p in drawn if p.plausible), first)

    def picture(self) -> StaticFigure:
        """Return film and patch side by side, with their words; the outline where there is a mask."""
        shown = lexicon().attributes["distribution"][self.patch.finding.distribution].label.lower()
        drawn = f", drawn as {shown}" if self.distribution == NOT_RECORDED else ""
        return side_by_side(
            (_grey(self.crop), self.patch.display),
            (f"Real: {self.case}", f"Simulated, for teaching, not a patient{drawn}"),
            outline=self.mask,
            alt=f"Left, a real film. {self.words} Right, a simulation{drawn}. {self.patch.alt} {CREDIT}.",
        )


def _labels(axis: str, terms: str) -> str:
    known = lexicon().attributes[axis]
    ids = [] if terms == NOT_RECORDED else sorted(terms.split("+"), key=order(axis).index)
    return " and ".join(known[term].label for term in ids).capitalize()


def _grey(crop: NDArray[Any]) -> NDArray[np.uint8]:
    """Spread the grey levels between the darkest and the brightest half per cent."""
    low, high = np.percentile(crop, (0.5, 99.5))
    scaled = (crop.astype(float) - low) / max(high - low, 1)
    return np.asarray(255 * scaled.clip(0, 1), dtype=np.uint8)
