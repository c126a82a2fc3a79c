"""What needs patients: AUC and rates with intervals from a bootstrap in which whole patients are drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from ..errors import CalcikitError
from ..lexicon import lexicon

__all__ = ["auc_comparison", "cluster_bootstrap_rates", "roc_auc"]

DRAWS = 2000


def roc_auc(score: ArrayLike, malignant: ArrayLike) -> float:
    """Return how often, of a malignant lesion and another, the malignant one scores higher; a tie is half.

    Raises
    ------
    CalcikitError
        If there is nothing to compare.

    Examples
    --------
    >>> roc_auc([0.9, 0.5, 0.5, 0.1], [True, True, False, False])
    0.875
    """
    ill, well = _levels(np.asarray(score, dtype=float), np.asarray(malignant, dtype=bool))
    if not (ill.any() and well.any()):
        raise CalcikitError("an AUC needs at least one malignant lesion and one that is not")
    return float(_area(ill.sum(0, keepdims=True), well.sum(0, keepdims=True))[0])


def auc_comparison(
    lesions: pd.DataFrame, *, worked_up: bool = False, draws: int = DRAWS, rng: int | np.random.Generator = 0
) -> pd.DataFrame:
    """Score :func:`suspicion` and the radiologist's own category on lesions with known outcome.

    Parameters
    ----------
    lesions : DataFrame
        Of :func:`outcomes_from_file`.
    worked_up : bool
        Only what somebody worried about; the rest is the easy part.
    draws : int
        Bootstrap samples. Whole patients are drawn, since the lesions of one woman are alike.
    rng : int or Generator
        Seed.

    Returns
    -------
    DataFrame
        Rows ``suspicion``, ``assessment`` and ``difference``; columns ``auc``, ``low``, ``high``,
        ``lesions``, ``malignant``.

    Raises
    ------
    CalcikitError
        If the table does not hold patients: the counts of :func:`outcomes` do not.

    Examples
    --------
    >>> from calcikit.evidence import outcomes
    >>> auc_comparison(outcomes())
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: a bootstrap by patient needs the columns patient_id, suspicion: ...
    """
    _need(lesions, "patient_id", "suspicion")
    rows = lesions[lesions["worked_up"]] if worked_up else lesions
    rows = rows[rows["assessment"].notna()]
    if rows.empty:
        raise CalcikitError("no lesion with a category is left in this table")
    malignant = rows["malignant"].to_numpy(dtype=bool)
    scores = {"suspicion": rows["suspicion"].to_numpy(dtype=float), "assessment": _rank(rows["assessment"])}
    codes, weights = _drawn(rows["patient_id"], draws, rng)
    drawn = {}
    for name, score in scores.items():
        ill, well = _levels(score, malignant, codes)
        drawn[name] = _area(weights @ ill, weights @ well)
    areas = {name: roc_auc(score, malignant) for name, score in scores.items()}
    areas["difference"] = areas["suspicion"] - areas["assessment"]
    drawn["difference"] = drawn["suspicion"] - drawn["assessment"]
    ends = {name: np.nanpercentile(found, (2.5, 97.5)) for name, found in drawn.items()}
    table = pd.DataFrame({name: [areas[name], *ends[name]] for name in areas}, index=["auc", "low", "high"]).T
    return table.assign(lesions=len(rows), malignant=int(malignant.sum()))


def cluster_bootstrap_rates(
    lesions: pd.DataFrame,
    by: str = "morphology",
    *,
    draws: int = DRAWS,
    rng: int | np.random.Generator = 0,
) -> pd.DataFrame:
    """Return the share of malignant lesions with an interval that knows that one woman may bring several.

    Parameters
    ----------
    lesions : DataFrame
        Of :func:`outcomes_from_file`.
    by : str
        A column, such as ``morphology``.
    draws : int
        Bootstrap samples of whole patients.
    rng : int or Generator
        Seed.

    Returns
    -------
    DataFrame
        ``n``, ``malignant``, ``rate``, ``low``, ``high`` for each value, and a last row for all. Wider than
        the Wilson interval where lesions of one woman are alike.

    Raises
    ------
    CalcikitError
        If the table does not hold patients: the counts of :func:`outcomes` do not.

    Examples
    --------
    >>> from calcikit.evidence import outcomes
    >>> cluster_bootstrap_rates(outcomes())
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: a bootstrap by patient needs the columns patient_id: ...
    """
    _need(lesions, "patient_id", by)
    codes, weights = _drawn(lesions["patient_id"], draws, rng)
    malignant = lesions["malignant"].to_numpy(dtype=bool)
    groups = {value: (lesions[by] == value).to_numpy(dtype=bool) for value in lesions[by].dropna().unique()}
    rows = {}
    for name, inside in {**groups, "all": np.ones(len(lesions), dtype=bool)}.items():
        n, ill = (np.bincount(codes, chosen, weights.shape[1]) for chosen in (inside, inside & malignant))
        with np.errstate(invalid="ignore"):
            low, high = np.nanpercentile((weights @ ill) / (weights @ n), (2.5, 97.5))
        rows[name] = [int(n.sum()), int(ill.sum()), ill.sum() / n.sum(), low, high]
    table = pd.DataFrame(rows, index=["n", "malignant", "rate", "low", "high"]).T.rename_axis(by)
    return table.astype({"n": int, "malignant": int})


def _need(lesions: pd.DataFrame, *columns: str) -> None:
    missing = [name for name in columns if name not in lesions]
    if missing:
        raise CalcikitError(
            f"a bootstrap by patient needs the columns {', '.join(missing)}: give a table of "
            f"outcomes_from_file()"
        )


def _drawn(
    patients: pd.Series, draws: int, rng: int | np.random.Generator
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Number the patients, and say how often each is drawn in each sample."""
    codes, names = pd.factorize(patients)
    share = np.full(len(names), 1 / len(names))
    return codes, np.random.default_rng(rng).multinomial(len(names), share, size=draws)


def _rank(assessment: pd.Series) -> NDArray[np.float64]:
    """Order the categories as the lexicon does; a plain 4 stands where 4A does, 0 is not the lowest."""
    categories = lexicon().categories
    ranks = {value: categories.get(str(value), categories["4A"]).rank for value in assessment.unique()}
    return assessment.map(ranks).to_numpy(dtype=float)


def _levels(
    score: NDArray[np.float64], malignant: NDArray[np.bool_], group: NDArray[np.intp] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Count malignant and other lesions by group and score level, levels rising."""
    levels, place = np.unique(score, return_inverse=True)
    group = np.zeros(len(score), dtype=np.intp) if group is None else group
    shape = (int(group.max(initial=0)) + 1, len(levels))
    ill, well = np.zeros(shape), np.zeros(shape)
    np.add.at(ill, (group[malignant], place[malignant]), 1)
    np.add.at(well, (group[~malignant], place[~malignant]), 1)
    return ill, well


def _area(ill: NDArray[np.float64], well: NDArray[np.float64]) -> NDArray[np.float64]:
    below = np.cumsum(well, axis=1) - well
    pairs = ill.sum(1) * well.sum(1)
    with np.errstate(invalid="ignore"):
        return np.asarray((ill * (below + well / 2)).sum(1) / pairs)
