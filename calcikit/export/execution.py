"""Runs a notebook that was not run, or whose widgets left no trace."""

from __future__ import annotations

import os
from asyncio import Semaphore, gather
from collections.abc import Iterator, Mapping
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from nbformat import NotebookNode
from traitlets import default

from ..errors import CalcikitError
from ..films import VARIABLE as FILMS
from .notebook_metadata import VIEW, tags, where, widget_states

__all__ = ["all_answered", "answered"]

SECONDS_PER_CELL = 600
MOST_KERNELS = 4  # each notebook runs in a Python of its own, of some 200 MB
PAGE = "CALCIKIT_PAGE"
"""Set in the environment of the notebook: its widgets then carry all that a page needs."""


class _OwnKernel(AsyncKernelManager):
    """Starts the kernel of the interpreter that runs, whatever else is installed under the same name."""

    @default("kernel_spec_manager")
    def _only_ours(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[], parent=self)


def answered(nb: NotebookNode, folder: str) -> NotebookNode:
    """Return the notebook with its outputs and widgets, run in `folder` when they are missing."""
    run_sync(_answer)(nb, folder)
    return nb


def all_answered(notebooks: Mapping[Path, NotebookNode], films: Path | None = None) -> None:
    """Run the notebooks that need it, several at a time; each in the folder it lies in.

    Parameters
    ----------
    notebooks : mapping of path to NotebookNode
    films : path, optional
        Folder of the real films that they show; without it they show none, whatever lies on this disk.
    """
    run_sync(_answer_all)(notebooks, films)


async def _answer_all(notebooks: Mapping[Path, NotebookNode], films: Path | None) -> None:
    room = Semaphore(min(cpu_count() or 1, MOST_KERNELS))

    async def answer(path: Path, nb: NotebookNode) -> None:
        async with room:
            try:
                await _answer(nb, str(path.parent), films)
            except CalcikitError as error:
                raise CalcikitError(f"{path.name}: {error}") from error

    done = await gather(*(answer(*item) for item in notebooks.items()), return_exceptions=True)
    if failed := next((error for error in done if error is not None), None):
        raise failed


async def _answer(nb: NotebookNode, folder: str, films: Path | None = None) -> None:
    """Run the notebook unless it holds all that a page shows."""
    if _complete(nb):
        return
    client = NotebookClient(
        nb,
        kernel_manager_class=_OwnKernel,
        kernel_name="python3",
        timeout=SECONDS_PER_CELL,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources={"metadata": {"path": folder or "."}},
    )
    try:
        with TemporaryDirectory() as nowhere:
            # The record of whoever writes the pages is no part of them.
            record = {"CALCIKIT_PROGRESS": str(Path(nowhere) / "none.jsonl")}
            shown = {FILMS: str(films.resolve()) if films else ""}
            await client.async_execute(env={**os.environ, PAGE: "1", **record, **shown})
    except CellExecutionError as error:
        raise CalcikitError(f"{_stopped(nb)} stops with {error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        raise CalcikitError(f"{_stopped(nb)} runs longer than {SECONDS_PER_CELL} s.") from error
    except DeadKernelError as error:
        raise CalcikitError(f"{_stopped(nb)} ends the Python that runs it.") from error


def _complete(nb: NotebookNode) -> bool:
    """Say whether every cell that a page shows was run and every widget left its state, fit for a page."""
    cells = [cell for cell in nb.cells if cell.cell_type == "code" and cell.source.strip()]
    shown = [cell for cell in cells if not tags(cell) & {"live-only", "remove-cell", "skip-execution"}]
    ran = all(cell.execution_count is not None for cell in shown)
    states = widget_states(nb)
    packed = all(states[model]["state"].get("_packed", True) for model in states)
    return ran and packed and set(_models(shown)) <= set(states)


def _models(cells: list[NotebookNode]) -> Iterator[str]:
    """Yield the ids of the widgets that cells show."""
    for cell in cells:
        for output in cell.outputs:
            if VIEW in output.get("data", {}):
                yield output.data[VIEW]["model_id"]


def _stopped(nb: NotebookNode) -> str:
    """Name the first cell without a complete run."""
    for number, cell in enumerate(nb.cells, 1):
        failed = any(output.output_type == "error" for output in cell.get("outputs", ()))
        unfinished = cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None
        if (failed and "raises-exception" not in tags(cell)) or unfinished:
            return where(number, cell)
    return "The notebook"
