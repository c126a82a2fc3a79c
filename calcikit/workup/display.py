"""A workup in plain text and in a notebook: the answer first, then why, the words to use, the sources."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import fill
from typing import TYPE_CHECKING

from .._data import N_, inside, ngettext
from .._data import gettext as _
from ..lexicon import certainty_label, lexicon
from ..references import reference
from ..reviews import review_summary

if TYPE_CHECKING:
    from .workup import Reason, Workup

WIDTH = 88
CARE = N_("For learning, not for care.")
HERE = "font-weight:600;border-bottom:3px solid currentColor"
STATES = {"passed": "", "exit": HERE, "here": HERE, "not_reached": "opacity:.6"}


def as_text(workup: Workup) -> str:
    """Return a workup as plain text, wrapped at 88 columns."""
    numbers = {key: place for place, key in enumerate(workup.sources, start=1)}
    follow_up = workup.follow_up.rstrip(".")
    lines = [
        fill(f"{_category(workup)}. {workup.description}", WIDTH),
        "",
        *(_item(f"{n}. ", f"{step.label}: {step.when}.") for n, step in enumerate(workup.steps, start=1)),
        *(_item(_("or") + " ", f"{step.label}: {step.when}.") for step in workup.alternatives),
        *([_item("", _("Follow-up: {follow_up}.", follow_up=follow_up))] if follow_up else []),
        "",
        _("Why"),
        *(_item("- ", f"{reason.because}{_marks(reason, numbers)}") for reason in _decisive(workup)),
        "",
        _("Report"),
        fill(workup.report_text, WIDTH),
        "",
        _("To the patient"),
        fill(workup.patient_text, WIDTH),
        "",
        _("Sources"),
        *(_item(f"[{n}] ", str(reference(key, workup.finding.knowledge))) for key, n in numbers.items()),
        "",
        *([workup.local_protocol] if workup.local_protocol else []),
        f"{_(CARE)} {review_summary(workup.finding.knowledge)}",
    ]
    return "\n".join(lines)


def as_html(workup: Workup) -> str:
    """Return a workup as HTML that needs no style sheet: badge, next step, path, reasons, words, sources."""
    numbers = {key: place for place, key in enumerate(workup.sources, start=1)}
    first, *later = workup.steps
    parts = [
        f"<p>{_badge(workup)} <strong>{escape(workup.category_label)}</strong>: "
        f"{escape(_meaning(workup))}</p>",
        f"<p>{escape(workup.description)}</p>",
        f"<p>{_('Next:')} <strong>{escape(first.label)}</strong>, {escape(first.when)}. "
        f"{escape(first.why)}</p>",
        _list("ul", (f"{escape(step.label)}: {escape(step.when)}" for step in later)),
        _list(
            "ul",
            (
                _("Or {step}: {when}", step=escape(step.label), when=escape(step.when))
                for step in workup.alternatives
            ),
        ),
        _said(_("Follow-up:"), workup.follow_up) if workup.follow_up else "",
        _path(workup),
        f"<p>{_('Why')}</p>",
        _list("ul", (escape(r.because + _marks(r, numbers)) for r in _decisive(workup))),
        _said(_("Report:"), workup.report_text),
        _said(_("To the patient:"), workup.patient_text),
        f"<details><summary>{ngettext('1 source', '{n} sources', len(numbers))}</summary>"
        f"{_list('ol', (_link(workup, key) for key in numbers))}</details>",
        f"<p><strong>{escape(workup.local_protocol)}</strong></p>" if workup.local_protocol else "",
        f"<p><small>{_(CARE)} {escape(review_summary(workup.finding.knowledge))}</small></p>",
    ]
    return f'<div class="ck-workup">{"".join(parts)}</div>'


def _said(title: str, text: str) -> str:
    return f"<p>{title} {escape(text)}</p>"


def _category(workup: Workup) -> str:
    return _(
        "BI-RADS {category}, {label} ({meaning})",
        category=workup.category,
        label=inside(workup.category_label),
        meaning=_meaning(workup),
    )


def _meaning(workup: Workup) -> str:
    """Say what the category is the category of, how likely cancer is, and who sees it otherwise."""
    known = lexicon(workup.finding.knowledge).categories[workup.category]
    likely = workup.band and (known.natural or (workup.band if known.low is not None else ""))
    others = ", ".join(workup.alternative_categories)
    parts = [
        _("the category of the {subject}", subject=_(workup.subject)),
        likely,
        _("some sources: {others}", others=others) if others else "",
    ]
    return "; ".join(part for part in parts if part)


def _decisive(workup: Workup) -> Iterator[Reason]:
    return (reason for reason in workup.reasons if reason.decisive)


def _marks(reason: Reason, numbers: dict[str, int]) -> str:
    """Return the numbers of a reason's sources, and how sure it is where that is not agreed."""
    doubt = "" if reason.certainty == "agreed" else f" ({certainty_label(reason.certainty)})"
    marks = f" [{', '.join(str(numbers[key]) for key in reason.cite)}]" if reason.cite else ""
    return f"{doubt}{marks}"


def _item(mark: str, text: str) -> str:
    indent = " " * len(mark)
    return fill(mark + text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _link(workup: Workup, key: str) -> str:
    found = reference(key, workup.finding.knowledge)
    text = escape(found.text)
    return f'<a href="{escape(found.link)}">{text}</a>' if found.link else text


def _badge(workup: Workup) -> str:
    colour = lexicon(workup.finding.knowledge).categories[workup.category].colour
    ink = "#fff" if sum(int(colour[place : place + 2], 16) for place in (1, 3, 5)) < 330 else "#1d2733"
    style = f"background:{colour};color:{ink};border:1px solid #8a96a3;border-radius:6px;padding:2px 10px"
    return f'<strong style="{style}">BI-RADS {escape(workup.category)}</strong>'


def _path(workup: Workup) -> str:
    stations = (
        f'<li style="display:inline-block;margin-right:14px;{STATES[station.state]}">'
        f"{escape(station.label)} <small>({escape(station.state_label)})</small></li>"
        for station in workup.path
    )
    return f'<ol style="list-style:none;padding:0">{"".join(stations)}</ol>'


def _list(tag: str, items: Iterator[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>" if inner else ""
