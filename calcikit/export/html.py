"""HTML that is fit for a page: safe, self-contained, described, and with tables that scroll."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from struct import unpack
from typing import Any

from bs4 import BeautifulSoup, Tag
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from ..errors import CalcikitError
from .glossary_links import Marker

__all__ = ["Markup", "Section", "picture"]

ACTIVE = ("script", "iframe", "object", "embed", "base", "meta", "link", "frame", "audio", "video")
HEADING = re.compile(r"^h[1-6]$")
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LEADS_OUT = ("http", "https", "mailto", "tel")
LEADS_ON = re.compile(r"#|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
STYLER_ID = re.compile(r"\bT_[0-9a-f]{5}\b|\bT_[0-9a-f]{5}(?=_)")
NOTEBOOK_LINK = re.compile(r"^([^:?#]*)\.ipynb(?=$|#)")


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """Writes Markdown as HTML, and formulas as MathML."""

    def inline_math(self, body: str) -> str:
        return _mathml(body, "inline")

    def block_math(self, body: str) -> str:
        return _mathml(body, "block")

    def latex_environment(self, name: str, body: str) -> str:
        return _mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")


def _mathml(formula: str, display: str) -> str:
    """Return a formula in the form that browsers draw by themselves."""
    from latex2mathml.converter import convert

    return str(convert(formula, display=display))


@dataclass
class Section:
    """A heading of a page, and the prose below it."""

    id: str
    level: int
    title: str
    text: str = ""


class Markup:
    """Makes HTML of one page fit, and remembers what the page already has."""

    def __init__(self, folder: str, marker: Marker | None = None, *, alone: bool = False) -> None:
        self.sections: list[Section] = []
        self._folder = Path(folder or ".")
        self._marker = marker
        self._alone = alone
        self._ids: set[str] = set()
        self._stylers: dict[str, str] = {}
        self._tables: dict[str, int] = {}
        self.title = ""

    def prose(self, source: str, attachments: Mapping[str, Any] | None, where: str) -> str:
        """Return Markdown as HTML."""
        renderer = _Renderer(escape=False, exclude_anchor_links=True, attachments=attachments)
        try:
            html = MarkdownWithMath(renderer=renderer).render(source)
        except InvalidNotebook as error:
            raise CalcikitError(f"{where}: {error}") from error
        except Exception as error:
            if not type(error).__module__.startswith("latex2mathml"):
                raise
            raise CalcikitError(f"{where}: a formula cannot be read ({type(error).__name__}).") from error
        soup = BeautifulSoup(html, "html.parser")
        for node in soup.find_all(True, recursive=False):
            self._read(node)
        fitted = self._fit(soup, where)
        if self._marker is None:
            return fitted
        self._marker.mark(soup)
        return str(soup)

    def _read(self, node: Tag) -> None:
        """Give the headings their ids, and remember the text below them."""
        headings = [node] if HEADING.match(node.name) else node.find_all(HEADING)
        for heading in headings:
            self._head(heading)
        if not headings and self.sections:
            items = node.find_all("li") if node.name in ("ul", "ol") else [node]
            between = " " if node.name == "table" else ""
            said = " · ".join(" ".join(item.get_text(between).split()) for item in items)
            self.sections[-1].text += f"{said} "

    def output(self, html: str, where: str, *, replaced: bool = False) -> str:
        """Return the HTML of an output; scripts are dropped where a widget `replaced` it, else refused."""
        numbered = STYLER_ID.sub(
            lambda found: self._stylers.setdefault(found[0], f"T_{len(self._stylers) + 1}"), html
        )
        soup = BeautifulSoup(numbered, "html.parser")
        if replaced:
            for tag in soup.find_all(ACTIVE):
                tag.decompose()
        return self._fit(soup, where)

    def _fit(self, soup: BeautifulSoup, where: str) -> str:
        """Refuse what a page cannot hold, and mend the rest."""
        if (active := soup.find(ACTIVE)) is not None:
            raise CalcikitError(
                f"{where}: <{active.name}> has no live form in a page. Show a picture or a table instead."
            )
        for tag in soup.find_all(True):
            for name in [name for name in tag.attrs if name.lower().startswith("on") or name == "srcdoc"]:
                del tag.attrs[name]
        for link in soup.find_all("a", href=True):
            _mend_link(link)
            if self._alone and not LEADS_ON.match(str(link.get("href", "#"))):
                link.unwrap()
        for image in soup.find_all("img"):
            self._embed(image, where)
        for table in soup.find_all("table"):
            self._mend_table(soup, table)
        return str(soup)

    def _head(self, heading: Tag) -> None:
        """Give a heading an id to link to; only the first of the page is of the first order."""
        text = heading.get_text(" ", strip=True)
        if heading.name == "h1":
            heading.name = "h2" if self.title else "h1"
            self.title = self.title or text
        wanted = text.replace(" ", "-") or "part"
        place = 1
        while (unique := wanted if place == 1 else f"{wanted}-{place}") in self._ids:
            place += 1
        self._ids.add(unique)
        heading["id"] = unique
        self.sections.append(Section(unique, int(heading.name[1]), text))

    def _embed(self, image: Tag, where: str) -> None:
        """Put a picture into the page."""
        source, alt = str(image.get("src", "")), str(image.get("alt", ""))
        if not source.startswith("data:image/"):
            source = self._from_file(source, where)
        mime, data = source.removeprefix("data:").split(";base64,")
        given: dict[str, Any] = {name: image[name] for name in ("width", "height") if name in image.attrs}
        image.replace_with(BeautifulSoup(picture(mime, data, alt, given, where), "html.parser"))

    def _from_file(self, source: str, where: str) -> str:
        """Return the picture file that lies beside or below the notebook as a data address."""
        path = (self._folder / source).resolve()
        if SCHEME.match(source) or not path.is_relative_to(self._folder.resolve()) or not path.is_file():
            raise CalcikitError(f"{where}: there is no picture {source!r} beside the notebook.")
        mime = mimetypes.guess_type(path.name)[0] or "image/png"
        return f"data:{mime};base64,{b64encode(path.read_bytes()).decode()}"

    def _mend_table(self, soup: BeautifulSoup, table: Tag) -> None:
        """Give header cells their scope, and the table a frame that scrolls by keyboard."""
        for cell in table.find_all("th"):
            if not cell.get_text(strip=True):
                cell.name = "td"
                cell.attrs.pop("scope", None)
            elif "scope" not in cell.attrs:
                cell["scope"] = "col" if cell.find_parent("thead") else "row"
        table.attrs.pop("border", None)
        caption = table.find("caption")
        name = caption.get_text(" ", strip=True) if caption else "Table"
        self._tables[name] = self._tables.get(name, 0) + 1
        label = name if self._tables[name] == 1 else f"{name} ({self._tables[name]})"
        frame = {"class": "ck-scroll", "role": "region", "tabindex": "0", "aria-label": label}
        frame["style"] = f"contain-intrinsic-size: auto {_height(table)}px"
        table.wrap(soup.new_tag("div", attrs=frame))


def _height(table: Tag) -> int:
    """Guess how tall a table will be, so that the page hardly moves when it is laid out."""
    lines = [
        max((1 + len(cell.get_text()) // 32 for cell in row.find_all(("td", "th"))), default=1)
        for row in table.find_all("tr")
    ]
    return 40 + sum(18 + 22 * number for number in lines)


def _mend_link(link: Tag) -> None:
    """Lead from notebook to notebook as from page to page; drop what is no place to go to."""
    target = str(link["href"])
    scheme = SCHEME.match(target)
    if scheme and scheme[1].lower() not in LEADS_OUT:
        del link["href"]
    elif scheme and scheme[1].lower().startswith("http"):
        link["rel"] = "noopener noreferrer"
    elif not scheme:
        link["href"] = NOTEBOOK_LINK.sub(r"\1.html", target)


def picture(mime: str, data: str, alt: str, given: Mapping[str, Any], where: str) -> str:
    """Return a picture that is in the page, drawn only when it comes into view."""
    if not alt.strip():
        raise CalcikitError(
            f"{where}: its picture has no description. Say what it shows: in the cell's metadata, as 'alt', "
            "or between the brackets of ![...](...)."
        )
    size = {**_png_size(mime, data), **{name: given[name] for name in ("width", "height") if name in given}}
    sized = "".join(f' {name}="{escape(str(value))}"' for name, value in size.items())
    return (
        f'<img loading="lazy" decoding="async"{sized} alt="{escape(alt)}" '
        f'src="data:{escape(mime)};base64,{"".join(data.split())}">'
    )


def _png_size(mime: str, data: str) -> dict[str, int]:
    """Return width and height of a PNG, read from its head."""
    if mime != "image/png":
        return {}
    width, height = unpack(">II", b64decode(data[:64])[16:24])
    return {"width": width, "height": height}
