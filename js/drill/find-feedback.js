/** After a search: where everything lies, what was found, missed and marked for nothing, and why the missed was hard. */

import { clamp } from "../shared/clamp.js";
import { toggle } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { judge } from "../shared/search.js";
import { pin } from "../shared/tap.js";
import { t, tn } from "../shared/words.js";
import { verdictLine } from "./parts.js";

/** @import { Child, Place } from "../shared/types.js" */
/** @import { Field, FieldView, Found, Given, Located, Mark } from "./types.js" */

const SHOWN = 16;

/** @param {number} n @param {boolean} onFilm */
function extraWords(n, onFilm) {
  if (!n) return "";
  if (onFilm) return ` ${tn("1 mark where nothing is outlined.", "{n} marks where nothing is outlined.", n)}`;
  return ` ${tn("1 mark for nothing.", "{n} marks for nothing.", n)}`;
}

/**
 * The verdict in a sentence; on a real film nobody knows what else lies there.
 * @param {Found} found
 * @param {boolean} onFilm
 */
function searchVerdict({ findings, astray }, onFilm) {
  const missed = findings.filter(({ rating }) => !rating).length;
  const extra = extraWords(astray.length, onFilm);
  if (!findings.length)
    return astray.length ? t("There is nothing here.") + extra : t("Right: there is nothing here.");
  if (!missed) return (findings.length > 1 ? t("All found.") : t("Found.")) + extra;
  const all = { all: findings.length };
  return tn("1 finding missed of {all}.", "{n} findings missed of {all}.", missed, all) + extra;
}

/**
 * What the record keeps of a search; ratings are 1 to 4, and 0 for what was missed.
 * @param {Field} item
 * @param {Found} found
 * @param {Mark[]} marks
 * @returns {Given}
 */
export function searchEvent(item, { findings, astray }, marks) {
  const found = findings.filter(({ rating }) => rating).length;
  const none = !findings.length;
  return {
    truth: String(findings.length),
    said: String(marks.length),
    credit: none ? Number(!astray.length) : found / findings.length,
    right: found === findings.length && !astray.length,
    confidence: marks.length ? Math.max(...marks.map(({ sure }) => sure)) : null,
    search: {
      density: item.density,
      findings: findings.map(({ one, rating }) => ({ morphology: one.morphology, rating })),
      astray: astray.map(({ mark }) => mark.sure),
    },
  };
}

/**
 * A piece of the field, magnified; in shares of the inset, which is smaller on a phone.
 * @param {Field} item
 * @param {Place} middle
 */
function inset(item, { x, y }) {
  const at = (/** @type {number} */ value) => (100 * clamp(SHOWN / 2 - value, SHOWN - item.mm, 0)) / SHOWN;
  const style = `width: ${(100 * item.mm) / SHOWN}%; left: ${at(x)}%; top: ${at(y)}%`;
  return h(
    "div",
    { class: "ck-find__inset", "aria-hidden": "true" },
    h("img", { src: item.src, alt: "", style }),
  );
}

/** @param {Located} one */
function middle({ hull }) {
  const mean = (/** @type {0 | 1} */ axis) =>
    hull.reduce((sum, corner) => sum + corner[axis], 0) / hull.length;
  return { x: mean(0), y: mean(1) };
}

/** @param {Field} item @param {Place} at @param {string} title @param {string} tone @param {Child[]} words */
const entry = (item, at, title, tone, words) =>
  h(
    "li",
    { class: `ck-find__${tone}` },
    inset(item, at),
    h(
      "div",
      null,
      h("p", null, h("strong", null, title)),
      words.map((one) => one && h("p", null, one)),
    ),
  );

/** @param {Field} item @param {Found["findings"][number]} found */
function findingEntry(item, { one, rating }) {
  const title = rating ? t("✓ Found: {name}", { name: one.name }) : t("✗ Missed: {name}", { name: one.name });
  return entry(item, middle(one), title, rating ? "hit" : "missed", [
    one.look,
    !rating && one.why && t("Why it was hard: {why}", { why: one.why }),
  ]);
}

/**
 * On a real film nobody knows what else lies there: `nothing` says so.
 * @param {Field} item
 * @param {Found["astray"][number]} marked
 */
function astrayEntry(item, { mark, on }) {
  const bare = item.nothing ? t("Marked, not outlined") : t("Marked for nothing: tissue");
  const title = on ? t("Marked for nothing: {name}", { name: on.name }) : bare;
  const words = on ? on.look : (item.nothing ?? t("No calcifications lie within 5 mm of this mark."));
  return entry(item, mark, title, "astray", [words]);
}

/** Lines on the field: what was hidden, and what may be passed over. @param {Field} item */
function truthOf(item) {
  const lines = (/** @type {"truth" | "passed"} */ name) =>
    h("img", { class: "ck-find__truth", alt: "", src: `data:image/svg+xml;base64,${item[name]}` });
  return { hidden: lines("truth"), passed: lines("passed") };
}

/**
 * @param {Field} item
 * @param {Mark[]} marks
 * @param {FieldView} view of the question
 * @param {HTMLElement} next
 */
export function findFeedback(item, marks, view, next) {
  const found = judge(item.located, marks);
  const { hidden, passed } = truthOf(item);
  const pins = marks.map((mark, place) => {
    const tone = found.astray.some((one) => one.mark === mark) ? "ck-find__off" : "ck-find__on";
    return pin(mark, place + 1, item.mm, tone);
  });
  view.field.show(hidden, ...(item.passed ? [passed] : []), pins);
  passed.hidden = true;
  const harmless = toggle(t("Show the harmless calcium"), (on) => {
    passed.hidden = !on;
  });
  const bare = toggle(t("Hide the outlines"), (on) => {
    hidden.hidden = on;
  });
  const verdict = verdictLine(searchEvent(item, found, marks), searchVerdict(found, Boolean(item.nothing)));
  const entries = [
    ...found.findings.map((one) => findingEntry(item, one)),
    ...found.astray.map((one) => astrayEntry(item, one)),
  ];
  const node = h(
    "div",
    { class: "ck-drill__feedback" },
    verdict,
    h("ul", { class: "ck-find__list" }, entries),
    h(
      "p",
      { class: "ck-wrap ck-drill__buttons" },
      found.findings.length > 0 && bare,
      item.passed && harmless,
    ),
    h("p", { class: "ck-drill__onward" }, next),
  );
  return { node, verdict };
}
