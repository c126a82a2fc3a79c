"""What ``calcikit lab`` opens in a real JupyterLab: a start page, lessons that run, the day after."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

LESSON = "01-describe.ipynb"
STATUS = ".jp-NotebookPanel:visible span[role=status]:visible"
MINUTE = 60_000


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Run the command as a student does; give the address that it prints."""
    home = tmp_path_factory.mktemp("lab")
    environment = {
        **os.environ,
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
    }
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"):
        environment[name] = str(home / name.lower())
    command = [sys.executable, "-m", "calcikit", "lab", str(home / "lessons"), "--no-browser"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            address = next(filter(None, (re.search(r"http://\S+", line) for line in server.stdout)))[0]
            yield address, home / "log"
        finally:
            server.terminate()
            server.wait(20)
            server.stdout.close()


@pytest.fixture
def page(lab, chromium):
    """Open the start page, when the server answers."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    for _ in range(300):
        try:
            urlopen(lab[0]).close()
            break
        except (ConnectionError, OSError):
            page.wait_for_timeout(200)
    page.goto(lab[0])
    yield page
    page.close()


def sessions(address):
    """Ask which notebooks run; an error answer while a kernel is made is "not yet"."""
    root, token = address.split("/lab/tree/")[0], address.split("token=")[1]
    try:
        with urlopen(f"{root}/api/sessions?token={token}") as answer:
            return json.load(answer)
    except HTTPError:
        return []


def stop_all(address):
    root, token = address.split("/lab/tree/")[0], address.split("token=")[1]
    for session in sessions(address):
        where = f"{root}/api/sessions/{session['id']}?token={token}"
        urlopen(Request(where, method="DELETE")).close()


def test_a_lesson_opened_from_the_start_page_runs_itself_and_comes_back_the_day_after(lab, page):
    expect(page.locator("#ck-start-title")).to_be_visible(timeout=MINUTE)
    assert page.locator(".ck-start__card").count() == 8
    page.locator(".ck-start__card").nth(1).click()
    heading = page.get_by_role("heading", name="Describe what you see")
    expect(heading).to_be_visible(timeout=MINUTE)
    expect(page.locator(STATUS).filter(has_text="Starting")).to_have_count(0, timeout=3 * MINUTE)
    expect(page.locator(".ck-widget").first).to_be_attached(timeout=MINUTE)
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Control+s")

    page.goto("about:blank")
    stop_all(lab[0])
    page.goto(lab[0].replace("start.ipynb", LESSON))
    expect(page.locator(".jp-NotebookPanel:visible")).to_be_visible(timeout=MINUTE)
    expect(page.locator(STATUS).filter(has_text="Starting")).to_have_count(1, timeout=MINUTE)
    assert page.get_by_text("model not found").count() == 0
    expect(page.locator(STATUS).filter(has_text="Starting")).to_have_count(0, timeout=3 * MINUTE)
    expect(page.locator(".ck-widget").first).to_be_attached(timeout=MINUTE)
    assert page.get_by_text("model not found").count() == 0


def test_a_lesson_from_elsewhere_waits_for_the_one_button(lab, page):
    lessons = lab[1].parent / "lessons"
    stranger = json.loads((lessons / LESSON).read_text(encoding="utf-8"))
    stranger["cells"] = [cell for cell in stranger["cells"] if cell["cell_type"] == "code"][:2]
    stranger["cells"][1]["source"] = "6 * 7"
    output = {"output_type": "display_data", "data": {"text/html": "<b>old</b>"}, "metadata": {}}
    stranger["cells"][1]["outputs"] = [output]
    (lessons / "from-elsewhere.ipynb").write_text(json.dumps(stranger), encoding="utf-8")
    page.goto(lab[0].replace("start.ipynb", "from-elsewhere.ipynb"))
    button = page.get_by_role("button", name="Run this lesson")
    expect(button).to_be_visible(timeout=MINUTE)
    button.click()
    expect(page.get_by_text("42", exact=True)).to_be_visible(timeout=MINUTE)


def test_the_log_says_nothing_that_worries(lab):
    said = Path(lab[1]).read_text(encoding="utf-8")
    assert not re.search(r"WARNING|Traceback|not trusted|\[W |\[E ", said), said
