"""One answer is one event, and one line of the learner's record.

``js/shared/progress.js`` makes the same demands: a page has no Python, and a teacher's folder of records has
no page. ``tests/expected/record_lines.json`` holds the lines that both are tested with.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from math import isinf
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from .._data import expected
from ..errors import CalcikitError

VERSION = 1
Word = Annotated[str, Field(min_length=1)]


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _timestamp(text: str) -> str:
    if not MOMENT.fullmatch(text):
        raise ValueError("a time is written like 2026-11-24T21:30:00.000Z")
    try:
        datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError:
        raise ValueError("a time lies between the years 1 and 9999") from None
    except ValueError:
        raise ValueError("there is no such day, hour or offset") from None
    return text


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Event(BaseModel):
    """One answer. Keys that are not listed here are kept as they are.

    Attributes
    ----------
    v : int
        Version of the record, 1.
    at : str
        When, ISO 8601 with its offset.
    learner, sitting : str
        Random names, made up for the record; they name nobody.
    source : str
        ``drill``, ``case`` or ``form``.
    item, kind : str
        Which question, and of which kind.
    truth, said : str
        The right option and the chosen one, by id.
    credit : float
        0 to 1; a near miss is worth a part.
    right : bool
    confidence : int, optional
        1 (guessing) to 4 (sure).
    seconds : float, optional
    more_truth, more_said : bool, optional
        Whether the right and the chosen answer mean more than routine screening; None where not asked.

    Examples
    --------
    >>> event = Event.of(source="drill", item="shape-7-1", kind="shape", truth="amorphous", said="punctate",
    ...                  credit=0.5, right=False)
    >>> event.v, len(event.learner)
    (1, 12)
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)

    v: int = VERSION
    at: Annotated[str, AfterValidator(_timestamp)] = Field(default_factory=_now)
    learner: Word = Field(default_factory=lambda: secrets.token_hex(6))
    sitting: Word = Field(default_factory=lambda: secrets.token_hex(6))
    source: Word
    item: Word
    kind: Word
    truth: Word
    said: Word
    credit: float = Field(ge=0, le=1)
    right: bool
    confidence: int | None = Field(None, ge=1, le=4)
    seconds: float | None = Field(None, ge=0)
    more_truth: bool | None = None
    more_said: bool | None = None

    @model_validator(mode="after")
    def _names_its_form(self) -> Event:
        form = (self.model_extra or {}).get("form")
        if form is not None and not (isinstance(form, str) and form):
            raise ValueError(f"form is the id of a form of a test, got {form!r}")
        return self

    @classmethod
    def of(cls, **given: Any) -> Event:
        """Return an event, or say what is wrong with it.

        Raises
        ------
        CalcikitError
            Naming the key and what is expected.
        """
        if given.get("v", VERSION) != VERSION:
            raise CalcikitError(_other_version(given["v"]))
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise CalcikitError(f"an answer cannot be recorded: {_first(error)}") from None

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two lines the same answer, however they are spelt."""
        moment = self.moment.isoformat(timespec="milliseconds")
        return (self.learner, self.sitting, moment, self.source, self.item, self.kind, self.said)

    @property
    def moment(self) -> datetime:
        """When, as a time in UTC."""
        return datetime.fromisoformat(self.at).astimezone(UTC)


class Reading(NamedTuple):
    """What could be read of a record, and what was set aside: (line number, line, reason)."""

    events: list[Event]
    set_aside: list[tuple[int, bytes, str]]

    def faults(self, name: str) -> Iterator[str]:
        r"""Say which lines of a file were set aside and why; lines in a row with one reason are one fault.

        Examples
        --------
        >>> [*read_lines(b"torn\ntorn\n").faults("mine.jsonl")]
        ['mine.jsonl, lines 1 to 2: not valid JSON']
        """
        runs = groupby(enumerate(self.set_aside), key=lambda each: (each[1][0] - each[0], each[1][2]))
        for (_, why), run in runs:
            first, *others = (number for _, (number, _, _) in run)
            lines = f"lines {first} to {others[-1]}" if others else f"line {first}"
            yield f"{name}, {lines}: {why}"


def to_json_line(event: Event) -> bytes:
    """Return an event as one line of JSON, ended.

    Examples
    --------
    >>> event = Event.of(source="case", item="a", kind="recall", truth="no", said="no", credit=1, right=True)
    >>> read_lines(to_json_line(event)).events == [event]
    True
    """
    return json.dumps(event.model_dump(), separators=(",", ":")).encode("ascii") + b"\n"


def read_lines(content: bytes) -> Reading:
    r"""Read a record line by line; what is not an answer is set aside with the reason, the rest is kept.

    Examples
    --------
    >>> [why for _, _, why in read_lines(b'{"v":1,\n{"v":9}\n').set_aside]
    ['not valid JSON', 'written in version 9 of the record, this calcikit reads version 1: update calcikit']
    """
    found = Reading([], [])
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                found.events.append(_read(line))
            except CalcikitError as problem:
                found.set_aside.append((number, line.rstrip(b"\r"), str(problem)))
    return found


def _read(line: bytes) -> Event:
    try:
        content = json.loads(line.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        why = "not UTF-8 text: save the file as UTF-8" if b"\0" in line else "not valid JSON"
        raise CalcikitError(why) from None
    if not isinstance(content, Mapping):
        raise CalcikitError("not an answer: an object in braces is expected")
    version = content.get("v")
    if version != VERSION or isinstance(version, bool):
        raise CalcikitError(_other_version(version))
    try:
        return Event.model_validate(content)
    except ValidationError as error:
        raise CalcikitError(_first(error)) from None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _finite(digits: str) -> float:
    """Read a number; one beyond all numbers, such as 1e999, could not be written again."""
    if isinf(number := float(digits)):
        raise ValueError(f"{digits} is too large")
    return number


def _other_version(version: object) -> str:
    if version is None:
        return "it does not say its version"
    return (
        f"written in version {version} of the record, this calcikit reads version {VERSION}: update calcikit"
    )


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    key = ".".join(map(str, first["loc"]))
    if first["type"] == "missing":
        return f"{key!r} is missing"
    problem = expected(first)
    return f"{key!r}: {problem}, got {first['input']!r}" if key else problem
