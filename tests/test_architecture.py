"""The house stands as planned: imports go down, third parties stay in their rooms, modules stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "calcikit"

FLOORS = (
    {"errors"},
    {"_data", "decision_table"},
    {"lexicon", "references"},
    {"workup"},
    {"evidence", "simulator"},
    {"tables", "figures", "practice"},
    {"widgets", "films"},
    {"export", "exams"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

THIRD_PARTY = {
    "references": {"pybtex"},
    "lexicon": {"pydantic"},
    "workup": {"pydantic", "numpy"},
    "evidence": {"pandas", "scipy", "statsmodels", "numpy"},
    "simulator": {"numpy", "PIL", "pandas"},
    "tables": {"pandas"},
    "figures": {"pandas", "matplotlib", "numpy"},
    "practice": {"pydantic", "pandas", "scipy"},
    "widgets": {"anywidget", "ipywidgets", "jinja2", "pandas", "traitlets"},
    "export": {
        "bs4",
        "jinja2",
        "jupyter_client",
        "latex2mathml",
        "nbclient",
        "nbconvert",
        "nbformat",
        "pygments",
        "traitlets",
    },
    "films": {"numpy", "pandas", "pydicom"},
    "exams": {"genanki", "text2qti"},
    "cli": {"jupyterlab", "pandas"},
}

MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted([*(PACKAGE / "static").rglob("*.js"), *(PACKAGE / "static").rglob("*.mjs")])


def room_of(path):
    """Name the floor plan's room that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def called_names(tree):
    """Yield what ``import_module("...")`` names: a lazy import is an import."""
    for node in ast.walk(tree):
        called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if called == "import_module" and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def imported(path):
    """Yield the absolute dotted name of everything a file imports, lazily or not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    home = path.relative_to(ROOT).with_suffix("").parts
    yield from called_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(home[: len(home) - node.level]) if node.level else ""
            stem = ".".join(filter(None, (base, node.module)))
            yield from ([f"{stem}.{alias.name}" for alias in node.names] if stem == "calcikit" else [stem])


def rooms_imported(path):
    """Name the rooms of calcikit that a file looks into; ``__version__`` and the like are no rooms."""
    parts = (name.split(".") for name in imported(path))
    return {words[1] for words in parts if words[0] == "calcikit" and len(words) > 1 and words[1] in FLOOR}


def test_every_module_has_a_floor():
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms <= FLOOR.keys(), f"say the floor of {sorted(rooms - FLOOR.keys())} first"
    assert {"errors", "workup", "widgets", "export", "cli"} <= rooms


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path):
    room = room_of(path)
    if room == "__init__":
        assert rooms_imported(path) == set(), "the front door opens rooms only when asked"
        return
    wrong = {other for other in rooms_imported(path) if other != room and FLOOR[other] >= FLOOR[room]}
    assert not wrong, f"{room} (floor {FLOOR[room]}) looks up or sideways into {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_third_parties_stay_in_their_rooms(path):
    outside = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - {"calcikit"}
    assert outside <= THIRD_PARTY.get(room_of(path), set())


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_import_nothing(path):
    """The exporter puts each script into the page as it is."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*import\b|\bimport\s*\(|\brequire\s*\(", text, re.MULTILINE)


def test_importing_calcikit_loads_nothing_heavy():
    code = "import sys, calcikit; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pandas", "matplotlib", "numpy", "anywidget", "ipywidgets", "pydantic", "pybtex", "nbconvert"}
    loaded = set(done.stdout.split())
    assert "calcikit" in loaded and not loaded & heavy


def test_a_workup_needs_neither_numpy_nor_pandas():
    code = (
        "import sys, calcikit as ck; "
        "print(ck.recommend(ck.Finding(morphology='amorphous', distribution='grouped')).category); "
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    category, loaded = done.stdout.splitlines()
    assert category == "4B"
    assert not set(loaded.split()) & {"pandas", "matplotlib", "numpy", "anywidget"}


def test_the_front_door_opens_on_every_public_name():
    code = "import calcikit as ck; [getattr(ck, name) for name in ck.__all__]; print(len(ck.__all__))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 20


def tracked():
    """List the text files that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    named = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in named if path.is_file() and b"\0" not in path.read_bytes()]


# Spelt so that this file does not hold the words itself.
UNWANTED = {
    "left undone": r"\bTO" r"DO\b|\bFIX" r"ME\b|\bXX" r"X\b",
    "a path of one machine": r"(?<![\w.])/(?:ro" r"ot|ho" r"me/\w+|Us" r"ers/\w+|wo" r"rk/\w+|tm" r"p/\w+)/",
    "the host of a package registry": r"py"
    r"pi\.org|pythonho"
    r"sted\.org|registry\.np"
    r"mjs|deb\.deb"
    r"ian\.org",
}


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds(what):
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(UNWANTED[what], line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("left undone", "# TO" + "DO later"),
        ("a path of one machine", "open('/ho" + "me/ann/data.csv')"),
        ("the host of a package registry", "https://py" + "pi.org/simple"),
    ],
)
def test_the_unwanted_would_be_found(what, line):
    assert re.search(UNWANTED[what], line)


def test_some_files_are_looked_at():
    assert {"pyproject.toml", "README.md", "calcikit/cli/__init__.py"} <= {
        path.relative_to(ROOT).as_posix() for path in tracked()
    }
