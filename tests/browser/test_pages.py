"""What a page promises any notebook, shown with a toy widget that counts."""

from __future__ import annotations

import base64

import nbformat
import pytest
from browser.conftest import LESSONS
from lesson_maker import code, lesson, prose

from calcikit.export import export_site

CONTAINERS = """
import ipywidgets as w
a, b, label = Toy(), Toy(n=5), w.Label("label")
link = w.jslink((a, "n"), (b, "n")), w.jsdlink((b, "word"), (label, "value"))
w.VBox([w.HBox([a, b]), w.Accordion([label], titles=["More"])])
"""


@pytest.fixture
def written(tmp_path):
    """Write a notebook as a page."""

    def write(*cells, toy=True):
        nbformat.write(lesson(*cells, toy=toy), tmp_path / "small.ipynb")
        return export_site([tmp_path / "small.ipynb"], tmp_path)[1]

    return write


def pressed(page, place):
    """Press a toy's button and read it."""
    button = page.locator("main button").nth(place)
    button.click()
    return button.text_content()


def test_toys_count_alone_and_views_of_one_count_together(opened, written):
    page = opened(written("one = Toy()\none", "Toy(n=7)", "one"))
    assert pressed(page, 0) == "n 1 4"
    assert page.locator("main button").all_text_contents() == ["n 1 4", "n 7 4", "n 1 4"]


def test_links_and_containers_live(opened, written, faults):
    page = opened(written(CONTAINERS))
    assert page.locator("main button").all_text_contents() == ["n 0 4", "n 0 4"]
    assert pressed(page, 1) == "n 1 4"
    assert page.locator("main button").first.text_content() == "n 1 4"
    page.locator("summary", has_text="More").click()
    assert page.locator("details [data-ck-model]").text_content() == "n"
    assert faults(page) == []


def test_a_toy_that_breaks_leaves_its_words_and_the_others_alone(chromium, written):
    broken = "class Broken(Toy):\n    _esm = 'export default { render() { throw new Error(`broken`); } }'\n"
    page = chromium.new_page()
    said = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(written(f"{broken}Broken(n=3)", "Toy(n=8)").as_uri())
    page.get_by_role("button", name="n 8 4").wait_for()
    assert page.locator("[data-ck-model]").first.inner_text() == "Without scripts: 3"
    assert any("broken" in text for text in said)
    page.close()


def test_without_scripts_a_toy_is_its_words(opened, written):
    page = opened(written("Toy(n=4)"), java_script_enabled=False)
    assert "Without scripts: 4" in page.locator("main").inner_text()


def test_markup_in_prose_and_outputs_cannot_act(opened, written):
    dot = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").decode()
    bad = f'<img alt="dot" src="data:image/svg+xml;base64,{dot}" onload="hit=1" onerror="hit=1">'
    cells = [
        prose(f"Look {bad} <a id='go' href='javascript:hit=1'>go</a> <b onclick='hit=1'>b</b>"),
        f"from IPython.display import HTML\nHTML('''{bad}<p id=p onclick='hit=1'>p</p>''')",
    ]
    page = opened(written(*cells, toy=False))
    for target in ("#go", "main b", "#p"):
        page.locator(target).click()
    assert page.evaluate("typeof hit") == "undefined"


def test_the_first_tab_stop_skips_to_the_text(opened, written):
    page = opened(written(prose("Text."), toy=False))
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_wide_tables_and_long_words_do_not_widen_the_page(opened, written):
    wide = "import pandas as pd\npd.DataFrame({f'column {n}': ['w' * 40] for n in range(12)}).style"
    page = opened(
        written(code("print('x' * 900)"), prose("w" * 400), wide, toy=False),
        viewport={"width": 320, "height": 700},
    )
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    frame = page.locator(".ck-scroll")
    frame.focus()
    page.keyboard.press("ArrowRight")
    frame.evaluate(
        "node => new Promise(moved => node.scrollLeft > 0 ? moved() : node.addEventListener('scroll', moved))"
    )
    assert frame.evaluate("node => node.scrollLeft") > 0


def test_twice_the_text_size_does_not_widen_the_page(opened, site):
    page = opened(site / "00-start-here.html", viewport={"width": 640, "height": 900})
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_printing_opens_what_is_folded_and_spells_links_out(opened, site):
    page = opened(site / "00-start-here.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
    page.emulate_media(media="print")
    link = page.locator("main > ul a[href^='https']").first
    said = link.evaluate("node => getComputedStyle(node, '::after').content")
    assert link.get_attribute("href") in said


def test_lessons_lead_to_each_other(opened, site):
    page = opened(site / "index.html")
    page.locator("main li a").first.click()
    page.locator("nav a[rel=next]").click()
    assert page.locator("nav a[rel=prev]").get_attribute("href") == f"{LESSONS[0]}.html"
    page.get_by_role("link", name="all lessons").click()
    assert page.locator("h1").inner_text() == "The workup of breast calcifications"
