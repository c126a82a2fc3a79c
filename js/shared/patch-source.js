/** Packs: many pictures in one run of bytes, and how a widget comes by the one it wants. */

import { inflate, octets } from "./payload.js";

/** What tells one picture from another, in the order of the key; what is not said has the first value. */
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
export const sceneKey = (scene) =>
  Object.entries(SCENE)
    .map(([axis, usual]) => scene[axis] ?? usual ?? "")
    .join("|");

const openPacks = new WeakMap();

/** A picture as an address: a page may load no other kind. */
export function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return `data:image/${bytes[0] === 0x89 ? "png" : "jpeg"};base64,${btoa(text)}`;
}

/** Open a pack: its head says in words what it holds, deflated; then come the pictures. Addresses are made when asked for. */
export async function openPack(held) {
  const bytes = octets(held);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { scenes, ends } = JSON.parse(new TextDecoder().decode(await inflate(bytes.subarray(4, 4 + length))));
  const made = [];
  const picture = (n) =>
    (made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n])));
  return {
    keys: Object.keys(scenes),
    scene(key) {
      const found = scenes[key];
      return (
        found && {
          ...found,
          key,
          tissue: picture(found.tissue),
          finding: picture(found.finding),
          truth: picture(found.truth),
        }
      );
    },
  };
}

/** Open each pack of a page once, however many widgets show it. */
export function opened(held) {
  if (!openPacks.has(held)) openPacks.set(held, openPack(held));
  return openPacks.get(held);
}

/** Words instead of a picture. */
export const cannot = (words) => ({ words });

/**
 * Where pictures come from: in a page from the pack made when the page was built, else from Python, asked one at a
 * time and never sooner than the last answer. `told` gets a scene, or words that say why there is none.
 */
export function source(model, told) {
  let wanted = null;
  let waiting = null;
  let asked = null;
  const page = model.get("_host") === "page";

  async function fromPage(scene) {
    if (document.readyState === "loading")
      await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
    const held = model.get("_pictures");
    if (!held?.byteLength) return told(cannot("This page holds no pictures."));
    const pack = await opened(held);
    if (scene !== wanted) return undefined;
    const { morphology, distribution, view, density, seed, exam } = scene;
    const plain = { morphology, distribution, view, density, seed, exam };
    const exact = pack.scene(sceneKey(scene));
    const found = exact ?? pack.scene(sceneKey(plain));
    return told(
      found
        ? { ...found, approximate: !exact }
        : cannot("This page holds no picture of that. JupyterLab draws every one."),
    );
  }

  function ask() {
    waiting = null;
    if (asked) return;
    asked = wanted;
    waiting = setTimeout(
      () => told(cannot("Waiting for Python. If nothing comes, run the cell again.")),
      4000,
    );
    model.set("_asked", { ...wanted, ask: Math.random() });
    model.save_changes();
  }

  async function answered() {
    const held = model.get("_drawn");
    if (!held?.byteLength || !wanted) return;
    const pack = await openPack(held);
    const found = pack.scene(sceneKey(wanted));
    const last = asked;
    asked = null;
    clearTimeout(waiting);
    if (found) told(found.error ? cannot(found.error) : found);
    else if (last !== wanted) ask();
  }

  if (!page) model.on("change:_drawn", answered);
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      if (page) fromPage(scene).catch((error) => console.error(error));
      else if (!asked) {
        clearTimeout(waiting);
        waiting = setTimeout(ask, 80);
      }
    },
    forget() {
      wanted = null;
    },
    stop() {
      clearTimeout(waiting);
      if (!page) model.off("change:_drawn", answered);
    },
  };
}

/** Run once the reader has had her answer: when the page is whole, the browser idle, and the node near the window. */
export function whenNear(node, run) {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      (window.requestIdleCallback ?? ((task) => setTimeout(task, 200)))(run, { timeout: 1500 });
    },
    { rootMargin: "300px" },
  );
  const begin = () => watch.observe(node);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  return () => {
    document.removeEventListener("DOMContentLoaded", begin);
    watch.disconnect();
  };
}
