"""What a learner answered so far: a file of their own, and what can be read from it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import CalcikitError, made_by, path_of
from . import schedule, statistics
from .events import Event, to_json_line
from .store import append, beginning, default_place, new_name, read, side_file

COLUMNS = tuple(Event.model_fields)


@made_by("ck.Progress.open()")
class Progress:
    """A learner's record: every answer, in the order given.

    Open one with :meth:`open`. Nothing of it leaves the machine, and it names nobody.

    Parameters
    ----------
    events : tuple of Event
        What was answered; none by default.
    path : pathlib.Path, optional
        The file that the next answers are added to; without it they are kept nowhere.

    Attributes
    ----------
    path : pathlib.Path or None
        The file; None for a record that is kept nowhere.
    problems : tuple of str
        What could not be read, in words.
    learner : str
        The random name this record goes by.

    Examples
    --------
    >>> progress = Progress()
    >>> event = progress.add(source="drill", item="shape-7-1", kind="shape", truth="amorphous",
    ...                      said="punctate", credit=0.5, right=False, confidence=2)
    >>> progress.events[["truth", "said", "credit"]].values.tolist()
    [['amorphous', 'punctate', 0.5]]
    """

    def __init__(self, events: tuple[Event, ...] = (), *, path: Path | None = None) -> None:
        if not isinstance(events, tuple) or not all(isinstance(event, Event) for event in events):
            file = repr(events) if isinstance(events, str) else ""
            raise CalcikitError(f"a record holds answers, got {events!r}; type ck.Progress.open({file})")
        self.path = None if path is None else path_of("a record", path)
        self.problems: tuple[str, ...] = ()
        self._events: dict[tuple[str, ...], Event] = {}
        for event in events:
            self._events.setdefault(event.identity, event)
        self._sitting = secrets.token_hex(6)
        self._name = new_name(self.path) if self.path is not None else secrets.token_hex(6)

    def __repr__(self) -> str:
        answers = f"{len(self._events)} answer{'' if len(self._events) == 1 else 's'}"
        return f"Progress({answers}, {f'kept in {self.path.name}' if self.path else 'kept nowhere'})"

    @classmethod
    def open(cls, path: str | PathLike[str] | None = None) -> Progress:
        """Open a record, which may not exist yet: the first answer makes the file.

        Parameters
        ----------
        path : path, optional
            By default the file that the environment variable ``CALCIKIT_PROGRESS`` names, else
            ``calcikit-progress.jsonl`` in the folder that the notebook runs in. A file downloaded from a page
            is read as well.

        Returns
        -------
        Progress
            Lines that are no answers are copied to a file beside it, and named in `problems`.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> len(Progress.open(Path(mkdtemp()) / "mine.jsonl").events)
        0
        """
        place = path_of("a record", path).expanduser().absolute() if path is not None else default_place()
        found, copied = read(place)
        progress = cls(tuple(found.events), path=place)
        copy = f"A copy is in {side_file(place).name}" if copied else "It stays in the file alone"
        aside = f"{copy}; the rest is kept."
        progress.problems = tuple(f"{fault}. {aside}" for fault in found.faults(place.name))
        return progress

    @property
    def learner(self) -> str:
        """The name of the first answer's learner: a record that was brought along keeps its own."""
        return next((event.learner for event in self._events.values()), self._name)

    def add(self, event: Mapping[str, Any] | None = None, **keys: Any) -> dict[str, Any]:
        """Record one answer; when this returns, the file has it.

        Parameters
        ----------
        event : mapping, optional
            The keys of an :class:`~calcikit.progress.events.Event`; version, time, learner and sitting
            are filled in.
        **keys
            The same, one by one.

        Returns
        -------
        dict
            The answer as recorded. An answer that is there already is not recorded twice.

        Raises
        ------
        CalcikitError
            If it is not an answer; nothing is recorded then.
        OSError
            If the file cannot be written; the answer is not recorded then.
        """
        with nullcontext() if self._events else beginning(self.path):
            if not self._events and self.path is not None:  # another kernel may have begun it meanwhile
                self._events |= {event.identity: event for event in read(self.path)[0].events}
            told = Event.of(**{"learner": self.learner, "sitting": self._sitting, **(event or {}), **keys})
            if told.identity not in self._events:
                if self.path is not None:
                    append(self.path, told)
                self._events[told.identity] = told
        return told.model_dump()

    @classmethod
    def merge(cls, *records: Progress) -> Progress:
        """Return several records as one, in the order of time, no answer twice; it is kept nowhere.

        Examples
        --------
        >>> one = Progress()
        >>> event = one.add(source="case", item="a", kind="recall", truth="no", said="no", credit=1,
        ...                 right=True)
        >>> len(Progress.merge(one, one).events)
        1
        """
        if other := [record for record in records if not isinstance(record, Progress)]:
            raise CalcikitError(f"expected records, such as ck.Progress.open(), got {other[0]!r}")
        told = [event for record in records for event in record._events.values()]
        merged = cls(tuple(sorted(told, key=lambda event: event.moment)))
        merged.problems = tuple(problem for record in records for problem in record.problems)
        return merged

    def load(self, path: str | PathLike[str]) -> int:
        """Take in the answers of another file, such as one downloaded from a page; say how many were new.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> other = Progress.open(Path(mkdtemp()) / "other.jsonl")
        >>> event = other.add(source="case", item="a", kind="recall", truth="no", said="no", credit=1,
        ...                   right=True)
        >>> mine = Progress()
        >>> mine.load(other.path), mine.load(other.path)
        (1, 0)
        """
        before = len(self._events)
        other = Progress.open(path)
        for event in other._events.values():
            self.add(event.model_dump())
        self.problems += other.problems
        return len(self._events) - before

    def text(self) -> str:
        """Return the record as JSON Lines, as a page loads it."""
        return b"".join(map(to_json_line, self._events.values())).decode("ascii")

    @property
    def events(self) -> pd.DataFrame:
        """One row an answer, in the order recorded; keys that calcikit does not know follow as columns."""
        rows = [event.model_dump() for event in self._events.values()]
        others = dict.fromkeys(key for row in rows for key in row if key not in COLUMNS)
        frame = pd.DataFrame(rows, columns=[*COLUMNS, *others])
        frame["at"] = pd.Series(
            [event.moment for event in self._events.values()], dtype="datetime64[us, UTC]"
        )
        for name in ("more_truth", "more_said"):
            frame[name] = frame[name].astype("boolean")
        frame["right"] = frame["right"].astype(bool)
        return frame.astype({"credit": float, "seconds": float, "confidence": "Int64"})

    def score(self) -> pd.DataFrame:
        """Return how many answers were right, by kind of question and in all.

        Returns
        -------
        pandas.DataFrame
            Indexed by kind, last ``all``: answers, right, share, low and high (95%, Wilson), and the mean
            credit, in which a near miss counts in part.

        Examples
        --------
        >>> list(Progress().score().columns)
        ['answers', 'right', 'share', 'low', 'high', 'credit']
        """
        return statistics.score(self.events)

    def confusion(self, kind: str = "shape") -> pd.DataFrame:
        """Return how often each right answer (rows) was answered with what (columns).

        Examples
        --------
        >>> progress = Progress()
        >>> event = progress.add(source="drill", item="shape-7-1", kind="shape", truth="amorphous",
        ...                      said="punctate", credit=0.5, right=False)
        >>> int(progress.confusion("shape").loc["amorphous", "punctate"])
        1
        """
        return statistics.confusion(self.events, kind)

    def most_confused(self) -> pd.DataFrame:
        """Return which two answers were taken for each other, in either direction, most often first.

        One row a pair of one kind: how often one was said for the other, and among how many answers to
        questions whose right answer is one of the two.

        Examples
        --------
        >>> list(Progress().most_confused().columns)
        ['kind', 'one', 'other', 'confused', 'answers']
        """
        return statistics.confused_pairs(self.events)

    def sensitivity(self) -> statistics.Share | None:
        """Return how often "needs more than routine" was said where it was so; None where it never was.

        Examples
        --------
        >>> progress = Progress()
        >>> event = progress.add(source="case", item="a", kind="recall", truth="no", said="yes", credit=0,
        ...                      right=False, more_truth=False, more_said=True)
        >>> progress.sensitivity() is None, str(progress.specificity())
        (True, '0 of 1, 0.0% (0.0 to 79.3%)')
        """
        return statistics.more_than_routine(self.events, True)

    def specificity(self) -> statistics.Share | None:
        """Return how often "routine is enough" was said where it was so; None where it never was.

        Examples
        --------
        >>> Progress().specificity() is None
        True
        """
        return statistics.more_than_routine(self.events, False)

    def calibration(self) -> statistics.Calibration | None:
        """Return how often answers of each confidence were right; None while none has a confidence.

        Examples
        --------
        >>> progress = Progress()
        >>> event = progress.add(source="drill", item="shape-7-1", kind="shape", truth="amorphous",
        ...                      said="amorphous", credit=1, right=True, confidence=3)
        >>> progress.calibration().brier
        0.0625
        """
        return statistics.calibration(self.events)

    def learning_curve(self) -> pd.DataFrame:
        """Return the share of right answers, ten after ten, in the order of time.

        Indexed by the number of the block's last answer; the last block may be short.

        Examples
        --------
        >>> Progress().learning_curve().index.name
        'up_to_answer'
        """
        return statistics.learning_curve(self.events)

    def due(self, on: date | None = None) -> pd.DataFrame:
        """Return what is due on a day, today by default; see :func:`calcikit.progress.schedule.due`.

        Examples
        --------
        >>> Progress().due().empty
        True
        """
        return schedule.due(self.events, datetime.now(UTC).date() if on is None else on)
