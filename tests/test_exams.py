"""An exam opens where it is taken to, says the same in every format, and comes out the same again."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from base64 import b64decode
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import mistune
import pytest
import xmlschema
from bs4 import BeautifulSoup
from PIL import Image

import calcikit as ck
from calcikit import cli
from calcikit._output import PAGE
from calcikit.exams import questions, to_anki, to_gift, to_markdown, to_paper, to_qti
from calcikit.exams.question import notice
from calcikit.export import export_form, widget_page
from calcikit.quiz import item_of

HERE = Path(__file__).parent
WRITERS = {
    "anki": (ck.to_anki, "exam.apkg"),
    "qti": (ck.to_qti, "exam.zip"),
    "gift": (ck.to_gift, "exam.gift"),
    "markdown": (to_markdown, "exam.md"),
    "paper": (to_paper, "exam.html"),
}
ODD = (
    "{ } = ~ # : \\ \\\\ \"double\" 'single' <script>alert(1)</script> & &amp; &#65; $x_1$ `code` *star* "
    "_under_ [a](b) ![c](d) -- ... %50% ::t:: // {{field}} \u05e9\u05dc\u05dd \u202b\u05d0\u202c 🎈 2<3 | end"
)
STARTS = ("= first", "~ second", "1. third", "- fourth", "*a) fifth*")


def odd_items():
    """Make items whose words hold everything that any format could trip over."""
    for item in ck.drill_items(8, seed=3, kinds=["shape", "category"]):
        options = tuple(
            replace(
                option,
                text=f"{start} {ODD}",
                reason=f"Reason {place} {ODD}",
                credit=option.credit or place % 2 / 2,
            )
            for place, (option, start) in enumerate(zip(item.options, STARTS, strict=False))
        )
        stem = f"1. {item.id} {ODD} line one\nline two\ttab\x00\x07\ud800"
        yield replace(item, stem=stem, options=options, explanation=f"+ {ODD}", where=f"# {ODD}")


@pytest.fixture(scope="module", params=["drill", "odd"])
def exam(request, tmp_path_factory):
    """Write the same items in every format."""
    folder = tmp_path_factory.mktemp(request.param)
    items = tuple(ck.drill_items(16, seed=7)) if request.param == "drill" else tuple(odd_items())
    paths = {name: write(items, folder / file)[0] for name, (write, file) in WRITERS.items()}
    return SimpleNamespace(items=items, asked=questions(items), folder=folder, **paths)


def text_of(markup):
    """Read HTML as a reader does."""
    return " ".join(BeautifulSoup(markup, "html.parser").get_text(" ").split())


def flat(text):
    """Set words on one line."""
    return " ".join(text.split())


# ---------------------------------------------------------------- what is asked


def test_right_answers_are_those_of_the_items(exam):
    for item, question in zip(exam.items, exam.asked, strict=True):
        right = [answer for answer in question.answers if answer.right]
        assert len(right) == 1
        assert right[0] == question.right
        assert [answer.right for answer in question.answers] == [o.id == item.truth for o in item.options]
        assert question.sources
        assert len(question.images) == len(item.pictures)


def test_words_keep_all_but_what_no_format_can_hold(exam):
    for item, question in zip(exam.items, exam.asked, strict=True):
        dropped = {"\x00", "\x07", "\ud800"}
        assert question.stem == flat("".join(letter for letter in item.stem if letter not in dropped))


def test_what_is_shown_with_a_question_gives_nothing_away():
    kinds = ["shape", "arrangement", "same_or_different"]
    for question in questions(ck.drill_items(10, seed=2, kinds=kinds)):
        for image in question.images:
            assert question.right.text.lower() not in f"{image.alt} {image.name}".lower()
            assert image.shows not in image.alt


def test_pictures_say_in_their_pixels_that_they_are_simulated():
    item = ck.drill_items(1, seed=7, kinds=["shape"])[0]
    (image,) = questions([item])[0].images
    picture = Image.open(io.BytesIO(image.data))
    assert picture.size == (480, 480)
    plain = Image.fromarray(item.pictures[0].draw(480).display)
    strip = (0, 455, 480, 480)
    apart = zip(picture.crop(strip).convert("L").tobytes(), plain.crop(strip).tobytes(), strict=True)
    assert sum(abs(a - b) > 100 for a, b in apart) > 200


@pytest.mark.parametrize(("write", "name"), WRITERS.values(), ids=[*WRITERS])
def test_no_item_and_a_doubled_item_are_refused(write, name, tmp_path):
    with pytest.raises(ck.CalcikitError, match="an exam needs at least one item"):
        write([], tmp_path / name)
    with pytest.raises(ck.CalcikitError, match="is in the exam twice"):
        write(ck.drill_items(1) * 2, tmp_path / name)
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- Anki


@pytest.fixture
def deck(exam, tmp_path):
    """Open the package as Anki does: a data base and numbered media."""
    with ZipFile(exam.anki) as package:
        package.extractall(tmp_path)
    base = sqlite3.connect(tmp_path / "collection.anki2")
    base.row_factory = sqlite3.Row
    yield SimpleNamespace(base=base, folder=tmp_path, media=json.loads((tmp_path / "media").read_text()))
    base.close()


def notes_of(deck):
    """Read the notes, their fields by name."""
    (models,) = (json.loads(row["models"]) for row in deck.base.execute("select models from col"))
    for row in deck.base.execute("select * from notes order by id"):
        names = [name["name"] for name in models[str(row["mid"])]["flds"]]
        yield row, dict(zip(names, row["flds"].split("\x1f"), strict=True))


def test_anki_holds_a_note_and_a_card_for_every_item(exam, deck):
    notes = list(notes_of(deck))
    (cards,) = deck.base.execute("select count(*) from cards").fetchone()
    assert len(notes) == cards == len(exam.items) == len({row["guid"] for row, _ in notes})
    for question, (row, fields) in zip(exam.asked, notes, strict=True):
        assert text_of(fields["Question"]) == flat(question.stem)
        assert text_of(fields["Right"]) == flat(f"{question.right.letter}: {question.right.text}")
        answers = BeautifulSoup(fields["Answers"], "html.parser").find_all("li")
        assert [flat(each.get_text()) for each in answers] == [flat(a.text) for a in question.answers]
        reasons = BeautifulSoup(fields["Reasons"], "html.parser").find_all("li")
        assert [flat(a.reason) in flat(r.get_text()) for a, r in zip(question.answers, reasons, strict=True)]
        marks = [each.get_text()[0] for each in reasons]
        assert [mark == "✓" for mark in marks] == [answer.right for answer in question.answers]
        assert all(flat(source) in text_of(fields["Sources"]) for source in question.sources)
        assert not BeautifulSoup(row["flds"], "html.parser").find("script")
        assert f" calcikit::{question.kind} " in row["tags"]


def test_anki_replaces_a_note_whose_words_changed_and_no_other(exam, tmp_path):
    def notes(number, **changes):
        items = [replace(item, **changes) if place == 0 else item for place, item in enumerate(exam.items)]
        (path,) = to_anki(items, tmp_path / f"{number}.apkg")
        with ZipFile(path) as package:
            package.extract("collection.anki2", tmp_path)
        with closing(sqlite3.connect(tmp_path / "collection.anki2")) as base:
            return base.execute("select guid, mod from notes order by id").fetchall()

    before, corrected, asked = (
        notes(1),
        notes(2, explanation="Corrected."),
        notes(3, stem="Another question?"),
    )
    assert (before[0][0], before[1:]) == (corrected[0][0], corrected[1:])
    assert before[0][1] != corrected[0][1]
    day = datetime.fromisoformat(ck.__released__).replace(tzinfo=UTC).timestamp()
    assert all(day <= time < day + 86400 for _, time in (*before, *corrected))
    assert asked[0][0] != before[0][0]
    assert asked[1:] == before[1:]


def test_anki_brings_every_picture_it_shows(exam, deck):
    shown = [
        image
        for _, fields in notes_of(deck)
        for image in BeautifulSoup(fields["Pictures"], "html.parser").find_all("img")
    ]
    wanted = {image.name: image.data for question in exam.asked for image in question.images}
    assert {image["src"] for image in shown} == set(deck.media.values()) == set(wanted)
    assert all("Simulated mammogram" in image["alt"] for image in shown)
    for number, name in deck.media.items():
        assert (deck.folder / number).read_bytes() == wanted[name]


def test_an_anki_card_says_what_it_is_for(deck):
    (models,) = (json.loads(row["models"]) for row in deck.base.execute("select models from col"))
    (model,) = (each for each in models.values() if each["name"] == "calcikit question")
    (template,) = model["tmpls"]
    assert notice() in template["afmt"]
    assert "{{Right}}" not in template["qfmt"]


# ---------------------------------------------------------------- QTI

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@pytest.fixture
def package(exam):
    """Open the QTI package: the manifest names the quiz."""
    with ZipFile(exam.qti) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    manifest = ElementTree.fromstring(files["imsmanifest.xml"])
    named = [file.get("href") for file in manifest.iter() if file.tag.endswith("}file")]
    (quiz,) = (name for name in named if name.endswith(".xml") and "meta" not in name)
    return SimpleNamespace(files=files, named=[unquote(name) for name in named], quiz=files[quiz])


def test_qti_is_valid_and_its_manifest_complete(package):
    schema = xmlschema.XMLSchema(HERE / "expected" / "qti_subset.xsd")
    schema.validate(io.BytesIO(package.quiz))
    files = {name for name in package.files if not name.endswith("/")}
    assert {*package.named, "imsmanifest.xml"} == files
    broken = package.quiz.replace(b"</resprocessing>", b"<respcondition/></resprocessing>", 1)
    assert not schema.is_valid(io.BytesIO(broken))


def html_in(element):
    """Read the HTML inside a QTI element."""
    return element.find(f".//{QTI}mattext").text


def test_qti_asks_what_the_items_ask(exam, package):
    read = ElementTree.fromstring(package.quiz).findall(f".//{QTI}item")
    assert len(read) == len(exam.asked)
    for question, item in zip(exam.asked, read, strict=True):
        assert item.get("title") == question.id
        assert text_of(html_in(item.find(f"{QTI}presentation"))) == flat(question.stem)
        labels = item.findall(f".//{QTI}response_label")
        assert [text_of(html_in(label)) for label in labels] == [flat(a.text) for a in question.answers]
        conditions = item.iter(f"{QTI}respcondition")
        (scored,) = (each for each in conditions if each.find(f"{QTI}setvar") is not None)
        assert scored.findtext(f"{QTI}setvar") == "100"
        right = scored.findtext(f".//{QTI}varequal")
        assert [label.get("ident") == right for label in labels] == [a.right for a in question.answers]


def test_qti_gives_a_reason_for_every_answer_and_the_sources(exam, package):
    items = ElementTree.fromstring(package.quiz).iter(f"{QTI}item")
    for question, item in zip(exam.asked, items, strict=True):
        told = {each.get("ident"): text_of(html_in(each)) for each in item.findall(f"{QTI}itemfeedback")}
        linked = {each.get("linkrefid") for each in item.iter(f"{QTI}displayfeedback")}
        assert linked == told.keys()
        assert len(told) == len(question.answers) + 1
        for answer, label in zip(question.answers, item.findall(f".//{QTI}response_label"), strict=True):
            assert told[f"{label.get('ident')}_fb"].endswith(flat(answer.reason))
        assert all(flat(source) in told["general_fb"] for source in question.sources)
        assert notice() in told["general_fb"]


def test_qti_brings_every_picture_it_shows(exam, package):
    texts = [each.text for each in ElementTree.fromstring(package.quiz).iter(f"{QTI}mattext")]
    images = [image for text in texts for image in BeautifulSoup(text, "html.parser")("img")]
    shown = {unquote(image["src"]).removeprefix("$IMS-CC-FILEBASE$/") for image in images}
    wanted = {f"images/{image.name}": image.data for question in exam.asked for image in question.images}
    assert shown == wanted.keys()
    assert {name: package.files[name] for name in wanted} == wanted


# ---------------------------------------------------------------- GIFT


@pytest.fixture(scope="session")
def gift_parser(node, npm_package):
    """Read GIFT with gift-pegjs, the grammar that GIFT editors use."""
    folder = npm_package("gift-pegjs@1.0.2")

    def parse(text):
        told = "const {parse} = require('gift-pegjs'); console.log(JSON.stringify("
        told += "parse(require('fs').readFileSync(0, 'utf8'))))"
        done = subprocess.run(
            [node, "-e", told], input=text, capture_output=True, encoding="utf-8", check=False, cwd=folder
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return parse


def test_gift_is_read_by_its_grammar(exam, gift_parser):
    category, *read = gift_parser(exam.gift.read_text(encoding="utf-8"))
    assert category["type"] == "Category"
    assert len(read) == len(exam.asked)
    for question, found in zip(exam.asked, read, strict=True):
        assert (found["type"], found["title"], found["stem"]["format"]) == ("MC", question.id, "html")
        assert text_of(found["stem"]["text"]) == flat(question.stem)
        choices = found["choices"]
        assert [text_of(each["text"]["text"]) for each in choices] == [flat(a.text) for a in question.answers]
        reasons = [text_of(each["feedback"]["text"]) for each in choices]
        assert reasons == [flat(answer.reason) for answer in question.answers]
        assert [each["isCorrect"] for each in choices] == [answer.right for answer in question.answers]
        told = text_of(found["globalFeedback"]["text"])
        assert all(flat(source) in told for source in question.sources)
        assert told.endswith(notice())


def test_gift_gives_near_misses_their_part_of_a_point(exam, gift_parser):
    _, *read = gift_parser(exam.gift.read_text(encoding="utf-8"))
    for question, found in zip(exam.asked, read, strict=True):
        for answer, choice in zip(question.answers, found["choices"], strict=True):
            worth = 100 if answer.right else choice["weight"] or 0
            assert worth == pytest.approx(100 * answer.credit, abs=4)


def test_gift_holds_its_pictures(exam, gift_parser):
    _, *read = gift_parser(exam.gift.read_text(encoding="utf-8"))
    for question, found in zip(exam.asked, read, strict=True):
        images = BeautifulSoup(found["stem"]["text"], "html.parser").find_all("img")
        shown = [Image.open(io.BytesIO(data_of(image["src"]))).size for image in images]
        assert shown == [(480, 480)] * len(question.images)


def data_of(address):
    """Read the bytes of a data address."""
    return b64decode(address.removeprefix("data:image/jpeg;base64,"), validate=True)


def test_gift_has_one_entry_a_question_for_moodle(exam):
    """Moodle splits at empty lines before it reads anything, and knows only certain shares of a point."""
    _, *entries = exam.gift.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(entries) == len(exam.asked)
    for entry in entries:
        bare = re.sub(r"\\.", "", entry)
        assert bare.count("{") == bare.count("}") == 1
        assert len(re.findall(r"^=", bare, re.MULTILINE)) == 1
        assert set(re.findall(r"^~%([\d.]+)%", bare, re.MULTILINE)) <= {"25", "50", "33.3333", "75"}


# ---------------------------------------------------------------- Markdown


def read_markdown(path):
    """Read a Markdown file as a reader does."""
    page = mistune.create_markdown(escape=True)(path.read_text(encoding="utf-8"))
    return BeautifulSoup(page, "html.parser")


def test_the_paper_asks_and_the_key_answers(exam):
    paper, key = read_markdown(exam.markdown), read_markdown(exam.folder / "exam-key.md")
    assert len(paper("h2")) == len(key("h2")) == len(exam.asked)
    choices = [flat(each.get_text()) for each in paper("li")]
    wanted = [f"{a.letter}. {a.text}" for question in exam.asked for a in question.answers]
    assert choices == list(map(flat, wanted))
    asked = flat(paper.get_text())
    for question in exam.asked:
        assert flat(question.stem) in asked
        assert flat(question.right.reason) not in asked
    heads = [each.get_text() for each in key("h2")]
    assert heads == [f"Question {question.number}: {question.right.letter}" for question in exam.asked]
    answered = flat(key.get_text())
    for question in exam.asked:
        reasons = [answer.reason for answer in question.answers]
        told = [question.explanation, question.where, *question.sources, *reasons]
        assert [line for line in told if flat(line) not in answered] == []
    assert notice() in asked
    assert notice() in answered
    assert not paper("script")
    assert not key("script")


def test_the_paper_shows_its_pictures(exam):
    shown = [image["src"] for image in read_markdown(exam.markdown)("img")]
    wanted = [image for question in exam.asked for image in question.images]
    found = [exam.folder.joinpath(unquote(name)).read_bytes() for name in shown]
    assert found == [image.data for image in wanted]


# ---------------------------------------------------------------- to print


def test_a_paper_to_print_asks_and_its_key_answers(exam):
    pages = [exam.paper, exam.paper.with_name("exam-key.html")]
    paper, key = (BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser") for page in pages)
    listed = [flat(each.get_text()) for each in key("ol")[-1]("li")]
    parts = zip(exam.asked, paper("section"), key("section"), key.ol("li"), strict=True)
    for question, asked, answered, letter in parts:
        assert [flat(each.get_text()) for each in asked("li")] == [flat(a.text) for a in question.answers]
        assert [data_of(image["src"]) for image in asked("img")] == [each.data for each in question.images]
        assert flat(question.stem) in flat(asked.get_text())
        assert letter.strong.get_text() == question.right.letter
        assert answered.h2.get_text() == f"Question {question.number}: {question.right.letter}"
        told = flat(answered.get_text())
        assert [a.reason for a in question.answers if flat(a.reason) not in told] == []
        numbers = answered.find(class_="ck-source").get_text().partition(".")[0]
        cited = [listed[int(number) - 1] for number in re.findall(r"\d+", numbers)]
        assert cited == [*map(flat, question.sources)]
    assert not paper(class_="ck-source")


def test_a_german_exam_says_in_german_what_it_is_for_and_where_from(tmp_path):
    ck.use(language="de")
    try:
        items = ck.drill_items(1, seed=7, kinds=["shape"])
        paper, key, _ = to_markdown(items, tmp_path / "exam.md")
    finally:
        ck.use()
    assert "Zum Lernen, nicht für die Versorgung." in paper.read_text(encoding="utf-8")
    answered = key.read_text(encoding="utf-8")
    assert answered.startswith("# Lösung: ")
    assert "\nQuellen:\n" in answered
    assert ", richtig: " in answered


def test_what_a_reason_has_said_is_not_said_again():
    (question,) = questions([item_of("same_or_different-7-0")])
    assert [line for line in question.closing if line in question.right.reason] == []
    assert question.explanation in question.closing


# ---------------------------------------------------------------- the same paper


DATE = re.compile(rb"(<imsmd:dateTime>).*?(</imsmd:dateTime>)")


def content_of(path):
    """Give what a file holds; of a package each part, without the day that QTI asks for."""
    if path.suffix not in (".apkg", ".zip"):
        return path.read_bytes()
    with ZipFile(path) as package:
        return {name: DATE.sub(b"", package.read(name)) for name in package.namelist()}


def test_a_paper_of_any_name_finds_its_pictures(tmp_path):
    items = ck.drill_items(1, seed=7, kinds=["shape"])
    paper, _, *pictures = to_markdown(items, tmp_path / "Quiz #3? 100% ü (a).md")
    names = re.findall(r"\]\(([^)]+)\)", paper.read_text(encoding="utf-8"))
    assert [(tmp_path / unquote(urlsplit(name).path)) for name in names] == pictures


def test_the_same_items_give_the_same_paper_at_another_time(exam, tmp_path, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1.9e9)
    for name, (write, file) in WRITERS.items():
        (again, *_) = write(exam.items, tmp_path / file)
        assert content_of(again) == content_of(getattr(exam, name)), name


def test_the_command_writes_the_same_paper_in_another_process(tmp_path, monkeypatch):
    """There with another hash of every word, and in another time zone."""
    here, there = tmp_path / "here", tmp_path / "there"
    asked = [
        ["exam", "--n", "5", "--seed", "7", "--to", name, "--out", file]
        for name, (_, file) in WRITERS.items()
    ]
    here.mkdir()
    monkeypatch.chdir(here)
    assert [cli.main(words) for words in asked] == [0] * len(asked)
    there.mkdir()
    code = "import json, sys, calcikit.cli as c; sys.exit(any([c.main(w) for w in json.loads(sys.argv[1])]))"
    environment = {**os.environ, "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", code, json.dumps(asked)]
    subprocess.run(command, check=True, cwd=there, env=environment, stdout=subprocess.DEVNULL)
    one, two = (
        {path.relative_to(folder): content_of(path) for path in folder.rglob("*") if path.is_file()}
        for folder in (here, there)
    )
    assert one == two
    assert len(one) >= 6


def test_the_command_says_where_the_key_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["exam", "--n", "4", "--seed", "3", "--to", "markdown", "--kinds", "shape"]) == 0
    assert capsys.readouterr().out == (
        "The questions are in calcikit-exam-3-n4-shape.md.\n"
        "The key is in calcikit-exam-3-n4-shape-key.md, "
        "the pictures in calcikit-exam-3-n4-shape-pictures.\n"
    )
    paper = (tmp_path / "calcikit-exam-3-n4-shape.md").read_text(encoding="utf-8")
    assert paper.startswith("# calcikit: 4 questions, seed 3\n")
    assert paper.count("What is the morphology") == 4


def test_another_seed_is_another_paper(tmp_path):
    one, two = (ck.to_gift(ck.drill_items(5, seed=seed), tmp_path / f"{seed}.gift")[0] for seed in (1, 2))
    assert one.read_bytes() != two.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--n", "0"], "n must be a whole number from 1 to 1000"),
        (["--seed", "-1"], "seed must be a whole number of 0 or more"),
        (["--kinds", "shap"], "'shap' is not a known kind of question. Did you mean 'shape'?"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(words, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["exam", "--n", "2", "--to", "gift", *words]) == 1
    told = capsys.readouterr().err
    assert told.startswith("calcikit: ")
    assert said in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("kind", ["category", "next_step", "tell_her", "which_view", "turning_word"])
def test_no_paper_asks_the_same_question_twice(kind):
    """Two hundred questions in words alone repeated themselves, and text2qti ended in a traceback."""
    items = ck.drill_items(120, seed=2, kinds=[kind])
    assert len({(item.stem, item.pictures) for item in items}) == 120
    assert all(item_of(item.id) == item for item in items[-20:])
    assert ck.drill_items(30, seed=2, kinds=[kind]) == items[:30]


def test_the_same_words_twice_are_refused_with_both_ids(tmp_path):
    item = next(item for item in ck.drill_items(40, seed=1) if not item.pictures)
    again = replace(item, id=f"{item.id}0")
    with pytest.raises(
        ck.CalcikitError, match=f"'{again.id}' is in the exam twice: '{item.id}' asks the same"
    ):
        to_qti([item, again], tmp_path / "two.zip")


def a_page(_, path):
    export_form("before", path)


@pytest.mark.parametrize(("write", "name"), [(to_anki, "a.apkg"), (to_qti, "a.zip"), (a_page, "a.html")])
def test_a_deck_a_package_or_a_page_that_was_changed_by_hand_stays(write, name, tmp_path, monkeypatch):
    monkeypatch.setattr(widget_page, "form_page", lambda _: f'{PAGE.decode()}">')
    items, path = ck.drill_items(1, seed=7), tmp_path / name
    write(items, path)
    write(items, path)
    if write is a_page:
        path.write_bytes(path.read_bytes().replace(b"calcikit", b"Room 5", 1) + PAGE)
    else:
        with ZipFile(path, "a") as package:
            package.writestr("room.txt", "Room 5")
    changed = path.read_bytes()
    with pytest.raises(ck.CalcikitError, match="was changed since calcikit wrote it and is left as it is"):
        write(items, path)
    assert path.read_bytes() == changed


@pytest.mark.parametrize(("write", "name"), [(to_gift, "a.gift"), (to_markdown, "a.md")])
def test_a_paper_that_was_changed_by_hand_stays(write, name, tmp_path):
    items, path = ck.drill_items(2, seed=7), tmp_path / name
    write(items, path)
    written = path.read_bytes()
    path.write_bytes(written.replace(b"\n", b"\r\n"))  # as an editor on Windows saves it
    write(ck.drill_items(3, seed=7), path)
    write(items, path)
    assert path.read_bytes() == written
    path.write_bytes(written.replace(b"For learning", b"Room 5. For learning", 1))
    if write is to_gift:
        path.write_bytes(written + b"// Room 5\n")
    with pytest.raises(ck.CalcikitError, match="was changed since calcikit wrote it and is left as it is"):
        write(items, path)
    assert b"Room 5" in path.read_bytes()
    path.write_bytes(re.sub(rb", sha256 \w+", b"", written))  # as an older calcikit wrote it
    assert write(items, path)[0] == path


def test_another_exam_has_another_name_and_the_same_one_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["--n", "2"], ["--n", "2"], ["--n", "3"], ["--n", "2", "--kinds", "category"]):
        assert cli.main(["exam", "--to", "gift", *words]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "calcikit-exam-0-n2-category.gift",
        "calcikit-exam-0-n2.gift",
        "calcikit-exam-0-n3.gift",
    ]


def test_a_link_is_followed_and_stays_one(tmp_path):
    items, link, own = ck.drill_items(2, seed=7), tmp_path / "link.gift", tmp_path / "here" / "own.gift"
    own.parent.mkdir()
    link.symlink_to(own)
    for _ in range(2):
        assert to_gift(items, link) == (link,)
        assert link.is_symlink()
        assert own.read_bytes().startswith(b"// For learning")
    assert [path.name for path in own.parent.iterdir()] == ["own.gift"]


def test_a_folder_that_takes_no_file_is_said_with_the_file_that_was_asked_for(tmp_path, monkeypatch, capsys):
    def shut(place, content):
        raise PermissionError(errno.EACCES, "Permission denied", str(place))

    monkeypatch.setattr(Path, "write_bytes", shut)
    out = tmp_path / "a.gift"
    assert cli.main(["exam", "--n", "2", "--to", "gift", "--out", str(out)]) == 1
    assert capsys.readouterr().err == f"calcikit: {out}: Permission denied.\n"


def test_a_paper_takes_the_place_of_an_older_paper_only(tmp_path, capsys):
    items = ck.drill_items(2, seed=7)
    for write, name in ((to_anki, "a.apkg"), (to_qti, "a.zip"), (to_gift, "a.gift"), (to_markdown, "a.md")):
        assert write(items, tmp_path / name)[0] == write(items, tmp_path / name)[0]
        (tmp_path / name).write_bytes(b"my own notes")
        with pytest.raises(ck.CalcikitError, match="was not written by calcikit"):
            write(items, tmp_path / name)
        assert (tmp_path / name).read_bytes() == b"my own notes"
    (tmp_path / "b-key.md").write_bytes(b"my own key")
    with pytest.raises(ck.CalcikitError, match=r"b-key\.md was not written by calcikit"):
        to_markdown(items, tmp_path / "b.md")
    assert not (tmp_path / "b.md").exists()
    assert cli.main(["exam", "--n", "2", "--to", "markdown", "--out", str(tmp_path)]) == 1
    assert "is a folder; name a file" in capsys.readouterr().err


def test_a_title_of_blanks_is_none(tmp_path):
    paper = ck.to_qti(ck.drill_items(1, seed=7), tmp_path / "seven.zip", title=" ")[0]
    with ZipFile(paper) as package:
        meta = next(name for name in package.namelist() if name.endswith("assessment_meta.xml"))
        assert b"calcikit: 1 question, seed 7" in package.read(meta)
