"""What is missing in this report? The report of the tables, its blanks filled in, with one part left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import Field

from .._data import ENGLISH, Key, Knowledge, Record, Words, derived, gettext as _, inside
from ..lexicon import Statement, lexicon
from ..workup import Finding, Workup
from ..workup.wording import fill_template, layout
from .kinds import kinds
from .models import ItemOption
from .sampling import sample_finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

FILE = "practice/report.toml"
OPTIONS, PATIENCE = 4, 1000
FREE = ("stage", "morphology", "distribution", "change")
"""What of the finding varies; the rest stays as it is by default, so that every part applies."""


class Part(Record):
    """A part of a report that may be left out: how it is said, and what stands there then."""

    id: str
    label: Words
    drop: Key
    keep: str = ""
    why: Statement


class _File(Record):
    composition: tuple[str, ...]
    side: tuple[str, ...]
    place: tuple[tuple[str, str, str], ...]
    date: tuple[str, ...]
    size: dict[str, tuple[str, ...]]
    part: tuple[Part, ...] = Field(min_length=OPTIONS)


def report_parts(knowledge: Knowledge | None = None) -> tuple[Part, ...]:
    """Return the parts of a report, in its order.

    Examples
    --------
    >>> [part.id for part in report_parts()][:2]
    ['composition', 'side']
    """
    return _read(knowledge).part


@derived
def _read(knowledge: Knowledge) -> _File:
    return knowledge.read(FILE, _File)


def missing_part(rng: Random, knowledge: Knowledge) -> dict[str, Any]:
    """Make a question about a report that lacks one part."""
    told, kept = _read(knowledge), knowledge.catalogue.kept
    offered = rng.sample(told.part, OPTIONS)
    missing = offered[0]
    english = knowledge.in_language(ENGLISH)  # the parts are searched for in the words of the report
    workup, full, said = _whole_report(rng, offered, told, english)
    shown = _without(missing, full, said)
    options = sorted(offered, key=told.part.index)
    return {
        "description": kept(shown),
        "options": tuple(
            _option(part, part is missing, kept(fill_template(part.drop, said).strip(" ,:.")))
            for part in options
        ),
        "explanation": _('The whole report: "{full}"', full=kept(full)),
        "where": _("Check in turn: {part}.", part=", ".join(inside(part.label) for part in told.part)),
        "cite": tuple(dict.fromkeys([*missing.why.cite, *workup.sources])),
        "finding": Finding.from_dict(workup.finding.as_dict(), knowledge),
    }


def _whole_report(
    rng: Random, offered: Sequence[Part], told: _File, knowledge: Knowledge
) -> tuple[Workup, str, dict[str, str]]:
    """Draw a report that has every part offered, once, and no open blank; return also what each part says."""
    attributes = Finding.attributes(knowledge)
    fixed = {name: each.default for name, each in attributes.items() if name not in FREE and each.default}
    left_out = kinds(knowledge)["report"].left_out
    for _turn in range(PATIENCE):
        fixed["distribution"] = rng.choice([*told.size])
        workup = sample_finding(rng, lambda finding, _: finding.morphology != left_out, fixed, knowledge)[1]
        site, depth, distance = rng.choice(told.place)
        given = {"side": rng.choice(told.side), "site": site, "depth": depth, "distance": distance}
        given |= {"date": rng.choice(told.date), "size": rng.choice(told.size[fixed["distribution"]])}
        given["composition"] = rng.choice(told.composition)
        said = given | _decided(workup, knowledge)
        full = workup.report(**given)
        if "[" not in full and all(full.count(fill_template(part.drop, said)) == 1 for part in offered):
            return workup, full, said
    raise knowledge.error(
        FILE, offered[0].id, f"no report has these once, and every blank filled: {offered!r}"
    )


def _decided(workup: Workup, knowledge: Knowledge) -> dict[str, str]:
    """Return how a report says what the finding is, and what the tables decided."""
    grade = {"category": workup.category, "label": knowledge.catalogue.inside(workup.category_label)}
    category = fill_template(layout(knowledge).category[workup.subject], grade)
    words = lexicon(knowledge).attributes
    named = {name: words[name][value].phrase for name, value in workup.finding.as_dict().items()}
    plan = workup.outcome.assessment.partition(category)[2].strip()
    return {**named, "category": category, "plan": plan}


def _without(part: Part, full: str, said: Mapping[str, str]) -> str:
    """Leave a part out of a report; every sentence still begins with a capital."""
    left = fill_template(full.replace(fill_template(part.drop, said), part.keep), {})
    return re.sub(r"(?<=[.] )[a-z]", lambda letter: letter[0].upper(), left)


def _option(part: Part, missing: bool, said: str) -> ItemOption:
    there = _('It is there: "{said}".', said=said)
    return ItemOption(
        id=part.id,
        text=part.label,
        right=missing,
        credit=float(missing),
        reason=part.why.text if missing else there,
        cite=part.why.cite,
        more=None,
    )
