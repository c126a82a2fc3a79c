"""The script and the style sheet of a page, inline, so that it needs neither a network nor a Blob."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from .._data import static_text
from ..errors import CalcikitError

DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
RENAMED = re.compile(r"^export\s*\{\s*([\w$]+) as default,?\s*\};?", re.MULTILINE)
NAMED = re.compile(r"^export\s+(?=(?:async\s+function|function|const|let|class)\b)", re.MULTILINE)
IMPORT = re.compile(r"^\s*import\b|\bimport\s*[.(]", re.MULTILINE)
SHEET = re.compile(r"^(?=/\* js/\S+\.css \*/$)", re.MULTILINE)  # where a bundle begins another file
OURS = ("/* js/", '/* Made by "make js"')  # how our own sheets and bundles begin
INDENT = re.compile(r"^ +", re.MULTILINE)
COMMENT = re.compile(r"^(?://[^\n]*|/\*.*?\*/)\n", re.MULTILINE | re.DOTALL)  # on lines of its own
SPACE = re.compile(
    r"^([\w-]+:) |;\n(?=})|(?<=[{};,])\n| (?=[{>])|(?<=>) ", re.MULTILINE
)  # of a sheet; strings hold none
LINE = re.compile(r"(?<=[\[({,;])\n|\n(?=[\])}])")  # no statement ends there, and no comment
ENDS = re.compile(r"<(?=/script|!--)", re.IGNORECASE)
WIDE = re.compile(r"[^\0-\x7f]")


def lesson_script(modules: Iterable[str]) -> str:
    """Return the script of a lesson in ASCII: the host and what a page can do, started with its modules.

    These are bundled: a module that uses `import`, or has no default export, is refused.
    """
    script = (
        f"'use strict';\n{_enclosed(static_text('lesson.js'))}([{', '.join(map(_enclosed, modules))}]);\n"
    )
    return WIDE.sub(lambda found: json.dumps(found[0])[1:-1], script)


def site_script() -> str:
    """Return the script of the page that leads to the lessons."""
    return _short(static_text("site.js"))


def page_style(*styles: str) -> str:
    """Return the style sheet of a page, in ASCII: that of all pages, then its own, each file of them once."""
    sheets = (sheet for style in (static_text("site.css"), *styles) for sheet in SHEET.split(style))
    short = (SPACE.sub(r"\1", _short(one)) if one.startswith(OURS) else one for one in dict.fromkeys(sheets))
    sheet = "\n".join(short).replace("\r\n", "\n").replace("</", "<\\/")
    return WIDE.sub(lambda found: f"\\{ord(found[0]):x} ", sheet)


def csp_hash(script: str) -> str:
    """Return the source that lets a content security policy run this script and no other.

    Examples
    --------
    >>> csp_hash("start();")[:10]
    "'sha256-E6"
    """
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _short(text: str) -> str:
    """Return a bundle of ours without indentation and comments; others' texts as they are."""
    return COMMENT.sub("", INDENT.sub("", text)) if text.startswith(OURS) else text


def _enclosed(module: str) -> str:
    """Return an expression that is the module's default export, its other names hidden."""
    text = _short(module.replace("\r\n", "\n").removeprefix("\ufeff"))
    if IMPORT.search(text):
        raise CalcikitError("a widget's module uses `import`; in a page it has to stand alone.")
    text = RENAMED.sub(r"export default \1;", text)
    if (found := len(DEFAULT.findall(text))) != 1:
        raise CalcikitError(f"a widget's module needs exactly one `export default`, this one has {found}.")
    body = ENDS.sub(r"<\\", NAMED.sub("", DEFAULT.sub("ck$module = ", text)))
    body = LINE.sub("", body) if module.startswith(OURS) else body
    return f"(() => {{\nlet ck$module;\n{body}\nreturn ck$module;\n}})()"
