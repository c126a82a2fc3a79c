/** Where a learner left each case, kept in the browser: a reload or another day goes on there. */

import { memoryOf } from "../shared/memory.js";

/** @import { Content, Left, State } from "./types.js" */
/** @typedef {{last?: string | null} & Record<string, Left | null>} Kept by case, and which was open last */

/** @param {import("../shared/model.js").Model} model @param {string} name of the walk in its page */
export function casesLeft(model, name) {
  const cases = /** @type {Content} */ (model.get("_content")).cases.map(({ id }) => id);
  const memory = memoryOf(model, "cases", name, cases);
  const read = () => /** @type {Kept} */ (memory.read() ?? {});
  return {
    /** The case that was open, and how; null when nothing was kept. */
    last: () => read().last ?? null,
    /** Where a case was left; null when it was not begun. @param {string} id */
    of: (id) => read()[id] ?? null,
    /**
     * Keep a state; a case that is over begins anew the next time.
     * @param {State} state
     * @param {boolean} over
     */
    keep({ case: id, mode, at, said }, over) {
      const here = over || (!at && !Object.keys(said).length) ? null : { mode, at, said };
      memory.keep({ ...read(), [id]: here, last: here && id });
    },
  };
}
