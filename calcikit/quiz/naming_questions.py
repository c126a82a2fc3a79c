"""Questions about pictures: name the shape, name the arrangement, same or different."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .._data import N_, gettext as _, inside
from ..lexicon import Statement, Term, confusable_pair, lexicon, nearest_terms, views
from ..simulator.descriptions import atypical_note
from ..workup import Finding, Workup, recommend
from .kinds import Kind, kinds
from .models import ItemOption, PictureSpec
from .sampling import needs_action, sample_finding

if TYPE_CHECKING:
    from random import Random

    from .._data import Knowledge

NEIGHBOURS = 3
SAMENESS = {"same": N_("Same morphology"), "different": N_("Different morphologies")}

CLOSE, WIDE = 17.6, 52.0
"""Edge of a picture in mm: close enough for a shape, wide enough for an arrangement."""
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
        caption=_(
            "{view}, {field} mm across", view=views(finding.knowledge)[view].label, field=f"{field:.0f}"
        ),
    )


def _neighbours(
    attribute: str,
    term: str,
    rng: Random,
    knowledge: Knowledge | None,
    without: Collection[str],
) -> list[str]:
    """Return the nearest other words, nearest first; words that nothing separates are not both offered."""
    chosen: list[str] = []
    for ring in nearest_terms(attribute, term, knowledge):
        for other in (word for word in rng.sample(ring, len(ring)) if word not in without):
            pairs = (confusable_pair(attribute, other, known, knowledge) for known in chosen)
            if len(chosen) < NEIGHBOURS and all(pair is None or pair.apart for pair in pairs):
                chosen.append(other)
    return chosen


def naming_options(
    attribute: str, finding: Finding, rng: Random, without: Collection[str] = ()
) -> tuple[ItemOption, ...]:
    """Return the right word and its nearest neighbours, in the order of the lexicon; none of `without`."""
    truth = getattr(finding, attribute)
    words = {truth, *_neighbours(attribute, truth, rng, finding.knowledge, without)}
    known = lexicon(finding.knowledge).attributes[attribute]
    return tuple(_named(attribute, known[term], finding) for term in known.ids if term in words)


def _named(attribute: str, term: Term, finding: Finding) -> ItemOption:
    truth = getattr(finding, attribute)
    pair = confusable_pair(attribute, truth, term.id, finding.knowledge)
    other = finding.replace(**{attribute: term.id})
    said = [term.definition] if term.id == truth else list(_why_not(attribute, term, finding))
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


def _why_not(attribute: str, term: Term, finding: Finding) -> Iterator[Statement]:
    """Yield how two words are told apart; for words that nobody confuses, what the other one means."""
    pair = confusable_pair(attribute, getattr(finding, attribute), term.id, finding.knowledge)
    if pair is None or pair.tell is None:
        yield term.definition
        return
    yield pair.tell
    if pair.near is not None:
        yield pair.near


def _explained(attribute: str, finding: Finding) -> dict[str, Any]:
    """Return what it is, what follows from it, and where to look."""
    term = lexicon(finding.knowledge).attributes[attribute][getattr(finding, attribute)]
    workup = recommend(finding)
    look = term.look or term.definition
    lesson = term.pearl or term.cause or term.definition
    follows = _(
        "Alone, after workup: BI-RADS {category}, {steps}.",
        category=workup.category,
        steps=inside(workup.steps[0].label),
    )
    return {
        "explanation": f"{term.label}. {lesson.text} {follows}",
        "where": look.text,
        "cite": tuple(dict.fromkeys([*look.cite, *lesson.cite, *workup.sources])),
        "finding": finding,
    }


def shape(rng: Random, knowledge: Knowledge) -> dict[str, Any]:
    """Make a question about the shape of the particles, seen close."""
    benign = rng.random() < 0.5
    terms = lexicon(knowledge).attributes["morphology"].terms
    ids = [term.id for term in terms if (term.group != "suspicious") == benign]
    finding = _together(rng, rng.choice(ids), knowledge)
    options = naming_options("morphology", finding, rng)
    first = picture(finding, rng, view="magnification", field=CLOSE)
    pictures = [first]
    if any(option.id == kinds(knowledge)["shape"].lateral for option in options):
        seed, density = first.seed, first.density
        pictures.append(picture(finding, rng, view="lateral", field=CLOSE, seed=seed, densities=density))
    return {"pictures": tuple(pictures), "options": _mixed(options, rng), **_explained("morphology", finding)}


def _mixed(options: Sequence[ItemOption], rng: Random) -> tuple[ItemOption, ...]:
    """Return answers in random order: in that of the lexicon half of the right ones came third."""
    return tuple(rng.sample(options, len(options)))


def _together(rng: Random, shape: str, knowledge: Knowledge) -> Finding:
    """Return a finding of that shape whose particles mostly lie close to one another."""
    grouped = not atypical_note(shape, "grouped") and rng.random() < 0.6
    fixed = _plain(knowledge, "grouped" if grouped else None) | {"morphology": shape}
    return sample_finding(rng, fixed=fixed, knowledge=knowledge)[0]


def arrangement(rng: Random, knowledge: Knowledge) -> dict[str, Any]:
    """Make a question about the arrangement, seen from far enough."""
    distribution = rng.choice(lexicon(knowledge).attributes["distribution"].ids)
    fixed = _plain(knowledge, distribution)
    finding, _ = sample_finding(rng, _shown(kinds(knowledge)["arrangement"]), fixed, knowledge)
    options = naming_options("distribution", finding, rng)
    pictures = (picture(finding, rng, view="CC", field=WIDE, densities="aab"),)
    return {"pictures": pictures, "options": _mixed(options, rng), **_explained("distribution", finding)}


def _shown(kind: Kind) -> Callable[[Finding, Workup], bool]:
    """Return whether a kind of question shows the shape of a finding."""

    def shown(finding: Finding, _: Workup) -> bool:
        return finding.morphology in kind.shapes if kind.shapes else finding.morphology != kind.left_out

    return shown


def _plain(knowledge: Knowledge, distribution: str | None = None) -> dict[str, str]:
    """Return picks that leave the particles alone in the picture."""
    given = {name: each.default or "" for name, each in Finding.attributes(knowledge).items()}
    for name in ("morphology", "distribution"):
        del given[name]
    if distribution is not None:
        given["distribution"] = distribution
    if distribution == "diffuse":
        given["extent"] = "both_breasts_alike"
    return given


def same_or_different(rng: Random, knowledge: Knowledge) -> dict[str, Any]:
    """Make a question that compares two pictures."""
    kind, words = kinds(knowledge)["same_or_different"], lexicon(knowledge).attributes["morphology"]
    finding, workup = sample_finding(rng, _shown(kind), _plain(knowledge), knowledge)
    pair, other = None, finding
    if rng.random() < 0.5:
        nearest = nearest_terms("morphology", finding.morphology, knowledge)[0]
        near = rng.choice([term for term in nearest if term != kind.left_out])
        pair = confusable_pair("morphology", finding.morphology, near, knowledge)
        other = finding.replace(morphology=near)
    term, label2 = words[finding.morphology], words[other.morphology].label
    look = term.look if term.look and term.look.cite else term.definition
    tell = pair.tell if pair and pair.tell else look
    lesson = term.cause or term.pearl or term.definition
    names = (
        _("{term} on the left, {label2} on the right.", term=term.label, label2=inside(label2))
        if pair
        else _("{term} in both images.", term=term.label)
    )
    answer = "different" if pair else "same"
    return {
        "pictures": tuple(picture(each, rng, view="magnification", field=CLOSE) for each in (finding, other)),
        "options": tuple(
            ItemOption(
                id=each,
                text=_(text),
                right=each == answer,
                credit=float(each == answer),
                reason=f"{names} {tell.text}",
                cite=tell.cite,
                more=None,
            )
            for each, text in SAMENESS.items()
        ),
        "explanation": lesson.text,
        "where": tell.text,
        "cite": tuple(dict.fromkeys([*tell.cite, *lesson.cite, *workup.sources])),
        "finding": finding,
    }
