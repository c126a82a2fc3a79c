/** The attributes of what one sees, as labelled groups of native radio buttons and selects. */

import { radios, selectBox } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { t } from "../shared/words.js";
import { silent } from "./lookup.js";
import { definitionCard, label } from "./terms.js";

/** @import { Attribute, Term, View } from "./types.js" */

/**
 * What the card says: the definition of the picked word, or of every word while it is open.
 * @param {View} view
 * @param {Attribute} attribute
 */
function explained({ model, table }, attribute) {
  const value = attribute.values.find((v) => v.id === model.get(attribute.id));
  if (value) return definitionCard(table, model, value);
  const words = attribute.values.map((v) => [
    h("dt", null, label(model, v)),
    h("dd", null, v.definition.text),
  ]);
  return [h("p", null, attribute.why), h("dl", null, words)];
}

/**
 * The card that defines the picked word, opened by its button or by the ? key, closed by these or by Escape.
 * @param {View} view
 * @param {Attribute} attribute
 */
export function axisHelp(view, attribute) {
  const about = { class: "ck-explorer__card", id: `${view.uid}-${attribute.id}-card`, role: "status" };
  const card = h("div", { ...about, hidden: true });
  const toggle = () => {
    card.hidden = !card.hidden;
    button.setAttribute("aria-expanded", String(!card.hidden));
    refresh();
    if (!card.hidden) card.scrollIntoView({ block: "nearest" });
  };
  const onkeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "?" && (event.key !== "Escape" || card.hidden)) return;
    event.preventDefault();
    toggle();
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-explorer__info",
      "aria-expanded": "false",
      "aria-controls": card.id,
      title: t("Open with the ? key"),
      onclick: toggle,
    },
    h("span", { "aria-hidden": "true" }, "?"),
    h("span", { class: "ck-sr" }, t("About: {label}", { label: attribute.label })),
  );
  const refresh = () => {
    if (!card.hidden) put(card, explained(view, attribute));
  };
  return { card, button, onkeydown, refresh };
}

/**
 * One group of terms, under its title where it has one.
 * @param {View} view
 * @param {Attribute} attribute
 * @param {string} title
 * @param {Term[]} values
 */
function termGroup(view, attribute, title, values) {
  const { model, set, uid } = view;
  const made = radios(
    `${uid}-${attribute.id}`,
    values.map((value) => [value.id, label(model, value)]),
    (id) => set({ [attribute.id]: id }),
    (id) => ({ "data-term": id }),
  );
  const body = h(
    "div",
    { class: "ck-explorer__group ck-radios", role: title && "group", "aria-label": title || null },
    title && h("p", { class: "ck-small ck-explorer__group-title", "aria-hidden": "true" }, title),
    made.labels,
  );
  const refresh = () => {
    made.check(model.get(attribute.id));
    for (const [place, value] of values.entries())
      put(/** @type {HTMLElement} */ (made.labels[place].querySelector("span")), label(model, value));
  };
  return { body, refresh };
}

/** @param {View} view @param {Attribute} attribute */
function termRadios(view, attribute) {
  const groups = Map.groupBy(attribute.values, (value) => attribute.groups[value.group ?? ""] ?? "");
  const made = [...groups].map(([title, values]) => termGroup(view, attribute, title, values));
  return {
    body: made.map(({ body }) => body),
    refresh: () => {
      for (const { refresh } of made) refresh();
    },
  };
}

/** @param {View} view @param {Attribute} attribute */
function termSelect({ model, set }, attribute) {
  /** @type {[string, string][]} */
  const values = attribute.values.map((value) => [value.id, label(model, value)]);
  /** @type {[string, string][]} */
  const open = attribute.default == null ? [["", t("choose…")]] : [];
  const pick = (/** @type {string} */ id) => set({ [attribute.id]: id || null });
  const box = selectBox([...open, ...values], pick, {
    "aria-label": attribute.label,
    "data-attribute": attribute.id,
  });
  return {
    body: box,
    refresh: () => {
      box.value = model.get(attribute.id) ?? "";
    },
  };
}

/** Stands for what does not apply, in place of a term. */
const OFF = "";

/**
 * The hints of all terms lie on top of each other, so the tallest sets the height and nothing below ever moves.
 * @param {View} view
 * @param {Attribute} attribute
 */
function hintOf({ model, uid, table }, attribute) {
  const open = attribute.default == null ? [[null, t("Still open. {why}", { why: attribute.why })]] : [];
  const terms = table.data.attributes.flatMap(({ values }) => values);
  const off = terms.some(({ silences }) => silences?.includes(attribute.id))
    ? [[OFF, t("Does not apply here. What was said is kept.")]]
    : [];
  const words = [...open, ...attribute.values.map((v) => [v.id, v.definition.text]), ...off];
  const hints = words.map(([id, text]) => ({
    id,
    node: h("span", null, text),
  }));
  return {
    node: h(
      "p",
      { class: "ck-small ck-explorer__hint", id: `${uid}-${attribute.id}-hint` },
      hints.map(({ node }) => node),
    ),
    refresh: (/** @type {boolean} */ isOff) => {
      const now = isOff ? OFF : (model.get(attribute.id) ?? null);
      for (const { id, node } of hints) node.classList.toggle("ck-explorer__said", id === now);
    },
  };
}

/**
 * One attribute: its choices, its definition card and its hint; `refresh` makes it follow the model.
 * @param {View} view
 * @param {Attribute} attribute
 */
export function field(view, attribute) {
  const main = attribute.panel === "main";
  const few = main && (attribute.values.length <= 5 || attribute.values[0].group);
  const choice = few ? termRadios(view, attribute) : termSelect(view, attribute);
  const about = axisHelp(view, attribute);
  const hint = hintOf(view, attribute);
  const node = h(
    "fieldset",
    {
      class: `ck-explorer__field ck-explorer__field-${attribute.id}`,
      "aria-describedby": main && hint.node.id,
      onkeydown: about.onkeydown,
    },
    h(
      "legend",
      null,
      attribute.label,
      h("span", { class: "ck-small ck-explorer__question" }, attribute.question),
    ),
    about.button,
    choice.body,
    main && hint.node,
    about.card,
  );
  const refresh = () => {
    node.disabled = silent(view.table, view.picks()).includes(attribute.id);
    for (const part of [choice, about, hint]) part.refresh(node.disabled);
  };
  return { node, refresh };
}
