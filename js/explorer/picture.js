/** The picture of the finding that is picked, below what describes it. */

import { h } from "../shared/dom.js";
import { source, whenNear } from "../shared/patch-source.js";
import { honestWords, stage } from "../shared/patch-view.js";

/** The views, as the words of a radio group. */
const VIEWS = [
  ["CC", "CC"],
  ["lateral", "True lateral"],
  ["magnification", "Magnified"],
];

/** Radio buttons for the views; `refresh` makes them follow the model. */
function viewPicker({ model, uid, set }, views = VIEWS) {
  const inputs = views.map(([id]) =>
    h("input", {
      type: "radio",
      name: `${uid}-view`,
      value: id,
      "data-view": id,
      onchange: () => set({ view: id }),
    }),
  );
  const node = h(
    "fieldset",
    { class: "ck-patch-view__views" },
    h("legend", null, "Picture"),
    views.map(([, words], n) => h("label", null, inputs[n], words)),
  );
  return {
    node,
    refresh: () => {
      for (const input of inputs) input.checked = input.value === model.get("view");
    },
  };
}

/** @returns {?{node: HTMLElement, stop: Function}} the picture below the attributes, or nothing where there are no pictures. */
export function pictured(view) {
  const { model, table, page } = view;
  const honest = model.get("_honest");
  if (!honest?.schematic) return null;
  const shown = stage();
  const views = viewPicker(view);
  const left = h("p", { class: "ck-patch-view__note" });
  const drawn = ["morphology", "distribution", "extent", "change", "associated", "context"];
  const names = [...drawn, "view", "density", "seed"];
  const leftOut = () =>
    drawn
      .slice(2)
      .filter((id) => model.get(id) !== table.attributes.get(id).default)
      .map((id) => table.attributes.get(id).label.toLowerCase());
  const pictures = source(model, (scene) => {
    shown.show(scene);
    left.textContent = scene.approximate
      ? `Left out of this page's picture: ${leftOut().join(", ")}. JupyterLab draws it.`
      : "";
  });
  const follow = () => {
    views.refresh();
    const scene = Object.fromEntries(names.map((name) => [name, model.get(name)]));
    if (scene.morphology && scene.distribution) {
      shown.busy(true);
      pictures.want(scene);
    } else {
      pictures.forget();
      left.textContent = "";
      shown.show({ words: "Pick a morphology and a distribution to see a picture of them." });
    }
  };
  const node = h(
    "div",
    { class: "ck-explorer__picture", role: "group", "aria-label": "Picture of what you see" },
    views.node,
    shown.node,
    left,
    honestWords(honest),
  );
  const begun = whenNear(node, () => {
    follow();
    for (const name of names) model.on(`change:${name}`, follow);
  });
  views.refresh();
  return {
    node,
    stop() {
      begun();
      pictures.stop();
      for (const name of names) model.off(`change:${name}`, follow);
    },
  };
}
