/** The picture of the finding that is picked. */

import { radios } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { follow } from "../shared/model.js";
import { patchSource, whenNear } from "../shared/patch-source.js";
import { disclaimer, patchView } from "../shared/patch-view.js";
import { inside, t } from "../shared/words.js";

/** @import { Scene } from "../shared/types.js" */
/** @import { View } from "./types.js" */

const VIEWS = ["CC", "lateral", "magnification"];
/** What a picture is drawn from; the first two have to be picked, and a page holds no others than the usual ones of the rest. */
const DRAWN = ["morphology", "distribution", "extent", "change", "associated", "context"];
const NAMES = [...DRAWN, "view", "density", "seed"];

/** @param {View} view @param {AbortSignal} signal */
function viewPicker({ model, uid, set, table }, signal) {
  let chosen = false;
  /** @param {string} view */
  const pick = (view) => {
    chosen = true;
    set({ view });
  };
  const made = radios(
    `${uid}-view`,
    VIEWS.map((id) => [id, table.data.views[id]]),
    pick,
    (id) => ({ "data-view": id }),
  );
  /** Screening takes neither magnified nor lateral views. @param {string} view */
  const taken = (view) => view === "CC" || model.get("stage") !== "screening";
  /** Until a view is chosen, particles under 1 mm are shown magnified. */
  const suit = () => {
    const shape = table.attributes.get("morphology").values.find(({ id }) => id === model.get("morphology"));
    const view = shape?.fine && taken("magnification") ? "magnification" : "CC";
    if ((!chosen || !taken(model.get("view"))) && view !== model.get("view")) set({ view });
  };
  const node = h(
    "fieldset",
    { class: "ck-segments ck-patch-view__views" },
    h("legend", { class: "ck-sr" }, t("View")),
    made.labels,
  );
  const refresh = () => {
    made.check(model.get("view"));
    made.labels.forEach((label, place) => {
      made.inputs[place].disabled = !taken(VIEWS[place]);
      label.title = taken(VIEWS[place]) ? "" : t("Not taken at screening");
    });
  };
  const follows = () => {
    suit();
    refresh();
  };
  follow(model, ["morphology", "stage"], follows, signal);
  return { node, refresh };
}

/** What the picture of this page leaves out. @param {View} view */
function leftOut({ model, table }) {
  const names = DRAWN.slice(2)
    .map((id) => table.attributes.get(id))
    .filter((attribute) => model.get(attribute.id) !== attribute.default)
    .map(({ label }) => inside(label));
  return t("Left out of this page's image: {names}. JupyterLab draws it.", { names: names.join(", ") });
}

/**
 * @param {View} view
 * @param {AbortSignal} signal
 * @returns {?{node: HTMLElement}} the picture, or nothing where there are none
 */
export function pictured(view, signal) {
  const { model } = view;
  if (!model.get("_disclaimer")?.schematic) return null;
  const shown = patchView();
  const views = viewPicker(view, signal);
  const note = h("p", { class: "ck-patch-view__note" });
  const pictures = patchSource(
    model,
    (scene) => {
      shown.show(scene);
      note.textContent = scene.approximate ? leftOut(view) : "";
    },
    signal,
  );
  const refresh = () => {
    views.refresh();
    /** @type {Scene} */
    const scene = Object.fromEntries(NAMES.map((name) => [name, model.get(name)]));
    if (scene.morphology && scene.distribution) {
      shown.busy(true);
      pictures.want(scene);
    } else {
      pictures.forget();
      note.textContent = "";
      shown.show({ words: t("Pick a morphology and a distribution to see an image of them.") });
    }
  };
  const about = { class: "ck-explorer__picture", role: "group", "aria-label": t("Image of what you see") };
  const node = h("div", about, views.node, shown.node, note, disclaimer(model.get("_disclaimer")));
  views.refresh();
  whenNear(
    node,
    () => {
      refresh();
      follow(model, NAMES, refresh, signal);
    },
    signal,
  );
  return { node };
}
