/** Scores the marks on a searched field: hits, false marks, and the figures over many fields. Nothing else counts them. */

import { clamp } from "./clamp.js";
import { shareOf } from "./statistics.js";

/** @import { Corner, Place, Searched } from "./types.js" */
/** @import { Share } from "./statistics.js" */
/** @typedef {Pick<Searched, "astray"> & {findings: {rating: number}[]}} Rated */

/** How far beside a finding a mark still counts, in mm. */
const MARGIN = 5;
/** From how many fields on the interval of the figure of merit is given. */
const ENOUGH = 20;

/** The distance of a point to a segment. @param {Corner} point @param {Corner} from @param {Corner} to */
function toSegment([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/**
 * The distance of a point to a convex outline, 0 inside; in the outline's unit.
 * @param {Corner} point
 * @param {Corner[]} hull
 */
export function distance(point, hull) {
  /** @type {[from: Corner, to: Corner][]} */
  const sides = hull.map((corner, place) => [corner, hull[(place + 1) % hull.length]]);
  const turns = sides.map(
    ([[x1, y1], [x2, y2]]) => (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1),
  );
  if (turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)) return 0;
  return Math.min(...sides.map(([from, to]) => toSegment(point, from, to)));
}

/**
 * What became of the marks: every finding with its surest mark (0 when missed), and the marks for nothing. A mark belongs to what lies nearest to it.
 * @template {{hull: Corner[], distractor: boolean}} Located
 * @template {Place & {sure: number}} Mark
 * @param {Located[]} located what lies in the field
 * @param {Mark[]} marks places in mm
 */
export function judge(located, marks) {
  const findings = located.filter(({ distractor }) => !distractor);
  const things = [...findings, ...located.filter(({ distractor }) => distractor)];
  const on = new Map(
    marks.map((mark) => {
      const far = things.map(({ hull }) => distance([mark.x, mark.y], hull));
      const nearest = Math.min(...far, MARGIN);
      return [mark, things[far.indexOf(nearest)] ?? null];
    }),
  );
  const hits = (/** @type {Located} */ one) => marks.filter((mark) => on.get(mark) === one);
  const best = (/** @type {Mark[]} */ some) => (some.length ? Math.max(...some.map(({ sure }) => sure)) : 0);
  return {
    findings: findings.map((one) => ({ one, rating: best(hits(one)) })),
    astray: marks
      .map((mark) => ({ mark, on: on.get(mark) ?? null }))
      .filter(({ on }) => !on || on.distractor),
  };
}

/**
 * Wins of findings over empty fields: a tie is half.
 * @param {number} rating
 * @param {number} surest
 * @returns {number}
 */
const won = (rating, surest) => (rating > surest ? 1 : rating === surest ? 0.5 : 0);

/** @param {Rated[]} fields */
function merit(fields) {
  const empty = fields.filter(({ findings }) => !findings.length).map(({ astray }) => Math.max(0, ...astray));
  const ratings = fields.flatMap(({ findings }) => findings.map(({ rating }) => rating));
  if (!empty.length || !ratings.length) return null;
  const wins = ratings.flatMap((rating) => empty.map((surest) => won(rating, surest)));
  return wins.reduce((sum, one) => sum + one, 0) / wins.length;
}

/**
 * The JAFROC figure of merit; null where a field fewer leaves nothing to compare. Its 95% interval is that of the jackknife over fields, which is
 * too narrow for few of them and has no width where all agree: it is then left out.
 * @param {Rated[]} fields
 */
export function figureOfMerit(fields) {
  const value = merit(fields);
  const without = fields.map((_, place) => merit(fields.toSpliced(place, 1)));
  if (value === null) return null;
  const n = fields.length;
  const pseudo = without.flatMap((one) => (one === null ? [] : n * value - (n - 1) * one));
  if (pseudo.length < n) return null;
  const mean = pseudo.reduce((sum, one) => sum + one, 0) / n;
  const variance = pseudo.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  if (n < ENOUGH || variance === 0) return { value, low: null, high: null };
  const half = 1.959963984540054 * Math.sqrt(variance / n);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/**
 * Fields in which only some of the findings count: those without a finding stay, those with none that counts go.
 * @param {Searched[]} fields
 * @param {(finding: Searched["findings"][number]) => boolean} counts
 */
const withOnly = (fields, counts) =>
  fields
    .map((field) => ({ ...field, kept: field.findings.filter(counts) }))
    .filter(({ findings, kept }) => !findings.length || kept.length)
    .map(({ kept, ...field }) => ({ ...field, findings: kept }));

/** Figures over searched fields, as the record keeps them. @param {Searched[]} fields */
export function searchFigures(fields) {
  const found = (/** @type {Searched["findings"]} */ some) =>
    shareOf(some.filter(({ rating }) => rating > 0).length, some.length);
  const rated = (/** @type {Searched[]} */ some) => some.flatMap(({ findings }) => findings);
  const part = (/** @type {string} */ name, /** @type {Searched[]} */ some) => ({
    name,
    .../** @type {Share} */ (found(rated(some))), // a part has findings
    merit: figureOfMerit(some),
  });
  const names = (/** @type {string[]} */ some) => [...new Set(some)].sort();
  const withFindings = fields.filter(({ findings }) => findings.length);
  return {
    fields: fields.length,
    sensitivity: found(rated(fields)),
    astray: fields.reduce((sum, { astray }) => sum + astray.length, 0) / fields.length,
    merit: figureOfMerit(fields),
    byDensity: names(withFindings.map(({ density }) => density)).map((name) =>
      part(
        name,
        fields.filter(({ density }) => density === name),
      ),
    ),
    byMorphology: names(rated(fields).map(({ morphology }) => morphology)).map((name) =>
      part(
        name,
        withOnly(fields, ({ morphology }) => morphology === name),
      ),
    ),
  };
}
