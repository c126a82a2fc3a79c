"""What a class answered on the parallel forms, as a page for its teacher; no names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from html import escape
from os import PathLike
from string import ascii_uppercase
from textwrap import shorten
from typing import Any

from .._data import gettext as _, inside, number, percent
from .._output import PAGE, named_file, write_whole
from ..progress import ClassResults, class_results
from ..progress.item_statistics import ENOUGH, FEW
from ..progress.statistics import ALL
from ..quiz import Form, Item, forms, kinds
from ..tables import show
from ..tables.styling import captioned
from ..widgets.fallback import rendered
from .bundling import page_style


def export_class(folder: str | PathLike[str], out: str | PathLike[str]) -> ClassResults:
    """Write the page of a class, and return what it shows.

    Parameters
    ----------
    folder : path
        The records, in it or in folders below it.
    out : path
        The page, a name that ends in ``.html``.

    Raises
    ------
    CalcikitError
        If there is no record, or none with an answer to a form, or the page's name ends otherwise.
    """
    from ..figures import change_plot  # no other page needs matplotlib

    file = named_file(out, ".html")
    given = forms()
    found = class_results(folder, {form.id: len(form.items) for form in given.values()})
    page = rendered(
        "class.html.j2",
        style=page_style(),
        csp_hash="'none'",
        learners=len(found.taken),
        files=found.files,
        problems=len(found.problems),
        in_words=[*_in_words(found, given)],
        changes=[*_changes(found, given)],
        plot=change_plot(found.scores.rename(columns=_labels(given)))._repr_html_() if found.changes else "",
        calibration=[*_calibration(found, given)],
        items=[*_items(found, given)],
        few=FEW,
        enough=ENOUGH,
        missing=_missing(found, given),
    )
    write_whole(file, f"{page.strip()}\n".encode(), mark=PAGE)
    return found


def _labels(given: Mapping[str, Form]) -> dict[str, str]:
    return {form.id: form.label for form in given.values()}


def _table(caption: str, rows: list[dict[str, Any]]) -> str:
    """Return rows as a table that scrolls in its own frame; nothing without rows."""
    if not rows:
        return ""
    frame = f'<div class="ck-scroll" role="region" tabindex="0" aria-label="{escape(caption)}">'
    return f"{frame}{show(captioned(caption, rows, next(iter(rows[0])))).to_html()}</div>"


def _kind(name: str) -> str:
    return kinds()[name].label if name in kinds() else _("All questions")


def _in_words(found: ClassResults, given: Mapping[str, Form]) -> Iterator[str]:
    """Say in a sentence how the class changed from the first form to each other."""
    first = next(iter(given))
    for one in found.changes:
        if one.kind != ALL:
            continue
        moved = found.scores[one.form] - found.scores[first]
        said = _(
            "{form}: {first} right before, {then} now, a change of {change} points. Of {n} learners {rose} "
            "had more right than before, {fell} fewer.",
            form=given[one.form].label,
            first=percent(one.first / 100),
            then=percent(one.then / 100),
            change=_signed(one.change),
            n=one.learners,
            rose=int((moved > 0).sum()),
            fell=int((moved < 0).sum()),
        )
        if one.low is not None and one.high is not None:
            limits = {"low": _signed(one.low), "high": _signed(one.high)}
            said += " " + (
                _(
                    "The 95% interval, {low} to {high}, holds 0: this class may as well not have changed.",
                    **limits,
                )
                if one.low <= 0 <= one.high
                else _(
                    "The 95% interval, {low} to {high}, leaves out 0: chance alone would rarely do this.",
                    **limits,
                )
            )
        yield said


def _changes(found: ClassResults, given: Mapping[str, Form]) -> Iterator[str]:
    first, *later = given.values()
    for form in later:
        rows = [
            {
                _("Questions"): _kind(one.kind),
                _("Change in points (95% interval)"): _signed(one.change)
                if one.low is None or one.high is None
                else _interval(_signed, one.change, one.low, one.high),
                _("First"): percent(one.first / 100),
                _("Then"): percent(one.then / 100),
                _("Learners"): one.learners,
            }
            for one in found.changes
            if one.form == form.id
        ]
        yield _table(
            _("Share right: from {first} to {then}", first=inside(first.label), then=inside(form.label)), rows
        )


def _calibration(found: ClassResults, given: Mapping[str, Form]) -> Iterator[tuple[str, str]]:
    for form, told in found.calibration.items():
        rows = [
            {
                _("They said"): _(
                    "{words}, which promises {share}", words=row["words"], share=percent(row["promised"])
                ),
                _("Right"): _("{k} of {n}", k=row["right"], n=row["answers"]),
                _("Share (95% interval)"): _interval(percent, row["share"], row["low"], row["high"]),
            }
            for row in told.table.to_dict("records")
        ]
        yield (
            str(told),
            _table(_("Share right at each confidence: {form}", form=inside(given[form].label)), rows),
        )


def _items(found: ClassResults, given: Mapping[str, Form]) -> Iterator[str]:
    told = found.items.to_dict("records")
    discriminating = any(not row["note"] for row in told)
    for form in given.values():
        asked = {item.id: (number, item) for number, item in enumerate(form.items, 1)}
        rows = [
            {
                _("Question"): f"{place}. {_kind(row['kind'])}"
                if item
                else f"{_kind(row['kind'])} ({row['item']})",
                _("Right"): _("{k} of {n}", k=row["right"], n=row["learners"]),
                _("Share (95% interval)"): _interval(percent, row["difficulty"], row["low"], row["high"]),
                _("Chosen most among the wrong answers"): _distractor(row, item),
            }
            | ({_("Discrimination (95% interval)"): _discrimination(row)} if discriminating else {})
            for row in told
            if row["form"] == form.id
            for place, item in [asked.get(row["item"], (0, None))]
        ]
        yield _table(_("Questions, hardest first: {form}", form=inside(form.label)), rows)


def _signed(points: float) -> str:
    return f"{'+' if points >= 0 else ''}{number(points, 1)}"


def _interval(written: Callable[[float], str], value: float, low: float, high: float) -> str:
    return _("{share} ({low} to {high})", share=written(value), low=written(low), high=written(high))


def _distractor(row: Mapping[Hashable, Any], item: Item | None) -> str:
    """Return the wrong answer that most chose, with its letter on paper and how many chose it."""
    if not row["distractor_learners"]:
        return ""
    options = dict(zip(ascii_uppercase, item.options if item else (), strict=False))
    named = [
        f"{letter}. {shorten(o.text, 60, placeholder='…')}"
        for letter, o in options.items()
        if o.id == row["distractor"]
    ]
    return f"{''.join(named) or row['distractor']} ({row['distractor_learners']})"


def _discrimination(row: Mapping[Hashable, Any]) -> str:
    limits = (row[f"discrimination{end}"] for end in ("", "_low", "_high"))
    return row["note"] or _interval(lambda value: number(value, 2), *limits)


def _missing(found: ClassResults, given: Mapping[str, Form]) -> str:
    rows = [
        {_("Record"): name}
        | {form.label: _("{k} of {n}", k=row[form.id], n=len(form.items)) for form in given.values()}
        for name, row in found.missing.iterrows()
    ]
    return _table(_("Records without every form, and how many questions they answered"), rows)
