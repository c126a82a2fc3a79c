// How a label stands inside a sentence, in English and in a language with capitals of its own.
import assert from "node:assert/strict";
import { test } from "node:test";

import { inside, setLanguage } from "../../js/shared/words.js";

test("English writes a label small, a catalogue the words that it names", () => {
  assert.deepEqual(["Grouped", "MRI"].map(inside), ["grouped", "MRI"]);
  setLanguage({ language: "de", direction: "ltr", texts: { "small inside a sentence": "grob mittlerer" } });
  assert.deepEqual(["Mittlerer Verdacht", "Grob, dicht", "Naht", "Grobe Naht"].map(inside), [
    "mittlerer Verdacht",
    "grob, dicht",
    "Naht",
    "Grobe Naht",
  ]);
});
