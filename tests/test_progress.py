"""A learner's record: nothing is lost, nothing is counted twice, and what cannot be read is said."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import nbformat
import pytest
from lesson_maker import lesson
from record_maker import answer, record_of

import calcikit as ck
from calcikit.export import LessonExporter
from calcikit.progress import record
from calcikit.progress.events import read_lines
from calcikit.progress.store import default_place, read, side_file

LINES = json.loads((Path(__file__).parent / "expected" / "record_lines.json").read_text(encoding="utf-8"))
WHOLE = LINES["whole"]
ANSWER = {key: WHOLE[key] for key in ("source", "item", "kind", "truth", "said", "credit", "right")}


def line(**changes):
    """Write one line of a record."""
    return json.dumps({**WHOLE, **changes}) + "\n"


@pytest.fixture
def place(tmp_path):
    """Name a record that does not exist yet."""
    return tmp_path / "mine.jsonl"


# ---------------------------------------------------------------- one line


@pytest.mark.parametrize("changes", LINES["also_fine"], ids=str)
def test_a_good_line_is_read_and_all_it_says_is_kept(changes):
    record = record_of(line(**changes))
    assert record.problems == ()
    (told,) = map(json.loads, record.text().splitlines())
    assert told == {**WHOLE, **changes}


@pytest.mark.parametrize("changes", LINES["broken"], ids=str)
def test_a_line_that_breaks_the_schema_is_set_aside_with_its_key(changes):
    record = record_of(line() + line(**changes))
    (said,) = record.problems
    (key,) = changes
    assert len(record.events) == 1
    assert said.startswith("line 2: ")
    assert key in said or "version" in said


@pytest.mark.parametrize("text", LINES["not_even_events"])
def test_a_line_that_is_no_event_is_set_aside(text):
    record = record_of(text + "\n" + line())
    assert len(record.events) == 1
    assert len(record.problems) == 1


@pytest.mark.parametrize("key", [key for key in ANSWER])
def test_a_line_without_a_needed_key_names_it(key):
    told = {name: value for name, value in WHOLE.items() if name != key}
    (said,) = record_of(json.dumps(told)).problems
    assert said == f"line 1: {key!r} is missing."


def test_another_version_is_said_in_words():
    (said,) = record_of(line(v=2)).problems
    assert said == (
        "line 1: written in version 2 of the record, this calcikit reads version 1: update calcikit."
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", ""])
def test_line_ends_of_any_machine_are_read(end):
    assert len(read_lines(b"\xef\xbb\xbf" + line().strip().encode() + end.encode()).events) == 1


def test_bytes_that_are_no_text_cost_only_their_line():
    found = read_lines(line().encode() + b"\xff\xfe\n" + b"[" * 100_000 + b"\n" + line(item="b").encode())
    assert [event.item for event in found.events] == [WHOLE["item"], "b"]
    assert [why for _, _, why in found.set_aside] == ["not valid JSON"] * 2


def test_lines_in_a_row_with_one_fault_are_one_sentence(place):
    place.write_bytes(line().encode() + (line() + line(item="b")).encode("utf-16") + b"\ntorn\n")
    assert [said.partition(". ")[0] for said in ck.Progress.open(place).problems] == [
        "mine.jsonl, lines 2 to 4: not UTF-8 text: save the file as UTF-8",
        "mine.jsonl, line 5: not valid JSON",
    ]


# ---------------------------------------------------------------- the file


def test_a_record_begins_with_the_first_answer(place):
    record = ck.Progress.open(place)
    assert len(record.events) == 0
    assert not place.exists()
    record.add(ANSWER)
    again = ck.Progress.open(place)
    assert again.events.equals(record.events)
    assert again.learner == record.learner


def test_answers_of_one_record_share_the_learner_and_those_of_one_opening_the_sitting(place):
    first, second = ck.Progress.open(place), ck.Progress.open(place)
    told = [first.add(ANSWER), first.add(ANSWER, item="b"), ck.Progress.open(place).add(ANSWER, item="c")]
    assert len({event["learner"] for event in told}) == 1
    assert len({event["sitting"] for event in told}) == 2
    assert second.learner == told[0]["learner"]


def test_what_is_no_answer_is_refused_and_not_written(place):
    with pytest.raises(ck.CalcikitError, match="'credit': expected less than or equal to 1, got 2"):
        ck.Progress.open(place).add(ANSWER, credit=2)
    assert not place.exists()


@pytest.mark.parametrize("at", ["2026-02-30T00:00:00Z", "2026-02-03T12:00:00+25:00"])
def test_a_time_that_there_is_not_is_refused_in_words(at):
    with pytest.raises(ck.CalcikitError, match="'at': there is no such day, hour or offset, got '2026-02"):
        ck.Progress().add(ANSWER, at=at)


def test_an_answer_is_written_once(place):
    record = ck.Progress.open(place)
    told = record.add(ANSWER)
    record.add(told)
    assert place.read_bytes().count(b"\n") == 1
    assert len(record.events) == 1


def test_damaged_lines_are_copied_aside_once_and_the_record_is_left_as_it_is(place):
    content = (line() + "torn {\n" + line(item="b") + line(v=7)).encode()
    place.write_bytes(content)
    for _ in range(2):
        record = ck.Progress.open(place)
        assert list(record.events["item"]) == [WHOLE["item"], "b"]
        assert [said.partition(":")[0] for said in record.problems] == [
            "mine.jsonl, line 2",
            "mine.jsonl, line 4",
        ]
        assert "mine.jsonl.set-aside; the rest is kept" in record.problems[0]
    assert place.read_bytes() == content
    assert side_file(place).read_bytes() == ("torn {\n" + line(v=7)).encode()


def test_an_answer_after_a_torn_line_starts_on_its_own(place):
    place.write_text(line() + line(item="torn")[:40], encoding="utf-8")
    ck.Progress.open(place).add(ANSWER, item="next")
    record = ck.Progress.open(place)
    assert list(record.events["item"]) == [WHOLE["item"], "next"]
    assert len(record.problems) == 1


def test_the_last_line_may_lack_its_end(place):
    place.write_text(line().rstrip("\n"), encoding="utf-8")
    ck.Progress.open(place).add(ANSWER, item="next")
    assert list(ck.Progress.open(place).events["item"]) == [WHOLE["item"], "next"]


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_pretended(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    record = ck.Progress(path=tmp_path / "taken" / "mine.jsonl")
    with pytest.raises(NotADirectoryError):
        record.add(ANSWER)
    assert len(record.events) == 0


WRITER = """
import sys, calcikit as ck
record = ck.Progress.open(sys.argv[1])
for number in range(100_000):
    record.add(source="drill", item=f"{sys.argv[2]}-{number}", kind="shape",
               truth="a", said="b", credit=0, right=False)
    print(number, flush=True)
"""


def writer(place, name):
    """Start a process that writes answers as fast as it can and says which are confirmed."""
    command = [sys.executable, "-c", WRITER, str(place), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_kernel_loses_no_confirmed_answer(place, seed):
    """Two write into one file; both are killed; all they confirmed is there, once, and readable."""
    wanted = {}
    writers = {name: writer(place, name) for name in ("one", "two")}
    chance = random.Random(seed)
    for name, process in writers.items():
        for _ in range(chance.randrange(20, 60)):
            wanted[name] = int(process.stdout.readline())
    for name, process in writers.items():
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        wanted[name] = max(map(int, process.stdout.read().split()), default=wanted[name])
        process.wait()
        process.stdout.close()
    record = ck.Progress.open(place)
    found = list(record.events["item"])
    for name, last in wanted.items():
        mine = [item for item in found if item.startswith(name)]
        assert mine[: last + 1] == [f"{name}-{number}" for number in range(last + 1)]
        assert len(mine) <= last + 2
    assert len(found) == len(set(found))
    assert len(record.problems) <= 2


def test_where_the_record_is_can_be_said_outside(tmp_path, monkeypatch):
    monkeypatch.delenv("CALCIKIT_PROGRESS", raising=False)
    monkeypatch.chdir(tmp_path)
    assert default_place() == tmp_path / "calcikit-progress.jsonl"
    monkeypatch.setenv("CALCIKIT_PROGRESS", str(tmp_path / "deep" / "own.jsonl"))
    ck.Progress.open().add(ANSWER)
    assert len(ck.Progress.open(tmp_path / "deep" / "own.jsonl").events) == 1


def test_git_keeps_a_learners_answers_out():
    root = Path(__file__).resolve().parents[1]
    names = ["notebooks/calcikit-progress.jsonl", "calcikit-progress.jsonl.set-aside"]
    done = subprocess.run(
        ["git", "check-ignore", *names], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == names


# ---------------------------------------------------------------- several records


def test_merging_orders_by_time_and_counts_no_answer_twice():
    early, late = line(at="2026-11-24T08:00:00Z", item="b"), line(at="2026-11-24T09:00:00Z", item="a")
    same = line(at="2026-11-24T10:00:00+02:00", item="b")
    one, two = record_of(late + early), record_of(same + "broken\n")
    merged = ck.Progress.merge(one, two, one)
    assert list(merged.events["item"]) == ["b", "a"]
    assert merged.problems == two.problems
    assert merged.path is None


def test_a_page_s_file_is_taken_in_once(place, tmp_path):
    page = tmp_path / "from-the-page.jsonl"
    page.write_text(line() + line(item="b"), encoding="utf-8")
    record = ck.Progress.open(place)
    assert (record.load(page), record.load(page)) == (2, 0)
    assert record.learner == WHOLE["learner"]
    assert len(ck.Progress.open(place).events) == 2


def test_an_empty_record_has_the_columns_of_a_full_one():
    empty, full = ck.Progress().events, record_of(line()).events
    assert empty.dtypes.equals(full.dtypes) or list(empty.columns) == list(full.columns)
    assert len(empty) == 0
    assert str(full["at"].dtype).startswith("datetime64")
    assert list(record_of(line(extra=1)).events.columns)[-1] == "extra"


# ---------------------------------------------------------------- the widget's side


def recorder(record):
    """Make a widget that records, and a way to talk to it as its script does."""
    import anywidget

    from calcikit.widgets.progress_mixin import ProgressMixin

    class Toy(ProgressMixin, anywidget.AnyWidget):
        _esm = "export default {}"

    toy, sent = Toy(record=record), []
    toy.send = sent.append

    def say(message):
        toy._handle_custom_msg(message, [])
        return sent.pop() if sent else None

    return toy, say


def test_the_script_opens_and_adds_through_messages(place):
    place.write_text(line() + "torn\n", encoding="utf-8")
    toy, say = recorder(place)
    opened = say({"record": "open"})
    assert opened["record"] == "opened"
    assert opened["where"] == str(place)
    assert json.loads(opened["text"])["item"] == WHOLE["item"]
    assert len(opened["problems"]) == 1
    assert opened["learner"] == WHOLE["learner"]
    stored = say({"record": "add", "event": {**WHOLE, "item": "b"}})
    assert stored == {"record": "stored", "event": {**WHOLE, "item": "b"}}
    assert list(toy.progress.events["item"]) == [WHOLE["item"], "b"]


def test_two_widgets_of_a_new_record_give_the_learner_one_name(place, tmp_path):
    names = {recorder(place)[1]({"record": "open"})["learner"] for _ in range(2)}
    assert len(names) == 1
    assert names != {recorder(tmp_path / "another.jsonl")[1]({"record": "open"})["learner"]}


def test_the_script_hears_why_an_answer_was_not_stored(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    _, say = recorder(tmp_path / "taken" / "mine.jsonl")
    _, say_to_another = recorder(tmp_path / "mine.jsonl")
    told = say({"record": "add", "event": WHOLE})
    assert told["record"] == "failed"
    assert told["event"] == WHOLE
    assert "taken" in told["why"]
    refused = say_to_another({"record": "add", "event": {**WHOLE, "credit": 3}})
    assert refused["record"] == "failed"
    assert "'credit'" in refused["why"]


@pytest.mark.parametrize("message", [None, "open", 5, {}, {"record": "other"}, {"record": "add"}])
def test_other_messages_change_nothing(place, message):
    _, say = recorder(place)
    say(message)
    assert not place.exists()


def test_no_record_is_in_what_a_notebook_saves(place):
    place.write_text(line(), encoding="utf-8")
    toy, say = recorder(place)
    say({"record": "open"})
    say({"record": "add", "event": {**WHOLE, "item": "secret"}})
    kept = json.dumps(toy.get_state(), default=str)
    assert WHOLE["learner"] not in kept
    assert "secret" not in kept
    assert str(place) not in kept


@pytest.mark.slow
def test_no_record_gets_into_a_page(tmp_path, monkeypatch):
    monkeypatch.delenv("CALCIKIT_PROGRESS", raising=False)
    (tmp_path / "calcikit-progress.jsonl").write_text(line(item="secret"), encoding="utf-8")
    nbformat.write(
        lesson("import calcikit as ck", "ck.Progress.open().events[['item']]"), tmp_path / "a.ipynb"
    )
    page, _ = LessonExporter().from_filename(str(tmp_path / "a.ipynb"))
    assert "Index" in page or "<table" in page
    assert "secret" not in page
    assert WHOLE["learner"] not in page


@pytest.mark.slow
def test_a_record_begun_by_another_kernel_keeps_its_learner(place):
    """Both opened it empty; the second one asks the file before it makes up a name."""
    mine = ck.Progress.open(place)
    code = (
        "import sys, calcikit as ck; "
        "ck.Progress.open(sys.argv[1]).add(source='drill', item='a', kind='shape', truth='rim', said='rim', "
        "credit=1, right=True)"
    )
    subprocess.run([sys.executable, "-c", code, str(place)], check=True)
    mine.add(ANSWER)
    assert ck.Progress.open(place).events["learner"].nunique() == 1


def test_a_copy_that_could_not_be_made_is_not_promised(place, monkeypatch):
    place.write_text("broken\n" + line(), encoding="utf-8")
    monkeypatch.setattr("calcikit.progress.store._copy_aside", lambda path, lines: False)
    (said,) = ck.Progress.open(place).problems
    assert "It stays in the file alone" in said
    assert "set-aside" not in said


def test_what_is_due_at_a_moment_is_what_is_due_on_its_day():
    progress = ck.Progress()
    progress.add(answer("shape-7-1", "rim", "rim", at="2026-01-05T10:00:00Z"))
    day = progress.due(date(2026, 12, 31))
    assert len(day) == 1
    for moment in (datetime(2026, 12, 31, 23), datetime(2026, 12, 31, 23, tzinfo=UTC)):
        assert progress.due(moment).equals(day)


def test_two_kernels_that_begin_one_record_at_once_give_it_one_learner(tmp_path, monkeypatch):
    path, names, both = tmp_path / "mine.jsonl", iter("abc"), threading.Barrier(2)

    def slow(place):
        found = read(place)
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=0.3)  # both read the empty record before one of them writes, if they can
        return found

    monkeypatch.setattr(record, "new_name", lambda place: next(names) * 12)
    records = [ck.Progress.open(path) for _ in range(2)]
    monkeypatch.setattr(record, "read", slow)
    adding = [
        threading.Thread(target=one.add, args=[answer(f"shape-7-{number}", "rim", "rim")])
        for number, one in enumerate(records)
    ]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()
    monkeypatch.setattr(record, "read", read)
    events = ck.Progress.open(path).events
    assert len(events) == 2
    assert events["learner"].nunique() == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.jsonl"]
