"""The explorers: set the attributes, see the workup. They pass values on; ``calcikit.workup`` decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

import traitlets

from .._data import Knowledge, protocols, static_text
from ..lexicon import is_given, lexicon, term_id
from ..lexicon.models import EDITIONS
from ..payload.evidence import evidence_payload
from ..payload.scenes import patch_of
from ..payload.workup import regions_payload, workup_payload
from ..workup import BiopsyResult, Finding, Workup
from ..workup.recommend import whole_description, workup_if_possible
from ._base import CalcikitWidget, Choice
from .fallback import answer_html, image_html
from .patch_mixin import VIEW_TRAITS, PatchMixin

if TYPE_CHECKING:
    import pandas as pd

    from ..simulator import Patch


def _pick(default: str | None = None) -> Any:
    return traitlets.Unicode(default, allow_none=True).tag(sync=True)


class _Explorer(CalcikitWidget):
    """One description, looked up in the packed answers on every pick."""

    _esm = static_text("explorer.js")
    _css = static_text("explorer.css")
    _kind: ClassVar[str]
    _describes: ClassVar[type[Finding] | type[BiopsyResult]]
    _axes: ClassVar[tuple[str, str]]

    _workup = traitlets.Bytes().tag(sync=True)
    _regions = traitlets.Bytes().tag(sync=True)
    region = Choice(("", *protocols()))
    edition = Choice(EDITIONS)
    pinned = traitlets.Dict().tag(sync=True)
    name = traitlets.Unicode("").tag(sync=True)
    _start = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        described: Finding | BiopsyResult | str | None,
        beside: str,
        /,
        *,
        regions: bool = False,
        **traits: Any,
    ) -> None:
        picks: dict[str, str | None] = {}
        if isinstance(described, str):
            picks = dict(zip(self._axes, (described, beside or None), strict=True))
        elif described is not None:
            kind = cast("type[Finding]", self._describes)
            picks |= whole_description(kind, described, **{self._axes[1]: beside}).as_dict()
        elif is_given(beside):
            picks = {self._axes[1]: beside}
        if regions:
            traits["_regions"] = regions_payload(self._kind)
        super().__init__(_workup=workup_payload(self._kind), **{**picks, **traits})
        self._start = {name: getattr(self, name) for name in self._describes.attribute_names}

    def _known_term(self, proposal: Any) -> str | None:
        attributes, name = self._describes.attributes(), proposal.trait.name
        if proposal.value is None and attributes[name].default is None:
            return None
        return term_id(attributes, name, proposal.value)

    @traitlets.validate("pinned")
    def _known_description(self, proposal: Any) -> dict[str, str]:
        return self._describes.from_dict(proposal.value).as_dict() if proposal.value else {}

    @traitlets.observe("region")
    def _carry_protocols(self, change: Any) -> None:
        if change.new and not self._regions:
            self._regions = regions_payload(self._kind)

    def _described(self) -> Any:
        """Return the description, or None while an axis is still open."""
        picks = {name: getattr(self, name) for name in self._describes.attribute_names}
        if None in picks.values():
            return None
        return self._describes.from_dict(picks, Knowledge.load(self.region) if self.region else None)

    @property
    def workup(self) -> Workup | None:
        """The workup of what is picked; None while it is incomplete or impossible."""
        described = self._described()
        return None if described is None else workup_if_possible(described)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables behind the picture: reasons, real data, what would change it, steps, categories.

        Examples
        --------
        >>> sorted(Explorer(morphology="round", distribution="grouped").tables())
        ['categories', 'grid', 'real_data', 'reasons', 'steps', 'what_if']
        """
        from .. import tables  # an explorer is there before anyone asks for its tables

        found = {"steps": tables.step_table(), "categories": tables.category_table()}
        if self._kind == "finding":
            described = self._described()
            scene = {
                name: getattr(self, name)
                for name in Finding.attribute_names
                if getattr(self, name) is not None
            }
            found["grid"] = tables.workup_table(
                described, edition=self.edition, **({} if described else scene)
            )
        if (workup := self.workup) is not None:
            found["reasons"] = tables.reason_table(workup)
            if isinstance(workup.finding, Finding):
                found["real_data"] = tables.finding_evidence_table(workup.finding)
            found["what_if"] = tables.what_if_table(workup.finding, edition=self.edition)
        return found

    def _fallback(self) -> tuple[str, str]:
        return answer_html(self.workup), str(self.workup or "calcikit")


class Explorer(_Explorer, PatchMixin):
    """Set the attributes of a group of calcifications; see the recommended workup.

    Parameters
    ----------
    finding : Finding or str, optional
        Where to start: a finding, or its morphology.
    distribution : str, optional
        Beside a morphology.
    **traits
        Attributes of a finding, ``edition`` (``"v2025"`` or ``"2013"``), or how the picture is taken:
        ``view``, ``density``, ``seed``. With ``regions=True`` it offers the protocols that ship; ``region``
        is the one that it follows.

    Attributes
    ----------
    stage, morphology, distribution, ... : str or None
        The picks: traits that follow the page, and that move it when set.
    finding : Finding or None
        What is picked; None while an axis is open.
    view, density, seed : str, str, int
        How the picture is taken.
    patch : Patch or None
        The picture of what is picked, with its truth.

    Raises
    ------
    UnknownTerm
        If an attribute or a term is unknown.

    Examples
    --------
    >>> explorer = Explorer("amorphous", "grouped")
    >>> explorer.workup.category
    '4B'
    >>> explorer.distribution = "diffuse"
    >>> explorer.finding
    Finding(morphology='amorphous', distribution='diffuse')
    """

    _kind = "finding"
    _describes = Finding
    _axes = ("morphology", "distribution")
    _evidence = traitlets.Bytes().tag(sync=True)
    stage = _pick("diagnostic")
    morphology = _pick()
    distribution = _pick()
    certainty = _pick("certain")
    projection = _pick("both_views")
    extent = _pick("single_area")
    change = _pick("no_priors")
    associated = _pick("none")
    context = _pick("none")
    risk = _pick("average")
    symptoms = _pick("none")

    _check = traitlets.validate(*Finding.attribute_names)(_Explorer._known_term)

    def __init__(self, finding: Finding | str | None = None, distribution: str = "", **traits: Any) -> None:
        if self.pack:
            traits["_evidence"] = evidence_payload()
        super().__init__(finding, distribution, **traits)
        if "view" not in traits and self.morphology is not None:
            fine = lexicon().attributes["morphology"][self.morphology].fine
            self.view = "magnification" if fine and self.stage != "screening" else "CC"
        self.on_msg(self._count)

    def _count(self, _: Any, message: Any, __: Any) -> None:
        """Count what real data say when it is first wanted: the libraries of statistics load slowly."""
        if message == {"explorer": "evidence"}:
            self._evidence = evidence_payload()

    @traitlets.default("_page_scenes")
    def _one_of_each(self) -> list[Any]:
        """A page holds every shape in every arrangement, in three views."""
        words = lexicon().attributes
        shown = {name: [*words[name].ids] for name in ("morphology", "distribution")}
        looks = {"view": ["CC", "lateral", "magnification"], "density": [self.density], "seed": [self.seed]}
        return [{**shown, **looks}]

    def _fallback(self) -> tuple[str, str]:
        """With an image: a small one in a page, in a notebook the one that is drawn first anyway."""
        html, plain = super()._fallback()
        if (finding := self.finding) is None or (patch := self.patch) is None:
            return html, plain
        if self.pack:
            from ..simulator import simulate

            patch = simulate(
                finding, view=self.view, density=self.density, seed=self.seed, size=256, pitch=0.1
            )
        return f'<div class="ck-pictured">{image_html(patch)}{html}</div>', plain

    @property
    def patch(self) -> Patch | None:
        """The simulated patch of what is picked; None while shape or arrangement is open."""
        if (finding := self.finding) is None:
            return None
        return patch_of({**finding.as_dict(), **{name: getattr(self, name) for name in VIEW_TRAITS}})

    @property
    def finding(self) -> Finding | None:
        """What is picked; None while shape or arrangement is open."""
        return self._described()  # type: ignore[no-any-return]


class AfterBiopsy(_Explorer):
    """Set what came back after a biopsy; see what follows.

    Parameters
    ----------
    result : BiopsyResult or str, optional
        Where to start: a result, or the category before the biopsy.
    histology : str, optional
        Beside a category.
    **traits
        Attributes of a biopsy result, or ``edition``. With ``regions=True`` it offers the protocols that
        ship; ``region`` is the one that it follows.

    Attributes
    ----------
    category_before, histology, ... : str or None
        The picks: traits that follow the page, and that move it when set.
    result : BiopsyResult or None
        What is picked; None while category or histology is open.
    workup : Workup or None
        What follows; None while the result is incomplete or impossible.

    Raises
    ------
    UnknownTerm
        If an attribute or a term is unknown.

    Examples
    --------
    >>> after = AfterBiopsy(category_before="4B", histology="dcis")
    >>> after.workup.next_step
    'treatment_referral'
    """

    _kind = "biopsy"
    _describes = BiopsyResult
    _axes = ("category_before", "histology")
    category_before = _pick()
    histology = _pick()
    calcifications_in_specimen = _pick("yes")
    calcifications_on_slides = _pick("yes")
    concordance = _pick("not_stated")
    residual_calcifications = _pick("yes")
    associated = _pick("none")
    risk = _pick("average")

    def __init__(self, result: BiopsyResult | str | None = None, histology: str = "", **traits: Any) -> None:
        super().__init__(result, histology, **traits)

    _check = traitlets.validate(*BiopsyResult.attribute_names)(_Explorer._known_term)

    @property
    def result(self) -> BiopsyResult | None:
        """What is picked; None while category or histology is open."""
        return self._described()  # type: ignore[no-any-return]
