/** "Where is it?", before the name: a tap on the image, which the feedback compares with the truth. */

import { h } from "../shared/dom.js";
import { distance } from "../shared/search.js";
import { t } from "../shared/words.js";
import { pin } from "./find.js";

const KINDS = ["shape", "arrangement"];
const NEAR = 0.05;

/**
 * Let a place on the first image be tapped; null where nothing is asked about a place.
 * @param {any} item
 * @param {HTMLElement} figure
 */
export function whereOf(item, figure) {
  const { hull, mm } = item.pictures[0] ?? {};
  if (!KINDS.includes(item.kind) || !hull) return null;
  /** @type {HTMLElement} */
  const frame = figure.querySelector(".ck-still__frame");
  let [at, open] = [null, true];
  frame.classList.add("ck-drill__tappable");
  frame.addEventListener("click", (event) => {
    if (!open) return;
    const box = frame.getBoundingClientRect();
    at = { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    frame.querySelector(".ck-find__pin")?.remove();
    frame.append(pin(at, "", 1));
  });
  const beside = () => distance([at.x, at.y], hull);
  return {
    hint: h("p", { class: "ck-drill__quiet" }, t("Where are they? Tap them on the image, then name them.")),
    /** How far beside the calcifications the tap was, in mm; null without a tap. */
    off: () => at && Math.round(10 * mm * beside()) / 10,
    close() {
      open = false;
      frame.classList.remove("ck-drill__tappable");
    },
    /** What became of the tap, in words. */
    told() {
      if (!at) return null;
      return beside() <= NEAR
        ? t("Your tap is on them.")
        : t("Your tap is {mm} mm beside them.", { mm: Math.round(mm * beside()) });
    },
  };
}
