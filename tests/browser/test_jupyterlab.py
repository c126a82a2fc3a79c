"""A real JupyterLab: what is picked in it reaches Python, and what Python sets reaches it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import nbformat
import pytest
from lesson_maker import lesson

from calcikit.export import LessonExporter

TOKEN = "learning-not-care"
CELLS = (
    'import calcikit as ck\nexplorer = ck.Explorer(morphology="amorphous", distribution="grouped")\nexplorer',
    "print(explorer.finding.distribution, explorer.workup.category)",
    'explorer.morphology = "vascular"',
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start JupyterLab on a folder of its own; give its address and the folder."""
    home = tmp_path_factory.mktemp("lab")
    folder, settings = home / "work", home / "settings" / "@jupyterlab" / "apputils-extension"
    folder.mkdir()
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}', encoding="utf-8")
    notebook = lesson(*CELLS)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / "live.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += [
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={folder}",
        f"--IdentityProvider.token={TOKEN}",
    ]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until(lambda: asked(f"{address}/api/status") is not None, 60, home / "log")
            yield address, folder
        finally:
            server.terminate()
            server.wait(20)


def wait_until(happened, seconds, log=None):
    """Wait for something to become true, and say what was logged when it never does."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, log.read_text(encoding="utf-8") if log else "it never came"
        time.sleep(0.2)


def asked(address):
    """Ask the server; None while it does not listen yet."""
    try:
        with urlopen(f"{address}?token={TOKEN}", timeout=60) as answer:
            return answer.read().decode()
    except ConnectionError:
        return None
    except OSError as error:
        if isinstance(getattr(error, "reason", None), ConnectionError):
            return None
        raise


def connected(address):
    """Say whether the notebook's kernel is idle and the page listens to it."""
    kernels = json.loads(asked(f"{address}/api/kernels"))
    return any(kernel["execution_state"] == "idle" and kernel["connections"] > 0 for kernel in kernels)


def run(page, place):
    """Run one cell as a reader does."""
    page.locator(".jp-CodeCell .cm-content").nth(place).click()
    page.keyboard.press("Shift+Enter")


def test_page_and_python_follow_each_other(lab, chromium):
    address, _ = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 1800})
    page.goto(f"{address}/lab/tree/live.ipynb?token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").nth(2).wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    explorer = page.locator(".cx-explorer")
    explorer.locator('input[data-term="diffuse"]').check()
    run(page, 1)
    assert page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output").inner_text().split() == [
        "diffuse",
        "4B",
    ]
    run(page, 2)
    page.wait_for_function("document.querySelector('.cx-explorer input[data-term=vascular]').checked")
    assert explorer.locator('[data-ck="category"] .cx-badge').first.text_content() == "2"
    page.close()


def test_the_export_menu_gives_our_page(lab):
    """The menu lists what the server offers, and asks it for the page of the notebook as it was saved."""
    address, folder = lab
    formats = json.loads(asked(f"{address}/api/nbconvert"))
    assert formats["calcikit"]["output_mimetype"] == "text/html"
    page = asked(f"{address}/nbconvert/calcikit/live.ipynb")
    assert page == LessonExporter().from_filename(str(folder / "live.ipynb"))[0]
