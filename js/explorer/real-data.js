/** Real data: what studies and collected films say about the picked shape and arrangement. Python counted; this only shows. */

import { h } from "../shared/dom.js";
import { track } from "../shared/interval-bar.js";

import { octets, unpack } from "../shared/payload.js";
import { term } from "./lookup.js";
import { label, sources } from "./parts.js";

const KINDS = {
  pooled: "Pooled",
  "one study": "One study",
  reported: "As reported",
  synthesis: "A synthesis",
  nearest: "Nearest number",
  "all lesions": "All lesions",
  "worked up": "Worked up only",
};

const asked = new WeakMap();

/** A page holds the numbers; a kernel counts them when they are first wanted. */
function numbersOf(model) {
  if (octets(model.get("_numbers")).byteLength) return unpack(model, "_numbers");
  if (!asked.has(model)) {
    asked.set(model, {
      opened: new Promise((go) => {
        model.on("change:_numbers", () => go(unpack(model, "_numbers").opened));
      }),
    });
    model.send({ explorer: "numbers" });
  }
  return asked.get(model);
}

/** Unpack before they are asked for, once the page is at rest: paper cannot wait. */
export function warm({ model, table }) {
  if (table.data.kind === "finding") numbersOf(model);
}

function factLine(fact, band) {
  const who = [KINDS[fact.kind], fact.source === "studies" && fact.women].filter(Boolean).join(", ");
  const words = fact.kind === "none" ? fact.count : `${who}: ${fact.count}`;
  return h(
    "li",
    { class: "ck-explorer__fact", "data-kind": fact.kind },
    track(fact, band),
    h(
      "div",
      null,
      h(
        "p",
        null,
        fact.share && h("strong", null, fact.share),
        h("span", { class: "ck-explorer__women" }, ` ${words}`),
      ),
      fact.note && h("p", { class: "ck-explorer__quiet" }, fact.note),
    ),
  );
}

/** One source of numbers: its caveat, what it says of both words together, and of each word alone. */
function sourceBlock({ table, uid }, source, title, groups, numbers, band) {
  const facts = groups.map(([, about]) => about.filter((fact) => fact.source === source));
  const keys = [...new Set(facts.flat().flatMap((fact) => fact.cite ?? []))];
  const list = (place) => [
    h("p", { class: "ck-explorer__about" }, groups[place][0]),
    h(
      "ul",
      { class: "ck-explorer__facts" },
      facts[place].map((fact) => factLine(fact, band)),
    ),
  ];
  const none = facts[0].every((fact) => fact.rate === undefined);
  return h(
    "section",
    { class: "ck-explorer__source", "data-source": source, "aria-labelledby": `${uid}-${source}` },
    h("p", { id: `${uid}-${source}` }, h("strong", null, title)),
    h("p", { class: "ck-explorer__quiet" }, numbers.sources[source]),
    list(0),
    h(
      "details",
      { "data-key": `${source}-alone`, open: none },
      h("summary", null, "Each word alone"),
      list(1),
      list(2),
    ),
    h(
      "details",
      { class: "ck-explorer__sources", "data-key": source },
      h("summary", null, `sources (${keys.length})`),
      h("ul", null, sources({ data: { references: numbers.references } }, keys)),
    ),
  );
}

export function realData(view, now, said) {
  const { table, model } = view;
  const { data: numbers, opened } = numbersOf(model);
  if (!numbers) {
    opened.then(() => view.refill("real"));
    return [h("p", { class: "ck-explorer__quiet" }, "Counting…")];
  }
  const [shape, place] = ["morphology", "distribution"].map((axis) =>
    label(model, term(table, axis, now[axis])),
  );
  const groups = [
    [`${shape} and ${place.toLowerCase()}`, numbers.both[`${now.morphology} ${now.distribution}`]],
    [`${shape}, any distribution`, numbers.morphology[now.morphology]],
    [`${place}, any shape`, numbers.distribution[now.distribution]],
  ];
  const category = said.category;
  const band = numbers.bands[category];
  return [
    h("p", null, "Two kinds of numbers, never to be mixed; neither is this woman's risk."),
    band &&
      h(
        "p",
        { class: "ck-explorer__quiet" },
        h(
          "span",
          { class: "ck-interval-bar ck-interval-bar--small", "aria-hidden": "true" },
          h("span", { class: "ck-interval-bar__band", style: "left:20%;width:60%" }),
        ),
        ` the band of BI-RADS ${category}: ${table.data.categories[category].band}, on a scale from 0 to 100%`,
      ),
    sourceBlock(view, "studies", "What studies report", groups, numbers, band),
    sourceBlock(
      view,
      "collection",
      "What became of the lesions in a collection of films",
      groups,
      numbers,
      null,
    ),
  ];
}
