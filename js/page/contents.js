/** The parts of the page: which one is being read, and how far one has come. */

import { t } from "../shared/words.js";

/** @import { ShownDocument } from "./types.js" */

const WIDE = "(min-width: 68.75rem)";
/** Above the window: what was read. */
const FAR = "1000000px";

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
  /** @type {Set<Element>} */
  const begun = new Set();
  /** @param {IntersectionObserverEntry[]} crossed */
  const show = (crossed) => {
    for (const { target, isIntersecting } of crossed) begun[isIntersecting ? "add" : "delete"](target);
    const now = heads.findLastIndex((head) => begun.has(head));
    links.forEach((link, place) => {
      link.classList.toggle("ck-passed", place < now);
      if (place === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const place = t("{k} of {n}", { k: Math.max(0, now + 1), n: links.length });
    if (said.textContent !== place) said.textContent = place;
  };
  const watch = new IntersectionObserver(show, { root: document, rootMargin: `${FAR} 0px -66.6%` });
  for (const head of heads) watch.observe(head);
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
