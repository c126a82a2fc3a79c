"""What a picture is asked to show, in one record: the finding, the seed, the view and the pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..errors import CalcikitError, one_of
from .geometry import BLOCK, DENSITIES, VIEWS, Pose, View, pose

if TYPE_CHECKING:
    from ..workup import Finding

DISTRIBUTIONS = ("diffuse", "regional", "grouped", "linear", "segmental")
MORPHOLOGIES = (
    "skin",
    "vascular",
    "coarse_popcorn",
    "large_rod_like",
    "round",
    "punctate",
    "rim",
    "dystrophic",
    "milk_of_calcium",
    "suture",
    "amorphous",
    "coarse_heterogeneous",
    "fine_pleomorphic",
    "fine_linear_branching",
)
"""Shapes and arrangements in the order of the lexicon; the seeds of pictures count on it."""

_LARGEST = 2048
_FINEST = 0.02


@dataclass(frozen=True, eq=False)
class Scene:
    """What a picture is asked to show.

    Attributes
    ----------
    finding : Finding
    seed : int
    view : View
    density : str
    size : int
        Pixels along each edge.
    pitch : float
        Edge of a pixel at the object, in mm.
    prior : bool
        The earlier exam.
    other_breast : bool
    placed : Pose, optional
        Where nipple and lesion are, when the seed does not say it.
    """

    finding: Finding
    seed: int
    view: View
    density: str
    size: int
    pitch: float
    prior: bool = False
    other_breast: bool = False
    placed: Pose | None = None

    @cached_property
    def pose(self) -> Pose:
        """Where nipple and lesion are."""
        return self.placed or pose(self.seed, self.other_breast)

    @property
    def breast_seed(self) -> int:
        """Seed of what differs between the two breasts."""
        return 2 * self.seed + self.other_breast

    @property
    def breast(self) -> int:
        """Number of the tissue: every shape lies in tissue of its own, wherever its particles are."""
        return self.breast_seed * len(MORPHOLOGIES) + MORPHOLOGIES.index(self.finding.morphology)

    @property
    def empty(self) -> bool:
        """Whether this is the other breast of a finding on one side."""
        return self.other_breast and self.finding.extent != "both_breasts_alike"

    @classmethod
    def checked(
        cls,
        finding: Finding,
        view: str,
        density: str,
        seed: int,
        size: int,
        pitch: float | None,
        prior: bool = False,
        other_breast: bool = False,
    ) -> Scene:
        """Build a scene, or say what cannot be drawn."""
        if not hasattr(finding, "morphology"):
            example = "ck.simulate(ck.Finding('round', 'grouped'))"
            raise CalcikitError(f"a patch shows a Finding, got {finding!r}; type {example}")
        for attribute, value, allowed in (
            ("view", view, VIEWS),
            ("density", density, DENSITIES),
            ("morphology", finding.morphology, MORPHOLOGIES),
            ("distribution", finding.distribution, DISTRIBUTIONS),
        ):
            one_of(attribute, value, allowed)
        pitch = VIEWS[view].pitch if pitch is None else pitch
        _check_numbers(seed, size, pitch)
        for name, asked in (("prior", prior), ("other_breast", other_breast)):
            if not isinstance(asked, bool | np.bool_):
                raise CalcikitError(f"{name} is True or False, got {asked!r}.")
        if prior and finding.change == "no_priors":
            raise CalcikitError(
                "prior=True asks for the earlier exam, but change='no_priors' says there is none. "
                "Allowed with prior=True: new, increasing, stable_under_2_years, stable_2_years_or_more, "
                "decreasing."
            )
        return cls(finding, seed, VIEWS[view], density, size, float(pitch), bool(prior), bool(other_breast))


def _check_numbers(seed: int, size: int, pitch: float) -> None:
    """Refuse a seed, size or pitch that cannot be drawn."""
    whole = (int, np.integer)
    if not isinstance(seed, whole) or isinstance(seed, bool) or seed < 0:
        raise CalcikitError(f"seed must be a whole number of 0 or more, got {seed!r}.")
    if not isinstance(size, whole) or isinstance(size, bool) or not 32 <= size <= _LARGEST:
        raise CalcikitError(f"size must be a whole number of pixels from 32 to {_LARGEST}, got {size!r}.")
    if not isinstance(pitch, (int, float, np.floating)) or not pitch >= _FINEST:
        raise CalcikitError(f"pitch must be at least {_FINEST} mm a pixel, got {pitch!r}.")
    if size * pitch > BLOCK:
        raise CalcikitError(
            f"size {size} at pitch {pitch:g} mm is a field of {size * pitch:g} mm; the simulated block of "
            f"breast is {BLOCK:g} mm wide. Use at most {int(BLOCK / pitch)} pixels, or a finer pitch."
        )
