"""The statistics of a record, against examples worked by hand and against the page's own counts."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree.ElementTree import fromstring

import matplotlib as mpl
import pandas as pd
import pytest
import record_maker
from scipy.stats import pointbiserialr

import calcikit as ck
from calcikit.figures import change_plot, confusion_plot, item_plot

START = datetime(2026, 11, 2, 8, tzinfo=UTC)

SHARED = (Path(__file__).resolve().parents[1] / "js" / "shared").as_uri()


def answer(number, truth, said, *, kind="shape", days=0.0, learner="ann", item=None, **more):
    """Make one answer."""
    at = (START + timedelta(days=days, seconds=number)).isoformat().replace("+00:00", "Z")
    told = {"v": 1, "at": at, "learner": learner, "sitting": "s", "kind": kind}
    return record_maker.answer(item or f"{kind}-{number}", truth, said, **told | more)


def record_of(answers):
    """Make a record of answers."""
    return record_maker.record_of("".join(json.dumps(each) + "\n" for each in answers))


# Ten answers about two shapes and a category: 6 of 8 shapes right, amorphous and punctate confused twice.
TEN = record_of(
    [
        answer(1, "amorphous", "amorphous", confidence=4),
        answer(2, "amorphous", "punctate", confidence=4, credit=0.5),
        answer(3, "punctate", "amorphous", confidence=2, credit=0.5),
        answer(4, "punctate", "punctate", confidence=2),
        answer(5, "amorphous", "amorphous", confidence=3),
        answer(6, "punctate", "punctate", confidence=3),
        answer(7, "rim", "rim", confidence=1),
        answer(8, "amorphous", "amorphous"),
        answer(9, "4B", "2", kind="category", more_truth=True, more_said=False),
        answer(10, "2", "2", kind="category", more_truth=False, more_said=False),
    ]
)


def test_score_by_hand():
    table = TEN.score()
    assert list(table.index) == ["category", "shape", "all"]
    assert table["answers"].tolist() == [2, 8, 10]
    assert table["right"].tolist() == [1, 6, 7]
    assert table["share"].tolist() == [0.5, 0.75, 0.7]
    assert table.loc["shape", "credit"] == 7 / 8
    # Wilson for 7 of 10, by hand: centre (7 + 1.9207) / 13.8415, half width 1.96 sqrt(2.1 + 0.9604) / 13.8415
    assert table.loc["all", ["low", "high"]].tolist() == pytest.approx([0.3968, 0.8922], abs=1e-4)


def test_confusion_by_hand():
    table = TEN.confusion("shape")
    assert table.values.tolist() == [[2, 0, 1], [0, 1, 0], [1, 0, 3]]
    assert list(table.index) == list(table.columns) == ["punctate", "rim", "amorphous"]
    assert TEN.most_confused().values.tolist() == [
        ["shape", "amorphous", "punctate", 2, 7],
        ["category", "2", "4B", 1, 2],
    ]
    with pytest.raises(ck.UnknownTerm, match="'shap' is not a known kind of answered question"):
        TEN.confusion("shap")


def test_sensitivity_and_specificity_by_hand():
    more = [(True, True)] * 8 + [(True, False)] * 2 + [(False, False)] * 9 + [(False, True)] + [(None, None)]
    told = [answer(i, "a", "a", more_truth=t, more_said=s) for i, (t, s) in enumerate(more)]
    record = record_of(told)
    assert str(record.sensitivity()) == "8 of 10, 80.0% (49.0 to 94.3%)"
    assert str(record.specificity()) == "9 of 10, 90.0% (59.6 to 98.2%)"
    assert record_of(told[-1:]).sensitivity() is None is record_of(told[-1:]).specificity()


def test_calibration_by_hand():
    found = TEN.calibration()
    assert found.table["words"].tolist() == ["guessing", "unsure", "fairly sure", "sure"]
    assert found.table["share"].tolist() == [1.0, 0.5, 1.0, 0.5]
    squares = [0.05**2, 0.95**2, 0.5**2, 0.5**2, 0.25**2, 0.25**2, 0.75**2]
    assert found.brier == pytest.approx(sum(squares) / 7)
    assert found.excess == pytest.approx((0.95 * 2 + 0.5 * 2 + 0.75 * 2 + 0.25) / 7 - 5 / 7)
    assert str(found).startswith("7 answers with a confidence: Brier score 0.299")
    assert record_of([answer(1, "a", "a")]).calibration() is None


@pytest.mark.parametrize(("said", "word"), [("a", " underconfident"), ("b", " overconfident")])
def test_over_and_underconfidence_are_said(said, word):
    assert word in str(record_of([answer(1, "a", said, confidence=3)]).calibration())


def test_the_learning_curve_follows_time_not_the_order_of_lines():
    told = [answer(number, "a", "a" if number >= 10 else "b") for number in range(25)]
    curve = record_of(reversed(told)).learning_curve()
    assert curve.index.tolist() == [10, 20, 25]
    assert curve["right"].tolist() == [0, 10, 5]
    assert curve["answers"].tolist() == [10, 10, 5]


def test_nothing_breaks_on_an_empty_record():
    empty = ck.Progress()
    assert len(empty.score()) == len(empty.learning_curve()) == len(empty.most_confused()) == 0
    assert empty.calibration() is None
    assert empty.sensitivity() is None


def practised(*days):
    """Return a record of amorphous ones: a day, and whether it was taken for punctate."""
    told = [
        answer(number, "amorphous", "punctate" if slip else "amorphous", at=f"2026-01-{day:02}T10:00:00.000Z")
        for number, (day, slip) in enumerate(days)
    ]
    return record_of(told)


def test_a_pair_that_goes_on_being_confused_never_moves_away():
    """A near miss earns half a point, but nothing was recalled."""
    for days in range(1, 9):
        slips = [answer(n, "amorphous", "punctate", days=n, credit=0.5) for n in range(days)]
        told = record_of(slips).due((START + timedelta(days=days)).date())
        assert ["amorphous", "punctate"] in told[["one", "other"]].to_numpy().tolist()


def test_a_search_is_no_word_and_its_confidence_belongs_to_each_mark():
    missed = record_of([answer(n, "2", "1", kind="find", confidence=4) for n in range(10)])
    assert missed.most_confused().empty
    assert missed.calibration() is None


def test_what_was_confused_comes_back_the_next_day_and_what_was_right_later_and_later():
    slipped = practised((1, True))
    assert slipped.due(date(2026, 1, 1)).empty
    found = slipped.due(date(2026, 1, 2))
    assert found[["kind", "one", "other"]].values.tolist() == [
        ["shape", "", ""],
        ["shape", "amorphous", "punctate"],
    ]
    waits = []
    for days in ((1,), (1, 3), (1, 3, 17)):
        record = practised(*((day, False) for day in days))
        (due,) = record.due(date(2027, 1, 1))["due"]
        assert record.due(due - timedelta(1)).empty
        waits.append((due - date(2026, 1, days[-1])).days)
    assert waits == sorted(set(waits))
    assert waits[0] == 2


def test_a_clock_at_the_ends_of_time_stops_no_figure():
    for at in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        record = record_of([answer(0, "amorphous", "punctate", at=at)])
        assert record.events["at"][0].isoformat().startswith(at[:19])
        assert record.due(date(2026, 1, 1)).empty == (at[0] == "9")
        assert len(record.learning_curve()) == 1


def test_an_answer_of_a_clock_that_runs_ahead_puts_nothing_off():
    slip = answer(0, "amorphous", "punctate", at="2026-01-05T10:00:00Z")
    ahead = answer(1, "amorphous", "amorphous", at="2036-01-05T10:00:00Z")
    day = date(2026, 1, 7)
    assert record_of([slip, ahead]).due(day).equals(record_of([slip]).due(day))
    assert len(record_of([slip]).due(day)) == 2


def test_a_day_of_many_answers_is_one_review():
    once, often = practised((1, False)), practised(*[(1, False)] * 6)
    day = date(2026, 1, 3)
    assert once.due(day)["due"].tolist() == often.due(day)["due"].tolist() == [day]


# ---------------------------------------------------------------- for teachers


@pytest.fixture
def group(tmp_path, rng):
    """Write 40 records: each learner has a skill; `good` follows it, `flat` does not, `easy` all know."""
    folder = tmp_path / "group"
    folder.mkdir()
    for place in range(40):
        skill = place / 40
        told = [
            answer(
                number, "a", "a" if rng.random() < skill else "b", learner=f"l{place}", item=f"fill-{number}"
            )
            for number in range(30)
        ]
        told += [
            answer(40, "x", "x" if skill >= 0.5 else "b", learner=f"l{place}", item="good"),
            answer(41, "y", "y" if place % 2 else "b", learner=f"l{place}", item="flat"),
            answer(42, "z", "z", learner=f"l{place}", item="easy"),
            answer(43, "z", "b", learner=f"l{place}", item="easy"),
        ]
        if place < 3:
            told.append(answer(44, "r", "r", learner=f"l{place}", item="rare"))
        (folder / f"{place}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in told), "utf-8")
    return folder


def test_items_are_judged_by_the_first_try_of_each_learner(group):
    (group / "copy-of-0.jsonl").write_bytes((group / "0.jsonl").read_bytes() + b"torn\n")
    found = ck.progress.item_analysis(group)
    table = found.table.set_index("item")
    assert (found.learners, found.files, len(found.problems)) == (40, 41, 1)
    assert table.loc["good", ["learners", "right", "difficulty"]].tolist() == [40, 20, 0.5]
    assert table.loc["easy", "difficulty"] == 1.0
    assert "rare" not in table.index
    assert found.table["difficulty"].is_monotonic_increasing


def test_one_learner_is_not_said_to_be_some(group):
    for path in sorted(group.glob("*.jsonl"))[1:]:
        path.unlink()
    assert str(ck.progress.item_analysis(group)) == "1 learner in 1 file, 0 rows."


def test_what_a_platform_hands_out_is_read_where_it_lies_and_left_alone(group, tmp_path):
    place, (one, two, three) = tmp_path / "handed-in", [group / f"{number}.jsonl" for number in range(3)]
    files = {
        "Ann_1_assignsubmission_file/calcikit-progress.jsonl": one.read_bytes(),
        "Bea_2_assignsubmission_file/calcikit-progress.jsonl.txt": two.read_bytes() + b"torn\n",
        "Bea_2_assignsubmission_file/._calcikit-progress.jsonl.txt": b"\0\5\x16\7",
        "Cy_3_assignsubmission_file/CALCIKIT-PROGRESS.JSON": three.read_bytes(),
        "__MACOSX/Ann_1/x.jsonl": b"\0",
        "grades.json": b'{"a": 1}',
        "notes.txt": b"six handed in",
        "submissions.zip": b"PK",
    }
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    found = ck.progress.item_analysis(place)
    assert (found.learners, found.files) == (3, 4)
    assert [re.split("[,:]", problem)[0] for problem in found.problems] == [
        "Bea_2_assignsubmission_file/calcikit-progress.jsonl.txt",
        "submissions.zip",
    ]
    assert {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()} == files.keys()


def test_discrimination_is_the_point_biserial_with_the_rest(group):
    table = ck.progress.item_analysis(group).table.set_index("item")
    events = ck.Progress.merge(*map(ck.Progress.open, group.glob("*.jsonl"))).events
    first = events.drop_duplicates(["learner", "item"])
    mine = first[first["item"] == "good"].set_index("learner")["right"].sort_index()
    rest = first[first["item"] != "good"].groupby("learner")["right"].mean().sort_index()
    wanted = pointbiserialr(mine, rest).statistic
    assert table.loc["good", "discrimination"] == pytest.approx(wanted)
    assert wanted > 0.6
    assert abs(table.loc["flat", "discrimination"]) < 0.3
    assert table.loc["good", "discrimination_low"] < wanted < table.loc["good", "discrimination_high"]
    assert table.loc["easy", "note"] == "no discrimination: all answered alike"


def test_few_learners_are_said_not_computed(group):
    for path in list(group.glob("*.jsonl"))[10:]:
        path.unlink()
    table = ck.progress.item_analysis(group).table
    assert set(table["note"]) == {"discrimination needs 20 learners"}
    assert table["discrimination"].isna().all()
    for path in list(group.glob("*.jsonl"))[4:]:
        path.unlink()
    assert ck.progress.item_analysis(group).table.empty


def test_topics_join_learners_who_drilled_on_items_of_their_own(group):
    topics = ck.progress.item_analysis(group, by="topic").table
    assert set(topics["truth"]) == {"a", "x", "y", "z"}


def test_a_folder_without_records_is_said(tmp_path):
    with pytest.raises(ck.CalcikitError, match="there is no record"):
        ck.progress.item_analysis(tmp_path)
    with pytest.raises(ck.UnknownTerm, match="'items' is not a known way to group answers"):
        ck.progress.item_analysis(tmp_path, by="items")


# ---------------------------------------------------------------- the page counts the same


def summary_of(text, node):
    """Let the page's script count a record."""
    script = f'import {{ readRecord }} from "{SHARED}/progress.js";'
    script += f'import {{ summarise }} from "{SHARED}/statistics.js";'
    script += 'import { readFileSync } from "node:fs";'
    script += "const found = summarise(readRecord(readFileSync(0, 'utf8')).events);"
    script += "console.log(JSON.stringify({...found, confusion: found.confusion('shape')}));"
    done = subprocess.run(
        [node, "--input-type=module", "-e", script], input=text, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def shares(table):
    """Read a table of shares as the page gives them."""
    return [
        {"k": row.right, "n": row.answers, "share": row.share, "low": row.low, "high": row.high}
        for row in table.itertuples()
    ]


def near(found, wanted):
    """Compare two nested values, numbers to nine places."""
    if isinstance(wanted, dict):
        return found.keys() == wanted.keys() and all(near(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(near, found, wanted))
    return found == pytest.approx(wanted, abs=1e-9) if isinstance(wanted, float) else found == wanted


def test_page_and_python_count_the_same(node, rng):
    names = ["amorphous", "punctate", "rim", "skin"]
    told = [
        answer(
            number,
            truth := str(rng.choice(names)),
            truth if rng.random() < 0.6 else str(rng.choice(names)),
            kind=str(rng.choice(["shape", "category"])),
            confidence=int(rng.integers(1, 5)) if rng.random() < 0.8 else None,
            more_truth=bool(rng.random() < 0.5) if rng.random() < 0.9 else None,
            more_said=bool(rng.random() < 0.5),
        )
        for number in range(137)
    ]
    rng.shuffle(told)
    record = record_of(told)
    found = summary_of(record.text(), node)
    score = record.score()
    assert near(found["score"], shares(score.tail(1))[0])
    assert near(found["credit"], score["credit"].iloc[-1])
    assert near(found["kinds"], dict(zip(score.index[:-1], shares(score.iloc[:-1]), strict=True)))
    for name in ("sensitivity", "specificity"):
        share = getattr(record, name)()
        wanted = {"k": share.k, "n": share.n, "share": share.share}
        assert near(found[name], {**wanted, "low": share.interval.low, "high": share.interval.high})
    assert found["pairs"] == record.most_confused().to_dict("records")
    cells = {(each["truth"], each["said"]): each["count"] for each in found["confusion"]}
    assert cells == {cell: n for cell, n in record.confusion("shape").stack().items() if n}
    assert near(
        found["calibration"],
        [
            {"confidence": level, **share}
            for level, share in zip(range(1, 5), shares(record.calibration().table), strict=True)
        ],
    )
    curve = record.learning_curve()
    wanted = [{"upTo": n, **share} for n, share in zip(curve.index, shares(curve), strict=True)]
    assert near(found["curve"], wanted)


def test_the_page_counts_nothing_as_nothing(node):
    found = summary_of("", node)
    assert found["score"] is None
    assert found["pairs"] == []
    assert found["curve"] == []


# ---------------------------------------------------------------- figures


def drawings():
    """Draw everything that is drawn of answers."""
    yield "confusion", confusion_plot(TEN.confusion("shape"))
    yield "change", change_plot(pd.DataFrame({"Before": [0.4, 0.5], "After": [0.6, 0.5]}))


def test_a_dollar_or_a_tab_in_a_word_does_no_harm():
    names = ["$x", "y$z$\t"]
    assert "$x" in confusion_plot(pd.DataFrame([[1, 2], [0, 3]], index=names, columns=names)).alt


def test_figures_tell_their_numbers_in_words():
    told = {name: drawn.alt for name, drawn in drawings()}
    assert told["confusion"] == (
        "What was said for each right answer, 8 answers. Punctate: 2 punctate, 1 amorphous. "
        "Rim: 1 rim. Amorphous: 1 punctate, 3 amorphous."
    )
    assert told["change"].startswith(
        "Share right from form to form, 2 learners. Before: 2 learners, 40 to 50%"
    )


def test_a_mean_from_form_to_form_is_of_the_same_learners():
    """Who left does not lift the mean."""
    scores = pd.DataFrame({"Before": [0.2, 0.8], "After": [0.3, 0.9], "Later": [None, 0.9]}, dtype=float)
    means = re.findall(r"every form (\d+)%", change_plot(scores).alt)
    assert means == ["80", "90", "90"]


def test_figures_come_out_the_same_to_the_byte():
    for (_, one), (_, two) in zip(drawings(), drawings(), strict=True):
        assert one.svg == two.svg
        assert fromstring(one.svg).tag.endswith("svg")


def test_figures_do_not_follow_the_reader_s_settings_and_leave_them():
    plain = [figure.svg for _, figure in drawings()]
    mine = {"axes.facecolor": "black", "lines.linewidth": 9, "axes.grid": True, "path.sketch": (1, 100, 2)}
    with mpl.rc_context(mine):
        assert [figure.svg for _, figure in drawings()] == plain
        assert {key: mpl.rcParams[key] for key in mine} == mine


def test_the_hardest_items_are_drawn_first(group):
    alt = item_plot(ck.progress.item_analysis(group).table).alt
    shares = [float(share) for share in re.findall(r"right, (\d+)%", alt)]
    assert len(shares) == 20
    assert shares == sorted(shares)
    assert re.search(r"fill-17: 20 of 40 right, 50% \(35 to 65%\), discrimination 0\.\d\d", alt)
    by_topic = ck.progress.item_analysis(group, by="topic").table
    assert "Topic" not in alt
    assert "drill" not in item_plot(by_topic).alt


@pytest.mark.parametrize("draw", [confusion_plot, change_plot, item_plot])
def test_nothing_is_not_drawn(draw):
    with pytest.raises(ck.CalcikitError, match="there is nothing to draw yet"):
        draw(pd.DataFrame())


def test_the_page_brings_back_what_python_does(rng, node):
    """Random records over a year: the same kinds and pairs are due on the same days."""
    shapes = ["amorphous", "punctate", "rim"]
    told = []
    for number in range(60):
        truth, said = rng.choice(shapes, 2)
        kind = str(rng.choice(["shape", "category", "same_or_different"]))
        credit = float(rng.choice([0, 0.5, 1]))
        told.append(
            answer(number, str(truth), str(said), kind=kind, days=int(rng.integers(360)), credit=credit)
        )
    record = record_of(told)
    days = [START + timedelta(days=day) for day in (30, 180, 365, 400)]
    script = f"""import {{ schedule }} from "{SHARED}/schedule.js";
    const [events, days] = JSON.parse(process.argv[1]);
    const due = (day) => schedule(events, Date.parse(day)).due;
    console.log(JSON.stringify(days.map(due)));"""
    stamps = [day.isoformat().replace("+00:00", "Z") for day in days]
    command = [node, "--input-type=module", "--eval", script, json.dumps([told, stamps])]
    shown = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for day, cues in zip(days, shown, strict=True):
        due = {(row.kind, row.one, row.other) for row in record.due(on=day.date()).itertuples()}
        assert {(cue["kind"], *(cue["pair"] or ("", ""))) for cue in cues} == due
    assert len(record.events) == 60
