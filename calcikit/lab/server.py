"""JupyterLab on this machine alone: quiet, with calcikit's own Python as the kernel, on the start page."""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tornado.websocket import WebSocketClosedError
from traitlets import TraitError

from ..errors import CalcikitError
from .start import START

EXTENSIONS = Path(__file__).parent / "extensions"
FILES = "@jupyterlab/filebrowser-extension:browser"
PORTS = 50
# Where what fails in the background, and which request failed, is told.
LOGGERS = ("asyncio", "tornado.application", "tornado.general", "ServerApp")


def open_lab(folder: Path, port: int, *, browser: bool) -> None:
    """Run JupyterLab until it is stopped: this machine only, no news prompt, the start page open.

    Parameters
    ----------
    folder : pathlib.Path
        The folder that JupyterLab shows, with the copies that :func:`copy_lessons` made.
    port : int
        The first port on 127.0.0.1 to try.
    browser : bool
        Whether a browser is opened.

    Raises
    ------
    CalcikitError
        If `port` is no port, or none of the 50 from there is free.
    """
    # Where Node is installed, importing JupyterLab reads the settings of yarn and may fail loudly.
    logging.getLogger("jupyterlab").setLevel(logging.CRITICAL)
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_is_worth_saying)
    from jupyterlab import labapp

    port, token = _free_port(port), secrets.token_hex(24)
    with TemporaryDirectory(prefix="calcikit-") as place:
        _put_our_kernel_first(Path(place))
        _set_up_for_students(Path(place))
        page = f"/lab/tree/{START}"
        print(
            f"calcikit: open  http://127.0.0.1:{port}{page}?token={token}\n"
            "calcikit: the page is there in a few seconds; Ctrl-C here ends it.",
            flush=True,
        )
        labapp.main(
            [
                "--ServerApp.ip=127.0.0.1",
                f"--ServerApp.port={port}",
                "--ServerApp.port_retries=0",
                f"--ServerApp.root_dir={folder}",
                f"--ServerApp.open_browser={browser}",
                "--ServerApp.allow_root=True",
                f"--IdentityProvider.token={token}",
                "--Application.log_level=ERROR",
                f"--LabApp.default_url={page}",
                f"--LabApp.extra_labextensions_path={EXTENSIONS}",
            ]
        )


def _free_port(first: int) -> int:
    if not 1 <= first <= 65535:
        raise CalcikitError(f"--port {first} is no port; it is a number from 1 to 65535, such as 8888.")
    for port in range(first, min(first + PORTS, 65536)):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                continue
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise CalcikitError(f"no port from {first} to {first + PORTS - 1} is free; name another with --port.")


def _is_worth_saying(record: logging.LogRecord) -> bool:
    """Let pass what goes wrong, but not what JupyterLab gets over by itself.

    That is a tab that was closed while a message was on its way to it, and a list of kernels that was asked
    for while one was being made: the server answers 500 and repeats headers and address of the request.
    """
    error = record.exc_info[1] if record.exc_info else None
    early = isinstance(error, TraitError) and "'last_activity'" in str(error)
    repeated = record.getMessage().startswith(('{\n  "Host"', "500 GET /api/kernels"))
    return not (isinstance(error, WebSocketClosedError) or early or repeated)


def _put_our_kernel_first(place: Path) -> None:
    """Let "Python 3" be this interpreter, whatever other kernels there are."""
    kernel = place / "kernels" / "python3"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    command += ["--ext=calcikit.lab.kernel", "--log-level=ERROR"]
    spec = {"argv": command, "display_name": "Python 3", "language": "python", "metadata": {"debugger": True}}
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    _put_first("JUPYTER_PATH", place)


def _set_up_for_students(place: Path) -> None:
    """Ask nothing of the network for Jupyter's news, and give the names of the lessons the whole side bar."""
    settings = place / "labconfig"
    settings.mkdir()
    page = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    files = {"showLastModifiedColumn": False, "singleClickNavigation": True}
    said = {"page_config": page, "default_setting_overrides": {FILES: files}}
    for name, values in said.items():
        (settings / f"{name}.json").write_text(json.dumps(values), encoding="utf-8")
    _put_first("JUPYTER_CONFIG_PATH", place)


def _put_first(variable: str, place: Path) -> None:
    before = os.environ.get(variable)
    os.environ[variable] = os.pathsep.join([str(place), *([before] if before else [])])
