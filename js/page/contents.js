/** The parts of the page: which one is being read, and how far one has come. */

import { t } from "../shared/words.js";

/** @import { ShownDocument } from "./types.js" */

const WIDE = "(min-width: 68.75rem)";

/**
 * Marks the part that the top third of the window is in.
 * @param {ShownDocument} document
 * @param {HTMLAnchorElement[]} links
 * @param {HTMLElement} said
 */
function follow(document, links, said) {
  const heads = links.map(
    (link) => /** @type {HTMLElement} */ (document.getElementById(decodeURIComponent(link.hash.slice(1)))),
  );
  const show = () => {
    const line = document.defaultView.innerHeight / 3;
    const now = heads.findLastIndex((head) => head.getBoundingClientRect().top < line);
    links.forEach((link, place) => {
      link.classList.toggle("ck-passed", place < now);
      if (place === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const place = t("{k} of {n}", { k: Math.max(0, now + 1), n: links.length });
    if (said.textContent !== place) said.textContent = place;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  };
  document.addEventListener("scroll", soon, { passive: true });
  soon(); // at once, it would lay the page out for nothing: the widgets are still to come
}

/** @param {ShownDocument} document */
export default function contents(document) {
  /** @type {HTMLDetailsElement | null} */
  const list = document.querySelector(".ck-contents details");
  if (!list) return;
  const wide = document.defaultView.matchMedia(WIDE);
  const unfold = () => {
    list.open = wide.matches;
  };
  unfold();
  wide.addEventListener("change", unfold);
  const said = /** @type {HTMLElement} */ (list.querySelector("summary span"));
  follow(document, [...list.getElementsByTagName("a")], said);
}
