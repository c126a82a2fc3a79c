/** Drawings of the laboratory: studies on one scale, and 1,000 women. Python counted; this only draws. */

import { h, svg } from "../shared/dom.js";
import { track } from "../shared/interval-bar.js";
import { table } from "../shared/tables.js";
import { number, percent, t } from "../shared/words.js";

/** @import { Child } from "../shared/types.js" */
/** @import { Counted, Group, Mark, Pool, Span } from "./types.js" */

const ACROSS = 50;

/**
 * One shape a woman: a square with a cancer (hollow without the sign), a disc with a false alarm, a dot with neither.
 * @type {Record<Mark, (x: number, y: number) => string>}
 */
const MARKS = {
  cancer: (x, y) => `M${x - 4} ${y - 4}h8v8h-8z`,
  missed: (x, y) => `M${x - 3.4} ${y - 3.4}h6.8v6.8h-6.8z`,
  "false-alarm": (x, y) => `M${x - 3.6} ${y}a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z`,
  healthy: (x, y) => `M${x - 1.4} ${y}a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`,
};

/**
 * Draw 1,000 women; `groups` are [mark, number, words], in order.
 * @param {Group[]} groups
 * @param {string} words
 */
export function women(groups, words) {
  const figure = svg("svg", {
    viewBox: `0 0 ${ACROSS * 10} ${(1000 / ACROSS) * 10}`,
    role: "img",
    "aria-label": words,
    class: "ck-evidence-lab__women",
  });
  let start = 0;
  for (const [mark, count] of groups) {
    const d = Array.from({ length: count }, (_, i) => start + i).map((place) =>
      MARKS[mark]((place % ACROSS) * 10 + 5, Math.floor(place / ACROSS) * 10 + 5),
    );
    if (count) figure.append(svg("path", { d: d.join(""), class: `ck-evidence-lab__${mark}` }));
    start += count;
  }
  return figure;
}

/** A legend that says each number, with its mark. @param {Group[]} groups */
export function legend(groups) {
  return h(
    "ul",
    { class: "ck-evidence-lab__legend" },
    groups.map(([mark, count, words]) =>
      h(
        "li",
        null,
        svg(
          "svg",
          { viewBox: "0 0 10 10", "aria-hidden": "true" },
          svg("path", { d: MARKS[mark](5, 5), class: `ck-evidence-lab__${mark}` }),
        ),
        h("span", null, h("strong", null, number(count)), ` ${words}`),
      ),
    ),
  );
}

/** @param {number} malignant @param {number} n */
const among = (malignant, n) => t("{k} of {n}", { k: number(malignant), n: number(n) });
/** @param {number} rate @param {number} low @param {number} high */
const share = (rate, low, high) =>
  t("{rate} ({low} to {high})", {
    rate: percent(rate / 100, 1),
    low: number(low, 1),
    high: percent(high / 100, 1),
  });

/**
 * Each study on one scale, the pooled rate below, and the band of a category behind.
 * @param {Pool} pool
 * @param {Span | undefined} band
 * @param {string} bandName
 * @param {string} caption
 */
export function forest(pool, band, bandName, caption) {
  /** @param {number} rate @param {number} low @param {number} high @param {string} [mark] */
  const scale = (rate, low, high, mark) =>
    h("td", { class: "ck-evidence-lab__scale" }, track({ rate, low, high }, band, mark));
  /** @param {Child} name @param {Counted} counted @param {string} [mark] @returns {Child[]} */
  const row = (name, [malignant, n, ...rates], mark) => [
    name,
    among(malignant, n),
    scale(...rates, mark),
    share(...rates),
  ];
  /** @type {Parameters<typeof table>[2]} */
  const rows = pool.rows.map(([study, malignant, n, rate, low, high, rebuilt]) =>
    row([study, rebuilt ? " *" : ""], [malignant, n, rate, low, high]),
  );
  if (rows.length > 1) {
    const cells = row(t("Pooled"), pool.pooled, "ck-evidence-lab__pooled");
    rows.push({ class: "ck-evidence-lab__total", cells });
  }
  if (pool.new) {
    const [low, high] = pool.new;
    const line = scale(pool.pooled[2], low, high, "ck-evidence-lab__new");
    rows.push([
      t("A new, similar centre"),
      "",
      line,
      t("{low} to {high}", { low: number(low), high: percent(high / 100) }),
    ]);
  }
  const notes = [
    band && t("Wide band: that of BI-RADS {category}.", { category: bandName }),
    pool.rows.some((study) => study[6]) && t("* Counts rebuilt from percentages."),
  ].filter(Boolean);
  return [
    table(caption, [t("Study"), t("Malignant"), t("0 to 100%"), t("Share (95% interval)")], rows, {
      class: "ck-evidence-lab__forest",
    }),
    h("p", { class: "ck-evidence-lab__quiet" }, notes.join(" ")),
  ];
}
