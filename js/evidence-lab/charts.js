/** Drawings of the laboratory: studies on one scale, and 1,000 women. Python counted; this only draws. */

import { h } from "../shared/dom.js";
import { track } from "../shared/interval-bar.js";

const ACROSS = 50;

/** Make an SVG element. */
function s(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** One shape a woman: a square with a cancer (hollow without the sign), a disc with a false alarm, a dot with neither. */
const MARKS = {
  ill: (x, y) => `M${x - 4} ${y - 4}h8v8h-8z`,
  missed: (x, y) => `M${x - 3.4} ${y - 3.4}h6.8v6.8h-6.8z`,
  alarm: (x, y) => `M${x - 3.6} ${y}a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z`,
  well: (x, y) => `M${x - 1.4} ${y}a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`,
};

/** Draw 1,000 women; `groups` are [mark, number, words], in order. */
export function women(groups, words) {
  const figure = s("svg", {
    viewBox: `0 0 ${ACROSS * 10} ${(1000 / ACROSS) * 10}`,
    role: "img",
    "aria-label": words,
    class: "ck-evidence-lab__women",
  });
  let start = 0;
  for (const [mark, number] of groups) {
    const d = Array.from({ length: number }, (_, i) => start + i).map((place) =>
      MARKS[mark]((place % ACROSS) * 10 + 5, Math.floor(place / ACROSS) * 10 + 5),
    );
    if (number) figure.append(s("path", { d: d.join(""), class: `ck-evidence-lab__${mark}` }));
    start += number;
  }
  return figure;
}

/** A legend that says each number, with its mark. */
export function legend(groups) {
  return h(
    "ul",
    { class: "ck-evidence-lab__legend" },
    groups.map(([mark, number, words]) =>
      h(
        "li",
        null,
        s(
          "svg",
          { viewBox: "0 0 10 10", "aria-hidden": "true" },
          s("path", { d: MARKS[mark](5, 5), class: `ck-evidence-lab__${mark}` }),
        ),
        h("span", null, h("strong", null, number.toLocaleString("en")), ` ${words}`),
      ),
    ),
  );
}

/** Each study on one scale, the pooled rate below, and the band of a category behind. */
export function forest(pool, band, bandName, caption) {
  const shown = (rate, low, high) => `${rate.toFixed(1)}% (${low.toFixed(1)} to ${high.toFixed(1)}%)`;
  const rows = pool.rows.map(([study, malignant, n, rate, low, high, rebuilt]) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, study, rebuilt ? " *" : ""),
      h("td", null, `${malignant} of ${n.toLocaleString("en")}`),
      h("td", { class: "ck-evidence-lab__scale" }, track({ rate, low, high }, band)),
      h("td", null, shown(rate, low, high)),
    ),
  );
  const [malignant, n, rate, low, high] = pool.pooled;
  const total =
    pool.rows.length > 1 &&
    h(
      "tr",
      { class: "ck-evidence-lab__total" },
      h("th", { scope: "row" }, "Pooled"),
      h("td", null, `${malignant.toLocaleString("en")} of ${n.toLocaleString("en")}`),
      h(
        "td",
        { class: "ck-evidence-lab__scale" },
        track({ rate, low, high }, band, "ck-evidence-lab__pooled"),
      ),
      h("td", null, shown(rate, low, high)),
    );
  const next =
    pool.new &&
    h(
      "tr",
      null,
      h("th", { scope: "row" }, "A new, similar centre"),
      h("td", null, ""),
      h(
        "td",
        { class: "ck-evidence-lab__scale" },
        track({ rate, low: pool.new[0], high: pool.new[1] }, band, "ck-evidence-lab__new"),
      ),
      h("td", null, `${pool.new[0].toFixed(0)} to ${pool.new[1].toFixed(0)}%`),
    );
  return [
    h(
      "div",
      { class: "ck-evidence-lab__scroll", tabindex: "0", role: "group", "aria-label": caption },
      h(
        "table",
        { class: "ck-evidence-lab__forest" },
        h("caption", null, caption),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["Study", "Malignant", "0 to 100%", "Share (95% interval)"].map((t) =>
              h("th", { scope: "col" }, t),
            ),
          ),
        ),
        h("tbody", null, rows, total, next),
      ),
    ),
    h(
      "p",
      { class: "ck-evidence-lab__quiet" },
      [
        band && `Grey: the band of BI-RADS ${bandName}.`,
        pool.rows.some((row) => row[6]) && "* Counts rebuilt from percentages.",
      ]
        .filter(Boolean)
        .join(" "),
    ),
  ];
}
