"""A case in a page: walked by keyboard alone, recorded, linked, and readable where no script runs."""

from __future__ import annotations

import pytest
from lesson_maker import lesson, prose, write_page
from playwright.sync_api import expect
from record_maker import record_of

from calcikit.cases import all_cases, case

OUTCOME = ".ck-case-walk__stage .ck-case-walk__outcome"
SOLO = 'ck.CaseWalk("tracks", "smudges", "waiting", mode="solo", name="case")'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("cases")


@pytest.fixture(scope="module")
def walked(folder):
    """Write a page with one walk, once."""
    return page_of(folder, "solo", SOLO)


def page_of(folder, name, source):
    """Write a page that shows what the source gives."""
    return write_page(folder, lesson(prose("## Cases"), f"import calcikit as ck\n{source}"), name)


def focused(page):
    """Say which part of the walk has the focus."""
    return page.evaluate("document.activeElement.dataset.ck ?? document.activeElement.tagName")


def number_of(decision, verdict):
    """Give the number key of an answer of that kind."""
    return str([choice.verdict for choice in decision.choices].index(verdict) + 1)


def kept(page):
    """Read what the page has recorded, as Python does."""
    record = record_of(page.evaluate("localStorage.getItem('calcikit.progress.v1') ?? ''"))
    assert record.problems == ()
    return record.events.to_dict("records")


@pytest.mark.parametrize("case_id", ["tracks", "waiting"])
def test_a_case_is_walked_by_keyboard_alone(opened, walked, case_id):
    """At every decision one wrong turn, the way back, the right answer; then the debrief. No mouse."""
    page = opened(walked, f"#case:case={case_id}&mode=solo")
    walk = page.locator(".ck-case-walk")
    decisions = case(case_id).decisions
    walk.locator(".ck-case-walk__option input").first.focus()
    for place, decision in enumerate(decisions):
        assert walk.locator(".ck-case-walk__stage").get_attribute("data-stage") == decision.stage.id
        wrong = next(v for v in ("wrong", "later") if v in [c.verdict for c in decision.choices])
        page.keyboard.press(number_of(decision, wrong))
        page.keyboard.press("Enter")
        assert focused(page) == "verdict"
        assert walk.locator(OUTCOME).get_attribute("data-verdict") == wrong
        assert walk.locator('[data-ck="next"]').count() == 0, "a wrong turn does not lead on"
        page.keyboard.press("Tab")
        while focused(page) != "back":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert focused(page) == "question"
        assert walk.locator(".ck-case-walk__gone input").is_disabled()
        page.keyboard.press(number_of(decision, "right"))
        page.keyboard.press("Enter")
        assert walk.locator(OUTCOME).get_attribute("data-verdict") == "right"
        assert walk.locator(".ck-case-walk__stage .ck-case-walk__reasons").first.inner_text()
        while focused(page) != "next":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert focused(page) == ("text" if place + 1 < len(decisions) else "debrief")
        page.keyboard.press("Tab")
        while place + 1 < len(decisions) and not page.evaluate("document.activeElement.type === 'radio'"):
            page.keyboard.press("Tab")
    told = walk.locator(".ck-case-walk__debrief").inner_text()
    assert f"0 right at first sight, {len(decisions)} wrong turns" in told
    assert case(case_id).case.teaches in told
    assert case(case_id).plan.steps[0].label in told
    assert walk.locator(".ck-case-walk__way > li").count() == len(decisions)


def test_every_first_answer_is_recorded_once(opened, walked):
    page = opened(walked, "#case:case=tracks&mode=solo")
    walk = page.locator(".ck-case-walk")
    film, visit = case("tracks").decisions[:2]
    for decision, verdicts in ((film, ("wrong", "right")), (visit, ("later", "right"))):
        for verdict in verdicts:
            answer = next(choice.answer for choice in decision.choices if choice.verdict == verdict)
            walk.locator(f'.ck-case-walk__option input[value="{answer}"]').check()
            walk.locator('[data-ck="decide"]').click()
            walk.locator('[data-ck="back"], [data-ck="next"]').click()
    first, second = kept(page)
    assert (first["source"], first["item"], first["kind"]) == ("case", "tracks/film", "next_step")
    assert (first["truth"], first["said"]) == ("recall_for_magnification", "routine_screening")
    assert (first["right"], first["credit"], first["more_truth"], first["more_said"]) == (
        False,
        0,
        True,
        False,
    )
    assert (second["item"], second["credit"]) == ("tracks/visit", 0.5)
    assert walk.locator(".ck-case-walk__trouble").inner_text() == ""


def test_a_worked_case_is_read_and_records_nothing(opened, walked):
    page = opened(walked, "#case:case=smudges&mode=worked")
    page.evaluate("localStorage.clear()")
    walk = page.locator(".ck-case-walk")
    for decision in case("smudges").decisions:
        assert walk.locator(OUTCOME).inner_text().startswith("✓ Here you choose:")
        assert decision.right.option.story in walk.inner_text()
        walk.locator('[data-ck="next"]').click()
    assert "read this case as a worked example" in walk.inner_text()
    assert kept(page) == []
    walk.get_by_role("button", name="This case again: half-worked").click()
    assert walk.get_by_label("Half-worked").is_checked()


def test_half_worked_leaves_the_second_half_to_the_learner(opened, walked):
    page = opened(walked, "#case:case=smudges&mode=faded")
    walk = page.locator(".ck-case-walk")
    for _ in range(3):
        assert walk.locator(".ck-case-walk__option").count() == 0
        walk.locator('[data-ck="next"]').click()
    assert walk.locator(".ck-case-walk__option").count() == 3


def test_where_the_calcium_lies_is_shown_after_the_answer_and_on_request(opened, walked):
    page = opened(walked, "#case:case=smudges&mode=solo", color_scheme="dark")
    walk = page.locator(".ck-case-walk")
    assert walk.locator(".ck-toggle").count() == 0
    assert not walk.locator(".ck-still__truth").first.is_visible()
    walk.locator(".ck-case-walk__option input").first.check()
    walk.locator('[data-ck="decide"]').click()
    walk.get_by_role("button", name="Mark the particles").click()
    assert walk.locator(".ck-still__truth").first.is_visible()
    shade = "node => getComputedStyle(node).backgroundColor"
    assert walk.locator(".ck-still__truth").first.evaluate(shade) == "rgba(0, 0, 0, 0)", (
        "the film shows through"
    )
    sizes = walk.locator(".ck-still img").evaluate_all(
        "all => all.map(img => [img.complete, img.naturalWidth > 0])"
    )
    assert sizes == [[True, True], [True, True]]


def test_a_link_leads_back_to_the_same_place(opened, walked):
    page = opened(
        walked, "#case:case=waiting&mode=solo&at=1&said=film.routine_screening.recall_for_magnification"
    )
    walk = page.locator(".ck-case-walk")
    assert walk.locator(".ck-case-walk__title").inner_text() == case("waiting").title
    assert walk.locator(".ck-case-walk__stage").get_attribute("data-stage") == "verdict"
    past = walk.locator(".ck-case-walk__past")
    assert "after one wrong turn" in past.inner_text()
    past.locator("summary").first.click()
    said = past.locator(".ck-case-walk__verdict").all_inner_texts()
    assert [line.partition(".")[0] for line in said] == ["✗ A wrong turn", "✓ Right"]
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    walk.locator('[data-ck="link"]').click()
    assert "said=film.routine_screening.recall_for_magnification" in page.evaluate(
        "decodeURIComponent(location.hash)"
    )


def test_a_link_cannot_skip_a_decision(opened, walked):
    page = opened(walked, "#case:case=waiting&mode=solo&at=5&said=film.routine_screening~nowhere.x")
    assert page.locator(".ck-case-walk__stage").get_attribute("data-stage") == "film"


STATES = {
    "question": "#case:case=smudges&mode=solo",
    "question after a wrong turn": "#case:case=smudges&mode=solo&said=film.routine_screening",
    "two pictures": "#case:case=smudges&mode=worked&at=2",
    "the patient's question": "#case:case=tracks&mode=worked&at=4",
    "debrief": "#case:case=smudges&mode=solo&at=6&said=film.routine_screening.recall_for_magnification~"
    "visit.mri.lateral_view~shape.milk_of_calcium~verdict.2~tell.2~plan.routine_screening",
}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_state_has_an_accessibility_fault(opened, walked, faults, width, scheme):
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = opened(walked, **options)
    found = {}
    for name, fragment in STATES.items():
        page.goto(f"{walked.as_uri()}{fragment}")
        page.reload()  # an address that differs in its fragment alone is not read anew
        page.locator(".ck-case-walk").wait_for()
        page.locator(".ck-case-walk details").evaluate_all("all => { for (const d of all) d.open = true; }")
        found[name] = faults(page, ".ck-case-walk")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    walk = page.locator(".ck-case-walk")
    page.goto(f"{walked.as_uri()}{STATES['question']}")
    page.reload()
    walk.locator(".ck-case-walk__option input").first.check()
    walk.locator('[data-ck="decide"]').click()
    found["right"] = faults(page, ".ck-case-walk")
    walk.locator('[data-ck="next"]').click()
    walk.locator(".ck-case-walk__option input").first.check()
    walk.locator('[data-ck="decide"]').click()
    found["astray"] = faults(page, ".ck-case-walk")
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_targets_are_large_enough(opened, walked):
    page = opened(walked, STATES["debrief"], viewport={"width": 320, "height": 900})
    small = page.locator(".ck-case-walk :is(button, summary, select, label)").evaluate_all(
        "all => all.filter(n => n.offsetParent && n.offsetHeight < 24).map(n => n.innerText)"
    )
    assert small == []


def test_two_walks_keep_to_themselves(opened, folder):
    source = """from ipywidgets import VBox
VBox([ck.CaseWalk("skin", mode="solo"), ck.CaseWalk("tracks", mode="solo")])"""
    page = opened(page_of(folder, "two", source))
    one, two = page.locator(".ck-case-walk").all()
    one.locator(".ck-case-walk__option input").nth(0).check()
    two.locator(".ck-case-walk__option input").nth(1).check()
    assert one.locator("input:checked").count() == two.locator("input:checked").count() == 2
    one.locator('[data-ck="decide"]').click()
    assert two.locator(".ck-case-walk__outcome").count() == 0


def test_without_scripts_a_case_reads_as_a_worked_example(opened, walked):
    page = opened(walked, java_script_enabled=False)
    page.locator("summary", has_text=case("smudges").title).click()
    told = page.locator(".ck-cases").inner_text()
    for decision in case("smudges").decisions:
        assert decision.stage.text in told
        assert decision.right.option.story in told
        assert decision.right.label in told
    assert "not for care" in told
    assert "acr2013" in told


def test_a_walk_prints(opened, walked):
    page = opened(walked, STATES["debrief"])
    page.emulate_media(media="print")
    assert not page.locator(".ck-case-walk__bar").is_visible()
    assert page.locator(".ck-case-walk__way").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_lesson_is_light_and_offers_every_case(site):
    """Pictures and all: under 3 MB."""
    page = site / "07-cases.html"
    assert page.stat().st_size < 3_000_000
    text = page.read_text(encoding="utf-8")
    assert [one.id for one in all_cases().values() if f'"id":"{one.id}"' not in text] == []


def test_an_unfinished_case_goes_on_where_it_was_left(opened, walked):
    """After a reload, and after a look at another case; a link opens at its walk."""
    page = opened(walked, "#case:case=waiting&mode=solo")
    walk = page.locator(".ck-case-walk")
    page.wait_for_function("document.querySelector('.ck-case-walk').getBoundingClientRect().top < 40")
    expect(walk.locator(".ck-case-walk__which")).to_contain_text("0 of 3 cases decided")
    first = case("waiting").decisions[0]
    walk.locator(".ck-case-walk__option input").first.focus()
    page.keyboard.press(number_of(first, "right"))
    page.keyboard.press("Enter")
    walk.locator('[data-ck="next"]').click()
    page.goto("about:blank")
    page.goto(walked.as_uri())
    expect(walk.locator(".ck-case-walk__stage .ck-kicker")).to_contain_text("Decision 2")
    walk.locator("select").select_option("smudges")
    expect(walk.locator(".ck-case-walk__stage .ck-kicker")).to_contain_text("Decision 1")
    assert "(begun)" in walk.locator("option[value=waiting]").inner_text()
    walk.locator("select").select_option("waiting")
    expect(walk.locator(".ck-case-walk__stage .ck-kicker")).to_contain_text("Decision 2")
