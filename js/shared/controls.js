/** Controls that several widgets have: native ones, each with its label. */

import { h, put } from "./dom.js";
import { t } from "./words.js";

/** @import { Child, Props } from "./types.js" */

/**
 * A button.
 * @param {Child} words what stands on it
 * @param {(event: MouseEvent) => void} onclick
 * @param {Props} [more] further attributes
 */
export const button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);

/** A button that is on or off. @param {string} title @param {(on: boolean) => void} onchange */
export function toggle(title, onchange) {
  const made = button(
    title,
    () => {
      const on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on));
      onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" },
  );
  return made;
}

/**
 * A slider with its title and what it says, which is its value for a screen reader, too.
 * @param {string} title
 * @param {[number, number, number]} range lowest, highest and first value
 * @param {(value: number) => string} say
 * @param {(value: number) => void} oninput
 */
export function slider(title, [min, max, value], say, oninput) {
  const said = h("span", { "aria-hidden": "true" });
  const tell = () => {
    said.textContent = say(Number(input.value));
    input.setAttribute("aria-valuetext", said.textContent);
  };
  const turn = () => {
    oninput(Number(input.value));
    tell();
  };
  const input = h("input", { type: "range", min, max, value, step: "5", oninput: turn });
  tell();
  return h("label", { class: "ck-slider" }, title, input, said);
}

/**
 * Radio buttons that share a name; `check` makes them show a value.
 * @param {string} name
 * @param {[string, Child][]} values pairs of id and words
 * @param {(id: string) => void} onpick
 * @param {(id: string) => Props} [more] further attributes of an input
 */
export function radios(name, values, onpick, more = () => ({})) {
  const inputs = values.map(([id]) =>
    h("input", { type: "radio", name, value: id, onchange: () => onpick(id), ...more(id) }),
  );
  return {
    inputs,
    labels: values.map(([, words], place) => h("label", null, inputs[place], h("span", null, words))),
    /** @param {unknown} value */
    check(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/**
 * A list to choose from.
 * @param {[string, Child][]} values pairs of id and words
 * @param {(id: string) => void} onpick
 * @param {Props} [more] further attributes
 */
export function selectBox(values, onpick, more) {
  const box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words)),
  );
  return box;
}

/**
 * Put a text on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser let it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Words of a button that has room for others, so that it keeps its width; `show` says which are read.
 * @param {string} one
 * @param {string} other
 */
export function either(one, other) {
  const parts = [one, other].map((words) => h("span", null, words));
  const show = (/** @type {boolean} */ done) => {
    for (const [place, part] of parts.entries())
      part.style.visibility = place === Number(done) ? "" : "hidden";
  };
  show(false);
  return { node: h("span", { class: "ck-either" }, parts), show };
}

/**
 * A button that copies a text; where the browser refuses, the text to copy by hand.
 * @param {string} text
 * @param {string} title what it is, after "Copy"
 */
export function copyButton(text, title) {
  const told = h("span", { role: "status" });
  const field = h("textarea", { readonly: true, rows: "2", "aria-label": title, hidden: true });
  const label = either(t("Copy {what}", { what: title }), `✓ ${t("Copied.")}`);
  field.value = text;
  const act = async () => {
    const done = await copy(text);
    field.hidden = done;
    if (!done) field.select();
    label.show(done);
    told.classList.toggle("ck-sr", done);
    put(told, done ? t("Copied.") : t("The browser did not allow copying: select the text and copy it."));
  };
  return h("div", { class: "ck-copy" }, button(label.node, act), told, field);
}

/** The directions of the arrow keys, right and down. @type {Record<string, [number, number]>} */
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The digit that a key stands for, 1 to 9, also where the row of digits prints letters (AZERTY); 0 for other keys.
 * @param {KeyboardEvent} event
 */
export function digitOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return 0;
  if (/^[1-9]$/.test(key)) return Number(key);
  return shiftKey ? 0 : Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
}

/** What every widget says where it stands alone; a page says it once, for all. @param {string} [more] */
export const careNotice = (more) =>
  h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);
