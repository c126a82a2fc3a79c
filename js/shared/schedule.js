/** When a kind of question, or two answers that were confused, should come again: spaced by FSRS. calcikit/progress/schedule.py says the same in Python; a test compares the two. */

import { AGAIN, GOOD, HARD, interval, review } from "./fsrs.js";
import { NOT_WORDS } from "./statistics.js";
import { listed } from "./words.js";

/** @import { RecordEvent } from "./types.js" */
/** @typedef {{kind: string, pair: [string, string] | null}} Cue a kind of question, or two answers of it */

const DAY = 86_400_000;

/** @param {RecordEvent} event */
const dayOf = ({ at }) => Math.floor(Date.parse(at) / DAY);
/** @param {number} share */
const rated = (share) => (share >= 0.75 ? GOOD : share >= 0.5 ? HARD : AGAIN);

/**
 * The day on which answers should come again: one review a day, by the share right of that day; a near miss is no recall.
 * @param {RecordEvent[]} answers
 */
function dueDay(answers) {
  /** @type {?import("./fsrs.js").Memory} */
  let state = null;
  let [last, due] = [0, 0];
  for (const [day, given] of [...Map.groupBy(answers, dayOf)].sort(([a], [b]) => a - b)) {
    state = review(state, day - last, rated(given.filter(({ right }) => right).length / given.length));
    last = day;
    due = day + interval(state);
  }
  return due;
}

/**
 * Kinds of question, and pairs of answers that were confused.
 * @param {RecordEvent[]} events
 * @returns {Cue[]}
 */
function cues(events) {
  const kinds = [...new Set(events.map(({ kind }) => kind))].map((kind) => ({ kind, pair: null }));
  const slips = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind));
  const pairs = new Map(
    slips.map(({ kind, truth, said }) => {
      const pair = /** @type {[string, string]} */ ([truth, said].sort());
      return [JSON.stringify([kind, pair]), { kind, pair }];
    }),
  );
  return [...kinds, ...pairs.values()];
}

/**
 * What is due now, and the first day on which something will be.
 * @param {RecordEvent[]} events
 * @param {number} now in milliseconds
 * @returns {{due: Cue[], next: ?Date}}
 */
export function schedule(events, now) {
  const today = Math.floor(now / DAY);
  // An answer of a later day, by a clock that was wrong, would put off all that it is about until then.
  const drilled = events.filter((event) => event.source === "drill" && dayOf(event) <= today);
  const about = (/** @type {Cue} */ { kind, pair }) =>
    drilled.filter((event) => event.kind === kind && (!pair || pair.includes(event.truth)));
  const planned = cues(drilled).flatMap((cue) => {
    const answers = about(cue);
    return answers.length ? [{ cue, day: dueDay(answers) }] : [];
  });
  const later = planned.filter(({ day }) => day > today).map(({ day }) => day);
  return {
    due: planned.filter(({ day }) => day <= today).map(({ cue }) => cue),
    next: later.length ? new Date(Math.min(...later) * DAY) : null,
  };
}

/** @typedef {Record<string, string>} Names by id */

/**
 * What comes again, in words: a kind of question, or two answers of it.
 * @param {{kinds: Names, groups: Names, names: Record<string, Names>}} labels
 * @param {Cue} cue
 */
export function cueWords({ kinds, groups, names }, { kind, pair }) {
  if (!pair) return kinds[kind] ?? kind;
  const known = names[groups[kind] ?? kind] ?? {};
  return listed(
    pair.map((id) => known[id] ?? id),
    "disjunction",
  );
}
