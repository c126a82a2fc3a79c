/** Pieces that several views of the drill share. */

import { h } from "../shared/dom.js";
import { still } from "../shared/patch-view.js";
import { percent, t } from "../shared/words.js";

/** @import { Share } from "../shared/statistics.js" */
/** @import { Labels, Picture } from "./types.js" */

const SIZE = 320;

/** @param {string} words */
export const capital = (words) => words[0].toUpperCase() + words.slice(1);

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

/**
 * @param {Labels} labels
 * @param {string} pair
 */
export const pairNames = (labels, pair) => {
  const [group, both] = pair.split(":");
  return both.split("|").map((id) => nameOf(labels, group, id));
};

/**
 * An image with its truth laid over it on request.
 * @param {Picture} picture
 */
export function image(
  { src, truth, caption, marks, alt = t("Simulated mammogram. {caption}.", { caption }) },
  title = "",
) {
  return still({ src, truth, marks, alt, size: SIZE }, [title && h("strong", null, `${title}. `), caption]);
}

/** A sign before words that say the same. @param {string} sign */
export const hiddenSign = (sign) => h("span", { "aria-hidden": "true" }, `${sign} `);

/** The images in words, for who cannot see them or wants to compare. @param {Picture[]} pictures */
export const inWords = (pictures) =>
  h(
    "details",
    { class: "ck-drill__words" },
    h("summary", null, pictures.length > 1 ? t("The images in words") : t("The image in words")),
    pictures.map(({ words }) => h("p", null, words)),
  );
