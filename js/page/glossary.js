/**
 * Explains a marked word where it stands. Without scripts the word is a link to its explanation at the end of the page.
 *
 * A toggletip: pressed (pointer, touch, Enter or Space) it shows the explanation after the word, which a screen reader
 * tells once; pressed again, with Escape, or by pressing elsewhere it goes. The focus stays where it is.
 */

import { t } from "../shared/words.js";

/** @import { ShownDocument } from "./types.js" */

const MARGIN = 8;
const GAP = 6;

/**
 * Below the word, inside the column of text; above it where the window ends.
 * @param {HTMLAnchorElement} word
 * @param {HTMLElement} tip
 */
function place(word, tip) {
  const at = word.getClientRects()[0];
  const room = document.documentElement.clientWidth;
  const width = Math.min(tip.offsetWidth, room - 2 * MARGIN);
  const left = Math.max(MARGIN, Math.min(at.left, room - width - MARGIN));
  const below = at.bottom + GAP;
  const above = at.top - tip.offsetHeight - GAP;
  const top = below + tip.offsetHeight > window.innerHeight && above > 0 ? above : below;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${top + window.scrollY}px`;
}

/**
 * A copy of what is said of a word, with the way to its sources.
 * @param {HTMLAnchorElement} word
 * @param {Element} about
 */
function explanation(word, about) {
  const tip = document.createElement("span");
  tip.className = "ck-tip";
  tip.setAttribute("role", "status");
  const told = /** @type {Element} */ (about.nextElementSibling).querySelectorAll("p:not(.ck-source)");
  for (const from of [about, ...told]) {
    const part = document.createElement(from === about ? "strong" : "span");
    part.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
    tip.append(part);
  }
  const source = document.createElement("a");
  source.href = word.hash;
  source.textContent = t("Sources");
  tip.append(source);
  return tip;
}

/** The one explanation that is open, if any. */
function toggletip() {
  /** @type {{word: HTMLAnchorElement, tip: HTMLElement} | null} */
  let open = null;
  const close = () => {
    open?.tip.remove();
    open?.word.setAttribute("aria-expanded", "false");
    open = null;
  };
  const show = (/** @type {HTMLAnchorElement} */ word) => {
    const about = document.getElementById(word.hash.slice(1));
    if (!about) return;
    const tip = explanation(word, about);
    word.after(tip);
    word.setAttribute("aria-expanded", "true");
    open = { word, tip };
    tip.popover = "manual"; // in front of all, so that no frame cuts it
    tip.showPopover?.();
    place(word, tip);
  };
  return { close, show, open: () => open };
}

/** @param {ShownDocument} document */
export default function glossary(document) {
  const window = document.defaultView;
  const tips = toggletip();

  /** @param {Event} event */
  function press(event) {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLAnchorElement | null} */
    const word = target.closest?.(".ck-term");
    const again = word && tips.open()?.word === word;
    if (!word && tips.open()?.tip.contains(target)) return;
    tips.close();
    if (!word) return;
    event.preventDefault();
    if (!again) tips.show(word);
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const open = tips.open();
    if (event.key === "Escape" && open) {
      if (open.tip.contains(document.activeElement)) open.word.focus();
      tips.close();
    } else if (event.key === " " && /** @type {Element} */ (event.target).closest?.(".ck-term")) press(event);
  }

  for (const word of document.querySelectorAll(".ck-term")) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", press);
  document.addEventListener("keydown", key);
  document.addEventListener("focusin", ({ target }) => {
    const open = tips.open();
    if (open && target !== open.word && !open.tip.contains(/** @type {Node} */ (target))) tips.close();
  });
  for (const leaving of ["resize", "beforeprint"]) window.addEventListener(leaving, tips.close);
}
