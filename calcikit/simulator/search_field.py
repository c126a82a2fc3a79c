"""A wide field to search: no finding, one or two, among harmless calcium, with the truth of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .._data import gettext
from ..errors import CalcikitError, show_usage
from ..workup import Finding
from . import descriptions, exposure
from .curves import resample
from .encoding import QUALITY, encoded, outlines, picture_html
from .fibres import breast_traits
from .geometry import DENSITIES, VIEWS, Pose, pose, stream
from .lesion import lesion
from .patch import associated_layers
from .projection import pixels, thickness
from .scene import Scene
from .tissue import nodes, tissue

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN = 9.0
"""Least way from the middle of a finding to the edge of the field, in mm."""
_APART = 14.0
"""Least way between the middles of two findings, in mm."""
_MOST = 20
"""As many findings that are there to be passed over."""


@dataclass(frozen=True, eq=False)
class Located:
    """What lies in a search field.

    Attributes
    ----------
    finding : Finding
    distractor : bool
        Whether it is there to be passed over.
    column, row : float
        Its middle, in pixels.
    visible : ndarray of bool
        Where its calcium can be seen, as large as the field.
    """

    finding: Finding
    distractor: bool
    column: float
    row: float
    visible: np.ndarray

    @cached_property
    def outlines(self) -> tuple[np.ndarray, ...]:
        """Closed lines around its calcium: points by (column, row), in pixels."""
        return outlines(self.visible)


@dataclass(frozen=True, eq=False)
class SearchField:
    """A wide field of simulated mammogram and all that lies in it.

    Attributes
    ----------
    image : ndarray of float32
        Log-exposure.
    display : ndarray of uint8
        Grey levels.
    located : tuple of Located
        Findings first, then distractors.
    pitch_mm : float
    density, view : str
    seed : int
    """

    image: np.ndarray
    display: np.ndarray
    located: tuple[Located, ...]
    pitch_mm: float
    density: str
    view: str
    seed: int

    def _repr_html_(self) -> str:
        """Show the field in a notebook, with words that do not say what lies in it."""
        alt = gettext("A wide field of a simulated mammogram to search.")
        return picture_html(encoded(self.display, "JPEG", quality=QUALITY), alt, len(self.display))


@show_usage
def simulate_field(
    findings: Sequence[Finding] = (),
    *,
    view: str = "CC",
    density: str = "b",
    seed: int = 0,
    size: int = 640,
    distractors: int = 2,
) -> SearchField:
    """Draw a wide field in which findings are to be searched for.

    Parameters
    ----------
    findings : sequence of Finding
        What is hidden: none, one or a few.
    view, density : str
        As for :func:`simulate`.
    seed : int
        Number of the field.
    size : int
        Pixels of 0.1 mm along each edge, at most 720.
    distractors : int
        How many harmless calcifications lie in it besides.

    Returns
    -------
    SearchField

    Raises
    ------
    CalcikitError
        If the field has no room for all that is asked for.

    Examples
    --------
    >>> import calcikit as ck
    >>> from calcikit.simulator import simulate_field
    >>> hidden = ck.Finding(morphology="amorphous", distribution="grouped")
    >>> field = simulate_field([hidden], seed=2, size=400, distractors=1)
    >>> [(one.finding.morphology, one.distractor) for one in field.located][0]
    ('amorphous', False)
    """
    some = findings[0] if findings else Finding("round", "grouped")
    base = Scene.checked(some, view, density, seed, size, None)
    if not 0 <= distractors <= _MOST:
        raise CalcikitError(f"distractors is a number from 0 to {_MOST}, got {distractors!r}.")
    asked = [*findings, *_harmless(seed, distractors)]
    pitch = base.pitch
    where = pose(seed)
    places = _places(seed, len(asked), size * pitch)
    breast = 10**9 + seed  # no patch lies in it
    ground = resample(tissue(breast, where, base.view, density, nodes(size, pitch)), size, pitch)
    median = float(np.median(ground[::4, ::4]))
    image, level = ground.copy(), exposure.noise_level(base.view, pitch)
    located = []
    for number, (finding, place) in enumerate(zip(asked, places, strict=True)):
        scene = Scene.checked(finding, view, density, 1000 * seed + number, size, pitch)
        scene = replace(scene, placed=Pose(where.nipple, place))
        calcium = lesion(scene)
        layer, _ = thickness(calcium, scene.view, size, pitch)
        signal = exposure.calcium_signal(layer, scene.view, pitch, density)
        image += signal
        for soft in associated_layers(scene, calcium, ground):
            image += soft
        column, row = pixels(scene.view, calcium.centre, size, pitch).mean(0)
        seen = exposure.visible(signal, level)
        located.append(Located(finding, number >= len(findings), float(column), float(row), seen))
    rng = stream(seed, "noise", 9, list(VIEWS).index(view), DENSITIES.index(density))
    traits = breast_traits(breast)
    strength = exposure.quanta(ground, median) * np.float32(traits.grain)
    image += exposure.noise(rng, strength, base.view, pitch, traits.blur)
    shown = exposure.display(image, median + traits.window, density)
    return SearchField(image, shown, tuple(located), pitch, density, view, seed)


def _harmless(seed: int, count: int) -> list[Finding]:
    """Return findings that are there to be passed over."""
    rng, known = stream(seed, "extra", 7), descriptions.distractors()
    chosen = rng.choice(len(known), count, replace=count > len(known))
    return [Finding(*known[k]) for k in chosen]


def _places(seed: int, count: int, field: float) -> np.ndarray:
    """Return places that keep away from the edges and from each other, in mm."""
    rng, room = stream(seed, "place", 77), field / 2 - _MARGIN
    for _ in range(2000):
        places = rng.uniform(-1, 1, (count, 3)) * (room, room, 12.0)
        gaps = np.linalg.norm(places[:, None, :2] - places[None, :, :2], axis=2) + 99 * np.eye(count)
        if room > 0 and (gaps > _APART).all():
            return places
    raise CalcikitError(
        f"a field of {field:g} mm has no room for {count} findings; ask for fewer or a wider field."
    )
