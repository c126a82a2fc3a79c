"""A copy of ``data/`` that a test may break: calcikit reads it until the test is over."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calcikit._data import knowledge

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
