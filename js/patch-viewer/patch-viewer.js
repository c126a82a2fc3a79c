/** The patch viewer: one picture, and the axes that may be turned. */

import { h, keepKeys, unique } from "../shared/dom.js";
import { source, whenNear } from "../shared/patch-source.js";
import { honestWords, stage } from "../shared/patch-view.js";

const AXES = [
  ["morphology", "Shape"],
  ["distribution", "Arrangement"],
  ["view", "View"],
  ["density", "Density of the breast"],
  ["exam", "When"],
  ["change", "Over time"],
  ["extent", "Areas"],
  ["associated", "Beside it"],
  ["context", "The breast"],
  ["seed", "Example"],
];

/** A list to choose from. */
function chooser({ model, set }, name, title, values) {
  const box = h(
    "select",
    { "data-axis": name, onchange: () => set({ [name]: box.value }) },
    values.map(([id, words]) => h("option", { value: id }, words)),
  );
  return {
    node: h("label", { class: "ck-patch-viewer__axis" }, title, box),
    refresh: () => {
      box.value = model.get(name);
    },
  };
}

/** A slider whose stops have names. */
function scale({ model, set }, name, title, values) {
  const said = h("output", null);
  const place = () =>
    Math.max(
      0,
      values.findIndex(([id]) => id === model.get(name)),
    );
  const refresh = () => {
    input.value = place();
    said.textContent = values[place()][1];
    input.setAttribute("aria-valuetext", values[place()][1]);
  };
  const input = h("input", {
    type: "range",
    min: 0,
    max: values.length - 1,
    step: 1,
    "data-axis": name,
    oninput: () => set({ [name]: values[Number(input.value)][0] }),
  });
  return {
    node: h(
      "label",
      { class: "ck-patch-viewer__axis" },
      title,
      h("span", { class: "ck-patch-viewer__scaled" }, input, said),
    ),
    refresh,
  };
}

/** Radio buttons. */
function choice({ model, set, uid }, name, title, values) {
  const inputs = values.map(([id]) =>
    h("input", {
      type: "radio",
      name: `${uid}-${name}`,
      "data-axis": name,
      value: id,
      onchange: () => set({ [name]: id }),
    }),
  );
  const node = h(
    "fieldset",
    { class: "ck-patch-viewer__axis ck-patch-viewer__choice" },
    h("legend", null, title),
    values.map(([, words], n) => h("label", null, inputs[n], words)),
  );
  return {
    node,
    inputs,
    refresh: () => {
      for (const input of inputs) input.checked = input.value === model.get(name);
    },
  };
}

/** A button that goes on to the next value, round and round. */
function turner({ model, set }, name, title, next) {
  return {
    node: h(
      "button",
      {
        type: "button",
        class: "ck-patch-view__toggle",
        "data-turn": name,
        onclick: () => set({ [name]: next(model.get(name)) }),
      },
      title,
    ),
    refresh() {},
  };
}

function render({ model, el }) {
  const page = model.get("_host") === "page";
  const labels = model.get("_axes");
  const open = page
    ? model.get("_page_axes")
    : {
        ...Object.fromEntries(Object.entries(labels).map(([name, all]) => [name, all.map(([id]) => id)])),
        seed: [],
      };
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const view = { model, set, uid: unique("ck-patch-viewer-") };
  const shown = stage();
  const pictures = source(model, (scene) => shown.show(scene));
  const named = (name) => labels[name].filter(([id]) => open[name].includes(id));
  const make = { view: choice, exam: choice, density: scale };
  const after = (values) => (value) => values[(values.indexOf(value) + 1) % values.length];
  const controls = AXES.filter(([name]) => name !== "seed" && (open[name]?.length ?? 0) > 1).map(
    ([name, title]) => (make[name] ?? chooser)(view, name, title, named(name)),
  );
  const turns = [
    (open.distribution?.length ?? 0) > 1 &&
      turner(view, "distribution", "Same morphology, other distribution", after(open.distribution)),
    open.seed &&
      (!page || open.seed.length > 1) &&
      turner(view, "seed", "Another example", page ? after(open.seed) : (seed) => (seed + 1) % 10000),
  ].filter(Boolean);
  const axes = AXES.map(([name]) => name);

  const follow = () => {
    for (const { refresh } of controls) refresh();
    const never = model.get("change") === "no_priors";
    for (const input of root.querySelectorAll('[data-axis="exam"]'))
      input.disabled = never && input.value === "earlier";
    if (never && model.get("exam") === "earlier") return set({ exam: "now" });
    shown.busy(true);
    return pictures.want(Object.fromEntries(axes.map((name) => [name, model.get(name)])));
  };
  const fixed = AXES.slice(0, 2)
    .filter(([name]) => !controls.some(({ node }) => node.querySelector(`[data-axis="${name}"]`)))
    .map(([name]) => labels[name].find(([id]) => id === model.get(name))?.[1]);
  const root = h(
    "div",
    { class: "ck-widget ck-patch-viewer", role: "group", "aria-label": "Simulated patch" },
    h(
      "div",
      { class: "ck-patch-viewer__two" },
      shown.node,
      h(
        "div",
        { class: "ck-patch-viewer__axes" },
        fixed.length > 0 && h("p", { class: "ck-patch-viewer__fixed" }, h("strong", null, fixed.join(", "))),
        controls.map(({ node }) => node),
        turns.length > 0 &&
          h(
            "p",
            { class: "ck-patch-viewer__turns" },
            turns.map(({ node }) => node),
          ),
      ),
    ),
    honestWords(model.get("_honest")),
  );
  const stop = new AbortController();
  keepKeys(root, stop.signal);
  for (const { refresh } of controls) refresh();
  el.replaceChildren(root);
  const begun = whenNear(root, () => {
    follow();
    for (const name of axes) model.on(`change:${name}`, follow);
  });
  return () => {
    stop.abort();
    begun();
    pictures.stop();
    for (const name of axes) model.off(`change:${name}`, follow);
  };
}

export default { render };
