"""What a record of answers says about its learner; every share with its count and its interval.

Each function takes :attr:`Progress.events`, or rows of it. ``js/shared/statistics.js`` counts the same for
the screen: a page has no Python, and a teacher's folder of records has no page. A test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from .._data import gettext as _, number
from ..errors import CalcikitError, UnknownTerm, nearest_to
from ..evidence import Interval, format_rate, wilson_interval
from ..evidence.intervals import proportion_intervals
from ..lexicon import lexicon
from .settings import confidence_levels

if TYPE_CHECKING:
    from pandas.api.typing import DataFrameGroupBy

ALL = "all"
BLOCK = 10
NOT_WORDS = ("same_or_different", "turning_word", "find")
"""Kinds whose answers are no pair of words."""
SEARCH = "find"
"""The kind whose confidence belongs to each mark and not to the answer."""


class Share(NamedTuple):
    """A count of a count, with its 95% Wilson interval.

    Examples
    --------
    >>> print(Share(8, 10))
    8 of 10, 80.0% (49.0 to 94.3%)
    """

    k: int
    n: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.k / self.n

    @property
    def interval(self) -> Interval:
        """The 95% Wilson interval."""
        return wilson_interval(self.k, self.n)

    def __str__(self) -> str:
        return _(
            "{k} of {n}, {interval}", k=self.k, n=self.n, interval=format_rate(self.k, self.n, self.interval)
        )


def _counted(rows: DataFrameGroupBy[Any, Any]) -> pd.DataFrame:
    """Return answers, right ones, their share with its interval, and the mean credit of each group."""
    found = rows.agg(answers=("right", "size"), right=("right", "sum"), credit=("credit", "mean"))
    found["share"] = found["right"] / found["answers"]
    found = found.join(proportion_intervals(found["right"], found["answers"]))
    return found[["answers", "right", "share", "low", "high", "credit"]]


def score(events: pd.DataFrame) -> pd.DataFrame:
    """Return what :meth:`Progress.score` does."""
    by_kind = _counted(events.groupby("kind"))
    whole = _counted(events.groupby(lambda _: ALL))
    return pd.concat([by_kind, whole]).rename_axis("kind")


def confusion(events: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return how often each right answer (rows) was answered with what (columns).

    Raises
    ------
    UnknownTerm
        If no answer is of that kind.
    """
    if not isinstance(kind, str):
        raise CalcikitError(f"kind is the name of a kind of question, such as 'shape', got {kind!r}")
    rows = events[events["kind"] == kind]
    if rows.empty:
        answered = sorted(set(events["kind"]))
        never = f"No question of the kind {kind!r} is answered in this record yet."
        raise UnknownTerm(
            "kind of answered question", kind, answered, "" if nearest_to(kind, answered) else never
        )
    found = pd.crosstab(rows["truth"], rows["said"])
    order = _in_order([*found.index, *found.columns])
    return found.reindex(index=order, columns=order, fill_value=0)


def _in_order(ids: list[str]) -> list[str]:
    """Put the ids of terms as the lexicon has them, others by name."""
    words = lexicon()
    known = [
        term.id
        for name in ("morphology", "distribution")
        for term in words.attributes[name].terms
        if term.id in ids
    ]
    return [*known, *sorted({*ids} - {*known})]


def confused_pairs(events: pd.DataFrame) -> pd.DataFrame:
    """Return what :meth:`Progress.most_confused` does."""
    wrong = events[(events["truth"] != events["said"]) & ~events["kind"].isin(NOT_WORDS)]
    pairs = pd.DataFrame(
        {
            "kind": wrong["kind"],
            "one": wrong[["truth", "said"]].min(axis=1),
            "other": wrong[["truth", "said"]].max(axis=1),
        }
    )
    found = pairs.groupby(["kind", "one", "other"]).size().rename("confused").reset_index()
    asked = events.groupby(["kind", "truth"]).size()
    found["answers"] = [
        int(asked.get((row.kind, row.one), 0) + asked.get((row.kind, row.other), 0))
        for row in found.itertuples()
    ]
    order = ["confused", "answers", "kind", "one", "other"]
    return found.sort_values(order, ascending=[False, True, True, True, True], ignore_index=True)


def more_than_routine(events: pd.DataFrame, truth: bool) -> Share | None:
    """Return how often "more than routine", or its contrary, was said where it was so; None without any."""
    rows = events.dropna(subset=["more_truth", "more_said"])
    rows = rows[rows["more_truth"] == truth]
    return Share(int((rows["more_said"] == truth).sum()), len(rows)) if len(rows) else None


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """How far a learner's confidence holds.

    Attributes
    ----------
    table : pandas.DataFrame
        Indexed by confidence: its words, the share it promises, answers, right, share, low, high.
    answers : int
    brier : float
        Mean squared distance between what was promised and what came: 0 is perfect, 0.25 is a coin.
    excess : float
        Mean promise minus share right: above 0 is overconfident.
    """

    table: pd.DataFrame = field(repr=False)
    answers: int
    brier: float
    excess: float

    def __str__(self) -> str:
        lean = _("neither over- nor underconfident")
        if abs(self.excess) >= 0.05:
            lean = _("overconfident") if self.excess > 0 else _("underconfident")
        return _(
            "{answers} answers with a confidence: Brier score {brier} (0 is perfect); promised minus "
            "right {excess} points, {lean}.",
            answers=self.answers,
            brier=number(self.brier, 3),
            excess=f"{100 * self.excess:+.0f}",
            lean=lean,
        )


def calibration(events: pd.DataFrame) -> Calibration | None:
    """Return how often answers of each confidence were right; None while no answer has a confidence."""
    rows = events[events["kind"] != SEARCH].dropna(subset=["confidence"])
    if rows.empty:
        return None
    levels = confidence_levels()
    promised = rows["confidence"].map(lambda level: levels[level].promises).astype(float)
    came = rows["right"].astype(float)
    table = _counted(rows.groupby("confidence"))
    table.insert(0, "words", [levels[level].label for level in table.index])
    table.insert(1, "promised", [levels[level].promises for level in table.index])
    return Calibration(
        table=table.drop(columns="credit"),
        answers=len(rows),
        brier=float(((promised - came) ** 2).mean()),
        excess=float((promised - came).mean()),
    )


def learning_curve(events: pd.DataFrame) -> pd.DataFrame:
    """Return what :meth:`Progress.learning_curve` does."""
    rows = events.sort_values("at", kind="stable").reset_index(drop=True)
    last = (rows.index // BLOCK + 1) * BLOCK
    return _counted(rows.groupby(last.where(last <= len(rows), len(rows)))).rename_axis("up_to_answer")
