// Where a learner stands in a case: the rules of the walk, with a story small enough to read.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as walk from "../../js/case-walk/state.js";

const choice = (answer, verdict, more = null) => ({
  answer,
  verdict,
  more,
  credit: { right: 1, accepted: 1, later: 0.5, wrong: 0 }[verdict],
});
const stage = (id, ...choices) => ({
  id,
  kind: "next_step",
  right: choices.find(({ verdict }) => verdict === "right").answer,
  choices,
});
const STORY = {
  id: "one",
  stages: [
    stage("film", choice("rest", "wrong", false), choice("recall", "right", true)),
    stage("visit", choice("needle", "later"), choice("view", "right"), choice("mri", "accepted")),
    stage("plan", choice("rest", "right"), choice("needle", "wrong")),
  ],
};
const DATA = { cases: [STORY, { id: "two", stages: [stage("only", choice("yes", "right"))] }] };
const at = (state) => walk.orderly(DATA, state);

test("nobody gets past a decision that is not made", () => {
  assert.equal(at({ case: "one", mode: "solo", at: 2, said: {} }).at, 0);
  assert.equal(at({ case: "one", mode: "solo", at: 2, said: { film: ["rest"] } }).at, 0);
  assert.equal(at({ case: "one", mode: "solo", at: 2, said: { film: ["rest", "recall"] } }).at, 1);
  assert.equal(
    at({ case: "one", mode: "solo", at: 3, said: { film: ["recall"], visit: ["mri"], plan: ["rest"] } }).at,
    3,
  );
});

test("what is worked is given, what is half-worked is given up to the middle", () => {
  assert.deepEqual(
    [0, 1, 2].map((place) => walk.isGiven(STORY, "worked", place)),
    [true, true, true],
  );
  assert.deepEqual(
    [0, 1, 2].map((place) => walk.isGiven(STORY, "faded", place)),
    [true, true, false],
  );
  assert.deepEqual(
    [0, 1, 2].map((place) => walk.isGiven(STORY, "solo", place)),
    [false, false, false],
  );
  assert.equal(walk.furthest(STORY, "worked", {}), 3);
  assert.equal(walk.furthest(STORY, "faded", {}), 2);
});

test("the first answer counts, and wrong turns are counted apart", () => {
  const said = { film: ["rest", "recall"], visit: ["mri"], plan: ["rest"] };
  assert.deepEqual(walk.tally(STORY, "solo", said), { own: 3, right: 2, turns: 1 });
  assert.deepEqual(walk.tally(STORY, "faded", said), { own: 1, right: 1, turns: 0 });
  assert.deepEqual(walk.tally(STORY, "worked", {}), { own: 0, right: 0, turns: 0 });
});

test("an event says what was right, what was said, and what it is worth", () => {
  const [film, visit] = STORY.stages;
  assert.deepEqual(walk.eventOf(STORY, film, film.choices[0], "solo", 2.5), {
    source: "case",
    item: "one/film",
    kind: "next_step",
    truth: "recall",
    said: "rest",
    credit: 0,
    right: false,
    seconds: 2.5,
    more_truth: true,
    more_said: false,
    mode: "solo",
  });
  assert.equal(walk.eventOf(STORY, visit, visit.choices[0], "solo", 1).credit, 0.5);
  assert.equal(walk.eventOf(STORY, visit, visit.choices[2], "solo", 1).right, true);
});

test("a link leads back to the same place", () => {
  const state = { case: "one", mode: "solo", at: 1, said: { film: ["rest", "recall"] } };
  assert.deepEqual(walk.fromCaseHash(DATA, walk.toCaseHash(state, "case"), "case"), state);
  assert.equal(walk.fromCaseHash(DATA, walk.toCaseHash(state, "case-2"), "case"), null);
  assert.equal(walk.fromCaseHash(DATA, "#finding:morphology=round", "case"), null);
});

test("a link that makes no sense starts at the beginning", () => {
  for (const hash of [
    "#case:",
    "#case:case=none&mode=odd&at=x&said=film",
    "#case:at=-3&said=~.~film.<b>",
    "#case:at=1e9&said=__proto__.rest",
  ]) {
    assert.deepEqual(
      walk.fromCaseHash(DATA, hash, "case"),
      { case: "one", mode: "worked", at: hash.includes("1e9") ? 3 : 0, said: {} },
      hash,
    );
  }
});
