"""ES modules become one inline script, so that a page needs neither a network nor a Blob."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from .._data import static_file
from ..errors import CalcikitError

__all__ = ["fingerprint", "page_script", "page_style"]

DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
NAMED = re.compile(r"^export\s+(?=(?:async\s+function|function|const|let|class)\b)", re.MULTILINE)
IMPORT = re.compile(r"^\s*import\b(?!\s*\.)|\bimport\s*\(", re.MULTILINE)
ENDS = re.compile(r"<(?=/script|!--)", re.IGNORECASE)


def page_script(modules: Iterable[str], parts: Iterable[str] = (), widgets: bool = True) -> str:
    """Return the script of a page: the host and the widgets' modules, then what the page itself can do.

    Parameters
    ----------
    modules : iterable of str
        The widgets' ES modules. What several of them begin with is in the page once.
    parts : iterable of str
        Names below ``static/page/``, started in that order once the widgets are drawn.
    widgets : bool, optional
        Whether the page can hold widgets at all.
    """
    begin = (
        _HOST.format(host=_enclosed(_read("host.js")), modules=_pooled(list(modules))) if widgets else _BARE
    )
    started = "\n".join(f"{_enclosed(_read(f'page/{name}.js'))}(document, page, ready);" for name in parts)
    return f"{begin}{started}\n"


_HOST = """const start = {host};
const modules = {modules};
const page = JSON.parse(document.getElementById("ck-data").textContent);
const ready = start(document, page, modules);
"""
_BARE = """const page = JSON.parse(document.getElementById("ck-data")?.textContent ?? "{}");
const ready = Promise.resolve();
"""


def _pooled(modules: list[str]) -> str:
    """Return a list of modules as an expression; what they share stands once before them."""
    shared = [text for text in _common("*.js") if any(text in module for module in modules)]
    bare = [_without(module, shared) for module in modules]
    before = ENDS.sub(r"<\\", NAMED.sub("", "".join(shared)))
    return f"(() => {{\n{before}\nreturn [{','.join(map(_enclosed, bare))}];\n}})()"


def _without(text: str, shared: Iterable[str]) -> str:
    """Return a text without the parts that are shared."""
    for part in shared:
        text = text.replace(part, "", 1)
    return text


def _common(pattern: str) -> list[str]:
    """Return what widgets are made of in common, in the order in which they lay it."""
    return [path.read_text(encoding="utf-8") for path in sorted(static_file("common").glob(pattern))]


def _read(name: str) -> str:
    return static_file(name).read_text(encoding="utf-8")


def _enclosed(module: str) -> str:
    """Return an expression that is the module's default export, its other names hidden."""
    text = module.replace("\r\n", "\n").removeprefix("\ufeff")
    if IMPORT.search(text):
        raise CalcikitError("a widget's module imports another one; in a page it has to stand alone.")
    if (found := len(DEFAULT.findall(text))) != 1:
        raise CalcikitError(f"a widget's module needs exactly one `export default`, this one has {found}.")
    body = ENDS.sub(r"<\\", NAMED.sub("", DEFAULT.sub("ck$module = ", text)))
    return f"(() => {{\nlet ck$module;\n{body}\nreturn ck$module;\n}})()"


def fingerprint(script: str) -> str:
    """Return the source that lets a content security policy run this script and no other.

    Examples
    --------
    >>> fingerprint("start();")[:10]
    "'sha256-E6"
    """
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def page_style(styles: Iterable[str]) -> str:
    """Return the style sheet of a page: its own, then the widgets'; what those share is in it once."""
    given = list(styles)
    shared = [text for text in _common("*.css") if any(text in style for style in given)]
    parts = [_read("page.css"), *shared, *(_without(style, shared) for style in given)]
    return "\n".join(parts).replace("\r\n", "\n").replace("</", "<\\/")
