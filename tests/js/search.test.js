// What the search of the list of lessons finds, and how it shows it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { excerpt, find } from "../../js/page/search.js";

const places = [
  { title: "Shapes", text: "Amorphous is hazy; amorphous again. Stable means little." },
  { title: "Stable for years", text: "A round group." },
  { title: "Café", text: "Naïve \u05e9\u05dc\u05d5\u05dd words (a+b)." },
];
const titles = (question) => find(places, question).map(({ title }) => title);

test("every word must be there, at the beginning of a word", () => {
  assert.deepEqual(titles("amorph stab"), ["Shapes"]);
  assert.deepEqual(titles("orphous"), []);
  assert.deepEqual(titles("amorphous round"), []);
});

test("a title counts more than a text", () => {
  assert.deepEqual(titles("stable"), ["Stable for years", "Shapes"]);
});

test("accents, signs and other scripts do not matter", () => {
  assert.deepEqual(titles("cafe NAIVE"), ["Café"]);
  assert.deepEqual(titles("\u05e9\u05dc\u05d5\u05dd"), ["Café"]);
  assert.deepEqual(titles("(a+b"), ["Café"]);
});

test("words that ask are passed over", () => {
  assert.deepEqual(titles("what is stable for"), ["Stable for years", "Shapes"]);
  assert.deepEqual(
    excerpt("What is amorphous?", "what is amorphous").filter((_, number) => number % 2),
    ["amorphous"],
  );
});

test("no question finds nothing", () => {
  for (const question of ["", "  ", "?!", "*"]) assert.deepEqual(titles(question), []);
});

test("an excerpt shows the words where they stand together, every second piece a hit", () => {
  const text = `${"nothing here ".repeat(30)}a round group, new. ${"filler ".repeat(40)}round`;
  const pieces = excerpt(text, "round new");
  assert.deepEqual(
    pieces.filter((_, number) => number % 2),
    ["round", "new"],
  );
  assert.ok(pieces[0].startsWith("… ") && pieces.at(-1).endsWith(" …"));
  assert.ok(pieces.join("").length < 260);
});

test("an excerpt of a text without the word is its beginning", () => {
  assert.deepEqual(excerpt("Short text.", "absent"), ["Short text."]);
});
