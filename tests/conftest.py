"""What every test may use."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture
def rng() -> np.random.Generator:
    """Give a random generator that is the same on every run."""
    return np.random.default_rng(20260713)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a reviewer write the files of `tests/expected` anew, and `make test` ask for every browser."""
    parser.addoption("--rewrite-expected", action="store_true", help="write expected files anew")
    parser.addoption(
        "--every-browser", action="store_true", help="fail where Firefox or WebKitGTK is missing"
    )
