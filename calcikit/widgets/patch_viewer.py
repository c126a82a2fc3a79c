"""Pictures to handle: one patch with all its axes, and two patches side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import prod
from typing import TYPE_CHECKING, Any

import traitlets

from .._data import N_, gettext as _, static_text
from ..errors import CalcikitError, one_of
from ..lexicon import densities, lexicon, pictogram, term_id, views
from ..payload.patches import contrast_payload
from ..payload.scenes import SCENE, patch_of
from ..quiz import contrast_pair, contrast_pairs
from ..workup import Finding
from ._base import CalcikitWidget, Choice
from .fallback import image_html
from .patch_mixin import PatchMixin

if TYPE_CHECKING:
    from ..simulator import Patch

DRAWN = ("morphology", "distribution", "extent", "change", "associated", "context")
EXAMS = {"now": N_("Now"), "earlier": N_("Earlier exam")}
VIEWS = ("CC", "lateral", "magnification", "tangential")
MOST = 240


def _axis() -> dict[str, list[list[str]]]:
    """Return every value of every axis with its label."""
    words = lexicon().attributes
    known = {name: [[v.id, v.label] for v in map(words[name].__getitem__, words[name].ids)] for name in DRAWN}
    looks = {
        "view": {view: views()[view].choice for view in VIEWS},
        "density": densities(),
        "exam": {exam: _(label) for exam, label in EXAMS.items()},
    }
    return known | {name: [[*one] for one in labels.items()] for name, labels in looks.items()}


def _drawings() -> dict[str, str]:
    """Return the drawing of every morphology and distribution."""
    return {term: pictogram(term) for name in DRAWN[:2] for term in lexicon().attributes[name].ids}


class PatchViewer(CalcikitWidget, PatchMixin):
    """One simulated patch to handle: other view, other density, other arrangement, a year earlier.

    The lesion stays the same while view and density change; with another arrangement the particles keep their
    shapes.

    Parameters
    ----------
    finding : Finding, optional
        Where to start; without one it is amorphous and grouped.
    page : mapping or iterable of str
        Which axes stay open in a page, each with its values: ``{"view": ["CC", "lateral"]}``, or just their
        names for all values. The page holds a picture for every combination, at most 240.
    **traits
        Attributes of a finding, ``view``, ``density``, ``seed``, or ``exam`` (``"now"`` or ``"earlier"``).

    Attributes
    ----------
    morphology, distribution, extent, change, associated, context : str
    view, density, exam : str
    seed : int
        All of them follow what is picked, and move it when set.
    finding : Finding
    patch : Patch
        What is shown, with its truth.

    Raises
    ------
    UnknownTerm
        If an attribute, a term or an axis is unknown.
    CalcikitError
        If the page would hold too many pictures.

    Examples
    --------
    >>> viewer = PatchViewer(Finding(morphology="milk_of_calcium", distribution="grouped"), view="lateral")
    >>> viewer.density = "d"
    >>> viewer.patch.view, viewer.patch.density
    ('lateral', 'd')
    """

    _esm = static_text("patch-viewer.js")
    _css = static_text("patch-viewer.css")
    _axes = traitlets.Dict().tag(sync=True)
    _page_axes = traitlets.Dict().tag(sync=True)
    _pictograms = traitlets.Dict().tag(sync=True)
    morphology = traitlets.Unicode("amorphous").tag(sync=True)
    distribution = traitlets.Unicode("grouped").tag(sync=True)
    extent = traitlets.Unicode("single_area").tag(sync=True)
    change = traitlets.Unicode("no_priors").tag(sync=True)
    associated = traitlets.Unicode("none").tag(sync=True)
    context = traitlets.Unicode("none").tag(sync=True)
    exam = Choice(EXAMS)

    def __init__(
        self,
        finding: Finding | str | None = None,
        *,
        page: Mapping[str, Sequence[Any]] | Iterable[str] | str = ("view", "density"),
        **traits: Any,
    ) -> None:
        if finding is not None and not isinstance(finding, Finding):
            finding = Finding(finding, traits.get("distribution", "grouped"))
        picks = {name: value for name, value in finding.as_dict().items() if name in DRAWN} if finding else {}
        axes = _axis()
        super().__init__(_axes=axes, _pictograms=_drawings(), **{**picks, **traits})
        known: dict[str, list[Any]] = {name: [value for value, _ in pairs] for name, pairs in axes.items()}
        known["seed"] = [self.seed + n for n in range(4)]
        names = (page,) if isinstance(page, str) else page
        if not isinstance(names, Iterable):
            raise CalcikitError(f"page names axes to leave open, such as ('view', 'density'), got {page!r}.")
        opened = dict(names) if isinstance(names, Mapping) else {name: known.get(name, []) for name in names}
        self._open(opened, known)

    def _open(self, opened: dict[str, Any], known: dict[str, list[Any]]) -> None:
        """Keep the axes that a page leaves open, and the scenes that it then holds."""
        for name, values in opened.items():
            one_of("axis", name, known)
            if isinstance(values, str) or not isinstance(values, Iterable):
                raise CalcikitError(
                    f"{name} has a list of values, such as {known[name][:2]}, got {values!r}."
                )
            for value in values:
                if name != "seed":
                    one_of(name, value, known[name])
        if (count := prod(len(values) for values in opened.values())) > MOST:
            raise CalcikitError(
                f"the page would hold {count} pictures, at most {MOST}: leave fewer axes open."
            )
        self._page_axes = {name: [*values] for name, values in opened.items()}
        self._page_scenes = [{name: opened.get(name, [getattr(self, name)]) for name in SCENE}]

    @traitlets.validate(*DRAWN)
    def _known_term(self, proposal: Any) -> str:
        return term_id(lexicon().attributes, proposal.trait.name, proposal.value)

    @property
    def finding(self) -> Finding:
        """What is drawn."""
        return Finding.from_dict({name: getattr(self, name) for name in DRAWN})

    @property
    def patch(self) -> Patch:
        """The patch that is shown, with its truth."""
        return patch_of({name: getattr(self, name) for name in SCENE})

    def _fallback(self) -> tuple[str, str]:
        patch = self.patch
        return f'<div class="ck-picture">{_figure(patch)}</div>', patch.alt


class Contrast(CalcikitWidget, PatchMixin):
    """Two pictures that are mixed up, side by side, with what to look for; then the names are hidden.

    Parameters
    ----------
    pair_id : str
        A pair of ``data/confusable_terms.toml``.
    **traits
        How the pictures are taken at first: ``view``, ``density``, ``seed``.

    Raises
    ------
    UnknownTerm
        If no pair has that id.

    Examples
    --------
    >>> Contrast("milk-two-views").get_state()["_pair"]["question"]
    'The same cysts from above and from the side'
    """

    _esm = static_text("contrast.js")
    _css = static_text("contrast.css")
    _pair = traitlets.Dict().tag(sync=True)
    _seeds: traitlets.List[int] = traitlets.List().tag(sync=True)

    def __init__(self, pair_id: str = "", **traits: Any) -> None:
        super().__init__(**traits)
        self._seeds = [self.seed + n for n in range(3)]
        self._pair = contrast_payload(contrast_pair(pair_id), self.seed)
        self._page_scenes = _all_pairs(self._seeds)

    def _fallback(self) -> tuple[str, str]:
        sides = "".join(map(_side, self._pair["sides"]))
        words = f"<p><strong>{escape(self._pair['question'])}</strong></p>"
        words += f'<div class="ck-picture-pair">{sides}</div>'
        words += f"<p>{escape(self._pair['tell']['text'])}</p>"
        return f'<div class="ck-picture">{words}</div>', str(self._pair["question"])


def _all_pairs(seeds: list[int]) -> list[dict[str, list[Any]]]:
    """Return the scenes of all pairs: a lesson shows most of them, and so its page holds one pack."""
    scenes = [side.scene(0) for pair in contrast_pairs().values() for side in pair.sides]
    return [{**{name: [value] for name, value in scene.items()}, "seed": [*seeds]} for scene in scenes]


def _side(side: Mapping[str, Any]) -> str:
    """Return one side of a pair as HTML."""
    looks = "".join(f"<li>{escape(said['text'])}</li>" for said in side["looks"])
    name = f"<p><strong>{escape(side['name'])}</strong></p>"
    return f"<div>{name}{_figure(patch_of(side['scene']))}<ul>{looks}</ul></div>"


def _figure(patch: Patch) -> str:
    """Return a patch and what it shows in words."""
    words = f"{escape(patch.alt)} {escape(patch.note)}"
    return f"<figure>{image_html(patch)}<figcaption>{words}</figcaption></figure>"
