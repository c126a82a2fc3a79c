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
from playwright.sync_api import BrowserContext, Locator, Page

TOKEN = "learning-not-care"
PLACES = {"JupyterLab": "lab", "Notebook 7": "notebooks"}
PATIENCE = 180
T = TypeVar("T")
# Opens a file in JupyterLab, or takes what Notebook 7 shows; gives the session once its kernel answers.
OPEN = """async (path) => {
    const { commands, shell } = jupyterapp;
    const panel = path ? await commands.execute("docmanager:open", { path, factory: "Notebook" })
        : shell.currentWidget;
    for (const other of [...shell.widgets("main")]) if (path && other !== panel) other.dispose();
    const { ready, sessionContext } = panel.context;
    await Promise.all([ready, panel.revealed, sessionContext.ready]);
    await sessionContext.session.kernel.info;
    const echoes = [];
    sessionContext.iopubMessage.connect((_, { content }) => {
        if (content.data?.method === "echo_update") echoes.push(content.data.state);
    });
    window.opened = { panel, echoes };
    return sessionContext.session.id;
}"""
# True once the kernel told of a value; it is told once.
ECHOED = """([trait, value]) => {
    const { echoes } = opened;
    const told = JSON.stringify(value);
    const is = (echo) => trait in echo && JSON.stringify(echo[trait]) === told;
    const found = echoes.some(is);
    if (found) echoes.splice(0, Infinity, ...echoes.filter((echo) => !is(echo)));
    return found;
}"""
# Leaves nothing of the notebook in the kernel, and closes it without a question.
EMPTY = """async () => {
    const { panel } = opened;
    const code = "import ipywidgets\\nipywidgets.Widget.close_all()\\nget_ipython().reset()";
    const reply = await panel.context.sessionContext.session.kernel.requestExecute({ code }).done;
    if (reply.content.status !== "ok") throw new Error(reply.content.evalue);
    panel.dispose();
    delete window.opened;
    return true;
}"""
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

    def ask(self, path: str, method: str = "GET", body: dict | None = None) -> str:
        """Ask the server for something."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.address}/{path}?token={self.token}", data, method=method)
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

    def stop(self, session: str) -> None:
        """End a session and its kernel."""
        self.ask(f"api/sessions/{session}", "DELETE")


class Notebook:
    """A notebook on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def wait_for_echo(self, trait: str, value: object) -> None:
        """Wait until the kernel has what was picked: a cell that is run at once would overtake it."""
        self.page.wait_for_function(ECHOED, arg=[trait, value])

    def run(self, number: int) -> None:
        """Run one cell as a reader does."""
        self.page.locator(".jp-CodeCell .cm-content").nth(number).click()
        self.page.keyboard.press("Shift+Enter")

    def output(self, number: int) -> Locator:
        """Give what a cell showed."""
        return self.page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output")


class SharedJupyter:
    """One JupyterLab tab and one kernel for all notebooks of a test process: starting them takes longest.

    The first notebook starts its kernel as a reader's does; each next one opens in the same tab and has that
    kernel with an empty namespace. Notebook 7 is loaded again for each notebook. After a failure the tab and
    the kernel are started again.
    """

    def __init__(self, server: Server, window: BrowserContext, failures: Callable[[], int]) -> None:
        self.server, self._window, self._failures = server, window, failures
        self._tabs: dict[str, Page] = {}
        self._session: str | None = None

    def tab(self, place: str = "JupyterLab") -> Page:
        """Give the tab of a place."""
        if place not in self._tabs:
            self._tabs[place] = self._window.new_page()
        return self._tabs[place]

    @contextmanager
    def opened(self, name: str, place: str = "JupyterLab", height: int = 900) -> Iterator[Notebook]:
        """Open a notebook that was written; after a failure, start again with the next."""
        before, is_clear = self._failures(), False
        try:
            yield self._open(name, place, height)
            if self._failures() == before:
                self._clear(place)
                is_clear = True
        finally:
            if not is_clear:
                self.close()

    def _open(self, name: str, place: str, height: int) -> Notebook:
        page, file = self.tab(place), f"{name}.ipynb"
        page.bring_to_front()
        page.set_viewport_size({"width": 1280, "height": height})
        if self._session is not None:
            self.server.ask(f"api/sessions/{self._session}", "PATCH", {"path": file})
        at = f"{self.server.address}/{PLACES[place]}"
        if place == "Notebook 7":
            page.goto(f"{at}/{file}?token={self.server.token}")
        elif not page.url.startswith(at):
            page.goto(f"{at}?reset&token={self.server.token}")
        page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
        shown = file if place == "JupyterLab" else None
        self._session = page.wait_for_function(OPEN, arg=shown).json_value()
        return Notebook(page)

    def _clear(self, place: str) -> None:
        page = self.tab(place)
        page.wait_for_function(EMPTY)  # which, unlike evaluate, ends if the kernel never answers
        self._forget(page)
        page.mouse.move(0, 0)
        page.emulate_media(media="null", color_scheme="light")
        if place == "Notebook 7":
            self._tabs.pop(place).close()
        else:
            page.locator("body[data-jp-theme-light=true]").wait_for(state="attached")

    def _forget(self, page: Page) -> None:
        forgotten = {"origin": self.server.address, "storageTypes": "local_storage"}
        self._window.new_cdp_session(page).send("Storage.clearDataForOrigin", forgotten)

    def close(self) -> None:
        """Close the tabs, end the kernel and forget what was kept, whatever happened in them."""
        for page in self._tabs.values():
            self._forget(page)
            page.close()
        self._tabs.clear()
        self._session = None
        for session in self.server.sessions():
            self.server.stop(session["id"])


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
        "LabApp.expose_app_in_browser": True,
        "JupyterNotebookApp.expose_app_in_browser": True,
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
