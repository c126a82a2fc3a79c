"""How far readers agree on the words, and where a disagreement about words changes the workup."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field, model_validator

from .._data import Knowledge, Row, Words, derived, gettext as _
from ..errors import CalcikitError, show_usage
from ..lexicon import confusable_terms, lexicon
from ..workup import Finding, recommend
from .outcomes import outcomes
from .term_mapping import NOT_RECORDED
from .vocabulary import AXES

FILE = "evidence/agreement.csv"
WHAT = ("morphology", "distribution", "category", "words", "benign or malignant", "calcification is there")
READERS = ("reader_1", "reader_2")
KAPPAS = {"morphology": 0.40, "distribution": 0.45}
"""How far the simulated readers agree on each word, on average: as those of Youk 2012."""
Kappa = Annotated[float, Field(ge=-1, le=1)]
Count = Annotated[int, Field(gt=0)]


class _Agreement(Row):
    id: str
    study: str
    readers: Count | None
    lesions: Count | None
    what: str
    kappa: Kappa
    kappa_high: Kappa | None
    note: Words | None
    cite: str

    @model_validator(mode="after")
    def _ordered(self) -> _Agreement:
        if self.kappa_high is not None and self.kappa_high < self.kappa:
            raise ValueError(f"kappa_high {self.kappa_high} is below kappa {self.kappa}")
        return self


@show_usage
def agreement(knowledge: Knowledge | None = None) -> pd.DataFrame:
    """Return published kappas: 1 is full agreement, 0 is what chance gives.

    Examples
    --------
    >>> agreement().query("what == 'morphology'")[["study", "kappa"]].values.tolist()
    [['Berg 2000', 0.36], ['Gulsun 2003', 0.31], ['Youk 2012', 0.4]]
    """
    table = _kappas(knowledge).copy()
    table.attrs["caption"] = _(
        "Readers agree that calcium is there, and at most moderately on what to call it"
    )
    return table


@derived
def _kappas(knowledge: Knowledge) -> pd.DataFrame:
    rows = knowledge.rows(FILE, _Agreement)
    for row in rows:
        knowledge.require_known(FILE, f"row {row.id}", "what", WHAT, row.what)
    table = pd.DataFrame([row.model_dump(exclude={"id"}) for row in rows])
    table["note"] = table["note"].fillna("")
    return table.astype({"readers": "Int64", "lesions": "Int64", "kappa_high": float})


@show_usage
def simulate_readers(
    *, rng: int | np.random.Generator = 0, knowledge: Knowledge | None = None
) -> pd.DataFrame:
    """Let two simulated readers describe the same lesions, agreeing as far as published readers do.

    Parameters
    ----------
    rng : int or Generator
        Seed.

    Returns
    -------
    DataFrame
        One row for each worked-up lesion of :func:`outcomes` with both words recorded: the recorded words,
        each reader's words, category and next step, and whether these are the same.

    Notes
    -----
    How often they disagree is published. How they disagree is our simple model: each slips to a neighbouring
    word of ``data/confusable_terms.toml``, every neighbour alike, so that words at the ends, with one
    neighbour, are agreed on better, as Gulsun 2003 saw. Harmless shapes are not confused.

    Examples
    --------
    >>> found = simulate_readers()
    >>> len(found), bool(found["same_words"].mean() < found["same_next_step"].mean())
    (592, True)
    """
    knowledge = knowledge or Knowledge.load()
    cases = _cases(knowledge)
    if isinstance(rng, int) and rng < 0:
        raise CalcikitError(f"rng is a number of 0 or more, or a generator, got {rng!r}.")
    generator = np.random.default_rng(rng)
    slips = {axis: _confusion_for_kappa(knowledge, axis, cases[axis], KAPPAS[axis]) for axis in AXES}
    for reader in READERS:
        for axis in AXES:
            cases[f"{reader}_{axis}"] = _read(cases[axis], knowledge, axis, slips[axis], generator)
        words = [*zip(cases[f"{reader}_morphology"], cases[f"{reader}_distribution"], strict=True)]
        decided = {pair: _decide(*pair, knowledge) for pair in {*words}}
        cases[[f"{reader}_category", f"{reader}_next_step"]] = [decided[pair] for pair in words]
    for name in (*AXES, "category", "next_step"):
        cases[f"same_{name}"] = cases[f"reader_1_{name}"] == cases[f"reader_2_{name}"]
    cases["same_words"] = cases["same_morphology"] & cases["same_distribution"]
    cases.attrs["caption"] = _("Two simulated readers; the words in the file stand for what is there")
    return cases


@show_usage
def disagreement_impact() -> pd.DataFrame:
    """Return how often a disagreement about words moves the category, and how often the next step.

    The two readers are those of :func:`simulate_readers`.

    Examples
    --------
    >>> table = disagreement_impact()
    >>> int(table["lesions"].sum()), int(table.loc["same words", "other next step"])
    (592, 0)
    """
    readings = simulate_readers()
    shape, place = ~readings["same_morphology"], ~readings["same_distribution"]
    same, names = _("same words"), [_("morphology alone"), _("distribution alone"), _("both words")]
    kinds = np.select([shape & ~place, place & ~shape, shape & place], names, same)
    groups = readings.assign(disagreement=kinds).groupby("disagreement")
    table = pd.DataFrame(
        {
            _("lesions"): groups.size(),
            _("other category"): groups["same_category"].agg(lambda same: int((~same).sum())),
            _("other next step"): groups["same_next_step"].agg(lambda same: int((~same).sum())),
        }
    )
    table = table.reindex(pd.Index([same, *names], name=_("disagreement")), fill_value=0)
    table.attrs["caption"] = _(
        "Where two simulated readers disagree about words, and whether it changes the workup"
    )
    return table


def _cases(knowledge: Knowledge) -> pd.DataFrame:
    frame = outcomes(knowledge=knowledge)
    recorded = (frame["morphology"] != NOT_RECORDED) & (frame["distribution"] != NOT_RECORDED)
    cases = frame[frame["worked_up"] & recorded]
    return cases.loc[cases.index.repeat(cases["n"]), [*AXES, "malignant"]].reset_index(drop=True)


def _neighbours(knowledge: Knowledge, axis: str) -> NDArray[np.float64]:
    """Square table of the axis: 1 where two words are neighbours."""
    ids = lexicon(knowledge).attributes[axis].ids
    table = np.zeros((len(ids), len(ids)))
    for pair in confusable_terms(knowledge):
        if pair.swapped is not None and pair.attribute == axis:
            one, two = map(ids.index, pair.ids)
            table[one, two] = table[two, one] = 1
    return table


def _confusion(neighbours: NDArray[np.float64], slip: float) -> NDArray[np.float64]:
    """What is there by what is said: each neighbour is said with the chance `slip`."""
    return np.asarray(slip * neighbours + np.diag(1 - slip * neighbours.sum(1)))


def _kappa(mix: NDArray[Any], confusion: NDArray[np.float64]) -> float:
    """Kappa expected of two readers with this confusion on this mix of words."""
    said = mix @ confusion
    same, chance = float((mix @ confusion**2).sum()), float((said**2).sum())
    return (same - chance) / (1 - chance)


def _confusion_for_kappa(
    knowledge: Knowledge, axis: str, recorded: pd.Series, kappa: float
) -> NDArray[np.float64]:
    """Find the confusion at which two readers are expected to reach this kappa."""
    from scipy.optimize import brentq

    ids, neighbours = lexicon(knowledge).attributes[axis].ids, _neighbours(knowledge, axis)
    mix = recorded.value_counts(normalize=True).reindex(list(ids), fill_value=0).to_numpy(dtype=float)
    most = 1 / (neighbours.sum(1).max() + 1)
    slip = brentq(lambda share: _kappa(mix, _confusion(neighbours, share)) - kappa, 0, most)
    return _confusion(neighbours, slip)


def _read(
    recorded: pd.Series,
    knowledge: Knowledge,
    axis: str,
    confusion: NDArray[np.float64],
    rng: np.random.Generator,
) -> NDArray[np.str_]:
    ids = np.array(lexicon(knowledge).attributes[axis].ids)
    there = recorded.map({term: index for index, term in enumerate(ids)}).to_numpy(dtype=int)
    drawn = rng.random((len(there), 1))
    said = (drawn > np.cumsum(confusion[there], axis=1)).sum(1).clip(max=len(ids) - 1)
    return np.asarray(ids[said])


def _decide(morphology: str, distribution: str, knowledge: Knowledge) -> tuple[str, str]:
    workup = recommend(Finding(morphology=morphology, distribution=distribution, knowledge=knowledge))
    return workup.category, workup.next_step
