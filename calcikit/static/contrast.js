/* Made by "make js" (sha256 9905bb9cc8f59394d0f18b73c8e7fa89a03582d5ed0bf060938f76642f744a4c) of js/contrast/contrast.js js/shared/clamp.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/search.js js/shared/sources.js js/shared/statistics.js js/shared/tap.js js/shared/words.js */
// js/shared/marks.js
function pieces(text) {
  let found = [], depth = 0;
  for (let part of text.split(/([\u2068\u2069])/))
    part === "⁨" ? depth += 1 : part === "⁩" ? depth -= 1 : part && found.push({ text: part, english: depth > 0 });
  return found;
}

// js/shared/dom.js
function english(text) {
  let node = document.createElement("span");
  return Object.assign(node, { lang: "en", dir: "ltr", textContent: text }), node;
}
function add(node, child) {
  if (Array.isArray(child)) for (let one of child) add(node, one);
  else if (typeof child == "string" && child.includes("⁨"))
    for (let { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else child != null && child !== !1 && child !== "" && node.append(typeof child == "object" ? child : String(child));
}
function put(node, ...children) {
  return node.replaceChildren(), add(node, children), node;
}
function h(tag, props, ...children) {
  let node = document.createElement(tag);
  for (let name in props) {
    let value = props[name];
    typeof value == "function" ? node.addEventListener(name.slice(2), value) : value !== !1 && value != null && node.setAttribute(name, value === !0 ? "" : String(value));
  }
  return add(node, children), node;
}
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      target instanceof Element && root.contains(target) && target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: !0, signal }
  );
}

// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
var msg = (text) => text;
var percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});
function inside(label) {
  let small = ` ${translated(msg("small inside a sentence")) ?? ""} `;
  return spoken.language !== "en" && !small.includes(` ${label.toLowerCase().split(/[ ,]/)[0]} `) || /^\p{Lu}{2}/u.test(label) ? label : label[0].toLowerCase() + label.slice(1);
}

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
function toggle(title, onchange) {
  let made = button(
    title,
    () => {
      let on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on)), onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" }
  );
  return made;
}
function slider(title, [min, max, value], say, oninput) {
  let said = h("span", { "aria-hidden": "true" }), tell = () => {
    said.textContent = say(Number(input.value)), input.setAttribute("aria-valuetext", said.textContent);
  }, input = h("input", { type: "range", min, max, value, step: "5", oninput: () => {
    oninput(Number(input.value)), tell();
  } });
  return tell(), h("label", { class: "ck-slider" }, title, input, said);
}
var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page";

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  let reader = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes), stream.close();
    }
  }).pipeThrough(new DecompressionStream("deflate")).pipeThrough(new TextDecoderStream()).getReader(), text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) text += read.value;
  return JSON.parse(text);
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
}, PATIENCE = 4e3, PAUSE = 80, REST = 1500, sceneKey = (scene) => Object.entries(SCENE).map(([axis, usual]) => scene[axis] ?? usual ?? "").join("|"), openPacks = /* @__PURE__ */ new WeakMap(), KINDS = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" }, fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return fromBase64(btoa(text));
}
async function openPack(held) {
  let bytes = octets(held), length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, !0), { scenes, ends } = await inflate(bytes.subarray(4, 4 + length)), made = [], picture = (n) => (made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n])), made[n]);
  return {
    keys: Object.keys(scenes),
    scene(key) {
      let found = scenes[key];
      if (!found) return;
      if (found.error !== void 0) return { words: found.error };
      let [tissue, finding] = [found.tissue, found.finding].map(picture), truth = `data:image/svg+xml,${encodeURIComponent(found.truth)}`;
      return { ...found, key, tissue, finding, truth };
    }
  };
}
function opened(held) {
  let pack = openPacks.get(held) ?? openPack(held);
  return openPacks.set(held, pack), pack;
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 }), wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: !0 }));
function packOf(model) {
  let held = model.get("_pictures");
  return held?.byteLength ? opened(held) : null;
}
async function fromPage(model, scene) {
  await wholePage();
  let pack = await packOf(model);
  if (!pack) return { words: t("This page holds no images.") };
  let { morphology, distribution, view, density, seed, exam } = scene, exact = pack.scene(sceneKey(scene)), found = exact ?? pack.scene(sceneKey({ morphology, distribution, view, density, seed, exam }));
  return found ? { ...found, approximate: !exact } : { words: t("This page holds no image of that. JupyterLab draws every one.") };
}
function wantedScene(onnew) {
  let now = null;
  return {
    now: () => now,
    want(scene) {
      now && sceneKey(scene) === sceneKey(now) || (now = scene, onnew(scene));
    },
    forget() {
      now = null;
    }
  };
}
function pagePictures(model, tell) {
  Promise.resolve(wholePage()).then(() => idle(() => packOf(model)));
  let wanted = wantedScene((scene) => {
    fromPage(model, scene).then((found) => scene === wanted.now() && tell(found)).catch((error) => console.error(error));
  });
  return wanted;
}
function kernelPictures(model, tell, signal) {
  let asked = null, wanted = wantedScene(() => {
    asked || later2(ask, PAUSE);
  }), timer, later2 = (run, wait) => {
    clearTimeout(timer), timer = setTimeout(run, wait);
  };
  function ask() {
    asked || !wanted.now() || (asked = wanted.now(), later2(
      () => tell({ words: t("Python is busy or gone. If no image comes, run the cell again.") }),
      PATIENCE
    ), model.set("_picture_request", { ...asked, ask: Math.random() }), model.save_changes());
  }
  async function answered() {
    let held = model.get("_picture_pack");
    if (!held?.byteLength) return;
    let pack = await openPack(held), scene = wanted.now(), found = scene && pack.scene(sceneKey(scene)), again = asked !== scene;
    asked = null, clearTimeout(timer), found ? tell(found) : again && ask();
  }
  return model.on("change:_picture_pack", answered), signal.addEventListener("abort", () => {
    clearTimeout(timer), model.off("change:_picture_pack", answered);
  }), wanted;
}
var patchSource = (model, tell, signal) => inPage(model) ? pagePictures(model, tell) : kernelPictures(model, tell, signal), later = (ms) => new Promise((go) => setTimeout(go, ms)), queue;
function atRest(run) {
  queue ??= Promise.resolve(wholePage()).then(() => later(REST)), queue = queue.then(() => new Promise((done) => idle(() => done(run()))));
}
function whenNear(node, run, signal) {
  let ran = !1, go = () => {
    ran || signal.aborted || (ran = !0, watch.disconnect(), run());
  }, watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && idle(go), {
    rootMargin: "300px"
  });
  signal.addEventListener("abort", () => watch.disconnect()), Promise.resolve(wholePage()).then(() => ran || signal.aborted || watch.observe(node)), document.getElementById("ck-data") && (atRest(go), window.addEventListener("beforeprint", go, { signal }));
}

// js/shared/clamp.js
var clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient."), LENS = 2.6, STEP = 0.04, LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
function looks(node) {
  let now = { contrast: 1, brightness: 1 }, dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`), sliders = LOOKS.map(([title, name, most]) => {
    let times = (value) => (value > 0 ? most : 2) ** (value / 100);
    return slider(
      t(title),
      [-100, 100, 0],
      (value) => percent(times(value)),
      (value) => {
        now[name] = times(value), dress();
      }
    );
  }), back = () => {
    for (let input of sliders.flatMap((one) => [...one.querySelectorAll("input")]))
      input.value = "0", input.dispatchEvent(new Event("input"));
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
}
function sheet() {
  let [tissue, finding, truth] = ["tissue", "finding", "truth"].map(
    (name) => h("img", {
      class: `ck-patch-view__${name}`,
      alt: "",
      decoding: "async",
      draggable: "false",
      hidden: !0
    })
  ), show = (scene) => {
    for (let [name, image] of Object.entries({ tissue, finding, truth }))
      image.hidden = !scene, scene && (image.src = scene[name]);
    scene || (tissue.alt = "");
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
  let lens = h("div", { class: "ck-patch-view__lens", "aria-hidden": "true", hidden: !0 }, under.node), at = { x: 0.5, y: 0.5 }, place = () => {
    let side = film.clientWidth, half = (lens.clientWidth || 150) / 2, [left, top] = [at.x, at.y].map((share) => `${half - LENS * share * side}px`);
    Object.assign(lens.style, { left: `${at.x * side - half}px`, top: `${at.y * side - half}px` }), Object.assign(under.node.style, { width: `${LENS * side}px`, height: `${LENS * side}px`, left, top });
  }, move = (x, y) => {
    lens.hidden || (Object.assign(at, { x: clamp(x), y: clamp(y) }), place());
  };
  return film.addEventListener("pointermove", ({ clientX, clientY }) => {
    let box = film.getBoundingClientRect();
    move((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  }), film.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key] || lens.hidden) return;
    let [dx, dy] = ARROWS[event.key];
    event.preventDefault(), move(at.x + STEP * dx, at.y + STEP * dy);
  }), {
    node: lens,
    show(on) {
      lens.hidden = !on, film.classList.toggle("ck-patch-view__magnified", on), film.tabIndex = on ? 0 : -1, film.setAttribute("aria-label", on ? t("Image with magnifier; the arrow keys move it") : t("Image")), on && place();
    }
  };
}
function frame(main) {
  let drawing = t("Drawing the image ..."), words = h("p", { class: "ck-patch-view__instead-words" }, drawing), bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: !0 }, t("1 cm")), about = { class: "ck-patch-view__film", role: "group", "aria-label": t("Image"), tabindex: "-1" }, node = h("div", about, main.node, bar, words);
  return {
    node,
    busy(on) {
      node.setAttribute("aria-busy", String(on)), on && !node.dataset.scene && (words.textContent = drawing);
    },
    show(scene, instead) {
      words.textContent = instead, bar.hidden = !scene, scene && (main.tissue.alt = scene.alt, bar.style.width = `${1e3 / scene.field}%`), node.dataset.scene = scene?.key ?? "", node.setAttribute("aria-busy", "false");
    }
  };
}
function patchView() {
  let [main, copy] = [sheet(), sheet()], film = frame(main), lens = magnifier(film.node, copy);
  film.node.append(lens.node);
  let facts = h("p", { class: "ck-patch-view__facts", role: "status" }), note = h("p", { class: "ck-patch-view__note" }), scene = null, truth = !1, tell = () => {
    film.node.classList.toggle("ck-patch-view__truthful", truth), facts.textContent = truth && scene ? scene.facts : "";
  }, marks = toggle(t("Mark the particles"), (on) => {
    truth = on, tell();
  }), grey = h(
    "details",
    { class: "ck-patch-view__looks" },
    h("summary", null, t("Contrast")),
    looks(film.node)
  ), tools = [toggle(t("Magnifier"), lens.show), marks, grey];
  return {
    node: h(
      "div",
      { class: "ck-patch-view" },
      film.node,
      h("div", { class: "ck-wrap ck-patch-view__tools" }, tools),
      facts,
      note
    ),
    conceal(on) {
      on && truth && marks.click(), marks.disabled = on;
    },
    busy: film.busy,
    show(found) {
      scene = found.words === void 0 ? found : null;
      for (let each of [main, copy]) each.show(scene);
      note.textContent = scene?.note ?? "", film.show(scene, found.words ?? ""), tell();
    }
  };
}
function disclaimer({ schematic, tested, untested }) {
  let list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line))
    )
  ], titles = [list(t("Tested"), tested), list(t("Not tested"), untested)];
  return h(
    "div",
    { class: "ck-small ck-patch-view__disclaimer" },
    h("details", null, h("summary", null, t(NOTICE)), h("p", null, schematic), titles)
  );
}

// js/shared/sources.js
var SHORT = 90;
function sourceLink({ text, url }, short = !1) {
  let words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  let title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
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
}, certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty])), statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key) => references[key]),
    { short: !0 }
  )
];

// js/shared/search.js
function toSegment([x, y], [x1, y1], [x2, y2]) {
  let [dx, dy] = [x2 - x1, y2 - y1], along = clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
function distance(point, hull) {
  let sides = hull.map((corner, place) => [corner, hull[(place + 1) % hull.length]]), turns = sides.map(
    ([[x1, y1], [x2, y2]]) => (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
  );
  return turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0) ? 0 : Math.min(...sides.map(([from, to]) => toSegment(point, from, to)));
}

// js/shared/tap.js
var STEP2 = 0.03, NEAR = 0.05, spoken2 = ({ x, y }) => t("{x} mm from the left, {y} mm from the top", { x: Math.round(x), y: Math.round(y) }), pin = ({ x, y }, words, mm, tone = "") => h(
  "span",
  {
    class: `ck-tap__pin ${tone}`,
    "aria-hidden": "true",
    style: `left: ${100 * x / mm}%; top: ${100 * y / mm}%`
  },
  words
);
function tapDistance(at, hull, mm) {
  let off = hull.length ? distance([at.x, at.y], hull) : 1, near = off <= NEAR, words = near ? t("Your tap is on them.") : t("Your tap is {mm} mm beside them.", { mm: Math.round(mm * off) });
  return { mm: Math.round(10 * mm * off) / 10, near, words };
}
function crossOf(frame2, edge = 1) {
  let at = { x: edge / 2, y: edge / 2 }, node = h("span", { class: "ck-tap__cursor", "aria-hidden": "true" }), place = () => Object.assign(node.style, { left: `${100 * at.x / edge}%`, top: `${100 * at.y / edge}%` });
  return place(), frame2.append(node), {
    at,
    node,
    move([dx, dy], step) {
      Object.assign(at, { x: clamp(at.x + dx * step, 0, edge), y: clamp(at.y + dy * step, 0, edge) }), place();
    }
  };
}
function dressed(frame2, label) {
  let given = { role: "application", "aria-label": label, tabindex: "0" }, before = Object.keys(given).map((name) => ({ name, value: frame2.getAttribute(name) }));
  frame2.classList.add("ck-tap");
  for (let [name, value] of Object.entries(given)) frame2.setAttribute(name, value);
  return () => {
    frame2.classList.remove("ck-tap");
    for (let { name, value } of before)
      value === null ? frame2.removeAttribute(name) : frame2.setAttribute(name, value);
  };
}
function tapOn(frame2, { mm, label, ontap = () => {
} }) {
  let stop = new AbortController(), { signal } = stop, cross = crossOf(frame2), undress = dressed(frame2, label), status = h("span", { class: "ck-sr", role: "status" });
  frame2.append(status);
  let tapped = null, inMm = ({ x, y }) => spoken2({ x: x * mm, y: y * mm }), tap = (where) => {
    tapped = where, frame2.querySelector(".ck-tap__pin")?.remove(), frame2.append(pin(where, "", 1)), status.textContent = t("Tapped {place}.", { place: inMm(where) }), ontap(where);
  }, onclick = ({ clientX, clientY }) => {
    let box = frame2.getBoundingClientRect();
    tap({ x: clamp((clientX - box.left) / box.width), y: clamp((clientY - box.top) / box.height) });
  }, onkey = (event) => {
    if (!(event.ctrlKey || event.altKey || event.metaKey)) {
      if (ARROWS[event.key])
        cross.move(ARROWS[event.key], event.shiftKey ? 4 * STEP2 : STEP2), status.textContent = inMm(cross.at);
      else if (event.key === "Enter" || event.key === " ") tap({ ...cross.at });
      else return;
      event.preventDefault(), event.stopPropagation();
    }
  };
  return frame2.addEventListener("click", onclick, { signal }), frame2.addEventListener("keydown", onkey, { signal }), { at: () => tapped, close: () => {
    stop.abort(), undress(), cross.node.remove(), status.remove();
  } };
}

// js/contrast/contrast.js
function showInTurn(model, views, onshown, signal) {
  let queue2 = [], place = 0, pictures = patchSource(
    model,
    (scene) => {
      views[place].show(scene), onshown(place, scene), next();
    },
    signal
  );
  function next() {
    let first = queue2.shift();
    if (!first) return;
    let [at, scene] = first;
    place = at, views[at].busy(!0), pictures.forget(), pictures.want(scene);
  }
  return (scenes) => {
    let idle2 = queue2.length === 0;
    queue2.splice(0, queue2.length, ...scenes.entries()), idle2 && next();
  };
}
function wordsOf(pair, answer) {
  let nodes = {
    names: pair.sides.map(() => h("p", { class: "ck-contrast__name" })),
    looks: pair.sides.map(() => h("ul", { class: "ck-contrast__looks" })),
    tell: h("p", { class: "ck-told ck-contrast__tell" }),
    ask: h("div", { class: "ck-wrap ck-contrast__ask" }),
    verdict: h("p", { class: "ck-contrast__verdict", role: "status" }),
    after: h("div", { class: "ck-wrap ck-contrast__after" })
  };
  put(nodes.after, nodes.verdict);
  let say = (said) => statement(said, pair.references), reveal = (node, on) => node.classList.toggle("ck-contrast__kept", !on);
  return { ...nodes, show: ({ order, hidden, asked, answer: given }) => {
    let open = !hidden || given !== null;
    order.forEach((side, at) => {
      put(nodes.names[at], open ? pair.sides[side].name : t("Image {number}", { number: at + 1 })), put(
        nodes.looks[at],
        pair.sides[side].looks.map((said) => h("li", null, say(said)))
      ), reveal(nodes.looks[at], open);
    }), put(nodes.tell, h("strong", null, t("What tells them apart. ")), say(pair.tell)), reveal(nodes.tell, open), reveal(nodes.ask, !open), reveal(nodes.after, open);
    let choices = order.map(
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
  } };
}
function tapsOn(views, answer) {
  let open = /* @__PURE__ */ new Map();
  return {
    open(at, shown) {
      if (open.get(at)?.close(), shown.words !== void 0) return;
      let { hull, field } = shown, label = t("Image {number}. The arrow keys move the cursor, Enter taps.", { number: at + 1 }), film = views[at].node.querySelector(".ck-patch-view__film"), ontap = (place) => answer(at, tapDistance(place, hull, field).words);
      open.set(at, tapOn(film, { mm: field, label, ontap }));
    },
    close() {
      for (let tap of open.values()) tap.close();
      open.clear();
    }
  };
}
function verdictOf(name, place, at, where) {
  let [right, asked] = [at === place, { name, number: place + 1 }], told = right ? t("✓ Right: {name} is image {number}.", asked) : t("✗ You were asked for {name}: it is image {number}.", asked);
  return [h("strong", null, told), ` ${right && where || t("Mark the particles to see where.")}`];
}
var either = () => +(Math.random() < 0.5);
function pairOf(model, views, signal) {
  let pair = model.get("_pair"), seeds = model.get("_seeds"), state = { turn: 0, order: [0, 1], hidden: !1, asked: 0, answer: null }, words = wordsOf(pair, answer), taps = tapsOn(views, answer), asking = () => state.hidden && state.answer === null, showScenes = showInTurn(model, views, (at, scene) => asking() && taps.open(at, scene), signal), draw = () => {
    let seed = inPage(model) ? seeds[state.turn % seeds.length] : seeds[0] + state.turn;
    showScenes(state.order.map((side) => ({ ...pair.sides[side].scene, seed })));
  }, turn = (changes) => {
    taps.close(), Object.assign(state, { turn: state.turn + 1, answer: null, ...changes });
    for (let view of views)
      view.node.querySelector(".ck-tap__pin")?.remove(), view.node.classList.remove("ck-contrast__right"), view.conceal(state.hidden);
    put(words.verdict), words.show(state), draw();
  };
  function answer(at, where = "") {
    taps.close(), state.answer = at;
    for (let view of views) view.conceal(!1);
    words.show(state);
    let place = state.order.indexOf(state.asked);
    views[place].node.classList.add("ck-contrast__right"), put(words.verdict, verdictOf(inside(pair.sides[state.asked].name), place, at, where)), again.focus({ preventScroll: !0 });
  }
  let test = () => {
    turn({ order: either() ? [1, 0] : [0, 1], asked: either(), hidden: !0 }), words.ask.querySelector("button")?.focus();
  }, again = button(t("Hide the names and test me"), test, { class: "ck-toggle", "data-turn": "test" }), other = button(t("Another example"), () => turn({ hidden: !1 }), {
    class: "ck-toggle",
    "data-turn": "seed"
  });
  return words.after.append(h("p", { class: "ck-turns" }, other, again)), words.show(state), { pair, words, draw };
}
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let stop = new AbortController(), views = model.get("_pair").sides.map(() => patchView()), { pair, words, draw } = pairOf(model, views, stop.signal), sides = views.map(({ node }, at) => h("div", null, words.names[at], node, words.looks[at])), why = pair.why.map((said) => h("li", null, statement(said, pair.references))), root = h(
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
  return keepKeys(root, stop.signal), el.replaceChildren(root), whenNear(root, draw, stop.signal), () => stop.abort();
}
var contrast_default = { render };
export {
  contrast_default as default
};
