"""The tasks of a learner on the real pages, in Firefox and in WebKitGTK, from a file with the network off."""

from __future__ import annotations

import io
import json

import pytest
from browser.conftest import LESSONS, UNMOUNTED
from browser.engines import ENGINES, missing
from browser.test_print import drawn
from pypdf import PdfReader
from short_findings import some_findings

import calcikit as ck

START = "00-start-here"
EXPLORER = ".ck-explorer"
NEXT = f"""document.querySelector('{EXPLORER} [data-ck="next"]').dataset.step"""
CATEGORY = f"""document.querySelector('{EXPLORER} [data-ck="category"] .ck-badge').textContent"""
CHECK = ".ck-self-check"


def pytest_generate_tests(metafunc):
    """Try every test in every engine."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ENGINES, indirect=True, scope="module")


@pytest.fixture(scope="module")
def engine(request, tmp_path_factory):
    """Start a browser once for all tests."""
    if lacking := missing(request.param):
        pytest.fail(f"every browser was asked for and there is no {' and no '.join(lacking)}")
    started = ENGINES[request.param](tmp_path_factory.mktemp(request.param))
    yield started
    started.close()


@pytest.fixture
def opened(engine, site):
    """Open a page; at the end, a complaint in its console or a request fails the test."""

    def go(name, fragment=""):
        engine.open(site / f"{name}.html", fragment)
        engine.until(f"!document.querySelector('{UNMOUNTED}')")
        return engine

    yield go
    engine.run("localStorage.clear()")
    assert engine.told() == []


@pytest.fixture
def start(engine, opened):
    """Give the first lesson, as the test before left it: it is opened only after another page."""
    return engine if engine.run("location.href").endswith(f"/{START}.html") else opened(START)


@pytest.mark.parametrize("name", ["index", *LESSONS])
def test_a_page_opens_whole(opened, name):
    """All of it is drawn, wide and narrow, with nothing wider than the window."""
    page = opened(name)
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.run("document.querySelectorAll('h1').length") == 1
    assert page.run(fits)
    page.narrow()
    assert page.run("innerWidth < 500")
    assert page.run(fits)


def test_the_gallery_has_every_picture_for_paper_before_it_is_scrolled(opened):
    page = opened("gallery")
    shown = page.run("document.images.length")
    assert shown > 100
    assert page.run("[...document.images].filter((one) => one.complete && one.naturalWidth).length") == shown
    if paper := page.printed():
        reader = PdfReader(io.BytesIO(paper))
        pictures = [size for sheet in reader.pages for size in drawn(sheet, sheet.get_contents())]
        assert len(pictures) == page.run("document.querySelectorAll('summary img').length")


def test_a_pick_changes_the_answer(start):
    start.click(f'{EXPLORER} input[data-term="vascular"]')
    assert (start.run(CATEGORY), start.run(NEXT)) == ("2", "routine_screening")
    start.press("ArrowDown")
    assert start.run("document.activeElement.checked") is True
    start.click(f'{EXPLORER} input[data-term="amorphous"]')
    assert (start.run(CATEGORY), start.run(NEXT)) == ("4B", "stereotactic_biopsy")


def test_tabs_turn_by_keyboard(start):
    start.click(f'{EXPLORER} [data-tab="plan"]')
    start.press("ArrowRight")
    assert start.run("document.activeElement.dataset.tab") == "why"
    assert start.run("document.activeElement.getAttribute('aria-selected')") == "true"
    shown = (
        "[...document.querySelectorAll('.ck-explorer__panel')].filter((one) => one.checkVisibility()).length"
    )
    assert start.run(shown) == 1


def test_a_self_check_answers_by_keyboard(start):
    status = f"document.querySelector('{CHECK} [role=status]').innerText"
    start.click(f"{CHECK} input")
    start.press("ArrowDown", "ArrowDown")
    assert start.run("document.activeElement.checked") is True
    assert start.run(status) == ""
    start.press("Tab", "Enter")
    start.until(f"{status} !== ''")
    assert start.run("document.activeElement.textContent") == "Try again"


SHOWN = f"""(async (links) => {{
    const said = [];
    for (const link of links) {{
        const heard = new Promise((done) => addEventListener("hashchange", done, {{ once: true }}));
        location.hash = link;
        await heard;
        said.push([{CATEGORY}, {NEXT}]);
    }}
    return said;
}})"""


def test_the_page_agrees_with_python(start):
    """Sixty findings picked at random, read off the page and asked of `recommend`."""
    findings = [*some_findings(60, seed=11)]
    links = [f"#start:{'&'.join(f'{k}={v}' for k, v in each.as_dict().items())}" for each in findings]
    for finding, said in zip(findings, start.run(f"{SHOWN}({json.dumps(links)})"), strict=True):
        workup = ck.recommend(finding)
        assert said == [workup.category, workup.next_step], finding


def test_a_link_restores_the_state(opened):
    page = opened(START, "#start:morphology=round&distribution=grouped&change=new&risk=nonsense")
    assert (page.run(CATEGORY), page.run(NEXT)) == ("4A", "stereotactic_biopsy")


def test_the_complaints_of_a_page_are_heard(engine, tmp_path):
    """What the tests above lean on: an error, a warning and a request are told."""
    page = tmp_path / "loud.html"
    page.write_text(
        '<!doctype html><head><title>Loud</title></head><img src="http://127.0.0.1:65000/seen.png">'
        "<script>console.error('cried'); console.warn('warned'); setTimeout(() => null.threw)</script>",
        encoding="utf-8",
    )
    engine.open(page)
    engine.run("new Promise((done) => setTimeout(done, 100))")
    told = " ".join(engine.told())
    assert {word for word in ("cried", "warned", "rror", "seen.png") if word not in told} == set()
