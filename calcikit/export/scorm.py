"""A lesson as a SCORM 1.2 package, which a learning platform takes as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .._output import ZIP, named_folder, write_whole, zipped
from .exporter import page_from, page_of
from .lessons import Lesson, open_lessons

__all__ = ["export_scorm"]


def export_scorm(
    paths: Iterable[Path | str] | None = None,
    out: Path | str = Path("scorm"),
    films: Path | str | None = None,
) -> tuple[Path, ...]:
    """Write one SCORM 1.2 package a lesson: the page and its manifest.

    On a platform the page reports a score (the share of its questions answered rightly) and, when the
    learner ticks that it was read, that it is complete. Opened anywhere else it reports nothing. The schemas
    of SCORM 1.2, which platforms hold themselves, are left out: they are not ours to hand on.

    Parameters
    ----------
    paths : iterable of path, optional
        Notebooks; the lessons that ship with calcikit by default.
    out : path, optional
        The folder of the packages, made when it is missing.
    films : path, optional
        A folder of real films to show; none without it.

    Returns
    -------
    tuple of pathlib.Path
        The packages, one zip file a notebook.

    Raises
    ------
    CalcikitError
        As :func:`export_site` does.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> export_scorm([], out=mkdtemp())
    ()
    """
    folder = named_folder(out)
    return tuple(_pack(folder / f"{lesson.name}.zip", lesson) for lesson in open_lessons(paths, films))


def _pack(path: Path, lesson: Lesson) -> Path:
    """Write one package."""
    page, _ = page_of(lesson.path, lesson.notebook, scorm=True)
    identifier = f"calcikit-{re.sub(r'[^A-Za-z0-9_.-]', '-', lesson.name)}"
    manifest = page_from("imsmanifest.xml.j2", identifier=identifier, title=lesson.title[:200])
    held = {"imsmanifest.xml": f"{manifest}\n".encode(), "index.html": page.encode()}
    return write_whole(path, zipped(held), mark=ZIP)
