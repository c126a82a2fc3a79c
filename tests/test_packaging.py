"""What is shipped is complete, works away from the checkout, and declares what it needs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from importlib.metadata import requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import calcikit

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

CONDA_NAME = {"matplotlib": "matplotlib-base", "jupyter-client": "jupyter_client"}
# Not on conda-forge: pip brings it with calcikit itself.
PIP_ONLY = {"fsrs", "text2qti"}

# What is installed must be found without a hint from outside.
ALONE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(*words, **options):
    """Run a program, and show what it said when it fails."""
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, env=ALONE, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files_of_the_checkout():
    """List what git tracks or would track."""
    return run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines()


# ---------------------------------------------------------------- the wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Build the wheel from a copy of the checkout that holds rubbish which git ignores."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in files_of_the_checkout():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name)
    for rubbish in ("data/.DS_Store", "notebooks/.ipynb_checkpoints/a.ipynb", "calcikit/__pycache__/a.pyc"):
        (source / rubbish).parent.mkdir(parents=True, exist_ok=True)
        (source / rubbish).write_text("rubbish", encoding="utf-8")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, source)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def in_wheel(wheel):
    """Name every file of the wheel."""
    return set(ZipFile(wheel).namelist())


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """Install the wheel into a fresh environment that borrows only the dependencies; give its Python."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False, symlinks=sys.platform != "win32")
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    # A plain path line: unlike site.addsitedir it leaves the editable install of the checkout out.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_the_wheel_is_named_for_the_version(wheel):
    assert wheel.name == f"calcikit-{calcikit.__version__}-py3-none-any.whl"


def test_the_wheel_carries_every_file_of_its_folders(in_wheel):
    for folder, home in {"calcikit": "", "data": "calcikit/", "notebooks": "calcikit/"}.items():
        here = [name for name in files_of_the_checkout() if name.startswith(f"{folder}/")]
        wanted = {home + name for name in here if (ROOT / name).is_file()}
        assert len(wanted) >= 4
        assert wanted <= in_wheel


def test_the_wheel_carries_nothing_else(in_wheel):
    extension = re.compile(r"calcikit-[^/]+\.data/data/share/jupyter/labextensions")
    files = {extension.sub("calcikit/lab/extensions", name) for name in in_wheel}
    shipped = {name for name in files if ".dist-info/" not in name}
    kept = set(files_of_the_checkout())
    strays = {
        name
        for name in shipped
        if name not in kept and not (name.startswith("calcikit/") and name.removeprefix("calcikit/") in kept)
    }
    assert not strays


def test_data_holds_no_code(in_wheel):
    assert not [name for name in in_wheel if name.startswith("calcikit/data/") and name.endswith(".py")]


def test_the_wheel_carries_the_licences(in_wheel):
    licences = {Path(name).name for name in in_wheel if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-CONTENT", "DATA-LICENSES.md"}


def test_the_installed_wheel_is_what_runs(installed, tmp_path):
    where = run(installed, "-c", "import calcikit; print(calcikit.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parents[1])


def test_the_installed_wheel_checks_its_data_under_a_new_local_protocol(installed, tmp_path):
    run(installed, "-m", "calcikit", "local", "new", "mine", cwd=tmp_path)
    assert run(installed, "-m", "calcikit", "check", "--local", "mine", cwd=tmp_path).strip()


def test_the_installed_wheel_decides(installed, tmp_path):
    code = (
        "import calcikit as ck; "
        "print(ck.recommend(ck.Finding(morphology='skin', distribution='grouped')).category)"
    )
    assert run(installed, "-c", code, cwd=tmp_path) == "2\n"


def test_the_installed_wheel_brings_the_lessons_and_runs_them_in_any_jupyterlab(installed, tmp_path):
    run(installed, "-m", "calcikit", "lab", "lessons", "--copy-only", cwd=tmp_path)
    shipped = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {path.name for path in (tmp_path / "lessons").glob("*.ipynb")} == {*shipped, "start.ipynb"}
    extension = installed.parents[1] / "share" / "jupyter" / "labextensions" / "calcikit"
    assert (extension / "static" / "remoteEntry.js").is_file()
    assert (extension / "package.json").is_file()


def test_nbconvert_finds_the_exporter(installed, tmp_path):
    code = (
        "import json; from importlib.metadata import entry_points as e; "
        "print(json.dumps([p.load().__name__ for p in e(group='nbconvert.exporters', name='calcikit')][:1]))"
    )
    assert json.loads(run(installed, "-c", code, cwd=tmp_path)) == ["LessonExporter"]


# ---------------------------------------------------------------- what is declared


def declared(extra=None):
    """Read the dependencies of pyproject.toml by name."""
    lines = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return {canonicalize_name(line.name): line for line in map(Requirement, lines)}


def pins():
    """Read the pins of this Python from requirements.txt, by name."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    every = map(Requirement, filter(is_pin, lines))
    return {canonicalize_name(pin.name): pin for pin in every if not pin.marker or pin.marker.evaluate()}


def is_pin(line):
    """Tell a line that pins from a blank line or a comment."""
    return bool(line.strip()) and not line.startswith("#")


def pinned_version(pin):
    """Give the one version of a pin."""
    (only,) = pin.specifier
    assert only.operator == "==", f"{pin} pins no version"
    return Version(only.version)


def needed_by(name, extras=()):
    """Yield what an installed package needs in this environment."""
    for line in map(Requirement, requires(name) or []):
        if line.marker is None or any(line.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield line


def closure(lines):
    """Follow dependencies to the end, as installed here."""
    todo, seen = list(lines), set()
    while todo:
        line = todo.pop()
        key = (canonicalize_name(line.name), *sorted(line.extras))
        if key not in seen:
            seen.add(key)
            todo.extend(needed_by(line.name, line.extras))
    return {key[0] for key in seen}


def test_every_import_is_declared_and_every_dependency_used():
    """Deptry reads the imports; pyproject.toml says what is not imported and why."""
    run(sys.executable, "-m", "deptry", "calcikit", cwd=ROOT)


def test_requirements_are_names_and_versions_in_order():
    lines = list(filter(is_pin, (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()))
    for line in lines:
        marker = r"( ; python_(full_)?version (<|>=) \"3\.\d+(\.\d+)?\")?"
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*" + marker, line), line
    names = [line.partition("=")[0] for line in lines]
    assert names == sorted(names)
    assert {*names} >= pins().keys()


def test_requirements_hold_every_direct_dependency():
    for name, line in (declared() | declared("test")).items():
        assert pinned_version(pins()[name]) in line.specifier, f"{line} is pinned as {pins()[name]}"


def test_requirements_pin_the_whole_set_and_nothing_else():
    direct = [*declared().values(), *declared("test").values()]
    here = set(pins())
    needed = closure(direct)
    assert needed - here == set(), "pin these too"
    assert here - needed == set(), "nothing needs these pins"


def conda():
    """Read the packages of environment.yml by name."""
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    lines = map(Requirement, re.findall(r"^  - ([a-z][\w.-]*(?:[<>=~].*)?)$", text, re.MULTILINE))
    return {line.name: line for line in lines if line.name != "conda-forge"}


def allowed_range(specifier):
    """Write a specifier the way conda does: ``~=0.11.0`` is ``>=0.11.0,<0.12``."""
    text = str(specifier)
    near = re.fullmatch(r"~=(\d+)\.(\d+)\.\d+", text)
    if near:
        text = f">={text[2:]},<{near[1]}.{int(near[2]) + 1}"
    return set(text.split(","))


def test_environment_holds_the_same_packages_and_versions():
    found = conda()
    assert allowed_range(found.pop("python").specifier) == allowed_range(PROJECT["requires-python"])
    found.pop("pip")
    wanted = {CONDA_NAME.get(name, name): line for name, line in declared().items() if name not in PIP_ONLY}
    assert {name: allowed_range(line.specifier) for name, line in found.items()} == {
        name: allowed_range(line.specifier) for name, line in wanted.items()
    }


def test_environment_installs_calcikit_itself():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert text.endswith("  - pip:\n      - -e .\n")
    assert "\n  - conda-forge\n" in text


# ---------------------------------------------------------------- one version


def test_the_version_is_the_same_everywhere():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [calcikit.__version__]
    newest = re.search(r"^## \[(\d[^\]]*)\]", changes, re.MULTILINE)
    assert newest
    assert newest[1] == calcikit.__version__
    assert "version" in PROJECT["dynamic"]


def test_the_release_day_is_the_same_everywhere():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (day,) = re.findall(r"^date-released: (\d{4}-\d{2}-\d{2})$", citation, re.MULTILINE)
    assert f"## [{calcikit.__version__}] - {day}\n" in changes
    assert day == calcikit.__released__
