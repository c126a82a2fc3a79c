"""The house: imports go down, modules are small, `import calcikit` is cheap, and nothing is left undone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import calcikit

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 300

# Spelt so that this file does not hold the words itself.
UNWANTED = {
    "left undone": re.compile(r"\bTO" r"DO\b|\bFIX" r"ME\b|\bXX" r"X\b"),
    "a path of one machine": re.compile(
        r"(?<![\w.])/(?:ro" r"ot|ho" r"me/\w+|Us" r"ers/\w+|wo" r"rk/\w+|tm" r"p/\w+)/"
    ),
    "the host of a package registry": re.compile(
        r"py" r"pi\.org|pythonho" r"sted\.org|registry\.np" r"mjs|deb\.deb" r"ian\.org"
    ),
}


def run(*words):
    """Run a program in the checkout, and return what it printed."""
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def loaded_by(code):
    """Name the top packages that a fresh interpreter has loaded after some code."""
    names = run(sys.executable, "-c", f"import sys\n{code}\nprint(*{{n.split('.')[0] for n in sys.modules}})")
    return set(names.split())


def unwanted(path, text):
    """List where a text holds what no file may hold."""
    return [
        f"{path}:{number}: {what}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in UNWANTED.items()
        if pattern.search(line)
    ]


def test_imports_go_down():
    """The layers are in pyproject.toml; import-linter reads every import, also those inside functions."""
    run(shutil.which("lint-imports", path=Path(sys.executable).parent), "--no-cache")


def test_modules_are_small():
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in ROOT.glob("calcikit/**/*.py")
    }
    assert len(lengths) > 50
    assert {str(path): lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize(
    ("code", "unused"),
    [
        ("", "pandas matplotlib numpy anywidget ipywidgets pydantic pybtex nbconvert"),
        ("ck.recommend(ck.Finding('amorphous', 'grouped'))", "pandas matplotlib anywidget scipy"),
        ("ck.Explorer()", "scipy PIL matplotlib statsmodels"),
    ],
)
def test_only_what_is_used_is_loaded(code, unused):
    loaded = loaded_by(f"import calcikit as ck\n{code}")
    assert "calcikit" in loaded
    assert not loaded & set(unused.split())


def test_every_public_name_can_be_imported():
    assert "anywidget" in loaded_by("import calcikit as ck\nfor name in ck.__all__: getattr(ck, name)")


def test_there_are_few_public_names_and_nothing_else_shows():
    assert len(calcikit.__all__) <= 55
    assert dir(calcikit) == sorted(calcikit.__all__)


def test_no_file_holds_what_is_unwanted():
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    paths = [ROOT / name for name in listed if name and (ROOT / name).is_file()]
    texts = {path: text for path in paths if b"\0" not in (text := path.read_bytes())}
    assert {"pyproject.toml", "README.md", "knowledge.py"} <= {path.name for path in texts}
    found = [line for path, text in texts.items() for line in unwanted(path, text.decode("utf-8"))]
    assert found == []


def test_what_is_unwanted_would_be_found():
    lines = ("# TO" + "DO later", "open('/ho" + "me/ann/data.csv')", "https://py" + "pi.org/simple")
    assert unwanted("x", "\n".join(lines)) == [f"x:{n}: {what}" for n, what in enumerate(UNWANTED, 1)]
