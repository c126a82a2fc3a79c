/** The question of a stage with its answers; wrong turns taken before are struck out and stay readable. */

import { button } from "../shared/controls.js";
import { h, unique } from "../shared/dom.js";
import { t } from "../shared/words.js";
import { quoted } from "./parts.js";

/** @import { Choice, Moves, Stage } from "./types.js" */

/**
 * One answer to choose.
 * @param {Choice} choice
 * @param {number} number
 * @param {{name: string, gone: boolean, onchoose: () => void, onenter: Moves["decide"]}} about
 */
function option(choice, number, { name, gone, onchoose, onenter }) {
  const onkeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !input.checked) return;
    event.preventDefault();
    onenter(choice.answer);
  };
  const about = { type: "radio", name, value: choice.answer, disabled: gone };
  const input = h("input", { ...about, onchange: onchoose, onkeydown });
  const row = h(
    "label",
    { class: `ck-option ck-case-walk__option${gone ? " ck-case-walk__gone" : ""}` },
    input,
    h("span", { class: "ck-key", "aria-hidden": "true" }, number + 1),
    h("span", null, choice.label),
    gone && h("span", { class: "ck-case-walk__tried" }, t("tried")),
  );
  return { input, row };
}

/** @param {Stage} stage @param {string[]} tried answers that were wrong @param {Moves["decide"]} decide */
export function questionOf(stage, tried, decide) {
  const name = unique("ck-case-walk-");
  const chosen = () => options.find(({ input }) => input.checked)?.input.value;
  const act = button(t("Decide"), () => decide(chosen()), {
    class: "ck-main-button",
    disabled: true,
    "data-ck": "decide",
  });
  const onchoose = () => {
    act.disabled = false;
  };
  const options = stage.choices.map((choice, number) =>
    option(choice, number, { name, gone: tried.includes(choice.answer), onchoose, onenter: decide }),
  );
  const pick = (/** @type {number} */ number) => {
    const input = options[number]?.input;
    if (!input || input.disabled) return;
    input.checked = true;
    input.focus();
    onchoose();
  };
  const rows = options.map(({ row }) => row);
  const hint = t("Keys 1 to {last} choose, Enter decides.", { last: rows.length });
  const legend = h("legend", { tabindex: "-1", "data-ck": "question" }, quoted(stage), stage.question);
  const node = h(
    "div",
    { class: "ck-case-walk__ask" },
    h("fieldset", null, legend, rows),
    h(
      "p",
      { class: "ck-wrap ck-case-walk__do" },
      act,
      h("span", { class: "ck-small ck-case-walk__hint" }, hint),
    ),
  );
  return { pick, node };
}
