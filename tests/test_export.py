"""A notebook becomes one page: what is kept, what is refused, and in which words."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup
from lesson_maker import code, exported, lesson, prose, run as run_notebook, shown
from PIL import Image

from calcikit import CalcikitError, __version__
from calcikit._data import static_text
from calcikit.export import LessonExporter, export_site
from calcikit.export.bundling import page_style

pytestmark = pytest.mark.usefixtures("few_pictures")


def png(width=3, height=2):
    """Make a grey picture."""
    Image.new("L", (width, height), 128).save(file := BytesIO(), "PNG")
    return file.getvalue()


def page_of(*cells, **options):
    """Export a notebook of some cells and read the page."""
    return exported(lesson(*cells, **options))


def read(path):
    """Read a page from its file."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def data_of(soup):
    """Read what the page's script starts from."""
    return json.loads(soup.find(id="ck-data").string)


PROBE = "</script><script>window.hit = 1</script><!--"
OTHER = "import anywidget\nclass Other(anywidget.AnyWidget):\n    _esm = "
FOREIGN = "import x from 'https://example.org/x.js'\nexport default { render() {} }"
# Code that many tests show, run in one Python.
RUN = {
    "toy": ["toy = Toy(n=5)\ntoy"],
    "toys": ["one = Toy(n=1)\none", "two = Toy(n=2)\ntwo", "one"],
    "probe": [f"Toy(word={PROBE!r})"],
    "containers": [
        "import ipywidgets as w\na, b, label = Toy(), Toy(), w.Label('none')",
        "tabs = w.Tab([a, w.HTML('<b>bold</b>')], titles=['One', 'Two'])\nw.VBox([tabs, w.HBox([b, label])])",
        "w.jslink((a, 'n'), (b, 'n')), w.jsdlink((a, 'word'), (label, 'value'));",
    ],
    "dead": ["w.Dropdown(options=['a'])"],
    "dead inside": ["w.VBox([w.Label('x'), w.Dropdown(options=['a'])])"],
    "said": [
        "print('see' + 'n')",
        code("print('bare')", "remove-input"),
        code("1 + 1", "remove-cell"),
    ],
    "javascript": ["from IPython.display import Javascript\nJavascript('1')"],
    "script": ["from IPython.display import HTML\nHTML('<script>1</script>')"],
    "foreign": [f"{OTHER}{FOREIGN!r}\nOther()"],
    "no export": [f"{OTHER}'function render() {{}}'\nOther()"],
    "table": [
        "import pandas as pd\npd.DataFrame({'a': [1]}, index=['x']).style.set_caption('Counts')",
    ],
    "self-checks": [
        "import calcikit as ck\nck.self_check('benign-next-step')",
        "ck.self_check('both-axes')",
    ],
    "explorer": ["ck.Explorer()"],
}


@pytest.fixture(scope="module")
def run():
    """Return a notebook of all that code, as it was left."""
    made = lesson(*(cell for cells in RUN.values() for cell in cells), toy=True)
    run_notebook(made)
    return made


@pytest.fixture
def left(run):
    """Give a notebook of some of the code, as it was left, and of other cells."""
    places = iter(range(2, len(run.cells)))
    kept = {name: [run.cells[next(places)] for _ in cells] for name, cells in RUN.items()}

    def of(name, *others):
        made = lesson(*map(deepcopy, kept[name]), *others)
        made.metadata = deepcopy(run.metadata)
        return made

    return of


PICTURE = {"image/png": base64.b64encode(png()).decode(), "text/plain": "<Figure>"}


def test_a_page_has_its_landmarks_one_title_and_its_notices():
    text, soup = page_of(prose("Text."), prose("# A second title"))
    assert text.startswith("<!doctype html>")
    assert soup.html["lang"] == "en"
    assert soup.title.string == "A lesson | calcikit"
    assert [item.get_text() for item in soup.find_all("h1")] == ["A lesson"]
    assert all(len(soup.find_all(name)) == 1 for name in ("header", "main", "footer"))
    assert soup.find("a", class_="ck-skip")["href"] == "#" + soup.main["id"]
    said = soup.header.get_text() + soup.footer.get_text()
    for words in (
        "For learning, not for care",
        "not yet reviewed",
        "American College of Radiology",
    ):
        assert words in said
    assert all(words in said for words in ("CC BY 4.0", "BSD-3-Clause", __version__))


def test_an_english_page_is_ascii_and_says_the_same(left):
    words = "4A: “moderate” → ✓"
    page, soup = exported(left("explorer", prose(words)))
    assert page.isascii()
    assert words in soup.main.get_text()


def test_a_notebook_without_a_title_is_named_after_its_file(tmp_path):
    path = tmp_path / "plain.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[prose("Text only.")]), path)
    page, _ = LessonExporter().from_filename(str(path))
    assert BeautifulSoup(page, "html.parser").h1.get_text() == "plain"


def test_the_policy_lets_one_script_run_and_nothing_load():
    text, soup = page_of(prose("Text."))
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]
    hashed = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"script-src 'sha256-{hashed}'"]
    assert "connect" not in policy
    assert "http" not in policy
    assert not soup.find_all(src=re.compile("^(?!data:)"))
    assert not soup.find_all("link")


def test_a_notebook_that_was_not_run_is_run():
    _, soup = page_of("print(6 * 7)", "toy = Toy(n=3)\ntoy", toy=True)
    assert "42" in soup.find("pre", class_="ck-text").get_text()
    assert data_of(soup)["models"]["m1"]["state"]["n"] == 3


def test_stored_outputs_and_widgets_are_used_as_they_are(left):
    run = left("toy")
    run.cells[-1].source = "raise RuntimeError('not run again')"
    assert data_of(exported(run)[1])["models"]["m1"]["state"]["n"] == 5


def test_a_widget_whose_state_was_not_stored_is_made_again(run):
    again = deepcopy(run)
    again.cells = again.cells[:3]
    again.cells[2].source = again.cells[2].source.replace("5", "6")
    del again.metadata["widgets"]
    assert data_of(exported(again)[1])["models"]["m1"]["state"]["n"] == 6


def test_a_widget_stands_on_its_words_and_shared_parts_are_kept_once(left):
    text, soup = exported(left("toys"))
    places = soup.find_all(attrs={"data-ck-model": True})
    assert [place["data-ck-model"] for place in places] == ["m1", "m2", "m1"]
    assert places[1].get_text() == "Without scripts: 2"
    data = data_of(soup)
    assert data["bytes"] == [base64.b64encode(b"four").decode()]
    assert data["models"]["m2"] == {
        "module": 0,
        "state": {"n": 2, "word": "n"},
        "shared": {},
        "bytes": {"raw": 0},
    }
    assert text.count("button.textContent = `") == 1


def test_containers_and_links_are_carried(left):
    _, soup = exported(left("containers"))
    assert [item.get_text() for item in soup.find_all("summary")] == ["One", "Two"]
    assert soup.find("details").has_attr("open")
    assert soup.find("b").get_text() == "bold"
    assert soup.select_one(".ck-column .ck-row [data-ck-model]")
    kinds = {name: model.get("text") for name, model in data_of(soup)["models"].items()}
    assert kinds == {"m1": None, "m2": "html", "m3": None, "m4": "text"}
    assert data_of(soup)["links"] == [
        [True, ["m1", "n"], ["m3", "n"]],
        [False, ["m1", "word"], ["m4", "value"]],
    ]


@pytest.mark.parametrize("name", ["dead", "dead inside"])
def test_a_widget_that_would_be_dead_is_refused_in_words(name, left):
    with pytest.raises(CalcikitError, match=r"Cell 2 \(w\..*\): DropdownModel has no live form"):
        exported(left(name))


def test_a_widget_that_would_be_dead_may_leave_its_picture():
    cell = shown({**PICTURE, "application/vnd.jupyter.widget-view+json": {"model_id": "x"}}, alt="Grey")
    notebook = lesson(cell)
    model = {"model_name": "DropdownModel", "model_module": "@jupyter-widgets/controls", "state": {}}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"x": model}}}
    _, soup = exported(notebook)
    assert soup.find("img")["alt"] == "Grey"
    assert "needs Python" in soup.find(class_="ck-instead").get_text()


def test_live_only_cells_stay_out_or_leave_a_sentence():
    _, soup = page_of(
        code("import ipywidgets as w\nw.Dropdown(options=['a'])", "live-only", instead="Here <you> choose."),
        code("print('hidden')", "live-only"),
        prose("Only in JupyterLab.", "live-only"),
    )
    assert soup.find(class_="ck-instead").get_text() == "Here <you> choose."
    assert "hidden" not in soup.main.get_text()
    assert "Only in JupyterLab" not in soup.main.get_text()


def test_code_shows_unless_its_cell_says_otherwise(left):
    _, soup = exported(left("said"))
    assert [item.get_text().strip() for item in soup.select(".highlight")] == ["print('see' + 'n')"]
    assert [item.get_text() for item in soup.select(".ck-text")] == ["seen", "bare"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["1 / 0"], r"Cell 2 \(1 / 0\) stops with ZeroDivisionError: division by zero"),
        ([prose("Look: <iframe></iframe>")], r"Cell 2 .*: <iframe> has no live form"),
        ([prose("![grey](nowhere.png)")], "there is no picture 'nowhere.png' beside the notebook"),
        ([prose("![grey](http://example.org/a.png)")], "there is no picture 'http"),
        ([shown(PICTURE)], r"Cell 2 \(show\(\)\): its picture has no description"),
        ([prose("$a^b^c$")], r"Cell 2 .*: a formula cannot be read"),
        ([prose(f"${'A' * 20_000}$")], r"Cell 2 .*: a formula has 20,000 characters, at most 10,000"),
        *(
            ([prose(f"![x]({n})")], "Cell 2 .*there is no picture")
            for n in ("a" * 9999 + ".png", "a%00b.png")
        ),
    ],
)
def test_what_a_page_cannot_hold_is_refused_with_its_cell(cells, words):
    with pytest.raises(CalcikitError, match=words):
        page_of(*cells)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("javascript", "JavaScript has no live form"),
        ("script", r"Cell 2 .*: <script> has no live form"),
        ("foreign", "uses `import`"),
        ("no export", "exactly one `export default`, this one has 0"),
    ],
)
def test_what_a_cell_shows_and_a_page_cannot_hold_is_refused(name, words, left):
    with pytest.raises(CalcikitError, match=words):
        exported(left(name))


def test_pictures_are_in_the_page_described_and_sized(tmp_path):
    (tmp_path / "grey.png").write_bytes(png(5, 4))
    nbformat.write(
        lesson(prose("![a grey field](grey.png)"), shown(PICTURE, alt="Grey")), tmp_path / "a.ipynb"
    )
    text, _ = LessonExporter().from_filename(str(tmp_path / "a.ipynb"))
    images = BeautifulSoup(text, "html.parser").find_all("img")
    assert [(i["alt"], i["width"], i["height"]) for i in images] == [
        ("a grey field", "5", "4"),
        ("Grey", "3", "2"),
    ]
    assert all("loading" not in i.attrs and i["src"].startswith("data:image/png;base64,") for i in images)


def test_tables_keep_caption_and_scope_and_scroll_by_keyboard(left):
    _, soup = exported(left("table", prose("| one | two |\n|---|---|\n| 1 | 2 |")))
    frames = soup.select("div.ck-scroll")
    assert [frame["aria-label"] for frame in frames] == ["Counts", "Table"]
    assert all(frame["tabindex"] == "0" and frame["role"] == "region" for frame in frames)
    scopes = [(cell.get_text(), cell["scope"]) for cell in soup.find_all("th")]
    assert scopes == [("a", "col"), ("x", "row"), ("one", "col"), ("two", "col")]


def test_links_lead_from_page_to_page_and_never_into_a_script():
    text = "[next](./01-describe.ipynb#Shapes) [gone](09-left-out.ipynb) [out](https://example.org/a.ipynb) "
    notebook = lesson(prose(f"{text}<a href='javascript:x()'>bad</a>"))
    _, soup = exported(notebook, lessons=[("01-describe", "Describe")])
    next_page, out, bad = soup.main.find_all("a")
    assert next_page["href"] == "01-describe.html#Shapes"
    assert "gone" in soup.main.get_text()
    assert out["href"] == "https://example.org/a.ipynb"
    assert out["rel"] == ["noopener", "noreferrer"]
    assert "href" not in bad.attrs


def test_a_link_to_a_notebook_that_is_not_exported_is_plain_text():
    _, soup = page_of(prose("See [work-up](02-work-up.ipynb) and [part](#part)."))
    assert [link["href"] for link in soup.main.find_all("a")] == ["#part"]
    assert "See work-up and part." in soup.main.get_text()


def test_formulas_become_mathml():
    _, soup = page_of(prose("The rate is $p = \\frac{a}{n}$."))
    assert soup.find("math").find("mfrac")
    assert "$" not in soup.main.get_text()


def test_text_from_data_cannot_end_the_data_or_become_a_script(left):
    text, soup = exported(left("probe"))
    assert data_of(soup)["models"]["m1"]["state"]["word"] == PROBE
    assert len(re.findall(r"<script\b", text)) == 2


def test_a_site_has_an_index_and_leads_from_lesson_to_lesson(tmp_path):
    for name, title in (("a-first", "First & best"), ("b-second", "Second")):
        notebook = lesson(prose("Text."), title=title)
        notebook.metadata["calcikit"] = {"minutes": 7, "objectives": [f"do {name}"]}
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")
    pages = export_site([tmp_path / "a-first.ipynb", str(tmp_path / "b-second.ipynb")], out=tmp_path / "site")
    beside = ("explorer", "glossary", "beyond", "gallery", "accessibility")
    assert [page.stem for page in pages] == ["index", "a-first", "b-second", *beside]
    index, first, second = (read(page) for page in pages[:3])
    links = [(link["href"], link.get_text()) for link in index.select(".ck-lessons a")]
    assert links == [("a-first.html", "First & best"), ("b-second.html", "Second")]
    assert [card.p.get_text() for card in index.select(".ck-lessons li")] == ["do a-first", "do b-second"]
    assert "7 minutes" in index.main.get_text()
    assert index.select_one(".ck-go-on a")["href"] == "a-first.html"
    assert first.nav.a["href"] == "b-second.html"
    assert second.nav.a["href"] == "a-first.html"
    assert first.header.a["href"] == "index.html"
    assert "1 of 2" in first.header.get_text()


def test_every_page_of_a_site_leads_to_pages_that_are_there(tmp_path):
    nbformat.write(lesson(prose("Amorphous, [next](b.ipynb), [left out](c.ipynb).")), tmp_path / "a.ipynb")
    nbformat.write(lesson(prose("## Part\n\nAmorphous.")), tmp_path / "b.ipynb")
    pages = export_site([tmp_path / "a.ipynb", tmp_path / "b.ipynb"], out=tmp_path / "site")
    ids = {page.name: {node["id"] for node in read(page).find_all(id=True)} for page in pages}
    for page in pages:
        for link in read(page).find_all("a", href=re.compile("^(?!http)")):
            name, _, place = unquote(link["href"]).partition("#")
            assert not place or ":" in place or place in ids[name or page.name], f"{page.name}: {link}"
            assert (name or page.name) in ids
        assert read(page).find_all("p")[-1]["id"] == "ck-end"


def test_the_index_holds_what_its_search_looks_through(tmp_path):
    cells = [
        prose("## Ein Wort\n\nFirst &lt;/script> *words*.\n\n- one\n- two"),
        prose("## Sources\n\nHidden."),
    ]
    nbformat.write(lesson(*cells), tmp_path / "a.ipynb")
    index = export_site([tmp_path / "a.ipynb"], out=tmp_path / "site")[0]
    places = data_of(read(index))["search"]
    (place,) = [place for place in places if place["page"] == "a"]
    assert place == {
        "page": "a",
        "id": "Ein-Wort",
        "lesson": "A lesson",
        "title": "Ein Wort",
        "text": "First </script> words. one · two",
    }
    assert {place["page"] for place in places} == {"a", "glossary", "beyond", "gallery"}


def test_a_word_is_explained_the_first_time_that_a_section_uses_it():
    text = "Amorphous and amorphous, `amorphous`, [amorphous](x.html), *fine linear* casts."
    _, soup = page_of(
        prose(f"## Amorphous\n\n{text}"), prose("More amorphous."), prose("## Two\n\nAmorphous; DCIS.")
    )
    marked = soup.select("a.ck-term")
    assert [link.get_text() for link in marked] == ["Amorphous", "fine linear", "Amorphous", "DCIS"]
    for link in marked:
        word = soup.find(id=link["href"].removeprefix("#"))
        assert word.name == "dt"
        assert word.find_next_sibling("dd").get_text(strip=True)
    assert [word.get_text() for word in soup.select(".ck-words dt")] == sorted(
        {soup.find(id=link["href"].removeprefix("#")).get_text() for link in marked}, key=str.lower
    )


def test_a_table_of_contents_lists_the_parts_of_a_long_page():
    short = page_of(prose("## One\n\n## Two"))[1]
    long = page_of(prose("## One & all\n\n### Not this\n\n## Two\n\n## One & all"))[1]
    assert not short.select(".ck-contents")
    links = long.select(".ck-contents a")
    assert [link.get_text() for link in links] == ["One & all", "Two", "One & all"]
    assert [long.find(id=unquote(link["href"][1:])).name for link in links] == ["h2"] * 3
    assert len({link["href"] for link in links}) == 3


def test_what_the_styles_of_several_widgets_share_is_in_a_page_once():
    style = page_style(*(static_text(f"{name}.css") for name in ("explorer", "drill", "self-check")))
    assert [style.count(rule) for rule in (".ck-sr{", ".ck-drill__bar{")] == [1, 1]


def test_a_module_is_in_a_page_once_however_many_widgets_it_draws(left):
    text, _ = exported(left("self-checks"))
    assert text.count("function keepKeys(") == 1
    assert text.count(".ck-sr{") == 1


def test_a_site_refuses_what_is_no_notebook_in_words(tmp_path):
    (tmp_path / "bad.ipynb").write_text("not a notebook", encoding="utf-8")
    (tmp_path / "empty.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(CalcikitError, match=r"there is no notebook .*none\.ipynb"):
        export_site([tmp_path / "none.ipynb"], out=tmp_path)
    for name in ("bad.ipynb", "empty.ipynb"):
        with pytest.raises(CalcikitError, match=f"{name}: this is no Jupyter notebook"):
            export_site([tmp_path / name], out=tmp_path)
    nbformat.write(lesson("1 / 0"), tmp_path / "fails.ipynb")
    with pytest.raises(CalcikitError, match=r"fails\.ipynb: Cell 2 \(1 / 0\) stops"):
        export_site([tmp_path / "fails.ipynb"], out=tmp_path)
    with pytest.raises(CalcikitError, match=r"two pages would be fails\.html"):
        export_site([tmp_path / "fails.ipynb", tmp_path / "fails.ipynb"], out=tmp_path)


def test_nbconvert_knows_the_exporter_by_name(tmp_path):
    nbformat.write(lesson("toy = Toy(n=4)\ntoy", toy=True), tmp_path / "by-name.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "calcikit", "--execute", "by-name.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    by_name = (tmp_path / "by-name.html").read_text(encoding="utf-8")
    assert by_name == LessonExporter().from_filename(str(tmp_path / "by-name.ipynb"))[0]
