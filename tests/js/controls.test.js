// Keys that controls listen to.
import assert from "node:assert/strict";
import { test } from "node:test";

import { digitOf } from "../../js/shared/controls.js";

test("the row of digits counts whatever it prints, and no key that means something else", () => {
  assert.equal(digitOf({ key: "2", code: "Digit2" }), 2);
  assert.equal(digitOf({ key: "é", code: "Digit2" }), 2);
  assert.equal(digitOf({ key: "2", code: "Digit2", shiftKey: true }), 2);
  assert.equal(digitOf({ key: "@", code: "Digit2", shiftKey: true }), 0);
  assert.equal(digitOf({ key: "2", code: "Digit2", ctrlKey: true }), 0);
  assert.equal(digitOf({ key: "End", code: "Numpad1", altKey: true }), 0);
  assert.equal(digitOf({ key: "a", code: "KeyA" }), 0);
});
