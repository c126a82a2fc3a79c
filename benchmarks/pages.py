"""How soon a lesson page answers: navigation to the first working pick, and a pick to its repaint.

Run ``python benchmarks/pages.py`` (needs Chromium and the extra ``[test]``). Each round has a fresh browser
window that has come up, the network off, and the page opened from a file.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from calcikit._resources import notebooks
from calcikit.export import export_site

LESSON = "02-work-up"
ROUNDS = 15
PICKS = 40
# Polls every frame until a radio button is there, picks it, and stamps the frame of the new answer.
FIRST = """
const look = () => {
  const box = document.querySelector('.cx-explorer input[data-term="vascular"]');
  if (!box) return requestAnimationFrame(look);
  box.click();
  const wait = () => (document.querySelector('[data-ck="next"]').dataset.step === "routine_screening"
    ? requestAnimationFrame(() => { window.first = performance.now(); }) : requestAnimationFrame(wait));
  wait();
};
requestAnimationFrame(look);
"""
REPAINT = """async (picks) => {
  const terms = ["amorphous", "vascular", "round", "fine_pleomorphic"];
  const frame = () => new Promise(requestAnimationFrame);
  const found = [];
  for (let n = 0; n < picks; n += 1) {
    await frame();
    const box = document.querySelector(`.cx-explorer input[data-term="${terms[n % 4]}"]`);
    const before = document.querySelector('[data-ck="category"]');
    const start = performance.now();
    box.click();
    while (before.isConnected) await frame();
    await frame();
    found.push(performance.now() - start);
  }
  return found;
}"""


def main() -> None:
    """Export the lesson, then measure."""
    path = next(lesson for lesson in notebooks() if lesson.stem == LESSON)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = export_site([path], Path(folder))[1]
        size = page_file.stat().st_size
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"],
        )
        firsts: list[float] = []
        repaints: list[float] = []
        for _ in range(ROUNDS):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.add_init_script(FIRST)
            page.wait_for_timeout(1000)  # the empty window has come up, as a reader's has
            page.goto(page_file.as_uri())
            while (first := page.evaluate("window.first")) is None:
                page.wait_for_timeout(20)
            firsts.append(first)
            repaints.extend(page.evaluate(REPAINT, PICKS))
            page.context.close()
        browser.close()
    print(f"{date.today()}, {LESSON}.html, {size:,} bytes, one file, {ROUNDS} rounds, network off")
    print(f"navigation to first working pick: median {median(firsts):.0f} ms, worst {max(firsts):.0f} ms")
    p95 = quantiles(repaints, n=20)[-1]
    print(f"pick to repaint: median {median(repaints):.0f} ms, p95 {p95:.0f} ms, {len(repaints)} picks")


if __name__ == "__main__":
    main()
