"""A paper to print: questions in Markdown, their pictures in a folder, the key in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from .._data import gettext as _
from .._output import PAPER, named_file, with_checksum, write_all, write_whole
from ..errors import show_usage
from .question import Question, credit_text, exam_title, notice, question_title, questions

if TYPE_CHECKING:
    from ..quiz import Item


SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$&]|^(?:[-+=]|\d+[.)])")


@show_usage
def to_markdown(
    items: Iterable[Item], path: str | PathLike[str], *, title: str | None = None
) -> tuple[Path, ...]:
    """Write items as a paper in Markdown, its key in a file beside it.

    Parameters
    ----------
    items : iterable of Item
        Of :func:`drill_items`.
    path : path
        The paper, ``NAME.md``. Beside it come the key ``NAME-key.md`` and the folder ``NAME-pictures``.
    title : str, optional
        Heading of the paper.

    Returns
    -------
    tuple of pathlib.Path
        What was written: paper, key, then the pictures.

    Raises
    ------
    CalcikitError
        If there is no item, or one comes twice, or the paper's name ends otherwise.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from calcikit.quiz import drill_items
    >>> written = to_markdown(drill_items(2, seed=7), Path(mkdtemp()) / "seven.md")
    >>> [path.name for path in written[:2]]
    ['seven.md', 'seven-key.md']
    """
    paper, asked = named_file(path, ".md"), questions(items)
    key, folder = paper.with_name(f"{paper.stem}-key.md"), paper.with_name(f"{paper.stem}-pictures")
    heading, label = _escape(exam_title(title, asked)), _("Key")
    put = [f"# {heading}", _escape(notice()), *(_question(each, folder.name) for each in asked)]
    answered = [f"# {label}: {heading}", _escape(notice()), *map(_answered, asked)]
    write_all({paper: _joined(put), key: _joined(answered)}, mark=PAPER)
    pictures = [(folder / image.name, image.data) for question in asked for image in question.images]
    for place, data in pictures:
        write_whole(place, data, mark=b"")
    return (paper, key, *(place for place, _ in pictures))


def _joined(parts: list[str]) -> bytes:
    return with_checksum("\n\n".join([*parts, f"<!-- {PAPER.decode()} -->", ""]).encode())


def _question(question: Question, folder: str) -> str:
    """Return a question as it is put."""
    address = quote(folder)
    images = " ".join(f"![{_escape(image.alt)}]({address}/{image.name})" for image in question.images)
    answers = "\n".join(f"- {answer.letter}. {_escape(answer.text)}" for answer in question.answers)
    parts = [f"## {question_title(question)}", _escape(question.stem), images, answers]
    return "\n\n".join(filter(None, parts))


def _answered(question: Question) -> str:
    """Return its answer, with a reason for every choice."""
    rows = [
        f"- {answer.letter}, {credit_text(answer)}: {_escape(answer.reason)}" for answer in question.answers
    ]
    sources = "\n".join(f"- {_escape(source)}" for source in question.sources)
    heading = f"## {question_title(question)}: {question.right.letter}"
    right = f"**{_escape(question.right.text)}** ({_escape(question.id)})"
    return "\n\n".join(
        [heading, right, "\n".join(rows), *map(_escape, question.closing), _("Sources:"), sources]
    )


def _escape(text: str) -> str:
    """Put a backslash before the characters that mean something in Markdown."""

    def escaped(found: re.Match[str]) -> str:
        marked = found[0]
        return f"{marked[:-1]}\\{marked[-1]}" if marked[0].isdigit() else f"\\{marked}"

    return SPECIAL.sub(escaped, text)
