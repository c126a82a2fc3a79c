"""One image file of any kind that people have, as grey levels; a broken one is refused in words."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..errors import CalcikitError

MOST_BYTES = 300_000_000
MOST_PIXELS = 60_000_000  # the largest mammogram of the collection has some 30 million
LONGEST_SIDE = 12_000
FILM_PIXEL_MM = (0.02, 0.2)
DEFLATED = "1.2.840.10008.1.2.1.99"
SPACING = ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")
STARTS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


@dataclass(frozen=True, eq=False)
class ImageFile:
    """The grey levels of a file, brighter where more was absorbed.

    Attributes
    ----------
    pixels : ndarray
        Two-dimensional.
    pixel_mm : float or None
        Edge of a pixel in mm, where the file gives one that a film can have.
    """

    pixels: NDArray[Any]
    pixel_mm: float | None = None


def kind_of(path: Path) -> str:
    """Say what a file is by its first bytes, whatever its name: ``DICOM``, ``PNG``, ``JPEG``, or nothing.

    Examples
    --------
    >>> kind_of(Path(__file__))
    ''
    """
    with path.open("rb") as file:
        start = file.read(132)
    # A file of the first DICOM tools has no preamble: it begins with group 0002 or 0008, little endian.
    if start[128:132] == b"DICM" or (start[:2] in (b"\x02\0", b"\x08\0") and start[3:4] == b"\0"):
        return "DICOM"
    return next((kind for mark, kind in STARTS.items() if start.startswith(mark)), "")


def read_image(path: Path) -> ImageFile:
    """Read a DICOM, PNG or JPEG file.

    Raises
    ------
    CalcikitError
        If the file is damaged, too large to be a film, or of another kind: which, and why.

    Examples
    --------
    >>> read_image(Path(__file__))
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: ...image_file.py: this is no DICOM, PNG or JPEG file.
    """
    if path.stat().st_size > MOST_BYTES:
        raise CalcikitError(
            f"{path}: {path.stat().st_size:,} bytes, more than the {MOST_BYTES:,} of any film."
        )
    kind = kind_of(path)
    if not kind:
        raise CalcikitError(f"{path}: this is no DICOM, PNG or JPEG file.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _dicom(path) if kind == "DICOM" else _picture(path, kind)
    except CalcikitError:
        raise
    except Exception as error:  # decoders raise many kinds for one fact: these bytes are no picture
        raise CalcikitError(
            f"{path}: this {kind} file cannot be read ({type(error).__name__}: {error}). Get it again."
        ) from None


def names_in_header(path: Path) -> tuple[str, str]:
    """Return patient and series as the header of a DICOM file names them; empty where it cannot be read.

    In CBIS-DDSM the patient of a crop is the name of the case.
    """
    try:
        data = _pydicom().dcmread(path, stop_before_pixels=True, force=True)
        return str(data.get("PatientID", "")), str(data.get("SeriesInstanceUID", ""))
    except CalcikitError:
        raise
    except Exception:  # a header that cannot be read names nothing; reading the pixels then says why
        return "", ""


@contextmanager
def needed_for(purpose: str) -> Iterator[None]:
    """Say how to get a module of ``calcikit[films]`` that an import does not find.

    Examples
    --------
    >>> with needed_for("reading DICOM"):
    ...     import pydicom2
    Traceback (most recent call last):
    calcikit.errors.CalcikitError: reading DICOM needs pydicom2, which is not installed: pip install ...
    """
    try:
        yield
    except ModuleNotFoundError as error:
        how = "pip install 'calcikit[films]'"
        raise CalcikitError(f"{purpose} needs {error.name}, which is not installed: {how}") from None


def _pydicom() -> Any:
    with needed_for("reading DICOM"):
        import pydicom
    return pydicom


def _check_size(path: Path, rows: int, columns: int) -> None:
    """Refuse, before anything is decoded, what cannot be a film."""
    if rows < 1 or columns < 1:
        raise CalcikitError(f"{path}: the picture has {columns} x {rows} pixels.")
    if max(rows, columns) > LONGEST_SIDE or rows * columns > MOST_PIXELS:
        raise CalcikitError(
            f"{path}: {columns} x {rows} pixels are more than any film has "
            f"(at most {LONGEST_SIDE:,} a side and {MOST_PIXELS // 10**6} million in all)."
        )


def _dicom(path: Path) -> ImageFile:
    """Read grey levels of 8 or 16 bits, one frame."""
    pydicom = _pydicom()
    with path.open("rb") as file:
        file.seek(128)
        if file.read(4) == b"DICM":
            meta = pydicom.filereader.read_file_meta_info(path)
            if str(meta.get("TransferSyntaxUID", "")) == DEFLATED:
                raise CalcikitError(f"{path}: deflated DICOM is not read; save it uncompressed.")
    data = pydicom.dcmread(path, force=True)
    rows, columns = int(data.get("Rows", 0)), int(data.get("Columns", 0))
    _check_size(path, rows, columns)
    frames, samples = int(data.get("NumberOfFrames", 1) or 1), int(data.get("SamplesPerPixel", 1))
    if frames != 1 or samples != 1:
        raise CalcikitError(f"{path}: expected one grey picture, got {frames} frames of {samples} samples.")
    if data.get("BitsAllocated") not in (8, 16):
        raise CalcikitError(f"{path}: {data.get('BitsAllocated')} bits a pixel; expected 8 or 16.")
    if "TransferSyntaxUID" not in data.file_meta:
        data.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
    pixels = _decoded(path, data)
    if pixels.shape != (rows, columns):
        raise CalcikitError(f"{path}: {rows} rows and {columns} columns announced, got {pixels.shape}.")
    pixels = _as_shown(pixels, data)
    inverse = data.get("PresentationLUTShape") == "INVERSE"
    if inverse or data.get("PhotometricInterpretation") == "MONOCHROME1":
        pixels = pixels.max() - pixels
    return ImageFile(pixels, _spacing(data))


def _as_shown(pixels: NDArray[Any], data: Any) -> NDArray[Any]:
    """Apply what the file says of how its numbers are shown: rescaling, tables and the first window."""
    from pydicom.pixels.processing import apply_modality_lut, apply_voi_lut

    shown = apply_voi_lut(apply_modality_lut(pixels, data), data)
    if shown.dtype.kind != "f":
        return shown
    grey: NDArray[Any] = np.round(shown - shown.min()).clip(0, 65535).astype("uint16")
    return grey


def _decoded(path: Path, data: Any) -> NDArray[Any]:
    """Decode the pixels; a kind of compression without a decoder is named."""
    syntax = data.file_meta.TransferSyntaxUID
    if syntax.is_compressed:
        from pydicom.pixels.decoders.base import get_decoder

        decoder = get_decoder(syntax)
        if not decoder.is_available:
            needs = "; ".join(decoder.missing_dependencies)
            raise CalcikitError(f"{path}: no decoder for {syntax.name} is installed ({needs}).")
    pixels: NDArray[Any] = data.pixel_array
    return pixels


def _spacing(data: Any) -> float | None:
    """Return the edge of a pixel in mm; None where none is given, or none that a film can have."""
    for name in SPACING:
        try:
            high, wide = (float(value) for value in data.get(name) or ())
        except (TypeError, ValueError):
            continue
        low, most = FILM_PIXEL_MM
        if low <= high <= most and abs(high - wide) <= 0.02 * high:
            return high
    return None


def _picture(path: Path, kind: str) -> ImageFile:
    """Read a copy as PNG or JPEG, as one channel of grey."""
    with Image.open(path, formats=(kind,)) as picture:
        _check_size(path, picture.height, picture.width)
        wide = picture.mode == "I" or picture.mode.startswith("I;16")
        return ImageFile(np.array(picture if wide else picture.convert("L")))
