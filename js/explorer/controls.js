/** Controls: what you see, as labelled groups of native radio buttons and selects. */

import { h, put } from "../shared/dom.js";
import { GROUPS, definitionCard, label } from "./parts.js";

/** The card that defines the picked word, opened by its button or by the ? key. */
function help(view, attribute) {
  const { model, table, uid } = view;
  const card = h("div", { class: "ck-explorer__card", id: `${uid}-${attribute.id}-card`, hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-explorer__info",
      "aria-expanded": "false",
      "aria-controls": card.id,
      title: "Open with the ? key",
      onclick: () => toggle(),
    },
    h("span", { "aria-hidden": "true" }, "?"),
    h("span", { class: "ck-sr" }, `About: ${attribute.label}`),
  );
  const fill = () => {
    const value = attribute.values.find((v) => v.id === model.get(attribute.id));
    put(
      card,
      value
        ? definitionCard(table, model, value)
        : [
            h("p", null, attribute.why),
            h(
              "dl",
              null,
              attribute.values.map((v) => [h("dt", null, label(model, v)), h("dd", null, v.definition.text)]),
            ),
          ],
    );
  };
  const toggle = () => {
    card.hidden = !card.hidden;
    button.setAttribute("aria-expanded", String(!card.hidden));
    if (!card.hidden) fill();
  };
  return {
    card,
    button,
    toggle,
    refresh: () => {
      if (!card.hidden) fill();
    },
  };
}

function radios(view, attribute) {
  const { model, set, uid } = view;
  const groups = new Map();
  for (const value of attribute.values) {
    const title = GROUPS[value.group] ?? "";
    groups.set(title, [...(groups.get(title) ?? []), value]);
  }
  const inputs = [];
  const body = [...groups].map(([title, values]) =>
    h(
      "div",
      { class: "ck-explorer__group", role: title && "group", "aria-label": title || null },
      title && h("p", { class: "ck-explorer__group-title", "aria-hidden": "true" }, title),
      values.map((value) => {
        const input = h("input", {
          type: "radio",
          name: `${uid}-${attribute.id}`,
          value: value.id,
          "data-term": value.id,
          onchange: () => set({ [attribute.id]: value.id }),
        });
        const words = h("span", null, label(model, value));
        inputs.push({ input, value, words });
        return h("label", { class: "ck-explorer__radio" }, input, words);
      }),
    ),
  );
  const refresh = () => {
    for (const { input, value, words } of inputs) {
      input.checked = model.get(attribute.id) === value.id;
      words.textContent = label(model, value);
    }
  };
  return { body, refresh };
}

function select(view, attribute) {
  const { model, set } = view;
  const box = h(
    "select",
    {
      "aria-label": attribute.label,
      "data-attribute": attribute.id,
      onchange: () => set({ [attribute.id]: box.value || null }),
    },
    attribute.default == null && h("option", { value: "" }, "choose…"),
    attribute.values.map((v) => h("option", { value: v.id }, label(model, v))),
  );
  return {
    body: [box],
    refresh: () => {
      box.value = model.get(attribute.id) ?? "";
    },
  };
}

/**
 * One attribute: its choices, its definition card and its hint; `refresh` makes it follow the model.
 * The hints of all terms lie on top of each other, so the tallest sets the height and nothing below ever moves.
 */
export function control(view, attribute) {
  const { model, uid } = view;
  const few = attribute.panel === "main" && !(attribute.values.length > 5 && !attribute.values[0].group);
  const field = few ? radios(view, attribute) : select(view, attribute);
  const about = help(view, attribute);
  const hints = new Map(
    [[null, `Still open. ${attribute.why}`], ...attribute.values.map((v) => [v.id, v.definition.text])]
      .filter(([id]) => id !== null || attribute.default == null)
      .map(([id, words]) => [id, h("span", null, words)]),
  );
  const hint = h("p", { class: "ck-explorer__hint", id: `${uid}-${attribute.id}-hint` }, ...hints.values());
  const node = h(
    "fieldset",
    {
      class: `ck-explorer__field ck-explorer__field-${attribute.id}`,
      "aria-describedby": attribute.panel === "main" && hint.id,
      onkeydown: (event) => {
        if (event.key !== "?") return;
        event.preventDefault();
        about.toggle();
      },
    },
    h("legend", null, attribute.label, h("span", { class: "ck-explorer__question" }, attribute.question)),
    about.button,
    field.body,
    attribute.panel === "main" && hint,
    about.card,
  );
  const refresh = () => {
    field.refresh();
    about.refresh();
    for (const [id, words] of hints)
      words.classList.toggle("ck-explorer__said", id === (model.get(attribute.id) ?? null));
  };
  return { node, refresh };
}
