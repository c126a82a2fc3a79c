// What marks on a field are worth, and the figures over fields: worked by hand.
import assert from "node:assert/strict";
import { test } from "node:test";

import { distance, figureOfMerit, judge, searchFigures } from "../../js/shared/search.js";

const SQUARE = [
  [10, 10],
  [20, 10],
  [20, 20],
  [10, 20],
];
const near = (value, wanted) => assert.ok(Math.abs(value - wanted) < 5e-4, `${value} is not ${wanted}`);

test("a point lies inside an outline, beside a side or beside a corner", () => {
  assert.equal(distance([12, 19], SQUARE), 0);
  assert.equal(distance([12, 19], SQUARE.toReversed()), 0);
  assert.equal(distance([24, 15], SQUARE), 4);
  assert.equal(distance([23, 24], SQUARE), 5);
});

test("a mark within 5 mm of a finding is a hit, its surest mark counts, and a distractor is for nothing", () => {
  const finding = { hull: SQUARE, distractor: false };
  const vessel = { hull: SQUARE.map(([x, y]) => [x + 30, y]), distractor: true };
  const marks = [
    { x: 25, y: 15, sure: 2 },
    { x: 15, y: 15, sure: 3 },
    { x: 25.1, y: 15, sure: 4 },
    { x: 45, y: 15, sure: 1 },
  ];
  const found = judge([finding, vessel], marks);
  assert.deepEqual(found.findings, [{ one: finding, rating: 3 }]);
  assert.deepEqual(found.astray, [
    { mark: marks[2], on: null },
    { mark: marks[3], on: vessel },
  ]);
  assert.deepEqual(judge([finding], []).findings, [{ one: finding, rating: 0 }]);
});

/** Three empty fields, with no mark, with one of 2, with 1 and 3; then fields with findings rated 4 and 2, 0, and 3. */
const FIELDS = [
  { density: "b", findings: [], astray: [] },
  { density: "b", findings: [], astray: [2] },
  { density: "c", findings: [], astray: [1, 3] },
  {
    density: "c",
    findings: [
      { morphology: "round", rating: 4 },
      { morphology: "rim", rating: 2 },
    ],
    astray: [4],
  },
  { density: "c", findings: [{ morphology: "rim", rating: 0 }], astray: [] },
  { density: "b", findings: [{ morphology: "round", rating: 3 }], astray: [] },
];

const FIVE_TIMES = Array.from({ length: 5 }, () => FIELDS).flat();

test("the figure of merit is that of a table worked by hand", () => {
  // Wins against 0, 2 and 3: 4 wins 3, 2 wins 1.5, 0 wins 0.5, 3 wins 2.5; together 7.5 of 12.
  assert.deepEqual(figureOfMerit(FIELDS), { value: 0.625, low: null, high: null });
  assert.equal(figureOfMerit(FIELDS.slice(0, 3)), null);
  // The same fields five times: standard error of the 30 pseudo-values 0.08607.
  const { value, low, high } = figureOfMerit(FIVE_TIMES);
  near(value, 0.625);
  near(low, 0.625 - 1.96 * 0.08607);
  near(high, 0.625 + 1.96 * 0.08607);
});

test("an interval is given from 20 fields on, and never one without width", () => {
  const empty = { density: "b", findings: [], astray: [] };
  const found = { density: "b", findings: [{ morphology: "round", rating: 4 }], astray: [] };
  assert.deepEqual(figureOfMerit([empty, empty, found, found]), { value: 1, low: null, high: null });
  const many = Array.from({ length: 40 }, (_, place) => (place % 2 ? empty : found));
  assert.deepEqual(figureOfMerit(many), { value: 1, low: null, high: null });
});

test("a mark belongs to what lies nearest to it, and to one finding", () => {
  const at = (x, distractor = false) => ({ hull: SQUARE.map(([a, y]) => [a + x, y]), distractor });
  const [finding, neighbour, vessel] = [at(0), at(16), at(13, true)];
  const mark = (x) => ({ x, y: 15, sure: 3 });
  assert.deepEqual(judge([vessel, finding], [mark(24)]).findings, [{ one: finding, rating: 0 }]);
  assert.deepEqual(judge([vessel, finding], [mark(24)]).astray, [{ mark: mark(24), on: vessel }]);
  const ratings = judge([finding, neighbour], [mark(22)]).findings.map(({ rating }) => rating);
  assert.deepEqual(ratings, [3, 0]);
});

test("findings are counted by density and morphology, marks for nothing by field", () => {
  const { sensitivity, astray, byDensity, byMorphology } = searchFigures(FIELDS);
  const counts = (rows) => rows.map(({ name, k, n }) => [name, k, n]);
  assert.deepEqual([sensitivity.k, sensitivity.n], [3, 4]);
  near(astray, 4 / 6);
  assert.deepEqual(counts(byDensity), [
    ["b", 1, 1],
    ["c", 2, 3],
  ]);
  assert.deepEqual(counts(byMorphology), [
    ["rim", 1, 2],
    ["round", 2, 2],
  ]);
});

test("the figure of merit of one morphology leaves out fields that hold other findings alone", () => {
  // Round is rated 4 and 3 against 0, 2 and 3: 5.5 of 6; standard error of 25 fields 0.042936.
  const [rim, round] = searchFigures(FIVE_TIMES).byMorphology.map(({ merit }) => merit);
  near(round.value, 5.5 / 6);
  near(round.low, 5.5 / 6 - 1.96 * 0.042936);
  near(rim.value, (1.5 + 0.5) / 6);
  assert.deepEqual(
    searchFigures(FIELDS).byDensity.map(({ merit }) => merit),
    [null, null],
  );
});
