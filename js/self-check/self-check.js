/** One question; after "Check" every option says why it is right or wrong, in place. */

import { button } from "../shared/controls.js";
import { asked, h, keepKeys, put, unique } from "../shared/dom.js";
import { memoryOf } from "../shared/memory.js";
import { follow, setter } from "../shared/model.js";
import { tile } from "../shared/pictogram.js";
import { sourceList } from "../shared/sources.js";
import { setLanguage, t } from "../shared/words.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Child } from "../shared/types.js" */
/** @import { Option, Question } from "./types.js" */
/** @typedef {ReturnType<typeof optionRow>} Row */

/**
 * An option, and why it is right or wrong; `show` says which was picked, and the reasons once the question is answered.
 * A reason has its room from the start, so an answer moves nothing: beside the option where there is width, else in the
 * place of "Check", where reasons are leafed through sideways, and each wrong one leads to the right one.
 * @param {Option} option
 * @param {number} number
 * @param {string} name
 * @param {() => void} onchange
 */
function optionRow(option, number, name, onchange) {
  const input = h("input", { type: "radio", name, value: String(number), onchange });
  const label = h(
    "label",
    { class: "ck-option ck-self-check__option" },
    input,
    tile(option.pictogram),
    h("span", null, option.text),
  );
  const reason = h("li", { class: "ck-self-check__reason" });
  const lead = button(t("To the right answer"), () => leadRight(reason), { class: "ck-small-button" });
  const show = (/** @type {?number} */ answer) => {
    const answered = answer != null;
    input.checked = answer === number;
    input.disabled = answered && answer !== number;
    for (const node of [label, reason]) {
      node.classList.toggle("ck-right", answered && option.right);
      node.classList.toggle("ck-wrong", answer === number && !option.right);
    }
    const verdict = option.right
      ? t("✓ Right.")
      : answer === number
        ? t("✗ Your answer.")
        : t("✗ Not this one.");
    put(
      reason,
      h("strong", { class: "ck-self-check__of" }, option.text),
      `${verdict} ${option.reason}`,
      !option.right && lead,
    );
  };
  return { input, label, reason, show };
}

/**
 * What is asked, its answers, and the reasons; a question that opens a lesson is to be answered before one
 * reads.
 * @param {Model} model
 * @param {Row[]} options
 * @param {HTMLElement} reasons
 * @param {Child} start
 * @param {Child} end
 */
function bodyOf(model, options, reasons, start, end) {
  const id = unique("ck-self-check-question-");
  const when = model.get("opening") ? t("Answer before you read") : t("Check yourself");
  /** @type {Question} */
  const { question } = model.get("_question");
  const body = h(
    "div",
    { class: "ck-self-check__body" },
    h(
      "div",
      { class: "ck-self-check__options", role: "radiogroup", "aria-labelledby": id },
      h(
        "div",
        { class: "ck-self-check__asked", id },
        h("span", { class: "ck-kicker" }, when),
        asked(question),
      ),
      ...options.map(({ label }) => label),
    ),
    reasons,
    h("div", { class: "ck-self-check__start" }, start),
    h("div", { class: "ck-self-check__end" }, end),
  );
  body.style.setProperty("--ck-options", String(options.length));
  return body;
}

/**
 * Where reasons are leafed through, begin with one; the keyboard reaches the others.
 * @param {HTMLElement} reasons
 * @param {HTMLElement | undefined} one
 */
function leaf(reasons, one) {
  if (!one) return;
  reasons.scrollLeft = one.offsetLeft - reasons.offsetLeft;
  if (reasons.scrollWidth > reasons.clientWidth) reasons.tabIndex = 0;
}

/** Go on from a reason to that of the right answer. @param {HTMLElement} reason */
function leadRight({ parentElement: list }) {
  if (!list) return;
  leaf(list, /** @type {HTMLElement} */ (list.querySelector(".ck-right")));
  list.focus({ preventScroll: true });
}

/**
 * Tell the page that a question was answered; a learning platform may listen.
 * @param {HTMLElement} root
 * @param {string} item
 * @param {boolean} right
 */
function announce(root, item, right) {
  root.dispatchEvent(new CustomEvent("ck-answer", { bubbles: true, detail: { item, right } }));
}

/**
 * Show the answer that was given before, if the code gives none; return what keeps the present one.
 * @param {Model} model
 * @param {Question} question
 */
function goOn(model, { id, options }) {
  const memory = memoryOf(model, "self-check", id);
  const left = options.findIndex(({ text }) => text === memory.read());
  if (left >= 0 && model.get("answer") == null) setter(model)({ answer: left });
  return () => memory.keep(options[model.get("answer")]?.text ?? null);
}

/** @param {{model: Model, el: HTMLElement}} widget */
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  /** @type {Question} */
  const question = model.get("_question");
  const keep = goOn(model, question);
  const name = unique("ck-self-check-");
  const set = setter(model);
  const stop = new AbortController();
  const verdict = h("p", { class: "ck-self-check__verdict", role: "status", "aria-live": "polite" });
  const sources = sourceList(question.source);
  const decide = () => {
    const picked = options.findIndex(({ input }) => input.checked);
    set({ answer: picked });
    again.focus({ preventScroll: true });
    again.scrollIntoView({ block: "nearest" });
    announce(root, question.id, question.options[picked].right);
  };
  const retry = () => {
    set({ answer: null });
    options[0].input.focus();
  };
  const again = button(t("Try again"), retry, { class: "ck-small-button" });
  const check = button(t("Check"), decide, { class: "ck-main-button", disabled: true });
  const ready = () => {
    check.disabled = false;
  };
  const options = question.options.map((option, number) => optionRow(option, number, name, ready));
  const show = () => {
    /** @type {?number} */
    const answer = model.get("answer");
    const answered = answer != null;
    keep();
    for (const option of options) option.show(answer);
    put(verdict, answered && (question.options[answer].right ? t("Right.") : t("Not quite.")));
    root.classList.toggle("ck-self-check--answered", answered);
    check.disabled = true;
    leaf(reasons, options[answer ?? -1]?.reason);
  };
  const reasons = h("ul", { class: "ck-self-check__reasons" }, ...options.map(({ reason }) => reason));
  const hint = h("p", null, t("You will see why each answer is right or wrong."));
  const body = bodyOf(model, options, reasons, [check, hint], [verdict, again, sources]);
  const root = h("div", { class: "ck-widget ck-self-check" }, body);
  follow(model, ["answer"], show, stop.signal);
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  show();
  return () => stop.abort();
}

export default { render };
