/** The answer, always in sight: category, next step, path, one reason, three moves; or what is open, or why it cannot be. */

import { button } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { pathLine } from "../shared/path.js";
import { certaintyTag } from "../shared/sources.js";
import { capital, inside, listed, percent, t, tn, tp } from "../shared/words.js";
import { nextStep, openAxes, pathOf, possibleCategories, whatIf } from "./lookup.js";
import { jump } from "./panels.js";
import { badge, label } from "./terms.js";

/** @import { Child } from "../shared/types.js" */
/** @import { Attribute, Category, Move, Outcome, Picks, Rule, Table, View } from "./types.js" */

/** Which single changes are shown first, by attribute; the others follow in the order of the tables. */
const MOVES_FIRST = ["distribution", "change", "stage", "associated", "morphology"];
const MOVES_SHOWN = 3;

/** @param {...Child} content */
const categoryLine = (...content) =>
  h("p", { class: "ck-wrap ck-result__category", "data-ck": "category" }, content);
/** @param {string} words */
const resultName = (words) => h("strong", { class: "ck-result__name" }, words);

/**
 * While axes are open: the categories that can still come, and what to pick.
 * @param {Table} table
 * @param {Picks} now
 * @param {Attribute[]} open
 */
function stillOpen(table, now, open) {
  const left = possibleCategories(table, now);
  const names = open.map((a) => inside(a.label));
  return {
    nodes: [
      categoryLine(left.map(badge), resultName(t("still possible"))),
      h(
        "p",
        { class: "ck-result__next", "data-ck": "next" },
        t("Pick {names}", { names: listed(names, "conjunction") }),
      ),
      open.map((a) => h("p", { class: "ck-result__open" }, a.why)),
    ],
    words: t("{names} still open. Possible: BI-RADS {categories}.", {
      names: listed(names, "conjunction"),
      categories: left.join(", "),
    }),
  };
}

/**
 * Why a description is refused, and the single changes that mend it.
 * @param {View} view
 * @param {Picks} now
 * @param {Rule} row
 */
function impossible(view, now, row) {
  const { table, model } = view;
  const fixes = whatIf(table, now).filter((w) => w.outcome.impossible === undefined);
  const seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5);
  const jumps = (seldom.length ? seldom : fixes).map((w) =>
    jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`),
  );
  return {
    nodes: [
      categoryLine(resultName(t("This cannot be"))),
      h("p", { class: "ck-result__open", "data-ck": "impossible" }, row.because),
      h("p", null, t("Change it to: "), jumps),
    ],
    words: t("This cannot be. {because}", { because: row.because }),
    line: t("This cannot be"),
  };
}

/** The likelihood of cancer on a scale of 0 to 100%. @param {Category} category */
function scale({ low, high }) {
  if (low == null || high == null) return null;
  const style = `--low:${low};--high:${Math.max(high, low + 1)}`;
  const ends = ["0", "10", "50", percent(1)].map((text) =>
    h("span", { style: `--at:${Number.parseInt(text, 10)}` }, text),
  );
  return h("p", { class: "ck-result__scale", "aria-hidden": "true" }, h("span", { style }), ends);
}

/**
 * What the category is the category of, how likely cancer is in people, and what other sources say.
 * @param {Category} category
 * @param {Outcome} said
 */
function meaning({ natural }, { subject, band, alternative_categories: others, certainty }) {
  return h(
    "p",
    { class: "ck-result__meaning" },
    t("Category of the {subject}. ", { subject }),
    band && natural && h("span", { "data-ck": "band", title: band }, `${capital(natural)}. `),
    others.length > 0 &&
      h(
        "span",
        { class: "ck-result__also" },
        t("Some sources: {categories}. ", { categories: others.join(", ") }),
      ),
    h("span", { class: "ck-result__sure" }, t("How sure: "), certaintyTag(certainty)),
  );
}

/**
 * The single changes that teach most: of different attributes, each moving the category.
 * @param {View} view
 * @param {Picks} now
 * @param {Outcome} said
 */
function moves(view, now, said) {
  /** @param {Move} move */
  const rank = ({ attribute }) =>
    (MOVES_FIRST.indexOf(attribute.id) + MOVES_FIRST.length + 1) % (MOVES_FIRST.length + 1);
  const moving = whatIf(view.table, now).filter((w) => w.moves);
  const telling = Map.groupBy(
    moving.filter((w) => w.outcome.category !== said.category).sort((a, b) => rank(a) - rank(b)),
    (w) => w.attribute.id,
  );
  return { all: moving.length, first: [...telling.values()].map(([w]) => w).slice(0, MOVES_SHOWN) };
}

/** @param {View} view @param {Picks} now @param {Outcome} said @param {(tab: string) => void} open */
function moveChips(view, now, said, open) {
  const { all, first } = moves(view, now, said);
  if (!all) return null;
  /** @param {Move} w */
  const chip = (w) => jump(view, w, [label(view.model, w.value), " ", badge(w.outcome.category)]);
  return h(
    "p",
    { class: "ck-wrap ck-result__moves", "data-keys": "moves" },
    h("span", null, t("Would move it: ")),
    first.map(chip),
    button(t("all {n}", { n: all }), () => open("change"), {
      class: "ck-result__more",
      "data-key": "all-moves",
    }),
  );
}

/** What tables decide of a description, in their order. */
const TELLING = ["pattern", "trend", "clinical_context", "associated_findings"];

/**
 * The reason that decided last: what is new or lies beside goes before what the particles are alone. Of what is
 * incomplete it is that of the category, of a result that of the plan.
 * @param {Table} table
 * @param {Outcome} said
 */
const tellingReason = ({ data }, { category, reasons }) =>
  reasons.findLast((row) => {
    const { then } = data.rows[row];
    if (category === "0") return "category" in then;
    return TELLING.some((name) => name in then) || ("steps" in then && "message" in then);
  }) ?? reasons[0];

/**
 * The reason that tells most, and a way to the others.
 * @param {Table} table
 * @param {Outcome} said
 * @param {(tab: string) => void} open
 */
function reason(table, said, open) {
  const { data } = table;
  const { reasons } = said;
  const sources = new Set(reasons.flatMap((row) => data.rows[row].cite));
  const counts = [tn("1 reason", "{n} reasons", reasons.length), tn("1 source", "{n} sources", sources.size)];
  return h(
    "p",
    { class: "ck-result__because" },
    data.rows[tellingReason(table, said)].because,
    " ",
    button(counts.join(", "), () => open("why"), {
      class: "ck-result__more",
      "data-key": "all-reasons",
    }),
  );
}

/**
 * Category, scale, next step, path, one reason, three moves.
 * @param {View} view
 * @param {Picks} now
 * @param {Outcome} said
 * @param {(tab: string) => void} open
 */
function decided(view, now, said, open) {
  const { data } = view.table;
  const grade = data.categories[said.category];
  const [[, when, nextWords], then] = said.steps;
  return {
    nodes: [
      categoryLine(badge(said.category), resultName(grade.label)),
      meaning(grade, said),
      said.band && scale(grade),
      h(
        "p",
        { class: "ck-result__next", "data-ck": "next", "data-step": nextStep(said) },
        h("span", { class: "ck-kicker" }, tp("step", "Next")),
        h("strong", null, nextWords),
        h(
          "small",
          null,
          `${capital(when)}.`,
          then && " ",
          then && t("Then: {step}, {when}.", { step: inside(then[2]), when: then[1] }),
        ),
      ),
      pathLine(pathOf(view.table, said)),
      reason(view.table, said, open),
      moveChips(view, now, said, open),
    ],
    words: t("BI-RADS {category}, {label}. Next: {step}.", {
      category: said.category,
      label: grade.label,
      step: nextWords,
    }),
    line: nextWords,
  };
}

/**
 * @param {View} view
 * @param {Picks} now
 * @param {(tab: string) => void} open
 * @returns {{nodes: Child[], words: string, line?: string}}
 */
function answerTo(view, now, open) {
  const axes = openAxes(view.table, now);
  if (axes.length) return stillOpen(view.table, now, axes);
  const said = view.table.outcome(now);
  if (said.impossible === undefined) return decided(view, now, said, open);
  return impossible(view, now, view.table.data.rows[said.impossible]);
}

/**
 * The answer, and the same in one line for a narrow screen; `refresh` returns it in words.
 * `open` shows a tab: for all reasons, and for all moves.
 * @param {View} view
 * @param {(tab: string) => void} open
 */
export function answer(view, open) {
  const node = h("div", { class: "ck-result" });
  const bar = h("p", { class: "ck-explorer__bar", "aria-hidden": "true" });
  const refresh = () => {
    const { nodes, words, line } = answerTo(view, view.picks(), open);
    put(node, nodes);
    const badges = [...node.querySelectorAll(".ck-result__category > .ck-badge")];
    const text = line ?? node.querySelector(".ck-result__next, .ck-result__open")?.textContent;
    put(
      bar,
      badges.map((one) => one.cloneNode(true)),
      h("span", null, text, h("small", null, t("For learning, not for care"))),
    );
    return words;
  };
  return { node, bar, refresh };
}
