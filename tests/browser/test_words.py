"""Every word that a learner sees comes from a catalogue; pages hold longer words and lines from the right."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from ipywidgets.embed import dependency_state, embed_data
from pseudo import pseudo, pseudo_protocol
from record_maker import answer

from calcikit import Progress, cases, figures, quiz, tables, widgets
from calcikit._data import Knowledge
from calcikit.evidence import disagreement_impact, predictive_value, studies
from calcikit.export import export_site, gallery
from calcikit.export.notebook_metadata import STATE
from calcikit.local import use
from calcikit.payload import scenes
from calcikit.workup import Finding, recommend

LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
FINDING = Finding("amorphous", "grouped")
WAYS = {"eo": None, "he": "rtl"}
WORD = r"[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*"
HARD = {"kind": "shape", "truth": "rim", "learners": 10, "right": 8, "difficulty": 0.8, "low": 0.49}
HARD |= {"high": 0.943, "discrimination": 0.3}
PAGES = ["index", "lesson", "explorer", "glossary", "beyond", "gallery", "accessibility"]
# The language of tests has no plain vowel: a word with one is in no catalogue, unless it is a name.
# Sources keep the language they are written in.
KEPT = f'script, style, code, pre, [translate=no], main[lang=en] > *, td[data-label="{pseudo("Sources")}"]'
PLAIN = """([names, kept]) => {
    const found = new Set();
    const look = text => {
        for (const [word] of text.matchAll(/[\\p{L}][\\p{L}\\p{M}-]+/gu))
            if (/[aeiou]/.test(word) && !names.includes(word)) found.add(word);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(kept)) look(walker.currentNode.textContent);
    for (const name of ["aria-label", "title", "alt", "placeholder"])
        for (const node of document.querySelectorAll(`[${name}]`))
            if (!node.closest(kept)) look(node.getAttribute(name));
    return [...found].sort();
}"""


def answered(folder: Path) -> Progress:
    """Return a record with an answer, one that was wrong."""
    record = Progress.open(folder / "one.jsonl")
    record.add(answer("x-7-0", "punctate", "amorphous", more=True))
    return record


def every_table(folder: Path) -> Iterator[pd.DataFrame]:
    """Yield every table; those that need something get an example."""
    given = {
        tables.finding_evidence_table: (FINDING,),
        tables.reason_table: (recommend(FINDING),),
        tables.score_table: (answered(folder),),
        tables.what_if_table: (FINDING,),
        tables.workup_table: (FINDING,),
    }
    for name in tables.__all__:
        if name.endswith("_table"):
            table = getattr(tables, name)
            yield table(*given.get(table, ()))
    yield from (tables.lexicon_table(name) for name in ("distribution", "histology"))
    yield disagreement_impact()


def every_figure(folder: Path) -> Iterator[figures.StaticFigure]:
    """Yield every figure, of an example."""
    record = answered(folder)
    drawn = {
        figures.change_plot: pd.DataFrame({pseudo("Before"): [0.4, 0.5], pseudo("After"): [0.6, 0.5]}),
        figures.confusion_plot: record.confusion("shape"),
        figures.forest_plot: "amorphous",
        figures.icon_array: predictive_value(sensitivity=0.7, specificity=0.8, prevalence=0.02),
        figures.item_plot: pd.DataFrame([HARD]),
    }
    assert {figure.__name__ for figure in drawn} == {*figures.__all__} - {"StaticFigure", "map_plot"}
    yield from (draw(what) for draw, what in drawn.items())
    yield figures.map_plot()


def write_lesson(folder: Path) -> Path:
    """Write a lesson with every widget, table and figure, as if translated and run."""
    held, widgets.CalcikitWidget.pack = widgets.CalcikitWidget.pack, True
    made = [
        widgets.AfterBiopsy(category_before="4B", histology="papilloma"),
        widgets.Drill(n=1, kinds=["category", "tell_her", "after_biopsy"]),
        widgets.CaseWalk(next(iter(cases.all_cases())), mode="worked"),
        widgets.EvidenceLab(morphology="amorphous", distribution="grouped"),
        widgets.Contrast(next(iter(quiz.contrast_pairs()))),
        widgets.self_check(next(iter(quiz.self_checks()))),
        widgets.PatchViewer(FINDING),
        widgets.RealFilms(),
    ]
    widgets.CalcikitWidget.pack = held
    outputs = [
        *(one._repr_mimebundle_() for one in made),
        *(({"text/html": tables.show(one).to_html()}, {}) for one in every_table(folder)),
        *(({"text/html": one._repr_html_()}, {}) for one in every_figure(folder)),
    ]
    new = nbformat.v4
    about = {"minutes": 20, "objectives": [pseudo("To see")], "language": Knowledge.load().catalogue.language}
    state = embed_data(views=made, state=dependency_state(made, drop_defaults=False))["manager_state"]
    for one in made:
        one.close()
    notebook = new.new_notebook(metadata={"calcikit": about, "widgets": {STATE: state}})
    notebook.cells = [
        *(new.new_markdown_cell(f"{level} {pseudo('Lesson')}") for level in ("#", "##", "##", "##")),
        *(
            new.new_code_cell(
                "shown",
                execution_count=1,
                metadata={"tags": ["remove-input"]},
                outputs=[new.new_output("display_data", data, metadata=metadata)],
            )
            for data, metadata in outputs
        ),
    ]
    path = folder / "lesson.ipynb"
    nbformat.write(notebook, path)
    return path


@pytest.fixture(scope="module")
def names():
    """Return the words that no language translates: our own name, those of studies, the ids of rows."""
    data = Knowledge.shipped()
    tables = [name for name in data.files if re.fullmatch(r"workup/.*[.]csv", name)]
    ids = [row["id"] for name in tables for row in csv.DictReader(data.texts(name)[0].splitlines())]
    return re.findall(WORD, " ".join(["calcikit", *studies()["study"], *ids]))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """Write every page in the language of tests, under the codes of languages that run this way and that.

    One picture of a view stands for all, and what was drawn for one language stands for the other.
    """
    folders, draw, show = {}, scenes._draw_layers, gallery._shown

    @cache
    def one_of(view, quality):
        scene = {"morphology": "amorphous", "distribution": "grouped", "view": view}
        return draw(Knowledge.load(), scenes._values(scene), quality)

    @cache
    def shown(shape):
        return show(Knowledge.load(), shape)

    view = list(scenes.SCENE).index("view")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gallery, "_shown", lambda _, shape: shown(shape))
        patch.setattr(scenes, "_draw_layers", lambda _, values, quality: one_of(values[view], quality))
        for code in WAYS:
            folder = folders[code] = tmp_path_factory.mktemp(code)
            protocol = pseudo_protocol(folder / "MN", code)
            try:
                if code == "eo":
                    use(protocol, language=code)
                else:  # but for its code it is the one that was proven
                    Knowledge.load(protocol, code).put_in_use()
                export_site([write_lesson(folder)], folder)
            finally:
                use()
    return folders


def plain_words(page: Path, names: list[str]) -> list[str]:
    """Return the words of a page that has no script which are no word of a catalogue."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for node in soup.select(f"{KEPT}, title"):
        node.decompose()
    said = [node.get(name, "") for node in soup.find_all(True) for name in ("aria-label", "alt", "title")]
    words = re.findall(WORD, " ".join([soup.get_text(" "), *said]))
    return sorted({word for word in words if re.search("[aeiou]", word)} - {*names})


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("code", WAYS)
def test_every_word_has_a_translation_and_longer_ones_have_room(opened, spoken, names, code, name):
    assert plain_words(spoken[code] / f"{name}.html", names) == []
    page = opened(spoken[code] / f"{name}.html")
    shown = page.locator("html")
    assert (shown.get_attribute("lang"), shown.get_attribute("dir")) == (code, WAYS[code])
    page.evaluate(LOOKS)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (wide, page.evaluate("[...cutTexts(), ...spiltTexts()]")) == (0, [])
    page.locator("details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    for tab in page.locator("[role=tab]").all():
        tab.click()
        assert page.evaluate(PLAIN, [names, KEPT]) == []
    assert page.evaluate(PLAIN, [names, KEPT]) == []
