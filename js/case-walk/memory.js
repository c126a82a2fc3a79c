/** Where a learner left each case, kept in the browser: a reload or another day goes on there. */

import { inPage } from "../shared/model.js";

/**
 * @param {import("../shared/model.js").Model} model
 * @param {string} name of the walk in its page
 */
export function memoryOf(model, name) {
  const place = inPage(model) ? location.pathname : "jupyterlab";
  const key = `calcikit.cases.v1 ${place} ${name} ${model.get("_told").cases.map(({ id }) => id)}`;
  const read = () => {
    try {
      return JSON.parse(window.localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // nothing can be read: every case begins anew
    }
  };
  return {
    /** The case that was open, and how; null when nothing was kept. */
    last: () => read().last ?? null,
    /** Where a case was left; null when it was not begun. */
    of: (id) => read()[id] ?? null,
    /** Keep a state; a case that is over begins anew the next time. */
    keep({ case: id, mode, at, said }, over) {
      const here = over || (!at && !Object.keys(said).length) ? null : { mode, at, said };
      try {
        window.localStorage.setItem(key, JSON.stringify({ ...read(), [id]: here, last: here && id }));
      } catch {
        // the browser keeps nothing: a reload begins anew
      }
    },
  };
}
