"""Peers that keep a Python running for their readers: voila, JupyterLab, marimo and Panel."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from .applications import for_marimo, for_panel
from .lesson import with_stock_widgets
from .subject import FORM, Subject
from .workshop import ROOT, environment, served, version_in

PATHS = f"{ROOT}:{ROOT / 'benchmarks'}"
# Runs all cells as soon as the kernel listens, which a reader would have to wait for and then ask for.
RUN_ALL = """(() => {
  const form = FORM;
  let asked = false;
  const kernel = () => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
  return {
    ...form,
    ready: async () => {
      if (!asked && kernel()?.status === "idle" && kernel().connectionStatus === "connected") {
        asked = true;
        window.jupyterapp.commands.execute("notebook:run-all-cells");
      }
      return asked && form.ready();
    },
  };
})()""".replace("FORM", FORM, 1)


@contextmanager
def voila(folder: Path) -> Iterator[Subject]:
    """Serve the notebook with voila: a kernel starts for every reader."""
    python = environment("voila", "voila==0.5.13", "ipywidgets")
    nbformat.write(with_stock_widgets(), folder / "lesson.ipynb")
    command = [
        str(python),
        "-m",
        "voila",
        "lesson.ipynb",
        "--no-browser",
        "--port=PORT",
        "--Voila.ip=127.0.0.1",
    ]
    with served(command, folder, "/voila/static/voila.js", **_own(folder)) as address:
        made_with = f"voila {version_in(python, 'voila')}"
        yield Subject(address=f"{address}/", made_with=made_with, reader=FORM)


@contextmanager
def jupyterlab(folder: Path, figure: bool = False) -> Iterator[Subject]:
    """Open the notebook in JupyterLab and run all of its cells."""
    nbformat.write(with_stock_widgets(figure), folder / "lesson.ipynb")
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}', encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=PORT", "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    with served(command, folder, "/api/status", **_own(folder)) as address:
        made_with = f"JupyterLab {version_in(sys.executable, 'jupyterlab')}, interact"
        made_with += " with matplotlib" if figure else ""
        yield Subject(address=f"{address}/lab/tree/lesson.ipynb", made_with=made_with, reader=RUN_ALL)


@contextmanager
def jupyterlab_figure(folder: Path) -> Iterator[Subject]:
    """Open the notebook in JupyterLab, with a figure drawn anew for every pick."""
    with jupyterlab(folder, figure=True) as subject:
        yield subject


@contextmanager
def marimo(folder: Path) -> Iterator[Subject]:
    """Serve the lesson as an application of marimo."""
    python = environment("marimo", "marimo==0.25.2")
    (folder / "lesson.py").write_text(for_marimo(), encoding="utf-8")
    command = [str(python), "-m", "marimo", "run", "lesson.py", "--headless", "--no-token"]
    command += ["--host=127.0.0.1", "--port=PORT"]
    with served(command, folder, "/health", **_own(folder)) as address:
        made_with = f"marimo {version_in(python, 'marimo')}"
        yield Subject(address=f"{address}/", made_with=made_with, reader=FORM)


@contextmanager
def panel(folder: Path) -> Iterator[Subject]:
    """Serve the lesson as an application of Panel."""
    python = environment("panel", "panel==1.9.4")
    (folder / "lesson.py").write_text(for_panel(), encoding="utf-8")
    command = [str(python), "-m", "panel", "serve", "lesson.py", "--address=127.0.0.1", "--port=PORT"]
    with served(command, folder, "/lesson", BOKEH_RESOURCES="server", **_own(folder)) as address:
        made_with = f"Panel {version_in(python, 'panel')}"
        yield Subject(address=f"{address}/lesson", made_with=made_with, reader=FORM)


def _own(folder: Path) -> dict[str, str]:
    """Keep settings and workspaces of a Jupyter in the folder, and let its kernels find the lesson."""
    names = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    names |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    return {name: str(folder / place) for name, place in names.items()} | {"PYTHONPATH": PATHS}
