"""The words of a report and of an answer to the patient: ``data/report.toml`` and ``data/messages.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import Field

from .._data import Key, Knowledge, Record, Text, Words, derived, interpolate
from ..errors import CalcikitError, one_of, shown
from ..lexicon import lexicon
from ..lexicon.models import Id

MESSAGES, LAYOUT = "messages.toml", "report.toml"
LONGEST = 80


class Message(Record):
    """What the patient is told about a finding or a result, and what it adds to the report.

    Attributes
    ----------
    not_reached : tuple of str
        Stations of the path that were never reached, whatever was asked about them.
    subject : str
        What the category is that of, where that is not what the tables say.
    """

    id: Id
    patient: Words
    report: Text = ""
    not_reached: tuple[Id, ...] = ()
    subject: Key = ""


class Blank(Record):
    """Something a report has to say that no decision depends on, such as the side."""

    id: Id
    label: Words
    text: Words
    plain: Text = ""


class Part(Record):
    """What a report says at a name where each attribute in `where`, or the category, is one of its values."""

    id: Id
    where: Mapping[Id, tuple[Id, ...]] = {}
    text: Text = ""


class Templates(Record):
    """How a description, a report and an answer to the patient are put together."""

    description: Words
    report: Words
    patient: Words
    part: tuple[Part, ...] = ()

    def parts(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return what stands at each name of a part: of those that fit what is said, the first."""
        return {
            part.id: part.text
            for part in reversed(self.part)
            if all(said[name] in allowed for name, allowed in part.where.items())
        }


class Layout(Record):
    """All of ``data/report.toml``."""

    local: Words
    finding: Templates
    biopsy: Templates
    category: Mapping[str, Words]
    blank: tuple[Blank, ...] = Field(min_length=1)

    def of(self, kind: str) -> Templates:
        """Return the templates of a ``"finding"`` or a ``"biopsy"`` result."""
        return self.finding if kind == "finding" else self.biopsy


class _Messages(Record):
    message: tuple[Message, ...]


@derived
def layout(knowledge: Knowledge) -> Layout:
    """Return how a report is put together.

    Examples
    --------
    >>> [blank.id for blank in layout().blank][:2]
    ['composition', 'side']
    """
    read = knowledge.read(LAYOUT, Layout)
    words = lexicon(knowledge)
    for kind in ("finding", "biopsy"):
        known = {name: one.ids for name, one in words.of(kind).items()} | {"category": (*words.categories,)}
        for part in read.of(kind).part:
            place = f"{kind}/part/{part.id}"
            knowledge.require_known(LAYOUT, place, "attribute", known, *part.where)
            for name, values in part.where.items():
                knowledge.require_known(LAYOUT, place, name, known[name], *values)
    if not knowledge.name:
        return read
    named = fill_template(read.local, {"name": knowledge.name})
    ending = {
        kind: read.of(kind).model_copy(update={"report": f"{read.of(kind).report} {named}"})
        for kind in ("finding", "biopsy")
    }
    return read.model_copy(update={**ending, "local": named})


def local_protocol(knowledge: Knowledge | None = None) -> str:
    """Return the sentence that names the local protocol; empty for what ships.

    Examples
    --------
    >>> local_protocol(Knowledge.load("uk"))[:15]
    'Local protocol:'
    >>> local_protocol()
    ''
    """
    knowledge = knowledge or Knowledge.load()
    return layout(knowledge).local if knowledge.name else ""


@derived
def messages(knowledge: Knowledge) -> Mapping[str, Message]:
    """Return the messages to the patient by id.

    Examples
    --------
    >>> messages()["benign"].patient[:23]
    'These specks are benign'
    """
    stations = [station.id for station in lexicon(knowledge).stations]
    read = knowledge.read(MESSAGES, _Messages).message
    for one in read:
        knowledge.require_known(MESSAGES, f"message/{one.id}", "station", stations, *one.not_reached)
        subjects = ("", *layout(knowledge).category)
        knowledge.require_known(MESSAGES, f"message/{one.id}", "subject", subjects, one.subject)
    return {message.id: message for message in read}


def fill_template(template: str, words: Mapping[str, str]) -> str:
    """Put words where a template names them, once, and leave other names alone.

    Examples
    --------
    >>> fill_template("{side} breast, {size}", {"side": "Left"})
    'Left breast, {size}'
    """
    return re.sub(r" {2,}", " ", interpolate(template, words)).strip()


def fill_blanks(template: str, knowledge: Knowledge | None, given: Mapping[str, str]) -> str:
    """Put given words, of at most 80 characters, or else the visible blanks, into a report.

    Examples
    --------
    >>> fill_blanks("{side} breast, {size}", None, {"side": "Left"})
    'Left breast, [size in mm]'
    """
    blanks = {blank.id: blank for blank in layout(knowledge).blank}
    for name, text in given.items():
        one_of("part of a report", name, blanks)
        label = blanks[name].label.lower()
        if not isinstance(text, str):
            raise CalcikitError(f"{label}: expected a text in quotation marks, got {shown(text)}")
        if len(text) > LONGEST:
            said = shown(text)
            raise CalcikitError(f"{label}: expected at most {LONGEST} characters, got {len(text)}: {said}")
    return fill_template(
        template, {name: given.get(name, "").strip() or blank.text for name, blank in blanks.items()}
    )
