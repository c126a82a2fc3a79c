"""The pages, opened from a file with the network off."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from browser.conftest import LESSONS, LISTEN, reload
from lesson_maker import lesson, write_page
from playwright.sync_api import expect
from short_findings import some_findings

import calcikit as ck
from calcikit._data import notebooks

EXPLORER = "02-work-up"


def answer_of(explorer):
    """Read category and next step off an explorer."""
    category = explorer.locator('[data-ck="category"] .ck-badge').first.text_content()
    return category, explorer.locator('[data-ck="next"]').get_attribute("data-step")


def choose(explorer, attribute, term):
    """Pick a term as a person would."""
    radio = explorer.locator(f'input[data-term="{term}"]')
    if radio.count():
        radio.check()
        return
    own = explorer.locator(f'select[data-attribute="{attribute}"]')
    if not own.count():
        explorer.locator('select[data-attribute="more"]').select_option(f"{attribute}={term}")
        return
    if not own.is_visible():
        explorer.locator(".ck-explorer__more > summary").click()
    own.select_option(term)


@pytest.mark.parametrize(("scheme", "rules"), [("light", "all"), ("dark", "colours")])
def test_every_tab_is_accessible(opened, site, faults, scheme, rules):
    page = opened(site / "explorer.html", color_scheme=scheme)
    tabs = page.locator(".ck-explorer").first.locator("[data-tab]")
    assert tabs.count() == 8
    for tab in tabs.all():
        tab.click()
    panels = page.locator(".ck-explorer__panel")
    panels.evaluate_all("all => all.forEach(node => node.classList.add('ck-explorer__shown'))")
    page.locator(".ck-explorer details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    assert all(panel.is_visible() and panel.inner_text() for panel in panels.all())
    assert faults(page, ".ck-explorer", rules) == []


@pytest.mark.parametrize("name", LESSONS)
def test_without_scripts_the_words_are_there(opened, site, name):
    page = opened(site / f"{name}.html", java_script_enabled=False)
    assert "For learning, not for care" in page.locator("body").inner_text()
    text = page.locator("main").inner_text()
    assert len(text.split()) > 600
    assert page.locator("table, [data-ck-model] img[alt], .ck-cases ol, .ck-question li").count() >= 1
    in_place = page.locator("[data-ck-model]").all_inner_texts()
    assert in_place
    assert all(len(words.split()) > 10 for words in in_place)


def test_without_scripts_an_explorer_shows_its_image_beside_its_plan(opened, site):
    page = opened(site / "explorer.html", java_script_enabled=False)
    image, plan = page.locator(".ck-pictured img"), page.locator(".ck-answer table").first
    assert "hazy specks" in image.get_attribute("alt")
    assert image.bounding_box()["x"] > plan.bounding_box()["x"] + plan.bounding_box()["width"]


def test_an_explorer_says_its_first_reason_once(opened, site):
    page = opened(site / "explorer.html")
    lead = page.locator(".ck-result__because").evaluate("node => node.firstChild.textContent")
    assert page.locator(".ck-explorer").inner_text().count(lead) == 1


def test_a_page_holds_no_address_that_loads(site):
    """Links may lead out; nothing is fetched, and the policy would not allow it."""
    for path in site.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not re.search(
            r"""<(?:link|iframe|object|embed)\b|\bsrc=["'](?!data:)|@import|url\(\s*["']?http""", text
        )


def test_pages_are_light(site):
    """The budget: lesson 02 under 1.5 MB with its 210 pictures in 42 tissues, under 300 kB without them."""
    text = (site / f"{EXPLORER}.html").read_text(encoding="utf-8")
    pictures = re.findall(r'<script type="text/plain" id="ck-late-\d+">([^<]+)<|(data:image/[^"]+)', text)
    assert len(text.encode()) < 1_500_000
    assert len(text.encode()) - sum(len(late + shown) for late, shown in pictures) < 300_000


def test_two_exports_are_the_same(site, tmp_path):
    """Only its place among the lessons differs between a lesson of the site and the same lesson alone."""
    notebook = next(path for path in notebooks() if path.stem == EXPLORER)
    alone = ck.export_site([notebook], tmp_path)[1]
    data = re.compile(r'<script type="(?:application/json|text/plain)" id="[\w-]+">[^<]*<')
    held = [
        [re.sub(r'"number":\d+', "", text) for text in data.findall(path.read_text(encoding="utf-8"))]
        for path in (alone, site / f"{EXPLORER}.html")
    ]
    assert held[0] == held[1]


SHOWN = """async links => {
    const explorer = document.querySelectorAll(".ck-explorer")[1], said = [];
    const part = name => explorer.querySelector(`[data-ck="${name}"]`);
    for (const link of links) {
        const heard = new Promise(done => addEventListener("hashchange", done, { once: true }));
        location.hash = link;
        await heard;
        const category = part("category").querySelector(".ck-badge").textContent;
        const texts = ["report", "patient"].map(name => {
            explorer.querySelector(`[data-tab="${name}"]`).click();
            return part(name).textContent;
        });
        said.push([category, part("next").dataset.step, ...texts]);
    }
    return said;
}"""


def test_the_page_agrees_with_python(opened, site):
    """A hundred findings picked at random, read off the page and asked of `recommend`."""
    page = opened(site / f"{EXPLORER}.html")
    findings = [*some_findings(100, seed=7)]
    links = [f"#change:{'&'.join(f'{k}={v}' for k, v in each.as_dict().items())}" for each in findings]
    for finding, said in zip(findings, page.evaluate(SHOWN, links), strict=True):
        workup = ck.recommend(finding)
        answer = [workup.category, workup.next_step, workup.report_text, workup.patient_text]
        assert said == answer, finding


def test_the_real_data_are_those_of_python(opened, site):
    """Read off the open tab for a handful of pairs, also those without any example."""
    page = opened(site / f"{EXPLORER}.html")
    explorer = page.locator(".ck-explorer").nth(1)
    explorer.locator('[data-tab="real"]').click()
    for shape, place in [
        ("amorphous", "grouped"),
        ("suture", "diffuse"),
        ("coarse_heterogeneous", "linear"),
        ("milk_of_calcium", "regional"),
    ]:
        page.evaluate("hash => { location.hash = hash; }", f"#change:morphology={shape}&distribution={place}")
        expect(explorer.locator(".ck-picker__head-morphology input:checked")).to_have_value(shape)
        panel = explorer.locator(".ck-explorer__panel.ck-explorer__shown")
        expect(panel.locator(".ck-explorer__source")).to_have_count(2)
        for source in ("studies", "collection"):
            shown = panel.locator(f'[data-source="{source}"] .ck-explorer__fact').all_text_contents()
            said = [fact for fact in ck.evidence.evidence_for(shape, place) if fact.source == source]
            assert len(shown) == len(said)
            for text, fact in zip(shown, said, strict=True):
                assert fact.share in text
                assert fact.count in text
                assert fact.note in text


def test_a_biopsy_result_has_no_real_data_tab(opened, site):
    page = opened(site / "03-after-the-biopsy.html")
    kinds = page.locator('.ck-explorer[data-kind="biopsy"]')
    assert kinds.count() >= 1
    assert kinds.locator('[data-tab="real"]').count() == 0


def test_picks_answer_at_once_and_are_told_once(opened, site):
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    page.locator(".ck-explorer > [role=status]").evaluate(LISTEN)
    choose(explorer, "morphology", "vascular")
    assert answer_of(explorer) == ("2", "routine_screening")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.evaluate("told") == ["BI-RADS 2, Benign. Next: Routine screening."]


@pytest.mark.parametrize("width", [700, 768, 900])
def test_the_list_of_changes_shows_its_name(opened, site, width):
    page = opened(site / "explorer.html", viewport={"width": width, "height": 1000})
    change = page.locator(".ck-choices__change > span").bounding_box()
    assert change["width"] > 60
    assert change["x"] < page.locator(".ck-choices__change select").bounding_box()["x"]


@pytest.mark.parametrize("width", [700, 768, 900])
def test_the_answer_stands_beside_a_small_image(opened, site, width):
    page = opened(site / "explorer.html", viewport={"width": width, "height": 1000})
    film, answer = page.locator(".ck-patch-view__film"), page.locator(".ck-result")
    assert film.bounding_box()["width"] <= 360
    assert answer.bounding_box()["y"] < film.bounding_box()["y"]


def test_a_narrow_explorer_cuts_no_column_without_a_sign(opened, site):
    page = opened(site / "explorer.html", viewport={"width": 390, "height": 844})
    page.locator('[data-tab="tables"]').click()
    grades = page.locator(".ck-widget-table", has_text="The categories")
    assert grades.evaluate("node => node.scrollWidth === node.clientWidth")
    assert grades.locator("td:last-child").first.bounding_box()["width"] > 250
    assert "local" in grades.evaluate("node => getComputedStyle(node).backgroundAttachment")


def test_an_impossible_choice_is_explained_and_mended(opened, site):
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    choose(explorer, "certainty", "suspected")
    assert "no benign type to confirm" in explorer.locator('[data-ck="impossible"]').text_content()
    explorer.locator('.ck-explorer__jump[data-attribute="certainty"]').click()
    assert answer_of(explorer) == ("4B", "stereotactic_biopsy")


def test_the_keyboard_does_every_task(opened, site):
    """Pick, open a definition, change tab, apply a change: no pointer."""
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    explorer.locator('input[data-term="amorphous"]').focus()
    page.keyboard.press("ArrowDown")
    assert explorer.locator('input[data-term="coarse_heterogeneous"]').is_checked()
    page.keyboard.press("?")
    card = explorer.locator(".ck-explorer__card").first
    assert card.is_visible()
    assert "Coarse heterogeneous" in card.inner_text()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    explorer.locator('[data-tab="plan"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert explorer.locator('[data-tab="change"]').get_attribute("aria-selected") == "true"
    explorer.locator('.ck-explorer__changes .ck-explorer__jump[data-value="both_breasts_alike"]').focus()
    page.keyboard.press("Enter")
    assert answer_of(explorer) == ("2", "routine_screening")


def test_an_open_axis_shows_what_is_still_possible(opened, site, tmp_path):
    page = opened(page_of(tmp_path, "ck.Explorer()"))
    explorer = page.locator(".ck-explorer")
    assert explorer.locator('[data-ck="category"] .ck-badge').all_text_contents() == ["2", "3", "4B", "4C"]
    assert "Pick morphology (shape) and distribution" in explorer.locator('[data-ck="next"]').text_content()
    choose(explorer, "distribution", "diffuse")
    assert "Pick morphology" in explorer.locator('[data-ck="next"]').text_content()
    choose(explorer, "morphology", "round")
    assert answer_of(explorer) == ("2", "routine_screening")


def test_two_explorers_do_not_disturb_each_other(opened, site):
    page = opened(site / f"{EXPLORER}.html")
    one, two = page.locator(".ck-explorer").all()
    kept = answer_of(one)
    choose(two, "morphology", "fine_pleomorphic")
    assert answer_of(two) == ("4B", "stereotactic_biopsy")
    assert answer_of(one) == kept


def test_linked_explorers_follow(opened, tmp_path):
    source = """
    from ipywidgets import VBox, jslink
    one = ck.Explorer(morphology="round", distribution="grouped", name="one")
    two = ck.Explorer(morphology="round", distribution="grouped", name="two")
    link = jslink((one, "morphology"), (two, "morphology"))
    VBox([one, two])"""
    page = opened(page_of(tmp_path, source))
    one, two = page.locator(".ck-explorer").all()
    choose(one, "morphology", "amorphous")
    assert two.locator('input[data-term="amorphous"]').is_checked()
    assert answer_of(two) == ("4B", "stereotactic_biopsy")


def test_a_link_restores_the_state(opened, site):
    page = opened(
        site / "00-start-here.html", "#start:morphology=round&distribution=grouped&change=new&risk=nonsense"
    )
    assert answer_of(page.locator(".ck-explorer")) == ("4A", "stereotactic_biopsy")


def test_the_one_reason_on_screen_is_what_decided(opened, site):
    """Not what the particles would be alone, nor that the target was sampled."""
    page = opened(site / "00-start-here.html")
    explorer, why = page.locator(".ck-explorer"), page.locator(".ck-result__because")
    choose(explorer, "morphology", "round")
    choose(explorer, "change", "new")
    expect(why).to_contain_text("New or increasing")
    choose(explorer, "associated", "distortion")
    expect(why).to_contain_text("With a distortion")
    explorer.get_by_role("radio", name="Screening").check()
    expect(why).to_contain_text("never gives 3, 4 or 5")
    page = opened(site / "03-after-the-biopsy.html")
    choose(page.locator(".ck-explorer"), "histology", "atypical_ductal_hyperplasia")
    expect(page.locator(".ck-result__because")).to_contain_text("upgraded to cancer in 29%")


def test_who_predicts_first_is_not_told_what_she_has_not_picked(opened, site):
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    moves = explorer.locator(".ck-result__moves .ck-badge")
    expect(moves.first).to_be_visible()
    explorer.get_by_role("button", name="Predict first").click()
    expect(moves.first).to_be_hidden()
    explorer.get_by_role("button", name="Predict first").click()
    expect(moves.first).to_be_visible()


def test_what_is_kept_or_copied_is_seen_and_pushes_nothing(opened, site):
    page = opened(site / "explorer.html")
    acts = page.locator(".ck-choices__acts")
    keep, mark = acts.locator('[data-ck="pin"]'), "node => getComputedStyle(node, '::after').visibility"
    compare = page.locator('[data-tab="compare"]')
    before = [one.bounding_box() for one in acts.get_by_role("button").all()]
    assert (keep.inner_text(), compare.evaluate(mark)) == ("Keep", "hidden")
    keep.click()
    page.evaluate("navigator.clipboard.writeText = async () => {}")
    acts.get_by_role("button", name="Copy link").click()
    expect(acts.get_by_role("button", name="✓ Copied.")).to_be_visible()
    assert (keep.inner_text(), compare.evaluate(mark)) == ("✓ Kept", "visible")
    assert [one.bounding_box() for one in acts.get_by_role("button").all()] == before
    choose(page.locator(".ck-explorer"), "morphology", "vascular")
    assert (keep.inner_text(), compare.evaluate(mark)) == ("Keep", "visible")


def test_the_choices_stand_in_one_row_beside_the_side_bar_of_jupyterlab(opened, site):
    """There is no link to copy there, and the widget has 846 px of a screen of 1280."""
    page = opened(site / "explorer.html")
    page.locator(".ck-explorer").evaluate("node => { node.parentElement.style.width = '846px'; }")
    page.locator(".ck-choices .ck-copy").evaluate("node => node.remove()")
    middles = {
        round(box["y"] + box["height"] / 2)
        for part in page.locator(".ck-choices :is(fieldset, select, button):visible").all()
        if (box := part.bounding_box())
    }
    assert max(middles) - min(middles) <= 4


def test_compare_shows_only_what_differs(opened, site):
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    explorer.locator('.ck-choices [data-ck="pin"]').click()
    choose(explorer, "morphology", "vascular")
    explorer.locator('[data-tab="compare"]').click()
    rows = explorer.locator('[data-ck="compare"] tbody tr').all_inner_texts()
    assert [text.split("\t")[0] for text in rows[:3]] == ["Morphology (shape)", "Category", "Next step"]
    badges = explorer.locator('[data-ck="compare"] .ck-badge').all_inner_texts()
    assert badges == ["4B", "2"]
    why = explorer.locator('[data-ck="compare"] tr', has_text="Why").locator("td").all_inner_texts()
    assert not {*why[0].splitlines()} & {*why[1].splitlines()}
    assert not any(text.startswith("Distribution") for text in rows)
    explorer.get_by_role("button", name="Swap").click()
    assert answer_of(explorer) == ("4B", "stereotactic_biopsy")


def test_the_edition_renames_the_words(opened, site):
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    explorer.get_by_label("Names of the edition").select_option("2013")
    assert explorer.get_by_role("radio", name="Milk of calcium").count() == 1


def test_after_the_biopsy_works_in_a_page(opened, site):
    page = opened(site / "03-after-the-biopsy.html")
    explorer = page.locator(".ck-explorer")
    choose(explorer, "histology", "dcis")
    assert answer_of(explorer) == ("6", "treatment_referral")
    choose(explorer, "histology", "fibrocystic")
    choose(explorer, "category_before", "5")
    assert answer_of(explorer) == ("5", "repeat_biopsy")


# How much of the room of each hint is empty while it is shown.
EMPTY = """() => [...document.querySelectorAll(".ck-explorer__hint")].map(hint =>
    hint.offsetHeight - hint.querySelector(".ck-explorer__said").getClientRects()[0].height)"""


def test_the_questions_after_a_biopsy_stand_without_holes(opened, site):
    page = opened(site / "03-after-the-biopsy.html")
    name = page.locator(".ck-explorer__field", has_text="Calcifications on the specimen radiograph").locator(
        "legend"
    )
    assert name.bounding_box()["height"] < 48
    assert max(page.evaluate(EMPTY)) < 48


def test_a_self_check_gives_its_reasons_in_place(opened, site, faults):
    page = opened(site / "00-start-here.html")
    check = page.locator(".ck-self-check").first
    check.get_by_label("Short-interval follow-up").check()
    check.get_by_role("button", name="Check").click()
    assert "Not quite" in check.get_by_role("status").inner_text()
    assert all(text.strip() for text in check.locator(".ck-self-check__reason").all_inner_texts())
    assert faults(page, ".ck-self-check") == []
    check.get_by_role("button", name="Try again").click()
    check.get_by_label("Routine screening").check()
    check.get_by_role("button", name="Check").click()
    assert check.get_by_role("status").inner_text().startswith("Right")


def test_every_answer_of_a_self_check_is_in_reach_of_the_keyboard(opened, site):
    """Arrow keys pass over the options; only Check answers."""
    page = opened(site / "00-start-here.html")
    check = page.locator(".ck-self-check").first
    radios = check.locator("input")
    radios.first.focus()
    for _ in range(radios.count() - 1):
        page.keyboard.press("ArrowDown")
    assert radios.last.is_checked()
    assert check.get_by_role("status").inner_text() == ""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert check.get_by_role("status").inner_text() != ""
    assert check.get_by_role("button", name="Try again").evaluate("node => node === document.activeElement")


def test_focus_and_open_steps_outlive_a_pick(opened, site):
    """A button that changes the answer keeps the reader in the same tab and cell, the same step open."""
    page = opened(site / "00-start-here.html")
    explorer = page.locator(".ck-explorer")
    explorer.locator('[data-tab="plan"]').click()
    step = explorer.locator(".ck-explorer__steps details > summary").first
    expect(step).to_have_text("Image-guided vacuum-assisted biopsy: now")
    step.click()
    cell = explorer.locator('[data-key="fine_pleomorphic grouped"]')
    cell.focus()
    place = cell.bounding_box()["y"]
    page.keyboard.press("Enter")
    assert explorer.locator('input[data-term="fine_pleomorphic"]').is_checked()
    assert cell.evaluate("node => node === document.activeElement")
    assert abs(cell.bounding_box()["y"] - place) <= 1
    assert explorer.locator(".ck-explorer__steps details").first.evaluate("node => node.open")
    explorer.locator('[data-tab="change"]').click()
    explorer.locator(".ck-explorer__panel .ck-explorer__jump").first.focus()
    page.keyboard.press("Enter")
    assert explorer.locator('[role="tabpanel"]:focus-within').get_attribute("id").endswith("panel-change")


@pytest.mark.parametrize("name", ["00-start-here", "03-after-the-biopsy"])
def test_no_pick_moves_the_controls(opened, site, name):
    """Every term of every attribute in turn: the column of controls keeps its height."""
    page = opened(site / f"{name}.html")
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        heights = page.locator(".ck-explorer").first.evaluate("""async root => {
            const column = root.querySelector(".ck-explorer__picker, .ck-explorer__left");
            const heights = new Set();
            for (const input of column.querySelectorAll("input")) {
                input.click();
                await new Promise(requestAnimationFrame);
                heights.add(column.offsetHeight);
            }
            return [...heights];
        }""")
        assert len(heights) == 1, width


def test_a_link_moves_one_explorer_only(opened, tmp_path):
    """Explorers that the author left unnamed have names of their own."""
    source = """
    from ipywidgets import VBox
    VBox([ck.Explorer(morphology="round", distribution="grouped") for _ in range(2)])"""
    page = opened(page_of(tmp_path, source), "#finding-2:morphology=rim&distribution=segmental")
    one, two = page.locator(".ck-explorer").all()
    assert one.locator('input[data-term="round"]').is_checked()
    assert two.locator('input[data-term="rim"]').is_checked()


def test_print_shows_the_open_tab_alone(opened, site):
    page = opened(site / "00-start-here.html")
    page.locator('[data-tab="patient"]').click()
    page.emulate_media(media="print")
    panels = page.locator(".ck-explorer__panel").filter(visible=True)
    expect(panels).to_have_count(1)
    assert panels.evaluate("panel => getComputedStyle(panel, '::before').content") == '"Patient"'
    assert panels.inner_text().strip()


def test_text_from_data_is_never_run(opened, tmp_path):
    """A label with markup in it is shown as it stands, in the page with and without scripts."""
    source = """
    from calcikit.widgets import SelfCheck
    evil = "<img src=x onerror=window.hit=1></script><script>window.hit=1</script>"
    evil += " \\u202b\\u05e9\\u05dc\\u05d5\\u05dd\\u202c \\U0001fa7b " + "w" * 300
    check = SelfCheck("benign-next-step")
    check._question = {**check._question, "question": evil}
    check"""
    path = page_of(tmp_path, source)
    page = opened(path, viewport={"width": 320, "height": 700})
    assert "onerror=window.hit=1" in page.locator(".ck-self-check__asked").inner_text()
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert "onerror" in opened(path, java_script_enabled=False).locator(".ck-question").inner_text()


def test_picks_under_a_protocol_end_with_its_offer(opened, tmp_path, few_pictures):
    page = opened(page_of(tmp_path, "ck.Explorer('amorphous', 'grouped', name='mine', regions=True)"))
    page.locator('[data-ck="region"]').select_option(index=1)
    page.locator('input[data-term="round"]').check()
    reload(page)
    expect(page.locator('input[data-term="round"]')).to_be_checked()
    page_of(tmp_path, "ck.Explorer('amorphous', 'grouped', name='mine')")
    reload(page)
    expect(page.locator('input[data-term="amorphous"]')).to_be_checked()


def test_the_keys_go_on_at_the_next_tag_when_one_is_removed(opened, site):
    page = opened(site / f"{EXPLORER}.html")
    explorer = page.locator(".ck-explorer").first
    more, tags = explorer.locator('select[data-attribute="more"]'), explorer.locator(".ck-choices__tag")
    for value in ("projection=one_view_only", "associated=distortion"):
        more.select_option(value)
    for left in (1, 0):
        tags.first.press("Enter")
        expect(tags).to_have_count(left)
        expect(tags.first if left else more).to_be_focused()


# What is copied is kept in the page: the clipboard of the machine is others'.
CLIPBOARD = """Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => { window.copied = text; } },
})"""


def test_another_protocol_keeps_picks_and_words_and_the_link_its_name(opened, tmp_path, few_pictures):
    path = page_of(tmp_path, "ck.Explorer('amorphous', 'grouped', regions=True)")
    page = opened(path, "#finding:morphology=round&distribution=grouped")
    page.evaluate(CLIPBOARD)
    page.locator('input[data-term="vascular"]').check()
    page.locator('[data-tab="report"]').click()
    expect(page.get_by_role("button", name="link")).to_have_count(1)
    page.locator("[data-blank]").first.fill("left")
    page.locator('[data-ck="region"]').select_option(index=1)
    expect(page.locator('[data-ck="local"]')).to_be_visible()
    expect(page.locator('input[data-term="vascular"]')).to_be_checked()
    page.locator('[data-tab="report"]').click()
    expect(page.locator("[data-blank]").first).to_have_value("left")
    page.get_by_role("button", name="Copy link").click()
    assert "#finding:morphology=vascular" in page.evaluate("copied")


def page_of(folder, source):
    """Write the page of a small notebook."""
    return write_page(folder, lesson(f"import calcikit as ck\n{dedent(source).strip()}"))
