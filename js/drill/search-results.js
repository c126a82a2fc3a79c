/** Figures of searching: what was found, what was marked for nothing, and the figure of merit. */

import { h } from "../shared/dom.js";
import { searchFigures } from "../shared/search.js";
import { statement } from "../shared/sources.js";
import { table } from "../shared/tables.js";
import { number, percent, t } from "../shared/words.js";
import { interval, nameOf } from "./parts.js";

const two = (value) => number(value, 2);

const meritWords = (merit) =>
  merit
    ? t("{value} (95% interval {low} to {high})", {
        value: two(merit.value),
        low: two(merit.low),
        high: two(merit.high),
      })
    : t("needs more fields, with and without findings");

/** @param {any[]} events @param {any} labels */
export function searchPart(events, labels) {
  const fields = events.flatMap(({ search }) => (search ? [search] : []));
  if (!fields.length) return null;
  const found = searchFigures(fields);
  const { figures, references } = labels.search;
  const label = (id) => figures.find((figure) => figure.id === id).label;
  const merit = meritWords(found.merit);
  const rows = [
    [label("sensitivity"), found.sensitivity ? interval(found.sensitivity) : t("no finding asked yet")],
    [
      label("false_marks"),
      t("{astray} a field, in {fields}", { astray: two(found.astray), fields: found.fields }),
    ],
    [label("merit"), merit],
  ];
  const parts = [
    ...found.byDensity.map((one) => [t("Density {name}", { name: one.name }), one]),
    ...found.byMorphology.map((one) => [nameOf(labels, "morphology", one.name), one]),
  ];
  const each = parts.map(([name, { k, n, share }]) => [
    name,
    t("{k} of {n}, {share}", { k, n, share: percent(share) }),
  ]);
  const defined = figures.map(({ label: name, why }) => [
    h("dt", null, name),
    h("dd", null, statement(why, references)),
  ]);
  return [
    h("h4", null, t("Searching")),
    table(t("Fields searched"), ["", t("You")], rows),
    each.length > 0 && table(t("Findings marked, by density and morphology"), ["", t("Marked")], each),
    h(
      "details",
      { "data-key": "search" },
      h("summary", null, t("What these figures are")),
      h("dl", null, defined),
    ),
  ];
}
