/** Words of the scripts: how a label stands inside a sentence. */

import assert from "node:assert/strict";
import test from "node:test";
import { inside } from "../../js/shared/words.js";

test("a label begins small inside a sentence, an abbreviation stays", () => {
  assert.deepEqual(["Tangential view", "MRI", "BI-RADS 4B"].map(inside), [
    "tangential view",
    "MRI",
    "BI-RADS 4B",
  ]);
});
