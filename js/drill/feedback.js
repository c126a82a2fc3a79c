/** After an answer: what it is, where to look, why, from which source; it stays until the learner goes on. */

import { button, toggle } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { sourceList } from "../shared/sources.js";
import { t } from "../shared/words.js";
import { image, truthOf, verdictLine } from "./parts.js";

/** @import { Child, RecordEvent } from "../shared/types.js" */
/** @import { Option, Question, QuestionView } from "./types.js" */

/**
 * The verdict in a sentence.
 * @param {Question} item
 * @param {Option} option
 * @param {RecordEvent["confidence"]} confidence
 */
function verdict(item, option, confidence) {
  const unnamed = ["tell_her", "same_or_different"].includes(item.kind);
  const named = unnamed ? "" : t("It is: {text}.", { text: truthOf(item).text });
  if (option.right) return confidence === 1 ? t("Right, and you were guessing: read why.") : t("Right.");
  const said = (/** @type {string} */ words) => (named ? `${words} ${named}` : words);
  if (option.credit === 0.5) return said(t("Nearly: half a point."));
  if (option.credit) return said(t("Nearly: {credit} of a point.", { credit: option.credit }));
  return confidence === 4
    ? said(t("Not this one, and you were sure: worth a second look."))
    : said(t("Not this one."));
}

/**
 * A button that puts an example of what was said beside the image.
 * @param {Question} item
 * @param {Option} option
 */
function comparison(item, option) {
  const { example } = option;
  if (!example) return {};
  const place = h("div", { class: "ck-drill__compare" });
  const show = button(
    t("Show me the one I said"),
    () => {
      const open = !place.hasChildNodes();
      show.setAttribute("aria-expanded", String(open));
      const made = [
        image(item.pictures[0], t("This one: {text}", { text: truthOf(item).text })),
        image(example, t("An example of what you said: {text}", { text: option.text })),
      ];
      for (const { mark } of made) mark(open);
      put(place, open && made.map(({ node }) => node));
    },
    { "aria-expanded": "false", class: "ck-small-button" },
  );
  return { show, place };
}

/**
 * A button that puts the marks on the image, and takes them off: the particles are looked at bare first.
 * @param {QuestionView} view
 */
const marksButton = (view) => view.marked && toggle(t("Mark the particles"), view.mark);

/** Where the part of a point for a near miss comes from. @param {Option} option @param {Question} item */
const creditSources = ({ right, credit, cite }, { sources }) =>
  !right &&
  credit > 0 &&
  sourceList(
    cite.map((key) => sources[key]),
    { summary: t("Why it earns part of a point: sources"), short: true },
  );

/**
 * What is read at once: why it is the right one, and why not the one that was given.
 * @param {Question} item
 * @param {Option} option
 */
function reasons(item, option) {
  const { reason } = truthOf(item);
  const told = item.kind === "tell_her" || item.kind === "same_or_different";
  return [
    h("p", null, h("strong", null, t("Why: ")), reason),
    option.reason !== reason &&
      h("p", null, h("strong", null, told ? t("Your answer: ") : `${option.text}: `), option.reason),
  ];
}

/** Why not the answers that were neither given nor right. @param {Question} item @param {Option} option */
function others(item, option) {
  const left = item.options.filter((o) => !o.right && o !== option);
  if (!left.length || item.kind === "same_or_different") return null;
  const why = left.map((o) => h("li", null, h("strong", null, `${o.text}: `), `${o.reason} ${o.background}`));
  return h("ul", null, why);
}

/**
 * What can be read besides: where to look, what follows, the rules behind the wrong answers.
 * @param {Question} item
 * @param {Option} option
 */
function more(item, option) {
  /** @type {[string, Child][]} */
  const entries = [
    [t("Where to look"), !truthOf(item).reason.includes(item.where) && item.where],
    [t("What it is, and what follows"), item.explanation],
    [t("When your answer is right"), option.background],
    [t("Why not the others"), others(item, option)],
  ];
  const told = entries.flatMap(([title, words]) =>
    words ? [h("dt", null, title), h("dd", null, words)] : [],
  );
  return h("details", null, h("summary", null, t("More about it")), h("dl", null, told));
}

/**
 * What became of the answer, why, and then the way on.
 * @param {Question} item
 * @param {Option} option
 * @param {RecordEvent["confidence"]} confidence
 * @param {QuestionView} view
 * @param {HTMLElement | null} next
 */
export function feedbackView(item, option, confidence, view, next) {
  const { show, place } = comparison(item, option);
  const marks = marksButton(view);
  const sources = item.cite.map((key) => item.sources[key]);
  const said = verdictLine(option, verdict(item, option, confidence));
  const node = h(
    "div",
    { class: "ck-drill__feedback" },
    said,
    view.where?.told() && h("p", null, view.where.told()),
    reasons(item, option),
    h("p", { class: "ck-wrap ck-drill__buttons ck-drill__onward" }, next, marks, show),
    place,
    more(item, option),
    creditSources(option, item),
    sourceList(sources, { summary: t("Sources ({n})", { n: sources.length }) }),
  );
  return { node, verdict: said };
}
