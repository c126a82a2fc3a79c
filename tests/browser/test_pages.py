"""What a page promises any notebook, shown with a toy widget that counts."""

from __future__ import annotations

import base64

import pytest
from browser.conftest import LESSONS, reload
from lesson_maker import code, lesson, prose, write_page
from playwright.sync_api import expect

from calcikit._data import static_text
from calcikit.cases import all_cases
from calcikit.export.bundling import page_style

ANSWERED = "lines => localStorage.setItem('calcikit.progress.v1', lines.join('\\n'))"
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
        return write_page(tmp_path, lesson(*cells, toy=toy))

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
    said_in_place = page.locator("[data-ck-model]").first.inner_text()
    assert said_in_place.startswith("Without scripts: 3")
    assert said_in_place.endswith("This part cannot start in this browser: broken")
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
    assert "local" in frame.evaluate(
        "node => getComputedStyle(node).backgroundAttachment"
    )  # an edge is shaded
    frame.focus()
    page.keyboard.press("ArrowRight")
    frame.evaluate(
        "node => new Promise(moved => node.scrollLeft > 0 ? moved() : node.addEventListener('scroll', moved))"
    )
    assert frame.evaluate("node => node.scrollLeft") > 0


BROKEN = r"""() => [...document.querySelectorAll("table :is(th, td)")].flatMap((cell) => {
    const found = [];
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode())
        for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\p{L}\p{N}.,%\u00a0]+/gu)) {
            range.setStart(texts.currentNode, index);
            range.setEnd(texts.currentNode, index + word.length);
            const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
            if (new Set(tops).size > 1) found.push(word);
        }
    return found;
})"""


@pytest.mark.parametrize("width", [390, 768, 1024, 1280])
def test_no_word_and_no_count_of_a_table_breaks(opened, site, width):
    for name in ("02-work-up", "03-after-the-biopsy", "04-evidence"):
        page = opened(site / f"{name}.html", viewport={"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        assert page.evaluate(BROKEN) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


FAMILIES = """() => [...new Set([...document.querySelectorAll("body *")]
    .filter(node => node.checkVisibility() && !node.closest("code, pre"))
    .filter(node => [...node.childNodes].some(one => one.nodeType === Node.TEXT_NODE && one.data.trim()))
    .map(node => getComputedStyle(node).fontFamily))]"""
EDGES = """all => [...new Set(all.filter(node => node.checkVisibility())
    .map(node => Math.round(node.getBoundingClientRect().left)))]"""


@pytest.mark.parametrize("name", ["index", "gallery", "glossary", "explorer", "03-after-the-biopsy"])
def test_a_page_has_one_typeface_and_one_left_edge(opened, site, name):
    page = opened(site / f"{name}.html")
    assert page.evaluate(FAMILIES) == ["system-ui, sans-serif"]
    assert len(page.locator(".ck-brand, .ck-contents, :not(.ck-parted) > main > h1").evaluate_all(EDGES)) == 1
    text = "main > :is(h1, h2, p, section, .ck-out, .ck-scroll), .ck-foot > p"
    assert len(page.locator(text).evaluate_all(EDGES)) == 1


def test_twice_the_text_size_does_not_widen_the_page(opened, site):
    page = opened(site / "00-start-here.html", viewport={"width": 640, "height": 900})
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_printing_opens_what_is_folded_and_spells_links_out(opened, site):
    page = opened(site / "00-start-here.html")
    # The page listens once all is drawn, a moment after the last widget is.
    page.wait_for_function("""() => {
        dispatchEvent(new Event('beforeprint'));
        return !document.querySelector('details:not([open], .ck-widget *)');
    }""")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
    page.emulate_media(media="print")
    link = page.locator(".ck-sources > ul a[href^='https']").first
    said = link.evaluate("node => getComputedStyle(node, '::after').content")
    assert link.get_attribute("href") in said


@pytest.mark.parametrize("name", ["00-start-here", "05-see", "06-practise", "07-cases"])
def test_a_layer_upon_a_picture_is_clear_in_the_dark(opened, site, name):
    page = opened(site / f"{name}.html", color_scheme="dark")
    grounds = page.locator(".ck-widget img").evaluate_all(
        "all => all.map(node => getComputedStyle(node).backgroundColor)"
    )
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}


def test_lessons_lead_to_each_other(opened, site):
    page = opened(site / "index.html")
    page.locator(".ck-lessons a").first.click()
    page.locator("nav a[rel=next]").click()
    assert page.locator("nav a[rel=prev]").get_attribute("href") == f"{LESSONS[0]}.html"
    page.get_by_role("link", name="all lessons").click()
    assert page.locator("h1").inner_text() == "The workup of breast calcifications"


def test_the_index_asks_first_and_answers_in_place(opened, site, faults):
    """What is said has its room from the start, a sign before its colour, and says what is seen."""
    page = opened(site / "index.html")
    below = page.locator("#ck-question")
    top = below.bounding_box()["y"]
    begin = page.get_by_role("link", name="Start with the first lesson")
    assert begin.get_attribute("href") == f"{LESSONS[0]}.html"
    first = page.locator(".ck-hero-first")
    expect(first).to_be_visible()
    for choice in page.locator(".ck-hero details").all():
        choice.locator("summary").click()
        expect(first).to_be_hidden()
        expect(begin).to_be_in_viewport(ratio=1)
        said = choice.inner_text()
        category = choice.locator(".ck-category").text_content()
        assert ("✓ This one." in said) == (category[0] in "45")
        assert ("✗ Not this one." in said) == (category[0] not in "45")
        assert "hazard" not in said
        assert below.bounding_box()["y"] == top
    assert page.locator(".ck-hero details[open]").count() == 1
    assert faults(page, ".ck-hero") == []


def test_a_case_that_stayed_english_says_so_once(opened, site):
    page = opened(site / "index.html")
    said = page.locator(".ck-case-list li").first.evaluate("""row => {
        document.documentElement.lang = "de";
        return [...row.querySelectorAll("a, small")].map(one => {
            one.innerHTML = `<span lang="en">${one.textContent}</span>`;
            return getComputedStyle(one.firstChild, "::after").display;
        });
    }""")
    assert said == ["inline", "none"]


def test_the_index_leads_back_to_where_one_was(opened, site):
    lesson_page = opened(site / "02-work-up.html")
    lesson_page.locator(".ck-contents a").nth(3).click()
    lesson_page.locator(".ck-contents a[aria-current]").wait_for()
    part = lesson_page.locator(".ck-contents a[aria-current]").get_attribute("href")
    lesson_page.goto((site / "index.html").as_uri())
    assert lesson_page.get_by_role("link", name="Go on:").get_attribute("href") == f"02-work-up.html{part}"


def test_a_case_of_the_list_opens(opened, site):
    page = opened(site / "index.html")
    assert page.locator(".ck-case-list a").count() == 16
    tracks, smudges = all_cases()["tracks"], all_cases()["smudges"]
    answered = [f"tracks/{tracks.case.stages[-1].id}", f"smudges/{smudges.case.stages[0].id}"]
    page.evaluate(ANSWERED, [f'{{"item":"{item}"}}' for item in answered])
    reload(page)
    assert page.locator("[data-ck-case=tracks]").inner_text().endswith("✓ decided")
    assert page.locator("[data-ck-case=smudges]").inner_text().endswith("begun")
    assert page.locator(".ck-case-list .ck-read:visible").count() == 2
    page.evaluate("localStorage.removeItem('calcikit.progress.v1')")
    name = page.locator(".ck-case-list a").nth(5).text_content()
    page.locator(".ck-case-list a").nth(5).click()
    expect(page.locator(".ck-case-walk option:checked", has_text=name).first).to_be_attached()


def test_an_objective_is_ticked_when_its_self_checks_are_right(opened, site):
    page = opened(site / "02-work-up.html")
    page.locator(".ck-objectives summary").click()
    check = page.locator('[data-ck-tests="1"]')
    for number in range(3):
        check.get_by_role("radio").nth(number).check()
        check.get_by_role("button", name="Check").click()
        if "Right" in check.get_by_role("status").text_content():
            break
        check.get_by_role("button", name="Try again").click()
    assert page.locator(".ck-ticked").get_attribute("data-ck-objective") == "1"
    reload(page)
    assert page.locator(".ck-ticked").count() == 1


# ---------------------------------------------------------------- words, ticks, search, where a page stands


def test_a_word_is_explained_in_place(opened, site, faults):
    """By pointer and by keys; told once; Escape, a second press or a press elsewhere takes it away."""
    page = opened(site / "01-describe.html")
    word = page.locator("main > p .ck-term").first
    tip = page.get_by_role("status").and_(page.locator(".ck-tip"))
    word.click()
    explained = page.locator(word.get_attribute("href")).locator("+ dd > p").first.text_content()
    assert explained in tip.text_content()
    assert tip.count() == 1
    assert word.get_attribute("aria-expanded") == "true"
    assert faults(page, "main > p, .ck-tip") == []
    page.keyboard.press("Escape")
    assert tip.count() == 0
    assert word.get_attribute("aria-expanded") == "false"
    for key in ("Enter", " "):
        word.focus()
        page.keyboard.press(key)
        assert tip.count() == 1
        page.keyboard.press("Tab")
        assert page.locator(":focus").text_content() == "Sources"
        page.keyboard.press("Escape")
        assert tip.count() == 0
        assert word.evaluate("node => node === document.activeElement")
    word.click()
    word.click()
    assert tip.count() == 0
    word.click()
    page.locator("h1").click()
    assert tip.count() == 0


# Presses each word in sight, tells where it and its explanation stand, and presses it again.
EXPLAINED = """words => words.map(word => {
    word.scrollIntoViewIfNeeded();
    word.click();
    const sides = node => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return [left, right, top, bottom];
    };
    const found = [word.textContent, sides(word), sides(document.querySelector(".ck-tip"))];
    word.click();
    return found;
})"""


@pytest.mark.parametrize("width", [320, 1280])
def test_an_explanation_stays_inside_the_window(opened, site, width):
    page = opened(site / "02-work-up.html", viewport={"width": width, "height": 700})
    boxes = page.locator("main > p .ck-term").evaluate_all(EXPLAINED)
    assert len(boxes) > 10
    for word, (*_, above, below), (left, right, top, bottom) in boxes:
        assert -1 < above < below < 701, word  # scrolled to, which is by whole pixels
        assert 0 <= left < right <= width, word
        assert 0 <= top < bottom <= 700, word
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_scripts_a_word_leads_to_its_explanation(opened, site):
    page = opened(site / "01-describe.html", java_script_enabled=False)
    word = page.locator("main > p .ck-term").first
    word.click()
    assert page.locator("dt:target").text_content().lower().startswith(word.text_content().lower()[:4])
    page.goto((site / "index.html").as_uri())
    assert not page.locator(".ck-search").is_visible()
    assert page.locator(".ck-lessons a").count() == len(LESSONS)


def test_a_lesson_read_is_ticked_in_the_list_and_in_other_tabs(opened, site):
    lesson_page, index = opened(site / f"{LESSONS[1]}.html"), opened(site / "index.html")
    lesson_page.get_by_label("I have read this lesson").check()
    assert lesson_page.locator(".ck-done output").text_content() == "Ticked in the list of lessons."
    index.get_by_text("You have read 1 of").wait_for()
    assert index.locator(f'[data-ck-lesson="{LESSONS[1]}"]').is_visible()
    assert index.locator("[data-ck-lesson]:visible").count() == 1
    reload(lesson_page)
    lesson_page.get_by_label("I have read this lesson").uncheck()
    index.get_by_text("Tick a lesson at its end").wait_for()


def test_the_search_finds_counts_and_is_left_by_keys(opened, site, faults):
    page = opened(site / "index.html")
    box = page.get_by_role("searchbox", name="Search lessons, glossary, gallery and cases")
    box.fill("amorphous")
    said = page.locator(".ck-search output")
    page.get_by_text("places in").wait_for()
    found = page.locator(".ck-search ol a")
    assert min(20, int(said.text_content().split()[0])) == found.count() >= 3
    assert page.locator(".ck-search mark").first.text_content().lower() == "amorphous"
    assert faults(page, ".ck-search") == []
    box.press("ArrowDown")
    assert found.first.evaluate("node => node === document.activeElement")
    page.keyboard.press("ArrowUp")
    box.fill("zzz")
    page.get_by_text("Nothing found").wait_for()
    box.fill("tangential view")
    box.press("Enter")
    target = found.first.get_attribute("href")
    box.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    assert page.evaluate("document.querySelector(':target') !== null")
    page.go_back()
    assert box.input_value() == "tangential view"
    assert found.first.get_attribute("href") == target


FRAMED = """<!doctype html><title>platform</title>
<iframe sandbox="allow-scripts" src="{}" width="1000" height="800"></iframe>"""


def test_a_page_works_in_a_frame_that_keeps_nothing(opened, site, tmp_path):
    """A learning platform: scripts run, storage throws. The page says that it keeps nothing."""
    platform = tmp_path / "platform.html"
    platform.write_text(FRAMED.format((site / "00-start-here.html").as_uri()), encoding="utf-8")
    page = opened(platform)
    frame = page.frame_locator("iframe")
    frame.locator(".ck-explorer").wait_for()
    frame.locator('input[data-term="vascular"]').check()
    assert frame.locator('[data-ck="next"]').get_attribute("data-step") == "routine_screening"
    frame.get_by_label("I have read this lesson").check()
    assert "keeps nothing" in frame.locator(".ck-done output").text_content()


def test_a_page_works_over_https(chromium, site):
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.fulfill(path=site / route.request.url.rsplit("/", 1)[1]))
    page.goto("https://lessons.example/00-start-here.html")
    page.locator(".ck-explorer input[data-term=vascular]").check()
    assert page.locator('[data-ck="next"]').get_attribute("data-step") == "routine_screening"
    assert asked == ["https://lessons.example/00-start-here.html"]
    page.close()


def test_a_full_storage_is_told_in_words(opened, site):
    page = opened(site / "00-start-here.html")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }")
    page.get_by_label("I have read this lesson").check()
    assert "keeps nothing" in page.locator(".ck-done output").text_content()


@pytest.mark.parametrize("share", [0.15, 0.5, 0.9, 0.999])
def test_a_page_cut_short_says_so(chromium, site, tmp_path, share):
    whole = (site / "00-start-here.html").read_bytes()
    (tmp_path / "cut.html").write_bytes(whole[: int(len(whole) * share)])
    page = chromium.new_page()
    page.goto((tmp_path / "cut.html").as_uri())
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
    assert page.get_by_text("The end of this page is missing").is_visible()
    page.close()


def test_a_whole_page_does_not_say_so(opened, site):
    page = opened(site / "00-start-here.html")
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
    assert not page.get_by_text("The end of this page is missing").is_visible()


RULES = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s+/g, ""));
}"""


def test_a_style_sheet_says_the_same_when_it_is_shortened(opened, site):
    """Each rule is read by a browser as it stands in the bundle: none is lost, none speaks of other parts."""
    page = opened(site / "glossary.html")
    common = page.evaluate(RULES, static_text("site.css"))
    assert page.evaluate(RULES, page_style()) == common
    for name in ("index", "gallery", "review"):
        bundle = static_text(f"{name}.css")
        assert page.evaluate(RULES, page_style(bundle)) == [*common, *page.evaluate(RULES, bundle)]
    for name in ("explorer", "evidence-lab", "drill", "case-walk", "patch-viewer", "real-films"):
        bundle = static_text(f"{name}.css")
        shown = set(page.evaluate(RULES, page_style(bundle)))
        assert set(page.evaluate(RULES, bundle)) <= shown, name
