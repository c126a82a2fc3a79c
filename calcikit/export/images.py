"""Pictures that are in the page itself: read, proved to be pictures, described and sized."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image

from ..errors import CalcikitError

__all__ = ["FORMATS", "EmbeddedImage", "embedded_image", "image_from_base64", "image_html"]

SVG = "image/svg+xml"
FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
}
"""The formats that Pillow proves; SVG is text, and as a picture it runs nothing and loads nothing."""

DATA = re.compile(
    r"data:(?P<mime>image/[\w.+-]+)(?:;[\w=-]+)*?(?P<base64>;base64)?,(?P<content>.*)", re.DOTALL
)
SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class EmbeddedImage:
    """A picture of a page: its media type, its bytes, and its size in pixels where it has one."""

    mime: str
    content: bytes
    size: tuple[int, int] | None = None


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
        if found["base64"]:
            return image_from_base64(found["mime"], unquote(found["content"]), where)
        return _proved(found["mime"], unquote_to_bytes(found["content"]), where)
    path = (folder / unquote(source)).resolve()
    if SCHEME.match(source) or not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise CalcikitError(f"{where}: there is no picture {source[:80]!r} beside the notebook.")
    content = path.read_bytes()
    return _proved(SVG if path.suffix.lower() == ".svg" else _mime_of(content), content, where)


def image_from_base64(mime: str, text: str, where: str) -> EmbeddedImage:
    """Return the picture that base64 holds, as notebooks store it.

    Raises
    ------
    CalcikitError
        If it is no picture of that type.
    """
    try:
        content = b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    return _proved(mime, content, where)


def image_html(image: EmbeddedImage, alt: str, given: Mapping[str, Any], where: str) -> str:
    """Return a picture that is drawn only when it comes into view.

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
    return f'<img loading="lazy" decoding="async"{sized} alt="{escape(alt)}" src="{source}">'


def _proved(mime: str, content: bytes, where: str) -> EmbeddedImage:
    """Return a picture that is what it says, or refuse it."""
    if mime == SVG and b"<svg" in content:
        return EmbeddedImage(mime, content)
    try:
        with Image.open(BytesIO(content), formats=[FORMATS[mime]]) as image:
            return EmbeddedImage(mime, content, image.size)
    except (KeyError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CalcikitError(
            f"{where}: its {mime[:40]} is no picture that a page can show; use PNG, JPEG, WebP, GIF or SVG."
        ) from error


def _mime_of(content: bytes) -> str:
    """Return the media type of a picture file by what it holds."""
    try:
        with Image.open(BytesIO(content), formats=list(FORMATS.values())) as image:
            return next(mime for mime, name in FORMATS.items() if name == image.format)
    except OSError:
        return "file"
