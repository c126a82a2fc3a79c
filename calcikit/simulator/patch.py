"""A patch of simulated mammogram with its truth, and `simulate`, which draws one for a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import CalcikitError, UnknownTerm
from . import exposure
from .associated_tissue import associated_tissue, clips, skin_edge, skin_height
from .descriptions import alt_text, atypical_note
from .encoding import NOTICE, encoded
from .geometry import BLOCK, DENSITIES, VIEWS, Pose, View, pose, stream
from .lesion import DISTRIBUTIONS, MORPHOLOGIES, lesion
from .projection import ParticleSet, pixels, thickness
from .tissue import resample, tissue

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["NOTICE", "Patch", "simulate"]

_LARGEST = 2048
_FINEST = 0.02


@dataclass(frozen=True, eq=False)
class Patch:
    """A simulated patch of mammogram and what is true about it.

    Attributes
    ----------
    image : ndarray of float32
        Log-exposure: tissue, calcium and noise add up.
    display : ndarray of uint8
        Grey levels as shown on a screen.
    footprint : ndarray of bool
        Where the beam passes through calcium.
    visible : ndarray of bool
        Where calcium reaches 40% of its particle's peak and twice the noise.
    pitch_mm : float
        Edge of a pixel at the object, in mm.
    view, density : str
    seed : int
    finding : Finding
    prior : bool
        Whether this is the earlier exam.
    other_breast : bool
        Whether this is the other breast.
    calcium : ParticleSet
        The particles in millimetres of the block, the same in every view.
    added : ndarray of float32
        The part of `image` that the finding adds to the tissue: calcium, accompanying tissue, clips.
    median : float
        Median log-exposure of the tissue alone.
    peak : ndarray
        Peak signal of each particle in this view.
    note : str
        Why the combination is atypical; empty when it is usual.
    alt : str
        The picture in words.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> finding = SimpleNamespace(morphology="round", distribution="grouped", extent="single_area",
    ...     change="no_priors", associated="none", context="none")
    >>> patch = simulate(finding, size=128, seed=4)
    >>> patch.image.shape, patch.plausible
    ((128, 128), True)
    """

    image: np.ndarray
    display: np.ndarray
    footprint: np.ndarray
    visible: np.ndarray
    pitch_mm: float
    view: str
    density: str
    seed: int
    finding: Any
    prior: bool = False
    other_breast: bool = False
    calcium: ParticleSet = field(default_factory=ParticleSet, repr=False)
    added: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32), repr=False)
    median: float = 0.0
    peak: np.ndarray = field(default_factory=lambda: np.zeros(0), repr=False)
    note: str = ""
    alt: str = ""

    @property
    def plausible(self) -> bool:
        """Whether the combination of shape and arrangement is met in practice."""
        return not self.note

    @property
    def bare(self) -> np.ndarray:
        """Grey levels of the same tissue and the same noise without what the finding adds."""
        return exposure.display(self.image - self.added, self.median, self.density)

    @property
    def particles(self) -> DataFrame:
        """One row a particle.

        Columns: `id`; `shape` (morphology); `size_mm` and `width_mm` (largest and smallest extent,
        before facets); `x_mm`, `y_mm`, `z_mm` (place in the block: along the breast, sideways, up);
        `column`, `row` (pixel); `peak` (log-exposure over the tissue, after blur); `in_field`.
        """
        from pandas import DataFrame

        spot = pixels(VIEWS[self.view], self.calcium.centre, len(self.image), self.pitch_mm)
        return DataFrame(
            {
                "id": np.arange(len(self.calcium)),
                "shape": list(self.calcium.shape),
                "size_mm": self.calcium.size,
                "width_mm": self.calcium.width,
                "x_mm": self.calcium.centre[:, 0],
                "y_mm": self.calcium.centre[:, 1],
                "z_mm": self.calcium.centre[:, 2],
                "column": spot[:, 0],
                "row": spot[:, 1],
                "peak": self.peak,
                "in_field": ((spot > -0.5) & (spot < len(self.image) - 0.5)).all(1),
            }
        )

    def png(self) -> bytes:
        """Return the picture as PNG, with the notice in its pixels."""
        return encoded(self.display, "PNG")

    def jpeg(self, quality: int = 60) -> bytes:
        """Return the picture as JPEG, with the notice in its pixels; quality 60 keeps faint calcium."""
        return encoded(self.display, "JPEG", quality=quality)

    def _repr_png_(self) -> bytes:
        """Show the picture in a notebook."""
        return self.png()


def simulate(
    finding: Any,
    *,
    view: str = "CC",
    density: str = "b",
    seed: int = 0,
    size: int = 512,
    pitch: float | None = None,
    prior: bool = False,
    other_breast: bool = False,
    mixed_with: str | None = None,
) -> Patch:
    """Draw a patch of mammogram that holds the finding.

    The same seed gives the same lesion in the same tissue whatever the view, density, size and pitch.

    Parameters
    ----------
    finding : Finding
        What to draw: shape, distribution, extent, change, associated finding and context are used.
    view : {"CC", "lateral", "magnification", "tangential"}
        Craniocaudal, true lateral, craniocaudal magnified 1.8 times, or along the skin.
    density : {"a", "b", "c", "d"}
        Breast density, from almost all fat to extremely dense.
    seed : int
        Number of the patch.
    size : int
        Pixels along each edge.
    pitch : float, optional
        Edge of a pixel at the object in mm; by default a 0.1 mm detector (0.056 mm in magnification).
    prior : bool
        Draw the earlier exam of the same group.
    other_breast : bool
        Draw the other breast: alike when the finding says so, otherwise without calcium.
    mixed_with : str, optional
        A second shape for about a third of the particles, as real groups often hold several.

    Returns
    -------
    Patch

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> finding = SimpleNamespace(morphology="punctate", distribution="grouped", extent="single_area",
    ...     change="no_priors", associated="none", context="none")
    >>> cc, side = (simulate(finding, view=view, size=128) for view in ("CC", "lateral"))
    >>> bool((cc.calcium.centre == side.calcium.centre).all())
    True
    """
    _check(finding, view, density, mixed_with)
    pitch = VIEWS[view].pitch if pitch is None else pitch
    _check_numbers(seed, size, pitch)
    if prior and finding.change == "no_priors":
        raise CalcikitError(
            "prior=True asks for the earlier exam, but change='no_priors' says there is none. "
            "Allowed with prior=True: new, increasing, stable_under_2_years, stable_2_years_or_more, "
            "decreasing."
        )
    where, look = pose(seed, other_breast), VIEWS[view]
    calcium = lesion(seed, where, finding, mixed_with=mixed_with, prior=prior, other_breast=other_breast)
    layer, label = thickness(calcium, look, size, pitch)
    signal = exposure.saturated(exposure.blurred(layer, look.blur, pitch))
    level = exposure.noise_level(look, pitch)
    visible, peak = exposure.visible_mask(signal, label, len(calcium), level)
    footprint = (label >= 0) & (layer > np.float32(1e-3))
    ground, median = _ground(seed, view, density, size, pitch, other_breast)
    added = signal
    for company in _company(seed, where, finding, calcium, look, size, pitch, other_breast):
        added = added + company
    if view == "tangential":
        ground, breast = skin_edge(ground, pitch, skin_height(where, finding, calcium, look))
        added, footprint, visible = added * breast, footprint & (breast > 0.5), visible & (breast > 0.5)
    image = ground + added
    rng = stream(seed, "noise", list(VIEWS).index(view), prior, other_breast, round(1e4 * pitch))
    image += exposure.noise(rng, size, level)
    return Patch(
        image=image,
        display=exposure.display(image, median, density),
        footprint=footprint,
        visible=visible,
        pitch_mm=pitch,
        view=view,
        density=density,
        seed=seed,
        finding=finding,
        prior=prior,
        other_breast=other_breast,
        calcium=calcium,
        added=added,
        median=median,
        peak=peak,
        note=atypical_note(finding.morphology, finding.distribution),
        alt=alt_text(finding, view, density, prior=prior, other_breast=other_breast, particles=len(calcium)),
    )


@lru_cache(maxsize=8)
def _ground(
    seed: int, view: str, density: str, size: int, pitch: float, other: bool
) -> tuple[np.ndarray, float]:
    """Return the tissue at the pixels of a patch, and its median."""
    field = resample(tissue(seed, VIEWS[view], density, other), size, pitch)
    field.setflags(write=False)
    return field, float(np.median(field[::4, ::4]))


def _company(
    seed: int,
    where: Pose,
    finding: Any,
    calcium: ParticleSet,
    look: View,
    size: int,
    pitch: float,
    other_breast: bool,
) -> list[np.ndarray]:
    """Return the log-exposure of accompanying tissue and of clips at the pixels of a patch, if any."""
    if other_breast and finding.extent != "both_breasts_alike":
        return []
    soft, metal = associated_tissue(seed, where, finding, calcium, look), clips(seed, where, finding)
    layers = [] if soft is None else [resample(soft, size, pitch)]
    if len(metal):
        layers.append(exposure.blurred(thickness(metal, look, size, pitch)[0], look.blur, pitch))
    return layers


def _check(finding: Any, view: str, density: str, mixed_with: str | None) -> None:
    """Refuse words that mean nothing here."""
    if not hasattr(finding, "morphology"):
        example = "ck.simulate(ck.Finding('round', 'grouped'))"
        raise CalcikitError(f"a patch shows a Finding, got {finding!r}; type {example}")
    wanted = [("view", view, VIEWS), ("density", density, DENSITIES)]
    wanted += [
        ("morphology", finding.morphology, MORPHOLOGIES),
        ("distribution", finding.distribution, DISTRIBUTIONS),
    ]
    wanted += [("morphology", mixed_with, MORPHOLOGIES)] if mixed_with is not None else []
    for attribute, value, allowed in wanted:
        if value not in allowed:
            raise UnknownTerm(attribute, value, allowed)


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
