"""A Jupyter server of its own, and notebooks opened in it as a reader opens them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import nbformat
from lesson_maker import lesson
from playwright.sync_api import Locator, Page

TOKEN = "learning-not-care"
PLACES = {"JupyterLab": "lab/tree", "Notebook 7": "notebooks"}
PATIENCE = 180
T = TypeVar("T")
SETTINGS = {"notification": '{"fetchNews": "false"}', "themes": '{"adaptive-theme": true}'}


def wait_until(happened: Callable[[], T], log: Path | None = None) -> T:
    """Wait for something to become true, and give it; when it never does, say what was logged."""
    end = time.monotonic() + PATIENCE
    while not (found := happened()):
        assert time.monotonic() < end, log.read_text(encoding="utf-8") if log else "it never came"
        time.sleep(0.1)
    return found


@dataclass(frozen=True)
class Server:
    """A running server: its address, the folder that it shows, and the word that opens it."""

    address: str
    folder: Path
    token: str = TOKEN

    def write(self, name: str, *cells: str) -> None:
        """Write a notebook that was not run."""
        notebook = lesson(*cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, self.folder / f"{name}.ipynb")

    def ask(self, path: str, method: str = "GET") -> str:
        """Ask the server for something."""
        request = Request(f"{self.address}/{path}?token={self.token}", method=method)
        with urlopen(request, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def answers(self, path: str) -> str | None:
        """Ask the server; None while it does not listen, or is just making something."""
        try:
            return self.ask(path)
        except HTTPError as error:
            if error.code < 500:
                raise
        except OSError as error:
            if not isinstance(getattr(error, "reason", error), ConnectionError):
                raise
        return None

    def sessions(self) -> list[dict]:
        """Give the sessions of all notebooks; an error answer while a kernel is made is "not yet"."""
        return json.loads(wait_until(lambda: self.answers("api/sessions")))

    def session(self, name: str) -> dict | None:
        """Give the session of a notebook: its own kernel, whatever else runs."""
        return next((one for one in self.sessions() if one["path"] == f"{name}.ipynb"), None)

    def stop(self, session: dict) -> None:
        """End the kernel of a notebook."""
        self.ask(f"api/sessions/{session['id']}", "DELETE")

    def is_connected(self, name: str) -> bool:
        """Say whether the kernel of a notebook is idle and its page listens to it."""
        kernel = (self.session(name) or {}).get("kernel") or {}
        return kernel.get("execution_state") == "idle" and kernel.get("connections", 0) > 0

    @contextmanager
    def opened(self, page: Page, name: str, place: str = "JupyterLab") -> Iterator[Notebook]:
        """Open a notebook in a page; at the end its kernel goes, whatever happened."""
        notebook = Notebook(page)
        try:
            page.goto(f"{self.address}/{PLACES[place]}/{name}.ipynb?reset&token={self.token}")
            page.locator(".jp-CodeCell .cm-content").first.wait_for()
            wait_until(lambda: self.is_connected(name))
            yield notebook
        finally:
            page.close()
            if session := self.session(name):
                self.stop(session)


class Notebook:
    """A notebook on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._echoes: list[bytes] = []
        page.on("websocket", lambda opened: opened.on("framereceived", self._keep_echo))

    def _keep_echo(self, frame: bytes | str) -> None:
        data = frame.encode() if isinstance(frame, str) else frame
        if b"echo_update" in data:
            self._echoes.append(data)

    def wait_for_echo(self, trait: str, value: object) -> None:
        """Wait until the kernel has what was picked: a cell that is run at once would overtake it."""
        wanted = f'"{trait}": {json.dumps(value)}'.encode()
        end = time.monotonic() + PATIENCE
        while not any(wanted in echo for echo in self._echoes):
            assert time.monotonic() < end, f"the kernel never had {wanted.decode()}"
            self.page.wait_for_timeout(50)
        self._echoes = [echo for echo in self._echoes if wanted not in echo]

    def run(self, number: int) -> None:
        """Run one cell as a reader does."""
        self.page.locator(".jp-CodeCell .cm-content").nth(number).click()
        self.page.keyboard.press("Shift+Enter")

    def output(self, number: int) -> Locator:
        """Give what a cell showed."""
        return self.page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output")


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """Start JupyterLab on a folder of its own, without news, updates or anybody's settings."""
    folder, settings = home / "work", home / "settings" / "@jupyterlab" / "apputils-extension"
    folder.mkdir()
    settings.mkdir(parents=True)
    for name, said in SETTINGS.items():
        (settings / f"{name}.jupyterlab-settings").write_text(said, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        name: str(home / name.split("_")[1].lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")
    }
    own["JUPYTERLAB_SETTINGS_DIR"] = str(home / "settings")
    own["JUPYTERLAB_WORKSPACES_DIR"] = str(home / "workspaces")
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.root_dir": folder,
        "IdentityProvider.token": TOKEN,
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--{name}={value}" for name, value in options.items()]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **own}, stdout=log, stderr=log)
        try:
            server = Server(f"http://127.0.0.1:{port}", folder)
            wait_until(lambda: server.answers("api/status"), home / "log")
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)
