"""The millimetre world of a patch: its axes, its views and its independent streams of randomness.

World axes: x runs along the breast towards or away from the nipple, y to the side, z upwards against gravity.
The origin is the middle of the patch. Nothing here knows about pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

BLOCK = 72.0
"""Edge of the simulated block of breast along and across, in mm."""
BREAST = 50.0
"""Thickness of the compressed breast, in mm (35 to 60 mm in the VICTRE trial's phantoms)."""
FIELD = 57.6
"""Edge of the cube that lesions lie in, in mm: a little more than the field of a usual patch."""

DENSITIES = ("a", "b", "c", "d")
"""Breast densities, from almost all fat to extremely dense."""

_HALF = np.sqrt(0.5)
_OBLIQUE = np.radians(50)
"""The tilt of the oblique view: the tube of an MLO is turned by 30 to 60 degrees."""
SKIN_NORMAL = np.array([0.0, _HALF, _HALF])
"""Outward normal of the flattened skin over a skin finding."""
SKIN_CURVE = 240.0
"""The skin falls by x squared over this length, in mm."""


def unit(vectors: np.ndarray) -> np.ndarray:
    """Return vectors of length 1 in the same directions."""
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


@dataclass(frozen=True)
class View:
    """One way to look through the block.

    Attributes
    ----------
    name : str
        ``"CC"``, ``"lateral"``, ``"magnification"``, ``"tangential"`` or ``"oblique"``.
    axes : ndarray
        Rows: image right, image up, beam (unit vectors of the world).
    plane : int
        Number of the image plane; views with the same plane show the same tissue.
    magnification : float
        Enlargement of the object on the detector.
    blur : float
        Standard deviation of the system's blur at the object, in mm.
    """

    name: str
    axes: np.ndarray
    plane: int
    magnification: float
    blur: float

    @property
    def pitch(self) -> float:
        """Pixel pitch at the object of a detector with 0.1 mm pixels, in mm."""
        return 0.1 / self.magnification

    def project(self, place: np.ndarray) -> np.ndarray:
        """Return image coordinates (right, up) in mm of world points."""
        return place @ self.axes[:2].T


def _view(
    name: str,
    up: tuple[float, float, float],
    beam: tuple[float, float, float],
    plane: int,
    magnification: float = 1.0,
    blur: float = 0.055,
) -> View:
    """Build a view whose image right is the world's x."""
    return View(name, np.array([(1.0, 0.0, 0.0), up, beam]), plane, magnification, blur)


VIEWS = {
    "CC": _view("CC", (0, 1, 0), (0, 0, 1), 0),
    "lateral": _view("lateral", (0, 0, 1), (0, 1, 0), 1),
    "magnification": _view("magnification", (0, 1, 0), (0, 0, 1), 0, 1.8, 0.036),
    "tangential": _view("tangential", (0, _HALF, _HALF), (0, -_HALF, _HALF), 2),
    "oblique": _view(
        "oblique", (0, np.cos(_OBLIQUE), np.sin(_OBLIQUE)), (0, -np.sin(_OBLIQUE), np.cos(_OBLIQUE)), 3
    ),
}
"""The views that can be drawn, by name."""


@dataclass(frozen=True, eq=False)
class Pose:
    """Where the nipple and the lesion are in the block (mm)."""

    nipple: np.ndarray
    lesion: np.ndarray

    def towards_nipple(self, place: np.ndarray) -> np.ndarray:
        """Return unit vectors from world points to the nipple."""
        return unit(self.nipple - place)

    def angle(self, view: View) -> float:
        """Return the direction of the nipple in the image, in radians."""
        right, up = view.project(self.nipple)
        return float(np.arctan2(up, right))


_STREAMS = ("pose", "tissue", "noise", "tree", "place", "shape", "extra", "companions", "vessels", "change")


def stream(seed: int, name: str, *numbers: int) -> np.random.Generator:
    """Return the random stream `name` of a seed; streams never share numbers."""
    entropy = np.random.SeedSequence([seed, _STREAMS.index(name), *numbers])
    return np.random.Generator(np.random.PCG64(entropy))


@lru_cache(maxsize=256)
def pose(seed: int, other_breast: bool = False) -> Pose:
    """Place nipple and lesion for a seed; the other breast is the mirror image."""
    rng = stream(seed, "pose")
    side = (-1.0 if rng.random() < 0.5 else 1.0) * (-1.0 if other_breast else 1.0)
    nipple = np.array([side * rng.uniform(52, 75), rng.uniform(-24, 24), rng.uniform(-20, 20)])
    lesion = rng.uniform(-2.0, 2.0, 3)
    return Pose(nipple, lesion)
