/** The patch viewer: one image, and the axes that may be turned. */

import { button, radios, selectBox } from "../shared/controls.js";
import { h, keepKeys, put, unique } from "../shared/dom.js";
import { follow, inPage, setter } from "../shared/model.js";
import { patchSource, whenNear } from "../shared/patch-source.js";
import { disclaimer, patchView } from "../shared/patch-view.js";
import { tile } from "../shared/pictogram.js";
import { msg, speak, t } from "../shared/words.js";

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

/** A list to choose from. */
function chooser({ model, set }, name, title, values) {
  const box = selectBox(values, (value) => set({ [name]: value }), { "data-axis": name });
  return {
    node: h("label", { class: "ck-patch-viewer__axis" }, title, box),
    refresh: () => {
      box.value = model.get(name);
    },
  };
}

/** A slider whose stops have names. */
function scale({ model, set }, name, title, values) {
  const said = h("output");
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

/** Radio buttons, with the drawings of their terms. */
function choice({ model, set, uid }, name, title, values) {
  const made = radios(
    `${uid}-${name}`,
    values,
    (value) => set({ [name]: value }),
    () => ({ "data-axis": name }),
  );
  const drawings = values.map(([id]) => tile(model.get("_pictograms")[id]));
  made.labels.forEach((label, place) => {
    if (drawings[place]) label.firstChild.after(drawings[place]);
  });
  const drawn = drawings.some(Boolean) ? " ck-patch-viewer__drawn" : "";
  const about = { class: `ck-patch-viewer__axis ck-patch-viewer__choice${drawn}` };
  const node = h("fieldset", about, h("legend", null, title), made.labels);
  return { node, refresh: () => made.check(model.get(name)) };
}

const CONTROLS = { morphology: choice, distribution: choice, view: choice, exam: choice, density: scale };

/** The values that each axis may take: in a page those of its pack, else all. */
function openValues(model) {
  if (inPage(model)) return model.get("_page_axes");
  const all = Object.entries(model.get("_axes")).map(([name, values]) => [name, values.map(([id]) => id)]);
  return { ...Object.fromEntries(all), seed: null };
}

/** The buttons that go on to the next value of an axis, round and round. */
function turners({ model, set }, open) {
  const after = (values, value) =>
    values ? values[(values.indexOf(value) + 1) % values.length] : (value + 1) % EXAMPLES;
  const turner = (name, title) =>
    button(title, () => set({ [name]: after(open[name], model.get(name)) }), {
      class: "ck-toggle",
      "data-turn": name,
    });
  const several = (name) => open[name] === null || open[name]?.length > 1;
  return [
    several("distribution") && turner("distribution", t("Same morphology, another distribution")),
    several("seed") && turner("seed", t("Another example")),
  ].filter(Boolean);
}

/** The controls of the axes that may be turned, and the names of those that may not. */
function controlsOf(view, open) {
  const labels = view.model.get("_axes");
  const turned = AXES.filter(([name]) => name !== "seed" && open[name]?.length > 1);
  const controls = turned.map(([name, title]) =>
    (CONTROLS[name] ?? chooser)(
      view,
      name,
      t(title),
      labels[name].filter(([id]) => open[name].includes(id)),
    ),
  );
  const fixed = NAMES.slice(0, 2).filter((name) => !turned.some(([other]) => other === name));
  const wordOf = (name) => labels[name].find(([id]) => id === view.model.get(name))?.[1];
  return { controls, fixed: fixed.map(wordOf).join(", ") };
}

function layout(view, shown, { controls, fixed }, turns) {
  const axes = h(
    "div",
    { class: "ck-patch-viewer__axes" },
    fixed && h("p", null, h("strong", null, fixed)),
    controls.map(({ node }) => node),
    turns.length > 0 && h("p", { class: "ck-patch-viewer__turns" }, turns),
  );
  return h(
    "div",
    { class: "ck-widget ck-patch-viewer", role: "group", "aria-label": t("Simulated patch") },
    h("div", { class: "ck-patch-viewer__two" }, shown.node, axes),
    disclaimer(view.model.get("_disclaimer")),
  );
}

function render({ model, el }) {
  speak(model.get("_words"), el);
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
    for (const input of root.querySelectorAll('input[data-axis="exam"][value="earlier"]')) {
      input.disabled = never;
      input.closest("label").title = never ? t("No prior examination: choose a change over time.") : "";
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
