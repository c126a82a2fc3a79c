import { t } from "../shared/words.js";

/** @import { KeptText, LessonData, Marked, Widget, WidgetModule } from "./types.js" */
/** @import { Listener } from "../shared/model.js" */
/** @typedef {(model: Model, value?: unknown) => void} Told */

// Gives the widgets of a page what JupyterLab gives them there: a model each, and a place to draw.

/** @param {unknown} a @param {unknown} b */
function same(a, b) {
  if (a === b) return true;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

const SLICE = 16;
const PATIENCE = 200;
/** Milliseconds that drawing waits for an idle moment of at least `FREE`: the reader's first picks go first. */
const GRACE = 1000;
const FREE = 20;

/** @param {Window | null} window */
const idle = (window) =>
  new Promise((resume) => {
    if (window?.requestIdleCallback) window.requestIdleCallback(resume, { timeout: PATIENCE });
    else setTimeout(resume);
  });

/** Waits until the browser has nothing to do and no frame to show, or the grace is over. @param {Window | null} window */
async function rest(window) {
  const end = performance.now() + GRACE;
  let left;
  do left = await idle(window);
  while (left && left.timeRemaining() < FREE && performance.now() < end);
}

/** The values of one widget, and the listeners to their changes. */
class Model {
  /** @type {Record<string, unknown>} */
  #values;
  /** @type {{name: string, listener: Told}[]} */
  #listeners = [];

  /** @param {Record<string, unknown>} values @param {LessonData["words"]} words */
  constructor(values, words) {
    this.#values = { ...values, _host: "page", _words: words };
  }

  /** @param {string} name */
  get(name) {
    const held = this.#values[name];
    return typeof held === "function" ? held() : held;
  }

  /** @param {string | Record<string, unknown>} name @param {unknown} [value] */
  set(name, value) {
    const given = Object.entries(typeof name === "string" ? { [name]: value } : name);
    const changed = given.filter(([key, now]) => !same(this.#values[key], now));
    for (const [key, now] of changed) this.#values[key] = now;
    for (const [key, now] of changed) this.#tell(`change:${key}`, now);
    if (changed.length) this.#tell("change");
  }

  /** @param {string} names @param {Listener} listener */
  on(names, listener) {
    for (const name of names.split(" "))
      this.#listeners.push({ name, listener: /** @type {Told} */ (listener) });
  }

  /** @param {string | null} [names] @param {Listener} [listener] */
  off(names, listener) {
    const gone = names?.split(" ");
    this.#listeners = this.#listeners.filter(
      (held) => (gone && !gone.includes(held.name)) || (listener && listener !== held.listener),
    );
  }

  /** Nothing to do: the page itself holds the values. */
  save_changes() {}

  /** @param {string} name @param {unknown} [value] */
  #tell(name, value) {
    for (const held of [...this.#listeners]) if (held.name === name) held.listener(this, value);
  }
}

/** @param {string} text in base64 */
function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const octets = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) octets[place] = letters.charCodeAt(place);
  return octets;
}

/**
 * Decodes bytes when they are first asked for, and once. Long ones lie at the end of the page, by number: pictures
 * must not hold up the first answer.
 * @param {Document} document
 * @param {string | number} held
 */
function bytes(document, held) {
  /** @type {DataView | undefined} */
  let view;
  return () => {
    const text = () => /** @type {HTMLElement} */ (document.getElementById(`ck-late-${held}`)).textContent;
    view ??= new DataView(decoded(typeof held === "string" ? held : text()).buffer);
    return view;
  };
}

/** @param {Document} document @param {LessonData} page */
function makeModels(document, page) {
  const pool = page.bytes.map((held) => bytes(document, held));
  /** @type {Record<string, Model>} */
  const models = {};
  for (const [id, kept] of Object.entries(page.models)) {
    const shared = Object.entries(kept.shared).map(([name, place]) => [name, page.shared[place]]);
    const data = Object.entries(kept.bytes).map(([name, place]) => [name, pool[place]]);
    models[id] = new Model({ ...kept.state, ...Object.fromEntries([...shared, ...data]) }, page.words);
  }
  return models;
}

/**
 * Makes one value follow another, from now on.
 * @param {Model} source
 * @param {string} name
 * @param {Model} target
 * @param {string} into
 */
function follow(source, name, target, into) {
  const copy = () => target.set(into, source.get(name));
  source.on(`change:${name}`, copy);
  copy();
}

/**
 * Keeps a label, or a piece of HTML, as its model says.
 * @param {HTMLElement} el
 * @param {Model} model
 * @param {KeptText} kept
 */
function mountText(el, model, { text, state }) {
  const show = () => {
    if (text === "html") el.innerHTML = model.get("value");
    else el.textContent = model.get("value");
  };
  model.on("change:value", show);
  if (model.get("value") !== state.value) show();
  el.dataset.ckDrawn = "";
}

/**
 * Draws a widget beside the page and then puts it in the place of its words, in one go.
 * @param {HTMLElement} el
 * @param {Model} model
 * @param {Promise<Widget>} widget
 */
async function mountWidget(el, model, widget) {
  const drawn = el.ownerDocument.createElement("div");
  await (await widget)?.render?.({ model, el: drawn });
  el.replaceChildren(drawn);
  el.dataset.ckDrawn = "";
}

/**
 * Leaves the static text of a widget, and says why the widget does not run.
 * @param {HTMLElement} el
 * @param {Error} error
 */
function sayWhy(el, error) {
  console.error(error);
  const note = el.ownerDocument.createElement("p");
  note.className = "ck-dead";
  note.textContent = t("This part cannot start in this browser: {message}", {
    message: String(error?.message ?? error),
  });
  el.append(note);
}

/** @param {WidgetModule} module @param {Model} model */
async function begin(module, model) {
  const widget = typeof module === "function" ? await module() : module;
  await widget.initialize?.({ model });
  return widget;
}

/**
 * Draws widgets in the order of the page; after so many milliseconds the browser paints and handles input.
 * @param {Marked<"ckModel">[]} places
 * @param {LessonData} page
 * @param {Record<string, Model>} models
 * @param {Record<string, Promise<Widget>>} begun
 * @param {number} slice
 */
async function draw(places, page, models, begun, slice) {
  let since = performance.now();
  for (const el of places) {
    if (performance.now() - since > slice) {
      await idle(el.ownerDocument.defaultView);
      since = performance.now();
    }
    const id = el.dataset.ckModel;
    if (page.models[id].text) mountText(el, models[id], page.models[id]);
    else await mountWidget(el, models[id], begun[id]).catch((error) => sayWhy(el, error));
  }
}

/** How the reader came: "navigate", "reload" or "back_forward". @param {Window | null} window */
function visitType(window) {
  const visits = window?.performance.getEntriesByType("navigation") ?? [];
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (visits);
  return visit?.type ?? "";
}

/**
 * Draws the widgets: for a reader who begins at the top the first of each kind, and the others after a rest. Then what
 * is far from the window is laid out as well: until then prose.css puts it off.
 * @param {Document} document
 * @param {LessonData} page
 * @param {Record<string, Model>} models
 * @param {WidgetModule[]} modules
 */
async function mountAll(document, page, models, modules) {
  const { defaultView: window, documentElement: root } = document;
  const settle = () => root.setAttribute("data-ck-settled", "");
  /** @type {NodeListOf<Marked<"ckModel">>} */
  const found = document.querySelectorAll("[data-ck-model]");
  const places = [...found];
  const about = (/** @type {Marked<"ckModel">} */ el) => page.models[el.dataset.ckModel];
  const isFirst = (/** @type {Marked<"ckModel">} */ el) =>
    el === places.find((one) => about(one).module === about(el).module);
  const visit = visitType(window);
  const fromTop = window?.location.hash === "" && visit === "navigate";
  const first = fromTop ? places.filter(isFirst) : [];
  // The browser restores the place of an earlier visit; what then grows above must not move it on.
  const returns = visit === "reload" || visit === "back_forward";
  if (returns) root.style.overflowAnchor = "none";
  /** @type {Record<string, Promise<Widget>>} */
  const begun = {};
  if (!fromTop) settle();
  const later = places.filter((el) => !first.includes(el));
  for (const some of [first, later]) {
    if (fromTop && some === later && later.length) await rest(window);
    for (const id of some.map((el) => el.dataset.ckModel))
      if (!page.models[id].text) begun[id] ??= begin(modules[page.models[id].module], models[id]);
    await draw(some, page, models, begun, some === first ? Infinity : SLICE);
  }
  settle();
  if (!returns) return;
  await idle(window);
  root.style.overflowAnchor = "";
}

/**
 * Opens the disclosures of a page while it is printed; a widget prints as it stands.
 * @param {Document} document
 */
function openForPrint(document) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  document.defaultView?.addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const closed = document.querySelectorAll("details:not([open], .ck-widget *)");
    opened = [...closed];
    for (const details of opened) details.open = true;
  });
  document.defaultView?.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

/**
 * Starts the widgets of a page.
 * @param {Document} document
 * @param {LessonData} page
 * @param {WidgetModule[]} modules the default exports of the widgets' modules
 * @returns {Promise<void>} resolved when all are drawn
 */
export default function start(document, page, modules) {
  const models = makeModels(document, page);
  for (const [both, [source, name], [target, into]] of page.links) {
    follow(models[source], name, models[target], into);
    if (both) follow(models[target], into, models[source], name);
  }
  // After the widgets, which draw what is closed when they hear of the print: then it is opened with the rest.
  return mountAll(document, page, models, modules).then(() => openForPrint(document));
}
