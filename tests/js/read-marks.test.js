// Ticks of lessons: kept one by one, whatever else is in the storage.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readTicks, writeTick } from "../../js/page/read-marks.js";

function storage(first) {
  const held = new Map(first === undefined ? [] : [["calcikit.read", first]]);
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => held.set(key, value) };
}

test("a tick is kept, and taken away, without touching the others", () => {
  const kept = storage();
  writeTick(kept, "a", "2026-11-24");
  writeTick(kept, "b", "2026-11-25");
  writeTick(kept, "a", false);
  assert.deepEqual(readTicks(kept), { b: "2026-11-25" });
});

test("what another tab wrote meanwhile stays", () => {
  const kept = storage();
  writeTick(kept, "a", "2026-11-24");
  kept.setItem("calcikit.read", JSON.stringify({ a: "2026-11-24", other: "2026-11-24" }));
  writeTick(kept, "b", "2026-11-24");
  assert.deepEqual(Object.keys(readTicks(kept)).sort(), ["a", "b", "other"]);
});

test("a damaged record counts as none", () => {
  for (const damaged of ["{", "[1]", "7", "null", ""]) assert.deepEqual(readTicks(storage(damaged)), {});
});

test("a storage that refuses is not taken for an empty one", () => {
  const refusing = {
    getItem() {
      throw new DOMException("no", "SecurityError");
    },
  };
  assert.throws(() => readTicks(refusing), DOMException);
});
