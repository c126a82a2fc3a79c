/** One question; after "Check" every option says why it is right or wrong, in place. */

import { button } from "../shared/controls.js";
import { h, keepKeys, put, unique } from "../shared/dom.js";
import { memoryOf } from "../shared/memory.js";
import { follow, setter } from "../shared/model.js";
import { tile } from "../shared/pictogram.js";
import { sourceList } from "../shared/sources.js";
import { speak, t } from "../shared/words.js";

/**
 * An option; `show` says whether it was picked, and why it is right or wrong once the question is answered. The reason
 * has its room from the start: an answer moves nothing.
 */
function optionRow(option, number, name, onchange) {
  const input = h("input", { type: "radio", name, value: String(number), onchange });
  const reason = h("span", { class: "ck-self-check__reason" });
  const label = h("label", null, input, tile(option.pictogram), h("span", null, option.text));
  const row = h("div", { class: "ck-self-check__option" }, label, reason);
  const show = (answer) => {
    const answered = answer != null;
    input.checked = answer === number;
    input.disabled = answered && answer !== number;
    row.classList.toggle("ck-self-check__right-option", answered && option.right);
    row.classList.toggle("ck-self-check__wrong-option", answered && !option.right);
    row.classList.toggle("ck-self-check__mine", answer === number);
    const verdict = option.right
      ? t("✓ Right.")
      : answer === number
        ? t("✗ Your answer.")
        : t("✗ Not this one.");
    put(reason, `${verdict} ${option.reason}`);
  };
  return { input, row, show };
}

/** What is asked: one that opens a lesson is to be answered before one reads. */
function asked(model, { question }) {
  const when = model.get("opening") ? t("Answer before you read") : t("Check yourself");
  return h("legend", null, h("span", { class: "ck-kicker" }, when), question);
}

/** Tell the page that a question was answered; a learning platform may listen. */
function announce(root, item, right) {
  root.dispatchEvent(new CustomEvent("ck-answer", { bubbles: true, detail: { item, right } }));
}

/** Show the answer that was given before, if the code gives none; return what keeps the present one. */
function goOn(model, { id, options }) {
  const memory = memoryOf(model, "self-check", id);
  const left = options.findIndex(({ text }) => text === memory.read());
  if (left >= 0 && model.get("answer") == null) setter(model)({ answer: left });
  return () => memory.keep(options[model.get("answer")]?.text ?? null);
}

function render({ model, el }) {
  speak(model.get("_words"), el);
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
    again.focus();
    announce(root, question.id, question.options[picked].right);
  };
  const retry = () => {
    set({ answer: null });
    options[0].input.focus();
  };
  const again = button(t("Try again"), retry, { class: "ck-small-button", hidden: true });
  const check = button(t("Check"), decide, { class: "ck-small-button", disabled: true });
  const ready = () => {
    check.disabled = false;
  };
  const options = question.options.map((option, number) => optionRow(option, number, name, ready));
  const show = () => {
    const answer = model.get("answer");
    const answered = answer != null;
    keep();
    for (const option of options) option.show(answer);
    const told = question.options[answer]?.right ? t("Right.") : t("Not quite.");
    put(verdict, answered && t("{told} The reasons stand beside the answers.", { told }));
    root.classList.toggle("ck-self-check--answered", answered);
    again.hidden = !answered;
    check.hidden = answered;
    check.disabled = true;
  };
  const end = h("div", { class: "ck-self-check__end" }, check, again, verdict, sources);
  const fields = h("fieldset", null, asked(model, question), ...options.map(({ row }) => row));
  const root = h("div", { class: "ck-widget ck-self-check" }, fields, end);
  follow(model, ["answer"], show, stop.signal);
  keepKeys(root, stop.signal);
  show();
  el.replaceChildren(root);
  return () => stop.abort();
}

export default { render };
