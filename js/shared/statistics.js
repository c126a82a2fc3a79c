/** Counts over a learner's record for the screen, which in a page has no Python; calcikit/progress/statistics.py counts the same for a teacher's folder, which has no page. A test compares them. */

/** @import { RecordEvent } from "./types.js" */
/** Kinds whose answers are no pair of words. */
export const NOT_WORDS = ["same_or_different", "turning_word", "find"];
/** The kind whose confidence belongs to each mark and not to the answer. */
const SEARCH = "find";

/** @typedef {{k: number, n: number, share: number, low: number, high: number}} Share with its interval */

/** The 95% Wilson score interval of k among n. @param {number} k @param {number} n */
function wilsonInterval(k, n) {
  const z2 = 1.959963984540054 ** 2;
  const middle = (k + z2 / 2) / (n + z2);
  const half = Math.sqrt((z2 * k * (n - k)) / n + (z2 * z2) / 4) / (n + z2);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** @param {number} k @param {number} n @returns {Share | null} */
export const shareOf = (k, n) => (n ? { k, n, share: k / n, ...wilsonInterval(k, n) } : null);
/** @param {RecordEvent[]} events */
const rightAmong = (events) => shareOf(events.filter(({ right }) => right).length, events.length);

/** The share among some events, which are there. @param {RecordEvent[]} events */
const rightOf = (events) => /** @type {Share} */ (rightAmong(events));

/**
 * Pairs of answers taken for each other in either direction, most often first; `answers` to questions about either.
 * @param {RecordEvent[]} events
 */
function confusedPairs(events) {
  const wrong = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind));
  const pair = (/** @type {RecordEvent} */ { kind, truth, said }) =>
    JSON.stringify([kind, ...[truth, said].sort()]);
  const found = [...Map.groupBy(wrong, pair)].map(([name, slips]) => {
    /** @type {[string, string, string]} */
    const [kind, one, other] = JSON.parse(name);
    const answers = events.filter(
      (event) => event.kind === kind && (event.truth === one || event.truth === other),
    ).length;
    return { kind, one, other, confused: slips.length, answers };
  });
  const name = (/** @type {{kind: string, one: string, other: string}} */ { kind, one, other }) =>
    `${kind} ${one} ${other}`;
  return found.sort(
    (a, b) => b.confused - a.confused || a.answers - b.answers || (name(a) < name(b) ? -1 : 1),
  );
}

/** @param {RecordEvent[]} events @param {boolean} truth */
function agreed(events, truth) {
  const rows = events.filter(({ more_truth, more_said }) => more_truth === truth && more_said != null);
  return shareOf(rows.filter(({ more_said }) => more_said === truth).length, rows.length);
}

/**
 * Everything the screen counts; a share is {k, n, share, low, high}, null where there is nothing to count.
 * @param {RecordEvent[]} events
 */
export function summarise(events, block = 10) {
  const inTime = [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const sure = events.filter(({ kind, confidence }) => confidence != null && kind !== SEARCH);
  const blocks = Math.ceil(inTime.length / block);
  return {
    score: rightAmong(events),
    credit: events.length ? events.reduce((sum, { credit }) => sum + credit, 0) / events.length : null,
    kinds: Object.fromEntries(
      [...Map.groupBy(events, ({ kind }) => kind)].map(([kind, rows]) => [kind, rightOf(rows)]),
    ),
    confusion: (/** @type {string} */ kind) =>
      [
        ...Map.groupBy(
          events.filter((event) => event.kind === kind),
          ({ truth, said }) => JSON.stringify([truth, said]),
        ),
      ].map(([cell, rows]) => {
        /** @type {[string, string]} */
        const [truth, said] = JSON.parse(cell);
        return { truth, said, count: rows.length };
      }),
    pairs: confusedPairs(events),
    sensitivity: agreed(events, true),
    specificity: agreed(events, false),
    calibration: [...Map.groupBy(sure, ({ confidence }) => Number(confidence))]
      .sort(([a], [b]) => a - b)
      .map(([confidence, rows]) => ({ confidence, ...rightOf(rows) })),
    curve: Array.from({ length: blocks }, (_, place) => {
      const rows = inTime.slice(place * block, (place + 1) * block);
      return { upTo: place * block + rows.length, ...rightOf(rows) };
    }),
  };
}
