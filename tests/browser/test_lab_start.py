"""What ``calcikit lab`` opens in a real JupyterLab: a start page, lessons that run, the day after."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from browser.jupyter import PATIENCE as SECONDS, Server, wait_until
from playwright.sync_api import expect

LESSON = "03-after-the-biopsy.ipynb"
STATUS = ".jp-NotebookPanel:visible span[role=status]:visible"
WHOLE_LESSON = 180_000


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Run the command as a student does; give the address that it prints, the server there, and its log."""
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
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            address = next(filter(None, (re.search(r"http://\S+", line) for line in process.stdout)))[0]
            root, token = re.fullmatch(r"(.*)/lab/tree/.*token=(\w+)", address).groups()
            server = Server(root, home / "lessons", token)
            wait_until(lambda: server.answers("api/status"), home / "log")
            yield SimpleNamespace(address=address, server=server, log=home / "log")
        finally:
            process.terminate()
            process.wait(SECONDS)
            process.stdout.close()


@pytest.fixture
def opened(lab, window):
    """Open a file in JupyterLab, alone: what an earlier test left open does not come back and run."""
    page = window().new_page()

    def show(name):
        page.goto(lab.address.replace("start.ipynb?", f"{name}?reset&"))
        return page

    yield show
    page.close()


def runs_itself(page):
    """Wait until the lesson on the screen has started, run, and shown a widget."""
    starting = page.locator(STATUS).filter(has_text="Starting")
    expect(starting).to_have_count(1)
    assert page.get_by_text("model not found").count() == 0
    expect(starting).to_have_count(0, timeout=WHOLE_LESSON)
    expect(page.locator(".ck-widget").first).to_be_attached()
    assert page.get_by_text("model not found").count() == 0


def test_a_lesson_opened_from_the_start_page_runs_itself_and_comes_back_the_day_after(lab, opened):
    page = opened("start.ipynb")
    expect(page.locator("#ck-start-title")).to_be_visible()
    assert page.locator(".ck-start__card").count() == 8
    assert page.locator(STATUS).count() == 0  # it stands there from the first, also while Python starts
    page.locator(".ck-start__card").nth(3).click()
    heading = page.get_by_role("heading", name="After the biopsy")
    expect(heading).to_be_visible()
    runs_itself(page)
    expect(heading).to_be_in_viewport()
    lesson = page.locator(".jp-NotebookPanel:visible .jp-Notebook[lang=en]")
    assert lesson.locator(".ck-opening-cell img").evaluate_all("all => all.map(one => one.alt)")[0]
    is_save = re.compile(rf"api/contents/{LESSON}")
    with page.expect_response(lambda answer: answer.request.method == "PUT" and is_save.search(answer.url)):
        page.keyboard.press("Control+s")

    page.goto("about:blank")
    for session in lab.server.sessions():
        lab.server.stop(session["id"])
    logged = []
    page.on("console", lambda line: logged.append(line.text))
    page.goto(lab.address.replace("start.ipynb", LESSON))
    expect(page.locator(".jp-NotebookPanel:visible")).to_be_visible()
    runs_itself(page)
    assert not [text for text in logged if "model not found" in text]


def test_a_lesson_from_elsewhere_waits_for_the_one_button(lab, opened):
    """Also after it was loaded again before it was saved: its kernel lives, the page shows none of it."""
    lessons = lab.server.folder
    stranger = json.loads((lessons / LESSON).read_text(encoding="utf-8"))
    stranger["cells"] = [cell for cell in stranger["cells"] if cell["cell_type"] == "code"][:2]
    stranger["cells"][1]["source"] = 'print(6 * 7)\nck.self_check("both-axes")'
    output = {"output_type": "display_data", "data": {"text/html": "<b>old</b>"}, "metadata": {}}
    stranger["cells"][1]["outputs"] = [output]
    (lessons / "from-elsewhere.ipynb").write_text(json.dumps(stranger), encoding="utf-8")
    page = opened("from-elsewhere.ipynb")
    button = page.get_by_role("button", name="Run this lesson")
    expect(button).to_be_visible()
    button.click()
    expect(page.get_by_text("42", exact=True)).to_be_visible()
    question = page.locator(".jp-NotebookPanel:visible .ck-self-check")
    expect(question).to_be_visible()
    page.reload()
    button.click()
    expect(question).to_be_visible()


WAITS = """from pathlib import Path
from time import sleep
while not Path("go").exists():
    sleep(0.1)
"""


@pytest.fixture
def half_started(lab, opened, request):
    """Give a lesson whose second cell of three waits for a file, which the first call of `go` writes."""
    name = request.function.__name__
    lab.server.write(name, "import calcikit as ck", WAITS, 'ck.self_check("both-axes")')
    path = lab.server.folder / f"{name}.ipynb"
    made = json.loads(path.read_text(encoding="utf-8"))
    made["metadata"]["calcikit"] = {}
    path.write_text(json.dumps(made), encoding="utf-8")
    page, go = opened(path.name), lab.server.folder / "go"
    page.get_by_role("button", name="Run this lesson").click()
    expect(page.locator(STATUS)).to_have_text("Starting this lesson: 2 of 3")
    yield SimpleNamespace(page=page, go=go.touch)
    go.unlink(missing_ok=True)


def run_all(page):
    """Choose Run > Run All Cells."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()


def test_running_all_cells_meanwhile_is_no_restart(half_started):
    page = half_started.page
    expect(page.locator(STATUS)).to_match_aria_snapshot("- status: /^Starting this lesson$/")
    run_all(page)
    expect(page.locator(STATUS)).to_have_count(0)
    half_started.go()
    expect(page.locator(".jp-NotebookPanel:visible .ck-self-check")).to_be_visible()
    expect(page.locator(STATUS)).to_have_count(0)


def test_the_file_menu_saves_the_page_of_a_notebook_and_says_so_meanwhile(lab, opened):
    lab.server.write("mine", "import calcikit as ck", 'ck.self_check("both-axes")')
    page = opened("mine.ipynb")
    page.locator(".jp-NotebookPanel:visible .jp-CodeCell").first.wait_for()
    page.get_by_role("menuitem", name="File", exact=True).click()
    with page.expect_download(timeout=WHOLE_LESSON) as found:
        page.get_by_text("Save as Lesson Page (calcikit)").click()
        expect(page.locator(STATUS).filter(has_text="Making the page")).to_be_visible()
    assert found.value.suggested_filename == "mine.html"
    assert "ck-self-check" in found.value.path().read_text(encoding="utf-8")
    expect(page.locator(STATUS)).to_have_count(0)


def test_the_log_says_nothing_that_worries(lab):
    said = lab.log.read_text(encoding="utf-8")
    assert not re.search(r"WARNING|Error|Traceback|not trusted|\[W |\[E ", said), said


def test_a_restart_is_told_until_all_cells_have_run(half_started):
    """After the log was read: a kernel that is restarted while it runs complains there."""
    page = half_started.page
    restart(page)
    half_started.go()
    run_all(page)
    question = page.locator(".jp-NotebookPanel:visible .ck-self-check")
    expect(question).to_be_visible()
    expect(page.locator(STATUS)).to_have_count(0)
    restart(page)
    page.get_by_role("button", name="Run this lesson again").press("Enter")
    expect(page.locator(".jp-NotebookPanel:visible .jp-Notebook").locator(":focus")).to_have_count(1)
    expect(page.locator(STATUS)).to_have_text("This lesson is ready.")
    expect(question).to_be_visible()


def restart(page):
    """Choose Kernel > Restart Kernel, which is told."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_text("Restart Kernel…", exact=True).click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(page.locator(STATUS)).to_have_text("Python was restarted or stopped.")
