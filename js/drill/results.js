/** Figures of oneself, as shared/statistics.js counts them: score, the pair to drill, calibration, screening, curve, confusions. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { sourceLink } from "../shared/sources.js";
import { summarise } from "../shared/statistics.js";
import { table } from "../shared/tables.js";
import { capital, language, percent, t, tn } from "../shared/words.js";
import { interval, nameOf } from "./parts.js";
import { searchPart } from "./search-results.js";
import { pairKey } from "./selection.js";

/** @import { Child, RecordEvent } from "../shared/types.js" */
/** @import { Share } from "../shared/statistics.js" */
/** @import { Confusions, Labels, ResultsOptions, Summary } from "./types.js" */

/** Which answers are counted. @param {ResultsOptions} options */
function scopes({ scope, all, onscope }) {
  const buttons = [
    ["sitting", t("This sitting")],
    ["all", t("All my answers ({n})", { n: all })],
  ].map(([id, words]) =>
    button(words, () => onscope(id), { "data-key": id, "aria-pressed": String(id === scope) }),
  );
  return h(
    "div",
    { class: "ck-wrap ck-drill__buttons", role: "group", "aria-label": t("Which answers") },
    buttons,
  );
}

/** @param {Summary} found */
export function scorePart({ score, credit }) {
  if (!score || credit === null) return null;
  const points = Math.round(2 * credit * score.n) / 2;
  const near = points > score.k && t(" With near misses: {points} points.", { points });
  return h(
    "p",
    { class: "ck-drill__score" },
    h("strong", null, t("{k} of {n} right", { k: score.k, n: score.n })),
    t(", {share} (95% interval {low} to {high}).", {
      share: percent(score.share),
      low: percent(score.low),
      high: percent(score.high),
    }),
    near,
  );
}

/** @param {RecordEvent[]} events @param {Labels} labels @param {ResultsOptions} options */
export function resultsView(events, labels, options) {
  const found = summarise(events);
  const parts = found.score && [
    scorePart(found),
    worstPart(found, labels, options.ondrill),
    duePart(options),
    options.ways,
    calibrationPart(found, labels),
    searchPart(events, labels),
    screeningPart(found),
    curvePart(found),
    confusionPart(found, labels),
  ];
  return h(
    "div",
    { class: "ck-drill__results" },
    h("h3", { tabindex: "-1" }, t("Your results")),
    scopes(options),
    parts ?? [h("p", null, t("No answers yet.")), options.ways],
    options.record,
    rulesPart(labels),
  );
}

/** Why the drill works as it does. @param {Labels} labels */
function rulesPart({ rules }) {
  const rule = (/** @type {Labels["rules"][number]} */ { label, text, sources }) => {
    const links = h(
      "small",
      null,
      sources.flatMap((source) => [sourceLink(source), " "]),
    );
    return h("li", null, h("strong", null, `${label}. `), text, " ", links);
  };
  const limit = t(
    "These studies were about other images and other learners. Nobody has tested whether this drill helps as much.",
  );
  return h(
    "details",
    { "data-key": "rules" },
    h("summary", null, t("Why the drill works this way")),
    h("p", { class: "ck-quiet" }, limit),
    h("ul", { class: "ck-drill__rules" }, rules.map(rule)),
  );
}

/** What is due; it comes by itself, so there is nothing to choose. @param {ResultsOptions} options */
function duePart({ due, next }) {
  if (due.length)
    return h(
      "details",
      { class: "ck-drill__due", "data-key": "due" },
      h("summary", null, t("{n} due today, and asked more often", { n: due.length })),
      h(
        "ul",
        null,
        due.map((words) => h("li", null, words)),
      ),
    );
  if (!next) return null;
  const day = next?.toLocaleDateString(language() === "en" ? "en-GB" : language(), {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return h("p", { class: "ck-drill__due" }, t("Nothing is due today. Next on {day}.", { day: `${day}` }));
}

/** @param {Summary} found @param {Labels} labels @param {(pair: string) => void} ondrill */
function worstPart({ pairs }, labels, ondrill) {
  const worst = pairs.find(({ kind, confused }) => confused >= 2 && labels.kinds[kind]);
  if (!worst) return null;
  const group = labels.groups[worst.kind] ?? worst.kind;
  const [one, other] = [worst.one, worst.other].map((id) => nameOf(labels, group, id));
  return h(
    "p",
    null,
    t("Most often taken for one another: {one} and {other} ({confused} times). ", {
      one,
      other,
      confused: worst.confused,
    }),
    button(t("Drill these two"), () => ondrill(pairKey(group, worst.one, worst.other))),
  );
}

/** @param {Summary} found */
function screeningPart({ sensitivity, specificity }) {
  /** @param {string} name @param {Share | null} found @param {string} words */
  const line = (name, found, words) => found && [name, interval(found), words];
  const rows = [
    line(t("Sensitivity"), sensitivity, t("of what needed more, you asked for more")),
    line(t("Specificity"), specificity, t("of what needed nothing more, you left alone")),
  ].filter((row) => row !== null);
  return (
    rows.length > 0 && [
      h("h4", null, t("Does it need more than routine screening?")),
      table(t("More than routine: how often you were right"), ["", t("Share"), t("Meaning")], rows),
    ]
  );
}

/**
 * A cell that a share fills as a bar, with a tick where it was to be; the number stands beside it.
 * @param {number} share
 * @param {number} [aim]
 */
const barCell = (share, aim) =>
  h(
    "td",
    { class: "ck-drill__cell" },
    h(
      "span",
      { class: "ck-drill__share", "aria-hidden": "true" },
      h("span", { style: `width: ${100 * share}%` }),
      aim !== undefined && h("i", { style: `left: ${100 * aim}%` }),
    ),
  );

/** @param {Summary} found @param {Labels} labels */
export function calibrationPart({ calibration }, labels) {
  if (!calibration.length) return null;
  const row = (/** @type {Summary["calibration"][number]} */ { confidence, k, n, share }) => {
    const { label, promises } = labels.confidence[confidence - 1];
    const expected = `${capital(label)} (${percent(promises)})`;
    return [expected, barCell(share, promises), t("{share}, {k} of {n}", { share: percent(share), k, n })];
  };
  const heads = [t("You said (expected)"), t("Share right, 0 to 100%"), t("Right")];
  const said = t(
    "Well calibrated means: the surer, the more often right. The tick is what the word stands for; these shares are our own reading of the words.",
  );
  return [
    h("h4", null, t("How sure, and how right")),
    table(t("Share right at each confidence"), heads, calibration.map(row)),
    h("p", { class: "ck-quiet" }, said),
  ];
}

/** @param {Summary} found */
function curvePart({ curve }) {
  if (curve.length < 2) return null;
  const rows = curve.map(({ upTo, k, n, share }) => [
    t("{first} to {last}", { first: upTo - n + 1, last: upTo }),
    barCell(share),
    t("{k} of {n}", { k, n }),
  ]);
  return [
    h("h4", null, t("Over time")),
    table(
      t("Share right in each ten answers"),
      [t("Answers"), t("Share right, 0 to 100%"), t("Right")],
      rows,
    ),
  ];
}

/**
 * How often a truth was answered in one way.
 * @param {Confusions} cells
 * @param {string} truth
 * @param {string} said
 */
function confusionCell(cells, truth, said) {
  const right = truth === said;
  const times = cells.find((cell) => cell.truth === truth && cell.said === said)?.count ?? 0;
  if (!times) return h("td", { class: right && "ck-drill__diagonal" });
  return h("td", { class: right ? "ck-drill__hit" : "ck-drill__slip" }, `${right ? "✓" : "✗"} ${times}`);
}

/**
 * The confusions of one kind of question: the same words down and across.
 * @param {string} title
 * @param {string} group
 * @param {Confusions} cells
 * @param {Labels} labels
 */
function confusionTable(title, group, cells, labels) {
  const order = Object.keys(labels.names[group] ?? {});
  const ids = [...new Set(cells.flatMap(({ truth, said }) => [truth, said]))];
  ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return table(
    t("{title}: rows are the truth, columns what you said", { title }),
    ["", ...ids.map((id) => nameOf(labels, group, id))],
    ids.map((truth) => [
      nameOf(labels, group, truth),
      ...ids.map((said) => confusionCell(cells, truth, said)),
    ]),
  );
}

/**
 * The list that names the answers to a kind of question: its own, or one that it shares.
 * @param {Labels} labels
 * @param {string} kind
 */
const listOf = (labels, kind) => (kind in labels.names ? kind : (labels.groups[kind] ?? ""));

/** @param {Summary} found @param {Labels} labels */
function confusionPart({ kinds, confusion }, labels) {
  const asked = Object.entries(kinds)
    .filter(([kind]) => labels.names[listOf(labels, kind)])
    .sort(([, a], [, b]) => b.n - b.k - (a.n - a.k));
  if (!asked.length) return null;
  const parts = asked.map(([kind, { k, n }]) => {
    const title = labels.kinds[kind] ?? labels.decisions[kind] ?? kind;
    const slips = tn("1 slip", "{n} slips", n - k);
    return h(
      "details",
      { "data-key": kind },
      h("summary", null, t("{title}: {slips} in {n}", { title, slips, n })),
      confusionTable(title, listOf(labels, kind), confusion(kind), labels),
    );
  });
  return [h("h4", null, t("Mix-ups")), parts];
}
