"""The drill in a page: by keyboard, accessible in every state, calm, and true to what Python says."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pandas as pd
import pytest
from browser.conftest import LISTEN, PATIENCE, reload
from playwright.sync_api import expect
from record_maker import answer as recorded, record_of

import calcikit as ck
from calcikit.payload.patches import drawn_picture
from calcikit.payload.questions import question
from calcikit.payload.search import search_question
from calcikit.quiz import item_of
from calcikit.quiz.answer_pairs import pairs_at_stake
from calcikit.quiz.search_questions import search_item

LESSON = "06-practise.html"
KEY = "calcikit.progress.v1"


@pytest.fixture
def drill(opened, site, tmp_path):
    """Open the lesson in a window without any record but the one given; give its drill."""

    def go(fragment="#drill:seed=4&n=10", record="", **options):
        if record:
            empty = tmp_path / "empty.html"
            empty.touch()
            page = opened(empty, **options)
            page.evaluate(f"text => localStorage.setItem({KEY!r}, text)", record)
            reload(page, f"{(site / LESSON).as_uri()}{fragment}")
        else:
            page = opened(site / LESSON, fragment, **options)
        widget = page.locator(".ck-drill")
        expect(widget.locator(".ck-drill__question")).to_be_visible()
        return widget

    return go


def kept(widget):
    """Return the record as the browser keeps it."""
    return record_of(widget.page.evaluate(f"localStorage.getItem({KEY!r}) ?? ''"))


def answer(widget, place=1, sure=2):
    """Answer the question by keyboard; the focus is in the drill."""
    if widget.locator(".ck-find").count():
        widget.get_by_role("button", name="Nothing here").press("Enter")
    else:
        widget.page.keyboard.press(str(place))
        widget.page.keyboard.press(str(sure))
    expect(widget.locator(".ck-drill__feedback")).to_be_visible()


def next_question(widget):
    """Go on as a reader does: the focus is on the verdict, and Enter goes on."""
    expect(widget.locator(".ck-drill__verdict")).to_be_focused()
    widget.page.keyboard.press("Enter")
    expect(widget.locator(".ck-drill__feedback")).to_have_count(0)


def until(widget, kind, sure=2):
    """Answer until a question of that kind is asked."""
    widget.focus()
    while widget.locator(".ck-drill__kind").inner_text().lower() != kind.lower():
        answer(widget, 1, sure)
        next_question(widget)


def answer_wrong(widget):
    """Give the first wrong answer, and be sure of it."""
    options = asked_now(widget).options
    place = next(number for number, option in enumerate(options) if not option.right)
    answer(widget, place + 1, 4)
    return options[place]


def asked_now(widget):
    """Return the question on the screen; a field to search is answered first."""
    while widget.locator(".ck-find").count():
        answer(widget)
        next_question(widget)
    item = item_of(widget.locator(".ck-drill__question").get_attribute("data-item"))
    assert widget.locator(".ck-drill__option .ck-drill__text").all_inner_texts() == [
        o.text for o in item.options
    ]
    return item


def test_a_whole_sitting_by_keyboard_is_recorded_as_python_grades_it(drill):
    widget = drill()
    widget.focus()
    for number in range(10):
        expect(widget.locator(".ck-drill__where")).to_have_text(f"Question {number + 1} of 10")
        answer(widget, number % 2 + 1, number % 4 + 1)
        widget.page.keyboard.press("Enter")
    expect(widget.locator(".ck-drill__results h3")).to_be_focused()
    record = kept(widget)
    assert record.problems == ()
    assert len(record.events) == 10
    assert record.events["item"].nunique() == 10
    chosen = record.events[record.events["kind"] != "find"]
    assert chosen["confidence"].tolist() == [number % 4 + 1 for number in chosen.index]
    for event in chosen.to_dict("records"):
        item = item_of(event["item"])
        option = next(one for one in item.options if one.id == event["said"])
        assert (event["truth"], event["credit"], event["right"]) == (item.truth, option.credit, option.right)
        for told, true in zip(
            (event["more_truth"], event["more_said"]), (item.right_option.more, option.more), strict=True
        ):
            assert (None if pd.isna(told) else bool(told)) == true
    score = record.score().loc["all"]
    assert widget.locator(".ck-drill__score strong").inner_text() == f"{score['right']:.0f} of 10 right"


def test_the_shown_feedback_is_that_of_the_item(drill):
    widget = drill()
    widget.focus()
    for _ in range(4):
        item = asked_now(widget)
        widget.page.keyboard.press("1")
        widget.page.keyboard.press("3")
        given, feedback = item.options[0], widget.locator(".ck-drill__feedback")
        text = feedback.inner_text()
        assert item.right_option.reason in text
        assert given.reason in text
        assert item.explanation in (item.right_option.reason, "") or item.explanation not in text
        feedback.get_by_text("More about it").click()
        text = feedback.inner_text()
        assert item.explanation in text
        assert item.where in text
        assert given.background in text
        feedback.get_by_role("button", name="Next question").press("Enter")
        expect(feedback).to_have_count(0)


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ({}, "all"),
        ({"color_scheme": "dark"}, "colours"),
        ({"viewport": {"width": 320, "height": 700}}, "all but colours"),
    ],
)
def test_every_state_is_accessible(drill, faults, options, rules):
    """Words, one picture, two pictures, picked, feedback, side by side, results."""
    widget = drill("#drill:seed=50&n=100", **options)
    page = widget.page

    def sound(state):
        assert faults(page, ".ck-drill", rules) == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), state

    sound("first question")
    until(widget, "Name the morphology")
    sound("a picture")
    page.keyboard.press("1")
    sound("picked")
    page.keyboard.press("Escape")
    answer_wrong(widget)
    widget.locator("details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    sound("feedback")
    widget.get_by_role("button", name="Show me the one I said").click()
    sound("side by side")
    widget.get_by_role("button", name="Next question").click()
    until(widget, "Same or different")
    sound("two pictures")
    widget.get_by_role("button", name="My results").click()
    widget.locator("details").evaluate_all("all => all.forEach(node => { node.open = true; })")
    sound("results")


def test_nothing_jumps_between_question_and_feedback(drill):
    """Answers and pictures stay where they are; verdict and reason come below, then Next."""
    widget = drill("#drill:seed=7&n=100")
    until(widget, "Name the morphology")
    place = "node => node.getBoundingClientRect().top + window.scrollY"
    watched = [
        widget.locator(".ck-drill__stem"),
        widget.locator(".ck-still__frame").first,
        *widget.locator(".ck-drill__option").all(),
    ]
    before = [node.evaluate(place) for node in watched]
    answer(widget)
    assert [node.evaluate(place) for node in watched] == before
    assert not widget.get_by_text("Where are they?").is_visible(), "once answered there is nothing to tap"
    verdict, onward, rest = (
        widget.locator(f".ck-drill__feedback {name}").first.evaluate(place)
        for name in (".ck-drill__verdict", ".ck-main-button", "details")
    )
    assert verdict < onward < rest


def test_feedback_stands_beside_the_picture_or_under_it_on_a_telephone(drill):
    sides = {}
    for width in (1280, 768, 390):
        widget = drill("#drill:seed=8&n=100", viewport={"width": width, "height": 844})
        until(widget, "Name the distribution")
        words = widget.locator(".ck-drill__text").evaluate_all("all => all.map(one => one.clientHeight)")
        assert max(words) < 30, "the name of a distribution is broken"
        answer(widget)
        assert widget.locator(".ck-right .ck-key").is_visible(), "a sign, not the colour alone"
        picture, said = (
            widget.locator(name).first.bounding_box() for name in (".ck-still__frame", ".ck-drill__verdict")
        )
        beside = said["x"] > picture["x"] + picture["width"] and said["y"] < picture["y"] + picture["height"]
        sides[width] = beside
        assert 0 <= said["y"] <= 844
    assert sides == {1280: True, 768: False, 390: False}


def test_a_sitting_survives_a_reload(drill):
    widget = drill()
    widget.focus()
    for _ in range(3):
        answer(widget)
        next_question(widget)
    left = asked_now(widget).id
    reload(widget.page)
    expect(widget.locator(".ck-drill__where")).to_have_text("Question 4 of 10")
    assert asked_now(widget).id == left
    widget.focus()
    answer(widget)
    reload(widget.page)
    expect(widget.locator(".ck-drill__where")).to_have_text("Question 5 of 10")
    widget.get_by_role("button", name="My results").click()
    expect(widget.locator(".ck-drill__score")).to_contain_text("of 4 right")


def test_the_missed_questions_come_again(drill):
    widget = drill("#drill:seed=4&n=3")
    widget.focus()
    missed = []
    for number in range(3):
        missed.append(asked_now(widget).id)
        answer_wrong(widget)
        if number < 2:
            next_question(widget)
    widget.page.keyboard.press("Enter")
    widget.get_by_role("button", name="The 3 you missed, again").click()
    again = []
    for _ in range(3):
        again.append(asked_now(widget).id)
        answer(widget)
        widget.page.keyboard.press("Enter")
    assert again == missed


def test_a_link_opens_at_the_drill_and_its_first_question_is_near_the_title(drill):
    widget = drill()
    widget.page.wait_for_function(
        "Math.abs(document.querySelector('.ck-drill').getBoundingClientRect().top) < 60"
    )
    assert widget.page.evaluate("scrollY") < 800


def test_results_count_cases_too(drill):
    progress = ck.Progress()
    progress.add(recorded("skin/recall", "a", "b", source="case", kind="next_step"))
    widget = drill(record=progress.text())
    widget.get_by_role("button", name="My results").click()
    expect(widget.locator(".ck-drill__score")).to_contain_text("0 of 1 right")


def test_long_answers_keep_their_lines_when_they_are_marked(drill):
    """A mark beside an answer takes no room from its words, on a telephone either."""
    widget = drill("#drill:seed=2&n=100", viewport={"width": 390, "height": 844})
    until(widget, "What do you tell her?")
    heights = "all => all.map(node => node.getBoundingClientRect().height)"
    before = widget.locator(".ck-drill__option").evaluate_all(heights)
    answer(widget)
    assert widget.locator(".ck-drill__option").evaluate_all(heights) == before


def test_the_verdict_is_told_once(drill):
    """By the focus that it takes, without its sign; nothing else says it."""
    widget = drill()
    widget.page.locator(".ck-drill > [role=status]").evaluate(LISTEN)
    widget.focus()
    answer(widget)
    verdict = widget.locator(".ck-drill__verdict")
    expect(verdict).to_be_focused()
    assert re.search("Right|Nearly|Not this one", verdict.aria_snapshot())
    assert not re.search("[✓✗◐]", verdict.aria_snapshot())
    assert widget.page.evaluate("told") == []
    widget.get_by_role("button", name="Next question").click()
    expect(widget.locator(".ck-drill__where")).to_contain_text("Question 2")
    assert widget.page.locator(".ck-drill > [role=status]").inner_text() == ""


def test_a_slip_shows_where_and_the_other_one_beside_it(drill):
    widget = drill("#drill:seed=7&n=100", viewport={"width": 1280, "height": 640})
    until(widget, "Name the morphology")
    assert widget.locator(".ck-still__truth:visible").count() == 0
    widget.page.evaluate("scrollTo(0, 0)")
    said = answer_wrong(widget)
    expect(widget.get_by_role("button", name="Next question")).to_be_in_viewport(ratio=0.9)
    truth = widget.locator(".ck-drill__pictures .ck-still__truth:visible")
    assert truth.count() == 0
    marks = widget.get_by_role("button", name="Mark the particles")
    marks.click()
    assert truth.count() >= 1
    marks.click()
    assert truth.count() == 0
    show = widget.get_by_role("button", name="Show me the one I said")
    show.click()
    compare = widget.locator(".ck-drill__compare .ck-still")
    assert compare.count() == 2
    assert said.text in compare.nth(1).inner_text()
    loaded = "all => all.every(image => image.complete && image.naturalWidth > 0)"
    compare.locator("img").evaluate_all("all => Promise.all(all.map(image => image.decode()))")
    assert compare.locator("img").evaluate_all(loaded)
    show.click()
    assert compare.count() == 0


def test_escape_goes_back_and_another_answer_counts(drill):
    widget = drill()
    widget.focus()
    widget.page.keyboard.press("1")
    expect(widget.locator(".ck-drill__option input").first).to_be_checked()
    widget.page.keyboard.press("Escape")
    expect(widget.locator(".ck-drill__option input:checked")).to_have_count(0)
    assert widget.locator(".ck-drill__sure button:enabled:visible").count() == 0
    answer(widget, 2, 1)
    item = asked_now(widget)
    assert kept(widget).events["said"].tolist() == [item.options[1].id]


def test_by_mouse_it_works_as_well(drill):
    widget = drill()
    widget.locator(".ck-drill__option").nth(1).click()
    widget.get_by_role("button", name="Fairly sure").click()
    assert kept(widget).events["confidence"].tolist() == [3]
    widget.get_by_role("button", name="Next question").click()
    expect(widget.locator(".ck-drill__where")).to_have_text("Question 2 of 10")


def test_the_length_can_be_chosen(drill):
    widget = drill()
    box = widget.get_by_label("Questions in this sitting")
    assert box.locator("option").all_inner_texts() == ["10 questions", "30 questions", "50 questions"]
    box.select_option("30")
    expect(widget.locator(".ck-drill__where")).to_have_text("Question 1 of 30")


def test_a_link_gives_the_same_sitting(drill):
    sittings = []
    for locale in ("en-US", "en-GB"):  # two windows: the second knows no answer
        widget = drill("#drill:seed=77&n=20", locale=locale)
        widget.focus()
        for _ in range(5):
            answer(widget)
            next_question(widget)
        sittings.append(kept(widget).events["item"].tolist())
    assert sittings[0] == sittings[1]
    widget.get_by_role("button", name="My results").click()
    link = widget.get_by_role("link", name="Link to this sitting")
    assert "seed=77&n=20" in link.get_attribute("href")


def slips(times):
    """Write a record of a learner who takes amorphous particles for punctate ones."""
    progress = ck.Progress()
    for number in range(times):
        about = {"at": f"2026-11-01T10:00:{number:02}.000Z", "confidence": 4, "credit": 0.5}
        about |= {"more_truth": True, "more_said": True}
        progress.add(recorded(f"shape-99-{number}", "amorphous", "punctate", **about))
    return progress.text()


def test_the_pair_that_is_mixed_up_can_be_drilled(drill):
    widget = drill(record=slips(4))
    widget.get_by_role("button", name="My results").click()
    expect(widget.get_by_role("button", name="All my answers (4)")).to_have_attribute("aria-pressed", "true")
    expect(widget.locator(".ck-drill__results")).to_contain_text("0 of 4 right")
    expect(widget.locator(".ck-drill__results")).to_contain_text("Amorphous and Punctate (4 times)")
    widget.get_by_role("button", name="Drill these two").click()
    for _ in range(4):
        expect(widget.locator(".ck-drill__where")).to_contain_text("Amorphous or Punctate: question")
        assert "morphology:amorphous|punctate" in pairs_at_stake(asked_now(widget))
        answer(widget)
        next_question(widget)


def test_the_record_goes_out_and_comes_back(drill):
    widget = drill()
    widget.focus()
    answer(widget)
    widget.get_by_role("button", name="My results").click()
    widget.locator(".ck-drill__record summary").click()
    with widget.page.expect_download() as download:
        widget.get_by_role("link", name="Download it").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert record_of(text).events["item"].tolist() == kept(widget).events["item"].tolist()
    other = slips(3) + "not a line\n"
    widget.get_by_label("Load a record").set_input_files([])  # the choice was taken back
    widget.get_by_label("Load a record").set_input_files(
        {"name": "mine.jsonl", "mimeType": "text/plain", "buffer": other.encode()}
    )
    expect(widget.get_by_role("button", name="All my answers (4)")).to_be_visible()
    expect(widget.locator(".ck-drill__record")).to_contain_text("3 answers were added")
    assert len(kept(widget).events) == 4


def test_the_page_is_light_and_holds_pictures_enough(site):
    text = (site / LESSON).read_text(encoding="utf-8")
    assert len(text.encode()) < 6_000_000
    row = b64decode(max(re.findall(r"[A-Za-z0-9+/]{1000,}=*", text), key=len))
    assert 120 <= row.count(b"WEBPVP8") <= 300


def test_pictures_are_decoded_one_by_one(drill):
    """Only those on the screen are images; the others wait as text."""
    widget = drill("#drill:seed=4&n=100")
    until(widget, "Name the morphology")
    assert widget.locator("img").count() <= 4


def test_without_scripts_some_questions_are_there(opened, site):
    page = opened(site / LESSON, java_script_enabled=False)
    assert page.locator(".ck-question").count() >= 8
    assert "BI-RADS" in page.locator("main").inner_text()


def test_what_is_packed_is_what_python_makes(drill, site):
    """Every question of the bank, read out of the page, is the item of its id."""
    text = (site / LESSON).read_text(encoding="utf-8")
    data = json.loads(re.search(r'<script[^>]*id="ck-data"[^>]*>(.*?)</script>', text, re.DOTALL)[1])
    model = next(held for held in data["models"].values() if "_questions" in held["bytes"])

    def unpacked(trait):
        held = data["bytes"][model["bytes"][trait]]
        late = rf'id="ck-late-{held}">([^<]*)<'
        return json.loads(
            zlib.decompress(b64decode(held if isinstance(held, str) else re.search(late, text)[1]))
        )

    packed, later = unpacked("_questions"), unpacked("_later")
    pictures = packed["pictures"]
    fields = [asked for asked in packed["items"] if asked["kind"] == "find"]
    assert len(fields) == 12
    for stub in fields:
        asked = stub | later["fields"][stub["id"]]
        made = json.loads(json.dumps(search_question(search_item(stub["id"]))[0]))
        assert {**made, "image": asked["image"], "weight": asked["weight"]} == asked
    assert {n for n, one in enumerate(pictures) if "truth" not in one} == set(map(int, later["truths"]))
    for asked in (asked for asked in packed["items"] if asked["kind"] != "find"):
        made = question(item_of(asked["id"]))
        assert {**made, "pictures": asked["pictures"]} == {
            **asked,
            "options": [{k: v for k, v in option.items() if k != "example"} for option in asked["options"]],
        }
        assert all(number < len(pictures) for number in asked["pictures"])
        examples = [option["example"] for option in asked["options"] if "example" in option]
        assert len(examples) == (
            len(asked["options"]) - 1 if asked["kind"] in ("shape", "arrangement") else 0
        )


def searched(widget):
    """Return the field on the screen as Python makes it."""
    item = search_item(widget.locator(".ck-find").get_attribute("data-item"))
    return [one for one in search_question(item)[0]["located"] if not one["distractor"]]


def until_field(widget, findings):
    """Answer until a field with so many findings is to be searched."""
    widget.focus()
    while True:
        if widget.locator(".ck-find").count() and len(searched(widget)) == findings:
            return
        answer(widget)
        widget.get_by_role("button", name="Next question").click()


def test_a_field_is_searched_by_keyboard(drill):
    """The cursor says where it is; a mark on the finding is a hit, and the record says so."""
    widget = drill("#drill:seed=30&n=100")
    until_field(widget, 1)
    (finding,) = searched(widget)
    film, said = widget.locator(".ck-find__film"), widget.locator(".ck-find [role=status]")
    film.focus()
    widget.page.keyboard.press("ArrowLeft")
    widget.page.keyboard.press("ArrowRight")
    for axis, (more, less) in enumerate((("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp"))):
        middle = sum(corner[axis] for corner in finding["hull"]) / len(finding["hull"])
        for _ in range(round(abs(middle - 32) / 2)):
            widget.page.keyboard.press(more if middle > 32 else less)
    expect(said).to_contain_text("mm from the left")
    widget.page.keyboard.press("Enter")
    expect(said).to_contain_text("Mark 1")
    film.dispatch_event("keydown", {"key": "'", "code": "Digit4", "bubbles": True})  # on AZERTY
    widget.get_by_role("button", name="Check my marks").press("Enter")
    expect(widget.locator(".ck-drill__verdict")).to_have_text("✓ Found.")
    expect(widget.locator(".ck-find__truth").first).to_be_visible()
    event = kept(widget).events.iloc[-1]
    assert event["search"]["findings"] == [{"morphology": finding["morphology"], "rating": 4}]
    assert event["search"]["astray"] == []
    widget.get_by_role("button", name="Next question").click()
    widget.get_by_role("button", name="My results").click()
    results = widget.locator(".ck-drill__results")
    expect(results).to_contain_text("Fields searched")
    expect(results).not_to_contain_text("JAFROC")  # one field says nothing of it
    expect(results).not_to_contain_text("By density")


def test_a_field_is_searched_by_touch_and_wheel(drill):
    widget = drill("#drill:seed=10&n=100", viewport={"width": 390, "height": 844}, has_touch=True)
    until_field(widget, 0)
    film = widget.locator(".ck-find__film")
    widget.get_by_role("button", name="Zoom in").tap()
    assert film.evaluate("node => node.scrollWidth > 1.4 * node.clientWidth")
    film.hover()
    widget.page.mouse.wheel(0, -100)
    assert film.evaluate("node => node.scrollWidth > 1.7 * node.clientWidth")
    widget.get_by_role("button", name="Whole field").tap()
    film.tap()
    widget.get_by_role("button", name="Sure", exact=True).tap()
    widget.get_by_role("button", name="Check my marks").tap()
    expect(widget.locator(".ck-drill__verdict")).to_have_text("✗ There is nothing here. 1 mark for nothing.")
    assert kept(widget).events.iloc[-1]["search"]["astray"] == [4]


def test_a_second_tap_on_a_mark_is_no_second_mark(drill):
    widget = drill("#drill:seed=10&n=100")
    until_field(widget, 0)
    film, marks = widget.locator(".ck-find__film"), widget.locator(".ck-find__marks > li")
    film.dblclick(position={"x": 90, "y": 120})
    expect(marks).to_have_count(1)
    film.click(position={"x": 200, "y": 120})
    expect(marks).to_have_count(2)
    film.click(position={"x": 96, "y": 114})
    expect(marks).to_have_count(2)
    first = marks.first.locator("[aria-pressed]").first
    assert first.evaluate("node => node === document.activeElement")
    film.click(position={"x": 122, "y": 120})
    expect(marks).to_have_count(3)


def test_what_is_due_in_the_page_is_due_in_python(drill):
    record = record_of(slips(4))
    widget = drill(record=record.text())
    expect(widget.locator(".ck-drill__bar .ck-drill__due")).to_have_text(f"{len(record.due())} due today")
    widget.get_by_role("button", name="My results").click()
    due = widget.locator(".ck-drill__results .ck-drill__due")
    expect(due.locator("summary")).to_have_text(f"{len(record.due())} due today, and asked more often")
    expect(due.locator("li")).to_have_text(["Name the morphology", "Amorphous or Punctate"])


def test_the_place_is_tapped_before_the_name(drill):
    """The feedback says how far the tap was off, and the record keeps it."""
    widget = drill("#drill:seed=8&n=100")
    until(widget, "Name the distribution")
    frame = widget.locator(".ck-still__frame").first
    shown = drawn_picture(asked_now(widget).pictures[0], 320)
    box = frame.bounding_box()
    x, y = (sum(corner[axis] for corner in shown["hull"]) / len(shown["hull"]) for axis in (0, 1))
    frame.click(position={"x": x * box["width"], "y": y * box["height"]})
    widget.locator(".ck-drill__stem").focus()
    answer(widget)
    expect(widget.locator(".ck-drill__feedback")).to_contain_text("Your tap is on them.")
    assert kept(widget).events["off_mm"].iloc[-1] == 0


@contextmanager
def held_back(content, mark):
    """Serve a page up to a mark; the rest follows when the event is set."""
    rest, cut = Event(), content.index(mark)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(content[:cut])
            self.wfile.flush()
            rest.wait(PATIENCE / 1000)
            self.wfile.write(content[cut:])

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", rest
    rest.set()
    server.shutdown()
    server.server_close()


def test_the_first_question_is_answered_before_the_images_of_the_rest_have_come(chromium, site):
    page = chromium.new_page()
    with held_back((site / LESSON).read_bytes(), b'<script type="text/plain" id="ck-late-') as (
        address,
        rest,
    ):
        page.goto(address, wait_until="commit")
        widget = page.locator(".ck-drill")
        expect(widget.locator(".ck-drill__question")).to_be_visible()
        page.evaluate("document.querySelector('.ck-drill__stem').focus()")
        answer(widget)
        assert page.evaluate("document.readyState") == "loading"
        widget.get_by_role("button", name="Next question").click()
        rest.set()
        expect(widget.locator(".ck-drill__where")).to_have_text("Question 2 of 10")
    page.close()


def test_on_a_phone_image_and_options_are_in_one_screen(drill):
    widget = drill("#drill:seed=7&n=10", viewport={"width": 390, "height": 700})
    expect(widget.locator(".ck-drill__count-1")).to_be_attached()
    widget.evaluate("node => node.scrollIntoView()")
    expect(widget.locator(".ck-still__frame")).to_be_in_viewport(ratio=1)
    options = widget.locator(".ck-drill__option").all()
    assert len(options) == 4
    for option in options:
        expect(option).to_be_in_viewport(ratio=1)
