"""The only place that knows where files are: in a wheel, and in a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from .errors import DataError

__all__ = ["data_file", "data_files", "document", "notebooks", "read_text", "static_file", "template_file"]


def _folder(name: str) -> Traversable:
    """Give ``data``, ``docs`` or ``notebooks``: inside the package in a wheel, beside it in a checkout."""
    shipped = files(__package__) / name
    return shipped if shipped.is_dir() else Path(__file__).resolve().parents[1] / name


def data_file(name: str) -> Traversable:
    """Give a file or a folder below ``data/``.

    Parameters
    ----------
    name : str
        Path below ``data/``, with forward slashes.

    Returns
    -------
    importlib.resources.abc.Traversable
        The file, whether or not it exists: reading it says so.

    Examples
    --------
    >>> data_file("references.bib").name
    'references.bib'
    >>> data_file("lexicon").is_dir()
    True
    """
    return _folder("data").joinpath(name)


def data_files() -> tuple[str, ...]:
    """Name every file below ``data/``, in order.

    Examples
    --------
    >>> "workup/suspicion.csv" in data_files()
    True
    """

    def below(folder: Traversable, path: str) -> Iterator[str]:
        for item in folder.iterdir():
            if item.is_dir():
                yield from below(item, f"{path}{item.name}/")
            else:
                yield f"{path}{item.name}"

    return tuple(sorted(below(_folder("data"), "")))


def read_text(file: str) -> str:
    """Return the text of a file below ``data/``, whatever its line ends, with or without a byte order mark.

    Raises
    ------
    DataError
        If the file is missing, cannot be read, is not UTF-8, or holds a NUL byte.

    Examples
    --------
    >>> 'id = "stage"' in read_text("lexicon/stage.toml")
    True
    """
    try:
        text = data_file(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(file, "", "the file is missing") from None
    except OSError as error:
        raise DataError(file, "", f"the file cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise DataError(file, f"byte {error.start}", "not UTF-8 text; save the file as UTF-8") from None
    if "\0" in text:
        raise DataError(
            file, f"line {text.count(chr(10), 0, text.index(chr(0))) + 1}", "not text: a NUL byte"
        )
    return text


def static_file(name: str) -> Path:
    """Give a script or a style sheet of a widget, below ``calcikit/static/``.

    Examples
    --------
    >>> static_file("explorer.js").suffix
    '.js'
    """
    return Path(__file__).parent / "static" / name


def template_file(name: str) -> Path:
    """Give a page template, below ``calcikit/templates/``.

    Examples
    --------
    >>> template_file("lesson.html.j2").parent.name
    'templates'
    """
    return Path(__file__).parent / "templates" / name


def document(name: str) -> str:
    """Return the text of a document of ``docs/`` that is shown with the lessons.

    Examples
    --------
    >>> document("accessibility.md").splitlines()[0]
    '# Accessibility'
    """
    return _folder("docs").joinpath(name).read_text(encoding="utf-8")


def notebooks() -> tuple[Path, ...]:
    """Give the lessons that ship with calcikit, in teaching order.

    Examples
    --------
    >>> notebooks()[0].name
    '00-start-here.ipynb'
    """
    folder = _folder("notebooks")
    found = (Path(str(item)) for item in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(path for path in found if path.suffix == ".ipynb"))
