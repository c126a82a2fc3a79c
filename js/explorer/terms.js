/** Words of the lexicon on screen: labels in the edition that was picked, definitions, categories, rules, steps. */

import { h } from "../shared/dom.js";
import { tile } from "../shared/pictogram.js";
import { certaintyTag, sourceList, statement } from "../shared/sources.js";
import { msg, t } from "../shared/words.js";

/** @import { Model } from "../shared/model.js" */
/** @import { References, Statement } from "../shared/sources.js" */
/** @import { Rule, Step, Table, Term } from "./types.js" */

/** @type {["definition" | "size" | "look" | "confirm" | "cause" | "mimics" | "pearl", string][]} */
const DEFINITION = [
  ["definition", msg("What it is")],
  ["size", msg("Size")],
  ["look", msg("Look")],
  ["confirm", msg("Confirm")],
  ["cause", msg("Cause")],
  ["mimics", msg("Take care")],
  ["pearl", msg("Remember")],
];
/** @type {["what" | "why" | "next" | "schedule" | "complications", string][]} */
const STEP = [
  ["what", msg("What")],
  ["why", msg("Why")],
  ["next", msg("Then")],
  ["schedule", msg("When")],
  ["complications", msg("Complications")],
];

/** @param {Model} model @param {Term} value */
export const label = (model, value) => (model.get("edition") === "2013" && value.label_2013) || value.label;

/** @param {Model} model @param {Term} value */
export const shortLabel = (model, value) => value.short || label(model, value);

/** @param {string} category */
export const badge = (category) => h("span", { class: `ck-badge ck-badge--${category}` }, category);

/**
 * Some statements under their titles, as a definition list.
 * @template {string} Name
 * @param {{[name in Name]?: Statement}} about
 * @param {[Name, string][]} titles
 * @param {References} references
 */
const statements = (about, titles, references) =>
  h(
    "dl",
    null,
    titles
      .filter(([name]) => about[name])
      .map(([name, title]) => [
        h("dt", null, t(title)),
        h("dd", null, statement(/** @type {Statement} */ (about[name]), references)),
      ]),
  );

/** @param {Table} table @param {Model} model @param {Term} value */
export function definitionCard({ data }, model, value) {
  return [
    h(
      "p",
      { class: "ck-explorer__card-title" },
      tile(value.pictogram),
      h("strong", null, label(model, value)),
      value.synonyms?.length ? t(" (also: {names})", { names: value.synonyms.join(", ") }) : "",
    ),
    statements(value, DEFINITION, data.references),
  ];
}

/**
 * The rows of the tables behind an answer, each with its reason and its sources.
 * @param {Table} table
 * @param {number[]} numbers
 */
export function ruleList({ data }, numbers) {
  /** @param {Rule} rule */
  const rule = ({ id, because, certainty, cite, review = data.review }) =>
    h(
      "li",
      null,
      h("p", null, because, " ", certaintyTag(certainty)),
      sourceList(
        [...cite.map((key) => data.references[key]), { text: t("rule {id}, {review}", { id, review }) }],
        { summary: t("sources ({n})", { n: cite.length }), key: id, short: true },
      ),
    );
  return h(
    "ul",
    { class: "ck-explorer__rules" },
    numbers.map((number) => rule(data.rows[number])),
  );
}

/** @param {Table} table @param {Step} step @param {number} number */
export function stepItem({ data }, [id, when, words], number) {
  const step = data.steps[id];
  return h(
    "li",
    { class: number === 0 ? "ck-explorer__step ck-explorer__step-next" : "ck-explorer__step" },
    h(
      "details",
      { "data-key": id },
      h("summary", null, h("strong", null, words), ": ", when),
      statements(step, STEP, data.references),
    ),
  );
}
