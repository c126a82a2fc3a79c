"""When a kind of question, or two answers that were confused, should come again: spaced by FSRS.

``js/shared/schedule.js`` says the same in a page, which has no Python; a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from ..errors import CalcikitError
from .statistics import NOT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fsrs import Card, Scheduler

COLUMNS = ["kind", "one", "other", "due", "last", "answers"]
HARD, GOOD = 0.5, 0.75
"""A day with at least this share right counts as hard, as good; below, it is learned anew."""


class _Cue(NamedTuple):
    """What comes again: a kind of question, or two answers of it."""

    kind: str
    one: str = ""
    other: str = ""


def due(events: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return what is due on a day: kinds of question, and pairs of answers that were confused.

    Answers of a later day, by a clock that was wrong, do not count.

    Parameters
    ----------
    events : pandas.DataFrame
        As :attr:`Progress.events`.
    on : datetime.date
        The day, in UTC; of a moment its day.

    Returns
    -------
    pandas.DataFrame
        ``kind``, ``one`` and ``other`` (empty for a whole kind), the day it is ``due``, the day of the
        ``last`` answer and the number of ``answers``; what has waited longest comes first.

    Examples
    --------
    >>> from calcikit.progress import Progress
    >>> progress = Progress()
    >>> event = progress.add(source="drill", item="shape-7-1", kind="shape", truth="amorphous",
    ...                      said="punctate", credit=0.5, right=False, at="2026-01-05T10:00:00Z")
    >>> due(progress.events, date(2026, 1, 6))[["kind", "one", "other"]].values.tolist()
    [['shape', '', ''], ['shape', 'amorphous', 'punctate']]
    """
    if isinstance(on, datetime) and not pd.isna(on):
        on = (on.astimezone(UTC) if on.tzinfo else on).date()
    if not isinstance(on, date) or isinstance(on, datetime):
        raise CalcikitError(f"due() takes a day, such as datetime.date(2026, 1, 31), got {on!r}")
    given = (events["source"] == "drill") & (events["at"].dt.date <= on)
    drilled = events[given].sort_values("at")
    rows = [_row(cue, answers) for cue in _cues(drilled) if len(answers := _about(cue, drilled))]
    found = pd.DataFrame([row for row in rows if row[3] <= on], columns=COLUMNS)
    return found.sort_values(["due", "kind", "one", "other"], ignore_index=True)


def _cues(events: pd.DataFrame) -> Iterator[_Cue]:
    yield from (_Cue(kind) for kind in events["kind"].unique())
    slips = events[(events["truth"] != events["said"]) & ~events["kind"].isin(NOT_WORDS)]
    told = slips[["kind", "truth", "said"]].astype(str).values.tolist()
    yield from {_Cue(kind, *sorted((truth, said))) for kind, truth, said in told}


def _about(cue: _Cue, events: pd.DataFrame) -> pd.DataFrame:
    """Return the answers that count for it: for a pair, those about either of the two."""
    rows = events[events["kind"] == cue.kind]
    return rows[rows["truth"].isin([cue.one, cue.other])] if cue.one else rows


def _row(cue: _Cue, answers: pd.DataFrame) -> tuple[Any, ...]:
    """Review it once a day, by the share right of that day; a near miss is no recall."""
    card = _new_card()
    by_day: dict[date, list[bool]] = {}
    for moment, right in zip(answers["at"], answers["right"], strict=True):
        by_day.setdefault(moment.date(), []).append(right)
    try:
        for day, right in by_day.items():
            card = _reviewed(card, day, sum(right) / len(right))
        due = card.due.date()
    except OverflowError:  # a clock that was set to the year 9999
        due = date.max
    return (*cue, due, max(by_day), len(answers))


def _new_card() -> Card:
    from fsrs import Card

    return Card(card_id=0)


def _reviewed(card: Card, day: date, share: float) -> Card:
    from fsrs import Rating

    rating = Rating.Good if share >= GOOD else Rating.Hard if share >= HARD else Rating.Again
    noon = datetime.combine(day, time(12), UTC)
    return _scheduler().review_card(card, rating, noon)[0]


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, desired_retention=0.9)
