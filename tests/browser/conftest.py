"""A real browser, with no network to lean on."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from browser.engines import ENGINES, missing
from browser.jupyter import SharedJupyter, running
from playwright.sync_api import Page, expect, sync_playwright

from calcikit._data import notebooks

OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
# The compiler for scripts that run long takes more than it gives in pages that live for seconds.
SHORT_LIVED = "--js-flags=--no-turbofan"
# Without the window that nobody sees a page costs a third less; what runs and draws it is the same.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1280, "height": 900}
LIGHT = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
UNMOUNTED = "[data-ck-model]:not([data-ck-drawn])"
# How long a machine with other work may take; whatever is waited for comes sooner.
PATIENCE = 120_000
# Resolves once a page has kept its height: what is drawn late would move what is measured.
SETTLED = """() => new Promise(settled => {
    let height = 0, since = 0;
    const look = now => {
        if (document.documentElement.scrollHeight !== height) {
            height = document.documentElement.scrollHeight;
            since = now;
        }
        if (now - since > 150) settled();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})"""
# Keeps what a line tells a screen reader.
LISTEN = """line => { window.told = [];
    const all = {childList: true, characterData: true, subtree: true};
    new MutationObserver(() => told.push(line.textContent)).observe(line, all); }"""
# Complains of a value of the program that a widget shows as if it were a word.
RAW_VALUES = r"""new MutationObserver((changes) => {
    const value = /\b(undefined|NaN|null|false(?![ -](positive|negative|alarm)))\b|\[object /;
    const look = (node) => {
        if (node.nodeType !== Node.TEXT_NODE) return node.childNodes.forEach(look);
        const inside = node.parentElement?.closest(".ck-widget, code, style, svg");
        if (inside?.matches(".ck-widget") && value.test(node.data))
            console.error(`a raw value on screen: ${node.data}`);
    };
    for (const { type, target, addedNodes } of changes)
        (type === "childList" ? addedNodes : [target]).forEach(look);
}).observe(document, { childList: true, characterData: true, subtree: true })"""
NOTHING = SimpleNamespace(params={})
# The size of targets is a rule of WCAG 2.2 that axe-core leaves out unless it is asked for.
AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = ["color-contrast", "link-in-text-block"]
# Words, names and roles do not change with the colours, nor colours with the width.
RULES = {
    "all": AXE,
    "colours": {"resultTypes": ["violations"], "runOnly": COLOURS},
    "all but colours": {**AXE, "rules": {**AXE["rules"], **{name: {"enabled": False} for name in COLOURS}}},
}
LESSONS = [path.stem for path in notebooks()]
PAGES = ["index", "glossary", "beyond", "gallery", "accessibility", *LESSONS]


def pytest_collection_modifyitems(config, items):
    """Leave out an engine that is not here, unless every browser is asked for; the summary says so."""
    if config.getoption("every_browser"):
        return
    gone = [item for item in items if missing(getattr(item, "callspec", NOTHING).params.get("engine", ""))]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if item not in gone]


def pytest_terminal_summary(terminalreporter, config):
    """Say in words which browsers the pages were not tried in."""
    for name in ENGINES:
        if lacking := missing(name):
            words = f"{ENGINES[name].__name__} was NOT tried: this machine has no {' and no '.join(lacking)}"
            terminalreporter.write_line(f"{words} (`make test` as root on Debian installs it)", yellow=True)


@pytest.fixture(scope="session")
def playwright():
    """Start Playwright."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright):
    """Start Debian's Chromium, or Playwright's own; without one the suite fails and says so."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None and not Path(playwright.chromium.executable_path).exists():
        pytest.fail("the page tests need Chromium and there is none; `make test` installs it")
    browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, SHORT_LIVED, OFFLINE])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def window(chromium):
    """Return a browser window with some options; each is opened once, because opening one takes seconds."""
    windows = {}

    def find(**options):
        key = str(sorted(options.items()))
        if key not in windows:
            windows[key] = chromium.new_context(**{"viewport": SIZE, **options})
            windows[key].set_default_timeout(PATIENCE)
        return windows[key]

    return find


# Said before a page is read again, and asked for after.
MARK = "localStorage.setItem('calcikit.tests', 'kept')"
MARKED = """() => {
    try { return localStorage.getItem("calcikit.tests") !== null; } catch { return true; }
}"""


def reload(page: Page, address: str = "") -> None:
    """Read a page again, or the page at an address in its place, with what was kept.

    On a busy machine Chromium now and then gives a page of a file an empty storage for one load; what was
    kept is there again at the next.
    """
    page.evaluate(MARK)
    if address:
        page.goto(address)
    else:
        page.reload()
    for pause in (0, 100, 400, 1600, 6400):
        if page.evaluate(MARKED):
            return
        page.wait_for_timeout(pause)
        page.reload()
    assert page.evaluate(MARKED), "what the page kept is gone"


class Tab:
    """A tab that shows one page after the other: opening a new one costs as much as the page in it."""

    def __init__(self, window, **options):
        self.page = window(**options).new_page()
        self.page.add_init_script(RAW_VALUES)
        self._debugger = self.page.context.new_cdp_session(self.page)
        self.asked, self.told = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on(
            "console", lambda line: line.type in ("error", "warning") and self.told.append(line.text)
        )

    def empty(self):
        """Leave nothing of the page, nor of what was done to the tab.

        Windows are shared. What a page kept is taken away by the browser once the page is left: said by the
        page itself, it may come late on a busy machine, and take what the next one has kept.
        """
        origin = self.page.evaluate("location.origin")
        self.page.goto("about:blank")
        if origin != "null":
            forgotten = {"origin": origin, "storageTypes": "local_storage"}
            self._debugger.send("Storage.clearDataForOrigin", forgotten)
        self.page.mouse.move(0, 0)

    def faults(self):
        """Return requests beyond the file itself, and complaints; both are forgotten."""
        found = [url for url in self.asked if not url.startswith(("file:", "about:"))] + self.told
        self.asked.clear()
        self.told.clear()
        return found


@pytest.fixture(scope="session")
def lend(window):
    """Lend tabs, each for every size and scheme of colours; one that was closed does not come back."""
    spare = {}

    @contextmanager
    def tabs():
        lent = []

        def take(viewport=SIZE, **options):
            media = LIGHT | {name: options.pop(name) for name in LIGHT if name in options}
            waiting = spare.setdefault(str(sorted(options.items())), [])
            tab = waiting.pop() if waiting else Tab(window, **options)
            tab.page.bring_to_front()  # Chromium draws one frame a second in a tab behind another
            tab.page.set_viewport_size(viewport)
            tab.page.emulate_media(media="null", **media)
            lent.append((waiting, tab))
            return tab.page

        yield take
        found = []
        for waiting, tab in lent:
            if not tab.page.is_closed():
                tab.empty()
                waiting.append(tab)
            found += tab.faults()
        assert found == []

    return tabs


@contextmanager
def watched(lend):
    """Open pages; at the end, any request beyond the file itself or any console error fails the test."""
    with lend() as take:

        def go(path: Path, fragment: str = "", **options) -> Page:
            page = take(**options)
            page.goto(f"{path.as_uri()}{fragment}")
            if options.get("java_script_enabled", True):
                expect(page.locator(UNMOUNTED)).to_have_count(0)
            return page

        yield go


@pytest.fixture
def opened(lend):
    """Open pages of a test's own."""
    with watched(lend) as go:
        yield go


@pytest.fixture(scope="module", params=PAGES)
def each_page(request, lend, site):
    """Open each page once for all tests that ask the same of every page."""
    with watched(lend) as go:
        yield go(site / f"{request.param}.html")


@pytest.fixture(scope="session")
def faults():
    """Return what axe-core finds wrong with a page, or a part of it, as readable lines."""

    def check(page: Page, part: str = "html", rules: str = "all") -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
        page.evaluate(SETTLED)
        found = page.evaluate("async given => (await axe.run(...given)).violations", [part, RULES[rules]])
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]

    return check


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Start JupyterLab once, on a folder of its own."""
    with running(tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture(scope="session")
def shared_jupyter(server, window, request):
    """Give the tab and the kernel that the tests in JupyterLab share."""
    return SharedJupyter(server, window(), lambda: request.session.testsfailed)


@pytest.fixture
def notebook(shared_jupyter):
    """Write a notebook and open it; at the end it is gone, after a failure also its tab and its kernel."""
    with ExitStack() as opened:

        def show(name, *cells, place="JupyterLab", height=2400):
            shared_jupyter.server.write(name, *cells)
            return opened.enter_context(shared_jupyter.opened(name, place, height))

        yield show
