"""A patch of simulated mammogram with its truth, and :func:`simulate`, which draws one for a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..errors import made_by, show_usage
from . import exposure
from .associated_tissue import associated_tissue, clips, pulled, skin_edge, skin_height
from .curves import resample
from .descriptions import alt_text, atypical_note
from .encoding import QUALITY, encoded, outlines, picture_html
from .fibres import breast_traits
from .geometry import DENSITIES, VIEWS, pose, stream
from .lesion import lesion
from .projection import ParticleSet, pixels, thickness
from .scene import Scene
from .tissue import nodes, tissue

if TYPE_CHECKING:
    from pandas import DataFrame

    from ..workup import Finding


@made_by("ck.simulate(ck.Finding('round', 'grouped'))")
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
        Where calcium can be seen: its signal is more than half the noise.
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
    middle : float
        Log-exposure that the display is centred on, before the shift of its density.
    peak : ndarray
        Peak signal of each particle in this view.
    note : str
        Why the combination is atypical; empty when it is usual.
    alt : str
        The picture in words.

    Examples
    --------
    >>> import calcikit as ck
    >>> finding = ck.Finding(morphology="round", distribution="grouped")
    >>> patch = ck.simulate(finding, size=128, seed=4)
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
    finding: Finding
    prior: bool = False
    other_breast: bool = False
    calcium: ParticleSet = field(default_factory=ParticleSet, repr=False)
    added: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32), repr=False)
    middle: float = 0.0
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
        return exposure.display(self.image - self.added, self.middle, self.density)

    @cached_property
    def outlines(self) -> tuple[np.ndarray, ...]:
        """Closed lines around all calcium that can be seen: points by (column, row), in pixels."""
        return outlines(self.visible)

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

    def jpeg(self, quality: int = QUALITY) -> bytes:
        """Return the picture as JPEG, with the notice in its pixels; quality 60 keeps faint calcium."""
        return encoded(self.display, "JPEG", quality=quality)

    def _repr_html_(self) -> str:
        """Show the picture in a notebook, with its words: JupyterLab gives a bare picture none."""
        return picture_html(self.jpeg(), self.alt, len(self.image))


@show_usage
def simulate(
    finding: Finding,
    *,
    view: str = "CC",
    density: str = "b",
    seed: int = 0,
    size: int = 512,
    pitch: float | None = None,
    prior: bool = False,
    other_breast: bool = False,
) -> Patch:
    """Draw a patch of mammogram that holds the finding.

    The same seed gives the same lesion in the same tissue whatever the view, density, size and pitch;
    another shape lies in other tissue.

    Parameters
    ----------
    finding : Finding
        What to draw: shape, distribution, extent, change, associated finding and context are used.
    view : {"CC", "lateral", "magnification", "tangential", "oblique"}
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

    Returns
    -------
    Patch

    Raises
    ------
    UnknownTerm
        If the view, the density or a word of the finding is not known.
    CalcikitError
        If seed, size or pitch cannot be drawn, or there is no earlier exam.

    Examples
    --------
    >>> import calcikit as ck
    >>> ck.simulate(ck.Finding("punctate", "grouped"), view="lateral").view
    'lateral'
    >>> group = ck.Finding(morphology="punctate", distribution="grouped")
    >>> cc, side = (ck.simulate(group, view=view, size=128) for view in ("CC", "lateral"))
    >>> bool((cc.calcium.centre == side.calcium.centre).all())
    True
    """
    return draw(Scene.checked(finding, view, density, seed, size, pitch, prior, other_breast))


def draw(scene: Scene) -> Patch:
    """Draw the picture of a scene."""
    finding, look, size, pitch = scene.finding, scene.view, scene.size, scene.pitch
    calcium = lesion(scene)
    layer, label = thickness(calcium, look, size, pitch)
    signal = exposure.calcium_signal(layer, look, pitch, scene.density)
    level = exposure.noise_level(look, pitch)
    visible, peak = exposure.visible(signal, level), _peaks(signal, label, len(calcium))
    footprint = (label >= 0) & (layer > np.float32(1e-3))
    ground, middle, strength = _background(
        scene.breast, scene.seed, look.name, scene.density, size, pitch, scene.other_breast
    )
    added = signal
    for layer in associated_layers(scene, calcium, ground):
        added = added + layer
    if look.name == "tangential":
        ground, breast = skin_edge(ground, pitch, skin_height(scene, calcium))
        added, footprint, visible = added * breast, footprint & (breast > 0.5), visible & (breast > 0.5)
    image = ground + added
    exposed = list(VIEWS).index(look.name), DENSITIES.index(scene.density), scene.prior, round(1e4 * pitch)
    rng, blur = stream(scene.breast, "noise", *exposed), breast_traits(scene.breast).blur
    image += exposure.noise(rng, strength, look, pitch, blur)
    return Patch(
        image=image,
        display=exposure.display(image, middle, scene.density),
        footprint=footprint,
        visible=visible,
        pitch_mm=pitch,
        view=look.name,
        density=scene.density,
        seed=scene.seed,
        finding=finding,
        prior=scene.prior,
        other_breast=scene.other_breast,
        calcium=calcium,
        added=added,
        middle=middle,
        peak=peak,
        note=atypical_note(finding.morphology, finding.distribution),
        alt=alt_text(
            finding,
            look.name,
            scene.density,
            prior=scene.prior,
            other_breast=scene.other_breast,
            particles=len(calcium),
        ),
    )


def _peaks(signal: np.ndarray, label: np.ndarray, particles: int) -> np.ndarray:
    """Return the peak signal of each particle."""
    spot = np.flatnonzero(label.ravel() >= 0)
    peak = np.zeros(particles, np.float32)
    np.maximum.at(peak, label.ravel()[spot], signal.ravel()[spot])
    return peak


@lru_cache(maxsize=8)
def _background(
    breast: int, seed: int, view: str, density: str, size: int, pitch: float, other: bool
) -> tuple[np.ndarray, float, np.ndarray]:
    """Return the tissue at the pixels of a patch, the middle of its display, and how strong its noise is."""
    where = pose(seed, other)
    field = resample(tissue(breast, where, VIEWS[view], density, nodes(size, pitch)), size, pitch)
    field.setflags(write=False)
    median = float(np.median(field[::4, ::4]))
    traits = breast_traits(breast)
    return field, median + traits.window, exposure.quanta(field, median) * np.float32(traits.grain)


def associated_layers(scene: Scene, calcium: ParticleSet, ground: np.ndarray) -> list[np.ndarray]:
    """Return the log-exposure that accompanying tissue and clips add to the pixels of tissue, if any."""
    if scene.empty:
        return []
    soft, metal = associated_tissue(scene, calcium), clips(scene)
    layers = [] if soft is None else [resample(soft, scene.size, scene.pitch)]
    if scene.finding.associated == "distortion":
        middle = pixels(scene.view, scene.pose.lesion[None], scene.size, scene.pitch)[0]
        layers.append(pulled(ground, scene.seed, middle, scene.pitch) - ground)
    if len(metal):
        layers.append(
            exposure.blurred(
                thickness(metal, scene.view, scene.size, scene.pitch)[0], scene.view.blur, scene.pitch
            )
        )
    return layers
