"""Scores a study: how well readers tell real from simulated, and how often they name the shape."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import bootstrap

from ..errors import CalcikitError
from ..evidence import area_under_curve, wilson
from ..lexicon import lexicon
from .making import KEY
from .tables import fault, read_table, word

__all__ = ["score_study"]

SCALE = ("1", "2", "3", "4", "5")
ALL = "mean of the readers"
CAPTION = (
    "0.5: real and simulated cannot be told apart; 1: always. 95 % intervals: AUC by bootstrap of pairs "
    "(percentile), names by Wilson's method. They speak of these pictures and these readers only."
)


def score_study(key: str | PathLike[str], ratings: Iterable[str | PathLike[str]]) -> pd.DataFrame:
    """Score the tables that the readers saved.

    Parameters
    ----------
    key : path
        ``key.csv`` of the study.
    ratings : iterable of path
        One table a reader; the file names stand for the readers.

    Returns
    -------
    DataFrame
        One row a reader, and their mean where there are several. ``auc``, ``low``, ``high``; ``named_real``
        and ``named_simulated`` (share of shapes named as described), each with its interval; ``pictures``.

    Raises
    ------
    CalcikitError
        If a table is incomplete or does not belong to this study: file and row are named.

    Notes
    -----
    The shape of a real patch is what its source recorded; experts differ about it too.

    Examples
    --------
    >>> score_study("none.csv", [])
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: give the table of at least one reader.
    """
    tables = [Path(path) for path in ratings]
    if not tables:
        raise CalcikitError("give the table of at least one reader.")
    truth = _key(Path(key))
    read = {path.stem: _ratings(path, truth) for path in tables}
    if len(read) < len(tables):
        raise CalcikitError("two tables have one name; give each reader's table a name of its own.")
    scores = {reader: given["rating"].to_numpy(float) for reader, given in read.items()}
    rows = {reader: {**_area(truth, [scores[reader]]), **_names(truth, read[reader])} for reader in read}
    if len(read) > 1:
        rows[ALL] = _area(truth, list(scores.values()))
    frame = pd.DataFrame(rows).T.assign(pictures=len(truth)).rename_axis("reader")
    frame.attrs["caption"] = CAPTION
    return frame


def _key(path: Path) -> pd.DataFrame:
    """Read the key, sorted so that the two of a pair follow each other."""
    cells = [row for _, row in read_table(path, KEY)]
    truth = pd.DataFrame(cells).astype({"pair": int, "real": int})
    sizes = truth.groupby("pair")["real"].agg(["size", "sum"])
    if not (sizes["size"].eq(2) & sizes["sum"].eq(1)).all():
        raise CalcikitError(
            f"{path.name}: each pair needs one real and one simulated picture; was it edited?"
        )
    return truth.sort_values(["pair", "real"]).set_index("item")


def _ratings(path: Path, truth: pd.DataFrame) -> pd.DataFrame:
    """Read one reader's table, in the order of the key."""
    shapes = lexicon().attributes["morphology"].ids
    given: dict[str, dict[str, str]] = {}
    for number, row in read_table(path, ("item", "rating", "shape")):
        item = word(path, number, "item", row["item"], tuple(truth.index))
        if item in given:
            raise fault(path, number, f"{item} was rated before; keep one of the rows")
        rating = word(path, number, "rating", row["rating"], SCALE)
        named = word(path, number, "shape", row["shape"], shapes) if row["shape"] else ""
        given[item] = {"rating": rating, "shape": named}
    missing = [item for item in truth.index if item not in given]
    if missing:
        raise CalcikitError(
            f"{path.name}: {len(missing)} of {len(truth)} pictures were not rated, the first is "
            f"{min(missing)}. Open the study again: the browser kept what was judged."
        )
    return pd.DataFrame(given).T.loc[truth.index]


def _area(truth: pd.DataFrame, scores: list[NDArray[np.float64]]) -> dict[str, float]:
    """Return the mean AUC of some readers with an interval from drawing whole pairs again."""
    simulated, real = (np.stack([score[side::2] for score in scores]) for side in (0, 1))
    labels = np.repeat([False, True], real.shape[1])

    def mean_area(places: NDArray[np.intp]) -> float:
        drawn = np.concatenate([simulated[:, places], real[:, places]], axis=1)
        return float(np.mean([area_under_curve(score, labels) for score in drawn]))

    pairs = np.arange(real.shape[1])
    if len(pairs) < 2:
        raise CalcikitError("one pair has no interval; make a study of at least two.")
    found = bootstrap(
        (pairs,),
        mean_area,
        vectorized=False,
        n_resamples=1000,
        method="percentile",
        rng=np.random.default_rng(0),
    ).confidence_interval
    return {"auc": mean_area(pairs), "low": float(found.low), "high": float(found.high)}


def _names(truth: pd.DataFrame, given: pd.DataFrame) -> dict[str, float]:
    """Return how often the shape was named as described, for real and for simulated pictures."""
    right = given["shape"] == truth["morphology"]
    rates: dict[str, float] = {}
    for name, part in (
        ("named_real", right[truth["real"] == 1]),
        ("named_simulated", right[truth["real"] == 0]),
    ):
        interval = wilson(int(part.sum()), len(part))
        rates |= {name: float(part.mean()), f"{name}_low": interval.low, f"{name}_high": interval.high}
    return rates
