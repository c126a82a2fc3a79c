"""What a patch shows, in words: the alt text, and why a combination is not what one meets in practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from .._data import Knowledge, Record

if TYPE_CHECKING:
    from .patch import Patch
    from .scene import Described

__all__ = ["alt_text", "atypical_note", "distractors", "looks_text", "truth_text"]


class _Shape(Record):
    looks: str
    follows: str = ""
    atypical: tuple[str, ...] = ()
    in_view: dict[str, str] = Field(default_factory=dict)


class _Distractor(Record):
    morphology: str
    distribution: str


class _Descriptions(Record):
    """The words of ``data/simulator.toml``."""

    not_real: str
    distractor: tuple[_Distractor, ...]
    shape: dict[str, _Shape]
    arrangement: dict[str, str]
    view: dict[str, str]
    tissue: dict[str, str]
    associated: dict[str, str]


def _read(knowledge: Knowledge) -> _Descriptions:
    return knowledge.read("simulator.toml", _Descriptions)


def _words() -> _Descriptions:
    return Knowledge.load().derive(_read)


def distractors() -> tuple[tuple[str, str], ...]:
    """Return the shapes and arrangements that lie in a search field besides what is looked for."""
    return tuple((one.morphology, one.distribution) for one in _words().distractor)


def atypical_note(morphology: str, distribution: str) -> str:
    """Return why a combination is unusual, or nothing when it is usual.

    Examples
    --------
    >>> atypical_note("amorphous", "grouped")
    ''
    >>> print(atypical_note("vascular", "segmental"))
    Atypical: particles of this kind follow vessels; ...
    """
    shape = _words().shape[morphology]
    if distribution not in shape.atypical:
        return ""
    return (
        f"Atypical: particles of this kind follow {shape.follows}; "
        f"a {distribution} distribution is not how they are met in practice."
    )


def looks_text(finding: Described, view: str) -> str:
    """Return what the calcium looks like in a view, and where it lies.

    Examples
    --------
    >>> import calcikit as ck
    >>> looks_text(ck.Finding(morphology="punctate", distribution="linear"), "CC")
    'smooth round dots under half a millimetre, in a line along one duct'
    """
    shape = _words().shape[finding.morphology]
    return f"{shape.in_view.get(view, shape.looks)}, {_words().arrangement[finding.distribution]}"


def alt_text(
    finding: Described, view: str, density: str, *, prior: bool, other_breast: bool, particles: int
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
    words = _words()
    place = f"Simulated {words.view[view]} of breast tissue ({words.tissue[density]})"
    when = ", at the earlier exam" if prior else ""
    side = ", the other breast" if other_breast else ""
    if not particles:
        return f"{place}{side}{when}. No calcifications. {words.not_real}"
    company = [
        words.associated[key] for key in (finding.associated, finding.context) if key in words.associated
    ]
    several = ", in several areas" if finding.extent == "several_areas_one_breast" else ""
    tail = f", {' and '.join(company)}" if company else ""
    return f"{place}{side}{when}: {looks_text(finding, view)}{several}{tail}. {words.not_real}"


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
        return "The truth: no calcifications in this picture."
    low, high = (f"{value:.2g}" for value in (seen["size_mm"].min(), seen["size_mm"].max()))
    sizes = f"{low} mm" if low == high else f"{low} to {high} mm"
    if len(seen) == 1:
        return f"The truth: 1 particle, {sizes} long."
    wide, tall = (patch.pitch_mm * (seen[axis].max() - seen[axis].min()) for axis in ("column", "row"))
    return (
        f"The truth: {len(seen)} particles, each {sizes} in its longest direction; "
        f"their middles spread over {wide:.0f} by {tall:.0f} mm of this picture."
    )
