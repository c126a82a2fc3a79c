"""What a patch shows, in words: the alt text, and why a combination is not what one meets in practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from .._data import Knowledge, Record, Text, Words, derived, gettext as _

if TYPE_CHECKING:
    from ..workup import Finding
    from .patch import Patch


class _Shape(Record):
    looks: Words
    follows: Text = ""
    cite: tuple[str, ...] = ()
    atypical: tuple[str, ...] = ()
    in_view: dict[str, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if (self.follows or self.atypical) and not self.cite:
            raise ValueError("what follows something, or is atypical, needs 'cite'")
        return self


class _Distractor(Record):
    morphology: str
    distribution: str


class _Descriptions(Record):
    """The words of ``data/simulator.toml``."""

    not_real: Words
    distractor: tuple[_Distractor, ...]
    shape: dict[str, _Shape]
    arrangement: dict[str, Text]
    view: dict[str, Text]
    tissue: dict[str, Text]
    associated: dict[str, Text]


GROUP = 5
"""Particles that make a group, at least about; see the definition of grouped in ``data/lexicon``."""


@derived
def _read(knowledge: Knowledge) -> _Descriptions:
    return knowledge.read("simulator.toml", _Descriptions)


def distractors() -> tuple[tuple[str, str], ...]:
    """Return the shapes and arrangements that lie in a search field besides what is looked for."""
    return tuple((one.morphology, one.distribution) for one in _read().distractor)


def atypical_note(morphology: str, distribution: str) -> str:
    """Return why a combination is unusual, or nothing when it is usual.

    Examples
    --------
    >>> atypical_note("amorphous", "grouped")
    ''
    >>> print(atypical_note("vascular", "segmental"))
    Atypical: particles of this kind follow vessels; ...
    """
    shape = _read().shape[morphology]
    if distribution not in shape.atypical:
        return ""
    return _(
        "Atypical: particles of this kind follow {follows}; a {distribution} distribution is not how "
        "they are met in practice.",
        follows=shape.follows,
        distribution=_(distribution),
    )


def looks_text(finding: Finding, view: str) -> str:
    """Return what the calcium looks like in a view, and where it lies.

    Examples
    --------
    >>> import calcikit as ck
    >>> looks_text(ck.Finding(morphology="punctate", distribution="linear"), "CC")
    'smooth round dots, most of them under half a millimetre, in a line'
    """
    shape = _read().shape[finding.morphology]
    return f"{shape.in_view.get(view, shape.looks)}, {_read().arrangement[finding.distribution]}"


def alt_text(
    finding: Finding, view: str, density: str, *, prior: bool, other_breast: bool, particles: int
) -> str:
    """Return a sentence or two that stand in for the picture.

    Parameters
    ----------
    finding : Finding
    view, density : str
    prior, other_breast : bool
    particles : int
        Number of particles drawn; with none the text says so.
    """
    words = _read()
    place = _(
        "Simulated {view} of breast tissue ({density})", view=words.view[view], density=words.tissue[density]
    )
    when = _(", at the earlier exam") if prior else ""
    side = _(", the other breast") if other_breast else ""
    if not particles:
        return _(
            "{place}{side}{when}. No calcifications. {not_real}",
            place=place,
            side=side,
            when=when,
            not_real=words.not_real,
        )
    beside = [
        words.associated[key] for key in (finding.associated, finding.context) if key in words.associated
    ]
    several = _(", in several areas") if finding.extent == "several_areas_one_breast" else ""
    tail = f", {' and '.join(beside)}" if beside else ""
    few = _(", though fewer than five") if finding.distribution == "grouped" and particles < GROUP else ""
    return f"{place}{side}{when}: {looks_text(finding, view)}{few}{several}{tail}. {words.not_real}"


def truth_text(patch: Patch) -> str:
    """Return what is true about a patch in numbers: how many particles, how large, how far apart.

    Examples
    --------
    >>> import calcikit as ck
    >>> group = ck.Finding(morphology="punctate", distribution="grouped")
    >>> " particles, each " in truth_text(ck.simulate(group, size=256, seed=4))
    True
    """
    seen = patch.particles[patch.particles["in_field"]]
    if seen.empty:
        return _("The truth: no calcifications in this image.")
    low, high = (f"{value:.2g}" for value in (seen["size_mm"].min(), seen["size_mm"].max()))
    sizes = _("{low} mm", low=low) if low == high else _("{low} to {high} mm", low=low, high=high)
    if len(seen) == 1:
        return _("The truth: 1 particle, {sizes} long.", sizes=sizes)
    spread = [patch.pitch_mm * (seen[axis].max() - seen[axis].min()) for axis in ("column", "row")]
    wide, tall = (f"{side:.0f}" for side in spread)
    if patch.finding.morphology == "amorphous":
        return _(
            "The truth: {seen} hazy specks, too small or too hazy to be measured one by one; their middles "
            "spread over {wide} by {tall} mm of this image.",
            seen=len(seen),
            wide=wide,
            tall=tall,
        )
    return _(
        "The truth: {seen} particles, each {sizes} in its longest direction; their middles spread "
        "over {wide} by {tall} mm of this image.",
        seen=len(seen),
        sizes=sizes,
        wide=wide,
        tall=tall,
    )
