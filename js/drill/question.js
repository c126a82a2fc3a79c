/** One question: images, answers, and how sure; after that the same place says what became of it. */

import { button, digitOf } from "../shared/controls.js";
import { asked, h } from "../shared/dom.js";
import { tile } from "../shared/pictogram.js";
import { capital, t, tp } from "../shared/words.js";
import { image, inWords, signOf } from "./parts.js";
import { locationTap } from "./where.js";

/** @import { Option, Question, QuestionOptions } from "./types.js" */

/** @param {number} number */
const key = (number) => h("span", { class: "ck-key", "aria-hidden": "true" }, String(number));

/** What became of an answer, as a sign and in words. @param {Option} option @param {boolean} mine */
function markOf(option, mine) {
  if (!mine) return option.right ? [signOf(option), t("right")] : ["", ""];
  const said = option.right ? t("yours, right") : option.credit ? t("yours, nearly") : t("yours, wrong");
  return [signOf(option), said];
}

/**
 * One answer; `settle` shows on the card what became of it, and nothing moves.
 * @param {Option} option
 * @param {string | undefined} drawing
 * @param {number} place
 * @param {string} name
 * @param {(place: number) => void} onpick
 */
function answerRow(option, drawing, place, name, onpick) {
  const input = h("input", { type: "radio", name, value: String(place), onchange: () => onpick(place) });
  const number = key(place + 1);
  const words = h("span", { class: "ck-sr" });
  const text = h("span", { class: "ck-drill__text" }, option.text);
  const row = h("label", { class: "ck-option ck-drill__option" }, input, number, tile(drawing), text, words);
  const settle = (/** @type {boolean} */ mine) => {
    const [sign, said] = markOf(option, mine);
    const tone = option.right ? "right" : mine && (option.credit ? "near" : "wrong");
    if (tone) row.classList.add(`ck-${tone}`);
    row.classList.toggle("ck-drill__mine", mine);
    input.disabled = true;
    number.textContent = sign || String(place + 1);
    words.textContent = said && ` (${said})`;
  };
  return { row, input, settle };
}

/**
 * How sure: four buttons, which give the answer.
 * @param {string} uid
 * @param {string[]} sureWords
 * @param {(confidence: number) => void} onanswer
 */
function sureRow(uid, sureWords, onanswer) {
  const buttons = sureWords.map((words, place) =>
    button([key(place + 1), capital(words)], () => onanswer(place + 1), { disabled: true }),
  );
  const node = h(
    "div",
    { class: "ck-drill__sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, t("How sure are you?")),
    h("div", { class: "ck-wrap ck-drill__buttons" }, buttons),
  );
  const enable = (/** @type {boolean} */ on) => {
    for (const one of buttons) one.disabled = !on;
  };
  return { node, buttons, enable };
}

/**
 * The answers with their two steps: pick, then say how sure.
 * @param {Question} item
 * @param {QuestionOptions} options
 */
function answers(item, { uid, sureWords, pictograms, onanswer, quiet = false }) {
  let picked = -1;
  let given = false;
  const drawing = (/** @type {Option} */ { id }) => pictograms[id.split(".").at(-1) ?? ""];
  const rows = item.options.map((option, place) =>
    answerRow(option, drawing(option), place, `${uid}-answer`, pick),
  );
  const sure = sureRow(uid, sureWords, answer);
  /** @param {number} place */
  function pick(place) {
    picked = place;
    rows.forEach(({ input }, number) => {
      input.checked = number === place;
    });
    sure.enable(place >= 0);
    if (place < 0) return;
    // What was chosen stays in sight.
    const top = rows[place].row.getBoundingClientRect().top;
    if (sure.node.getBoundingClientRect().bottom - top < innerHeight)
      sure.node.scrollIntoView({ block: "nearest" });
  }
  function settleRows() {
    given = true;
    for (const [place, { settle }] of rows.entries()) settle(place === picked);
  }
  /** @param {number} confidence */
  function answer(confidence) {
    if (given) return;
    if (quiet) given = true;
    else settleRows();
    onanswer(item.options[picked], confidence);
  }
  /**
   * Keys: 1 to 5 pick, then 1 to 4 say how sure; Escape goes back to the answers.
   * @param {KeyboardEvent} event
   */
  function onkey(event) {
    if (given) return;
    const digit = digitOf(event) - 1;
    if (picked >= 0 && event.key === "Escape") {
      rows[picked].input.focus();
      pick(-1);
    } else if (picked < 0 && digit in rows) {
      pick(digit);
      sure.buttons[0].focus({ preventScroll: true });
    } else if (picked >= 0 && digit in sure.buttons) answer(digit + 1);
    else return;
    event.preventDefault();
  }
  /** Show an answer that was given earlier. @param {Option} option */
  function show(option) {
    pick(item.options.indexOf(option));
    settleRows();
  }
  return { rows: rows.map(({ row }) => row), sure: sure.node, key: onkey, show };
}

const SHORT = 26;

/** @param {Question} item @param {QuestionOptions} options */
export function questionView(item, options) {
  const titles = item.kind === "same_or_different" ? [t("Left"), tp("side", "Right")] : [];
  const pictures = item.pictures.map((shown, place) => image(shown, titles[place]));
  const stem = h(
    "p",
    { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" },
    asked(item.stem),
  );
  const said = answers(item, options);
  const where = pictures.length ? locationTap(item, pictures[0].node) : null;
  const short = item.options.every(({ text }) => text.length <= SHORT);
  const about = {
    role: "radiogroup",
    "aria-labelledby": stem.id,
    class: `ck-drill__options${short ? " ck-drill__short" : ""}`,
  };
  const many = `ck-drill__pictures ck-drill__count-${pictures.length}`;
  const seen = h(
    "div",
    { class: many },
    pictures.map(({ node }) => node),
    where?.hint,
    item.pictures.some(({ words }) => words) && inWords(item.pictures),
  );
  const node = h(
    "div",
    { class: `ck-drill__question${pictures.length ? "" : " ck-drill__plain"}`, "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, h("p", { class: "ck-kicker ck-drill__kind" }, item.label), stem),
    pictures.length > 0 && seen,
    h("div", { class: "ck-drill__answers" }, h("div", about, said.rows), said.sure),
  );
  return {
    node,
    key: said.key,
    answer: said.show,
    stem,
    where,
    marked: pictures.length > 0,
    /** @param {boolean} on */
    mark(on) {
      for (const picture of pictures) picture.mark(on);
    },
    /** The feedback comes where "How sure" stood. @param {HTMLElement} feedback */
    settle(feedback) {
      where?.close();
      said.sure.replaceWith(feedback);
    },
  };
}
