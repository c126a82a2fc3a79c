// The look-up functions, with a table small enough to read.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as explorer from "../../js/explorer/lookup.js";

const DATA = {
  kind: "finding",
  template: "{morphology} calcifications{change}. {closing}",
  attributes: [
    { id: "morphology", default: null, values: [{ id: "round", phrase: "round", patient: "They are round." }, { id: "dusty", phrase: "dusty" }] },
    { id: "change", default: "none", values: [{ id: "none", phrase: "" }, { id: "new", phrase: ", new" }] },
  ],
  categories: { 2: { rank: 1 }, "4A": { rank: 4 } },
  outcomes: [
    { category: "2", steps: [["rest", "now"]], closing: "Rest.", patient: "Nothing to do." },
    { category: "4A", steps: [["needle", "now"]], closing: "Needle.", patient: "A needle." },
    { impossible: 0 },
  ],
};
const codes = Uint8Array.from([0, 0, 1, 0, 2, 0, 1, 0]).buffer;
const table = explorer.openTable(DATA, codes);

test("a pick finds its outcome, the first attribute most significant", () => {
  assert.equal(table.outcome({ morphology: "round", change: "none" }).category, "2");
  assert.equal(table.outcome({ morphology: "round", change: "new" }).category, "4A");
  assert.equal(table.outcome({ morphology: "dusty", change: "none" }).impossible, 0);
});

test("an open axis leaves every category that can still come", () => {
  assert.deepEqual(explorer.possibleCategories(table, { morphology: null, change: "none" }), ["2"]);
  assert.deepEqual(explorer.possibleCategories(table, { morphology: null, change: null }), ["2", "4A"]);
});

test("what-if lists single changes, and says which move the answer", () => {
  const found = explorer.whatIf(table, { morphology: "round", change: "none" });
  assert.deepEqual(found.map((w) => [w.value.id, w.moves]), [["dusty", false], ["new", true]]);
});

test("report and patient texts are put together from phrases", () => {
  const picks = { morphology: "round", change: "new" };
  assert.equal(explorer.reportText(table, picks, table.outcome(picks)), "round calcifications, new. Needle.");
  assert.equal(explorer.patientText(table, picks, table.outcome(picks)), "They are round. A needle.");
});

test("a link keeps what was picked and drops words it does not know", () => {
  const picks = { morphology: "round", change: "new" };
  assert.equal(explorer.toHash(table, picks, "a"), "#a:morphology=round&change=new");
  assert.deepEqual(explorer.fromHash(table, "#a:morphology=round&change=new", "a"), picks);
  assert.deepEqual(explorer.fromHash(table, "#a:morphology=nonsense", "a"), { morphology: null, change: "none" });
  assert.equal(explorer.fromHash(table, "#b:morphology=round", "a"), null);
});

test("the Python line names what differs from the default", () => {
  assert.equal(explorer.pythonLine(table, { morphology: "round", change: "none" }), 'Finding(morphology="round")');
});
