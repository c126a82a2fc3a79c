"""A paper to print from a browser, and its key: two pages that hold their pictures and need no network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from .._data import static_text
from .._output import PAGE, PAPER, named_file, with_checksum, write_all
from ..export.bundling import page_style
from ..widgets.fallback import rendered
from .question import Question, credit_text, exam_title, question_title, questions

if TYPE_CHECKING:
    from ..quiz import Item


def to_paper(
    items: Iterable[Item], path: str | PathLike[str], *, title: str | None = None
) -> tuple[Path, Path]:
    """Write items as a paper to print from a browser, its key in a page beside it.

    Parameters
    ----------
    items : iterable of Item
        Of :func:`drill_items`.
    path : path
        The paper, ``NAME.html``. Beside it comes the key, ``NAME-key.html``.
    title : str, optional
        Heading of the paper.

    Returns
    -------
    tuple of pathlib.Path
        What was written: paper and key.

    Raises
    ------
    CalcikitError
        If there is no item, or one comes twice, or the paper's name ends otherwise.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from calcikit.quiz import drill_items
    >>> [path.name for path in to_paper(drill_items(2, seed=7), Path(mkdtemp()) / "seven.html")]
    ['seven.html', 'seven-key.html']
    """
    paper, asked = named_file(path, ".html"), questions(items)
    key, heading = paper.with_name(f"{paper.stem}-key.html"), exam_title(title, asked)
    write_all({paper: _page(asked, heading, key=False), key: _page(asked, heading, key=True)}, mark=PAGE)
    return paper, key


def _page(asked: tuple[Question, ...], heading: str, *, key: bool) -> bytes:
    sources = [*dict.fromkeys(source for question in asked for source in question.sources)]
    page = rendered(
        "paper.html.j2",
        style=page_style(static_text("paper.css")),
        csp_hash="'none'",
        heading=heading,
        key=key,
        asked=asked,
        sources=sources,
        title_of=question_title,
        credit_text=credit_text,
        encoded=lambda data: b64encode(data).decode(),
    )
    return with_checksum(f"{page.strip()}\n<!-- {PAPER.decode()} -->\n".encode())
