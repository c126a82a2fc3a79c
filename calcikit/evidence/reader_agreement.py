"""How far readers agree on the words, and where a quarrel about words changes the workup."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import CalcikitError, UnknownTerm
from ..lexicon import lexicon
from ..workup import Finding, recommend
from .outcomes import AXES, outcomes
from .reading import known, number, read_rows
from .term_mapping import NOT_RECORDED

__all__ = ["agreement", "disagreement_impact", "simulate_readers"]

KAPPAS, NEIGHBOURS = "evidence/agreement.csv", "evidence/neighbours.csv"
COLUMNS = ("id", "study", "readers", "lesions", "what", "kappa", "kappa_high", "note", "cite")
WHAT = ("morphology", "distribution", "category", "words", "benign or malignant", "calcification is there")
READERS = ("reader_1", "reader_2")


def agreement(what: str | None = None) -> pd.DataFrame:
    """Return published kappas: 1 is full agreement, 0 is what chance gives.

    Parameters
    ----------
    what : str, optional
        ``morphology``, ``distribution``, ``category``, ``words``, ``benign or malignant`` or ``calcification
        is there``.

    Examples
    --------
    >>> agreement("morphology")[["study", "kappa"]].values.tolist()
    [['Berg 2000', 0.36], ['Gulsun 2003', 0.31], ['Youk 2012', 0.4]]
    """
    if what is not None and what not in WHAT:
        raise UnknownTerm("thing to agree on", what, WHAT)
    rows = [
        {
            "study": row["study"],
            "readers": number(KAPPAS, row, "readers", int),
            "lesions": number(KAPPAS, row, "lesions", int),
            "what": known(KAPPAS, row, "what", WHAT),
            "kappa": number(KAPPAS, row, "kappa", float),
            "kappa_high": number(KAPPAS, row, "kappa_high", float),
            "note": "" if row["note"] == "-" else row["note"],
            "cite": row["cite"],
        }
        for row in read_rows(KAPPAS, COLUMNS)
        if what is None or row["what"] == what
    ]
    table = pd.DataFrame(rows).astype({"readers": "Int64", "lesions": "Int64"})
    table.attrs["caption"] = "Readers agree that calcium is there, and only fairly on what to call it"
    return table


def simulate_readers(
    *, morphology: float = 0.40, distribution: float = 0.45, rng: int | np.random.Generator = 0
) -> pd.DataFrame:
    """Let two simulated readers describe the same lesions, agreeing as far as published readers do.

    Parameters
    ----------
    morphology, distribution : float
        The kappa the two are made to reach on each word, on average. The defaults are those of Youk 2012.
    rng : int or Generator
        Seed.

    Returns
    -------
    DataFrame
        One row for each worked-up lesion of :func:`outcomes` with both words recorded: the recorded words,
        each reader's words, category and next step, and whether these are the same.

    Raises
    ------
    CalcikitError
        If readers who only ever slip to a neighbouring word cannot disagree that much.

    Notes
    -----
    How often they disagree is published. How they disagree is our simple model: each slips to a neighbouring
    word of ``data/evidence/neighbours.csv``, every neighbour alike, so that words at the ends, with one
    neighbour, are agreed on better, as Gulsun 2003 saw. Harmless shapes are not confused.

    Examples
    --------
    >>> found = simulate_readers()
    >>> len(found), bool(found["same_words"].mean() < found["same_next_step"].mean())
    (592, True)
    """
    cases = _cases()
    generator = np.random.default_rng(rng)
    wanted = {"morphology": morphology, "distribution": distribution}
    slips = {axis: _confusion_for_kappa(axis, cases[axis], wanted[axis]) for axis in AXES}
    for reader in READERS:
        for axis in AXES:
            cases[f"{reader}_{axis}"] = _read(cases[axis], axis, slips[axis], generator)
        words = zip(cases[f"{reader}_morphology"], cases[f"{reader}_distribution"], strict=True)
        decided = [_decide(shape, place) for shape, place in words]
        cases[[f"{reader}_category", f"{reader}_next_step"]] = decided
    for name in (*AXES, "category", "next_step"):
        cases[f"same_{name}"] = cases[f"reader_1_{name}"] == cases[f"reader_2_{name}"]
    cases["same_words"] = cases["same_morphology"] & cases["same_distribution"]
    cases.attrs["caption"] = "Two simulated readers; the words in the file stand for what is there"
    return cases


def disagreement_impact(readings: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return how often a quarrel about words moves the category, and how often the next step.

    Parameters
    ----------
    readings : DataFrame, optional
        Of :func:`simulate_readers`; the default takes its defaults.

    Examples
    --------
    >>> table = disagreement_impact()
    >>> int(table["lesions"].sum()), int(table.loc["same words", "other next step"])
    (592, 0)
    """
    readings = simulate_readers() if readings is None else readings
    shape, place = ~readings["same_morphology"], ~readings["same_distribution"]
    kinds = np.select(
        [shape & place, shape, place], ["both words", "shape alone", "arrangement alone"], "same words"
    )
    groups = readings.assign(quarrel=kinds).groupby("quarrel")
    table = pd.DataFrame(
        {
            "lesions": groups.size(),
            "other category": groups["same_category"].agg(lambda same: int((~same).sum())),
            "other next step": groups["same_next_step"].agg(lambda same: int((~same).sum())),
        }
    )
    names = pd.Index(["same words", "shape alone", "arrangement alone", "both words"], name="quarrel")
    table = table.reindex(names, fill_value=0)
    table.attrs["caption"] = (
        "Where two simulated readers quarrel about words, and whether it changes the workup"
    )
    return table


def _cases() -> pd.DataFrame:
    frame = outcomes()
    kept = (
        frame["worked_up"] & (frame["morphology"] != NOT_RECORDED) & (frame["distribution"] != NOT_RECORDED)
    )
    cases = frame[kept]
    return cases.loc[cases.index.repeat(cases["n"]), [*AXES, "malignant"]].reset_index(drop=True)


@cache
def _neighbours(axis: str) -> NDArray[np.float64]:
    """Square table of the axis: 1 where two words are neighbours."""
    ids = lexicon().attributes[axis].ids
    table = np.zeros((len(ids), len(ids)))
    for row in read_rows(NEIGHBOURS, ("id", "attribute", "term", "neighbour", "why", "certainty", "cite")):
        if known(NEIGHBOURS, row, "attribute", AXES) == axis:
            one, two = (ids.index(str(known(NEIGHBOURS, row, name, ids))) for name in ("term", "neighbour"))
            table[one, two] = table[two, one] = 1
    return table


def _confusion(axis: str, slip: float) -> NDArray[np.float64]:
    """What is there by what is said: each neighbour is said with the chance `slip`."""
    neighbours = _neighbours(axis)
    return np.asarray(slip * neighbours + np.diag(1 - slip * neighbours.sum(1)))


def _kappa(mix: NDArray[Any], confusion: NDArray[np.float64]) -> float:
    """Kappa expected of two readers with this confusion on this mix of words."""
    said = mix @ confusion
    same, chance = float((mix @ confusion**2).sum()), float((said**2).sum())
    return (same - chance) / (1 - chance)


def _confusion_for_kappa(axis: str, recorded: pd.Series, kappa: float) -> NDArray[np.float64]:
    """Find the confusion at which two readers are expected to reach this kappa."""
    from scipy.optimize import brentq

    ids = lexicon().attributes[axis].ids
    mix = recorded.value_counts(normalize=True).reindex(list(ids), fill_value=0).to_numpy(dtype=float)
    most = 1 / (_neighbours(axis).sum(1).max() + 1)
    least = _kappa(mix, _confusion(axis, most))
    if not least <= kappa <= 1:
        raise CalcikitError(f"the kappa for {axis} must lie between {least:.2f} and 1 here, got {kappa!r}")
    slip = brentq(lambda share: _kappa(mix, _confusion(axis, share)) - kappa, 0, most)
    return _confusion(axis, slip)


def _read(
    recorded: pd.Series, axis: str, confusion: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.str_]:
    ids = np.array(lexicon().attributes[axis].ids)
    there = recorded.map({term: place for place, term in enumerate(ids)}).to_numpy(dtype=int)
    drawn = rng.random((len(there), 1))
    said = (drawn > np.cumsum(confusion[there], axis=1)).sum(1).clip(max=len(ids) - 1)
    return np.asarray(ids[said])


@cache
def _decide(morphology: str, distribution: str) -> tuple[str, str]:
    workup = recommend(Finding(morphology=morphology, distribution=distribution))
    return workup.category, workup.next_step
