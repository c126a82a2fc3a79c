/** A real film and a simulation of the same description, side by side at the same scale. */

import { button, selectBox, toggle } from "../shared/controls.js";
import { h, keepKeys, put, svg, unique } from "../shared/dom.js";
import { follow, setter } from "../shared/model.js";
import { address, whenNear } from "../shared/patch-source.js";
import { looks } from "../shared/patch-view.js";
import { octets } from "../shared/payload.js";
import { sourceLink } from "../shared/sources.js";
import { setLanguage, t, tp } from "../shared/words.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Film, Picture, Said } from "./types.js" */

const MM_BAR = 10;

/** The outline of the lesion, in shares of the picture. @param {string[]} lines */
const outlined = (lines) =>
  svg(
    "svg",
    { viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...lines.map((points) => svg("polygon", { points })),
  );

/**
 * One picture with its scale bar; its width in millimetres decides how wide it stands.
 * @param {Picture} picture
 * @param {Uint8Array} bytes
 * @param {string} title
 * @param {...Node} over
 */
function picture({ at, mm: [width, height], alt }, bytes, title, ...over) {
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true" }, t("1 cm"));
  bar.style.width = `${(100 * MM_BAR) / width}%`;
  const frame = h(
    "div",
    { class: "ck-real-films__frame" },
    h("img", { src: address(bytes.subarray(...at)), alt, draggable: "false" }),
    over,
    width > MM_BAR && bar,
  );
  frame.style.aspectRatio = `${width} / ${height}`;
  const figure = h(
    "figure",
    { class: "ck-real-films__picture" },
    frame,
    h("figcaption", { class: "ck-small" }, title),
  );
  figure.style.setProperty("--mm", String(width));
  return figure;
}

/**
 * What is said of a film: the readers' words at once, the outcome when asked.
 * @param {Film} film
 * @param {boolean} asked
 */
function account(film, asked) {
  return [
    h("p", null, h("strong", null, film.described)),
    asked &&
      h("p", { class: "ck-told ck-real-films__outcome" }, film.reader, " ", h("strong", null, film.outcome)),
    h(
      "ul",
      { class: "ck-small ck-real-films__notes" },
      film.notes.map((note) => h("li", null, note)),
    ),
  ];
}

/** Licence and works to cite, the addresses as links. @param {string[]} lines */
function credit(lines) {
  const linked = (/** @type {string} */ line) =>
    line
      .split(/(https:\/\/\S+)/)
      .map((part) => (part.startsWith("https://") ? sourceLink({ text: part, url: part }) : part));
  return h(
    "div",
    { class: "ck-small ck-real-films__credit" },
    lines.map((line) => h("p", null, linked(line))),
  );
}

/** The films to choose from, and the way to the next. @param {Model} model @param {Film[]} films */
function chooser(model, films) {
  const set = setter(model);
  const pick = (/** @type {string} */ id) => set({ case: id });
  const id = unique("ck-film-");
  const box = selectBox(
    films.map((film) => [film.id, film.label]),
    pick,
    { id },
  );
  const step = (/** @type {number} */ by) => {
    const place = films.findIndex((film) => film.id === model.get("case"));
    pick(films[(place + by + films.length) % films.length].id);
  };
  /** @param {string} words @param {number} by */
  const turn = (words, by) => button(words, () => step(by), { class: "ck-toggle" });
  const turns = [turn(t("Previous"), -1), turn(tp("picture", "Next"), 1)];
  return {
    node: h("p", { class: "ck-wrap ck-real-films__choice" }, h("label", { for: id }, t("Film")), box, turns),
    refresh: () => {
      box.value = model.get("case");
    },
  };
}

/**
 * The tools of the pair: what they set is kept from film to film.
 * @param {HTMLElement} root
 * @param {Said} said
 * @param {() => void} redraw
 */
function tools(root, said, redraw) {
  const asked = { outcome: false };
  const outline = toggle(t("Outline"), (on) => root.classList.toggle("ck-real-films--outlined", on));
  const outcome = toggle(said.ask, (on) => {
    asked.outcome = on;
    redraw();
  });
  const node = h("div", { class: "ck-wrap ck-patch-view__tools" }, looks(root), outline, outcome);
  return { asked, outline, node };
}

/** The films that could not be taken, and why. @param {Said} said */
function problems({ problems: lines, not_taken: title }) {
  if (!lines.length) return null;
  const items = lines.map((line) => h("li", null, line));
  return h("details", null, h("summary", null, title), h("ul", null, items));
}

/**
 * The pair that is shown, its tools and its words; `show` draws the film of the model.
 * @param {Model} model
 * @param {HTMLElement} root
 * @param {Film[]} films
 * @param {Said} said
 */
function pairOf(model, root, films, said) {
  const pair = h("div", { class: "ck-real-films__pair" });
  const words = h("div", { class: "ck-real-films__words", role: "status" });
  const choice = chooser(model, films);
  const shown = () => /** @type {Film} */ (films.find(({ id }) => id === model.get("case")));
  const bar = tools(root, said, tell);
  function tell() {
    put(words, account(shown(), bar.asked.outcome));
    choice.refresh();
  }
  const show = () => {
    const { real, simulated, outline } = shown();
    const bytes = octets(model.get("_pictures"));
    bar.outline.disabled = !outline.length;
    pair.style.setProperty("--most-mm", String(Math.max(real.mm[0], simulated.mm[0])));
    const one = picture(real, bytes, said.real, outlined(outline));
    put(pair, one, picture(simulated, bytes, said.simulated));
    tell();
  };
  return { nodes: [choice.node, pair, bar.node, words], tell, show };
}

/** @param {{model: Model, el: HTMLElement}} view */
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  /** @type {Film[]} */
  const films = model.get("_films");
  /** @type {Said} */
  const said = model.get("_texts");
  const root = h("div", { class: "ck-widget ck-real-films", role: "group", "aria-label": said.heading });
  const stop = new AbortController();
  el.replaceChildren(root);
  if (!films.length) return void put(root, h("p", null, h("strong", null, `${said.heading}. `), said.how));
  const { nodes, tell, show } = pairOf(model, root, films, said);
  const caution = h("p", { class: "ck-small ck-real-films__caution" }, said.choice);
  put(root, nodes, caution, problems(said), credit(said.credit));
  keepKeys(root, stop.signal);
  tell();
  whenNear(
    root,
    () => {
      show();
      follow(model, ["case"], show, stop.signal);
    },
    stop.signal,
  );
  return () => stop.abort();
}

export default { render };
