"""Hands that never rest: random clicks, keys and events on every page, and on every widget in JupyterLab.

``python tests/soak.py`` (or ``make soak``) exports the lessons, opens each page, then each widget in
JupyterLab, and says what the console told and how the heap grew. ``--actions`` are what a hand does,
``--events`` what a script fires. A hand that found too little to do, or a widget that went away, is a fault.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from browser.conftest import RAW_VALUES
from browser.jupyter import Notebook, SharedJupyter, running
from film_maker import crop_and_mask, dicom, listed
from playwright.sync_api import Browser, Error, Page, sync_playwright

from calcikit.export import export_site

PRESSED = ("button", "summary", "input", "select", "[tabindex]", "label", "td", "canvas", "svg")
KEYS = (
    "Tab",
    "Enter",
    "Escape",
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "1",
    "2",
    "5",
    "x",
    "é",
)
EVENTS = """([seed, count, root]) => {
  let state = seed + 1;
  const random = (below) => ((state = (state * 48271) % 2147483647) % below);
  const kinds = "input change keydown keyup pointerdown pointermove pointerup wheel focus blur".split(" ");
  let nodes = [];
  for (let number = 0; number < count; number += 1) {
    if (number % 50 === 0) nodes = [...document.querySelectorAll(`${root} *`)];
    const node = nodes[random(nodes.length)];
    const kind = kinds[random(kinds.length)];
    const about = { bubbles: true, cancelable: true, clientX: random(1200), clientY: random(900) };
    const Made = { key: KeyboardEvent, poi: PointerEvent, whe: WheelEvent }[kind.slice(0, 3)] ?? Event;
    const more = { key: "123 xAé"[random(7)], pointerId: 1, deltaY: random(200) - 100 };
    node.dispatchEvent(new Made(kind, { ...about, ...more }));
    if (number % 50 === 0) location.hash = `#start:morphology=${["round", "", "%", "amorphous"][random(4)]}`;
    if (number % 70 === 0) dispatchEvent(new StorageEvent("storage", { key: null }));
  }
}"""
WIDGETS = {
    "explorer": "ck.Explorer('amorphous', 'grouped')",
    "after-biopsy": "ck.AfterBiopsy()",
    "drill": "ck.Drill()",
    "form": "ck.Drill(form='before')",
    "case-walk": "ck.CaseWalk()",
    "evidence-lab": "ck.EvidenceLab()",
    "patch-viewer": "ck.PatchViewer(ck.Finding('amorphous', 'grouped'))",
    "contrast": "ck.Contrast('milk-two-views')",
    "self-check": "ck.self_check('both-axes')",
    "real-films": "ck.RealFilms('films')",
}


def heap_of(page: Page) -> float:
    """Return what JavaScript holds, in MB, after garbage was collected."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    held = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    session.detach()
    return held


def act(page: Page, rng: random.Random, root: str) -> bool:
    """Do one thing that a hand may do, and say whether it was done; what has gone meanwhile is no fault."""
    places = page.locator(f"{root} :is({', '.join(PRESSED)}):visible")
    try:
        place = places.nth(rng.randrange(places.count() or 1))
        if rng.random() < 0.4:
            if not page.evaluate("root => Boolean(document.activeElement?.closest(root))", root):
                place.focus(timeout=500)
            page.keyboard.press(rng.choice(KEYS))
        elif place.evaluate("node => node.tagName", timeout=500) == "SELECT":
            place.select_option(index=rng.randrange(place.locator("option").count()), timeout=500)
        elif place.get_attribute("type", timeout=500) in ("text", "search", "number"):
            place.fill(rng.choice(("", "7", "amorph", "<b>", "1e9")), timeout=500)
        else:
            place.click(timeout=500, no_wait_after=True)
    except Error as error:
        if "Target" in str(error) and "closed" in str(error):
            raise
        return False
    return True


def soaked(page: Page, told: list[str], name: str, root: str, options: argparse.Namespace) -> bool:
    """Soak one page, and say what became of it."""
    rng, start = random.Random(f"{options.seed} {name}"), time.monotonic()
    home, before, widgets = page.url.partition("#")[0], heap_of(page), page.locator(".ck-widget").count()
    done = 0
    for _ in range(options.actions):
        done += act(page, rng, root)
        if page.url.partition("#")[0] != home:
            page.goto(home)
    page.evaluate(EVENTS, [rng.randrange(10_000), options.events, root])
    page.wait_for_timeout(500)
    after = heap_of(page)
    faults = {
        "GREW": after > 2 * before + 20,
        "GONE": page.locator(".ck-widget").count() < widgets,
        "IDLE": done < options.actions / 2,
    }
    words = f"{name:<28} {done:>4} actions, heap {before:6.1f} -> {after:6.1f} MB, {len(told)} errors"
    marks = "".join(f" {mark}" for mark, is_so in faults.items() if is_so)
    print(f"{words}, {time.monotonic() - start:.0f} s{marks}", flush=True)
    for line in dict.fromkeys(told):
        print(f"    {line[:600]}")
    return not (told or marks)


@contextmanager
def listening(page: Page) -> Iterator[list[str]]:
    """Keep what a page says went wrong; a download or a new window is closed."""
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(error.stack or str(error)))
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("popup", lambda opened: opened.close())
    page.add_init_script("window.print = () => {}")
    page.add_init_script(RAW_VALUES)
    yield told


def pages(browser: Browser, folder: Path, options: argparse.Namespace) -> Iterator[bool]:
    """Soak the pages of the lessons."""
    for path in sorted(folder.glob("*.html")):
        if path.stem not in (options.only or [path.stem]):
            continue
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        with listening(page) as told:
            page.goto(path.as_uri())
            page.wait_for_timeout(1500)
            yield soaked(page, told, path.name, "body", options)
        page.close()


def in_jupyterlab(browser: Browser, home: Path, options: argparse.Namespace) -> Iterator[bool]:
    """Soak each widget in a notebook of its own."""
    with running(home) as server:
        for number, box in enumerate(((100, 340, 60, 310), (100, 200, 60, 110))):
            for name, pixels in zip("ab", crop_and_mask(box, (1200, 900), seed=number), strict=True):
                dicom(server.folder / "films" / listed(number).id / f"{name}.dcm", pixels)
        for name, source in WIDGETS.items():
            if name not in (options.only or WIDGETS):
                continue
            server.write(name, f"import calcikit as ck\n{source}")
            jupyter = SharedJupyter(server, browser.new_context(), lambda: 0)
            with listening(jupyter.tab()) as told, jupyter.opened(name) as notebook:
                yield _shown(notebook, told, name, options)
            jupyter.close()


def _shown(notebook: Notebook, told: list[str], name: str, options: argparse.Namespace) -> bool:
    notebook.run(0)
    notebook.page.locator(".ck-widget:visible").first.wait_for(timeout=60_000)
    told.clear()  # what JupyterLab itself says while it starts
    return soaked(notebook.page, told, f"JupyterLab: {name}", ".ck-widget", options)


def main() -> int:
    """Soak pages and widgets; 1 where one said something, went away, grew or had nothing to press."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=500)
    parser.add_argument("--events", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--site", type=Path, help="pages that are there already")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="pages (06-practise) or widgets (drill)")
    options = parser.parse_args()
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright, TemporaryDirectory() as home:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        well: list[bool] = []
        if not options.only or set(options.only) - set(WIDGETS):
            if options.site is None:
                export_site(out=Path(home) / "site")
            well += pages(browser, options.site or Path(home) / "site", options)
        if not options.only or set(options.only) & set(WIDGETS):
            well += in_jupyterlab(browser, Path(home), options)
        browser.close()
    print(f"{len(well)} soaked, {well.count(False)} with a fault")
    return 0 if well and all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
