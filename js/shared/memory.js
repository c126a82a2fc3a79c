/** What a widget showed when it was left, kept in this browser alone: a reload or another day goes on there. */

import { follow, inPage, setter } from "./model.js";

/**
 * A place in the browser's storage; where that is blocked, every visit begins anew.
 * @param {import("./model.js").Model} model
 * @param {string} kind of what is kept
 * @param {...unknown} names that tell it from others of its page; all notebooks of JupyterLab are one place
 */
export function memoryOf(model, kind, ...names) {
  const key = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
  return {
    /** What was kept; null when nothing was, or nothing can be read. */
    read() {
      try {
        return JSON.parse(window.localStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    /** Keep a value; null forgets it. @param {unknown} value */
    keep(value) {
      try {
        if (value === null) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // the browser keeps nothing: a reload begins anew
      }
    },
  };
}

/**
 * Let a widget go on with the picks that it was left with, and keep them from now on: in a page, and in JupyterLab if it
 * has a name. What the code set meanwhile or a link says goes first.
 * @param {import("./model.js").Model} model with its picks as the code gave them in `_start`
 * @param {string} name of the widget in its page
 * @param {{made: string, names: string[], linked?: boolean}} what of which tables the picks are, and which values are kept
 * @param {AbortSignal} signal
 */
export function keepPicks(model, name, { made, names, linked = false }, signal) {
  if (!inPage(model) && !model.get("name")) return;
  const memory = memoryOf(model, "picks", name);
  const start = model.get("_start");
  const of = JSON.stringify([made, start]); // other tables or another beginning: nothing to go on with
  const values = (/** @type {string[]} */ ids) => Object.fromEntries(ids.map((id) => [id, model.get(id)]));
  const untouched = Object.keys(start).every((id) => model.get(id) === start[id]);
  const kept = memory.read();
  if (!linked && untouched && kept?.of === of) setter(model)(kept.now);
  follow(model, names, () => memory.keep({ of, now: values(names) }), signal);
}
