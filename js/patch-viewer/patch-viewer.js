/** The patch viewer: one image, and the axes that may be turned. */

import { button, radios, selectBox } from "../shared/controls.js";
import { h, keepKeys, put, unique } from "../shared/dom.js";
import { follow, inPage, setter } from "../shared/model.js";
import { patchSource, whenNear } from "../shared/patch-source.js";
import { disclaimer, patchView } from "../shared/patch-view.js";
import { tile } from "../shared/pictogram.js";
import { msg, setLanguage, t } from "../shared/words.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Axes, Control, Maker, Open, View } from "./types.js" */

const AXES = [
  ["morphology", msg("Morphology")],
  ["distribution", msg("Distribution")],
  ["view", msg("View")],
  ["density", msg("Density of the breast")],
  ["exam", msg("When")],
  ["change", msg("Change over time")],
  ["extent", msg("Extent")],
  ["associated", msg("Associated finding")],
  ["context", msg("Clinical context")],
  ["seed", msg("Example")],
];
const NAMES = AXES.map(([name]) => name);
const EXAMPLES = 10000;

/** A list to choose from. @type {Maker} */
function chooser({ model, set }, name, title, values) {
  const box = selectBox(values, (value) => set({ [name]: value }), { "data-axis": name });
  return {
    node: h("label", { class: "ck-patch-viewer__axis" }, title, box),
    refresh: () => {
      box.value = model.get(name);
    },
  };
}

/** A slider whose stops have names. @type {Maker} */
function scale({ model, set }, name, title, values) {
  const said = h("span", { "aria-hidden": "true" }); // the slider says it
  const about = { type: "range", min: 0, max: values.length - 1, step: 1, "data-axis": name };
  const oninput = () => set({ [name]: values[Number(input.value)][0] });
  const input = h("input", { ...about, oninput });
  const refresh = () => {
    const place = Math.max(
      0,
      values.findIndex(([id]) => id === model.get(name)),
    );
    input.value = String(place);
    put(said, values[place][1]);
    input.setAttribute("aria-valuetext", values[place][1]);
  };
  const stops = h("span", { class: "ck-patch-viewer__scaled" }, input, said);
  return { node: h("label", { class: "ck-patch-viewer__axis" }, title, stops), refresh };
}

/** Radio buttons, with the drawings of their terms. @type {Maker} */
function choice({ model, set, uid }, name, title, values) {
  const made = radios(
    `${uid}-${name}`,
    values,
    (value) => set({ [name]: value }),
    () => ({ "data-axis": name }),
  );
  const drawings = values.map(([id]) => tile(model.get("_pictograms")[id]));
  made.labels.forEach((label, place) => {
    if (drawings[place]) label.firstChild?.after(drawings[place]);
  });
  const drawn = drawings.some(Boolean) ? " ck-patch-viewer__drawn" : "";
  const about = { class: `ck-patch-viewer__axis ck-patch-viewer__choice${drawn}` };
  const node = h("fieldset", about, h("legend", null, title), made.labels);
  return { node, refresh: () => made.check(model.get(name)) };
}

/** @type {Record<string, Maker>} */
const CONTROLS = { morphology: choice, distribution: choice, view: choice, exam: choice, density: scale };

/**
 * The values that each axis may take: in a page those of its pack, else all.
 * @param {Model} model
 * @returns {Open}
 */
function openValues(model) {
  if (inPage(model)) return model.get("_page_axes");
  /** @type {Axes} */
  const axes = model.get("_axes");
  const all = Object.entries(axes).map(([name, values]) => [name, values.map(([id]) => id)]);
  return { ...Object.fromEntries(all), seed: null };
}

/**
 * The buttons that go on to the next value of an axis, round and round.
 * @param {View} view
 * @param {Open} open
 */
function turners({ model, set }, open) {
  /** @param {Open[string]} values @param {string | number} value */
  const after = (values, value) =>
    values ? values[(values.indexOf(value) + 1) % values.length] : (Number(value) + 1) % EXAMPLES;
  /** @param {string} name @param {string} title */
  const turner = (name, title) =>
    button(title, () => set({ [name]: after(open[name], model.get(name)) }), {
      class: "ck-toggle",
      "data-turn": name,
    });
  const several = (/** @type {string} */ name) => open[name] === null || (open[name]?.length ?? 0) > 1;
  return [
    several("distribution") && turner("distribution", t("Same morphology, another distribution")),
    several("seed") && turner("seed", t("Another example")),
  ].filter(Boolean);
}

/**
 * The controls of the axes that may be turned, and the names of those that may not.
 * @param {View} view
 * @param {Open} open
 */
function controlsOf(view, open) {
  /** @type {Axes} */
  const labels = view.model.get("_axes");
  const turned = AXES.filter(([name]) => name !== "seed" && (open[name]?.length ?? 0) > 1);
  const controls = turned.map(([name, title]) =>
    (CONTROLS[name] ?? chooser)(
      view,
      name,
      t(title),
      labels[name].filter(([id]) => open[name]?.includes(id)),
    ),
  );
  const fixed = NAMES.slice(0, 2).filter((name) => !turned.some(([other]) => other === name));
  const wordOf = (/** @type {string} */ name) =>
    labels[name].find(([id]) => id === view.model.get(name))?.[1];
  return { controls, fixed: fixed.map(wordOf).join(", ") };
}

/**
 * @param {View} view
 * @param {{node: HTMLElement}} shown
 * @param {{controls: Control[], fixed: string}} axes
 * @param {(HTMLElement | false)[]} turns
 */
function layout(view, shown, { controls, fixed }, turns) {
  const axes = h(
    "div",
    { class: "ck-patch-viewer__axes" },
    fixed && h("p", null, h("strong", null, fixed)),
    controls.map(({ node }) => node),
    turns.length > 0 && h("p", { class: "ck-turns" }, turns),
  );
  return h(
    "div",
    { class: "ck-widget ck-patch-viewer", role: "group", "aria-label": t("Simulated patch") },
    h("div", { class: "ck-patch-viewer__two" }, shown.node, axes),
    disclaimer(view.model.get("_disclaimer")),
  );
}

/** @param {{model: Model, el: HTMLElement}} widget */
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  const stop = new AbortController();
  const view = { model, set: setter(model), uid: unique("ck-patch-viewer-") };
  const open = openValues(model);
  const shown = patchView();
  const pictures = patchSource(model, (scene) => shown.show(scene), stop.signal);
  const axes = controlsOf(view, open);
  const root = layout(view, shown, axes, turners(view, open));
  const refresh = () => {
    for (const control of axes.controls) control.refresh();
  };
  const draw = () => {
    refresh();
    const never = model.get("change") === "no_priors";
    /** @type {NodeListOf<HTMLInputElement>} */
    const earlier = root.querySelectorAll('input[data-axis="exam"][value="earlier"]');
    for (const input of earlier) {
      input.disabled = never;
      /** @type {HTMLLabelElement} */ (input.closest("label")).title = never
        ? t("No prior examination: choose a change over time.")
        : "";
    }
    if (never && model.get("exam") === "earlier") return view.set({ exam: "now" });
    shown.busy(true);
    return pictures.want(Object.fromEntries(NAMES.map((name) => [name, model.get(name)])));
  };
  keepKeys(root, stop.signal);
  refresh();
  el.replaceChildren(root);
  whenNear(
    root,
    () => {
      draw();
      follow(model, NAMES, draw, stop.signal);
    },
    stop.signal,
  );
  return () => stop.abort();
}

export default { render };
