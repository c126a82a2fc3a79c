"""All lessons as pages, and the index that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat

from .._resources import notebooks
from ..errors import CalcikitError
from .lesson import LessonExporter, first_heading, page_template
from .modules import page_style

__all__ = ["export_site"]


def export_site(paths: Iterable[Path | str] | None = None, out: Path | str = "site") -> list[Path]:
    """Write each lesson as one offline page, and an index.

    Parameters
    ----------
    paths : iterable of path, optional
        Notebooks, in their order; without it the lessons of calcikit.
    out : path
        The folder to write to; made where it is missing.

    Returns
    -------
    list of pathlib.Path
        The files written, the index first.

    Raises
    ------
    CalcikitError
        If a notebook is missing or cannot become a page; the message names the notebook and the cell.

    Examples
    --------
    >>> export_site(["no-such-lesson.ipynb"])
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: there is no notebook no-such-lesson.ipynb
    """
    lessons = [Path(str(path)) for path in paths] if paths is not None else list(notebooks())
    for path in lessons:
        if not path.is_file():
            raise CalcikitError(f"there is no notebook {path}")
    exporter = LessonExporter(lessons=lessons)
    pages = {path.stem: _page(exporter, path) for path in lessons}
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    index = page_template("index.html.j2").render(
        lessons=[_about(path) for path in lessons], style=page_style([]), fingerprint="'none'"
    )
    written = []
    for name, text in {"index": index + "\n", **pages}.items():
        written.append(folder / f"{name}.html")
        written[-1].write_text(text, encoding="utf-8")
    return written


def _page(exporter: LessonExporter, path: Path) -> str:
    try:
        return str(exporter.from_filename(str(path))[0])
    except nbformat.reader.NotJSONError:
        raise CalcikitError(f"{path.name}: this is not a notebook") from None
    except CalcikitError as error:
        raise CalcikitError(f"{path.name}: {error}") from error


def _about(path: Path) -> dict[str, Any]:
    """Return what the index says of a lesson; the notebook's metadata holds it."""
    about = nbformat.read(path, as_version=4).metadata.get("calcikit", {})
    return {
        "name": path.stem,
        "title": about.get("title") or first_heading(path),
        "minutes": about.get("minutes"),
        "objectives": about.get("objectives", []),
    }
