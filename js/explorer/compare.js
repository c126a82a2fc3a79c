/** The description that was kept and this one, side by side, with what differs marked. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { CERTAINTIES } from "../shared/sources.js";
import { table as tableOf } from "../shared/tables.js";
import { t } from "../shared/words.js";
import { badge, label } from "./terms.js";

/** @import { Picks, Table, View } from "./types.js" */

/** @param {Table} table @param {Picks} picks */
const complete = ({ data }, picks) => data.attributes.every((a) => picks[a.id] != null);

/**
 * The answer to a description, by title; of its reasons those that another answer has not.
 * @param {Table} table
 * @param {Picks} picks
 * @param {Picks} other
 */
function answered(table, picks, other) {
  const { data } = table;
  const [said, than] = [picks, other].map((one) => (complete(table, one) ? table.outcome(one) : null));
  const titles = [t("Category"), t("Next step"), t("Steps"), t("The sources"), t("Why")];
  if (!said || said.impossible !== undefined)
    return titles.map((title) => [title, said ? t("not possible") : t("still open")]);
  const shared = than && than.impossible === undefined ? than.reasons : [];
  const steps = said.steps.map(([, , words]) => words);
  const own = said.reasons.filter((row) => !shared.includes(row));
  const why = own.map((row) => data.rows[row].because).join("\n");
  return [said.category, steps[0], steps.join(", "), t(CERTAINTIES[said.certainty]), why].map(
    (words, place) => [titles[place], words],
  );
}

/** What was picked, by attribute. @param {View} view @param {Picks} picks */
const described = ({ table, model }, picks) =>
  table.data.attributes.map((a) => {
    const value = a.values.find((v) => v.id === picks[a.id]);
    return [a.label, value ? label(model, value) : t("still open")];
  });

/**
 * What differs between the two, what was changed first.
 * @param {View} view
 * @param {Picks} kept
 * @param {Picks} now
 */
function differences(view, kept, now) {
  const { table } = view;
  const pair = [kept, now];
  const sides = pair.map((picks, place) => [
    ...described(view, picks),
    ...answered(table, picks, pair[1 - place]),
  ]);
  const shown = (/** @type {string} */ words) => (words in table.data.categories ? badge(words) : words);
  const rows = sides[0]
    .map(([title, words], place) => [title, words, sides[1][place][1]])
    .filter(([, one, other]) => one !== other)
    .map((row) => row.map(shown));
  if (!rows.length)
    return h("p", null, t("The one you kept is this one: change something to see what differs."));
  const caption = t("What differs between the one you kept and this one");
  return tableOf(caption, ["", t("Kept"), t("This one")], rows, { "data-ck": "compare" });
}

/** @param {View} view @param {Picks} now */
export function compare(view, now) {
  const { set } = view;
  /** @type {Picks} */
  const kept = view.model.get("pinned") ?? {};
  const pin = () => set({ pinned: view.picks() });
  const style = { class: "ck-small-button" };
  if (!complete(view.table, kept)) {
    const disabled = !complete(view.table, now);
    return [
      h("p", null, t("Keep this description, then change something: both answers stand side by side.")),
      button(t("Keep this one to compare"), pin, { ...style, "data-ck": "pin", disabled }),
    ];
  }
  return [
    differences(view, kept, now),
    h(
      "p",
      { class: "ck-explorer__buttons" },
      button(t("Swap"), () => set({ ...kept, pinned: view.picks() }), style),
      button(t("Keep this one instead"), pin, style),
      button(t("Stop comparing"), () => set({ pinned: {} }), style),
    ),
  ];
}
