"""For teachers: what a class answered on the parallel forms of a test, before, after and later; no names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..errors import CalcikitError, show_usage
from .item_statistics import COLUMNS, FEW, first_tries, item_figures, read_records
from .record import Progress
from .statistics import ALL, Calibration, calibration

FORM = "form"


class Change(NamedTuple):
    """A mean change in points of 100, with its 95% interval (paired t); empty limits below two learners.

    Examples
    --------
    >>> print(Change("after", "all", 10, 55.0, 63.0, 8.0, 2.1, 13.9))
    55 to 63, +8.0 points (95% interval +2.1 to +13.9), 10 learners
    """

    form: str
    kind: str
    learners: int
    first: float
    then: float
    change: float
    low: float | None
    high: float | None

    def __str__(self) -> str:
        limits = "" if self.low is None else f" (95% interval {self.low:+.1f} to {self.high:+.1f})"
        some = f"{self.learners} learner{'' if self.learners == 1 else 's'}"
        return f"{self.first:.0f} to {self.then:.0f}, {self.change:+.1f} points{limits}, {some}"


@dataclass(frozen=True, kw_only=True)
class ClassResults:
    """What a class answered on the forms.

    Attributes
    ----------
    taken : pandas.DataFrame
        One row a learner, by random name: how many questions of each form were answered.
    scores : pandas.DataFrame
        The same rows: share right of each form, empty where it was not answered to the end.
    changes : tuple of Change
        From the first form to each other, in all and by kind, over those who answered both to the end.
    calibration : mapping of str to Calibration
        By form; forms without a confidence are left out.
    items : pandas.DataFrame
        One row a question with at least 5 learners: form, kind, item, and the columns of
        :class:`~calcikit.progress.ItemAnalysis`, the rest being the learner's other answers to that form.
    problems : tuple of str
        What could not be read or does not belong to a form, with file and line.
    files : int
    """

    taken: pd.DataFrame = field(repr=False)
    scores: pd.DataFrame = field(repr=False)
    changes: tuple[Change, ...]
    calibration: Mapping[str, Calibration]
    items: pd.DataFrame = field(repr=False)
    problems: tuple[str, ...]
    files: int

    @property
    def missing(self) -> pd.DataFrame:
        """The rows of `taken` that lack a form or a part of one."""
        return self.taken[self.scores.isna().any(axis=1)]


@show_usage
def class_results(folder: str | PathLike[str], forms: Mapping[str, int]) -> ClassResults:
    """Read the records of a folder and say how a class did on the forms.

    Parameters
    ----------
    folder : path
        As for :func:`~calcikit.progress.item_analysis`; each learner's first answer to a question counts.
    forms : mapping of str to int
        How many questions each form has, in the order in which a class takes the forms. Which questions
        these are, the records say: another version of the tables fills the same blueprint with others.

    Raises
    ------
    CalcikitError
        If there is no such folder, no record in it, or no answer to any form.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> from calcikit.progress import Progress
    >>> folder = Path(mkdtemp())
    >>> for learner, said in (("one", "rim"), ("two", "skin")):
    ...     record = Progress.open(folder / f"{learner}.jsonl")
    ...     for form, item, answer in (("before", "shape-1-0", said), ("after", "shape-2-0", "rim")):
    ...         event = record.add(source="form", form=form, item=item, kind="shape", truth="rim",
    ...                            said=answer, credit=float(answer == "rim"), right=answer == "rim")
    >>> print(class_results(folder, {"before": 1, "after": 1}).changes[0])
    50 to 100, +50.0 points (95% interval -100.0 to +100.0), 2 learners
    """
    records = read_records(folder)
    told = first_tries(records.values(), ["learner", "source", "item"])
    events, unknown = _of_forms(told, forms)
    problems = [problem for record in records.values() for problem in record.problems]
    if events.empty:
        none = f"no record in {str(folder)!r} holds an answer to a form ({', '.join(forms)})."
        drill = f"For answers to the drill and the cases: ck.progress.item_analysis({str(folder)!r})."
        raise CalcikitError(" ".join([none, *([] if told.empty else [drill]), *problems]))
    everyone, ids = sorted(told["learner"].unique()), [*forms]
    of = {form: events[events[FORM] == form].groupby("learner")["right"] for form in ids}
    taken = pd.DataFrame({form: rows.size() for form, rows in of.items()}, index=everyone)
    taken = taken.fillna(0).astype(int).rename_axis("learner")
    shares = pd.DataFrame({form: rows.mean() for form, rows in of.items()}, index=taken.index)
    scores = shares.where(taken >= [*forms.values()])
    sure = {form: calibration(events[events[FORM] == form]) for form in ids}
    problems += [*_copies(records), *_shared_names(records)]
    problems += [line for name, record in records.items() for line in _unknown_forms(name, record, unknown)]
    return ClassResults(
        taken=taken,
        scores=scores,
        changes=tuple(_changes(events, scores, ids)),
        calibration={form: found for form, found in sure.items() if found is not None},
        items=_items(events, ids),
        problems=tuple(problems),
        files=len(records),
    )


def _of_forms(told: pd.DataFrame, forms: Mapping[str, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the answers to the forms, and those to a form that there is not."""
    given = told[told["source"] == FORM]
    if FORM not in given:
        return given.assign(**{FORM: ""}).iloc[:0], given.iloc[:0]
    belongs = given[FORM].isin(forms)
    return given[belongs], given[~belongs]


def _copies(records: Mapping[str, Progress]) -> Iterator[str]:
    """Say which files hold the very same answers: a copy, perhaps in place of another learner's record."""
    held: dict[tuple[object, ...], str] = {}
    for name, record in records.items():
        given = record.events.loc[record.events["source"] == FORM, ["learner", "item", "at"]]
        answers = tuple(given.itertuples(index=False, name=None))
        if answers and held.setdefault(answers, name) != name:
            yield f"{held[answers]} and {name}: the same record, which counts once."


def _shared_names(records: Mapping[str, Progress]) -> Iterator[str]:
    """Say which files have one random name and other answers: a record that was copied before the test."""
    given: dict[tuple[str, str], tuple[str, str]] = {}
    found: dict[tuple[str, str], None] = {}
    for name, record in records.items():
        events = record.events
        for learner, item, at in events.loc[events["source"] == FORM, ["learner", "item", "at"]].to_numpy():
            file, before = given.setdefault((learner, item), (name, at))
            if at != before:
                found[file, name] = None
    for file, name in found:
        if file != name:
            yield f"{file} and {name}: one random name, different answers; only the first of each counts."


def _unknown_forms(name: str, record: Progress, unknown: pd.DataFrame) -> Iterator[str]:
    """Say which answers of a file are to a form that there is not."""
    mine = unknown[unknown["learner"].isin(record.events["learner"].unique())]
    if len(mine):
        named = ", ".join(sorted({repr(form) for form in mine[FORM].fillna("")}))
        told = "1 answer is" if len(mine) == 1 else f"{len(mine)} answers are"
        yield f"{name}: {told} left out, as there is no form {named}."


def _changes(events: pd.DataFrame, scores: pd.DataFrame, forms: list[str]) -> Iterator[Change]:
    """Compare each later form with the first, over those who answered both to the end."""
    first, *later = forms
    for form in later:
        both = scores[[first, form]].dropna()
        if both.empty:
            continue
        yield _change(form, ALL, both[first], both[form])
        rows = events[events["learner"].isin(both.index) & events[FORM].isin([first, form])]
        shares = rows.groupby(["kind", "learner", FORM])["right"].mean().unstack(FORM).dropna()
        for kind, some in shares.groupby("kind"):
            yield _change(form, str(kind), some[first], some[form])


def _change(form: str, kind: str, one: pd.Series[float], two: pd.Series[float]) -> Change:
    """Return the paired change; with one learner, or where all changed alike, it has no interval."""
    from scipy.stats import ttest_rel

    first, then = 100 * one, 100 * two
    change = then - first
    low = high = None
    if not np.allclose(change, change.iloc[0]):
        limits = ttest_rel(then, first).confidence_interval()
        low, high = max(-100.0, float(limits.low)), min(100.0, float(limits.high))
    means = float(first.mean()), float(then.mean()), float(change.mean())
    return Change(form, kind, len(change), *means, low, high)


def _items(events: pd.DataFrame, forms: list[str]) -> pd.DataFrame:
    """Return difficulty and discrimination of each question within its form."""
    rows: list[dict[str, Any]] = []
    for form in forms:
        mine = events[events[FORM] == form]
        named = (
            ({FORM: form, "kind": key[0], "item": key[1]}, g) for key, g in mine.groupby(["kind", "item"])
        )
        told = [names | item_figures(group, mine) for names, group in named if len(group) >= FEW]
        rows += sorted(told, key=lambda row: row["difficulty"])
    return pd.DataFrame(rows, columns=[FORM, "kind", "item", *COLUMNS])
