"""Questions about pictures: name the shape, name the arrangement, same or different."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from ..lexicon import Statement, Term, confusable_pair, lexicon, nearest_terms
from ..simulator.descriptions import atypical_note
from ..workup import Finding, recommend
from .models import ItemOption, PictureSpec
from .sampling import lower, needs_action, scene

__all__ = ["arrangement", "picture", "same_or_different", "shape"]

CAPTIONS = {
    "CC": "Craniocaudal view",
    "magnification": "Magnified craniocaudal view",
    "lateral": "True lateral",
}
CLOSE, WIDE = 17.6, 52.0
"""Edge of a picture in mm: close enough for a shape, wide enough for an arrangement."""
LAYERS = "milk_of_calcium"
SEEDS = 10**6


def picture(
    finding: Finding, rng: Random, *, view: str, field: float, seed: int = -1, densities: str = "aabbbc"
) -> PictureSpec:
    """Return a picture of a finding, not drawn yet; a new patch unless its seed is given."""
    return PictureSpec(
        finding=finding,
        view=view,
        density=rng.choice(densities),
        seed=rng.randrange(SEEDS) if seed < 0 else seed,
        field=field,
        caption=f"{CAPTIONS[view]}, {field:.0f} mm across",
    )


def _neighbours(attribute: str, term: str, rng: Random, count: int = 3) -> list[str]:
    """Return the nearest other words, nearest first; words that nothing separates are not both offered."""
    chosen: list[str] = []
    for ring in nearest_terms(attribute, term):
        for other in rng.sample(ring, len(ring)):
            pairs = (confusable_pair(attribute, other, known) for known in chosen)
            if len(chosen) < count and all(pair is None or pair.apart for pair in pairs):
                chosen.append(other)
    return chosen


def _naming(attribute: str, finding: Finding, rng: Random) -> tuple[ItemOption, ...]:
    """Return the right word and its nearest neighbours, in the order of the lexicon."""
    truth = getattr(finding, attribute)
    words = {truth, *_neighbours(attribute, truth, rng)}
    known = lexicon().attributes[attribute]
    return tuple(_named(attribute, known[term], finding) for term in known.ids if term in words)


def _named(attribute: str, term: Term, finding: Finding) -> ItemOption:
    truth = getattr(finding, attribute)
    pair = confusable_pair(attribute, truth, term.id)
    other = finding.replace(**{attribute: term.id})
    said = [term.definition] if term.id == truth else list(_why_not(attribute, term, truth))
    return ItemOption(
        id=term.id,
        text=term.label,
        right=term.id == truth,
        credit=1.0 if term.id == truth else pair.credit if pair else 0.0,
        reason=" ".join(statement.text for statement in said),
        cite=tuple(dict.fromkeys(key for statement in said for key in statement.cite)),
        more=needs_action(recommend(other)),
        finding=other,
    )


def _why_not(attribute: str, term: Term, truth: str) -> Iterator[Statement]:
    """Yield how two words are told apart; for words that nobody confuses, what the other one means."""
    pair = confusable_pair(attribute, truth, term.id)
    if pair is None or pair.tell is None:
        yield term.definition
        return
    yield pair.tell
    if pair.near is not None:
        yield pair.near


def _explained(attribute: str, finding: Finding) -> dict[str, Any]:
    """Return what it is, what follows from it, and where to look."""
    term = lexicon().attributes[attribute][getattr(finding, attribute)]
    workup = recommend(finding)
    look = term.look or term.definition
    lesson = term.pearl or term.cause or term.definition
    follows = f"Alone, after a full workup: BI-RADS {workup.category}, {lower(workup.steps[0].label)}."
    return {
        "explanation": f"{term.label}. {lesson.text} {follows}",
        "where": look.text,
        "cite": tuple(dict.fromkeys([*look.cite, *lesson.cite, *workup.sources])),
        "finding": finding,
    }


def shape(rng: Random) -> dict[str, Any]:
    """Make a question about the shape of the particles, seen close."""
    benign = rng.random() < 0.5
    ids = [
        term.id for term in lexicon().attributes["morphology"].terms if (term.group != "suspicious") == benign
    ]
    finding = _together(rng, rng.choice(ids))
    options = _naming("morphology", finding, rng)
    pictures = [picture(finding, rng, view="magnification", field=CLOSE)]
    if any(option.id == LAYERS for option in options):
        first = pictures[0]
        pictures.append(
            picture(finding, rng, view="lateral", field=CLOSE, seed=first.seed, densities=first.density)
        )
    return {"pictures": tuple(pictures), "options": options, **_explained("morphology", finding)}


def _together(rng: Random, shape: str) -> Finding:
    """Return a finding of that shape whose particles mostly lie close to one another."""
    grouped = not atypical_note(shape, "grouped") and rng.random() < 0.6
    return scene(rng, **_plain("grouped" if grouped else None), morphology=shape)[0]


def arrangement(rng: Random) -> dict[str, Any]:
    """Make a question about the arrangement, seen from far enough."""
    distribution = rng.choice(lexicon().attributes["distribution"].ids)
    finding, _ = scene(
        rng, lambda workup: workup.finding.as_dict()["morphology"] in FACES, **_plain(distribution)
    )
    options = _naming("distribution", finding, rng)
    pictures = (picture(finding, rng, view="CC", field=WIDE, densities="aab"),)
    return {"pictures": pictures, "options": options, **_explained("distribution", finding)}


FACES = ("round", "coarse_heterogeneous")
"""Shapes that stay visible from afar and lie in every arrangement."""


def _plain(distribution: str | None = None) -> dict[str, str]:
    """Return picks that leave the particles alone in the picture."""
    given = {name: lexicon().attributes[name].default or "" for name in Finding.attribute_names()}
    for name in ("morphology", "distribution"):
        del given[name]
    if distribution is not None:
        given["distribution"] = distribution
    if distribution == "diffuse":
        given["extent"] = "both_breasts_alike"
    return given


def same_or_different(rng: Random) -> dict[str, Any]:
    """Make a question that compares two pictures; sediment is left out, as one view does not show it."""
    finding, workup = scene(rng, lambda workup: workup.finding.as_dict()["morphology"] != LAYERS, **_plain())
    pair = None
    other = finding
    if rng.random() < 0.5:
        near = rng.choice([t for t in nearest_terms("morphology", finding.morphology)[0] if t != LAYERS])
        pair = confusable_pair("morphology", finding.morphology, near)
        other = finding.replace(morphology=near)
    label, label2 = (lexicon().attributes["morphology"][f.morphology].label for f in (finding, other))
    term = lexicon().attributes["morphology"][finding.morphology]
    look = term.look if term.look and term.look.cite else term.definition
    tell = pair.tell if pair and pair.tell else look
    names = f"{label} on the left, {lower(label2)} on the right." if pair else f"Both {lower(label)}."
    pictures = tuple(picture(f, rng, view="magnification", field=CLOSE) for f in (finding, other))
    return {
        "pictures": pictures,
        "options": tuple(
            ItemOption(
                id=answer,
                text=f"{answer.capitalize()} shape{'s' if answer == 'different' else ''}",
                right=(answer == "different") == bool(pair),
                credit=float((answer == "different") == bool(pair)),
                reason=f"{names} {tell.text}",
                cite=tell.cite,
                more=None,
            )
            for answer in ("same", "different")
        ),
        "explanation": f"{names} {term.definition.text}",
        "where": tell.text,
        "cite": tuple(dict.fromkeys([*tell.cite, *term.definition.cite, *workup.sources])),
        "finding": finding,
    }
