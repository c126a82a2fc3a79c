/** Every word of the interface, in the language of the page: gettext's catalogue, looked up by the English text. */

import { FROM, TO } from "./marks.js";

/** @type {Intl.LDMLPluralRule[]} */
const FORMS = ["zero", "one", "two", "few", "many", "other"];
/** @import { Values, Words } from "./types.js" */

/** @type {Words} */
let spoken = { language: "en", direction: "ltr", texts: {} };

/**
 * Take the language that Python packed, for all that is drawn from here on.
 * @param {Words} [words] English without
 * @param {HTMLElement} [el] gets the language and the direction of writing
 */
export function setLanguage(words, el) {
  if (!words?.language) return;
  spoken = words;
  if (!el) return;
  Object.assign(el, { lang: words.language, dir: words.direction });
  if (words.notice) el.dataset.ckNotice = words.notice;
}

export const language = () => spoken.language;

/**
 * Put values where a text names them; a name that has no value stays.
 * @param {string} text
 * @param {Values} [values]
 */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name));

/** What has no translation stays English and is marked as such. @param {string} text */
const foreign = (text) => (spoken.language === "en" ? text : FROM + text + TO);

/** The translation of a text that has one form. @param {string} key */
const translated = (key) => /** @type {string | undefined} */ (spoken.texts[key]);

/**
 * A text in the language of the page, with values where it names them: `t("{n} of {all} asked", { n, all })`.
 * @param {string} text
 * @param {Values} [values]
 */
export const t = (text, values) => fill(translated(text) || foreign(text), values);

/**
 * The same for a text that means two things: `tp("side", "Right")`.
 * @param {string} context
 * @param {string} text
 * @param {Values} [values]
 */
export const tp = (context, text, values) =>
  fill(translated(`${context}\u0004${text}`) || foreign(text), values);

/**
 * The form of a text that goes with a number: `tn("one mark", "{n} marks", n)`.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Values} [values]
 */
export function tn(one, many, n, values) {
  const forms = spoken.texts[one];
  const all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  const rules = new Intl.PluralRules(spoken.language);
  const own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}

/** A text that is translated where it is shown, by `t`. @param {string} text */
export const msg = (text) => text;

/**
 * A number as the language writes it, with a fixed count of digits after the point; small English ones need no rules.
 * @param {number} value
 */
export const number = (value, digits = 0) =>
  spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1000
    ? String(value)
    : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A share from 0 to 1 as a percentage; whole English ones need no rules. @param {number} share */
export const percent = (share, digits = 0) =>
  spoken.language === "en" && !digits && Number.isInteger(share * 100)
    ? `${share * 100}%`
    : share.toLocaleString(spoken.language, {
        style: "percent",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });

/** Words with "or" or "and" between them. @param {string[]} words @param {"disjunction" | "conjunction"} type */
export const listed = (words, type) => new Intl.ListFormat(spoken.language, { type }).format(words);

/**
 * A label inside a sentence: begun small, but for abbreviations and nouns.
 * @param {string} label
 */
export function inside(label) {
  const small = ` ${translated(msg("small inside a sentence")) ?? ""} `;
  const stays = spoken.language !== "en" && !small.includes(` ${label.toLowerCase().split(/[ ,]/)[0]} `);
  return stays || /^\p{Lu}{2}/u.test(label) ? label : label[0].toLowerCase() + label.slice(1);
}

/** @param {string} words */
export const capital = (words) => words[0].toUpperCase() + words.slice(1);
