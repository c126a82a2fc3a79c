/** A line from low to high with a dot at the rate, on a scale from 0 to 100%, before a band; the words beside it say the same. */

import { h } from "./dom.js";

/**
 * @param {{rate?: number, low?: number, high?: number}} found the interval has both ends or none
 * @param {[number, number] | null} [band]
 * @param {string} [mark] a further class
 */
export function track({ rate, low, high }, band, mark = "") {
  if (rate === undefined)
    return h("span", { class: "ck-interval-bar ck-interval-bar--empty", "aria-hidden": "true" });
  const from = (/** @type {number} */ start, /** @type {number} */ end, /** @type {number} */ least) =>
    `left:${start}%;width:${Math.max(end - start, least)}%`;
  return h(
    "span",
    { class: `ck-interval-bar ${mark}`, "aria-hidden": "true" },
    band && h("span", { class: "ck-interval-bar__band", style: from(band[0], band[1], 1) }),
    low !== undefined && h("span", { class: "ck-interval-bar__line", style: from(low, high ?? low, 0) }),
    h("span", { class: "ck-interval-bar__dot", style: `left:${rate}%` }),
  );
}

/** The mark of a band in a legend. */
export const bandMark = () =>
  h(
    "span",
    { class: "ck-interval-bar ck-interval-bar--small", "aria-hidden": "true" },
    h("span", { class: "ck-interval-bar__band", style: "left:20%;width:60%" }),
  );
