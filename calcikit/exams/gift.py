"""A quiz in GIFT, Moodle's text format; pictures are inside it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from .._data import gettext as _
from .._output import PAPER, named_file, with_checksum, write_whole
from ..errors import show_usage
from .question import Answer, Question, exam_title, notice, questions

if TYPE_CHECKING:
    from ..quiz import Item

# The shares of a point that Moodle knows, in per cent.
SHARES = (90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 12.5, 10, 5)
SPECIAL = re.compile(r"[\\~=#{}:]")


@show_usage
def to_gift(
    items: Iterable[Item], path: str | PathLike[str], *, title: str | None = None
) -> tuple[Path, ...]:
    """Write items as a GIFT file, which Moodle and others import.

    Parameters
    ----------
    items : iterable of Item
        Of :func:`drill_items`.
    path : path
        The file to write, ``NAME.gift`` or ``NAME.txt``.
    title : str, optional
        Name of the category that the questions go to.

    Returns
    -------
    tuple of pathlib.Path
        What was written. A near miss is worth its part of a point, rounded to one that Moodle knows.

    Raises
    ------
    CalcikitError
        If there is no item, or one comes twice, or the file's name ends otherwise.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from calcikit.quiz import drill_items
    >>> (path,) = to_gift(drill_items(2, seed=7), Path(mkdtemp()) / "seven.gift")
    >>> path.read_text(encoding="utf-8").splitlines()[0]
    '// For learning, not for care. Simulated images, no patients. Clinical content: ...'
    """
    target, asked = named_file(path, ".gift", ".txt"), questions(items)
    category = f"$CATEGORY: {exam_title(title, asked).replace('/', '//')}"
    head = f"// {notice()}\n// {PAPER.decode()}\n{category}\n\n"
    text = head + "\n".join(map(_entry, asked))
    return (write_whole(target, with_checksum(text.encode()), mark=PAPER),)


def _entry(question: Question) -> str:
    """Return one question; an empty line ends it."""
    told = [*question.closing, _("Sources:"), *question.sources, notice()]
    width = 480 if len(question.images) < 2 else 320
    images = " ".join(
        f'<img src="data:image/jpeg;base64,{b64encode(image.data).decode()}" width="{width}" '
        f'alt="{escape(image.alt)}">'
        for image in question.images
    )
    stem = _html(question.stem) + (f"<br>{images}" if images else "")
    answers = "\n".join(map(_answer, question.answers))
    general = "<br>".join(map(_html, told))
    return f"::{_escape(question.id)}::[html]{_escape(stem)}{{\n{answers}\n####{_escape(general)}\n}}\n"


def _answer(answer: Answer) -> str:
    share = min(SHARES, key=lambda known: abs(known - 100 * answer.credit))
    mark = "=" if answer.right else f"~%{share:g}%" if answer.credit else "~"
    return f"{mark}{_escape(_html(answer.text))}#{_escape(_html(answer.reason))}"


def _html(text: str) -> str:
    return escape(text, quote=False)


def _escape(text: str) -> str:
    """Put a backslash before the characters that mean something in GIFT."""
    return SPECIAL.sub(r"\\\g<0>", text)
