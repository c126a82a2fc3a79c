/**
 * FSRS-6, as its authors publish it (formulas and default parameters as in the Python package fsrs 6): how long an
 * answer is remembered. Reviews are at least a day apart, so the part for the same day is left out. In Python the
 * package itself does this; a test of the record compares the two.
 */

import { clamp } from "./clamp.js";

/** @typedef {{stability: number, difficulty: number}} Memory stability in days, difficulty from 1 to 10 */

export const [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4];
const W = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const RETENTION = 0.9;
const DECAY = -W[20];
const FACTOR = 0.9 ** (1 / DECAY) - 1;

/** @param {number} rating */
const firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;

/** @param {number} difficulty @param {number} rating */
function nextDifficulty(difficulty, rating) {
  const moved = difficulty + ((10 - difficulty) * -W[6] * (rating - 3)) / 9;
  return clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * moved, 1, 10);
}

/** Stability after a lapse. @param {Memory} memory @param {number} recall */
function forgotten({ stability, difficulty }, recall) {
  const longer =
    W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - recall) * W[14]);
  return Math.min(longer, stability / Math.exp(W[17] * W[18]));
}

/** Stability after a success. @param {Memory} memory @param {number} recall @param {number} rating */
function remembered({ stability, difficulty }, recall, rating) {
  const gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - recall) * W[10]) - 1);
  return stability * (1 + gain * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
}

/**
 * The memory after a review.
 * @param {?Memory} memory null before the first review
 * @param {number} days since the last review
 * @param {number} rating
 * @returns {Memory}
 */
export function review(memory, days, rating) {
  if (!memory) return { stability: W[rating - 1], difficulty: clamp(firstDifficulty(rating), 1, 10) };
  const recall = (1 + (FACTOR * days) / memory.stability) ** DECAY;
  const stability = rating === AGAIN ? forgotten(memory, recall) : remembered(memory, recall, rating);
  return { stability: Math.max(stability, 0.001), difficulty: nextDifficulty(memory.difficulty, rating) };
}

/** Days until the next review. @param {Memory} memory */
export const interval = ({ stability }) =>
  Math.max(1, Math.round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1)));
