/** What studies and collected lesions say about the picked morphology and distribution. Python counted; this only shows. */

import { h } from "../shared/dom.js";
import { bandMark, track } from "../shared/interval-bar.js";
import { send } from "../shared/model.js";
import { octets, unpack } from "../shared/payload.js";
import { sourceList } from "../shared/sources.js";
import { inside, msg, t } from "../shared/words.js";
import { term } from "./lookup.js";
import { label } from "./terms.js";

/** @import { Unpacked } from "../shared/types.js" */
/** @import { Model } from "../shared/model.js" */
/** @import { Band, Description, Evidence, Fact, Group, Outcome, View } from "./types.js" */

/** @type {Record<string, string>} */
const KINDS = {
  pooled: msg("Pooled"),
  "one study": msg("One study"),
  reported: msg("As reported"),
  synthesis: msg("A synthesis"),
  nearest: msg("Nearest number"),
  "all lesions": msg("All lesions"),
  "worked up": msg("Worked up only"),
};
const TITLES = {
  studies: msg("What studies report"),
  collection: msg("What became of the lesions in a collection of mammograms"),
};

/** @type {WeakMap<Model, Unpacked<Evidence>>} */
const asked = new WeakMap();

/**
 * The kernel counts the numbers when they are first wanted.
 * @param {Model} model
 * @returns {Unpacked<Evidence>}
 */
function askKernel(model) {
  const opened = new Promise((resolve) => {
    model.on("change:_evidence", () => resolve(unpack(model, "_evidence").opened));
  });
  send(model, { explorer: "evidence" });
  return { opened };
}

/** A page holds the numbers. @param {Model} model @returns {Unpacked<Evidence>} */
function numbersOf(model) {
  if (octets(model.get("_evidence")).byteLength) return unpack(model, "_evidence");
  if (!asked.has(model)) asked.set(model, askKernel(model));
  return /** @type {Unpacked<Evidence>} */ (asked.get(model));
}

/**
 * Have the numbers before they are asked for, once the page is at rest: paper cannot wait.
 * @param {View} view
 */
export function warm({ model, table }) {
  if (table.data.kind === "finding") numbersOf(model);
}

/** @param {Fact} fact @param {Band | null | undefined} band */
function factLine(fact, band) {
  const who = [KINDS[fact.kind] && t(KINDS[fact.kind]), fact.source === "studies" && fact.women]
    .filter(Boolean)
    .join(", ");
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
      fact.note && h("p", { class: "ck-quiet" }, fact.note),
    ),
  );
}

/** @param {Group} group @param {Band | null | undefined} band */
const factList = ([about, facts], band) => [
  h("p", { class: "ck-explorer__about" }, about),
  h(
    "ul",
    { class: "ck-explorer__facts" },
    facts.map((fact) => factLine(fact, band)),
  ),
];

/**
 * One source of numbers: its caveat, what it says of both words together, and of each word alone.
 * @param {View} view
 * @param {Fact["source"]} source
 * @param {Group[]} groups
 * @param {Evidence} numbers
 * @param {Band | null | undefined} band
 */
function sourceBlock({ uid }, source, groups, numbers, band) {
  /** @type {Group[]} */
  const [both, ...alone] = groups.map(([about, facts]) => [
    about,
    facts.filter((fact) => fact.source === source),
  ]);
  const keys = [
    ...new Set([both, ...alone].flatMap(([, facts]) => facts.flatMap((fact) => fact.cite ?? []))),
  ];
  const id = `${uid}-${source}`;
  return h(
    "section",
    { class: "ck-explorer__source", "data-source": source, "aria-labelledby": id },
    h("p", { id }, h("strong", null, t(TITLES[source]))),
    h("p", { class: "ck-quiet" }, numbers.sources[source]),
    factList(both, band),
    h(
      "details",
      { "data-key": `${source}-alone`, open: both[1].every((fact) => fact.rate === undefined) },
      h("summary", null, t("Each word alone")),
      alone.map((group) => factList(group, band)),
    ),
    sourceList(
      keys.map((key) => numbers.references[key]),
      { key: source, short: true },
    ),
  );
}

/**
 * What the numbers are about: both words, then each alone.
 * @param {View} view
 * @param {Description} now
 * @param {Evidence} numbers
 * @returns {Group[]}
 */
function groupsOf({ table, model }, now, numbers) {
  const [shape, place] = ["morphology", "distribution"].map((axis) =>
    label(model, term(table, axis, now[axis])),
  );
  return [
    [
      t("{shape} and {place}", { shape, place: inside(place) }),
      numbers.both[`${now.morphology} ${now.distribution}`],
    ],
    [t("{shape}, any distribution", { shape }), numbers.morphology[now.morphology]],
    [t("{place}, any morphology", { place }), numbers.distribution[now.distribution]],
  ];
}

/** @param {View} view @param {Description} now @param {Outcome} said @param {() => void} refill */
export function termEvidence(view, now, { category }, refill) {
  const { data: numbers, opened } = numbersOf(view.model);
  if (!numbers) {
    opened.then(refill);
    return h("p", { class: "ck-quiet" }, t("Counting…"));
  }
  const groups = groupsOf(view, now, numbers);
  const band = numbers.bands[category];
  const { band: words } = view.table.data.categories[category];
  return [
    h("p", null, t("Two kinds of numbers, never to be mixed; neither is this woman's risk.")),
    band &&
      h(
        "p",
        { class: "ck-quiet" },
        bandMark(),
        t(" the band of BI-RADS {category}: {words}, on a scale from 0 to 100%", { category, words }),
      ),
    sourceBlock(view, "studies", groups, numbers, band),
    sourceBlock(view, "collection", groups, numbers, null),
  ];
}
