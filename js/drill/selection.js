/** Which question comes next: fresh, mixed, and more often what this learner confuses. In JupyterLab as in a page. */

/** @import { RecordEvent } from "../shared/types.js" */
/** @import { Asking, Candidate, Labels } from "./types.js" */

/** How much one slip adds to the weight of a question about the same pair; without slips it is 1, or what the candidate says. */
const PULL = 3;
/** How much a kind or a pair that is due adds. */
const DUE = 2;
/** How many of the last answers count. */
const MEMORY = 100;

/** @param {string} group @param {string} one @param {string} two */
export const pairKey = (group, one, two) => `${group}:${[one, two].sort().join("|")}`;

/**
 * The pair that an answer confused; "" when it was right or when the words do not say.
 * @param {Pick<Labels, "groups">} labels
 * @param {RecordEvent} answer
 */
export function pairOf({ groups }, { kind, truth, said }) {
  if (truth === said || kind === "same_or_different") return "";
  return pairKey(groups[kind] ?? kind, truth, said);
}

/**
 * A number from 0 to under 1 that seed and place determine (mulberry32).
 * @param {number} seed
 * @param {number} place
 */
export function fraction(seed, place) {
  let mixed = (seed + (place + 1) * 0x6d2b79f5) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1) >>> 0;
  mixed = (mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))) >>> 0;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/**
 * Choose the next of the candidates ({id, kind, pairs, weight}); null when none is left.
 * @template {Candidate} C
 * @param {C[]} candidates
 * @param {RecordEvent[]} answers
 * @param {Asking} asking
 * @param {Pick<Labels, "groups">} labels
 */
export function choose(candidates, answers, { asked, seed, pair, due = [] }, labels) {
  const recent = answers.slice(-MEMORY);
  /** @param {C[]} kept @param {C[]} all */
  const some = (kept, all) => (kept.length ? kept : all);
  let left = candidates.filter((item) => !asked.includes(item.id) && (!pair || item.pairs.includes(pair)));
  left = some(
    left.filter(({ id }) => !recent.some(({ item }) => item === id)),
    left,
  );
  const kindOf = (/** @type {string | undefined} */ id) => id?.split("-")[0];
  const last = kindOf(asked.at(-1));
  if (!pair && asked.length > 1 && last === kindOf(asked.at(-2)))
    left = some(
      left.filter(({ kind }) => kind !== last),
      left,
    );
  if (!asked.length) {
    const first = left.filter(({ kind }) => kind !== "find"); // fields come with the rest of a page
    const named = first.filter(({ kind }) => kind in labels.groups); // what is seen first is an image
    left = some(named, some(first, left));
  }
  if (!left.length) return null;
  const slips = recent.map((answer) => pairOf(labels, answer));
  const called = (/** @type {C} */ { kind, pairs }) =>
    due.filter((key) => key === kind || pairs.includes(key)).length;
  const confused = (/** @type {C} */ { pairs }) => slips.filter((slip) => pairs.includes(slip)).length;
  const weight = (/** @type {C} */ item) => (item.weight ?? 1) + PULL * confused(item) + DUE * called(item);
  let mark = fraction(seed, asked.length) * left.reduce((sum, item) => sum + weight(item), 0);
  for (const item of left) {
    mark -= weight(item);
    if (mark < 0) return item;
  }
  return left.at(-1) ?? null;
}
