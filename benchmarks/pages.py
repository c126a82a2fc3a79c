"""How our page of a lesson fares beside what other tools make of the same lesson, in one run in one Chromium.

Run ``python benchmarks/pages.py`` (needs Chromium and the extra ``[test]``; the first time, pip and npm fetch
the peers under ``.cache/peers``). ``--only ours --only voila`` measures these alone, ``--runs 15`` opens each
page so often, ``--record`` keeps a full run and shows it in ``docs/benchmarks.md``, which says what is timed
and what it means. ``--quick`` shows that all works, with few picks and no pauses.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from peers import html_manager, ours, servers
from peers.report import MARKS, section, table
from peers.stopwatch import QUICK, Pace, chromium, measure
from peers.subject import Subject, Unavailable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser

DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
RESULTS = Path(__file__).parent / "results" / "pages.json"
PEERS: dict[str, Callable[[Path], AbstractContextManager[Subject]]] = {
    "ours": ours.offered,
    "html-manager": html_manager.inlined,
    "nbconvert": html_manager.as_it_comes,
    "nbconvert-network": html_manager.with_network,
    "voila": servers.voila,
    "jupyterlab": servers.jupyterlab,
    "jupyterlab-figure": servers.jupyterlab_figure,
    "marimo": servers.marimo,
    "panel": servers.panel,
}


def main() -> None:
    """Measure, print the table, and write down every number."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", choices=PEERS, help="measure this one; may be given again")
    parser.add_argument("--runs", type=int, default=5, help="how often each page is opened (default 5)")
    parser.add_argument("--out", type=Path, help="write every result here, as JSON")
    parser.add_argument(
        "--record", action="store_true", help="keep a full run, and show it in docs/benchmarks.md"
    )
    parser.add_argument("--quick", action="store_true", help="few picks, no pauses: nothing to be kept")
    options = parser.parse_args()
    if options.record and (options.only or options.quick):
        parser.error("only a run of all pages can be kept, and no quick one")
    pace = QUICK if options.quick else Pace()
    names = [name for name in PEERS if name in (options.only or PEERS)]
    load = os.getloadavg()[0]
    with chromium() as browser:
        rows = {name: _measured(browser, name, options.runs, pace) for name in names}
        about = {
            "date": str(date.today()),
            "command": "python benchmarks/pages.py",
            "chromium": browser.version,
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "load": round(load, 1),
        }
    results = {"about": about, "rows": rows}
    print(table(results))
    for out in filter(None, (options.out, options.record and RESULTS)):
        out.parent.mkdir(exist_ok=True)
        out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if options.record:
        show(section(results))


def show(text: str) -> None:
    """Put what was measured in the place of what docs/benchmarks.md shows."""
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(MARKS[0])
    DOCUMENT.write_text(before + text + rest.partition(MARKS[1])[2], encoding="utf-8")


def _measured(browser: Browser, name: str, runs: int, pace: Pace) -> dict[str, Any]:
    """Measure one peer; one that cannot be measured here says why."""
    print(f"{name} ...", flush=True)
    subject = None
    try:
        with TemporaryDirectory() as folder, PEERS[name](Path(folder)) as subject:
            found = measure(browser, subject, runs, pace)
            return {"made_with": subject.made_with, **found.summary()}
    except Unavailable as reason:
        return {"made_with": subject.made_with if subject else name, "unavailable": str(reason)}


if __name__ == "__main__":
    main()
