"""Records for tests: of a text, and a toy widget that records answers in a page and in JupyterLab."""

from __future__ import annotations

import re
from pathlib import Path

from calcikit import Progress
from calcikit.progress.events import read_lines

SHARED = Path(__file__).resolve().parents[1] / "js" / "shared"
NAMES = ("marks", "words", "dom", "model", "progress")
MODULES = "".join((SHARED / f"{name}.js").read_text(encoding="utf-8") for name in NAMES)
SCRIPT = re.sub(r"^import [^\n]*$|^export (?=\w)|/\*.*?\*/", "", MODULES, flags=re.MULTILINE | re.DOTALL)


def record_of(text: str) -> Progress:
    """Return the record that a text of JSON Lines holds; it is kept nowhere."""
    found = read_lines(text.encode("utf-8", "surrogatepass"))
    record = Progress(tuple(found.events))
    record.problems = tuple(f"line {number}: {why}." for number, _, why in found.set_aside)
    return record


def answer(item: str, truth: str, said: str, **more: object) -> dict[str, object]:
    """Return an answer to a question of the drill about a shape, unless more says otherwise."""
    told = {"source": "drill", "item": item, "kind": "shape", "truth": truth, "said": said}
    return {**told, "credit": float(truth == said), "right": truth == said, **more}


RECORDER = (
    f"SCRIPT = {SCRIPT!r}"
    + '''
import anywidget
from calcikit.widgets.progress_mixin import ProgressMixin
class Recorder(ProgressMixin, anywidget.AnyWidget):
    _esm = SCRIPT + """
    function render({ model, el }) {
      const stop = new AbortController();
      const record = openRecord(model, stop.signal);
      const named = (name) => h("span", { class: name });
      const [count, stored, problems, loaded] = ["count", "stored", "problems", "loaded"].map(named);
      const text = h("textarea", { class: "text", "aria-label": "record" });
      let confirmed = 0;
      let asked = 0;
      const show = () => {
        put(count, String(record.events().length));
        put(stored, String(confirmed));
        put(problems, record.problems().join(" "));
        text.value = record.text();
      };
      const answer = async () => {
        asked += 1;
        const item = `toy-${record.sitting}-${asked}`;
        const picks = { truth: "rim", said: "rim", credit: 1, right: true };
        await record.add({ source: "drill", item, kind: "shape", ...picks });
        confirmed += 1;
        show();
      };
      const load = () => {
        const { added, setAside } = record.load(text.value);
        put(loaded, `${added} new; ${setAside.join(" ")}`);
      };
      record.onchange(show, stop.signal);
      el.append(h("button", { class: "answer", onclick: answer }, "answer"));
      el.append(h("button", { onclick: load }, "load"), count, stored, problems, loaded, text);
      show();
      return () => stop.abort();
    }
export default { render };
"""
'''
)
