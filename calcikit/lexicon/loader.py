"""All the words of ``data/``, read once."""

from __future__ import annotations

from collections.abc import Mapping

from .._data import Knowledge, Record, derived
from .claims import Answer, Claim, Myth
from .models import Attribute, Category
from .steps import Note, PathState, Station, Step

FINDING_ATTRIBUTES = (
    "stage",
    "morphology",
    "distribution",
    "certainty",
    "projection",
    "extent",
    "change",
    "associated",
    "context",
    "risk",
    "symptoms",
)
BIOPSY_ATTRIBUTES = (
    "category_before",
    "histology",
    "calcifications_in_specimen",
    "calcifications_on_slides",
    "concordance",
    "residual_calcifications",
    "associated",
    "risk",
)
OWN_FILE = {("biopsy", "associated"): "biopsy_associated"}
TO_CHOOSE = ("morphology", "distribution", "category_before", "histology")


class _Steps(Record):
    station: tuple[Station, ...]
    path_state: tuple[PathState, ...]
    step: tuple[Step, ...]
    note: tuple[Note, ...] = ()


class _Categories(Record):
    category: tuple[Category, ...]


class _Claims(Record):
    claim: tuple[Claim, ...]
    myth: tuple[Myth, ...]
    answer: tuple[Answer, ...]


class Lexicon(Record):
    """Everything ``data/lexicon``, ``steps.toml``, ``categories.toml`` and ``claims.toml`` say.

    Examples
    --------
    >>> [*lexicon().of("finding")][:3]
    ['stage', 'morphology', 'distribution']
    """

    attributes: Mapping[str, Attribute]
    by_kind: Mapping[str, Mapping[str, Attribute]]
    stations: tuple[Station, ...]
    path_states: Mapping[str, PathState]
    steps: Mapping[str, Step]
    notes: tuple[Note, ...]
    categories: Mapping[str, Category]
    claims: tuple[Claim, ...]
    myths: tuple[Myth, ...]
    answers: tuple[Answer, ...]

    def of(self, kind: str) -> Mapping[str, Attribute]:
        """Return the attributes of a ``"finding"`` or a ``"biopsy"`` result, by name and in order."""
        return self.by_kind[kind]


def _attribute(knowledge: Knowledge, name: str, stem: str, stations: Mapping[str, Station]) -> Attribute:
    file = f"lexicon/{stem}.toml"
    attribute = knowledge.read(file, Attribute)
    if attribute.id != name:
        raise knowledge.error(file, "id", f"expected {name!r}, got {attribute.id!r}")
    if attribute.default is None and name not in TO_CHOOSE:
        raise knowledge.error(file, "default", "this key is missing")
    for place, passed in (("", attribute.passed), *((term.id, term.passed) for term in attribute.terms)):
        knowledge.require_known(file, place, "station", stations, *passed)
    for term in attribute.terms:
        if attribute.groups and term.group is None:
            raise knowledge.error(file, f"{term.id}, group", "this key is missing")
        knowledge.require_known(file, f"{term.id}, group", "group", attribute.group_labels, term.group)
    return attribute


@derived
def lexicon(knowledge: Knowledge) -> Lexicon:
    """Return the words, read and checked once.

    Parameters
    ----------
    knowledge : Knowledge, optional
        Whose words; without it those in use.

    Returns
    -------
    Lexicon
        Frozen.

    Raises
    ------
    DataError
        If a file is broken; the message names file, entry and what is expected.

    Examples
    --------
    >>> sorted(lexicon().categories)
    ['0', '1', '2', '3', '4A', '4B', '4C', '5', '6']
    """
    steps = knowledge.read("steps.toml", _Steps)
    claims = knowledge.read("claims.toml", _Claims)
    stations = {station.id: station for station in steps.station}
    for note in (*steps.step, *steps.note):
        knowledge.require_known("steps.toml", note.id, "station", stations, note.station)
    named: set[str] = set()
    for step in steps.step:
        labels = [step.label, *(wording.label for wording in step.wording.values() if wording.label)]
        if twice := named.intersection(labels):
            raise knowledge.error("steps.toml", step.id, f"label {min(twice)!r} is that of another step too")
        named.update(labels)
    attributes: dict[str, Attribute] = {}
    by_kind: dict[str, dict[str, Attribute]] = {}
    for kind, names in (("finding", FINDING_ATTRIBUTES), ("biopsy", BIOPSY_ATTRIBUTES)):
        for name in names:
            stem = OWN_FILE.get((kind, name), name)
            if stem not in attributes:
                attributes[stem] = _attribute(knowledge, name, stem, stations)
            by_kind.setdefault(kind, {})[name] = attributes[stem]
    return Lexicon(
        attributes=attributes,
        by_kind=by_kind,
        path_states={state.id: state for state in steps.path_state},
        stations=steps.station,
        steps={step.id: step for step in steps.step},
        notes=steps.note,
        categories={each.id: each for each in knowledge.read("categories.toml", _Categories).category},
        claims=claims.claim,
        myths=claims.myth,
        answers=claims.answer,
    )
