/** Figures of oneself, as common/summary.js counts them: score, screening, calibration, learning curve, confusions, the pair to drill. */

import { h } from "../shared/dom.js";
import { summarise } from "../shared/statistics.js";
import { capital, chart, interval, nameOf, percent, sourceLink, tableOf } from "./parts.js";
import { pairKey } from "./selection.js";

const NOT_WORDS = ["same_or_different", "turning_word"];

export function resultsView(events, labels, { ondrill, scope, onscope, all, extra }) {
  const found = summarise(events);
  const scopes = h(
    "div",
    { class: "ck-drill__buttons", role: "group", "aria-label": "Which answers" },
    [
      ["sitting", "This sitting"],
      ["all", `All my answers (${all})`],
    ].map(([id, words]) =>
      h(
        "button",
        { type: "button", "data-key": id, "aria-pressed": String(id === scope), onclick: () => onscope(id) },
        words,
      ),
    ),
  );
  return h(
    "div",
    { class: "ck-drill__results" },
    h("h3", { tabindex: "-1" }, "Your results"),
    scopes,
    !found.score
      ? h("p", null, "No answers yet.")
      : [
          h(
            "p",
            { class: "ck-drill__score" },
            h("strong", null, `${found.score.k} of ${found.score.n} right`),
            `, ${percent(found.score.share)} (95% interval ${percent(found.score.low)} to ${percent(found.score.high)}); points with near misses: ${Math.round(2 * found.credit * events.length) / 2}.`,
          ),
          worstPart(found, labels, ondrill),
          screeningPart(found),
          calibrationPart(found, labels),
          curvePart(found),
          confusionPart(found, labels),
        ],
    extra,
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
        h("li", null, h("strong", null, `${label}. `), text, " ", h("small", null, sources.map(sourceLink))),
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
    h(
      "button",
      {
        type: "button",
        class: "ck-drill__main",
        onclick: () => ondrill(pairKey(group, worst.one, worst.other)),
      },
      "Drill these two",
    ),
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
      tableOf("More than routine: how often you were right", ["", "Share", "Meaning"], rows),
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
      tableOf(
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
      tableOf(
        "Share right in each ten answers",
        ["Answers", "Right"],
        curve.map(({ upTo, k, n }) => [`${upTo - n + 1} to ${upTo}`, `${k} of ${n}`]),
      ),
    ),
  ];
}

function confusionPart({ kinds, confusion }, labels) {
  const asked = Object.entries(kinds)
    .filter(([kind]) => !NOT_WORDS.includes(kind))
    .sort(([, a], [, b]) => b.n - b.k - (a.n - a.k));
  return (
    asked.length > 0 && [
      h("h4", null, "What you took for what"),
      asked.map(([kind, { k, n }], place) => {
        const group = labels.groups[kind] ?? kind;
        const cells = confusion(kind);
        const order = Object.keys(labels.names[group] ?? {});
        const sorted = (ids) => [...new Set(ids)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
        const [truths, saids] = [
          sorted(cells.map(({ truth }) => truth)),
          sorted(cells.map(({ said }) => said)),
        ];
        const cell = (truth, said) => {
          const times = cells.find((c) => c.truth === truth && c.said === said)?.count ?? 0;
          return h(
            "td",
            { class: times ? (truth === said ? "ck-drill__hit" : "ck-drill__slip") : "" },
            times ? `${truth === said ? "✓" : "✗"} ${times}` : "",
          );
        };
        return h(
          "details",
          { "data-key": kind, open: place === 0 },
          h(
            "summary",
            null,
            `${labels.kinds[kind] ?? kind}: ${n - k === 1 ? "1 slip" : `${n - k} slips`} in ${n}`,
          ),
          tableOf(
            `${labels.kinds[kind] ?? kind}: rows are the truth, columns what you said`,
            ["", ...saids.map((id) => nameOf(labels, group, id))],
            truths.map((truth) => [nameOf(labels, group, truth), ...saids.map((said) => cell(truth, said))]),
          ),
        );
      }),
    ]
  );
}
