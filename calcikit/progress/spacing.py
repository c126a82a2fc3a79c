"""When to ask again: later after every day on which it was known, tomorrow after one on which it was not."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from .settings import progress_settings

__all__ = ["due", "schedule"]

TOPIC = ["source", "kind", "truth"]


def schedule(events: pd.DataFrame) -> pd.DataFrame:
    """Return for each topic, a kind of question with its right answer, when it should be asked again.

    Returns
    -------
    pandas.DataFrame
        source, kind, truth, last (the day last answered), days_known (days in a row, up to the last, on which
        every answer was right) and due (the day).

    Notes
    -----
    The gaps, and why they grow, are in ``data/practice/confidence.toml``.
    """
    dated = events.assign(last=events["at"].dt.normalize())
    days = dated.groupby([*TOPIC, "last"], as_index=False).agg(right=("right", "all"))
    found = days.groupby(TOPIC).agg(last=("last", "max"), days_known=("right", _in_a_row))
    found["days_known"] = found["days_known"].astype(int)
    gaps = progress_settings().spacing.days
    steps = [gaps[min(max(level - 1, 0), len(gaps) - 1)] for level in found["days_known"]]
    found["due"] = found["last"] + pd.to_timedelta(steps, unit="D")
    return found.reset_index().sort_values(["due", *TOPIC], ignore_index=True)


def _in_a_row(right: pd.Series[bool]) -> int:
    """Count the Trues at the end."""
    count = 0
    for known in reversed(right.tolist()):
        if not known:
            break
        count += 1
    return count


def due(events: pd.DataFrame, *, now: datetime | None = None) -> pd.DataFrame:
    """Return the rows of :func:`schedule` whose day has come."""
    found = schedule(events)
    return found[found["due"] <= pd.Timestamp(now or datetime.now(UTC))].reset_index(drop=True)
