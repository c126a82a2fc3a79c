/* Made by "make js" (sha256 4a8391a989318e6ce2a11e7228551a677c782d8a2e1a5160b9e1019203db6589) of js/contrast/contrast.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/sources.js js/shared/words.js */
// js/shared/marks.js
var FROM = "⁨";
var TO = "⁩";
function pieces(text) {
  const found = [];
  let depth = 0;
  for (const part of text.split(/([\u2068\u2069])/)) {
    if (part === FROM) depth += 1;
    else if (part === TO) depth -= 1;
    else if (part) found.push({ text: part, english: depth > 0 });
  }
  return found;
}

// js/shared/dom.js
function english(text) {
  const node = document.createElement("span");
  Object.assign(node, { lang: "en", dir: "ltr", textContent: text });
  return node;
}
var marked = (child) => typeof child === "string" && child.includes(FROM) ? pieces(child).map((piece) => piece.english ? english(piece.text) : piece.text) : child;
function put(node, ...children) {
  node.replaceChildren(
    ...children.flat(9).filter((child) => child != null && child !== false && child !== "").flatMap(marked)
  );
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  return put(node, children);
}
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (target instanceof Element && root.contains(target))
        target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: true, signal }
  );
}

// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
function speak(words, el) {
  if (!words?.language) return;
  spoken = words;
  if (el) Object.assign(el, { lang: words.language, dir: words.direction });
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => values?.[key] ?? name);
var foreign = (text) => spoken.language === "en" ? text : FROM + text + TO;
var t = (text, values) => fill(spoken.texts[text] || foreign(text), values);
var msg = (text) => text;

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
function toggle(title, onchange) {
  const made = button(
    title,
    () => {
      const on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on));
      onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" }
  );
  return made;
}
function slider(title, [min, max, value], oninput) {
  const input = h("input", {
    type: "range",
    min,
    max,
    value,
    step: "5",
    oninput: () => oninput(Number(input.value))
  });
  return h("label", { class: "ck-slider" }, title, input);
}

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page";

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

// js/shared/patch-source.js
var SCENE = {
  morphology: null,
  distribution: null,
  extent: "single_area",
  change: "no_priors",
  associated: "none",
  context: "none",
  view: "CC",
  density: "b",
  seed: 0,
  exam: "now"
};
var PATIENCE = 4e3;
var PAUSE = 80;
var REST = 1500;
var sceneKey = (scene) => Object.entries(SCENE).map(([axis, usual]) => scene[axis] ?? usual ?? "").join("|");
var openPacks = /* @__PURE__ */ new WeakMap();
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  const kind = { 137: "png", 60: "svg+xml", 82: "webp" }[bytes[0]] ?? "jpeg";
  return `data:image/${kind};base64,${btoa(text)}`;
}
async function openPack(held) {
  const bytes = octets(held);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { scenes, ends } = JSON.parse(new TextDecoder().decode(await inflate(bytes.subarray(4, 4 + length))));
  const made = [];
  const picture = (n) => {
    made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n]));
    return made[n];
  };
  return {
    keys: Object.keys(scenes),
    scene(key) {
      const found = scenes[key];
      if (!found || found.error) return found;
      const [tissue, finding] = [found.tissue, found.finding].map(picture);
      const truth = `data:image/svg+xml,${encodeURIComponent(found.truth)}`;
      return { ...found, key, tissue, finding, truth };
    }
  };
}
function opened(held) {
  if (!openPacks.has(held)) openPacks.set(held, openPack(held));
  return openPacks.get(held);
}
var wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
async function fromPage(model, scene) {
  await wholePage();
  const held = model.get("_pictures");
  if (!held?.byteLength) return { words: t("This page holds no images.") };
  const pack = await opened(held);
  const { morphology, distribution, view, density, seed, exam } = scene;
  const exact = pack.scene(sceneKey(scene));
  const found = exact ?? pack.scene(sceneKey({ morphology, distribution, view, density, seed, exam }));
  return found ? { ...found, approximate: !exact } : { words: t("This page holds no image of that. JupyterLab draws every one.") };
}
function pagePictures(model, tell) {
  let wanted = null;
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      fromPage(model, scene).then((found) => scene === wanted && tell(found)).catch((error) => console.error(error));
    },
    forget() {
      wanted = null;
    }
  };
}
function kernelPictures(model, tell, signal) {
  let [wanted, asked, timer] = [null, null, 0];
  const later2 = (run, wait) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  function ask() {
    if (asked || !wanted) return;
    asked = wanted;
    later2(() => tell({ words: t("Waiting for Python. If nothing comes, run the cell again.") }), PATIENCE);
    model.set("_asked", { ...wanted, ask: Math.random() });
    model.save_changes();
  }
  async function answered() {
    const held = model.get("_drawn");
    if (!held?.byteLength || !wanted) return;
    const found = (await openPack(held)).scene(sceneKey(wanted));
    const again = asked !== wanted;
    asked = null;
    clearTimeout(timer);
    if (found) tell(found.error ? { words: found.error } : found);
    else if (again) ask();
  }
  model.on("change:_drawn", answered);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    model.off("change:_drawn", answered);
  });
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      if (!asked) later2(ask, PAUSE);
    },
    forget() {
      wanted = null;
    }
  };
}
var patchSource = (model, tell, signal) => inPage(model) ? pagePictures(model, tell) : kernelPictures(model, tell, signal);
var idle = (task) => (window.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 });
var later = (ms) => new Promise((go) => setTimeout(go, ms));
var queue = null;
function atRest(run) {
  queue ??= Promise.resolve(wholePage()).then(() => later(REST));
  queue = queue.then(() => new Promise((done) => idle(() => done(run()))));
}
function whenNear(node, run, signal) {
  let ran = false;
  const go = () => {
    if (ran || signal.aborted) return;
    ran = true;
    watch.disconnect();
    run();
  };
  const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && idle(go), {
    rootMargin: "300px"
  });
  signal.addEventListener("abort", () => watch.disconnect());
  Promise.resolve(wholePage()).then(() => ran || signal.aborted || watch.observe(node));
  if (!document.getElementById("ck-data")) return;
  atRest(go);
  window.addEventListener("beforeprint", go, { signal });
}

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var LENS = 2.6;
var STEP = 0.04;
var STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
var LOOKS = [
  [msg("Contrast"), "contrast", [50, 300, 100]],
  [msg("Brightness"), "brightness", [50, 200, 100]]
];
var within = (share) => Math.min(1, Math.max(0, share));
function looks(node) {
  const now = { contrast: 100, brightness: 100 };
  const dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}%) brightness(${now.brightness}%)`);
  return LOOKS.map(
    ([title, name, range]) => slider(t(title), range, (value) => {
      now[name] = value;
      dress();
    })
  );
}
function sheet() {
  const [tissue, finding, truth] = ["tissue", "finding", "truth"].map(
    (name) => h("img", {
      class: `ck-patch-view__${name}`,
      alt: "",
      decoding: "async",
      draggable: "false",
      hidden: true
    })
  );
  const show = (scene) => {
    for (const [name, image] of Object.entries({ tissue, finding, truth })) {
      image.hidden = !scene;
      if (scene) image.src = scene[name];
    }
    if (!scene) tissue.alt = "";
  };
  return {
    node: h(
      "div",
      { class: "ck-patch-view__sheet" },
      h("div", { class: "ck-patch-view__grey" }, tissue, finding),
      truth
    ),
    tissue,
    show
  };
}
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
  const move = (x, y) => {
    if (lens.hidden) return;
    Object.assign(at, { x: within(x), y: within(y) });
    place();
  };
  film.addEventListener("pointermove", ({ clientX, clientY }) => {
    const box = film.getBoundingClientRect();
    move((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  });
  film.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || lens.hidden) return;
    event.preventDefault();
    move(at.x + step[0], at.y + step[1]);
  });
  return {
    node: lens,
    show(on) {
      lens.hidden = !on;
      film.classList.toggle("ck-patch-view__magnified", on);
      film.tabIndex = on ? 0 : -1;
      film.setAttribute("aria-label", on ? t("Image with magnifier; the arrow keys move it") : t("Image"));
      if (on) place();
    }
  };
}
function frame(main) {
  const words = h("p", { class: "ck-patch-view__instead-words" });
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: true }, t("1 cm"));
  const about = { class: "ck-patch-view__film", role: "group", "aria-label": t("Image"), tabindex: "-1" };
  const node = h("div", about, main.node, bar, words);
  return {
    node,
    show(scene, instead) {
      words.textContent = instead;
      bar.hidden = !scene;
      if (scene) {
        main.tissue.alt = scene.alt;
        bar.style.width = `${1e3 / scene.field}%`;
      }
      node.dataset.scene = scene?.key ?? "";
      node.setAttribute("aria-busy", "false");
    }
  };
}
function patchView() {
  const [main, copy] = [sheet(), sheet()];
  const film = frame(main);
  const lens = magnifier(film.node, copy);
  film.node.append(lens.node);
  const facts = h("p", { class: "ck-patch-view__facts", role: "status" });
  const note = h("p", { class: "ck-patch-view__note" });
  let [scene, truth] = [null, false];
  const tell = () => {
    film.node.classList.toggle("ck-patch-view__truthful", truth);
    facts.textContent = truth && scene ? scene.facts : "";
  };
  const marks = toggle(t("Show the truth"), (on) => {
    truth = on;
    tell();
  });
  const grey = h(
    "details",
    { class: "ck-patch-view__looks" },
    h("summary", null, t("Contrast")),
    looks(film.node)
  );
  const tools = [toggle(t("Magnifier"), lens.show), marks, grey];
  return {
    node: h(
      "div",
      { class: "ck-patch-view" },
      film.node,
      h("div", { class: "ck-patch-view__tools" }, tools),
      facts,
      note
    ),
    conceal: () => truth && marks.click(),
    busy: (on) => film.node.setAttribute("aria-busy", String(on)),
    show(found) {
      scene = found.words === void 0 ? found : null;
      for (const each of [main, copy]) each.show(scene);
      note.textContent = scene?.note ?? "";
      film.show(scene, found.words ?? "");
      tell();
    }
  };
}
function disclaimer({ schematic, tested, untested }) {
  const list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line))
    )
  ];
  const titles = [list(t("Tested"), tested), list(t("Not tested"), untested)];
  return h(
    "div",
    { class: "ck-patch-view__honest" },
    h("details", null, h("summary", null, t(NOTICE)), h("p", null, schematic), titles)
  );
}

// js/shared/sources.js
var SHORT = 90;
function sourceLink({ text, url }, short = false) {
  const words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  const title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
  return h(
    "details",
    { class: "ck-sources", "data-key": key },
    h("summary", null, title),
    h(
      "ul",
      null,
      sources.map((source) => h("li", null, sourceLink(source, short)))
    )
  );
}
var CERTAINTIES = {
  agreed: msg("agreed"),
  "practice-varies": msg("practice varies"),
  "thin-evidence": msg("thin evidence")
};
var certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty]));
var statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key) => references[key]),
    { short: true }
  )
];

// js/contrast/contrast.js
function showInTurn(model, views, signal) {
  const queue2 = [];
  let place = 0;
  const pictures = patchSource(
    model,
    (scene) => {
      views[place].show(scene);
      next();
    },
    signal
  );
  function next() {
    if (!queue2.length) return;
    const [at, scene] = queue2.shift();
    place = at;
    views[at].busy(true);
    pictures.forget();
    pictures.want(scene);
  }
  return (scenes) => {
    const idle2 = queue2.length === 0;
    queue2.splice(0, queue2.length, ...scenes.entries());
    if (idle2) next();
  };
}
function wordsOf(pair, answer) {
  const nodes = {
    names: pair.sides.map(() => h("p", { class: "ck-contrast__name" })),
    looks: pair.sides.map(() => h("ul", { class: "ck-contrast__looks" })),
    tell: h("p", { class: "ck-contrast__tell" }),
    ask: h("div", { class: "ck-contrast__ask", hidden: true }),
    verdict: h("p", { class: "ck-contrast__verdict", role: "status" })
  };
  const say = (said) => statement(said, pair.references);
  const show = ({ order, hidden, asked, answer: given }) => {
    const open = !hidden || given !== null;
    order.forEach((side, at) => {
      put(nodes.names[at], open ? pair.sides[side].name : t("Image {number}", { number: at + 1 }));
      put(nodes.looks[at], open && pair.sides[side].looks.map((said) => h("li", null, say(said))));
    });
    put(nodes.tell, open && [h("strong", null, t("What tells them apart. ")), say(pair.tell)]);
    nodes.ask.hidden = !hidden;
    const choices = order.map(
      (_, at) => button(t("Image {number}", { number: at + 1 }), () => answer(at), {
        class: "ck-toggle",
        "data-answer": at,
        disabled: given !== null
      })
    );
    put(nodes.ask, h("p", null, t("Which one is: {name}?", { name: pair.sides[asked].name })), choices);
  };
  return { ...nodes, show };
}
var either = () => Number(Math.random() < 0.5);
function pairOf(model, views, signal) {
  const pair = model.get("_pair");
  const seeds = model.get("_seeds");
  const state = { turn: 0, order: [0, 1], hidden: false, asked: 0, answer: null };
  const words = wordsOf(pair, answer);
  const showScenes = showInTurn(model, views, signal);
  const draw = () => {
    const seed = inPage(model) ? seeds[state.turn % seeds.length] : seeds[0] + state.turn;
    showScenes(state.order.map((side) => ({ ...pair.sides[side].scene, seed })));
  };
  const turn = (changes) => {
    Object.assign(state, { turn: state.turn + 1, answer: null, ...changes });
    put(words.verdict);
    words.show(state);
    draw();
  };
  function answer(at) {
    state.answer = at;
    const right = state.order[at] === state.asked;
    words.show(state);
    const told = right ? t("✓ Right. The names and what to look for stand above; show the truth to see where.") : t("✗ The other one. The names and what to look for stand above; show the truth to see where.");
    put(words.verdict, told);
    again.focus();
  }
  const test = () => {
    for (const view of views) view.conceal();
    turn({ order: either() ? [1, 0] : [0, 1], asked: either(), hidden: true });
    words.ask.querySelector("button").focus();
  };
  const again = button(t("Hide the names and test me"), test, { class: "ck-toggle", "data-turn": "test" });
  const other = button(t("Another example"), () => turn({ hidden: false }), {
    class: "ck-toggle",
    "data-turn": "seed"
  });
  words.show(state);
  return { pair, words, draw, buttons: [other, again] };
}
function render({ model, el }) {
  speak(model.get("_words"), el);
  const stop = new AbortController();
  const views = model.get("_pair").sides.map(() => patchView());
  const { pair, words, draw, buttons } = pairOf(model, views, stop.signal);
  const sides = views.map(({ node }, at) => h("div", null, words.names[at], node, words.looks[at]));
  const why = pair.why.map((said) => h("li", null, statement(said, pair.references)));
  const root = h(
    "div",
    { class: "ck-widget ck-contrast", role: "group", "aria-label": pair.question },
    h(
      "p",
      { class: "ck-contrast__question" },
      h("span", { class: "ck-kicker" }, t("Side by side")),
      pair.question
    ),
    h("div", { class: "ck-contrast__pair" }, sides),
    [words.tell, words.ask, words.verdict],
    h("p", { class: "ck-contrast__turns" }, buttons),
    h("details", { class: "ck-sources" }, h("summary", null, t("Why side by side")), h("ul", null, why)),
    disclaimer(model.get("_honest"))
  );
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  whenNear(root, draw, stop.signal);
  return () => stop.abort();
}
var contrast_default = { render };
export {
  contrast_default as default
};
