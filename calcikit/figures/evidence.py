"""Figures of what studies and real outcomes say."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

from .._data import gettext as _, number, percent
from ..errors import CalcikitError, show_usage
from ..evidence import Interval, Pooled, PredictiveValue, clopper_pearson_interval, named_pool
from ..evidence.intervals import format_count, format_percent
from ..evidence.named_pools import pools
from ..lexicon import lexicon
from .rendering import BLUE, GREY, INK, ORANGE, PALE, StaticFigure, drawing, render

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WOMEN, ACROSS = 1000, 40


@show_usage
def forest_plot(what: Pooled | str) -> StaticFigure:
    """Draw studies, pooled value and prediction interval, with the BI-RADS band of its category behind them.

    Parameters
    ----------
    what : Pooled or str
        A result of :func:`pool_rates`, or the name of a pool in :func:`pooled_rates`, which brings the
        category.

    Returns
    -------
    StaticFigure

    Raises
    ------
    UnknownTerm
        If the pool is unknown.

    Examples
    --------
    >>> print(forest_plot("amorphous_ductal").alt)
    Forest plot. Amorphous and linear or segmental. Oligane 2018: 14 of 53, 26.4% (15.3 to 40.3%). ...
    """
    if not isinstance(what, str | Pooled):
        raise CalcikitError(
            f"a forest plot is of a pool, got {what!r}; type ck.forest_plot('amorphous_ductal')"
        )
    found = named_pool(what) if isinstance(what, str) else what
    category = pools()[what].category if isinstance(what, str) else None
    band = _band(category)
    rows = [_row(s.study + (" *" if s.rebuilt else ""), s.malignant, s.n) for s in found.samples]
    with drawing(7.2, 1.7 + 0.28 * len(rows)) as (figure, axes):
        _draw_forest(axes, found, rows, category, band)
        figure.legend(loc="outside lower center", ncols=3, frameon=False)
        return render(figure, _forest_words(found, rows, category, band))


Row = tuple[str, int, int, float, Interval]


def _row(name: str, malignant: int, n: int) -> Row:
    return name, malignant, n, malignant / n, clopper_pearson_interval(malignant, n)


def _band(category: str | None) -> Interval | None:
    known = lexicon().categories.get(category or "")
    if known is None or known.low is None or known.high is None:
        return None
    return Interval(known.low / 100, known.high / 100)


def _draw_forest(
    axes: Axes, found: Pooled, rows: Sequence[Row], category: str | None, band: Interval | None
) -> None:
    if band:
        axes.axvspan(
            band.low,
            max(band.high, band.low + 0.004),
            color=PALE,
            zorder=0,
            label=_("band of BI-RADS {category}", category=category),
        )
    for place, (*_rest, n, rate, interval) in enumerate(rows):
        axes.plot(interval, [place, place], color=INK, lw=1.2, zorder=2)
        axes.plot(rate, place, "s", color=BLUE, ms=4 + min(n, 1000) ** 0.5 / 8, zorder=3)
    bottom = len(rows) + 0.4
    if found.prediction:
        axes.plot(
            found.prediction, [bottom, bottom], color=ORANGE, lw=1.4, ls=":", label=_("a new, similar centre")
        )
    ends = [found.low, found.rate, found.high, found.rate]
    axes.fill(
        ends,
        [bottom, bottom - 0.25, bottom, bottom + 0.25],
        color=ORANGE,
        zorder=3,
        label=_("pooled, 95% interval"),
    )
    _label_forest(axes, found, rows, bottom)


def _label_forest(axes: Axes, found: Pooled, rows: Sequence[Row], bottom: float) -> None:
    names = [f"{name}  {malignant}/{n}" for name, malignant, n, _, _ in rows]
    total = _("Pooled  {malignant}/{n}", malignant=number(found.malignant), n=number(found.n))
    axes.set_yticks([*range(len(rows)), bottom], [*names, total])
    axes.set_ylim(bottom + 0.7, -0.7)
    axes.set_xlim(-0.01, 1.01)
    axes.xaxis.set_major_formatter(lambda share, _: percent(share))
    axes.set_xlabel(
        _("malignant ({populations})", populations=", ".join(map(_, found.populations)))
        + (_("; * counts rebuilt") if found.rebuilt else "")
    )
    axes.set_title(found.label, loc="left")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _forest_words(found: Pooled, rows: Sequence[Row], category: str | None, band: Interval | None) -> str:
    said = [
        f"{name}: {format_count(malignant, n)}, {format_percent(rate, interval)}"
        for name, malignant, n, rate, interval in rows
    ]
    shown = (
        _(
            "Behind it the band of BI-RADS {category}, {low} to {high}%.",
            category=category,
            low=f"{100 * band.low:g}",
            high=f"{100 * band.high:g}",
        )
        if band
        else ""
    )
    starred = _("* Counts rebuilt from percentages.") if found.rebuilt else ""
    return " ".join(
        filter(
            None, [_("Forest plot."), f"{found.label}.", "; ".join(said) + ".", starred, f"{found}", shown]
        )
    )


@show_usage
def icon_array(what: PredictiveValue | float) -> StaticFigure:
    """Draw 1,000 women, one mark each.

    Parameters
    ----------
    what : PredictiveValue or float
        Of :func:`predictive_value`: who shows the sign and who has a cancer. Or a share: who has a cancer.

    Returns
    -------
    StaticFigure
        Groups differ in shape as healthy as in colour.

    Raises
    ------
    CalcikitError
        If the share is not from 0 to 1.

    Examples
    --------
    >>> from calcikit.evidence import predictive_value
    >>> print(icon_array(predictive_value(sensitivity=0.9, specificity=0.9, prevalence=0.01)).alt)
    1,000 women: 9 with a cancer and the sign, 1 with a cancer and no sign, 99 with the sign and no ...
    """
    groups = _groups(what)
    with drawing(6.4, 4.6) as (figure, axes):
        start = 0
        for words, count, style in groups:
            places = range(start, start + count)
            x, y = [place % ACROSS for place in places], [place // ACROSS for place in places]
            axes.plot(x, y, ls="", label=f"{count} {words}", **style)
            start += count
        axes.set_axis_off()
        axes.set_aspect("equal")
        axes.invert_yaxis()
        figure.legend(loc="outside lower center", ncols=2, frameon=False)
        said = ", ".join(f"{count} {words}" for words, count, _ in groups)
        return render(figure, _("{women} women: {said}.", women=number(WOMEN), said=said))


Group = tuple[str, int, dict[str, Any]]


def _groups(what: PredictiveValue | float) -> list[Group]:
    cancer: dict[str, Any] = {"marker": "s", "color": ORANGE, "ms": 6}
    missed: dict[str, Any] = {"marker": "s", "color": ORANGE, "ms": 5.5, "fillstyle": "none", "mew": 1.8}
    false_alarm: dict[str, Any] = {"marker": "o", "color": BLUE, "ms": 6}
    healthy: dict[str, Any] = {"marker": ".", "color": GREY, "ms": 4}
    if isinstance(what, PredictiveValue):
        return [
            (_("with a cancer and the sign"), what.true_positive, cancer),
            (_("with a cancer and no sign"), what.false_negative, missed),
            (_("with the sign and no cancer"), what.false_positive, false_alarm),
            (_("with neither"), what.true_negative, healthy),
        ]
    if not (isinstance(what, Real) and 0 <= what <= 1):
        raise CalcikitError(f"an icon array needs a share from 0 to 1, got {what!r}")
    count = round(WOMEN * what)
    return [(_("with a cancer"), count, cancer), (_("without"), WOMEN - count, healthy)]
