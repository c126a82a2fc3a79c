/** Pieces that several views of the drill share. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { still } from "../shared/patch-view.js";
import { percent, t } from "../shared/words.js";

/** @import { Share } from "../shared/statistics.js" */
/** @import { Labels, Option, Picture, Question } from "./types.js" */

const SIZE = 320;

/** @param {Share} s */
export const interval = (s) =>
  t("{share} ({k} of {n}; 95% interval {low} to {high})", {
    share: percent(s.share),
    k: s.k,
    n: s.n,
    low: percent(s.low),
    high: percent(s.high),
  });

/**
 * The words for an answer's id in a list of words.
 * @param {Labels} labels
 * @param {string} group
 * @param {string} id
 */
export const nameOf = (labels, group, id) => labels.names[group]?.[id] ?? id;

/** @param {Labels} labels @param {string} pair */
export const pairNames = (labels, pair) => {
  const [group, both] = pair.split(":");
  return both.split("|").map((id) => nameOf(labels, group, id));
};

/** An image with its truth laid over it on request. @param {Picture} picture */
export function image(
  { src, truth, caption, marks, alt = t("Simulated mammogram. {caption}.", { caption }) },
  title = "",
) {
  return still({ src, truth, marks, alt, size: SIZE }, [title && h("strong", null, `${title}. `), caption]);
}

/** What became of an answer, as a sign. @param {{right: boolean, credit: number}} answer */
export const signOf = ({ right, credit }) => (right ? "✓" : credit ? "◐" : "✗");

/**
 * What became of an answer, in a sentence after its sign.
 * @param {{right: boolean, credit: number}} answer
 * @param {string} words
 */
export function verdictLine({ right, credit }, words) {
  const tone = right ? "good" : credit ? "half" : "off";
  const sign = h("span", { "aria-hidden": "true" }, `${signOf({ right, credit })} `);
  return h("p", { class: `ck-drill__verdict ck-drill__${tone}`, tabindex: "-1" }, sign, words);
}

/** The right answer. @param {Question} item */
export const truthOf = (item) => /** @type {Option} */ (item.options.find(({ right }) => right));

/**
 * What the record keeps of an answer.
 * @param {Question} item
 * @param {Option} option
 * @param {number} confidence
 */
export function givenAnswer(item, option, confidence) {
  const truth = truthOf(item);
  const { id: said, credit, right } = option;
  const more = { more_truth: truth.more, more_said: option.more };
  return { truth: truth.id, said, credit, right, confidence, ...more };
}

/**
 * What stands in the place of a question that did not come.
 * @param {unknown} error
 * @param {() => void} retry
 */
export const failure = (error, retry) =>
  h("p", { role: "alert" }, /** @type {Error} */ (error).message, " ", button(t("Try again"), retry));

/** Whether a key belongs to the browser or to the control in focus. @param {KeyboardEvent} event */
export const isTaken = ({ target, ctrlKey, altKey, metaKey }) =>
  ctrlKey ||
  altKey ||
  metaKey ||
  /** @type {Element} */ (target).matches("select, input[type=file], summary, a");

/** The images in words, for who cannot see them or wants to compare. @param {Picture[]} pictures */
export const inWords = (pictures) =>
  h(
    "details",
    { class: "ck-drill__words" },
    h("summary", null, pictures.length > 1 ? t("The images in words") : t("The image in words")),
    pictures.map(({ words }) => h("p", null, words)),
  );
