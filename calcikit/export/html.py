"""HTML that is fit for a page: Markdown and outputs made safe, and what a page adds to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from os.path import isfile, normpath
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from bs4 import BeautifulSoup, Tag
from latex2mathml.converter import convert
from nbconvert.filters import strip_ansi
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from .._data import gettext as _
from ..errors import CalcikitError
from .glossary_links import GlossaryLinker
from .images import embedded_image, image_html
from .sanitizing import OWN_ID, sanitized

LEADS_ON = re.compile(r"#|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
WIDE_ROW = 48
LINK_CODE = re.compile("\x1b\\].*?(?:\x07|\x1b\\\\)", re.DOTALL)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
NOTEBOOK = ".ipynb"
LONGEST_FORMULA = 10_000


class _Renderer(IPythonRenderer):
    """Writes formulas as MathML, which browsers draw by themselves."""

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Look an attachment up by its name, which Markdown percent-encodes."""
        given = unquote(url) if url.startswith("attachment:") else url
        return str(super().image(text, given, title))

    def inline_math(self, body: str) -> str:
        return _mathml(body, "inline")

    def block_math(self, body: str) -> str:
        return _mathml(body, "block")

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(rf"\begin{{{name}}}{body}\end{{{name}}}")


def _mathml(body: str, display: str) -> str:
    if len(body) > LONGEST_FORMULA:
        raise InvalidNotebook(f"a formula has {len(body):,} characters, at most {LONGEST_FORMULA:,}.")
    return str(convert(body, display=display))


def markdown_html(source: str, where: str, attachments: dict[str, Any] | None = None) -> str:
    """Return Markdown as safe HTML.

    Raises
    ------
    CalcikitError
        If a formula cannot be read, an attachment is missing, or an element has no live form in a page.

    Examples
    --------
    >>> markdown_html("**Round** is $x$.", "Cell 1").startswith("<p><strong>Round</strong> is <math")
    True
    """
    held = {name: forms for name, forms in (attachments or {}).items() if forms}
    renderer = _Renderer(escape=False, exclude_anchor_links=True, attachments=held)
    try:
        html = MarkdownWithMath(renderer=renderer).render(source)
    except InvalidNotebook as error:
        raise CalcikitError(f"{where}: {error}") from error
    except Exception as error:
        if not type(error).__module__.startswith("latex2mathml"):
            raise
        raise CalcikitError(f"{where}: a formula cannot be read ({type(error).__name__}).") from error
    return sanitized(html, where)


@dataclass
class Section:
    """A heading of a page, and the prose below it."""

    id: str
    level: int
    title: str
    text: str = ""


class PageBody:
    """The cells of one page: headings with ids, pictures inside, tables that scroll, links to pages.

    Parameters
    ----------
    folder : str
        Where the pictures lie that the prose shows.
    linker : GlossaryLinker, optional
        Links the words of the glossary in the prose.
    alone : bool, optional
        Whether no other page lies beside this one.
    pages : collection of str, optional
        The names of the notebooks whose pages lie beside this one.
    """

    def __init__(
        self,
        folder: str,
        linker: GlossaryLinker | None = None,
        *,
        alone: bool = False,
        pages: Collection[str] = (),
    ) -> None:
        self.sections: list[Section] = []
        self.title = ""
        self._folder = Path(folder or ".")
        self._linker = linker
        self._alone, self._pages = alone, {*pages}
        self._ids: set[str] = set()
        self._tables: dict[str, int] = {}

    def prose(self, html: str, where: str) -> str:
        """Return prose that is fit for the page."""
        soup = BeautifulSoup(html, "html.parser")
        for node in soup.find_all(True, recursive=False):
            self._read(node)
        self._fit(soup, where)
        if self._linker is not None:
            self._linker.link(soup)
        return str(soup)

    def output(self, html: str, where: str) -> str:
        """Return an output that is fit for the page."""
        soup = BeautifulSoup(html, "html.parser")
        self._fit(soup, where)
        return str(soup)

    def _fit(self, soup: BeautifulSoup, where: str) -> None:
        for link in soup.find_all("a", href=True):
            self._lead(link)
        for image in soup.find_all("img"):
            encoded = embedded_image(str(image.get("src", "")), self._folder, where)
            described = image_html(encoded, str(image.get("alt", "")), image.attrs, where)
            image.replace_with(BeautifulSoup(described, "html.parser"))
        for table in soup.find_all("table"):
            self._frame(soup, table)

    def _read(self, node: Tag) -> None:
        """Give the headings their ids, and remember the text below them."""
        headings = list(_headings(node))
        for heading in headings:
            self._head(heading)
        if not headings and self.sections:
            items = node.find_all("li") if node.name in ("ul", "ol") else [node]
            between = " " if node.name == "table" else ""
            said = " · ".join(" ".join(item.get_text(between).split()) for item in items)
            self.sections[-1].text += f"{said} "

    def _head(self, heading: Tag) -> None:
        """Give a heading an id to link to; only the first of the page is of the first order."""
        text = heading.get_text(" ", strip=True)
        if heading.name == "h1":
            heading.name = "h2" if self.title else "h1"
            self.title = self.title or text
        stem = re.sub(r"\s+", "-", text) or "section"
        stem = f"section-{stem}" if OWN_ID.match(stem) else stem
        tried = (stem if count == 1 else f"{stem}-{count}" for count in range(1, len(self._ids) + 2))
        name = next(name for name in tried if name not in self._ids)
        heading["id"] = name
        self._ids.add(name)
        self.sections.append(Section(name, int(heading.name[1]), text))

    def _lead(self, link: Tag) -> None:
        """Lead from notebook to notebook as from page to page, where there is one; else say its words."""
        target = str(link["href"])
        if target.lower().startswith(("http:", "https:")):
            link["target"], link["rel"] = "_blank", "noopener noreferrer"
        elif not LEADS_ON.match(target):
            path, mark, fragment = target.partition("#")
            if unquote(path).endswith(NOTEBOOK):
                name = normpath(unquote(path)).removesuffix(NOTEBOOK)
                link["href"] = f"{quote(name)}.html{mark}{fragment}"
                if name not in self._pages:
                    link.unwrap()
                    return
            elif path and isfile(self._folder / unquote(path)):
                link.append(_(" ({path}, a file beside the notebook)", path=unquote(path)))
                link.unwrap()
                return
            if self._alone:
                link.unwrap()

    def _frame(self, soup: BeautifulSoup, table: Tag) -> None:
        """Give header cells their scope, and the table a frame that scrolls by keyboard."""
        for cell in table.find_all("th"):
            if not cell.get_text(strip=True):
                cell.name = "td"
                cell.attrs.pop("scope", None)
            elif "scope" not in cell.attrs:
                cell["scope"] = "col" if cell.find_parent("thead") else "row"
        table.attrs.pop("border", None)
        if "data-kind" not in table.attrs and _is_wide(table):
            table["data-kind"] = "prose"
            heads = [cell.get_text(" ", strip=True) for cell in table.select("thead th, thead td")]
            for row in table.select("tbody tr"):
                for title, cell in zip(heads, row.find_all(("td", "th")), strict=False):
                    cell["data-label"] = title
        caption = table.find("caption")
        name = caption.get_text(" ", strip=True) if caption else _("Table")
        self._tables[name] = self._tables.get(name, 0) + 1
        label = name if self._tables[name] == 1 else f"{name} ({self._tables[name]})"
        frame = {"class": "ck-scroll", "role": "region", "tabindex": "0", "aria-label": label}
        frame["style"] = f"contain-intrinsic-size: auto {_height(table)}px"
        table.wrap(soup.new_tag("div", attrs=frame))


def _headings(node: Tag) -> Iterator[Tag]:
    """Yield a node if it is a heading, else those inside it."""
    names = [f"h{level}" for level in range(1, 7)]
    yield from [node] if node.name in names else node.find_all(names)


def _is_wide(table: Tag) -> bool:
    """Say whether a telephone has no room for a table: three columns or more, and a row of sentences."""
    rows = [[len(cell.get_text()) for cell in row.find_all("td")] for row in table.select("tbody tr")]
    return any(len(row) > 2 and sum(row) > WIDE_ROW for row in rows)


def _height(table: Tag) -> int:
    """Guess how tall a table will be, so that the page hardly moves when it is laid out."""
    lines = [
        max((1 + len(cell.get_text()) // 32 for cell in row.find_all(("td", "th"))), default=1)
        for row in table.find_all("tr")
    ]
    return 40 + sum(18 + 22 * number for number in lines)


def plain_html(text: str) -> str:
    r"""Return plain text as a terminal would leave it: colours go, what ``\r`` returns over is written over.

    Examples
    --------
    >>> plain_html("10%\r100%\n\x1b[31mred\x1b[0m")
    '<pre class="ck-text">100%\nred</pre>'
    """
    lines = strip_ansi(LINK_CODE.sub("", text)).split("\n")
    clean = "\n".join(CONTROL.sub("", line.rstrip("\r").rpartition("\r")[2]) for line in lines).strip("\n")
    return f'<pre class="ck-text">{escape(clean)}</pre>' if clean else ""
