/** A wide field on screen: it zooms by wheel, pinch, keys and buttons, scrolls in its frame, and has a cursor for the keyboard. */

import { clamp } from "../shared/clamp.js";
import { ARROWS, button, toggle } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { looks } from "../shared/patch-view.js";
import { crossOf, spoken } from "../shared/tap.js";
import { msg, t } from "../shared/words.js";

/** @import { Child, Place } from "../shared/types.js" */
/** @import { Field } from "./types.js" */
/** @typedef {ReturnType<typeof zoomOf>} Zoom */
/** @typedef {{onmark: (at: Place, near: number) => void, onundo: () => void}} Marking */

const MOST = 8;
const ZOOM = 1.5;
const STILL = 5;
/** The ring of a mark, in pixels from its middle. */
const RING = 15;
const HINT = msg(
  "The arrow keys move the cursor, Enter marks the place, Backspace takes the last mark back, plus and minus zoom.",
);

/**
 * The magnification of a sheet in its frame; what lies under a point of the frame stays there.
 * @param {HTMLElement} film
 * @param {HTMLElement} sheet
 */
function zoomOf(film, sheet) {
  let scale = 1;
  /** @type {(wanted: number, at?: Place) => void} */
  const to = (wanted, { x, y } = { x: film.clientWidth / 2, y: film.clientHeight / 2 }) => {
    const next = clamp(wanted, 1, MOST);
    const [left, top] = [(film.scrollLeft + x) / scale, (film.scrollTop + y) / scale];
    scale = next;
    sheet.style.width = `${100 * scale}%`;
    Object.assign(film, { scrollLeft: left * scale - x, scrollTop: top * scale - y });
  };
  /** @type {typeof to} */
  const by = (factor, at) => to(scale * factor, at);
  return { to, now: () => scale, by };
}

/**
 * Zoom by wheel, while the focus is in the drill or Ctrl is held, and by two fingers.
 * @param {HTMLElement} film
 * @param {Zoom} zoom
 */
function zoomByHand(film, zoom) {
  const at = (/** @type {WheelEvent | Touch} */ { clientX, clientY }) => {
    const box = film.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  film.addEventListener(
    "wheel",
    (event) => {
      const mine = event.ctrlKey || film.closest(".ck-widget")?.contains(document.activeElement);
      if (!mine || (zoom.now() === 1 && event.deltaY > 0)) return;
      event.preventDefault();
      zoom.by(event.deltaY < 0 ? 1.2 : 1 / 1.2, at(event));
    },
    { passive: false },
  );
  let apart = 0;
  const spread = (/** @type {TouchList} */ [one, two]) =>
    Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
  film.addEventListener("touchstart", ({ touches }) => {
    apart = touches.length === 2 ? spread(touches) : 0;
  });
  film.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const [one, two] = [at(event.touches[0]), at(event.touches[1])];
      zoom.by(spread(event.touches) / apart, { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 });
      apart = spread(event.touches);
    },
    { passive: false },
  );
}

/** A mouse may pull the field about; what was pulled is not clicked. @param {HTMLElement} film */
function pullByMouse(film) {
  /** @type {{clientX: number, clientY: number} | null} */
  let from = null;
  let pulled = false;
  film.addEventListener("pointerdown", ({ pointerType, clientX, clientY }) => {
    pulled = false;
    from = pointerType === "mouse" ? { clientX, clientY } : null;
  });
  film.addEventListener("pointermove", ({ buttons, clientX, clientY }) => {
    if (!from || !buttons) return;
    const [dx, dy] = [clientX - from.clientX, clientY - from.clientY];
    if (!pulled && Math.hypot(dx, dy) < STILL) return;
    pulled = true;
    film.scrollBy(-dx, -dy);
    from = { clientX, clientY };
  });
  return () => pulled;
}

/**
 * The cursor, in mm; it stays in sight.
 * @param {HTMLElement} film
 * @param {HTMLElement} sheet
 * @param {number} mm
 * @param {(words: string) => void} say
 */
function cursorOf(film, sheet, mm, say) {
  const { at, move } = crossOf(sheet, mm);
  return {
    at,
    /** @param {[number, number]} way @param {number} step */
    move(way, step) {
      move(way, step);
      const unit = film.scrollWidth / mm;
      /** @param {number} value @param {number} start @param {number} side */
      const seen = (value, start, side) => clamp(start, value * unit - side + 40, value * unit - 40);
      film.scrollLeft = seen(at.x, film.scrollLeft, film.clientWidth);
      film.scrollTop = seen(at.y, film.scrollTop, film.clientHeight);
      say(spoken(at));
    },
  };
}

/**
 * What the keys do on the field.
 * @param {HTMLElement} film
 * @param {ReturnType<typeof cursorOf>} cursor
 * @param {Zoom} zoom
 * @param {{onmark: (at: Place) => void, onundo: () => void}} does
 */
function fieldKeys(film, cursor, zoom, { onmark, onundo }) {
  const mark = () => onmark(cursor.at);
  /** @type {Record<string, () => void>} */
  const keys = { Enter: mark, " ": mark, Backspace: onundo, Delete: onundo, 0: () => zoom.to(1) };
  Object.assign(keys, { "+": () => zoom.by(ZOOM), "=": () => zoom.by(ZOOM), "-": () => zoom.by(1 / ZOOM) });
  film.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = ARROWS[event.key];
    if (step) cursor.move(step, (event.shiftKey ? 8 : 2) / zoom.now());
    else if (Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Buttons and sliders below the field. @param {HTMLElement} film @param {Zoom} zoom */
const toolsOf = (film, zoom) =>
  h(
    "div",
    { class: "ck-find__tools" },
    button("−", () => zoom.by(1 / ZOOM), { "aria-label": t("Zoom out") }),
    button("+", () => zoom.by(ZOOM), { "aria-label": t("Zoom in") }),
    button(t("Whole field"), () => zoom.to(1)),
    toggle(t("Invert"), (on) => film.classList.toggle("ck-find__inverted", on)),
    looks(film),
  );

/** @param {Field} item @param {Marking & {say: (words: string) => void}} does */
export function fieldView({ src, alt, mm, caption }, { onmark, onundo, say }) {
  const image = h("img", { src, alt, draggable: "false", decoding: "async" });
  const over = h("div", { class: "ck-find__over" });
  const sheet = h("div", { class: "ck-find__sheet" }, h("div", { class: "ck-find__grey" }, image), over);
  const about = { class: "ck-find__film", tabindex: "0", role: "application" };
  const film = h(
    "div",
    { ...about, "aria-label": [t("Field of {mm} by {mm} mm.", { mm }), t(HINT)].join(" ") },
    sheet,
  );
  const zoom = zoomOf(film, sheet);
  const cursor = cursorOf(film, sheet, mm, say);
  const pulled = pullByMouse(film);
  zoomByHand(film, zoom);
  const mark = (/** @type {Place} */ at) => onmark({ ...at }, (RING * mm) / sheet.clientWidth);
  fieldKeys(film, cursor, zoom, { onmark: mark, onundo });
  film.addEventListener("click", ({ clientX, clientY }) => {
    const box = sheet.getBoundingClientRect();
    if (pulled()) return;
    mark({ x: ((clientX - box.left) / box.width) * mm, y: ((clientY - box.top) / box.height) * mm });
  });
  const words = h("p", { class: "ck-small ck-find__caption" }, caption);
  const keys = h("p", { class: "ck-small ck-find__keys", "aria-hidden": "true" }, t(HINT)); // heard as the name of the field
  const node = h("div", { class: "ck-find__see" }, film, keys, words, toolsOf(film, zoom));
  return { node, film, show: (/** @type {Child[]} */ ...marks) => put(over, marks) };
}
