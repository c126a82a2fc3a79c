"""What a step and the path it lies on are: frozen records, checked by pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .._data import Record, Text, Words
from ..errors import one_of
from .models import Id, Rank, Statement


class Station(Record):
    """A place on the path from the screening film to the plan."""

    id: Id
    label: Words


class PathState(Record):
    """What a station can be on a path: passed, here, exit (she leaves the line there) or not_reached."""

    id: Literal["passed", "here", "exit", "not_reached"]
    label: Words


class Note(Record):
    """Something to know at a station that is not a step of its own."""

    id: Id
    label: Words
    station: Id
    what: Statement
    why: Statement | None = None
    next: Statement | None = None
    complications: Statement | None = None


class Wording(Record):
    """How a step is named, said and explained; what a wording leaves out is as in the step."""

    label: Text = ""
    report: Words
    patient: Words
    what: Statement | None = None
    why: Statement | None = None
    next: Statement | None = None


class Step(Note):
    """Something done for the patient.

    Attributes
    ----------
    urgency : int
        Rank; the higher, the sooner.
    report, patient : str
        A sentence for the report, and one to the patient.
    wording : mapping of str to Wording
        Other words; a plan asks for them as ``step:wording``.

    Examples
    --------
    >>> from calcikit.lexicon import lexicon
    >>> lexicon().steps["routine_screening"].urgency
    0
    """

    urgency: Rank
    schedule: Statement | None = None
    report: Words
    patient: Words
    wording: Mapping[Id, Wording] = {}

    def worded(self, wording: str = "") -> Wording:
        """Return the words of the step, or of one of its wordings.

        Raises
        ------
        UnknownTerm
            If the step has no such wording.

        Examples
        --------
        >>> from calcikit.lexicon import lexicon
        >>> lexicon().steps["routine_screening"].worded("after_treatment").patient
        'Please keep coming to your yearly mammogram, and to any other check-up of your own plan.'
        """
        own = Wording(**{name: getattr(self, name) for name in Wording.model_fields})
        if not wording:
            return own
        words = self.wording[one_of("wording", wording, self.wording)]
        given = {name: value for name in Wording.model_fields if (value := getattr(words, name))}
        return own.model_copy(update=given)
