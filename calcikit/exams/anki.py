"""A deck for Anki: the question on the front, the answer with all reasons on the back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from io import BytesIO
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import genanki

from .. import __released__
from .._data import gettext as _
from .._output import PAPER, named_file, write_whole, zip_with_checksum
from ..errors import show_usage
from .question import Answer, Question, credit_text, exam_title, notice, questions

if TYPE_CHECKING:
    from ..quiz import Item

MODEL = 1763990101
DAY = 24 * 60 * 60
RELEASED = int(datetime.fromisoformat(__released__).replace(tzinfo=UTC).timestamp())
"""Anki replaces a note by one of a later time: that of the release. A paper made again is the same paper."""

FIELDS = ("Question", "Pictures", "Answers", "Right", "Reasons", "Where", "Sources", "Id")
FRONT = "<p>{{Question}}</p>{{Pictures}}{{Answers}}"
BACK = """{{FrontSide}}<hr id="answer"><p class="right">{{Right}}</p>{{Reasons}}
<p>{{Where}}</p><details><summary>%s</summary>{{Sources}}</details>
<p class="small">{{Id}}. %s</p>"""
CSS = """.card { font-family: sans-serif; font-size: 18px; line-height: 1.4; }
.card { max-width: 44em; margin: auto; padding: 0 8px; }
img { max-width: min(100%, 480px); height: auto; margin: 2px; }
.pictures2 { max-width: 720px; white-space: nowrap; }
.pictures2 img { max-width: calc(50% - 4px); }
.right { font-weight: bold; }
.small, details { font-size: 14px; }
li { margin: 0.3em 0; }"""


@show_usage
def to_anki(
    items: Iterable[Item], path: str | PathLike[str], *, title: str | None = None
) -> tuple[Path, ...]:
    """Write items as an Anki package (``.apkg``).

    Parameters
    ----------
    items : iterable of Item
        Of :func:`drill_items`.
    path : path
        The file to write, ``NAME.apkg``.
    title : str, optional
        Name of the deck.

    Returns
    -------
    tuple of pathlib.Path
        What was written. A note is known by the id of its item, its question and its right answer: a second
        import adds no double, and a later release's words replace older ones. Words that changed within a
        release have another time of that day, which Anki takes when it is told to update always.

    Raises
    ------
    CalcikitError
        If there is no item, or one comes twice, or the file's name ends otherwise.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from calcikit.quiz import drill_items
    >>> [path.name for path in to_anki(drill_items(2, seed=7), Path(mkdtemp()) / "seven.apkg")]
    ['seven.apkg']
    """
    target, asked, content = named_file(path, ".apkg"), questions(items), BytesIO()
    package = genanki.Package(_deck(asked, exam_title(title, asked)))
    with TemporaryDirectory() as folder:
        for image in (image for question in asked for image in question.images):
            package.media_files.append(Path(folder) / image.name)
            package.media_files[-1].write_bytes(image.data)
        package.write_to_file(content, timestamp=RELEASED)
    return (write_whole(target, zip_with_checksum(content.getvalue()), mark=PAPER),)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note whose time of the day says what it holds."""

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        content = sha256("\0".join(self.fields).encode()).digest()
        super().write_to_db(cursor, timestamp + int.from_bytes(content[:4]) % DAY, deck_id, id_gen)


def _deck(asked: tuple[Question, ...], title: str) -> genanki.Deck:
    number = int.from_bytes(sha256(title.encode()).digest()[:4]) % (1 << 30) + (1 << 30)
    deck = genanki.Deck(number, title, description=escape(notice()))
    model = genanki.Model(
        MODEL,
        "calcikit question",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": FRONT, "afmt": BACK % (_("Sources"), notice())}],
        css=CSS,
    )
    for question in asked:
        deck.add_note(
            _Note(
                model=model,
                fields=list(_fields(question)),
                tags=["calcikit", f"calcikit::{question.kind}"],
                guid=genanki.guid_for("calcikit", question.id, question.stem, question.right.text),
            )
        )
    return deck


def _fields(question: Question) -> tuple[str, ...]:
    """Return the fields of a note, as HTML."""
    images = "".join(f'<img src="{image.name}" alt="{escape(image.alt)}">' for image in question.images)
    return (
        escape(question.stem),
        f'<p class="pictures{len(question.images)}">{images}</p>' if images else "",
        _listed(escape(answer.text) for answer in question.answers),
        f"{question.right.letter}: {escape(question.right.text)}",
        _listed(map(_reason, question.answers)),
        "<br>".join(map(escape, question.closing)),
        "<br>".join(map(escape, question.sources)),
        escape(question.id),
    )


def _reason(answer: Answer) -> str:
    mark = "✓" if answer.right else f"({credit_text(answer)})" if answer.credit else "✗"
    return f"{mark} {escape(answer.reason)}"


def _listed(rows: Iterable[str]) -> str:
    return f'<ol type="A">{"".join(f"<li>{row}</li>" for row in rows)}</ol>'
