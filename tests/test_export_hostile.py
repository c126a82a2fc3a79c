"""Notebooks of others: right in the page, or refused by cell in a sentence; never a traceback."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from time import sleep
from unittest.mock import Mock
from urllib.parse import unquote

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from lesson_maker import code, exported, lesson, printed, prose, shown

from calcikit import CalcikitError
from calcikit.export import execution, export_scorm, export_site
from calcikit.export.lessons import open_lessons

pytestmark = pytest.mark.usefixtures("few_pictures")

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAAAAABjWKqcAAAADklEQVR4nGNoAAEGDBIAeBgKAQTuK4YAAAAASUVORK5CYII="
EVIL = 'AAAA"><meta/http-equiv="refresh"/content="0;url=http://127.0.0.1:9/evil'


def html(text):
    """Make a cell that displays HTML."""
    return shown({"text/html": text})


def page_of(*cells):
    """Export a notebook and read the page."""
    return exported(lesson(*cells))[1]


def widgets(**models):
    """Make a notebook that shows its first widget, from stored state."""
    notebook = lesson(shown({VIEW: {"model_id": next(iter(models))}, "text/plain": ""}))
    notebook.metadata["widgets"] = {STATE: {"state": models}}
    return notebook


def model(name, module="@jupyter-widgets/controls", **state):
    """Make the stored state of a widget."""
    return {"model_name": name, "model_module": module, "state": state}


def test_what_a_picture_brings_never_becomes_markup():
    refused = "Cell 2 .*: its picture is none that a page can show"
    for cell in (
        shown({"image/jpeg": EVIL}, alt="grey"),
        shown({"image/png": "iVBORw0KGgo="}, alt="grey"),
        prose("![grey](data:image/gif;base64,AAAA&quot;&gt;&lt;meta)"),
    ):
        with pytest.raises(CalcikitError, match=refused):
            page_of(cell)
    image = page_of(prose("![grey](data:image/svg+xml;utf8,%3Csvg/%3E)")).main.img
    assert image["src"].startswith("data:image/svg+xml;base64,")


def test_elements_that_would_be_dead_or_reach_too_far_are_refused():
    for name, text in {
        "form": "<form name=getElementById><input></form>",
        "style": "<style>.mine, .ck-foot { display: none }</style>",
        "plaintext": "<plaintext>",
        "base": "<base href=x>",
        "button": "<button>Go</button>",
    }.items():
        with pytest.raises(CalcikitError, match=rf"Cell 2 \(show\(\)\): <{name}> has no live form"):
            page_of(html(text))


def test_an_output_whose_form_no_page_has_is_refused_and_never_becomes_its_repr():
    for mime in ("application/vnd.vegalite.v5+json", "application/pdf", "application/json", "video/mp4"):
        for words in ({}, {"text/plain": "alt.Chart(...)"}):
            with pytest.raises(
                CalcikitError, match=rf"Cell 2 \(show\(\)\): {re.escape(mime)} has no live form"
            ):
                page_of(shown({mime: "{}", **words}))
    colab = {"application/vnd.google.colaboratory.intrinsic+json": {"type": "string"}, "text/plain": "'seen'"}
    assert "'seen'" in page_of(shown(colab)).main.get_text()
    formula = page_of(shown({"text/latex": r"$\displaystyle x^2$", "text/plain": "x**2"}))
    assert formula.main.find("msup")
    assert "x**2" not in formula.main.get_text()


def test_the_author_s_words_stay():
    said = "Gene T_abcde hung at 0x7f0011223344"
    page = page_of(
        printed("print()", said),
        html(f"<p>{said}</p>"),
        shown({"text/plain": repr(said)}),
    )
    assert page.main.get_text().count(said) == 3


def test_terminal_codes_are_read_as_a_terminal_reads_them():
    steps = ("\x1b[31mred\x1b[0m\n", "10%\r", "100%\r\n", "\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\\x07\n")
    assert page_of(printed("print()", *steps)).find("pre", class_="ck-text").get_text() == "red\n100%\nlink"


def test_a_page_that_a_cell_makes_large_is_written_and_both_are_named(tmp_path):
    cells = prose("Words."), printed("print('x' * 11)", "x" * 11_000_000), printed("1", "1")
    nbformat.write(lesson(*cells), tmp_path / "a.ipynb")
    command = [sys.executable, "-m", "calcikit", "export", "--scorm", "a.ipynb", "--out", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == (
        "calcikit: a.ipynb: the page has 11 MB and is slow to open; 11 MB are what "
        "Cell 3 (print('x' * 11)) shows.\n"
    )
    assert (tmp_path / "a.zip").is_file()


def test_pictures_are_found_under_the_names_that_markdown_writes(tmp_path):
    picture = b64decode(DOT)
    for name in ("bild-ü.png", "my picture.png", "50%.png", "what?.png", "plain.png"):
        (tmp_path / name).write_bytes(picture)
    sources = (
        "bild-ü.png",
        "my%20picture.png",
        "<my picture.png>",
        "50%25.png",
        "what%3F.png",
        "plain.png?raw=true",
    )
    attached = prose("![a](attachment:größe.png) ![b](attachment:Incorrect%20Vals.png)")
    attached.attachments = {name: {"image/png": DOT} for name in ("größe.png", "Incorrect Vals.png")}
    notebook = lesson(prose(" ".join(f"![seen]({source})" for source in sources)), attached)
    about = {"metadata": {"path": str(tmp_path), "name": "pictures"}}
    _, page = exported(notebook, about)
    assert len(page.main.find_all("img", src=True)) == len(sources) + 2
    for source in ("schön.png", "attachment:schön.png"):
        with pytest.raises(CalcikitError, match=r"Cell 2 .*schön.png"):
            exported(lesson(prose(f"![x]({source})")), about)


def test_a_link_leaves_the_page_where_it_is_and_a_file_beside_it_is_named(tmp_path):
    (tmp_path / "cases.csv").write_text("a,b\n", encoding="utf-8")
    notebook = lesson(prose("[out](https://example.org) [data](cases.csv) [next](b.ipynb)"))
    main = exported(notebook, {"metadata": {"path": str(tmp_path)}})[1].main
    (out,) = main.select("p > a")
    assert (out["target"], out["rel"]) == ("_blank", ["noopener", "noreferrer"])
    assert "data (cases.csv, a file beside the notebook)" in main.get_text()
    for name in ("a" * 9999, "a%00b"):  # names that no file has
        assert page_of(prose(f"[data]({name})")).main.find("a", href=name)


def test_a_style_sheet_of_one_output_is_kept():
    frame = html(pd.DataFrame({"a": [1]})._repr_html_())
    page = page_of(frame, html("<style>#x b { color: red }</style><p id=x><b>b</b></p>"))
    assert len(page.main.find_all("style")) == 2
    for text in ("#x { position: fixed }", "#main p { color: red }", "@import 'x'"):
        with pytest.raises(CalcikitError, match="<style> has no live form"):
            page_of(html(f"<style>{text}</style>"))


def test_attributes_that_run_or_cover_are_dropped():
    page = page_of(
        html(
            "<a href='java\tscript:x()'>a</a><a href='data:text/html,x'>b</a><b id='ck-data' onclick='x()' "
            "style='position:fixed;color:red' data-ck-model='m1'>c</b>"
        )
    )
    first, second = page.main.find_all("a")
    assert first.attrs == second.attrs == {}
    assert page.main.find("b").attrs == {"style": "color:red"}


def test_a_heading_never_takes_an_id_of_the_page():
    page = page_of(prose("## main\n\n## ck-data\n\n## word-round"))
    assert [h["id"] for h in page.main.find_all("h2")[:3]] == [
        "section-main",
        "section-ck-data",
        "section-word-round",
    ]
    assert page.find(id="ck-data").name == "script"


def test_a_container_that_holds_itself_is_refused():
    with pytest.raises(CalcikitError, match="a container holds itself"):
        exported(widgets(a=model("VBoxModel", children=["IPY_MODEL_a"])))


def test_a_widget_of_another_shape_counts_as_one_that_left_no_state(monkeypatch):
    """Then its cell is run, and says that it has nothing to show."""
    odd_ones = [
        widgets(a=model("VBoxModel", children=[5, None])),
        widgets(a=model("TabModel", children=[], titles=[5])),
        widgets(a=model("HTMLModel", value="x", description=5)),
        widgets(a=model("AnyModel", "anywidget", _esm=5)),
        widgets(a=model("AnyModel", "anywidget", _esm="export default {}", _page_scenes=[5])),
        widgets(a={**model("ImageModel"), "buffers": [5]}),
        lesson(shown({VIEW: {}})),
        lesson(shown({VIEW: "x"})),
    ]
    with pytest.raises(CalcikitError, match=r"Cell 2 \(show\(\)\) stops with NameError"):
        exported(odd_ones[0])
    monkeypatch.setattr("calcikit.export.execution.NotebookClient", Mock(side_effect=LookupError("run")))
    for odd in odd_ones:
        with pytest.raises(LookupError, match="run"):
            exported(odd)


def test_a_link_into_html_is_refused():
    notebook = widgets(
        box=model("VBoxModel", children=["IPY_MODEL_label", "IPY_MODEL_html"]),
        label=model("LabelModel", value="<meta>"),
        html=model("HTMLModel", value="safe"),
        link=model("LinkModel", source=["IPY_MODEL_label", "value"], target=["IPY_MODEL_html", "value"]),
    )
    with pytest.raises(CalcikitError, match="a link writes into an HTML widget"):
        exported(notebook)


def test_metadata_of_another_shape_is_passed_over_or_refused_by_name(tmp_path):
    for shape in ([], "x", {STATE: []}, {STATE: {"state": {"a": 5}}}):
        notebook = lesson(prose("Text."))
        notebook.metadata["widgets"] = shape
        assert "Text." in exported(notebook)[0]
    picture = shown({"image/png": DOT}, alt="grey")
    picture.outputs[0].metadata = {"image/png": "x"}
    assert page_of(picture).main.img["alt"] == "grey"
    for about, words in (({"minutes": "ten"}, "'calcikit.minutes' is 'ten'"), (["x"], "'calcikit' is")):
        notebook = lesson(prose("Text."))
        notebook.metadata["calcikit"] = about
        nbformat.write(notebook, tmp_path / "a.ipynb")
        with pytest.raises(CalcikitError, match=rf"a\.ipynb: its metadata {words}"):
            export_site([tmp_path / "a.ipynb"], out=tmp_path / "site")


def test_a_notebook_that_nbformat_trips_over_is_refused_in_words(tmp_path):
    path = tmp_path / "odd.ipynb"
    for content in (
        '{"nbformat": 5, "cells": []}',
        '{"nbformat": 4, "nbformat_minor": "x", "cells": []}',
        "[[" * 9999,
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(CalcikitError, match=r"odd\.ipynb: this is no Jupyter notebook"):
            open_lessons([path])
    cell = prose("![a](attachment:b.png)")
    cell.attachments = {"b.png": {}}
    with pytest.raises(CalcikitError, match=r"missing attachment: b\.png"):
        page_of(cell)


def test_a_python_that_does_not_start_is_tried_once_more(monkeypatch):
    """Another program may take a port between its choice and its use."""
    good, starts = execution._OwnKernel.format_kernel_cmd, []

    def command(kernel, **options):
        starts.append(kernel)
        return [sys.executable, "-c", ""] if len(starts) in bad else good(kernel, **options)

    monkeypatch.setattr(execution._OwnKernel, "format_kernel_cmd", command)
    bad = {1, 2, 3}  # the first of each of two notebooks, and the second of one of them
    notebooks = {Path(f"{name}.ipynb"): lesson("print(6 * 7)") for name in "ab"}
    with pytest.raises(CalcikitError, match=r"^[ab].ipynb: the Python that runs notebooks does not start"):
        execution.ensure_all_executed(notebooks)
    outputs = [output.text for notebook in notebooks.values() for output in notebook.cells[-1].outputs]
    assert (outputs, len(starts)) == (["42\n"], 4)


def test_what_is_no_notebook_is_refused_before_anything_is_written(tmp_path):
    cell = {"cell_type": "markdown", "metadata": {}, "source": "half \ud800"}
    texts = {
        "half.ipynb": json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}),
        "list.ipynb": "[]",
        "cells.ipynb": json.dumps({"cells": [{"cell_type": "odd"}], "metadata": {}, "nbformat": 4}),
        "future.ipynb": json.dumps({"cells": [], "metadata": {}, "nbformat": 9, "nbformat_minor": 0}),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(CalcikitError, match=rf"^{name}: "):
            export_site([tmp_path / name], out=tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_notebook_of_version_3_becomes_a_page(tmp_path):
    heading = {"cell_type": "heading", "level": 1, "metadata": {}, "source": "Old"}
    sheet = {"cells": [heading, {"cell_type": "markdown", "metadata": {}, "source": "Text."}], "metadata": {}}
    old = {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [sheet]}
    (tmp_path / "old.ipynb").write_text(json.dumps(old), encoding="utf-8")
    pages = export_site([tmp_path / "old.ipynb"], out=tmp_path / "site")
    assert BeautifulSoup(pages[1].read_text(encoding="utf-8"), "html.parser").h1.get_text() == "Old"


def test_a_notebook_without_cell_ids_becomes_a_page(tmp_path):
    """Version 4 has them since 4.5 only."""
    text = {"cell_type": "markdown", "metadata": {}, "source": ["# Old\n", "Text."]}
    done = {"cell_type": "code", "metadata": {}, "source": "1", "execution_count": 1, "outputs": []}
    for minor in (0, 4):
        old = {"metadata": {}, "nbformat": 4, "nbformat_minor": minor, "cells": [text, done]}
        (tmp_path / "old.ipynb").write_text(json.dumps(old), encoding="utf-8")
        (found,) = open_lessons([tmp_path / "old.ipynb"])
        assert "Text." in exported(found.notebook)[0]


def test_names_with_marks_lead_to_pages_that_are_there(tmp_path):
    names = ["a#b", "a?b c", "a%20b", "Übung 1"]
    for name in names:
        nbformat.write(
            lesson(prose("[on](a%23b.ipynb#Text)\n\n## Text\n\nWords.")), tmp_path / f"{name}.ipynb"
        )
    pages = export_site([tmp_path / f"{name}.ipynb" for name in names], out=tmp_path / "site")
    made = {page.name for page in pages}
    for page in pages:
        for link in BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").find_all("a"):
            if not link["href"].startswith(("http", "#")):
                assert unquote(link["href"].partition("#")[0]) in made
    assert [p.name for p in export_scorm([tmp_path / "a?b c.ipynb"], out=tmp_path)] == ["a?b c.zip"]


def test_names_that_are_taken_or_that_a_file_system_may_take_for_one_are_refused(tmp_path):
    for names in (("gallery",), ("One", "one"), ("U\u0308bung", "\u00dcbung")):
        for name in names:
            nbformat.write(lesson(prose("Text.")), tmp_path / f"{name}.ipynb")
        with pytest.raises(CalcikitError, match="two pages would be"):
            export_site([tmp_path / f"{name}.ipynb" for name in names], out=tmp_path / "site")


def test_the_files_of_others_are_never_replaced(tmp_path):
    nbformat.write(lesson(prose("Text.")), tmp_path / "a.ipynb")
    (tmp_path / "index.html").write_text("<title>My own page</title>", encoding="utf-8")
    with pytest.raises(CalcikitError, match=r"index\.html was not written by calcikit"):
        export_site([tmp_path / "a.ipynb"], out=tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<title>My own page</title>"
    (tmp_path / "index.html").unlink()
    (tmp_path / "gallery.html").write_text("<title>My own page</title>", encoding="utf-8")
    with pytest.raises(CalcikitError, match=r"gallery\.html was not written by calcikit"):
        export_site([tmp_path / "a.ipynb"], out=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.ipynb", "gallery.html"}
    (tmp_path / "a.zip").write_bytes(b"PK mine")
    with pytest.raises(CalcikitError, match=r"a\.zip was not written by calcikit"):
        export_scorm([tmp_path / "a.ipynb"], out=tmp_path)
    (tmp_path / "a.zip").unlink()
    for _ in range(2):
        assert export_scorm([tmp_path / "a.ipynb"], out=tmp_path) == (tmp_path / "a.zip",)
    assert not list(tmp_path.glob("*.part"))


def test_an_interrupted_export_ends_quietly_and_writes_nothing(tmp_path):
    nbformat.write(
        lesson(code("open('started', 'w').close()\nimport time\ntime.sleep(600)")), tmp_path / "a.ipynb"
    )
    command = [sys.executable, "-m", "calcikit", "export", "a.ipynb", "--out", "site"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as export:
        while not (tmp_path / "started").exists():
            assert export.poll() is None
            sleep(0.1)
        export.send_signal(signal.SIGINT)
        assert "Traceback" not in export.communicate()[1]
    assert export.returncode == 130
    assert not (tmp_path / "site").exists()
