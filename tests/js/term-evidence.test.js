/** The numbers of real data: a page holds them, a kernel counts them when they are first wanted. */

import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { warm } from "../../js/explorer/term-evidence.js";

const table = { data: { kind: "finding" } };

function modelWith(bytes) {
  const sent = [];
  return { sent, get: () => bytes, on() {}, send: (message) => sent.push(message) };
}

test("a kernel is asked once", () => {
  const model = modelWith(new Uint8Array());
  warm({ model, table });
  warm({ model, table });
  assert.deepEqual(model.sent, [{ explorer: "evidence" }]);
});

test("nobody is asked for what the page holds, or for a biopsy result", () => {
  const page = modelWith(new Uint8Array(deflateSync("{}")));
  warm({ model: page, table });
  const biopsy = modelWith(new Uint8Array());
  warm({ model: biopsy, table: { data: { kind: "biopsy" } } });
  assert.deepEqual([page.sent, biopsy.sent], [[], []]);
});
