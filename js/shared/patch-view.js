/** A simulated patch on screen: tissue, what the finding adds, the truth; a magnifier, contrast and brightness. */

import { clamp } from "./clamp.js";
import { ARROWS, button, slider, toggle } from "./controls.js";
import { h } from "./dom.js";
import { fromBase64 } from "./patch-source.js";
import { msg, percent, t } from "./words.js";

/** @import { Child, Drawn, Shown } from "./types.js" */
/** @typedef {ReturnType<typeof sheet>} Sheet */

const NOTICE = msg("Simulated, for teaching, not a patient.");
const LENS = 2.6;
const STEP = 0.04;
/** What can be turned, and how many times the usual the upper end of its slider is; the lower end is half of it. @type {[string, "contrast" | "brightness", number][]} */
const LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2],
];

/**
 * Sliders for contrast and brightness, the usual in the middle of each, and a way back to it; they set `--ck-look` on a node.
 * @param {HTMLElement} node
 */
export function looks(node) {
  const now = { contrast: 1, brightness: 1 };
  const dress = () =>
    node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`);
  const sliders = LOOKS.map(([title, name, most]) => {
    const times = (/** @type {number} */ value) => (value > 0 ? most : 2) ** (value / 100);
    return slider(
      t(title),
      [-100, 100, 0],
      (value) => percent(times(value)),
      (value) => {
        now[name] = times(value);
        dress();
      },
    );
  });
  const back = () => {
    for (const input of sliders.flatMap((one) => [...one.querySelectorAll("input")])) {
      input.value = "0";
      input.dispatchEvent(new Event("input"));
    }
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
}

/** The layers of one picture; the magnifier holds a second set. */
function sheet() {
  const [tissue, finding, truth] = ["tissue", "finding", "truth"].map((name) =>
    h("img", {
      class: `ck-patch-view__${name}`,
      alt: "",
      decoding: "async",
      draggable: "false",
      hidden: true,
    }),
  );
  const show = (/** @type {Drawn | null} */ scene) => {
    for (const [name, image] of Object.entries({ tissue, finding, truth })) {
      image.hidden = !scene;
      if (scene) image.src = scene[/** @type {"tissue" | "finding" | "truth"} */ (name)];
    }
    if (!scene) tissue.alt = "";
  };
  return {
    node: h(
      "div",
      { class: "ck-patch-view__sheet" },
      h("div", { class: "ck-patch-view__grey" }, tissue, finding),
      truth,
    ),
    tissue,
    show,
  };
}

/**
 * A round window that follows the pointer, or the arrow keys.
 * @param {HTMLElement} film
 * @param {Sheet} under
 */
function magnifier(film, under) {
  const lens = h("div", { class: "ck-patch-view__lens", "aria-hidden": "true", hidden: true }, under.node);
  const at = { x: 0.5, y: 0.5 };
  const place = () => {
    const side = film.clientWidth;
    const half = (lens.clientWidth || 150) / 2;
    const [left, top] = [at.x, at.y].map((share) => `${half - LENS * share * side}px`);
    Object.assign(lens.style, { left: `${at.x * side - half}px`, top: `${at.y * side - half}px` });
    Object.assign(under.node.style, { width: `${LENS * side}px`, height: `${LENS * side}px`, left, top });
  };
  const move = (/** @type {number} */ x, /** @type {number} */ y) => {
    if (lens.hidden) return;
    Object.assign(at, { x: clamp(x), y: clamp(y) });
    place();
  };
  film.addEventListener("pointermove", ({ clientX, clientY }) => {
    const box = film.getBoundingClientRect();
    move((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  });
  film.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key] || lens.hidden) return;
    const [dx, dy] = ARROWS[event.key];
    event.preventDefault();
    move(at.x + STEP * dx, at.y + STEP * dy);
  });
  return {
    node: lens,
    /** @param {boolean} on */
    show(on) {
      lens.hidden = !on;
      film.classList.toggle("ck-patch-view__magnified", on);
      film.tabIndex = on ? 0 : -1;
      film.setAttribute("aria-label", on ? t("Image with magnifier; the arrow keys move it") : t("Image"));
      if (on) place();
    },
  };
}

/** The frame of a picture, its scale bar, and words where there is none. @param {Sheet} main */
function frame(main) {
  const drawing = t("Drawing the image ...");
  const words = h("p", { class: "ck-patch-view__instead-words" }, drawing);
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: true }, t("1 cm"));
  const about = { class: "ck-patch-view__film", role: "group", "aria-label": t("Image"), tabindex: "-1" };
  const node = h("div", about, main.node, bar, words);
  return {
    node,
    /** The last picture stays, paler, until the next is drawn; words that stood there give way. @param {boolean} on */
    busy(on) {
      node.setAttribute("aria-busy", String(on));
      if (on && !node.dataset.scene) words.textContent = drawing;
    },
    /** @param {Drawn | null} scene @param {string} instead */
    show(scene, instead) {
      words.textContent = instead;
      bar.hidden = !scene;
      if (scene) {
        main.tissue.alt = scene.alt;
        bar.style.width = `${1000 / scene.field}%`;
      }
      node.dataset.scene = scene?.key ?? "";
      node.setAttribute("aria-busy", "false");
    },
  };
}

/** A picture with its tools; `show` takes a scene, or `{words}` where there is none. */
export function patchView() {
  const [main, copy] = [sheet(), sheet()];
  const film = frame(main);
  const lens = magnifier(film.node, copy);
  film.node.append(lens.node);
  const facts = h("p", { class: "ck-patch-view__facts", role: "status" });
  const note = h("p", { class: "ck-patch-view__note" });
  /** @type {Drawn | null} */
  let scene = null;
  let truth = false;
  const tell = () => {
    film.node.classList.toggle("ck-patch-view__truthful", truth);
    facts.textContent = truth && scene ? scene.facts : "";
  };
  const marks = toggle(t("Mark the particles"), (on) => {
    truth = on;
    tell();
  });
  const grey = h(
    "details",
    { class: "ck-patch-view__looks" },
    h("summary", null, t("Contrast")),
    looks(film.node),
  );
  const tools = [toggle(t("Magnifier"), lens.show), marks, grey];
  return {
    node: h(
      "div",
      { class: "ck-patch-view" },
      film.node,
      h("div", { class: "ck-wrap ck-patch-view__tools" }, tools),
      facts,
      note,
    ),
    /** While a question about the picture is open its truth stays hidden. @param {boolean} on */
    conceal(on) {
      if (on && truth) marks.click();
      marks.disabled = on;
    },
    busy: film.busy,
    /** @param {Shown} found */
    show(found) {
      scene = found.words === undefined ? found : null;
      for (const each of [main, copy]) each.show(scene);
      note.textContent = scene?.note ?? "";
      film.show(scene, found.words ?? "");
      tell();
    },
  };
}

/**
 * A still picture with its truth laid over it on request.
 * @param {{src: string, alt: string, truth: string, size: number, marks?: string}} picture its bytes, its words, the bytes of its truth, its size in pixels
 * @param {Child} caption
 */
export function still({ src, alt, truth, size, marks: words = t("Marks around the particles.") }, caption) {
  const [width, height] = [size, size];
  const marks = h("img", {
    class: "ck-still__truth",
    alt: words,
    hidden: true,
    width,
    height,
    src: `data:image/svg+xml;base64,${truth}`,
  });
  const image = h("img", { src: fromBase64(src), alt, width, height, decoding: "async" });
  const node = h(
    "figure",
    { class: "ck-still" },
    h("div", { class: "ck-still__frame" }, image, marks),
    h("figcaption", { class: "ck-small" }, caption),
  );
  return {
    node,
    /** @param {boolean} on */
    mark(on) {
      marks.hidden = !on;
    },
  };
}

/**
 * What stands below every picture: that it is simulated, and what was and was not tested.
 * @param {{schematic: string, tested: string[], untested: string[]}} about
 */
export function disclaimer({ schematic, tested, untested }) {
  const list = (/** @type {string} */ title, /** @type {string[]} */ lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line)),
    ),
  ];
  const titles = [list(t("Tested"), tested), list(t("Not tested"), untested)];
  return h(
    "div",
    { class: "ck-small ck-patch-view__disclaimer" },
    h("details", null, h("summary", null, t(NOTICE)), h("p", null, schematic), titles),
  );
}
