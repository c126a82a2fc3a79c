"""An IPython extension for the lessons: ``ck`` is there, and a name that is missing is explained.

``calcikit lab`` loads it with each kernel. Elsewhere ``%load_ext calcikit.lab.kernel`` does the same.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import calcikit

if TYPE_CHECKING:
    from types import TracebackType

    from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Import calcikit as ``ck``, and answer a NameError in a sentence."""
    shell.push({"ck": calcikit})
    shell.set_custom_exc((NameError,), _explain)


def _explain(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Say that an earlier cell makes the name; a NameError from deeper down keeps its traceback."""
    name = getattr(error, "name", None)
    raised_in_cell = trace is None or trace.tb_next is None or trace.tb_next.tb_next is None
    if name is None or not raised_in_cell:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
        return
    print(
        f"{name!r} is not there yet. If a cell further up makes it, choose Run > Run All Cells; "
        "otherwise look at the spelling.",
        file=sys.stderr,
    )
