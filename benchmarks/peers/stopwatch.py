"""Opens a page in Chromium with nothing in its cache, and measures it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page, Route, sync_playwright

from .subject import Subject, Unavailable

__all__ = ["QUICK", "Measures", "Pace", "chromium", "measure"]

SCRIPT = (Path(__file__).parent / "stopwatch.js").read_text(encoding="utf-8")
# Each pick has another category than the one before it, at a screening examination.
ROUND = ("amorphous", "rim", "fine_pleomorphic", "vascular")
PICTURES = """[...document.images].map((one) => one.src).filter((src) => src.startsWith("data:"))
  .reduce((sum, src) => sum + src.length, 0)"""
PATIENCE = 60
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
LOOPBACK_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often a page is picked in, and what is waited for, in milliseconds."""

    picks: int = 40
    pause: int = 50
    come_up: int = 1000
    calm: int = 1500
    slowdown: int = 6


QUICK = Pace(picks=8, pause=0, come_up=0, calm=100, slowdown=2)
"""Shows that measuring works; its numbers are worth nothing."""


@dataclass(kw_only=True)
class Measures:
    """What was seen in all runs of one page; times in milliseconds."""

    firsts: list[float] = field(default_factory=list)
    repaints: list[float] = field(default_factory=list)
    blocked: list[float] = field(default_factory=list)
    heaps: list[int] = field(default_factory=list)
    slow_firsts: list[float] = field(default_factory=list)
    slow_repaints: list[float] = field(default_factory=list)
    slow_trouble: str = ""
    lost_picks: int = 0
    lost_openings: int = 0
    bytes: int = 0
    pictures: int = 0
    requests: int = 0
    refused: int = 0

    def summary(self) -> dict[str, float | str | None]:
        """Return the numbers that the table shows."""
        return {
            "bytes": self.bytes,
            "lesson_bytes": self.bytes - self.pictures,
            "pictures": self.pictures,
            "requests": self.requests,
            "refused": self.refused,
            "first_ms": median(self.firsts),
            "first_worst_ms": max(self.firsts),
            "repaint_ms": median(self.repaints),
            "repaint_p95_ms": quantiles(self.repaints, n=20)[-1],
            "blocked_ms": median(self.blocked),
            "heap_bytes": median(self.heaps),
            "slow_first_ms": median(self.slow_firsts) if self.slow_firsts else None,
            "slow_repaint_p95_ms": quantiles(self.slow_repaints, n=20)[-1] if self.slow_repaints else None,
            "slow_trouble": self.slow_trouble,
            "lost_picks": self.lost_picks,
            "lost_openings": self.lost_openings,
            "runs": len(self.firsts),
        }


class Traffic:
    """Counts what a page asks for and what comes, as the browser's own debugger reports it."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = self.requests = self.refused = 0
        self._sent: set[str] = set()
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.dataReceived", self._received)
        session.on(
            "Network.webSocketFrameReceived", lambda event: self._add(len(event["response"]["payloadData"]))
        )
        session.on("Network.loadingFailed", self._failed)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            self.requests += 1
            self._sent.add(event["requestId"])

    def _received(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._sent:  # a picture inside the page came with it
            self._add(event["dataLength"])

    def _failed(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._sent and not event.get("canceled"):
            self.refused += 1

    def _add(self, size: int) -> None:
        self.bytes += size


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium without a network; only this machine itself can be reached."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*FLAGS, LOOPBACK_ALONE])
        yield browser
        browser.close()


def measure(browser: Browser, subject: Subject, runs: int, pace: Pace | None = None) -> Measures:
    """Open the page `runs` times as it is and, fewer times, on a processor slowed down.

    A server now and then leaves an opening without an answer: that is counted. After two and no other nothing
    can be measured.
    """
    measures, pace = Measures(), pace or Pace()
    for _ in range(runs):
        try:
            _run(browser, subject, measures, pace)
        except Unavailable:
            measures.lost_openings += 1
            if not measures.firsts and measures.lost_openings == min(2, runs):
                raise
    try:
        for _ in range(max(1, runs // 3)):
            _slow_run(browser, subject, measures, pace)
    except Unavailable as reason:
        measures.slow_trouble = str(reason)
    return measures


@contextmanager
def _opened(
    browser: Browser, subject: Subject, pace: Pace, slowdown: int = 1
) -> Iterator[tuple[Page, CDPSession, Traffic]]:
    """Open the page in a window of its own that has come up, and wait for the first answer."""
    window = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = window.new_page()
        page.add_init_script(SCRIPT.replace("READER", subject.reader))
        _lend(window, subject.stand_ins or {})
        session = window.new_cdp_session(page)
        traffic = Traffic(session)
        page.wait_for_timeout(pace.come_up)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        page.goto(subject.address, wait_until="commit")
        _await_first(page, PATIENCE if slowdown == 1 else 2 * PATIENCE)
        yield page, session, traffic
    finally:
        window.close()


def _lend(window: BrowserContext, stand_ins: dict[str, bytes]) -> None:
    """Answer for a content delivery network, so that a page that needs one can be measured at all."""
    kinds = {"js": "text/javascript", "css": "text/css", "woff2": "font/woff2"}

    def answer(route: Route) -> None:
        address = route.request.url
        found = next((body for part, body in stand_ins.items() if part in address), None)
        if found is None:
            route.abort("namenotresolved")
        else:
            kind = kinds.get(address.partition("?")[0].rpartition(".")[2], "text/javascript")
            route.fulfill(body=found, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})

    if stand_ins:
        window.route(re.compile("^https:"), answer)


def _await_first(page: Page, seconds: int) -> None:
    """Wait until the first pick has its answer; a page that never gives one cannot be measured."""
    for _ in range(10 * seconds):
        page.wait_for_timeout(100)
        if page.evaluate("window.stopwatch?.first"):
            return
    raise Unavailable(f"no pick had an answer within {seconds} s")


def _run(browser: Browser, subject: Subject, measures: Measures, pace: Pace) -> None:
    """Measure once, as it is."""
    with _opened(browser, subject, pace) as (page, session, traffic):
        page.wait_for_timeout(pace.calm)
        told = page.evaluate("({ first: stopwatch.first, picks: stopwatch.picks, tasks: stopwatch.tasks })")
        measures.firsts.append(told["first"])
        measures.lost_picks += told["picks"] - 1
        measures.blocked.append(sum(max(0, task - 50) for task in told["tasks"]))
        measures.bytes, measures.requests, measures.refused = traffic.bytes, traffic.requests, traffic.refused
        measures.pictures = page.evaluate(PICTURES) if subject.pictures is None else subject.pictures
        measures.repaints.extend(_repainted(page, pace.picks, pace.pause))
        session.send("HeapProfiler.collectGarbage")
        session.send("Performance.enable")
        heap = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        measures.heaps.append(heap["JSHeapUsedSize"])


def _slow_run(browser: Browser, subject: Subject, measures: Measures, pace: Pace) -> None:
    """Measure once, with the processor slowed down."""
    with _opened(browser, subject, pace, pace.slowdown) as (page, _, _):
        measures.slow_firsts.append(page.evaluate("stopwatch.first"))
        page.wait_for_timeout(pace.calm)
        measures.slow_repaints.extend(_repainted(page, pace.picks // 4, pace.pause))


def _repainted(page: Page, picks: int, pause: int) -> list[float]:
    """Make so many picks, one after the other."""
    terms = [ROUND[place % len(ROUND)] for place in range(picks)]
    try:
        return page.evaluate(f"stopwatch.repaint({json.dumps(terms)}, {pause})")
    except Error as error:
        raise Unavailable(f"it stopped answering: {error.message.splitlines()[0]}") from error
