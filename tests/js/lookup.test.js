// The look-up functions, with a table small enough to read.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as explorer from "../../js/explorer/lookup.js";

const then = (of, decides, decisive = true, certainty = "agreed") => ({
  id: of,
  then: decides,
  decisive,
  certainty,
});
const DATA = {
  kind: "finding",
  templates: {
    description: "{morphology} calcifications{change}.",
    report: "{place}: {morphology} calcifications{change}. {assessment}",
    patient: "{morphology} {message} {next}",
    part: [
      { id: "place", where: { change: ["none"], category: ["2"] }, text: "Both breasts" },
      { id: "place", where: {}, text: "{side} breast" },
    ],
  },
  blanks: [{ id: "side", text: "[side]", plain: "" }],
  attributes: [
    {
      id: "morphology",
      default: null,
      values: [
        { id: "round", phrase: "round", patient: "They are round." },
        { id: "dusty", phrase: "dusty", silences: ["change"] },
      ],
    },
    {
      id: "change",
      default: "none",
      values: [
        { id: "none", phrase: "" },
        { id: "new", phrase: ", new" },
      ],
    },
  ],
  kinds: { kind: { of: "morphology", terms: { round: "plain", dusty: "odd" } } },
  domains: { kind: ["plain", "odd"], level: ["low", "high"] },
  certainties: ["agreed", "thin-evidence"],
  categories: { 2: { rank: 1 }, "4A": { rank: 4 } },
  stations: [
    { id: "views", label: "Views" },
    { id: "plan", label: "Plan" },
  ],
  path_states: { passed: "done", here: "here", not_reached: "not reached" },
  tables: [
    { name: "validity", inputs: ["kind"], first: 0, lookup: "()" },
    { name: "level", inputs: ["kind", "change"], first: 2, lookup: "()''" },
    { name: "plan", inputs: ["level"], first: 4, lookup: "()" },
  ],
  rows: [
    then("can-be", { possible: "yes" }, false, "thin-evidence"),
    then("cannot-be", { possible: "no" }),
    then("rest", { level: "low" }),
    then("act", { level: "high" }, true, "thin-evidence"),
    then("rest-plan", { category: "2" }),
    then("needle-plan", { category: "4A" }),
  ],
  outcome_key: ["category"],
  offering: 2,
  outcome_index: [
    [0, 1],
    [4, 5],
    [0, 1],
  ],
  outcome_parts: ["category", "steps", "assessment", "message", "next", "path"],
  pool: [
    "2",
    "4A",
    [["rest", "now", "Rest"]],
    [["needle", "now", "Needle"]],
    "Rest.",
    "Needle.",
    "Nothing to do.",
    "A needle.",
    "",
    ["passed", "here"],
    ["here", "not_reached"],
  ],
  outcomes: [
    [0, 2, 4, 6, 8, 9],
    [1, 3, 5, 7, 8, 10],
  ],
};
const table = explorer.openTable(DATA);

test("a pick finds its outcome, and the rows behind it", () => {
  const said = table.outcome({ morphology: "round", change: "new" });
  assert.equal(said.category, "4A");
  assert.deepEqual(
    said.reasons.map((row) => DATA.rows[row].id),
    ["act", "needle-plan"],
  );
  assert.deepEqual(
    said.non_decisive.map((row) => DATA.rows[row].id),
    ["can-be"],
  );
  assert.equal(table.outcome({ morphology: "round", change: "none" }).category, "2");
});

test("the answer is as sure as its least sure decisive reason", () => {
  assert.equal(table.outcome({ morphology: "round", change: "new" }).certainty, "thin-evidence");
  assert.equal(table.outcome({ morphology: "round", change: "none" }).certainty, "agreed");
});

test("what cannot be names the row that refuses it", () => {
  assert.equal(DATA.rows[table.outcome({ morphology: "dusty", change: "none" }).impossible].id, "cannot-be");
});

test("a place in a lookup without a row is an error, not another table's row", () => {
  const [validity, level, plan] = DATA.tables;
  const gap = explorer.openTable({ ...DATA, tables: [validity, { ...level, lookup: "''''" }, plan] });
  assert.throws(() => gap.outcome({ morphology: "round", change: "none" }), /No row answers/);
});

test("a term that is none of its attribute is an error, not the first row", () => {
  const table = explorer.openTable(DATA);
  assert.throws(() => table.outcome({ morphology: "cloudy", change: "none" }), /No row answers/);
  assert.throws(() => table.outcome({ morphology: "round", change: "lately" }), /No row answers/);
});

test("the path says what each station is to her", () => {
  const said = table.outcome({ morphology: "round", change: "none" });
  assert.deepEqual(
    explorer.pathOf(table, said).map(({ id, state, said: word }) => [id, state, word]),
    [
      ["views", "passed", "done"],
      ["plan", "here", "here"],
    ],
  );
});

test("an open axis leaves every category that can still come", () => {
  assert.deepEqual(explorer.possibleCategories(table, { morphology: null, change: "none" }), ["2"]);
  assert.deepEqual(explorer.possibleCategories(table, { morphology: null, change: null }), ["2", "4A"]);
});

test("what-if lists single changes, and says which move the answer", () => {
  const found = explorer.whatIf(table, { morphology: "round", change: "none" });
  assert.deepEqual(
    found.map((w) => [w.value.id, w.moves]),
    [
      ["dusty", false],
      ["new", true],
    ],
  );
});

test("report and patient texts are put together from templates, with visible blanks", () => {
  const picks = { morphology: "round", change: "new" };
  const said = table.outcome(picks);
  assert.equal(explorer.describe(table, picks), "round calcifications, new.");
  assert.equal(explorer.reportText(table, picks, said), "[side] breast: round calcifications, new. Needle.");
  const given = explorer.reportText(table, picks, said, { side: "Left" });
  assert.equal(given, "Left breast: round calcifications, new. Needle.");
  assert.equal(explorer.patientText(table, picks, said), "They are round. A needle.");
  const alike = { morphology: "round", change: "none" };
  assert.equal(
    explorer.reportText(table, alike, table.outcome(alike), {}),
    "Both breasts: round calcifications. Rest.",
  );
});

test("what does not apply is neither asked nor offered as a change", () => {
  const picks = { morphology: "dusty", change: "new" };
  assert.deepEqual(explorer.silent(table, picks), ["change"]);
  const offered = explorer.whatIf(table, picks).map((change) => change.attribute.id);
  assert.deepEqual([...new Set(offered)], ["morphology"]);
});

test("a link keeps what was picked and drops words it does not know", () => {
  const picks = { morphology: "round", change: "new" };
  assert.equal(explorer.toHash(table, picks, "a"), "#a:morphology=round&change=new");
  assert.deepEqual(explorer.fromHash(table, "#a:morphology=round&change=new", "a"), picks);
  assert.deepEqual(explorer.fromHash(table, "#a:morphology=nonsense", "a"), {
    morphology: null,
    change: "none",
  });
  assert.equal(explorer.fromHash(table, "#b:morphology=round", "a"), null);
});

test("the Python line names what differs from the default", () => {
  assert.equal(
    explorer.pythonLine(table, { morphology: "round", change: "none" }),
    'Finding(morphology="round")',
  );
});
