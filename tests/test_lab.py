"""``calcikit lab``: copies that are the reader's own, a start page, a quiet server on this machine."""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from bs4 import BeautifulSoup
from IPython.core.interactiveshell import InteractiveShell
from nbformat.sign import NotebookNotary
from record_maker import answer
from tornado.log import app_log, gen_log
from tornado.websocket import WebSocketClosedError
from traitlets import TraitError

from calcikit import Progress, cli, use
from calcikit._data import notebooks
from calcikit.lab import copies, kernel, server, start
from calcikit.reviews import review_summary

FIRST = "00-start-here.ipynb"


@pytest.fixture(autouse=True)
def jupyter(tmp_path_factory, monkeypatch):
    """Keep signatures and settings away from the reader's own."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"):
        monkeypatch.setenv(name, "")


def notebook(text):
    return nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell(text, id="a"),
            nbformat.v4.new_code_cell("1 + 1", id="b", metadata={"tags": ["remove-input"]}),
        ],
        metadata={"calcikit": {}},
    )


def text_of(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def test_lessons_are_copied_whole_folded_and_trusted(tmp_path, capsys):
    folder = tmp_path / "a new" / "folder"
    assert cli.main(["lab", str(folder), "--copy-only"]) == 0
    assert f"{FIRST}: copied." in capsys.readouterr().out
    notary = NotebookNotary()
    for lesson in notebooks():
        copy = nbformat.read(folder / lesson.name, as_version=4)
        assert [cell.source for cell in copy.cells] == text_of(lesson)
        assert notary.check_signature(copy)
        for cell in copy.cells:
            folded = cell.metadata.get("jupyter", {}).get("source_hidden", False)
            assert folded == ("remove-input" in cell.metadata.get("tags", ()))
    notary.store.close()


@pytest.fixture
def next_release(tmp_path, monkeypatch):
    """Give a folder of lessons from one release, and a way to bring out the next."""
    shipped, folder = tmp_path / "shipped", tmp_path / "mine"
    shipped.mkdir()
    monkeypatch.setattr(copies, "notebooks", lambda: (shipped / FIRST,))
    monkeypatch.setattr(copies, "start_notebook", lambda _: notebook("start"))

    def publish(text):
        nbformat.write(notebook(text), shipped / FIRST)

    publish("first text")
    copies.copy_lessons(folder)
    return SimpleNamespace(
        lesson=folder / FIRST,
        beside=folder / "00-start-here.new.ipynb",
        publish=publish,
        copy=lambda: copies.copy_lessons(folder),
    )


def test_a_lesson_that_was_only_run_follows_the_release(next_release):
    ran = nbformat.read(next_release.lesson, as_version=4)
    ran.cells[1].outputs = [nbformat.v4.new_output("stream", text="2")]
    ran.cells[1].execution_count = 1
    nbformat.write(ran, next_release.lesson)
    next_release.publish("second text")
    assert next_release.copy() == [f"{FIRST}: brought up to date."]
    assert text_of(next_release.lesson)[0] == "second text"
    assert next_release.copy() == [f"{FIRST}: already there."]


@pytest.mark.parametrize("mine", ["no notebook at all", nbformat.writes(notebook("my own notes"))])
def test_a_changed_lesson_gets_the_new_text_beside_it_once(mine, next_release):
    next_release.lesson.write_text(mine, encoding="utf-8")
    next_release.publish("second text")
    assert next_release.copy() == [
        f"{FIRST}: kept as you changed it; the new text is in 00-start-here.new.ipynb."
    ]
    assert next_release.lesson.read_text(encoding="utf-8") == mine
    assert text_of(next_release.beside)[0] == "second text"
    next_release.beside.unlink()
    assert next_release.copy() == [f"{FIRST}: kept as you changed it."]
    assert not next_release.beside.exists()


def test_even_the_file_beside_is_never_overwritten(next_release):
    for path in (next_release.lesson, next_release.beside):
        path.write_text("mine", encoding="utf-8")
    next_release.publish("second text")
    assert next_release.copy() == [f"{FIRST}: kept as you changed it; so is 00-start-here.new.ipynb."]
    assert next_release.beside.read_text(encoding="utf-8") == "mine"


def test_a_broken_record_never_costs_a_file(next_release):
    for record in ("", "{", "[1]", '{"00-start-here.ipynb": 5}', "\x00"):
        (next_release.lesson.parent / copies.RECORD).write_text(record, encoding="utf-8")
        next_release.lesson.write_text("mine", encoding="utf-8")
        next_release.copy()
        assert next_release.lesson.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_leaves_the_old_lesson_whole(next_release, monkeypatch):
    before = next_release.lesson.read_bytes()
    next_release.publish("second text")

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        next_release.copy()
    assert next_release.lesson.read_bytes() == before
    assert not list(next_release.lesson.parent.glob(".*.part"))


def test_a_changed_extension_has_another_address():
    """JupyterLab lets a browser keep an extension for a year under its address, across new versions."""
    folder = server.EXTENSIONS / "calcikit"
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    path, _, version = about["jupyterlab"]["_build"]["load"].partition("?v=")
    assert version == sha256((folder / path).read_bytes()).hexdigest()[:8]


def test_a_folder_that_is_a_file_is_said_in_one_line(tmp_path, capsys):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert cli.main(["lab", str(tmp_path / "taken"), "--copy-only"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("calcikit: ")
    assert said.count("\n") == 1
    assert "taken" in said


def test_the_start_page_leads_to_each_lesson_and_to_the_one_that_was_open(tmp_path):
    copies.copy_lessons(tmp_path)
    page = start.start_page(tmp_path).data
    assert all(f'href="{lesson.name}"' in page for lesson in notebooks())
    assert "Start with the first lesson" in page
    images = BeautifulSoup(page, "html.parser").find_all("img")
    assert {image.get("aria-hidden") for image in images} == {
        "true"
    }  # JupyterLab calls a nameless one "Image"
    assert review_summary() in page
    third = tmp_path / notebooks()[2].name
    ran = nbformat.read(third, as_version=4)
    next(cell for cell in ran.cells if cell.cell_type == "code").execution_count = 1
    nbformat.write(ran, third)
    assert f'<a class="ck-start__go" href="{third.name}">Go on' in start.start_page(tmp_path).data


def test_a_translated_start_page_says_its_language_and_joins_words_in_it(tmp_path, monkeypatch):
    record = Progress.open(tmp_path / "calcikit-progress.jsonl")
    record.add(answer("shape-7-1", "amorphous", "punctate", at="2026-01-05T10:00:00Z"))
    monkeypatch.setattr(start, "_", lambda text, **_: text.replace("or", "oder"))
    use(language="de")
    try:
        page = BeautifulSoup(start.start_page(tmp_path).data, "html.parser").section
    finally:
        use()
    assert page["lang"] == "de"
    assert "Amorph oder Punktf" in page.get_text()


def test_the_start_page_counts_cases_and_answers(tmp_path):
    record = Progress.open(tmp_path / "calcikit-progress.jsonl")
    for item, source in (("tracks/film", "case"), ("tracks/visit", "case"), ("shape-7-1", "drill")):
        record.add(answer(item, "a", "a", source=source, kind="x"))
    page = start.start_page(tmp_path).data
    assert "1 of 16 cases walked" in page
    assert "1 answers so far" not in page
    assert "1 answer so far" in page


def test_the_start_page_says_what_is_due(tmp_path):
    assert "Due today" not in start.start_page(tmp_path).data
    record = Progress.open(tmp_path / "calcikit-progress.jsonl")
    record.add(answer("shape-7-1", "amorphous", "punctate", at="2026-01-05T10:00:00Z"))
    page = start.start_page(tmp_path).data
    assert 'Due today: Name the morphology, Amorphous or Punctate. <a href="06-practise.ipynb">' in page
    record.add(answer("shape-7-2", "round", "rim", at="2026-01-05T10:00:00Z"))
    page = start.start_page(tmp_path).data
    assert "Due today: Name the morphology, Amorphous or Punctate, and 1 more. <a" in page


@pytest.fixture
def started(monkeypatch):
    """Catch what JupyterLab would be started with, and the kernel that it would find."""
    caught = {}

    def main(words):
        place = os.environ["JUPYTER_PATH"].split(os.pathsep)[0]
        caught["words"] = words
        caught["kernel"] = json.loads(Path(place, "kernels/python3/kernel.json").read_text())

    monkeypatch.setattr("jupyterlab.labapp.main", main)
    return caught


def test_lab_stays_on_this_machine_and_says_which_address_to_open(tmp_path, started, monkeypatch, capsys):
    monkeypatch.setenv("JUPYTER_PATH", "/somebody/elses")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["lab", str(tmp_path), "--port", str(port), "--no-browser"]) == 0
    used = next(word for word in started["words"] if word.startswith("--ServerApp.port="))
    assert int(used.split("=")[1]) > port
    assert {"--ServerApp.ip=127.0.0.1", "--ServerApp.open_browser=False"} <= set(started["words"])
    said = capsys.readouterr().out
    token = next(word for word in started["words"] if "token=" in word).split("token=")[1]
    address = f"http://127.0.0.1:{used.split('=')[1]}/lab/tree/start.ipynb?token={token}"
    assert said.count(address) == 1
    assert started["kernel"]["argv"][0] == sys.executable


def test_a_tab_that_is_closed_leaves_no_traceback_in_the_terminal(tmp_path, started, caplog):
    cli.main(["lab", str(tmp_path), "--no-browser"])
    for logger in (logging.getLogger("asyncio"), app_log, gen_log):
        for error in (WebSocketClosedError(), OSError("broken")):
            logger.error("Uncaught exception", exc_info=error)
    assert [record.exc_info[0] for record in caplog.records] == 3 * [OSError]


def test_a_kernel_that_is_being_made_leaves_no_traceback_in_the_terminal(tmp_path, started, caplog):
    """The server answers 500 then, JupyterLab asks again."""
    cli.main(["lab", str(tmp_path), "--no-browser"])
    early = TraitError("The 'last_activity' trait of a kernel expected a datetime, not the NoneType None.")
    for error in (early, TraitError("another")):
        app_log.error("Uncaught exception GET /api/kernels", exc_info=error)
    app = logging.getLogger("ServerApp")
    for said in (
        json.dumps({"Host": "127.0.0.1"}, indent=2),
        "500 GET /api/kernels?1",
        "500 GET /api/contents",
    ):
        app.error(said)
    told = ["Uncaught exception GET /api/kernels", "500 GET /api/contents"]
    assert [record.getMessage() for record in caplog.records] == told


@pytest.mark.parametrize("port", [0, -1, 65536, 99999])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(cli.CalcikitError, match=f"--port {port} is no port"):
        server.open_lab(None, port, browser=False)


EXPLAINED = {
    "explorer.finding": "'explorer' is not there yet. If a cell further up makes it, choose Run > Run All",
    "recommend('round', 'grouped')": "'recommend' is not there. Type ck.recommend in its place.",
    "calcikit.help()": "'calcikit' is not there. Type ck in its place.",
    "np.arange(3)": "'np' is not there yet. Type import numpy as np above.",
    "ck.recomend": "calcikit has no 'recomend'. Did you mean 'recommend'?",
    "ck.tables.steptable": "'steptable' is not a known name of calcikit.tables. Did you mean 'step_table'?",
    "finding.shape": "'shape' is called 'morphology' here.",
    "finding.changes": "'changes' is not a known attribute of Finding. Did you mean 'change'?",
    "finding.change = 'new'": "Finding.change can be read, not set. Make another: .replace(change='new').",
    "finding['change']": "'Finding' object is not subscriptable: type a dot after it, and press Tab.",
    "ck.Explorer(finding).category": "'category' is an attribute of its workup: type .workup.category",
    "ck.Explorer(finding).workup()": "'Workup' object is not callable: leave out the brackets.",
    "ck.simulate(finding).show()": "'show' is not a known attribute of Patch.",
    "ck.lexicon_table().loc['amorphous']": "this table. Did you mean 'Amorphous'?",
}


def test_what_a_beginner_gets_wrong_in_a_cell_gives_a_sentence_alone(capsys):
    shell = InteractiveShell()
    kernel.load_ipython_extension(shell)
    assert shell.run_cell("finding = ck.Finding('round', 'grouped')").success
    for typed, sentence in EXPLAINED.items():
        assert not shell.run_cell(typed).success
        said = capsys.readouterr()
        assert sentence in said.err, typed
        assert "Traceback" not in said.err + said.out, typed


def test_an_error_from_deeper_down_keeps_its_traceback(capsys):
    shell = InteractiveShell()
    kernel.load_ipython_extension(shell)
    for typed in ("(lambda: missing)()", "{}['a']", "None.shape", "len(3)"):
        assert not shell.run_cell(typed).success
        said = capsys.readouterr()
        assert "Traceback" in said.out + said.err, typed
