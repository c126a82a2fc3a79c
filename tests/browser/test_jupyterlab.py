"""A real JupyterLab and a real Notebook 7: what is picked reaches Python, and what Python sets is shown."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from html import unescape
from urllib.error import HTTPError
from urllib.request import urlopen

import nbformat
import pytest
from lesson_maker import lesson
from playwright.sync_api import expect
from record_maker import RECORDER

from calcikit import Progress
from calcikit.export import LessonExporter
from calcikit.quiz import item_of

TOKEN = "learning-not-care"
CELLS = (
    'import calcikit as ck\nexplorer = ck.Explorer(morphology="amorphous", distribution="grouped")\nexplorer',
    "print(explorer.finding.distribution, explorer.workup.category)",
    'explorer.morphology = "vascular"',
)
SEVERAL = (
    "import calcikit as ck\nfrom ipywidgets import VBox\n"
    'one = ck.Explorer(morphology="amorphous", distribution="grouped")\n'
    'two = ck.Explorer(morphology="round", distribution="linear")\n'
    'VBox([one, two, ck.self_check("both-axes"), ck.self_check("benign-next-step")])',
)
NUMBERS = (
    'import calcikit as ck\nlab = ck.EvidenceLab(morphology="amorphous", distribution="grouped")\nlab',
    'print(lab.counted_in, int(lab.frame["n"].sum()), round(lab.prevalence, 3))',
    'lab.counted_in, lab.prevalence = "screening", 0.68\n'
    'ck.Explorer(morphology="amorphous", distribution="grouped")',
)
DRILL = (
    'import calcikit as ck\ndrill = ck.Drill(length=10, kinds=["shape"], record="drill.jsonl")\ndrill',
    "print(*drill.progress.events['item'])",
)
WALKED = (
    'import calcikit as ck\nwalk = ck.CaseWalk("tracks", mode="solo", record="walked.jsonl")\nwalk',
    "print(walk.case, walk.at, walk.said)",
    'walk.mode = "worked"',
)
BROKEN = ("import calcikit as ck", 'ck.Explorer(morphology="rond", distribution="grouped")')


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start JupyterLab on a folder of its own; give its address and the folder."""
    home = tmp_path_factory.mktemp("lab")
    folder, settings = home / "work", home / "settings" / "@jupyterlab" / "apputils-extension"
    folder.mkdir()
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}', encoding="utf-8")
    written = {"live": CELLS, "several": SEVERAL, "numbers": NUMBERS, "broken": BROKEN}
    written["walked"] = WALKED
    written["recording"] = (f"{RECORDER}\nRecorder()",)
    written["drill"] = DRILL
    for name, cells in written.items():
        notebook = lesson(*cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
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


@pytest.mark.parametrize("place", ["lab/tree", "notebooks"], ids=["JupyterLab", "Notebook 7"])
def test_page_and_python_follow_each_other(lab, chromium, place):
    address, _ = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 1800})
    page.goto(f"{address}/{place}/live.ipynb?token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").nth(2).wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    explorer = page.locator(".ck-explorer")
    explorer.locator('input[data-term="diffuse"]').check()
    run(page, 1)
    assert page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output").inner_text().split() == [
        "diffuse",
        "4B",
    ]
    run(page, 2)
    page.wait_for_function("document.querySelector('.ck-explorer input[data-term=vascular]').checked")
    assert explorer.locator('[data-ck="category"] .ck-badge').first.text_content() == "2"
    pictures_come_from_python(explorer)
    page.close()


def pictures_come_from_python(explorer):
    """Whatever is picked is drawn, even what no page holds; the newest pick wins."""
    explorer.locator(".ck-explorer__picture").scroll_into_view_if_needed()
    film = explorer.locator(".ck-patch-view__film")
    expect(film).to_have_attribute(
        "data-scene", "vascular|diffuse|single_area|no_priors|none|none|CC|b|3|now", timeout=30_000
    )
    for term in ("round", "rim", "milk_of_calcium"):
        explorer.locator(f'input[data-term="{term}"]').check()
    explorer.locator('[data-view="lateral"]').check()
    explorer.locator(".ck-explorer__more > summary").click()
    explorer.locator('select[data-attribute="associated"]').select_option("mass")
    expect(film).to_have_attribute(
        "data-scene",
        "milk_of_calcium|diffuse|single_area|no_priors|mass|none|lateral|b|3|now",
        timeout=30_000,
    )
    words = film.locator(".ck-patch-view__tissue").first.get_attribute("alt")
    assert "crescents" in words
    assert "with a mass" in words


def test_widgets_of_one_notebook_keep_to_themselves(lab, chromium):
    """The module is loaded once a widget: two of a kind share no name and no id, and keep their keys."""
    address, _ = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 3600})
    page.goto(f"{address}/lab/tree/several.ipynb?reset&token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").first.wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    page.locator(".ck-self-check").nth(1).wait_for()
    one, two = page.locator(".ck-explorer").all()
    assert one.locator('input[data-term="amorphous"]').is_checked()
    assert two.locator('input[data-term="round"]').is_checked()
    answers = page.locator(".ck-self-check .ck-self-check__option:first-of-type input")
    assert answers.count() == 2
    for answer in answers.all():
        answer.check()
    assert answers.evaluate_all("all => all.every(input => input.checked)")
    ids = page.locator(".ck-explorer [id]").evaluate_all("all => all.map(node => node.id)")
    assert len(ids) == len(set(ids))
    one.locator('input[data-term="amorphous"]').focus()
    page.keyboard.press("ArrowDown")
    assert one.locator('input[data-term="coarse_heterogeneous"]').is_checked()
    one.locator('[data-tab="why"]').focus()
    cells = page.locator(".jp-Cell").count()
    page.keyboard.press("b")
    page.keyboard.press("ArrowRight")
    assert one.locator('[data-tab="change"]').get_attribute("aria-selected") == "true"
    assert page.locator(".jp-Cell").count() == cells
    page.close()


def test_the_numbers_on_screen_are_frames_in_the_next_cell(lab, chromium):
    """The laboratory and the explorer's real data read packed bytes as JupyterLab hands them over."""
    address, _ = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 3600})
    page.goto(f"{address}/lab/tree/numbers.ipynb?reset&token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").nth(2).wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    laboratory = page.locator(".ck-evidence-lab")
    laboratory.locator('input[value="collection"]').check()
    laboratory.locator('input[type="range"]').press("Home")
    run(page, 1)
    printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
    expect(printed).to_have_text("collection 61 0.005\n")
    run(page, 2)
    expect(laboratory.locator('[data-ck="said"]')).to_contain_text("6 of 216 malignant (Iwase 2017)")
    expect(laboratory.locator(".ck-evidence-lab__out")).to_have_text("68.2%")
    explorer = page.locator(".ck-explorer")
    explorer.locator('[data-tab="real"]').click()
    expect(explorer.locator('[data-source="collection"] .ck-explorer__fact').first).to_contain_text(
        "23 of 61"
    )
    page.close()


def test_the_export_menu_gives_our_page(lab):
    """The menu lists what the server offers, and asks it for the page of the notebook as it was saved."""
    address, folder = lab
    formats = json.loads(asked(f"{address}/api/nbconvert"))
    assert formats["calcikit"]["output_mimetype"] == "text/html"
    page = asked(f"{address}/nbconvert/calcikit/live.ipynb")
    assert page == LessonExporter().from_filename(str(folder / "live.ipynb"))[0]


def test_the_export_menu_refuses_in_words_what_cannot_be_run(lab):
    """A notebook that was never run is run; where that fails, the reader is told which cell, and why."""
    address, _ = lab
    with pytest.raises(HTTPError) as refused:
        asked(f"{address}/nbconvert/calcikit/broken.ipynb")
    said = unescape(refused.value.read().decode())
    assert refused.value.code == 500
    assert "Cell 3" in said
    assert "'rond' is not a known morphology. Did you mean 'round'?" in said


def test_an_answer_is_in_the_file_when_the_page_says_so(lab, chromium):
    address, folder = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 2400})
    page.goto(f"{address}/lab/tree/recording.ipynb?reset&token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").first.wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    page.locator(".jp-OutputArea .answer").wait_for()
    for done in ("1", "2"):
        page.locator(".answer").click()
        page.wait_for_function(f"document.querySelector('.stored').textContent === '{done}'")
        assert len(Progress.open(folder / "calcikit-progress.jsonl").events) == int(done)
    assert page.locator(".problems").text_content() == ""
    told = page.locator(".text").input_value()
    kept = (folder / "calcikit-progress.jsonl").read_text(encoding="utf-8")
    assert [json.loads(row) for row in told.splitlines()] == [json.loads(row) for row in kept.splitlines()]
    page.close()


def test_the_drill_asks_on_demand_and_keeps_the_record_in_a_file(lab, chromium):
    """Two questions by keyboard: Python makes each, the file has each answer, the next cell can read it."""
    address, folder = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 1800})
    page.goto(f"{address}/lab/tree/drill.ipynb?reset&token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").nth(1).wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    drill = page.locator(".ck-drill")
    drill.locator(".ck-drill__question").wait_for()
    cells = page.locator(".jp-Cell").count()
    drill.focus()
    asked = []
    for number in (1, 2):
        expect(drill.locator(".ck-drill__where")).to_have_text(f"Question {number} of 10")
        item = item_of(drill.locator(".ck-drill__question").get_attribute("data-item"))
        asked.append(item.id)
        assert drill.locator(".ck-drill__stem").inner_text() == item.stem
        page.keyboard.press("1")
        page.keyboard.press("2")
        assert item.explanation in drill.locator(".ck-drill__feedback").inner_text()
        assert drill.locator(".ck-drill__pictures .ck-still__truth:visible").count() == len(item.pictures)
        page.keyboard.press("Enter")
        expect(drill.locator(".ck-drill__feedback")).to_have_count(0)
    wait_until(lambda: len(Progress.open(folder / "drill.jsonl").events) == 2, 30)
    assert page.locator(".jp-Cell").count() == cells, "a key of the drill is no key of the notebook"
    run(page, 1)
    output = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
    expect(output).to_have_text(" ".join(asked))
    page.close()


def test_a_case_is_walked_in_jupyterlab_and_recorded(lab, chromium):
    """By keyboard, without touching the notebook; where she stands and what was said are Python values."""
    address, folder = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 2400})
    page.goto(f"{address}/lab/tree/walked.ipynb?reset&token={TOKEN}")
    page.locator(".jp-CodeCell .cm-content").nth(2).wait_for()
    wait_until(lambda: connected(address), 60)
    run(page, 0)
    walk = page.locator(".ck-case-walk")
    walk.locator(".ck-case-walk__option input").first.focus()
    cells = page.locator(".jp-Cell").count()
    for key in ("1", "Enter"):
        page.keyboard.press(key)
    expect(walk.locator(".ck-case-walk__outcome")).to_have_attribute("data-verdict", "wrong")
    assert page.locator(".jp-Cell").count() == cells
    walk.locator('[data-ck="back"]').click()
    for key in ("2", "Enter"):
        page.keyboard.press(key)
    walk.locator('[data-ck="next"]').click()
    expect(walk.locator(".ck-case-walk__stage")).to_have_attribute("data-stage", "visit")
    run(page, 1)
    printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
    expect(printed).to_have_text("tracks 1 {'film': ['routine_screening', 'recall_for_magnification']}\n")
    kept = Progress.open(folder / "walked.jsonl").events
    assert kept[["item", "said", "right"]].to_numpy().tolist() == [
        ["tracks/film", "routine_screening", False]
    ]
    run(page, 2)
    expect(walk.locator(".ck-case-walk__stage .ck-case-walk__outcome")).to_contain_text("Here you choose:")
    page.close()
