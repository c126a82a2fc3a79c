"""Figures of a learner's answers, from the tables that :class:`Progress` and :func:`item_analysis` give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from .._data import gettext as _, inside, ngettext, number, percent
from ..errors import CalcikitError, instance_of, show_usage
from ..lexicon import lexicon
from ..quiz import kinds
from ..quiz.naming_questions import SAMENESS
from .rendering import BLUE, GREY, INK, ORANGE, StaticFigure, drawing, render

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HARDEST = 20


@show_usage
def confusion_plot(table: pd.DataFrame) -> StaticFigure:
    """Draw what was said for each right answer.

    Parameters
    ----------
    table : pandas.DataFrame
        Of :meth:`Progress.confusion`.

    Raises
    ------
    CalcikitError
        If there is no answer in it.

    Examples
    --------
    >>> names = ["amorphous", "punctate"]
    >>> print(confusion_plot(pd.DataFrame([[3, 1], [0, 2]], index=names, columns=names)).alt)
    What was said for each right answer, 6 answers. Amorphous: 3 amorphous, 1 punctate. Punctate: 2 punctate.
    """
    _some(instance_of(pd.DataFrame, table, "ck.Progress.open().confusion('shape')"))
    names = [_words(each) for each in table.index]
    size = 2.4 + 0.42 * len(names)
    with drawing(size + 1.4, size) as (figure, axes):
        axes.imshow(table.to_numpy(), cmap="Blues", vmin=0)
        _write_counts(axes, table)
        axes.set_xticks(range(len(names)), names, rotation=45, ha="right", rotation_mode="anchor")
        axes.set_yticks(range(len(names)), names)
        axes.set(xlabel=_("said"), ylabel=_("right answer"))
        axes.spines[:].set_visible(False)
        return render(figure, _confusion_words(table))


def _write_counts(axes: Axes, table: pd.DataFrame) -> None:
    """Write each count; a slip stands in a frame, so that colour does not say it alone."""
    most = table.to_numpy().max()
    for row, right in enumerate(table.index):
        for column, said in enumerate(table.columns):
            count = int(table.loc[right, said])
            if count:
                frame = {} if right == said else {"bbox": {"boxstyle": "square", "fc": "none", "ec": ORANGE}}
                ink = "white" if count > 0.6 * most else INK
                axes.text(column, row, str(count), ha="center", va="center", color=ink, **frame)


def _confusion_words(table: pd.DataFrame) -> str:
    rows = []
    for right, row in table.iterrows():
        said = [f"{count} {inside(_words(name))}" for name, count in row.items() if count]
        if said:
            rows.append(f"{_words(right)}: {', '.join(said)}.")
    told = ngettext(
        "What was said for each right answer, 1 answer.",
        "What was said for each right answer, {n} answers.",
        int(table.to_numpy().sum()),
    )
    return " ".join([told, *rows])


def _learners(n: int) -> str:
    return ngettext("1 learner", "{n} learners", int(n))


@show_usage
def change_plot(scores: pd.DataFrame) -> StaticFigure:
    """Draw each learner's share right from form to form, and the mean of those who answered every form.

    Parameters
    ----------
    scores : pandas.DataFrame
        One row a learner and one column a form, as :class:`~calcikit.progress.ClassResults` has it; empty
        where a form was not answered to the end.

    Raises
    ------
    CalcikitError
        If no learner answered two forms.

    Examples
    --------
    >>> print(change_plot(pd.DataFrame({"Before": [0.4, 0.5], "After": [0.6, 0.5]})).alt)
    Share right from form to form, 2 learners. Before: 2 learners, 40 to 50%, mean of those with every form
    45%. After: 2 learners, 50 to 60%, mean of those with every form 55%.
    """
    instance_of(pd.DataFrame, scores, "ck.progress.class_results('folder', ()).scores")
    shown = scores[scores.notna().sum(axis=1) > 1]
    _some(shown)
    whole = shown.dropna()
    with drawing(5.4, 4.2) as (figure, axes):
        axes.yaxis.set_major_formatter(lambda share, _: percent(share))
        axes.spines[["top", "right"]].set_visible(False)
        places = range(len(shown.columns))
        for row in shown.to_numpy():
            axes.plot(places, row, color=GREY, lw=0.8, alpha=0.6, marker="o", ms=2)
        if len(whole):
            mean = _("mean of {n}", n=len(whole))
            axes.plot(places, whole.mean(), "s-", color=BLUE, lw=2.2, ms=7, label=mean)
            figure.legend(loc="outside lower center", frameon=False)
        axes.set_xticks(places, list(shown.columns))
        axes.set(xlim=(-0.2, len(shown.columns) - 0.8), ylim=(-0.03, 1.03), ylabel=_("right"))
        told = [
            _(
                "{name}: {learners}, {low} to {high}%",
                name=name,
                learners=_learners(row.count()),
                low=f"{100 * row.min():.0f}",
                high=f"{100 * row.max():.0f}",
            )
            + (
                _(", mean of those with every form {mean}%", mean=f"{100 * whole[name].mean():.0f}")
                if len(whole)
                else ""
            )
            for name, row in shown.items()
            if row.notna().any()
        ]
        learners = _learners(len(shown))
        alt = _("Share right from form to form, {learners}. {rows}.", learners=learners, rows=". ".join(told))
        return render(figure, alt)


@show_usage
def item_plot(table: pd.DataFrame) -> StaticFigure:
    """Draw how hard items were, the hardest 20, hardest on top.

    Parameters
    ----------
    table : pandas.DataFrame
        The `table` of :func:`item_analysis`.

    Raises
    ------
    CalcikitError
        If there is no item in it.

    Examples
    --------
    >>> rows = {"kind": ["shape"], "item": ["shape-7-1"], "learners": [10], "right": [8], "difficulty": [0.8],
    ...         "low": [0.490], "high": [0.943], "discrimination": [0.3]}
    >>> print(item_plot(pd.DataFrame(rows)).alt)
    How hard the items were, hardest first. shape-7-1: 8 of 10 right, 80% (49 to 94%), discrimination 0.30.
    """
    such_as = "ck.progress.item_analysis('folder').table"
    _some(instance_of(pd.DataFrame, table, such_as))
    needed = ("learners", "right", "difficulty", "low", "high", "discrimination")
    instance_of(pd.DataFrame, table, such_as, needed)
    shown = table.head(HARDEST).rename(columns={"difficulty": "share", "learners": "answers"})
    labels = {kind.id: kind.label for kind in kinds().values()}
    names = shown.get("item")
    if names is None:
        names = shown["kind"].replace(labels) + ": " + shown["truth"].map(_words)
    with drawing(7.2, 1.3 + 0.3 * len(shown)) as (figure, axes):
        places = range(len(shown))
        axes.hlines(places, shown["low"], shown["high"], color=INK, lw=1.2)
        axes.plot(shown["share"], places, "s", color=BLUE)
        marks = [_discrimination(each, "r", "  ") for each in shown["discrimination"]]
        axes.set_yticks(places, [f"{name}{mark}" for name, mark in zip(names, marks, strict=True)])
        axes.set(xlim=(-0.02, 1.02), ylim=(len(shown) - 0.4, -0.6))
        axes.set_xlabel(_("right at the first try, 95% interval"))
        axes.xaxis.set_major_formatter(lambda share, _: percent(share))
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        named = inside(_("Discrimination"))
        rows = [
            f"{name}: {_share(row)}{_discrimination(row.discrimination, named, ', ')}"
            for name, row in zip(names, shown.itertuples(), strict=True)
        ]
        return render(figure, _("How hard the items were, hardest first. {rows}.", rows="; ".join(rows)))


def _discrimination(value: Any, name: str, lead: str) -> str:
    return "" if pd.isna(value) else f"{lead}{name} {number(value, 2)}"


def _some(table: pd.DataFrame) -> None:
    if table.empty:
        raise CalcikitError("there is nothing to draw yet: the record holds no such answer")


def _words(name: object) -> str:
    """Return the words for an id, the lexicon's where it has them."""
    words = lexicon()
    for attribute in words.attributes.values():
        for term in attribute.terms:
            if term.id == name:
                return term.label
    if name in SAMENESS:
        return _(SAMENESS[str(name)])
    if name in words.steps:
        return words.steps[str(name)].label
    if name in words.categories:
        return f"BI-RADS {name}"
    return " ".join(str(name).replace("_", " ").split()).capitalize()


def _share(row: Any) -> str:
    told = _(
        "{right} of {answers} right, {share}",
        right=row.right,
        answers=row.answers,
        share=percent(row.share),
    )
    return _("{told} ({low} to {high})", told=told, low=number(100 * row.low), high=percent(row.high))
