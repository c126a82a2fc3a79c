"""Our own page of the lesson, from its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import calcikit
from calcikit._data import notebooks
from calcikit.export import LessonExporter

from .lesson import NAME
from .subject import EXPLORER, Subject

# A picture of its own, and the pack of pictures that the page opens when one is wanted.
PICTURES = re.compile(r'data:image/[^"\')\s]+|<script type="text/plain" id="ck-late-[^<]+')


@contextmanager
def offered(folder: Path) -> Iterator[Subject]:
    """Export the lesson."""
    path = next(path for path in notebooks() if path.stem == NAME)
    text, _ = LessonExporter().from_filename(str(path))
    page = folder / f"{NAME}.html"
    page.write_text(text, encoding="utf-8")
    held = PICTURES.findall(text)
    yield Subject(
        address=page.as_uri(),
        made_with=f"calcikit {calcikit.__version__}",
        reader=EXPLORER,
        pictures=sum(map(len, held)),
    )
