/** Tables: each scrolls in a frame of its own, so that the page never does. */

import { h } from "./dom.js";

/** @import { Child, Props } from "./types.js" */

/**
 * A table with its caption; the first cell of a row is its header. A cell that is a `td` is taken as it is.
 * @param {string} caption
 * @param {Child[]} heads "" leaves a corner empty
 * @param {(Child[] | {class: string | false, cells: Child[]})[]} rows
 * @param {Props} [more] further attributes of the table
 */
export function table(caption, heads, rows, more) {
  const head = (/** @type {Child} */ words) => (words === "" ? h("td") : h("th", { scope: "col" }, words));
  const cell = (/** @type {Child} */ content) =>
    content instanceof HTMLTableCellElement ? content : h("td", null, content === 0 ? "0" : content);
  const row = (/** @type {Child[] | {class: string | false, cells: Child[]}} */ given) => {
    const { cells, ...about } = Array.isArray(given) ? { cells: given } : given;
    return h("tr", about, h("th", { scope: "row" }, cells[0]), cells.slice(1).map(cell));
  };
  return h(
    "div",
    { class: "ck-widget-table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      more,
      h("caption", null, caption),
      h("thead", null, h("tr", null, heads.map(head))),
      h("tbody", null, rows.map(row)),
    ),
  );
}
