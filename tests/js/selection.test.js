// Which question comes next, with questions small enough to read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { kernelSource } from "../../js/drill/question-source.js";
import { choose, fraction, pairKey, pairOf } from "../../js/drill/selection.js";

const LABELS = { groups: { shape: "morphology", arrangement: "distribution" } };
const SHAPES = ["amorphous", "punctate", "round", "rim", "fine_pleomorphic"];
const PAIR = "morphology:amorphous|punctate";

/** Many questions of one kind: each has a right answer and two others, which make its pairs. */
function questions(kind, count, answers = SHAPES) {
  const group = LABELS.groups[kind] ?? kind;
  return Array.from({ length: count }, (_, number) => {
    const [truth, ...others] = [0, 1, 2].map((step) => answers[(number + step) % answers.length]);
    const pairs = others.map((other) => pairKey(group, truth, other));
    return { id: `${kind}-1-${number}`, kind, truth, options: [truth, ...others], pairs };
  });
}

const answered = (item, said = item.truth) => ({ item: item.id, kind: item.kind, truth: item.truth, said });

/** Let a learner answer a sitting; return the questions and the answers. */
function sit(candidates, says, length, seed) {
  const [asked, answers] = [[], []];
  for (let number = 0; number < length; number += 1) {
    const item = choose(candidates, answers, { asked: asked.map(({ id }) => id), seed, pair: "" }, LABELS);
    asked.push(item);
    answers.push(answered(item, says(item)));
  }
  return { asked, answers };
}

const EIGHT = [
  "shape",
  "arrangement",
  "which_view",
  "category",
  "next_step",
  "tell_her",
  "turning_word",
  "other",
];
const mixed = () => EIGHT.flatMap((kind) => questions(kind, 20));

test("a planted confusion is asked more often", () => {
  const shapes = questions("shape", 400);
  const confused = ({ truth, options }) =>
    truth === "amorphous" && options.includes("punctate") ? "punctate" : truth;
  const about = ({ asked }) => asked.filter(({ pairs }) => pairs.includes(PAIR)).length;
  for (const seed of [1, 2, 3]) {
    const plain = sit(shapes, ({ truth }) => truth, 50, seed);
    assert.ok(about(sit(shapes, confused, 50, seed)) >= 1.4 * about(plain), `seed ${seed}`);
  }
});

test("of 200 learners each is asked about the pair that is hers more often than about the others", () => {
  // Rasch's model: right with the probability that ability and difficulty give, but for the learner's own pair,
  // which is told apart in three of ten.
  const shapes = questions("shape", 400);
  const pairs = [...new Set(shapes.flatMap((item) => item.pairs))];
  const shares = { own: 0, other: 0 };
  for (let learner = 0; learner < 200; learner += 1) {
    const own = pairs[learner % pairs.length];
    const ability = 2 * fraction(learner, 1);
    let place = 1;
    const says = ({ truth, options, pairs: stake }) => {
      place += 1;
      const [one, other] = own.split(":")[1].split("|");
      const confused = stake.includes(own) && [one, other].includes(truth);
      const chance = confused ? 0.3 : 1 / (1 + Math.exp(-ability));
      if (fraction(learner + 1000, place) < chance) return truth;
      return confused ? [one, other].find((word) => word !== truth) : options[1];
    };
    const { asked } = sit(shapes, says, 50, learner + 1);
    const about = (pair) => asked.filter((item) => item.pairs.includes(pair)).length;
    shares.own += about(own);
    shares.other +=
      pairs.filter((pair) => pair !== own).reduce((sum, pair) => sum + about(pair), 0) / (pairs.length - 1);
  }
  assert.ok(shares.own >= 1.4 * shares.other, JSON.stringify(shares));
});

test("a slip pulls by the weight that the rule says", () => {
  // Two questions are left, one about the pair: with three slips it is drawn 1 + 3 * 3 times in 11.
  const [one, other] = [
    { id: "shape-1-1", kind: "shape", pairs: [PAIR] },
    { id: "shape-1-2", kind: "shape", pairs: [] },
  ];
  const slip = { item: "elsewhere", kind: "shape", truth: "amorphous", said: "punctate" };
  const draws = Array.from({ length: 3000 }, (_, seed) =>
    choose([other, one], [slip, slip, slip], { asked: [], seed, pair: "" }, LABELS),
  );
  assert.ok(Math.abs(draws.filter((item) => item === one).length / 3000 - 10 / 11) < 0.03);
});

test("a long sitting is fresh and mixed", () => {
  const { asked } = sit(mixed(), ({ truth }) => truth, 100, 1);
  assert.equal(new Set(asked.map(({ id }) => id)).size, 100);
  assert.equal(new Set(asked.map(({ kind }) => kind)).size, EIGHT.length);
  asked.slice(2).forEach(({ kind }, at) => {
    assert.ok(!(kind === asked[at].kind && kind === asked[at + 1].kind), "never three of one kind in a row");
  });
});

test("a sitting begins with an image to name", () => {
  const first = (candidates) => choose(candidates, [], { asked: [], seed: 5, pair: "" }, LABELS).kind;
  for (const seed of [1, 2, 3])
    assert.ok(sit(mixed(), ({ truth }) => truth, 1, seed).asked[0].kind in LABELS.groups);
  assert.equal(first([...questions("find", 9), ...questions("category", 1)]), "category");
  assert.equal(first(questions("find", 9)), "find");
});

test("what was asked in earlier sittings comes last", () => {
  const candidates = mixed();
  const { answers } = sit(candidates, ({ truth }) => truth, 60, 1);
  const told = new Set(answers.map(({ item }) => item));
  const asking = { asked: [], seed: 9, pair: "" };
  assert.ok(!told.has(choose(candidates, answers, asking, LABELS).id));
  const known = candidates.filter(({ id }) => told.has(id));
  assert.ok(known.includes(choose(known, answers, asking, LABELS)));
});

test("drilling two asks only what tells them apart, and ends", () => {
  const candidates = mixed();
  const asked = [];
  for (;;) {
    const item = choose(candidates, [], { asked: asked.map(({ id }) => id), seed: 3, pair: PAIR }, LABELS);
    if (!item) break;
    asked.push(item);
  }
  assert.ok(asked.length >= 2 && asked.every(({ pairs }) => pairs.includes(PAIR)));
});

test("which pair was confused", () => {
  const cases = [
    ["shape", "amorphous", "punctate", PAIR],
    ["shape", "punctate", "amorphous", PAIR],
    ["shape", "punctate", "punctate", ""],
    ["arrangement", "segmental", "regional", "distribution:regional|segmental"],
    ["category", "4B", "2", "category:2|4B"],
    ["same_or_different", "same", "different", ""],
  ];
  for (const [kind, truth, said, pair] of cases) assert.equal(pairOf(LABELS, { kind, truth, said }), pair);
});

test("draws are even", () => {
  const numbers = Array.from({ length: 4000 }, (_, place) => fraction(5, place));
  assert.ok(Math.min(...numbers) < 0.01 && Math.max(...numbers) > 0.99 && Math.max(...numbers) < 1);
  assert.ok(Math.abs(numbers.reduce((sum, number) => sum + number) / 4000 - 0.5) < 0.02);
});

test("the kernel offers, the script chooses, the kernel makes", async () => {
  const offered = questions("shape", 3);
  const listeners = [];
  const sent = [];
  const model = {
    on: (_, listen) => listeners.push(listen),
    off() {},
    send({ number, ...message }) {
      sent.push(message);
      const answer = message.drill === "candidates" ? { items: offered } : { item: { id: message.id } };
      for (const listen of listeners) listen({ drill: message.drill, number, ...answer });
    },
  };
  const { next } = kernelSource(model, LABELS, new AbortController().signal);
  const item = await next([], { asked: ["shape-1-0"], seed: 4, pair: "" });
  assert.deepEqual(sent, [
    { drill: "candidates", asked: 1, seed: 4, pair: "" },
    { drill: "item", id: item.id },
  ]);
  assert.equal(await next([], { asked: offered.map(({ id }) => id), seed: 4, pair: "" }), null);
});

test("what is due is asked more often", () => {
  const candidates = [...questions("shape", 30), ...questions("category", 30)];
  const kinds = (due) =>
    Array.from({ length: 400 }, (_, seed) =>
      choose(candidates, [], { asked: ["report-1-0"], seed, pair: "", due }, LABELS),
    ).filter(({ kind }) => kind === "category").length;
  assert.ok(kinds([]) > 160 && kinds([]) < 240);
  assert.ok(kinds(["category"]) > 270);
});
