/** Parts: small pieces of page, made of elements and text, never of markup. */

import { h } from "../shared/dom.js";
import { pathOf } from "./lookup.js";

export const GROUPS = {
  typically_benign: "Typically benign",
  round: "Round",
  suspicious: "Suspicious",
  benign: "Benign",
  high_risk: "High risk",
  malignant: "Malignant",
};
export const SURE = {
  agreed: "agreed",
  "practice-varies": "practice varies",
  "thin-evidence": "thin evidence",
};
const PARTS = [
  ["definition", "What it is"],
  ["size", "Size"],
  ["look", "Look"],
  ["confirm", "Confirm"],
  ["cause", "Cause"],
  ["mimics", "Take care"],
  ["pearl", "Remember"],
];

export const label = (model, value) => (model.get("edition") === "2013" && value.label_2013) || value.label;

export function badge(category) {
  return h("span", { class: `ck-badge ck-badge--${category}` }, category);
}

export function sources(table, keys) {
  return (keys ?? []).map((key) => {
    const { text, url } = table.data.references[key];
    const name = text.length > 90 ? `${text.slice(0, 88)}…` : text;
    return h(
      "li",
      null,
      url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: text }, name) : name,
    );
  });
}

export function sure(certainty) {
  return h("span", { class: `ck-explorer__sure ck-explorer__${certainty}` }, SURE[certainty]);
}

function statement(table, said) {
  return [
    said.text,
    " ",
    said.certainty === "agreed" ? null : sure(said.certainty),
    said.cite.length
      ? h(
          "details",
          { class: "ck-explorer__sources" },
          h("summary", null, "sources"),
          h("ul", null, sources(table, said.cite)),
        )
      : null,
  ];
}

export function definitionCard(table, model, value) {
  return [
    h(
      "p",
      { class: "ck-explorer__card-title" },
      h("strong", null, label(model, value)),
      value.synonyms?.length ? ` (also: ${value.synonyms.join(", ")})` : "",
    ),
    h(
      "dl",
      null,
      PARTS.filter(([name]) => value[name]).map(([name, title]) => [
        h("dt", null, title),
        h("dd", null, statement(table, value[name])),
      ]),
    ),
  ];
}

export function ruleList(table, numbers) {
  return h(
    "ul",
    { class: "ck-explorer__rules" },
    numbers.map((number) => {
      const row = table.data.rows[number];
      return h(
        "li",
        null,
        h("p", null, row.because, " ", sure(row.certainty)),
        h(
          "details",
          { class: "ck-explorer__sources", "data-key": row.id },
          h("summary", null, `sources (${row.cite.length}), rule ${row.id}, ${row.review}`),
          h("ul", null, sources(table, row.cite)),
        ),
      );
    }),
  );
}

export function stepItem(table, [id, when], number) {
  const step = table.data.steps[id];
  const about = [
    ["what", "What"],
    ["why", "Why"],
    ["next", "Then"],
    ["schedule", "When"],
    ["complications", "Complications"],
  ];
  return h(
    "li",
    { class: number === 0 ? "ck-explorer__step ck-explorer__step-next" : "ck-explorer__step" },
    h(
      "details",
      { "data-key": id },
      h("summary", null, h("strong", null, step.label), h("span", { class: "ck-explorer__when" }, when)),
      h(
        "dl",
        null,
        about
          .filter(([name]) => step[name])
          .map(([name, title]) => [h("dt", null, title), h("dd", null, statement(table, step[name]))]),
      ),
    ),
  );
}

const MARKS = { passed: "✓", here: "●", exit: "✓", not_reached: "○" };

/** The path from recall to plan: where she has been, where she stands. */
export function path(table, said) {
  return h(
    "ol",
    { class: "ck-explorer__path", "aria-label": "The path, and where she stands" },
    pathOf(table, said).map((station) =>
      h(
        "li",
        { class: `ck-explorer__${station.state}`, "aria-current": station.state === "here" && "step" },
        h("span", { class: "ck-explorer__dot", "aria-hidden": "true" }, MARKS[station.state]),
        station.label,
        station.state !== "here" && h("span", { class: "ck-sr" }, ` (${station.said})`),
      ),
    ),
  );
}
