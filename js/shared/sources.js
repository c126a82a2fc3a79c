/** Statements with how sure they are and where they come from. */

import { h } from "./dom.js";
import { msg, t } from "./words.js";

/** @typedef {{text: string, url?: ?string}} Source */
/** @typedef {{text: string, certainty: string, cite: string[]}} Statement */
/** @typedef {Record<string, Source>} References */

const SHORT = 90;

/**
 * A source, as a link where it has an address.
 * @param {Source} source
 * @param {boolean} [short] whether a long one is cut, its whole text in the title
 */
export function sourceLink({ text, url }, short = false) {
  const words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url
    ? h(
        "a",
        { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
        words,
      )
    : h("span", { translate: "no" }, words);
}

/**
 * A disclosure of sources.
 * @param {Source[]} sources
 * @param {{summary?: string, key?: string, short?: boolean}} [options]
 */
export function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  const title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
  return h(
    "details",
    { class: "ck-sources", "data-key": key },
    h("summary", null, title),
    h(
      "ul",
      null,
      sources.map((source) => h("li", null, sourceLink(source, short))),
    ),
  );
}

/** How sure the sources are, by what the tables say. @type {Record<string, string>} */
export const CERTAINTIES = {
  agreed: msg("agreed"),
  "practice-varies": msg("practice varies"),
  "thin-evidence": msg("thin evidence"),
};

/** How sure the sources are. @param {string} certainty */
export const certaintyTag = (certainty) =>
  h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty]));

/**
 * A sentence, how sure it is when that is not plain agreement, and its sources.
 * @param {Statement} statement
 * @param {References} references
 */
export const statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key) => references[key]),
    { short: true },
  ),
];
