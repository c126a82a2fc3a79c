/** What a screen reader is told when something changed. */

import { h } from "./dom.js";

/** A live region; the first text is not told, nor is one that was told before. */
export function liveRegion() {
  const node = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  /** @type {string | null} */
  let last = null;
  return {
    node,
    /** @param {string} words */
    tell(words) {
      if (last !== null && words !== last) node.textContent = words;
      last = words;
    },
  };
}
