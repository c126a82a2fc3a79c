/** Figures of searching: what was found, what was marked for nothing, and the figure of merit. */

import { h } from "../shared/dom.js";
import { searchFigures } from "../shared/search.js";
import { statement } from "../shared/sources.js";
import { table } from "../shared/tables.js";
import { interval, nameOf, percent } from "./parts.js";

const two = (value) => value.toFixed(2);

/** @param {any[]} events @param {any} labels */
export function searchPart(events, labels) {
  const fields = events.flatMap(({ search }) => (search ? [search] : []));
  if (!fields.length) return null;
  const found = searchFigures(fields);
  const { figures, references } = labels.search;
  const label = (id) => figures.find((figure) => figure.id === id).label;
  const merit = found.merit
    ? `${two(found.merit.value)} (95% interval ${two(found.merit.low)} to ${two(found.merit.high)})`
    : "needs more fields, with and without findings";
  const rows = [
    [label("sensitivity"), found.sensitivity ? interval(found.sensitivity) : "no finding asked yet"],
    [label("false_marks"), `${two(found.astray)} a field, in ${found.fields}`],
    [label("merit"), merit],
  ];
  const parts = [
    ...found.byDensity.map((one) => [`Density ${one.name}`, one]),
    ...found.byMorphology.map((one) => [nameOf(labels, "morphology", one.name), one]),
  ];
  const each = parts.map(([name, { k, n, share }]) => [name, `${k} of ${n}, ${percent(share)}`]);
  const defined = figures.map(({ label: name, why }) => [
    h("dt", null, name),
    h("dd", null, statement(why, references)),
  ]);
  return [
    h("h4", null, "Searching"),
    table("Fields searched", ["", "You"], rows),
    each.length > 0 && table("Findings marked, by density and morphology", ["", "Marked"], each),
    h(
      "details",
      { "data-key": "search" },
      h("summary", null, "What these figures are"),
      h("dl", null, defined),
    ),
  ];
}
