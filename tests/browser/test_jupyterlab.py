"""A real JupyterLab and a real Notebook 7: what is picked reaches Python, and what Python sets is shown."""

from __future__ import annotations

import json
from html import unescape
from urllib.error import HTTPError

import pytest
from browser.jupyter import PLACES, wait_until
from film_maker import crop_and_mask, dicom, listed
from playwright.sync_api import expect
from record_maker import RECORDER

from calcikit import Progress
from calcikit.export import LessonExporter
from calcikit.quiz import item_of

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
    'import calcikit as ck\ndrill = ck.Drill(n=10, kinds=["shape"], record="drill.jsonl")\ndrill',
    "print(*drill.progress.events['item'])",
)
WALKED = (
    'import calcikit as ck\nwalk = ck.CaseWalk("tracks", mode="solo", record="walked.jsonl")\nwalk',
    "print(walk.case, walk.at, walk.said)",
    'walk.mode = "worked"',
)
KEPT = (
    'import calcikit as ck\nexplorer = ck.Explorer("amorphous", "grouped", name="kept")\nexplorer',
    'check = ck.self_check("both-axes")\ncheck',
    "print(explorer.morphology, check.answer)",
)
FILMS = (
    'import calcikit as ck\nshown = ck.RealFilms("films")\nshown',
    "print(shown.case, shown.film.case.density)",
    "shown.case = shown.films.found[0].case.id",
)
BROKEN = ("import calcikit as ck", 'ck.Explorer(morphology="rond", distribution="grouped")')


@pytest.mark.parametrize("place", PLACES)
def test_page_and_python_follow_each_other(notebook, place):
    live = notebook("live", *CELLS, place=place)
    live.run(0)
    explorer = live.page.locator(".ck-explorer")
    explorer.locator('input[data-term="diffuse"]').check()
    live.wait_for_echo("distribution", "diffuse")
    live.run(1)
    expect(live.output(1)).to_have_text("diffuse 4B\n")
    live.run(2)
    expect(explorer.locator('input[data-term="vascular"]')).to_be_checked()
    expect(explorer.locator('[data-ck="category"] .ck-badge').first).to_have_text("2")
    pictures_come_from_python(explorer)


def pictures_come_from_python(explorer):
    """Whatever is picked is drawn, even what no page holds; the newest pick wins."""
    explorer.locator(".ck-explorer__picture").scroll_into_view_if_needed()
    film = explorer.locator(".ck-patch-view__film")
    expect(film).to_have_attribute(
        "data-scene", "vascular|diffuse|single_area|no_priors|none|none|CC|b|3|now"
    )
    for term in ("round", "rim", "milk_of_calcium"):
        explorer.locator(f'input[data-term="{term}"]').check()
    explorer.locator('[data-view="lateral"]').check()
    explorer.locator('select[data-attribute="more"]').select_option("associated=mass")
    expect(film).to_have_attribute(
        "data-scene",
        "milk_of_calcium|diffuse|single_area|no_priors|mass|none|lateral|b|3|now",
    )
    words = film.locator(".ck-patch-view__tissue").first.get_attribute("alt")
    assert "crescents" in words
    assert "with a mass" in words


def test_a_cell_that_runs_again_goes_on_where_its_widget_was_left(notebook):
    """As after a restart: the question is still answered, an explorer with a name has its picks."""
    kept = notebook("kept", *KEPT)
    for number in (0, 1):
        kept.run(number)
    kept.page.locator('.ck-explorer input[data-term="vascular"]').check()
    kept.page.locator(".ck-self-check input").nth(1).press("Space")  # the explorer above may still be growing
    kept.page.get_by_role("button", name="Check", exact=True).press("Enter")
    told = [("morphology", "vascular"), ("answer", 1)]
    for trait, value in told:
        kept.wait_for_echo(trait, value)
    for number, (trait, value) in enumerate(told):
        kept.run(number)
        kept.wait_for_echo(trait, value)
    expect(kept.page.locator('.ck-explorer input[data-term="vascular"]')).to_be_checked()
    expect(kept.page.get_by_role("button", name="Try again")).to_be_visible()
    kept.run(2)
    expect(kept.output(2)).to_have_text("vascular 1\n")


def test_widgets_of_one_notebook_keep_to_themselves(notebook):
    """The module is loaded once a widget: two of a kind share no name and no id, and keep their keys."""
    several = notebook("several", *SEVERAL, height=3600)
    page = several.page
    several.run(0)
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
    one.locator('[data-tab="plan"]').focus()
    cells = page.locator(".jp-Cell").count()
    page.keyboard.press("b")
    page.keyboard.press("ArrowRight")
    assert one.locator('[data-tab="why"]').get_attribute("aria-selected") == "true"
    assert page.locator(".jp-Cell").count() == cells


def test_the_numbers_on_screen_are_frames_in_the_next_cell(notebook):
    """The laboratory and the explorer's real data read packed bytes as JupyterLab hands them over."""
    numbers = notebook("numbers", *NUMBERS, height=3600)
    numbers.run(0)
    laboratory = numbers.page.locator(".ck-evidence-lab")
    laboratory.locator('input[value="collection"]').check()
    numbers.wait_for_echo("counted_in", "collection")
    laboratory.locator('input[type="range"]').press("Home")
    numbers.wait_for_echo("prevalence", 0.005)
    numbers.run(1)
    expect(numbers.output(1)).to_have_text("collection 61 0.005\n")
    numbers.run(2)
    expect(laboratory.locator('[data-ck="said"]')).to_contain_text("6 of 216 malignant (Iwase 2017)")
    expect(laboratory.locator(".ck-evidence-lab__out")).to_have_text("68.2%")
    explorer = numbers.page.locator(".ck-explorer")
    explorer.locator('[data-tab="real"]').click()
    fact = explorer.locator('[data-source="collection"] .ck-explorer__fact').first
    expect(fact).to_contain_text("23 of 61")


def test_the_export_menu_gives_our_page(server):
    """The menu lists what the server offers, and asks it for the page of the notebook as it was saved."""
    formats = json.loads(server.ask("api/nbconvert"))
    assert formats["calcikit"]["output_mimetype"] == "text/html"
    server.write("menu", "import calcikit as ck", 'ck.self_check("both-axes")')
    page = server.ask("nbconvert/calcikit/menu.ipynb")
    assert page == LessonExporter().from_filename(str(server.folder / "menu.ipynb"))[0]


def test_the_export_menu_refuses_in_words_what_cannot_be_run(server):
    """A notebook that was never run is run; where that fails, the reader is told which cell, and why."""
    server.write("broken", *BROKEN)
    with pytest.raises(HTTPError) as refused:
        server.ask("nbconvert/calcikit/broken.ipynb")
    said = unescape(refused.value.read().decode())
    assert refused.value.code == 500
    assert "Cell 3" in said
    assert "'rond' is not a known morphology. Did you mean 'round'?" in said


def test_an_answer_is_in_the_file_when_the_page_says_so(notebook, server):
    recording = notebook("recording", f"{RECORDER}\nRecorder()")
    page, file = recording.page, server.folder / "calcikit-progress.jsonl"
    recording.run(0)
    page.locator(".jp-OutputArea .answer").wait_for()
    for done in ("1", "2"):
        page.locator(".answer").click()
        expect(page.locator(".stored")).to_have_text(done)
        assert len(Progress.open(file).events) == int(done)
    assert page.locator(".problems").text_content() == ""
    told = page.locator(".text").input_value()
    kept = file.read_text(encoding="utf-8")
    assert [json.loads(row) for row in told.splitlines()] == [json.loads(row) for row in kept.splitlines()]


def test_the_drill_asks_on_demand_and_keeps_the_record_in_a_file(notebook, server):
    """Two questions by keyboard: Python makes each, the file has each answer, the next cell can read it."""
    asking = notebook("drill", *DRILL)
    page, file = asking.page, server.folder / "drill.jsonl"
    asking.run(0)
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
        expect(drill.locator(".ck-drill__feedback")).to_contain_text(item.explanation)
        drill.get_by_role("button", name="Mark the particles").click()
        truth = drill.locator(".ck-drill__pictures .ck-still__truth:visible")
        expect(truth).to_have_count(len(item.pictures))
        drill.focus()
        page.keyboard.press("Enter")
        expect(drill.locator(".ck-drill__feedback")).to_have_count(0)
    wait_until(lambda: len(Progress.open(file).events) == 2)
    assert page.locator(".jp-Cell").count() == cells, "a key of the drill is no key of the notebook"
    asking.run(1)
    expect(asking.output(1)).to_have_text(" ".join(asked))
    asking.run(0)
    expect(drill.locator(".ck-drill__where")).to_have_text("Question 3 of 10")


def test_a_case_is_walked_in_jupyterlab_and_recorded(notebook, server):
    """By keyboard, without touching the notebook; where she stands and what was said are Python values."""
    walked = notebook("walked", *WALKED)
    page = walked.page
    walked.run(0)
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
    walked.wait_for_echo("at", 1)
    walked.run(1)
    said = "tracks 1 {'film': ['routine_screening', 'recall_for_magnification']}\n"
    expect(walked.output(1)).to_have_text(said)
    kept = Progress.open(server.folder / "walked.jsonl").events
    assert kept[["item", "said", "right"]].to_numpy().tolist() == [
        ["tracks/film", "routine_screening", False]
    ]
    walked.run(2)
    expect(walk.locator(".ck-case-walk__stage .ck-case-walk__outcome")).to_contain_text("Here you choose:")


def test_a_film_is_picked_in_jupyterlab_and_at_hand_in_python(notebook, server):
    """Both pictures arrive as bytes; what is picked on screen is the next cell's, and the other way round."""
    for number in (0, 1):
        for name, pixels in zip("ab", crop_and_mask(seed=number), strict=True):
            dicom(server.folder / "films" / listed(number).id / f"{name}.dcm", pixels)
    picked = notebook("films", *FILMS)
    picked.run(0)
    films = picked.page.locator(".ck-real-films")
    expect(films.locator("img")).to_have_count(2)
    loaded = films.locator("img").evaluate_all(
        "all => Promise.all(all.map(image => image.decode().then(() => image.naturalWidth)))"
    )
    assert all(loaded)
    films.get_by_label("Film").select_option(listed(1).id)
    picked.wait_for_echo("case", listed(1).id)
    picked.run(1)
    expect(picked.output(1)).to_have_text(f"{listed(1).id} {listed(1).density}\n")
    picked.run(2)
    expect(films.get_by_label("Film")).to_have_value(listed(0).id)
    films.get_by_role("button", name="Outline").click()
    expect(films.locator("polygon")).to_be_visible()
