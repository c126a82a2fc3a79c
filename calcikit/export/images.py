"""Pictures that are in the page itself: checked to be pictures, described and sized."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from html import escape
from io import BytesIO
from os.path import isfile
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, unquote_to_bytes
from warnings import catch_warnings

from PIL import Image

from ..errors import CalcikitError

SVG = "image/svg+xml"
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,(.*)", re.DOTALL)
SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class EmbeddedImage(NamedTuple):
    """A picture of a page: its media type, its bytes, and its size in pixels where it has one."""

    mime: str
    content: bytes
    size: tuple[int, int] | None


def image_from_bytes(content: bytes, where: str) -> EmbeddedImage:
    """Return a picture that a page can show: in a format that Pillow knows, or SVG, which runs nothing here.

    Raises
    ------
    CalcikitError
        If it is no picture.
    """
    if b"<svg" in content:
        return EmbeddedImage(SVG, content, None)
    try:  # a picture of many pixels is not decoded here
        with (
            catch_warnings(action="ignore", category=Image.DecompressionBombWarning),
            Image.open(BytesIO(content), formats=FORMATS) as image,
        ):
            return EmbeddedImage(Image.MIME[str(image.format)], content, image.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CalcikitError(
            f"{where}: its picture is none that a page can show; use PNG, JPEG, WebP, GIF or SVG."
        ) from error


def image_from_base64(text: str, where: str) -> EmbeddedImage:
    """Return the picture that base64 holds, as notebooks store it.

    Raises
    ------
    CalcikitError
        If it is no picture.
    """
    try:
        return image_from_bytes(b64decode("".join(text.split()), validate=True), where)
    except (binascii.Error, ValueError):
        return image_from_bytes(b"", where)


def embedded_image(source: str, folder: Path, where: str) -> EmbeddedImage:
    """Return the picture that an address names: data, or a file beside or below the notebook.

    Raises
    ------
    CalcikitError
        If there is no such file, or it is no picture.

    Examples
    --------
    >>> embedded_image("data:image/svg+xml;utf8,<svg/>", Path("."), "Cell 1").content
    b'<svg/>'
    """
    if found := DATA.fullmatch(source):
        encoded, content = found.groups()
        return (
            image_from_base64(unquote(content), where)
            if encoded
            else image_from_bytes(unquote_to_bytes(content), where)
        )
    names = dict.fromkeys((unquote(source), unquote(source.partition("#")[0].partition("?")[0])))
    there = (folder / name for name in names if not SCHEME.match(source) and isfile(folder / name))
    paths = (path.resolve() for path in there)
    found_at = next((path for path in paths if path.is_relative_to(folder.resolve())), None)
    if found_at is None:
        raise CalcikitError(f"{where}: there is no picture {unquote(source)[:80]!r} beside the notebook.")
    return image_from_bytes(found_at.read_bytes(), where)


def image_html(image: EmbeddedImage, alt: str, given: Mapping[str, Any], where: str) -> str:
    """Return a picture as an element that is there when the page is printed: nothing of it loads later.

    Raises
    ------
    CalcikitError
        If nothing says what it shows.
    """
    if not alt.strip():
        raise CalcikitError(
            f"{where}: its picture has no description. Say what it shows: in the cell's metadata, as 'alt', "
            "or between the brackets of ![...](...)."
        )
    size = dict(zip(("width", "height"), image.size or (), strict=False))
    size |= {name: given[name] for name in ("width", "height") if name in given}
    sized = "".join(f' {name}="{escape(str(value))}"' for name, value in size.items())
    source = f"data:{image.mime};base64,{b64encode(image.content).decode()}"
    return f'<img decoding="async"{sized} alt="{escape(alt)}" src="{source}">'
