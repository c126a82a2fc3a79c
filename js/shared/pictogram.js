/** The drawing of a term, in the colour of the text around it. */

import { h } from "./dom.js";

/** Drawings as they were read, by their source: reading one takes longer than copying it. */
/** @type {Map<string, SVGElement>} */
const read = new Map();

/** @param {string} source */
function parsed(source) {
  if (!read.has(source)) {
    const place = document.createElement("template");
    place.innerHTML = source;
    read.set(source, /** @type {SVGElement} */ (place.content.querySelector("svg")));
  }
  return /** @type {SVGElement} */ (read.get(source));
}

/** @param {string | undefined} source the SVG that the data hold; @returns {Node | null} nothing where there is none */
export function pictogram(source) {
  if (!source) return null;
  const node = document.importNode(parsed(source), true);
  node.setAttribute("class", "ck-pictogram");
  node.setAttribute("aria-hidden", "true");
  node.setAttribute("focusable", "false");
  return node;
}

/** The same on a dark tile, as on a film; nothing where there is no drawing. @param {string | undefined} source */
export const tile = (source) => (source ? h("span", { class: "ck-tile" }, pictogram(source)) : null);
