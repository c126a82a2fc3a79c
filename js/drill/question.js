/** One question: images, answers, and how sure; after that the same place holds "Next", so that nothing jumps. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { capital, image, inWords } from "./parts.js";

const key = (number) => h("span", { class: "ck-drill__key", "aria-hidden": "true" }, String(number));

/** What stands on an answer once it is given. */
function markOf(option, mine) {
  if (option.right) return mine ? "✓ yours, right" : "✓ right";
  return mine ? "✗ yours" : "";
}

/** One answer; `settle` shows what became of it. */
function answerRow(option, place, name, onpick) {
  const input = h("input", { type: "radio", name, value: String(place), onchange: () => onpick(place) });
  const mark = h("span", { class: "ck-drill__mark" });
  const text = h("span", { class: "ck-drill__text" }, option.text);
  const row = h("label", { class: "ck-drill__option" }, input, key(place + 1), text, mark);
  const settle = (mine) => {
    row.classList.toggle("ck-drill__right", option.right);
    row.classList.toggle("ck-drill__mine", mine);
    input.disabled = true;
    mark.textContent = markOf(option, mine);
  };
  return { row, input, settle };
}

/** How sure: four buttons, which give the answer. */
function sureRow(uid, sureWords, onanswer) {
  const buttons = sureWords.map((words, place) =>
    button([key(place + 1), capital(words)], () => onanswer(place + 1), { disabled: true }),
  );
  const node = h(
    "div",
    { class: "ck-drill__sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, "How sure are you? This gives your answer."),
    h("div", { class: "ck-drill__buttons" }, buttons),
  );
  const enable = (on) => {
    for (const one of buttons) one.disabled = !on;
  };
  return { node, buttons, enable };
}

/** What was said, and the way to the next question. */
function nextRow(onnext) {
  const next = button("Next question", onnext, { class: "ck-main-button" });
  const said = h("span");
  const buttons = h("div", { class: "ck-drill__buttons" }, next);
  const node = h("div", { class: "ck-drill__sure", hidden: true }, h("p", null, said), buttons);
  return { node, next, said };
}

/** The answers with their two steps: pick, then say how sure. */
function answers(item, { uid, sureWords, onanswer, onnext }) {
  let picked = -1;
  const rows = item.options.map((option, place) => answerRow(option, place, `${uid}-answer`, pick));
  const sure = sureRow(uid, sureWords, answer);
  const onward = nextRow(onnext);
  function pick(place) {
    picked = place;
    rows.forEach(({ input }, number) => {
      input.checked = number === place;
    });
    sure.enable(place >= 0);
  }
  function answer(confidence) {
    for (const [place, { settle }] of rows.entries()) settle(place === picked);
    onward.said.textContent = `You said: ${sureWords[confidence - 1]}.`;
    sure.node.hidden = true;
    onward.node.hidden = false;
    onanswer(item.options[picked], confidence);
    onward.next.focus({ preventScroll: true });
  }
  /** Keys: 1 to 5 pick, then 1 to 4 say how sure; Escape goes back to the answers. */
  function onkey(event) {
    if (!onward.node.hidden) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
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
  return { rows: rows.map(({ row }) => row), parts: [sure.node, onward.node], next: onward.next, key: onkey };
}

export function questionView(item, options) {
  const titles = item.kind === "same_or_different" ? ["Left", "Right"] : [];
  const pictures = item.pictures.map((shown, place) => image(shown, titles[place]));
  const stem = h("p", { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" }, item.stem);
  const said = answers(item, options);
  const about = { role: "radiogroup", "aria-labelledby": stem.id, class: "ck-drill__options" };
  const seen = h(
    "div",
    { class: `ck-drill__pictures ck-drill__count-${pictures.length}` },
    pictures.map(({ node }) => node),
    inWords(item.pictures),
  );
  const node = h(
    "div",
    { class: `ck-drill__question${pictures.length ? "" : " ck-drill__plain"}`, "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, h("p", { class: "ck-kicker ck-drill__kind" }, item.label), stem),
    pictures.length > 0 && seen,
    h("div", { class: "ck-drill__answers" }, h("div", about, said.rows), said.parts),
  );
  const mark = (on) => {
    for (const picture of pictures) picture.mark(on);
  };
  return { node, key: said.key, stem, next: said.next, mark, marked: pictures.length > 0 };
}
