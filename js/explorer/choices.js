/** Everything about a finding but its two axes: the examination, change over time, and the rare attributes as tags. */

import { button, copyButton, either, radios, selectBox, toggle } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { addressOf } from "../shared/links.js";
import { t } from "../shared/words.js";
import { axisHelp } from "./fields.js";
import { toHash } from "./lookup.js";
import { label, shortLabel } from "./terms.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Attribute, Picks, Term, View } from "./types.js" */

const OWN = ["morphology", "distribution", "stage", "change"];

/**
 * A choice whose words the ? key defines; the card, and a button where there is room for one, come with it.
 * @param {View} view
 * @param {string} id
 * @param {HTMLElement} choice
 * @param {() => void} check makes the choice follow the model
 */
function explained(view, id, choice, check) {
  const about = axisHelp(view, view.table.attributes.get(id));
  const refresh = () => {
    check();
    about.refresh();
  };
  choice.addEventListener("keydown", about.onkeydown);
  return { node: choice, button: about.button, card: about.card, refresh };
}

/** @param {View} view */
function stagePicker(view) {
  const { model, set, uid, table } = view;
  const { label: title, values } = table.attributes.get("stage");
  const made = radios(
    `${uid}-stage`,
    values.map((value) => [value.id, shortLabel(model, value)]),
    (stage) => set({ stage }),
    (id) => ({ "data-term": id }),
  );
  const node = h("fieldset", { class: "ck-segments" }, h("legend", { class: "ck-sr" }, title), made.labels);
  return explained(view, "stage", node, () => made.check(model.get("stage")));
}

/** @param {View} view */
function changePicker(view) {
  const { model, set, table } = view;
  const { label: title, values } = table.attributes.get("change");
  const box = selectBox(
    values.map((value) => [value.id, label(model, value)]),
    (change) => set({ change }),
    { "data-attribute": "change" },
  );
  const node = h("label", { class: "ck-choices__change" }, h("span", null, `${title} `), box);
  return explained(view, "change", node, () => {
    box.value = model.get("change");
  });
}

/** A list of all that can be added, attribute by attribute. @param {View} view @param {Attribute[]} rare */
function addable({ model, set }, rare) {
  /** @param {Attribute} a */
  const options = (a) =>
    a.values
      .filter((value) => value.id !== a.default)
      .map((value) => h("option", { value: `${a.id}=${value.id}` }, label(model, value)));
  // Arrows lead through a closed list, each a change: what they stop at is added by Enter.
  let leading = false;
  const add = () => {
    const [id, value] = box.value.split("=");
    box.value = "";
    if (id) set({ [id]: value });
  };
  const onkeydown = (/** @type {KeyboardEvent} */ { key }) => {
    if (key === "Enter" && leading) add();
    leading = key.startsWith("Arrow");
  };
  const box = h(
    "select",
    {
      "aria-label": t("Add to the finding"),
      title: t("With the arrow keys: Enter adds it"),
      "data-attribute": "more",
      onkeydown,
      onpointerdown: () => {
        leading = false;
      },
      onblur: () => {
        box.value = "";
      },
      onchange: () => leading || add(),
    },
    h("option", { value: "" }, t("+ Add to the finding…")),
    rare.map((a) => h("optgroup", { label: a.label }, options(a))),
  );
  return box;
}

/** The list, and beside it what was added, as tags. @param {View} view */
function adder(view) {
  const { model, set, table } = view;
  const rare = table.data.attributes.filter((a) => !OWN.includes(a.id));
  const box = addable(view, rare);
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

/** @param {Picks} now @param {Picks | null} kept */
const sameAs = (now, kept) =>
  Boolean(kept) && Object.entries(now).every(([name, value]) => kept?.[name] === value);
/** @param {Picks | null} kept */
const some = (kept) => Object.keys(kept ?? {}).length > 0;

/**
 * The row of choices under the map, with what one can do with a finding.
 * @param {View} view
 * @param {ReturnType<typeof import("./picker.js").picker>} map
 */
export function choices(view, map) {
  const { table, page, name, set, model } = view;
  const [stage, change, added] = [stagePicker(view), changePicker(view), adder(view)];
  const parts = [stage, change, added];
  const found = h("span", { class: "ck-choices__found", role: "status" });
  const predict = toggle(t("Predict first"), (on) => {
    map.predict(on);
    refresh();
  });
  const kept = either(t("Keep"), `✓ ${t("Kept")}`);
  const keep = button(kept.node, () => set({ pinned: view.picks() }), {
    "aria-label": t("Keep to compare"),
    "data-ck": "pin",
    class: "ck-small-button",
  });
  const link = h("span");
  const told = h("span", { class: "ck-sr", role: "status" });
  const refresh = () => {
    for (const part of parts) part.refresh();
    const isKept = sameAs(view.picks(), model.get("pinned"));
    kept.show(isKept);
    node.toggleAttribute("data-kept", some(model.get("pinned")));
    put(found, map.progress());
    put(told, isKept && t(" Kept to compare."));
    keep.disabled = Object.values(view.picks()).includes(null);
    if (page) put(link, copyButton(addressOf(toHash(table, view.picks(), name)), t("link")));
  };
  const node = h(
    "div",
    { class: "ck-wrap ck-choices", role: "group", "aria-label": t("More about this finding") },
    [stage.node, stage.button, change.node, added.node],
    h("span", { class: "ck-wrap ck-choices__acts" }, predict, keep, link, found, told),
    [stage.card, change.card],
  );
  return { node, refresh };
}
