/** Words of the lexicon on screen: labels in the edition that was picked, definitions, categories, rules, steps. */

import { h } from "../shared/dom.js";
import { certaintyTag, sourceList, statement } from "../shared/sources.js";

export const GROUPS = {
  typically_benign: "Typically benign",
  round: "Round",
  suspicious: "Suspicious",
  benign: "Benign",
  high_risk: "High risk",
  malignant: "Malignant",
};
const DEFINITION = [
  ["definition", "What it is"],
  ["size", "Size"],
  ["look", "Look"],
  ["confirm", "Confirm"],
  ["cause", "Cause"],
  ["mimics", "Take care"],
  ["pearl", "Remember"],
];
const STEP = [
  ["what", "What"],
  ["why", "Why"],
  ["next", "Then"],
  ["schedule", "When"],
  ["complications", "Complications"],
];

export const label = (model, value) => (model.get("edition") === "2013" && value.label_2013) || value.label;

export const badge = (category) => h("span", { class: `ck-badge ck-badge--${category}` }, category);

/** Some statements under their titles, as a definition list. */
const statements = (about, titles, references) =>
  h(
    "dl",
    null,
    titles
      .filter(([name]) => about[name])
      .map(([name, title]) => [h("dt", null, title), h("dd", null, statement(about[name], references))]),
  );

export function definitionCard({ data }, model, value) {
  return [
    h(
      "p",
      { class: "ck-explorer__card-title" },
      h("strong", null, label(model, value)),
      value.synonyms?.length ? ` (also: ${value.synonyms.join(", ")})` : "",
    ),
    statements(value, DEFINITION, data.references),
  ];
}

/** The rows of the tables behind an answer, each with its reason and its sources. */
export function ruleList({ data }, numbers) {
  const rule = ({ id, because, certainty, cite, review }) =>
    h(
      "li",
      null,
      h("p", null, because, " ", certaintyTag(certainty)),
      sourceList(
        cite.map((key) => data.references[key]),
        { summary: `sources (${cite.length}), rule ${id}, ${review}`, key: id, short: true },
      ),
    );
  return h(
    "ul",
    { class: "ck-explorer__rules" },
    numbers.map((number) => rule(data.rows[number])),
  );
}

export function stepItem({ data }, [id, when, words], number) {
  const step = data.steps[id];
  return h(
    "li",
    { class: number === 0 ? "ck-explorer__step ck-explorer__step-next" : "ck-explorer__step" },
    h(
      "details",
      { "data-key": id },
      h("summary", null, h("strong", null, words), h("span", { class: "ck-explorer__when" }, when)),
      statements(step, STEP, data.references),
    ),
  );
}
