/** One question: pictures, answers, and how sure; after that the same place holds "Next", so that nothing jumps. */

import { h } from "../shared/dom.js";
import { capital, inWords, picture } from "./parts.js";

export function questionView(item, { uid, sureWords, onanswer, onnext }) {
  const pictures = item.pictures.map((shown, place) =>
    picture(shown, item.kind === "same_or_different" ? ["Left", "Right"][place] : ""),
  );
  let picked = -1;
  const stem = h("p", { class: "ck-drill__stem", id: `${uid}-stem`, tabindex: "-1" }, item.stem);

  const rows = item.options.map((option, place) => {
    const input = h("input", {
      type: "radio",
      name: `${uid}-answer`,
      value: String(place),
      onchange: () => pick(place),
    });
    const mark = h("span", { class: "ck-drill__mark" });
    return {
      option,
      input,
      mark,
      row: h(
        "label",
        { class: "ck-drill__option" },
        input,
        h("span", { class: "ck-drill__key", "aria-hidden": "true" }, String(place + 1)),
        h("span", { class: "ck-drill__text" }, option.text),
        mark,
      ),
    };
  });

  const sure = sureWords.map((words, place) =>
    h(
      "button",
      { type: "button", disabled: true, onclick: () => answer(place + 1) },
      h("span", { class: "ck-drill__key", "aria-hidden": "true" }, String(place + 1)),
      capital(words),
    ),
  );
  const next = h("button", { type: "button", class: "ck-drill__main", onclick: onnext }, "Next question");
  const said = h("span", { class: "ck-drill__said" });
  const sureRow = h(
    "div",
    { class: "ck-drill__sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, "How sure are you? This gives your answer."),
    h("div", { class: "ck-drill__buttons" }, sure),
  );
  const nextRow = h(
    "div",
    { class: "ck-drill__sure", hidden: true },
    h("p", null, said),
    h("div", { class: "ck-drill__buttons" }, next),
  );

  function pick(place) {
    picked = place;
    rows.forEach(({ input }, number) => {
      input.checked = number === place;
    });
    for (const button of sure) button.disabled = false;
  }

  function answer(confidence) {
    for (const { option, input, mark, row } of rows) {
      const mine = option === item.options[picked];
      row.classList.toggle("ck-drill__right", option.right);
      row.classList.toggle("ck-drill__mine", mine);
      input.disabled = true;
      mark.textContent = option.right ? (mine ? "✓ yours, right" : "✓ right") : mine ? "✗ yours" : "";
    }
    said.textContent = `You said: ${sureWords[confidence - 1]}.`;
    sureRow.hidden = true;
    nextRow.hidden = false;
    onanswer(item.options[picked], confidence);
    next.focus({ preventScroll: true });
  }

  /** Keys: 1 to 5 pick, then 1 to 4 say how sure; Escape goes back to the answers. */
  function key(event) {
    if (!nextRow.hidden) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    if (picked >= 0 && event.key === "Escape") {
      rows[picked].input.focus();
      pick(-1);
      for (const button of sure) button.disabled = true;
    } else if (picked < 0 && digit in rows) {
      pick(digit);
      sure[0].focus({ preventScroll: true });
    } else if (picked >= 0 && digit in sure) answer(digit + 1);
    else return;
    event.preventDefault();
  }

  const node = h(
    "div",
    { class: `ck-drill__question${pictures.length ? "" : " ck-drill__plain"}`, "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, h("p", { class: "ck-drill__kind" }, item.label), stem),
    pictures.length > 0 &&
      h(
        "div",
        { class: `ck-drill__pictures ck-drill__count-${pictures.length}` },
        pictures.map((p) => p.node),
        inWords(item.pictures),
      ),
    h(
      "div",
      { class: "ck-drill__answers" },
      h(
        "div",
        { role: "radiogroup", "aria-labelledby": stem.id, class: "ck-drill__options" },
        rows.map(({ row }) => row),
      ),
      sureRow,
      nextRow,
    ),
  );
  return {
    node,
    key,
    stem,
    next,
    mark: (on) => {
      for (const p of pictures) p.mark(on);
    },
    marked: pictures.length > 0,
  };
}
