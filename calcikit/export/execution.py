"""Runs a notebook that was not run, or whose widgets left no trace."""

from __future__ import annotations

import atexit
import os
from asyncio import Semaphore, gather
from collections.abc import Mapping
from os import cpu_count
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from traitlets import default

from ..errors import CalcikitError
from ..films import VARIABLE as FILMS
from ..payload import PACK
from .notebook_metadata import cell_label, shown_models, tags, widget_states

if TYPE_CHECKING:
    from nbformat import NotebookNode

SECONDS_PER_CELL = 600
MOST_KERNELS = 4  # each notebook runs in a Python of its own, of some 200 MB
INTERRUPTED = "_async_cleanup_kernel_future"
"""Where nbclient keeps the end of the kernel that a signal began."""


class _OwnKernel(AsyncKernelManager):
    """Starts the kernel of the interpreter that runs, whatever else is installed under the same name."""

    @default("kernel_spec_manager")
    def _only_ours(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[], parent=self)


def ensure_executed(nb: NotebookNode, folder: str) -> None:
    """Run the notebook in `folder` unless it holds all that a page shows.

    Raises
    ------
    CalcikitError
        If a cell stops, takes too long, or ends the Python that runs it; the message names the cell.
    """
    run_sync(_execute)(nb, folder)


def ensure_all_executed(notebooks: Mapping[Path, NotebookNode], films: Path | None = None) -> None:
    """Run the notebooks that need it, several at a time; each in the folder it lies in.

    They show the real films of a folder that is given, and without it none, whatever lies on this disk.
    """
    run_sync(_execute_all)(notebooks, films)


async def _execute_all(notebooks: Mapping[Path, NotebookNode], films: Path | None) -> None:
    room = Semaphore(min(cpu_count() or 1, MOST_KERNELS))

    async def execute(path: Path, nb: NotebookNode) -> None:
        async with room:
            try:
                await _execute(nb, str(path.parent), films)
            except CalcikitError as error:
                raise CalcikitError(f"{path.name}: {error}") from error

    done = await gather(*(execute(*item) for item in notebooks.items()), return_exceptions=True)
    if failed := next((error for error in done if error is not None), None):
        raise failed


async def _execute(nb: NotebookNode, folder: str, films: Path | None = None, *, again: bool = True) -> None:
    if _is_complete(nb):
        return
    client = NotebookClient(
        nb,
        kernel_manager_class=_OwnKernel,
        kernel_name="python3",
        timeout=SECONDS_PER_CELL,
        resources={"metadata": {"path": folder or "."}},
    )
    try:
        with TemporaryDirectory() as nowhere:
            # Pages must not hold the record of their author.
            record = {"CALCIKIT_PROGRESS": str(Path(nowhere) / "none.jsonl")}
            shown = {FILMS: str(films.resolve()) if films else ""}
            env = {**os.environ, **record, **shown, PACK: "1"}
            await client.async_execute(env=env, stderr=DEVNULL)  # what the kernel says of itself
    except Exception as error:
        if hasattr(client, INTERRUPTED):  # what follows says how the kernel was missed when Ctrl-C ended it
            raise KeyboardInterrupt from None
        if isinstance(error, CellExecutionError):
            raise CalcikitError(f"{_first_failure(nb)} stops with {error.ename}: {error.evalue}") from error
        if isinstance(error, CellTimeoutError):
            raise CalcikitError(f"{_first_failure(nb)} runs longer than {SECONDS_PER_CELL} s.") from error
        if isinstance(error, DeadKernelError):
            raise CalcikitError(f"{_first_failure(nb)} ends the Python that runs it.") from error
        if isinstance(error, RuntimeError):  # it ended at once: another program may have taken a port of it
            atexit.unregister(client._cleanup_kernel)  # nbclient forgets to
            if again:
                return await _execute(nb, folder, films, again=False)
            raise CalcikitError(f"the Python that runs notebooks does not start: {error}") from error
        raise


def _is_complete(nb: NotebookNode) -> bool:
    """Say whether every cell that a page shows was run and every widget left its state, fit for a page."""
    cells = [cell for cell in nb.cells if cell.cell_type == "code" and cell.source.strip()]
    shown = [cell for cell in cells if not tags(cell) & {"live-only", "remove-cell", "skip-execution"}]
    ran = all(cell.execution_count is not None for cell in shown)
    states = widget_states(nb)
    packed = all(model["state"].get("_packed", True) for model in states.values())
    return ran and packed and set(shown_models(shown)) <= set(states)


def _first_failure(nb: NotebookNode) -> str:
    """Name the first cell without a complete run."""
    for number, cell in enumerate(nb.cells, 1):
        failed = any(output.output_type == "error" for output in cell.get("outputs", ()))
        unfinished = cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None
        if (failed and "raises-exception" not in tags(cell)) or unfinished:
            return cell_label(number, cell)
    return "The notebook"
