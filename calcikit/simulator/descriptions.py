"""What a patch shows, in words: the alt text, and why a combination is not what one meets in practice."""

from __future__ import annotations

from typing import Any

__all__ = ["alt_text", "atypical_note", "looks_text", "truth_text"]

_LOOKS = {
    "skin": "small rings with clear middles, in the skin",
    "vascular": "two broken parallel tracks along a winding vessel",
    "coarse_popcorn": "large dense lobulated lumps in an oval mass",
    "large_rod_like": "smooth thick rods that point to the nipple",
    "round": "smooth round dots of half a millimetre to one millimetre",
    "punctate": "smooth round dots under half a millimetre",
    "rim": "thin shells with clear middles",
    "dystrophic": "irregular plates larger than one millimetre",
    "suture": "threads of even width with a loop and a knot",
    "amorphous": "hazy specks without a shape",
    "coarse_heterogeneous": "irregular chunks of half a millimetre to one millimetre",
    "fine_pleomorphic": "angular specks under half a millimetre that all differ",
    "fine_linear_branching": "thin broken lines, some of them forked",
}
_SMUDGES = "soft round smudges, sediment in small cysts seen from above"
_MILK = {
    "CC": _SMUDGES,
    "magnification": _SMUDGES,
    "lateral": "bright crescents open to the top, sediment in small cysts",
    "tangential": "short bright crescents, sediment in small cysts",
}
_WHERE = {
    "diffuse": "scattered over the whole image",
    "regional": "spread over more than 2 cm, not along one duct",
    "grouped": "in one group within 2 cm",
    "linear": "in a line along one duct",
    "segmental": "in a wedge with its tip towards the nipple",
}
_VIEWS = {
    "CC": "craniocaudal view",
    "lateral": "true lateral view",
    "magnification": "magnified craniocaudal view",
    "tangential": "tangential view, the skin at the top",
}
_TISSUE = {"a": "almost all fat", "b": "scattered gland", "c": "uneven dense gland", "d": "very dense gland"}
_COMPANY = {
    "mass": "with a mass",
    "benign_mass": "with a smooth oval mass",
    "asymmetry": "with denser tissue around",
    "distortion": "with distortion of the tissue around",
    "surgical_bed": "beside a scar with metal clips",
    "beside_known_cancer": "near a mass that is a known cancer",
}

_OWN_PATTERN: dict[str, tuple[str, set[str]]] = {
    "skin": ("the skin in tight groups", {"linear", "segmental"}),
    "vascular": ("vessels", {"grouped", "segmental"}),
    "coarse_popcorn": ("the mass they lie in", {"linear", "segmental"}),
    "large_rod_like": ("ducts in both breasts", {"grouped"}),
    "rim": ("single cysts and scars", {"linear", "segmental"}),
    "dystrophic": ("damaged tissue", {"diffuse", "linear", "segmental"}),
    "milk_of_calcium": ("small cysts", {"linear", "segmental"}),
    "suture": ("the surgeon's stitches", {"diffuse", "segmental"}),
    "fine_pleomorphic": ("diseased ducts of one lobe or part of it", {"diffuse"}),
    "fine_linear_branching": ("diseased ducts of one lobe", {"diffuse"}),
}


def atypical_note(morphology: str, distribution: str) -> str:
    """Return why a combination is unusual, or nothing when it is usual.

    Examples
    --------
    >>> atypical_note("amorphous", "grouped")
    ''
    >>> print(atypical_note("vascular", "segmental"))
    Atypical: particles of this kind follow vessels; ...
    """
    follows, unusual = _OWN_PATTERN.get(morphology, ("", set[str]()))
    if distribution not in unusual:
        return ""
    return (
        f"Atypical: particles of this kind follow {follows}; "
        f"a {distribution} distribution is not how they are met in practice."
    )


def looks_text(finding: Any, view: str) -> str:
    """Return what the calcium looks like in a view, and where it lies.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> looks_text(SimpleNamespace(morphology="punctate", distribution="linear"), "CC")
    'smooth round dots under half a millimetre, in a line along one duct'
    """
    looks = _MILK[view] if finding.morphology == "milk_of_calcium" else _LOOKS[finding.morphology]
    return f"{looks}, {_WHERE[finding.distribution]}"


def alt_text(
    finding: Any, view: str, density: str, *, prior: bool, other_breast: bool, particles: int
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
    place = f"Simulated {_VIEWS[view]} of breast tissue ({_TISSUE[density]})"
    when = ", at the earlier exam" if prior else ""
    side = ", the other breast" if other_breast else ""
    if not particles:
        return f"{place}{side}{when}. No calcifications. {_NOT_REAL}"
    company = [_COMPANY[key] for key in (finding.associated, finding.context) if key in _COMPANY]
    several = ", in several areas" if finding.extent == "several_areas_one_breast" else ""
    tail = f", {' and '.join(company)}" if company else ""
    return f"{place}{side}{when}: {looks_text(finding, view)}{several}{tail}. {_NOT_REAL}"


_NOT_REAL = "Drawn by a program for teaching, not a patient."


def truth_text(patch: Any) -> str:
    """Return what is true about a patch in numbers: how many particles, how large, how far apart.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from . import simulate
    >>> finding = SimpleNamespace(morphology="punctate", distribution="grouped", extent="single_area",
    ...     change="no_priors", associated="none", context="none")
    >>> " particles, each " in truth_text(simulate(finding, size=256, seed=4))
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
