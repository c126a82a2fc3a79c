"""ES modules become one inline script, so that a page needs neither a network nor a Blob."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from .._resources import static_file
from ..errors import CalcikitError

__all__ = ["fingerprint", "page_script", "page_style"]

DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
NAMED = re.compile(r"^export\s+(?=(?:async\s+function|function|const|let|class)\b)", re.MULTILINE)
IMPORT = re.compile(r"^\s*import\b(?!\s*\.)|\bimport\s*\(", re.MULTILINE)
ENDS = re.compile(r"<(?=/script|!--)", re.IGNORECASE)


def page_script(modules: Iterable[str]) -> str:
    """Return the script of a page: the host and the widgets' modules, started on the page's data."""
    host = static_file("host.js").read_text(encoding="utf-8")
    parts = ",\n".join(_enclosed(module) for module in modules)
    return (
        f"const start = {_enclosed(host)};\nconst modules = [{parts}];\n"
        'start(document, JSON.parse(document.getElementById("ck-data").textContent), modules);\n'
    )


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
    """Return the style sheet of a page: its own, then the widgets'."""
    own = static_file("page.css").read_text(encoding="utf-8")
    return "\n".join([own, *styles]).replace("\r\n", "\n").replace("</", "<\\/")
