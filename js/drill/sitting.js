/** A sitting of the drill: its length, its draws, its clock. */

import { fromLink } from "../shared/links.js";
import { inPage } from "../shared/model.js";

export const FEWEST = 10;
export const MOST = 100;
const PAIR_LENGTH = 10;

export const bounded = (n) => Math.min(MOST, Math.max(FEWEST, Math.round(n) || FEWEST));

/** What a link says of a sitting: #drill:seed=7&n=20. */
function linked() {
  const said = fromLink("drill", location.hash);
  const whole = (name) => (/^\d{1,9}$/.test(said?.get(name) ?? "") ? Number(said.get(name)) : null);
  return { seed: whole("seed"), n: whole("n") };
}

/** A sitting: which questions were asked, and how many are to come. */
export function newSitting(model) {
  const asked = inPage(model) ? linked() : { seed: null, n: null };
  return {
    seed: asked.seed ?? model.get("seed") ?? Math.floor(Math.random() * 1e9),
    length: bounded(asked.n ?? model.get("length")),
    asked: [],
    pair: "",
    from: 0,
    scope: "sitting",
    goal() {
      return this.pair ? PAIR_LENGTH : this.length;
    },
  };
}

/** The time that was spent on a question, without pauses. */
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
