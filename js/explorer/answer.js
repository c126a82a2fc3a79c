/** The answer, always in sight: category, next step, path and steps; or what is still open, or why it cannot be. */

import { h, put } from "../shared/dom.js";
import { pathLine } from "../shared/path.js";
import { certaintyTag } from "../shared/sources.js";
import { openAxes, pathOf, possibleCategories, whatIf } from "./lookup.js";
import { jump } from "./panels.js";
import { badge, label, stepItem } from "./terms.js";

const categoryLine = (...content) =>
  h("p", { class: "ck-explorer__category", "data-ck": "category" }, content);
const nameOf = (words) => h("span", { class: "ck-explorer__name" }, words);

/** While axes are open: the categories that can still come, and what to pick. */
function stillOpen(table, now, open) {
  const left = possibleCategories(table, now);
  const names = open.map((a) => a.label);
  return {
    nodes: [
      categoryLine(left.map(badge), nameOf("still possible")),
      h("p", { class: "ck-explorer__next", "data-ck": "next" }, `Pick ${names.join(" and ").toLowerCase()}`),
      open.map((a) => h("p", { class: "ck-explorer__open" }, a.why)),
    ],
    words: `${names.join(" and ")} still open. Possible: BI-RADS ${left.join(", ")}.`,
  };
}

/** Why a description is refused, and the single changes that mend it. */
function impossible(view, now, row) {
  const { table, model } = view;
  const fixes = whatIf(table, now).filter((w) => w.outcome.impossible === undefined);
  const seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5);
  const jumps = (seldom.length ? seldom : fixes).map((w) =>
    jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`),
  );
  return {
    nodes: [
      categoryLine(nameOf("This cannot be")),
      h("p", { class: "ck-explorer__open", "data-ck": "impossible" }, row.because),
      h("p", null, "Mend it: ", jumps),
    ],
    words: `This cannot be. ${row.because}`,
  };
}

/** How likely cancer is, in people, and what other sources say. */
function likelihood({ natural }, { alternative_categories: others, certainty }) {
  return h(
    "p",
    { class: "ck-explorer__natural" },
    natural && `${natural[0].toUpperCase()}${natural.slice(1)}. `,
    others.length > 0
      ? h("span", { class: "ck-explorer__also" }, `Some sources: ${others.join(", ")}. `)
      : "The sources: ",
    certaintyTag(certainty),
  );
}

function alternatives(said) {
  if (!said.alternatives.length) return null;
  const items = said.alternatives.map(([, when, why, words]) =>
    h("li", null, h("strong", null, words), ` ${when}. ${why}`),
  );
  return h(
    "div",
    { class: "ck-explorer__alternatives" },
    h("p", null, "Also accepted:"),
    h("ul", null, items),
  );
}

/** Category, next step, path, steps. */
function decided(table, said) {
  const { data } = table;
  const grade = data.categories[said.category];
  const [next, , nextWords] = said.steps[0];
  return {
    nodes: [
      categoryLine(
        h("span", { class: "ck-explorer__mark" }, "BI-RADS "),
        badge(said.category),
        nameOf(grade.label),
        h("span", { class: "ck-explorer__band", "data-ck": "band" }, grade.band),
      ),
      likelihood(grade, said),
      h(
        "p",
        { class: "ck-explorer__next", "data-ck": "next", "data-step": next },
        h("span", { class: "ck-kicker" }, "Next"),
        nextWords,
      ),
      pathLine(pathOf(table, said)),
      h(
        "ol",
        { class: "ck-explorer__steps" },
        said.steps.map((step, place) => stepItem(table, step, place)),
      ),
      alternatives(said),
      said.follow_up &&
        h("p", { class: "ck-explorer__follow" }, h("strong", null, "Follow-up: "), said.follow_up),
    ],
    words: `BI-RADS ${said.category}, ${grade.label}. Next: ${nextWords}.`,
  };
}

function answerTo(view, now) {
  const open = openAxes(view.table, now);
  if (open.length) return stillOpen(view.table, now, open);
  const said = view.table.outcome(now);
  if (said.impossible === undefined) return decided(view.table, said);
  return impossible(view, now, view.table.data.rows[said.impossible]);
}

/** The answer, and the same in one line for a narrow screen; `refresh` returns it in words. */
export function answer(view) {
  const node = h("div", { class: "ck-explorer__answer" });
  const bar = h("p", { class: "ck-explorer__bar", "aria-hidden": "true" });
  const refresh = () => {
    const { nodes, words } = answerTo(view, view.picks());
    put(node, nodes);
    const badges = [...node.querySelectorAll(".ck-explorer__category > .ck-badge")];
    const line = node.querySelector(".ck-explorer__next, .ck-explorer__open").lastChild.textContent;
    put(
      bar,
      badges.map((one) => one.cloneNode(true)),
      h("span", null, line, h("small", null, "For learning, not for care")),
    );
    return words;
  };
  return { node, bar, refresh };
}
