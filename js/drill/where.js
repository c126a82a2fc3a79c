/** "Where is it?", before the name: a tap on the image, which the feedback compares with the truth. */

import { h } from "../shared/dom.js";
import { tapDistance, tapOn } from "../shared/tap.js";
import { t } from "../shared/words.js";

/** @import { Question } from "./types.js" */

const KINDS = ["shape", "arrangement"];

/**
 * Let a place on the first image be tapped; null where nothing is asked about a place.
 * @param {Question} item
 * @param {HTMLElement} figure
 */
export function locationTap(item, figure) {
  const { hull, mm } = item.pictures[0] ?? {};
  /** @type {?HTMLElement} */
  const frame = figure.querySelector(".ck-still__frame");
  if (!KINDS.includes(item.kind) || !hull || !mm || !frame) return null;
  const label = t("Where are they? The arrow keys move the cursor, Enter taps.");
  const tap = tapOn(frame, { mm, label });
  const beside = () => {
    const at = tap.at();
    return at && tapDistance(at, hull, mm);
  };
  return {
    hint: h("p", { class: "ck-quiet" }, t("Where are they? Tap them on the image, then name them.")),
    /** How far beside the calcifications the tap was, in mm; null without a tap. */
    off: () => beside()?.mm ?? null,
    close: tap.close,
    /** What became of the tap, in words. */
    told: () => beside()?.words ?? null,
  };
}
