/** Figures of oneself, as shared/statistics.js counts them: score, screening, calibration, learning curve, confusions, the pair to drill. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { sourceLink } from "../shared/sources.js";
import { summarise } from "../shared/statistics.js";
import { table } from "../shared/tables.js";
import { chart } from "./chart.js";
import { capital, interval, nameOf, percent } from "./parts.js";
import { pairKey } from "./selection.js";

const NOT_WORDS = ["same_or_different", "turning_word"];

/** Which answers are counted. */
function scopes({ scope, all, onscope }) {
  const buttons = [
    ["sitting", "This sitting"],
    ["all", `All my answers (${all})`],
  ].map(([id, words]) =>
    button(words, () => onscope(id), { "data-key": id, "aria-pressed": String(id === scope) }),
  );
  return h("div", { class: "ck-drill__buttons", role: "group", "aria-label": "Which answers" }, buttons);
}

function scorePart({ score, credit }) {
  const points = Math.round(2 * credit * score.n) / 2;
  return h(
    "p",
    { class: "ck-drill__score" },
    h("strong", null, `${score.k} of ${score.n} right`),
    `, ${percent(score.share)} (95% interval ${percent(score.low)} to ${percent(score.high)}); points with near misses: ${points}.`,
  );
}

export function resultsView(events, labels, options) {
  const found = summarise(events);
  const parts = found.score && [
    scorePart(found),
    worstPart(found, labels, options.ondrill),
    screeningPart(found),
    calibrationPart(found, labels),
    curvePart(found),
    confusionPart(found, labels),
  ];
  return h(
    "div",
    { class: "ck-drill__results" },
    h("h3", { tabindex: "-1" }, "Your results"),
    scopes(options),
    parts ?? h("p", null, "No answers yet."),
    options.extra,
    rulesPart(labels),
  );
}

const rulesPart = ({ rules }) =>
  h(
    "details",
    { "data-key": "rules" },
    h("summary", null, "Why the drill works this way"),
    h(
      "p",
      { class: "ck-drill__quiet" },
      "These studies were about other films and other learners. Whether this drill helps as much, nobody has tested.",
    ),
    h(
      "ul",
      { class: "ck-drill__rules" },
      rules.map(({ label, text, sources }) =>
        h(
          "li",
          null,
          h("strong", null, `${label}. `),
          text,
          " ",
          h(
            "small",
            null,
            sources.map((source) => sourceLink(source)),
          ),
        ),
      ),
    ),
  );

function worstPart({ pairs }, labels, ondrill) {
  const worst = pairs.find(({ kind, confused }) => confused >= 2 && !NOT_WORDS.includes(kind));
  if (!worst) return null;
  const group = labels.groups[worst.kind] ?? worst.kind;
  const [one, other] = [worst.one, worst.other].map((id) => nameOf(labels, group, id));
  return h(
    "p",
    null,
    `Most often taken for one another: ${one} and ${other} (${worst.confused} times). `,
    button("Drill these two", () => ondrill(pairKey(group, worst.one, worst.other)), {
      class: "ck-main-button",
    }),
  );
}

function screeningPart({ sensitivity, specificity }) {
  const line = (name, found, words) => found && [name, interval(found), words];
  const rows = [
    line("Sensitivity", sensitivity, "of what needed more, you asked for more"),
    line("Specificity", specificity, "of what needed nothing more, you left alone"),
  ].filter(Boolean);
  return (
    rows.length > 0 && [
      h("h4", null, "Does it need more than routine screening?"),
      table("More than routine: how often you were right", ["", "Share", "Meaning"], rows),
    ]
  );
}

function calibrationPart({ calibration }, labels) {
  if (!calibration.length) return null;
  const place = (level) => (level - 1) / 3;
  const ideal = labels.confidence.map(({ promises }, level) => ({ place: level / 3, value: promises }));
  return [
    h("h4", null, "How sure, and how right"),
    h(
      "div",
      { class: "ck-drill__figure" },
      chart(
        calibration.map(({ confidence, share }) => ({ place: place(confidence), value: share })),
        ideal,
      ),
      table(
        "Share right at each confidence",
        ["You said", "Promises", "Answers", "Right"],
        calibration.map(({ confidence, n, share }) => {
          const { label, promises } = labels.confidence[confidence - 1];
          return [capital(label), percent(promises), n, percent(share)];
        }),
      ),
    ),
    h(
      "p",
      { class: "ck-drill__quiet" },
      "Well calibrated means: the surer, the more often right. The dashed line is what the words promise; these shares are our own reading of them.",
    ),
  ];
}

function curvePart({ curve }) {
  if (curve.length < 2) return null;
  return [
    h("h4", null, "Over time"),
    h(
      "div",
      { class: "ck-drill__figure" },
      chart(curve.map(({ share }, place) => ({ place: place / (curve.length - 1), value: share }))),
      table(
        "Share right in each ten answers",
        ["Answers", "Right"],
        curve.map(({ upTo, k, n }) => [`${upTo - n + 1} to ${upTo}`, `${k} of ${n}`]),
      ),
    ),
  ];
}

/** How often a truth was answered in one way. */
function confusionCell(cells, truth, said) {
  const times = cells.find((cell) => cell.truth === truth && cell.said === said)?.count ?? 0;
  if (!times) return h("td");
  const right = truth === said;
  return h("td", { class: right ? "ck-drill__hit" : "ck-drill__slip" }, `${right ? "✓" : "✗"} ${times}`);
}

/** The confusions of one kind of question. */
function confusionTable(title, group, cells, labels) {
  const order = Object.keys(labels.names[group] ?? {});
  const sorted = (ids) => [...new Set(ids)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const [truths, saids] = ["truth", "said"].map((side) => sorted(cells.map((cell) => cell[side])));
  return table(
    `${title}: rows are the truth, columns what you said`,
    ["", ...saids.map((id) => nameOf(labels, group, id))],
    truths.map((truth) => [
      nameOf(labels, group, truth),
      ...saids.map((said) => confusionCell(cells, truth, said)),
    ]),
  );
}

function confusionPart({ kinds, confusion }, labels) {
  const asked = Object.entries(kinds)
    .filter(([kind]) => !NOT_WORDS.includes(kind))
    .sort(([, a], [, b]) => b.n - b.k - (a.n - a.k));
  if (!asked.length) return null;
  const parts = asked.map(([kind, { k, n }], place) => {
    const title = labels.kinds[kind] ?? kind;
    const slips = n - k === 1 ? "1 slip" : `${n - k} slips`;
    return h(
      "details",
      { "data-key": kind, open: place === 0 },
      h("summary", null, `${title}: ${slips} in ${n}`),
      confusionTable(title, labels.groups[kind] ?? kind, confusion(kind), labels),
    );
  });
  return [h("h4", null, "Mix-ups"), parts];
}
