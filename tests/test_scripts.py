"""The scripts of the widgets pass their own tests, under Node."""

from __future__ import annotations

import re
import subprocess
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "js"
MADE = re.compile(r'/\* Made by "make js" \(sha256 (\w{64})\) of (.+) \*/')


def test_scripts_pass_under_node(node):
    scripts = sorted(map(str, FOLDER.glob("*.test.js")))
    assert scripts
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *scripts], capture_output=True, text=True, check=False
    )
    counted = dict(re.findall(r"^# (tests|pass|fail|skipped|todo) (\d+)$", done.stdout, re.MULTILINE))
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(counted["tests"]) > 0
    assert counted["pass"] == counted["tests"]


def test_bundles_are_made_of_the_modules_as_they_are():
    used = set()
    for bundle in sorted((ROOT / "calcikit" / "static").iterdir()):
        hashed, inputs = MADE.match(bundle.read_text(encoding="utf-8")).groups()
        used.update(inputs.split())
        texts = [(ROOT / name).read_text(encoding="utf-8") for name in inputs.split()]
        assert sha256("".join(texts).encode()).hexdigest() == hashed, f"{bundle.name} is stale: `make js`"
    written = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("js/*/*.*s")}
    assert {name for name in written if not name.endswith(".d.ts")} <= used


def test_pages_may_take_the_indentation_of_bundles_away():
    """Only within backticks is a blank at the start of a line meant, and no bundle has one there."""
    for bundle in sorted((ROOT / "calcikit" / "static").glob("*.js")):
        quoted = False
        for line in bundle.read_text(encoding="utf-8").splitlines():
            assert not (quoted and line.startswith(" ")), f"{bundle.name}: {line.strip()}"
            quoted ^= bool(line.replace("\\`", "").count("`") % 2)
        assert not quoted, bundle.name
