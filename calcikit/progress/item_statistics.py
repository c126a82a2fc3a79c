"""For teachers: which questions are hard, and which tell strong learners from weak ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from .._data import gettext as _, ngettext
from ..errors import CalcikitError, one_of, path_of, show_usage
from ..evidence import wilson_interval
from .events import read_lines
from .record import Progress

FEW = 5
ENOUGH = 20
"""Below so many learners a discrimination is not given: it would be chance."""
HIDDEN = (".", "__MACOSX")
SURE, MAYBE, PACKED = (".jsonl", ".jsonl.txt"), (".json", ".txt"), ".zip"
KEYS = {"item": ["source", "kind", "item"], "topic": ["source", "kind", "truth"]}


@dataclass(frozen=True, kw_only=True)
class ItemAnalysis:
    """How a group answered.

    Attributes
    ----------
    table : pandas.DataFrame
        One row an item (or topic), hardest first: learners, right, difficulty (share right at the first try)
        with its 95% Wilson interval, the distractor most learners chose (its id) and how many did,
        discrimination (point-biserial correlation with the share right in all other answers) with its 95%
        interval, and a note where there are too few learners to say.
    learners, files : int
    problems : tuple of str
        What could not be read.
    """

    table: pd.DataFrame = field(repr=False)
    learners: int
    files: int
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        told = _(
            "{learners} in {files}, {rows}.",
            learners=ngettext("1 learner", "{n} learners", self.learners),
            files=ngettext("1 file", "{n} files", self.files),
            rows=ngettext("1 row", "{n} rows", len(self.table)),
        )
        return " ".join([told, *(f"{problem}" for problem in self.problems)])


@show_usage
def item_analysis(
    folder: str | PathLike[str],
    *,
    by: Literal["item", "topic"] = "item",
) -> ItemAnalysis:
    """Read the records of a folder and say how hard the items were and how well they discriminate.

    Parameters
    ----------
    folder : path
        Anonymous records of learners (``.jsonl``, also ``.jsonl.txt`` and ``.json``), in it or in folders
        below it, as learning platforms hand them out. The same answer in two files counts once. Hidden files
        are passed over, and nothing is written.
    by : {"item", "topic"}
        One row an item; or a topic, a kind of question with its right answer, which is what learners share
        who drilled on items of their own.

    Raises
    ------
    CalcikitError
        If there is no such folder, or no record in it.
    UnknownTerm
        If `by` is neither.

    Notes
    -----
    Each learner's first answer counts, and rows with fewer than five learners are left out. Difficulty is the
    share right, so a low number is a hard item. A
    discrimination near 0 or below means that strong learners fared no better: look at the item's words.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> folder = Path(mkdtemp())
    >>> for name in "abcde":
    ...     event = Progress.open(folder / f"{name}.jsonl").add(
    ...         source="drill", item="shape-7-1", kind="shape", truth="rim", said="rim", credit=1, right=True)
    >>> item_analysis(folder).table[["item", "learners", "difficulty"]].values.tolist()
    [['shape-7-1', 5, 1.0]]
    """
    one_of("way to group answers", by, KEYS)
    records = read_records(folder)
    first = first_tries(records.values(), ["learner", *KEYS[by]])
    groups = ((dict(zip(KEYS[by], key, strict=True)), rows) for key, rows in first.groupby(KEYS[by]))
    rows = [{**names, **item_figures(group, first)} for names, group in groups if len(group) >= FEW]
    table = pd.DataFrame(rows, columns=[*KEYS[by], *COLUMNS])
    return ItemAnalysis(
        table=table.sort_values(["difficulty", *KEYS[by]], ignore_index=True),
        learners=first["learner"].nunique(),
        files=len(records),
        problems=tuple(problem for record in records.values() for problem in record.problems),
    )


def read_records(folder: str | PathLike[str]) -> dict[str, Progress]:
    """Return the records in and below a folder, by the names of their files.

    Raises
    ------
    CalcikitError
        If there is none, or no such folder.
    """
    place = path_of("a folder of records", folder)
    if not place.is_dir():
        raise CalcikitError(
            f"{str(folder)!r} is a file; name the folder of the records."
            if place.exists()
            else f"there is no folder {str(folder)!r}; name the folder of the records."
        )
    records = dict(_records(place))
    if not records:
        raise CalcikitError(f"there is no record (*.jsonl) in {str(folder)!r} or in the folders below")
    handed_in = {Path(name).parts[0] for name in records}
    for path in sorted(place.iterdir()):
        if path.is_dir() and not path.name.startswith(HIDDEN) and path.name not in handed_in:
            records[path.name] = _unread(f"{path.name}: there is no record (*.jsonl) in this folder.")
    return records


def first_tries(records: Iterable[Progress], of: list[str]) -> pd.DataFrame:
    """Return the first answer of each learner to each question, in the order of time."""
    return Progress.merge(*records).events.drop_duplicates(of)


def _records(folder: Path) -> Iterator[tuple[str, Progress]]:
    """Read the records in and below a folder; a file of another name counts if it has an answer."""
    closed: list[OSError] = []
    for path in sorted(_files(folder, closed.append)):
        name = path.relative_to(folder)
        ending = path.name.lower()
        if not ending.endswith((*SURE, *MAYBE, PACKED)):
            continue
        if ending.endswith(PACKED):
            yield name.as_posix(), _unread(f"{name}: what is in it is not read; unpack it first.")
            continue
        try:
            found = read_lines(path.read_bytes())
        except OSError as error:
            yield name.as_posix(), _unread(f"{name}: it cannot be read ({error.strerror}); the rest counts.")
            continue
        record = Progress(tuple(found.events))
        record.problems = tuple(f"{fault}." for fault in found.faults(str(name)))
        if found.events or ending.endswith(SURE):
            if not found.events:
                record.problems += (f"{name}: there is no answer in it.",)
            yield name.as_posix(), record
    for shut in closed:
        name = Path(shut.filename).relative_to(folder)
        why = f"{name}: the folder cannot be read ({shut.strerror}); the rest counts."
        yield name.as_posix(), _unread(why)


def _files(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files in and below a folder, none that is hidden; `closed` hears of folders that are shut."""
    for place, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(HIDDEN)]
        yield from (
            Path(place, name) for name in names if not name.startswith(HIDDEN) and _is_file(place, name)
        )


def _is_file(place: str, name: str) -> bool:
    """Say whether a name is a file's, or one that cannot be asked: it is then named as unread."""
    try:
        return Path(place, name).is_file()
    except OSError:
        return True


def _unread(why: str) -> Progress:
    record = Progress()
    record.problems = (why,)
    return record


COLUMNS = [
    "learners",
    "right",
    "difficulty",
    "low",
    "high",
    "distractor",
    "distractor_learners",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "note",
]


def item_figures(group: pd.DataFrame, first: pd.DataFrame) -> dict[str, Any]:
    """Return how hard an item was, what was chosen instead, and how well it discriminates within `first`."""
    n, right = len(group), int(group["right"].sum())
    limits = wilson_interval(right, n)._asdict()
    told = {"learners": n, "right": right, "difficulty": right / n}
    wrong = group.loc[~group["right"].astype(bool), "said"].value_counts().sort_index()
    chosen = {
        "distractor": wrong.idxmax() if n > right else "",
        "distractor_learners": wrong.max() if n > right else 0,
    }
    return {**told, **limits, **chosen, **_discrimination(group, first)}


def _discrimination(group: pd.DataFrame, first: pd.DataFrame) -> dict[str, Any]:
    """Correlate right or wrong with each learner's share right in everything else."""
    from scipy.stats import pearsonr

    if len(group) < ENOUGH:
        return {"note": _("discrimination needs {enough} learners", enough=ENOUGH)}
    mine = group.set_index("learner")["right"].astype(float)
    others = first.drop(group.index)
    rest = others.groupby("learner")["right"].mean().reindex(mine.index)
    mine, rest = mine[rest.notna()], rest.dropna()
    if len(mine) < ENOUGH or mine.nunique() < 2 or rest.nunique() < 2:
        return {"note": _("no discrimination: all answered alike")}
    found = pearsonr(mine, rest)
    limits = found.confidence_interval()
    return {
        "discrimination": float(found.statistic),
        "discrimination_low": float(limits.low),
        "discrimination_high": float(limits.high),
        "note": "",
    }
