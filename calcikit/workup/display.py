"""A workup in plain text and in a notebook: the answer first, then why, the words to use, the sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from textwrap import fill
from typing import TYPE_CHECKING

from .._data import N_, TEMPLATES, gettext as _, inside, ngettext, template_words
from ..lexicon import certainty_label, lexicon
from ..references import reference
from ..reviews import review_summary

if TYPE_CHECKING:
    from jinja2 import Template

    from .workup import Reason, Workup

WIDTH = 88
CARE = N_("For learning, not for care.")


def as_text(workup: Workup) -> str:
    """Return a workup as plain text, wrapped at 88 columns."""
    numbers = {key: place for place, key in enumerate(workup.sources, start=1)}
    follow_up = workup.follow_up.rstrip(".")
    lines = [
        fill(f"{_category(workup)}. {workup.description}", WIDTH),
        "",
        *(_item(f"{n}. ", f"{step.label}: {step.when}.") for n, step in enumerate(workup.steps, start=1)),
        *(_item(_("or") + " ", f"{inside(step.label)}: {step.when}.") for step in workup.alternatives),
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


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    environment.globals |= template_words()
    return environment.get_template("workup.html.j2")


def as_html(workup: Workup) -> str:
    """Return a workup as HTML that needs no style sheet: badge, next step, path, reasons, words, sources."""
    knowledge = workup.finding.knowledge
    numbers = {key: place for place, key in enumerate(workup.sources, start=1)}
    return _template().render(
        w=workup,
        grade=lexicon(knowledge).categories[workup.category],
        meaning=_meaning(workup),
        reasons=[reason.because + _marks(reason, numbers) for reason in _decisive(workup)],
        count=ngettext("1 source", "{n} sources", len(numbers)),
        sources=[reference(key, knowledge) for key in numbers],
        review=review_summary(knowledge),
    )


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
