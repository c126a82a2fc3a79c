/** A place on an image, tapped by pointer or by keys: the arrows move a cursor, Enter taps, and the place is spoken. */

import { clamp } from "./clamp.js";
import { ARROWS } from "./controls.js";
import { h } from "./dom.js";
import { distance } from "./search.js";
import { t } from "./words.js";

/** @import { Child, Corner, Place } from "./types.js" */

const STEP = 0.03;
const NEAR = 0.05;

/** A place in mm, as it is spoken. @param {Place} place */
export const spoken = ({ x, y }) =>
  t("{x} mm from the left, {y} mm from the top", { x: Math.round(x), y: Math.round(y) });

/**
 * A ring where a mark was set, on an image of so many mm.
 * @param {Place} place
 * @param {Child} words
 * @param {number} mm
 */
export const pin = ({ x, y }, words, mm, tone = "") =>
  h(
    "span",
    {
      class: `ck-tap__pin ${tone}`,
      "aria-hidden": "true",
      style: `left: ${(100 * x) / mm}%; top: ${(100 * y) / mm}%`,
    },
    words,
  );

/**
 * How far a place (in shares of an edge of so many mm) lies beside a hull: in mm, and in words.
 * @param {Place} at
 * @param {Corner[]} hull
 * @param {number} mm
 */
export function tapDistance(at, hull, mm) {
  const off = hull.length ? distance([at.x, at.y], hull) : 1;
  const near = off <= NEAR;
  const words = near
    ? t("Your tap is on them.")
    : t("Your tap is {mm} mm beside them.", { mm: Math.round(mm * off) });
  return { mm: Math.round(10 * mm * off) / 10, near, words };
}

/** A cross that the arrow keys move over a frame, whose edge is so long. @param {HTMLElement} frame */
export function crossOf(frame, edge = 1) {
  const at = { x: edge / 2, y: edge / 2 };
  const node = h("span", { class: "ck-tap__cursor", "aria-hidden": "true" });
  const place = () =>
    Object.assign(node.style, { left: `${(100 * at.x) / edge}%`, top: `${(100 * at.y) / edge}%` });
  place();
  frame.append(node);
  return {
    at,
    node,
    /** @param {[number, number]} way @param {number} step */
    move([dx, dy], step) {
      Object.assign(at, { x: clamp(at.x + dx * step, 0, edge), y: clamp(at.y + dy * step, 0, edge) });
      place();
    },
  };
}

/**
 * Give a frame what an image to tap on has; the result takes it back.
 * @param {HTMLElement} frame
 * @param {string} label
 */
function dressed(frame, label) {
  const given = { role: "application", "aria-label": label, tabindex: "0" };
  const before = Object.keys(given).map((name) => ({ name, value: frame.getAttribute(name) }));
  frame.classList.add("ck-tap");
  for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
  return () => {
    frame.classList.remove("ck-tap");
    for (const { name, value } of before)
      if (value === null) frame.removeAttribute(name);
      else frame.setAttribute(name, value);
  };
}

/**
 * Let one place on an image be tapped; a second tap moves it.
 * @param {HTMLElement} frame of the image
 * @param {{mm: number, label: string, ontap?: (at: Place) => void}} about
 */
export function tapOn(frame, { mm, label, ontap = () => {} }) {
  const stop = new AbortController();
  const { signal } = stop;
  const cross = crossOf(frame);
  const undress = dressed(frame, label);
  const status = h("span", { class: "ck-sr", role: "status" });
  frame.append(status);
  /** @type {Place | null} */
  let tapped = null;
  const inMm = (/** @type {Place} */ { x, y }) => spoken({ x: x * mm, y: y * mm });
  const tap = (/** @type {Place} */ where) => {
    tapped = where;
    frame.querySelector(".ck-tap__pin")?.remove();
    frame.append(pin(where, "", 1));
    status.textContent = t("Tapped {place}.", { place: inMm(where) });
    ontap(where);
  };
  const onclick = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    const box = frame.getBoundingClientRect();
    tap({ x: clamp((clientX - box.left) / box.width), y: clamp((clientY - box.top) / box.height) });
  };
  const onkey = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (ARROWS[event.key]) {
      cross.move(ARROWS[event.key], event.shiftKey ? 4 * STEP : STEP);
      status.textContent = inMm(cross.at);
    } else if (event.key === "Enter" || event.key === " ") tap({ ...cross.at });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  frame.addEventListener("click", onclick, { signal });
  frame.addEventListener("keydown", onkey, { signal });
  /** No more taps; the mark stays. */
  const close = () => {
    stop.abort();
    undress();
    cross.node.remove();
    status.remove();
  };
  return { at: () => tapped, close };
}
