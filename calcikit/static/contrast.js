/* Made by "make js" (sha256 8d28e93b104eaa73e7d4f698414b82ba1f8c3577e460145f16374d54d5ab4bbd) of js/contrast/contrast.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/search.js js/shared/sources.js js/shared/statistics.js js/shared/tap.js js/shared/words.js */
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
function add(node, child) {
  if (Array.isArray(child)) for (const one of child) add(node, one);
  else if (typeof child === "string" && child.includes(FROM))
    for (const { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else if (child != null && child !== false && child !== "")
    node.append(typeof child === "object" ? child : String(child));
}
function put(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === "function")
      node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
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
  if (!el) return;
  Object.assign(el, { lang: words.language, dir: words.direction });
  if (words.notice) el.dataset.ckNotice = words.notice;
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name));
var foreign = (text) => spoken.language === "en" ? text : FROM + text + TO;
var translated = (key) => spoken.texts[key];
var t = (text, values) => fill(translated(text) || foreign(text), values);
var msg = (text) => text;
var percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});

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
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
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
var FIRST_BYTES = { 137: "png", 60: "svg+xml", 82: "webp" };
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  const kind = FIRST_BYTES[bytes[0]] ?? "jpeg";
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
      if (!found) return void 0;
      if (found.error !== void 0) return { words: found.error };
      const [tissue, finding] = [found.tissue, found.finding].map(picture);
      const truth = `data:image/svg+xml,${encodeURIComponent(found.truth)}`;
      return { ...found, key, tissue, finding, truth };
    }
  };
}
function opened(held) {
  const pack = openPacks.get(held) ?? openPack(held);
  openPacks.set(held, pack);
  return pack;
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 });
var wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
function packOf(model) {
  const held = model.get("_pictures");
  return held?.byteLength ? opened(held) : null;
}
async function fromPage(model, scene) {
  await wholePage();
  const pack = await packOf(model);
  if (!pack) return { words: t("This page holds no images.") };
  const { morphology, distribution, view, density, seed, exam } = scene;
  const exact = pack.scene(sceneKey(scene));
  const found = exact ?? pack.scene(sceneKey({ morphology, distribution, view, density, seed, exam }));
  return found ? { ...found, approximate: !exact } : { words: t("This page holds no image of that. JupyterLab draws every one.") };
}
function pagePictures(model, tell) {
  Promise.resolve(wholePage()).then(() => idle(() => packOf(model)));
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
  let wanted = null;
  let asked = null;
  let timer;
  const later2 = (run, wait) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  function ask() {
    if (asked || !wanted) return;
    asked = wanted;
    later2(() => tell({ words: t("Waiting for Python. If nothing comes, run the cell again.") }), PATIENCE);
    model.set("_picture_request", { ...wanted, ask: Math.random() });
    model.save_changes();
  }
  async function answered() {
    const held = model.get("_picture_pack");
    if (!held?.byteLength || !wanted) return;
    const found = (await openPack(held)).scene(sceneKey(wanted));
    const again = asked !== wanted;
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
var later = (ms) => new Promise((go) => setTimeout(go, ms));
var queue;
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
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
var within = (share) => Math.min(1, Math.max(0, share));
function looks(node) {
  const now = { contrast: 1, brightness: 1 };
  const dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`);
  const sliders = LOOKS.map(([title, name, most]) => {
    const said = h("output", null, percent(1));
    const turned = slider(t(title), [-100, 100, 0], (value) => {
      now[name] = (value > 0 ? most : 2) ** (value / 100);
      said.textContent = percent(now[name]);
      dress();
    });
    turned.append(said);
    return turned;
  });
  const back = () => {
    for (const input of sliders.flatMap((one) => [...one.querySelectorAll("input")])) {
      input.value = "0";
      input.dispatchEvent(new Event("input"));
    }
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
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
    conceal(on) {
      if (on && truth) marks.click();
      marks.disabled = on;
    },
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
    { class: "ck-patch-view__disclaimer" },
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

// js/shared/search.js
function toSegment([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
function distance(point, hull) {
  const sides = hull.map((corner, place) => [corner, hull[(place + 1) % hull.length]]);
  const turns = sides.map(
    ([[x1, y1], [x2, y2]]) => (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
  );
  if (turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)) return 0;
  return Math.min(...sides.map(([from, to]) => toSegment(point, from, to)));
}

// js/shared/tap.js
var STEP2 = 0.03;
var NEAR = 0.05;
var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
var within2 = (share) => Math.min(1, Math.max(0, share));
var spoken2 = ({ x, y }) => t("{x} mm from the left, {y} mm from the top", { x: Math.round(x), y: Math.round(y) });
var pin = ({ x, y }, words, mm, tone = "") => h(
  "span",
  {
    class: `ck-tap__pin ${tone}`,
    "aria-hidden": "true",
    style: `left: ${100 * x / mm}%; top: ${100 * y / mm}%`
  },
  words
);
function besides(at, hull, mm) {
  const off = hull.length ? distance([at.x, at.y], hull) : 1;
  const near = off <= NEAR;
  const words = near ? t("Your tap is on them.") : t("Your tap is {mm} mm beside them.", { mm: Math.round(mm * off) });
  return { mm: Math.round(10 * mm * off) / 10, near, words };
}
function crossOf(frame2) {
  const at = { x: 0.5, y: 0.5 };
  const node = h("span", { class: "ck-tap__cursor", "aria-hidden": "true" });
  const place = () => Object.assign(node.style, { left: `${100 * at.x}%`, top: `${100 * at.y}%` });
  place();
  frame2.append(node);
  return {
    at,
    node,
    move([dx, dy], step) {
      Object.assign(at, { x: within2(at.x + dx * step), y: within2(at.y + dy * step) });
      place();
    }
  };
}
function dressed(frame2, label) {
  const given = { role: "application", "aria-label": label, tabindex: "0" };
  const before = Object.keys(given).map((name) => ({ name, value: frame2.getAttribute(name) }));
  frame2.classList.add("ck-tap");
  for (const [name, value] of Object.entries(given)) frame2.setAttribute(name, value);
  return () => {
    frame2.classList.remove("ck-tap");
    for (const { name, value } of before)
      if (value === null) frame2.removeAttribute(name);
      else frame2.setAttribute(name, value);
  };
}
function tapOn(frame2, { mm, label, ontap = () => {
} }) {
  const stop = new AbortController();
  const { signal } = stop;
  const cross = crossOf(frame2);
  const undress = dressed(frame2, label);
  const status = h("span", { class: "ck-sr", role: "status" });
  frame2.append(status);
  let tapped = null;
  const inMm = ({ x, y }) => spoken2({ x: x * mm, y: y * mm });
  const tap = (where) => {
    tapped = where;
    frame2.querySelector(".ck-tap__pin")?.remove();
    frame2.append(pin(where, "", 1));
    status.textContent = t("Tapped {place}.", { place: inMm(where) });
    ontap(where);
  };
  const onclick = ({ clientX, clientY }) => {
    const box = frame2.getBoundingClientRect();
    tap({ x: within2((clientX - box.left) / box.width), y: within2((clientY - box.top) / box.height) });
  };
  const onkey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (ARROWS[event.key]) {
      cross.move(ARROWS[event.key], event.shiftKey ? 4 * STEP2 : STEP2);
      status.textContent = inMm(cross.at);
    } else if (event.key === "Enter" || event.key === " ") tap({ ...cross.at });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  frame2.addEventListener("click", onclick, { signal });
  frame2.addEventListener("keydown", onkey, { signal });
  const close = () => {
    stop.abort();
    undress();
    cross.node.remove();
    status.remove();
  };
  return { at: () => tapped, close };
}

// js/contrast/contrast.js
function showInTurn(model, views, onshown, signal) {
  const queue2 = [];
  let place = 0;
  const pictures = patchSource(
    model,
    (scene) => {
      views[place].show(scene);
      onshown(place, scene);
      next();
    },
    signal
  );
  function next() {
    const first = queue2.shift();
    if (!first) return;
    const [at, scene] = first;
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
    ask: h("div", { class: "ck-contrast__ask" }),
    verdict: h("p", { class: "ck-contrast__verdict", role: "status" }),
    after: h("div", { class: "ck-contrast__after" })
  };
  put(nodes.after, nodes.verdict);
  const say = (said) => statement(said, pair.references);
  const reveal = (node, on) => node.classList.toggle("ck-contrast__kept", !on);
  const show = ({ order, hidden, asked, answer: given }) => {
    const open = !hidden || given !== null;
    order.forEach((side, at) => {
      put(nodes.names[at], open ? pair.sides[side].name : t("Image {number}", { number: at + 1 }));
      put(
        nodes.looks[at],
        pair.sides[side].looks.map((said) => h("li", null, say(said)))
      );
      reveal(nodes.looks[at], open);
    });
    put(nodes.tell, h("strong", null, t("What tells them apart. ")), say(pair.tell));
    reveal(nodes.tell, open);
    reveal(nodes.ask, !open);
    reveal(nodes.after, open);
    const choices = order.map(
      (_, at) => button(t("Image {number}", { number: at + 1 }), () => answer(at), {
        class: "ck-toggle",
        "data-answer": at,
        disabled: given !== null
      })
    );
    put(
      nodes.ask,
      h("p", null, t("Which one is: {name}?", { name: pair.sides[asked].name })),
      h("span", { class: "ck-contrast__hint" }, t("Tap it on the image, or choose:")),
      choices
    );
  };
  return { ...nodes, show };
}
function tapsOn(views, answer) {
  const open = /* @__PURE__ */ new Map();
  return {
    open(at, shown) {
      open.get(at)?.close();
      if (shown.words !== void 0) return;
      const { hull, field } = shown;
      const label = t("Image {number}. The arrow keys move the cursor, Enter taps.", { number: at + 1 });
      const film = views[at].node.querySelector(".ck-patch-view__film");
      const ontap = (place) => answer(at, besides(place, hull, field).words);
      open.set(at, tapOn(film, { mm: field, label, ontap }));
    },
    close() {
      for (const tap of open.values()) tap.close();
      open.clear();
    }
  };
}
var either = () => Number(Math.random() < 0.5);
function pairOf(model, views, signal) {
  const pair = model.get("_pair");
  const seeds = model.get("_seeds");
  const state = { turn: 0, order: [0, 1], hidden: false, asked: 0, answer: null };
  const words = wordsOf(pair, answer);
  const taps = tapsOn(views, answer);
  const asking = () => state.hidden && state.answer === null;
  const showScenes = showInTurn(model, views, (at, scene) => asking() && taps.open(at, scene), signal);
  const draw = () => {
    const seed = inPage(model) ? seeds[state.turn % seeds.length] : seeds[0] + state.turn;
    showScenes(state.order.map((side) => ({ ...pair.sides[side].scene, seed })));
  };
  const turn = (changes) => {
    taps.close();
    Object.assign(state, { turn: state.turn + 1, answer: null, ...changes });
    for (const view of views) {
      view.node.querySelector(".ck-tap__pin")?.remove();
      view.conceal(state.hidden);
    }
    put(words.verdict);
    words.show(state);
    draw();
  };
  function answer(at, where = "") {
    taps.close();
    state.answer = at;
    for (const view of views) view.conceal(false);
    const right = state.order[at] === state.asked;
    words.show(state);
    const told = right ? t("✓ Right. Mark the particles to see where.") : t("✗ The other one. Mark the particles to see where.");
    put(words.verdict, told, where && ` ${where}`);
    again.focus({ preventScroll: true });
  }
  const test = () => {
    turn({ order: either() ? [1, 0] : [0, 1], asked: either(), hidden: true });
    words.ask.querySelector("button")?.focus();
  };
  const again = button(t("Hide the names and test me"), test, { class: "ck-toggle", "data-turn": "test" });
  const other = button(t("Another example"), () => turn({ hidden: false }), {
    class: "ck-toggle",
    "data-turn": "seed"
  });
  words.after.append(h("p", { class: "ck-contrast__turns" }, other, again));
  words.show(state);
  return { pair, words, draw };
}
function render({ model, el }) {
  speak(model.get("_words"), el);
  const stop = new AbortController();
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
      pair.question
    ),
    h("div", { class: "ck-contrast__place" }, words.ask, words.after),
    h("div", { class: "ck-contrast__pair" }, sides),
    words.tell,
    h("details", { class: "ck-sources" }, h("summary", null, t("Why side by side")), h("ul", null, why)),
    disclaimer(model.get("_disclaimer"))
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
