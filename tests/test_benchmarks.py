"""The benchmarks measure what they say, and docs/benchmarks.md tells what was measured."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "benchmarks" / "pages.py"
sys.path.insert(0, str(PAGES.parent))


@pytest.fixture(scope="module")
def recorded():
    """Read the results that docs/benchmarks.md shows."""
    return json.loads((PAGES.parent / "results" / "pages.json").read_text(encoding="utf-8"))


def test_our_page_is_measured(tmp_path, monkeypatch, executed_lessons, bare_site):
    """One file, one request, nothing in vain; its pictures are counted apart."""
    import pages
    from peers import ours

    out = tmp_path / "results.json"
    command = [str(PAGES), "--only", "ours", "--runs", "1", "--quick", "--out", str(out)]
    monkeypatch.setattr(sys, "argv", command)
    monkeypatch.setattr(ours, "notebooks", lambda: sorted(executed_lessons.glob("*.ipynb")))
    with ThreadPoolExecutor(1) as alone:  # a thread has one Playwright, and other tests hold that of theirs
        alone.submit(pages.main).result()
    row = json.loads(out.read_text(encoding="utf-8"))["rows"]["ours"]
    assert (row["requests"], row["refused"], row["runs"], row["lost_picks"]) == (1, 0, 1, 0)
    assert 100_000 < row["lesson_bytes"] < 500_000
    assert row["bytes"] - row["lesson_bytes"] == row["pictures"] > 100_000
    assert min(row["first_ms"], row["repaint_ms"], row["slow_first_ms"], row["heap_bytes"]) > 0


def test_an_opening_without_an_answer_is_counted(monkeypatch):
    from peers import stopwatch
    from peers.subject import Unavailable

    def opens(*answered):
        coming = iter(answered)

        def run(browser, subject, measures, pace):
            if not next(coming):
                raise Unavailable("no pick had an answer")
            measures.firsts.append(100)

        monkeypatch.setattr(stopwatch, "_run", run)
        monkeypatch.setattr(stopwatch, "_slow_run", lambda *given: None)
        return stopwatch.measure(None, None, len(answered))

    measured = opens(False, True, False, True)
    assert (measured.lost_openings, len(measured.firsts)) == (2, 2)
    for answered in ([False], [False, False, True]):
        with pytest.raises(Unavailable, match="no pick"):
            opens(*answered)


def test_the_document_shows_the_recorded_run(recorded):
    from peers.report import section

    assert section(recorded) in (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")


def test_every_peer_is_in_the_recorded_run(recorded):
    """A peer that could not be measured is there too, with its reason."""
    from pages import PEERS

    assert list(recorded["rows"]) == list(PEERS)
    for row in recorded["rows"].values():
        assert row.get("unavailable") or row["first_ms"] > 0


def test_every_peer_gets_the_whole_lesson():
    """All texts, all tables that are not the explorer's, and both explorers, in their order."""
    from peers.lesson import ours, parts, with_stock_widgets

    texts = [cell.source for cell in ours().cells if cell.cell_type == "markdown"]
    assert [content for kind, content in parts() if kind == "text"] == texts
    assert [content for kind, content in parts() if kind == "form"] == ["FIRST", "SECOND"]
    assert sum(kind == "table" for kind, _ in parts()) >= 2
    assert len(with_stock_widgets().cells) == 1 + len(parts())


def test_the_peers_answer_like_the_explorer():
    from peers.stock import FIRST, answer, choices

    import calcikit as ck

    assert choices(FIRST)["morphology"][1] == "punctate"
    assert {name: picked for name, (_, picked) in choices(FIRST).items()} == ck.Finding(**FIRST).as_dict()
    workup = ck.recommend(ck.Finding(**FIRST))
    assert f"<p class='bench-answer'>{workup.category}</p><p>{workup.next_step}</p>" in answer(**FIRST)
