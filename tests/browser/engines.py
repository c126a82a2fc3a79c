"""Firefox and WebKitGTK as Debian ships them, driven by the W3C protocols they speak themselves.

Playwright drives only its own builds of the two, and Debian has no geckodriver, which Selenium needs. Firefox
itself speaks WebDriver BiDi over a socket, and WebKitGTK speaks WebDriver through its own driver. Both take
the same descriptions of what a hand does, so a test is written once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from base64 import b64decode
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import Request, urlopen

from websocket import create_connection

KEYS = {"ArrowRight": "\ue014", "ArrowDown": "\ue015", "Tab": "\ue004", "Enter": "\ue007", "Space": " "}
NEEDED = {
    "firefox": [("firefox-esr", "firefox")],
    "webkit": [("WebKitWebDriver",), ("Xvfb",)],
}
# Stands before the page's own policy and keeps what WebKitGTK writes into a console that nobody can read.
RECORDER = """<head><script>
window.told = [];
addEventListener("error", ({ message, target }) => told.push(message ?? `did not come: ${target.src}`), true);
addEventListener("unhandledrejection", (event) => told.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => told.push(`refused: ${event.blockedURI}`));
for (const level of ["error", "warn"]) console[level] = (...words) => told.push(words.join(" "));
new PerformanceObserver((list) => list.getEntries().forEach((entry) => told.push(`asked: ${entry.name}`)))
  .observe({ type: "resource", buffered: true });
</script>"""


def missing(name: str) -> list[str]:
    """Name the programs that an engine lacks on this machine; what is no engine lacks none."""
    return [names[0] for names in NEEDED.get(name, ()) if not any(map(shutil.which, names))]


def wait_for(find, seconds: float, what: str):
    """Return what is found, as soon as it is."""
    end = time.monotonic() + seconds
    while not (found := find()):
        assert time.monotonic() < end, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.03)
    return found


class Engine:
    """A browser with one window; the two below say how it is asked and how it is moved."""

    def click(self, place: str) -> None:
        """Click the middle of what a selector names, as a mouse does."""
        x, y = self.run(f"""(() => {{
            const node = document.querySelector({json.dumps(place)});
            node.scrollIntoView({{block: "center"}});
            const box = node.getBoundingClientRect();
            return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
        }})()""")
        steps = [{"type": "pointerMove", "x": x, "y": y}]
        steps += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps})

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        values = [KEYS.get(key, key) for key in keys]
        steps = [{"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keys", "actions": steps})

    def until(self, condition: str) -> None:
        """Wait until an expression is true in the page."""
        wait_for(lambda: self.run(f"Boolean({condition})"), 10, condition)


class Firefox(Engine):
    """Firefox over WebDriver BiDi, with every request and every line of its console."""

    def __init__(self, folder: Path) -> None:
        program = next(filter(None, map(shutil.which, NEEDED["firefox"][0])))
        profile, log = folder / "profile", folder / "log"
        profile.mkdir()
        settings = {"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9}
        settings |= {"network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9}
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in settings.items()]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [
            program,
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
            str(profile),
        ]
        with log.open("wb") as kept:
            self._process = subprocess.Popen(command, stdout=kept, stderr=kept)
        address = wait_for(
            lambda: self._address(log.read_text(encoding="utf-8", errors="replace")), 60, "Firefox"
        )
        self._socket = create_connection(f"{address}/session", suppress_origin=True, timeout=60)
        self._asked, self._events = 0, []
        self.version = (
            "Firefox " + self._ask("session.new", capabilities={})["capabilities"]["browserVersion"]
        )
        self._ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._window = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    @staticmethod
    def _address(log: str) -> str | None:
        said = "WebDriver BiDi listening on "
        return next((line.partition(said)[2] for line in log.splitlines() if said in line), None)

    def _ask(self, method: str, **params):
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while (reply := json.loads(self._socket.recv())).get("id") != self._asked:
            self._events.append(reply)
        assert reply["type"] == "success", reply
        return reply["result"]

    def open(self, path: Path, fragment: str = "") -> None:
        """Open a page from its file, in a window of its own."""
        before, made = self._window, self._ask("browsingContext.create", type="tab")
        self._window = made["context"]
        self._ask("browsingContext.close", context=before)
        self._events.clear()
        self._ask(
            "browsingContext.navigate", context=self._window, url=path.as_uri() + fragment, wait="complete"
        )

    def narrow(self) -> None:
        """Make the window as narrow as a small phone."""
        size = {"width": 320, "height": 700}
        self._ask("browsingContext.setViewport", context=self._window, viewport=size)

    def run(self, expression: str):
        """Return what an expression is in the page."""
        source = f"async () => JSON.stringify((await ({expression})) ?? null)"
        target = {"context": self._window}
        reply = self._ask("script.callFunction", functionDeclaration=source, target=target, awaitPromise=True)
        assert reply["type"] == "success", reply
        return json.loads(reply["result"]["value"])

    def act(self, source: dict) -> None:
        """Move the mouse or the keys."""
        self._ask("input.performActions", context=self._window, actions=[source])

    def printed(self) -> bytes:
        """Print the page as it stands to a PDF."""
        return b64decode(self._ask("browsingContext.print", context=self._window)["data"])

    def told(self) -> list[str]:
        """List complaints and requests since the page was opened, but for the page itself."""
        self.run("new Promise((done) => setTimeout(done))")
        found = []
        for event in self._events:
            given = event["params"]
            if event["method"] == "log.entryAdded" and given["level"] in ("error", "warn"):
                found.append(str(given["text"]))
            elif event["method"] == "network.beforeRequestSent":
                found.append(given["request"]["url"])
        return [line for line in found if not line.startswith(("file:", "data:", "about:"))]

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)


class WebKit(Engine):
    """WebKitGTK through its own driver, on a screen that nobody sees."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with self._screen.stdout as said:
            display = said.readline().decode().strip()
        assert display, "Xvfb did not start"
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"],
            env={**os.environ, "DISPLAY": f":{display}", "XDG_DATA_HOME": str(folder), "NO_AT_BRIDGE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._address = f"http://127.0.0.1:{port}"
        wait_for(self._listens, 30, "WebKitWebDriver")
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": {"args": ["--automation"]}}
        made = self._ask("/session", capabilities={"alwaysMatch": wanted})
        self.version = "WebKitGTK " + made["capabilities"]["browserVersion"]
        self._address += f"/session/{made['sessionId']}"

    def _listens(self) -> bool:
        try:
            return urlopen(f"{self._address}/status", timeout=5).status == 200
        except URLError:
            return False

    def _ask(self, place: str, method: str = "POST", **given):
        data = json.dumps(given).encode() if method == "POST" else None
        request = Request(
            f"{self._address}{place}", data, {"Content-Type": "application/json"}, method=method
        )
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, path: Path, fragment: str = "") -> None:
        """Open a copy of a page that also writes down what goes wrong."""
        self._ask("/url", url="about:blank")
        copy = self._folder / path.name
        self._ask("/window/rect", width=1280, height=900)
        copy.write_text(path.read_text(encoding="utf-8").replace("<head>", RECORDER, 1), encoding="utf-8")
        self._ask("/url", url=copy.as_uri() + fragment)

    def narrow(self) -> None:
        """Make the window as narrow as it goes, which its bar of buttons decides; open() widens it again."""
        self._ask("/window/rect", width=320, height=700)
        self.until("innerWidth < 500")

    def run(self, expression: str):
        """Return what an expression is in the page."""
        source = f"const done = arguments[0]; (async () => ({expression}))().then((it) => done(it ?? null));"
        return self._ask("/execute/async", script=source, args=[])

    def act(self, source: dict) -> None:
        """Move the mouse or the keys."""
        self._ask("/actions", actions=[source])

    def printed(self) -> None:
        """Print nothing: its driver knows no such command."""

    def told(self) -> list[str]:
        """List complaints and requests since the page was opened."""
        self.run("new Promise((done) => setTimeout(done))")
        return self.run("window.told")

    def close(self) -> None:
        """End the browser, its driver and its screen."""
        self._ask("", method="DELETE")
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait(20)


ENGINES = {"firefox": Firefox, "webkit": WebKit}
