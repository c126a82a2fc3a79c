"""A quiz in QTI 1.2 as Canvas and others import it, written by text2qti."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from string import punctuation
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from .._data import gettext as _
from .._output import PAPER, named_file, write_whole, zip_with_checksum
from ..errors import show_usage
from .question import Question, credit_text, exam_title, notice, questions

if TYPE_CHECKING:
    from ..quiz import Item

PUNCTUATION = re.compile(f"[{re.escape(punctuation)}]")
RIGHTS = re.compile(r"(<imsmd:rights>.*?<imsmd:string>).*?(</imsmd:string>)", re.DOTALL)
LICENCE = "CC BY 4.0. For learning, not for care."


@show_usage
def to_qti(items: Iterable[Item], path: str | PathLike[str], *, title: str | None = None) -> tuple[Path, ...]:
    """Write items as a QTI 1.2 package (``.zip``).

    Parameters
    ----------
    items : iterable of Item
        Of :func:`drill_items`.
    path : path
        The file to write, ``NAME.zip``.
    title : str, optional
        Name of the quiz.

    Returns
    -------
    tuple of pathlib.Path
        What was written. QTI as text2qti writes it knows no part of a point: a near miss counts as wrong, and
        its reason says how near it was.

    Raises
    ------
    CalcikitError
        If there is no item, or one comes twice, or the file's name ends otherwise.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from calcikit.quiz import drill_items
    >>> [path.name for path in to_qti(drill_items(2, seed=7), Path(mkdtemp()) / "seven.zip")]
    ['seven.zip']
    """
    target, asked = named_file(path, ".zip"), questions(items)
    with TemporaryDirectory() as folder:
        for image in (image for question in asked for image in question.images):
            (Path(folder) / image.name).write_bytes(image.data)
        head = f"Quiz title: {exam_title(title, asked)}\nQuiz description: {_escape(notice())}\n"
        text = head + "".join(_entry(question, Path(folder).as_posix()) for question in asked)
        package = QTI(Quiz(text, config=Config(), source_name=str(target)))
    package.imsmanifest_xml = RIGHTS.sub(rf"\g<1>{LICENCE}\g<2>", package.imsmanifest_xml)
    return (write_whole(target, zip_with_checksum(package.zip_bytes()), mark=PAPER),)


def _entry(question: Question, folder: str) -> str:
    """Return one question as text2qti reads it."""
    images = " ".join(f"![{_escape(image.alt)}](<{folder}/{image.name}>)" for image in question.images)
    told = [*question.closing, _("Sources:"), *question.sources, notice()]
    lines = [
        f"\nTitle: {question.id}",
        f"1.  {_escape(question.stem)}",
        *(["", f"    {images}"] if images else []),
        f"... {_escape(told[0])}",
        *(f"\n    {_escape(line)}" for line in told[1:]),
    ]
    for answer in question.answers:
        worth = f"({credit_text(answer)}.) " if answer.credit and not answer.right else ""
        lines.append(f"{'*' if answer.right else ''}{answer.letter}) {_escape(answer.text)}")
        lines.append(f"... {_escape(worth + answer.reason)}")
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    """Write punctuation by number, so that nothing in the words can mean anything in Markdown."""
    return PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", text)
