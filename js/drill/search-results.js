/** Figures of searching: what was found, what was marked for nothing, and the figure of merit. */

import { h } from "../shared/dom.js";
import { searchFigures } from "../shared/search.js";
import { statement } from "../shared/sources.js";
import { table } from "../shared/tables.js";
import { number, percent, t } from "../shared/words.js";
import { interval, nameOf } from "./parts.js";

/** @import { figureOfMerit } from "../shared/search.js" */
/** @import { RecordEvent, Searched } from "../shared/types.js" */
/** @import { Labels } from "./types.js" */

/** From how many fields on there is more to say than what was found. */
const SOME = 5;
const two = (/** @type {number} */ value) => number(value, 2);

/** @param {ReturnType<typeof figureOfMerit>} merit */
function meritWords(merit) {
  if (!merit) return t("needs more fields, with and without findings");
  const { value, low, high } = merit;
  if (low === null || high === null)
    return t("{value} (too few fields for an interval)", { value: two(value) });
  return t("{value} (95% interval {low} to {high})", { value: two(value), low: two(low), high: two(high) });
}

/**
 * Whether a field was a real film: none of these is empty, and not all that lies on one is outlined.
 * @param {RecordEvent} event
 */
const onFilm = ({ item }) => item.startsWith("find-film-");

/** What was found on real films, apart from the figures of simulated fields. @param {RecordEvent[]} events */
function filmTable(events) {
  const fields = events.filter(onFilm).flatMap(({ search }) => search ?? []);
  if (!fields.length) return null;
  const { sensitivity, astray } = searchFigures(fields);
  return table(
    t("Real films searched"),
    ["", t("You")],
    [
      [t("Lesions marked"), sensitivity ? interval(sensitivity) : t("no finding asked yet")],
      [
        t("Marks where nothing is outlined"),
        t("{astray} a film, in {n}", { astray: two(astray), n: fields.length }),
      ],
    ],
  );
}

/** @param {RecordEvent[]} events @param {Labels} labels */
export function searchPart(events, labels) {
  const searches = events.filter(({ search }) => search);
  if (!searches.length) return null;
  const films = filmTable(searches);
  const fields = searches.filter((event) => !onFilm(event)).flatMap(({ search }) => search ?? []);
  return [h("h4", null, t("Searching")), fields.length > 0 && fieldPart(fields, labels), films];
}

/** @param {Searched[]} fields @param {Labels} labels */
function fieldPart(fields, labels) {
  const found = searchFigures(fields);
  const some = found.fields >= SOME;
  const { references } = labels.search;
  const figures = labels.search.figures.filter(({ id }) => some || id !== "merit");
  const label = (/** @type {string} */ id) => figures.find((figure) => figure.id === id)?.label;
  const merit = meritWords(found.merit);
  const rows = [
    [label("sensitivity"), found.sensitivity ? interval(found.sensitivity) : t("no finding asked yet")],
    [
      label("false_marks"),
      t("{astray} a field, in {fields}", { astray: two(found.astray), fields: found.fields }),
    ],
    ...(some ? [[label("merit"), merit]] : []),
  ];
  const parts = [
    ...found.byDensity.map((one) => ({ ...one, name: t("Density {name}", { name: one.name }) })),
    ...found.byMorphology.map((one) => ({ ...one, name: nameOf(labels, "morphology", one.name) })),
  ];
  const each = parts.map(({ name, k, n, share, merit: own }) => [
    name,
    t("{k} of {n}, {share}", { k, n, share: percent(share) }),
    own ? meritWords(own) : t("too few fields"),
  ]);
  const defined = figures.map(({ label: name, why }) => [
    h("dt", null, name),
    h("dd", null, statement(why, references)),
  ]);
  return [
    table(t("Fields searched"), ["", t("You")], rows),
    some &&
      each.length > 0 &&
      table(t("By density and morphology"), ["", label("sensitivity"), label("merit")], each),
    h(
      "details",
      { "data-key": "search" },
      h("summary", null, t("What these figures are")),
      h("dl", null, defined),
    ),
  ];
}
