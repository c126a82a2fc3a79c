"""The scripts of the widgets pass their own tests, under Node."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent / "js"


def test_scripts_pass_under_node(node):
    scripts = sorted(map(str, FOLDER.glob("*.test.mjs")))
    assert scripts
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *scripts], capture_output=True, text=True, check=False
    )
    counted = dict(re.findall(r"^# (tests|pass|fail|skipped|todo) (\d+)$", done.stdout, re.MULTILINE))
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(counted["tests"]) > 0 and counted["pass"] == counted["tests"]
