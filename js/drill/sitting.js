/** A sitting of the drill: how many questions, which were asked, its clock. The browser keeps it, so that a reload loses nothing. */

import { clamp } from "../shared/clamp.js";
import { fromLink } from "../shared/links.js";
import { memoryOf } from "../shared/memory.js";
import { inPage } from "../shared/model.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Beginning, Kept, Sitting } from "./types.js" */

const MOST = 100;
const PAIR_LENGTH = 10;
const HOURS = 12;
const LENGTHS = [10, 30, 50];

/** @param {number} n */
const bounded = (n) => clamp(Math.round(n) || LENGTHS[0], 1, MOST);
const newName = () => Math.random().toString(36).slice(2, 14);

/** How many questions can be chosen, with the number that is set. @param {number} n */
export const lengths = (n) => [...new Set([...LENGTHS, n])].sort((a, b) => a - b);

/**
 * What a link says of a sitting: #drill:seed=7&n=20.
 * @param {Model} model
 * @returns {{seed: number | null, n: number}}
 */
function linked(model) {
  const said = inPage(model) ? fromLink("drill", location.hash) : null;
  const whole = (/** @type {string} */ name) => {
    const text = said?.get(name) ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  return { seed: whole("seed") ?? model.get("seed"), n: bounded(whole("n") ?? model.get("n")) };
}

/**
 * What was kept of an unfinished sitting; null when there is none, or it is from another day.
 * @param {Kept | null} found
 */
function unfinished(found) {
  return found && Date.now() - found.at < HOURS * 3_600_000 && found.answered < goalOf(found) ? found : null;
}

/** @param {Sitting} sitting */
const goalOf = ({ again, pair, n }) => (again.length ? again.length : pair ? PAIR_LENGTH : n);

/** A sitting: which questions were asked, and how many are to come. @param {Model} model */
export function openSitting(model) {
  const asked = linked(model);
  const memory = memoryOf(model, "sitting", model.get("_about"), asked.seed ?? "", asked.n);
  /** @param {Partial<Sitting>} [changes] @returns {Sitting} */
  const fresh = (changes) => ({
    name: newName(),
    seed: asked.seed ?? Math.floor(Math.random() * 1e9),
    n: asked.n,
    asked: [],
    answered: 0,
    pair: "",
    again: [],
    ...changes,
  });
  /** @type {Sitting} */
  let now = unfinished(memory.read()) ?? fresh();
  const set = (/** @type {Partial<Sitting>} */ changes) => {
    now = { ...now, ...changes };
    memory.keep({ ...now, at: Date.now() });
  };
  return {
    now: () => now,
    goal: () => goalOf(now),
    /** The question that was on the screen when the page was left. */
    left: () => (now.asked.length > now.answered ? now.asked.at(-1) : null),
    asks: (/** @type {string} */ id) => id !== now.asked[now.answered] && set({ asked: [...now.asked, id] }),
    answers: () => set({ answered: now.asked.length }),
    resize: (/** @type {number} */ n) => set({ n: Math.max(bounded(n), now.asked.length) }),
    /** Begin anew; with a pair only about those two, with questions those again. @param {Beginning} [what] */
    begin: ({ pair = "", again = [] } = {}) =>
      set(fresh({ pair, again, n: now.n, seed: (now.seed + 1) % 1e9 })),
  };
}

/** The time that was spent on a question. */
export function stopwatch() {
  let [since, spent] = [0, 0];
  return {
    restart: () => {
      [since, spent] = [performance.now(), 0];
    },
    go: () => {
      since = performance.now();
    },
    halt: () => {
      spent += performance.now() - since;
    },
    seconds: () => Math.round(spent / 100) / 10,
  };
}
