"""Every word that a learner sees comes from a catalogue; pages hold longer words and lines from the right."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from ipywidgets.embed import dependency_state, embed_data
from playwright.sync_api import expect
from pseudo import pseudo_protocol

from calcikit import cases, quiz, tables, widgets
from calcikit.export import export_site
from calcikit.export.exporter import page_of
from calcikit.export.notebook_metadata import STATE
from calcikit.local import use

LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
PAGES = ["index", "explorer", "glossary", "beyond", "gallery", "widgets"]
# The language of tests has no plain vowel: a word with one is no word of a catalogue, unless it is a name.
PLAIN = """names => {
    const found = new Set();
    const look = text => {
        for (const [word] of text.matchAll(/[\\p{L}][\\p{L}\\p{M}-]+/gu))
            if (/[aeiou]/.test(word) && !names.includes(word)) found.add(word);
    };
    const kept = "script, style, code, pre, [translate=no], .ck-cut";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { currentNode: node } = walker;
        if (!node.parentElement.closest(kept)) look(node.textContent);
    }
    for (const node of document.querySelectorAll("[aria-label], [title], [alt]:not([alt=''])"))
        if (!node.closest(kept))
            for (const name of ["aria-label", "title", "alt"]) look(node.getAttribute(name) ?? "");
    return [...found];
}"""
NAMES = ["calcikit"]


def every_widget() -> str:
    """Return one page with every widget and every table."""
    held, widgets.CalcikitWidget.pack = widgets.CalcikitWidget.pack, True
    made = [
        widgets.Explorer("amorphous", "grouped"),
        widgets.AfterBiopsy(category_before="4B", histology="papilloma"),
        widgets.Drill(n=1, kinds=["category", "tell_her", "after_biopsy"]),
        widgets.CaseWalk(next(iter(cases.all_cases())), mode="worked"),
        widgets.EvidenceLab(morphology="amorphous", distribution="grouped"),
        widgets.Contrast(next(iter(quiz.contrast_pairs()))),
        widgets.self_check(next(iter(quiz.self_checks()))),
        widgets.RealFilms(),
    ]
    widgets.CalcikitWidget.pack = held
    shown = [
        tables.lexicon_table("morphology"),
        tables.workup_table(),
        tables.step_table(),
        tables.category_table(),
        tables.claim_table(),
        tables.myth_table(),
        tables.answer_table(),
    ]
    outputs = [
        *(one._repr_mimebundle_() for one in made),
        *(({"text/html": tables.show(one).to_html()}, {}) for one in shown),
    ]
    cells = [
        nbformat.v4.new_code_cell(
            "shown",
            execution_count=1,
            metadata={"tags": ["remove-input"]},
            outputs=[nbformat.v4.new_output("display_data", data, metadata=about)],
        )
        for data, about in outputs
    ]
    state = embed_data(views=made, state=dependency_state(made, drop_defaults=False))["manager_state"]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"widgets": {STATE: state}})
    for one in made:
        one.close()
    return page_of(Path("widgets.ipynb"), notebook)[0]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """Write the pages in the language of tests, under the code of a language that runs this way or that."""

    def write(code: str, whole: bool) -> Path:
        folder = tmp_path_factory.mktemp(code)
        use(pseudo_protocol(folder / "local", code), language=code)
        try:
            if whole:
                export_site([], folder)
            (folder / "widgets.html").write_text(every_widget(), encoding="utf-8")
        finally:
            use()
        return folder

    return write


@pytest.fixture(scope="module")
def longer(spoken):
    return spoken("eo", True)


@pytest.fixture(scope="module")
def mirrored(spoken):
    return spoken("he", False)


def held_together(page) -> dict[str, list[str]]:
    """Return what runs off the page, what is cut and which words are broken."""
    page.evaluate(LOOKS)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return {"wide": [page.url] if wide else [], **page.evaluate("({cut: cutTexts()})")}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_every_word_comes_from_a_catalogue(opened, longer, name):
    page = opened(longer / f"{name}.html")
    assert page.locator("html").get_attribute("lang") == "eo"
    page.locator("details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    for tab in page.locator("[role=tab]").all():
        tab.click()
        assert page.evaluate(PLAIN, NAMES) == []
    assert page.evaluate(PLAIN, NAMES) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_longer_words_break_no_page(opened, longer, name, width):
    page = opened(longer / f"{name}.html", viewport={"width": width, "height": 900})
    assert held_together(page) == {"wide": [], "cut": []}


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_may_run_from_right_to_left(opened, mirrored, width):
    page = opened(mirrored / "widgets.html", viewport={"width": width, "height": 900})
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator(".ck-widget").first).to_have_css("direction", "rtl")
    assert held_together(page) == {"wide": [], "cut": []}
