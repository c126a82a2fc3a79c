/** Two images that are mixed up: first with their names and what to look for, then without, to try. */

import { button } from "../shared/controls.js";
import { h, keepKeys, put } from "../shared/dom.js";
import { inPage } from "../shared/model.js";
import { patchSource, whenNear } from "../shared/patch-source.js";
import { disclaimer, patchView } from "../shared/patch-view.js";
import { statement } from "../shared/sources.js";
import { tapDistance, tapOn } from "../shared/tap.js";
import { inside, setLanguage, t } from "../shared/words.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Statement } from "../shared/sources.js" */
/** @import { Place, Scene, Shown } from "../shared/types.js" */
/** @import { Answer, Pair, State, View } from "./types.js" */

/**
 * Shows several scenes with one source, which draws one at a time: the next is asked for when the last has come.
 * @param {Model} model
 * @param {View[]} views
 * @param {(at: number, scene: Shown) => void} onshown
 * @param {AbortSignal} signal
 */
function showInTurn(model, views, onshown, signal) {
  /** @type {[number, Scene][]} */
  const queue = [];
  let place = 0;
  const pictures = patchSource(
    model,
    (scene) => {
      views[place].show(scene);
      onshown(place, scene);
      next();
    },
    signal,
  );
  function next() {
    const first = queue.shift();
    if (!first) return;
    const [at, scene] = first;
    place = at;
    views[at].busy(true);
    pictures.forget();
    pictures.want(scene);
  }
  return (/** @type {Scene[]} */ scenes) => {
    const idle = queue.length === 0;
    queue.splice(0, queue.length, ...scenes.entries());
    if (idle) next();
  };
}

/**
 * The words around the images: names, what to look for, the question, the verdict.
 * @param {Pair} pair
 * @param {Answer} answer
 */
function wordsOf(pair, answer) {
  const nodes = {
    names: pair.sides.map(() => h("p", { class: "ck-contrast__name" })),
    looks: pair.sides.map(() => h("ul", { class: "ck-contrast__looks" })),
    tell: h("p", { class: "ck-told ck-contrast__tell" }),
    ask: h("div", { class: "ck-wrap ck-contrast__ask" }),
    verdict: h("p", { class: "ck-contrast__verdict", role: "status" }),
    after: h("div", { class: "ck-wrap ck-contrast__after" }),
  };
  put(nodes.after, nodes.verdict);
  const say = (/** @type {Statement} */ said) => statement(said, pair.references);
  /**
   * Hidden words keep their space, so that a test moves nothing. The question and the buttons share one place.
   * @param {HTMLElement} node
   * @param {boolean} on
   */
  const reveal = (node, on) => node.classList.toggle("ck-contrast__kept", !on);
  /** @param {State} state */
  const show = ({ order, hidden, asked, answer: given }) => {
    const open = !hidden || given !== null;
    order.forEach((side, at) => {
      put(nodes.names[at], open ? pair.sides[side].name : t("Image {number}", { number: at + 1 }));
      put(
        nodes.looks[at],
        pair.sides[side].looks.map((said) => h("li", null, say(said))),
      );
      reveal(nodes.looks[at], open);
    });
    put(nodes.tell, h("strong", null, t("What tells them apart. ")), say(pair.tell));
    reveal(nodes.tell, open);
    reveal(nodes.ask, !open);
    reveal(nodes.after, open);
    const choices = order.map((_, at) =>
      button(t("Image {number}", { number: at + 1 }), () => answer(at), {
        class: "ck-toggle",
        "data-answer": at,
        disabled: given !== null,
      }),
    );
    put(
      nodes.ask,
      h("p", null, t("Which one is: {name}?", { name: pair.sides[asked].name })),
      h("span", { class: "ck-contrast__hint" }, t("Tap it on the image, or choose:")),
      choices,
    );
  };
  return { ...nodes, show };
}

/**
 * While the names are hidden, a tap on an image where the calcifications are chooses it.
 * @param {View[]} views
 * @param {Answer} answer
 */
function tapsOn(views, answer) {
  /** @type {Map<number, ReturnType<typeof tapOn>>} */
  const open = new Map();
  return {
    /** @param {number} at @param {Shown} shown */
    open(at, shown) {
      open.get(at)?.close();
      if (shown.words !== undefined) return;
      const { hull, field } = shown;
      const label = t("Image {number}. The arrow keys move the cursor, Enter taps.", { number: at + 1 });
      const film = /** @type {HTMLElement} */ (views[at].node.querySelector(".ck-patch-view__film"));
      const ontap = (/** @type {Place} */ place) => answer(at, tapDistance(place, hull, field).words);
      open.set(at, tapOn(film, { mm: field, label, ontap }));
    },
    close() {
      for (const tap of open.values()) tap.close();
      open.clear();
    },
  };
}

/**
 * What was asked for, and where it is; how far a tap was off is said of the image that was asked for.
 * @param {string} name
 * @param {number} place
 * @param {number} at
 * @param {string} where
 */
function verdictOf(name, place, at, where) {
  const [right, asked] = [at === place, { name, number: place + 1 }];
  const told = right
    ? t("✓ Right: {name} is image {number}.", asked)
    : t("✗ You were asked for {name}: it is image {number}.", asked);
  return [h("strong", null, told), ` ${(right && where) || t("Mark the particles to see where.")}`];
}

const either = () => Number(Math.random() < 0.5);

/**
 * The pair: its state, and what its buttons do.
 * @param {Model} model
 * @param {View[]} views
 * @param {AbortSignal} signal
 */
function pairOf(model, views, signal) {
  /** @type {Pair} */
  const pair = model.get("_pair");
  /** @type {number[]} */
  const seeds = model.get("_seeds");
  /** @type {State} */
  const state = { turn: 0, order: [0, 1], hidden: false, asked: 0, answer: null };
  const words = wordsOf(pair, answer);
  const taps = tapsOn(views, answer);
  const asking = () => state.hidden && state.answer === null;
  const showScenes = showInTurn(model, views, (at, scene) => asking() && taps.open(at, scene), signal);
  const draw = () => {
    const seed = inPage(model) ? seeds[state.turn % seeds.length] : seeds[0] + state.turn;
    showScenes(state.order.map((side) => ({ ...pair.sides[side].scene, seed })));
  };
  const turn = (/** @type {Partial<State>} */ changes) => {
    taps.close();
    Object.assign(state, { turn: state.turn + 1, answer: null, ...changes });
    for (const view of views) {
      view.node.querySelector(".ck-tap__pin")?.remove();
      view.node.classList.remove("ck-contrast__right");
      view.conceal(state.hidden);
    }
    put(words.verdict);
    words.show(state);
    draw();
  };
  /** @type {Answer} */
  function answer(at, where = "") {
    taps.close();
    state.answer = at;
    for (const view of views) view.conceal(false);
    words.show(state);
    const place = state.order.indexOf(state.asked);
    views[place].node.classList.add("ck-contrast__right");
    put(words.verdict, verdictOf(inside(pair.sides[state.asked].name), place, at, where));
    again.focus({ preventScroll: true });
  }
  const test = () => {
    turn({ order: either() ? [1, 0] : [0, 1], asked: either(), hidden: true });
    words.ask.querySelector("button")?.focus();
  };
  const again = button(t("Hide the names and test me"), test, { class: "ck-toggle", "data-turn": "test" });
  const other = button(t("Another example"), () => turn({ hidden: false }), {
    class: "ck-toggle",
    "data-turn": "seed",
  });
  words.after.append(h("p", { class: "ck-turns" }, other, again));
  words.show(state);
  return { pair, words, draw };
}

/** @param {{model: Model, el: HTMLElement}} widget */
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  const stop = new AbortController();
  /** @type {View[]} */
  const views = model.get("_pair").sides.map(() => patchView());
  const { pair, words, draw } = pairOf(model, views, stop.signal);
  const sides = views.map(({ node }, at) => h("div", null, words.names[at], node, words.looks[at]));
  const why = pair.why.map((said) => h("li", null, statement(said, pair.references)));
  const root = h(
    "div",
    { class: "ck-widget ck-contrast", role: "group", "aria-label": pair.question },
    h(
      "p",
      { class: "ck-contrast__question" },
      h("span", { class: "ck-kicker" }, t("Side by side")),
      pair.question,
    ),
    h("div", { class: "ck-contrast__place" }, words.ask, words.after),
    h("div", { class: "ck-contrast__pair" }, sides),
    words.tell,
    h("details", { class: "ck-sources" }, h("summary", null, t("Why side by side")), h("ul", null, why)),
    disclaimer(model.get("_disclaimer")),
  );
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  whenNear(root, draw, stop.signal);
  return () => stop.abort();
}

export default { render };
