/** Two axes with everything else as picked, and the categories themselves. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { table as tableOf } from "../shared/tables.js";
import { msg, t } from "../shared/words.js";
import { openAxes } from "./lookup.js";
import { badge, label } from "./terms.js";

/** @import { Description, Picks, Term, View } from "./types.js" */

/** By kind of description: rows, columns, and what the table is. */
const MAPS = {
  finding: [
    "morphology",
    "distribution",
    msg("Category of every morphology in every distribution, all else as picked"),
  ],
  biopsy: [
    "histology",
    "category_before",
    msg("Next step for every result after every category, all else as picked"),
  ],
};

/**
 * A cell: the answer there, as a button that goes there.
 * @param {View} view
 * @param {Picks} now
 * @param {Description} picks
 * @param {Term[]} words
 */
function cell({ table, model, set }, now, picks, words) {
  if (openAxes(table, { ...now, ...picks }).length) return h("td");
  const { data } = table;
  const said = table.outcome({ ...now, ...picks });
  const none = said.impossible !== undefined;
  const finding = data.kind === "finding";
  const chosen = Object.entries(picks).every(([id, value]) => now[id] === value);
  const shown = none ? "–" : finding ? said.category : said.steps[0][2];
  const go = button(shown, () => set(picks), {
    class: finding && !none ? `ck-badge ck-badge--${shown}` : "ck-explorer__cell",
    "data-key": Object.values(picks).join(" "),
    "aria-pressed": String(chosen),
    "aria-label": `${words.map((value) => label(model, value)).join(", ")}: ${none ? t("not possible") : shown}`,
  });
  return h("td", { class: chosen && "ck-explorer__chosen" }, go);
}

/** @param {View} view @param {Picks} now */
export function map(view, now) {
  const { table, model } = view;
  const [down, across, caption] = MAPS[table.data.kind];
  const [rows, columns] = [down, across].map((id) => table.attributes.get(id));
  return tableOf(
    t(caption),
    [rows.label, ...columns.values.map((value) => label(model, value))],
    rows.values.map((r) => [
      label(model, r),
      ...columns.values.map((c) => cell(view, now, { [down]: r.id, [across]: c.id }, [r, c])),
    ]),
  );
}

/** @param {View} view */
export function categoryTable({ table: { data } }) {
  const grades = Object.entries(data.categories).sort(([a], [b]) => a.localeCompare(b));
  return tableOf(
    t("The categories"),
    [t("Category"), t("Name"), t("Likelihood"), t("What to do")],
    grades.map(([id, grade]) => [badge(id), grade.label, grade.band, grade.management.text]),
    { class: "ck-explorer__grades" },
  );
}
