/** What stands behind the tabs of an answer. */

import { button, copyButton } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { addressOf } from "../shared/links.js";
import { msg, t } from "../shared/words.js";
import { compare } from "./compare.js";
import { openAxes, patientText, pythonLine, reportText, toHash, whatIf } from "./lookup.js";
import { categoryTable, map } from "./map.js";
import { termEvidence } from "./term-evidence.js";
import { badge, label, ruleList, stepItem } from "./terms.js";

/** @import { Child } from "../shared/types.js" */
/** @import { Blank, Change, Description, Move, Outcome, Picks, Refusal, View } from "./types.js" */

export const TITLES = [
  ["plan", msg("Plan")],
  ["why", msg("Why")],
  ["change", msg("What would change it")],
  ["real", msg("Real data")],
  ["report", msg("Report")],
  ["patient", msg("Patient")],
  ["tables", msg("Tables")],
  ["compare", msg("Compare")],
];
/** What needs no outcome. */
const ALWAYS = ["tables", "compare"];
/** As many letters as `Workup.report` takes. */
const LONGEST = 80;

/**
 * A button that makes one single change.
 * @param {View} view
 * @param {Pick<Change, "attribute" | "value">} change
 * @param {Child} words
 */
export const jump = ({ set }, { attribute, value }, words) =>
  button(words, () => set({ [attribute.id]: value.id }), {
    class: "ck-small-button ck-explorer__jump",
    "data-key": `${attribute.id}=${value.id}`,
    "data-attribute": attribute.id,
    "data-value": value.id,
  });

/**
 * "Over time: New, Increasing" for some single changes, attribute by attribute.
 * @param {View} view
 * @param {Change[]} changes
 */
function named({ model }, changes) {
  const groups = Map.groupBy(changes, (w) => w.attribute.label);
  return [...groups]
    .map(([title, group]) => `${title}: ${group.map((w) => label(model, w.value)).join(", ")}`)
    .join("; ");
}

/** @param {Outcome} said */
function alternatives(said) {
  if (!said.alternatives.length) return null;
  const items = said.alternatives.map(([, when, why, words]) =>
    h("li", null, h("strong", null, words), ` ${when}. ${why}`),
  );
  return [h("p", null, t("Also accepted:")), h("ul", { class: "ck-explorer__alternatives" }, items)];
}

/** @param {View} view @param {Picks} _ @param {Outcome} said */
function plan({ table }, _, said) {
  return [
    h(
      "ol",
      { class: "ck-explorer__steps" },
      said.steps.map((step, place) => stepItem(table, step, place)),
    ),
    alternatives(said),
    said.follow_up && h("p", null, h("strong", null, t("Follow-up: ")), said.follow_up),
  ];
}

/** @param {View} view @param {Picks} _ @param {Outcome} said */
function why({ table }, _, said) {
  return [
    ruleList(table, said.reasons),
    said.non_decisive.length > 0 &&
      h(
        "details",
        { "data-key": "quiet" },
        h("summary", null, t("What did not move it ({n})", { n: said.non_decisive.length })),
        ruleList(table, said.non_decisive),
      ),
  ];
}

/**
 * One change that moves the answer, and what it then is.
 * @param {View} view
 * @param {string} category
 * @param {Move} w
 */
function move(view, category, w) {
  return h(
    "li",
    null,
    jump(view, w, `${w.attribute.label}: ${label(view.model, w.value)}`),
    " → ",
    w.outcome.category === category && t("still "),
    badge(w.outcome.category),
    " ",
    w.outcome.steps[0][2],
  );
}

/** @param {string} key @param {string} title @param {string} words */
const quiet = (key, title, words) =>
  h("p", { class: "ck-quiet", "data-ck": key }, h("strong", null, title), words);

/** @param {View} view @param {Picks} now @param {Outcome} said */
function change(view, now, said) {
  const { data } = view.table;
  const all = whatIf(view.table, now);
  const never = all.filter((w) => w.outcome.impossible !== undefined);
  const still = all.filter((w) => !w.moves && !never.includes(w));
  const refusals = Map.groupBy(never, (w) => /** @type {Refusal} */ (w.outcome).impossible);
  return [
    h(
      "ul",
      { class: "ck-explorer__changes" },
      all.filter((w) => w.moves).map((w) => move(view, said.category, w)),
    ),
    still.length > 0 &&
      quiet(
        "still",
        t("Moves neither category nor next step (later steps may differ). "),
        `${named(view, still)}.`,
      ),
    [...refusals].map(([row, group]) =>
      quiet("never", t("Not possible. "), `${named(view, group)}. ${data.rows[row].because}`),
    ),
  ];
}

/**
 * The report, with a field for every blank of it that no decision depends on; what is given is kept from pick to pick.
 * @param {View} view
 * @param {Picks} now
 * @param {Outcome} said
 */
function report({ table, given, page, name }, now, said) {
  const shown = h("blockquote", { "data-ck": "report" });
  const copied = h("span");
  const fill = () => {
    const words = reportText(table, now, said, given);
    put(shown, words);
    put(copied, copyButton(words, t("the report")));
  };
  /** @param {Blank} blank */
  const field = ({ id, label: title }) => {
    const input = h("input", { type: "text", maxlength: LONGEST, value: given[id] ?? "", "data-blank": id });
    input.addEventListener("input", () => {
      given[id] = input.value.trim();
      fill();
    });
    return h("label", null, title, input);
  };
  fill();
  const open = reportText(table, now, said, {});
  return [
    shown,
    h(
      "div",
      { class: "ck-explorer__blanks" },
      table.data.blanks.filter(({ text }) => open.includes(text)).map(field),
    ),
    copied,
    copyButton(pythonLine(table, now), t("as Python")),
    page && table.data.kind === "biopsy" && copyButton(addressOf(toHash(table, now, name)), t("as link")),
  ];
}

/** @param {View} view @param {Picks} now @param {Outcome} said */
const patient = ({ table }, now, said) =>
  h("blockquote", { "data-ck": "patient" }, patientText(table, now, said));

/** A finding has its map as the picker; a biopsy result has it here. @param {View} view @param {Picks} now */
const tables = (view, now) => [view.table.data.kind === "biopsy" && map(view, now), categoryTable(view)];

/** @type {Record<string, (view: View, now: Description, said: Outcome, refill: () => void) => Child>} */
const PANELS = { why, plan, change, real: termEvidence, report, patient, tables, compare };

/**
 * What a panel holds for what is picked; `refill` draws a panel again when its numbers have come.
 * @param {View} view
 * @param {string} id
 * @param {() => void} refill
 */
export function panel(view, id, refill) {
  const now = /** @type {Description} */ (view.picks());
  const said = openAxes(view.table, now).length ? null : view.table.outcome(now);
  const complete = said && said.impossible === undefined;
  if (complete || ALWAYS.includes(id)) return PANELS[id](view, now, /** @type {Outcome} */ (said), refill);
  const words = said
    ? t("Nothing to say: this combination is not possible. The text above says what to change.")
    : t("Nothing to say yet: complete the description first.");
  return h("p", { class: "ck-quiet" }, words);
}
