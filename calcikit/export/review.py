"""The page and the list by which a clinician reviews every text."""

from __future__ import annotations

from pathlib import Path

from .._data import Knowledge, static_text
from .._output import PAGE, named_file, spreadsheet, write_whole
from ..errors import CalcikitError
from ..reviews import (
    COLUMNS,
    KINDS,
    NOT_YET,
    VERDICTS,
    ReviewItem,
    review_items,
    review_status,
    review_summary,
    translation_items,
)
from ..widgets.fallback import rendered
from ..workup.examples import rule_examples
from .bundling import csp_hash, page_style

MORE = ("kind", "title", "text", "examples", "sources")


def export_review(out: Path | str) -> Path:
    """Write every text to review, or every translation: as a page to mark, or as a list to fill in.

    Parameters
    ----------
    out : path
        A name that ends in ``.html`` (a page that works offline) or ``.csv`` (a spreadsheet).

    Returns
    -------
    pathlib.Path

    Raises
    ------
    CalcikitError
        If the name ends otherwise, or a file of that name is there that is not such a page: a list may
        have been filled in.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> export_review(Path(mkdtemp()) / "review.csv").name
    'review.csv'
    """
    made = {".html": _page, ".csv": _list}
    path = named_file(out, *made)
    ending = path.suffix.lower()
    if ending == ".csv" and path.exists():
        raise CalcikitError(f"there is a list {str(path)!r}, which may be filled in: choose another name.")
    return write_whole(path, made[ending](Knowledge.load()).encode(), mark=PAGE)


def _page(knowledge: Knowledge) -> str:
    script = static_text("review.js")
    items = _items(knowledge)
    return rendered(
        "review.html.j2",
        style=page_style(static_text("review.css")),
        csp_hash=csp_hash(script),
        script=script,
        items=items,
        examples=rule_examples(knowledge),
        kinds={kind: name for kind, name in KINDS.items() if any(item.kind == kind for item in items)},
        verdicts=VERDICTS,
        status=review_status(knowledge),
        summary=review_summary(knowledge),
        not_yet=NOT_YET,
    )


def _items(knowledge: Knowledge) -> tuple[ReviewItem, ...]:
    """Return the texts to read: in another language its translations, each beside its English."""
    return translation_items(knowledge) or review_items(knowledge)


def _list(knowledge: Knowledge) -> str:
    """Return the list to fill in."""
    examples = rule_examples(knowledge)
    rows = []
    for item in _items(knowledge):
        text = "\n".join(f"{name}: {line}" for name, line in item.lines)
        more = [text, *map("\n".join, (examples.get(item.id, ()), item.sources))]
        rows.append(["", "", "", item.id, item.hash, "", "", item.kind, item.title, *more])
    return spreadsheet([[*COLUMNS, *MORE], *rows])
