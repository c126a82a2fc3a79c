"""What a local protocol changes, as a page to read and as a list for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from .._data import N_, Knowledge, gettext as _, inside
from .._output import PAGE, named_file, spreadsheet, write_whole
from ..lexicon import lexicon
from ..references import replaced_sources
from ..widgets.fallback import rendered
from ..workup import Audit, Outcome, audit, local_protocol
from ..workup.comparison import Difference, compare
from .bundling import page_style

NOUN = {"finding": N_("findings"), "biopsy": N_("biopsy results")}
COLUMNS = (
    N_("less cautious"),
    N_("moved by"),
    "about",
    N_("how many"),
    N_("what differs"),
    "example",
    N_("category that ships"),
    N_("local category"),
    N_("plan that ships"),
    N_("local plan"),
    N_("follow-up that ships"),
    N_("local follow-up"),
    N_("report that ships"),
    N_("local report"),
    N_("patient text that ships"),
    N_("local patient text"),
)


def export_difference(out: Path | str, local: Knowledge) -> Audit:
    """Write every answer that a local protocol changes.

    Parameters
    ----------
    out : path
        A name that ends in ``.html`` or ``.csv``.
    local : Knowledge
        What ships with the protocol laid over it.

    Returns
    -------
    Audit
        Of the protocol. With gaps or overlaps there is nothing to compare: the page then names them alone.

    Raises
    ------
    CalcikitError
        If the name ends otherwise.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> page = Path(mkdtemp()) / "diff.html"
    >>> export_difference(page, Knowledge.load("uk")).faults
    ()
    >>> "Local protocol: United Kingdom (UK)." in page.read_text(encoding="utf-8")
    True
    """
    made = {".html": _page, ".csv": _list}
    path = named_file(out, *made)
    ending = path.suffix.lower()
    proven = audit(local)
    found = () if proven.by_kind["gaps"] or proven.by_kind["overlaps"] else compare(local)
    content = made[ending](local, proven, found).encode()
    write_whole(path, content, mark=PAGE if ending == ".html" else content.partition(b"\n")[0])
    return proven


def _page(local: Knowledge, proven: Audit, found: tuple[Difference, ...]) -> str:
    groups = [
        _group(local, moved_by, list(differences))
        for moved_by, differences in groupby(
            sorted(found, key=lambda each: (not each.less, each.moved_by)),
            key=lambda each: (bool(each.less), each.moved_by),
        )
    ]
    return rendered(
        "local_difference.html.j2",
        style=page_style(),
        csp_hash="'none'",
        name=local_protocol(local),
        folder=local.place("overlay.toml").partition("/")[0],
        groups=groups,
        proven=proven,
        compared=not (proven.by_kind["gaps"] or proven.by_kind["overlaps"]),
        counts=_counts(found),
        nouns={kind: _(noun) for kind, noun in NOUN.items()},
        safety=local.safety_changes,
        sources=[*replaced_sources(local).values()],
    )


def _counts(found: Sequence[Difference]) -> dict[str, int]:
    """Return how many findings and biopsy results differ."""
    return {kind: sum(each.findings for each in found if each.kind == kind) for kind in NOUN}


def _group(local: Knowledge, key: tuple[bool, tuple[str, ...]], found: list[Difference]) -> dict[str, Any]:
    """Return what the rows of one group move, with the answers side by side."""
    less, moved_by = key
    return {
        "less": less,
        "moved_by": moved_by,
        "counts": {_(NOUN[kind]): count for kind, count in _counts(found).items() if count},
        "pairs": [
            {
                "n": each.findings,
                "less": each.less,
                "parts": each.parts,
                "example": _example(local, each),
                "ships": _lines(each.ships),
                "local": _lines(each.local),
            }
            for each in sorted(found, key=lambda each: -each.findings)
        ],
    }


def _lines(said: Outcome | None) -> dict[str, list[str]]:
    """Return an answer line by line, so that a line that differs can be marked: the steps, and the rest."""
    if said is None:
        return {"steps": [], "said": [_("This cannot be.")]}
    subject = _("of the {subject}", subject=_(said.subject))
    return {
        "steps": [f"{step.label}: {step.when}" for step in said.steps],
        "said": [
            f"BI-RADS {said.category}, {inside(said.category_label)} ({subject})",
            *(_("Or:") + f" {step.label}, {step.when}" for step in said.alternatives),
            *([_("Follow-up:") + f" {said.follow_up}"] if said.follow_up else ()),
            _("Report:") + f" {said.assessment}",
            _("To the patient:") + f" {said.message} {said.next}",
        ],
    }


def _example(local: Knowledge, difference: Difference) -> str:
    """Return the example of a difference: the terms that are not the ordinary ones."""
    attributes = lexicon(local).of(difference.kind)
    said = [
        attributes[name][term].label
        for name, term in difference.example.items()
        if term != attributes[name].default
    ]
    return "; ".join(said)


def _list(local: Knowledge, proven: Audit, found: tuple[Difference, ...]) -> str:
    """Return the list for a spreadsheet."""
    head = [*map(_, COLUMNS), f"calcikit: {local_protocol(local)}"]
    told = (*proven.faults, *replaced_sources(local).values())
    lines = ([line, *[""] * (len(COLUMNS) - 1)] for line in told)
    return spreadsheet([head, *lines, *([*_cells(local, each), ""] for each in found)])


def _cells(local: Knowledge, difference: Difference) -> Iterator[str | int]:
    ships, ours = difference.ships, difference.local
    yield from (difference.less, "; ".join(difference.moved_by), NOUN[difference.kind], difference.findings)
    yield from (", ".join(difference.parts), _example(local, difference))
    for pair in zip(_answer(ships), _answer(ours), strict=True):
        yield from pair


def _answer(said: Outcome | None) -> tuple[str, str, str, str, str]:
    """Return category, plan, follow-up, what the report says, and the words to the patient."""
    if said is None:
        return _("cannot be"), "", "", "", ""
    plan = "; ".join(f"{step.label}: {step.when}" for step in said.steps)
    return said.category, plan, said.follow_up, said.assessment, f"{said.message} {said.next}"
