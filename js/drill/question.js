/** One question: pictures, answers, and how sure; after that the same place holds "Next", so that nothing jumps. */

import { h } from "../shared/dom.js";
import { capital, inWords, picture } from "./parts.js";

export function questionView(item, { uid, sureWords, onanswer, onnext }) {
  const pictures = item.pictures.map((shown, place) => picture(shown, item.kind === "same_or_different" ? ["Left", "Right"][place] : ""));
  let picked = -1;
  const stem = h("p", { class: "cd-stem", id: `${uid}-stem`, tabindex: "-1" }, item.stem);

  const rows = item.options.map((option, place) => {
    const input = h("input", { type: "radio", name: `${uid}-answer`, value: String(place), onchange: () => pick(place) });
    const mark = h("span", { class: "cd-mark" });
    return { option, input, mark, row: h("label", { class: "cd-option" }, input,
      h("span", { class: "cd-key", "aria-hidden": "true" }, String(place + 1)), h("span", { class: "cd-text" }, option.text), mark) };
  });

  const sure = sureWords.map((words, place) => h("button", { type: "button", disabled: true, onclick: () => answer(place + 1) },
    h("span", { class: "cd-key", "aria-hidden": "true" }, String(place + 1)), capital(words)));
  const next = h("button", { type: "button", class: "cd-main", onclick: onnext }, "Next question");
  const said = h("span", { class: "cd-said" });
  const sureRow = h("div", { class: "cd-sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, "How sure are you? This gives your answer."), h("div", { class: "cd-buttons" }, sure));
  const nextRow = h("div", { class: "cd-sure", hidden: true }, h("p", null, said), h("div", { class: "cd-buttons" }, next));

  function pick(place) {
    picked = place;
    rows.forEach(({ input }, number) => { input.checked = number === place; });
    for (const button of sure) button.disabled = false;
  }

  function answer(confidence) {
    for (const { option, input, mark, row } of rows) {
      const mine = option === item.options[picked];
      row.classList.toggle("cd-right", option.right);
      row.classList.toggle("cd-mine", mine);
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

  const node = h("div", { class: `cd-question${pictures.length ? "" : " cd-plain"}`, "data-item": item.id },
    h("div", { class: "cd-ask" }, h("p", { class: "cd-kind" }, item.label), stem),
    pictures.length > 0 && h("div", { class: `cd-pictures cd-count-${pictures.length}` }, pictures.map((p) => p.node), inWords(item.pictures)),
    h("div", { class: "cd-answers" },
      h("div", { role: "radiogroup", "aria-labelledby": stem.id, class: "cd-options" }, rows.map(({ row }) => row)), sureRow, nextRow));
  return { node, key, stem, next, mark: (on) => { for (const p of pictures) p.mark(on); }, marked: pictures.length > 0 };
}
