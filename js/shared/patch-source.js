/** Packs: many pictures in one run of bytes, and how a widget comes by the one it wants. */

import { inPage } from "./model.js";
import { inflate, octets } from "./payload.js";
import { t } from "./words.js";

/** @import { Model } from "./model.js" */
/** @import { Entry, Packed, Scene, Shown } from "./types.js" */
/** @typedef {{keys: string[], scene: (key: string) => Shown | undefined}} Pack */
/** @typedef {(shown: Shown) => void} Tell */

/**
 * What tells one picture from another, in the order of the key; what is not said has the first value.
 * @type {Record<keyof Scene, string | number | null>}
 */
const SCENE = {
  morphology: null,
  distribution: null,
  extent: "single_area",
  change: "no_priors",
  associated: "none",
  context: "none",
  view: "CC",
  density: "b",
  seed: 0,
  exam: "now",
};
const PATIENCE = 4000;
const PAUSE = 80;
const REST = 1500;

/** @param {Scene} scene */
export const sceneKey = (scene) =>
  Object.entries(SCENE)
    .map(([axis, usual]) => scene[/** @type {keyof Scene} */ (axis)] ?? usual ?? "")
    .join("|");

/** @type {WeakMap<Packed, Promise<Pack>>} */
const openPacks = new WeakMap();

/** Kinds of images by the first letter of their base64. @type {Record<string, string>} */
const KINDS = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" };

/** An image in base64 as an address; one that is an address stays. @param {string} text */
export const fromBase64 = (text) =>
  text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;

/** A picture as an address: a page may load no other kind. @param {Uint8Array} bytes */
export function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return fromBase64(btoa(text));
}

/**
 * Open a pack: its head says in words what it holds, deflated; then come the pictures. Addresses are made when asked for.
 * @param {Packed} held
 * @returns {Promise<Pack>}
 */
export async function openPack(held) {
  const bytes = octets(held);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  /** @type {{scenes: Record<string, Entry | {error: string}>, ends: number[]}} */
  const { scenes, ends } = await inflate(bytes.subarray(4, 4 + length));
  /** @type {string[]} */
  const made = [];
  const picture = (/** @type {number} */ n) => {
    made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n]));
    return made[n];
  };
  return {
    keys: Object.keys(scenes),
    scene(key) {
      const found = scenes[key];
      if (!found) return undefined;
      if (found.error !== undefined) return { words: found.error };
      const [tissue, finding] = [found.tissue, found.finding].map(picture);
      const truth = `data:image/svg+xml,${encodeURIComponent(found.truth)}`;
      return { ...found, key, tissue, finding, truth };
    },
  };
}

/** Open each pack of a page once, however many widgets show it. @param {Packed} held */
function opened(held) {
  const pack = openPacks.get(held) ?? openPack(held);
  openPacks.set(held, pack);
  return pack;
}

/** @param {() => void} task */
const idle = (task) =>
  (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 });

/** The rest of the page: the pictures lie at its end. */
export const wholePage = () =>
  document.readyState !== "loading" ||
  new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));

/** The pack of a widget, where it has one. @param {Model} model */
function packOf(model) {
  /** @type {Packed | undefined} */
  const held = model.get("_pictures");
  return held?.byteLength ? opened(held) : null;
}

/**
 * A picture of the pack that was made when the page was built; the usual one where the exact one is not there.
 * @param {Model} model
 * @param {Scene} scene
 * @returns {Promise<Shown>}
 */
async function fromPage(model, scene) {
  await wholePage();
  const pack = await packOf(model);
  if (!pack) return { words: t("This page holds no images.") };
  const { morphology, distribution, view, density, seed, exam } = scene;
  const exact = pack.scene(sceneKey(scene));
  const found = exact ?? pack.scene(sceneKey({ morphology, distribution, view, density, seed, exam }));
  return found
    ? { ...found, approximate: !exact }
    : { words: t("This page holds no image of that. JupyterLab draws every one.") };
}

/** The scene that is wanted now; a new one is handed on once. @param {(scene: Scene) => void} onnew */
function wantedScene(onnew) {
  /** @type {?Scene} */
  let now = null;
  return {
    now: () => now,
    /** @param {Scene} scene */
    want(scene) {
      if (now && sceneKey(scene) === sceneKey(now)) return;
      now = scene;
      onnew(scene);
    },
    forget() {
      now = null;
    },
  };
}

/**
 * Pictures of a page. Their pack is opened before one is wanted: what is drawn for paper must not wait for it.
 * @param {Model} model
 * @param {Tell} tell
 */
function pagePictures(model, tell) {
  Promise.resolve(wholePage()).then(() => idle(() => packOf(model)));
  const wanted = wantedScene((scene) => {
    fromPage(model, scene)
      .then((found) => scene === wanted.now() && tell(found))
      .catch((error) => console.error(error));
  });
  return wanted;
}

/**
 * Pictures from Python: asked for one at a time, and never sooner than the last answer.
 * @param {Model} model
 * @param {Tell} tell
 * @param {AbortSignal} signal
 */
function kernelPictures(model, tell, signal) {
  /** @type {?Scene} */
  let asked = null;
  const wanted = wantedScene(() => {
    if (!asked) later(ask, PAUSE);
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const later = (/** @type {() => void} */ run, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  function ask() {
    if (asked || !wanted.now()) return;
    asked = wanted.now();
    later(
      () => tell({ words: t("Python is busy or gone. If no image comes, run the cell again.") }),
      PATIENCE,
    );
    model.set("_picture_request", { ...asked, ask: Math.random() });
    model.save_changes();
  }
  async function answered() {
    /** @type {Packed | undefined} */
    const held = model.get("_picture_pack");
    if (!held?.byteLength) return;
    const pack = await openPack(held);
    const scene = wanted.now();
    const found = scene && pack.scene(sceneKey(scene));
    const again = asked !== scene;
    asked = null;
    clearTimeout(timer);
    if (found) tell(found);
    else if (again) ask();
  }
  model.on("change:_picture_pack", answered);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    model.off("change:_picture_pack", answered);
  });
  return wanted;
}

/**
 * Where pictures come from: in a page from its pack, else from Python.
 * @param {Model} model
 * @param {Tell} tell gets a scene, or words that say why there is none
 * @param {AbortSignal} signal ends the asking
 */
export const patchSource = (model, tell, signal) =>
  inPage(model) ? pagePictures(model, tell) : kernelPictures(model, tell, signal);

const later = (/** @type {number} */ ms) => new Promise((go) => setTimeout(go, ms));

/** @type {Promise<void> | undefined} */
let queue;

/**
 * Run once the page has been at rest for a while, one after the other: paper shows what nobody scrolled to.
 * @param {() => void} run
 */
function atRest(run) {
  queue ??= Promise.resolve(wholePage()).then(() => later(REST));
  queue = queue.then(() => new Promise((done) => idle(() => done(run()))));
}

/**
 * Run once, when the browser is idle and a node is near the window; in a page also when the reader rests, and
 * before it is printed.
 * @param {Element} node
 * @param {() => void} run
 * @param {AbortSignal} signal
 */
export function whenNear(node, run, signal) {
  let ran = false;
  const go = () => {
    if (ran || signal.aborted) return;
    ran = true;
    watch.disconnect();
    run();
  };
  const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && idle(go), {
    rootMargin: "300px",
  });
  signal.addEventListener("abort", () => watch.disconnect());
  Promise.resolve(wholePage()).then(() => ran || signal.aborted || watch.observe(node));
  if (!document.getElementById("ck-data")) return; // JupyterLab draws only what is looked at
  atRest(go);
  window.addEventListener("beforeprint", go, { signal });
}
