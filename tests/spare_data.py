"""A copy of ``data/`` that a test may break: calcikit reads it until the test is over."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calcikit._data import knowledge
from calcikit.lexicon import lexicon
from calcikit.payload.patches import disclaimer
from calcikit.quiz import contrast_pairs, self_checks
from calcikit.references import references
from calcikit.workup import audit
from calcikit.workup.rules import chain

DATA = Path(__file__).resolve().parents[1] / "data"


def forget(*kept: object) -> None:
    """Empty every cache of calcikit, so that its files are read anew; all but the loaders in `kept`."""
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == "calcikit"]
    for module in modules:
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and value not in kept:
                value.cache_clear()


@contextmanager
def spare_data(folder: Path) -> Iterator[Path]:
    """Copy the knowledge into a folder and let calcikit read it from there."""
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(knowledge, "shipped_folder", lambda name: folder)
        forget()
        yield folder
    forget()


def load_everything() -> tuple[str, ...]:
    """Read and check all the knowledge, as a lesson would; return the faults that the audit finds."""
    references(), lexicon(), chain("finding"), chain("biopsy")
    faults = audit().faults
    if not faults:
        self_checks(), contrast_pairs(), disclaimer()
    return faults
