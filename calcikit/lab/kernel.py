"""An IPython extension for the lessons: ``ck`` is there, and an error of a cell is explained in a sentence.

``calcikit lab`` loads it with each kernel. Elsewhere ``%load_ext calcikit.lab.kernel`` does the same.
"""

from __future__ import annotations

import re
import sys
from dataclasses import FrozenInstanceError
from traceback import walk_tb
from types import ModuleType
from typing import TYPE_CHECKING, Any

import calcikit

from ..errors import UnknownTerm
from ..lexicon import lexicon, unknown_attribute

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from IPython.core.interactiveshell import InteractiveShell

ABBREVIATED = {"np": "numpy", "pd": "pandas", "plt": "matplotlib.pyplot"}


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Import calcikit as ``ck``, and answer in a sentence what a beginner gets wrong."""
    shell.push({"ck": calcikit})
    shell.set_custom_exc((NameError, AttributeError, KeyError, TypeError), _explain)


def _explain(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Show the sentence alone; an error from deeper down, of which there is none, keeps its traceback."""
    frames = [frame for frame, _ in walk_tb(trace)]
    sentences: dict[type[BaseException], Any] = {KeyError: _of_table, TypeError: _of_kind}
    said = sentences.get(kind, _of_name)(error, frames)
    if said:
        print(said, file=sys.stderr)
    else:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _of_name(error: Any, frames: list[FrameType]) -> str:
    """Say what is there instead of a name that is not."""
    last = frames[-1] if frames else None
    if isinstance(error, FrozenInstanceError) and last:
        it, name, value = (last.f_locals.get(each) for each in ("self", "name", "value"))
        instead = f" Make another: .replace({name}={value!r})." if hasattr(it, "replace") else ""
        return f"{type(it).__name__}.{name} can be read, not set.{instead}"
    if last and last.f_globals.get("__name__") == "calcikit":
        return str(error)
    if len(frames) > 2 or error.name is None:
        return ""
    if isinstance(error, NameError):
        return _not_there(error.name)
    of, name = error.obj, error.name
    if isinstance(of, ModuleType):
        known = getattr(of, "__all__", ()) if of.__name__.startswith("calcikit.") else ()
        return str(UnknownTerm(f"name of {of.__name__}", name, known)) if known else ""
    own = [each for each in type(of).__mro__ if each.__module__.startswith("calcikit.")]
    known = sorted({n for each in own for n in {*vars(each), *each.__annotations__} if not n.startswith("_")})
    if hasattr(getattr(of, "workup", None), name):
        return f"{name!r} is an attribute of its workup: type .workup.{name}"
    words = lexicon().attributes
    meant = {each: words[each] for each in known if each in words}
    return str(unknown_attribute(name, meant, f"attribute of {type(of).__name__}", known)) if known else ""


def _not_there(name: str) -> str:
    """Say where a name comes from: calcikit, a library, or an earlier cell."""
    if name in calcikit.__all__ or name.lower() in ("ck", "calcikit"):
        typed = f"ck.{name}" if name in calcikit.__all__ else "ck"
        return f"{name!r} is not there. Type {typed} in its place."
    if name in ABBREVIATED:
        return f"{name!r} is not there yet. Type import {ABBREVIATED[name]} as {name} above."
    return (
        f"{name!r} is not there yet. If a cell further up makes it, choose Run > Run All Cells; "
        "otherwise look at the spelling."
    )


def _of_kind(error: Any, frames: list[FrameType]) -> str:
    """Say how to get at what an answer has: it is no list, no dict and no function."""
    found = re.fullmatch(r"'(\w+)' object is not (subscriptable|iterable|callable)", str(error))
    if not found or found[1] not in calcikit.__all__:
        return ""
    called = "leave out the brackets" if found[2] == "callable" else "type a dot after it, and press Tab"
    return f"{found[0]}: {called}."


def _of_table(error: Any, frames: list[FrameType]) -> str:
    """Say what rows or columns a data frame has, when the key is none of them."""
    indexes: list[Any] = [frame.f_locals["self"] for frame in frames if frame.f_code.co_name == "get_loc"]
    if not indexes or not error.args:
        return ""
    return str(UnknownTerm("row or column of this table", error.args[0], map(str, indexes[-1])))
