"""What a peer offers to the stopwatch: a page, and how a reader picks in it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EXPLORER", "FORM", "Subject", "Unavailable"]

# How a reader picks in our explorer, and reads its answer.
EXPLORER = """{
  ready: () => document.querySelector('.ck-explorer input[data-term="vascular"]'),
  pick: (term) => document.querySelector(`.ck-explorer input[data-term="${term}"]`).click(),
  answer: () => document.querySelector('.ck-explorer [data-ck="category"] .ck-badge')?.textContent,
}"""

# The same in a form of select boxes, wherever a peer keeps them, with an answer marked `bench-answer`.
FORM = """(() => {
  const deep = function* (root) {
    for (const node of root.querySelectorAll("*")) {
      yield node;
      if (node.shadowRoot) yield* deep(node.shadowRoot);
    }
  };
  let next = 0;
  const find = (selector, fits) => {
    const found = [...document.querySelectorAll(selector)].find(fits);
    const start = performance.now();
    if (found || start < next) return found;
    const deeper = [...deep(document)].find((node) => node.matches(selector) && fits(node));
    const end = performance.now();
    next = deeper ? 0 : end + Math.max(50, 20 * (end - start));
    return deeper;
  };
  const held = {};
  const hold = (name, ...how) => (held[name]?.isConnected ? held[name] : (held[name] = find(...how)));
  const place = (box, term) => [...box.options].findIndex((option) => option.text.trim() === term);
  const box = () => hold("box", "select", (node) => place(node, "vascular") >= 0);
  const said = () => hold("said", ".bench-answer", () => true);
  return {
    ready: () => box() && said(),
    pick: (term) => {
      box().selectedIndex = place(box(), term);
      const event = (kind) => new Event(kind, { bubbles: true, composed: true });
      for (const kind of ["input", "change"]) box().dispatchEvent(event(kind));
    },
    answer: () => said()?.textContent.trim() || undefined,
  };
})()"""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One page to measure: where it is, what it is made with, and how a reader works in it.

    `pictures` says how many of its bytes are pictures, when a look at the open page cannot tell.
    """

    address: str
    made_with: str
    reader: str
    pictures: int | None = None
    stand_ins: dict[str, bytes] | None = None


class Unavailable(Exception):
    """A peer cannot be measured here, for a reason that the table gives."""
