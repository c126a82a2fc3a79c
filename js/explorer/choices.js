/** Everything about a finding but its two axes: the examination, change over time, and the rare attributes as tags. */

import { button, copyButton, radios, selectBox, toggle } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { addressOf } from "../shared/links.js";
import { t } from "../shared/words.js";
import { toHash } from "./lookup.js";
import { label } from "./terms.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Attribute, Term, View } from "./types.js" */

const OWN = ["morphology", "distribution", "stage", "change"];

/**
 * @param {Model} model
 * @param {Term} value
 */
const short = (model, value) => value.short || label(model, value);

/** @param {View} view */
function stagePicker({ model, set, uid, table }) {
  const { label: title, values } = table.attributes.get("stage");
  const made = radios(
    `${uid}-stage`,
    values.map((value) => [value.id, short(model, value)]),
    (stage) => set({ stage }),
    (id) => ({ "data-term": id }),
  );
  const node = h("fieldset", { class: "ck-segments" }, h("legend", { class: "ck-sr" }, title), made.labels);
  return { node, refresh: () => made.check(model.get("stage")) };
}

/** @param {View} view */
function changePicker({ model, set, table }) {
  const { label: title, values } = table.attributes.get("change");
  const box = selectBox(
    values.map((value) => [value.id, label(model, value)]),
    (change) => set({ change }),
    { "data-attribute": "change" },
  );
  return {
    node: h("label", { class: "ck-choices__change" }, h("span", null, `${title} `), box),
    refresh: () => {
      box.value = model.get("change");
    },
  };
}

/**
 * A list of all that can be added, attribute by attribute; what was added stands beside it as a tag.
 * @param {View} view
 */
function adder({ model, set, table }) {
  const rare = table.data.attributes.filter((a) => !OWN.includes(a.id));
  /** @param {Attribute} a */
  const options = (a) =>
    a.values
      .filter((value) => value.id !== a.default)
      .map((value) => h("option", { value: `${a.id}=${value.id}` }, label(model, value)));
  const box = h(
    "select",
    {
      "aria-label": t("Add to the finding"),
      "data-attribute": "more",
      onchange: () => {
        const [id, value] = box.value.split("=");
        box.value = "";
        if (id) set({ [id]: value });
      },
    },
    h("option", { value: "" }, t("+ Add to the finding…")),
    rare.map((a) => h("optgroup", { label: a.label }, options(a))),
  );
  const tags = h("span", { class: "ck-choices__tags" });
  /** @param {Attribute} a */
  const tag = (a) => {
    const value = /** @type {Term} */ (a.values.find((each) => each.id === model.get(a.id)));
    const words = `${a.label}: ${label(model, value)}`;
    const remove = () => {
      const place = [...tags.children].indexOf(node);
      set({ [a.id]: a.default });
      // Drawn anew by now: the keys go on at the next tag, or where one is added.
      queueMicrotask(() =>
        /** @type {HTMLElement} */ (tags.children[place] ?? tags.lastChild ?? box).focus(),
      );
    };
    const node = button([words, h("span", { "aria-hidden": "true" }, " ✕")], remove, {
      class: "ck-choices__tag",
      "data-key": a.id,
      "aria-label": t("Remove {words}", { words }),
      title: value.definition.text,
    });
    return node;
  };
  return {
    node: [box, tags],
    refresh: () => {
      put(tags, rare.filter((a) => model.get(a.id) !== a.default).map(tag));
    },
  };
}

/**
 * The row of choices under the map, with what one can do with a finding.
 * @param {View} view
 * @param {ReturnType<typeof import("./picker.js").picker>} map
 */
export function choices(view, map) {
  const { table, page, name, set } = view;
  const parts = [stagePicker(view), changePicker(view), adder(view)];
  const found = h("span", { class: "ck-choices__found", role: "status" });
  const predict = toggle(t("Predict first"), (on) => {
    map.predict(on);
    refresh();
  });
  const keep = button(t("Keep"), () => set({ pinned: view.picks() }), {
    "aria-label": t("Keep to compare"),
    "data-ck": "pin",
    class: "ck-small-button",
  });
  const link = h("span");
  const refresh = () => {
    for (const part of parts) part.refresh();
    put(found, map.progress());
    keep.disabled = Object.values(view.picks()).includes(null);
    if (page) put(link, copyButton(addressOf(toHash(table, view.picks(), name)), t("link")));
  };
  const node = h(
    "div",
    { class: "ck-choices", role: "group", "aria-label": t("More about this finding") },
    parts.map(({ node: part }) => part),
    h("span", { class: "ck-choices__acts" }, predict, keep, link, found),
  );
  return { node, refresh };
}
