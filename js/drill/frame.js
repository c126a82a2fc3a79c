/** What stays on screen while questions come and go. */

import { button, careNotice, selectBox } from "../shared/controls.js";
import { h, put, upperEdge } from "../shared/dom.js";
import { msg, t } from "../shared/words.js";
import { lengths } from "./sitting.js";

/** @import { FrameOptions } from "./types.js" */

const KEYS = msg("Keys: 1 to 5 choose, then 1 to 4 say how sure; Esc goes back, Enter goes on.");

/** @param {string} shown @param {string} local */
function footOf(shown, local) {
  const keys = h("span", { class: "ck-drill__key-help" }, `${t(KEYS)} `);
  const protocol = local && h("strong", { "data-ck": "local" }, ` ${local}`);
  return h("p", { class: "ck-small ck-drill__foot" }, keys, `${shown} `, careNotice(), protocol);
}

/** How many questions the sitting has. @param {(n: number) => void} onlength */
function lengthBox(onlength) {
  const box = selectBox([], (n) => onlength(Number(n)), { "aria-label": t("Questions in this sitting") });
  const show = (/** @type {number} */ n) => {
    put(
      box,
      lengths(n).map((one) =>
        h("option", { value: one, selected: one === n }, t("{n} questions", { n: one })),
      ),
    );
    box.value = String(n);
  };
  return { box, show };
}

/**
 * The frame that stays: where one is, how many questions, results, troubles.
 * @param {FrameOptions} options
 */
export function frameOf({ shown, local, onresults, onlength }) {
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const where = h("span", { class: "ck-drill__where" });
  const due = h("span", { class: "ck-drill__due" });
  const label = t("Progress of this sitting");
  const bar = h("progress", { class: "ck-drill__progress", "aria-label": label, max: "1", value: "0" });
  const results = button(t("My results"), onresults);
  const length = lengthBox(onlength);
  const stage = h("div", { class: "ck-drill__stage", "aria-busy": "true" });
  const trouble = h("p", { class: "ck-drill__trouble", role: "note", hidden: true });
  const buttons = h("span", { class: "ck-wrap ck-drill__buttons" }, length.box, results);
  const root = h(
    "section",
    { class: "ck-widget ck-drill", "aria-label": t("Drill"), tabindex: "-1" },
    h("div", { class: "ck-wrap ck-drill__bar" }, where, bar, due, buttons),
    stage,
    trouble,
    status,
    footOf(shown, local),
  );
  return {
    root,
    stage,
    status,
    where,
    due,
    bar,
    results,
    length,
    /**
     * Say how far one is, and what is wrong with the record.
     * @param {string} words
     * @param {number} max
     * @param {number} value
     * @param {string[]} problems
     */
    tell(words, max, value, problems) {
      where.textContent = words;
      Object.assign(bar, { max, value });
      trouble.textContent = problems.join(" ");
      trouble.hidden = !problems.length;
    },
    /**
     * Put the focus on a node, and both into sight: the top of the frame where it is above the window.
     * @param {HTMLElement} node
     */
    focusOn(node) {
      node.focus({ preventScroll: true });
      if (root.getBoundingClientRect().top < upperEdge(root)) root.scrollIntoView({ block: "start" });
      node.scrollIntoView({ block: "nearest" });
    },
  };
}
