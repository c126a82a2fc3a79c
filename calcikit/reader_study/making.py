"""Makes a study: each real patch gets a simulated partner, all are shuffled, named and treated alike."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

import numpy as np
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from ..errors import CalcikitError
from ..export import LessonExporter
from ..lexicon import lexicon
from ..simulator import simulate
from ..workup import Finding
from .tables import fault, read_table, word

__all__ = ["KEY", "make_study"]

TABLE = "real.csv"
COLUMNS = ("file", "morphology", "distribution")
KEY = ("item", "pair", "real", "file", "morphology", "distribution")
DENSITIES = ("a", "b", "c", "d")
FIELD_MM = 25.6
NOTICE = "Reader study: real or simulated, not for care"
INTRODUCTION = """# Which of these films are real?

**For learning, not for care.** {count} patches follow: half of them are cut from real mammograms, half are
simulated. Their order is shuffled. Say for each how real it looks, and which shape most of its particles
have. There is no time limit, and nothing leaves this page: save the table at the end and hand it to whoever
runs the study."""


@dataclass(frozen=True, kw_only=True)
class _Real:
    file: str
    finding: Finding
    density: str
    pixels: NDArray[np.uint8]


def make_study(
    folder: str | PathLike[str],
    out: str | PathLike[str],
    *,
    pairs: int = 20,
    seed: int = 0,
    size: int = 256,
) -> Path:
    """Make a blinded reader study of real and simulated patches.

    Parameters
    ----------
    folder : path
        Holds real patches that you may use (PNG, JPEG or TIFF) and ``real.csv`` with the columns ``file``,
        ``morphology`` and ``distribution``, and optionally ``density`` (a to d).
    out : path
        Gets ``study.html`` for the readers, ``pictures/``, and ``key.csv``, which no reader may see.
    pairs : int
        How many real patches to draw; each gets a simulated partner of the same description.
    seed : int
        Same seed, same study.
    size : int
        Edge of the pictures, in pixels.

    Returns
    -------
    pathlib.Path
        The page for the readers.

    Raises
    ------
    CalcikitError
        If a file is missing, no picture, too small, or described in unknown words: file and row are named.

    Examples
    --------
    >>> make_study("nowhere", "out")
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: nowhere/real.csv: the table cannot be read (No such file or directory).
    """
    rng = np.random.default_rng(seed)
    table = Path(folder) / TABLE
    rows = read_table(table, COLUMNS)
    if not 1 <= pairs <= len(rows):
        raise CalcikitError(f"{TABLE} lists {len(rows)} real patches; {pairs} pairs cannot be drawn from it.")
    chosen = sorted(rng.choice(len(rows), size=pairs, replace=False).tolist())
    reals = [_read(table, *rows[number], size) for number in chosen]
    shown = [(pair, True, real, real.pixels) for pair, real in enumerate(reals, 1)]
    shown += [(pair, False, real, _partner(real, size, seed + pair)) for pair, real in enumerate(reals, 1)]
    target = Path(out)
    pictures = target / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    if any(pictures.iterdir()):
        raise CalcikitError(f"{pictures} already holds a study; give another folder, or empty it first.")
    key = []
    for number, place in enumerate(rng.permutation(len(shown)), 1):
        pair, genuine, real, pixels = shown[place]
        item = f"item-{number:03}"
        _stamped(pixels).save(pictures / f"{item}.png")
        file = real.file if genuine else "simulated"
        key.append((item, pair, int(genuine), file, real.finding.morphology, real.finding.distribution))
    with (target / "key.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([KEY, *key])
    return _page(target, len(key), seed)


def _read(table: Path, row: int, cells: dict[str, str], size: int) -> _Real:
    """Return a real patch, cut square, scaled and stretched."""
    known = lexicon().attributes
    named = {name: word(table, row, name, cells[name], known[name].ids) for name in COLUMNS[1:]}
    density = word(table, row, "density", cells.get("density") or "b", DENSITIES)
    path = table.parent / cells["file"]
    try:
        with Image.open(path) as opened:
            grey = opened if opened.mode.startswith(("I", "F")) else opened.convert("L")
            pixels = np.asarray(grey, dtype=np.float32)
    except FileNotFoundError:
        raise fault(table, row, f"there is no file {cells['file']!r} in {table.parent}") from None
    except (UnidentifiedImageError, OSError) as error:
        raise fault(table, row, f"{cells['file']!r} is no picture that can be read ({error})") from None
    edge = min(pixels.shape)
    if edge < size // 2:
        raise fault(table, row, f"{cells['file']!r} is {edge} pixels wide; at least {size // 2} are needed")
    top, left = ((length - edge) // 2 for length in pixels.shape)
    square = Image.fromarray(_stretched(pixels[top : top + edge, left : left + edge]))
    scaled = np.asarray(square.resize((size, size), Image.Resampling.LANCZOS))
    return _Real(file=cells["file"], finding=Finding(**named), density=density, pixels=scaled)


def _partner(real: _Real, size: int, seed: int) -> NDArray[np.uint8]:
    """Draw a patch of the same description."""
    patch = simulate(real.finding, density=real.density, seed=seed, size=size, pitch=FIELD_MM / size)
    return _stretched(patch.display.astype(np.float32))


def _stretched(pixels: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Spread the grey levels of a patch, real or simulated, in the same way."""
    low, high = np.percentile(pixels, (0.5, 99.8))
    return np.asarray(255 * ((pixels - low) / max(high - low, 1e-6)).clip(0, 1), dtype=np.uint8)


def _stamped(pixels: NDArray[np.uint8]) -> Image.Image:
    """Put the same notice into real and simulated pixels."""
    picture = Image.fromarray(pixels)
    font = ImageFont.load_default(size=max(8, len(pixels) // 26))
    draw = ImageDraw.Draw(picture)
    height = int(draw.textbbox((0, 0), NOTICE, font=font)[3]) + 4
    draw.rectangle((0, len(pixels) - height, len(pixels), len(pixels)), fill=0)
    draw.text((3, len(pixels) - height + 1), NOTICE, font=font, fill=200)
    return picture


def _page(target: Path, count: int, seed: int) -> Path:
    """Write the page for the readers."""
    page = target / "study.html"
    text, _ = LessonExporter().from_notebook_node(
        _notebook(count, seed), {"metadata": {"path": str(target), "name": "study"}}
    )
    page.write_text(text, encoding="utf-8", newline="\n")
    return page


def _notebook(count: int, seed: int) -> NotebookNode:
    """Return the study as a notebook, in which the sheet can be filled in too."""
    hidden = {"tags": ["remove-input"]}
    return new_notebook(
        cells=[
            new_markdown_cell(INTRODUCTION.format(count=count)),
            new_code_cell("import calcikit as ck", metadata=hidden),
            new_code_cell(f'ck.RatingSheet("pictures", study="study-{seed}")', metadata=hidden),
        ]
    )
