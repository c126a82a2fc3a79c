import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine, readState, toCsv } from "../../js/review/review.js";

test("a comment with commas, quotes and line ends stays one cell", () => {
  assert.equal(csvLine(["a", 'b, "c"\nd']), 'a,"b, ""c""\nd"');
});

test("the file holds one line a verdict, after its columns", () => {
  const csv = toCsv({ who: "A. Reader", role: "nurse" }, "2026-11-28", [
    { id: "x#y", hash: "0f", verdict: "agree", comment: "" },
  ]);
  assert.equal(
    csv,
    "\ufeffwho,role,date,id,hash,verdict,comment\r\nA. Reader,nurse,2026-11-28,x#y,0f,agree,\r\n",
  );
});

test("broken or missing state is an empty one", () => {
  for (const kept of [null, "{", '"text"', "[]"]) {
    assert.deepEqual(readState({ getItem: () => kept }), { who: "", role: "", items: {} });
  }
});
